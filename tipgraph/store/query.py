"""Answer SPARQL queries, and refuse those that would write or ask another host."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any, Literal, TypeVar

import pyoxigraph as ox

from tipgraph.errors import InputError, QueryError
from tipgraph.rdf import PREFIXES, quads_to_nquads, shorten_iri, triples_to_turtle
from tipgraph.store.question import Limits, Scope

ResultKind = Literal["select", "ask", "graph"]
Node = ox.NamedNode | ox.Literal
Found = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
T = TypeVar("T")

_TABLES = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_XSD = "http://www.w3.org/2001/XMLSchema#"
_READERS: dict[str, Callable[[str], Any]] = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": float,
    f"{_XSD}double": float,
    f"{_XSD}boolean": lambda value: value == "true",
}
_PLACE = re.compile(r"error at (\d+):(\d+): ")


@dataclass(frozen=True)
class QueryResult:
    """What a query gave: rows (select), true or false (ask), or triples (graph)."""

    kind: ResultKind
    variables: tuple[str, ...] = ()
    solutions: tuple[tuple[Any, ...], ...] = ()
    triples: tuple[ox.Triple, ...] = ()
    answer: bool = False
    _json: bytes = b""

    @cached_property
    def rows(self) -> tuple[tuple[Any, ...], ...]:
        """The rows as Python values: numbers, truth values, text, full IRIs; `None` where nothing is bound."""
        return tuple(tuple(_to_python(term) for term in solution) for solution in self.solutions)

    @property
    def table(self) -> tuple[tuple[str, ...], ...]:
        """The rows as a person reads them: IRIs as prefixed names, nothing bound as ""."""
        return tuple(tuple(_to_words(term) for term in solution) for solution in self.solutions)

    def serialize(self, form: str) -> bytes:
        """Return the result as csv, tsv, json, xml, md (rows and answers) or ttl, nt, jsonld, rdf (graphs)."""
        if self.kind == "graph":
            return _serialize_triples(self.triples, form)
        if form == "md":
            return self._to_markdown().encode()
        if form not in _TABLES:
            raise InputError(f"rows can be written as {', '.join(_TABLES)} or md, not as {form}")
        if form == "json":
            return self._json
        parsed = ox.parse_query_results(self._json, format=ox.QueryResultsFormat.JSON)
        if isinstance(parsed, ox.QueryBoolean) and form in ("csv", "tsv"):
            return b"true\n" if parsed else b"false\n"
        return _whole(parsed.serialize(format=_TABLES[form]))

    def _to_markdown(self) -> str:
        """Write rows as a table for a report: IRIs as prefixed names, no cell breaks its row."""
        if self.kind == "ask":
            return f"{str(self.answer).lower()}\n"
        rows = [self.variables, ("---",) * len(self.variables), *self.table]
        cells = ([" ".join(cell.replace("|", "\\|").split()) for cell in row] for row in rows)
        return "".join(f"| {' | '.join(row)} |\n" for row in cells)


def run_query(
    store: ox.Store,
    text: str,
    *,
    scope: Scope | None = None,
    limits: Limits | None = None,
) -> QueryResult:
    """Answer a query over all graphs, or over those that FROM names.

    A scope takes the place of FROM. Raises `QueryError` for what is no query or would write, for SERVICE, for FROM of a
    graph that is not here, and for an answer beyond the limits; it does not stop a query that takes too long.
    """
    from tipgraph.store.guard import check_names, check_query

    graphs = frozenset(name.value for name in store.named_graphs() if isinstance(name, ox.NamedNode))
    dataset: dict[str, Any] = {"use_default_graph_as_union": not check_query(text, graphs)}
    if scope is not None:
        check_names((*scope.default, *scope.named), graphs)
        dataset = {
            "default_graph": [ox.NamedNode(name) for name in scope.default],
            "named_graphs": [ox.NamedNode(name) for name in scope.named],
        }
    try:
        return _collect(store.query(text, prefixes=PREFIXES, **dataset), limits)
    except SyntaxError as error:
        raise QueryError(f"the query can not be parsed: {_say_place(str(error))}") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query can not be answered: {error}") from error


def write_values(text: str, values: Mapping[str, Node]) -> str:
    """Return a query whose variables stand for terms, as VALUES at the start of its WHERE { ... }.

    What is written is RDF terms in their own syntax, never words of a user. (Oxigraph's own substitutions come after
    the pattern: on paths they took 100 times longer.) Raises `QueryError` for a query without WHERE {.
    """
    if not values:
        return text
    opening, where, rest = text.partition("WHERE {")
    if not where:
        raise QueryError("a query with parameters needs its pattern written as WHERE { ... }")
    told = "".join(f"\n  VALUES ?{name} {{ {node} }}" for name, node in values.items())
    return f"{opening}{where}{told}{rest}"


def declare_prefixes(text: str) -> str:
    """Return a query with the prefixes of tipgraph that it uses, for engines that do not know them."""
    used = (f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items() if f"{prefix}:" in text)
    return "".join(used) + text


class _Capped(BytesIO):
    """Bytes that refuse to become more than a limit."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self._size:
            raise ValueError(f"the answer is longer than {self._size} bytes, ask for less")
        return super().write(data)


def _collect(found: Found, limits: Limits | None) -> QueryResult:
    if isinstance(found, ox.QueryTriples):
        return QueryResult(kind="graph", triples=tuple(_take(found, limits)))
    buffer = BytesIO() if limits is None else _Capped(limits.size)
    found.serialize(buffer, format=ox.QueryResultsFormat.JSON)
    return read_answer(buffer.getvalue(), limits)


def read_answer(content: bytes, limits: Limits | None = None) -> QueryResult:
    """Return the rows, or the yes or no, of SPARQL results in JSON; what is none raises `SyntaxError`."""
    parsed = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
    if isinstance(parsed, ox.QueryBoolean):
        return QueryResult(kind="ask", answer=bool(parsed), _json=content)
    names = tuple(variable.value for variable in parsed.variables)
    rows = tuple(tuple(solution[name] for name in names) for solution in _take(parsed, limits))
    return QueryResult(kind="select", variables=names, solutions=rows, _json=content)


def _take(found: Iterable[T], limits: Limits | None) -> Iterator[T]:
    """Yield rows or triples until there are too many."""
    for number, row in enumerate(found, start=1):
        if limits is not None and number > limits.rows:
            raise ValueError(f"there are more than {limits.rows} rows, ask for less")
        yield row


def _serialize_triples(triples: Iterable[ox.Triple], form: str) -> bytes:
    match form:
        case "ttl":
            return triples_to_turtle(triples)
        case "nt":
            return quads_to_nquads(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
        case "jsonld" | "rdf":
            found = ox.RdfFormat.from_extension(form)
            return _whole(ox.serialize(sorted(triples, key=str), format=found, prefixes=PREFIXES))
        case _:
            raise InputError(f"triples can be written as ttl, nt, jsonld or rdf, not as {form}")


def _whole(content: bytes | None) -> bytes:
    """Return what was serialised: pyoxigraph gives nothing only when it wrote into a file."""
    assert content is not None
    return content


def _to_python(term: Any) -> Any:
    if isinstance(term, ox.Literal):
        return _READERS.get(term.datatype.value, str)(term.value)
    return None if term is None else getattr(term, "value", str(term))


def _to_words(term: Any) -> str:
    if isinstance(term, ox.NamedNode):
        return shorten_iri(term.value)
    return "" if term is None else str(getattr(term, "value", term))


def _say_place(message: str) -> str:
    return _PLACE.sub(r"line \1, column \2: ", message)
