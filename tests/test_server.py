"""The explorer as a browser, a stranger and a user at the keyboard meet it."""

import signal
import socket
import subprocess
import sys
import urllib.request
from types import SimpleNamespace
from typing import Any

import pytest
from asking import Client
from claims import make_documents, make_route

from tipgraph.errors import InputError
from tipgraph.server import build_app, serve_explorer

CLAIMS = [make_route("TJ", "RU")]
GRAPH: Any = SimpleNamespace(claims=tuple(CLAIMS), documents=make_documents(CLAIMS))


@pytest.fixture
def client() -> Client:
    return Client(build_app(GRAPH))


def test_serves_the_page(client: Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert CLAIMS[0].evidence.document in answer.text


def test_sets_the_headers_that_keep_other_sites_out(client: Client) -> None:
    for path in ("/", "/nothing-here"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", ""])
def test_refuses_a_request_for_another_host(client: Client, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "TJ" not in answer.text


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1:8765"])
def test_answers_by_both_names_of_this_machine(client: Client, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


def test_has_nothing_but_what_it_offers(client: Client) -> None:
    assert client.get("/../pyproject.toml").status_code == 404
    assert client.post("/").status_code == 405


def test_says_which_port_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"port {port} .*choose another"):
            serve_explorer(GRAPH, port=port, open_browser=False)


def test_says_that_a_port_is_no_port() -> None:
    with pytest.raises(InputError, match="port 99999"):
        serve_explorer(GRAPH, port=99999, open_browser=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C can not be sent to another process on Windows")
def test_says_its_address_and_stops_cleanly_on_ctrl_c() -> None:
    program = (
        "from types import SimpleNamespace; from tipgraph.server import serve_explorer;"
        "serve_explorer(SimpleNamespace(claims=(), documents=()), open_browser=False)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        line = running.stderr.readline()
        address = line.split()[2]
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address, timeout=10) as answer:
            assert answer.status == 200
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=10) == 0
        assert running.stderr.read() == ""
