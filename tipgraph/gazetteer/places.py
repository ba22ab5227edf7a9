"""Resolve names in text to places, victim groups, sectors and actors."""

import csv
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from unicodedata import combining, normalize

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
        # "~" marks a name that means the place only in a narrative about it.
        return MappingProxyType(
            {row["code"]: tuple(row["names"].replace("~", "").split("|")) for row in csv.DictReader(rows)}
        )


def other_names(code: str) -> tuple[str, ...]:
    """Return the names that texts give a place besides the one tipgraph uses: former names, short names, cities."""
    return tuple(name for name in _read_names().get(code, ()) if name and name != read_places()[code].name)


def resolve_place(name: str) -> str:
    """Return the code of a place given by alpha-2, alpha-3 or group code, or by any of its names.

    Case, accents and a leading "the" do not matter. Raises `NotFoundError` for what is none of these, and for a name
    that several places have.
    """
    found = _read_spellings().get(_spell(name), ())
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFoundError(f"{name!r} may be {' or '.join(found)}: give one of these codes")
    raise NotFoundError(f"no place is called {name!r}: give a name, an ISO 3166-1 code (TJ, TJK) or a group (R:gulf)")


@cache
def _read_spellings() -> Mapping[str, tuple[str, ...]]:
    """Return the codes that each spelling may stand for; a code or the name tipgraph uses goes before other names."""
    spellings: dict[str, tuple[str, ...]] = {}
    for place in read_places().values():
        for said in (place.code, place.iso3, place.name):
            if said is not None:
                spellings[_spell(said)] = (place.code,)
    other: dict[str, tuple[str, ...]] = {}
    for code in read_places():
        for spelling in {_spell(said) for said in other_names(code)} - spellings.keys():
            other[spelling] = (*other.get(spelling, ()), code)
    return MappingProxyType({**other, **spellings})


def _spell(name: str) -> str:
    bare = "".join(char for char in normalize("NFKD", name.strip().casefold()) if not combining(char))
    return bare.replace("\u2019", "'").removeprefix("the ")
