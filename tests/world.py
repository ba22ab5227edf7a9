"""Make a small world of claims, every one of them invented, for questions that need several years and countries."""

import dataclasses
from functools import partial

from claims import make_actor, make_claim, make_documents, make_internal, make_role, make_route, make_tier

from tipgraph.model import (
    Basis,
    Claim,
    Conduct,
    Document,
    Law,
    Norm,
    Qualifier,
    Recommendation,
    Route,
    Statistic,
    Status,
    Tier,
)

OFTEN = Qualifier(code="often", words="often", modifies="via", start=105, end=110)


def make_world() -> tuple[tuple[Document, ...], tuple[Claim, ...]]:
    """Return four narratives of TJ and UZ from 2009 to 2011, one of AE, and a second document for one of them."""
    claims = [*_first_year(), *_second_year(), *_third_year(), *_destination(), *_neighbor()]
    return make_documents(claims), tuple(claims)


def _figure(indicator: str, year: int, value: float, unit: str = "persons") -> Statistic:
    return Statistic(indicator=indicator, unit=unit, value=value, stat_year=year)


def _first_year() -> list[Claim]:
    at = partial(make_claim, country="TJ", year=2009, document="tj-2009")
    route = partial(make_route, "TJ", country="TJ", year=2009, document="tj-2009")
    men = {"victims": ("men",), "exploitation": ("labor",), "sectors": ("construction", "agriculture")}
    gulf = Route(
        origin="TJ",
        destination="R:gulf",
        origin_basis=Basis.CONTEXT,
        victims=("women",),
        exploitation=("unspecified",),
    )
    cotton = {"start": 700, "words": "cotton"}
    watched = {"start": 1000, "words": "again on the list"}
    convicted, investigated = {"start": 1100, "words": "convicted"}, {"start": 1200, "words": "investigated"}
    law = Law(
        instrument="criminal code",
        article="130.1",
        prohibits=("labor", "sex"),
        penalty_min_months=60,
        penalty_max_months=180,
    )
    return [
        make_role("TJ", "source", year=2009, document="tj-2009", start=0),
        make_role("TJ", "internal", year=2009, document="tj-2009", start=0),
        dataclasses.replace(route("AE", "KG", "RU", start=100), qualifiers=(OFTEN,)),
        route("RU", start=200, words="men", **men),
        route("KZ", start=200, words="men", hedges=("lesser-extent",), **men),
        route("PL", start=300, victims=("men",), exploitation=("labor",), hedges=("small-number",), event_year=2008),
        at(gulf, start=400, status=Status.ALLEGED, implied=("origin",)),
        make_internal("TJ", document="tj-2009", start=500, victims=("boys", "girls"), sectors=("begging",)),
        make_internal("TJ", document="tj-2009", victims=("women",), **cotton),
        at(Conduct(actor="local-officials", form="complicity", act="compel-labor"), status=Status.REPORTED, **cotton),
        at(
            Conduct(
                actor="border-officials",
                form="complicity",
                act="sexual-assault",
                outcomes=("not-investigated", "none-convicted"),
            ),
            status=Status.ALLEGED,
            start=800,
        ),
        at(
            Conduct(actor="officials", form="inaction", act="no-inspection", office="Ministry of Labor"),
            start=900,
        ),
        make_actor("TJ", "local-officials", year=2009, document="tj-2009", **cotton),
        make_tier("TJ", "2WL", 2009, document="tj-2009", **watched),
        at(Tier(tier="2WL", tier_year=2008), **watched),
        at(_figure("convictions", 2008, 17.0), **convicted),
        at(_figure("convictions", 2007, 11.0), **convicted),
        at(_figure("investigations", 2008, 23.0), **investigated),
        at(_figure("investigations", 2007, 12.0, "cases"), **investigated),
        at(law, start=1300),
        at(Recommendation(position=1, topics=("training",)), start=1400),
        at(Recommendation(position=2, topics=("data",)), start=1500),
        at(Norm(norm="waiver"), start=1600),
    ]


def _second_year() -> list[Claim]:
    at = partial(make_claim, country="TJ", year=2010, document="tj-2010")
    route = partial(make_route, "TJ", country="TJ", year=2010, document="tj-2010")
    return [
        route("RU", start=100, words="men", victims=("men",), exploitation=("labor",), sectors=("construction",)),
        route("TR", start=200),
        route("PL", start=300, status=Status.ENDED),
        make_tier("TJ", "2WL", 2010, document="tj-2010", start=400),
        at(_figure("convictions", 2008, 19.0), start=500),
        at(Recommendation(position=1, topics=("training", "funding")), start=600),
        make_claim(_figure("convictions", 2008, 18.0), country="TJ", year=2010, document="press-2010", start=0),
    ]


def _third_year() -> list[Claim]:
    content = Tier(tier="3", tier_year=2011, reasons=("automatic-downgrade",))
    return [make_claim(content, country="TJ", year=2011, document="tj-2011", start=0)]


def _destination() -> list[Claim]:
    told = {"country": "AE", "year": 2010, "document": "ae-2010"}
    return [
        make_role("AE", "destination", year=2010, document="ae-2010", start=0),
        make_route("TJ", "AE", start=100, **told),
        make_route("UZ", "AE", start=200, sectors=("textiles",), **told),
        make_route("R:abroad", "AE", start=300, victims=("people",), **told),
        make_tier("AE", "2", 2010, document="ae-2010", start=400),
    ]


def _neighbor() -> list[Claim]:
    waiver = Tier(tier="2WL", tier_year=2011, reasons=("waiver", "written-plan"))
    return [
        make_tier("UZ", "2WL", 2009, document="uz-2009", start=0),
        make_tier("UZ", "2WL", 2010, document="uz-2010", start=0),
        make_claim(waiver, country="UZ", year=2011, document="uz-2011", start=0),
        make_route("UZ", "KZ", country="UZ", year=2010, document="uz-2010", start=100, sectors=("manufacturing",)),
    ]
