"""Set goods that are known to be made with child or forced labor beside what narratives claim of the same work."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tipgraph.gazetteer import place_name
from tipgraph.model import Claim, Internal, Route
from tipgraph.routes.counts import count_coverage, count_narratives, count_sentences, years_of
from tipgraph.routes.filters import check_code
from tipgraph.routes.records import Record
from tipgraph.vocab import SCHEMES, find_folder, label_of, narrower_codes

LIST_NAME = "List of Goods Produced by Child Labor or Forced Labor, US Department of Labor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Good(Record):
    """A good of one country on the Department of Labor's list, and why it stands there.

    `sector` is the kind of work by tipgraph's codes, empty where none fits. `derived` goods are made with inputs that
    are produced by child or forced labor.
    """

    country: str
    good: str
    sector: str
    child_labor: bool
    forced_labor: bool
    forced_child_labor: bool
    derived: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodMatch(Record):
    """A listed good beside the claims of exploitation in the same kind of work in the same country.

    `text` says it in words. The claims are about the kind of work, not about the good; `naming_narratives` counts those
    whose sentence names the good, which is known only where the text is attached. `coverage` counts the narratives
    about the country: where it is zero, that nothing is claimed says nothing.
    """

    text: str
    country: str
    name: str
    good: str
    sector: str
    listed: tuple[str, ...]
    narratives: int
    sentences: int
    forced_labor_narratives: int
    child_narratives: int
    naming_narratives: int
    years: tuple[int, ...]
    coverage: int
    claims: tuple[Claim, ...]


@cache
def read_goods() -> tuple[Good, ...]:
    """Return the goods of `data/goods.csv`, by country and name."""
    with (find_folder("data") / "goods.csv").open(encoding="utf-8", newline="") as rows:
        return tuple(
            Good(
                country=row["country"],
                good=row["good"],
                sector=row["sector"],
                child_labor=row["child_labor"] == "true",
                forced_labor=row["forced_labor"] == "true",
                forced_child_labor=row["forced_child_labor"] == "true",
                derived=row["derived"] == "true",
            )
            for row in csv.DictReader(rows)
        )


def match_goods(
    claims: Iterable[Claim], *, country: str | None = None, sector: str | None = None, good: str | None = None
) -> list[GoodMatch]:
    """Return the listed goods with the live claims about the same work in the same country, most narratives first.

    `good` is a part of its name, in any case; a code of `sector` also finds the narrower ones. Raises `NotFoundError`
    for a sector that is none.
    """
    check_code("sector", sector, SCHEMES["sector"])
    claims = list(claims)
    coverage = count_coverage(claims)
    at_work = _group_by_work(claims)
    matches = [
        _match(listed, at_work[listed.country, listed.sector], coverage[listed.country])
        for listed in read_goods()
        if country in (None, listed.country)
        and (sector is None or listed.sector in narrower_codes("sector", sector))
        and (good is None or good.casefold() in listed.good.casefold())
    ]
    return sorted(matches, key=lambda m: (-m.naming_narratives, -m.narratives, m.country, m.good))


def _group_by_work(claims: Iterable[Claim]) -> dict[tuple[str, str], list[Claim]]:
    """Group live claims by the place where people are exploited and by the work they name."""
    grouped: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        match claim.content:
            case Route(destination=place, sectors=sectors) if claim.status.live:
                for sector in sectors:
                    grouped[place, sector].append(claim)
            case Internal(sectors=sectors) if claim.status.live:
                for sector in sectors:
                    grouped[claim.country, sector].append(claim)
    return grouped


def _match(listed: Good, claims: list[Claim], coverage: int) -> GoodMatch:
    grounds = ("child_labor", "forced_labor", "forced_child_labor", "derived")
    children = narrower_codes("victims", "children")
    forced = count_narratives(claim for claim in claims if _says(claim, "exploitation", {"labor"}))
    return GoodMatch(
        text=_describe(listed, forced, coverage),
        country=listed.country,
        name=place_name(listed.country),
        good=listed.good,
        sector=listed.sector,
        listed=tuple(ground.replace("_", " ") for ground in grounds if getattr(listed, ground)),
        narratives=count_narratives(claims),
        sentences=count_sentences(claims),
        forced_labor_narratives=forced,
        child_narratives=count_narratives(c for c in claims if _says(c, "victims", children)),
        naming_narratives=count_narratives(claim for claim in claims if _names(claim, listed.good)),
        years=years_of(claims),
        coverage=coverage,
        claims=tuple(claims),
    )


def _describe(listed: Good, forced: int, coverage: int) -> str:
    work = label_of("sector", listed.sector) if listed.sector else "work of this kind"
    if forced:
        said = f"forced labor in {work} claimed in {_count(forced)}"
    elif coverage:
        said = f"no claim of forced labor in {work} in the {_count(coverage)} read"
    else:
        said = "no narrative read"
    return f"{listed.good}, {place_name(listed.country)}: {said}"


def _count(narratives: int) -> str:
    return "1 narrative" if narratives == 1 else f"{narratives} narratives"


def _says(claim: Claim, slot: str, codes: Iterable[str]) -> bool:
    return not set(codes).isdisjoint(getattr(claim.content, slot))


def _names(claim: Claim, good: str) -> bool:
    """Tell whether the sentence names a good, in the singular or plural, what stands in brackets left out."""
    words = re.sub(r"\(.*?\)", "", good).split("/")[0].strip().casefold()
    stem = words.removesuffix("s") if len(words) > 3 else words
    quote = claim.evidence.quote
    return quote is not None and re.search(rf"\b{re.escape(stem)}", quote.casefold()) is not None
