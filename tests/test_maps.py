"""What the page of a map holds, read from the page itself."""

import base64
import hashlib
import json
import re
from typing import Any

from claims import make_claim, make_documents, make_internal, make_role, make_route

from tipgraph.gazetteer import read_places
from tipgraph.maps import render_map
from tipgraph.maps.canvas import build_network
from tipgraph.maps.geography import locate, project, project_outlines
from tipgraph.maps.palette import STYLES, style_of
from tipgraph.maps.records import find_spots
from tipgraph.maps.strands import bundle_strands
from tipgraph.model import Claim, Route, Status


def render(claims: list[Claim], title: str = "Routes") -> str:
    return render_map(make_documents(claims), claims, title=title)


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="tipgraph-data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


class TestGeography:
    def test_knows_where_every_place_is(self) -> None:
        for code in read_places():
            lon, lat = locate(code, "TJ")
            assert -181 <= lon <= 182
            assert -90 <= lat <= 90

    def test_sets_groups_without_a_place_of_their_own_beside_the_subject(self) -> None:
        lon, lat = locate("R:abroad", "TJ")
        subject_lon, subject_lat = locate("TJ", "TJ")
        assert 1 < abs(lon - subject_lon) + abs(lat - subject_lat) < 8

    def test_tells_small_states_from_their_neighbours(self) -> None:
        for small, large in (("BH", "SA"), ("SG", "MY"), ("MT", "IT"), ("HK", "CN"), ("MO", "HK"), ("TV", "FJ")):
            assert locate(small, small) != locate(large, large)

    def test_keeps_the_middle_of_the_map_and_lets_north_be_up(self) -> None:
        assert project(0, 0) == (0, 0)
        assert project(0, 60)[1] < 0 < project(60, 0)[0]

    def test_cuts_outlines_where_the_map_ends(self) -> None:
        for code, rings in project_outlines().items():
            for ring in rings:
                steps = [abs(a - b) for a, b in zip(ring[::2], ring[2::2], strict=False)]
                assert max(steps) < 400, code

    def test_has_an_outline_for_states_too_small_for_a_world_map(self) -> None:
        assert {"BH", "SG", "MT", "MU", "MV", "HK", "XK"} <= set(project_outlines())


class TestStrands:
    def test_bundle_claims_with_the_same_ends_and_exploitation(self) -> None:
        claims = [
            make_route("TJ", "RU", victims=("women",)),
            make_route("TJ", "RU", victims=("men",), year=2010),
            make_route("TJ", "RU", exploitation=("labor",)),
            make_route("RU", "TJ"),
        ]
        assert [strand.claims for strand in bundle_strands(claims)] == [(0, 1), (3,), (2,)]

    def test_leave_out_what_a_document_denies_or_calls_ended(self) -> None:
        dead = [make_route("TJ", "RU", status=s) for s in (Status.DENIED, Status.ENDED, Status.NO_EVIDENCE)]
        assert not bundle_strands(dead)

    def test_leave_out_roles_because_a_role_is_not_a_flow(self) -> None:
        assert not bundle_strands([make_role("TJ", "source"), make_role("TJ", "destination")])

    def test_make_a_ring_of_internal_trafficking(self) -> None:
        [strand] = bundle_strands([make_internal("TJ")])
        assert strand.is_ring

    def test_hop_only_where_the_text_gives_an_order(self) -> None:
        claims = [
            make_route("TJ", "AE", "KG", "RU"),
            make_route("TJ", "AE", "KG", "RU", order="alternatives"),
            make_route("UZ", "AE", "KG"),
            make_route("BD", "AE", "IN", "PK", order="ordered"),
        ]
        stops = {tuple(spot.code for spot in strand.stops) for strand in bundle_strands(claims)}
        assert stops == {("TJ", "AE"), ("UZ", "KG", "AE"), ("BD", "IN", "PK", "AE")}

    def test_tell_the_neighbors_of_one_country_from_those_of_another(self) -> None:
        claims = [make_route("TJ", "R:neighbors"), make_route("UZ", "R:neighbors")]
        assert {strand.stops[-1].key for strand in bundle_strands(claims)} == {"neighbors-TJ", "neighbors-UZ"}


class TestNetwork:
    def network_of(self, *claims: Claim) -> Any:
        return build_network(bundle_strands(claims), find_spots(claims))

    def test_keeps_every_node_where_it_is(self) -> None:
        network = self.network_of(make_route("TJ", "RU"))
        assert all(node["fixed"] and node["physics"] is False for node in network.nodes)
        assert all({"x", "y"} <= node.keys() for node in network.nodes)

    def test_bends_parallel_arrows_apart(self) -> None:
        network = self.network_of(make_route("TJ", "RU"), make_route("TJ", "RU", exploitation=("labor",)))
        assert len({edge["smooth"]["roundness"] for edge in network.edges}) == 2

    def test_leaves_by_the_pacific_instead_of_crossing_the_whole_map(self) -> None:
        network = self.network_of(make_route("PH", "US"))
        assert [edge["head"] for edge in network.edges] == ["none", "arrow"]
        assert len(network.nodes) == 4
        assert len(self.network_of(make_route("NG", "US")).edges) == 1

    def test_names_the_last_part_of_a_stated_way_an_arrow_and_the_others_stops(self) -> None:
        network = self.network_of(make_route("BD", "AE", "IN", "PK", order="ordered"))
        assert [edge["head"] for edge in network.edges] == ["stop", "stop", "arrow"]


class TestPalette:
    def test_tells_every_kind_apart_by_letter_and_colour(self) -> None:
        for what in ("letter", "light", "dark", "label"):
            assert len({getattr(style, what) for style in STYLES.values()}) == len(STYLES)

    def test_has_a_style_for_any_set_of_kinds(self) -> None:
        assert style_of(("sex", "labor")).code == "labor+sex"
        assert style_of(("sex", "crime")).code == "mixed"
        assert style_of(()).code == "unspecified"


class TestPage:
    def test_is_the_same_for_the_same_claims(self) -> None:
        claims = [make_route("TJ", "RU"), make_internal("TJ")]
        assert render(claims) == render(claims)

    def test_asks_no_host_for_anything(self) -> None:
        page = render([make_route("TJ", "RU")])
        assert not re.findall(r'(?:src|href)\s*=\s*["\']?(?:https?:)?//', page)
        assert "sourceMappingURL" not in page

    def test_allows_exactly_its_own_scripts_and_style(self) -> None:
        page = render([make_route("TJ", "RU")])
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
        assert policy
        rules = policy[1].replace("&#39;", "'")
        assert "unsafe-inline" not in rules
        assert "default-src 'none'" in rules
        for text in re.findall(r"<(?:style|script(?: type=\"module\")?)>(.*?)</(?:style|script)>", page, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in rules

    def test_keeps_hostile_titles_inside_text(self) -> None:
        page = render([make_route("TJ", "RU")], title="</title><script>alert(1)</script>")
        assert "<script>alert" not in page

    def test_keeps_hostile_words_inside_data(self) -> None:
        words = "</script><script>alert(1)</script><!--"
        page = render([make_route("TJ", "RU", words=words, attached=True)])
        assert "<script>alert" not in page
        assert data_of(page)["claims"][0]["quote"] == words

    def test_says_where_every_claim_stands(self) -> None:
        claim = make_route("TJ", "RU")
        data = data_of(render([claim]))
        [record] = data["claims"]
        document = data["documents"][record["doc"]]["id"]
        assert document == claim.evidence.document
        assert (record["paragraph"], record["span"]) == ("8", [claim.evidence.start, claim.evidence.end])
        assert f"{document}-{record['id']}" == claim.id

    def test_lists_what_it_does_not_draw(self) -> None:
        data = data_of(render([make_route("TJ", "RU", status=Status.DENIED)]))
        assert data["strands"] == []
        assert "strand" not in data["claims"][0]

    def test_calls_a_claim_hedged_by_its_words_or_by_its_status(self) -> None:
        claims = [make_route("TJ", "RU"), make_route("TJ", "KZ", hedges=("may",))]
        claims.append(make_route("TJ", "PL", status=Status.REPORTED))
        hedged = [record.get("hedged", False) for record in data_of(render(claims))["claims"]]
        assert hedged == [False, True, True]

    def test_shows_a_quotation_only_when_the_text_is_attached(self) -> None:
        apart, attached = make_route("TJ", "RU"), make_route("TJ", "KZ", words="Invented words.", attached=True)
        quotes = [record.get("quote") for record in data_of(render([apart, attached]))["claims"]]
        assert quotes == [None, "Invented words."]

    def test_stays_small_with_thousands_of_claims(self) -> None:
        codes = [code for code in read_places() if ":" not in code][:130]
        claims = [make_route(codes[i % 130], codes[(i * 7 + 1) % 130], year=2013 + i % 12) for i in range(4000)]
        claims = [c for c in claims if isinstance(c.content, Route) and c.content.origin != c.content.destination]
        assert len(render(claims).encode()) < 5_000_000

    def test_draws_nothing_from_no_claims(self) -> None:
        assert data_of(render([]))["strands"] == []

    def test_keeps_the_details_of_other_kinds_of_claims(self) -> None:
        [record] = data_of(render([make_claim(make_role("TJ", "transit").content)]))["claims"]
        assert record["role"] == "transit"
