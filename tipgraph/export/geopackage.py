"""Render routes as a GeoPackage, the database file that geographic information systems share."""

import sqlite3
import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from typing import Any

from tipgraph.export.arcs import Point
from tipgraph.export.geography import list_features
from tipgraph.store import Graph

_WGS84 = 4326
_APPLICATION_ID = 0x47504B47  # "GPKG"
_VERSION = 10300
_MOMENT = "1980-01-01T00:00:00.000Z"  # the same graph gives the same bytes on every day

_SCHEMA = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents(table_name),
  column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id), z TINYINT NOT NULL, m TINYINT NOT NULL,
  PRIMARY KEY (table_name, column_name));
"""
_WGS84_DEFINITION = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]'
)
_SYSTEMS = (
    ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", None),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
    ("WGS 84", _WGS84, "EPSG", _WGS84, _WGS84_DEFINITION, None),
)

# The layers of a GeoPackage, with the kind of shape each holds and what it is.
_LAYERS = {
    "place": ("POINT", "Places, at one representative point each"),
    "internal": ("POINT", "Claims of trafficking inside a country"),
    "leg": ("MULTILINESTRING", "Legs of claims, along great circles; nobody is said to travel along these lines"),
}
_TYPES = {int: "INTEGER", float: "REAL", bool: "BOOLEAN"}


def render_geopackage(graph: Graph) -> bytes:
    """Return a GeoPackage with the layers `place`, `internal` and `leg` in WGS 84, as rich as the GeoJSON."""
    features: dict[str, list[dict[str, Any]]] = {layer: [] for layer in _LAYERS}
    for feature in list_features(graph):
        features[feature["properties"]["layer"]].append(feature)
    with closing(sqlite3.connect(":memory:")) as package:
        package.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        package.execute(f"PRAGMA user_version = {_VERSION}")
        package.executescript(_SCHEMA)
        package.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS)
        for layer, told in features.items():
            _write_layer(package, layer, told)
        package.commit()
        return package.serialize()


def _write_layer(package: sqlite3.Connection, layer: str, features: list[dict[str, Any]]) -> None:
    kind, about = _LAYERS[layer]
    columns = _columns_of(features)
    defined = "".join(f', "{name}" {kind_of}' for name, kind_of in columns.items())
    package.execute(
        f'CREATE TABLE "{layer}" (fid INTEGER PRIMARY KEY AUTOINCREMENT, geom {kind}, feature TEXT{defined})'
    )
    box = _bound(features)
    contents = (layer, "features", layer, about, _MOMENT, *box, _WGS84)
    package.execute("INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", contents)
    package.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (layer, kind, _WGS84))
    marks = ", ".join("?" * (len(columns) + 2))
    names = "".join(f', "{name}"' for name in columns)
    package.executemany(
        f'INSERT INTO "{layer}" (geom, feature{names}) VALUES ({marks})',
        ([_write_shape(f["geometry"]), f["id"], *map(f["properties"].get, columns)] for f in features),
    )


def _columns_of(features: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the columns of a layer, which are the keys of all its features, with their SQL types."""
    columns: dict[str, str] = {}
    for feature in features:
        for name, value in feature["properties"].items():
            columns.setdefault(name, _TYPES.get(type(value), "TEXT"))
    return columns


def _write_shape(geometry: Mapping[str, Any]) -> bytes:
    header = struct.pack("<2sBBi", b"GP", 0, 1, _WGS84)
    if geometry["type"] == "Point":
        return header + struct.pack("<BIdd", 1, 1, *geometry["coordinates"])
    lines = geometry["coordinates"] if geometry["type"] == "MultiLineString" else [geometry["coordinates"]]
    return header + struct.pack("<BII", 1, 5, len(lines)) + b"".join(map(_write_line, lines))


def _write_line(line: list[Point]) -> bytes:
    numbers = [number for point in line for number in point]
    return struct.pack(f"<BII{len(numbers)}d", 1, 2, len(line), *numbers)


def _bound(features: Iterable[Mapping[str, Any]]) -> tuple[float | None, ...]:
    points = [point for feature in features for point in _points_of(feature["geometry"])]
    if not points:
        return (None, None, None, None)
    lons, lats = zip(*points, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def _points_of(geometry: Mapping[str, Any]) -> Iterator[Point]:
    match geometry["type"]:
        case "Point":
            yield geometry["coordinates"]
        case "LineString":
            yield from geometry["coordinates"]
        case _:
            for line in geometry["coordinates"]:
                yield from line
