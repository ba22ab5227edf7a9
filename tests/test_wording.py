"""Claims in plain words."""

from typing import Any

import pytest

from tipgraph.model import (
    ActorClass,
    Basis,
    Claim,
    Content,
    Evidence,
    Internal,
    Law,
    Qualifier,
    Role,
    Route,
    Statistic,
    Status,
    Tier,
    ViaOrder,
    digest_of,
)
from tipgraph.wording import describe_claim

EVIDENCE = Evidence(document="D", start=0, end=4, digest=digest_of("word"))


def say(content: Content, *qualifiers: tuple[str, str], status: Status = Status.ASSERTED, **more: Any) -> str:
    marks = tuple(Qualifier(code=code, words=code, modifies=slot, start=0, end=4) for code, slot in qualifiers)
    claim = Claim(
        content=content,
        evidence=EVIDENCE,
        country="TJ",
        year=2009,
        status=status,
        rule="r",
        qualifiers=marks,
        **more,
    )
    return describe_claim(claim)


def route(**slots: Any) -> Route:
    return Route(**{"origin": "TJ", "destination": "RU", "victims": ("men",), "exploitation": ("labor",), **slots})


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (say(route()), "Men from Tajikistan are subjected to forced labor in Russia."),
        (say(route(), ("may", "flow")), "Men from Tajikistan may be subjected to forced labor in Russia."),
        (
            say(route(sectors=("construction", "agriculture")), ("lesser-extent", "flow"), ("primarily", "sectors")),
            "Men from Tajikistan are, to a lesser extent, subjected to forced labor in Russia, "
            "primarily in construction and agriculture.",
        ),
        (
            say(route(via=("KG", "KZ"), via_order=ViaOrder.UNORDERED), ("often", "via")),
            "Men from Tajikistan are subjected to forced labor in Russia, often through Kyrgyzstan and Kazakhstan "
            "(order not stated).",
        ),
        (
            say(route(via=("KG", "KZ"), via_order=ViaOrder.ALTERNATIVES)),
            "Men from Tajikistan are subjected to forced labor in Russia, through Kyrgyzstan or Kazakhstan.",
        ),
        (
            say(route(), ("small-number", "victims"), event_year=2008),
            "A small number of men from Tajikistan are subjected to forced labor in Russia, in 2008.",
        ),
        (
            say(route(origin_basis=Basis.CONTEXT), implied=("origin",)),
            "Men from Tajikistan are subjected to forced labor in Russia (origin from context).",
        ),
        (
            say(route(origin="R:abroad", destination="TJ", exploitation=("unspecified",)), ("vulnerable", "flow")),
            "Foreign men are vulnerable to trafficking in Tajikistan.",
        ),
        (
            say(route(destination="R:neighbors", exploitation=("sex", "marriage"))),
            "Men from Tajikistan are subjected to sexual exploitation and forced marriage in neighbors of Tajikistan.",
        ),
        (say(route(), status=Status.DENIED), "Denied: men from Tajikistan are subjected to forced labor in Russia."),
        (
            say(
                Internal(victims=("boys", "girls"), exploitation=("labor",), sectors=("begging",)), ("reported", "flow")
            ),
            "Boys and girls are reportedly subjected to forced labor within Tajikistan, in begging.",
        ),
        (say(Role(role="source")), "Tajikistan is called a source country."),
        (
            say(Statistic(indicator="convictions", unit="persons", value=0, precision="none-stated", stat_year=2008)),
            "Convictions in 2008: none.",
        ),
        (
            say(Statistic(indicator="sentence-length", unit="months", low=6, high=1096)),
            "Length of sentences: 6 to 1,096 months.",
        ),
        (
            say(ActorClass(actor="police"), ("reported", "flow"), status=Status.ALLEGED),
            "Allegedly, involved (trafficking, exploiting, abusing, or complicit): police.",
        ),
        (
            say(ActorClass(actor="security-service", office="Office of Peace")),
            "Involved (trafficking, exploiting, abusing, or complicit): security service (Office of Peace).",
        ),
        (
            say(ActorClass(actor="police"), ("may", "flow"), ("reported", "flow")),
            "May be reportedly involved (trafficking, exploiting, abusing, or complicit): police.",
        ),
        (
            say(Tier(tier="3", tier_year=2008), implied=("tier_year",)),
            "Tajikistan is placed on Tier 3 in the 2008 Report (year from context).",
        ),
        (
            say(Law(instrument="criminal code", article="7", prohibits=("sex",), penalty_min_months=6)),
            "Article 7 of the criminal code of Tajikistan prohibits sexual exploitation, with penalties of 6 months.",
        ),
    ],
)
def test_says_what_the_claim_says_and_how_certainly(said: str, words: str) -> None:
    assert said == words


def test_hedges_are_never_lost() -> None:
    for code in ("may", "reported", "vulnerable", "lesser-extent", "small-number", "past", "presumed"):
        assert say(route(), (code, "flow")) != say(route())
    for status in Status:
        assert status is Status.ASSERTED or say(route(), status=status) != say(route())
