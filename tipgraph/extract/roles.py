"""Read what a country is called: a source, transit or destination country, or one with internal trafficking."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tipgraph.extract.chunks import Chunk, Hedge, People
from tipgraph.extract.clauses import Clause
from tipgraph.extract.frames import Frame, fill_frame
from tipgraph.extract.routes import ABROAD, Found, read_movements
from tipgraph.model import Basis, Role, Route, ViaOrder

_SINGLE = ViaOrder.SINGLE
_NOUNS = frozenset({"country-noun", "role-noun"})
_PASSED = frozenset(
    {"adjective", "hedge", "comma", "and", "apposition", "of", "be", "quantity", "local", "dash", "while", "but", "as"}
)
_WORDS = frozenset(
    {
        "also",
        "both",
        "possible",
        "major",
        "significant",
        "main",
        "continued",
        "to",
        "hub",
        "regional",
        "limited",
        "partial",
        "minor",
        "growing",
        "emerging",
        "important",
        "prominent",
        "leading",
        "top",
        "principal",
        "common",
        "considered",
        "regarded",
        "as",
        "key",
        "well",
        "increasingly",
    }
)
_VERBS = ("remain", "serv", "becom", "continu", "used", "use", "emerg")


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """The roles of one phrase, their hedges, whether they are denied, and what is said of the victims after it."""

    roles: tuple[tuple[str, tuple[Hedge, ...]], ...]
    first: int
    last: int
    denied: str
    rest: tuple[Chunk, ...]


def find_roles(chunks: Sequence[Chunk], subject: str) -> list[RolePhrase]:
    """Return the phrases that call the subject country something, in the order of the text."""
    phrases: list[RolePhrase] = []
    at = 0
    while at < len(chunks):
        found = _read_phrase(chunks, at, subject, bool(phrases)) if _role_of(chunks[at]) else None
        if found is None:
            at += 1
            continue
        phrases.append(found)
        at = found.last
    if not phrases:
        return []
    ends = [phrase.first for phrase in phrases[1:]] + [len(chunks)]
    return [replace(phrase, rest=tuple(chunks[phrase.last : end])) for phrase, end in zip(phrases, ends, strict=True)]


def _role_of(chunk: Chunk) -> str:
    lower = chunk.word.lower.removesuffix("s")
    if chunk.kind == "role":
        return "source" if lower == "origin" else lower
    return "transit" if chunk.kind == "via" and lower == "transit" else ""


def _read_phrase(chunks: Sequence[Chunk], at: int, subject: str, again: bool) -> RolePhrase | None:
    """Read the roles around a role word: back to the verb, on to "country for"."""
    first = at
    while first > 0 and _is_passed(chunks[first - 1]):
        first -= 1
    if not again and not _calls_subject(chunks, first, subject):
        return None
    last, noun = first, False
    roles: list[tuple[str, tuple[Hedge, ...]]] = []
    hedges: list[Hedge] = []
    denied = ""
    while last < len(chunks) and (_is_passed(chunks[last]) or _role_of(chunks[last])):
        chunk = chunks[last]
        role = _role_of(chunk)
        if role:
            roles.append((role, tuple(hedges)))
        elif chunk.kind == "comma" and _role_of(chunks[last - 1]):
            hedges = []
        elif chunk.kind == "hedge" and roles is not None:
            hedges.extend(Hedge(code, chunk.word.start, chunk.word.end) for code in chunk.word.codes)
        noun = noun or chunk.kind in _NOUNS or chunk.word.lower in ("country", "hub")
        last += 1
    closed = chunks[last - 1].kind == "of" or (last < len(chunks) and chunks[last].kind in ("for", "of"))
    if not roles or not (noun or closed):
        return None
    denied = next((c.word.codes[0] for c in chunks[max(0, first - 3) : first + 4] if c.kind == "denial"), "")
    return RolePhrase(tuple(dict(roles).items()), first, last, denied, ())


def _is_passed(chunk: Chunk) -> bool:
    return (
        chunk.kind in _PASSED
        or chunk.kind in _NOUNS
        or chunk.kind == "denial"
        or chunk.word.lower in _WORDS
        or bool(_role_of(chunk))
        or (chunk.kind == "verb" and chunk.word.lower.startswith(_VERBS))
        or (chunk.kind == "word" and chunk.word.lower.endswith("ly"))
    )


def _calls_subject(chunks: Sequence[Chunk], first: int, subject: str) -> bool:
    """Whether what stands before the verb is the subject country, "it", or "the country"."""
    before = chunks[first - 1] if first else None
    if not any(chunk.kind in ("be", "verb", "as") for chunk in chunks[first : first + 6]):
        return False
    if before is None or before.word.lower in ("it", "and", "which"):
        return True
    codes = [ref.code for ref in before.places] + [o.code for p in before.people for o in p.origins]
    return before.kind in ("open", "close") or subject in codes


def read_role_claims(phrase: RolePhrase) -> Iterator[tuple[Role, tuple[Hedge, ...]]]:
    """Yield the roles of a phrase."""
    if any("sex-tourists" in chunk.word.codes_of("actor") for chunk in phrase.rest[:2]):
        return
    for role, hedges in phrase.roles:
        yield Role(role=role), hedges


def read_role_routes(phrase: RolePhrase, subject: str) -> list[Found]:
    """Return the routes of "a destination country for women from X" or "a source country for women trafficked to Y".

    Places that only say "here" or "abroad" sum up and give no route.
    """
    if phrase.denied:
        return []
    roles = {role for role, _ in phrase.roles}
    found: list[Found] = []
    for frame in read_role_frames(phrase):
        found.extend(_read_frame(frame, roles, subject, _goes_abroad(phrase)))
    return found


def _goes_abroad(phrase: RolePhrase) -> bool:
    """Whether people are said to be moved "to more than ten countries", which is more than "abroad"."""
    return any(
        chunk.kind == "places" and chunk.role == "to" and any(ref.code == ABROAD for ref in chunk.places)
        for chunk in phrase.rest
    )


def read_role_frames(phrase: RolePhrase) -> list[Frame]:
    """Return what is said of the victims after "country for", as statements."""
    return [fill_frame(Clause("start", tuple(rest)), Frame()) for rest in _split_rest(phrase.rest) if rest]


def _split_rest(chunks: Sequence[Chunk]) -> Iterator[Sequence[Chunk]]:
    """Yield the parts of "children from X to Y and women from Z to W": each has people and places of its own."""
    first = 0
    for at in range(1, len(chunks)):
        joined = chunks[at - 1].kind == "and" and chunks[at].kind == "group"
        placed = any(c.kind == "places" and c.role in ("to", "onward") for c in chunks[first:at])
        peopled = any(c.kind == "group" for c in chunks[first:at])
        if joined and placed and peopled:
            yield chunks[first : at - 1]
            first = at
    yield chunks[first:]


def _read_frame(frame: Frame, roles: set[str], subject: str, goes_abroad: bool) -> list[Found]:
    if "transit" in roles and frame.says_exploitation and not frame.legs[-1].places:
        frame.legs[-1].places.extend(frame.onward)
    if not frame.says_exploitation and frame.people:
        frame.legs[0].exploitation.append("unspecified")
    if not frame.people and frame.says_exploitation and frame.origins:
        frame.occurs = True
    found = []
    for item in read_movements(frame, subject):
        if not isinstance(item.content, Route):
            if "sex-tourists" in frame.agents:
                found.append(item)
            continue
        if {item.content.origin, item.content.destination} <= {ABROAD, subject} and not goes_abroad:
            continue
        route = _route_of_role(item.content, roles, subject)
        if route is not None:
            found.append(replace(item, content=route))
    return found


def _route_of_role(route: Route, roles: set[str], subject: str) -> Route | None:
    """Return the route if the roles allow it; a transit country stands between two others."""
    if route.destination == subject:
        return route if "destination" in roles else None
    if route.origin == subject and "source" in roles:
        return route
    if route.origin == subject and "transit" in roles:
        route = replace(route, origin=ABROAD, origin_basis=Basis.CONTEXT)
    if route.origin in (subject, route.destination) or "transit" not in roles:
        return None
    return replace(route, via=route.via or (subject,), via_order=route.via_order or _SINGLE)


def read_named_destinations(chunks: Sequence[Chunk], subject: str) -> list[Found]:
    """Return the routes of "X is the main trafficking destination, followed by Y and Z"."""
    first = next((chunk for chunk in chunks if chunk.kind not in ("adjective", "hedge")), None)
    named = any(chunk.word.lower in ("destination", "destinations") for chunk in chunks[:8])
    named = named and any(chunk.kind == "be" for chunk in chunks[:4])
    traffic = any(chunk.kind == "exploitation" for chunk in chunks[:8])
    if not (named and traffic) or first is None or first.kind != "places" or first.places[0].code == subject:
        return []
    frame = Frame(people=[People(victims=("people",))], implied={"victims"})
    frame.legs[0].exploitation.append("unspecified")
    for chunk in chunks:
        if chunk.kind == "places" and chunk.role in ("bare", "in"):
            frame.legs[0].places.extend(chunk.places)
    return read_movements(frame, subject)


def is_internal_summary(chunks: Sequence[Chunk]) -> bool:
    """Whether a clause says that trafficking is internal, without naming the victims."""
    if any(chunk.kind == "group" for chunk in chunks):
        return False
    for at, chunk in enumerate(chunks):
        trafficking = chunk.kind == "exploitation" and "unspecified" in chunk.word.codes
        if trafficking and at and chunks[at - 1].word.lower in ("internal", "domestic"):
            return True
        if trafficking and any(_is_internal(c) for c in chunks[at + 1 : at + 5]):
            return True
    return False


def _is_internal(chunk: Chunk) -> bool:
    return chunk.word.lower in ("internal", "domestic", "internally", "domestically", "within the country")
