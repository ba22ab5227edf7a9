"""Define the nouns: who says what, and where they say it."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar, Self


class DocumentKind(StrEnum):
    """What sort of publication a document is."""

    CABLE = "cable"
    REPORT = "report"
    FACTBOOK = "factbook"
    OTHER = "other"


class Kind(StrEnum):
    """What sort of thing a claim says."""

    ROUTE = "route"
    INTERNAL = "internal"
    ROLE = "role"
    ACTOR = "actor"
    CONDUCT = "conduct"
    TIER = "tier"
    STATISTIC = "statistic"
    LAW = "law"
    RECOMMENDATION = "recommendation"
    NORM = "norm"


class Status(StrEnum):
    """How certain the document presents a claim to be; never how certain tipgraph is of its reading."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    POSSIBLE = "possible"
    UNCONFIRMED = "unconfirmed"
    DENIED = "denied"
    ENDED = "ended"
    NO_EVIDENCE = "no-evidence"

    @property
    def live(self) -> bool:
        """Whether the claim may be drawn: it is not denied, ended or without evidence."""
        return self not in (Status.DENIED, Status.ENDED, Status.NO_EVIDENCE)


class ViaOrder(StrEnum):
    """What the text says of the order of transit places; only `SINGLE` and `ORDERED` may be chained into hops."""

    SINGLE = "single"
    ORDERED = "ordered"
    UNORDERED = "unordered"
    ALTERNATIVES = "alternatives"


class Basis(StrEnum):
    """How the origin of a route is known. Nationality is not the place of departure."""

    PLACE = "place"
    NATIONALITY = "nationality"
    CONTEXT = "context"


def digest_of(words: str) -> str:
    """Return the SHA-256 of a text encoded as UTF-8, in hexadecimal."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A country (ISO 3166-1 alpha-2 code) or a place group ("R:gulf"); `name` is what tipgraph calls it."""

    code: str
    name: str
    iso3: str | None = None
    m49: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CableHeader:
    """The message header of a diplomatic cable, as printed.

    `date_time_group` keeps its printed form ("120139Z JUN 09"); `embargo_until` is ISO 8601 in UTC.
    """

    number: str
    date_time_group: str | None = None
    originator: str | None = None
    addressees: tuple[str, ...] = ()
    precedence: str | None = None
    classification: str | None = None
    captions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    subject: str | None = None
    references: tuple[str, ...] = ()
    signature: str | None = None
    embargo_until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published file.

    `sha256` and `length` (Unicode code points, no newline translation) are those of the text that was read; every
    offset counts characters of that text. `issued` is an ISO 8601 date or date-time, or missing. `text` is present
    only while the text is at hand; a document compares equal with and without it.
    """

    id: str
    kind: DocumentKind
    sha256: str
    length: int
    title: str | None = None
    publisher: str | None = None
    issued: str | None = None
    url: str | None = None
    language: str = "en"
    cable: CableHeader | None = None
    text: str | None = field(default=None, compare=False, repr=False)

    def to_json(self) -> dict[str, Any]:
        """Return the document as JSON values, without its text and without empty entries."""
        values = {f.name: getattr(self, f.name) for f in dataclasses.fields(self) if f.name not in ("text", "cable")}
        if self.cable is not None:
            values["cable"] = _plain(dataclasses.asdict(self.cable))
        return _plain(values)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """Read what `to_json` wrote."""
        known = dict(values)
        known["kind"] = DocumentKind(known["kind"])
        if "cable" in known:
            cable: dict[str, Any] = {key: _typed(key, value) for key, value in known["cable"].items()}
            known["cable"] = CableHeader(**cable)
        return cls(**known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a narrative with a heading of its own; `kind` is a code of the section scheme."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A numbered or separated paragraph; `number` is the true number even where the scan prints another."""

    number: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """The part of a document about one country, its subject, for one report year.

    `year` is the report year; a report of year Y covers April Y-1 to March Y. `heading` is the printed heading,
    which may carry the tier.
    """

    document: str
    country: str
    year: int | None
    start: int
    end: int
    heading: str | None = None
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a narrative.

    `text` is as long as its span: what is not the narrative's own words (page headers) is masked with spaces, so that
    position i of `text` is position `start + i` of the document.
    """

    text: str
    start: int
    end: int
    section: str | None = None
    paragraph: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name found in a sentence and what it resolves to.

    `start` and `end` are document offsets; `kind` says what sort of name it is (place, nationality, victims, sector,
    exploitation, actor, hedge, ...) and `codes` what it stands for.
    """

    kind: str
    codes: tuple[str, ...]
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """One hedge or restriction: its code, its words, what exactly it modifies, and where the words stand.

    `modifies` is "flow" for the whole claim, or the name of the slot it restricts (via, victims, sectors, ...).
    """

    code: str
    words: str
    modifies: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a document says something.

    `start` and `end` are offsets into the document's text and `digest` is the SHA-256 of the words between them.
    `quote` is those very words when the text is at hand; words that do not match the span or digest are refused.
    """

    document: str
    start: int
    end: int
    digest: str
    quote: str | None = field(default=None, compare=False)
    section: str | None = None
    paragraph: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"evidence span [{self.start}:{self.end}] of {self.document} is empty or negative")
        if self.quote is not None and (
            len(self.quote) != self.end - self.start or digest_of(self.quote) != self.digest
        ):
            raise ValueError(f"the quotation differs from the words at {self.document} [{self.start}:{self.end}]")

    @property
    def citation(self) -> str:
        """The place in words: document, paragraph and character span."""
        paragraph = f" ¶{self.paragraph}" if self.paragraph else ""
        return f"{self.document}{paragraph} [{self.start}:{self.end}]"


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
    """A class of actors is said to traffic, exploit, abuse victims or be complicit; `office` is the body, never a person."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing one sentence says.

    `country` and `year` are the subject and report year of the narrative; `event_year` is the year the sentence gives
    for what it tells, if it does. `implied` names the slots of the content whose value comes from context (the subject,
    an earlier clause) and not from the claim's own words. `rule` names the rule that read it. A claim is not a fact.
    """

    content: Content
    evidence: Evidence
    country: str
    year: int | None
    status: Status
    rule: str
    qualifiers: tuple[Qualifier, ...] = ()
    implied: tuple[str, ...] = ()
    event_year: int | None = None

    @property
    def kind(self) -> Kind:
        """What sort of thing the claim says."""
        return self.content.kind

    @property
    def id(self) -> str:
        """The document's id and a digest of span and content: the same input gives the same id."""
        said = [
            self.evidence.start,
            self.evidence.end,
            self.country,
            self.year,
            self.status,
            self.event_year,
            self.kind,
            _content_to_json(self.content),
            [[q.code, q.modifies, q.start] for q in self.qualifiers],
        ]
        return f"{self.evidence.document}-{digest_of(json.dumps(said, sort_keys=True))[:12]}"

    def to_json(self) -> dict[str, Any]:
        """Return the claim as one flat JSON object; `hedges` repeats the codes of the qualifiers.

        The plain words (`text`) are not part of the claim: `wording.describe_claim` writes them.
        """
        evidence = _plain({f.name: getattr(self.evidence, f.name) for f in dataclasses.fields(self.evidence)})
        evidence.pop("document")
        return {
            "kind": self.kind.value,
            "id": self.id,
            "document": self.evidence.document,
            "country": self.country,
            "year": self.year,
            "status": self.status.value,
            **_content_to_json(self.content),
            "hedges": sorted({q.code for q in self.qualifiers if q.code in HEDGES}),
            "qualifiers": [dataclasses.asdict(q) for q in self.qualifiers],
            "implied": list(self.implied),
            "event_year": self.event_year,
            "rule": self.rule,
            "evidence": evidence,
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """Read what `to_json` wrote; keys that `to_json` derives are passed over."""
        content_class = CONTENT_CLASSES[Kind(values["kind"])]
        known = {f.name: values[f.name] for f in dataclasses.fields(content_class) if f.name in values}
        return cls(
            content=content_class(**{name: _typed(name, value) for name, value in known.items()}),
            evidence=Evidence(document=values["document"], **values["evidence"]),
            country=values["country"],
            year=values.get("year"),
            status=Status(values["status"]),
            rule=values["rule"],
            qualifiers=tuple(Qualifier(**q) for q in values.get("qualifiers", ())),
            implied=tuple(values.get("implied", ())),
            event_year=values.get("event_year"),
        )


# The hedges that weaken a claim; other qualifiers (often, some, primarily, including) only restrict or size it.
HEDGES = frozenset({"may", "reported", "vulnerable", "lesser-extent", "small-number", "past", "presumed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of reading a sentence: the rule, the words it looked at (document offsets), and what they gave."""

    rule: str
    words: str
    start: int
    end: int
    gave: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How one sentence was read.

    `why` says in words why the sentence gave no claim; `missed` is true where it gave none but looks as if it should.
    """

    sentence: Sentence
    mentions: tuple[Mention, ...] = ()
    steps: tuple[Step, ...] = ()
    claims: tuple[Claim, ...] = ()
    why: str | None = None
    missed: bool = False


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in values.items()
        if value is not None and value != ()
    }


def _content_to_json(content: Content) -> dict[str, Any]:
    """Return the slots of a claim's content; empty lists stay, so that every route line has the same keys."""
    values = {f.name: getattr(content, f.name) for f in dataclasses.fields(content)}
    return {
        key: list(value) if isinstance(value, tuple) else value.value if isinstance(value, StrEnum) else value
        for key, value in values.items()
    }


def _typed(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if name == "via_order":
        return None if value is None else ViaOrder(value)
    return Basis(value) if name == "origin_basis" else value
