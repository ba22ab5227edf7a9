"""Cut the words of a sentence into people, places, verbs and single words."""

from collections.abc import Sequence
from dataclasses import replace

from tipgraph.extract.chunks import Chunk
from tipgraph.extract.groups import GroupReader
from tipgraph.extract.places import PREPOSITIONS, PlaceReader
from tipgraph.extract.verbs import find_voice
from tipgraph.gazetteer.mentions import Word

_GROUP_STARTS = frozenset(
    {
        "quantity",
        "adjective",
        "age",
        "foreign",
        "local",
        "hedge",
        "place",
        "victims",
        "actor",
        "traffickers",
        "exploitation",
        "sector",
    }
)
_PLACE_STARTS = PREPOSITIONS | {"here", "place", "flag", "country-noun"}
_PREDICATES = frozenset({"be", "have", "do", "modal", "verb", "vulnerability"})


def split_chunks(words: Sequence[Word], subject: str) -> list[Chunk]:
    """Return the chunks of a sentence in order; every word is in exactly one."""
    groups, places = GroupReader(words, subject), PlaceReader(words, subject)
    chunks: list[Chunk] = []
    at, after_verb = 0, False
    while at < len(words):
        chunk = _read_chunk(words, at, groups, places, after_verb)
        if chunk.word.lower == "that" and chunks and chunks[-1].kind in ("group", "actor"):
            chunk = replace(chunk, kind="relative")
        chunks.append(chunk)
        at = chunk.last
        if chunk.kind == "verb" or chunk.kind == "be":
            after_verb = True
        elif chunk.kind in ("semicolon", "stop", "while"):
            after_verb = False
    return chunks


def _read_chunk(words: Sequence[Word], at: int, groups: GroupReader, places: PlaceReader, after_verb: bool) -> Chunk:
    word = words[at]
    if word.kind in _GROUP_STARTS or word.lower == "vulnerable":
        group = groups.read_group(at, after_verb=after_verb)
        if group is not None:
            return group
    if word.kind in _PLACE_STARTS:
        found = places.read_places(at)
        if found is not None:
            return found
    if word.kind == "verb":
        voice, finite = find_voice(words, at)
        return Chunk("word" if voice == "noun" else "verb", at, at + 1, word, word.end, role=voice, finite=finite)
    if word.kind == "quantity" and _is_pronoun(words, at):
        return Chunk("pronoun", at, at + 1, word, word.end)
    if word.kind == "be":
        return Chunk("be", at, at + 1, word, word.end, finite=word.lower not in ("being", "been", "be"))
    return Chunk(word.kind, at, at + 1, word, word.end)


def _is_pronoun(words: Sequence[Word], at: int) -> bool:
    """Whether "some", "many" or "a significant number" stands for people named before."""
    ahead = at + 1
    while ahead < len(words) and (
        words[ahead].kind == "hedge" or words[ahead].lower in ("of", "these", "also", "whom", "them", "then")
    ):
        ahead += 1
    return ahead < len(words) and words[ahead].kind in _PREDICATES
