"""Laws, conduct, recommendations and norms are read, and what is only asked for or denied is not taken for done."""

from pathlib import Path

import pytest
from scans import make_cable

from tipgraph.corpus import read_documents, split_narratives
from tipgraph.extract import extract_claims, extract_sentence
from tipgraph.extract.officials import see_officials
from tipgraph.gazetteer import find_mentions
from tipgraph.model import ActorClass, Claim, Conduct, Law, Norm, Recommendation, Sentence, Status, Tier
from tipgraph.rules import complicity, conduct
from tipgraph.rules.shapes import Rule


def claims_in(text: str) -> list[Claim]:
    (reading,) = extract_sentence(text, country="FJ", year=2010)
    return list(reading.claims)


def conduct_in(text: str) -> list[tuple[str, str, Status]]:
    return [(c.content.actor, c.content.act, c.status) for c in claims_in(text) if isinstance(c.content, Conduct)]


def mask(text: str) -> str:
    sentence = Sentence(text=text, start=0, end=len(text))
    return see_officials(sentence, find_mentions(text, "FJ"), "FJ").masked


class TestRules:
    @pytest.mark.parametrize(
        "rule",
        [*complicity.COMPLICITY, *complicity.IMPERSONAL, *complicity.STATUSES, *complicity.OUTCOMES],
        ids=lambda r: r.name,
    )
    def test_fire_on_officials_and_spare_others(self, rule: Rule) -> None:
        assert any(rule.find_all(mask(rule.fires)))
        assert not any(rule.find_all(mask(rule.spares)))

    @pytest.mark.parametrize(
        "rule",
        [
            conduct.FAILS,
            conduct.SCOPE_END,
            conduct.ON_COMPLICITY,
            *conduct.INACTIONS,
            conduct.NO_EFFORTS,
            *conduct.EFFORTS,
        ],
        ids=lambda r: r.name,
    )
    def test_fire_on_their_example_and_spare_their_near_miss(self, rule: Rule) -> None:
        assert any(rule.find_all(rule.fires))
        assert not any(rule.find_all(rule.spares))


class TestConduct:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            (
                "Women are forced by local officials to pick fruit.",
                ("local-officials", "compel-labor", Status.ASSERTED),
            ),
            (
                "Two girls alleged that border guards sexually assaulted them.",
                ("border-officials", "sexual-assault", Status.ALLEGED),
            ),
            (
                "There were unconfirmed reports that police accepted bribes from brothels.",
                ("police", "bribery", Status.UNCONFIRMED),
            ),
            (
                "The army reportedly recruits children.",
                ("military", "child-soldiering", Status.REPORTED),
            ),
            (
                "The Ministry of Health did not inspect brothels.",
                ("officials", "no-inspection", Status.ASSERTED),
            ),
            (
                "The government made no efforts to identify victims.",
                ("government", "no-identification", Status.ASSERTED),
            ),
            (
                "The government trained 40 judges and opened a shelter.",
                ("government", "training", Status.ASSERTED),
            ),
        ],
    )
    def test_says_who_did_what_and_how_certain_that_is(self, text: str, found: tuple[str, str, Status]) -> None:
        assert found in conduct_in(text)

    @pytest.mark.parametrize(
        "text",
        [
            "NGOs provided shelter to victims.",
            "Victims were assisted by a church.",
            "Traffickers force women to pick fruit.",
            "The Tongan government forced doctors to work in Fiji.",
        ],
    )
    def test_of_others_is_not_that_of_officials(self, text: str) -> None:
        assert not conduct_in(text)

    def test_names_the_office_the_areas_and_what_followed(self) -> None:
        text = (
            "State prosecutors in Ba investigated five teachers for forcing pupils to pick fruit; two teachers were "
            "reprimanded, but no officials were convicted."
        )
        (content,) = [
            c.content for c in claims_in(text) if isinstance(c.content, Conduct) and c.content.form == "complicity"
        ]
        assert (content.actor, content.areas) == ("education-officials", ("Ba",))
        assert content.outcomes == ("investigated", "reprimanded", "none-convicted")

    def test_of_nobody_in_particular_is_the_governments_and_says_so(self) -> None:
        (claim,) = [
            c for c in claims_in("However, no efforts were made to identify victims.") if isinstance(c.content, Conduct)
        ]
        assert isinstance(claim.content, Conduct)
        assert (claim.content.actor, claim.implied) == ("government", ("actor",))

    def test_that_harms_victims_blames_its_actor_once(self) -> None:
        claims = claims_in("There were unconfirmed reports that police accepted bribes and raped girls.")
        (actor,) = [c for c in claims if isinstance(c.content, ActorClass)]
        assert isinstance(actor.content, ActorClass)
        assert (actor.content.actor, actor.status) == ("police", Status.UNCONFIRMED)

    def test_knows_an_office_by_its_name(self) -> None:
        text = "Our Department of Prisons failed to investigate reports that girls were raped by its officers."
        found = {(c.content.office, c.content.act) for c in claims_in(text) if isinstance(c.content, Conduct)}
        assert found == {
            ("Department of Prisons", "sexual-assault"),
            ("Department of Prisons", "no-investigation"),
        }


class TestLaw:
    def test_gives_article_prohibition_and_penalties_in_months(self) -> None:
        text = "Article 12.3 of its 2006 penal code prohibits forced labor, with penalties of six months to ten years."
        (law,) = [c.content for c in claims_in(text) if isinstance(c.content, Law)]
        assert law == Law(
            instrument="penal code",
            article="12.3",
            enacted=2006,
            prohibits=("labor",),
            penalty_min_months=6,
            penalty_max_months=120,
        )

    def test_that_forbids_nothing_is_denied(self) -> None:
        (claim,) = [c for c in claims_in("Fijian law does not prohibit debt bondage.") if isinstance(c.content, Law)]
        assert claim.status is Status.DENIED

    def test_that_is_only_drafted_is_no_law(self) -> None:
        assert not [c for c in claims_in("A draft law would prohibit forced labor.") if isinstance(c.content, Law)]


class TestCable:
    @pytest.fixture
    def claims(self, tmp_path: Path) -> list[Claim]:
        path = tmp_path / "cable.txt"
        path.write_text(make_cable(), encoding="utf-8")
        (source,) = read_documents([str(path)])
        (narrative,) = split_narratives(source)
        return extract_claims(source, narrative)

    def test_gives_recommendations_in_order_with_their_topics(self, claims: list[Claim]) -> None:
        found = [c.content for c in claims if isinstance(c.content, Recommendation)]
        assert found == [
            Recommendation(position=1, topics=("training",)),
            Recommendation(position=2, topics=("other",)),
            Recommendation(position=3, topics=("other",)),
        ]

    def test_gives_the_norms_of_its_non_paper(self, claims: list[Claim]) -> None:
        assert [c.content for c in claims if isinstance(c.content, Norm)] == [Norm(norm="reassessment")]

    def test_gives_from_press_guidance_only_earlier_tiers(self, claims: list[Claim]) -> None:
        guided = [c for c in claims if c.evidence.section == "press-guidance"]
        assert [c.content for c in guided] == [Tier(tier="3", tier_year=2009)]

    def test_quotes_the_very_words(self, claims: list[Claim], tmp_path: Path) -> None:
        text = (tmp_path / "cable.txt").read_bytes().decode()
        assert all(text[c.evidence.start : c.evidence.end] == c.evidence.quote for c in claims)
