"""Find the officials that a sentence speaks of: their class and their office, never a person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tipgraph.model import Mention, Sentence
from tipgraph.rules.officials import SIGN

STATE_ACTORS = frozenset(
    "police border-officials military security-service local-officials education-officials diplomats judiciary "
    "prison-officials government officials".split()
)
# "Ministry of Labor", "State Committee on National Security", "Department of Immigration officials".
_OFFICE = re.compile(
    r"\b(?P<office>(?:(?!The\b|Our\b|Its\b)[A-Z][\w'\u2019-]+\s+)?"
    r"(?:Ministry|Ministries|Department|Directorate|Bureau|Agency|Commission|Committee|Service)"
    r"\s+(?:of|for|on)\s+(?:the\s+)?[A-Z][\w'\u2019-]+(?:,?\s+(?:and\s+|of\s+)?(?:the\s+)?[A-Z][\w'\u2019-]+){0,5})"
    r"(?:\s+(?:officials|officers|inspectors|personnel|employees|staff|teams))?"
)
_CLASS_OF_OFFICE = (
    ("education-officials", re.compile(r"Educat|School")),
    ("border-officials", re.compile(r"Immigra|Migrat|Border|Customs")),
    ("security-service", re.compile(r"Security|Intelligence")),
    ("police", re.compile(r"Interior|Internal Affairs|Police|Home Affairs")),
    ("military", re.compile(r"Defen[cs]e")),
    ("judiciary", re.compile(r"Justice")),
    ("diplomats", re.compile(r"Foreign")),
)
_OFFICE_NAME = re.compile(r"[A-Z]\w+(?:\s+(?:[A-Z]\w+|of|for|on|and|the))*\s+[A-Z]\w+")
# Words of a mention that say complicity already: "corrupt police", "official complicity".
_TAINTED = re.compile(r"\bcomplicit|\bcomplicity|\bcorrupt", re.IGNORECASE)
# A country that opens its sentence, with a verb behind it: "In 2014, Fiji convicted ...".
_OPENING = re.compile(
    r"\W*(?:(?:however|therefore|also|additionally|nonetheless|nevertheless|during the reporting period|"
    r"in (?:\w+ )?\d{4}|for the \w+ consecutive year|despite [^,]{3,80}),\s*)*(?:the\s+)?$",
    re.IGNORECASE,
)
_VERB = re.compile(r"\s+(?!and\b|or\b|to\b|for\b|from\b|in\b|with\b|of\b)[a-z]")


@dataclass(frozen=True, slots=True)
class Officials:
    """A mention of officials, from `start` to `end` of the sentence; `office` is the body that it names.

    `tainted` officials are called corrupt or complicit by their very name. A country that acts is its government;
    that is `implied`.
    """

    start: int
    end: int
    actor: str
    office: str | None = None
    tainted: bool = False
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its officials; `masked` is its text with signs in the place of their words."""

    sentence: Sentence
    officials: tuple[Officials, ...]
    masked: str

    def clause_start(self, at: int) -> int:
        """Return where the part of the sentence begins that an offset stands in: behind a semicolon or a dash."""
        return max(self.masked.rfind(";", 0, at), self.masked.rfind(" -- ", 0, at)) + 1

    def standing_in(self, start: int, end: int) -> tuple[Officials, ...]:
        """Return the officials between two offsets."""
        return tuple(found for found in self.officials if start <= found.start < end)


def see_officials(sentence: Sentence, mentions: Sequence[Mention], country: str) -> Scene:
    """Return a sentence with its officials: offices by name, and all others as the gazetteer knows them."""
    found = [
        Officials(match.start(), match.end(), _class_of(match["office"]), " ".join(match["office"].split()))
        for match in _OFFICE.finditer(sentence.text)
    ]
    for mention in mentions:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if any(o.start < end and start < o.end for o in found):
            continue
        actors = [code for code in mention.codes if code in STATE_ACTORS]
        if mention.kind == "actor" and actors and not _is_foreign(mention, mentions, country):
            tainted = bool(_TAINTED.search(mention.words))
            found.append(Officials(start, end, actors[0], _office_in(mention.words), tainted))
        elif mention.kind == "place" and mention.codes == (country,) and _acts(sentence.text, start, end):
            found.append(Officials(start, end, "government", implied=True))
    found.sort(key=lambda o: o.start)
    return Scene(sentence, tuple(found), _mask(sentence.text, found))


def _mask(text: str, officials: Sequence[Officials]) -> str:
    for found in officials:
        text = text[: found.start] + SIGN * (found.end - found.start) + text[found.end :]
    return text


def _is_foreign(mention: Mention, mentions: Sequence[Mention], country: str) -> bool:
    """Tell whether the nationality before officials is that of another country: "Russian authorities"."""
    before = [m for m in mentions if m.kind in ("nationality", "place") and 0 <= mention.start - m.end <= 1]
    return any(country not in m.codes for m in before)


def _acts(text: str, start: int, end: int) -> bool:
    opening = text.rfind(";", 0, start) + 1
    return bool(_OPENING.match(text[opening:start]) and _VERB.match(text, end))


def _class_of(office: str) -> str:
    return next((actor for actor, pattern in _CLASS_OF_OFFICE if pattern.search(office)), "officials")


def _office_in(words: str) -> str | None:
    """Return the words of a mention if they are the name of a body, as "State Committee on National Security" is."""
    named = _OFFICE_NAME.search(words)
    return " ".join(named.group().split()) if named else None
