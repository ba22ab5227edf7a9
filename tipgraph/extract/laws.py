"""Read what a sentence says of the law: the provision, what it forbids, what it prescribes and since when."""

import re
from collections.abc import Sequence

from tipgraph.extract.context import Context, Finding, make_claim, make_step
from tipgraph.model import Law, Mention, Sentence, Status
from tipgraph.rules import laws as rules
from tipgraph.rules.numerals import read_number

# Letters of which some stand in every sentence that says what a law forbids.
_NEEDED = ("prohibit", "criminali", "outlaw", " ban")
# What follows these words is not what the law forbids.
_OTHER_MATTER = re.compile(
    r"\bprescrib|\bpunish|\bpenalt|,?\s+but\b|,\s+although\b|\bwas\b|\bwere\b|\bis\b|\bare\b", re.I
)
_FORBIDDABLE = ("sex", "labor", "marriage", "soldiering", "crime", "organs")


def find_laws(
    sentence: Sentence, context: Context, mentions: Sequence[Mention], following: Sentence | None = None
) -> tuple[Finding, ...]:
    """Return the provisions of law that a sentence tells of, each with what it forbids and prescribes.

    The year may come from the `following` sentence ("It was added to the code in 2003"); it is then marked as implied.
    A law that does not forbid something gives a claim with status denied; drafts and plans give none.
    """
    if sentence.section == "recommendations" or not any(letters in sentence.text.lower() for letters in _NEEDED):
        return ()
    match = rules.PROVISION.pattern.search(sentence.text)
    if match is None or rules.UNREAL.pattern.search(match["between"]) or _is_draft(match):
        return ()
    year, implied = _year_of(sentence, match, following)
    low, high = _penalty_of(sentence.text)
    content = Law(
        instrument=" ".join(match["instrument"].split()),
        article=match["article"],
        enacted=year,
        prohibits=_forbidden(sentence, match, mentions),
        penalty_min_months=low,
        penalty_max_months=high,
    )
    if not content.prohibits:
        return ()
    claim = make_claim(
        content,
        sentence,
        context,
        rules.PROVISION.name,
        status=Status.DENIED if match["not"] else Status.ASSERTED,
        implied=implied,
    )
    gave = f"{'does not forbid' if match['not'] else 'forbids'} {', '.join(content.prohibits)}"
    return (Finding(step=make_step(rules.PROVISION.name, sentence, *match.span(), gave), claims=(claim,)),)


def _is_draft(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 24) : match.start() + 1]
    return bool(re.search(r"\b(?:draft|proposed|pending)\b|fail(?:ed|ure) to", before, re.I))


def _forbidden(sentence: Sentence, match: re.Match[str], mentions: Sequence[Mention]) -> tuple[str, ...]:
    start, end = match.span("what")
    other = _OTHER_MATTER.search(sentence.text, start, end)
    end = other.start() if other else end
    if rules.ALL_FORMS.pattern.search(sentence.text, start, end):
        return ("unspecified",)
    named = [
        code
        for mention in mentions
        if mention.kind == "exploitation" and start <= mention.start - sentence.start < end
        for code in mention.codes
        if code in _FORBIDDABLE
    ]
    if not named and re.search(r"traffick|child soldier", sentence.text[start:end], re.I):
        return ("soldiering",) if "soldier" in sentence.text[start:end] else ("unspecified",)
    return tuple(dict.fromkeys(named))


def _year_of(
    sentence: Sentence, match: re.Match[str], following: Sentence | None
) -> tuple[int | None, tuple[str, ...]]:
    if match["year"]:
        return int(match["year"]), ()
    said = rules.OF_YEAR.pattern.search(match["between"]) or rules.ENACTED.pattern.search(sentence.text)
    if said:
        return int(said["year"]), ()
    if following is not None and rules.STILL_IT.pattern.search(following.text):
        said = rules.ENACTED.pattern.search(following.text)
        if said:
            return int(said["year"]), ("enacted",)
    return None, ()


def _penalty_of(text: str) -> tuple[int | None, int | None]:
    """Return the least and the greatest penalty in months."""
    span = rules.PENALTY.pattern.search(text)
    if span:
        return _months(span["low"], span["lowterm"] or span["highterm"]), _months(span["high"], span["highterm"])
    least, most = rules.MINIMUM.pattern.search(text), rules.MAXIMUM.pattern.search(text)
    return (
        _months(least["low"], least["lowterm"]) if least else None,
        _months(most["high"], most["highterm"]) if most else None,
    )


def _months(number: str, term: str) -> int | None:
    value = read_number(number)
    return None if value is None else round(value * (12 if term.casefold().startswith("year") else 1))
