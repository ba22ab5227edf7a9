import networkx as nx
from claims import make_internal, make_role, make_route

from tipgraph.model import Status
from tipgraph.network import claims_to_network, trace_legs


def ends_of(network: nx.MultiDiGraph) -> list[tuple[str, str]]:
    return sorted((start, end) for start, end, _ in network.edges)


def test_a_route_is_one_edge_that_carries_the_whole_claim() -> None:
    claim = make_route("TJ", "RU", victims=("men", "boys"), exploitation=("labor",), sectors=("construction",))
    network = claims_to_network([claim])
    [(start, end, key, said)] = network.edges(keys=True, data=True)
    assert (start, end, key) == ("TJ", "RU", f"{claim.id}-1")
    assert said["claim"] == claim.id
    assert (said["victims"], said["exploitation"], said["sectors"]) == ("men; boys", "labor", "construction")
    assert (said["country"], said["year"], said["narrative"]) == ("TJ", 2009, "TJ-2009")
    assert said["citation"] == claim.evidence.citation
    assert said["hedged"] is False
    assert "Tajikistan" in said["text"]
    assert network.nodes["TJ"] == {"name": "Tajikistan", "code": "TJ", "kind": "country", "iso3": "TJK"}


def test_one_transit_place_gives_two_hops_of_the_same_claim() -> None:
    claim = make_route("BD", "MY", "TH")
    network = claims_to_network([claim])
    assert ends_of(network) == [("BD", "TH"), ("TH", "MY")]
    assert [said["leg"] for _, _, said in network.edges(data=True)] == [1, 2]
    assert {said["claim"] for _, _, said in network.edges(data=True)} == {claim.id}
    assert {said["legs"] for _, _, said in network.edges(data=True)} == {2}


def test_an_ordered_transit_is_followed_stop_by_stop() -> None:
    legs = list(trace_legs(make_route("ET", "SA", "DJ", "YE", order="ordered")))
    assert [(leg.origin, leg.destination) for leg in legs] == [("ET", "DJ"), ("DJ", "YE"), ("YE", "SA")]


def test_a_transit_without_order_never_invents_hops() -> None:
    for order in ("unordered", "alternatives"):
        network = claims_to_network([make_route("TJ", "AE", "KG", "RU", order=order)])
        assert ends_of(network) == [("TJ", "AE")]
        [said] = [said for _, _, said in network.edges(data=True)]
        assert (said["via"], said["via_order"]) == ("KG; RU", order)
        assert network.degree("KG") == network.degree("RU") == 0


def test_an_internal_claim_is_a_ring() -> None:
    network = claims_to_network([make_internal("UZ")])
    [(start, end, said)] = network.edges(data=True)
    assert start == end == "UZ"
    assert said["ring"] is True
    assert said["kind"] == "internal"


def test_a_role_is_not_a_flow() -> None:
    assert len(claims_to_network([make_role("TJ", "source"), make_role("TJ", "transit")])) == 0


def test_claims_that_are_not_live_are_left_out_unless_asked_for() -> None:
    claims = [make_route("TJ", "RU", status=status) for status in (Status.DENIED, Status.ENDED, Status.NO_EVIDENCE)]
    assert len(claims_to_network(claims)) == 0
    assert claims_to_network(claims, live_only=False).number_of_edges() == 3


def test_neighbours_of_two_countries_are_two_places() -> None:
    network = claims_to_network([make_route("TJ", "R:neighbors"), make_route("BJ", "R:neighbors")])
    assert ends_of(network) == [("BJ", "neighbors-BJ"), ("TJ", "neighbors-TJ")]
    assert network.nodes["neighbors-TJ"]["name"] == "neighbors of Tajikistan"
    assert network.nodes["neighbors-TJ"]["kind"] == "group"


def test_parallel_claims_stay_apart() -> None:
    network = claims_to_network([make_route("TJ", "RU", year=year) for year in (2008, 2009, 2009)])
    assert network.number_of_edges("TJ", "RU") == 3


def test_every_value_is_one_that_graph_formats_hold() -> None:
    claim = make_route("TJ", "AE", "KG", "RU", hedges=("may", "small-number"), attached=True, words="A made-up line.")
    for _, _, said in claims_to_network([claim, make_internal("TJ", year=None)]).edges(data=True):
        assert {type(value) for value in said.values()} <= {str, int, bool}
        assert not {"id", "key", "source", "target", "from", "to", "label", "start", "end", "weight"} & said.keys()
