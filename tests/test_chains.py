import json
from itertools import pairwise

import networkx as nx
import pytest
from claims import make_internal, make_role, make_route
from hypothesis import given, settings
from hypothesis import strategies as st

from tipgraph.model import Claim, Status
from tipgraph.routes import Chain, fold_legs, trace_chains, trace_shortest


def places_of(chain: Chain) -> list[str]:
    return chain.to_json()["places"]


def trace(claims: list[Claim], origin: str = "ET", destination: str = "SA", **limits: int) -> list[list[str]]:
    return [places_of(chain) for chain in trace_chains(fold_legs(claims), origin, destination, **limits)]


def test_a_chain_joins_legs_of_several_claims_and_says_that_it_is_computed() -> None:
    [chain] = trace_chains(fold_legs([make_route("ET", "DJ"), make_route("DJ", "SA")]), "ET", "SA")
    record = chain.to_json()
    assert record["places"] == ["ET", "DJ", "SA"]
    assert record["computed"] is True
    assert "no document says" in record["caveat"]
    assert all(leg["claims"][0]["citation"] for leg in record["legs"])
    assert json.loads(json.dumps(record)) == record


def test_a_chain_that_one_claim_states_is_not_computed() -> None:
    claims = [make_route("ET", "SA", "DJ", "YE", order="ordered"), make_route("DJ", "YE")]
    [chain] = trace_chains(fold_legs(claims), "ET", "SA")
    assert chain.stated_by == (claims[0],)
    assert chain.computed is False
    assert chain.to_json()["caveat"] is None


def test_a_part_of_a_stated_route_does_not_state_a_chain() -> None:
    claims = [make_route("ET", "SA", "DJ"), make_route("SO", "DJ")]
    [chain] = trace_chains(fold_legs(claims), "SO", "SA")
    assert chain.computed is True


@pytest.mark.parametrize("order", ["unordered", "alternatives"])
def test_a_transit_without_order_gives_no_hops(order: str) -> None:
    claims = [make_route("ET", "AE", "DJ", "YE", order=order)]
    assert trace(claims, "ET", "DJ") == trace(claims, "DJ", "AE") == []
    assert trace(claims, "ET", "AE") == [["ET", "AE"]]


def test_a_role_a_ring_and_a_denied_route_give_no_hops() -> None:
    claims = [
        make_role("ET", "source"),
        make_role("DJ", "transit"),
        make_internal("DJ"),
        make_route("ET", "DJ", status=Status.DENIED),
        make_route("DJ", "SA"),
    ]
    assert trace(claims) == []


def test_a_chain_never_passes_through_a_place_group() -> None:
    claims = [make_route("ET", "R:gulf"), make_route("R:gulf", "SA"), make_route("ET", "AE"), make_route("AE", "SA")]
    assert trace(claims) == [["ET", "AE", "SA"]]
    assert trace(claims, "ET", "R:gulf") == [["ET", "R:gulf"]]
    legs = fold_legs(claims)
    assert [places_of(chain) for chain in trace_shortest(legs, "ET", "SA")] == [["ET", "AE", "SA"]]


def test_a_chain_passes_no_place_twice_and_keeps_to_its_length() -> None:
    claims = [make_route(a, b) for a, b in (("ET", "DJ"), ("DJ", "ET"), ("DJ", "YE"), ("YE", "DJ"), ("YE", "SA"))]
    assert trace(claims, max_legs=3) == [["ET", "DJ", "YE", "SA"]]
    assert trace(claims, max_legs=2) == []


def test_the_strongest_weakest_leg_comes_first() -> None:
    claims = [make_route(a, b, year=year) for a, b in (("ET", "DJ"), ("DJ", "SA")) for year in (2013, 2014)]
    claims += [make_route("ET", "SD", year=year) for year in (2012, 2013, 2014)] + [make_route("SD", "SA")]
    claims += [make_route("ET", "KE"), make_route("KE", "SA", hedges=("may",))]
    assert trace(claims) == [["ET", "DJ", "SA"], ["ET", "SD", "SA"], ["ET", "KE", "SA"]]
    assert trace(claims, limit=1) == [["ET", "DJ", "SA"]]
    weakest = trace_chains(fold_legs(claims), "ET", "SA")[1].weakest
    assert (weakest.origin, weakest.destination) == ("SD", "SA")


def test_the_neighbours_of_two_countries_do_not_meet() -> None:
    claims = [make_route("ET", "R:neighbors"), make_route("R:neighbors", "SA", country="SA")]
    assert trace(claims) == []


def test_a_place_that_no_claim_names_gives_no_chain() -> None:
    legs = fold_legs([make_route("ET", "SA")])
    assert trace_chains(legs, "FJ", "SA") == trace_shortest(legs, "FJ", "SA") == []
    assert trace_chains(legs, "ET", "ET") == trace_shortest(legs, "ET", "ET") == []


COUNTRIES = ["ET", "DJ", "YE", "SA", "SD", "AE"]
PAIRS = st.tuples(st.sampled_from(COUNTRIES), st.sampled_from(COUNTRIES)).filter(lambda pair: pair[0] != pair[1])


@settings(max_examples=60, deadline=None)
@given(st.sets(PAIRS, max_size=14), st.integers(1, 4))
def test_the_chains_are_the_simple_paths_of_networkx(pairs: set[tuple[str, str]], max_legs: int) -> None:
    legs = fold_legs([make_route(a, b) for a, b in sorted(pairs)])
    graph = nx.DiGraph(pairs)
    graph.add_nodes_from(["ET", "SA"])
    expected = sorted(tuple(path) for path in nx.all_simple_paths(graph, "ET", "SA", cutoff=max_legs))
    found = [places_of(chain) for chain in trace_chains(legs, "ET", "SA", max_legs=max_legs)]
    assert sorted(map(tuple, found)) == expected
    for path in found:
        assert all(pair in pairs for pair in pairwise(path))
    shortest = [len(places_of(chain)) for chain in trace_shortest(legs, "ET", "SA", count=3)]
    assert shortest == sorted(shortest)
