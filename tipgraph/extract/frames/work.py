"""Read for what, and in which work, people are exploited."""

from itertools import pairwise

from tipgraph.extract.chunks import Chunk, Hedge, People
from tipgraph.extract.frames.agents import by_traffickers, targets
from tipgraph.extract.frames.state import LABOR_VERBS, TRANSITIVE, Leg, State
from tipgraph.extract.frames.zones import take_hedges

_HOMES = frozenset({"private homes", "private residences", "houses", "homes", "private households"})
# Where owners exploit people for sex as often as for work.
_VENUES = frozenset({"hospitality", "entertainment"})
# What people are forced to do, where it is no work.
_FORCED_ACTS = {"marry": "marriage", "fight": "soldiering", "spy": "soldiering", "steal": "crime"}
# After "forced to ...", these words tell of no work.
_NO_WORK = frozenset(
    """migrate flee leave return go stay remain pay live become seek hide attend attempt move travel relocate marry
    wear drop transit turn repay be have give escape enter come take bring obtain choose accept participate
    donate undergo""".split()
)


def read_word(state: State, at: int, chunk: Chunk) -> None:
    """Read what people are forced to do, where the tables do not know the word."""
    if chunk.word.lower == "also":
        state.frame.also = True
    if state.mode != "force" or not _follows_force(state, at):
        return
    act = chunk.word.lower
    if state.kind_before(at) == "to" and not state.explicit and act not in _NO_WORK:
        state.add_exploitation((_FORCED_ACTS.get(act, "labor"),))
    elif act in _FORCED_ACTS:
        state.add_exploitation((_FORCED_ACTS[act],))


def _follows_force(state: State, at: int) -> bool:
    """Whether people are said to be forced shortly before."""
    return any(c.kind == "verb" and "force" in c.word.codes for c in state.chunks[max(0, at - 6) : at])


def read_verb(state: State, at: int, chunk: Chunk) -> None:
    """Take the class of a verb: it opens a new predicate, and may name exploitation itself."""
    classes = set(chunk.word.codes)
    if state.zone == "relative":
        return
    if (
        state.zone in ("agent", "aside")
        or chunk.role in ("active", "passive")
        or (TRANSITIVE & classes and chunk.role == "gerund")
    ):
        state.zone = ""
    state.frame.predicates |= classes
    further = chunk.word.also.get("exploitation", ())
    lower = chunk.word.lower
    if lower.startswith("report") and chunk.role == "active":
        state.frame.hedges.append((Hedge("reported", chunk.word.start, chunk.word.end), "flow"))
    if "occur" in classes:
        state.frame.occurs = state.frame.occurs or lower.startswith(("occur", "exist", "tak", "took"))
        return
    if TRANSITIVE & classes and chunk.role != "infinitive" and not ("abuse" in classes and state.mode == "force"):
        state.mode = next(iter(classes))
        state.explicit = bool(further)
        state.at_place = False
    if further:
        state.add_exploitation(further)
    elif "exploit" in classes:
        state.mode = "traffic" if "traffick" in lower else "exploit"
        state.add_exploitation(("unspecified",))
    elif "conscript" in classes:
        state.add_exploitation(("soldiering",))
    _read_forced_act(state, at, chunk)


def _read_forced_act(state: State, at: int, chunk: Chunk) -> None:
    """Read "forced to work": labor, unless prostitution is named next."""
    again = at > 1 and state.kind_before(at) == "to" and state.kind_before(at - 1) == "and"
    if state.mode != "force" or chunk.role != "infinitive" or (state.explicit and not again):
        return
    if not again and not _follows_force(state, at):
        return
    if chunk.word.lower.split()[0] not in _NO_WORK:
        state.weak_labor = "labor" not in state.leg.exploitation
        state.add_exploitation(("labor",))


def read_exploitation(state: State, at: int, chunk: Chunk) -> None:
    """Take exploitation that is named."""
    codes = chunk.word.codes
    if state.zone in ("agent", "aside") or at < state.object_verb or _repeats_debt(state, chunk):
        return
    if state.zone == "promise" and codes in (("unspecified",), ("marriage",)):
        return
    _open_leg(state, at)
    take_hedges(state, "exploitation")
    state.add_exploitation(codes)
    state.leg.add(state.leg.sectors, chunk.word.also.get("sector", ()))
    state.explicit = True
    state.at_place = chunk.word.lower.startswith("brothel")
    state.frame.occurs = state.frame.occurs or _states_problem(state, at) or "actor" in chunk.word.also
    victims = chunk.word.also.get("victims", ())
    if "sex-tourists" in chunk.word.also.get("actor", ()) and _travels(state, at):
        state.frame.people.clear()
        state.frame.origins.clear()
        victims = victims or ("people",)
    if victims and not state.frame.people:
        _take_facet(state, victims, chunk.word.codes)


def _take_facet(state: State, victims: tuple[str, ...], codes: tuple[str, ...]) -> None:
    """Take the people that "child sex trafficking" names; what was named before is said of people unnamed."""
    told = tuple(code for code in state.leg.exploitation if code not in (*codes, "unspecified"))
    if told and state.object_verb < 0:
        state.frame.people.append(People(victims=("people",), exploitation=told))
        state.frame.people.append(People(victims=victims, exploitation=codes))
        state.leg.exploitation.clear()
    else:
        state.frame.people.append(People(victims=victims))


def _travels(state: State, at: int) -> bool:
    """Whether people "travel to X for sex tourism" or "engage" in it: then they are no victims."""
    verbs = (c.word.lower for c in state.chunks[:at] if c.kind == "verb" and c.role == "active")
    return any(verb.startswith(("travel", "engage")) for verb in verbs)


def _repeats_debt(state: State, chunk: Chunk) -> bool:
    """Whether "debt-based coercion" only tells how people are held in what was named before."""
    named = set(state.leg.exploitation) - {"unspecified"}
    return chunk.word.lower == "debt - based coercion" and bool(named)


def _states_problem(state: State, at: int) -> bool:
    """Whether "the largest problem is forced labor" stands for a statement about people unnamed."""
    before = state.chunks[max(0, at - 3) : at]
    return any(c.word.lower == "problem" for c in before) and any(c.kind == "be" for c in before)


def read_sector(state: State, at: int, chunk: Chunk) -> None:
    """Take work that is named; after "forced into" and "exploited in" it is labor by itself."""
    if state.zone in ("agent", "aside", "relative"):
        return
    if at < state.object_verb and "employers" not in state.frame.agents:
        return
    named = state.leg.exploitation
    if chunk.word.lower in _HOMES and "sex" in named and "labor" not in named:
        return
    _open_leg(state, at)
    take_hedges(state, "sector")
    state.leg.add(state.leg.sectors, chunk.word.codes)
    if "crime" in chunk.word.codes and state.mode in ("force", "exploit", "subject"):
        state.add_exploitation(("crime",) if state.kind_before(at) == "to" else ("labor", "crime"))
    elif _names_exploitation(state, at):
        state.add_exploitation(("labor",))


def _names_exploitation(state: State, at: int) -> bool:
    """Whether work is named as that into which people are forced, and not as the place of something else."""
    if state.at_place or state.zone == "promise":
        return False
    if state.mode in LABOR_VERBS:
        return True
    return state.mode == "subject" and state.kind_before(at) in ("to", "comma", "and")


def _open_leg(state: State, at: int) -> None:
    """Open a leg where work follows places and has places of its own: "sex in X and labor in Y"."""
    leg = state.leg
    before = state.kind_before(at)
    if not leg.places or not leg.exploitation or before not in ("and", "comma", "adjective", "hedge", "in", "to"):
        return
    if before in ("in", "to") and not (at > 1 and state.chunks[at - 2].kind in ("and", "comma")):
        return
    if state.chunks[at].kind == "sector" and not _follows_place(state, at):
        return
    kinds = ("places", "verb", "be", "group", "relative")
    ahead = next((i for i in range(at + 1, len(state.chunks)) if state.chunks[i].kind in kinds), -1)
    if ahead < 0 or state.chunks[ahead].kind != "places" or state.kind_before(ahead) in ("and", "comma"):
        return
    if state.chunks[ahead].role in ("in", "to"):
        state.frame.legs.append(Leg())


def _follows_place(state: State, at: int) -> bool:
    """Whether a place was named last."""
    before = next(
        (c.kind for c in reversed(state.chunks[:at]) if c.kind not in ("and", "comma", "in", "adjective")), ""
    )
    return before == "places"


def read_sign(state: State, at: int, chunk: Chunk) -> None:
    """Read unpaid wages and kept passports as forced labor, where nothing else is named."""
    if state.leg.exploitation or not state.frame.predicates & {"undergo", "subject"} or state.frame.link == "more":
        return
    codes = chunk.word.codes
    if codes == ("labor-with-work",):
        codes = ("labor",) if state.leg.sectors or any(p.sectors for p in state.frame.people) else ()
    state.add_exploitation(codes)


def finish(state: State) -> None:
    """Leave out work that only tells of a soldier's tasks, and name the work that a state orders."""
    leg = state.leg
    _share_places(state)
    if state.weak_labor and set(leg.exploitation) == {"labor", "sex"} and not leg.sectors:
        leg.exploitation.remove("labor")
    trafficked = state.object_verb >= 0 and state.chunks[state.object_verb].role == "active"
    named = any(one.exploitation for one in state.frame.legs)
    if trafficked and not named and (by_traffickers(state) or targets(state)):
        state.add_exploitation(("unspecified",))
    worked = "employers" in state.frame.agents and leg.sectors and not set(leg.sectors) & _VENUES
    if worked and leg.exploitation == ["unspecified"] and state.mode == "exploit":
        leg.exploitation = ["labor"]
    if "soldiering" in leg.exploitation:
        leg.sectors = [code for code in leg.sectors if code not in ("hospitality", "services")]
    if state.frame.ordered and "labor" in leg.exploitation:
        leg.add(leg.sectors, ("public-works",))


def _share_places(state: State) -> None:
    """Give the items of one list the places that are named beside any of them."""
    for previous, leg in pairwise(state.frame.legs):
        if leg.beside and not leg.places:
            leg.places = list(previous.places)
        elif leg.beside and not previous.places:
            previous.places = list(leg.places)
