"""Read what a sentence says that officials did, failed to do, or did against trafficking."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tipgraph.extract.areas import find_areas
from tipgraph.extract.context import Context, Finding, make_claim, make_step
from tipgraph.extract.officials import Officials, find_officials, mask_officials
from tipgraph.model import Conduct, Mention, Sentence, Status
from tipgraph.rules import complicity, conduct
from tipgraph.rules.shapes import Rule, find_matches
from tipgraph.vocab import label_of

# Who else may be the subject of a verb: where one of these stands between, officials are not its subject.
_OTHERS = re.compile(
    r"\b(?:NGOs?|organi[sz]ations?|victims?|traffickers?|offenders|observers|employers|media|donors?|"
    r"countries|which|who|that)\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:no|any|not|without)\s+(?:\w+\s+){0,4}$", re.IGNORECASE)
# A verb behind these is no deed of the subject: "were investigated or prosecuted", "but not prosecuting".
_NO_DEED = re.compile(
    r"\b(?:was|were|been|be|being|is|are|not|than|to|of|by)(?:,?\s+(?:\w+ed|or|and|not|\w+ly))*,?\s+$", re.I
)
_NO = re.compile(r"\b(?:no|any)\b", re.IGNORECASE)
_CLAUSE = re.compile(r",\s|\s(?:and|but|or|nor)\s")
_REPORTS_AFTER = re.compile(r"\breports\s+of\s+(?:this|these|such)\b", re.IGNORECASE)
_MAY_AFTER = re.compile(r"\s+(?:may|might|could)\b")
_EFFORTS_OPEN = re.compile(
    r"^\W*(?:however,?\s+)?(?:the\s+|these\s+|its\s+|government\s+)*efforts?\s+include", re.IGNORECASE
)
_SILENT = ("recommendations", "non-paper", "press-guidance")


@dataclass(frozen=True, slots=True)
class _Doing:
    """What one rule found in a sentence: the act, where its words stand, and who did it."""

    rule: Rule
    form: str
    act: str
    start: int
    end: int
    who: tuple[Officials, ...]


def find_conduct(sentence: Sentence, context: Context, mentions: Sequence[Mention]) -> tuple[Finding, ...]:
    """Return what a sentence says of the conduct of officials: complicity, inaction and effort.

    Where nobody is named, the government is meant, and the actor is marked as implied. Recommendations, which say
    what should be done, give nothing.
    """
    if sentence.section in _SILENT:
        return ()
    officials = find_officials(sentence, mentions, context.country)
    masked = mask_officials(sentence.text, officials)
    scopes = list(_scopes(masked))
    doings = list(_impersonal(masked))
    if officials:
        doings += _complicity(sentence.text, masked, officials)
    doings += _inaction(sentence.text, masked, officials, scopes)
    if officials or _EFFORTS_OPEN.search(masked):
        doings += _efforts(sentence.text, masked, officials, scopes)
    precise = {o for doing in doings if doing.form == "complicity" and doing.act != "facilitation" for o in doing.who}
    seen: set[tuple[str, str, str | None]] = set()
    findings = []
    for doing in doings:
        for who in doing.who or (None,):
            key = (doing.act, who.actor if who else "government", who.office if who else None)
            vague = doing.act == "facilitation" and who in precise
            if key not in seen and not vague:
                seen.add(key)
                findings.append(_finding(doing, who, masked, sentence, context, officials))
    return tuple(findings)


def _impersonal(masked: str) -> Iterator[_Doing]:
    """Yield what a government does without being named as the one who does it."""
    for rule in complicity.IMPERSONAL:
        match = rule.pattern.search(masked)
        if match and not _NONE.search(masked, max(0, match.start() - 30), match.start()):
            yield _Doing(rule, "complicity", rule.gives, *match.span(), ())


def _complicity(text: str, masked: str, officials: tuple[Officials, ...]) -> Iterator[_Doing]:
    for rule in complicity.COMPLICITY:
        for match in rule.pattern.finditer(masked):
            span = match.span("actor")
            who = tuple(o for o in officials if span[0] <= o.start < span[1])
            if not who and match.groupdict().get("its"):
                who = officials[:1]
            if who and not _NONE.search(masked, max(0, span[0] - 30), max(0, span[0])):
                yield _Doing(rule, "complicity", rule.gives, *match.span(), who)
    for found in officials:
        none = _NONE.search(text, max(0, found.start - 30), found.start)
        if found.tainted and not none and "traffick" in text:
            yield _Doing(complicity.IS_COMPLICIT, "complicity", "facilitation", found.start, found.end, (found,))


def _scopes(masked: str) -> Iterator[tuple[int, int, int]]:
    """Yield where words that deny an action stand, and where what they deny ends."""
    for match in conduct.FAILS.pattern.finditer(masked):
        following = conduct.FAILS.pattern.search(masked, match.end())
        limit = following.start() if following else len(masked)
        end = conduct.SCOPE_END.pattern.search(masked, match.end(), limit)
        yield match.start(), match.end(), end.start() if end else limit


def _inaction(
    text: str, masked: str, officials: Sequence[Officials], scopes: Sequence[tuple[int, int, int]]
) -> Iterator[_Doing]:
    for start, opening, end in scopes:
        who = _subject(masked, start, officials)
        if who is None:
            continue
        scope = masked[opening:end]
        rules = (
            (conduct.ON_COMPLICITY,) if conduct.ON_COMPLICITY.pattern.search(text, opening, end) else conduct.INACTIONS
        )
        found = [rule for rule, _ in find_matches(rules, scope)]
        if not found and conduct.NO_EFFORTS.pattern.search(masked[start:end]):
            found = [conduct.NO_EFFORTS]
        for rule in found:
            yield _Doing(rule, "inaction", rule.gives, start, end, who)


def _efforts(
    text: str, masked: str, officials: Sequence[Officials], scopes: Sequence[tuple[int, int, int]]
) -> Iterator[_Doing]:
    for rule in conduct.EFFORTS:
        for match in rule.pattern.finditer(text):
            denied = any(start <= match.start() < end for start, _, end in scopes) or _NO.search(match.group())
            if denied or _NO_DEED.search(masked, max(0, match.start() - 60), match.start()):
                continue
            who = _subject(masked, match.start(), officials, acts=True)
            if who is not None:
                yield _Doing(rule, "effort", rule.gives, *match.span(), who)
                break


def _subject(
    masked: str, at: int, officials: Sequence[Officials], *, acts: bool = False
) -> tuple[Officials, ...] | None:
    """Return who is the subject of the words at an offset: officials, nobody in particular (), or others (`None`)."""
    opening = max(masked.rfind(";", 0, at), masked.rfind(" -- ", 0, at)) + 1
    before = [o for o in officials if opening <= o.start < at]
    if before:
        nearest = before[0] if acts else before[-1]
        clause = _CLAUSE.split(masked[nearest.end : at])[-1]
        return None if _OTHERS.search(clause) else (nearest,)
    words = masked[opening:at]
    if acts:
        return () if _EFFORTS_OPEN.search(words) else None
    return None if _OTHERS.search(words) else ()


def _finding(
    doing: _Doing,
    who: Officials | None,
    masked: str,
    sentence: Sentence,
    context: Context,
    officials: Sequence[Officials],
) -> Finding:
    is_complicity = doing.form == "complicity"
    areas_start = masked.rfind(";", 0, doing.start) + 1
    content = Conduct(
        actor=who.actor if who else "government",
        form=doing.form,
        act=doing.act,
        office=who.office if who else None,
        areas=find_areas(sentence.text, areas_start, doing.end) if is_complicity else (),
        outcomes=_outcomes(masked, who, officials) if is_complicity and who else (),
    )
    claim = make_claim(
        content,
        sentence,
        context,
        doing.rule.name,
        status=_status(masked, doing) if is_complicity else Status.ASSERTED,
        implied=() if who and not who.implied else ("actor",),
    )
    gave = f"{label_of('form', doing.form)}: {label_of('act', doing.act)}"
    return Finding(step=make_step(doing.rule.name, sentence, doing.start, doing.end, gave), claims=(claim,))


def _status(masked: str, doing: _Doing) -> Status:
    """Return how certain the words before and around an act present it to be."""
    opening = masked.rfind(";", 0, doing.start) + 1
    closing = masked.find(";", doing.end)
    said = masked[opening : doing.end]
    for rule in complicity.STATUSES:
        if rule.pattern.search(said):
            return Status(rule.gives)
    after = masked[doing.end : closing if closing >= 0 else len(masked)]
    if _MAY_AFTER.match(after):
        return Status.POSSIBLE
    return Status.REPORTED if _REPORTS_AFTER.search(after) else Status.ASSERTED


def _outcomes(masked: str, who: Officials, officials: Sequence[Officials]) -> tuple[str, ...]:
    """Return what followed; an outcome of named officials holds for those, and one of "officials" for all."""
    outcomes = []
    for rule, match in find_matches(complicity.OUTCOMES, masked):
        start, end = match.span("actor") if "actor" in match.groupdict() else (0, 0)
        named = {o.actor for o in officials if start <= o.start < end}
        if not named or named & {who.actor, "officials"}:
            outcomes.append(rule.gives)
    return tuple(dict.fromkeys(outcomes))
