"""Read who is moved or exploited."""

from dataclasses import replace

from tipgraph.extract.chunks import Chunk, Hedge, People, merge_codes
from tipgraph.extract.clauses import has_verb
from tipgraph.extract.frames.state import ITEM_HEDGES, LABOR_VERBS, State
from tipgraph.extract.frames.zones import read_vulnerability

# Behind these words, people are not the ones spoken of.
_BESIDE = frozenset({"to", "with", "for", "under", "including"})


def read_group(state: State, at: int, chunk: Chunk) -> None:
    """Read people: as those spoken of, as agents, or as more about those named before."""
    before = state.kind_before(at)
    if before == "by" or state.zone == "agent":
        state.zone = "agent"
        return
    if before == "be" and state.frame.anaphor and chunk.word_end in ("victims", "victim") and not state.frame.people:
        state.add_exploitation(("unspecified",))
        return
    catered = before == "neutral" and state.chunks[at - 1].word.lower.startswith("cater")
    if at < state.object_verb or catered:
        return
    if _goes_on_as(state, at):
        _take_work(state, chunk)
        return
    if before in _BESIDE and state.frame.people:
        _take_beside(state, at, chunk)
        return
    if state.frame.people and not state.frame.implied and not _is_object(state, at):
        if before not in ("and", "comma", "dash") or (_is_told(state, at) and not state.frame.listed):
            _take_predicate(state, at, chunk)
            return
        _close_sectors(state)
    _take_people(state, at, chunk)


def _take_beside(state: State, at: int, chunk: Chunk) -> None:
    """Read people who are named beside those spoken of: "including maids", "among the refugees"."""
    before = state.chunks[at - 1]
    if before.kind in ("including", "for"):
        _take_work(state, chunk)
        if before.kind == "for" and chunk.word_end == "victims" and _makes_up(state, at):
            state.add_exploitation(("unspecified",))
    elif before.word.lower in ("among", "amongst"):
        _take_origins(state, chunk)


def _goes_on_as(state: State, at: int) -> bool:
    """Whether "as" stands before, or a list goes on that began with it: "as cooks, guards, and spies"."""
    for chunk in reversed(state.chunks[:at]):
        if chunk.kind == "as":
            return True
        if chunk.kind not in ("group", "sector", "comma", "and", "exploitation", "word"):
            return False
    return False


def _is_told(state: State, at: int) -> bool:
    """Whether a verb stands before whose people were named; a list of those who are targeted goes on."""
    return has_verb(state.chunks[max(0, state.object_verb + 1) : at])


def _is_object(state: State, at: int) -> bool:
    """Whether people stand right after the active verb that the clause turns on, or in a list with those who do."""
    return (
        state.object_verb >= 0
        and at > state.object_verb
        and not any(chunk.kind == "group" for chunk in state.chunks[state.object_verb + 1 : at])
    )


def _take_origins(state: State, chunk: Chunk) -> None:
    """Read "children among the Syrian refugees": the origin of the people named before."""
    named = chunk.people[0]
    state.frame.people = [
        p if p.has_origin else replace(p, origins=named.origins, foreign=named.foreign) for p in state.frame.people
    ]


def _take_predicate(state: State, at: int, chunk: Chunk) -> None:
    """Read "are children", "become sex slaves": more about the people named before."""
    before = state.kind_before(at)
    plain = next((c.kind for c in reversed(state.chunks[:at]) if c.kind not in ("hedge", "apposition")), "")
    if before == "apposition" and plain not in ("be", "verb"):
        last = state.frame.people[-1]
        named = tuple(code for people in chunk.people for code in people.victims if code != "people")
        state.frame.people[-1] = replace(last, victims=merge_codes(last.victims, named))
    elif _lists_vulnerable(state, at):
        _take_listed(state, at, chunk)
    elif plain in ("be", "verb") and speaks_of_victims(state, at):
        told = tuple(code for people in state.frame.people for code in people.exploitation)
        state.frame.people.clear()
        _take_people(state, at, chunk)
        state.add_exploitation(told or ("unspecified",))
    elif before in ("be", "verb", "adjective", "and", "comma", "hedge") or _makes_up(state, at):
        _take_work(state, chunk)
        if chunk.word_end in ("victims", "victim") and _makes_up(state, at):
            state.add_exploitation(("unspecified",))
        if chunk.word_end.startswith("vulnerable") or chunk.hedged:
            read_vulnerability(state, at, chunk)


def _lists_vulnerable(state: State, at: int) -> bool:
    """Whether "vulnerable groups include" or "are among the most vulnerable" is said."""
    subject = next((c for c in state.chunks[:at] if c.kind == "group"), None)
    included = any(c.kind == "verb" and c.word.lower.startswith("include") for c in state.chunks[:at])
    called = any(c.kind == "vulnerability" for c in state.chunks[:at])
    if not included or subject is None:
        return False
    named = subject.word_end.startswith(("vulnerable", "at - risk"))
    return named or (called and subject.word_end in ("groups", "populations", "communities", "persons", "group"))


def _makes_up(state: State, at: int) -> bool:
    """Whether people "account for" or "make up" a part of the victims."""
    verbs = ("account", "constitut", "compris", "represent", "make up", "makes up", "made up")
    return any(c.kind == "verb" and c.word.lower.startswith(verbs) for c in state.chunks[max(0, at - 5) : at])


def _take_listed(state: State, at: int, chunk: Chunk) -> None:
    """Take one of the groups that are listed as vulnerable."""
    frame = state.frame
    if not frame.listed:
        frame.listed = True
        frame.people.clear()
    if not frame.vulnerable:
        frame.vulnerable = True
        first = next(c for c in state.chunks if c.kind == "group")
        frame.hedges.append((Hedge("vulnerable", first.word.start, first.word.end), "flow"))
    _take_people(state, at, chunk)


def _close_sectors(state: State) -> None:
    """Keep the work named so far with the people named so far, before others are named."""
    leg = state.leg
    last = state.frame.people[-1]
    state.frame.people[-1] = replace(last, sectors=merge_codes(last.sectors, tuple(leg.sectors)))
    leg.sectors.clear()


def speaks_of_victims(state: State, at: int) -> bool:
    """Whether "(foreign) victims" is the subject, of whom is said who they are or where they are from."""
    subject = next((c for c in state.chunks[:at] if c.kind == "group"), None)
    return (
        subject is not None
        and subject.word_end in ("victims", "victim")
        and not (set(state.leg.exploitation) - {"unspecified"})
    )


def _take_work(state: State, chunk: Chunk) -> None:
    """Take the work and exploitation that a name of people tells of."""
    for people in chunk.people:
        state.leg.add(state.leg.sectors, people.sectors)
        state.add_exploitation(people.exploitation)
        if people.sectors and state.mode in LABOR_VERBS and not state.explicit:
            state.add_exploitation(("labor",))


def _take_people(state: State, at: int, chunk: Chunk) -> None:
    """Take people as those of whom the statement speaks."""
    state.frame.definite = state.frame.definite or chunk.definite
    if state.frame.implied & {"victims"}:
        state.frame.people.clear()
        state.frame.implied.discard("victims")
    for people in chunk.people:
        hedges = tuple(h for h in state.waiting if h.code in ITEM_HEDGES)
        grown_soldiers = people.victims == ("people",) and people.exploitation == ("soldiering",)
        told = () if grown_soldiers else people.exploitation
        more = replace(people, hedges=people.hedges + hedges, exploitation=told)
        last = state.frame.people[-1] if state.frame.people else None
        if last is not None and _are_alike(last, more):
            state.frame.people[-1] = last.joined(more)
        else:
            state.frame.people.append(more)
        state.explicit = state.explicit or bool(told)
    state.waiting = [h for h in state.waiting if h.code not in ITEM_HEDGES]


def _are_alike(first: People, second: People) -> bool:
    """Whether nothing but their names tells people apart: they are one list."""
    plain = not (first.hedges or second.hedges or first.sectors or first.exploitation or second.exploitation)
    return plain and not second.sectors and not (first.has_origin or second.has_origin)


def read_pronoun(state: State, at: int, chunk: Chunk) -> None:
    """Note that the statement speaks of people named before."""
    if at > state.object_verb and state.kind_before(at) != "including":
        state.frame.anaphor = True
        state.frame.object_pronoun = state.frame.object_pronoun or state.kind_before(at) == "verb"
