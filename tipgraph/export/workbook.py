"""Render all tables as one Excel workbook."""

import io
import re
import zipfile
from typing import TYPE_CHECKING

from tipgraph.errors import NotFoundError
from tipgraph.export.tables import Cell, Table, tabulate_graph
from tipgraph.store import Graph

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

# Excel's own limits: characters of a cell, and characters that its XML can not hold.
_CELL_LENGTH = 32_767
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CUT = " ... (cut: the CSV tables have all of it)"

# A workbook tells when it was made; the same graph must give the same bytes on every day.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

_WIDTHS = {"text": 60, "quote": 60, "meaning": 90, "citation": 34, "document_title": 30}


def render_workbook(graph: Graph) -> bytes:
    """Return an Excel workbook with a sheet for each table, the last of which explains every column.

    Texts stay texts: what looks like a formula is not run. Raises `NotFoundError` where openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise NotFoundError("Excel workbooks need openpyxl: install tipgraph[xlsx]") from error
    book = Workbook(write_only=True)
    for table in tabulate_graph(graph):
        _write_sheet(book.create_sheet(table.name), table)
    saved = io.BytesIO()
    book.save(saved)
    return _without_clock(saved.getvalue())


def _write_sheet(sheet: "WriteOnlyWorksheet", table: Table) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    def make_cell(value: Cell) -> WriteOnlyCell:
        cell = WriteOnlyCell(sheet, _fit(value))
        if isinstance(value, str):
            cell.data_type = "s"
        return cell

    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, max(12, len(column) + 3))
    heads = [make_cell(column) for column in table.columns]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for row in table.rows:
        sheet.append([make_cell(row[column]) for column in table.columns])


def _fit(value: Cell) -> Cell:
    if not isinstance(value, str):
        return value
    text = _NOT_XML.sub("\ufffd", value)
    return text if len(text) <= _CELL_LENGTH else text[: _CELL_LENGTH - len(_CUT)] + _CUT


def _without_clock(book: bytes) -> bytes:
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _MOMENT.sub(b"1980-01-01T00:00:00Z", part)
            new.writestr(zipfile.ZipInfo(name, _EPOCH), part, zipfile.ZIP_DEFLATED)
    return again.getvalue()
