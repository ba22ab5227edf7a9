"""The endpoint as the SPARQL 1.1 Protocol wants it, and as clients and strangers meet it."""

import asyncio
import csv
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from threading import Thread
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest
from asking import HERE, Client, serve
from claims import make_documents, make_route
from pyoxigraph import NamedNode, RdfFormat, parse

from tipgraph.server import build_app
from tipgraph.store import Graph, Limits, graph_from_claims
from tipgraph.vocab import mint_graph, mint_id

CLAIMS = [make_route("TJ", "RU", document="a"), make_route("TJ", "AE", document="b")]
ROUTES = "SELECT ?to { ?c a tg:RouteClaim ; tg:destination ?to } ORDER BY ?to"
TRIPLES = "CONSTRUCT { ?c tg:destination ?to } WHERE { ?c a tg:RouteClaim ; tg:destination ?to }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
PLACES = [mint_id("place", "AE"), mint_id("place", "RU")]

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
TURTLE = "text/turtle"
NTRIPLES = "application/n-triples"
RDFXML = "application/rdf+xml"
JSONLD = "application/ld+json"


def make_graph() -> Graph:
    return graph_from_claims(make_documents(CLAIMS), CLAIMS)


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    app = build_app(make_graph(), limits=Limits(seconds=2, rows=500, size=200_000))
    yield Client(app)
    end(app)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serve(build_app(make_graph())) as address:
        yield f"{address}/sparql"


def end(app: Any) -> None:
    """Let an application start and stop, as a server does."""

    async def run() -> None:
        async with app.router.lifespan_context(app):
            pass

    asyncio.run(run())


def ask(client: Client, query: str, accept: str = "*/*", **parameters: Any) -> httpx.Response:
    return client.get("/sparql", params={"query": query, **parameters}, headers={"accept": accept})


def values_of(answer: httpx.Response, name: str = "to") -> list[str]:
    assert answer.status_code == 200, answer.text
    return [row[name]["value"] for row in answer.json()["results"]["bindings"]]


class TestTheWaysToAsk:
    def test_get(self, client: Client) -> None:
        answer = ask(client, ROUTES)
        assert values_of(answer) == PLACES
        assert answer.headers["content-type"] == JSON

    def test_post_of_a_form(self, client: Client) -> None:
        assert values_of(client.post("/sparql", data={"query": ROUTES})) == PLACES

    def test_post_of_the_query_itself(self, client: Client) -> None:
        headers = {"content-type": "application/sparql-query; charset=utf-8"}
        assert values_of(client.post("/sparql", content=ROUTES, headers=headers)) == PLACES

    def test_head(self, client: Client) -> None:
        answer = client.ask("HEAD", "/sparql", params={"query": "ASK {}"})
        assert (answer.status_code, answer.headers["content-type"]) == (200, JSON)

    def test_letters_of_every_script(self, client: Client) -> None:
        for answer in (
            ask(client, "SELECT ('Тоҷикистон' AS ?to) {}"),
            client.post("/sparql", data={"query": "SELECT ('Тоҷикистон' AS ?to) {}"}),
        ):
            assert values_of(answer) == ["Тоҷикистон"]

    def test_parameters_that_others_add_do_no_harm(self, client: Client) -> None:
        assert values_of(ask(client, ROUTES, output="json", format="json", timeout="0")) == PLACES


class TestTheForms:
    def test_of_rows_as_json(self, client: Client) -> None:
        assert ask(client, ROUTES, "application/json").headers["content-type"] == "application/json"
        assert json.loads(ask(client, ROUTES, JSON).content)["head"] == {"vars": ["to"]}

    def test_of_rows_as_xml(self, client: Client) -> None:
        answer = ask(client, ROUTES, XML)
        assert answer.headers["content-type"] == XML
        found = ElementTree.fromstring(answer.content).iter("{http://www.w3.org/2005/sparql-results#}uri")
        assert [uri.text for uri in found] == PLACES

    def test_of_rows_as_csv(self, client: Client) -> None:
        answer = ask(client, ROUTES, CSV)
        assert answer.headers["content-type"].startswith(CSV)
        assert list(csv.reader(answer.text.splitlines())) == [["to"], *([place] for place in PLACES)]

    def test_of_rows_as_tsv(self, client: Client) -> None:
        answer = ask(client, ROUTES, TSV)
        assert answer.headers["content-type"].startswith(TSV)
        assert answer.text.splitlines() == ["?to", *(f"<{place}>" for place in PLACES)]

    @pytest.mark.parametrize("accept", [JSON, XML])
    def test_of_yes_and_no(self, client: Client, accept: str) -> None:
        yes, no = ask(client, "ASK { ?c a tg:RouteClaim }", accept), ask(client, "ASK { ?c a tg:LawClaim }", accept)
        assert yes.headers["content-type"] == no.headers["content-type"] == accept
        assert ("true" in yes.text, "true" in no.text) == (True, False)

    @pytest.mark.parametrize("accept", [TURTLE, NTRIPLES, RDFXML, JSONLD])
    @pytest.mark.parametrize("query", [TRIPLES, f"DESCRIBE <{PLACES[0]}>"])
    def test_of_triples(self, client: Client, query: str, accept: str) -> None:
        answer = ask(client, query, accept)
        assert answer.headers["content-type"].partition(";")[0] == accept
        form = RdfFormat.from_media_type(accept)
        assert any(NamedNode(PLACES[0]) in (quad.subject, quad.object) for quad in parse(answer.content, format=form))

    def test_are_chosen_by_weight(self, client: Client) -> None:
        assert ask(client, ROUTES, f"{JSON};q=0.5, {CSV};q=0.8, {XML};q=0.1").headers["content-type"].startswith(CSV)
        assert ask(client, ROUTES, f"{JSON};q=0, */*;q=0.1").headers["content-type"] == "application/json"
        assert ask(client, ROUTES, "text/*").headers["content-type"].startswith(CSV)
        assert ask(client, TRIPLES, f"{JSON}, {NTRIPLES};q=0.2").headers["content-type"] == NTRIPLES

    def test_vary_with_what_is_accepted(self, client: Client) -> None:
        assert ask(client, ROUTES).headers["vary"] == "accept"

    @pytest.mark.parametrize(
        ("query", "accept"), [(ROUTES, "image/png"), (ROUTES, TURTLE), (TRIPLES, CSV), ("ASK {}", TURTLE)]
    )
    def test_that_do_not_fit_are_refused(self, client: Client, query: str, accept: str) -> None:
        answer = ask(client, query, accept)
        assert answer.status_code == 406
        assert JSON in answer.text


class TestTheGraphs:
    def test_are_all_seen_at_once(self, client: Client) -> None:
        assert values_of(ask(client, "SELECT (COUNT(?c) AS ?n) { ?c a tg:RouteClaim }"), "n") == ["2"]

    def test_can_be_chosen_for_the_default_graph(self, client: Client) -> None:
        chosen = {"default-graph-uri": mint_graph("document", "a")}
        assert values_of(ask(client, ROUTES, **chosen)) == [PLACES[1]]
        assert values_of(client.post("/sparql", data={"query": ROUTES, **chosen})) == [PLACES[1]]
        headers = {"content-type": "application/sparql-query"}
        assert values_of(client.post("/sparql", params=chosen, content=ROUTES, headers=headers)) == [PLACES[1]]

    def test_can_be_chosen_several_at_once(self, client: Client) -> None:
        both = [mint_graph("document", name) for name in ("a", "b")]
        assert values_of(ask(client, ROUTES, **{"default-graph-uri": both})) == PLACES

    def test_can_be_chosen_by_name(self, client: Client) -> None:
        query = "SELECT ?g { GRAPH ?g { ?c a tg:RouteClaim } }"
        chosen = {"named-graph-uri": mint_graph("document", "b")}
        assert values_of(ask(client, query, **chosen), "g") == [mint_graph("document", "b")]
        assert values_of(ask(client, ROUTES, **chosen)) == []

    def test_that_are_chosen_take_the_place_of_from(self, client: Client) -> None:
        first, second = mint_graph("document", "a"), mint_graph("document", "b")
        query = ROUTES.replace("{", f"FROM <{first}> {{", 1)
        assert values_of(ask(client, query)) == [PLACES[1]]
        assert values_of(ask(client, query, **{"default-graph-uri": second})) == [PLACES[0]]

    @pytest.mark.parametrize("name", ["http://127.0.0.1:9/x", "file:///etc/hostname", "not an iri"])
    def test_from_elsewhere_are_refused(self, client: Client, name: str) -> None:
        for parameter in ("default-graph-uri", "named-graph-uri"):
            assert ask(client, ROUTES, **{parameter: name}).status_code == 400
        assert ask(client, f"SELECT * FROM <{name}> {{ ?s ?p ?o }}").status_code == 400


class TestRefusals:
    def test_say_where_a_query_can_not_be_parsed(self, client: Client) -> None:
        answer = ask(client, "SELECT ?s\n{ ?s ?p ?o\n  FILTER(?o = ) }")
        assert answer.status_code == 400
        assert "line 3, column 3" in answer.text
        assert answer.headers["content-type"].startswith("text/plain")

    @pytest.mark.parametrize("queries", [[], ["ASK {}", "ASK {}"]])
    def test_want_one_query(self, client: Client, queries: list[str]) -> None:
        assert client.post("/sparql", data={"query": queries, "x": "y"}).status_code == 400
        assert client.get("/sparql", params={"query": queries, "x": "y"}).status_code == 400

    @pytest.mark.parametrize(
        "query",
        [
            "SELECT * { SERVICE <{host}> { ?s ?p ?o } }",
            "SELECT * { service silent <{host}> { ?s ?p ?o } }",
            "SELECT * { { SELECT * { SERVICE #x\n<{host}> { ?s ?p ?o } } } }",
            "ASK { FILTER EXISTS { SERVICE <{host}> { ?s ?p ?o } } }",
            "SELECT * { BIND(<{host}> AS ?host) SERVICE ?host { ?s ?p ?o } }",
            "CONSTRUCT { ?s ?p ?o } WHERE { \\u0053ERVICE <{host}> { ?s ?p ?o } }",
        ],
    )
    def test_of_services_before_anything_is_asked(self, client: Client, query: str) -> None:
        with socket.socket() as stranger:
            stranger.bind(("127.0.0.1", 0))
            stranger.listen()
            stranger.settimeout(0.05)
            answer = ask(client, query.replace("{host}", f"http://127.0.0.1:{stranger.getsockname()[1]}/sparql"))
            assert answer.status_code == 400
            with pytest.raises(TimeoutError):
                stranger.accept()

    @pytest.mark.parametrize(
        "update", ["LOAD <http://127.0.0.1:9/x>", "CLEAR ALL", "INSERT DATA { <urn:a> <urn:b> 1 }"]
    )
    def test_of_everything_that_writes(self, client: Client, update: str) -> None:
        assert ask(client, update).status_code == 400
        assert client.post("/sparql", data={"update": update}).status_code == 403
        headers = {"content-type": "application/sparql-update"}
        assert client.post("/sparql", content=update, headers=headers).status_code == 403
        assert values_of(ask(client, "SELECT (COUNT(?c) AS ?n) { ?c a tg:RouteClaim }"), "n") == ["2"]

    def test_of_bodies_that_are_no_query(self, client: Client) -> None:
        assert client.post("/sparql", content=b"ASK {}", headers={"content-type": "text/plain"}).status_code == 415
        assert client.post("/sparql", content=b"ASK {}").status_code == 415
        headers = {"content-type": "application/sparql-query"}
        assert client.post("/sparql", content=b"ASK { \xff }", headers=headers).status_code == 400
        assert client.get("/sparql?query=%FF").status_code == 400
        assert client.post("/sparql", content=b"#" * 1_000_001, headers=headers).status_code == 413
        assert client.ask("PUT", "/sparql", content=b"x").status_code == 405

    def test_of_pages_of_other_sites(self, client: Client) -> None:
        for headers in (
            {"origin": "https://evil.example"},
            {"origin": "null"},
            {"origin": "http://127.0.0.1:9999"},
            {"sec-fetch-site": "cross-site"},
            {"sec-fetch-site": "same-site"},
        ):
            answer = client.post("/sparql", data={"query": ROUTES}, headers=headers)
            assert answer.status_code == 403
            assert "access-control-allow-origin" not in answer.headers
        own = {"origin": HERE, "sec-fetch-site": "same-origin"}
        assert client.post("/sparql", data={"query": ROUTES}, headers=own).status_code == 200
        preflight = {"origin": "https://evil.example", "access-control-request-method": "POST"}
        assert client.ask("OPTIONS", "/sparql", headers=preflight).status_code == 405

    def test_spare_the_sites_that_are_let_in(self) -> None:
        app = build_app(make_graph(), origins=["https://friend.example"])
        friendly = Client(app)
        preflight = {"origin": "https://friend.example", "access-control-request-method": "POST"}
        asked = friendly.ask("OPTIONS", "/sparql", headers=preflight)
        assert (asked.status_code, asked.headers["access-control-allow-origin"]) == (200, "https://friend.example")
        described = friendly.get(
            "/sparql", headers={"origin": "https://friend.example", "sec-fetch-site": "cross-site"}
        )
        assert described.headers["access-control-allow-origin"] == "https://friend.example"
        assert friendly.get("/sparql", headers={"origin": "https://evil.example"}).status_code == 403
        end(app)


class TestLimits:
    def test_stop_a_query_and_the_next_is_answered_at_once(self, client: Client) -> None:
        values_of(ask(client, ROUTES))
        started = time.monotonic()
        stopped = ask(client, RUNAWAY)
        assert (stopped.status_code, "stopped after 2 seconds" in stopped.text) == (503, True)
        assert time.monotonic() - started < 4
        started = time.monotonic()
        assert values_of(ask(client, ROUTES)) == PLACES
        assert time.monotonic() - started < 1

    def test_bound_the_rows(self, client: Client) -> None:
        answer = ask(client, "SELECT * { ?s ?p ?o } LIMIT 501", CSV)
        assert (answer.status_code, "more than 500 rows" in answer.text) == (400, True)
        assert ask(client, "SELECT * { ?s ?p ?o } LIMIT 500", CSV).text.count("\n") == 501
        assert ask(client, "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 2000").status_code == 400

    def test_bound_the_bytes(self, client: Client) -> None:
        long = '"' + 150_000 * "x" + '"'
        assert client.post("/sparql", data={"query": f"SELECT ({long} AS ?x) {{}}"}).status_code == 200
        twice = client.post("/sparql", data={"query": f"SELECT ({long} AS ?x) (?x AS ?y) {{}}"})
        assert (twice.status_code, "longer than 200000 bytes" in twice.text) == (400, True)

    @pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C can not be sent to another process on Windows")
    def test_do_not_keep_a_server_that_is_told_to_stop(self) -> None:
        program = (
            "from tipgraph.store import graph_from_claims; from tipgraph.server import serve_explorer;"
            "serve_explorer(graph_from_claims((), ()), open_browser=False)"
        )
        with subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True) as running:
            assert running.stderr
            address = running.stderr.readline().split()[2]
            runaway = Thread(target=httpx.post, args=[f"{address}sparql"], kwargs={"data": {"query": RUNAWAY}})
            runaway.start()
            time.sleep(2)
            running.send_signal(signal.SIGINT)
            assert running.wait(timeout=3) == 0
            runaway.join()
            assert running.stderr.read() == ""

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
    def test_leave_a_worker_no_way_to_the_network(self) -> None:
        with socket.socket() as stranger:
            stranger.bind(("127.0.0.1", 0))
            stranger.listen()
            stranger.settimeout(0.05)
            address = f"http://127.0.0.1:{stranger.getsockname()[1]}/"
            program = (
                "import pyoxigraph; from tipgraph.store.worker import shut_off; from tipgraph.store import Limits;"
                "shut_off(Limits());"
                f"list(pyoxigraph.Store().query('SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}'))"
            )
            ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
            assert "Too many open files" in ended.stderr
            with pytest.raises(TimeoutError):
                stranger.accept()


class TestTheDescription:
    @pytest.mark.parametrize("accept", ["*/*", TURTLE])
    def test_of_the_service_is_there_without_a_query(self, client: Client, accept: str) -> None:
        import rdflib

        answer = client.get("/sparql", headers={"accept": accept})
        assert answer.headers["content-type"].startswith(TURTLE)
        described = rdflib.Graph().parse(data=answer.text, format="turtle")
        sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
        assert list(described.objects(None, sd.endpoint)) == [rdflib.URIRef(f"{HERE}/sparql")]
        assert (None, sd.feature, sd.UnionDefaultGraph) in described

    def test_of_the_service_has_no_form_of_rows(self, client: Client) -> None:
        assert client.get("/sparql", headers={"accept": CSV}).status_code == 406


class TestRealClients:
    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_sparqlwrapper(self, address: str, method: str) -> None:
        wrapper = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed")
        asker = wrapper.SPARQLWrapper(address)
        asker.setMethod(method)
        asker.setQuery(ROUTES)
        for form in (wrapper.JSON, wrapper.XML, wrapper.CSV, wrapper.TSV):
            asker.setReturnFormat(form)
            answer = asker.queryAndConvert()
            text = answer.toxml() if form == wrapper.XML else str(answer)
            assert all(place in text for place in PLACES)
        asker.setQuery(TRIPLES)
        for form in (wrapper.TURTLE, wrapper.RDFXML, wrapper.JSONLD):
            asker.setReturnFormat(form)
            assert b"AE" in asker.query().response.read()
        asker.setReturnFormat(wrapper.JSON)
        asker.setQuery("SELECT ?s {")
        with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed):
            asker.query()

    @pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
    def test_sparqlstore_of_rdflib(self, address: str, method: Any) -> None:
        from rdflib import Graph as RdfGraph
        from rdflib import URIRef
        from rdflib.plugins.stores.sparqlstore import SPARQLStore

        graph = RdfGraph(SPARQLStore(address, method=method))
        assert [str(row[0]) for row in graph.query(ROUTES)] == PLACES
        assert len(graph.query(TRIPLES).graph or ()) == 2
        assert graph.query("ASK { ?c a tg:RouteClaim }").askAnswer
        assert URIRef(PLACES[0]) in set(graph.subjects())
