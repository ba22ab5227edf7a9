"""Hold one document as it was read: its text, its masked text and what was seen of its structure."""

from dataclasses import dataclass

from tipgraph.corpus.mask import mask_furniture
from tipgraph.model import CableHeader, Document, DocumentKind, Paragraph, Section, digest_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document with its text, and what reading needs to know of it.

    `masked` is as long as the text: page furniture and scan marks are replaced by spaces, every line end is one
    newline. `country` and `year` are the subject and report year that the reader knows for the whole document;
    `sections` are those it knows beforehand; `enclosures` are parts of a cable beside the narrative (non-paper,
    press guidance). `warnings` say in one line each what was odd.
    """

    document: Document
    masked: str
    paragraphs: tuple[Paragraph, ...] = ()
    country: str | None = None
    year: int | None = None
    sections: tuple[Section, ...] = ()
    enclosures: tuple[Section, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text that was read, unmasked."""
        return self.document.text or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What is known of a document before its text is looked at."""

    id: str
    kind: DocumentKind = DocumentKind.OTHER
    country: str | None = None
    year: int | None = None
    title: str | None = None
    publisher: str | None = None
    issued: str | None = None
    url: str | None = None
    warnings: tuple[str, ...] = ()


def make_document(text: str, label: Label, cable: CableHeader | None = None) -> Document:
    """Return the document of a text; digest and length are those of the text itself."""
    return Document(
        id=label.id,
        kind=label.kind,
        sha256=digest_of(text),
        length=len(text),
        title=label.title,
        publisher=label.publisher,
        issued=label.issued,
        url=label.url,
        cable=cable,
        text=text,
    )


def make_source(text: str, label: Label, sections: tuple[Section, ...] = ()) -> Source:
    """Return the source of a text without a message header."""
    return Source(
        document=make_document(text, label),
        masked=mask_furniture(text),
        country=label.country,
        year=label.year,
        sections=sections,
        warnings=label.warnings,
    )
