"""Run the whole house, top to bottom."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tipgraph.corpus import Source, read_documents, split_narratives
from tipgraph.export import write_export
from tipgraph.extract import extract_readings, extract_sentence
from tipgraph.files import write_file
from tipgraph.gazetteer import place_name
from tipgraph.maps import render_map
from tipgraph.model import Claim, Document, Kind, Narrative, Reading, Route, Status, ViaOrder
from tipgraph.store import Graph, graph_from_claims, save_graph
from tipgraph.wording import count_words, describe_claim

__all__ = [
    "ROUTE_COLUMNS",
    "Extraction",
    "Summary",
    "claim_to_line",
    "collect_extractions",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one document gave: its narratives and how each of their sentences was read."""

    document: Document
    narratives: tuple[Narrative, ...]
    readings: tuple[Reading, ...]
    warnings: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of the document, in the order of its sentences."""
        return tuple(claim for reading in self.readings for claim in reading.claims)


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
    missed: tuple[Reading, ...]
    warnings: tuple[str, ...]


def extract_source(source: Source) -> Extraction:
    """Read every narrative of one document."""
    narratives = split_narratives(source)
    readings = (reading for narrative in narratives for reading in extract_readings(source, narrative))
    return Extraction(
        document=source.document, narratives=narratives, readings=tuple(readings), warnings=source.warnings
    )


def extract_sources(
    sources: Iterable[str], *, country: str | None = None, executor: Executor | None = None
) -> Iterator[Extraction]:
    """Read documents one after another, or on an executor of the caller's: a process pool or a cluster's.

    `country` (alpha-2) is the subject of texts that do not say whom they are about.
    """
    documents = read_documents(sources, country=country)
    yield from map(extract_source, documents) if executor is None else executor.map(extract_source, documents)


def collect_extractions(extractions: Iterable[Extraction]) -> tuple[Graph, Summary]:
    """Put the documents and claims of many extractions into one graph in memory, and count what was read."""
    documents: list[Document] = []
    claims: list[Claim] = []
    missed: list[Reading] = []
    warnings: list[str] = []
    narratives = sentences = with_claims = 0
    for extraction in extractions:
        documents.append(extraction.document)
        claims += extraction.claims
        missed += [reading for reading in extraction.readings if reading.missed]
        warnings += extraction.warnings
        narratives += len(extraction.narratives)
        sentences += len(extraction.readings)
        with_claims += sum(bool(reading.claims) for reading in extraction.readings)
    kinds = Counter(claim.kind for claim in claims)
    summary = Summary(
        documents=len(documents),
        narratives=narratives,
        sentences=sentences,
        sentences_with_claims=with_claims,
        claims={kind: kinds[kind] for kind in Kind if kinds[kind]},
        missed=tuple(missed),
        warnings=tuple(warnings),
    )
    return graph_from_claims(documents, claims), summary


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
    """List the sentences that were not understood, one a line: start, end, why, and the words."""
    lines = (
        f"{r.sentence.start}\t{r.sentence.end}\t{r.why or ''}\t{' '.join(r.sentence.text.split())}\n"
        for r in summary.missed
    )
    write_file(path, "".join(lines))


def write_build(graph: Graph, out: Path) -> tuple[Path, ...]:
    """Write `graph.trig`, `map.html` and `claims.csv` into a folder, each whole or not at all."""
    out.mkdir(parents=True, exist_ok=True)
    trig, page, table = out / "graph.trig", out / "map.html", out / "claims.csv"
    save_graph(graph, trig)
    write_map(graph, page)
    write_export(graph, "csv", table)
    return trig, page, table


def write_map(graph: Graph, path: Path) -> Path:
    """Write the map of a graph as one page."""
    return write_file(path, render_map(graph.documents, graph.claims, title=title_of(graph.documents)))


def title_of(documents: Sequence[Document]) -> str:
    """Return what a page about these documents is called."""
    if len(documents) == 1:
        return documents[0].title or documents[0].id
    return f"Routes claimed in {len(documents)} documents"
