"""Read from where, through where and to where people are moved."""

from tipgraph.extract.chunks import Chunk, PlaceRef
from tipgraph.extract.frames.agents import follows_actor
from tipgraph.extract.frames.state import Leg, State
from tipgraph.extract.frames.subjects import speaks_of_victims
from tipgraph.extract.frames.zones import take_hedges


def read_while(state: State, at: int, chunk: Chunk) -> None:
    """Read "arriving in X before being exploited in Y": X lies on the way."""
    state.zone = ""
    harmed = [c for c in state.chunks[at + 1 : at + 4] if c.kind == "verb" and {"exploit", "force"} & set(c.word.codes)]
    further = any(c.kind == "places" for c in state.chunks[at + 1 :])
    if chunk.word.lower == "before" and harmed and further:
        state.frame.via.extend(state.leg.places)
        state.leg.places.clear()


def read_places(state: State, at: int, chunk: Chunk) -> None:
    """Read places by their preposition."""
    if _is_fled(state, at):
        state.frame.flees = True
        return
    if _belongs_to_actor(state, at, chunk) or state.zone == "relative" or _acts_by_itself(state, at):
        return
    role = chunk.role
    predicate = role in ("from", "in") and state.kind_before(at) in ("be", "adjective", "hedge", "verb", "apposition")
    if predicate and speaks_of_victims(state, at):
        state.add_exploitation(("unspecified",))
    refs = list(chunk.places)
    _take_place_hedges(state, role)
    if role == "from" and state.frame.origins and len(state.leg.places) > 1:
        last = state.leg.places.pop()
        state.frame.legs.append(Leg(places=[last], origins=refs, hedges=list(state.leg.hedges)))
    elif role == "from":
        state.frame.origins.extend(refs)
    elif role == "via":
        state.frame.via.extend(refs)
    elif role == "onward":
        state.frame.onward.extend(refs)
    elif role == "flag":
        state.frame.flags.extend(refs)
    elif role in ("in", "to") or _is_reached(state, at):
        _add_destinations(state, at, refs)


def _is_fled(state: State, at: int) -> bool:
    """Whether "flee the country" or "left X" names the place that people leave."""
    chunk, before = state.chunks[at], state.chunks[at - 1] if at else None
    bare = chunk.word.kind == "here" or chunk.role == "bare"
    return bare and before is not None and before.word.lower.startswith(("flee", "fled", "leav", "left", "escap"))


def _is_apposition(state: State, at: int) -> bool:
    """Whether "including in X" or "particularly X" names a place by itself."""
    before = [c for c in state.chunks[max(0, at - 2) : at] if c.kind != "adjective"]
    return bool(before) and before[-1].kind in ("including", "apposition")


def _belongs_to_actor(state: State, at: int, chunk: Chunk) -> bool:
    """Whether places tell where those who exploit are or come from: "tourists from X", "agencies in Y"."""
    if chunk.role in ("in", "from", "of") and (state.zone == "agent" or follows_actor(state, at)):
        return True
    if _is_work_place(state, at):
        return False
    first = next((i for i, c in enumerate(state.chunks) if c.kind in ("actor", "group", "pronoun")), at)
    return first < at < state.object_verb


def _is_work_place(state: State, at: int) -> bool:
    """Whether "traffickers operating in X" tells where people are exploited."""
    before = [c for c in state.chunks[max(0, at - 4) : at] if c.kind == "verb"]
    return bool(before) and before[-1].word.lower == "operating"


def _acts_by_itself(state: State, at: int) -> bool:
    """Whether countries are the subject of a verb: "many countries, including X, restrict ..."."""
    following = state.chunks[at + 1] if at + 1 < len(state.chunks) else None
    before = {c.kind for c in state.chunks[:at]} <= {"adjective", "quantity"}
    return before and following is not None and following.kind == "verb" and following.finite


def _is_reached(state: State, at: int) -> bool:
    """Whether a bare place is the object of "enter", "reach" or the like."""
    if state.chunks[at].role != "bare":
        return False
    if _is_apposition(state, at):
        return True
    before = [c for c in state.chunks[max(0, at - 2) : at] if c.kind == "verb"]
    return bool(before) and before[-1].word.lower.startswith(("enter", "reach"))


def _add_destinations(state: State, at: int, refs: list[PlaceRef]) -> None:
    """Take places as destinations, or as promised; work that follows places may open a new leg."""
    if state.zone == "promise":
        state.frame.promised.extend(refs)
        return
    if _is_border(state, at):
        return
    if len(refs) == 1 and _comes_here(state, at) and "sex-tourists" not in state.frame.agents:
        state.frame.comes.extend(ref for ref in refs if not ref.city)
    leg = state.leg
    worked = leg.places and leg.exploitation and state.kind_before(at) in ("and", "comma")
    if worked and _follows_work(state, at) and _has_more_work(state, at):
        state.frame.legs.append(Leg())
    state.leg.places.extend(refs)


def _comes_here(state: State, at: int) -> bool:
    """Whether people migrate or are moved to the places."""
    if state.chunks[at].role == "to":
        return not any(c.word.lower.startswith("return") for c in state.chunks[max(0, at - 2) : at])
    before = [c for c in state.chunks[max(0, at - 2) : at] if c.kind == "verb"]
    return bool(before) and before[-1].word.lower.startswith(
        ("migrat", "enter", "immigrat", "travel", "arriv", "came", "come", "smuggl", "bring", "brought", "import")
    )


def _is_border(state: State, at: int) -> bool:
    """Whether the places only name a border."""
    if state.chunks[at].role == "to" or state.chunks[at].word.lower == "into":
        return False
    return any(c.kind == "border" for c in state.chunks[max(0, at - 2) : at]) and state.chunks[at].word.kind != "of"


def _follows_work(state: State, at: int) -> bool:
    """Whether work was named after the last place."""
    before = [c.kind for c in state.chunks[:at] if c.kind in ("places", "exploitation", "sector")]
    return bool(before) and before[-1] != "places"


def _has_more_work(state: State, at: int) -> bool:
    """Whether more exploitation follows."""
    return any(c.kind == "exploitation" for c in state.chunks[at + 1 :])


def _take_place_hedges(state: State, role: str) -> None:
    """Attach the hedges that wait for a place."""
    kind = "via" if role == "via" else "places"
    if state.waiting:
        take_hedges(state, kind)
