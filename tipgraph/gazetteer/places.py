"""Resolve names in text to places, victim groups, sectors and actors."""

import csv
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tipgraph.errors import NotFoundError
from tipgraph.model import Place
from tipgraph.vocab import find_folder


@cache
def read_places() -> Mapping[str, Place]:
    """Return every country and place group by its code, in the order of `data/places.csv`."""
    with (find_folder("data") / "places.csv").open(encoding="utf-8", newline="") as rows:
        places = {
            row["code"]: Place(code=row["code"], name=row["name"], iso3=row["iso3"] or None, m49=row["m49"] or None)
            for row in csv.DictReader(rows)
        }
    return MappingProxyType(places)


def place_name(code: str, subject: str | None = None) -> str:
    """Return the name of a place; "neighboring countries" is told with its subject: "neighbors of Tajikistan"."""
    if code == "R:neighbors" and subject is not None:
        return f"neighbors of {read_places()[subject].name}"
    return read_places()[code].name


@cache
def _read_names() -> Mapping[str, tuple[str, ...]]:
    with (find_folder("data") / "lexicon" / "places.csv").open(encoding="utf-8", newline="") as rows:
        return MappingProxyType({row["code"]: tuple(row["names"].split("|")) for row in csv.DictReader(rows)})


def other_names(code: str) -> tuple[str, ...]:
    """Return the names that texts give a place besides the one tipgraph uses: former names, short names, cities."""
    return tuple(name for name in _read_names().get(code, ()) if name and name != read_places()[code].name)


def resolve_place(name: str) -> str:
    """Return the code of a place given by alpha-2, alpha-3 or group code, or by name in any case.

    Raises `NotFoundError` for a name that is none of these.
    """
    wanted = name.strip().casefold()
    for place in read_places().values():
        if wanted in (place.code.casefold(), (place.iso3 or "").casefold(), place.name.casefold()):
            return place.code
    raise NotFoundError(f"no place is called {name!r}: give a name, an ISO 3166-1 code (TJ, TJK) or a group (R:gulf)")
