"""The IRIs of a graph, as browsers and programs that follow links ask for them."""

import hashlib
import re

import pytest
from asking import Client
from claims import make_documents, make_internal, make_route
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from tipgraph.rdf import claim_node, quads_to_nquads
from tipgraph.server import build_app
from tipgraph.store import Graph, graph_from_claims
from tipgraph.vocab import BASE

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
ROUTE = make_route("TJ", "RU", document="a/b", hedges=("may",), attached=True, words="Men may be <taken> to Russia.")
CLAIMS = [ROUTE, make_internal("TJ", document="c")]
TYPES = ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]


@pytest.fixture(scope="module")
def graph() -> Graph:
    return graph_from_claims(make_documents(CLAIMS), CLAIMS)


@pytest.fixture(scope="module")
def client(graph: Graph) -> Client:
    return Client(build_app(graph))


def path_of(iri: str) -> str:
    return "/" + iri.removeprefix(BASE).partition("#")[0]


def read(client: Client, path: str, accept: str = "text/turtle") -> set[str]:
    """Return all subjects that an answer speaks of."""
    answer = client.get(path, headers={"accept": accept})
    assert answer.status_code == 200, f"{path}: {answer.text}"
    assert answer.headers["content-type"].partition(";")[0] == accept
    quads = parse(answer.content, format=RdfFormat.from_media_type(accept), base_iri=BASE)
    return {str(getattr(quad.subject, "value", quad.subject)) for quad in quads}


def test_every_iri_of_a_graph_answers_for_itself(client: Client, graph: Graph) -> None:
    terms = {term for quad in graph.quads() for term in (quad.subject, quad.object, quad.graph_name)}
    iris = sorted(term.value for term in terms if isinstance(term, NamedNode) and term.value.startswith(BASE))
    assert len(iris) > 30
    for iri in iris:
        assert iri in read(client, path_of(iri)) or "/graph/" in iri


@pytest.mark.parametrize("accept", TYPES)
def test_a_claim_comes_with_its_evidence_and_its_hedges(client: Client, accept: str) -> None:
    node = claim_node(ROUTE).value
    subjects = read(client, path_of(node), accept)
    assert {
        node,
        f"{node}#qualifier-1",
        f"{BASE}id/document/a%2Fb#char={ROUTE.evidence.start},{ROUTE.evidence.end}",
    } == subjects


def test_a_browser_gets_a_page(client: Client) -> None:
    answer = client.get(path_of(claim_node(ROUTE).value), headers={"accept": BROWSER})
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["vary"] == "accept"
    assert "Men may be &lt;taken&gt; to Russia." in answer.text
    assert '<a href="/id/place/RU">Russia</a>' in answer.text
    assert not re.search(r"<script|<img|src=|@import|url\(", answer.text)
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_page_links_to_its_other_forms(client: Client) -> None:
    page = client.get("/id/place/TJ", headers={"accept": BROWSER}).text
    for form in ("ttl", "nt", "rdf", "jsonld"):
        assert f'href="?form={form}"' in page
        answer = client.get(f"/id/place/TJ?form={form}", headers={"accept": BROWSER})
        assert answer.headers["content-type"].partition(";")[0] in TYPES


def test_a_page_tells_who_names_the_node(client: Client) -> None:
    page = client.get("/id/place/RU", headers={"accept": BROWSER}).text
    assert "Named by" in page
    assert path_of(claim_node(ROUTE).value) in page


def test_all_links_of_a_page_lead_somewhere(client: Client) -> None:
    for path in (path_of(claim_node(ROUTE).value), "/id/place/TJ", "/vocab/status", "/dataset"):
        page = client.get(path, headers={"accept": BROWSER}).text
        for link in set(re.findall(r'href="(/[^"#]*)', page)):
            assert client.get(link).status_code == 200, link


def test_the_ontology_and_the_schemes_answer(client: Client) -> None:
    assert f"{BASE}ontology#RouteClaim" in read(client, "/ontology")
    assert {f"{BASE}vocab/status", f"{BASE}vocab/status/denied"} <= read(client, "/vocab/status")
    assert f"{BASE}vocab/status/denied" in read(client, "/vocab/status/denied")
    assert f"{BASE}vocab/tier" in read(client, "/vocab")


def test_a_named_graph_gives_all_that_it_holds(client: Client) -> None:
    assert claim_node(ROUTE).value in read(client, "/graph/document/a%2Fb")
    assert f"{BASE}id/corridor/TJ.RU" in read(client, "/graph/corridors")


def test_what_is_not_there_is_not_found(client: Client) -> None:
    for path in ("/id/claim/none", "/vocab/none", "/graph/none", "/id/%22%3E%3Cscript%3E"):
        answer = client.get(path, headers={"accept": BROWSER})
        assert answer.status_code == 404
        assert answer.headers["content-type"].startswith("text/plain")
    assert client.get("/id/place/TJ", headers={"accept": "image/png"}).status_code == 406


def test_the_data_set_tells_its_licence_version_and_digest(client: Client, graph: Graph) -> None:
    answer = client.get("/dataset", headers={"accept": "application/n-triples"})
    digest = hashlib.sha256(quads_to_nquads(graph.quads())).hexdigest()
    assert "<https://creativecommons.org/licenses/by/4.0/>" in answer.text
    assert f'"{digest}"' in answer.text
    assert "<http://127.0.0.1:8765/sparql>" in answer.text
    assert f'"{len(list(graph.quads()))}"' in answer.text
    assert client.get("/.well-known/void", headers={"accept": "application/n-triples"}).content == answer.content


def test_a_link_of_a_graph_never_runs(graph: Graph) -> None:
    store = Store()
    node, name = NamedNode(f"{BASE}id/x"), NamedNode("http://example.org/p")
    store.add(Quad(node, name, NamedNode("javascript:alert(1)")))
    hostile = graph_from_claims((), ())
    hostile.store.extend(store)
    page = Client(build_app(hostile)).get("/id/x", headers={"accept": BROWSER}).text
    assert 'href="javascript' not in page
