"""The SPARQL page of the explorer, in a real browser that asks a real server."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from claims import make_documents, make_internal, make_route
from visits import needs_chromium

from tipgraph.server import build_app
from tipgraph.server.examples import TOPICS
from tipgraph.store import graph_from_claims

pytestmark = needs_chromium

CLAIMS = [
    make_route("NP", "AE", exploitation=("labor",)),
    make_route("NP", "IN"),
    make_route("MM", "TH", "LA"),
    make_internal("NP"),
]


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    app = build_app(graph_from_claims(make_documents(CLAIMS), CLAIMS))
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        server.should_exit = True
        thread.join()


@pytest.fixture
def asking(browser: Any, served: str) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{served}#view=query")
    page.wait_for_selector("html[data-ready]")
    yield page
    assert all(url.startswith((served, "blob:")) for url in requests)
    context.close()


def run(page: Any, query: str) -> None:
    page.fill("#query-text", query)
    page.click("#query-run")
    page.wait_for_selector("#answer > *")


def test_answers_in_a_table_that_can_be_sorted_and_saved(asking: Any) -> None:
    run(
        asking,
        "SELECT ?origin ?destination { ?c a tg:RouteClaim ; tg:origin ?origin ; tg:destination ?destination }",
    )
    asking.locator("#answer th button").first.click()
    origins = asking.locator("#answer tbody td:first-child").all_inner_texts()
    assert "Nepal" in origins
    with asking.expect_download() as download:
        asking.get_by_role("button", name="CSV", exact=True).last.click()
    assert "origin,destination" in Path(download.value.path()).read_text(encoding="utf-8")


def test_keeps_the_query_in_the_address(asking: Any) -> None:
    run(asking, "ASK { ?s ?p ?o }")
    assert "query=ASK" in asking.url
    asking.reload()
    asking.wait_for_selector("html[data-ready]")
    assert asking.input_value("#query-text") == "ASK { ?s ?p ?o }"


def test_draws_an_answer_with_origins_and_destinations(asking: Any) -> None:
    run(
        asking,
        "SELECT DISTINCT ?origin ?destination WHERE "
        "{ ?c tg:origin ?origin ; tg:destination ?destination ; tg:exploitation/skos:notation 'sex' }",
    )
    asking.get_by_role("button", name="Draw on the map").click()
    assert "pairs=" in asking.url
    assert {strand["ring"] for strand in asking.evaluate("tipgraph.drawn()")} == {False}


def test_says_what_is_wrong_with_a_query(asking: Any) -> None:
    run(asking, "SELECT ?x WHERE { ?x ?y }")
    assert "line 1" in asking.inner_text("#answer")


def test_groups_the_examples_by_topic(asking: Any) -> None:
    topics = asking.locator("#query-example optgroup").evaluate_all("all => all.map((group) => group.label)")
    assert topics == list(TOPICS)
    assert asking.locator("#query-example optgroup[label=Figures] option").count() > 2


def test_offers_examples_that_work(asking: Any) -> None:
    options = asking.locator("#query-example option").count()
    assert options > 8
    for example in range(1, options):
        asking.select_option("#query-example", index=example)
        asking.click("#query-run")
        asking.wait_for_selector("#answer table, #answer .failure")
        assert asking.locator("#answer .failure").count() == 0
