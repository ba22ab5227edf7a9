"""Define what is read: documents, narratives, sentences and the names in them."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from tipgraph.model.terms import DocumentKind


def without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return JSON values: tuples as lists, and no entry that is missing or empty."""
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in values.items()
        if value is not None and value != ()
    }


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
            values["cable"] = without_empty(dataclasses.asdict(self.cable))
        return without_empty(values)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """Read what `to_json` wrote."""
        known = dict(values)
        known["kind"] = DocumentKind(known["kind"])
        if "cable" in known:
            cable: dict[str, Any] = {
                key: tuple(value) if isinstance(value, list) else value for key, value in known["cable"].items()
            }
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
