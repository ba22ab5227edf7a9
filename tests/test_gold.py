"""The hand-coded narratives, where they are at hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tipgraph.corpus import read_documents, split_narratives
from tipgraph.extract import extract_claims
from tipgraph.model import ActorClass, Claim, Internal, Role, Route, ViaOrder

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold"
CABLE = SHARED / "sources" / "09STATE60639.txt"
MINIMUMS = ("mean=0.97", "roles=0.98", "pairs=0.98", "region-pairs=0.95", "via=0.95", "pair-exploitation=0.95",
            "pair-victims=0.95", "pair-sectors=0.93", "pair-hedges=0.93", "internal-exploitation=0.95",
            "internal-victims=0.95", "internal-sectors=0.95", "actors=0.93")  # fmt: skip

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the hand-coded narratives (../shared/gold) are not here")


def claims_of(path: Path) -> list[Claim]:
    return [
        claim
        for source in read_documents([str(path)])
        for narrative in split_narratives(source)
        for claim in extract_claims(source, narrative)
    ]


def test_the_narratives_are_read_nearly_as_people_coded_them(tmp_path: Path) -> None:
    said = tmp_path / "claims.jsonl"
    lines = (json.dumps(claim.to_json()) for claim in claims_of(GOLD / "dev.texts.jsonl"))
    said.write_text("\n".join(lines), encoding="utf-8")
    bars = [word for bar in MINIMUMS for word in ("--min", bar)]
    command = [sys.executable, str(GOLD / "score.py"), str(GOLD / "dev.gold.jsonl"), str(said), *bars]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def cable() -> list[Claim]:
    return claims_of(CABLE)


@pytest.fixture(scope="module")
def coding() -> dict[str, list[dict[str, object]]]:
    coded: dict[str, list[dict[str, object]]] = json.loads((GOLD / "09STATE60639.gold.json").read_text("utf-8"))
    return coded


def test_the_routes_of_the_cable(cable: list[Claim], coding: dict[str, list[dict[str, object]]]) -> None:
    found = [
        {
            "origin": claim.content.origin,
            "via": sorted(claim.content.via),
            "destination": claim.content.destination,
            "victims": list(claim.content.victims),
            "exploitation": list(claim.content.exploitation),
            "sectors": list(claim.content.sectors),
            "hedges": claim.to_json()["hedges"],
        }
        for claim in cable
        if isinstance(claim.content, Route)
    ]
    coded = [{key: value for key, value in flow.items() if key not in ("quote", "year")} for flow in coding["flows"]]
    assert found == coded


def test_the_transit_of_the_cable_has_no_order_and_is_often_so(cable: list[Claim]) -> None:
    (claim,) = [c for c in cable if isinstance(c.content, Route) and c.content.via]
    assert isinstance(claim.content, Route)
    assert claim.content.via_order is ViaOrder.UNORDERED
    assert [(q.code, q.modifies) for q in claim.qualifiers] == [("often", "via")]


def test_the_event_years_of_the_cable(cable: list[Claim]) -> None:
    years = {c.content.destination: c.event_year for c in cable if isinstance(c.content, Route) and c.event_year}
    assert years == {"PL": 2008}


def test_internal_exploitation_in_the_cable(cable: list[Claim], coding: dict[str, list[dict[str, object]]]) -> None:
    found = [c.content for c in cable if isinstance(c.content, Internal)]
    assert [list(c.victims) for c in found] == [entry["victims"] for entry in coding["internal"]]
    assert [list(c.exploitation) for c in found] == [entry["exploitation"] for entry in coding["internal"]]
    assert [list(c.sectors) for c in found] == [entry["sectors"] for entry in coding["internal"]]


def test_roles_and_actors_of_the_cable(cable: list[Claim], coding: dict[str, list[str]]) -> None:
    called = {c.content.role for c in cable if isinstance(c.content, Role)}
    entailed = {"internal"} if any(isinstance(c.content, Internal) for c in cable) else set()
    assert called | entailed == set(coding["roles"])
    assert {c.content.actor for c in cable if isinstance(c.content, ActorClass)} == set(coding["actors"])
