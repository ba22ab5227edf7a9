"""Cross countries with kinds of work and with classes of actors."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tipgraph.gazetteer import place_name
from tipgraph.model import ActorClass, Claim, Conduct, Internal, Route
from tipgraph.routes.counts import codes_said, count_coverage, count_narratives, count_sentences, years_of
from tipgraph.routes.filters import check_code
from tipgraph.routes.records import Record
from tipgraph.vocab import DEICTIC, SCHEMES, narrower_codes


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorCell(Record):
    """A kind of work in the place where people are exploited in it.

    Work at home and work of foreigners are counted together; `internal_narratives` counts the first apart.
    """

    place: str
    name: str
    sector: str
    narratives: int
    sentences: int
    internal_narratives: int
    exploitation: tuple[str, ...]
    victims: tuple[str, ...]
    years: tuple[int, ...]
    coverage: int
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCell(Record):
    """A class of actors in a country, and how often it is said to traffic, exploit, abuse or be complicit.

    `acts` are the acts of complicity told of it. Its efforts and what it failed to do are not counted here.
    """

    place: str
    name: str
    actor: str
    narratives: int
    sentences: int
    acts: tuple[str, ...]
    years: tuple[int, ...]
    coverage: int
    claims: tuple[Claim, ...]


def cross_sectors(
    claims: Iterable[Claim], *, country: str | None = None, sector: str | None = None
) -> list[SectorCell]:
    """Return every pair of place and kind of work that live claims name, those in most narratives first.

    A code of `sector` also finds the narrower ones. Raises `NotFoundError` for a sector that is none.
    """
    check_code("sector", sector, SCHEMES["sector"])
    claims = list(claims)
    coverage = count_coverage(claims)
    cells = [
        SectorCell(
            place=place,
            name=place_name(place),
            sector=work,
            narratives=count_narratives(told),
            sentences=count_sentences(told),
            internal_narratives=count_narratives(c for c in told if isinstance(c.content, Internal)),
            exploitation=codes_said(told, "exploitation"),
            victims=codes_said(told, "victims"),
            years=years_of(told),
            coverage=coverage[place],
            claims=tuple(told),
        )
        for (place, work), told in _group(claims, _sectors_of).items()
        if country in (None, place) and (sector is None or work in narrower_codes("sector", sector))
    ]
    return sorted(cells, key=lambda cell: (-cell.narratives, -cell.sentences, cell.place, cell.sector))


def cross_actors(claims: Iterable[Claim]) -> list[ActorCell]:
    """Return every pair of country and class of actors that live claims say take part, most narratives first."""
    claims = list(claims)
    coverage = count_coverage(claims)
    cells = [
        ActorCell(
            place=place,
            name=place_name(place),
            actor=actor,
            narratives=count_narratives(told),
            sentences=count_sentences(told),
            acts=tuple(sorted({c.content.act for c in told if isinstance(c.content, Conduct)})),
            years=years_of(told),
            coverage=coverage[place],
            claims=tuple(told),
        )
        for (place, actor), told in _group(claims, _actors_of).items()
    ]
    return sorted(cells, key=lambda cell: (-cell.narratives, -cell.sentences, cell.place, cell.actor))


def spread_cells(cells: Sequence[SectorCell | ActorCell]) -> list[dict[str, str | int]]:
    """Return cells as a matrix of narratives: a row for each place and a column for each sector or actor."""
    columns = sorted({_column(cell) for cell in cells})
    rows: dict[str, dict[str, str | int]] = {}
    for cell in cells:
        empty: dict[str, str | int] = dict.fromkeys(columns, 0)
        row = rows.setdefault(cell.place, {"place": cell.place, "name": cell.name, "coverage": cell.coverage, **empty})
        row[_column(cell)] = cell.narratives
    return [rows[place] for place in sorted(rows)]


def _column(cell: SectorCell | ActorCell) -> str:
    return cell.sector if isinstance(cell, SectorCell) else cell.actor


def _sectors_of(claim: Claim) -> Iterator[tuple[str, str]]:
    match claim.content:
        case Route(destination=place, sectors=sectors) if place not in DEICTIC:
            yield from ((place, sector) for sector in sectors)
        case Internal(sectors=sectors):
            yield from ((claim.country, sector) for sector in sectors)


def _actors_of(claim: Claim) -> Iterator[tuple[str, str]]:
    match claim.content:
        case ActorClass(actor=actor) | Conduct(actor=actor, form="complicity"):
            yield claim.country, actor


def _group(
    claims: Iterable[Claim], cells_of: Callable[[Claim], Iterator[tuple[str, str]]]
) -> dict[tuple[str, str], list[Claim]]:
    grouped: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.status.live:
            for cell in cells_of(claim):
                grouped[cell].append(claim)
    return grouped
