"""Lay claims out as tidy tables: one row a claim, every row with its citation."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tipgraph.corpus import clean_quote
from tipgraph.export.columns import COLUMNS
from tipgraph.gazetteer import place_name
from tipgraph.model import CONTENT_CLASSES, Claim, Document, Kind
from tipgraph.routes import bundle_corridors
from tipgraph.store import Graph
from tipgraph.wording import describe_claim

Cell = str | int | float | None
Row = dict[str, Cell]

LIST_SEPARATOR = "; "

_TABLE_OF_KIND = {
    Kind.ROUTE: "routes",
    Kind.INTERNAL: "internal",
    Kind.ROLE: "roles",
    Kind.ACTOR: "actors",
    Kind.CONDUCT: "conduct",
    Kind.TIER: "tiers",
    Kind.STATISTIC: "statistics",
    Kind.LAW: "laws",
    Kind.RECOMMENDATION: "recommendations",
    Kind.NORM: "norms",
}
_PLACE_SLOTS = ("origin", "via", "destination", "partner")
_OPENING = ["kind", "id", "country", "country_name", "year", "status", "text"]
_CLOSING = (
    "hedged hedges qualifiers implied event_year rule document document_title publisher issued url "
    "section paragraph start end citation digest quote"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Named rows with the same columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def tabulate_claims(graph: Graph) -> Table:
    """Return all claims in one table; what a kind of claim does not say is left empty."""
    documents = {document.id: document for document in graph.documents}
    slots = dict.fromkeys(slot for kind in Kind for slot in _slots_of(kind))
    return _table("claims", [_row_of(claim, documents) for claim in graph.claims], [*_OPENING, *slots, *_CLOSING])


def tabulate_graph(graph: Graph) -> list[Table]:
    """Return every table: all claims, those of each kind, corridors, evidence, coverage, documents, and the columns."""
    everything = tabulate_claims(graph)
    by_kind = [
        _table(name, [row for row in everything.rows if row["kind"] == kind], [*_OPENING, *_slots_of(kind), *_CLOSING])
        for kind, name in _TABLE_OF_KIND.items()
    ]
    tables = [
        everything,
        *by_kind,
        _tabulate_corridors(graph.claims),
        _tabulate_evidence(graph),
        _tabulate_coverage(graph.claims),
        _tabulate_documents(graph.documents),
    ]
    return [*tables, _explain_columns(tables)]


def _table(name: str, rows: Sequence[Row], columns: Sequence[str]) -> Table:
    return Table(
        name=name,
        columns=tuple(columns),
        rows=tuple({column: row.get(column) for column in columns} for row in rows),
    )


def _slots_of(kind: Kind) -> Iterator[str]:
    """Yield the columns of a kind's own slots; a place is followed by its name."""
    for slot in dataclasses.fields(CONTENT_CLASSES[kind]):
        yield slot.name
        if slot.name in _PLACE_SLOTS:
            yield f"{slot.name}_name"


def _row_of(claim: Claim, documents: Mapping[str, Document]) -> Row:
    said = claim.to_json()
    row: Row = {key: _cell(value) for key, value in said.items() if key not in ("evidence", "qualifiers")}
    for slot in _PLACE_SLOTS:
        if said.get(slot):
            codes = [said[slot]] if isinstance(said[slot], str) else said[slot]
            row[f"{slot}_name"] = LIST_SEPARATOR.join(place_name(code, claim.country) for code in codes)
    row["country_name"] = place_name(claim.country)
    row["text"] = describe_claim(claim)
    row["hedged"] = _cell(claim.hedged)
    row["qualifiers"] = LIST_SEPARATOR.join(
        f"{q.code} ({q.modifies}) [{q.start}:{q.end}] {q.words}" for q in claim.qualifiers
    )
    return {**row, **_cite(claim, documents)}


def _cite(claim: Claim, documents: Mapping[str, Document]) -> Row:
    evidence = claim.evidence
    document = documents.get(evidence.document)
    return {
        "document": evidence.document,
        "document_title": document.title if document else None,
        "publisher": document.publisher if document else None,
        "issued": document.issued if document else None,
        "url": document.url if document else None,
        "section": evidence.section,
        "paragraph": evidence.paragraph,
        "start": evidence.start,
        "end": evidence.end,
        "citation": evidence.citation,
        "digest": evidence.digest,
        "quote": clean_quote(evidence.quote) if evidence.quote is not None else None,
    }


def _cell(value: object) -> Cell:
    if isinstance(value, list | tuple):
        return LIST_SEPARATOR.join(str(item) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str | int | float) else None


def _tabulate_corridors(claims: Sequence[Claim]) -> Table:
    rows = [{key: _cell(value) for key, value in c.to_json().items()} for c in bundle_corridors(claims)]
    columns = (
        "origin origin_name destination destination_name subject narratives sentences years via victims exploitation "
        "sectors hedged_share told_by claims citations"
    ).split()
    return _table("corridors", rows, columns)


def _tabulate_evidence(graph: Graph) -> Table:
    documents = {document.id: document for document in graph.documents}
    rows = []
    for _, group in groupby(graph.claims, key=lambda c: (c.evidence.document, c.evidence.start, c.evidence.end)):
        told = list(group)
        rows.append({**_cite(told[0], documents), "claims": _cell([claim.id for claim in told])})
    columns = "citation document document_title section paragraph start end digest quote claims".split()
    return _table("evidence", rows, columns)


def _tabulate_coverage(claims: Sequence[Claim]) -> Table:
    def narrative(claim: Claim) -> tuple[str, int]:
        return claim.country, claim.year or 0

    rows: list[Row] = []
    for (country, year), group in groupby(sorted(claims, key=narrative), key=narrative):
        told = list(group)
        row: Row = {"country": country, "country_name": place_name(country), "year": year or None}
        row["documents"] = _cell(sorted({claim.evidence.document for claim in told}))
        row["claims_count"] = len(told)
        rows.append(row | {name: sum(c.kind is kind for c in told) for kind, name in _TABLE_OF_KIND.items()})
    columns = ["country", "country_name", "year", "documents", "claims_count", *_TABLE_OF_KIND.values()]
    return _table("coverage", rows, columns)


def _tabulate_documents(documents: Sequence[Document]) -> Table:
    rows = []
    for document in documents:
        said = document.to_json()
        header = said.pop("cable", {})
        said = {"document" if key == "id" else key: value for key, value in said.items()}
        rows.append({key: _cell(value) for key, value in (said | header).items()})
    columns = (
        "document kind title publisher issued url language length sha256 number date_time_group originator addressees "
        "precedence classification captions tags subject references signature embargo_until"
    ).split()
    return _table("documents", rows, columns)


def _explain_columns(tables: Sequence[Table]) -> Table:
    explained = [(table.name, column) for table in tables for column in table.columns]
    rows: list[Row] = [{"table": name, "column": column, "meaning": COLUMNS[column]} for name, column in explained]
    return _table("columns", rows, ["table", "column", "meaning"])
