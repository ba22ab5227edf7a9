"""Measure the shape of the corridors between countries: chokepoints, communities, corridors told both ways."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tipgraph.gazetteer import place_name
from tipgraph.model import Claim, Route
from tipgraph.routes.chains import FoldedLegs, fold_legs
from tipgraph.routes.corridors import Corridor, bundle_corridors, ends_of
from tipgraph.routes.counts import count_coverage, count_narratives, count_sentences
from tipgraph.routes.records import Record

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True, kw_only=True)
class Chokepoint(Record):
    """How much of the network of stated legs between countries passes through one of them.

    `betweenness` is the share of shortest chains through the country. Without it `pairs_cut` of the `pairs` of
    countries that chains join would be joined no longer. Both are computed. What documents say themselves is that it
    is a transit place: on `corridors`, in so many narratives and sentences. `coverage` counts narratives about it.
    """

    place: str
    name: str
    betweenness: float
    pairs_cut: int
    pairs: int
    corridors: int
    narratives: int
    sentences: int
    coverage: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Community(Record):
    """Countries with more corridors among themselves than with the others; `modularity` is that of the partition.

    `inside` and `outside` count narratives of corridors within the community and across its border.
    """

    number: int
    places: tuple[str, ...]
    inside: int
    outside: int
    modularity: float
    coverage: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reciprocity(Record):
    """Two countries between which narratives tell of routes in both directions.

    `share` is that of all corridors between countries that are told both ways.
    """

    one: str
    other: str
    there_narratives: int
    there_sentences: int
    back_narratives: int
    back_sentences: int
    share: float
    coverage: int


def rank_chokepoints(claims: Iterable[Claim]) -> list[Chokepoint]:
    """Return the countries with the highest betweenness; place groups take no part, since none can be passed."""
    import networkx as nx

    claims = list(claims)
    legs = fold_legs(claims)
    graph = _countries(legs)
    between: Mapping[str, float] = nx.betweenness_centrality(graph)
    stated = _stated_transits(claims)
    coverage = count_coverage(claims)
    ranked = sorted(graph, key=lambda code: (-between[code], -count_narratives(stated[code]), code))
    reach = _reach(graph)
    return [
        Chokepoint(
            place=code,
            name=place_name(code),
            betweenness=between[code],
            # What no shortest chain passes through cuts nothing.
            pairs_cut=_count_cut(graph, reach, code) if between[code] else 0,
            pairs=_count_pairs(reach),
            corridors=len({ends_of(claim) for claim in stated[code]}),
            narratives=count_narratives(stated[code]),
            sentences=count_sentences(stated[code]),
            coverage=coverage[code],
        )
        for code in ranked
    ]


def find_communities(claims: Iterable[Claim], *, seed: int = 1, resolution: float = 1.0) -> list[Community]:
    """Return the communities that Louvain's method finds in the corridors between countries, the largest first.

    Corridors weigh what their narratives weigh, in whichever direction. The same seed gives the same communities; a
    higher resolution gives more and smaller ones.
    """
    import networkx as nx

    claims = list(claims)
    coverage = count_coverage(claims)
    graph = nx.Graph()
    for corridor in _between_countries(claims):
        known = graph.get_edge_data(corridor.origin, corridor.destination, {"weight": 0})["weight"]
        graph.add_edge(corridor.origin, corridor.destination, weight=known + corridor.narratives)
    if not graph:
        return []
    found = nx.community.louvain_communities(graph, weight="weight", resolution=resolution, seed=seed)
    modularity = nx.community.modularity(graph, found, weight="weight", resolution=resolution)
    ordered = sorted((sorted(places) for places in found), key=lambda places: (-len(places), places))
    return [
        Community(
            number=number,
            places=tuple(places),
            inside=int(graph.subgraph(places).size(weight="weight")),
            outside=int(nx.cut_size(graph, places, weight="weight")),
            modularity=modularity,
            coverage=sum(coverage[code] for code in places),
        )
        for number, places in enumerate(ordered, start=1)
    ]


def rank_reciprocity(claims: Iterable[Claim]) -> list[Reciprocity]:
    """Return the pairs of countries that are told of in both directions, those in most narratives first."""
    claims = list(claims)
    coverage = count_coverage(claims)
    corridors = {(c.origin, c.destination): c for c in _between_countries(claims)}
    pairs = [(one, other) for one, other in corridors if one < other and (other, one) in corridors]
    records = [
        Reciprocity(
            one=one,
            other=other,
            there_narratives=corridors[one, other].narratives,
            there_sentences=corridors[one, other].sentences,
            back_narratives=corridors[other, one].narratives,
            back_sentences=corridors[other, one].sentences,
            share=2 * len(pairs) / len(corridors),
            coverage=coverage[one] + coverage[other],
        )
        for one, other in pairs
    ]
    return sorted(records, key=lambda r: (-min(r.there_narratives, r.back_narratives), r.one, r.other))


def _between_countries(claims: Iterable[Claim]) -> list[Corridor]:
    corridors = bundle_corridors(claims)
    return [c for c in corridors if not (c.origin.startswith("R:") or c.destination.startswith("R:"))]


def _countries(legs: FoldedLegs) -> "nx.DiGraph":
    import networkx as nx

    # Only country codes are upper-case keys.
    return nx.DiGraph((a, b) for a, onward in legs.items() for b in onward if a.isupper() and b.isupper())


def _stated_transits(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    stated: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.content, Route) and claim.status.live:
            for code in claim.content.via:
                stated[code].append(claim)
    return stated


def _reach(graph: "nx.DiGraph", without: str | None = None) -> dict[str, int]:
    """Return for each place the set of places that can be reached from it, as bits in the order of the graph."""
    bits = {place: 1 << number for number, place in enumerate(graph)}
    kept = [place for place in graph if place != without]
    reach = {place: sum(bits[onward] for onward in graph[place] if onward != without) for place in kept}
    for middle in kept:
        for place in kept:
            if reach[place] & bits[middle]:
                reach[place] |= reach[middle]
    return {place: reach[place] & ~bits[place] for place in kept}


def _count_pairs(reach: Mapping[str, int]) -> int:
    return sum(onward.bit_count() for onward in reach.values())


def _count_cut(graph: "nx.DiGraph", reach: Mapping[str, int], code: str) -> int:
    """Count the pairs of other places that chains join, and join no longer when a place is taken away."""
    others = ~(1 << list(graph).index(code))
    joined = sum((onward & others).bit_count() for place, onward in reach.items() if place != code)
    return joined - _count_pairs(_reach(graph, without=code))
