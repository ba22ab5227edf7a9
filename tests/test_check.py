"""Faults that are put into a graph one by one, and that a check must find."""

import json
from collections.abc import Callable, Iterable

import pytest
from cable import read_cable
from claims import make_actor, make_claim, make_documents, make_internal, make_role, make_route, make_tier
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from tipgraph.model import (
    CableHeader,
    Claim,
    Conduct,
    Document,
    DocumentKind,
    Law,
    Norm,
    Recommendation,
    Statistic,
    digest_of,
)
from tipgraph.rdf import claims_to_rdf
from tipgraph.store import CheckReport, Graph, check_graph, graph_from_claims
from tipgraph.store.graph import fill_store, graph_from_store
from tipgraph.store.shapes import read_constraints
from tipgraph.vocab import BASE, TG, mint_concept, mint_graph, mint_id

FALSE = Literal("false", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#boolean"))

Quads = list[Quad]
Fault = Callable[[Quads], Quads]

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
DCTERMS = "http://purl.org/dc/terms/"
XSD = "http://www.w3.org/2001/XMLSchema#"

ROUTE = make_route("TJ", "AE", "KG", "RU", document="cable", hedges=("may",), start=0, attached=True, words="may " * 20)
CLAIMS = (
    ROUTE,
    make_route("TJ", "R:neighbors", document="cable", start=100),
    make_internal("TJ", document="cable", start=200),
    make_role("TJ", "source", document="cable", start=300),
    make_actor("TJ", "police", document="cable", start=400),
    make_claim(Conduct(actor="police", form="effort", act="training"), document="cable", start=500),
    make_tier("TJ", "2WL", 2009, document="cable", start=600),
    make_claim(Statistic(indicator="convictions", unit="persons", value=3.0), document="cable", start=700),
    make_claim(Statistic(indicator="sentence-length", unit="months", low=6.0, high=9.0), document="cable", start=800),
    make_claim(Law(instrument="code", penalty_min_months=6, penalty_max_months=9), document="cable", start=900),
    make_claim(Recommendation(position=1, topics=("training",)), document="cable", start=1000),
    make_claim(Norm(norm="waiver"), document="cable", start=1100),
)
DOCUMENT = Document(
    id="cable",
    kind=DocumentKind.CABLE,
    sha256=digest_of("cable"),
    length=9000,
    cable=CableHeader(number="09X1", embargo_until="2009-06-16T14:00:00Z"),
)


def iri(name: str) -> NamedNode:
    return NamedNode(name if name.startswith("http") else TG + name)


def number(value: float, kind: str = "integer") -> Literal:
    return Literal(str(value), datatype=NamedNode(XSD + kind))


def code(scheme: str, name: str) -> NamedNode:
    return NamedNode(f"{BASE}vocab/{scheme}/{name}")


def place(key: str) -> NamedNode:
    return NamedNode(mint_id("place", key))


def first(quads: Quads, kind: str, having: str | None) -> Quad:
    """Return the type statement of the first node of a class, or of the first that has a property."""
    owners = {quad.subject for quad in quads if having is None or quad.predicate == iri(having)}
    found = [q for q in quads if q.predicate == TYPE and q.object == iri(kind) and q.subject in owners]
    return min(found, key=str)


def drop(kind: str, prop: str) -> Fault:
    def fault(quads: Quads) -> Quads:
        node = first(quads, kind, prop).subject
        return [quad for quad in quads if quad.subject != node or quad.predicate != iri(prop)]

    return fault


def add(kind: str, prop: str, *values: NamedNode | Literal, having: str | None = None) -> Fault:
    def fault(quads: Quads) -> Quads:
        told = first(quads, kind, having)
        return [*quads, *(Quad(told.subject, iri(prop), value, told.graph_name) for value in values)]

    return fault


def put(kind: str, prop: str, *values: NamedNode | Literal, having: str | None = None) -> Fault:
    def fault(quads: Quads) -> Quads:
        told = first(quads, kind, having or prop)
        kept = [quad for quad in quads if quad.subject != told.subject or quad.predicate != iri(prop)]
        return [*kept, *(Quad(told.subject, iri(prop), value, told.graph_name) for value in values)]

    return fault


def moved(quads: Quads) -> Quads:
    other = NamedNode(mint_graph("document", "another"))
    node = first(quads, "RoleClaim", None).subject
    return [Quad(q.subject, q.predicate, q.object, other) if q.subject == node else q for q in quads]


def blank(quads: Quads) -> Quads:
    return [*quads, Quad(BlankNode(), iri("status"), code("status", "asserted"), quads[0].graph_name)]


def graph_of(quads: Iterable[Quad]) -> Graph:
    return graph_from_store(fill_store(Store(), quads))


@pytest.fixture(scope="module")
def sound() -> Quads:
    return list(claims_to_rdf([DOCUMENT], CLAIMS))


def test_a_sound_graph_has_no_findings(sound: Quads) -> None:
    report = check_graph(graph_of(sound))
    assert [finding.line for finding in report.findings] == []
    assert report.conforms
    assert (report.documents, report.claims, report.quotations) == (1, len(CLAIMS), 1)


def test_the_first_cable_has_no_findings() -> None:
    assert check_graph(graph_from_claims(*read_cable())).findings == ()


FAULTS: dict[str, tuple[Fault, str]] = {
    "claim without label": (drop("Claim", LABEL), "a claim has one label"),
    "claim without evidence": (drop("Claim", "hasEvidence"), "a claim cites the one span"),
    "claim without document": (drop("Claim", "statedIn"), "a claim is stated in one document"),
    "claim in two documents": (add("Claim", "statedIn", iri("x")), "a claim is stated in one document"),
    "claim without narrative": (drop("Claim", "fromNarrative"), "a claim comes from one narrative"),
    "claim of an unknown narrative": (
        put("Claim", "fromNarrative", NamedNode(mint_id("narrative", "TJ-1999"))),
        "a narrative is named and not described",
    ),
    "claim without subject": (drop("Claim", "country"), "a claim is about one subject country"),
    "claim about a group": (put("Claim", "country", place("gulf")), "a claim is about one subject country"),
    "year as a year type": (put("Claim", "year", number(2009, "gYear")), "a report year is a whole number"),
    "year before reports": (put("Claim", "year", number(19)), "a report year is a whole number"),
    "claim without status": (drop("Claim", "status"), "a claim has one status"),
    "two statuses": (add("Claim", "status", code("status", "denied")), "a claim has one status"),
    "status of another scheme": (put("Claim", "status", code("tier", "1")), "a claim has one status"),
    "status as text": (put("Claim", "status", Literal("asserted")), "a claim has one status"),
    "status that is not a code": (
        put("Claim", "status", code("status", "sure")),
        "a code that the vocabularies do not",
    ),
    "claim neither live nor not": (drop("Claim", "live"), "a claim is live or not"),
    "asserted and not live": (
        put("Claim", "live", Literal("false", datatype=iri(f"{XSD}boolean"))),
        "is not live; every",
    ),
    "hedge and not hedged": (
        put("RouteClaim", "hedged", FALSE, having="hedge"),
        "a claim with a hedge is hedged",
    ),
    "hedge without words": (add("RoleClaim", "hedge", code("qualifier", "may")), "a hedge of a claim is one of its"),
    "claim without rule": (drop("Claim", "rule"), "a claim names the one rule"),
    "implied and missing": (add("RoleClaim", "implied", iri("origin")), "an implied slot has no value"),
    "claim of no kind": (
        lambda quads: [q for q in quads if q.object != iri("RoleClaim")],
        "a claim is of exactly one of the ten kinds",
    ),
    "claim of two kinds": (
        add("RoleClaim", TYPE.value, iri("NormClaim")),
        "a claim is of exactly one of the ten kinds",
    ),
    "claim in another graph": (moved, "the claim stands in the graph of another document"),
    "narrative of another country": (put("Narrative", "country", place("UZ")), "are about different countries"),
    "narrative of another year": (put("Narrative", "year", number(2008)), "are of different report years"),
    "evidence without digest": (drop("Evidence", "digest"), "evidence has the SHA-256"),
    "evidence that ends first": (put("Evidence", "end", number(-1)), "evidence has one start, before its end"),
    "evidence with two starts": (add("Evidence", "start", number(1)), "evidence has one start, before its end"),
    "evidence after the end": (put("Document", "length", number(10)), "the evidence ends after the document does"),
    "evidence of another place": (put("Evidence", "start", number(1)), "names another span"),
    "evidence of another document": (put("Evidence", "document", iri("x")), "the evidence is in another document"),
    "evidence in a wrong section": (put("Evidence", "section", code("role", "source")), "of the scheme section"),
    "quotation too short": (put("Evidence", "quote", Literal("may")), "the quotation is not as long as its span"),
    "quotation of other words": (put("Evidence", "quote", Literal("can " * 20)), "does not have the digest"),
    "qualifier without words": (drop("Qualifier", "words"), "a qualifier keeps its words"),
    "qualifier of nothing": (drop("Qualifier", "modifies"), "a qualifier modifies the claim"),
    "qualifier of another claim": (
        put("Qualifier", "modifies", NamedNode(mint_id("claim", CLAIMS[3].id))),
        "modifies another claim",
    ),
    "qualifier with wrong words": (put("Qualifier", "words", Literal("no")), "are not those at its place"),
    "route without origin": (drop("RouteClaim", "origin"), "a route has one origin"),
    "route with two destinations": (add("RouteClaim", "destination", place("TR")), "a route has one destination"),
    "route that ends where it begins": (put("RouteClaim", "destination", place("TJ")), "ends where it begins"),
    "route through its own end": (add("RouteClaim", "via", place("TJ"), having="via"), "through one of its own ends"),
    "transit without order": (drop("RouteClaim", "viaOrder"), "transit without its order"),
    "order without transit": (drop("RouteClaim", "via"), "transit without its order"),
    "two places are not single": (put("RouteClaim", "viaOrder", code("via-order", "single")), "is single"),
    "route without basis": (drop("RouteClaim", "originBasis"), "a route says how its origin is known"),
    "place that is not described": (put("RouteClaim", "origin", place("ZZ")), "a place is named and not described"),
    "no victims": (drop("InternalClaim", "victims"), "a trafficking claim names victims"),
    "no exploitation": (drop("InternalClaim", "exploitation"), "a trafficking claim names a form"),
    "sector of another scheme": (put("InternalClaim", "sector", code("tier", "1")), "a sector is of the scheme sector"),
    "two roles": (add("RoleClaim", "role", code("role", "transit")), "a role claim names one role"),
    "no actor": (drop("ActorClaim", "actor"), "an actor claim names one class"),
    "conduct without act": (drop("ConductClaim", "act"), "a conduct claim names one act"),
    "conduct without form": (drop("ConductClaim", "form"), "conduct has one form"),
    "tier claim without tier": (drop("TierClaim", "tier"), "a tier claim names one tier"),
    "tier before tiers": (put("TierClaim", "tierYear", number(1999)), "tiers exist since the 2001 Report"),
    "figure without unit": (drop("StatisticClaim", "unit"), "a figure has one unit"),
    "figure below zero": (put("StatisticClaim", "value", number(-3, "decimal")), "a figure is one decimal number"),
    "figure as text": (put("StatisticClaim", "value", Literal("three")), "a figure is one decimal number"),
    "figure without value": (drop("StatisticClaim", "value"), "a figure is either a value or a range"),
    "value and range": (
        add("StatisticClaim", "low", number(1, "decimal"), having="value"),
        "a figure is either a value or a range",
    ),
    "range upside down": (put("StatisticClaim", "low", number(99, "decimal")), "a range goes from low to high"),
    "law without name": (drop("LawClaim", "instrument"), "a law claim names one law"),
    "penalty upside down": (put("LawClaim", "minMonths", number(99)), "the least penalty is not above the longest"),
    "recommendation at nought": (put("RecommendationClaim", "position", number(0)), "a recommendation has a place"),
    "recommendation of nothing": (drop("RecommendationClaim", "topic"), "a recommendation has a topic"),
    "two norms": (add("NormClaim", "norm", code("norm", "tier-1")), "a norm claim tells one rule"),
    "document without digest": (drop("Document", "sha256"), "a document has the SHA-256"),
    "document without id": (drop("Document", f"{DCTERMS}identifier"), "a document has one id"),
    "document with a short digest": (put("Document", "sha256", Literal("abc")), "a document has the SHA-256"),
    "cable with two numbers": (add("Cable", "cableNumber", Literal("09X2")), "a cable has at most one number"),
    "embargo until some day": (
        put("Cable", "embargoUntil", Literal("Tuesday")),
        "an embargo ends at one date and time",
    ),
    "place without name": (drop("Country", LABEL), "a place has a name"),
    "country with a wrong code": (put("Country", "iso3", Literal("tjk")), "an alpha-3 code is three letters"),
    "country and group": (add("Country", TYPE.value, iri("PlaceGroup")), "a place is either a country or a group"),
    "neighbors of no one": (drop("PlaceGroup", "relativeTo"), "this group names none"),
    "group that depends in vain": (put("PlaceGroup", "code", Literal("R:gulf")), "and still depends on a country"),
    "corridor with a wrong count": (put("Corridor", "claimCount", number(7)), "the number of claims is not"),
    "corridor with too many narratives": (
        put("Corridor", "narrativeCount", number(7)),
        "the number of narratives is not",
    ),
    "corridor with a wrong claim": (
        put("Corridor", "supportedBy", NamedNode(mint_id("claim", CLAIMS[1].id))),
        "a supporting claim has other ends",
    ),
    "flow that no one tells of": (add("Country", "flowsTo", place("KG")), "no live route claim tells of a hop"),
    "run without version": (drop("Run", "version"), "a run names the version"),
    "blank node": (blank, "a blank node has no name that lasts"),
    "property that is not declared": (add("Claim", "certainty", number(1)), "a property that the ontology does not"),
    "class that is not declared": (add("Claim", TYPE.value, iri("RumorClaim")), "a term that the ontology does not"),
    "person": (add("Claim", TYPE.value, iri("http://xmlns.com/foaf/0.1/Person")), "no person has a node"),
    "claim that was changed": (put("RoleClaim", "role", code("role", "transit")), "the id of the claim is not"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(name: str, sound: Quads) -> None:
    fault, message = FAULTS[name]
    broken = fault(sound)
    assert set(broken) != set(sound), "the fault changed nothing"
    report = check_graph(graph_of(broken))
    assert not report.conforms
    assert any(message in finding.message for finding in report.findings), [f.line for f in report.findings]


def test_every_constraint_is_tried_by_a_fault() -> None:
    assert len(FAULTS) >= 40
    for constraint in read_constraints():
        if constraint.severity == "violation":
            assert any(part in constraint.message for _, part in FAULTS.values()), constraint.message


class TestWarnings:
    def test_two_tiers_for_one_year_are_told_and_break_no_rule(self) -> None:
        claims = [make_tier("TJ", tier, 2009, document="d", start=start) for start, tier in enumerate(["2", "3"])]
        report = check_graph(graph_from_claims(make_documents(claims), claims))
        assert report.conforms
        assert {finding.severity for finding in report.findings} == {"warning"}
        assert "two tiers are told" in report.findings[0].line

    def test_an_unconfirmed_thing_that_is_asserted_is_told(self) -> None:
        claim = make_role("TJ", "source", words="An unconfirmed thing.", attached=True)
        report = check_graph(graph_from_claims(make_documents([claim]), [claim]))
        assert report.conforms
        assert [finding.severity for finding in report.findings] == ["warning"]


class TestQuotations:
    def graph_with_text(self, text: str, claims: list[Claim]) -> Graph:
        document = Document(id="d", kind=DocumentKind.OTHER, sha256=digest_of(text), length=len(text), text=text)
        return graph_from_claims([document], claims)

    def test_equal_their_spans_where_the_text_is_there(self) -> None:
        words = "These are words."
        claim = make_role("TJ", "source", document="d", start=4, words=words)
        assert check_graph(self.graph_with_text(f"... {words}", [claim])).conforms
        report = check_graph(self.graph_with_text("x" * 30, [claim]))
        assert [finding.message for finding in report.findings] == ["the text has other words at this place"]


@pytest.fixture(scope="module")
def report(sound: Quads) -> CheckReport:
    return check_graph(graph_of(FAULTS["two roles"][0](sound)))


class TestReport:
    def test_says_in_a_line_what_is_wrong_and_where(self, report: CheckReport) -> None:
        line = next(finding.line for finding in report.findings if "one role" in finding.message)
        assert line == f"violation: claim:{CLAIMS[3].id} tg:role: a role claim names one role"

    def test_is_json(self, report: CheckReport) -> None:
        said = json.loads(json.dumps(report.to_json()))
        assert said["conforms"] is False
        assert {"severity", "message", "node", "path", "value"} == said["findings"][0].keys()

    def test_is_a_shacl_report(self, report: CheckReport) -> None:
        triples = list(parse(report.to_shacl(), format=RdfFormat.TURTLE))
        assert all(quad.graph_name == DefaultGraph() for quad in triples)
        results = [q for q in triples if q.predicate.value.endswith("#result")]
        assert len(results) == len(report.findings)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_in_sets_as_by_pyshacl(name: str, sound: Quads) -> None:
    graph = graph_of(FAULTS[name][0](sound))
    reports = [check_graph(graph, large=large) for large in (0, 10**9)]
    in_sets, by_pyshacl = ({(f.severity, f.node, f.message) for f in report.findings} for report in reports)
    assert in_sets == by_pyshacl


def test_codes_of_faults_are_codes() -> None:
    assert code("tier", "1").value == mint_concept("tier", "1")
