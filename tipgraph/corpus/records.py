"""Read JSON Lines, JSON records and the World Factbook's JSON."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from tipgraph.corpus.source import Label, Source, make_source
from tipgraph.corpus.subjects import find_country, find_report_year
from tipgraph.errors import InputError
from tipgraph.model import DocumentKind, Section

Record = Mapping[str, Any]

_FACTBOOK = "Central Intelligence Agency, The World Factbook"
_MARKUP = re.compile(r"<[^<>]{1,200}>")


def read_lines(lines: Iterable[str], name: str, country: str | None) -> Iterator[Source]:
    """Yield a source for each line of JSON Lines: id, country, and either text or situation and tier_text.

    Optional keys: report_year, title, url. Raises `InputError` with the number of a line that is not so, and
    for no line at all.
    """
    empty = True
    for number, line in enumerate(lines, 1):
        if line.strip("\ufeff \t\r\n"):
            empty = False
            where = f"line {number} of {name}"
            yield _read_record(_record(_parse(line, where), where), where, country)
    if empty:
        raise InputError(f"{name} is empty: there is no record in it")


def read_json(text: str, label: Label, name: str) -> Iterator[Source]:
    """Yield the sources of a JSON file: an entry of the World Factbook, one record, or a list of records."""
    content = _parse(text, name)
    if isinstance(content, list):
        for number, record in enumerate(content, 1):
            where = f"record {number} of {name}"
            yield _read_record(_record(record, where), where, label.country)
    elif "id" in _record(content, name):
        yield _read_record(content, name, label.country)
    else:
        yield _read_entry(content, label, name)


def _parse(text: str, where: str) -> Any:
    try:
        return json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        raise InputError(f"{where} is not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise InputError(f"{where} is not JSON that tipgraph reads: it is nested too deeply") from error


def _record(value: Any, where: str) -> Record:
    if not isinstance(value, dict):
        raise InputError(f"{where} is not a JSON object with id, country and text")
    return value


def _read_record(record: Record, where: str, country: str | None) -> Source:
    text = _string(record, "text", where)
    parts = [(kind, _string(record, key, where)) for kind, key in (("overview", "situation"), ("tier", "tier_text"))]
    condensed = [(kind, words) for kind, words in parts if words and not text]
    year = record.get("report_year")
    if year is not None and not isinstance(year, int):
        raise InputError(f"{where}: report_year is {year!r}; give a year as a number, or leave it out")
    label = Label(
        id=_string(record, "id", where) or _missing("id", where),
        kind=DocumentKind.FACTBOOK if condensed else DocumentKind.OTHER,
        country=_country_of(record, where, country),
        year=year or _printed_year([text or "", *(words for _, words in condensed)]),
        title=_string(record, "title", where),
        publisher=_FACTBOOK if condensed else None,
        url=_string(record, "url", where),
    )
    if text:
        return make_source(text, label)
    return _join_parts(condensed, label) if condensed else _missing("text", where)


def _read_entry(entry: Record, label: Label, name: str) -> Source:
    """Return the source of a Factbook entry; one that is silent on trafficking gives a document without a narrative."""
    issues = entry.get("Transnational Issues")
    if issues is None and "Trafficking in persons" not in entry:
        raise InputError(f"{name} is neither a record with id, country and text nor an entry of the World Factbook")
    told = _at(issues or entry, "Trafficking in persons")
    sections = {"current situation": "overview", "tier rating": "tier"}
    parts = [(kind, _plain_words(_at(told, key, "text"))) for key, kind in sections.items()]
    country = find_country(_plain_words(_at(entry, "Government", "Country name", "conventional short form", "text")))
    silent = (f"{name} says nothing of trafficking in persons",)
    known = replace(
        label,
        kind=DocumentKind.FACTBOOK,
        country=country or label.country or _missing("country that it names: give --country", name),
        publisher=_FACTBOOK,
        year=_printed_year(words for _, words in parts),
        warnings=label.warnings if told else (*label.warnings, *silent),
    )
    return _join_parts([part for part in parts if part[1]], known)


def _join_parts(parts: Iterable[tuple[str, str]], label: Label) -> Source:
    """Return the source of a text that is given in parts, each a section of its kind, joined by a blank line."""
    sections: list[Section] = []
    text = ""
    for kind, words in parts:
        text = f"{text}\n\n" if text else ""
        sections.append(Section(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words
    return make_source(text, label, tuple(sections))


def _printed_year(texts: Iterable[str]) -> int | None:
    return next((year for text in texts if (year := find_report_year(text))), None)


def _at(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _plain_words(text: Any) -> str:
    """Return a Factbook text without its markup and with its white space folded."""
    return " ".join(html.unescape(_MARKUP.sub(" ", text)).split()) if isinstance(text, str) else ""


def _country_of(record: Record, where: str, fallback: str | None) -> str:
    named = _string(record, "country", where)
    if named is None:
        return fallback or _missing("country", where)
    code = find_country(named)
    if code is None:
        raise InputError(f"{where}: no country has the code {named!r}; give an ISO 3166-1 code such as TJ or TJK")
    return code


def _string(record: Record, key: str, where: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"{where}: {key} is not a string")
    return value if value and value.strip() else None


def _missing(key: str, where: str) -> Any:
    raise InputError(f"{where} has no {key}")
