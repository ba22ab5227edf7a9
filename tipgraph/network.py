"""Project claims onto a NetworkX multigraph of legs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tipgraph.corpus import clean_quote
from tipgraph.gazetteer import place_name, read_places
from tipgraph.model import Claim, Internal, Kind, Route
from tipgraph.vocab import place_key
from tipgraph.wording import describe_claim

# NetworkX takes half a second to import: what only asks for legs need not wait for it.
if TYPE_CHECKING:
    import networkx as nx

SEPARATOR = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One directed hop of one claim, number `number` of `count`; the ends are place codes."""

    origin: str
    destination: str
    number: int = 1
    count: int = 1


def claims_to_network(claims: Iterable[Claim], *, live_only: bool = True) -> "nx.MultiDiGraph":
    """Return the legs of route and internal claims as a new multigraph.

    Nodes are place keys ("TJ", "gulf", "neighbors-TJ"). An edge is one leg of one claim and carries all that the claim
    says, in text, whole numbers and truth values; lists are joined by "; " and what is missing is left out. Its key is
    the claim's id and the number of the leg. A transit whose order is not told gives one edge from origin to
    destination with `via` beside it, and its places stand as nodes without edges of their own. Internal claims are
    rings. Claims that are denied, ended or without evidence are left out unless `live_only` is false.
    """
    import networkx as nx

    network = nx.MultiDiGraph()
    for claim in claims:
        if live_only and not claim.status.live:
            continue
        for code in places_of(claim):
            network.add_node(place_key(code, claim.country), **describe_place(code, claim.country))
        said = flatten_claim(claim) if claim.kind in (Kind.ROUTE, Kind.INTERNAL) else {}
        for leg in trace_legs(claim):
            network.add_edge(
                place_key(leg.origin, claim.country),
                place_key(leg.destination, claim.country),
                key=f"{said['claim']}-{leg.number}",
                **said,
                leg=leg.number,
                legs=leg.count,
            )
    return network


def trace_legs(claim: Claim) -> Iterator[Leg]:
    """Yield the legs that a claim states: the hops of a route, the ring of an internal claim, none for the others."""
    match claim.content:
        case Internal():
            yield Leg(origin=claim.country, destination=claim.country)
        case Route(hops=hops):
            for number, (start, end) in enumerate(hops, start=1):
                yield Leg(origin=start, destination=end, number=number, count=len(hops))


def places_of(claim: Claim) -> tuple[str, ...]:
    """Return the codes of the places that a route or internal claim names, in the order of the text."""
    match claim.content:
        case Internal():
            return (claim.country,)
        case Route(origin=origin, via=via, destination=destination):
            return (origin, *via, destination)
    return ()


def name_node(code: str, subject: str | None) -> str:
    """Return a place's name, which for "abroad" says whose: "abroad (told of Tajikistan)"."""
    name = place_name(code, subject)
    return f"{name} (told of {place_name(subject)})" if code == "R:abroad" and subject is not None else name


def describe_place(code: str, subject: str) -> dict[str, str]:
    """Return what a node says of its place: name, code, kind ("country" or "group"), and the alpha-3 code if any."""
    said = {"name": name_node(code, subject), "code": code, "kind": "group" if code.startswith("R:") else "country"}
    iso3 = read_places()[code].iso3
    return {**said, "iso3": iso3} if iso3 else said


def flatten_claim(claim: Claim) -> dict[str, Any]:
    """Return what a claim of any kind says in text, numbers and truth values, which every graph format can hold.

    Lists are joined by "; " and what is missing is left out. The keys keep clear of those that formats and pyvis use
    for themselves (id, key, label, source, start, weight ...).
    """
    content, evidence = claim.content, claim.evidence
    said = {
        "claim": claim.id,
        "kind": claim.kind.value,
        "ring": claim.kind is Kind.INTERNAL,
        "text": describe_claim(claim),
        **{name: getattr(content, name) for name in type(content).__dataclass_fields__ if name != "kind"},
        "status": claim.status.value,
        "hedged": claim.hedged,
        "hedges": claim.hedges,
        "qualifiers": tuple(f"{q.code} ({q.modifies})" for q in claim.qualifiers),
        "implied": claim.implied,
        "country": claim.country,
        "year": claim.year,
        "event_year": claim.event_year,
        "narrative": claim.narrative,
        "rule": claim.rule,
        "document": evidence.document,
        "section": evidence.section,
        "paragraph": evidence.paragraph,
        "span_start": evidence.start,
        "span_end": evidence.end,
        "digest": evidence.digest,
        "citation": evidence.citation,
        "quote": clean_quote(evidence.quote) if evidence.quote is not None else None,
    }
    flat = {key: SEPARATOR.join(value) if isinstance(value, tuple) else value for key, value in said.items()}
    return {
        key: str(value) if isinstance(value, str) else value for key, value in flat.items() if value not in (None, "")
    }
