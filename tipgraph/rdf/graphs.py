"""Lay documents, places, corridors and the run out in named graphs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version

from pyoxigraph import Literal, NamedNode, Quad

from tipgraph.errors import InputError
from tipgraph.gazetteer import place_name, read_places
from tipgraph.model import Claim, Document, Route, Statistic, digest_of
from tipgraph.rdf.claims import claim_node, describe_claim_node, describe_narrative
from tipgraph.rdf.documents import describe_document
from tipgraph.rdf.terms import CONFORMS_TO, GENERATED_BY, LABEL, TYPE, Statement, integer, place, term
from tipgraph.vocab import BASE, DEICTIC, mint_graph, mint_id, place_key


def claims_to_rdf(documents: Iterable[Document], claims: Iterable[Claim]) -> tuple[Quad, ...]:
    """Return documents and claims as RDF, each quad once; no blank nodes, and the same input gives the same quads.

    Every document has a named graph of its own with all that it states. Four more hold what is not one document's: the
    narratives, the places, the corridors (bundled from the live route claims) and the run that wrote the graph. No
    triple stands in two graphs: engines that query the union of all would count it twice. Raises `InputError` for a
    code that the vocabularies do not have.
    """
    known, said = tuple(documents), tuple(claims)
    graphs: dict[str, dict[Statement, None]] = defaultdict(dict)
    for document in known:
        graphs[mint_graph("document", document.id)] |= dict.fromkeys(describe_document(document))
    for claim in said:
        try:
            graphs[mint_graph("document", claim.evidence.document)] |= dict.fromkeys(describe_claim_node(claim))
        except KeyError as error:
            raise InputError(f"the claim {claim.id} uses {error}, which is not in tipgraph's vocabularies") from error
    run = dict.fromkeys(_describe_run(said, list(graphs)))
    narratives = (triple for claim in said for triple in describe_narrative(claim))
    graphs[mint_graph("narratives")] = dict.fromkeys(narratives)
    graphs[mint_graph("places")] = dict.fromkeys(_describe_places(said))
    graphs[mint_graph("corridors")] = dict.fromkeys(_describe_corridors(said))
    graphs[mint_graph("run")] = run
    return tuple(Quad(*triple, NamedNode(name)) for name, triples in graphs.items() for triple in triples)


def _describe_places(claims: Iterable[Claim]) -> Iterator[Statement]:
    for code, subject in sorted({named for claim in claims for named in _places_of(claim)}):
        node, known = place(code, subject), read_places()[code]
        group = code.startswith("R:")
        yield node, TYPE, term("Place")
        yield node, TYPE, term("PlaceGroup" if group else "Country")
        yield node, LABEL, Literal(place_name(code, subject or None), language="en")
        yield node, term("code"), Literal(code)
        if not group:
            yield node, term("iso2"), Literal(code)
        if known.iso3 is not None:
            yield node, term("iso3"), Literal(known.iso3)
        if known.m49 is not None:
            yield node, term("m49"), Literal(known.m49)
        if code in DEICTIC:
            yield node, term("relativeTo"), place(subject, subject)


def _places_of(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield the places a claim names, each with the subject it depends on, or "" if it is the same for all."""
    codes = [claim.country]
    match claim.content:
        case Route(origin=origin, via=via, destination=destination):
            codes += [origin, *via, destination]
        case Statistic(partner=str(partner)):
            codes.append(partner)
    for code in codes:
        yield code, claim.country if code in DEICTIC else ""


def _describe_corridors(claims: Iterable[Claim]) -> Iterator[Statement]:
    corridors: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.content, Route) and claim.status.live:
            route, subject = claim.content, claim.country
            corridors[place_key(route.origin, subject), place_key(route.destination, subject)].append(claim)
            for start, end in route.hops:
                yield place(start, subject), term("flowsTo"), place(end, subject)
    for (start, end), supporters in sorted(corridors.items()):
        yield from _describe_corridor(start, end, supporters)


def _describe_corridor(start: str, end: str, claims: list[Claim]) -> Iterator[Statement]:
    node = NamedNode(mint_id("corridor", f"{start}.{end}"))
    years = [claim.year for claim in claims if claim.year is not None]
    yield node, TYPE, term("Corridor")
    yield node, term("from"), NamedNode(mint_id("place", start))
    yield node, term("to"), NamedNode(mint_id("place", end))
    yield node, term("claimCount"), integer(len({claim.id for claim in claims}))
    yield node, term("narrativeCount"), integer(len({claim.narrative for claim in claims}))
    if years:
        yield node, term("firstYear"), integer(min(years))
        yield node, term("lastYear"), integer(max(years))
    for claim in claims:
        yield node, term("supportedBy"), claim_node(claim)


def _describe_run(claims: Iterable[Claim], graphs: Iterable[str]) -> Iterator[Statement]:
    """Say which version and which rules made which graphs. There is no clock: the same input is the same run."""
    rules = sorted({claim.rule for claim in claims})
    names = sorted(graphs)
    node = NamedNode(mint_id("run", digest_of("\n".join([_version(), *rules, *names]))[:12]))
    yield node, TYPE, term("Run")
    yield node, term("version"), Literal(_version())
    for rule in rules:
        yield node, term("usedRule"), Literal(rule)
    for name in names:
        yield NamedNode(name), GENERATED_BY, node
        yield NamedNode(name), CONFORMS_TO, NamedNode(f"{BASE}ontology")


@cache
def _version() -> str:
    return version("tipgraph")
