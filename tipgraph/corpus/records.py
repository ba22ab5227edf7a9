"""Read JSON Lines and the World Factbook's JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tipgraph.corpus.source import Label, Source, make_source
from tipgraph.corpus.subjects import find_country, find_report_year
from tipgraph.errors import InputError
from tipgraph.model import DocumentKind, Section


def read_lines(lines: Iterable[str], name: str, country: str | None) -> Iterator[Source]:
    """Yield a source for each line of JSON Lines: id, country, and either text or situation and tier_text.

    Optional keys: report_year, title, url. Raises `InputError` with the number of a line that is not so, and
    for no line at all.
    """
    empty = True
    for number, line in enumerate(lines, 1):
        if line.strip("\ufeff \t\r\n"):
            empty = False
            yield _read_record(_parse(line, f"line {number} of {name}"), f"line {number} of {name}", country)
    if empty:
        raise InputError(f"{name} is empty: there is no record in it")


def _parse(line: str, where: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        raise InputError(f"{where} is not JSON: {error.msg} at column {error.colno}") from error
    if not isinstance(record, dict):
        raise InputError(f"{where} is not a JSON object with id, country and text")
    return record


def _read_record(record: Mapping[str, Any], where: str, country: str | None) -> Source:
    parts = [(kind, _string(record, key, where)) for kind, key in (("overview", "situation"), ("tier", "tier_text"))]
    condensed = [(kind, words) for kind, words in parts if words]
    words = _string(record, "text", where) or ""
    year = record.get("report_year")
    if year is not None and not isinstance(year, int):
        raise InputError(f"{where}: report_year is {year!r}; give a year as a number, or leave it out")
    label = Label(
        id=_string(record, "id", where) or _missing("id", where),
        kind=DocumentKind.FACTBOOK if condensed and not words else DocumentKind.OTHER,
        country=_country_of(record, where, country),
        year=year or next((y for _, part in [("", words), *condensed] if (y := find_report_year(part))), None),
        title=_string(record, "title", where),
        publisher="Central Intelligence Agency, The World Factbook" if condensed and not words else None,
        url=_string(record, "url", where),
    )
    if words:
        return make_source(words, label)
    return read_parts(condensed, label) if condensed else _missing("text", where)


def read_parts(parts: Iterable[tuple[str, str]], label: Label) -> Source:
    """Return the source of a text that is given in parts, each a section of its kind, joined by a blank line."""
    sections: list[Section] = []
    text = ""
    for kind, words in parts:
        text = f"{text}\n\n" if text else ""
        sections.append(Section(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words
    return make_source(text, label, tuple(sections))


def _country_of(record: Mapping[str, Any], where: str, fallback: str | None) -> str:
    named = _string(record, "country", where)
    if named is None:
        return fallback or _missing("country", where)
    code = find_country(named)
    if code is None:
        raise InputError(f"{where}: no country has the code {named!r}; give an ISO 3166-1 code such as TJ or TJK")
    return code


def _string(record: Mapping[str, Any], key: str, where: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"{where}: {key} is not a string")
    return value if value and value.strip() else None


def _missing(key: str, where: str) -> Any:
    raise InputError(f"{where} has no {key}")
