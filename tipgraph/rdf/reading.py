"""Read documents and claims out of RDF."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, get_origin

from pyoxigraph import NamedNode, Quad

from tipgraph.errors import InputError
from tipgraph.model import (
    CONTENT_CLASSES,
    Basis,
    CableHeader,
    Claim,
    Content,
    Document,
    DocumentKind,
    Evidence,
    Qualifier,
    Status,
    ViaOrder,
)
from tipgraph.rdf.claims import CLASS_OF_KIND
from tipgraph.rdf.documents import CLASS_OF_DOCUMENT, HEADER_TERMS
from tipgraph.rdf.terms import (
    ISSUED,
    LANGUAGE,
    PUBLISHER,
    TITLE,
    TYPE,
    property_to_slot,
    read_order,
    read_slot,
    term,
)
from tipgraph.vocab import SLOTS, key_of


class _Node:
    """What a graph says of one node: the objects of each property."""

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self.said: dict[NamedNode, dict[Any, None]] = defaultdict(dict)

    def all(self, prop: NamedNode) -> list[Any]:
        return list(self.said.get(prop, ()))

    def one(self, prop: NamedNode) -> Any:
        """Return the one object of a property that the node must have."""
        found = self.all(prop)
        if len(found) != 1:
            raise InputError(f"{self.iri} has {len(found)} values of {prop.value}, but needs one")
        return found[0]

    def text(self, prop: NamedNode) -> str | None:
        """Return a value that may be missing."""
        return self.one(prop).value if prop in self.said else None

    def number(self, prop: NamedNode) -> int | None:
        """Return a whole number that may be missing."""
        return int(self.one(prop).value) if prop in self.said else None

    def listings(self) -> dict[str, tuple[str, ...]]:
        """Return the slots that are listed in an order of their own."""
        return dict(read_order(listing.value) for listing in self.all(term("listedAs")))


def rdf_to_claims(quads: Iterable[Quad]) -> tuple[tuple[Document, ...], tuple[Claim, ...]]:
    """Return the documents, sorted by id, and the claims, sorted by document and place, that RDF states.

    `rdf_to_claims(claims_to_rdf(d, c))` gives `d` and `c` again. What is neither document nor claim is passed over.
    Raises `InputError` for a document or claim that is not whole.
    """
    nodes: dict[str, _Node] = {}
    documents: dict[str, _Node] = {}
    claims: dict[str, _Node] = {}
    document_class, claim_class = term("Document"), term("Claim")
    for quad in quads:
        if not isinstance(quad.subject, NamedNode):
            continue
        iri = quad.subject.value
        node = nodes.get(iri) or nodes.setdefault(iri, _Node(iri))
        node.said[quad.predicate][quad.object] = None
        if quad.predicate == TYPE and quad.object == document_class:
            documents[iri] = node
        elif quad.predicate == TYPE and quad.object == claim_class:
            claims[iri] = node
    return (
        tuple(sorted((_whole(_read_document, n, nodes) for n in documents.values()), key=lambda d: d.id)),
        tuple(sorted((_whole(_read_claim, n, nodes) for n in claims.values()), key=claim_place)),
    )


def claim_place(claim: Claim) -> tuple[Any, ...]:
    """Return what claims are sorted by: document, place in it, and id."""
    return claim.evidence.document, claim.evidence.start, claim.evidence.end, claim.id


def _whole(read: Any, node: _Node, nodes: dict[str, _Node]) -> Any:
    """Read a node, or say which one is not what the ontology asks for."""
    try:
        return read(node, nodes)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{node.iri} can not be read as tipgraph's ontology describes it: {error}") from error


def _read_document(node: _Node, _: dict[str, _Node]) -> Document:
    kinds = [kind for kind, name in CLASS_OF_DOCUMENT.items() if term(name) in node.all(TYPE)]
    return Document(
        id=key_of(node.iri),
        kind=kinds[0] if kinds else DocumentKind.OTHER,
        sha256=node.one(term("sha256")).value,
        length=int(node.one(term("length")).value),
        title=node.text(TITLE),
        publisher=node.text(PUBLISHER),
        issued=node.text(ISSUED),
        url=node.text(term("url")),
        language=node.one(LANGUAGE).value,
        cable=_read_header(node) if term("cableNumber") in node.said else None,
    )


def _read_header(node: _Node) -> CableHeader:
    listings = node.listings()
    values: dict[str, Any] = {}
    for field in dataclasses.fields(CableHeader):
        prop = term(HEADER_TERMS[field.name])
        if field.default == ():
            values[field.name] = listings.get(field.name) or tuple(sorted(v.value for v in node.all(prop)))
        else:
            values[field.name] = node.text(prop)
    return CableHeader(**values)


def _read_claim(node: _Node, nodes: dict[str, _Node]) -> Claim:
    listings = node.listings()
    implied = tuple(sorted(property_to_slot(prop) for prop in node.all(term("implied"))))
    qualifiers = sorted(node.all(term("hasQualifier")), key=_qualifier_position)
    return Claim(
        content=_read_content(node, listings),
        evidence=_read_evidence(nodes[node.one(term("hasEvidence")).value]),
        country=read_slot("place", node.one(term("country"))),
        year=node.number(term("year")),
        status=Status(key_of(node.one(term("status")).value)),
        rule=node.one(term("rule")).value,
        qualifiers=tuple(_read_qualifier(nodes[part.value], node.iri) for part in qualifiers),
        implied=listings.get("implied", implied),
        event_year=node.number(term("eventYear")),
    )


def _read_content(node: _Node, listings: dict[str, tuple[str, ...]]) -> Content:
    kinds = [kind for kind, name in CLASS_OF_KIND.items() if term(name) in node.all(TYPE)]
    if len(kinds) != 1:
        raise ValueError(f"it is of {len(kinds)} kinds, but needs to be of one")
    content_class = CONTENT_CLASSES[kinds[0]]
    said: dict[str, Any] = {}
    for field in dataclasses.fields(content_class):
        name, values = SLOTS[field.name]
        found = [read_slot(values, value) for value in node.all(term(name))]
        if get_origin(field.type) is tuple:
            said[field.name] = listings.get(field.name) or tuple(sorted(found))
        elif found:
            said[field.name] = read_slot(values, node.one(term(name)))
    if "via_order" in said:
        said["via_order"] = ViaOrder(said["via_order"])
    if "origin_basis" in said:
        said["origin_basis"] = Basis(said["origin_basis"])
    if content_class.kind == "tier":
        said.setdefault("tier_year", None)
    return content_class(**said)


def _qualifier_position(node: NamedNode) -> int:
    return int(node.value.rpartition("-")[2])


def _read_qualifier(node: _Node, claim: str) -> Qualifier:
    modifies = node.one(term("modifies"))
    return Qualifier(
        code=key_of(node.one(term("qualifier")).value),
        words=node.one(term("words")).value,
        modifies="flow" if modifies.value == claim else property_to_slot(modifies),
        start=int(node.one(term("start")).value),
        end=int(node.one(term("end")).value),
    )


def _read_evidence(node: _Node) -> Evidence:
    section = node.text(term("section"))
    return Evidence(
        document=key_of(node.one(term("document")).value),
        start=int(node.one(term("start")).value),
        end=int(node.one(term("end")).value),
        digest=node.one(term("digest")).value,
        quote=node.text(term("quote")),
        section=None if section is None else key_of(section),
        paragraph=node.text(term("paragraph")),
    )
