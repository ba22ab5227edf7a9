"""Trace chains, rank hubs and chokepoints, bundle corridors, compare years and narratives."""

from tipgraph.routes.chains import Chain, FoldedLeg, fold_legs, trace_chains, trace_shortest
from tipgraph.routes.corridors import Corridor, bundle_corridors
from tipgraph.routes.counts import count_coverage, count_narratives, count_sentences, split_years
from tipgraph.routes.filters import RouteFilter, select_routes
from tipgraph.routes.hubs import Hub, rank_hubs
from tipgraph.routes.matrices import ActorCell, SectorCell, cross_actors, cross_sectors, spread_cells
from tipgraph.routes.records import Record
from tipgraph.routes.structure import (
    Chokepoint,
    Community,
    Reciprocity,
    find_communities,
    rank_chokepoints,
    rank_reciprocity,
)

__all__ = [
    "ActorCell",
    "Chain",
    "Chokepoint",
    "Community",
    "Corridor",
    "FoldedLeg",
    "Hub",
    "Reciprocity",
    "Record",
    "RouteFilter",
    "SectorCell",
    "bundle_corridors",
    "count_coverage",
    "count_narratives",
    "count_sentences",
    "cross_actors",
    "cross_sectors",
    "find_communities",
    "fold_legs",
    "rank_chokepoints",
    "rank_hubs",
    "rank_reciprocity",
    "select_routes",
    "split_years",
    "spread_cells",
    "trace_chains",
    "trace_shortest",
]
