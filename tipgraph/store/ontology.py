"""Read the ontology and its vocabularies for the graphs that hold them."""

from functools import cache

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from tipgraph.vocab import BASE, find_folder

_FILES = {
    "core.ttl": NamedNode(f"{BASE}ontology"),
    "places.ttl": NamedNode(f"{BASE}ontology/places"),
    "vocabularies.ttl": NamedNode(f"{BASE}vocab"),
}
ONTOLOGY_GRAPHS = frozenset(_FILES.values())


@cache
def ontology_quads() -> tuple[Quad, ...]:
    """Return the ontology, its vocabularies and what other catalogues call its places, each in a graph of its own."""
    return tuple(
        Quad(triple.subject, triple.predicate, triple.object, graph)
        for name, graph in _FILES.items()
        for triple in parse(path=find_folder("ontology") / name, format=RdfFormat.TURTLE)
    )
