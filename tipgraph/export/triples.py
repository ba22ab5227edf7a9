"""Render a graph as RDF."""

from tipgraph.store import Graph
from tipgraph.store.saving import serialize_graph


def render_turtle(graph: Graph) -> bytes:
    """Return the union of all named graphs as Turtle."""
    return serialize_graph(graph, ".ttl")


def render_trig(graph: Graph) -> bytes:
    """Return the named graphs as TriG."""
    return serialize_graph(graph, ".trig")


def render_nquads(graph: Graph) -> bytes:
    """Return the named graphs as sorted N-Quads."""
    return serialize_graph(graph, ".nq")


def render_jsonld(graph: Graph) -> bytes:
    """Return the named graphs as JSON-LD."""
    return serialize_graph(graph, ".jsonld")
