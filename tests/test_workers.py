"""Processes that answer queries: killed when they take too much, and never missed."""

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from claims import make_documents, make_route

from tipgraph.errors import LimitError, QueryError
from tipgraph.store import Graph, Limits, QueryWorkers, Question, graph_from_claims, open_graph, save_graph

CLAIMS = [make_route("TJ", "RU")]
EASY = Question(text="ASK { ?claim a tg:RouteClaim }")
RUNAWAY = Question(text="SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return graph_from_claims(make_documents(CLAIMS), CLAIMS)


@pytest.fixture
def workers(graph: Graph) -> Iterator[QueryWorkers]:
    with QueryWorkers(graph, count=1, limits=Limits(seconds=1)) as workers:
        yield workers


def test_answer_after_one_was_killed(workers: QueryWorkers) -> None:
    for _ in range(2):
        with pytest.raises(LimitError, match="after 1 seconds"):
            workers.answer(RUNAWAY)
        assert b"true" in workers.answer(EASY).content


def test_say_that_all_are_busy(workers: QueryWorkers) -> None:
    workers.answer(EASY)
    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(workers.answer, RUNAWAY) for _ in range(4)]
        told = {str(one.exception()) for one in asked}
    assert any("busy" in message for message in told)
    assert b"true" in workers.answer(EASY).content


def test_can_be_closed_in_the_middle_of_a_query_and_opened_again(graph: Graph) -> None:
    workers = QueryWorkers(graph, limits=Limits(seconds=60))
    workers.answer(EASY)
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(workers.answer, RUNAWAY)
        time.sleep(0.2)
        workers.close()
        assert "stopping" in str(asked.exception(timeout=5))
    assert b"true" in workers.answer(EASY).content
    workers.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_bound_the_memory(graph: Graph, capfd: pytest.CaptureFixture[str]) -> None:
    with QueryWorkers(graph, count=1, limits=Limits(seconds=30, memory=600_000_000)) as workers:
        greedy = Question(text="SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?f")
        with pytest.raises(LimitError, match="600 MB"):
            workers.answer(greedy)
        assert b"true" in workers.answer(EASY).content
    assert "allocation" in capfd.readouterr().err


def test_read_a_store_on_disk_where_it_is(graph: Graph, tmp_path: Path) -> None:
    save_graph(graph, tmp_path / "store")
    before = {path.name for path in tmp_path.iterdir()}
    with QueryWorkers(open_graph(tmp_path / "store")) as workers:
        assert b"true" in workers.answer(EASY).content
    assert {path.name for path in tmp_path.iterdir()} == before


def test_give_no_form_that_is_not_wanted(workers: QueryWorkers) -> None:
    assert workers.answer(Question(text="ASK {}", rows_form=None)).form is None
    with pytest.raises(QueryError, match="SERVICE is refused"):
        workers.answer(Question(text="SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"))
