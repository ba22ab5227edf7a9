"""Read a graph behind a SPARQL endpoint, and load one into a graph store that is asked over HTTP."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pyoxigraph as ox

from tipgraph.errors import InputError, LimitError, QueryError
from tipgraph.rdf import quads_to_nquads, rdf_to_claims
from tipgraph.store.graph import Graph, fill_store
from tipgraph.store.ontology import ONTOLOGY_GRAPHS
from tipgraph.store.query import Node, QueryResult, declare_prefixes, read_answer, write_values
from tipgraph.vocab import mint_term

if TYPE_CHECKING:
    import ssl

    import httpx

# So many named graphs are read by one query; that of a document has some hundred triples.
BATCH = 50

# A server that says nothing for so long is given up.
SECONDS = 60

_ROWS = "application/sparql-results+json"
_TRIPLES = {"application/n-triples": ox.RdfFormat.N_TRIPLES, "text/turtle": ox.RdfFormat.TURTLE}
_ACCEPT = f"{_ROWS}, application/n-triples;q=0.9, text/turtle;q=0.8"

# How engines are told to answer from all graphs, where they do not do so anyway (Oxigraph's server, Fuseki).
_WAYS: tuple[Mapping[str, str], ...] = (
    {},
    {"union-default-graph": "true"},
    {"default-graph-uri": "urn:x-arq:UnionGraph"},
)


def is_address(path: Path | str) -> bool:
    """Tell whether a path is the address of a server."""
    return str(path).startswith(("http://", "https://"))


def open_endpoint(address: str) -> Graph:
    """Open the graph behind a SPARQL 1.1 endpoint, to read it.

    Queries are answered there, over all its graphs; documents, claims and the store are read from there once, when they
    are asked for. The address may hold a user and a password. Raises `InputError` for a server that can not be asked
    and for one that has no claims.
    """
    way = _find_way(address)

    def ask(text: str, values: Mapping[str, Node]) -> QueryResult:
        from tipgraph.store.guard import read_from

        names_graphs = bool(read_from(text))
        return _ask(address, declare_prefixes(write_values(text, values)), {} if names_graphs else way)

    @cache
    def fetch() -> ox.Store:
        return fill_store(ox.Store(), _fetch_quads(address))

    return Graph(lambda: rdf_to_claims(fetch()), fetch, ask=ask)


def load_graph(graph: Graph, address: str) -> int:
    """Put every named graph, the ontology's too, into a graph store, and return how many there are.

    The store is asked by the SPARQL 1.1 Graph Store Protocol at its address, which may hold a user and a password. A
    graph that is there already is replaced, and others stay as they are. Raises `InputError` if the store can not be
    asked or refuses.
    """
    import httpx

    graphs: dict[str, list[ox.Triple]] = defaultdict(list)
    for quad in graph.store:
        graphs[str(getattr(quad.graph_name, "value", ""))].append(quad.triple)
    headers = {"content-type": "text/turtle"}
    with httpx.Client(headers=headers, timeout=SECONDS, verify=_trust()) as client:
        for name, triples in sorted(graphs.items()):
            target = httpx.URL(address).copy_merge_params({"graph": name} if name else {"default": ""})
            content = quads_to_nquads(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
            try:
                _refuse_failure(client.put(target, content=content))
            except httpx.HTTPError as error:
                raise InputError(f"{_without_password(address)} can not be asked: {error}") from error
    return len(graphs)


def _find_way(address: str) -> Mapping[str, str]:
    """Return the parameters by which an endpoint answers from all its graphs."""
    for way in _WAYS:
        try:
            if _ask(address, f"ASK {{ ?claim a <{mint_term('Claim')}> }}", way).answer:
                return way
        except LimitError:
            raise
        except QueryError:
            continue
    raise InputError(
        f"{_without_password(address)} has no claims that its queries see: load a graph with `tipgraph load`, or add "
        "the parameter that makes it answer from all graphs to the address"
    )


def _fetch_quads(address: str) -> Iterator[ox.Quad]:
    """Yield all that an endpoint holds, except the ontology."""
    found = _ask(address, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }").solutions
    names = [str(name) for (name,) in found if isinstance(name, ox.NamedNode) and name not in ONTOLOGY_GRAPHS]
    for start in range(0, len(names), BATCH):
        chosen = " ".join(names[start : start + BATCH])
        pattern = f"VALUES ?g {{ {chosen} }} GRAPH ?g {{ ?s ?p ?o }}"
        yield from (ox.Quad(*row) for row in _ask(address, f"SELECT ?s ?p ?o ?g WHERE {{ {pattern} }}").solutions)
    if not names:
        triples = _ask(address, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").triples
        yield from (ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)


def _ask(address: str, text: str, parameters: Mapping[str, str] | None = None) -> QueryResult:
    import httpx

    said = {"query": text, **(parameters or {})}
    try:
        answer = httpx.post(address, data=said, headers={"accept": _ACCEPT}, timeout=SECONDS, verify=_trust())
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise InputError(f"{_without_password(address)} can not be asked: {error}") from error
    _refuse_failure(answer)
    media = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if media in _TRIPLES:
            quads = ox.parse(answer.content, format=_TRIPLES[media])
            return QueryResult(kind="graph", triples=tuple(quad.triple for quad in quads))
        return read_answer(answer.content)
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{_without_password(address)} gives no answer of a SPARQL endpoint ({media})") from error


def _refuse_failure(answer: "httpx.Response") -> None:
    if answer.is_success:
        return
    name, said = _without_password(str(answer.url)), " ".join(answer.text.split())[:200]
    message = f"{name} answers {answer.status_code} {answer.reason_phrase}: {said}"
    if answer.status_code == 400:
        raise QueryError(message)
    raise LimitError(message) if answer.status_code in (429, 503, 504) else InputError(message)


@cache
def _trust() -> "ssl.SSLContext":
    """Return the certificates that are trusted; reading them takes longer than most queries."""
    import httpx

    return httpx.create_ssl_context()


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
