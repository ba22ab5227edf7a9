"""Trace chains, rank hubs and chokepoints, bundle corridors, compare years and narratives."""

from tipgraph.routes.chains import Chain, FoldedLeg, fold_legs, trace_chains, trace_shortest
from tipgraph.routes.corridors import Corridor, bundle_corridors
from tipgraph.routes.filters import RouteFilter, select_routes

__all__ = [
    "Chain",
    "Corridor",
    "FoldedLeg",
    "RouteFilter",
    "bundle_corridors",
    "fold_legs",
    "select_routes",
    "trace_chains",
    "trace_shortest",
]
