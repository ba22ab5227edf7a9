"""Trace chains, rank hubs and chokepoints, bundle corridors, compare years and narratives."""

from tipgraph.routes.chains import CAVEAT, Chain, FoldedLeg, fold_legs, trace_chains, trace_shortest
from tipgraph.routes.comparison import CHANGES, Change, Comparison, compare_years
from tipgraph.routes.corridors import Corridor, bundle_corridors
from tipgraph.routes.corroboration import VERDICTS, Corroboration, corroborate_corridors
from tipgraph.routes.counts import count_coverage, count_narratives, count_sentences, split_years
from tipgraph.routes.coverage import READ, Coverage, list_coverage
from tipgraph.routes.filters import RouteFilter, select_routes
from tipgraph.routes.goods import Good, GoodMatch, match_goods, read_goods
from tipgraph.routes.hubs import Hub, rank_hubs
from tipgraph.routes.matrices import ActorCell, SectorCell, cross_actors, cross_sectors, spread_cells
from tipgraph.routes.profile import NamedRole, Profile, profile_country
from tipgraph.routes.records import Record
from tipgraph.routes.repeats import Repeat, find_repeats
from tipgraph.routes.structure import (
    Chokepoint,
    Community,
    Reciprocity,
    find_communities,
    rank_chokepoints,
    rank_reciprocity,
)
from tipgraph.routes.tiers import (
    ClockEntry,
    ClockYear,
    Move,
    Placement,
    check_clock,
    list_placements,
    read_tiers,
    run_clock,
    trace_moves,
)

__all__ = [
    "CAVEAT",
    "CHANGES",
    "READ",
    "VERDICTS",
    "ActorCell",
    "Chain",
    "Change",
    "Chokepoint",
    "ClockEntry",
    "ClockYear",
    "Community",
    "Comparison",
    "Corridor",
    "Corroboration",
    "Coverage",
    "FoldedLeg",
    "Good",
    "GoodMatch",
    "Hub",
    "Move",
    "NamedRole",
    "Placement",
    "Profile",
    "Reciprocity",
    "Record",
    "Repeat",
    "RouteFilter",
    "SectorCell",
    "bundle_corridors",
    "check_clock",
    "compare_years",
    "corroborate_corridors",
    "count_coverage",
    "count_narratives",
    "count_sentences",
    "cross_actors",
    "cross_sectors",
    "find_communities",
    "find_repeats",
    "fold_legs",
    "list_coverage",
    "list_placements",
    "match_goods",
    "profile_country",
    "rank_chokepoints",
    "rank_hubs",
    "rank_reciprocity",
    "read_goods",
    "read_tiers",
    "run_clock",
    "select_routes",
    "split_years",
    "spread_cells",
    "trace_chains",
    "trace_moves",
    "trace_shortest",
]
