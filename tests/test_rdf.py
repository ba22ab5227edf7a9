from collections import Counter

import pytest
from claims import make_actor, make_claim, make_documents, make_internal, make_role, make_route, make_tier
from hypothesis import given, settings
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Store, parse
from strategies import graphs

from tipgraph.errors import InputError
from tipgraph.model import Claim, Document, Route, Status
from tipgraph.rdf import claim_place, claims_to_rdf, quads_to_nquads, quads_to_trig, rdf_to_claims, shorten_iri
from tipgraph.vocab import mint_graph, mint_id, mint_term

Records = tuple[tuple[Document, ...], tuple[Claim, ...]]


def in_order(records: Records) -> Records:
    documents, claims = records
    return tuple(sorted(documents, key=lambda d: d.id)), tuple(sorted(claims, key=claim_place))


def objects(quads: tuple[Quad, ...], name: str) -> list[str]:
    return sorted(quad.object.value for quad in quads if quad.predicate.value == mint_term(name))


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_claims_come_back_from_rdf_as_they_were(records: Records) -> None:
    found = rdf_to_claims(claims_to_rdf(*records))
    assert found == in_order(records)
    assert [c.id for c in found[1]] == [c.id for c in in_order(records)[1]]
    assert [c.evidence.quote for c in found[1]] == [c.evidence.quote for c in in_order(records)[1]]


@given(graphs())
@settings(max_examples=40, deadline=None)
def test_claims_come_back_from_every_store_and_file(records: Records) -> None:
    quads = claims_to_rdf(*records)
    store = Store()
    store.bulk_extend(quads)
    assert rdf_to_claims(store) == in_order(records)
    assert quads_to_nquads(store) == quads_to_nquads(quads)
    assert rdf_to_claims(parse(quads_to_nquads(quads), format=RdfFormat.N_QUADS)) == in_order(records)
    assert rdf_to_claims(parse(quads_to_trig(quads), format=RdfFormat.TRIG)) == in_order(records)


@given(graphs())
@settings(max_examples=20, deadline=None)
def test_the_same_claims_give_the_same_bytes_in_any_order(records: Records) -> None:
    documents, claims = records
    turned = claims_to_rdf(documents[::-1], claims[::-1])
    assert quads_to_nquads(turned) == quads_to_nquads(claims_to_rdf(documents, claims))
    assert quads_to_trig(turned) == quads_to_trig(claims_to_rdf(documents, claims))


@given(graphs())
@settings(max_examples=20, deadline=None)
def test_every_triple_is_in_one_graph_once_and_no_node_is_blank(records: Records) -> None:
    quads = claims_to_rdf(*records)
    assert max(Counter(quad.triple for quad in quads).values()) == 1
    assert not any(isinstance(node, BlankNode) for quad in quads for node in (quad.subject, quad.object))


class TestGraphs:
    claims = (
        make_route("TJ", "AE", "KG", "RU", document="a"),
        make_route("TJ", "R:gulf", document="b", year=2010),
        make_route("TJ", "AE", document="b", year=2010, status=Status.DENIED),
        make_internal("TJ", document="b"),
    )
    quads = claims_to_rdf(make_documents(list(claims)), claims)

    def test_each_document_has_a_graph_of_its_own(self) -> None:
        names = {quad.graph_name.value for quad in self.quads if isinstance(quad.graph_name, NamedNode)}
        assert names == {
            mint_graph("document", "a"),
            mint_graph("document", "b"),
            mint_graph("narratives"),
            mint_graph("places"),
            mint_graph("corridors"),
            mint_graph("run"),
        }

    def test_what_a_document_does_not_state_is_not_in_its_graph(self) -> None:
        stated = [q for q in self.quads if "/graph/document/" in str(q.graph_name)]
        derived = {mint_term(name) for name in ("flowsTo", "supportedBy", "usedRule", "iso2")}
        assert not any(quad.predicate.value in derived for quad in stated)

    def test_flows_follow_live_routes_only_and_never_reach_members_of_a_group(self) -> None:
        flows = {(q.subject.value, q.object.value) for q in self.quads if q.predicate.value == mint_term("flowsTo")}
        place = {code: mint_id("place", code) for code in ("TJ", "AE", "gulf")}
        assert flows == {(place["TJ"], place["AE"]), (place["TJ"], place["gulf"])}

    def test_transit_in_a_stated_order_makes_hops(self) -> None:
        claim = make_route("TJ", "AE", "KG", "RU", order="ordered", document="a")
        quads = claims_to_rdf(make_documents([claim]), [claim])
        flows = [
            (q.subject.value[-2:], q.object.value[-2:]) for q in quads if q.predicate.value == mint_term("flowsTo")
        ]
        assert flows == [("TJ", "KG"), ("KG", "RU"), ("RU", "AE")]

    def test_a_corridor_counts_narratives_and_leaves_denied_claims_out(self) -> None:
        corridor = mint_id("corridor", "TJ.AE")
        said = {q.predicate.value: q.object.value for q in self.quads if q.subject == NamedNode(corridor)}
        assert said[mint_term("narrativeCount")] == said[mint_term("claimCount")] == "1"

    def test_the_run_names_the_version_and_has_no_clock(self) -> None:
        run = [q for q in self.quads if q.graph_name == NamedNode(mint_graph("run"))]
        assert objects(tuple(run), "usedRule") == ["test"]
        assert not any("dateTime" in str(q.object) for q in run)


def test_the_same_neighbors_are_other_places_for_other_countries() -> None:
    claims = [make_route(code, "R:neighbors", country=code) for code in ("TJ", "UZ")]
    quads = claims_to_rdf(make_documents(claims), claims)
    assert {q.object.value for q in quads if q.predicate.value == mint_term("destination")} == {
        mint_id("place", "neighbors-TJ"),
        mint_id("place", "neighbors-UZ"),
    }


def test_a_quotation_is_there_only_if_the_text_is() -> None:
    kept, bare = make_role("TJ", "source", attached=True, words="my words"), make_role("TJ", "internal")
    assert objects(claims_to_rdf(make_documents([kept, bare]), [kept, bare]), "quote") == ["my words"]


def test_hedges_keep_their_words_and_what_they_modify() -> None:
    claim = make_route("TJ", "KZ", hedges=("lesser-extent", "small-number"))
    quads = claims_to_rdf(make_documents([claim]), [claim])
    assert objects(quads, "words") == ["lesser-extent", "small-number"]
    assert objects(quads, "modifies") == sorted([mint_id("claim", claim.id), mint_term("victims")])


def test_trig_is_what_a_person_likes_to_read() -> None:
    claim = make_tier("TJ", "2WL", 2009, document="d", start=0)
    text = quads_to_trig(claims_to_rdf(make_documents([claim]), [claim])).decode()
    assert "@prefix tier: <https://w3id.org/tipgraph/vocab/tier/> ." in text
    assert f"\n  claim:{claim.id}\n    a tg:Claim, tg:TierClaim ;\n    rdfs:label " in text
    assert "    tg:tier tier:2WL ;\n    tg:tierYear 2009 ;\n    tg:year 2009 .\n" in text
    assert "  <document/d#char=0," in text


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (mint_id("place", "TJ"), "place:TJ"),
        (mint_term("flowsTo"), "tg:flowsTo"),
        (mint_id("document", "a b"), "https://w3id.org/tipgraph/id/document/a%20b"),
        ("http://example.org/x", "http://example.org/x"),
    ],
)
def test_iris_are_shortened_only_where_that_can_be_read_back(iri: str, short: str) -> None:
    assert shorten_iri(iri) == short


def test_a_code_that_no_vocabulary_has_is_refused_by_name() -> None:
    route = Route(origin="TJ", destination="AE", victims=("women",), exploitation=("gardening",))
    claim = make_claim(route)
    with pytest.raises(InputError, match="gardening"):
        claims_to_rdf(make_documents([claim]), [claim])


@pytest.mark.parametrize("name", ["status", "hasEvidence", "country", "rule", "actor"])
def test_a_claim_that_is_not_whole_is_refused_by_name(name: str) -> None:
    claim = make_actor("TJ", "police")
    quads = claims_to_rdf(make_documents([claim]), [claim])
    broken = [q for q in quads if q.predicate.value != mint_term(name)]
    with pytest.raises(InputError, match=claim.id):
        rdf_to_claims(broken)
