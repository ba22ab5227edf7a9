"""Write a graph as a release that others can cite, check and load."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tipgraph.export.columns import COLUMNS
from tipgraph.export.spreadsheets import render_csv
from tipgraph.export.tables import LIST_SEPARATOR, Table, tabulate_graph
from tipgraph.export.triples import render_nquads
from tipgraph.files import write_folder
from tipgraph.store import DATASET, LICENSE, Graph, describe_dataset, describe_node
from tipgraph.vocab import BASE, SCHEMES, find_folder

_ONTOLOGY_FILES = ("core.ttl", "shapes.ttl", "context.jsonld")
_LISTS = frozenset(
    (
        "via via_name victims exploitation sectors hedges implied areas outcomes reasons topics years told_by claims "
        "citations documents tags references addressees captions"
    ).split()
)
_KEYS = {"documents": "document"} | dict.fromkeys(
    "claims routes internal roles actors conduct tiers statistics laws recommendations norms".split(), "id"
)


def write_release(graph: Graph, folder: Path) -> list[Path]:
    """Write a release into a folder and return its files; the same graph gives the same bytes.

    It holds the graph (`graph.nq`, sorted), the ontology and its shapes, the vocabularies (`vocab/`, a file for each
    scheme), the tables (`tables/`, CSV on the Web), a description of all this in VoID and DCAT (`dataset.ttl`), and
    `SHA256SUMS`, by which `sha256sum --check` tells that everything is as it was written.
    """
    return write_folder(folder, render_release(graph))


def render_release(graph: Graph) -> dict[str, bytes]:
    """Return the files of a release by name."""
    files = {
        "graph.nq": render_nquads(graph),
        **{f"ontology/{name}": (find_folder("ontology") / name).read_bytes() for name in _ONTOLOGY_FILES},
        **{f"vocab/{scheme}.ttl": describe_node(graph, f"{BASE}vocab/{scheme}").serialize("ttl") for scheme in SCHEMES},
        **render_csvw(graph),
    }
    files["dataset.ttl"] = describe_dataset(graph, files=files).serialize("ttl")
    files["SHA256SUMS"] = _write_checksums(files)
    return files


def render_csvw(graph: Graph) -> dict[str, bytes]:
    """Return every table as CSV, and what their columns hold as CSV on the Web metadata."""
    tables = tabulate_graph(graph)
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "@id": f"{DATASET}/tables",
        "dc:license": {"@id": LICENSE},
        "tables": [_describe_table(table) for table in tables],
    }
    files = {f"tables/{table.name}.csv": render_csv(table) for table in tables}
    files["tables/csv-metadata.json"] = json.dumps(metadata, ensure_ascii=False, indent=2).encode() + b"\n"
    return files


def _describe_table(table: Table) -> dict[str, Any]:
    key = _KEYS.get(table.name)
    schema: dict[str, Any] = {"columns": [_describe_column(table, column) for column in table.columns]}
    if key is not None:
        kind = "document" if key == "document" else "claim"
        schema |= {"primaryKey": key, "aboutUrl": f"{BASE}id/{kind}/{{{key}}}"}
    return {"url": f"{table.name}.csv", "tableSchema": schema}


def _describe_column(table: Table, column: str) -> dict[str, Any]:
    said: dict[str, Any] = {"name": column, "titles": column, "dc:description": COLUMNS[column]}
    if column in _LISTS:
        return {**said, "separator": LIST_SEPARATOR, "datatype": "string"}
    return {**said, "datatype": _find_datatype([row[column] for row in table.rows])}


def _find_datatype(values: list[Any]) -> str:
    kinds = {type(value) for value in values if value is not None}
    if kinds and kinds <= {int, float}:
        return "number" if float in kinds else "integer"
    return "string"


def _write_checksums(files: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()
