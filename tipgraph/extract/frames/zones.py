"""Follow what a clause says aside: agents, promises, prices, hedges."""

from tipgraph.extract.chunks import Chunk, Hedge
from tipgraph.extract.clauses import has_verb
from tipgraph.extract.frames.state import ITEM_HEDGES, SOFT_HEDGES, Leg, State

_SLOTS = {
    "via": "via",
    "places": "destination",
    "group": "victims",
    "sector": "sectors",
    "exploitation": "exploitation",
}


def read_relative(state: State, at: int, chunk: Chunk) -> None:
    """Leave what was said aside; after an agent, a relative clause speaks of him."""
    state.zone = "relative" if state.zone == "agent" and state.kind_before(at) == "actor" else ""


def read_for(state: State, at: int, chunk: Chunk) -> None:
    """Leave the agent."""
    state.end_agent()


def read_to(state: State, at: int, chunk: Chunk) -> None:
    """Leave the agent."""
    state.end_agent()


def read_by(state: State, at: int, chunk: Chunk) -> None:
    """Enter what is said of an agent."""
    state.zone = "agent"


def read_exchange(state: State, at: int, chunk: Chunk) -> None:
    """Enter what is said of a price or a debt."""
    state.zone = "aside"


def read_arrival(state: State, at: int, chunk: Chunk) -> None:
    """Note that people are said to have arrived where they wanted to go."""
    state.frame.arrives = True


def read_promise(state: State, at: int, chunk: Chunk) -> None:
    """Enter what was promised or hoped for."""
    state.zone = "promise"


def read_comma(state: State, at: int, chunk: Chunk) -> None:
    """Leave the agent, and a promise whose list is at its end."""
    if state.zone == "agent" or (state.zone == "promise" and not _continues_promise(state, at)):
        state.zone = ""


def _continues_promise(state: State, at: int) -> bool:
    """Whether the list of what was promised goes on."""
    return any(c.kind in ("sector", "places") for c in state.chunks[at + 1 : at + 3]) and not any(
        c.kind in ("verb", "be") for c in state.chunks[at + 1 : at + 3]
    )


def read_be(state: State, at: int, chunk: Chunk) -> None:
    """Leave what was said aside."""
    state.zone = ""


def read_but(state: State, at: int, chunk: Chunk) -> None:
    """Leave what was said aside."""
    state.zone = ""


def read_denial(state: State, at: int, chunk: Chunk) -> None:
    """Note that the statement is denied, ended or without evidence."""
    state.frame.denial = chunk.word.codes[0]


def read_hedge(state: State, at: int, chunk: Chunk) -> None:
    """Note a hedge; one that belongs to an item waits for it."""
    for code in chunk.word.codes:
        hedge = Hedge(code, chunk.word.start, chunk.word.end)
        if code in SOFT_HEDGES or code in ITEM_HEDGES or _stands_before_item(state, at):
            state.waiting.append(hedge)
        else:
            state.frame.hedges.append((hedge, "flow"))


def _stands_before_item(state: State, at: int) -> bool:
    """Whether "and possibly mining" doubts one item of a list."""
    following = next((c for c in state.chunks[at + 1 : at + 3] if c.kind != "in"), None)
    last = any(c.kind == "and" for c in state.chunks[max(0, at - 2) : at])
    listed = state.leg.sectors if following is not None and following.kind == "sector" else state.leg.exploitation
    return last and bool(listed) and following is not None and following.kind in ("sector", "exploitation")


def _open_item(state: State, kind: str) -> None:
    """Open a leg for an item of a list that is less certain or less frequent than what was named before."""
    told = state.leg.exploitation if kind == "exploitation" else state.leg.sectors
    if told and any(hedge.code not in SOFT_HEDGES for hedge in state.waiting):
        state.frame.legs.append(Leg(hedges=list(state.leg.hedges), beside=True))


def take_hedges(state: State, kind: str) -> None:
    """Attach the hedges that wait for what they modify."""
    if kind in ("exploitation", "sector"):
        _open_item(state, kind)
    for hedge in state.waiting:
        target = state.frame.hedges if hedge.code in SOFT_HEDGES and kind == "via" else state.leg.hedges
        if hedge.code not in SOFT_HEDGES or kind == "via":
            target.append((hedge, _SLOTS[kind]))
    state.waiting = []


def read_in(state: State, at: int, chunk: Chunk) -> None:
    """Note that what follows may be the place of the exploitation named before."""
    if chunk.word.lower == "into":
        state.end_agent()
    if state.explicit:
        state.at_place = True


def read_vulnerability(state: State, at: int, chunk: Chunk) -> None:
    """Note that people are at risk; "women most at risk are ..." only says who they are."""
    if state.kind_before(at) == "group" and "vulnerabilit" not in chunk.word.lower and has_verb(state.chunks[at + 1 :]):
        return
    state.frame.vulnerable = True
    state.zone = ""
    state.mode = "vulnerable"
    state.frame.hedges.append((Hedge("vulnerable", chunk.word.start, chunk.word.end), "flow"))
    state.forget_work()
