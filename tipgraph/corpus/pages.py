"""Take the text out of HTML pages and PDF files; offsets count characters of that text."""

import dataclasses
import io
import logging
import re
from collections import Counter
from typing import TYPE_CHECKING

from tipgraph.corpus.source import Label, Source, make_source
from tipgraph.corpus.subjects import find_country, find_report_year
from tipgraph.errors import InputError
from tipgraph.model import DocumentKind

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_DROPPED = "script style noscript template nav header footer aside form button svg iframe figure".split()
_BLOCKS = (
    "p div section article main ul ol li dl dt dd table tr td th blockquote pre hr h1 h2 h3 h4 h5 h6 address "
    "figcaption details summary"
).split()
_CONTENT = ("article .entry-content", ".entry-content", "article", "main", "[role=main]", "#content", "body")
_TITLE_PARTS = re.compile(r"\s*(?:[:|\u2013\u2014]|\s-\s)\s*")
# Lines that stand at the top or foot of this many pages of a PDF are its furniture.
_FURNITURE_PAGES = 3

# What pypdf mends by itself does not concern readers; what it can not mend is an error. Who logs still gets both.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read_page(content: bytes, label: Label, name: str) -> Source:
    """Return the source of an HTML page: the text of its main part, a blank line between blocks.

    The title, or else a heading with a tier in the text, says which country it is about.
    """
    from bs4 import BeautifulSoup

    encoding, doubt = _encoding_of(content)
    page = BeautifulSoup(content, "html.parser", from_encoding=encoding)
    title = _title_of(page)
    link = page.find("link", rel="canonical")
    address = str(link["href"]) if link is not None and link.get("href") else label.url
    warnings = list(label.warnings)
    if page.contains_replacement_characters:
        warnings.append(f"{name}: not every byte is valid {page.original_encoding}; those are read as U+FFFD")
    elif doubt:
        warnings.append(f"{name} does not say its encoding and is not UTF-8; it is read as {encoding}")
    text = _text_of(page)
    if not text:
        raise InputError(f"{name} is a page without text")
    known = dataclasses.replace(
        label,
        kind=DocumentKind.REPORT,
        country=_country_in(title) or label.country,
        year=find_report_year(title) or find_report_year(address or "") or find_report_year(text[:2_000]),
        title=title or None,
        url=address,
        warnings=tuple(warnings),
    )
    return make_source(text, known)


def read_pdf(content: bytes, label: Label, name: str) -> Source:
    """Return the source of the text layer of a PDF.

    Lines that recur at the top or foot of pages are left out, and words that a line end cuts are made whole. Raises
    `InputError` for a file that is no PDF, is locked, or holds only pictures of text.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(content))
        pages = [page.extract_text() for page in reader.pages]
        title = (reader.metadata.title if reader.metadata else None) or ""
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(
            f"{name} can not be read as a PDF: {' '.join(str(error).split()) or 'it is damaged'}"
        ) from error
    text = _join_pages(pages)
    if not text.strip():
        raise InputError(f"{name} has no text layer: recognize its text (OCR) first")
    known = dataclasses.replace(
        label,
        kind=DocumentKind.REPORT,
        country=label.country or _country_in(title),
        year=find_report_year(title) or find_report_year(text[:2_000]),
        title=title.strip() or None,
    )
    return make_source(text, known)


def _encoding_of(content: bytes) -> tuple[str, bool]:
    """Return the encoding that a page declares, or UTF-8, or else what browsers take; and whether that is a guess."""
    from bs4.dammit import EncodingDetector

    declared = EncodingDetector.find_declared_encoding(content, is_html=True)
    if declared is not None:
        return declared, False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252", True
    return "utf-8", False


def _title_of(page: "BeautifulSoup") -> str:
    heading = page.find("h1")
    named = heading if heading is not None and heading.get_text(strip=True) else page.find("title")
    return " ".join(named.get_text(" ").split()) if named is not None else ""


def _country_in(title: str) -> str | None:
    return next((code for part in _TITLE_PARTS.split(title) if (code := find_country(part))), None)


def _text_of(page: "BeautifulSoup") -> str:
    content: Tag = next((found for css in _CONTENT if (found := page.select_one(css)) is not None), page)
    for tag in content.find_all(_DROPPED):
        tag.decompose()
    for string in content.find_all(string=True):
        if type(string).__name__ == "NavigableString" and string.find_parent("pre") is None:
            string.replace_with(re.sub(r"\s+", " ", string))
    for tag in content.find_all(["br", *_BLOCKS]):
        if tag.name == "br":
            tag.replace_with("\n")
            continue
        tag.insert_before("\n\n\u2022 " if tag.name == "li" else "\n\n")
        tag.insert_after("\n\n")
    text = re.sub(r"[ \u00a0]*\n[ \u00a0]*", "\n", content.get_text())
    text = re.sub(r"\u2022\s+", "\u2022 ", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _join_pages(pages: list[str]) -> str:
    """Return the text of all pages, without their furniture; a sentence may run from page to page."""
    lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    edges = Counter(_same(line) for page in lines for line in {*page[:2], *page[-2:]})
    kept = [
        line
        for page in lines
        for at, line in enumerate(page)
        if not (min(at, len(page) - 1 - at) < 2 and edges[_same(line)] >= _FURNITURE_PAGES)
    ]
    return re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", "\n".join(kept))


def _same(line: str) -> str:
    """Return what is the same in a running head on every page: all but its page number."""
    return re.sub(r"\d+", "#", line)
