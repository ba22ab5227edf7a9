"""Draw claims as one self-contained HTML page of routes."""

from tipgraph.maps.page import render_map

__all__ = ["render_map"]
