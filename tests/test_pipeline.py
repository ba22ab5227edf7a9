"""The whole house, top to bottom: the same claims whoever does the work, and a summary of what was not understood."""

import json
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from tipgraph import pipeline
from tipgraph.model import Kind

SENTENCES = (
    "Men from {0} are subjected to forced labor in construction in Qatar.",
    "Children are subjected to forced begging within the country.",
    "The sea is blue.",
)
COUNTRIES = ("Nepal", "Ghana", "Peru", "Laos", "Chad")
CODES = ("NP", "GH", "PE", "LA", "TD")


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    path = tmp_path / "many.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(100):
            name, code = COUNTRIES[number % 5], CODES[number % 5]
            text = " ".join(SENTENCES).format(name)
            out.write(json.dumps({"id": f"own-{number}", "country": code, "report_year": 2015, "text": text}) + "\n")
    return str(path)


def processes() -> Iterator[Executor]:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        yield executor


def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


@pytest.mark.parametrize("executors", [processes, threads], ids=lambda make: make.__name__)
def test_an_executor_gives_the_same_claims_in_the_same_order(corpus: str, executors: object) -> None:
    assert callable(executors)
    alone = [extraction.claims for extraction in pipeline.extract_sources([corpus])]
    for executor in executors():
        assert [extraction.claims for extraction in pipeline.extract_sources([corpus], executor=executor)] == alone
    assert len(alone) == 100


# The cluster's own start-up and shut-down warn; the reading itself is what counts here.
@pytest.mark.filterwarnings("default")
def test_a_cluster_reads_the_same(corpus: str) -> None:
    distributed = pytest.importorskip("distributed", reason="dask.distributed is not installed")
    alone = [extraction.claims for extraction in pipeline.extract_sources([corpus])]
    cluster = distributed.LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None)
    with cluster, distributed.Client(cluster) as client:
        executor = client.get_executor()
        assert [extraction.claims for extraction in pipeline.extract_sources([corpus], executor=executor)] == alone


def test_little_is_read_without_workers_and_gives_the_same(corpus: str) -> None:
    alone = [extraction.claims for extraction in pipeline.extract_sources([corpus])]
    assert [extraction.claims for extraction in pipeline.extract_on_all_cores([corpus])] == alone


def test_the_summary_counts_what_was_read(corpus: str) -> None:
    graph, summary = pipeline.collect_extractions(pipeline.extract_sources([corpus]))
    assert (summary.documents, summary.narratives, summary.sentences) == (100, 100, 300)
    assert summary.sentences_with_claims == 200
    assert summary.claims == {Kind.ROUTE: 100, Kind.INTERNAL: 100}
    assert len(graph.claims) == 200
    lines = list(pipeline.summary_lines(summary))
    assert lines[0] == "read 100 documents with 100 narratives, 300 sentences"


def test_missed_sentences_are_listed_with_their_place(tmp_path: Path) -> None:
    text = "The sea is blue. Forced labor is a widespread form of trafficking in Nepal."
    path = tmp_path / "own.txt"
    path.write_text(text, encoding="utf-8")
    _, summary = pipeline.collect_extractions(pipeline.extract_sources([str(path)], country="NP"))
    pipeline.write_misses(summary, tmp_path / "misses.tsv")
    _, listed = (tmp_path / "misses.tsv").read_text(encoding="utf-8").splitlines()
    document, start, end, why, words = listed.split("\t")
    assert (document, words) == ("own", text[int(start) : int(end)])
    assert why
