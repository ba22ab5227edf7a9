"""Say what there is to read: for which countries and report years there is a narrative, a placement, or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from tipgraph.gazetteer import place_name
from tipgraph.model import Claim
from tipgraph.routes.records import Record
from tipgraph.routes.tiers import Placement

READ = ("narrative", "tier only", "none")

# A document section that only places a country on a tier is no narrative of it.
_TIER_SECTION = "tier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage(Record):
    """What was read of one country for one report year.

    `read` is "narrative" where claims were read from one, "tier only" where only a placement is known, "none" where
    there is neither. Silence means something only where there is a narrative.
    """

    country: str
    name: str
    year: int
    read: str
    documents: tuple[str, ...]
    claims: int


def list_coverage(claims: Iterable[Claim], placements: Iterable[Placement]) -> list[Coverage]:
    """Return the coverage of every country that is known at all, for every report year, by country and year.

    Claims without a report year are in no row.
    """
    told: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        if claim.year is not None and claim.evidence.section != _TIER_SECTION:
            told.setdefault((claim.country, claim.year), []).append(claim)
    placed = {(placement.country, placement.year) for placement in placements}
    known = told.keys() | placed
    countries = sorted({country for country, _ in known})
    years = sorted({year for _, year in known})
    return [_cover(country, year, told.get((country, year), []), placed) for country in countries for year in years]


def _cover(country: str, year: int, claims: list[Claim], placed: set[tuple[str, int]]) -> Coverage:
    narrative, tier_only, nothing = READ
    return Coverage(
        country=country,
        name=place_name(country),
        year=year,
        read=narrative if claims else tier_only if (country, year) in placed else nothing,
        documents=tuple(sorted({claim.evidence.document for claim in claims})),
        claims=len(claims),
    )
