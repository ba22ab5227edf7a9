"""Confront the narratives of both ends of a corridor."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tipgraph.gazetteer import place_name
from tipgraph.model import Claim, Route
from tipgraph.routes.corridors import side_of
from tipgraph.routes.counts import count_coverage, count_narratives, count_sentences
from tipgraph.routes.records import Record

VERDICTS = ("contradicted", "both", "one-sided", "unchecked", "others", "denied")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration(Record):
    """What the narratives of a corridor's two ends say of it.

    `verdict` is "both" (told by the origin's and the destination's narratives), "one-sided" (told by one; there are
    narratives of the other, which do not tell it), "unchecked" (told by one; there is no narrative of the other),
    "contradicted" (told by one side, denied or called ended by another), "others" (told only by narratives of third
    countries) or "denied" (told by none). Counts are narratives; the coverages say how many there are of each end.
    """

    origin: str
    origin_name: str
    destination: str
    destination_name: str
    verdict: str
    told_by_origin: int
    told_by_destination: int
    told_by_others: int
    denied: int
    sentences: int
    coverage_of_origin: int
    coverage_of_destination: int
    claims: tuple[Claim, ...]


def corroborate_corridors(claims: Iterable[Claim]) -> list[Corroboration]:
    """Return every corridor between two countries with what both ends say; place groups have no narratives."""
    claims = list(claims)
    coverage = count_coverage(claims)
    corridors: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        route = claim.content
        if isinstance(route, Route) and not (route.origin.startswith("R:") or route.destination.startswith("R:")):
            corridors[route.origin, route.destination].append(claim)
    found = [_confront(ends, told, coverage) for ends, told in corridors.items()]
    return sorted(found, key=lambda c: (VERDICTS.index(c.verdict), -c.sentences, c.origin, c.destination))


def _confront(ends: tuple[str, str], claims: list[Claim], coverage: dict[str, int]) -> Corroboration:
    origin, destination = ends
    live = [claim for claim in claims if claim.status.live]
    denied = [claim for claim in claims if not claim.status.live]
    told = {
        side: count_narratives(c for c in live if side_of(c) == side) for side in ("origin", "destination", "other")
    }
    silent = destination if told["origin"] else origin
    if not live:
        verdict = "denied"
    elif any(side_of(one) != side_of(other) for one in denied for other in live):
        verdict = "contradicted"
    elif told["origin"] and told["destination"]:
        verdict = "both"
    elif told["origin"] or told["destination"]:
        verdict = "one-sided" if coverage[silent] else "unchecked"
    else:
        verdict = "others"
    return Corroboration(
        origin=origin,
        origin_name=place_name(origin),
        destination=destination,
        destination_name=place_name(destination),
        verdict=verdict,
        told_by_origin=told["origin"],
        told_by_destination=told["destination"],
        told_by_others=told["other"],
        denied=count_narratives(denied),
        sentences=count_sentences(live),
        coverage_of_origin=coverage[origin],
        coverage_of_destination=coverage[destination],
        claims=tuple(claims),
    )
