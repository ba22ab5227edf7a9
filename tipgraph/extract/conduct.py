"""Read what a sentence says that officials did, failed to do, or did against trafficking."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from tipgraph.extract.areas import find_areas
from tipgraph.extract.context import Context, Finding, make_claim, make_step
from tipgraph.extract.officials import Officials, Scene, see_officials
from tipgraph.model import Conduct, Mention, Sentence, Status
from tipgraph.rules import complicity, conduct
from tipgraph.rules.shapes import Rule, find_matches
from tipgraph.vocab import label_of

_SILENT = frozenset({"recommendations", "non-paper", "press-guidance"})

# Who else may be the subject of a verb: where one of these stands between, officials are not its subject.
_OTHERS = re.compile(
    r"\b(?:NGOs?|organi[sz]ations?|victims?|traffickers?|offenders|observers|employers|media|donors?|countries|which|who|"
    r"that)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r",\s|\s(?:and|but|or|nor)\s")
# Officials behind these are not said to exist: "no officials complicit in trafficking".
_NONE_BEFORE = re.compile(r"\b(?:no|any|not|without)\s+(?:\w+\s+){0,4}$", re.IGNORECASE)
_NONE_INSIDE = re.compile(r"\b(?:no|any)\b", re.IGNORECASE)
# A verb behind these is no deed of the subject: "were investigated or prosecuted", "but not prosecuting".
_NO_DEED = re.compile(
    r"\b(?:was|were|been|be|being|is|are|not|than|to|of|by|for)(?:,?\s+(?:\w+ed|or|and|not|\w+ly))*,?\s+$",
    re.IGNORECASE,
)
_EFFORTS_OPEN = re.compile(
    r"^\W*(?:however,?\s+)?(?:the\s+|these\s+|its\s+|government\s+)*efforts?\s+include", re.IGNORECASE
)
_MAY_FOLLOWS = re.compile(r"\s+(?:may|might|could)\b")
_REPORTS_FOLLOW = re.compile(r"\breports\s+of\s+(?:this|these|such)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Deed:
    """What one rule found in a sentence: where its words stand, and who did it; nobody stands for the government."""

    rule: Rule
    form: str
    start: int
    end: int
    who: tuple[Officials, ...]


@dataclass(frozen=True, slots=True)
class _Denial:
    """Words that deny an action, from `start`; what they deny stands between `opening` and `end`."""

    start: int
    opening: int
    end: int


def find_conduct(sentence: Sentence, context: Context, mentions: Sequence[Mention]) -> tuple[Finding, ...]:
    """Return what a sentence says of the conduct of officials: complicity, inaction and effort.

    Where nobody is named, the government is meant, and the actor is marked as implied. Recommendations, which say
    what should be done, give nothing.
    """
    if sentence.section in _SILENT:
        return ()
    scene = see_officials(sentence, mentions, context.country)
    denials = tuple(_find_denials(scene.masked))
    deeds = [*_find_complicity(scene), *_find_inaction(scene, denials), *_find_efforts(scene, denials)]
    precise = {o for deed in deeds if deed.form == "complicity" and deed.rule.gives != "facilitation" for o in deed.who}
    findings: dict[tuple[str, str, str | None], Finding] = {}
    for deed in deeds:
        for who in deed.who or (None,):
            if deed.rule.gives == "facilitation" and who in precise:
                continue
            key = (deed.rule.gives, who.actor if who else "government", who.office if who else None)
            findings.setdefault(key, _finding(deed, who, scene, context))
    return tuple(findings.values())


def _find_complicity(scene: Scene) -> Iterator[_Deed]:
    for rule in complicity.IMPERSONAL:
        for match in rule.find_all(scene.masked):
            if not _stands_behind(_NONE_BEFORE, scene.masked, match.start()):
                yield _Deed(rule, "complicity", *match.span(), ())
    for rule in complicity.COMPLICITY if scene.officials else ():
        for match in rule.find_all(scene.masked):
            start, end = match.span("actor")
            who = scene.standing_in(start, end) if start >= 0 else scene.officials[:1]
            if who and not _stands_behind(_NONE_BEFORE, scene.masked, max(0, start)):
                yield _Deed(rule, "complicity", *match.span(), who)
    for found in scene.officials:
        tainted = found.tainted and "traffick" in scene.sentence.text
        if tainted and not _stands_behind(_NONE_BEFORE, scene.sentence.text, found.start):
            yield _Deed(complicity.IS_COMPLICIT, "complicity", found.start, found.end, (found,))


def _find_denials(masked: str) -> Iterator[_Denial]:
    matches = list(conduct.FAILS.find_all(masked))
    for match, following in zip_longest(matches, matches[1:]):
        limit = following.start() if following else len(masked)
        end = conduct.SCOPE_END.pattern.search(masked, match.end(), limit)
        yield _Denial(match.start(), match.end(), end.start() if end else limit)


def _find_inaction(scene: Scene, denials: Sequence[_Denial]) -> Iterator[_Deed]:
    for denial in denials:
        who = _subject(scene, denial.start)
        if who is None:
            continue
        for rule in _denied(scene, denial):
            yield _Deed(rule, "inaction", denial.start, denial.end, who)


def _denied(scene: Scene, denial: _Denial) -> list[Rule]:
    """Return what a denial denies; action on complicity goes before all, and "no efforts" comes after all."""
    if conduct.ON_COMPLICITY.pattern.search(scene.sentence.text, denial.opening, denial.end):
        return [conduct.ON_COMPLICITY]
    found = [rule for rule, _ in find_matches(conduct.INACTIONS, scene.masked[denial.opening : denial.end])]
    at_all = conduct.NO_EFFORTS.pattern.search(scene.masked[denial.start : denial.end])
    return found or ([conduct.NO_EFFORTS] if at_all else [])


def _find_efforts(scene: Scene, denials: Sequence[_Denial]) -> Iterator[_Deed]:
    if not scene.officials and not _EFFORTS_OPEN.search(scene.masked):
        return
    for rule in conduct.EFFORTS:
        for match in rule.find_all(scene.sentence.text):
            if any(d.start <= match.start() < d.end for d in denials) or _NONE_INSIDE.search(match.group()):
                continue
            who = _subject(scene, match.start(), acts=True)
            if who is not None and not _stands_behind(_NO_DEED, scene.masked, match.start()):
                yield _Deed(rule, "effort", *match.span(), who)
                break


def _subject(scene: Scene, at: int, *, acts: bool = False) -> tuple[Officials, ...] | None:
    """Return who is the subject of the words at an offset: officials, nobody in particular (), or others (`None`).

    Those who act may stand far before the last of their deeds; what is denied is denied of the nearest.
    """
    opening = scene.clause_start(at)
    before = scene.standing_in(opening, at)
    if before:
        subject = before[0] if acts else before[-1]
        clause = _CLAUSE.split(scene.masked[subject.end : at])[-1]
        return None if _OTHERS.search(clause) else (subject,)
    words = scene.masked[opening:at]
    if acts:
        return () if _EFFORTS_OPEN.search(words) else None
    return None if _OTHERS.search(words) else ()


def _finding(deed: _Deed, who: Officials | None, scene: Scene, context: Context) -> Finding:
    areas: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    status = Status.ASSERTED
    if deed.form == "complicity":
        areas = find_areas(scene.sentence.text, scene.clause_start(deed.start), deed.end)
        outcomes = _outcomes(scene, who) if who else ()
        status = _status(scene, deed)
    content = Conduct(
        actor=who.actor if who else "government",
        form=deed.form,
        act=deed.rule.gives,
        office=who.office if who else None,
        areas=areas,
        outcomes=outcomes,
    )
    implied = () if who and not who.implied else ("actor",)
    claim = make_claim(content, scene.sentence, context, deed.rule.name, status=status, implied=implied)
    gave = f"{label_of('form', deed.form)}: {label_of('act', deed.rule.gives)}"
    return Finding(step=make_step(deed.rule.name, scene.sentence, deed.start, deed.end, gave), claims=(claim,))


def _status(scene: Scene, deed: _Deed) -> Status:
    """Return how certain the words before and around an act present it to be."""
    said = scene.masked[scene.clause_start(deed.start) : deed.end]
    for rule in complicity.STATUSES:
        if rule.pattern.search(said):
            return Status(rule.gives)
    after = scene.masked[deed.end :].split(";")[0]
    if _MAY_FOLLOWS.match(after):
        return Status.POSSIBLE
    return Status.REPORTED if _REPORTS_FOLLOW.search(after) else Status.ASSERTED


def _outcomes(scene: Scene, who: Officials) -> tuple[str, ...]:
    """Return what followed; an outcome of named officials holds for those, and one of "officials" for all."""
    outcomes = []
    for rule, match in find_matches(complicity.OUTCOMES, scene.masked):
        named = {o.actor for o in scene.standing_in(*match.span("actor"))} if "actor" in match.groupdict() else set()
        if not named or named & {who.actor, "officials"}:
            outcomes.append(rule.gives)
    return tuple(dict.fromkeys(outcomes))


def _stands_behind(pattern: re.Pattern[str], text: str, at: int) -> bool:
    """Tell whether a pattern that ends where a word begins fits the words before an offset."""
    return pattern.search(text, max(0, at - 60), at) is not None
