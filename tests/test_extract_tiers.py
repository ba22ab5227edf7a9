"""Tiers are read from headings and prose, with what a sentence presupposes of earlier years."""

import pytest

from tipgraph.extract import extract_sentence
from tipgraph.model import Claim, Tier


def tiers_in(text: str, year: int | None = 2015) -> list[tuple[Tier, Claim]]:
    (reading,) = extract_sentence(text, country="FJ", year=year)
    return [(claim.content, claim) for claim in reading.claims if isinstance(claim.content, Tier)]


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("FIJI (Tier 2 Watch List)", "2WL"),
        ("Fiji: TIER 1", "1"),
        ("Tier 3 \u2014 Fiji has done little", "3"),
        ("Special Case; more is told elsewhere", "SC"),
        ("Fiji is therefore placed on Tier 2.", "2"),
        ("Fiji was upgraded to Tier 2 Watchlist", "2WL"),
    ],
)
def test_a_placement_gives_its_tier_and_the_year_of_the_report(text: str, tier: str) -> None:
    ((content, claim),) = tiers_in(text)
    assert (content.tier, content.tier_year, claim.implied) == (tier, 2015, ())


@pytest.mark.parametrize(
    "text",
    [
        "Countries classified as Tier 3 may lose assistance.",
        "A country on the list must be placed on Tier 3.",
        "The law has two tiers of courts.",
        "Fiji would remain on Tier 2 if it acted.",
    ],
)
def test_a_rule_about_tiers_is_no_placement(text: str) -> None:
    assert not tiers_in(text)


def test_again_presumes_the_year_before() -> None:
    now, before = tiers_in("Why was Fiji again placed on Tier 2 Watch List?")
    assert now[0] == Tier(tier="2WL", tier_year=2015)
    assert before[0] == Tier(tier="2WL", tier_year=2014)
    assert before[1].implied == ("tier_year",)
    assert [(q.code, q.words) for q in before[1].qualifiers] == [("presumed", "again placed")]


def test_years_in_a_row_presume_each_of_them() -> None:
    found = [content for content, _ in tiers_in("Fiji stayed at Tier 2 for a third straight year")]
    assert [(t.tier_year, t.consecutive_years) for t in found] == [(2015, 3), (2014, None), (2013, None)]


def test_remaining_presumes_one_year_and_no_row() -> None:
    found = [content for content, _ in tiers_in("therefore Fiji remains on Tier 3")]
    assert [(t.tier_year, t.consecutive_years) for t in found] == [(2015, None), (2014, None)]


def test_a_waiver_keeps_the_watch_list_and_does_not_give_tier_3() -> None:
    ((content, claim),) = tiers_in("Fiji was granted a waiver that spared it a downgrade to Tier 3")
    assert (content.tier, content.reasons, claim.implied) == ("2WL", ("waiver",), ("tier",))


def test_a_former_tier_that_the_sentence_names_is_read() -> None:
    found = tiers_in("Fiji was placed on Tier 3 after being at Tier 2 for two consecutive years")
    assert [(t.tier, t.tier_year) for t, _ in found] == [("3", 2015), ("2", 2014), ("2", 2013)]
    found = tiers_in("Fiji was downgraded from Tier 2 to Tier 2 Watch List")
    assert [(t.tier, t.tier_year) for t, _ in found] == [("2WL", 2015), ("2", 2014)]


def test_reasons_are_told_apart() -> None:
    ((content, _),) = tiers_in("Tier 3 - Fiji does not meet minimum standards and is not making any efforts")
    assert content.reasons == ("not-compliant", "no-significant-efforts")


def test_without_a_report_year_nothing_is_presumed() -> None:
    ((content, _),) = tiers_in("therefore Fiji remained on Tier 3", year=None)
    assert content.tier_year is None
