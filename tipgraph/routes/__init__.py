"""Trace chains, rank hubs and chokepoints, bundle corridors, compare years and narratives."""

from tipgraph.routes.corridors import Corridor, bundle_corridors
from tipgraph.routes.filters import RouteFilter, select_routes

__all__ = ["Corridor", "RouteFilter", "bundle_corridors", "select_routes"]
