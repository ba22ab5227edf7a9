"""Render all tables as one Excel workbook."""

import io
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tipgraph.errors import NotFoundError
from tipgraph.export.tables import Cell, Table, tabulate_graph
from tipgraph.store import Graph

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

# Excel's own limits: characters of a cell, and characters that its XML can not hold.
_CELL_LENGTH = 32_767
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CUT = " ... (cut: the CSV tables have all of it)"

# Texts stay texts, whatever they look like, and are written row by row.
_OPTIONS = {
    "in_memory": True,
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# A workbook tells when it was made; the same graph must give the same bytes on every day.
_MADE = datetime(1980, 1, 1)

_WIDTHS = {"text": 60, "quote": 60, "meaning": 90, "citation": 34, "document_title": 30}


def render_workbook(graph: Graph) -> bytes:
    """Return an Excel workbook with a sheet for each kind of claim and other tables; the last explains every column.

    What looks like a formula is not run. Raises `NotFoundError` where XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise NotFoundError("Excel workbooks need XlsxWriter: install tipgraph[xlsx]") from error
    saved = io.BytesIO()
    with Workbook(saved, _OPTIONS) as book:
        book.set_properties({"created": _MADE})
        bold = book.add_format({"bold": True})
        # The sheet of all claims would say everything twice.
        for table in tabulate_graph(graph)[1:]:
            _write_sheet(book.add_worksheet(table.name), table, bold)
    return saved.getvalue()


def _write_sheet(sheet: "Worksheet", table: Table, bold: Any) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, _WIDTHS.get(column, max(12, len(column) + 3)))
        sheet.write_string(0, number, column, bold)
    for line, row in enumerate(table.rows, start=1):
        for number, column in enumerate(table.columns):
            sheet.write(line, number, _fit(row[column]))


def _fit(value: Cell) -> Cell:
    if not isinstance(value, str):
        return value
    text = _NOT_XML.sub("\ufffd", value)
    return text if len(text) <= _CELL_LENGTH else text[: _CELL_LENGTH - len(_CUT)] + _CUT
