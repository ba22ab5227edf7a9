"""Compare what the narratives of two report years say of the same corridors."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tipgraph.model import Claim, Route
from tipgraph.routes.corridors import ends_of
from tipgraph.routes.counts import count_sentences
from tipgraph.routes.records import Record

CHANGES = ("new", "gone", "denied", "reversed", "newly-hedged", "no-longer-hedged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Record):
    """One corridor that the narratives of one country tell otherwise in two years.

    `change` is "new" or "gone" (told only after, only before), "denied" (told before, denied or ended after),
    "reversed" (told the other way round), "newly-hedged" or "no-longer-hedged". `same_words` is true where a sentence
    of the one year stands word for word in the other.
    """

    country: str
    change: str
    origin: str
    destination: str
    same_words: bool
    before: tuple[Claim, ...]
    after: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Record):
    """All changes between two report years, and of which countries they could be told at all.

    Only the countries in `compared` have narratives in both years. Those in `only_before` and `only_after` are silent
    in one of them because there is no document, which is no change.
    """

    year_before: int
    year_after: int
    compared: tuple[str, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    unchanged: int
    changes: tuple[Change, ...]


_Told = dict[tuple[str, str], list[Claim]]


def compare_years(claims: Iterable[Claim], before: int, after: int, *, country: str | None = None) -> Comparison:
    """Return what changed between two report years, country by country.

    A narrative is compared only with a narrative of the same country: what one country's narrative leaves out is not
    gone because another's did not say it.
    """
    told: dict[int, dict[str, _Told]] = {before: {}, after: {}}
    for claim in claims:
        if claim.year in told and country in (None, claim.country):
            corridors = told[claim.year].setdefault(claim.country, defaultdict(list))
            if isinstance(claim.content, Route):
                corridors[ends_of(claim)].append(claim)
    compared = sorted(told[before].keys() & told[after].keys())
    changes = [change for code in compared for change in _compare(code, told[before][code], told[after][code])]
    corridors_before = sum(_live(told_of) for code in compared for told_of in told[before][code].values())
    changed = sum(change.change != "new" for change in changes)
    return Comparison(
        year_before=before,
        year_after=after,
        compared=tuple(compared),
        only_before=tuple(sorted(told[before].keys() - told[after].keys())),
        only_after=tuple(sorted(told[after].keys() - told[before].keys())),
        unchanged=corridors_before - changed,
        changes=tuple(sorted(changes, key=lambda c: (CHANGES.index(c.change), c.country, c.origin, c.destination))),
    )


def _compare(country: str, before: _Told, after: _Told) -> Iterator[Change]:
    turned = {ends for ends in before if _turned_round(ends, before, after)}
    for ends in sorted(before.keys() | after.keys()):
        was, now = before.get(ends, []), after.get(ends, [])
        if ends in turned:
            yield _describe(country, "reversed", was, after[ends[::-1]])
        elif ends[::-1] not in turned:
            change = _name_change(was, now)
            if change:
                yield _describe(country, change, was, now)


def _turned_round(ends: tuple[str, str], before: _Told, after: _Told) -> bool:
    """Tell whether a corridor was told one way only before, and the other way only after."""
    back = ends[::-1]
    there = _live(before[ends]) and ends not in after
    return there and not _live(before.get(back, [])) and _live(after.get(back, []))


def _name_change(was: list[Claim], now: list[Claim]) -> str | None:
    if not _live(was):
        return "new" if _live(now) else None
    if not _live(now):
        return "denied" if now else "gone"
    plain_before, plain_after = _plain(was), _plain(now)
    if plain_before == plain_after:
        return None
    return "newly-hedged" if plain_before else "no-longer-hedged"


def _live(claims: list[Claim]) -> bool:
    return any(claim.status.live for claim in claims)


def _plain(claims: list[Claim]) -> bool:
    """Tell whether any claim says it without a hedge."""
    return any(claim.status.live and not claim.hedged for claim in claims)


def _describe(country: str, change: str, was: list[Claim], now: list[Claim]) -> Change:
    route = (was or now)[0].content
    assert isinstance(route, Route)
    return Change(
        country=country,
        change=change,
        origin=route.origin,
        destination=route.destination,
        same_words=count_sentences([*was, *now]) < count_sentences(was) + count_sentences(now),
        before=tuple(was),
        after=tuple(now),
    )
