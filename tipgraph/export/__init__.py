"""Write a graph in every format we offer."""

from tipgraph.export.formats import FORMATS, Format, write_export

__all__ = ["FORMATS", "Format", "write_export"]
