"""Tell what each piece of a sentence gave, for readers who ask how it was read."""

from collections.abc import Sequence

from tipgraph.extract.chunks import Chunk, People, PlaceRef
from tipgraph.extract.context import make_step
from tipgraph.gazetteer.mentions import Word
from tipgraph.model import Sentence, Step

_PLACE_ROLES = {
    "in": "destination",
    "to": "destination",
    "from": "origin",
    "via": "transit",
    "onward": "onward destination",
    "flag": "flag of a ship",
    "border": "border, no destination",
    "bare": "place",
    "of": "place",
    "under": "place",
}


def trace_chunks(chunks: Sequence[Chunk], words: Sequence[Word], sentence: Sentence) -> list[Step]:
    """Return a step for each piece that names people, places, a verb, exploitation, work or actors."""
    steps = []
    for chunk in chunks:
        told = _tell_chunk(chunk)
        if told:
            start, end = words[chunk.first].start, chunk.end
            steps.append(make_step(f"reads-{chunk.kind}", sentence, start, end, told))
    return steps


def _tell_chunk(chunk: Chunk) -> str:
    if chunk.kind == "group":
        return "; ".join(_tell_people(people) for people in chunk.people)
    if chunk.kind == "places":
        return f"{_PLACE_ROLES[chunk.role]} {', '.join(_tell_place(ref) for ref in chunk.places)}"
    if chunk.kind == "verb":
        return f"{chunk.role} verb of class {', '.join(chunk.word.codes)}"
    if chunk.kind in ("exploitation", "sector", "hedge", "actor", "role"):
        return " ".join((chunk.kind, *chunk.word.codes))
    return "hedge vulnerable" if chunk.kind == "vulnerability" else ""


def _tell_people(people: People) -> str:
    origins = ", ".join(_tell_place(ref) for ref in people.origins)
    marks = [mark for mark in ("foreign", "local") if getattr(people, mark)]
    told = " ".join(("victims", ", ".join(people.victims), *marks))
    return f"{told} from {origins}" if origins else told


def _tell_place(ref: PlaceRef) -> str:
    hedges = ", ".join(hedge.code for hedge in ref.hedges)
    return f"{ref.code} ({hedges})" if hedges else ref.code
