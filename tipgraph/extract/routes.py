"""Turn the statements of a sentence into route and internal claims."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tipgraph.extract.chunks import Hedge, People, PlaceRef, merge_codes
from tipgraph.extract.frames import Frame, Leg
from tipgraph.model import Basis, Internal, Qualifier, Route, Sentence, Status, ViaOrder

ABROAD = "R:abroad"


@dataclass(frozen=True, slots=True)
class Found:
    """The content of a claim with its hedges and the slots that context filled."""

    content: Route | Internal
    hedges: tuple[tuple[Hedge, str], ...]
    implied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _End:
    """An origin, how it is known, and the hedges on it."""

    code: str
    basis: Basis
    hedges: tuple[Hedge, ...] = ()


def read_movements(frame: Frame, subject: str) -> list[Found]:
    """Return the routes and internal exploitation that a statement tells of."""
    if not frame.says_exploitation:
        return []
    people = frame.people
    implied = set(frame.implied)
    if not people:
        if not frame.occurs or not any(set(leg.exploitation) - {"unspecified"} for leg in frame.legs):
            return []
        people, implied = [People(victims=("people",))], implied | {"victims"}
    found: list[Found] = []
    for leg in _fill_legs(frame):
        for group in people:
            found.extend(_read_group(frame, leg, group, subject, implied))
    return _join_same(found)


def _fill_legs(frame: Frame) -> Iterator[Leg]:
    """Yield the legs; one that names no exploitation has that of the one before."""
    last: list[str] = []
    for leg in frame.legs:
        named = [code for code in leg.exploitation if code != "unspecified"]
        last = named or last or ["unspecified"]
        if "crime" in leg.sectors and "labor" in last and "crime" not in last:
            last = [*last, "crime"]
        yield replace(leg, exploitation=last)


def _read_group(frame: Frame, leg: Leg, group: People, subject: str, implied: set[str]) -> Iterator[Found]:
    abroad = [ref for ref in leg.places if ref.code != subject]
    told = leg.origins or frame.origins
    for end in _origins(frame, group, told, subject, bool(abroad) and len(abroad) == len(leg.places)):
        for place in _destinations(frame, leg, end.code, subject):
            yield from _read_pair(frame, leg, group, (end, place), subject, implied)


def _origins(frame: Frame, group: People, told: Sequence[PlaceRef], subject: str, only_abroad: bool) -> list[_End]:
    """Return where people come from: their nationality, a place told by the statement, or what the context says."""
    ends = [_End(ref.code, Basis.NATIONALITY if ref.nationality else Basis.PLACE, ref.hedges) for ref in group.origins]
    foreign = [end for end in ends if end.code != subject]
    if group.foreign and not ends and not told:
        ends.append(_End(subject if only_abroad and not frame.via else ABROAD, Basis.CONTEXT))
    elif group.mixed and ends and not foreign:
        ends.append(_End(ABROAD, Basis.CONTEXT))
    if group.local:
        ends.append(_End(subject, Basis.CONTEXT))
    if not ends and told:
        ends = [_End(ref.code, Basis.NATIONALITY if ref.nationality else Basis.PLACE, ref.hedges) for ref in told]
    precise = [end for end in ends if end.code not in (ABROAD, subject)]
    kept = [end for end in ends if not (precise and end.code == ABROAD)]
    return kept or [_End(ABROAD if _are_strangers(frame, group, subject) else subject, Basis.CONTEXT)]


def _are_strangers(frame: Frame, group: People, subject: str) -> bool:
    """Whether people of unnamed origin come from abroad: they pass through the country or migrate to it."""
    if any(ref.code == subject for ref in (*frame.via, *frame.comes)):
        return True
    return frame.strangers and not set(group.victims) & {"children", "boys", "girls", "lgbti"}


def _destinations(frame: Frame, leg: Leg, origin: str, subject: str) -> list[PlaceRef | None]:
    """Return where people are exploited; None is the subject country, from context."""
    if leg.places and not (frame.flags and all(ref.code == ABROAD for ref in leg.places)):
        precise = any(ref.code not in (ABROAD, subject) for ref in leg.places)
        return [ref for ref in leg.places if not (precise and ref.code == ABROAD)]
    if len(frame.legs) > 1:
        return [None]
    if frame.flees and frame.vulnerable and origin == subject:
        return [PlaceRef(ABROAD, -1, -1)]
    transit = any(ref.code == subject for ref in frame.via)
    if frame.onward and (transit or origin == subject):
        return list(frame.onward)
    if transit:
        return [None] if origin == ABROAD else [PlaceRef(ABROAD, -1, -1)]
    if frame.flags and (origin == subject or any(ref.code == subject for ref in frame.flags)):
        return list(frame.flags)
    if frame.promised and origin == subject:
        return list(frame.promised)
    return [None]


def _read_pair(
    frame: Frame, leg: Leg, group: People, pair: tuple[_End, PlaceRef | None], subject: str, implied: set[str]
) -> Iterator[Found]:
    end, place = pair
    destination = subject if place is None else place.code
    named = place.hedges if place is not None else ()
    hedges = [*frame.hedges, *leg.hedges]
    hedges.extend((hedge, "victims") for hedge in group.hedges)
    hedges.extend((hedge, "destination") for hedge in named if hedge.code not in ("flag", "port", "onward"))
    hedges.extend((hedge, "origin") for hedge in end.hedges)
    slots = set(implied)
    sectors = merge_codes(group.sectors, tuple(leg.sectors))
    work = _name_work(group.exploitation, leg.exploitation)
    if end.code == destination == subject:
        content = Internal(victims=group.victims, exploitation=work, sectors=sectors)
        yield Found(content, tuple(hedges), _order(slots - {"origin", "destination"}))
        return
    stops = [*_earlier_stops(leg, place), *frame.via]
    via = tuple(dict.fromkeys(ref.code for ref in stops if ref.code not in (end.code, destination)))
    if end.code == destination or (end.code == destination == ABROAD):
        return
    if end.basis is Basis.CONTEXT and work == ("soldiering",) and _are_recruited_there(frame, leg, subject):
        return
    if end.basis is Basis.CONTEXT:
        slots.add("origin")
    if place is None or place.start < 0:
        slots.add("destination")
    route = Route(
        origin=end.code,
        destination=destination,
        via=via,
        via_order=_via_order(via),
        origin_basis=end.basis,
        victims=group.victims,
        exploitation=work,
        sectors=sectors,
    )
    yield Found(route, tuple(hedges), _order(slots))


def _are_recruited_there(frame: Frame, leg: Leg, subject: str) -> bool:
    """Whether forces recruit people of unnamed origin in another country: those are people of that country."""
    fighting = bool({"armed-groups", "military", "security-service"} & set(frame.agents))
    here = any(ref.code == subject for ref in leg.places)
    return fighting and not here and not frame.predicates & {"move", "migrate"} and "victims" not in frame.implied


def _earlier_stops(leg: Leg, place: PlaceRef | None) -> list[PlaceRef]:
    """Return the destinations from which people are trafficked "onward" to a place."""
    if place is None or not any(hedge.code == "onward" for hedge in place.hedges):
        return []
    return [ref for ref in leg.places if ref.start < place.start]


def _name_work(own: Sequence[str], told: Sequence[str]) -> tuple[str, ...]:
    """Return the exploitation that the people's name tells of and that of the statement; "unspecified" if none."""
    named = [code for code in dict.fromkeys((*told, *own)) if code != "unspecified"]
    return tuple(named) or ("unspecified",)


def _via_order(via: Sequence[str]) -> ViaOrder | None:
    if not via:
        return None
    return ViaOrder.SINGLE if len(via) == 1 else ViaOrder.UNORDERED


def _order(slots: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(slots))


def _join_same(found: Sequence[Found]) -> list[Found]:
    """Leave out repetitions."""
    return list({(item.content, item.hedges): item for item in found}.values())


def make_qualifiers(hedges: Iterable[tuple[Hedge, str]], sentence: Sentence) -> tuple[Qualifier, ...]:
    """Return the qualifiers of hedges, in the order of the text, each once."""
    qualifiers = {
        Qualifier(
            code=hedge.code,
            words=sentence.text[hedge.start : hedge.end],
            modifies=modifies,
            start=sentence.start + hedge.start,
            end=sentence.start + hedge.end,
        )
        for hedge, modifies in hedges
    }
    return tuple(sorted(qualifiers, key=lambda q: (q.start, q.code, q.modifies)))


def find_status(hedges: Iterable[tuple[Hedge, str]], words: str) -> Status:
    """Return how certain the document presents a claim with these hedges to be."""
    codes = {hedge.code for hedge, _ in hedges}
    lower = words.lower()
    if "reported" in codes:
        if "unconfirmed" in lower:
            return Status.UNCONFIRMED
        return Status.ALLEGED if "alleg" in lower else Status.REPORTED
    return Status.POSSIBLE if "may" in codes or "presumed" in codes else Status.ASSERTED
