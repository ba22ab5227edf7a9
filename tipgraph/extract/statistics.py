"""Read the figures of a sentence: what was counted, how many, of what, and in which year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tipgraph.extract.areas import find_areas
from tipgraph.extract.context import Context, Finding, make_claim, make_step
from tipgraph.model import Mention, Sentence, Statistic
from tipgraph.rules import statistics as rules
from tipgraph.rules.numerals import read_number
from tipgraph.rules.shapes import Rule, compile_shape
from tipgraph.vocab import label_of

# Letters of which some stand in every sentence that gives a figure.
_NEEDED = "investigat prosecut convict arrest indict charg victims suspended amnest sentence imprison $ world".split()
_INDICATORS = {
    "investigat": "investigations",
    "prosecut": "prosecutions",
    "charg": "prosecutions",
    "indict": "prosecutions",
    "convict": "convictions",
    "arrest": "arrests",
    "identif": "victims-identified",
    "assist": "victims-assisted",
    "shelter": "victims-assisted",
    "repatriat": "victims-repatriated",
}
_OF_OFFICIALS = {
    "investigations": "officials-investigated",
    "prosecutions": "officials-prosecuted",
    "convictions": "officials-convicted",
}
_PRECISIONS = {
    "at least": "at-least",
    "more than": "at-least",
    "over": "at-least",
    "no fewer than": "at-least",
    "an estimated": "estimated",
    "estimated at": "estimated",
    "only": "exact",
    "just": "exact",
    "a total of": "exact",
}
_MONTHS = {"day": 1 / 30, "week": 7 / 30, "month": 1, "year": 12}
_LAW = re.compile(r"prescrib|punishable|penalt|stipulat|provides? for|article", re.I)
_PERIOD = re.compile(r"\breporting\s+period\b|\bduring\s+the\s+year\b", re.I)
_SINCE = re.compile(r"\bsince\b")
# A year that opens a sentence or a part of it, or stands right before the verb: "the government in 2014 convicted".
_LEADING_YEAR = compile_shape(rf"^\W*(?:\w+, )?(?:for the first time )?{rules.IN_YEAR.shape},")
_CLOSE_YEAR = compile_shape(rf"{rules.IN_YEAR.shape},? (?:\w+ ?){{0,2}}$")
_NOUN_PARTS = compile_shape(r",? (?:and|or) ")
_WORLD = re.compile(r"\bglobal|\bworld|\bILO\b")
_OFFICIALS_AFTER = compile_shape(rf"^ of (?:\w+ ){{0,4}}?{rules.OFFICIALS}\b")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure with what it counts, and the span of the words that give it."""

    rule: Rule
    statistic: Statistic
    start: int
    end: int
    implied: tuple[str, ...] = ()


def find_statistics(sentence: Sentence, context: Context, mentions: Sequence[Mention]) -> tuple[Finding, ...]:
    """Return the figures of a sentence; a figure that is compared with an earlier one gives two claims.

    A year that only "the reporting period" gives is that before the report's, and is marked as implied.
    """
    if sentence.section == "recommendations" or not any(letters in sentence.text.lower() for letters in _NEEDED):
        return ()
    figures = sorted(_distinct(_find_figures(sentence, context, mentions)), key=lambda f: (f.start, f.end))
    compared = [g for f in figures if (g := _compared(f, sentence.text, figures)) is not None]
    seen_twice = [f for f in figures if any(f.start <= g.start < f.end for g in compared)]
    kept = [f for f in figures if f not in seen_twice]
    return tuple(_finding(figure, sentence, context) for figure in [*kept, *compared])


def _find_figures(sentence: Sentence, context: Context, mentions: Sequence[Mention]) -> Iterator[_Figure]:
    if sentence.section == "non-paper" or _WORLD.search(sentence.text):
        yield from _world_figures(sentence, context)
    if sentence.section == "non-paper":
        return
    for rule in rules.COUNTS:
        for match in rule.find_all(sentence.text):
            yield from _counted(rule, match, sentence, context, mentions)
    yield from _sentences_served(sentence, context)


def _distinct(figures: Iterator[_Figure]) -> Iterator[_Figure]:
    """Yield each figure once: rules come in the order of their precision, and two may see the same words."""
    seen: set[tuple[int, str]] = set()
    spans: list[tuple[int, int, Rule]] = []
    for figure in figures:
        inside = any(s <= figure.start < e and rule is not figure.rule for s, e, rule in spans)
        key = (figure.start, figure.statistic.indicator)
        if key in seen or (inside and figure.rule in (rules.NOR_DONE, rules.DID, rules.WAS_DONE, rules.EVENTS_COUNTED)):
            continue
        seen.add(key)
        spans.append((figure.start, figure.end, figure.rule))
        yield figure


def _counted(
    rule: Rule, match: re.Match[str], sentence: Sentence, context: Context, mentions: Sequence[Mention]
) -> Iterator[_Figure]:
    groups = match.groupdict()
    words = next((groups[name] for name in ("value", "value2", "value3") if groups.get(name)), "no")
    value = _value_of(words)
    if value is None:
        return
    object_ = next((groups[name] for name in ("object", "object2", "object3") if groups.get(name)), "")
    year, implied = _year_of(sentence.text, match, context)
    for indicator in _indicators(rule, groups, object_, sentence.text[match.end() :]):
        statistic = Statistic(
            indicator=indicator,
            unit="cases" if _counts_cases(indicator, groups, object_) else "persons",
            value=value,
            precision="none-stated" if value == 0 else _precision_of(groups.get("precision")),
            stat_year=year,
            partner=_partner_of(match, sentence, mentions) if rule is rules.JOINT else None,
            areas=find_areas(sentence.text, _clause_start(sentence.text, match.start()), match.end()),
        )
        yield _Figure(rule, statistic, match.start(), match.end(), implied)


def _indicators(rule: Rule, groups: dict[str, str | None], object_: str, after: str) -> tuple[str, ...]:
    fixed = {
        rules.JOINT: "joint-investigations",
        rules.AMNESTY: "amnesties",
        rules.SUSPENDED: "suspended-sentences",
        rules.ASSISTED: "victims-assisted",
    }
    if rule in fixed:
        return (fixed[rule],) if rule is not rules.ASSISTED or _is_of(rules.VICTIMS, object_) else ()
    said = (groups.get("verbs") or groups.get("events") or "").casefold()
    found = list(dict.fromkeys(_INDICATORS[stem] for stem in re.findall("|".join(_INDICATORS), said)))
    general = [indicator for indicator in found if indicator in _OF_OFFICIALS]
    official = [_OF_OFFICIALS[indicator] for indicator in general]
    counted = _NOUN_PARTS.split(object_)
    if all(_is_of(rules.OFFICIALS, part) for part in counted):
        return tuple(official)
    if groups.get("events") and rule is not rules.EVENTS_AGAINST:
        return tuple(official if _OFFICIALS_AFTER.search(after) else found)
    nothing = _value_of(groups.get("value") or "no") == 0
    if nothing and any(_is_of(rules.OFFICIALS, part) for part in counted):
        return (*general, *official)
    if _is_of(rules.VICTIMS, object_):
        return tuple(indicator for indicator in found if indicator.startswith("victims"))
    return tuple(general if not object_ or _is_of(rules.CASES, object_) else found)


def _counts_cases(indicator: str, groups: dict[str, str | None], object_: str) -> bool:
    if indicator.startswith("officials"):
        return False
    events = bool(groups.get("events")) and not object_
    return indicator == "joint-investigations" or events or _is_of(rules.CASES, object_)


def _compared(figure: _Figure, text: str, figures: Sequence[_Figure]) -> _Figure | None:
    """Return the earlier figure that a figure is compared with, as long as no other figure stands between."""
    match = rules.COMPARED.pattern.match(text[figure.end :])
    if match is None or figure.statistic.value is None:
        return None
    start, end = match.start("value") + figure.end, match.end() + figure.end
    value = _value_of(match["value"])
    if value is None or any(figure.end <= f.start and f.end <= start for f in figures):
        return None
    statistic = replace(
        figure.statistic,
        value=value,
        precision="none-stated" if value == 0 else _precision_of(match["precision"]),
        unit=_compared_unit(match["object"], figure.statistic.unit),
        stat_year=_compared_year(match, figure.statistic.stat_year),
    )
    implied = ("stat_year",) if match["before"] and statistic.stat_year else ()
    return _Figure(rules.COMPARED, statistic, start, end, implied)


def _compared_unit(object_: str | None, unit: str) -> str:
    if not object_:
        return unit
    return "cases" if re.search(rf"{rules.CASES}|{rules.EVENT}", object_, re.I) else "persons"


def _compared_year(match: re.Match[str], year: int | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    return year - 1 if match["before"] and year else None


def _sentences_served(sentence: Sentence, context: Context) -> Iterator[_Figure]:
    if _LAW.search(sentence.text):
        return
    for rule in (rules.SENTENCE_RANGE, rules.SENTENCED):
        for match in rule.pattern.finditer(sentence.text):
            year, implied = _year_of(sentence.text, match, context)
            earlier = list(rules.IN_YEAR.pattern.finditer(sentence.text, 0, match.start()))
            year = int(earlier[-1]["year"]) if year is None and earlier else year
            statistic = Statistic(indicator="sentence-length", unit="months", stat_year=year)
            if rule is rules.SENTENCED:
                statistic = replace(statistic, value=_in_months(match["value"], match["term"]))
            else:
                low = _in_months(match["low"], match["lowterm"] or match["highterm"])
                statistic = replace(statistic, low=low, high=_in_months(match["high"], match["highterm"]))
            yield _Figure(rule, statistic, match.start(), match.end(), implied)


def _world_figures(sentence: Sentence, context: Context) -> Iterator[_Figure]:
    for rule in rules.GLOBAL:
        for match in rule.pattern.finditer(sentence.text):
            value = read_number(match["value"])
            years = re.findall(r"\b20\d\d\b", sentence.text)
            statistic = Statistic(
                indicator=rule.gives,
                unit="persons" if rule is rules.GLOBAL_VICTIMS else "usd",
                value=value,
                precision=_precision_of(match["precision"]),
                stat_year=int(years[0]) if years else context.year,
            )
            implied = () if years or context.year is None else ("stat_year",)
            yield _Figure(rule, statistic, match.start("value"), match.end(), implied)


def _finding(figure: _Figure, sentence: Sentence, context: Context) -> Finding:
    statistic = figure.statistic
    gave = f"{label_of('indicator', statistic.indicator)}: " + (
        f"{statistic.value:g}" if statistic.value is not None else f"{statistic.low:g} to {statistic.high:g}"
    )
    return Finding(
        step=make_step(figure.rule.name, sentence, figure.start, figure.end, gave),
        claims=(make_claim(statistic, sentence, context, figure.rule.name, implied=figure.implied),),
    )


def _year_of(text: str, match: re.Match[str], context: Context) -> tuple[int | None, tuple[str, ...]]:
    """Return the year of a figure: behind it in its clause, before it, or that of the reporting period."""
    behind = re.split(r"[,;]", text[match.end() :], maxsplit=1)[0]
    if _SINCE.search(behind):
        return None, ()
    before = text[_clause_start(text, match.start()) : match.start()]
    found = rules.IN_YEAR.pattern.search(behind) or _LEADING_YEAR.search(before) or _CLOSE_YEAR.search(before)
    if found:
        return int(found["year"]), ()
    if _PERIOD.search(text) and context.year is not None:
        return context.year - 1, ("stat_year",)
    return None, ()


def _clause_start(text: str, at: int) -> int:
    return text.rfind(";", 0, at) + 1


def _partner_of(match: re.Match[str], sentence: Sentence, mentions: Sequence[Mention]) -> str | None:
    start, end = match.span("partner")
    places = [
        m.codes[0]
        for m in mentions
        if m.kind in ("place", "nationality") and m.codes and start <= m.start - sentence.start < end
    ]
    return places[0] if len(places) == 1 else None


def _value_of(words: str) -> float | None:
    return 0.0 if words.casefold() in ("no", "none", "zero") else read_number(words)


def _precision_of(words: str | None) -> str:
    return "exact" if not words else _PRECISIONS.get(" ".join(words.casefold().split()), "about")


def _in_months(number: str, term: str) -> float | None:
    value = read_number(number)
    return None if value is None else round(value * _MONTHS[term.casefold().rstrip("s")], 2)


def _is_of(kind: str, object_: str) -> bool:
    return bool(
        compile_shape(rf"\b{kind}$").search(object_) or compile_shape(rf"\b{kind} (?:and|or)\b").search(object_)
    )
