"""Write a graph in every format we offer."""

from tipgraph.export.formats import FORMATS, Format, write_export
from tipgraph.export.profiles import PROFILE_FORMS, Block, lay_out_profile, render_profile, summarize_profile
from tipgraph.export.release import write_release
from tipgraph.export.spreadsheets import render_claims_csv
from tipgraph.export.triples import render_trig

__all__ = [
    "FORMATS",
    "PROFILE_FORMS",
    "Block",
    "Format",
    "lay_out_profile",
    "render_claims_csv",
    "render_profile",
    "render_trig",
    "summarize_profile",
    "write_export",
    "write_release",
]
