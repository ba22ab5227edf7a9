"""Define the claim: what is said, how certainly, and where."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from tipgraph.model.contents import Content, content_to_json, json_to_content
from tipgraph.model.documents import Mention, Sentence, without_empty
from tipgraph.model.terms import Kind, Status, digest_of


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
    _id: str | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def kind(self) -> Kind:
        """What sort of thing the claim says."""
        return self.content.kind

    @property
    def id(self) -> str:
        """The document's id and a digest of span and content: the same input gives the same id."""
        if self._id is None:
            # Many rooms ask for it, and a claim never changes: what is worked out once is kept.
            object.__setattr__(self, "_id", self._digest_content())
        assert self._id is not None
        return self._id

    @property
    def hedges(self) -> tuple[str, ...]:
        """The codes of the qualifiers that weaken the claim, sorted."""
        return tuple(sorted({q.code for q in self.qualifiers if q.code in HEDGES}))

    @property
    def hedged(self) -> bool:
        """Whether words of the document weaken the claim, or it is told as less than certain."""
        return bool(self.hedges) or (self.status.live and self.status is not Status.ASSERTED)

    @property
    def narrative(self) -> str:
        """What counts as one narrative: country and report year, whichever documents carry it ("TJ-2009").

        Without a report year it is the document's own narrative of that country.
        """
        return f"{self.country}-{self.year}" if self.year is not None else f"{self.country}-{self.evidence.document}"

    def to_json(self) -> dict[str, Any]:
        """Return the claim as one flat JSON object; `hedges` repeats the codes of the qualifiers.

        The plain words (`text`) are not part of the claim: `wording.describe_claim` writes them.
        """
        evidence = without_empty({f.name: getattr(self.evidence, f.name) for f in dataclasses.fields(self.evidence)})
        evidence.pop("document")
        return {
            "kind": self.kind.value,
            "id": self.id,
            "document": self.evidence.document,
            "country": self.country,
            "year": self.year,
            "status": self.status.value,
            **content_to_json(self.content),
            "hedges": list(self.hedges),
            "qualifiers": [dataclasses.asdict(q) for q in self.qualifiers],
            "implied": list(self.implied),
            "event_year": self.event_year,
            "rule": self.rule,
            "evidence": evidence,
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """Read what `to_json` wrote; keys that `to_json` derives are passed over."""
        return cls(
            content=json_to_content(values),
            evidence=Evidence(document=values["document"], **values["evidence"]),
            country=values["country"],
            year=values.get("year"),
            status=Status(values["status"]),
            rule=values["rule"],
            qualifiers=tuple(Qualifier(**q) for q in values.get("qualifiers", ())),
            implied=tuple(values.get("implied", ())),
            event_year=values.get("event_year"),
        )

    def _digest_content(self) -> str:
        said = [
            self.evidence.start,
            self.evidence.end,
            self.country,
            self.year,
            self.status,
            self.event_year,
            self.kind,
            content_to_json(self.content),
            [[q.code, q.modifies, q.start] for q in self.qualifiers],
        ]
        return f"{self.evidence.document}-{digest_of(json.dumps(said, sort_keys=True))[:12]}"


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
