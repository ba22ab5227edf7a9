"""Render tables as CSV."""

import csv
import io

from tipgraph.export.tables import Cell, Table, tabulate_claims, tabulate_graph
from tipgraph.store import Graph

# A spreadsheet runs what begins like this; a cell of text from a document must never be run.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render_claims_csv(graph: Graph) -> bytes:
    """Return all claims as one CSV table in UTF-8."""
    return render_csv(tabulate_claims(graph))


def render_csv_tables(graph: Graph) -> dict[str, bytes]:
    """Return every table as CSV, by file name."""
    return {f"{table.name}.csv": render_csv(table) for table in tabulate_graph(graph)}


def render_csv(table: Table) -> bytes:
    """Return a table as CSV: UTF-8, line feeds, quoted where needed.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(lines, table.columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: _disarm(value) for column, value in row.items()} for row in table.rows)
    return lines.getvalue().encode("utf-8", "replace")


def _disarm(value: Cell) -> Cell:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value
