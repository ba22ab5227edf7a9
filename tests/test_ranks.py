import json
import os
import subprocess
import sys

from claims import make_actor, make_claim, make_internal, make_role, make_route

from tipgraph.model import Conduct, Status
from tipgraph.routes import (
    cross_actors,
    cross_sectors,
    find_communities,
    rank_chokepoints,
    rank_hubs,
    rank_reciprocity,
    split_years,
    spread_cells,
)


class TestHubs:
    def test_counts_each_part_of_a_route_by_narratives_and_sentences(self) -> None:
        claims = [make_route("TJ", "RU", year=year, words="Told again.") for year in (2013, 2014)]
        claims += [make_route("TJ", "AE", "RU", year=2014), make_route("RU", "TR", country="RU")]
        hubs = {hub.place: hub for hub in rank_hubs(claims)}
        assert (hubs["RU"].narratives, hubs["RU"].sentences) == (3, 3)
        assert (hubs["RU"].destination_narratives, hubs["RU"].destination_sentences) == (2, 1)
        assert (hubs["RU"].transit_narratives, hubs["RU"].source_narratives) == (1, 1)
        assert (hubs["TJ"].coverage, hubs["RU"].coverage, hubs["AE"].coverage) == (2, 1, 0)

    def test_counts_transit_places_without_order(self) -> None:
        hubs = {hub.place: hub for hub in rank_hubs([make_route("TJ", "AE", "KG", "RU")])}
        assert hubs["KG"].transit_narratives == hubs["RU"].transit_narratives == 1

    def test_says_what_a_country_is_called_without_making_it_a_hub(self) -> None:
        claims = [make_role("TJ", "source"), make_role("UZ", "source"), make_route("TJ", "RU")]
        hubs = {hub.place: hub for hub in rank_hubs(claims)}
        assert hubs["TJ"].called == ("source",)
        assert "UZ" not in hubs

    def test_leaves_denied_routes_out(self) -> None:
        assert rank_hubs([make_route("TJ", "RU", status=Status.DENIED)]) == []

    def test_tells_the_neighbours_of_two_countries_apart(self) -> None:
        hubs = rank_hubs([make_route("TJ", "R:neighbors"), make_route("BJ", "R:neighbors")])
        assert {hub.subject for hub in hubs if hub.place == "R:neighbors"} == {"TJ", "BJ"}

    def test_says_whose_abroad_is_meant(self) -> None:
        assert "abroad (told of Cuba)" in {hub.name for hub in rank_hubs([make_route("CU", "R:abroad")])}

    def test_gives_a_series_by_year(self) -> None:
        claims = [make_route("TJ", "RU", year=year) for year in (2014, 2013, 2014)] + [
            make_route("TJ", "RU", year=None)
        ]
        series = {year: rank_hubs(told)[0].narratives for year, told in split_years(claims).items()}
        assert series == {2013: 1, 2014: 1}


class TestChokepoints:
    CLAIMS = (
        make_route("UZ", "KZ"),
        make_route("TJ", "KZ"),
        make_route("KZ", "RU"),
        make_route("TJ", "AE", "KZ", "IR"),
    )

    def test_finds_the_country_whose_removal_cuts_pairs(self) -> None:
        first = rank_chokepoints(self.CLAIMS)[0]
        assert first.place == "KZ"
        assert first.pairs_cut == 2  # UZ to RU and TJ to RU
        assert first.pairs == 6

    def test_tells_beside_it_what_documents_state_as_transit(self) -> None:
        first = rank_chokepoints(self.CLAIMS)[0]
        assert (first.corridors, first.narratives, first.sentences) == (1, 1, 1)

    def test_a_cycle_is_no_cut(self) -> None:
        claims = [make_route(a, b) for a, b in (("AL", "IT"), ("IT", "AL"), ("AL", "GR"), ("GR", "IT"))]
        assert {point.pairs_cut for point in rank_chokepoints(claims) if point.place == "IT"} == {1}

    def test_place_groups_take_no_part(self) -> None:
        claims = [make_route("PH", "R:gulf"), make_route("R:gulf", "GB", country="GB"), make_route("PH", "MY")]
        assert {point.place for point in rank_chokepoints(claims)} == {"PH", "MY"}


class TestCommunities:
    CLAIMS = tuple(
        make_route(*pair.split()) for pair in ("ML BF", "BF CI", "CI ML", "VN KH", "KH TH", "TH VN", "ML TH")
    )

    def test_finds_the_two_regions(self) -> None:
        west, east = find_communities(self.CLAIMS)
        assert {west.places, east.places} == {("BF", "CI", "ML"), ("KH", "TH", "VN")}
        assert (west.inside, west.outside) == (3, 1)
        assert 0 < west.modularity == east.modularity < 1

    def test_the_same_seed_gives_the_same_communities(self) -> None:
        assert find_communities(self.CLAIMS, seed=7) == find_communities(self.CLAIMS[::-1], seed=7)

    def test_the_order_of_sets_does_not_matter(self) -> None:
        code = (
            "from test_ranks import TestCommunities as T; from tipgraph.routes import find_communities;"
            "print(find_communities(T.CLAIMS * 3))"
        )
        found = {
            subprocess.run(
                [sys.executable, "-c", code],
                check=True,
                capture_output=True,
                env={"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            ).stdout
            for seed in ("1", "2")
        }
        assert len(found) == 1

    def test_nothing_gives_nothing(self) -> None:
        assert find_communities([]) == rank_chokepoints([]) == rank_reciprocity([]) == []


class TestReciprocity:
    def test_lists_pairs_told_both_ways(self) -> None:
        claims = [
            make_route("CN", "VN"),
            make_route("VN", "CN"),
            make_route("VN", "CN", year=2010),
            make_route("VN", "KH"),
        ]
        [pair] = rank_reciprocity(claims)
        assert (pair.one, pair.other, pair.there_narratives, pair.back_narratives) == ("CN", "VN", 1, 2)
        assert pair.share == 2 / 3


class TestMatrices:
    def test_sectors_stand_where_people_are_exploited(self) -> None:
        claims = [
            make_route("TJ", "RU", exploitation=("labor",), sectors=("construction", "agriculture")),
            make_internal("TJ", sectors=("agriculture",)),
            make_internal("TJ", sectors=("agriculture",), year=2010),
        ]
        cells = {(cell.place, cell.sector): cell for cell in cross_sectors(claims)}
        assert set(cells) == {("RU", "construction"), ("RU", "agriculture"), ("TJ", "agriculture")}
        assert cells["TJ", "agriculture"].narratives == cells["TJ", "agriculture"].internal_narratives == 2
        assert (cells["RU", "agriculture"].coverage, cells["TJ", "agriculture"].coverage) == (0, 2)
        assert spread_cells(cross_sectors(claims)) == [
            {"place": "RU", "name": "Russia", "coverage": 0, "agriculture": 1, "construction": 1},
            {"place": "TJ", "name": "Tajikistan", "coverage": 2, "agriculture": 2, "construction": 0},
        ]

    def test_actors_stand_in_the_country_of_the_narrative(self) -> None:
        claims = [make_actor("TJ", "police"), make_actor("TJ", "police", year=2010), make_actor("UZ", "government")]
        assert [(cell.place, cell.actor, cell.narratives) for cell in cross_actors(claims)] == [
            ("TJ", "police", 2),
            ("UZ", "government", 1),
        ]

    def test_an_effort_or_an_omission_makes_nobody_complicit(self) -> None:
        told = [("complicity", "facilitation"), ("effort", "investigation"), ("inaction", "no-prosecution")]
        claims = [make_claim(Conduct(actor="government", form=form, act=act)) for form, act in told]
        [cell] = cross_actors(claims)
        assert (cell.acts, cell.sentences) == (("facilitation",), 1)

    def test_every_row_becomes_json(self) -> None:
        claims = [make_route("TJ", "RU", "KZ", sectors=("mining",)), make_route("RU", "TJ"), make_actor("TJ", "police")]
        for rank in (rank_hubs, rank_chokepoints, find_communities, rank_reciprocity, cross_sectors, cross_actors):
            rows = [record.to_json() for record in rank(claims)]
            assert rows
            assert json.loads(json.dumps(rows)) == rows
