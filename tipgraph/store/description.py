"""Describe a graph as a data set and its endpoint as a service, so that strangers find out what they are."""

import hashlib
from collections.abc import Iterator, Mapping
from importlib.metadata import version

from pyoxigraph import Literal, NamedNode, Triple

from tipgraph.rdf import quads_to_nquads
from tipgraph.store.graph import Graph
from tipgraph.store.nodes import NodeDescription
from tipgraph.store.query import QueryResult
from tipgraph.vocab import BASE, mint_id

DATASET = f"{BASE}dataset"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
TITLE = "tipgraph: what reports on human trafficking claim, and where they say it"

_ABOUT = (
    "Claims read by rules from published reports on human trafficking, each with its hedges and a citation of the "
    "words that make it. A claim is not a fact; counts are mentions, never victims."
)
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DCTERMS = "http://purl.org/dc/terms/"
_DCAT = "http://www.w3.org/ns/dcat#"
_VOID = "http://rdfs.org/ns/void#"
_SD = "http://www.w3.org/ns/sparql-service-description#"
_SPDX = "http://spdx.org/rdf/terms#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_FORMATS = "http://www.w3.org/ns/formats/"

_VOCABULARIES = (
    f"{BASE}ontology",
    "http://www.w3.org/2004/02/skos/core",
    "http://www.w3.org/ns/prov#",
    "http://purl.org/dc/terms/",
)
_RESULT_FORMS = (
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV Turtle N-Triples RDF_XML JSON-LD"
).split()
_MEDIA_TYPES = {
    ".nq": "application/n-quads",
    ".ttl": "text/turtle",
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
}

Said = tuple[str, str, NamedNode | Literal]


def describe_service(endpoint: str) -> QueryResult:
    """Return the SPARQL 1.1 service description of an endpoint by its address."""
    service = NamedNode(endpoint)
    said = [
        (f"{_RDF}type", f"{_SD}Service"),
        (f"{_SD}endpoint", endpoint),
        (f"{_SD}supportedLanguage", f"{_SD}SPARQL11Query"),
        (f"{_SD}feature", f"{_SD}UnionDefaultGraph"),
        *((f"{_SD}resultFormat", _FORMATS + form) for form in _RESULT_FORMS),
    ]
    triples = tuple(Triple(service, NamedNode(path), NamedNode(value)) for path, value in said)
    return QueryResult(kind="graph", triples=triples)


def describe_dataset(
    graph: Graph, *, endpoint: str | None = None, files: Mapping[str, bytes] | None = None
) -> NodeDescription:
    """Return what the data set of a graph is, in VoID and DCAT: licence, version, digest, size, and how to get it.

    The digest is the SHA-256 of its sorted N-Quads. `endpoint` is the address of a SPARQL endpoint; `files` are those
    of a release, by name.
    """
    said = [
        *_describe_whole(graph),
        *_describe_checksum(DATASET, quads_to_nquads(graph.quads())),
        *([(DATASET, f"{_VOID}sparqlEndpoint", NamedNode(endpoint))] if endpoint else []),
        *(fact for name, content in (files or {}).items() for fact in _describe_file(name, content)),
    ]
    triples = tuple(Triple(NamedNode(node), NamedNode(path), value) for node, path, value in said)
    return NodeDescription(iri=DATASET, triples=triples, mentions=(), mentioned=0, labels={DATASET: TITLE})


def _describe_whole(graph: Graph) -> Iterator[Said]:
    yield DATASET, f"{_RDF}type", NamedNode(f"{_VOID}Dataset")
    yield DATASET, f"{_RDF}type", NamedNode(f"{_DCAT}Dataset")
    yield DATASET, f"{_DCTERMS}title", Literal(TITLE, language="en")
    yield DATASET, f"{_DCTERMS}description", Literal(_ABOUT, language="en")
    yield DATASET, f"{_DCTERMS}license", NamedNode(LICENSE)
    yield DATASET, f"{_DCTERMS}publisher", Literal("The tipgraph authors")
    yield DATASET, f"{_DCTERMS}conformsTo", NamedNode(f"{BASE}ontology")
    yield DATASET, f"{_DCAT}version", Literal(version("tipgraph"))
    yield DATASET, f"{_VOID}uriSpace", Literal(f"{BASE}id/")
    yield DATASET, f"{_VOID}triples", _integer(sum(1 for _ in graph.quads()))
    yield DATASET, f"{_VOID}documents", _integer(len(graph.documents))
    yield DATASET, f"{_VOID}entities", _integer(len(graph.claims))
    for vocabulary in _VOCABULARIES:
        yield DATASET, f"{_VOID}vocabulary", NamedNode(vocabulary)
    for claim in graph.claims[:1]:
        yield DATASET, f"{_VOID}exampleResource", NamedNode(mint_id("claim", claim.id))


def _describe_file(name: str, content: bytes) -> Iterator[Said]:
    node = f"{DATASET}/{name}"
    yield DATASET, f"{_DCAT}distribution", NamedNode(node)
    yield node, f"{_RDF}type", NamedNode(f"{_DCAT}Distribution")
    yield node, f"{_DCTERMS}title", Literal(name)
    yield node, f"{_DCTERMS}license", NamedNode(LICENSE)
    yield node, f"{_DCAT}mediaType", NamedNode(f"https://www.iana.org/assignments/media-types/{_media_type(name)}")
    yield node, f"{_DCAT}byteSize", _integer(len(content))
    yield from _describe_checksum(node, content)


def _describe_checksum(node: str, content: bytes) -> Iterator[Said]:
    checksum = f"{node}#checksum"
    yield node, f"{_SPDX}checksum", NamedNode(checksum)
    yield checksum, f"{_RDF}type", NamedNode(f"{_SPDX}Checksum")
    yield checksum, f"{_SPDX}algorithm", NamedNode(f"{_SPDX}checksumAlgorithm_sha256")
    yield checksum, f"{_SPDX}checksumValue", Literal(hashlib.sha256(content).hexdigest())


def _media_type(name: str) -> str:
    return _MEDIA_TYPES[f".{name.rpartition('.')[2]}"]


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=NamedNode(f"{_XSD}integer"))
