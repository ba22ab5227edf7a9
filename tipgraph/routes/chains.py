"""Trace chains: paths over the stated legs of several claims, which no document states as a whole."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from itertools import islice, pairwise
from typing import Any

from tipgraph.model import Claim, Kind
from tipgraph.network import name_node, trace_legs
from tipgraph.routes.counts import count_narratives, count_sentences, years_of
from tipgraph.vocab import place_key

CAVEAT = "Computed by tipgraph from several claims: no document says that anyone travels the whole chain."


@dataclass(frozen=True, kw_only=True, eq=False)
class FoldedLeg:
    """All claims that state the same hop; the ends are place codes, told apart by `subject` where they need it."""

    origin: str
    destination: str
    subject: str
    claims: tuple[Claim, ...]

    @cached_property
    def strength(self) -> tuple[int, int, int]:
        """Narratives that state the hop without a hedge, narratives that state it at all, and different sentences."""
        plain = [claim for claim in self.claims if not claim.hedged]
        return count_narratives(plain), count_narratives(self.claims), count_sentences(self.claims)

    def to_json(self) -> dict[str, Any]:
        """Return the hop as JSON values, with the citation of every claim."""
        plain, narratives, sentences = self.strength
        return {
            "origin": self.origin,
            "origin_name": name_node(self.origin, self.subject),
            "destination": self.destination,
            "destination_name": name_node(self.destination, self.subject),
            "narratives": narratives,
            "unhedged_narratives": plain,
            "sentences": sentences,
            "years": list(years_of(self.claims)),
            "claims": [{"id": claim.id, "citation": claim.evidence.citation} for claim in self.claims],
        }


FoldedLegs = Mapping[str, Mapping[str, FoldedLeg]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A path of hops, each of them stated by claims.

    `stated_by` holds the claims that state all its hops themselves; where there is none the chain is computed, which
    is no evidence that anyone travels the whole of it.
    """

    legs: tuple[FoldedLeg, ...]

    @property
    def stated_by(self) -> tuple[Claim, ...]:
        """The claims that state every hop of the chain, in this order and no other."""
        first = self.legs[0].claims
        return tuple(claim for claim in first if len(list(trace_legs(claim))) == len(self.legs) and self._has(claim))

    @property
    def computed(self) -> bool:
        """Whether no single claim states the whole chain."""
        return not self.stated_by

    @property
    def weakest(self) -> FoldedLeg:
        """The hop with the least evidence; the chain is no stronger."""
        return min(self.legs, key=lambda leg: leg.strength)

    def to_json(self) -> dict[str, Any]:
        """Return the chain as JSON values: its places, its hops with their citations, and that it is computed."""
        weakest = self.weakest
        return {
            "places": [self.legs[0].origin, *(leg.destination for leg in self.legs)],
            "computed": self.computed,
            "caveat": CAVEAT if self.computed else None,
            "stated_by": [claim.id for claim in self.stated_by],
            "weakest": {
                "origin": weakest.origin,
                "destination": weakest.destination,
                "narratives": weakest.strength[1],
            },
            "legs": [leg.to_json() for leg in self.legs],
        }

    def _has(self, claim: Claim) -> bool:
        return all(any(claim is other for other in leg.claims) for leg in self.legs)


def fold_legs(claims: Iterable[Claim]) -> FoldedLegs:
    """Fold the parallel legs of live route claims: the hops from each place key, by where they go.

    Rings are left out, and so are roles, which are no flows. An unordered transit gives no hops.
    """
    parallel: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    codes: dict[tuple[str, str], tuple[str, str, str]] = {}
    for claim in claims:
        if claim.kind is not Kind.ROUTE or not claim.status.live:
            continue
        for leg in trace_legs(claim):
            ends = place_key(leg.origin, claim.country), place_key(leg.destination, claim.country)
            parallel[ends].append(claim)
            codes[ends] = leg.origin, leg.destination, claim.country
    folded: dict[str, dict[str, FoldedLeg]] = defaultdict(dict)
    for (start, end), told in sorted(parallel.items(), key=lambda item: item[0]):
        if start != end:
            origin, destination, subject = codes[start, end]
            folded[start][end] = FoldedLeg(origin=origin, destination=destination, subject=subject, claims=tuple(told))
    return folded


def trace_chains(
    legs: FoldedLegs, origin: str, destination: str, *, max_legs: int = 3, limit: int | None = None
) -> list[Chain]:
    """Return the chains between two places, those with the strongest weakest hop first, then the shortest.

    Places are codes or place keys. A chain never passes a place twice and never passes through a place group, because
    two claims about a group need not meet in any one country. `limit` keeps the best.
    """
    start, end = _key(origin), _key(destination)
    paths = _search(legs, start, end, max_legs)

    def rank(path: tuple[str, ...]) -> tuple[Any, ...]:
        weakest = min(legs[a][b].strength for a, b in pairwise(path))
        return tuple(-count for count in weakest), len(path), path

    ranked = sorted(paths, key=rank) if limit is None else nsmallest(limit, paths, key=rank)
    return [_chain(legs, path) for path in ranked]


def trace_shortest(legs: FoldedLegs, origin: str, destination: str, *, count: int = 5) -> list[Chain]:
    """Return the chains with the fewest hops, at most `count` of them, of any length."""
    import networkx as nx

    start, end = _key(origin), _key(destination)
    hops = ((a, b) for a, onward in legs.items() for b in onward)
    graph = nx.DiGraph((a, b) for a, b in hops if _passable(a, start, end) and _passable(b, start, end))
    if start == end or start not in graph or end not in graph or not nx.has_path(graph, start, end):
        return []
    return [_chain(legs, tuple(path)) for path in islice(nx.shortest_simple_paths(graph, start, end), count)]


def _search(legs: FoldedLegs, start: str, end: str, max_legs: int) -> Iterator[tuple[str, ...]]:
    """Yield all simple paths, turning back wherever the end is farther away than the hops that are left."""
    away = _distances_to(legs, start, end, max_legs)
    if start == end or start not in away:
        return
    path = [start]
    onward = [iter(legs.get(start, {}))]
    while onward:
        place = next(onward[-1], None)
        if place is None:
            onward.pop()
            path.pop()
        elif place == end:
            yield (*path, end)
        elif place not in path and len(path) + away.get(place, max_legs) <= max_legs:
            path.append(place)
            onward.append(iter(legs.get(place, {})))


def _distances_to(legs: FoldedLegs, start: str, end: str, max_legs: int) -> dict[str, int]:
    """Return how many hops each place is away from the end, for places from which a chain can still reach it."""
    back: dict[str, list[str]] = defaultdict(list)
    for a, onward in legs.items():
        for b in onward:
            back[b].append(a)
    away = {end: 0}
    waiting = deque([end])
    while waiting:
        place = waiting.popleft()
        for before in back[place]:
            if before not in away and away[place] < max_legs and _passable(before, start, end):
                away[before] = away[place] + 1
                waiting.append(before)
    return away


def _passable(place: str, start: str, end: str) -> bool:
    """Tell whether a chain may touch a place: any country, and a place group only as one of the ends."""
    return place.isupper() or place in (start, end)


def _chain(legs: FoldedLegs, path: tuple[str, ...]) -> Chain:
    return Chain(legs=tuple(legs[a][b] for a, b in pairwise(path)))


def _key(place: str) -> str:
    return place.removeprefix("R:")
