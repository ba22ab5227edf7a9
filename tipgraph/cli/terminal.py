"""Print results to stdout and everything else to stderr."""

import csv
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Protocol, TypeVar
from urllib.parse import urlsplit

import typer

if TYPE_CHECKING:
    from tipgraph.model import Claim
    from tipgraph.store import Graph

AsCsv = Annotated[bool, typer.Option("--csv", help="Print comma-separated values instead of a table.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines instead of a table.")]

Most = Annotated[
    int | None,
    typer.Option(min=1, help="At most this many rows; without it 50 in a table, and all as JSON or CSV."),
]

Item = TypeVar("Item")

TABLE_ROWS = 50

# So many claims are cited in a cell of a table; JSON and CSV cite all.
CITED = 3

# Wide enough for a row with its citation when the output goes into a file or a pipe.
PIPE_WIDTH = 220

# A column is at least as wide as its longest word up to this, so that words break only where there is no room left.
LONGEST_WORD = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphChoice:
    """The graph that the command line was told to work on."""

    graph: str | None
    texts: Path | None

    @property
    def reviews_file(self) -> Path:
        """Where decisions about the claims of the graph are kept: beside it if it is a file, else in `exports/`."""
        if self.graph is None:
            return Path("exports/reviews.jsonl")
        host = urlsplit(self.graph).hostname
        if host is not None:
            return Path(f"exports/{host}.reviews.jsonl")
        return Path(f"{self.graph}.reviews.jsonl")

    def open(self, *, reviewed: bool = True) -> "Graph":
        """Open the chosen graph with a reviewer's decisions applied, and say so; `NotFoundError`, `InputError`."""
        from tipgraph.reviews import apply_reviews, read_reviews
        from tipgraph.store import graph_from_claims, open_graph

        graph = open_graph(self.graph, texts=self.texts)
        reviews = read_reviews(self.reviews_file) if reviewed else ()
        if not reviews:
            return graph
        claims, unmet = apply_reviews(graph.claims, reviews)
        tell(f"applied {len(reviews) - len(unmet)} of {len(reviews)} decisions in {self.reviews_file}")
        return graph_from_claims(graph.documents, claims)


def claims_of(context: typer.Context) -> "tuple[Claim, ...]":
    """Return the claims of the graph that the command line was told to work on."""
    choice: GraphChoice = context.obj
    return choice.open().claims


def complain(message: str) -> None:
    """Say in one line on stderr what went wrong."""
    typer.echo(f"tipgraph: {' '.join(message.split())}", err=True)


def tell(message: str) -> None:
    """Say something on stderr that is not the result."""
    typer.echo(message, err=True)


def print_json(records: Iterable[Mapping[str, Any]]) -> None:
    """Print records as JSON Lines on stdout."""
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> None:
    """Print a table on stdout, as wide as the terminal; nothing in a cell is markup."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    fits = sys.stdout.isatty() or "COLUMNS" in os.environ
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    for number, column in enumerate(columns):
        words = [word for row in [columns, *cells] for word in str(row[number]).split()]
        longest = min(max(map(len, words), default=1), LONGEST_WORD)
        table.add_column(column, overflow="fold", min_width=longest)
    for row in cells:
        table.add_row(*map(Text, row))
    Console(width=None if fits else PIPE_WIDTH).print(table)


def show_progress(items: "Iterable[Item]", what: str) -> "Iterator[Item]":
    """Pass items on, and count them on stderr while they come if that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}: {task.completed} documents"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        for item in items:
            yield item
            progress.advance(task)


class Row(Protocol):
    """A result that can say what it holds as JSON values."""

    def to_json(self) -> dict[str, Any]:
        """Return the result as JSON values."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How results are wanted: as a table to read, as JSON Lines, or as comma-separated values; and how many rows."""

    as_json: bool = False
    as_csv: bool = False
    most: int | None = None

    def first(self, records: Iterable[Row]) -> list[Row]:
        """Return as many records as are wanted: of a table, the first ones; of data to work on, all."""
        wanted = self.most or (None if self.as_json or self.as_csv else TABLE_ROWS)
        return list(records)[:wanted]

    def print_first(self, records: Iterable[Row], columns: Sequence[str]) -> None:
        """Print as many records as are wanted, and say on stderr if there are more."""
        found = list(records)
        shown = self.first(found)
        self.print(shown, columns)
        if len(shown) < len(found):
            tell(f"the first {len(shown)} of {len(found)} rows: --most shows more, --json and --csv all")

    def print(self, records: Iterable[Row], columns: Sequence[str]) -> None:
        """Print records; a table shows only the named columns, JSON and CSV hold everything."""
        values = [record.to_json() for record in records]
        if self.as_json:
            print_json(values)
        elif self.as_csv:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            names = list(values[0]) if values else list(columns)
            writer.writerow(names)
            writer.writerows([_cell(row[name]) for name in names] for row in values)
        else:
            print_table([name.replace("_", " ") for name in columns], ([_brief(r[n]) for n in columns] for r in values))


def spell_claims(claims: "Sequence[Claim]") -> str:
    """Write claims out for a cell: the quotation, or without it what tipgraph says in its place, and the citation."""
    from tipgraph.wording import describe_claim

    said = {(claim.evidence.quote or describe_claim(claim), claim.evidence.citation): None for claim in claims}
    lines = [f"{' '.join(words.split())} ({citation})" for words, citation in said]
    return "\n".join(_leave_out(lines))


def _leave_out(parts: list[str]) -> list[str]:
    return parts if len(parts) <= CITED else [*parts[:CITED], f"and {len(parts) - CITED} more"]


def _brief(value: Any) -> str:
    """Write a value for a cell of a table, where not all claims have room."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "; ".join(_leave_out([_cell(item) for item in value]))
    return _cell(value)


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_cell(item) for item in value)
    if isinstance(value, dict):
        return str(value.get("citation") or value.get("id") or json.dumps(value, ensure_ascii=False))
    return "" if value is None else str(value)
