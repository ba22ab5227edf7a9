"""Check RDF against the shapes: plain ones with pyshacl, SPARQL constraints once over the whole store."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from tipgraph.store.report import Finding
from tipgraph.vocab import find_folder

if TYPE_CHECKING:
    import rdflib

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
    """A SPARQL constraint: what it selects as `$this` breaks the rule that its message tells, about `path` if given."""

    message: str
    severity: str
    select: str
    path: str | None = None


def check_shapes(quads: Iterable[ox.Quad]) -> Iterator[Finding]:
    """Yield what breaks a plain shape, by pyshacl."""
    import pyshacl
    from rdflib import Graph

    data = Graph()
    for quad in quads:
        data.add((_to_rdflib(quad.subject), _to_rdflib(quad.predicate), _to_rdflib(quad.object)))
    _, results, _ = pyshacl.validate(data, shacl_graph=_plain_shapes(), inference="none")
    for node in results.subjects(_sh("focusNode"), unique=True):
        yield _read_result(results, node)


def check_constraints(store: ox.Store, constraints: Iterable[Constraint]) -> Iterator[Finding]:
    """Yield what breaks a constraint, each asked once over the whole store."""
    prefixes = _read_prefixes()
    for constraint in constraints:
        found = store.query(constraint.select, prefixes=prefixes, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        has_value = ox.Variable("value") in found.variables
        for solution in found:
            value = solution["value"] if has_value else None
            yield Finding(
                severity=constraint.severity,
                message=constraint.message,
                node=_text(solution["this"]),
                path=constraint.path,
                value=None if value is None else _text(value),
            )


@cache
def read_constraints() -> tuple[Constraint, ...]:
    """Return the SPARQL constraints of the shapes."""
    found = shapes_store().query(_CONSTRAINTS)
    assert isinstance(found, ox.QuerySolutions)
    return tuple(
        Constraint(
            message=_text(row["message"]),
            severity=read_severity(row["severity"]),
            select=_text(row["select"]),
        )
        for row in found
    )


def _read_result(results: "rdflib.Graph", node: Any) -> Finding:
    path, value = results.value(node, _sh("resultPath")), results.value(node, _sh("value"))
    return Finding(
        severity=read_severity(results.value(node, _sh("resultSeverity"))),
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
def shapes_store() -> ox.Store:
    """Return the shapes, to be asked about."""
    store = ox.Store()
    store.bulk_load(path=str(find_folder("ontology") / "shapes.ttl"), format=ox.RdfFormat.TURTLE)
    return store


@cache
def _read_prefixes() -> dict[str, str]:
    found = shapes_store().query(_PREFIXES)
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


def read_severity(node: Any) -> str:
    """Return "violation" or "warning"; a shape that says nothing finds violations."""
    return "violation" if node is None else str(getattr(node, "value", node)).rpartition("#")[2].lower()


def _text(node: Any) -> str:
    return str(getattr(node, "value", node))
