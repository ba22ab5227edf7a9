"""Read the queries that come with tipgraph and bind their parameters."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from tipgraph.errors import NotFoundError, QueryError
from tipgraph.gazetteer import resolve_place
from tipgraph.store.query import Node, declare_prefixes, write_values
from tipgraph.vocab import DEICTIC, SCHEMES, find_folder, mint_concept, mint_id, place_key

_HEADER = re.compile(r"# (title|question|note|param (?P<name>\w+)): (?P<said>.+)")
_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A variable that the asker may choose.

    `kind` is place, integer, text or a scheme of the vocabularies; `default` is what is asked if nothing is chosen.
    """

    name: str
    kind: str
    default: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A query with a name, and the question it answers."""

    name: str
    title: str
    question: str
    text: str
    parameters: tuple[Parameter, ...] = ()

    def bind(self, chosen: Mapping[str, str]) -> dict[str, Node]:
        """Return the terms of all parameters; values never become part of the text of the query.

        Raises `QueryError` for a parameter that the query does not have or a value that it does not take.
        """
        known = {parameter.name for parameter in self.parameters}
        for name in chosen:
            if name not in known:
                has = ", ".join(sorted(known)) or "none"
                raise QueryError(f"the query {self.name} has no parameter {name!r}; its parameters: {has}")
        return {p.name: _to_term(p.kind, chosen.get(p.name, p.default)) for p in self.parameters}

    def written_out(self, chosen: Mapping[str, str]) -> str:
        """Return a query that any engine answers: with its prefixes, and with the values of parameters in VALUES."""
        lines = [line for line in self.text.splitlines() if not line.startswith("# param")]
        return declare_prefixes(write_values("\n".join([*lines, ""]), self.bind(chosen)))


@cache
def read_queries() -> Mapping[str, NamedQuery]:
    """Return the queries that come with tipgraph, by name."""
    files = sorted((find_folder("data") / "queries").glob("*.rq"))
    return MappingProxyType({file.stem: parse_query(file.stem, file.read_text(encoding="utf-8")) for file in files})


def find_query(name: str) -> NamedQuery:
    """Return a query by name, or raise `NotFoundError` with the names there are."""
    queries = read_queries()
    if name not in queries:
        raise NotFoundError(f"no query is called {name!r}; there are {', '.join(queries)}")
    return queries[name]


def parse_query(name: str, text: str) -> NamedQuery:
    """Read the title, the question and the parameters out of the comments that open a query.

    A parameter reads `# param country: place = TJ`.
    """
    said: dict[str, str] = {}
    parameters = []
    for line in text.splitlines():
        header = _HEADER.fullmatch(line)
        if header is None:
            break
        if header["name"] is None:
            said[header[1]] = header["said"]
        else:
            kind, _, default = header["said"].partition(" = ")
            parameters.append(Parameter(name=header["name"], kind=kind, default=default))
    return NamedQuery(
        name=name,
        title=said.get("title", name),
        question=said.get("question", ""),
        text=text,
        parameters=tuple(parameters),
    )


def _to_term(kind: str, value: str) -> Node:
    if kind == "place":
        code, _, subject = value.partition("@")
        place = resolve_place(code)
        if place in DEICTIC and not subject:
            raise QueryError(f"{value} depends on a country: write for example {place}@TJ")
        return NamedNode(mint_id("place", place_key(place, subject)))
    if kind == "integer":
        if not re.fullmatch(r"-?\d+", value):
            raise QueryError(f"{value!r} is not a whole number")
        return Literal(value, datatype=_INTEGER)
    if kind == "text":
        return Literal(value)
    if value not in SCHEMES[kind]:
        raise QueryError(f"{value!r} is no {kind} code; there are {', '.join(SCHEMES[kind])}")
    return NamedNode(mint_concept(kind, value))
