"""Bundle claims into the strands that the map draws."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tipgraph.model import Claim, Internal, Route, ViaOrder
from tipgraph.vocab import place_key

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place as the map marks it: its key, its code and the subject that a deictic group depends on."""

    key: str
    code: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """What one arrow or ring draws: the live claims with the same ends, stated hops and exploitation.

    `stops` are origin, stated hops and destination; a ring has its country twice. `claims` are positions in the
    claims that were bundled.
    """

    stops: tuple[Spot, ...]
    exploitation: tuple[str, ...]
    claims: tuple[int, ...]

    @property
    def is_ring(self) -> bool:
        """Whether the strand stays inside one country."""
        return self.stops[0].key == self.stops[-1].key


def bundle_strands(claims: Sequence[Claim]) -> tuple[Strand, ...]:
    """Bundle live routes and internal claims, those with the most narratives first."""
    stops_of: dict[Key, tuple[Spot, ...]] = {}
    members: dict[Key, list[int]] = {}
    exploitation_of: dict[Key, tuple[str, ...]] = {}
    for position, claim in enumerate(claims):
        if not claim.status.live or not isinstance(claim.content, Route | Internal):
            continue
        stops = _stops(claim)
        exploitation = tuple(sorted(claim.content.exploitation))
        key = (*(spot.key for spot in stops), "", *exploitation)
        stops_of[key], exploitation_of[key] = stops, exploitation
        members.setdefault(key, []).append(position)
    ranked = sorted(members, key=lambda key: (-_count_narratives(claims[p] for p in members[key]), key))
    return tuple(
        Strand(stops=stops_of[key], exploitation=exploitation_of[key], claims=tuple(members[key])) for key in ranked
    )


def spot_of(code: str, subject: str) -> Spot:
    """Return the mark of a place in a claim about a subject."""
    return Spot(key=place_key(code, subject), code=code, subject=subject)


def _stops(claim: Claim) -> tuple[Spot, ...]:
    """Return the places that the claim puts in order; transit places in no stated order are none of them."""
    content = claim.content
    if not isinstance(content, Route):
        return (spot_of(claim.country, claim.country),) * 2
    in_order = content.via_order in (ViaOrder.SINGLE, ViaOrder.ORDERED)
    codes = (content.origin, *(content.via if in_order else ()), content.destination)
    return tuple(spot_of(code, claim.country) for code in codes)


def _count_narratives(claims: Iterable[Claim]) -> int:
    return len({claim.narrative for claim in claims})
