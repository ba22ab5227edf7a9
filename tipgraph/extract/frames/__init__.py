"""Fill a frame for each clause: who is moved or exploited, from, through and to where, for what, how certain."""

from tipgraph.extract.frames.filling import fill_frame
from tipgraph.extract.frames.state import Frame, Leg

__all__ = ["Frame", "Leg", "fill_frame"]
