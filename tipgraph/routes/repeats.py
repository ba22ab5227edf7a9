"""Find sentences that narratives of one country repeat from year to year, word for word or nearly."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tipgraph.corpus import clean_quote
from tipgraph.model import Claim
from tipgraph.routes.counts import count_narratives, years_of
from tipgraph.routes.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat(Record):
    """One sentence that narratives of several years share.

    `similarity` is the smallest likeness of any of them to the first: 1 where all have the same words. As evidence it
    is one sentence, told in `narratives` narratives. `citations` give each place where it stands.
    """

    country: str
    narratives: int
    years: tuple[int, ...]
    similarity: float
    words: str | None
    citations: tuple[str, ...]
    claims: tuple[Claim, ...]


@dataclass(slots=True)
class _Cluster:
    first: frozenset[tuple[str, ...]]
    similarity: float
    claims: list[Claim]


def find_repeats(claims: Iterable[Claim], *, threshold: float = 0.8) -> list[Repeat]:
    """Return the sentences of claims that stand in narratives of more than one year, those of most years first.

    The same words are known by their digest. Nearly the same words are found only where the quotations are at hand:
    their likeness is the share of three-word sequences that two sentences have in common, and reaches `threshold`.
    """
    by_country: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in sorted(claims, key=lambda c: (c.year or 0, c.evidence.document, c.evidence.start)):
        by_country[claim.country][claim.evidence.digest].append(claim)
    repeats = [
        _describe(cluster)
        for sentences in by_country.values()
        for cluster in _cluster(list(sentences.values()), threshold)
        if count_narratives(cluster.claims) > 1
    ]
    return sorted(repeats, key=lambda r: (-r.narratives, -len(r.claims), r.country, r.citations))


def _cluster(sentences: list[list[Claim]], threshold: float) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    for told in sentences:
        quote = told[0].evidence.quote
        shingles = _shingle(quote) if quote is not None else frozenset()
        likeness, nearest = max(
            ((_compare(shingles, cluster.first), number) for number, cluster in enumerate(clusters)), default=(0.0, 0)
        )
        if likeness >= threshold:
            clusters[nearest].claims += told
            clusters[nearest].similarity = min(clusters[nearest].similarity, likeness)
        else:
            clusters.append(_Cluster(first=shingles, similarity=1.0, claims=list(told)))
    return clusters


def _shingle(quote: str) -> frozenset[tuple[str, ...]]:
    words = "".join(char if char.isalnum() else " " for char in clean_quote(quote).casefold()).split()
    return frozenset(tuple(words[start : start + 3]) for start in range(max(1, len(words) - 2)))


def _compare(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _describe(cluster: _Cluster) -> Repeat:
    quote = cluster.claims[0].evidence.quote
    return Repeat(
        country=cluster.claims[0].country,
        narratives=count_narratives(cluster.claims),
        years=years_of(cluster.claims),
        similarity=cluster.similarity,
        words=clean_quote(quote) if quote is not None else None,
        citations=tuple(dict.fromkeys(claim.evidence.citation for claim in cluster.claims)),
        claims=tuple(cluster.claims),
    )
