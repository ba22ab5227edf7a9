"""Run the whole house, top to bottom."""

import dataclasses
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tipgraph.corpus import Source, find_files, read_documents, split_narratives
from tipgraph.errors import InputError
from tipgraph.export import render_claims_csv, render_trig
from tipgraph.extract import extract_readings, extract_sentence
from tipgraph.files import write_file, write_folder
from tipgraph.gazetteer import place_name
from tipgraph.maps import render_map
from tipgraph.model import Claim, Document, Kind, Reading, Route, Status, ViaOrder
from tipgraph.store import Graph, graph_from_claims
from tipgraph.wording import count_words, describe_claim

__all__ = [
    "ROUTE_COLUMNS",
    "Extraction",
    "Miss",
    "Summary",
    "claim_to_line",
    "collect_extractions",
    "extract_on_all_cores",
    "extract_sentence",
    "extract_source",
    "extract_sources",
    "reading_to_line",
    "route_to_row",
    "summary_lines",
    "title_of",
    "write_build",
    "write_map",
    "write_misses",
]


# How many documents go to a worker at a time, and how many such batches wait for workers or for being collected.
BATCH = 32
AHEAD = 16

# From this many bytes on, starting workers is worth it: reading takes several seconds then.
MUCH = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A sentence that gave no claim but looks as if it should have given one, and why it gave none."""

    document: str
    start: int
    end: int
    why: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one document gave: its claims in the order of its sentences, and the sentences that gave none but should.

    `sentences` counts all sentences of its narratives, `understood` those that gave claims.
    """

    document: Document
    claims: tuple[Claim, ...]
    missed: tuple[Miss, ...]
    narratives: int
    sentences: int
    understood: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was read and what was not understood.

    `missed` are the sentences that gave no claim but look as if they should have given one.
    """

    documents: int
    narratives: int
    sentences: int
    sentences_with_claims: int
    claims: dict[Kind, int]
    missed: tuple[Miss, ...]
    warnings: tuple[str, ...]


def extract_source(source: Source) -> Extraction:
    """Read every narrative of one document."""
    narratives = split_narratives(source)
    readings = [reading for narrative in narratives for reading in extract_readings(source, narrative)]
    return Extraction(
        document=source.document,
        claims=tuple(claim for reading in readings for claim in reading.claims),
        missed=tuple(_to_miss(source.document.id, reading) for reading in readings if reading.missed),
        narratives=len(narratives),
        sentences=len(readings),
        understood=sum(bool(reading.claims) for reading in readings),
        warnings=source.warnings,
    )


def _to_miss(document: str, reading: Reading) -> Miss:
    sentence = reading.sentence
    words = " ".join(sentence.text.split())
    return Miss(document=document, start=sentence.start, end=sentence.end, why=reading.why or "", words=words)


def extract_sources(
    sources: Iterable[str], *, country: str | None = None, executor: Executor | None = None
) -> Iterator[Extraction]:
    """Read documents one after another, or many at a time on an executor: a process pool, or a cluster's.

    `country` (alpha-2) is the subject of texts that do not say whom they are about. Documents are read from disk as
    they are needed and given back in order, so that memory does not grow with their number. Raises `InputError` at the
    end if none of them has a narrative.
    """
    found = False
    for extraction in _extract_all(read_documents(sources, country=country), executor):
        found = found or bool(extraction.narratives)
        yield extraction
    if not found:
        raise InputError("no document has a narrative about a country: for a text of your own give --country, as in TJ")


def _extract_all(documents: Iterator[Source], executor: Executor | None) -> Iterator[Extraction]:
    if executor is None:
        yield from map(extract_source, documents)
        return
    waiting: deque[Future[list[Extraction]]] = deque()
    while batch := list(islice(documents, BATCH)):
        waiting.append(executor.submit(_extract_batch, batch))
        if len(waiting) >= AHEAD:
            yield from waiting.popleft().result()
    for future in waiting:
        yield from future.result()


def extract_on_all_cores(sources: Iterable[str], *, country: str | None = None) -> Iterator[Extraction]:
    """Read documents on all cores, if there is much to read; else as `extract_sources` does.

    A script that calls this guards its own start with `if __name__ == "__main__"`, because workers import it.
    """
    sources = list(sources)
    if sum(path.stat().st_size for path in find_files(sources) if path is not None) < MUCH:
        yield from extract_sources(sources, country=country)
        return
    # A fresh interpreter for each worker behaves alike on every system; a fork would copy threads in mid-work.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as executor:
        yield from extract_sources(sources, country=country, executor=executor)


def _extract_batch(sources: Sequence[Source]) -> list[Extraction]:
    return [extract_source(source) for source in sources]


def collect_extractions(extractions: Iterable[Extraction]) -> tuple[Graph, Summary]:
    """Put the documents and claims of many extractions into one graph in memory, and count what was read."""
    kept = list(extractions)
    claims = [claim for extraction in kept for claim in extraction.claims]
    kinds = Counter(claim.kind for claim in claims)
    summary = Summary(
        documents=len(kept),
        narratives=sum(extraction.narratives for extraction in kept),
        sentences=sum(extraction.sentences for extraction in kept),
        sentences_with_claims=sum(extraction.understood for extraction in kept),
        claims={kind: kinds[kind] for kind in Kind if kinds[kind]},
        missed=tuple(miss for extraction in kept for miss in extraction.missed),
        warnings=tuple(warning for extraction in kept for warning in extraction.warnings),
    )
    return graph_from_claims([extraction.document for extraction in kept], claims), summary


def summary_lines(summary: Summary) -> Iterator[str]:
    """Say in a few lines what was read, what it gave, and what was not understood."""
    read = (count_words(summary.documents, "document"), count_words(summary.narratives, "narrative"))
    yield f"read {' with '.join(read)}, {count_words(summary.sentences, 'sentence')}"
    counts = ", ".join(f"{count} {kind}" for kind, count in summary.claims.items())
    total = sum(summary.claims.values())
    found = (count_words(total, "claim"), count_words(summary.sentences_with_claims, "sentence"))
    yield f"found {' in '.join(found)}: {counts or 'none'}"
    yield f"not understood: {count_words(len(summary.missed), 'sentence')} that should perhaps have given a claim"


def claim_to_line(claim: Claim) -> dict[str, Any]:
    """Return a claim as the JSON object of one line, with what it says in plain words as `text`."""
    return {**claim.to_json(), "text": describe_claim(claim)}


ROUTE_COLUMNS = ("origin", "through", "destination", "victims", "exploitation", "sectors", "hedges", "year", "citation")


def route_to_row(claim: Claim) -> tuple[str, ...]:
    """Return a route claim as the cells of `ROUTE_COLUMNS`; the last is its citation."""
    route = claim.content
    if not isinstance(route, Route):
        raise TypeError(f"{claim.id} is a {claim.kind} claim, not a route")
    through = " or " if route.via_order is ViaOrder.ALTERNATIVES else ", "
    hedges = claim.hedges if claim.status is Status.ASSERTED else (claim.status.value, *claim.hedges)
    return (
        place_name(route.origin, claim.country),
        through.join(place_name(stop, claim.country) for stop in route.via),
        place_name(route.destination, claim.country),
        ", ".join(route.victims),
        ", ".join(route.exploitation),
        ", ".join(route.sectors),
        ", ".join(hedges),
        str(claim.year or ""),
        claim.evidence.citation,
    )


def reading_to_line(reading: Reading) -> dict[str, Any]:
    """Return how a sentence was read as one JSON object: its mentions, its steps, its claims, or why there is none."""
    return {
        "sentence": reading.sentence.text,
        "start": reading.sentence.start,
        "end": reading.sentence.end,
        "mentions": [dataclasses.asdict(mention) for mention in reading.mentions],
        "steps": [dataclasses.asdict(step) for step in reading.steps],
        "claims": [claim_to_line(claim) for claim in reading.claims],
        "why": reading.why,
        "missed": reading.missed,
    }


def write_misses(summary: Summary, path: Path) -> None:
    """List the sentences that were not understood, tab-separated: document, start, end, why, and the words."""
    lines = (f"{m.document}\t{m.start}\t{m.end}\t{m.why}\t{m.words}\n" for m in summary.missed)
    write_file(path, "".join(["document\tstart\tend\twhy\twords\n", *lines]))


def write_build(graph: Graph, out: Path) -> tuple[Path, ...]:
    """Write `graph.trig`, `map.html` and `claims.csv` into a folder; nothing is written before all three are ready."""
    files = {
        "graph.trig": render_trig(graph),
        "map.html": _render_map(graph).encode("utf-8"),
        "claims.csv": render_claims_csv(graph),
    }
    return tuple(write_folder(out, files))


def write_map(graph: Graph, path: Path) -> Path:
    """Write the map of a graph as one page."""
    return write_file(path, _render_map(graph))


def _render_map(graph: Graph) -> str:
    return render_map(graph.documents, graph.claims, title=title_of(graph.documents))


def title_of(documents: Sequence[Document]) -> str:
    """Return what a page about these documents is called."""
    if len(documents) == 1:
        return documents[0].title or documents[0].id
    return f"Routes claimed in {len(documents)} documents"
