"""Count what speaks for a thing: narratives and different sentences apart, and how much there is to read."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from tipgraph.model import Claim


def count_narratives(claims: Iterable[Claim]) -> int:
    """Return in how many narratives the claims stand; two documents with one narrative count once."""
    return len({claim.narrative for claim in claims})


def count_sentences(claims: Iterable[Claim]) -> int:
    """Return in how many different words of evidence they stand: a sentence repeated next year counts once."""
    return len({claim.evidence.digest for claim in claims})


def years_of(claims: Iterable[Claim]) -> tuple[int, ...]:
    """Return the report years of the claims, in order."""
    return tuple(sorted({claim.year for claim in claims if claim.year is not None}))


def codes_said(claims: Iterable[Claim], slot: str) -> tuple[str, ...]:
    """Return the codes that claims give in a slot of their content, those of most claims first."""
    counted = Counter(code for claim in claims for code in getattr(claim.content, slot, ()))
    return tuple(sorted(counted, key=lambda code: (-counted[code], code)))


def count_coverage(claims: Iterable[Claim]) -> Counter[str]:
    """Return how many narratives there are about each country.

    A narrative is known by its claims, of whatever kind. A country without narratives is not a country without
    trafficking.
    """
    return Counter(country for country, _ in {(claim.country, claim.narrative) for claim in claims})


def split_years(claims: Iterable[Claim]) -> dict[int, list[Claim]]:
    """Return the claims of each report year, in order; claims without a year are in none."""
    years: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.year is not None:
            years[claim.year].append(claim)
    return dict(sorted(years.items()))
