"""Follow tier placements through the years and run the Watch List clock."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from tipgraph.gazetteer import place_name
from tipgraph.model import Claim, Tier
from tipgraph.routes.records import Record
from tipgraph.vocab import find_folder

WATCH_LIST = "2WL"

# The TVPRA of 2008, as the non-paper of cable 09STATE60639 states it: a country on the Watch List for two consecutive
# years, counted from the 2009 Report, is to be ranked Tier 3 in the next, so in 2011 at the earliest; the President may
# waive that for up to two additional years.
FIRST_COUNTED = 2009
YEARS_ALLOWED = 2
WAIVERS = 2

# Best first. A special case is not ranked.
_RANKS = {"1": 0, "2": 1, WATCH_LIST: 2, "3": 3}
_SOURCES = ("scorecard", "wikipedia", "factbook")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Record):
    """The tier of a country in one report year: a rating of its government's efforts, never of how much trafficking.

    `tier` is that of the shipped table, or of the claims where the table has none. `agreement` says how the table's
    `sources` agree ("agree", "single", "conflict"), `claimed` which tiers documents of the graph state.
    """

    country: str
    name: str
    year: int
    tier: str
    agreement: str | None
    sources: tuple[str, ...]
    claimed: tuple[str, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Record):
    """A placement beside that of the year before.

    `change` is "upgrade", "downgrade", "same", or `None` where the year before is not known or one is a special case.
    """

    country: str
    name: str
    year: int
    tier: str
    before: str | None
    change: str | None
    agreement: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockEntry(Record):
    """Where a country stands before a report by the rule about consecutive Watch List years.

    `years` are its consecutive Watch List years up to the report before, counted from 2009; `certain` is false where
    the year before them is not known, so that there may be more. `state` is "running" (one year), "due" (Tier 3 unless
    waived or improved) or "final" (no waiver is left). `outcome` is what the report did: "downgraded", "waived",
    "improved", "against" (on the Watch List though no waiver was left), or `None` where the placement is not known.
    """

    country: str
    name: str
    report: int
    years: tuple[int, ...]
    certain: bool
    state: str
    waivers_left: int
    tier: str | None
    outcome: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockYear(Record):
    """How one report treated the countries that were due before it, `final` of them without any waiver left.

    `unknown` counts those whose placement in it is not known.
    """

    report: int
    due: int
    final: int
    downgraded: int
    waived: int
    improved: int
    against: int
    unknown: int


@cache
def read_tiers() -> tuple[Placement, ...]:
    """Return the placements of `data/tiers.csv`, by country and year."""
    with (find_folder("data") / "tiers.csv").open(encoding="utf-8", newline="") as rows:
        return tuple(
            Placement(
                country=row["country"],
                name=place_name(row["country"]),
                year=int(row["year"]),
                tier=row["tier"],
                agreement=row["agreement"],
                sources=tuple(f"{source}: {row[source]}" for source in _SOURCES if row[source]),
                claimed=(),
                claims=(),
            )
            for row in csv.DictReader(rows)
        )


def list_placements(
    claims: Iterable[Claim] = (), *, country: str | None = None, year: int | None = None
) -> list[Placement]:
    """Return placements by country and year: those of the table, and those that live claims state, side by side."""
    said: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.content, Tier) and claim.content.tier_year and claim.status.live:
            said[claim.country, claim.content.tier_year].append(claim)
    table = {(placement.country, placement.year): placement for placement in read_tiers()}
    placements = [_join(key, table.get(key), said.get(key, [])) for key in sorted(table.keys() | said.keys())]
    return [p for p in placements if country in (None, p.country) and year in (None, p.year)]


def trace_moves(placements: Sequence[Placement]) -> list[Move]:
    """Return every placement with what changed since the year before."""
    known = {(placement.country, placement.year): placement.tier for placement in placements}
    moves = []
    for placement in placements:
        before = known.get((placement.country, placement.year - 1))
        moves.append(
            Move(
                country=placement.country,
                name=placement.name,
                year=placement.year,
                tier=placement.tier,
                before=before,
                change=_name_change(before, placement.tier),
                agreement=placement.agreement,
            )
        )
    return moves


def run_clock(placements: Sequence[Placement], report: int) -> list[ClockEntry]:
    """Return the countries on the Watch List in the year before a report, those with most years on it first."""
    tiers: dict[str, dict[int, str]] = defaultdict(dict)
    for placement in placements:
        tiers[placement.country][placement.year] = placement.tier
    entries = [
        _read_clock(country, history, report)
        for country, history in tiers.items()
        if history.get(report - 1) == WATCH_LIST and report > FIRST_COUNTED
    ]
    return sorted(entries, key=lambda entry: (-len(entry.years), entry.country))


def check_clock(placements: Sequence[Placement]) -> list[ClockYear]:
    """Return for every report from 2011 on how it treated the countries that the rule would have ranked Tier 3."""
    last = max((placement.year for placement in placements), default=0)
    checked = []
    for report in range(FIRST_COUNTED + YEARS_ALLOWED, last + 1):
        due = [entry for entry in run_clock(placements, report) if entry.state != "running"]
        outcomes = Counter(entry.outcome for entry in due)
        checked.append(
            ClockYear(
                report=report,
                due=len(due),
                final=sum(entry.state == "final" for entry in due),
                downgraded=outcomes["downgraded"],
                waived=outcomes["waived"],
                improved=outcomes["improved"],
                against=outcomes["against"],
                unknown=outcomes[None],
            )
        )
    return checked


def _join(key: tuple[str, int], placement: Placement | None, claims: list[Claim]) -> Placement:
    claimed = tuple(sorted({claim.content.tier for claim in claims if isinstance(claim.content, Tier)}))
    return Placement(
        country=key[0],
        name=place_name(key[0]),
        year=key[1],
        tier=placement.tier if placement else claimed[0],
        agreement=placement.agreement if placement else None,
        sources=placement.sources if placement else (),
        claimed=claimed,
        claims=tuple(claims),
    )


def _name_change(before: str | None, tier: str) -> str | None:
    if before not in _RANKS or tier not in _RANKS:
        return None
    if before == tier:
        return "same"
    return "upgrade" if _RANKS[tier] < _RANKS[before] else "downgrade"


def _read_clock(country: str, history: dict[int, str], report: int) -> ClockEntry:
    first = report - 1
    while first > FIRST_COUNTED and history.get(first - 1) == WATCH_LIST:
        first -= 1
    years = tuple(range(first, report))
    waivers_left = YEARS_ALLOWED + WAIVERS - len(years)
    tier = history.get(report)
    state = "running" if len(years) < YEARS_ALLOWED else ("due" if waivers_left > 0 else "final")
    return ClockEntry(
        country=country,
        name=place_name(country),
        report=report,
        years=years,
        certain=first == FIRST_COUNTED or first - 1 in history,
        state=state,
        waivers_left=max(0, min(WAIVERS, waivers_left)),
        tier=tier,
        outcome=_name_outcome(state, tier),
    )


def _name_outcome(state: str, tier: str | None) -> str | None:
    if tier == "3":
        return "downgraded"
    if tier == WATCH_LIST:
        return {"running": None, "due": "waived", "final": "against"}[state]
    return "improved" if tier in _RANKS else None
