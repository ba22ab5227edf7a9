"""Say what is asked of a graph, in which form, and how much the answer may take."""

from dataclasses import dataclass
from typing import Literal

RowsForm = Literal["json", "xml", "csv", "tsv"]
TriplesForm = Literal["ttl", "nt", "rdf", "jsonld"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The graphs that a query sees: those of its default graph, and those that GRAPH can name."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one answer may take: seconds, rows or triples, bytes as JSON or RDF, and bytes of memory."""

    seconds: int = 10
    rows: int = 100_000
    size: int = 50_000_000
    memory: int = 2_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query, the forms its answer is wanted in, and its scope if the asker chooses that.

    A form that is `None` is not wanted at all. A scope takes the place of FROM and FROM NAMED.
    """

    text: str
    rows_form: RowsForm | None = "json"
    triples_form: TriplesForm | None = "ttl"
    scope: Scope | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer in one of the forms that were wanted; no form means that it is of the kind that was not wanted."""

    form: RowsForm | TriplesForm | None
    content: bytes
