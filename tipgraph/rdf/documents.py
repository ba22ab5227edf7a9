"""Write documents and their cable headers as triples."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from tipgraph.model import CableHeader, Document, DocumentKind
from tipgraph.rdf.terms import (
    ANY_URI,
    IDENTIFIER,
    ISSUED,
    LANGUAGE,
    PUBLISHER,
    TITLE,
    TYPE,
    Statement,
    integer,
    moment,
    term,
    write_order,
)
from tipgraph.vocab import mint_id

CLASS_OF_DOCUMENT = {DocumentKind.CABLE: "Cable", DocumentKind.REPORT: "Report", DocumentKind.FACTBOOK: "Factbook"}

# The fields of a cable header and their properties; those that end in "s" hold several values.
HEADER_TERMS = {
    "number": "cableNumber",
    "date_time_group": "dateTimeGroup",
    "originator": "originator",
    "addressees": "addressee",
    "precedence": "precedence",
    "classification": "classification",
    "captions": "caption",
    "tags": "tag",
    "subject": "subject",
    "references": "reference",
    "signature": "signature",
    "embargo_until": "embargoUntil",
}


def document_node(document: str) -> NamedNode:
    """Return the node of a document by its id."""
    return NamedNode(mint_id("document", document))


def describe_document(document: Document) -> Iterator[Statement]:
    """Yield all that is known of a document, without its text."""
    node = document_node(document.id)
    yield node, TYPE, term("Document")
    if document.kind in CLASS_OF_DOCUMENT:
        yield node, TYPE, term(CLASS_OF_DOCUMENT[document.kind])
    yield node, IDENTIFIER, Literal(document.id)
    yield node, term("sha256"), Literal(document.sha256)
    yield node, term("length"), integer(document.length)
    yield node, LANGUAGE, Literal(document.language)
    if document.title is not None:
        yield node, TITLE, Literal(document.title)
    if document.publisher is not None:
        yield node, PUBLISHER, Literal(document.publisher)
    if document.issued is not None:
        yield node, ISSUED, moment(document.issued)
    if document.url is not None:
        yield node, term("url"), Literal(document.url, datatype=ANY_URI)
    if document.cable is not None:
        yield from _describe_header(node, document.cable)


def _describe_header(node: NamedNode, header: CableHeader) -> Iterator[Statement]:
    for field, name in HEADER_TERMS.items():
        said = getattr(header, field)
        if isinstance(said, tuple):
            for value in said:
                yield node, term(name), Literal(value)
            yield from write_order(node, field, said)
        elif said is not None:
            yield node, term(name), moment(said) if field == "embargo_until" else Literal(said)
