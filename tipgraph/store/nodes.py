"""Describe single nodes of a graph: what it says of them, and which others name them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from tipgraph.errors import NotFoundError
from tipgraph.rdf import shorten_iri
from tipgraph.store.graph import Graph
from tipgraph.store.query import QueryResult
from tipgraph.store.question import TriplesForm
from tipgraph.vocab import mint_term

# A place or a code can be named by every claim there is; a page shows the first of them.
MOST_MENTIONS = 200

_LABELS = tuple(
    NamedNode(iri)
    for iri in (
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "http://purl.org/dc/terms/title",
        mint_term("citation"),
        mint_term("words"),
    )
)
_WELL_KNOWN = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": "is a",
    "http://www.w3.org/2000/01/rdf-schema#label": "label",
}
_IN_SCHEME = NamedNode("http://www.w3.org/2004/02/skos/core#inScheme")
_HAS_EVIDENCE = NamedNode(mint_term("hasEvidence"))

# What is said of a node: its properties, each with its values; those that are nodes are IRIs.
Value = tuple[str, bool]
Statements = Mapping[str, tuple[Value, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeDescription:
    """What a graph says of a node and of its parts, and which nodes name it by which property.

    Parts are the nodes whose IRI is that of the node with a fragment, the evidence of a claim, the codes of a scheme,
    and all that a named graph holds. `mentions` are the first of `mentioned`; `labels` are those of all nodes in it.
    """

    iri: str
    triples: tuple[Triple, ...]
    mentions: tuple[tuple[str, str], ...]
    mentioned: int
    labels: Mapping[str, str]

    def label(self, iri: str | None = None) -> str:
        """Return the label of the node, or of any other; a short form of its IRI where it has none."""
        wanted = self.iri if iri is None else iri
        return self.labels.get(wanted) or _WELL_KNOWN.get(wanted) or shorten_iri(wanted)

    def sections(self) -> Mapping[str, Statements]:
        """Return what is said of the node and then of each part, by IRI."""
        said: dict[str, dict[str, list[Value]]] = {self.iri: {}}
        for triple in sorted(self.triples, key=str):
            properties = said.setdefault(_text(triple.subject), {})
            value = _text(triple.object), isinstance(triple.object, NamedNode)
            properties.setdefault(triple.predicate.value, []).append(value)
        return {node: {name: tuple(values) for name, values in told.items()} for node, told in said.items()}

    def serialize(self, form: TriplesForm) -> bytes:
        """Return what is said as RDF."""
        return QueryResult(kind="graph", triples=self.triples).serialize(form)


def describe_node(graph: Graph, iri: str) -> NodeDescription:
    """Return what a graph says of a node, or raise `NotFoundError` if it does not know it."""
    try:
        node = NamedNode(iri)
    except ValueError as error:
        raise NotFoundError(f"{iri!r} is no IRI") from error
    store = graph.store
    naming = [quad for quad in store.quads_for_pattern(None, None, node) if isinstance(quad.subject, NamedNode)]
    parts = dict.fromkeys(_parts(store, node, naming))
    triples = dict.fromkeys(quad.triple for part in parts for quad in store.quads_for_pattern(part, None, None))
    triples |= dict.fromkeys(quad.triple for quad in store.quads_for_pattern(None, None, None, node))
    if not triples:
        raise NotFoundError(f"the graph does not know <{iri}>")
    others = [(_text(quad.subject), quad.predicate.value) for quad in naming if quad.subject not in parts]
    mentions = tuple(islice(dict.fromkeys(others), MOST_MENTIONS))
    return NodeDescription(
        iri=iri,
        triples=tuple(triples),
        mentions=mentions,
        mentioned=len(set(others)),
        labels=_read_labels(store, triples, mentions),
    )


def _parts(store: Store, node: NamedNode, naming: Iterable[Quad]) -> Iterator[NamedNode]:
    """Yield the node and its parts."""
    yield node
    for quad in store.quads_for_pattern(node, None, None):
        is_part = quad.predicate == _HAS_EVIDENCE or _text(quad.object).startswith(f"{node.value}#")
        if isinstance(quad.object, NamedNode) and is_part:
            yield quad.object
    for quad in naming:
        if isinstance(quad.subject, NamedNode) and (
            quad.predicate == _IN_SCHEME or quad.subject.value.startswith(f"{node.value}#")
        ):
            yield quad.subject


def _read_labels(store: Store, triples: Iterable[Triple], mentions: Iterable[tuple[str, str]]) -> dict[str, str]:
    nodes = {node for t in triples for node in (t.subject, t.predicate, t.object) if isinstance(node, NamedNode)}
    nodes |= {NamedNode(iri) for mention in mentions for iri in mention}
    labels = {}
    for node in nodes:
        found = (quad.object for name in _LABELS for quad in store.quads_for_pattern(node, name, None))
        label = next((value.value for value in found if isinstance(value, Literal)), None)
        if label is not None:
            labels[node.value] = label
    return labels


def _text(node: object) -> str:
    return str(getattr(node, "value", node))
