"""Refuse queries that write, that ask another host, or that name graphs which are not here."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Any

from pyparsing import ParseBaseException
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from tipgraph.errors import QueryError
from tipgraph.rdf import PREFIXES

_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)


def check_query(text: str, graphs: Collection[str]) -> bool:
    """Raise `QueryError` unless a text is a query that only reads the graphs that are here; tell if it names some."""
    named = read_from(text)
    check_names(named, graphs)
    return bool(named)


@lru_cache(maxsize=256)
def read_from(text: str) -> tuple[str, ...]:
    """Return the graphs that FROM names in a query, or raise `QueryError` for what is no query that only reads.

    The parsed query is walked, not its text: SERVICE can hide behind a comment, an escape or a subquery, and a literal
    may hold the word.
    """
    if not _COMMENT.sub("", text).strip():
        raise QueryError("the query is empty")
    try:
        parts = list(_walk(parseQuery(text)))
    except ParseBaseException as error:
        raise QueryError(_explain(text, error)) from error
    except RecursionError as error:
        raise QueryError("the query is nested too deeply to be read") from error
    prefixes = PREFIXES | {part.prefix or "": str(part.iri) for part in parts if part.name == "PrefixDecl"}
    for part in parts:
        if part.name == "ServiceGraphPattern":
            raise QueryError("SERVICE is refused: tipgraph never asks another host, only the graph that is open")
        if part.name == "pname" and (part.prefix or "") not in prefixes:
            raise QueryError(f"the prefix {part.prefix!r} is not declared: write PREFIX {part.prefix}: <...> first")
    clauses = [part.default or part.named for part in parts if part.name == "DatasetClause"]
    return tuple(
        prefixes[name.prefix or ""] + (name.localname or "") if isinstance(name, CompValue) else str(name)
        for name in clauses
    )


def check_names(names: Iterable[str], graphs: Collection[str]) -> None:
    """Raise `QueryError` for a graph that is not here: no engine shall go and fetch it."""
    for name in names:
        if name not in graphs:
            raise QueryError(f"FROM <{name}> is refused: the graph that is open has no graph of that name")


def _walk(part: Any) -> Iterator[CompValue]:
    """Yield every named part of a parsed query, wherever it stands."""
    if isinstance(part, CompValue):
        yield part
        for value in part.values():
            yield from _walk(value)
    elif not isinstance(part, str):
        try:
            members = list(part)
        except TypeError:
            return
        for member in members:
            yield from _walk(member)


def _explain(text: str, error: ParseBaseException) -> str:
    """Say where a query can not be parsed, or that it is an update."""
    try:
        parseUpdate(text)
    except ParseBaseException:
        near = (text[error.loc :].split() or ["the end"])[0]
        return f"the query can not be parsed at line {error.lineno}, column {error.column}, near {near!r}"
    return "updates (INSERT, DELETE, LOAD, CLEAR ...) are refused: queries only read; `tipgraph build` writes graphs"
