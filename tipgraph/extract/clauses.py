"""Cut the chunks of a sentence into clauses, each with its own subject and verb."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tipgraph.extract.chunks import Chunk

_SUBJECTS = frozenset({"group", "actor", "pronoun"})
_JOINTS = frozenset({"and", "comma", "but", "while", "where", "with", "dash", "hedge", "colon"})
_DOUBTS = frozenset({"may", "reported", "presumed"})
_BEFORE_VERB = frozenset({"be", "have", "hedge", "comma"})
_ADVERBS = frozenset("also then sometimes subsequently further later increasingly".split())
_HARD = frozenset({"semicolon", "stop"})
_EXPLOITING = frozenset({"exploit", "force", "subject", "move", "recruit", "conscript", "abuse"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of chunks and how it is joined to what stands before.

    `link` is "start", "and", "while", "where", "with", "part" (with some of them ...), "gap" (the verb is left out),
    "again" (the subject is) or "more" (the subject is, and what follows is more or less certain).
    """

    link: str
    chunks: tuple[Chunk, ...]


def split_parts(chunks: Sequence[Chunk]) -> list[Sequence[Chunk]]:
    """Return the parts of a sentence between semicolons and full stops."""
    stops = [-1, *(at for at, chunk in enumerate(chunks) if chunk.kind in _HARD), len(chunks)]
    return [chunks[first + 1 : end] for first, end in pairwise(stops) if end > first + 1]


def split_clauses(chunks: Sequence[Chunk]) -> list[Clause]:
    """Return the clauses of one part of a sentence."""
    clauses: list[Clause] = []
    first, link, at = 0, "start", 0
    while at < len(chunks):
        found = _find_break(chunks, first, at) if chunks[at].kind in _JOINTS else None
        if found is None:
            at += 1
            continue
        link_next, begin = found
        clauses.append(Clause(link, tuple(chunks[first:at])))
        first, link, at = begin, link_next, max(begin, at + 1)
    clauses.append(Clause(link, tuple(chunks[first:])))
    return clauses


def _find_break(chunks: Sequence[Chunk], first: int, at: int) -> tuple[str, int] | None:
    """Return the link and the beginning of the clause that starts after a joint, if one does."""
    likewise = [chunk.kind for chunk in chunks[at : at + 4]] == ["comma", "as", "be", "group"]
    if likewise:
        return "gap", at + 3
    begin, kinds = _skip_joints(chunks, at)
    if begin >= len(chunks):
        return None
    before = chunks[first:at]
    said = has_verb(before)
    if "with" in kinds and any(map(_exploits, before)) and _tells_of_part(chunks, begin):
        return "part", at + 1
    subject = _skip_lead(chunks, begin)
    if subject < len(chunks) and chunks[subject].kind in _SUBJECTS:
        return _subject_break(chunks, before, (begin, subject), kinds)
    if said and {"and", "comma", "but"} & kinds and _is_new_action(chunks, before, begin):
        return "again", begin
    if said and _changes_certainty(chunks, before, at):
        return "more", at + 1
    return None


def _tells_of_part(chunks: Sequence[Chunk], begin: int) -> bool:
    """Whether "with some transported to X" tells where a part of those people are brought."""
    verb = chunks[begin + 1 : begin + 2] if chunks[begin].kind == "pronoun" else chunks[begin : begin + 1]
    return bool(verb) and verb[0].kind == "verb" and verb[0].role == "reduced" and _exploits(verb[0])


def _changes_certainty(chunks: Sequence[Chunk], before: Sequence[Chunk], at: int) -> bool:
    """Whether "and may be forced" or "and are exploited" says of the same people something more or less certain."""
    ahead, doubted, stated = at + 1, False, False
    while ahead < len(chunks) and (chunks[ahead].kind in _BEFORE_VERB or chunks[ahead].word.lower in _ADVERBS):
        doubted = doubted or bool(_DOUBTS & set(chunks[ahead].word.codes))
        stated = stated or chunks[ahead].kind == "be"
        ahead += 1
    if chunks[at].kind not in ("and", "but") or not (doubted or stated) or ahead >= len(chunks):
        return False
    new = chunks[ahead]
    risky = new.kind == "vulnerability"
    if not risky and (new.kind != "verb" or new.role not in ("active", "passive", "reduced")):
        return False
    harmed = any(c.kind == "vulnerability" or (c.kind == "verb" and _harms(c)) for c in before)
    was_risky = any(c.kind == "vulnerability" and last.kind != "group" for last, c in pairwise(before))
    was_doubted = any(c.kind == "hedge" and _DOUBTS & set(c.word.codes) for c in before)
    return harmed and (risky != was_risky or (doubted and not was_doubted))


def _subject_break(
    chunks: Sequence[Chunk], before: Sequence[Chunk], where: tuple[int, int], kinds: set[str]
) -> tuple[str, int] | None:
    begin, subject = where
    if chunks[subject].kind == "actor" and before and before[-1].kind == "actor":
        return None
    said = has_verb(before)
    finite = _has_finite_verb(chunks, subject)
    if "with" in kinds:
        own = subject + 1 < len(chunks) and any(
            c.kind in ("verb", "vulnerability") for c in chunks[subject + 1 : subject + 4]
        )
        return ("with", begin) if said and own and chunks[subject].kind != "pronoun" else None
    if "where" in kinds:
        return ("where", begin) if finite and chunks[subject].kind != "pronoun" else None
    if finite and (said or "while" in kinds):
        return ("while" if {"while", "but"} & kinds else "and"), begin
    told = said or any(chunk.kind == "verb" and chunk.role == "reduced" and _exploits(chunk) for chunk in before)
    gap = told and chunks[subject].kind == "group" and {"and", "while"} & kinds
    if gap and not finite and _has_place(before) and _is_gap(chunks, subject):
        return "gap", begin
    return None


def _skip_joints(chunks: Sequence[Chunk], at: int) -> tuple[int, set[str]]:
    kinds = set()
    while at < len(chunks) and (chunks[at].kind in _JOINTS or chunks[at].word.lower in ("also", "then")):
        kinds.add(chunks[at].kind)
        at += 1
    return at, kinds


def _skip_lead(chunks: Sequence[Chunk], at: int) -> int:
    """Pass what may stand before a subject: "in Lesotho and South Africa," or "domestically,"."""
    if at < len(chunks) and chunks[at].kind == "places" and chunks[at].role == "in":
        ahead = at + 1
        while ahead < len(chunks) and chunks[ahead].kind == "comma":
            ahead += 1
        if ahead > at + 1:
            return ahead
    return at


def has_verb(chunks: Sequence[Chunk]) -> bool:
    """Whether a verb of the main clause stands in some chunks; verbs behind "who" do not count."""
    relative = False
    for at, chunk in enumerate(chunks):
        if chunk.kind == "relative":
            relative = True
        elif (chunk.kind in ("verb", "be") and chunk.finite) or chunk.kind == "vulnerability":
            if not relative:
                return True
            relative = chunk.kind == "be" and _is_auxiliary(chunks, at)
    return False


def _has_place(chunks: Sequence[Chunk]) -> bool:
    return any(
        chunk.kind in ("sector", "exploitation") or (chunk.kind == "places" and chunk.role in ("in", "to"))
        for chunk in chunks
    )


def _has_finite_verb(chunks: Sequence[Chunk], subject: int) -> bool:
    """Whether a finite verb belongs to a subject: a relative clause between them is passed over."""
    relative = 0
    for at in range(subject + 1, len(chunks)):
        chunk = chunks[at]
        if chunk.kind == "relative":
            relative += 1
        elif _parts(chunks, at) and not relative:
            return False
        elif chunk.kind in ("verb", "be") and chunk.finite:
            if not relative:
                return True
            if chunk.kind == "verb" or not _is_auxiliary(chunks, at):
                relative -= 1
        elif chunk.kind in ("modal", "hedge") and "may" in chunk.word.codes and not relative:
            return True
        elif chunk.kind in _SUBJECTS and chunks[at - 1].kind in ("and", "while") and not relative:
            return False
    return False


def _parts(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a word parts a subject from verbs after it; "women with family ties" goes on."""
    kind = chunks[at].kind
    return kind in ("while", "but", "where") or (kind == "with" and chunks[at - 1].kind == "comma")


def _is_auxiliary(chunks: Sequence[Chunk], at: int) -> bool:
    return any(chunk.kind == "verb" for chunk in chunks[at + 1 : at + 4])


def _is_gap(chunks: Sequence[Chunk], subject: int) -> bool:
    """Whether "in X" or "in forced labor" follows people directly: the verb before holds for them too."""
    follower = chunks[subject + 1] if subject + 1 < len(chunks) else None
    if follower is None:
        return False
    if follower.kind == "places":
        return follower.role in ("in", "to", "from")
    if follower.kind == "verb" and follower.role == "reduced" and _exploits(follower):
        return True
    after = chunks[subject + 2] if subject + 2 < len(chunks) else None
    if follower.kind not in ("in", "for", "to") or after is None:
        return False
    return any(chunk.kind in ("exploitation", "sector") for chunk in chunks[subject + 2 : subject + 9])


def _is_new_action(chunks: Sequence[Chunk], before: Sequence[Chunk], begin: int) -> bool:
    """Whether an active verb with people of its own follows, after one that had its people too."""
    verb = next((at for at in range(begin, min(begin + 3, len(chunks))) if chunks[at].kind == "verb"), None)
    if verb is None or chunks[verb].role not in ("active", "infinitive") or not _exploits(chunks[verb]):
        return False
    had = any(chunk.kind == "verb" and chunk.role == "active" and _exploits(chunk) for chunk in before)
    people = any(chunk.kind == "group" for chunk in before)
    after = chunks[verb + 1] if verb + 1 < len(chunks) else None
    return had and people and after is not None and after.kind == "group"


def _harms(chunk: Chunk) -> bool:
    return _exploits(chunk) or "undergo" in chunk.word.codes


def _exploits(chunk: Chunk) -> bool:
    return bool(_EXPLOITING & set(chunk.word.codes))
