"""Write a graph in every format we offer."""

from tipgraph.export.files import write_file, write_folder
from tipgraph.export.formats import FORMATS, Format, write_export

__all__ = ["FORMATS", "Format", "write_export", "write_file", "write_folder"]
