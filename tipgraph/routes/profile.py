"""Gather all that the narratives say about one country."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tipgraph.errors import NotFoundError
from tipgraph.gazetteer import place_name, read_places
from tipgraph.model import Claim, Kind, Role, Route
from tipgraph.routes.corridors import Corridor, bundle_corridors
from tipgraph.routes.counts import count_narratives, years_of
from tipgraph.routes.goods import GoodMatch, match_goods
from tipgraph.routes.matrices import ActorCell, cross_actors
from tipgraph.routes.records import Record
from tipgraph.routes.tiers import Move, list_placements, trace_moves


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRole(Record):
    """A role that a country's own narratives give it; a role is not a flow."""

    role: str
    narratives: int
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Record):
    """What the narratives say about one country, its own and those of other countries.

    `outward`, `inward` and `through` are routes whoever tells of them; all the rest is from the country's own
    narratives. `set_aside` are claims that are denied, ended or without evidence. `goods` are the listed goods with
    claims about the same work. Tiers come from the shipped table and the claims.
    """

    country: str
    name: str
    narratives: int
    years: tuple[int, ...]
    documents: tuple[str, ...]
    roles: tuple[NamedRole, ...]
    tiers: tuple[Move, ...]
    outward: tuple[Corridor, ...]
    inward: tuple[Corridor, ...]
    through: tuple[Claim, ...]
    within: tuple[Claim, ...]
    actors: tuple[ActorCell, ...]
    conduct: tuple[Claim, ...]
    laws: tuple[Claim, ...]
    statistics: tuple[Claim, ...]
    recommendations: tuple[Claim, ...]
    set_aside: tuple[Claim, ...]
    goods: tuple[GoodMatch, ...]


def profile_country(claims: Iterable[Claim], country: str) -> Profile:
    """Return the profile of a country by its code; a code of no country raises `NotFoundError`."""
    if country not in read_places() or country.startswith("R:"):
        raise NotFoundError(f"{country!r} is not the code of a country")
    claims = list(claims)
    own = [claim for claim in claims if claim.country == country]
    live = [claim for claim in own if claim.status.live]
    corridors = bundle_corridors(claims)
    return Profile(
        country=country,
        name=place_name(country),
        narratives=count_narratives(own),
        years=years_of(own),
        documents=tuple(sorted({claim.evidence.document for claim in own})),
        roles=_name_roles(live),
        tiers=tuple(trace_moves(list_placements(own, country=country))),
        outward=tuple(corridor for corridor in corridors if corridor.origin == country),
        inward=tuple(corridor for corridor in corridors if corridor.destination == country),
        through=tuple(c for c in claims if isinstance(c.content, Route) and country in c.content.via and c.status.live),
        within=_of_kind(live, Kind.INTERNAL),
        actors=tuple(cross_actors(own)),
        conduct=_of_kind(live, Kind.CONDUCT),
        laws=_of_kind(live, Kind.LAW),
        statistics=_of_kind(live, Kind.STATISTIC),
        recommendations=_of_kind(live, Kind.RECOMMENDATION),
        set_aside=tuple(claim for claim in own if not claim.status.live),
        goods=tuple(match for match in match_goods(claims, country=country) if match.narratives),
    )


def _name_roles(claims: Sequence[Claim]) -> tuple[NamedRole, ...]:
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.content, Role):
            told.setdefault(claim.content.role, []).append(claim)
    roles = [
        NamedRole(role=role, narratives=count_narratives(named), claims=tuple(named)) for role, named in told.items()
    ]
    return tuple(sorted(roles, key=lambda role: (-role.narratives, role.role)))


def _of_kind(claims: Sequence[Claim], kind: Kind) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if claim.kind is kind)
