"""Read where a sentence places its country on the tiers, why, and what it presupposes of the years before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tipgraph.extract.context import Context, Finding, make_claim, make_step
from tipgraph.model import Qualifier, Sentence, Tier
from tipgraph.rules import tiers as rules
from tipgraph.rules.numerals import read_count, read_ordinal
from tipgraph.rules.shapes import Rule, find_codes, find_matches
from tipgraph.vocab import label_of

# A tier that was given in a year that the sentence names: "in 2014, Ruritania was granted a waiver ...".
_IN_YEAR = re.compile(r"^\W*in\s+(20\d\d),", re.IGNORECASE)
# The Watch List holds no country for longer than this, and a row that is longer was misread.
_LONGEST_ROW = 30


@dataclass(frozen=True, slots=True)
class _Placement:
    """A tier as one rule found it; `row` counts years in a row, `cue` is where the years before are presupposed."""

    rule: Rule
    match: re.Match[str]
    tier: str
    row: int | None = None
    cue: re.Match[str] | None = None

    @property
    def earlier(self) -> int:
        """How many years before are presupposed to have had the same tier."""
        if self.row is not None:
            return self.row - 1
        return 1 if self.cue else 0


def find_tiers(sentence: Sentence, context: Context) -> tuple[Finding, ...]:
    """Return the tier claims of a sentence: the placement itself, and the earlier ones that it presupposes.

    "Again", "remained" and "for the third consecutive year" tell of earlier years; those claims are presumed, and
    their year is implied.
    """
    text = sentence.text
    if "tier" not in text.casefold() and "special" not in text.casefold():
        return ()
    spans = [match.span() for rule in (rules.WAIVED, rules.AFTER) for match in rule.pattern.finditer(text)]
    placements = [p for p in _find_placements(text) if not any(s <= p.match.start("tier") < e for s, e in spans)]
    findings = list(_present(sentence, context, placements))
    findings += [finding for p in placements for finding in _earlier(sentence, context, p)]
    findings += _former(sentence, context, placements)
    if not placements:
        findings += _waived(sentence, context)
    return tuple(findings)


def _find_placements(text: str) -> Iterator[_Placement]:
    row = next((match for _, match in find_matches(rules.ROWS, text)), None)
    years = read_ordinal(row["ordinal"]) if row else None
    again = rules.AGAIN.pattern.search(text)
    for rule in rules.PLACEMENTS:
        match = rule.pattern.search(text)
        if match is None:
            continue
        tier = _code_of(match["tier"])
        if row and years and row.start("tier") == match.start("tier") and years <= _LONGEST_ROW:
            yield _Placement(rule, match, tier, years, row)
        elif rule is rules.REMAINED:
            yield _Placement(rule, match, tier, cue=match)
        else:
            yield _Placement(rule, match, tier, cue=again if again and again.start() >= match.start() else None)


def _present(sentence: Sentence, context: Context, placements: list[_Placement]) -> Iterator[Finding]:
    """Yield one claim for each tier that the sentence gives for the report's own year, whatever the number of rules."""
    year = _year_of(sentence, context)
    for tier in dict.fromkeys(p.tier for p in placements):
        same = [p for p in placements if p.tier == tier]
        content = Tier(
            tier=tier,
            tier_year=year,
            reasons=find_codes(rules.REASONS, sentence.text),
            consecutive_years=next((p.row for p in same if p.row), None),
        )
        first = same[0]
        gave = f"{label_of('tier', tier)} in {year}" if year else label_of("tier", tier)
        yield Finding(
            step=make_step(first.rule.name, sentence, *first.match.span(), gave),
            claims=(make_claim(content, sentence, context, first.rule.name),),
        )


def _earlier(sentence: Sentence, context: Context, placement: _Placement) -> Iterator[Finding]:
    """Yield a presumed claim for each earlier year that the placement presupposes."""
    year = _year_of(sentence, context)
    if year is None or placement.cue is None:
        return
    remained = rules.REMAINED.name if placement.rule is rules.REMAINED else rules.AGAIN.name
    rule = rules.ROW.name if placement.row else remained
    for back in range(1, placement.earlier + 1):
        tier = Tier(tier=placement.tier, tier_year=year - back)
        yield _presumed(sentence, context, rule, tier, placement.cue.span("cue"))


def _former(sentence: Sentence, context: Context, placements: list[_Placement]) -> Iterator[Finding]:
    """Yield the tiers that the sentence calls former: "from Tier 2 to", "after being on Tier 2 for two years"."""
    year = _year_of(sentence, context)
    if year is None:
        return
    for placement in placements:
        if placement.rule is rules.MOVED and placement.match["former"]:
            tier = Tier(tier=_code_of(placement.match["former"]), tier_year=year - 1)
            yield _presumed(sentence, context, rules.MOVED.name, tier, placement.match.span("former"))
    after = rules.AFTER.pattern.search(sentence.text)
    if after is not None:
        for back in range(1, min(read_count(after["count"]) or 0, _LONGEST_ROW) + 1):
            tier = Tier(tier=_code_of(after["tier"]), tier_year=year - back)
            yield _presumed(sentence, context, rules.AFTER.name, tier, after.span("cue"))


def _waived(sentence: Sentence, context: Context) -> Iterator[Finding]:
    """Yield the Watch List placement that a waiver keeps, where the sentence names only the tier that was avoided."""
    waived = rules.WAIVED.pattern.search(sentence.text)
    if waived is None or _code_of(waived["tier"]) != "3":
        return
    content = Tier(tier="2WL", tier_year=_year_of(sentence, context), reasons=find_codes(rules.REASONS, sentence.text))
    yield Finding(
        step=make_step(rules.WAIVED.name, sentence, *waived.span(), "stays on the Tier 2 Watch List"),
        claims=(make_claim(content, sentence, context, rules.WAIVED.name, implied=("tier",)),),
    )


def _presumed(sentence: Sentence, context: Context, rule: str, tier: Tier, cue: tuple[int, int]) -> Finding:
    start, end = cue
    words = sentence.text[start:end]
    qualifier = Qualifier(
        code="presumed", words=words, modifies="tier_year", start=sentence.start + start, end=sentence.start + end
    )
    claim = make_claim(tier, sentence, context, rule, qualifiers=(qualifier,), implied=("tier_year",))
    gave = f"presumes {label_of('tier', tier.tier)} in {tier.tier_year}"
    return Finding(step=make_step(rule, sentence, start, end, gave), claims=(claim,))


def _year_of(sentence: Sentence, context: Context) -> int | None:
    stated = _IN_YEAR.search(sentence.text)
    return int(stated[1]) if stated else context.year


def _code_of(words: str) -> str:
    folded = "".join(words.casefold().split())
    if "special" in folded and "watch" not in folded:
        return "SC"
    return "2WL" if "watch" in folded else next(char for char in folded if char in "123")
