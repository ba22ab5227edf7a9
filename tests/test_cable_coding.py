"""Everything that the coding of the real cable says of government is found, and no tier or figure beside it."""

import json
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tipgraph.corpus import read_documents, split_narratives
from tipgraph.extract import extract_claims
from tipgraph.model import ActorClass, Claim, Conduct, Content, Law, Norm, Recommendation, Statistic, Tier

SHARED = Path(__file__).parent.parent.parent / "shared"
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared, which holds the real cable and its coding, is missing"
)

Kind = TypeVar("Kind", bound=Content)

# The coding names a measure with its unit, and tells conduct in words; these are the codes for them.
UNITS = {"months": "-months", "usd": "-usd"}
ACTS = {
    "compelled men": "compel-labor",
    "forced children": "compel-labor",
    "sexual assault": "sexual-assault",
    "used authority": "obstruction",
    "did not deploy": "no-inspection",
    "generally did not discipline": "no-discipline",
}
STATUSES = {"stated": "asserted"}
OUTCOMES = {
    "investigated": "investigated",
    "some reprimanded": "reprimanded",
    "none convicted": "none-convicted",
    "not vigorously investigated": "not-investigated",
}


@pytest.fixture(scope="module")
def coding() -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((SHARED / "gold" / "09STATE60639.gold.json").read_text(encoding="utf-8"))
    return gold


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    (source,) = read_documents([str(SHARED / "sources" / "09STATE60639.txt")])
    (narrative,) = split_narratives(source)
    return extract_claims(source, narrative)


def contents(claims: list[Claim], kind: type[Kind]) -> list[Kind]:
    return [claim.content for claim in claims if isinstance(claim.content, kind)]


def test_tiers(claims: list[Claim], coding: dict[str, Any]) -> None:
    assert {(t.tier_year, t.tier) for t in contents(claims, Tier)} == {(t["year"], t["tier"]) for t in coding["tiers"]}
    inferred = {t["year"] for t in coding["tiers"] if "inferred_from" in t}
    marked = {c.content.tier_year for c in claims if isinstance(c.content, Tier) and "tier_year" in c.implied}
    assert marked == inferred


def test_figures(claims: list[Claim], coding: dict[str, Any]) -> None:
    read = {
        (s.indicator + UNITS.get(s.unit, ""), s.stat_year, s.value, s.low, s.high, s.partner, s.areas)
        for s in contents(claims, Statistic)
    }
    assert read == {
        (
            s["measure"],
            s["year"],
            s.get("value"),
            s.get("min"),
            s.get("max"),
            s.get("partner"),
            (s["place"],) if "place" in s else (),
        )
        for s in coding["statistics"]
    }


def test_units_and_precision_of_figures(claims: list[Claim], coding: dict[str, Any]) -> None:
    units = {(s.indicator, s.stat_year): s.unit for s in contents(claims, Statistic)}
    coded = {(s["measure"], s["year"]): s["unit"] for s in coding["statistics"] if "unit" in s}
    assert coded.items() <= units.items()
    hedged = {s.indicator: s.precision for s in contents(claims, Statistic) if s.unit == "usd"}
    assert hedged == {"global-victim-losses": "about", "global-trafficker-profits": "estimated"}


def test_laws(claims: list[Claim], coding: dict[str, Any]) -> None:
    (law,) = contents(claims, Law)
    (coded,) = coding["laws"]
    assert (law.instrument, law.article, law.enacted) == (coded["instrument"], coded["article"], coded["enacted"])
    assert list(law.prohibits) == coded["prohibits"]
    assert [law.penalty_min_months, law.penalty_max_months] == [12 * years for years in coded["penalty_years"]]


def test_conduct(claims: list[Claim], coding: dict[str, Any]) -> None:
    found = [(c.content, c.status.value) for c in claims if isinstance(c.content, Conduct)]
    for coded in coding["complicity"]:
        act = next(code for words, code in ACTS.items() if coded["act"].startswith(words))
        certainty, *outcomes = coded["status"].split("; ")
        if certainty == "investigated":
            certainty, outcomes = "alleged", [certainty, *outcomes]
        assert any(
            (conduct.actor, conduct.act, status) == (coded["actor"], act, STATUSES.get(certainty, certainty))
            and coded.get("name") in (None, conduct.office)
            and set(coded.get("place", ())) <= set(conduct.areas)
            and {OUTCOMES[outcome] for outcome in outcomes} <= set(conduct.outcomes)
            for conduct, status in found
        ), coded


def test_actors(claims: list[Claim], coding: dict[str, Any]) -> None:
    assert {actor.actor for actor in contents(claims, ActorClass)} == set(coding["actors"])


def test_recommendations(claims: list[Claim], coding: dict[str, Any]) -> None:
    found = contents(claims, Recommendation)
    assert [r.position for r in found] == list(range(1, coding["recommendations"] + 1))
    assert all(r.topics != ("other",) for r in found)


def test_norms(claims: list[Claim]) -> None:
    norms = {n.norm for n in contents(claims, Norm)}
    assert {"automatic-downgrade", "waiver", "special-watch-list", "interim-assessment"} <= norms


def test_every_quotation_is_the_words_of_its_span(claims: list[Claim]) -> None:
    text = (SHARED / "sources" / "09STATE60639.txt").read_bytes().decode()
    assert all(text[c.evidence.start : c.evidence.end] == c.evidence.quote for c in claims)
