"""What belongs to which part of a statement, in passages of our own."""

import pytest

from tipgraph.extract import extract_sentence
from tipgraph.model import ActorClass, Claim, Internal, Role, Route

Pair = tuple[str, str]


def claims(text: str, country: str = "TJ") -> list[Claim]:
    return [claim for reading in extract_sentence(text, country=country) for claim in reading.claims]


def told(text: str, country: str = "TJ") -> set[tuple[Pair, tuple[str, ...], tuple[str, ...]]]:
    """Return pairs, exploitation and hedges; both ends of internal exploitation are the country."""
    found = set()
    for claim in claims(text, country):
        hedges = tuple(sorted({qualifier.code for qualifier in claim.qualifiers}))
        if isinstance(claim.content, Route):
            pair = (claim.content.origin, claim.content.destination)
            found.add((pair, claim.content.exploitation, hedges))
        elif isinstance(claim.content, Internal):
            found.add(((country, country), claim.content.exploitation, hedges))
    return found


def actors(text: str, country: str = "TJ") -> set[str]:
    return {claim.content.actor for claim in claims(text, country) if isinstance(claim.content, ActorClass)}


def test_internal_exploitation_implies_no_end_of_a_route() -> None:
    text = "Tajik girls move to the capital, where they are forced into prostitution."
    assert all(not {"origin", "destination"} & set(claim.implied) for claim in claims(text))


def test_a_place_where_people_are_exploited_at_last_is_no_stop() -> None:
    text = "Tajik girls were lured to Oman with false offers before being exploited in brothels."
    assert {pair for pair, _, _ in told(text)} == {("TJ", "OM")}


def test_a_promised_marriage_is_none() -> None:
    text = "Recruiters lure girls with promises of marriage and exploit the girls in sex trafficking."
    assert told(text) == {(("TJ", "TJ"), ("sex",), ())}


def test_what_may_happen_besides_makes_nothing_else_doubtful() -> None:
    text = "Tajik men are exploited on farms in Russia, and may also be forced to beg in Iran."
    assert told(text) == {(("TJ", "RU"), ("labor",), ()), (("TJ", "IR"), ("labor",), ("may",))}


def test_people_at_risk_of_one_thing_who_suffer_another() -> None:
    text = "Tajik women are vulnerable to sex trafficking and are exploited in private homes in Oman."
    assert told(text) == {(("TJ", "OM"), ("sex",), ("vulnerable",)), (("TJ", "OM"), ("labor",), ())}


def test_abuse_that_may_follow_is_no_second_exploitation() -> None:
    text = "Tajik men are subject to forced labor on farms in Russia and may face physical abuse."
    assert told(text) == {(("TJ", "RU"), ("labor",), ())}


def test_a_lesser_extent_belongs_to_the_item_it_stands_before() -> None:
    text = "Sponsors subject Tajik workers to debt bondage and, to a lesser extent, prostitution in Oman."
    assert told(text) == {(("TJ", "OM"), ("labor",), ()), (("TJ", "OM"), ("sex",), ("lesser-extent",))}


def test_a_doubt_belongs_to_the_last_item_of_a_list_of_work() -> None:
    text = "Boys are forced to work on farms, in mines, and possibly on fishing boats."
    found = {c.content.sectors: {q.code for q in c.qualifiers} for c in claims(text) if isinstance(c.content, Internal)}
    assert found == {("agriculture", "mining"): set(), ("fishing",): {"may"}}


def test_some_who_are_moved_abroad_leave_the_others_at_home() -> None:
    text = "Tajik children are forced to work in quarries, with some transported to nearby countries."
    assert {pair for pair, _, _ in told(text)} == {("TJ", "TJ"), ("TJ", "R:neighbors")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smugglers who guide migrants sometimes subject them to forced labor.", {"smugglers"}),
        ("Smugglers who guide migrants are paid in cash before girls are exploited in brothels.", set()),
        ("Traffickers operate in small criminal networks.", {"criminal-groups"}),
        ("Sex trafficking in the capital involves international crime organizations.", {"criminal-groups"}),
        ("Child soldiers served among opposition forces.", {"armed-groups"}),
        ("Students served among opposition forces.", set()),
        ("Government and opposition forces recruit children as scouts.", {"military", "armed-groups"}),
        ("Armed groups\u2014including some from abroad\u2014force villagers into mining.", {"armed-groups"}),
        ("Government corruption leaves migrants vulnerable to trafficking.", {"officials"}),
    ],
)
def test_actors_are_found_in_more_than_one_place(text: str, expected: set[str]) -> None:
    assert actors(text) == expected


def test_boys_without_a_named_origin_are_from_the_country_that_only_receives() -> None:
    text = "Tajikistan is a destination country for men subjected to forced labor; boys are forced to beg."
    assert (("TJ", "TJ"), ("labor",), ()) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tajiks who flee the country seek help from guides and are vulnerable to trafficking.",
        "Many Tajiks have fled the country and are at risk of trafficking.",
    ],
)
def test_who_flees_the_country_is_at_risk_abroad(text: str) -> None:
    assert {pair for pair, _, _ in told(text)} == {("TJ", "R:abroad")}


def test_sex_tourists_bring_no_victims() -> None:
    text = "German sex tourists travel to Tajikistan to exploit children."
    assert {pair for pair, _, _ in told(text)} == {("TJ", "TJ")}


def test_victims_are_primarily_from_named_places() -> None:
    text = "Victims are primarily from South Asia and Kenya."
    assert {pair for pair, _, _ in told(text)} == {("R:south-asia", "TJ"), ("KE", "TJ")}


def test_one_list_of_people_is_one_claim() -> None:
    text = "Unemployed women, individuals from rural areas, and children are vulnerable to trafficking."
    found = [claim.content.victims for claim in claims(text) if isinstance(claim.content, Internal)]
    assert found == [("women", "people", "children")]


def test_giving_an_organ_is_no_work() -> None:
    text = "Tajik men are forced to donate a kidney in Oman."
    assert told(text) == {(("TJ", "OM"), ("organs",), ())}


def test_an_ethnic_group_of_the_country_is_at_home_unless_said_to_come_from_elsewhere() -> None:
    assert told("Ethnic Uzbek women are exploited in brothels.") == {(("TJ", "TJ"), ("sex",), ())}
    assert told("Ethnic Uzbek women from Iran are exploited in brothels.") == {(("IR", "TJ"), ("sex",), ())}


def test_a_nation_s_refugee_camps_lie_in_the_country() -> None:
    text = "Refugee children in Afghan refugee camps are vulnerable to forced begging."
    assert {pair for pair, _, _ in told(text)} == {("R:abroad", "TJ")}


def test_forces_abroad_recruit_the_children_who_live_there() -> None:
    assert not told("Government forces recruited and used children in Mali.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tajikistan is a destination and, less frequently, a source and transit country.", {"source", "transit"}),
        ("Tajikistan is possibly a source and transit country.", {"source", "transit"}),
        ("Tajikistan is a potential transit, and a source country.", {"transit"}),
        ("Human traffickers may exploit foreign victims in Tajikistan.", {"destination"}),
    ],
)
def test_hedges_of_roles(text: str, expected: set[str]) -> None:
    roles = {c.content.role: c.qualifiers for c in claims(text) if isinstance(c.content, Role)}
    assert {role for role, qualifiers in roles.items() if qualifiers} == expected


def test_two_destinations_are_named_in_the_plural() -> None:
    text = "Turkey and Russia are the primary trafficking destinations, followed by Iran."
    assert {pair for pair, _, _ in told(text)} == {("TJ", "TR"), ("TJ", "RU"), ("TJ", "IR")}


def test_two_kinds_of_exploitation_have_their_own_places() -> None:
    text = "Tajik girls are subjected to domestic servitude in Oman and to forced sex trafficking in Italy."
    assert told(text) == {(("TJ", "OM"), ("labor",), ()), (("TJ", "IT"), ("sex",), ())}


def test_who_is_exploited_by_owners_of_farms_works_there() -> None:
    assert told("Farm owners exploit boys from poor families.") == {(("TJ", "TJ"), ("labor",), ())}


def test_convict_labor_is_ordered_by_the_state() -> None:
    text = "The regime expanded the use of convict labor."
    assert told(text) == {(("TJ", "TJ"), ("labor",), ())}
    assert actors(text) == {"government"}


def test_places_that_lead_a_sentence_hold_for_its_clauses() -> None:
    text = "In Oman and Qatar, Tajik men are exploited on building sites and Tajik women are subjected to slavery."
    victims = {
        (c.content.destination, c.content.victims, c.content.sectors)
        for c in claims(text)
        if isinstance(c.content, Route)
    }
    assert victims == {
        ("OM", ("men",), ("construction",)),
        ("QA", ("men",), ("construction",)),
        ("OM", ("women",), ()),
        ("QA", ("women",), ()),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Public officials force farmers to work in the harvest.",
        "Family members are subject to bonded labor.",
        "Forced child begging is the most common form of trafficking.",
    ],
)
def test_those_who_are_forced_are_victims_whatever_their_name(text: str) -> None:
    assert told(text) == {(("TJ", "TJ"), ("labor",), ())}


def test_farmers_may_force_others() -> None:
    assert actors("Farmers force boys to herd animals.") == {"employers"}


def test_they_who_target_people_are_traffickers() -> None:
    assert told("They target foreign women.") == {(("R:abroad", "TJ"), ("unspecified",), ())}
    assert not told("Charities target foreign women.")


def test_where_traffickers_operate_people_are_exploited() -> None:
    text = "Traffickers operating scam centers in Laos force Tajik men to cheat strangers."
    assert {pair for pair, _, _ in told(text)} == {("TJ", "LA")}


def test_what_was_before_a_war_is_past_and_an_accusation_is_reported() -> None:
    assert told("Prior to the war, Tajik men were enslaved in Iran.") == {(("TJ", "IR"), ("labor",), ("past",))}
    text = "Police have been accused of forcing women into prostitution."
    assert told(text) == {(("TJ", "TJ"), ("sex",), ("reported",))}


def test_families_who_turn_children_over_are_actors() -> None:
    assert actors("Some families turn children over to traffickers.") == {"families"}


def test_the_owner_of_a_ship_is_its_flag_and_the_owner_of_a_mine_is_no_place() -> None:
    text = "Tajik men are exploited on Korean-owned fishing vessels."
    assert {pair for pair, _, _ in told(text)} == {("TJ", "KR")}
    text = "Tajik men are exploited in Korean-owned mines."
    assert {pair for pair, _, _ in told(text)} == {("TJ", "TJ")}


def test_often_set_apart_says_where_people_come_from() -> None:
    found = [c.content for c in claims("Children, often Somalis, are exploited on farms.")]
    assert [(c.origin, c.victims) for c in found if isinstance(c, Route)] == [("SO", ("children",))]


def test_a_border_crossed_into_a_country_leads_there() -> None:
    text = "Tajiks are at risk of trafficking once they cross the border into Iran and Turkey."
    assert {pair for pair, _, _ in told(text)} == {("TJ", "IR"), ("TJ", "TR")}
    assert not told("Wolves are seen where they cross the border into Iran and Turkey.")


def test_work_and_risk_of_the_same_people_stay_one_statement() -> None:
    text = "Afghan men work on roads and in prostitution and are at risk of debt bondage."
    assert {hedges for _, _, hedges in told(text)} == {("vulnerable",)}


def test_an_aside_inside_a_name_tells_the_origin() -> None:
    text = "Tajik and migrant\u2014especially Afghan\u2014children are forced to beg."
    assert {pair for pair, _, _ in told(text)} == {("TJ", "TJ"), ("AF", "TJ")}


def test_who_is_married_off_is_forced_to_marry() -> None:
    assert told("Some families marry off girls in exchange for cash.") == {(("TJ", "TJ"), ("marriage",), ())}
