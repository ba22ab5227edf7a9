"""Routes, internal exploitation and roles in passages of our own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipgraph.extract import extract_sentence
from tipgraph.model import ActorClass, Basis, Claim, Internal, Role, Route, Status, ViaOrder

Pair = tuple[str, str]


def claims(text: str, country: str = "TJ") -> list[Claim]:
    return [claim for reading in extract_sentence(text, country=country) for claim in reading.claims]


def routes(text: str, country: str = "TJ") -> dict[Pair, Route]:
    contents = [claim.content for claim in claims(text, country)]
    return {(c.origin, c.destination): c for c in contents if isinstance(c, Route)}


def internals(text: str, country: str = "TJ") -> list[Internal]:
    return [claim.content for claim in claims(text, country) if isinstance(claim.content, Internal)]


def roles(text: str, country: str = "TJ") -> list[str]:
    return [claim.content.role for claim in claims(text, country) if isinstance(claim.content, Role)]


def actors(text: str, country: str = "TJ") -> set[str]:
    return {claim.content.actor for claim in claims(text, country) if isinstance(claim.content, ActorClass)}


def hedges(text: str, country: str = "TJ") -> dict[Pair, set[str]]:
    found: dict[Pair, set[str]] = {}
    for claim in claims(text, country):
        if isinstance(claim.content, Route):
            pair = (claim.content.origin, claim.content.destination)
            found.setdefault(pair, set()).update(q.code for q in claim.qualifiers)
    return found


def test_several_origins_and_destinations_give_one_claim_a_pair() -> None:
    found = routes("Tajik and Kyrgyz boys are exploited on fruit farms in Turkey and Georgia.")
    assert set(found) == {("TJ", "TR"), ("TJ", "GE"), ("KG", "TR"), ("KG", "GE")}
    assert found["KG", "TR"].victims == ("boys",)
    assert found["KG", "TR"].exploitation == ("labor",)
    assert found["KG", "TR"].sectors == ("agriculture",)
    assert found["KG", "TR"].origin_basis is Basis.NATIONALITY


def test_a_role_is_no_route() -> None:
    text = "Tajikistan is both a source and transit country, and a destination, for men in forced labor."
    assert roles(text) == ["source", "transit", "destination"]
    assert not routes(text)


def test_an_opening_that_names_origins_gives_roles_and_routes() -> None:
    text = "Tajikistan is a destination country for girls from Uzbekistan trafficked for prostitution."
    assert roles(text) == ["destination"]
    assert set(routes(text)) == {("UZ", "TJ")}


def test_an_opening_that_sums_up_gives_roles_only() -> None:
    text = "Traffickers exploit foreign and domestic victims in Tajikistan, and exploit Tajik victims abroad."
    assert set(roles(text)) == {"internal", "destination", "source"}
    assert not routes(text)
    assert not internals(text)


def test_transit_places_are_a_set_without_order() -> None:
    (found,) = routes("Women are trafficked to Qatar through Iran and Oman for domestic servitude.").values()
    assert found.via == ("IR", "OM")
    assert found.via_order is ViaOrder.UNORDERED


def test_often_before_the_transit_belongs_to_the_transit() -> None:
    (claim,) = claims("Girls are sold to Turkey, often through Iran, for forced prostitution.")
    assert [(q.code, q.modifies) for q in claim.qualifiers] == [("often", "via")]


def test_people_who_transit_the_country_go_on_to_where_they_are_exploited() -> None:
    found = routes("Afghan women transit Tajikistan en route to Russia, where they are forced into prostitution.")
    assert {pair: route.via for pair, route in found.items()} == {("AF", "RU"): ("TJ",)}


def test_a_transit_country_for_named_victims_lies_between_both_ends() -> None:
    text = "Tajikistan is a transit point for Chinese women subjected to sex trafficking in Turkey."
    assert {pair: route.via for pair, route in routes(text).items()} == {("CN", "TR"): ("TJ",)}


def test_the_subject_is_the_origin_where_none_is_said() -> None:
    (claim,) = claims("Men are forced to work on building sites in Kazakhstan.")
    assert isinstance(claim.content, Route)
    assert (claim.content.origin, claim.content.origin_basis) == ("TJ", Basis.CONTEXT)
    assert "origin" in claim.implied


def test_foreigners_are_exploited_in_the_subject_country() -> None:
    found = routes("Foreign women are coerced into prostitution in hotels.")
    assert set(found) == {("R:abroad", "TJ")}


def test_local_and_foreign_people_are_two_sorts() -> None:
    text = "Local and foreign children are forced to beg near the bazaars."
    assert set(routes(text)) == {("R:abroad", "TJ")}
    assert [content.victims for content in internals(text)] == [("children",)]


def test_migrants_of_one_nation_are_one_sort() -> None:
    assert set(routes("Tajik migrants experience forced labor in Belarus.")) == {("TJ", "BY")}


def test_internal_and_foreign_places_may_stand_side_by_side() -> None:
    text = "Tajik girls are exploited in sex trafficking in Tajikistan, neighboring countries, and the Gulf."
    assert set(routes(text)) == {("TJ", "R:neighbors"), ("TJ", "R:gulf")}
    assert len(internals(text)) == 1


@pytest.mark.parametrize(
    ("text", "destinations"),
    [
        ("Men face debt bondage in neighboring countries, including Uzbekistan and China.", {"UZ", "CN"}),
        ("Men face debt bondage in Middle Eastern countries such as Jordan.", {"JO"}),
        ("Men face debt bondage in Southeast Asia, particularly Thailand.", {"R:southeast-asia", "TH"}),
        ("Men face debt bondage in Latvia, Poland, and other European countries.", {"LV", "PL", "R:europe"}),
        ("Men face debt bondage in Latvia, Poland, and other countries.", {"LV", "PL"}),
        ("Men face debt bondage abroad.", {"R:abroad"}),
        ("Men face debt bondage abroad, including in Latvia.", {"LV"}),
        ("Men face debt bondage in East African and European states.", {"R:east-africa", "R:europe"}),
        ("Men face debt bondage in the Turkish fishing and textile industries.", {"TR"}),
        ("Men face debt bondage on Russian-flagged trawlers.", {"RU"}),
    ],
)
def test_lists_of_places(text: str, destinations: set[str]) -> None:
    assert {destination for _, destination in routes(text)} == destinations


def test_places_along_a_border_are_no_destination() -> None:
    assert not routes("Children beg and face forced labor along the Uzbek and Kyrgyz borders.")


def test_a_promised_place_that_was_not_reached_is_no_destination() -> None:
    text = "Recruiters lure Nepali men with promises of jobs in Canada, then exploit them in brick kilns in Tajikistan."
    assert set(routes(text)) == {("NP", "TJ")}


def test_nationality_of_those_who_exploit_is_no_origin() -> None:
    text = "Chinese criminal groups exploit women in massage parlors."
    assert not routes(text)
    assert actors(text) == {"criminal-groups"}


def test_a_hedge_belongs_to_the_place_it_stands_before() -> None:
    text = "Men are trafficked to Estonia and, to a lesser extent, Latvia for forced labor."
    assert hedges(text) == {("TJ", "EE"): set(), ("TJ", "LV"): {"lesser-extent"}}


@pytest.mark.parametrize(
    ("text", "expected", "status"),
    [
        ("Men may be forced to work in Latvia.", {"may"}, Status.POSSIBLE),
        ("Men are reportedly forced to work in Latvia.", {"reported"}, Status.REPORTED),
        ("Men allegedly face forced labor in Latvia.", {"reported"}, Status.ALLEGED),
        ("A small number of men face forced labor in Latvia.", {"small-number"}, Status.ASSERTED),
        ("Men are at high risk of forced labor in Latvia.", {"vulnerable"}, Status.ASSERTED),
        ("Men are believed to face forced labor in Latvia.", {"presumed"}, Status.POSSIBLE),
        ("In the past, men faced forced labor in Latvia.", {"past"}, Status.ASSERTED),
    ],
)
def test_hedges_and_status(text: str, expected: set[str], status: Status) -> None:
    assert hedges(text) == {("TJ", "LV"): expected}
    assert [claim.status for claim in claims(text)] == [status]


def test_clauses_keep_their_own_victims_places_and_work() -> None:
    text = (
        "Uzbek women are forced into prostitution in Tajikistan, while Tajik men work under debt bondage in the "
        "Latvian timber industry, and boys are forced to herd cattle."
    )
    found = routes(text)
    assert found["UZ", "TJ"].exploitation == ("sex",)
    assert found["TJ", "LV"].victims == ("men",)
    assert [(c.victims, c.sectors) for c in internals(text)] == [(("boys",), ("herding",))]


def test_a_verb_left_out_is_taken_from_the_clause_before() -> None:
    found = routes("Boys are exploited in forced labor in Latvia and girls in Poland.")
    assert {pair: route.victims for pair, route in found.items()} == {
        ("TJ", "LV"): ("boys",),
        ("TJ", "PL"): ("girls",),
    }


def test_each_kind_of_exploitation_keeps_its_places() -> None:
    found = routes("Women are subjected to sex trafficking in Latvia and forced labor in Poland.")
    assert found["TJ", "LV"].exploitation == ("sex",)
    assert found["TJ", "PL"].exploitation == ("labor",)


def test_where_carries_the_place_on() -> None:
    text = "Tajik families migrate to Poland, where men are forced to work in slaughterhouses."
    assert set(routes(text)) == {("TJ", "PL")}


def test_some_carries_the_people_on() -> None:
    text = "Women from India and Nepal come to Tajikistan for jobs in cafes, but some are forced into prostitution."
    found = routes(text)
    assert set(found) == {("IN", "TJ"), ("NP", "TJ")}
    assert found["IN", "TJ"].sectors == ("hospitality",)


def test_working_in_a_trade_is_labor_and_a_place_of_prostitution_is_not() -> None:
    assert routes("Men are exploited in bakeries in Latvia.")["TJ", "LV"].exploitation == ("labor",)
    assert routes("Men are exploited in sex trafficking in bars in Latvia.")["TJ", "LV"].exploitation == ("sex",)
    assert routes("Men are trafficked to bakeries in Latvia.")["TJ", "LV"].exploitation == ("unspecified",)


@pytest.mark.parametrize(
    "text",
    [
        "The government should train officers to identify women trafficked abroad.",
        "Tajik students study in Latvia and Poland.",
        "Tajik men migrate to Latvia for seasonal work.",
        "The ministry signed an agreement on migrant labor with Qatar.",
        "Customs officers seized carpets on the way to Turkey.",
    ],
)
def test_sentences_without_exploitation_give_no_route(text: str) -> None:
    assert not [c for c in routes(text) if c != ("TJ", "R:abroad")]


def test_no_evidence_is_stored_and_not_live() -> None:
    found = claims("There is no evidence that Tajik women are trafficked to Latvia.")
    assert [claim.status for claim in found] == [Status.NO_EVIDENCE]


def test_a_role_that_ended_is_not_live() -> None:
    found = claims("Tajikistan is no longer considered a transit country for trafficking victims.")
    assert [(claim.content, claim.status) for claim in found] == [(Role(role="transit"), Status.ENDED)]


def test_the_year_of_the_event_is_kept() -> None:
    (claim,) = claims("In 2011, Tajik men were trafficked to Latvia for forced labor.")
    assert claim.event_year == 2011


def test_full_stops_and_semicolons_part_statements() -> None:
    text = "Women are trafficked to Latvia for prostitution; men face forced labor in Poland. Boys are forced to beg."
    assert set(routes(text)) == {("TJ", "LV"), ("TJ", "PL")}
    assert len(internals(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some parents sell their daughters into forced marriage.", {"families"}),
        ("Teachers and provincial governors force pupils to pick tea.", {"education-officials", "local-officials"}),
        ("Corrupt customs officers accept bribes from traffickers.", {"border-officials"}),
        ("Cuban doctors may have been compelled to work by the Cuban government.", {"foreign-governments"}),
        ("Women are abused by employers and recruitment agencies.", {"employers", "recruiters"}),
        ("Rebels abduct children to serve as fighters.", {"armed-groups"}),
        ("The police identified thirty victims of sex trafficking.", set()),
        ("Parents were told about the risks of child labor.", set()),
    ],
)
def test_actors_are_those_who_harm_and_not_those_who_are_named(text: str, expected: set[str]) -> None:
    assert actors(text) == expected


def test_a_sentence_without_claims_says_why() -> None:
    (reading,) = extract_sentence("The weather in Dushanbe is mild.", country="TJ")
    assert not reading.claims
    assert reading.why
    assert not reading.missed


def test_a_reading_shows_mentions_steps_and_words() -> None:
    text = "Tajik men face forced labor in Latvia."
    (reading,) = extract_sentence(text, country="TJ")
    assert [(m.kind, m.codes) for m in reading.mentions] == [
        ("nationality", ("TJ",)),
        ("victims", ("men",)),
        ("exploitation", ("labor",)),
        ("place", ("LV",)),
    ]
    assert [(step.rule, step.words, step.gave) for step in reading.steps] == [
        ("reads-group", "Tajik men", "victims men from TJ"),
        ("reads-verb", "face", "active verb of class undergo"),
        ("reads-exploitation", "forced labor", "exploitation labor"),
        ("reads-places", "in Latvia", "destination LV"),
        ("route-undergone-in", "Tajik men face forced labor in Latvia", "route TJ to LV"),
    ]
    assert reading.claims[0].evidence.quote == text


@settings(deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("abc ,;.-()—\u2019'0\nTajik men women Russia to in forced labor by and"), max_size=120
    )
)
def test_any_text_is_read_without_failing_and_keeps_its_spans(text: str) -> None:
    if not text:
        return
    for reading in extract_sentence(text, country="TJ"):
        for mention in reading.mentions:
            assert text[mention.start : mention.end] == mention.words
        for step in reading.steps:
            assert text[step.start : step.end] == step.words
