"""Count what speaks for a thing: narratives and different sentences apart, and how much there is to read."""

from collections import Counter
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
