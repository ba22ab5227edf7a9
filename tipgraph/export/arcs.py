"""Bend lines along great circles and cut them where the map ends."""

import math
from itertools import pairwise

Point = tuple[float, float]  # longitude and latitude in degrees
Vector = tuple[float, float, float]

_STEP = math.radians(3)  # how far two points of a line are apart at most, about 330 km


def trace_arc(start: Point, end: Point) -> list[list[Point]]:
    """Return the great circle from one point to another as lines that do not cross the antimeridian.

    Most arcs are one line. An arc over 180 degrees of longitude is cut there and gives two, the second of which begins
    at the other edge of the map. Opposite ends of the earth are joined over the pole.
    """
    points = _interpolate(start, end)
    lines = [[points[0]]]
    for here, there in pairwise(points):
        if abs(there[0] - here[0]) > 180:
            edge = math.copysign(180.0, here[0])
            latitude = _latitude_at_edge(here, there, edge)
            lines[-1].append((edge, latitude))
            lines.append([(-edge, latitude)])
        lines[-1].append(there)
    return [[(round(lon, 3), round(lat, 3)) for lon, lat in line] for line in lines]


def _interpolate(start: Point, end: Point) -> list[Point]:
    a, b = _to_vector(start), _to_vector(end)
    angle = math.acos(max(-1.0, min(1.0, sum(x * y for x, y in zip(a, b, strict=True)))))
    steps = max(1, math.ceil(angle / _STEP))
    if math.sin(angle) < 1e-9:
        return (
            [start, end] if angle < 1 else [*_interpolate(start, (start[0], 90.0)), *_interpolate((end[0], 90.0), end)]
        )
    inner = [_between(a, b, angle, step / steps) for step in range(1, steps)]
    return [start, *inner, end]


def _between(a: Vector, b: Vector, angle: float, share: float) -> Point:
    weight_a, weight_b = math.sin((1 - share) * angle), math.sin(share * angle)
    x, y, z = ((weight_a * p + weight_b * q) / math.sin(angle) for p, q in zip(a, b, strict=True))
    return math.degrees(math.atan2(y, x)), math.degrees(math.asin(max(-1.0, min(1.0, z))))


def _to_vector(point: Point) -> Vector:
    lon, lat = math.radians(point[0]), math.radians(point[1])
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _latitude_at_edge(here: Point, there: Point, edge: float) -> float:
    beyond = there[0] + math.copysign(360.0, edge)
    share = (edge - here[0]) / (beyond - here[0]) if beyond != here[0] else 0.0
    return here[1] + share * (there[1] - here[1])
