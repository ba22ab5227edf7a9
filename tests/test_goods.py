from claims import make_internal, make_route

from tipgraph.gazetteer import read_places
from tipgraph.model import Status
from tipgraph.routes import match_goods, read_goods
from tipgraph.vocab import SCHEMES


def test_the_table_holds_known_codes() -> None:
    goods = read_goods()
    assert len(goods) > 450
    assert {good.country for good in goods} <= read_places().keys()
    assert {good.sector for good in goods} <= {"", *SCHEMES["sector"]}
    assert all(good.child_labor or good.forced_labor or good.forced_child_labor or good.derived for good in goods)


def test_a_good_meets_the_claims_about_the_same_work_in_the_same_country() -> None:
    claims = [make_internal("TJ", year=year, victims=("people",)) for year in (2008, 2009)]
    claims += [make_internal("TJ", sectors=("construction",)), make_internal("UZ")]
    [cotton] = match_goods(claims, country="TJ")
    assert (cotton.good, cotton.listed) == ("Cotton", ("child labor", "forced labor", "forced child labor"))
    assert (cotton.narratives, cotton.sentences, cotton.forced_labor_narratives, cotton.child_narratives) == (
        2,
        2,
        2,
        0,
    )
    assert (cotton.years, cotton.coverage) == ((2008, 2009), 2)


def test_work_of_foreigners_counts_where_they_are_exploited() -> None:
    claims = [make_route("MM", "TH", sectors=("fishing",), exploitation=("labor",), victims=("boys",))]
    [shrimp] = match_goods(claims, country="TH", good="shrimp")
    assert (shrimp.narratives, shrimp.child_narratives, shrimp.coverage) == (1, 1, 0)


def test_a_good_is_named_only_where_the_words_are_at_hand() -> None:
    words = "Pupils were made to pick cotton in the autumn."
    assert match_goods([make_internal("TJ", words=words)], country="TJ")[0].naming_narratives == 0
    assert match_goods([make_internal("TJ", words=words, attached=True)], country="TJ")[0].naming_narratives == 1
    other = make_internal("TJ", words="Pupils were made to work on farms.", attached=True)
    assert match_goods([other], country="TJ")[0].naming_narratives == 0


def test_denied_claims_do_not_count_and_silence_shows_its_coverage() -> None:
    [cotton] = match_goods([make_internal("TJ", status=Status.DENIED)], country="TJ")
    assert (cotton.narratives, cotton.coverage) == (0, 1)
    assert cotton.text == "Cotton, Tajikistan: no claim of forced labor in agriculture in the 1 narrative read"
    [cotton] = match_goods([], country="TJ")
    assert (cotton.coverage, cotton.text) == (0, "Cotton, Tajikistan: no narrative read")


def test_filters_by_sector_and_name() -> None:
    assert {match.sector for match in match_goods([], sector="manufacturing")} == {
        "manufacturing",
        "textiles",
        "brick-kilns",
    }
    assert {match.country for match in match_goods([], good="soccer")} <= {"CN", "IN"}
