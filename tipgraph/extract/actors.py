"""Find who traffics, exploits, abuses victims, takes bribes or is complicit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tipgraph.extract.chunks import Chunk

_STATE = frozenset(
    """police border-officials military security-service local-officials education-officials diplomats judiciary
    prison-officials government officials""".split()
)
_FIGHTING = frozenset({"military", "security-service"})
_RANKS = frozenset({"within", "among", "amongst", "in the ranks of"})
_HARM = frozenset({"exploit", "force", "subject", "conscript", "abuse"})
_ACTS = _HARM | {"move", "recruit", "facilitate"}
_LINKS = frozenset(
    {
        "comma",
        "and",
        "adjective",
        "hedge",
        "quantity",
        "dash",
        "including",
        "open",
        "close",
        "apposition",
        "foreign",
        "local",
        "not",
        "be",
        "have",
        "modal",
        "do",
        "pronoun",
        "relative",
    }
)
_JOINTS = frozenset({"comma", "and", "adjective", "quantity", "hedge", "apposition", "including", "dash", "open", "in"})
_BYSTANDERS = frozenset({"peers", "friends", "neighbors", "neighbours", "acquaintances", "others"})
_NEUTRAL_PARTICIPLES = frozenset(
    "run owned operated managed led controlled provided funded assisted identified employed reported".split()
)
_MAX_DISTANCE = 7


@dataclass(frozen=True, slots=True)
class FoundActor:
    """A class of actors, the rule that found it, and the words that name it (offsets into the sentence)."""

    actor: str
    rule: str
    start: int
    end: int


def find_actors(chunks: Sequence[Chunk], subject: str) -> Iterator[FoundActor]:
    """Yield the classes of actors that one part of a sentence blames."""
    harmful = _tells_of_harm(chunks)
    for at, chunk in enumerate(chunks):
        for code in _codes_of(chunk, subject):
            rule = _rule_for(chunks, at, code, harmful)
            if rule:
                yield FoundActor(code, rule, chunk.word.start, chunk.word.end)


def _codes_of(chunk: Chunk, subject: str) -> tuple[str, ...]:
    codes = chunk.word.codes_of("actor") if chunk.kind in ("actor", "exploitation") else ()
    if "government" in codes and any(ref.code != subject for ref in chunk.places):
        return ("foreign-governments",)
    return codes


def _tells_of_harm(chunks: Sequence[Chunk]) -> bool:
    return any(c.kind == "exploitation" or (c.kind == "verb" and _HARM & set(c.word.codes)) for c in chunks)


def _rule_for(chunks: Sequence[Chunk], at: int, code: str, harmful: bool) -> str:
    """Return the name of the rule by which an actor is blamed, or nothing."""
    if code == "sex-tourists":
        return (
            "actor-sex-tourists"
            if "sex" in chunks[at].word.lower or harmful or chunks[at].kind == "exploitation"
            else ""
        )
    if chunks[at].kind == "exploitation":
        return "actor-of-state"
    chain = _chain_start(chunks, at)
    if code in ("recruiters", "smugglers") and harmful and at and chunks[at - 1].word.lower == "using":
        return "actor-through"
    if chunks[at].word.lower.startswith(("corrupt", "complicit")) or "corruption" in chunks[at].word.lower:
        return "actor-complicit"
    if (
        code == "government"
        and at + 1 < len(chunks)
        and chunks[at + 1].kind == "word"
        and not _is_adverb(chunks[at + 1])
    ):
        return ""
    if _is_agent(chunks, chain, code):
        return "actor-by"
    if _acts(chunks, at, code):
        return "actor-acts"
    if _is_complicit(chunks, chain, at, code):
        return "actor-complicit"
    return "actor-is-trafficker" if _is_trafficker(chunks, chain, code) else ""


def _is_adverb(chunk: Chunk) -> bool:
    return chunk.word.lower.endswith("ly") or chunk.word.lower in ("also", "often", "sometimes")


def _chain_start(chunks: Sequence[Chunk], at: int) -> int:
    """Return where a list of actors begins: "by parents, teachers, or police"."""
    start = at
    while start > 0 and at - start < 12:
        back = start - 1
        while back >= 0 and (chunks[back].kind in _JOINTS or chunks[back].word.lower in _BYSTANDERS):
            back -= 1
        if back < 0 or back == start - 1 or chunks[back].kind != "actor":
            return start
        start = back
    return start


def _is_agent(chunks: Sequence[Chunk], chain: int, code: str) -> bool:
    """Whether "by" stands before, and before that somebody is harmed."""
    back = chain - 1
    while back >= 0 and (
        chunks[back].kind in ("adjective", "quantity", "hedge", "comma") or chunks[back].word.lower in _BYSTANDERS
    ):
        back -= 1
    while (
        back >= 0 and chunks[back].kind in ("word", "hyphen") and chunk_before(chunks, back) in ("by", "hyphen", "word")
    ):
        back -= 1
    if back >= 0 and chunks[back].word.lower in _RANKS and code in _FIGHTING | {"armed-groups"}:
        return _tells_of_soldiers(chunks[:back])
    if back < 0 or not (chunks[back].kind == "by" or _suffers_from(chunks, back)):
        return False
    if chunks[back].word.lower == "at the hands of":
        return True
    if back and chunks[back - 1].kind == "word" and chunks[back - 1].word.lower.endswith("ed"):
        return False
    if back and chunks[back - 1].word.lower in _NEUTRAL_PARTICIPLES:
        return False
    wanted = _ACTS - {"move", "recruit"} if code in _STATE else _ACTS
    distance = _MAX_DISTANCE if code in _STATE else 2 * _MAX_DISTANCE
    for chunk in reversed(chunks[max(0, back - distance) : back]):
        if chunk.kind == "verb" and chunk.role != "infinitive":
            return bool(wanted & set(chunk.word.codes)) or (code in _FIGHTING and _tells_of_soldiers(chunks))
        if chunk.kind in ("exploitation", "sign") or chunk.word.lower in (
            "abuse",
            "recruitment",
            "abuses",
            "exploitation",
            "abduction",
            "abductions",
            "kidnappings",
            "perpetrated",
        ):
            return True
        if chunk.kind in ("be", "actor"):
            return False
    return False


def chunk_before(chunks: Sequence[Chunk], at: int) -> str:
    """Return the kind of the chunk before."""
    return chunks[at - 1].kind if at else ""


def _suffers_from(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether "abuse from" stands for "abuse by"."""
    return chunks[at].kind == "from" and any(
        "abuse" in c.word.codes or c.kind in ("exploitation", "sign") or c.word.lower == "abuse"
        for c in chunks[max(0, at - 2) : at]
    )


def _acts(chunks: Sequence[Chunk], at: int, code: str) -> bool:
    """Whether the actor is the subject of a verb that tells of harm."""
    if at + 1 < len(chunks) and chunks[at + 1].kind == "relative" and _harms_after_aside(chunks, at + 2):
        return True
    wanted = _HARM if code in _STATE else _ACTS
    passed = 0
    first = _skip_aside(chunks, at + 1)
    for ahead in range(first, min(first + 14, len(chunks))):
        chunk = chunks[ahead]
        if chunk.kind == "verb":
            if chunk.role in ("passive", "reduced"):
                return False
            classes = set(chunk.word.codes)
            if "recruit" in classes and (
                _recruits_soldiers(chunks, ahead) or (code in _FIGHTING and _takes_children(chunks, ahead))
            ):
                return True
            if chunk.word.lower in ("use", "uses", "used") and _uses_for_labor(chunks, ahead):
                return True
            if wanted & classes or (code in _STATE and "facilitate" in classes and _names_crime(chunks, ahead)):
                return _has_target(chunks, ahead)
            if classes & {"occur", "migrate", "undergo"} or code in _STATE:
                continue
            return False
        if chunk.kind in ("word", "in", "from", "of", "places", "sector", "to", "for", "with", "exploitation", "group"):
            passed += 1
            if passed > 4 or chunk.kind == "group":
                return False
        elif (chunk.kind == "actor" and passed) or (chunk.kind not in _LINKS and chunk.kind != "actor"):
            return False
    return False


def _harms_after_aside(chunks: Sequence[Chunk], first: int) -> bool:
    """Whether "smugglers who help migrants subject them to ..." is said, the relative clause being passed over."""
    for at in range(first, min(first + 10, len(chunks))):
        chunk = chunks[at]
        if chunk.kind in ("actor", "semicolon", "be"):
            return False
        if chunk.kind == "verb" and chunk.role == "active" and _HARM & set(chunk.word.codes):
            return at + 1 < len(chunks) and chunks[at + 1].kind == "pronoun"
    return False


def _tells_of_soldiers(chunks: Sequence[Chunk]) -> bool:
    """Whether a part of a sentence tells of people made to fight."""
    return any(
        "soldiering" in chunk.word.codes_of("exploitation")
        or "conscript" in chunk.word.codes
        or any("soldiering" in people.exploitation for people in chunk.people)
        for chunk in chunks
    )


def _takes_children(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether children are the object of "recruit" or "use"."""
    return any("children" in people.victims for chunk in chunks[at + 1 : at + 4] for people in chunk.people)


def _uses_for_labor(chunks: Sequence[Chunk], at: int) -> bool:
    people = any(c.kind == "group" for c in chunks[at + 1 : at + 3])
    return people and any(c.kind == "exploitation" and "labor" in c.word.codes for c in chunks[at + 1 :])


def _recruits_soldiers(chunks: Sequence[Chunk], at: int) -> bool:
    people = [people for chunk in chunks[at + 1 : at + 4] for people in chunk.people]
    return any("soldiering" in group.exploitation for group in people)


def _skip_aside(chunks: Sequence[Chunk], at: int) -> int:
    """Pass ", often led by foreigners," and "—including some from X—" after an actor."""
    kind = chunks[at].kind if at + 1 < len(chunks) else ""
    if kind == "comma" and chunks[at + 1].kind in ("and", "verb", "including"):
        return at
    if kind not in ("comma", "dash"):
        return at
    close = next((end for end in range(at + 1, min(at + 12, len(chunks))) if chunks[end].kind == kind), at)
    return at if any(chunk.finite for chunk in chunks[at:close]) else close


def _names_crime(chunks: Sequence[Chunk], at: int) -> bool:
    return any(c.kind in ("exploitation", "traffickers", "complicity") for c in chunks[at + 1 : at + 7])


def _has_target(chunks: Sequence[Chunk], at: int) -> bool:
    return any(
        c.kind in ("group", "pronoun", "exploitation", "traffickers", "complicity", "word")
        for c in chunks[at + 1 : at + 8]
    )


def _is_complicit(chunks: Sequence[Chunk], chain: int, at: int, code: str) -> bool:
    """Whether complicity, corruption, bribes or the like are said of the actor."""
    if code == "government" or not any(c.kind == "complicity" for c in chunks):
        return False
    for chunk in reversed(chunks[max(0, chain - 5) : chain]):
        if chunk.kind == "complicity":
            return True
        if chunk.kind in ("verb", "be", "actor"):
            break
    for chunk in chunks[at + 1 : at + 18]:
        if chunk.kind == "complicity":
            return True
        if chunk.kind in ("group", "semicolon"):
            return False
    return False


def _is_trafficker(chunks: Sequence[Chunk], chain: int, code: str) -> bool:
    """Whether traffickers are said to be, to include, or to work in, the actor; or trafficking to involve him."""
    organized = code == "criminal-groups"
    for at in reversed(range(max(0, chain - 8), chain)):
        chunk = chunks[at]
        if chunk.word.kind == "traffickers":
            return True
        if chunk.word.lower.startswith("involve"):
            return any(c.kind == "exploitation" for c in chunks[max(0, at - 6) : at])
        if organized and (chunk.kind == "in" or chunk.word.lower.startswith("operat")):
            continue
        if chunk.kind in ("verb", "group", "places", "by", "to", "in", "from"):
            return False
    return False
