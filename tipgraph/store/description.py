"""Describe a graph and its endpoint, so that strangers find out what they are."""

from pyoxigraph import NamedNode, Triple

from tipgraph.store.query import QueryResult

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"

_RESULT_FORMS = (
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV Turtle N-Triples RDF_XML JSON-LD"
).split()


def describe_service(endpoint: str) -> QueryResult:
    """Return the SPARQL 1.1 service description of an endpoint by its address."""
    service = NamedNode(endpoint)
    said = [
        (_TYPE, _sd("Service")),
        (_sd("endpoint"), service),
        (_sd("supportedLanguage"), _sd("SPARQL11Query")),
        (_sd("feature"), _sd("UnionDefaultGraph")),
        *((_sd("resultFormat"), NamedNode(_FORMATS + form)) for form in _RESULT_FORMS),
    ]
    return QueryResult(kind="graph", triples=tuple(Triple(service, path, value) for path, value in said))


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
