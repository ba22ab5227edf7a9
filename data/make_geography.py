"""Make data/geography.json from the npm package world-atlas 2.0.2.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python data/make_geography.py package

The package holds Natural Earth 4.1 (public domain) as TopoJSON. Outlines come from the 1:110m countries, those of
states too small for that scale from 1:50m; points from 1:50m, by hand where the middle of the largest part misleads.
Somaliland is drawn with Somalia and Northern Cyprus with Cyprus, as in ISO 3166-1; Antarctica is left out.
Longitudes and latitudes are degrees; a ring is one flat list lon, lat, lon, lat, ...
"""

import csv
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = list[Point]

DATA = Path(__file__).resolve().parent
NAMED = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}  # the parts without an ISO number
LEFT_OUT = frozenset({"AQ"})

# Where the middle of the largest part is not where a reader looks for the country, or 1:50m does not show it.
COUNTRY_POINTS = {
    "AQ": (0.0, -80.0), "AU": (134.4, -25.6), "BQ": (-68.3, 12.2), "BV": (3.4, -54.4), "CA": (-105.0, 55.5),
    "CC": (96.8, -12.2), "CX": (105.7, -10.5), "FJ": (178.0, -17.8), "GF": (-53.1, 3.9), "GI": (-5.4, 36.1),
    "GP": (-61.5, 16.2),
    "KI": (173.0, 1.4), "MQ": (-61.0, 14.7), "MY": (102.4, 4.1), "NO": (10.0, 61.5), "NZ": (172.3, -42.5),
    "RE": (55.5, -21.1), "RU": (55.0, 58.0), "SJ": (18.0, 78.5), "TK": (-171.8, -9.2), "TV": (179.2, -8.5),
    "UM": (166.6, 19.3), "US": (-98.5, 39.5), "VN": (108.0, 14.5), "YT": (45.2, -12.8),
}  # fmt: skip

# Place groups, in the sea beside the region where there is a sea. "Neighbors" and "abroad" have no place of their
# own: the map sets them beside the country that the narrative is about.
GROUP_POINTS = {
    "R:africa": (-8.0, -8.0), "R:asia": (88.0, 8.5), "R:caribbean": (-73.5, 15.3), "R:central-africa": (5.5, -3.0),
    "R:central-america": (-90.5, 9.5), "R:central-asia": (52.0, 42.5), "R:east-africa": (47.0, -4.5),
    "R:east-asia": (125.5, 31.0), "R:eastern-europe": (33.5, 44.0), "R:eurasia": (67.0, 64.0),
    "R:europe": (-9.5, 47.0), "R:former-soviet-union": (75.0, 70.5), "R:gulf": (51.2, 27.6),
    "R:horn-of-africa": (53.0, 9.0), "R:latin-america": (-95.0, -4.0), "R:middle-east": (36.6, 23.2),
    "R:north-africa": (14.0, 34.5), "R:north-america": (-66.0, 38.0), "R:northern-europe": (4.0, 66.5),
    "R:pacific": (-178.0, -2.0), "R:south-america": (-37.0, -27.0), "R:south-asia": (66.0, 17.5),
    "R:southeast-asia": (112.0, 9.5), "R:southeastern-europe": (17.6, 42.4), "R:southern-africa": (37.5, -30.5),
    "R:southern-europe": (5.5, 39.6), "R:sub-saharan-africa": (-2.0, -19.0), "R:west-africa": (-20.0, 7.5),
    "R:western-europe": (-6.5, 50.0),
}  # fmt: skip


def main(package: Path) -> None:
    """Write data/geography.json."""
    codes = _codes_by_number()
    coarse = _rings_by_code(package / "countries-110m.json", codes)
    fine = _rings_by_code(package / "countries-50m.json", codes)
    outlines = {code: rings for code, rings in sorted((fine | coarse).items()) if code in coarse or _is_small(rings)}
    points = {code: _middle(rings) for code, rings in fine.items()} | COUNTRY_POINTS | GROUP_POINTS
    geography = {
        "source": "Natural Earth 4.1 as packed in world-atlas 2.0.2; points of place groups by hand",
        "licence": "public domain",
        "outlines": {code: [_flat(part) for ring in rings for part in _cut(ring)] for code, rings in outlines.items()},
        "points": {code: [round(value, 1) for value in point] for code, point in sorted(points.items())},
    }
    text = json.dumps(geography, separators=(",", ":"), ensure_ascii=False)
    (DATA / "geography.json").write_text(text.replace('],"', '],\n"') + "\n", encoding="utf-8", newline="\n")


def _codes_by_number() -> dict[str, str]:
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as rows:
        return {row["m49"]: row["code"] for row in csv.DictReader(rows) if row["m49"]}


def _rings_by_code(path: Path, codes: dict[str, str]) -> dict[str, list[Ring]]:
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = list(_decode_arcs(topology))
    rings: dict[str, list[Ring]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = codes.get(shape.get("id", "")) or NAMED.get(shape["properties"]["name"])
        if code is None or code in LEFT_OUT:
            continue
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
        rings.setdefault(code, []).extend(_join(ring, arcs) for polygon in polygons for ring in polygon)
    return rings


def _decode_arcs(topology: dict[str, Any]) -> Iterator[Ring]:
    """Yield the arcs of a quantized TopoJSON, whose points are steps from the point before."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append((x * scale_x + left, y * scale_y + bottom))
        yield arc


def _join(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Return the ring that the arcs form; a number below zero means an arc walked backwards."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _is_small(rings: list[Ring]) -> bool:
    """Whether a country is absent at 1:110m because of its size and not because the scale merges it."""
    return max(abs(_area(ring)) for ring in rings) < 3


def _area(ring: Ring) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in _sides(ring)) / 2


def _middle(rings: list[Ring]) -> Point:
    """Return the centre of mass of the largest ring."""
    ring = max(rings, key=lambda r: abs(_area(r)))
    six_areas = 6 * _area(ring)
    x = sum((x0 + x1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in _sides(ring)) / six_areas
    y = sum((y0 + y1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in _sides(ring)) / six_areas
    return x, y


def _sides(ring: Ring) -> Iterator[tuple[Point, Point]]:
    return zip(ring, ring[1:] + ring[:1], strict=True)


def _cut(ring: Ring) -> list[Ring]:
    """Unroll a ring that jumps across the antimeridian and cut it there."""
    unrolled = ring[:1]
    for lon, lat in ring[1:]:
        before = unrolled[-1][0]
        unrolled.append((lon + 360 * round((before - lon) / 360), lat))
    if all(abs(lon) <= 180.001 for lon, _ in unrolled):
        return [ring]
    parts = []
    for shift in (-360, 0, 360):
        east = _clip(unrolled, shift - 180, lambda lon, edge: lon >= edge)
        part = _clip(east, shift + 180, lambda lon, edge: lon <= edge)
        if len(part) > 2:
            parts.append([(lon - shift, lat) for lon, lat in part])
    return parts


def _clip(ring: Ring, edge: float, keep: Callable[[float, float], bool]) -> Ring:
    clipped: Ring = []
    for index, (lon, lat) in enumerate(ring):
        last_lon, last_lat = ring[index - 1]
        if keep(lon, edge) != keep(last_lon, edge):
            share = (edge - last_lon) / (lon - last_lon)
            clipped.append((edge, last_lat + share * (lat - last_lat)))
        if keep(lon, edge):
            clipped.append((lon, lat))
    return clipped


def _flat(ring: Ring) -> list[float]:
    return [round(value, 2) for point in ring for value in point]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
