"""Check RDF against the shapes: plain ones with pyshacl, SPARQL constraints once over the whole store."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from tipgraph.store.report import Finding
from tipgraph.vocab import find_folder

if TYPE_CHECKING:
    import rdflib

# pyshacl copies what it checks: a batch of this many triples is checked in about a second.
BATCH = 10_000

_SH = "http://www.w3.org/ns/shacl#"
_CONSTRAINTS = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?message ?select ?severity WHERE {
  ?shape sh:sparql ?constraint . ?constraint sh:message ?message ; sh:select ?select .
  OPTIONAL { ?shape sh:severity ?severity }
} ORDER BY ?message
"""
_PREFIXES = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?prefix ?namespace WHERE { ?declaration sh:prefix ?prefix ; sh:namespace ?namespace }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """A SPARQL constraint: what it selects as `$this` breaks the rule that its message tells."""

    message: str
    severity: str
    select: str


def check_shapes(quads: Iterable[ox.Quad], executor: Executor | None = None) -> Iterator[Finding]:
    """Yield what breaks a plain shape, document graph by document graph; an executor checks batches side by side."""
    batches = _batch(quads)
    yield from (
        finding for found in (map if executor is None else executor.map)(_check_batch, batches) for finding in found
    )


def check_constraints(store: ox.Store) -> Iterator[Finding]:
    """Yield what breaks a SPARQL constraint, each asked once over the whole store."""
    prefixes = _read_prefixes()
    for constraint in read_constraints():
        found = store.query(constraint.select, prefixes=prefixes, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        has_value = ox.Variable("value") in found.variables
        for solution in found:
            value = solution["value"] if has_value else None
            yield Finding(
                severity=constraint.severity,
                message=constraint.message,
                node=_text(solution["this"]),
                value=None if value is None else _text(value),
            )


@cache
def read_constraints() -> tuple[Constraint, ...]:
    """Return the SPARQL constraints of the shapes."""
    found = _shapes_store().query(_CONSTRAINTS)
    assert isinstance(found, ox.QuerySolutions)
    return tuple(
        Constraint(
            message=_text(row["message"]),
            severity="violation" if row["severity"] is None else _severity(_text(row["severity"])),
            select=_text(row["select"]),
        )
        for row in found
    )


def _batch(quads: Iterable[ox.Quad]) -> Iterator[bytes]:
    """Yield N-Triples of whole graphs, several small ones together."""
    graphs: dict[Any, list[ox.Triple]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph_name].append(quad.triple)
    batch: list[ox.Triple] = []
    for triples in graphs.values():
        batch += triples
        if len(batch) >= BATCH:
            yield ox.serialize(batch, format=ox.RdfFormat.N_TRIPLES) or b""
            batch = []
    yield ox.serialize(batch, format=ox.RdfFormat.N_TRIPLES) or b""


def _check_batch(ntriples: bytes) -> list[Finding]:
    import pyshacl
    from rdflib import Graph

    data = Graph()
    for triple in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES):
        data.add((_to_rdflib(triple.subject), _to_rdflib(triple.predicate), _to_rdflib(triple.object)))
    _, results, _ = pyshacl.validate(data, shacl_graph=_plain_shapes(), inference="none")
    return [_read_result(results, node) for node in results.subjects(_sh("focusNode"), unique=True)]


def _read_result(results: "rdflib.Graph", node: Any) -> Finding:
    path, value = results.value(node, _sh("resultPath")), results.value(node, _sh("value"))
    return Finding(
        severity=_severity(str(results.value(node, _sh("resultSeverity")))),
        message=str(results.value(node, _sh("resultMessage"))),
        node=str(results.value(node, _sh("focusNode"))),
        path=None if path is None else str(path),
        value=None if value is None else str(value),
    )


@cache
def _plain_shapes() -> "rdflib.Graph":
    from rdflib import Graph

    shapes = Graph().parse(find_folder("ontology") / "shapes.ttl")
    shapes.remove((None, _sh("sparql"), None))
    return shapes


@cache
def _shapes_store() -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(find_folder("ontology") / "shapes.ttl"), format=ox.RdfFormat.TURTLE)
    return store


@cache
def _read_prefixes() -> dict[str, str]:
    found = _shapes_store().query(_PREFIXES)
    assert isinstance(found, ox.QuerySolutions)
    return {_text(row["prefix"]): _text(row["namespace"]) for row in found}


def _sh(name: str) -> "rdflib.URIRef":
    from rdflib import URIRef

    return URIRef(_SH + name)


def _to_rdflib(node: Any) -> Any:
    from rdflib import BNode, Literal, URIRef

    if isinstance(node, ox.NamedNode):
        return URIRef(node.value)
    if isinstance(node, ox.BlankNode):
        return BNode(node.value)
    return Literal(node.value, lang=node.language, datatype=None if node.language else URIRef(node.datatype.value))


def _severity(iri: str) -> str:
    return iri.rpartition("#")[2].lower()


def _text(node: Any) -> str:
    return str(getattr(node, "value", node))
