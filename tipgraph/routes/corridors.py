"""Bundle route claims of the same two ends into corridors."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tipgraph.model import Claim, Route
from tipgraph.network import name_node
from tipgraph.routes.counts import codes_said, count_narratives, count_sentences, years_of
from tipgraph.routes.records import Record
from tipgraph.vocab import DEICTIC, place_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Corridor(Record):
    """All live route claims with the same origin and destination.

    `subject` is the narratives' country where an end ("neighboring countries") has a meaning only beside it. The weight
    of a corridor is the number of narratives that tell of it: mentions, never victims.
    """

    origin: str
    destination: str
    subject: str | None = None
    claims: tuple[Claim, ...]

    @property
    def narratives(self) -> int:
        """How many narratives tell of the corridor."""
        return count_narratives(self.claims)

    @property
    def sentences(self) -> int:
        """How many different sentences do; the same words repeated in another year count once."""
        return count_sentences(self.claims)

    @property
    def years(self) -> tuple[int, ...]:
        """The report years that tell of it."""
        return years_of(self.claims)

    @property
    def hedged_share(self) -> float:
        """The share of the claims that are hedged, from 0 to 1."""
        return sum(claim.hedged for claim in self.claims) / len(self.claims)

    @property
    def told_by(self) -> tuple[str, ...]:
        """Whose narratives tell of it: of the origin, the destination, or another country."""
        sides = {side_of(claim) for claim in self.claims}
        return tuple(side for side in ("origin", "destination", "other") if side in sides)

    def said(self, slot: str) -> tuple[str, ...]:
        """Return all codes that the claims give for a slot (victims, exploitation, sectors, via), most named first."""
        return codes_said(self.claims, slot)

    def to_json(self) -> dict[str, Any]:
        """Return the corridor as JSON values; claims are given by id."""
        return {
            "origin": self.origin,
            "origin_name": name_node(self.origin, self.subject),
            "destination": self.destination,
            "destination_name": name_node(self.destination, self.subject),
            "subject": self.subject,
            "narratives": self.narratives,
            "sentences": self.sentences,
            "years": list(self.years),
            "via": list(self.said("via")),
            "victims": list(self.said("victims")),
            "exploitation": list(self.said("exploitation")),
            "sectors": list(self.said("sectors")),
            "hedged_share": round(self.hedged_share, 3),
            "told_by": list(self.told_by),
            "claims": [claim.id for claim in self.claims],
            "citations": list(dict.fromkeys(claim.evidence.citation for claim in self.claims)),
        }


def bundle_corridors(claims: Iterable[Claim]) -> list[Corridor]:
    """Return the corridors of all live route claims, those told by most narratives first."""
    grouped: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.content, Route) and claim.status.live:
            grouped[ends_of(claim)].append(claim)
    corridors = [(ends, _bundle(sorted(told, key=_place_and_words))) for ends, told in grouped.items()]
    ranked = sorted(corridors, key=lambda found: (-found[1].narratives, -found[1].sentences, found[0]))
    return [corridor for _, corridor in ranked]


def ends_of(claim: Claim) -> tuple[str, str]:
    """Return the place keys of the two ends of a route claim."""
    route = claim.content
    assert isinstance(route, Route)
    return place_key(route.origin, claim.country), place_key(route.destination, claim.country)


def side_of(claim: Claim) -> str:
    """Tell whose narrative makes a route claim: the "origin"'s, the "destination"'s, or that of an "other" country."""
    route = claim.content
    assert isinstance(route, Route)
    sides = {route.origin: "origin", route.destination: "destination"}
    return sides.get(claim.country, "other")


def _bundle(claims: list[Claim]) -> Corridor:
    route = claims[0].content
    assert isinstance(route, Route)
    deictic = not DEICTIC.isdisjoint((route.origin, route.destination))
    return Corridor(
        origin=route.origin,
        destination=route.destination,
        subject=claims[0].country if deictic else None,
        claims=tuple(claims),
    )


def _place_and_words(claim: Claim) -> tuple[Any, ...]:
    """Return what orders the claims of one corridor; a claim's id would too, but takes long to make."""
    route, evidence = claim.content, claim.evidence
    assert isinstance(route, Route)
    place = (claim.year or 0, evidence.document, evidence.start, evidence.end)
    return (*place, route.victims, route.exploitation, route.via, route.sectors)
