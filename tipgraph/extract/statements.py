"""Join the clauses of a sentence into statements: what one leaves out, it takes from the one before."""

from collections.abc import Sequence
from dataclasses import replace

from tipgraph.extract.chunks import Chunk, People, PlaceRef
from tipgraph.extract.clauses import Clause
from tipgraph.extract.frames import Frame, Leg, fill_frame

THESE = "R:these"


def read_statements(clauses: Sequence[Clause], people: Sequence[People], before: Frame | None = None) -> list[Frame]:
    """Return the frames of the clauses of one part.

    `people` are those of whom the text spoke last, `before` is its last statement.
    """
    frames: list[Frame] = []
    for clause in clauses:
        previous = frames[-1] if frames else None
        if previous is not None and _continues(clause, previous):
            fill_frame(clause, previous)
            continue
        frame = Frame(link=clause.link)
        if clause.link == "gap" or clause.link == "again":
            frame.predicates |= previous.predicates if previous else set()
        fill_frame(clause, frame)
        _inherit(frame, previous, people)
        if before is not None and previous is None:
            _resume(frame, before)
        if clause.link == "and" and not any(leg.places for leg in frame.legs):
            frame.legs[0].places.extend(_leading_places(clauses[0]))
        if previous is not None and _is_lure(previous, frame):
            _take_lure(frame, frames.pop())
        frames.append(frame)
    return frames


def _continues(clause: Clause, previous: Frame) -> bool:
    """Whether "but some are ..." goes on with people of whom no exploitation was told yet."""
    subject = next((chunk for chunk in clause.chunks if chunk.kind in ("group", "actor", "pronoun")), None)
    pronoun = subject is not None and subject.kind == "pronoun"
    bare = not any(c.kind in ("exploitation", "vulnerability", "sector") for c in clause.chunks)
    if pronoun and bare and subject is not None and subject.word.lower == "they" and clause.link == "while":
        return True
    return pronoun and not previous.says_exploitation and bool(previous.people) and clause.link in ("and", "while")


def _inherit(frame: Frame, previous: Frame | None, before: Sequence[People]) -> None:
    if not frame.people and (frame.anaphor or frame.link in ("where", "more", "part")) and not frame.occurs:
        people = previous.people if previous is not None and previous.people else before
        frame.people = [replace(p, sectors=(), exploitation=()) for p in people]
        frame.implied.add("victims")
    if frame.definite and not any(p.has_origin for p in frame.people):
        known = previous.people if previous is not None and previous.people else before
        _inherit_origins(frame, known)
    if previous is None:
        return
    if frame.link == "more":
        _share_places(frame, previous)
    if frame.link == "where" or (previous.where and frame.link in ("and", "while")):
        _inherit_place(frame, previous)
    bare = all(set(leg.exploitation) <= {"unspecified"} for leg in frame.legs)
    if bare and (frame.link in ("gap", "part") or (frame.also and frame.says_exploitation and not frame.vulnerable)):
        _inherit_work(frame, previous)
    if frame.object_pronoun and bare and frame.says_exploitation and "victims" in frame.implied:
        _inherit_work(frame, previous)
    if frame.link in ("gap", "again"):
        frame.hedges.extend(pair for pair in previous.hedges if pair not in frame.hedges)


def _leading_places(clause: Clause) -> Sequence[PlaceRef]:
    """Return the places of "in X, men work and women beg": they hold for both."""
    kinds = [chunk.kind for chunk in clause.chunks[:2]]
    leads = kinds == ["places", "comma"] and clause.chunks[0].role == "in"
    return clause.chunks[0].places if leads else ()


def _is_lure(previous: Frame, frame: Frame) -> bool:
    """Whether "lure women and exploit the women" tells in two clauses of one exploitation."""
    bare = not previous.says_exploitation or all(set(leg.exploitation) <= {"unspecified"} for leg in previous.legs)
    same = [p.victims for p in previous.people] == [p.victims for p in frame.people]
    moved = previous.predicates <= {"recruit", "move"}
    return frame.link == "again" and bare and same and moved and frame.says_exploitation


def _take_lure(frame: Frame, lured: Frame) -> None:
    """Give the exploitation of those lured what was said of their luring: who they are and where they were brought."""
    if not any(people.has_origin for people in frame.people):
        frame.people = list(lured.people)
    if not any(leg.places for leg in frame.legs):
        frame.legs[0].places.extend(lured.legs[-1].places)
    frame.origins.extend(lured.origins)
    frame.link = lured.link


def _are_generic(frame: Frame, before: Frame) -> bool:
    """Whether "some workers" goes on with those who were said to migrate just before."""
    plain = all(p.victims == ("people",) and not p.has_origin for p in frame.people)
    return bool(frame.people) and plain and "migrate" in before.predicates and not frame.vulnerable


def _inherit_origins(frame: Frame, known: Sequence[People]) -> None:
    """Give "the women" the origins of those spoken of before."""
    origins = tuple(origin for people in known for origin in people.origins)
    foreign = any(people.foreign for people in known)
    frame.people = [replace(p, origins=origins, foreign=foreign) for p in frame.people]
    if origins or foreign:
        frame.implied.add("origin")


def _resume(frame: Frame, before: Frame) -> None:
    """Go on with "these migrants" of the sentence before: where they come from, go to and work."""
    if frame.arrives and "victims" in frame.implied:
        frame.legs[0].places.extend(before.onward or before.legs[-1].places)
        frame.via.extend(before.via)
        frame.implied.add("destination")
    if before.says_exploitation or not ("victims" in frame.implied or _are_generic(frame, before)):
        return
    if "victims" not in frame.implied:
        _inherit_origins(frame, before.people)
    frame.origins.extend(before.origins)
    leg = frame.legs[0]
    leg.add(leg.sectors, before.legs[-1].sectors)
    if not leg.places:
        leg.places.extend(before.legs[-1].places)


def _inherit_place(frame: Frame, previous: Frame) -> None:
    """Give a "where" clause the places of the clause before, and its people's origins."""
    frame.where = True
    origins = tuple(origin for people in previous.people for origin in people.origins)
    frame.people = [p if p.has_origin else replace(p, origins=origins) for p in frame.people]
    if not any(leg.places for leg in frame.legs):
        frame.legs[0].places.extend(previous.legs[-1].places or previous.onward)
        frame.via.extend(previous.via)
        frame.implied.add("destination")


def _share_places(frame: Frame, previous: Frame) -> None:
    """Give two predicates of one subject the places that only one of them names."""
    if not any(leg.places for leg in frame.legs):
        frame.legs[0].places.extend(previous.legs[-1].places)
    elif not any(leg.places for leg in previous.legs):
        previous.legs[-1].places.extend(frame.legs[-1].places)
    frame.origins.extend(ref for ref in previous.origins if ref not in frame.origins)


def _inherit_work(frame: Frame, previous: Frame) -> None:
    """Give a clause without a verb of its own the exploitation and work of the clause before."""
    leg: Leg = frame.legs[0]
    leg.exploitation = list(previous.legs[-1].exploitation)
    if frame.link in ("gap", "part") and not leg.sectors:
        leg.add(leg.sectors, previous.legs[-1].sectors)
    frame.vulnerable = frame.vulnerable or previous.vulnerable
    frame.implied.add("exploitation")


def resolve_these(frames: Sequence[Frame], before: Frame | None) -> None:
    """Put the places named before for "these countries"; abroad if there are none."""
    named = [ref for people in before.people for ref in people.origins] if before is not None else []
    named = named or [PlaceRef("R:abroad", -1, -1)]
    for frame in frames:
        frame.people = [
            replace(p, origins=tuple(named)) if any(o.code == THESE for o in p.origins) else p for p in frame.people
        ]
        for leg in frame.legs:
            if any(ref.code == THESE for ref in leg.places):
                leg.places = [*(ref for ref in leg.places if ref.code != THESE), *named]
        if any(ref.code == THESE for ref in frame.origins):
            frame.origins = list(named)
        for slot in (frame.via, frame.onward, frame.promised):
            slot[:] = [ref for ref in slot if ref.code != THESE]


def first_words(chunks: Sequence[Chunk]) -> tuple[int, int]:
    """Return where the words of some chunks begin and end."""
    return chunks[0].word.start, max(chunk.end for chunk in chunks)
