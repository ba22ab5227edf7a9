"""Read the word tables and index them for longest match."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from tipgraph.gazetteer.tokens import Token, split_tokens
from tipgraph.vocab import find_folder

# Which tables there are, and in which order they win when two of them hold the same words.
_TABLES = ("grammar", "vulnerability", "exploitation", "victims", "actors", "sectors", "hedges")
_KINDS = {
    "vulnerability": "vulnerability",
    "exploitation": "exploitation",
    "victims": "victims",
    "actors": "actor",
    "sectors": "sector",
    "hedges": "hedge",
}
_PLACE_FORMS = (("names", "name"), ("cities", "city"), ("adjectives", "adjective"), ("people", "people"))
VERB_FORMS = ("base", "third", "past", "participle", "gerund")


@dataclass(frozen=True, slots=True)
class Entry:
    """What some words mean: a kind, its codes, the form of the words, and further meanings by kind.

    `only_for` holds countries that the words mean only in a narrative about them ("Congolese" in one about CG).
    """

    kind: str
    codes: tuple[str, ...] = ()
    form: str = ""
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    initials: tuple[bool, ...]
    capitals: tuple[bool, ...]
    entry: Entry

    def fits(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether capitals of the table are capitals in the text, where the words are already known to be the same."""
        return all(
            (token.initial or not initial) and (token.capitals or not capitals)
            for token, initial, capitals in zip(
                tokens[at : at + len(self.words)], self.initials, self.capitals, strict=True
            )
        )


class Lexicon:
    """Phrases by their first word, then by their length, longest first, then by all their words."""

    def __init__(self, rows: Iterator[tuple[str, Entry]]) -> None:
        merged: dict[str, Entry] = {}
        for words, entry in rows:
            merged[words] = _merge(merged[words], entry) if words in merged else entry
        found: dict[str, dict[int, dict[tuple[str, ...], list[_Phrase]]]] = {}
        for words, entry in merged.items():
            phrase = _to_phrase(words, entry)
            by_length = found.setdefault(phrase.words[0], {})
            by_length.setdefault(len(phrase.words), {}).setdefault(phrase.words, []).append(phrase)
        self._phrases = {first: sorted(by_length.items(), reverse=True) for first, by_length in found.items()}

    def phrases(self) -> Iterator[tuple[str, ...]]:
        """Yield all phrases, in lower case."""
        yield from (words for by_length in self._phrases.values() for _, phrases in by_length for words in phrases)

    def find(self, tokens: Sequence[Token], at: int) -> tuple[Entry, int] | None:
        """Return the entry of the longest phrase that starts at a token, and its length in tokens."""
        for length, phrases in self._phrases.get(tokens[at].lower, ()):
            words = tuple([token.lower for token in tokens[at : at + length]])
            for phrase in phrases.get(words, ()):
                if phrase.fits(tokens, at):
                    return phrase.entry, length
        return None


def _to_phrase(words: str, entry: Entry) -> _Phrase:
    tokens = split_tokens(words)
    return _Phrase(
        tuple(token.lower for token in tokens),
        tuple(token.initial for token in tokens),
        tuple(token.capitals and len(token.lower) > 1 for token in tokens),
        entry,
    )


@cache
def read_lexicon() -> Lexicon:
    """Return the lexicon of all word tables in `data/lexicon`."""
    return Lexicon(_read_all())


def _read_all() -> Iterator[tuple[str, Entry]]:
    yield from _read_places()
    for table in _TABLES:
        for row in _read_rows(table):
            kind = row.get("kind") or _KINDS[table]
            codes = tuple((row.get("codes") or row.get("code") or row.get("code ") or "").split())
            for words in row["words"].split("|"):
                yield words, Entry(kind, codes, also=_read_also(row.get("also", "")))
    yield from _read_verbs()


def _read_rows(table: str) -> Iterator[dict[str, str]]:
    with (find_folder("data") / "lexicon" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _read_places() -> Iterator[tuple[str, Entry]]:
    """Yield names, adjectives and words for people; "~" marks words that mean the place only in its own narrative."""
    later = []
    for row in _read_rows("places"):
        for column, form in _PLACE_FORMS:
            for words in filter(None, row[column].split("|")):
                if words.startswith("~"):
                    later.append((words[1:], Entry("place", (), form, only_for=(row["code"],))))
                else:
                    yield words, Entry("place", (row["code"],), form)
    yield from later


def _read_verbs() -> Iterator[tuple[str, Entry]]:
    for row in _read_rows("verbs"):
        forms = row["forms"].split("/")
        also = _read_also(row["also"])
        for form, words in zip(VERB_FORMS, forms, strict=True):
            if words.strip() and not (form == "participle" and words == forms[2]):
                yield words, Entry("verb", (row["class"],), form, also)


def _read_also(text: str) -> dict[str, tuple[str, ...]]:
    pairs = (pair.split(":") for pair in text.split())
    return {kind: tuple(codes.split("+")) for kind, codes in pairs}


def _merge(first: Entry, second: Entry) -> Entry:
    """Return the first entry with what the second adds; the first kind stays the main one."""
    if second.only_for:
        return Entry(first.kind, first.codes, first.form, first.also, first.only_for + second.only_for)
    if first.kind == second.kind:
        return first
    also = {**second.also, **first.also, second.kind: second.codes}
    return Entry(first.kind, first.codes, first.form, also, first.only_for)
