"""Tell those who exploit from those who are exploited."""

from tipgraph.extract.chunks import Chunk, People
from tipgraph.extract.clauses import has_verb
from tipgraph.extract.frames.state import TRANSITIVE, State

_BEFORE_OBJECT = frozenset("and comma verb word hedge with hyphen quantity complicity of actor".split())
_SOLDIERS = frozenset({"armed-groups", "military", "security-service"})


def find_object_verb(state: State) -> int:
    """Return the first active verb whose object is people: what stands before it is who does it."""
    relative = False
    for at, chunk in enumerate(state.chunks):
        if chunk.kind == "relative":
            relative = True
        if chunk.kind != "verb" or chunk.role not in ("active", "gerund"):
            continue
        if not relative and _facilitates(state, at):
            return at
        own = not relative or (state.chunks[at - 1].kind == "relative" and _stands_first(state, at))
        if own and TRANSITIVE & set(chunk.word.codes) and _takes_people(state, at):
            return at
    return -1


def _stands_first(state: State, at: int) -> bool:
    """Whether "traffickers who exploit women" is meant, and not "exploited by traffickers who lure them"."""
    object_kind = next((c.kind for c in state.chunks[at + 1 :] if c.kind in ("group", "pronoun")), "")
    return object_kind == "group" or not has_verb(state.chunks[: at - 1])


def _facilitates(state: State, at: int) -> bool:
    """Whether somebody is said to facilitate exploitation."""
    chunk = state.chunks[at]
    named = any(c.kind in ("exploitation", "traffickers") for c in state.chunks[at + 1 : at + 4])
    return named and chunk.role == "active" and "facilitate" in chunk.word.codes


def _takes_people(state: State, at: int) -> bool:
    """Whether people are the object of a verb."""
    for chunk in state.chunks[at + 1 : at + 6]:
        if chunk.kind in ("group", "pronoun"):
            return True
        if chunk.kind not in _BEFORE_OBJECT:
            return False
    return False


def read_actor(state: State, at: int, chunk: Chunk) -> None:
    """Read those who exploit, and what their name tells of the exploitation."""
    codes = chunk.word.codes_of("actor")
    if "sex-tourists" in codes and "sex" in chunk.word.lower:
        state.add_exploitation(("sex",))
        if "child" in chunk.word.lower and not state.frame.people:
            state.frame.people.append(People(victims=("children",)))
    if chunk.word.kind == "traffickers" and state.kind_before(at) in ("be", "adjective") and _is_predicate(state, at):
        state.frame.people.clear()
    if "begging" in chunk.word.lower:
        state.add_exploitation(("labor",))
        state.leg.add(state.leg.sectors, ("begging",))
    state.frame.agents.extend(codes)
    if "government" in codes and at < state.object_verb and not chunk.places:
        state.frame.ordered = True
    if at < state.object_verb:
        state.leg.add(state.leg.sectors, chunk.word.also.get("sector", ()))
    if chunk.word.kind == "traffickers" and (at < state.object_verb or state.kind_before(at) == "by"):
        _read_traffickers(state, chunk)
    if state.kind_before(at) == "by":
        state.zone = "agent"


def _is_predicate(state: State, at: int) -> bool:
    """Whether people are said to be the exploiters: "are the main exploiters of"."""
    return (
        any(c.kind == "be" for c in state.chunks[max(0, at - 3) : at])
        and at + 1 < len(state.chunks)
        and state.chunks[at + 1].kind == "of"
    )


def _read_traffickers(state: State, chunk: Chunk) -> None:
    """Read what the name of traffickers says of their trade: "sex traffickers"."""
    work = {"sex": "sex", "labor": "labor"}.get(chunk.word.lower.split()[0])
    state.add_exploitation((work or "unspecified",) if work or _is_targeting(state) else ())


def _is_targeting(state: State) -> bool:
    """Whether traffickers "target" or "prey on" people, so that nothing more is said of the exploitation."""
    if state.object_verb < 0:
        return False
    return state.chunks[state.object_verb].word.lower.startswith(("target", "prey"))


def by_traffickers(state: State) -> bool:
    """Whether traffickers stand before the verb."""
    return any(chunk.word.kind == "traffickers" for chunk in state.chunks[: state.object_verb])


def targets(state: State) -> bool:
    """Whether "they" of the sentence before target or prey on people."""
    return _is_targeting(state) and any(chunk.word.lower == "they" for chunk in state.chunks[: state.object_verb])


def follows_actor(state: State, at: int) -> bool:
    """Whether an actor stands right before."""
    before = next((c.kind for c in reversed(state.chunks[:at]) if c.kind not in ("dash", "apposition", "comma")), "")
    return before == "actor"


def recruit_soldiers(state: State) -> None:
    """Read children "recruited" by armed groups as soldiers where nothing else is said."""
    frame = state.frame
    fighting = _SOLDIERS & set(frame.agents) and frame.predicates & {"recruit", "conscript"}
    children = any("children" in people.victims for people in frame.people)
    if fighting and children and not any(leg.exploitation for leg in frame.legs):
        state.add_exploitation(("soldiering",))
