"""Write claims, their qualifiers and their evidence as triples."""

import dataclasses
from collections.abc import Iterator
from enum import Enum

from pyoxigraph import Literal, NamedNode

from tipgraph.model import HEDGES, Claim, Content, Evidence, Kind
from tipgraph.rdf.documents import document_node
from tipgraph.rdf.terms import (
    LABEL,
    TYPE,
    Statement,
    boolean,
    concept,
    integer,
    place,
    slot_to_property,
    term,
    write_order,
    write_slot,
)
from tipgraph.vocab import SLOTS, mint_id
from tipgraph.wording import describe_claim

CLASS_OF_KIND = {kind: f"{kind.value.title()}Claim" for kind in Kind}
_TRAFFICKING = (Kind.ROUTE, Kind.INTERNAL)


def claim_node(claim: Claim) -> NamedNode:
    """Return the node of a claim."""
    return NamedNode(mint_id("claim", claim.id))


def describe_claim_node(claim: Claim) -> Iterator[Statement]:
    """Yield all that is known of a claim and its evidence."""
    node, evidence = claim_node(claim), evidence_node(claim.evidence)
    yield node, TYPE, term("Claim")
    yield node, TYPE, term(CLASS_OF_KIND[claim.kind])
    if claim.kind in _TRAFFICKING:
        yield node, TYPE, term("TraffickingClaim")
    yield node, LABEL, Literal(describe_claim(claim), language="en")
    yield node, term("statedIn"), document_node(claim.evidence.document)
    yield node, term("fromNarrative"), narrative_node(claim)
    yield node, term("country"), place(claim.country, claim.country)
    if claim.year is not None:
        yield node, term("year"), integer(claim.year)
    if claim.event_year is not None:
        yield node, term("eventYear"), integer(claim.event_year)
    yield node, term("status"), concept("status", claim.status)
    yield node, term("live"), boolean(claim.status.live)
    yield node, term("hedged"), boolean(claim.hedged)
    yield node, term("rule"), Literal(claim.rule)
    for slot in claim.implied:
        yield node, term("implied"), slot_to_property(slot)
    yield from write_order(node, "implied", claim.implied)
    yield node, term("hasEvidence"), evidence
    yield from _describe_content(node, claim.content, claim.country)
    yield from _describe_qualifiers(node, claim)
    yield from _describe_evidence(evidence, claim.evidence)


def describe_narrative(claim: Claim) -> Iterator[Statement]:
    """Yield what is known of the narrative that a claim belongs to; several documents may carry it."""
    node = narrative_node(claim)
    yield node, TYPE, term("Narrative")
    yield node, term("country"), place(claim.country, claim.country)
    if claim.year is not None:
        yield node, term("year"), integer(claim.year)


def narrative_node(claim: Claim) -> NamedNode:
    """Return the node of the narrative of a claim."""
    return NamedNode(mint_id("narrative", claim.narrative))


def evidence_node(evidence: Evidence) -> NamedNode:
    """Return the node of a span: the document's IRI with a text fragment as in RFC 5147."""
    return NamedNode(f"{document_node(evidence.document).value}#char={evidence.start},{evidence.end}")


def _describe_content(node: NamedNode, content: Content, subject: str) -> Iterator[Statement]:
    for field in dataclasses.fields(content):
        said = getattr(content, field.name)
        if said is None:
            continue
        name, values = SLOTS[field.name]
        listed = said if isinstance(said, tuple) else (said,)
        for value in listed:
            plain = value.value if isinstance(value, Enum) else value
            yield node, term(name), write_slot(values, plain, subject)
        if isinstance(said, tuple):
            yield from write_order(node, field.name, said)


def _describe_qualifiers(node: NamedNode, claim: Claim) -> Iterator[Statement]:
    for position, qualifier in enumerate(claim.qualifiers, start=1):
        part = NamedNode(f"{node.value}#qualifier-{position}")
        code = concept("qualifier", qualifier.code)
        yield node, term("hasQualifier"), part
        if qualifier.code in HEDGES:
            yield node, term("hedge"), code
        yield part, TYPE, term("Qualifier")
        yield part, term("qualifier"), code
        yield part, term("words"), Literal(qualifier.words)
        yield part, term("modifies"), node if qualifier.modifies == "flow" else slot_to_property(qualifier.modifies)
        yield part, term("start"), integer(qualifier.start)
        yield part, term("end"), integer(qualifier.end)


def _describe_evidence(node: NamedNode, evidence: Evidence) -> Iterator[Statement]:
    yield node, TYPE, term("Evidence")
    yield node, term("document"), document_node(evidence.document)
    yield node, term("start"), integer(evidence.start)
    yield node, term("end"), integer(evidence.end)
    yield node, term("digest"), Literal(evidence.digest)
    yield node, term("citation"), Literal(evidence.citation)
    if evidence.section is not None:
        yield node, term("section"), concept("section", evidence.section)
    if evidence.paragraph is not None:
        yield node, term("paragraph"), Literal(evidence.paragraph)
    if evidence.quote is not None:
        yield node, term("quote"), Literal(evidence.quote)
