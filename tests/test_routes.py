import json

import pytest
from claims import make_internal, make_route

from tipgraph.errors import NotFoundError
from tipgraph.model import Status
from tipgraph.routes import RouteFilter, bundle_corridors, select_routes

WOMEN = make_route("TJ", "AE", "KG", "RU", victims=("women",))
MEN = make_route("TJ", "RU", victims=("men",), exploitation=("labor",), sectors=("construction",))
GIRLS = make_route("NP", "IN", victims=("girls",), sectors=("textiles",), hedges=("may",), year=2014)
GROUP = make_route("PH", "R:gulf", victims=("people",), exploitation=("labor",))
DENIED = make_route("TJ", "TR", status=Status.DENIED)
ALLEGED = make_route("LA", "TH", status=Status.ALLEGED)
ALL = [WOMEN, MEN, GIRLS, GROUP, DENIED, ALLEGED, make_internal("TJ")]


class TestSelectRoutes:
    def test_takes_all_live_routes_and_nothing_else_by_default(self) -> None:
        assert select_routes(ALL) == [WOMEN, MEN, GIRLS, GROUP, ALLEGED]

    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            ({"origin": "TJ"}, [WOMEN, MEN]),
            ({"destination": "RU"}, [MEN]),
            ({"via": "RU"}, [WOMEN]),
            ({"origin": "TJ", "victims": "men"}, [MEN]),
            ({"exploitation": "labor"}, [MEN, GROUP]),
            ({"sector": "construction"}, [MEN]),
            ({"year": 2014}, [GIRLS]),
            ({"origin": "UZ"}, []),
        ],
    )
    def test_takes_what_all_filters_ask_for(self, filters: dict[str, str], expected: list[object]) -> None:
        assert select_routes(ALL, **filters) == expected

    def test_finds_narrower_codes_but_never_broader_ones(self) -> None:
        assert select_routes(ALL, victims="children") == [GIRLS]
        assert select_routes(ALL, victims="adults") == [WOMEN, MEN, ALLEGED]
        assert select_routes(ALL, victims="boys") == []
        assert select_routes(ALL, sector="manufacturing") == [GIRLS]

    def test_does_not_find_a_country_through_its_group(self) -> None:
        assert GROUP not in select_routes(ALL, destination="AE")

    def test_tells_hedged_claims_by_their_words_and_their_status(self) -> None:
        assert select_routes(ALL, hedged=True) == [GIRLS, ALLEGED]
        assert select_routes(ALL, hedged=False) == [WOMEN, MEN, GROUP]

    def test_shows_denied_claims_when_asked(self) -> None:
        assert select_routes(ALL, live=False) == [DENIED]
        assert len(select_routes(ALL, live=None)) == 6

    @pytest.mark.parametrize("wrong", [{"origin": "XX"}, {"victims": "womn"}, {"sector": "cotton"}])
    def test_refuses_codes_that_nothing_is_called_by(self, wrong: dict[str, str]) -> None:
        with pytest.raises(NotFoundError):
            RouteFilter(**wrong)


class TestBundleCorridors:
    def test_counts_narratives_and_different_sentences_apart(self) -> None:
        words = "In this made-up line nothing changes."
        claims = [make_route("NP", "IN", year=year, words=words) for year in (2013, 2014)]
        claims.append(make_route("NP", "IN", year=2014, victims=("girls",), words="And here is another one."))
        [corridor] = bundle_corridors(claims)
        assert (corridor.narratives, corridor.sentences, corridor.years) == (2, 2, (2013, 2014))
        assert corridor.said("victims") == ("women", "girls")

    def test_counts_a_narrative_carried_by_two_documents_once(self) -> None:
        claims = [make_route("TJ", "RU", document=name) for name in ("cable", "report")]
        assert bundle_corridors(claims)[0].narratives == 1

    def test_keeps_both_directions_apart_and_puts_the_most_told_first(self) -> None:
        claims = [make_route("TJ", "RU"), make_route("RU", "TJ", year=2010), make_route("RU", "TJ", year=2011)]
        assert [(c.origin, c.destination) for c in bundle_corridors(claims)] == [("RU", "TJ"), ("TJ", "RU")]

    def test_keeps_the_neighbours_of_two_countries_apart(self) -> None:
        claims = [make_route("TJ", "R:neighbors"), make_route("TJ", "R:neighbors", country="UZ")]
        assert [corridor.subject for corridor in bundle_corridors(claims)] == ["TJ", "UZ"]

    def test_leaves_out_what_is_denied_and_what_is_internal(self) -> None:
        assert bundle_corridors([DENIED, make_internal("TJ")]) == []

    def test_says_whose_narratives_tell_of_it(self) -> None:
        claims = [make_route("ET", "SA", country=country) for country in ("ET", "SA", "DJ")]
        assert bundle_corridors(claims)[0].told_by == ("origin", "destination", "other")
        assert bundle_corridors(claims[1:2])[0].told_by == ("destination",)

    def test_gives_the_share_of_hedged_claims(self) -> None:
        claims = [make_route("ET", "SA"), make_route("ET", "SA", hedges=("may",))]
        assert bundle_corridors(claims)[0].hedged_share == 0.5

    def test_becomes_json_that_names_its_claims(self) -> None:
        [record] = [corridor.to_json() for corridor in bundle_corridors([WOMEN])]
        assert json.loads(json.dumps(record)) == record
        assert record["claims"] == [WOMEN.id]
        assert record["origin_name"] == "Tajikistan"
        assert record["via"] == ["KG", "RU"]
