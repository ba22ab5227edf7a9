"""Walk through a clause and let each chunk say its part."""

from collections.abc import Callable

from tipgraph.extract.chunks import Chunk
from tipgraph.extract.clauses import Clause
from tipgraph.extract.frames.agents import find_object_verb, read_actor, recruit_soldiers
from tipgraph.extract.frames.state import SOFT_HEDGES, Frame, State
from tipgraph.extract.frames.subjects import read_group, read_pronoun
from tipgraph.extract.frames.whereabouts import read_places, read_while
from tipgraph.extract.frames.work import finish, read_exploitation, read_sector, read_sign, read_verb, read_word
from tipgraph.extract.frames.zones import (
    read_arrival,
    read_be,
    read_but,
    read_by,
    read_comma,
    read_denial,
    read_exchange,
    read_for,
    read_hedge,
    read_in,
    read_promise,
    read_relative,
    read_to,
    read_vulnerability,
)

_READERS: dict[str, Callable[[State, int, Chunk], None]] = {
    "actor": read_actor,
    "arrival": read_arrival,
    "be": read_be,
    "but": read_but,
    "by": read_by,
    "comma": read_comma,
    "denial": read_denial,
    "exchange": read_exchange,
    "exploitation": read_exploitation,
    "for": read_for,
    "group": read_group,
    "hedge": read_hedge,
    "in": read_in,
    "places": read_places,
    "promise": read_promise,
    "pronoun": read_pronoun,
    "relative": read_relative,
    "sector": read_sector,
    "sign": read_sign,
    "to": read_to,
    "verb": read_verb,
    "vulnerability": read_vulnerability,
    "while": read_while,
    "word": read_word,
}


def fill_frame(clause: Clause, frame: Frame) -> Frame:
    """Read every chunk of a clause into a frame, and return it."""
    state = State(clause.chunks, frame)
    state.object_verb = find_object_verb(state)
    for at, chunk in enumerate(clause.chunks):
        reader = _READERS.get(chunk.kind)
        if reader is not None:
            reader(state, at, chunk)
    frame.hedges.extend((hedge, "flow") for hedge in state.waiting if hedge.code not in SOFT_HEDGES)
    recruit_soldiers(state)
    finish(state)
    return frame
