"""A graph behind an endpoint gives the same answers as one in memory or on disk."""

import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from asking import serve
from claims import make_documents, make_internal, make_role, make_route, make_tier
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from tipgraph.cli import main
from tipgraph.errors import InputError, LimitError, QueryError
from tipgraph.model import Status
from tipgraph.server import build_app
from tipgraph.store import Graph, graph_from_claims, load_graph, open_graph, read_queries, save_graph
from tipgraph.vocab import mint_graph

CLAIMS = [
    make_route("TJ", "AE", "KG", "RU", document="a", hedges=("may",), sectors=("retail", "begging")),
    make_route("TJ", "R:neighbors", document="b", status=Status.DENIED, implied=("origin",)),
    make_internal("TJ", document="b"),
    make_role("TJ", "source", document="a"),
    make_tier("TJ", "2WL", 2009, document="a"),
]
SERVER = Path(sysconfig.get_path("scripts")) / "oxigraph"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return graph_from_claims(make_documents(CLAIMS), CLAIMS)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """An Oxigraph server with an empty store, by its address."""
    if not SERVER.exists():
        pytest.skip("the oxigraph server is not installed: pip install oxigraph")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        bound = f"127.0.0.1:{free.getsockname()[1]}"
    with subprocess.Popen([SERVER, "serve", "--bind", bound], stderr=subprocess.DEVNULL) as running:
        wait_for(bound)
        yield f"http://{bound}"
        running.kill()


def wait_for(bound: str) -> None:
    host, port = bound.split(":")
    for _ in range(200):
        try:
            socket.create_connection((host, int(port))).close()
        except ConnectionRefusedError:
            time.sleep(0.02)
        else:
            return


@pytest.fixture(scope="module")
def remote(graph: Graph, server: str) -> Graph:
    load_graph(graph, f"{server}/store")
    return open_graph(f"{server}/query")


@pytest.fixture(scope="module")
def stored(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("graphs") / "store"
    save_graph(graph, folder)
    return open_graph(folder)


def test_gives_the_same_documents_and_claims(graph: Graph, remote: Graph) -> None:
    assert remote.documents == graph.documents
    assert remote.claims == graph.claims
    assert set(remote.store) == set(graph.store)


@pytest.mark.parametrize("name", read_queries())
def test_answers_every_query_alike_from_memory_disk_and_endpoint(
    graph: Graph, stored: Graph, remote: Graph, name: str
) -> None:
    query = read_queries()[name]
    here, there, far = (found.query(query.text, query.bind({})) for found in (graph, stored, remote))
    assert here.kind == there.kind == far.kind
    assert sorted(here.table) == sorted(there.table) == sorted(far.table)
    assert set(here.triples) == set(there.triples) == set(far.triples)
    assert here.answer == there.answer == far.answer


def test_answers_from_the_graphs_that_from_names(graph: Graph, remote: Graph) -> None:
    text = f"SELECT (COUNT(?c) AS ?n) FROM <{mint_graph('document', 'a')}> WHERE {{ ?c a tg:Claim }}"
    assert remote.query(text).rows == graph.query(text).rows == ((3,),)


def test_loads_again_what_changed_and_leaves_the_rest(graph: Graph, server: str) -> None:
    count = load_graph(graph, f"{server}/store")
    assert count == len({quad.graph_name for quad in graph.store})
    assert set(open_graph(f"{server}/query").store) == set(graph.store)


def test_reads_the_endpoint_of_tipgraph_itself(graph: Graph) -> None:
    with serve(build_app(graph)) as address:
        served = open_graph(f"{address}/sparql")
        assert served.claims == graph.claims
        assert served.query("ASK { ?c a tg:TierClaim }").answer


@pytest.mark.parametrize("text", ["SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "CLEAR ALL", "SELEC"])
def test_refuses_here_what_is_refused_everywhere(remote: Graph, text: str) -> None:
    with pytest.raises(QueryError):
        remote.query(text)


def test_says_which_server_can_not_be_asked_and_keeps_the_password(graph: Graph) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    for ask in (lambda url: open_graph(url), lambda url: load_graph(graph, url)):
        with pytest.raises(InputError, match=f"http://{address}/x can not be asked") as caught:
            ask(f"http://user:secret@{address}/x")
        assert "secret" not in str(caught.value)


def test_says_that_a_server_has_no_claims(server: str) -> None:
    with serve(build_app(graph_from_claims((), ()))) as address, pytest.raises(InputError, match="has no claims"):
        open_graph(f"{address}/sparql")


@pytest.mark.parametrize(
    ("status", "error"), [(200, InputError), (400, InputError), (401, InputError), (503, LimitError), (302, InputError)]
)
def test_says_what_a_server_says(status: int, error: type[Exception]) -> None:
    async def answer(_request: Any) -> PlainTextResponse:
        return PlainTextResponse("no such thing here", status)

    app = Starlette(routes=[Route("/sparql", answer, methods=["POST"])])
    with serve(app) as address, pytest.raises(error):
        open_graph(f"{address}/sparql")


def test_the_command_line_loads_a_graph_and_asks_an_endpoint(
    graph: Graph, server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    save_graph(graph, Path("graph.trig"))
    for arguments, told in (
        (["--graph", "graph.trig", "load", "--to", f"{server}/store"], "named graphs"),
        (["--graph", f"{server}/query", "query", "ASK { ?c a tg:TierClaim }"], "true"),
        (["--graph", f"{server}/query", "routes"], "United Arab Emirates"),
    ):
        monkeypatch.setattr(sys, "argv", ["tipgraph", *arguments])
        with suppress(SystemExit):
            main()
        assert told in "".join(capsys.readouterr())
