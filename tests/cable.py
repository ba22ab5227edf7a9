"""Make the claims of the first cable out of its coding by hand, which lies beside the project."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from claims import make_claim

from tipgraph.model import (
    ActorClass,
    CableHeader,
    Claim,
    Conduct,
    Document,
    DocumentKind,
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

CODING = Path(__file__).parent.parent.parent / "shared" / "gold" / "09STATE60639.gold.json"
ID = "09STATE60639"

INDICATORS = {"sentence-length-months": "sentence-length", "global-victim-losses-usd": "global-victim-losses"}
INDICATORS["global-trafficker-profits-usd"] = "global-trafficker-profits"
UNITS = {"sentence-length-months": "months", "global-victim-losses-usd": "usd", "global-trafficker-profits-usd": "usd"}


def read_cable() -> tuple[tuple[Document, ...], tuple[Claim, ...]]:
    """Return the cable and its claims; the places of the sentences are made up, the facts are those of the coding."""
    if not CODING.exists():
        pytest.skip("the coding of the cable is not here: ../shared/gold is not part of the project")
    coding = json.loads(CODING.read_text(encoding="utf-8"))
    header = coding["document"]
    document = Document(
        id=ID,
        kind=DocumentKind.CABLE,
        sha256=digest_of(ID),
        length=22_482,
        title=header["title"],
        issued=header["issued"],
        cable=CableHeader(number=header["number"], tags=tuple(header["tags"]), captions=tuple(header["captions"])),
    )
    contents = [*_routes(coding), *_others(coding)]
    claims = tuple(_claim(content, said, 100 * number) for number, (content, said) in enumerate(contents))
    return (document,), claims


def _claim(content: Any, said: dict[str, Any], start: int) -> Claim:
    hedges = said.pop("hedges", ())
    claim = make_claim(content, document=ID, start=start, words="words of a sentence", hedges=hedges, **said)
    if isinstance(content, Route) and content.via:
        often = Qualifier(code="often", words="often", modifies="via", start=start, end=start + 5)
        return dataclasses.replace(claim, qualifiers=(often,))
    return claim


def _routes(coding: dict[str, Any]) -> list[tuple[Any, dict[str, Any]]]:
    routes = [
        (
            Route(
                origin=flow["origin"],
                destination=flow["destination"],
                via=tuple(flow["via"]),
                via_order=ViaOrder.UNORDERED if flow["via"] else None,
                victims=tuple(flow["victims"]),
                exploitation=tuple(flow["exploitation"]),
                sectors=tuple(flow["sectors"]),
            ),
            {"hedges": tuple(flow["hedges"]), "event_year": flow.get("year")},
        )
        for flow in coding["flows"]
    ]
    slots = ("victims", "exploitation", "sectors")
    return [*routes, *((Internal(**{s: tuple(entry[s]) for s in slots}), {}) for entry in coding["internal"])]


def _others(coding: dict[str, Any]) -> list[tuple[Any, dict[str, Any]]]:
    law = coding["laws"][0]
    status = {"stated": Status.ASSERTED, "alleged": Status.ALLEGED, "unconfirmed": Status.UNCONFIRMED}
    return [
        *((Role(role=role), {}) for role in coding["roles"]),
        *((ActorClass(actor=actor), {}) for actor in coding["actors"]),
        *((Tier(tier=tier["tier"], tier_year=tier["year"]), {}) for tier in coding["tiers"]),
        *(
            (_conduct(entry), {"status": status.get(entry["status"], Status.REPORTED)})
            for entry in coding["complicity"]
        ),
        *((_statistic(figure), {}) for figure in coding["statistics"]),
        (
            Law(
                instrument=law["instrument"],
                article=law["article"],
                enacted=law["enacted"],
                prohibits=tuple(law["prohibits"]),
                penalty_min_months=12 * law["penalty_years"][0],
                penalty_max_months=12 * law["penalty_years"][1],
            ),
            {},
        ),
    ]


def _conduct(entry: dict[str, Any]) -> Conduct:
    idle = "(inaction)" in entry["act"]
    act = {"compelled": "compel-labor", "forced": "compel-labor", "sexual": "sexual-assault"}
    first = entry["act"].split()[0]
    return Conduct(
        actor=entry["actor"],
        form="inaction" if idle else "complicity",
        act="no-inspection" if idle else act.get(first, "obstruction"),
        office=entry.get("name"),
        areas=tuple(entry.get("place", ())),
    )


def _statistic(figure: dict[str, Any]) -> Statistic:
    measure = figure["measure"]
    return Statistic(
        indicator=INDICATORS.get(measure, measure),
        unit=UNITS.get(measure, figure.get("unit", "persons")),
        value=None if "min" in figure else float(figure["value"]),
        low=float(figure["min"]) if "min" in figure else None,
        high=float(figure["max"]) if "max" in figure else None,
        precision="about" if figure.get("hedge") else "exact",
        stat_year=figure["year"],
        partner=figure.get("partner"),
    )
