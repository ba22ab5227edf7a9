"""Render routes for maps: GeoJSON and the tables of flow maps."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from tipgraph.export.arcs import Point, trace_arc
from tipgraph.export.spreadsheets import render_csv
from tipgraph.export.tables import Row, Table
from tipgraph.maps.geography import locate
from tipgraph.model import Claim, Route
from tipgraph.network import claims_to_network, places_of
from tipgraph.routes.corridors import ends_of
from tipgraph.store import Graph
from tipgraph.vocab import place_key

_NOTE = (
    "Lines join one representative point of each place along the great circle; nobody is said to travel along them. "
    "Each line is one leg of one claim, and a claim is not a fact."
)


def render_geojson(graph: Graph) -> bytes:
    """Return GeoJSON (RFC 7946): a point for each place and internal claim, and a line for each leg of each claim.

    Lines follow great circles and are cut at the antimeridian. A feature's `layer` is "place", "internal" or "leg".
    """
    collection = {"type": "FeatureCollection", "description": _NOTE, "features": list_features(graph)}
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def list_features(graph: Graph) -> list[dict[str, Any]]:
    """Return the GeoJSON features of a graph: its places, then the legs and internal claims in their order."""
    points = _locate_places(graph.claims)
    network = claims_to_network(graph.claims)
    features = []
    for key, said in sorted(network.nodes(data=True)):
        features.append(_feature(f"place-{key}", _point(points[key]), {"layer": "place", "place": key, **said}))
    for start, end, key, said in network.edges(keys=True, data=True):
        layer = "internal" if said["ring"] else "leg"
        shape = _point(points[start]) if said["ring"] else _line(points[start], points[end])
        features.append(_feature(key, shape, {"layer": layer, "leg_origin": start, "leg_destination": end, **said}))
    return features


def render_flow_tables(graph: Graph) -> dict[str, bytes]:
    """Return `locations.csv` and `flows.csv` as flow map programs read them.

    A flow's `count` is the number of narratives of one report year that tell of a route from origin to destination,
    whatever lies between; it is not a number of victims. Places without such a route are left out.
    """
    points = _locate_places(graph.claims)
    counted = _count_flows(graph.claims)
    names = claims_to_network(graph.claims).nodes(data="name")
    used = sorted({key for start, end, _ in counted for key in (start, end)})
    locations: list[Row] = [
        {"id": key, "name": names[key], "lat": points[key][1], "lon": points[key][0]} for key in used
    ]
    flows: list[Row] = [
        {"origin": start, "dest": end, "count": count, "time": f"{year}-01-01" if year else None}
        for (start, end, year), count in sorted(counted.items())
    ]
    tables = (
        Table(name="locations", columns=("id", "name", "lat", "lon"), rows=tuple(locations)),
        Table(name="flows", columns=("origin", "dest", "count", "time"), rows=tuple(flows)),
    )
    return {f"{table.name}.csv": render_csv(table) for table in tables}


def _locate_places(claims: Iterable[Claim]) -> dict[str, Point]:
    located = {}
    for claim in claims:
        for code in places_of(claim):
            lon, lat = locate(code, claim.country)
            # What is set beside a country at the edge of the map comes in again at the other edge.
            located[place_key(code, claim.country)] = (round((lon + 180) % 360 - 180, 3), lat)
    return located


def _point(point: Point) -> dict[str, Any]:
    return {"type": "Point", "coordinates": point}


def _line(start: Point, end: Point) -> dict[str, Any]:
    lines = trace_arc(start, end)
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "MultiLineString", "coordinates": lines}


def _feature(key: str, geometry: dict[str, Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "id": key, "geometry": geometry, "properties": properties}


def _count_flows(claims: Iterable[Claim]) -> Counter[tuple[str, str, int]]:
    """Count the narratives of each year that tell of each corridor; 0 stands for no year."""
    told = {
        (*ends_of(claim), claim.year or 0, claim.narrative)
        for claim in claims
        if isinstance(claim.content, Route) and claim.status.live
    }
    return Counter((start, end, year) for start, end, year, _ in told)
