"""Walk through a clause and let each chunk say its part."""

from collections.abc import Callable

from tipgraph.extract.chunks import Chunk
from tipgraph.extract.clauses import Clause
from tipgraph.extract.frames import agents, subjects, whereabouts, work, zones
from tipgraph.extract.frames.state import SOFT_HEDGES, Frame, State

_READERS: dict[str, Callable[[State, int, Chunk], None]] = {
    "actor": agents.read_actor,
    "arrival": zones.read_arrival,
    "be": zones.read_be,
    "but": zones.read_but,
    "by": zones.read_by,
    "comma": zones.read_comma,
    "denial": zones.read_denial,
    "exchange": zones.read_exchange,
    "exploitation": work.read_exploitation,
    "for": zones.read_for,
    "group": subjects.read_group,
    "hedge": zones.read_hedge,
    "in": zones.read_in,
    "places": whereabouts.read_places,
    "promise": zones.read_promise,
    "pronoun": subjects.read_pronoun,
    "relative": zones.read_relative,
    "sector": work.read_sector,
    "sign": work.read_sign,
    "to": zones.read_to,
    "verb": work.read_verb,
    "vulnerability": zones.read_vulnerability,
    "while": whereabouts.read_while,
    "word": work.read_word,
}


def fill_frame(clause: Clause, frame: Frame) -> Frame:
    """Read every chunk of a clause into a frame, and return it."""
    state = State(clause.chunks, frame)
    state.object_verb = agents.find_object_verb(state)
    for at, chunk in enumerate(clause.chunks):
        reader = _READERS.get(chunk.kind)
        if reader is not None:
            reader(state, at, chunk)
    frame.hedges.extend((hedge, "flow") for hedge in state.waiting if hedge.code not in SOFT_HEDGES)
    agents.recruit_soldiers(state)
    work.finish(state)
    return frame
