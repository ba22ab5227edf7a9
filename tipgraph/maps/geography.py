"""Project places and country outlines onto the map."""

import json
import math
from functools import cache
from typing import Any

from tipgraph.vocab import DEICTIC, find_folder

WIDTH_FACTOR = 400  # canvas units per radius of the globe; the world is then about 2,160 units wide

# Coefficients of the Equal Earth projection (Savric, Patterson and Jenny, 2018): areas keep their proportions.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2

# How far from its subject, in degrees, a group stands whose place depends on the subject.
_BESIDE = {"R:neighbors": (-2.6, -2.4), "R:abroad": (2.6, 2.4)}


def project(lon: float, lat: float) -> tuple[float, float]:
    """Return canvas coordinates (y grows downward) of a longitude and latitude in degrees.

    >>> project(0, 0)
    (0.0, 0.0)
    """
    angle = math.asin(_M * math.sin(math.radians(lat)))
    p2 = angle * angle
    p6 = p2**3
    x = math.radians(lon) * math.cos(angle) / (_M * (_A1 + 3 * _A2 * p2 + p6 * (7 * _A3 + 9 * _A4 * p2)))
    y = angle * (_A1 + _A2 * p2 + p6 * (_A3 + _A4 * p2))
    return round(x * WIDTH_FACTOR, 1) + 0.0, round(-y * WIDTH_FACTOR, 1) + 0.0


def locate(code: str, subject: str) -> tuple[float, float]:
    """Return the longitude and latitude where a place is marked; deictic groups stand beside the subject."""
    points = _read_geography()["points"]
    if code in DEICTIC:
        lon, lat = points[subject]
        beside_lon, beside_lat = _BESIDE[code]
        return lon + beside_lon, lat + beside_lat
    lon, lat = points[code]
    return lon, lat


@cache
def project_outlines() -> dict[str, list[list[int]]]:
    """Return the rings of every country as flat lists x, y, x, y, ... in canvas units."""
    outlines = _read_geography()["outlines"]
    return {code: [_project_ring(ring) for ring in rings] for code, rings in outlines.items()}


@cache
def project_graticule() -> list[list[int]]:
    """Return the lines of longitude and latitude every 30 degrees; the first is the edge of the globe."""
    east = [value for lat in range(-90, 91, 5) for value in (180, lat)]
    west = [value for lat in range(90, -91, -5) for value in (-180, lat)]
    meridians = [[v for lat in range(-90, 91, 5) for v in (lon, lat)] for lon in range(-150, 151, 30)]
    parallels = [[-180, lat, 180, lat] for lat in range(-60, 61, 30)]
    return [_project_ring(line) for line in [east + west, *meridians, *parallels]]


def _project_ring(ring: list[float] | list[int]) -> list[int]:
    points = (project(lon, lat) for lon, lat in zip(ring[::2], ring[1::2], strict=True))
    return [round(value) for point in points for value in point]


@cache
def _read_geography() -> dict[str, Any]:
    text = (find_folder("data") / "geography.json").read_text(encoding="utf-8")
    geography: dict[str, Any] = json.loads(text)
    return geography
