"""Write a graph in every format we offer."""

from tipgraph.export.formats import FORMATS, Format, write_export
from tipgraph.export.profiles import PROFILE_FORMS, Block, lay_out_profile, render_profile, summarize_profile
from tipgraph.export.release import write_release

__all__ = [
    "FORMATS",
    "PROFILE_FORMS",
    "Block",
    "Format",
    "lay_out_profile",
    "render_profile",
    "summarize_profile",
    "write_export",
    "write_release",
]
