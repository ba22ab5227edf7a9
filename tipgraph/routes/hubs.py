"""Rank places by the narratives that name them as source, transit or destination of routes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tipgraph.model import Claim, Role, Route
from tipgraph.network import name_node
from tipgraph.routes.counts import count_coverage, count_narratives, count_sentences
from tipgraph.routes.records import Record
from tipgraph.vocab import DEICTIC


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub(Record):
    """How many narratives and different sentences name a place in each part of a route.

    `called` are the roles that its own narratives give it, which are no routes. `coverage` is the number of narratives
    about the place itself; for a place group there are none. `subject` tells deictic groups apart.
    """

    place: str
    name: str
    subject: str | None
    narratives: int
    sentences: int
    source_narratives: int
    source_sentences: int
    transit_narratives: int
    transit_sentences: int
    destination_narratives: int
    destination_sentences: int
    called: tuple[str, ...]
    coverage: int


def rank_hubs(claims: Iterable[Claim]) -> list[Hub]:
    """Return every place that live routes name, those in most narratives first."""
    told: dict[tuple[str, str | None], dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    called: dict[str, set[str]] = defaultdict(set)
    claims = list(claims)
    for claim in claims:
        if not claim.status.live:
            continue
        if isinstance(claim.content, Role):
            called[claim.country].add(claim.content.role)
        for part, code in _parts_of(claim):
            told[code, claim.country if code in DEICTIC else None][part].append(claim)
    coverage = count_coverage(claims)
    hubs = [
        _count(place, parts, called=tuple(sorted(called[place[0]])), coverage=coverage[place[0]])
        for place, parts in told.items()
    ]
    return sorted(hubs, key=lambda hub: (-hub.narratives, -hub.sentences, hub.place, hub.subject or ""))


def _parts_of(claim: Claim) -> Iterator[tuple[str, str]]:
    if isinstance(claim.content, Route):
        yield "source", claim.content.origin
        yield "destination", claim.content.destination
        for code in claim.content.via:
            yield "transit", code


def _count(
    place: tuple[str, str | None], parts: dict[str, list[Claim]], *, called: tuple[str, ...], coverage: int
) -> Hub:
    code, subject = place
    everything = [claim for told in parts.values() for claim in told]
    return Hub(
        place=code,
        name=name_node(code, subject),
        subject=subject,
        narratives=count_narratives(everything),
        sentences=count_sentences(everything),
        source_narratives=count_narratives(parts["source"]),
        source_sentences=count_sentences(parts["source"]),
        transit_narratives=count_narratives(parts["transit"]),
        transit_sentences=count_sentences(parts["transit"]),
        destination_narratives=count_narratives(parts["destination"]),
        destination_sentences=count_sentences(parts["destination"]),
        called=called,
        coverage=coverage,
    )
