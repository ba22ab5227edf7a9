"""Read the routes, roles, internal exploitation and actors of one sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tipgraph.extract.actors import find_actors
from tipgraph.extract.chunks import Chunk, Hedge, People
from tipgraph.extract.clauses import Clause, split_clauses, split_parts
from tipgraph.extract.context import Context, Finding, make_claim, make_step
from tipgraph.extract.frames import Frame
from tipgraph.extract.roles import (
    RolePhrase,
    find_roles,
    is_internal_summary,
    read_named_destinations,
    read_role_claims,
    read_role_frames,
    read_role_routes,
)
from tipgraph.extract.routes import ABROAD, Found, find_status, make_qualifiers, read_movements
from tipgraph.extract.statements import first_words, read_statements, resolve_these
from tipgraph.model import ActorClass, Claim, Content, Role, Route, Sentence, Status
from tipgraph.rules.movements import MOVEMENTS, OTHER_MOVEMENT


@dataclass(frozen=True, slots=True)
class Memory:
    """What was read before: the people spoken of last, and whether this is the opening of the narrative."""

    people: tuple[People, ...] = ()
    last: Frame | None = None
    roles: frozenset[str] = frozenset()
    opening: bool = True


def read_movements_of(
    chunks: Sequence[Chunk], sentence: Sentence, context: Context, memory: Memory
) -> tuple[list[Finding], Memory]:
    """Return what the sentence says of routes, roles and internal exploitation, and what to remember of it."""
    findings: list[Finding] = []
    for part in split_parts(chunks):
        clauses = split_clauses(part)
        phrases = find_roles(part, context.country)
        if phrases:
            findings.extend(_read_roles(phrases, part, sentence, context))
            frames = [frame for phrase in phrases for frame in read_role_frames(phrase)]
            people: list[People] = []
        else:
            frames = read_statements(clauses, memory.people, memory.last)
            resolve_these(frames, memory.last)
            for frame in frames:
                frame.strangers = bool(memory.roles) and not memory.roles & {"source", "internal"}
            findings.extend(_read_frames(frames, clauses, sentence, context, memory))
            findings.extend(_read_destinations(part, sentence, context))
            people = [p for frame in frames[-1:] for p in frame.people]
        memory = Memory(
            people=tuple(people) or memory.people,
            last=frames[-1] if frames else None,
            roles=memory.roles | _roles_said(findings),
            opening=memory.opening and not findings,
        )
    return findings, replace(memory, opening=False)


def _roles_said(findings: Sequence[Finding]) -> frozenset[str]:
    contents = (claim.content for finding in findings for claim in finding.claims)
    return frozenset(content.role for content in contents if isinstance(content, Role))


def read_actors_of(chunks: Sequence[Chunk], sentence: Sentence, context: Context) -> list[Finding]:
    """Return the classes of actors that the sentence blames, each once."""
    seen: set[str] = set()
    findings = []
    for part in split_parts(chunks):
        for found in find_actors(part, context.country):
            if found.actor in seen:
                continue
            seen.add(found.actor)
            hedges = _hedges_of(part)
            claim = _make(ActorClass(actor=found.actor), hedges, (), found.rule, (sentence, context))
            step = make_step(found.rule, sentence, found.start, found.end, f"actor {found.actor}")
            findings.append(Finding(step=step, claims=(claim,)))
    return findings


def _hedges_of(chunks: Sequence[Chunk]) -> list[tuple[Hedge, str]]:
    codes = {"may", "reported", "presumed", "past"}
    held = [
        (hedge, "flow") for chunk in chunks if chunk.kind == "actor" for hedge in chunk.hedges if hedge.code in codes
    ]
    return held + [
        (Hedge(code, chunk.word.start, chunk.word.end), "flow")
        for chunk in chunks
        if chunk.kind == "hedge"
        for code in chunk.word.codes
        if code in codes
    ]


def _read_roles(
    phrases: Sequence[RolePhrase], part: Sequence[Chunk], sentence: Sentence, context: Context
) -> Iterator[Finding]:
    for phrase in phrases:
        claims: list[Claim] = []
        status = Status(phrase.denied) if phrase.denied else None
        for role, hedges in read_role_claims(phrase):
            pairs = [(hedge, "flow") for hedge in hedges]
            claims.append(_make(role, pairs, (), "role-called", (sentence, context), status))
        for found in read_role_routes(phrase, context.country):
            claims.append(_make(found.content, found.hedges, found.implied, "route-of-role", (sentence, context)))
        claims.extend(_make_roles(_summary_roles(phrase), "role-called", sentence, context))
        start, end = first_words([*part[phrase.first : phrase.last], *phrase.rest])
        yield Finding(step=make_step("role-called", sentence, start, end, _tell(claims)), claims=tuple(claims))


def _summary_roles(phrase: RolePhrase) -> list[str]:
    """Return the roles in "subjected to forced labor domestically and abroad"."""
    roles = {role for role, _ in phrase.roles}
    here = any(c.kind == "places" and c.word.kind == "here" for c in phrase.rest) and "source" in roles
    return ["internal"] if here else []


def _read_frames(
    frames: Sequence[Frame], clauses: Sequence[Clause], sentence: Sentence, context: Context, memory: Memory
) -> Iterator[Finding]:
    start, end = first_words([chunk for clause in clauses for chunk in clause.chunks])
    summed = False
    for frame in frames:
        found = read_movements(frame, context.country)
        if memory.opening and found and _is_summary(frame, found, context.country, summed):
            summed = True
            claims = _make_roles(
                _roles_in(found, frame, context.country), "role-summary", sentence, context, frame.hedges
            )
            yield Finding(step=make_step("role-summary", sentence, start, end, _tell(claims)), claims=tuple(claims))
            continue
        claims = [
            _make(item.content, item.hedges, item.implied, _rule_of(frame, item), (sentence, context), _denial(frame))
            for item in found
        ]
        if claims and _passes_through(frame, context.country) and not _has_via(found):
            claims.extend(_make_roles(["transit"], "role-passed", sentence, context))
        if claims:
            yield Finding(step=make_step(claims[0].rule, sentence, start, end, _tell(claims)), claims=tuple(claims))
        elif _passes_through(frame, context.country):
            claims = _make_roles(["transit"], "role-passed", sentence, context)
            yield Finding(step=make_step("role-passed", sentence, start, end, _tell(claims)), claims=tuple(claims))
    for clause in clauses:
        if is_internal_summary(clause.chunks):
            claims = _make_roles(["internal"], "role-internal", sentence, context)
            yield Finding(step=make_step("role-internal", sentence, start, end, _tell(claims)), claims=tuple(claims))


def _read_destinations(part: Sequence[Chunk], sentence: Sentence, context: Context) -> Iterator[Finding]:
    claims = [
        _make(found.content, found.hedges, found.implied, "route-named-destination", (sentence, context))
        for found in read_named_destinations(part, context.country)
    ]
    if claims:
        start, end = first_words(part)
        yield Finding(step=make_step(claims[0].rule, sentence, start, end, _tell(claims)), claims=tuple(claims))


def _is_summary(frame: Frame, found: Sequence[Found], subject: str, summed: bool) -> bool:
    """Whether "traffickers exploit domestic and foreign victims" says no more than what the country is.

    `summed` tells that the clause before did so; then the exploitation may be named too.
    """
    if not summed and ("exploit" not in frame.predicates or frame.vulnerable):
        return False
    known = {subject, ABROAD}
    for item in found:
        content = item.content
        if not summed and content.exploitation != ("unspecified",):
            return False
        if content.sectors or (content.victims != ("people",) and not summed):
            return False
        if isinstance(content, Route) and not {content.origin, content.destination} <= known:
            return False
    return True


def _roles_in(found: Sequence[Found], frame: Frame, subject: str) -> list[str]:
    roles = ["internal", "destination"] if any(p.local and p.foreign for p in frame.people) else []
    for item in found:
        if not isinstance(item.content, Route):
            roles.append("internal")
        elif item.content.destination == subject:
            roles.append("destination")
        elif item.content.origin == subject:
            roles.append("source")
    return list(dict.fromkeys(roles))


def _make_roles(
    roles: Sequence[str],
    rule: str,
    sentence: Sentence,
    context: Context,
    hedges: Sequence[tuple[Hedge, str]] = (),
) -> list[Claim]:
    return [_make(Role(role=role), hedges, (), rule, (sentence, context)) for role in roles]


def _passes_through(frame: Frame, subject: str) -> bool:
    return frame.says_exploitation and any(ref.code == subject for ref in frame.via)


def _has_via(found: Sequence[Found]) -> bool:
    return any(isinstance(item.content, Route) and item.content.via for item in found)


def _denial(frame: Frame) -> Status | None:
    return Status(frame.denial) if frame.denial else None


def _rule_of(frame: Frame, item: Found) -> str:
    kind = item.content.kind
    predicates = (
        frame.predicates | ({"transit"} if frame.via else set()) | ({"vulnerable"} if frame.vulnerable else set())
    )
    shape = next((rule.name for rule in MOVEMENTS if rule.predicate in predicates), OTHER_MOVEMENT)
    return f"{kind}-{shape}"


def _make(
    content: Content,
    hedges: Sequence[tuple[Hedge, str]],
    implied: Sequence[str],
    rule: str,
    where: tuple[Sentence, Context],
    status: Status | None = None,
) -> Claim:
    sentence, context = where
    return make_claim(
        content,
        sentence,
        context,
        rule,
        status=status or find_status(hedges, sentence.text),
        qualifiers=make_qualifiers(hedges, sentence),
        implied=implied,
        event_year=_event_year(sentence.text),
    )


def _event_year(text: str) -> int | None:
    """Return the year that a sentence gives for what it tells: "in 2008"."""
    at = text.lower().find("in 20")
    if at < 0 or (at and text[at - 1].isalpha()):
        return None
    digits = text[at + 3 : at + 7]
    return int(digits) if digits.isdigit() else None


def _tell(claims: Sequence[Claim]) -> str:
    """Return what a rule gave, in short."""
    return "; ".join(_tell_one(claim) for claim in claims)


def _tell_one(claim: Claim) -> str:
    content = claim.content
    if isinstance(content, Route):
        via = f" via {', '.join(content.via)}" if content.via else ""
        return f"route {content.origin} to {content.destination}{via}"
    if isinstance(content, Role):
        return f"role {content.role}"
    return str(claim.kind)
