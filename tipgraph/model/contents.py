"""Define what a claim can say, one class for each kind."""

import dataclasses
import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from tipgraph.model.terms import Basis, Kind, ViaOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Origin, transit places and destination stated together: who is moved or exploited across a border.

    Places are ISO 3166-1 alpha-2 codes or place groups ("R:gulf").
    """

    kind: ClassVar[Kind] = Kind.ROUTE
    origin: str
    destination: str
    via: tuple[str, ...] = ()
    via_order: ViaOrder | None = None
    origin_basis: Basis = Basis.PLACE
    victims: tuple[str, ...]
    exploitation: tuple[str, ...]
    sectors: tuple[str, ...] = ()

    @property
    def hops(self) -> tuple[tuple[str, str], ...]:
        """The moves from place to place that the text tells: transit counts where its order is told."""
        told = self.via if self.via_order in (ViaOrder.SINGLE, ViaOrder.ORDERED) else ()
        return tuple(itertools.pairwise((self.origin, *told, self.destination)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Internal:
    """Exploitation inside the subject country of people whose foreign origin is not said."""

    kind: ClassVar[Kind] = Kind.INTERNAL
    victims: tuple[str, ...]
    exploitation: tuple[str, ...]
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """The subject country is called a source, transit, destination or internal country. A role is not a flow."""

    kind: ClassVar[Kind] = Kind.ROLE
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorClass:
    """A class of actors is said to traffic, exploit, abuse victims or be complicit.

    `office` is the body as named ("Ministry of Labor"), never a person.
    """

    kind: ClassVar[Kind] = Kind.ACTOR
    actor: str
    office: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """What a class of officials did or failed to do about trafficking.

    `form` is complicity, inaction or effort; `act` says what; `areas` are places inside the subject country as
    written; `outcomes` tell what followed (investigated, reprimanded, convicted, none-convicted).
    """

    kind: ClassVar[Kind] = Kind.CONDUCT
    actor: str
    form: str
    act: str
    office: str | None = None
    areas: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A placement of the subject country in one report year. A tier rates a government's efforts, not trafficking."""

    kind: ClassVar[Kind] = Kind.TIER
    tier: str
    tier_year: int | None
    reasons: tuple[str, ...] = ()
    consecutive_years: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """An indicator had a value, or a range from `low` to `high`, in `unit` (persons, cases, months, usd).

    `precision` says how the figure is given (exact, at-least, about, none-stated); `partner` is a place code.
    """

    kind: ClassVar[Kind] = Kind.STATISTIC
    indicator: str
    unit: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    precision: str = "exact"
    stat_year: int | None = None
    partner: str | None = None
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """What a provision of law prohibits and prescribes; penalties in months."""

    kind: ClassVar[Kind] = Kind.LAW
    instrument: str
    article: str | None = None
    enacted: int | None = None
    prohibits: tuple[str, ...] = ()
    penalty_min_months: int | None = None
    penalty_max_months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """Something the document asks the subject's government to do; `position` is its place in the list, from 1."""

    kind: ClassVar[Kind] = Kind.RECOMMENDATION
    position: int
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """A rule that governs tier placements, by its code in the norm scheme."""

    kind: ClassVar[Kind] = Kind.NORM
    norm: str


Content = Route | Internal | Role | ActorClass | Conduct | Tier | Statistic | Law | Recommendation | Norm
CONTENT_CLASSES: dict[Kind, type[Content]] = {
    cls.kind: cls for cls in (Route, Internal, Role, ActorClass, Conduct, Tier, Statistic, Law, Recommendation, Norm)
}


def content_to_json(content: Content) -> dict[str, Any]:
    """Return the slots of a claim's content; empty lists stay, so that every route line has the same keys."""
    values = {f.name: getattr(content, f.name) for f in dataclasses.fields(content)}
    return {name: _to_json(value) for name, value in values.items()}


def json_to_content(values: Mapping[str, Any]) -> Content:
    """Read the content of a claim out of its JSON object; keys of the claim around it are passed over."""
    content_class = CONTENT_CLASSES[Kind(values["kind"])]
    names = [f.name for f in dataclasses.fields(content_class) if f.name in values]
    return content_class(**{name: _from_json(name, values[name]) for name in names})


def _to_json(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value.value if isinstance(value, StrEnum) else value


def _from_json(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if value is not None and name == "via_order":
        return ViaOrder(value)
    return Basis(value) if name == "origin_basis" else value
