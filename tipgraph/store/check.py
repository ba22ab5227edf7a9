"""Check that a graph keeps the rules of the ontology and that its quotations are true."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import pyoxigraph as ox

from tipgraph.errors import InputError
from tipgraph.model import Document, digest_of
from tipgraph.rdf import claim_node
from tipgraph.store.graph import Graph
from tipgraph.store.ontology import ontology_quads
from tipgraph.store.report import CheckReport, Finding
from tipgraph.store.sets import read_set_constraints
from tipgraph.store.shapes import check_constraints, check_shapes, read_constraints
from tipgraph.vocab import BASE, TG, mint_id, mint_term

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_CONCEPT = ox.NamedNode("http://www.w3.org/2004/02/skos/core#Concept")
_DEPRECATED = ox.NamedNode("http://www.w3.org/2002/07/owl#deprecated")
_PERSONS = frozenset({"http://xmlns.com/foaf/0.1/Person", "http://schema.org/Person", "https://schema.org/Person"})
_VOCAB = f"{BASE}vocab/"
_SPAN_TERMS = {mint_term(name): name for name in ("document", "start", "end", "digest", "quote")}

Span = dict[str, str]


# A SHACL processor checks this many quads in some seconds; in larger graphs its shapes are asked as sets.
LARGE = 20_000


def check_graph(graph: Graph, *, large: int = LARGE) -> CheckReport:
    """Return all that is wrong with a graph; one of more than `large` quads is checked without pyshacl, in sets.

    Looks at the shapes of the ontology, at terms and codes that are not declared, at blank nodes and persons, at the
    ids of claims, and at quotations: each must have the length and the digest of its span, and be what stands there
    if the text is attached.
    """
    quads = tuple(graph.quads())
    findings = [
        *check_terms(quads),
        *(check_constraints(graph.store, read_set_constraints()) if len(quads) > large else check_shapes(quads)),
        *check_constraints(graph.store, read_constraints()),
    ]
    claims = _nodes_of(quads, "Claim")
    try:
        findings += check_ids(claims, (claim_node(claim).value for claim in graph.claims))
        documents = graph.documents
    except InputError as error:
        findings.append(Finding(severity="violation", message=str(error), node=mint_term("Claim")))
        documents = ()
    quotations = _read_spans(quads)
    findings += check_quotations(quotations, documents)
    return CheckReport(
        findings=tuple(sorted(set(findings), key=_order)),
        documents=len(_nodes_of(quads, "Document")),
        claims=len(claims),
        quotations=sum("quote" in span for span in quotations.values()),
    )


def check_terms(quads: Iterable[ox.Quad]) -> Iterator[Finding]:
    """Yield what no ontology declares: properties, classes and codes; and blank nodes and persons."""
    declared, concepts, deprecated = _declared_terms()
    for quad in quads:
        node, path, value = _iri(quad.subject), quad.predicate.value, _iri(quad.object)
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            yield _violation("a blank node has no name that lasts", node or path, path)
        if path.startswith(TG) and path not in declared:
            yield _violation("a property that the ontology does not declare", node, path)
        if value.startswith(TG) and value not in declared:
            yield _violation("a term that the ontology does not declare", node, path, value)
        if value.startswith(_VOCAB) and value not in concepts:
            yield _violation("a code that the vocabularies do not have", node, path, value)
        if value in _PERSONS:
            yield _violation("no person has a node", node, path, value)
        if value in deprecated or path in deprecated:
            yield Finding(
                severity="warning", message="a term that is no longer used", node=node, path=path, value=value
            )


def check_ids(nodes: Iterable[str], ids: Iterable[str]) -> Iterator[Finding]:
    """Yield the claims whose id is not the digest of what they say."""
    known = frozenset(ids)
    for node in nodes:
        if node not in known:
            yield _violation("the id of the claim is not the digest of what it says", node)


def check_quotations(spans: Mapping[str, Span], documents: Iterable[Document]) -> Iterator[Finding]:
    """Yield the spans whose quotation, or whose text where it is attached, is not what was read."""
    texts = {mint_id("document", d.id): d.text for d in documents if d.text is not None}
    for node, span in spans.items():
        if "quote" in span and digest_of(span["quote"]) != span.get("digest"):
            yield _violation("the quotation does not have the digest of its span", node, mint_term("quote"))
        text = texts.get(span.get("document", ""))
        if text is not None and digest_of(text[int(span["start"]) : int(span["end"])]) != span.get("digest"):
            yield _violation("the text has other words at this place", node, mint_term("digest"))


def _read_spans(quads: Iterable[ox.Quad]) -> dict[str, Span]:
    evidence = frozenset(_nodes_of(quads, "Evidence"))
    spans: dict[str, Span] = {}
    for quad in quads:
        node, name = _iri(quad.subject), _SPAN_TERMS.get(quad.predicate.value)
        if name is not None and node in evidence and not isinstance(quad.object, ox.Triple):
            spans.setdefault(node, {})[name] = quad.object.value
    return spans


def _nodes_of(quads: Iterable[ox.Quad], name: str) -> list[str]:
    wanted = ox.NamedNode(mint_term(name))
    return sorted({_iri(quad.subject) for quad in quads if quad.predicate == _TYPE and quad.object == wanted})


@cache
def _declared_terms() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return what the ontology declares, the concepts of the vocabularies, and what of both is deprecated."""
    typed = [quad for quad in ontology_quads() if quad.predicate == _TYPE]
    return (
        frozenset(_iri(quad.subject) for quad in typed),
        frozenset(_iri(quad.subject) for quad in typed if quad.object == _CONCEPT),
        frozenset(_iri(quad.subject) for quad in ontology_quads() if quad.predicate == _DEPRECATED),
    )


def _iri(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


def _violation(message: str, node: str, path: str | None = None, value: str | None = None) -> Finding:
    return Finding(severity="violation", message=message, node=node, path=path, value=value)


def _order(finding: Finding) -> tuple[str, str, str, str, str]:
    return finding.severity, finding.message, finding.node, finding.path or "", finding.value or ""
