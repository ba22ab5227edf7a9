"""Find the names and other known words of a text, longest match first."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tipgraph.gazetteer.lexicon import Entry, read_lexicon
from tipgraph.gazetteer.tokens import Token, split_tokens
from tipgraph.model import Mention

_MARKS = {
    ",": "comma",
    ";": "semicolon",
    ".": "stop",
    ":": "colon",
    "-": "hyphen",
    "\u2013": "dash",
    "\u2014": "dash",
    "(": "open",
    ")": "close",
    "[": "open",
    "]": "close",
    "&": "and",
}
_NOTHING: Mapping[str, tuple[str, ...]] = {}
_SHIPS = frozenset("ship ships vessel vessels boat boats trawler trawlers".split())
_DIRECTIONS = frozenset("north south east west central northern southern eastern western southeast northeast".split())
# The kinds of words that a reader calls mentions, and what they are called.
_MENTION_KINDS = {
    "place": "place",
    "victims": "victims",
    "exploitation": "exploitation",
    "sector": "sector",
    "actor": "actor",
    "hedge": "hedge",
    "vulnerability": "hedge",
    "traffickers": "actor",
    "role": "role",
}
# Words that name a branch of work only before "sector" or "industry".
_BRANCHES = {
    "services": "services",
    "service": "services",
    "domestic": "domestic-work",
    "industrial": "manufacturing",
    "security": "services",
    "food": "hospitality",
}
_FACETS = ("victims", "exploitation", "sector", "actor")


class Word(NamedTuple):
    """A known phrase, an unknown word (kind "word") or a mark of a text, with offsets into it."""

    kind: str
    codes: tuple[str, ...]
    form: str
    lower: str
    start: int
    end: int
    also: Mapping[str, tuple[str, ...]]

    def codes_of(self, kind: str) -> tuple[str, ...]:
        """Return the codes that the words have as this kind, main or further."""
        return self.codes if self.kind == kind else self.also.get(kind, ())


def find_words(text: str, subject: str | None = None) -> list[Word]:
    """Return the words of a text with what they mean in a narrative about the subject country."""
    tokens = split_tokens(text)
    lexicon = read_lexicon()
    words: list[Word] = []
    at = 0
    while at < len(tokens):
        found = lexicon.find(tokens, at)
        if found is None:
            words.append(_unknown_word(tokens, at, text))
            at += 1
            continue
        entry, length = found
        if _is_compound(tokens, at + length) and entry.kind == "place":
            length += 2
            entry = _compound_entry(entry, tokens[at + length - 1].lower)
        words.append(_known_word(entry, tokens[at : at + length], subject))
        at += length
    _complete_flags(words)
    _complete_sectors(words)
    return _complete_directions(words)


def find_mentions(text: str, subject: str | None = None, offset: int = 0) -> tuple[Mention, ...]:
    """Return the names of a text and what they resolve to; `offset` is added to every position."""
    return words_to_mentions(find_words(text, subject), text, offset)


def words_to_mentions(words: Sequence[Word], text: str, offset: int = 0) -> tuple[Mention, ...]:
    """Return the names among the words of a text; `offset` is added to every position."""
    return tuple(
        Mention(
            kind=kind, codes=codes, words=text[word.start : word.end], start=word.start + offset, end=word.end + offset
        )
        for word in words
        if word.kind in _MENTION_KINDS or word.also
        for kind, codes in _word_meanings(word)
    )


def _word_meanings(word: Word) -> list[tuple[str, tuple[str, ...]]]:
    meanings = []
    if word.kind in _MENTION_KINDS:
        kind = (
            "nationality" if word.kind == "place" and word.form not in ("name", "city") else _MENTION_KINDS[word.kind]
        )
        codes = ("vulnerable",) if word.kind == "vulnerability" else word.codes
        meanings.append((kind, codes))
    meanings.extend((kind, word.also[kind]) for kind in _FACETS if kind in word.also and kind != word.kind)
    return meanings


def _unknown_word(tokens: list[Token], at: int, text: str) -> Word:
    token = tokens[at]
    kind = _MARKS.get(token.lower, "word")
    if kind == "hyphen" and not _is_tight(tokens, at, text):
        kind = "dash"
    return Word(kind, (), "", token.lower, token.start, token.end, _NOTHING)


def _known_word(entry: Entry, tokens: list[Token], subject: str | None) -> Word:
    codes = (subject,) if subject is not None and subject in entry.only_for else entry.codes
    lower = " ".join(token.lower for token in tokens)
    return Word(entry.kind, codes, entry.form, lower, tokens[0].start, tokens[-1].end, entry.also)


def _is_tight(tokens: list[Token], at: int, text: str) -> bool:
    """Whether the hyphen joins two parts of one word."""
    before = at > 0 and tokens[at - 1].end == tokens[at].start and tokens[at - 1].lower != "-"
    after = at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end and tokens[at + 1].lower != "-"
    return before and after


def _is_compound(tokens: list[Token], at: int) -> bool:
    """Whether a hyphen and a further part follow: "Chinese-owned", "Thai-flagged"."""
    return (
        at + 1 < len(tokens)
        and tokens[at].lower in ("-", "\u2013")
        and tokens[at - 1].end == tokens[at].start
        and tokens[at].end == tokens[at + 1].start
        and tokens[at + 1].lower.isalpha()
        and not tokens[at + 1].initial
    )


def _compound_entry(entry: Entry, last: str) -> Entry:
    """Return what "Chinese-owned" means (no place) or "Thai-flagged" (the flag of a ship)."""
    if last in ("flagged", "owned"):
        return Entry("flag", entry.codes, form=last, only_for=entry.only_for)
    return Entry("adjective")


def _complete_flags(words: list[Word]) -> None:
    """Read "Chinese-owned" as the flag of a ship only where a ship follows; else it is no place."""
    for at, word in enumerate(words):
        if word.kind == "flag" and word.form == "owned":
            nouns = {following.lower.rpartition(" ")[2] for following in words[at + 1 : at + 4]}
            kept = "flag" if nouns & _SHIPS else "adjective"
            words[at] = Word(kept, word.codes if kept == "flag" else (), "", word.lower, word.start, word.end, _NOTHING)


def _complete_sectors(words: list[Word]) -> None:
    """Read "the services and construction sectors": words that name work only before such a noun."""
    for at in range(len(words) - 2, -1, -1):
        if words[at].lower == "industry" and at and _stands_in_list(words[at - 1].kind, words[at + 1].kind):
            word = words[at]
            words[at] = Word("sector", ("manufacturing",), "", word.lower, word.start, word.end, _NOTHING)
        code = _BRANCHES.get(words[at].lower)
        if (
            code is not None
            and words[at].kind in ("word", "local", "adjective", "neutral")
            and _leads_to_branch(words, at)
        ):
            word = words[at]
            words[at] = Word("sector", (code,), "", word.lower, word.start, word.end, _NOTHING)


def _stands_in_list(before: str, after: str) -> bool:
    """Whether "industry" is itself a branch of work: "in agriculture, industry, and mining"."""
    return before in ("comma", "in") and after in ("comma", "and")


def _leads_to_branch(words: list[Word], at: int) -> bool:
    for word in words[at + 1 : at + 14]:
        last = word.lower.rpartition(" ")[2]
        if last in ("sector", "sectors", "industry", "industries"):
            return True
        if word.kind not in ("sector", "and", "comma") and word.lower != "hydropower":
            return False
    return False


def _complete_directions(words: list[Word]) -> list[Word]:
    """Read "South and Southeast Asia" as two regions: the first direction takes the second's continent."""
    for at in range(len(words) - 1, -1, -1):
        if words[at].lower not in _DIRECTIONS:
            continue
        region = _region_after(words, at)
        if region is None:
            continue
        last = region.lower.rpartition(" ")[2]
        found = read_lexicon().find(split_tokens(f"{words[at].lower.capitalize()} {last.capitalize()}"), 0)
        if found is not None and found[0].kind == "place" and found[1] == 2:
            entry, here = found[0], words[at]
            words[at] = Word("place", entry.codes, region.form, f"{here.lower} {last}", here.start, here.end, _NOTHING)
    return words


def _region_after(words: list[Word], at: int) -> Word | None:
    """Return the region that shares its continent with a direction: what follows "and", "or", "," or "/"."""
    after = at + 1
    while after < len(words) and (words[after].kind in ("and", "comma") or words[after].lower == "/"):
        after += 1
    if after == at + 1 or after >= len(words) or words[after].kind != "place":
        return None
    first: str = words[after].lower.split()[0]
    is_region: Any = first in _DIRECTIONS and words[after].codes and words[after].codes[0].startswith("R:")
    return words[after] if is_region else None
