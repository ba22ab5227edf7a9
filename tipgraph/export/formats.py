"""List the formats and write a graph in any of them."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tipgraph.errors import InputError, NotFoundError
from tipgraph.export.entities import render_entities
from tipgraph.export.geography import render_flow_tables, render_geojson
from tipgraph.export.geopackage import render_geopackage
from tipgraph.export.networks import render_cytoscape, render_gexf, render_graphml, render_node_link
from tipgraph.export.scripts import render_cypher
from tipgraph.export.spreadsheets import render_claims_csv, render_csv_tables
from tipgraph.export.triples import render_jsonld, render_nquads, render_trig, render_turtle
from tipgraph.export.workbook import render_workbook
from tipgraph.files import write_file, write_folder
from tipgraph.store import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way to write a graph: as one file with a suffix, as a folder of files, or as either."""

    name: str
    suffix: str
    about: str
    render: Callable[[Graph], bytes] | None = None
    render_folder: Callable[[Graph], dict[str, bytes]] | None = None


_FORMATS = (
    Format(
        name="turtle",
        suffix=".ttl",
        about="RDF without named graphs",
        render=render_turtle,
    ),
    Format(
        name="trig",
        suffix=".trig",
        about="RDF with a named graph for each document",
        render=render_trig,
    ),
    Format(
        name="nquads",
        suffix=".nq",
        about="the same, one statement a line",
        render=render_nquads,
    ),
    Format(
        name="jsonld",
        suffix=".jsonld",
        about="the same as JSON",
        render=render_jsonld,
    ),
    Format(
        name="graphml",
        suffix=".graphml",
        about="legs for NetworkX, Gephi, yEd, igraph",
        render=render_graphml,
    ),
    Format(
        name="gexf",
        suffix=".gexf",
        about="legs with time for Gephi",
        render=render_gexf,
    ),
    Format(
        name="json",
        suffix=".json",
        about="legs as NetworkX node-link JSON, with all documents and claims",
        render=render_node_link,
    ),
    Format(
        name="cytoscape",
        suffix=".cyjs",
        about="legs for Cytoscape and Cytoscape.js",
        render=render_cytoscape,
    ),
    Format(
        name="csv",
        suffix=".csv",
        about="a table of all claims; in a folder, a table for each kind of claim and one that explains the columns",
        render=render_claims_csv,
        render_folder=render_csv_tables,
    ),
    Format(
        name="xlsx",
        suffix=".xlsx",
        about="the same tables as one Excel workbook (needs openpyxl: tipgraph[xlsx])",
        render=render_workbook,
    ),
    Format(
        name="geojson",
        suffix=".geojson",
        about="places and legs as great circles, for QGIS, kepler.gl and others",
        render=render_geojson,
    ),
    Format(
        name="geopackage",
        suffix=".gpkg",
        about="the same as a GeoPackage with three layers",
        render=render_geopackage,
    ),
    Format(
        name="flowmap",
        suffix="",
        about="a folder with locations.csv and flows.csv, for flow map programs",
        render_folder=render_flow_tables,
    ),
    Format(
        name="cypher",
        suffix=".cypher",
        about="a script that fills Neo4j",
        render=render_cypher,
    ),
    Format(
        name="ftm",
        suffix=".ftm.json",
        about="FollowTheMoney entities, one a line, for Aleph and OpenSanctions tools",
        render=render_entities,
    ),
)
FORMATS = {form.name: form for form in _FORMATS}


def write_export(graph: Graph, name: str, target: Path | str) -> list[Path]:
    """Write a graph in a format and return the files written.

    `target` is a file, a folder for formats of several files, or "-" for standard output. Where a format can be either
    file or folder, a name with the format's suffix means the file. The same graph gives the same bytes. Raises
    `NotFoundError` for an unknown format and `InputError` for a target that does not fit.
    """
    if name not in FORMATS:
        raise NotFoundError(f"there is no format {name!r}: choose one of {', '.join(FORMATS)}")
    form = FORMATS[name]
    path = Path(target)
    to_terminal = str(target) == "-"
    as_file = to_terminal or (form.render is not None and path.suffix.lower() == form.suffix)
    if form.render_folder is not None and not as_file:
        return write_folder(path, form.render_folder(graph))
    if form.render is None:
        raise InputError(f"{name} is several files: give the name of a folder")
    if str(target).endswith("/"):
        raise InputError(f"{name} is one file: give its name, as in {target}graph{form.suffix}")
    data = form.render(graph)
    if to_terminal:
        sys.stdout.buffer.write(data)
        return []
    return [write_file(path, data)]
