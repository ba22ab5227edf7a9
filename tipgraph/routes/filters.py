"""Select route claims by their places, victims, work, year and certainty."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tipgraph.errors import NotFoundError
from tipgraph.gazetteer import read_places
from tipgraph.model import Claim, Route
from tipgraph.vocab import SCHEMES, narrower_codes

_PLACES = ("origin", "via", "destination")
_CODES = {"victims": "victims", "exploitation": "exploitation", "sector": "sector"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteFilter:
    """What a route claim must say to be selected; what is `None` does not matter.

    Places are codes and match only themselves: a country is never found through a place group it belongs to. A code of
    `victims`, `exploitation` or `sector` also matches the narrower codes: "children" finds girls and boys, "adults"
    women and men, "manufacturing" textiles and brick kilns; "people" finds everyone. `year` is the report year.
    `hedged` asks for claims that are (not) weakened. `live` is true for claims that may be drawn, false for those
    denied, ended or without evidence, `None` for both. An unknown code raises `NotFoundError`.
    """

    origin: str | None = None
    destination: str | None = None
    via: str | None = None
    victims: str | None = None
    exploitation: str | None = None
    sector: str | None = None
    year: int | None = None
    hedged: bool | None = None
    live: bool | None = True

    def __post_init__(self) -> None:
        for slot in _PLACES:
            check_code(slot, getattr(self, slot), read_places())
        for slot, scheme in _CODES.items():
            check_code(slot, getattr(self, slot), SCHEMES[scheme])

    def matches(self, claim: Claim) -> bool:
        """Tell whether a claim is a route claim that says all that is asked for."""
        route = claim.content
        return (
            isinstance(route, Route)
            and self.origin in (None, route.origin)
            and self.destination in (None, route.destination)
            and (self.via is None or self.via in route.via)
            and _finds("victims", self.victims, route.victims)
            and _finds("exploitation", self.exploitation, route.exploitation)
            and _finds("sector", self.sector, route.sectors)
            and self.year in (None, claim.year)
            and self.hedged in (None, claim.hedged)
            and self.live in (None, claim.status.live)
        )


def select_routes(claims: Iterable[Claim], wanted: RouteFilter | None = None, **fields: Any) -> list[Claim]:
    """Return the route claims that match a filter, which may also be given by its fields: `origin="TJ"`."""
    wanted = wanted or RouteFilter(**fields)
    return [claim for claim in claims if wanted.matches(claim)]


def _finds(scheme: str, wanted: str | None, said: tuple[str, ...]) -> bool:
    return wanted is None or not narrower_codes(scheme, wanted).isdisjoint(said)


def check_code(slot: str, code: str | None, known: Iterable[str]) -> None:
    """Raise `NotFoundError` for a code that is not known; none is fine."""
    if code is not None and code not in known:
        what = "is not the code of a place" if slot in _PLACES else f"is not among: {', '.join(known)}"
        raise NotFoundError(f"{slot} {code!r} {what}")
