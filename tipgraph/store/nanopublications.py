"""Make nanopublications of single claims: what is claimed, where it stands, and who says that it does."""

from collections.abc import Iterator
from importlib.metadata import version

from pyoxigraph import Literal, NamedNode, Quad

from tipgraph.errors import NotFoundError
from tipgraph.rdf import claim_node, quads_to_trig
from tipgraph.store.description import DATASET, LICENSE
from tipgraph.store.graph import Graph
from tipgraph.store.nodes import describe_node
from tipgraph.vocab import mint_id, mint_term

_NP = "http://www.nanopub.org/nschema#"
_DCTERMS = "http://purl.org/dc/terms/"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_DERIVED = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
_HAS_EVIDENCE = NamedNode(mint_term("hasEvidence"))

# What a claim says of where it comes from is provenance; all else that it says is the assertion.
_ORIGIN = {_HAS_EVIDENCE, *(NamedNode(mint_term(name)) for name in ("statedIn", "fromNarrative", "rule"))}


def render_nanopublication(graph: Graph, claim: str) -> bytes:
    """Return the nanopublication of a claim, given by its id, as TriG; the same claim gives the same bytes.

    It has no date, for tipgraph reads no clock: whoever publishes it adds that. Raises `NotFoundError` for a claim that
    the graph does not have.
    """
    node = next((claim_node(known).value for known in graph.claims if known.id == claim), None)
    if node is None:
        raise NotFoundError(f"the graph has no claim {claim!r}: `tipgraph claims --json` lists their ids")
    name = mint_id("nanopublication", claim)
    return quads_to_trig([*_describe_publication(name), *_describe_claim(graph, node, name)])


def _describe_publication(name: str) -> Iterator[Quad]:
    node, head, info = NamedNode(name), NamedNode(f"{name}#head"), NamedNode(f"{name}#publication")
    yield Quad(node, _TYPE, NamedNode(f"{_NP}Nanopublication"), head)
    yield Quad(node, NamedNode(f"{_NP}hasAssertion"), NamedNode(f"{name}#assertion"), head)
    yield Quad(node, NamedNode(f"{_NP}hasProvenance"), NamedNode(f"{name}#provenance"), head)
    yield Quad(node, NamedNode(f"{_NP}hasPublicationInfo"), info, head)
    yield Quad(node, NamedNode(f"{_DCTERMS}license"), NamedNode(LICENSE), info)
    yield Quad(node, NamedNode(f"{_DCTERMS}isPartOf"), NamedNode(DATASET), info)
    yield Quad(node, NamedNode(f"{_DCTERMS}creator"), Literal(f"tipgraph {version('tipgraph')}"), info)


def _describe_claim(graph: Graph, node: str, name: str) -> Iterator[Quad]:
    assertion, provenance = NamedNode(f"{name}#assertion"), NamedNode(f"{name}#provenance")
    for triple in describe_node(graph, node).triples:
        is_asserted = str(triple.subject).startswith(f"<{node}") and triple.predicate not in _ORIGIN
        yield Quad(triple.subject, triple.predicate, triple.object, assertion if is_asserted else provenance)
        if triple.predicate == _HAS_EVIDENCE:
            yield Quad(assertion, _DERIVED, triple.object, provenance)
