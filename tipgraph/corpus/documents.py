"""Read documents of every form, one after another."""

import dataclasses
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tipgraph.corpus.cables import is_cable, read_cable
from tipgraph.corpus.files import decode, find_files, read_bytes
from tipgraph.corpus.narratives import find_country_headings
from tipgraph.corpus.pages import read_page, read_pdf
from tipgraph.corpus.records import read_json, read_lines
from tipgraph.corpus.source import Label, Source, make_source
from tipgraph.corpus.subjects import find_country, find_report_year
from tipgraph.errors import InputError

_TITLE_LENGTH = 2_000
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)", re.IGNORECASE | re.DOTALL)


def read_documents(sources: Iterable[str], *, country: str | None = None) -> Iterator[Source]:
    """Yield every document that the sources name: files, folders, globs, "-".

    A file may be plain text, a cable, an HTML page, a PDF, JSON Lines, or the World Factbook's JSON.

    `country` (alpha-2, alpha-3 or a name) is the subject of texts that do not say whom they are about. Raises
    `NotFoundError` for a file that is not there and `InputError` for one that can not be read, for a text whose
    subject is not known and for an id that comes twice.
    """
    subject = _checked_country(country)
    read: dict[str, str] = {}
    for path in find_files(sources):
        name = "standard input" if path is None else str(path)
        for source in _read_file(path, name, subject):
            if source.document.id in read:
                raise InputError(
                    f"the id {source.document.id} comes twice: in {read[source.document.id]} and in {name}"
                )
            read[source.document.id] = name
            yield source


def _read_file(path: Path | None, name: str, country: str | None) -> Iterator[Source]:
    suffix = path.suffix.lower() if path is not None else ""
    if path is not None and suffix in (".jsonl", ".ndjson"):
        yield from _read_json_lines(path, country)
        return
    content = read_bytes(path)
    label = Label(id="stdin" if path is None else path.stem, country=country)
    if content.startswith(b"%PDF-"):
        yield _with_subject(read_pdf(content, label, name), name)
    elif suffix in (".html", ".htm", ".xhtml") or _PAGE.match(content):
        yield _with_subject(read_page(content, label, name), name)
    else:
        decoded = decode(content, name)
        label = dataclasses.replace(label, warnings=decoded.warnings)
        if suffix == ".json":
            yield from read_json(decoded.text, label, name)
        elif path is None and decoded.text.lstrip("\ufeff \r\n").startswith("{"):
            yield from read_lines(io.StringIO(decoded.text), name, country)
        else:
            yield _read_text(decoded.text, label, name)


def _read_json_lines(path: Path, country: str | None) -> Iterator[Source]:
    try:
        with path.open("rb") as lines:
            yield from read_lines(_decode_lines(lines, path), str(path), country)
    except OSError as error:
        raise InputError(f"{path} can not be read: {error.strerror or error}") from error


def _decode_lines(lines: Iterable[bytes], path: Path) -> Iterator[str]:
    """Yield lines one by one, so that a corpus of any size needs the memory of one line."""
    for number, line in enumerate(lines, 1):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputError(
                f"line {number} of {path} is not UTF-8: byte {error.start} of the line is 0x{line[error.start]:02x}"
            ) from error


def _read_text(text: str, label: Label, name: str) -> Source:
    if is_cable(text):
        return read_cable(text, label)
    # A report says its year in its title, a condensed entry behind its last word.
    year = find_report_year(text[:_TITLE_LENGTH]) or find_report_year(text[-_TITLE_LENGTH:])
    return _with_subject(make_source(text, dataclasses.replace(label, year=year)), name)


def _with_subject(source: Source, name: str) -> Source:
    headed = next((code for code, _ in find_country_headings(source.masked)), None)
    if headed is None and source.country is None:
        raise InputError(f"{name} does not say which country it is about: give --country, for example --country TJ")
    return source


def _checked_country(country: str | None) -> str | None:
    if country is None:
        return None
    code = find_country(country)
    if code is None:
        raise InputError(f"no country has the code {country!r}; give an ISO 3166-1 code such as TJ or TJK")
    return code
