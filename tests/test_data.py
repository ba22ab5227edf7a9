"""The data that tipgraph ships: consistent, free of others' words, and made anew by the same command."""

import csv
import gzip
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
from claims import make_claim, make_route, make_tier

from tipgraph.gazetteer import read_places
from tipgraph.model import Tier
from tipgraph.routes import list_coverage, list_placements, read_tiers
from tipgraph.store import read_claims_file

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
SHARED = ROOT.parent / "shared"
needs_shared = pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the texts beside the project are not here")


def load(script: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(script, DATA / f"{script}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@needs_shared
def test_the_shipped_claims_are_what_the_texts_and_rules_give(tmp_path: Path) -> None:
    for made in load("make_claims").make_claims(SHARED, tmp_path):
        shipped = DATA / made.relative_to(tmp_path)
        assert read(made) == read(shipped), f"run `make data`: {shipped.name} is out of date"


def read(path: Path) -> list[str]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return content.decode("utf-8").splitlines()


@pytest.mark.parametrize("path", sorted((DATA / "claims").glob("*")), ids=lambda path: path.name)
def test_shipped_claims_hold_no_quotation_and_cite_known_documents(path: Path) -> None:
    documents, claims = read_claims_file(path)
    ids = {document.id for document in documents}
    lengths = {document.id: document.length for document in documents}
    for claim in claims:
        assert claim.evidence.quote is None
        assert claim.evidence.document in ids
        assert claim.evidence.end <= lengths[claim.evidence.document]
    assert len({claim.id for claim in claims}) == len(claims)
    assert '"quote"' not in "".join(read(path))


@pytest.mark.parametrize("path", sorted((DATA / "claims").glob("*")), ids=lambda path: path.name)
def test_shipped_claims_hold_few_words_in_a_row(path: Path) -> None:
    for line in read(path):
        values = json.loads(line)
        for qualifier in values.get("qualifiers", ()):
            assert len(qualifier["words"].split()) <= 6, qualifier


def test_places_have_a_code_a_name_and_no_doubles() -> None:
    places = list(read_places().values())
    assert len({place.name for place in places}) == len(places)
    assert all(place.iso3 and len(place.iso3) == 3 for place in places if not place.code.startswith("R:"))


def test_coverage_tells_a_narrative_from_a_placement_and_from_nothing() -> None:
    claims = [
        make_route("TJ", "RU", year=2009),
        make_claim(Tier(tier="2", tier_year=2010), country="TJ", year=2010),
    ]
    placements = list_placements([make_tier("TJ", "2WL", 2031)])
    rows = {(row.country, row.year): row.read for row in list_coverage(claims[:1], placements)}
    assert rows["TJ", 2009] == "narrative"
    assert rows["TJ", 2031] == "tier only"
    assert rows["AE", 2031] == "none"


def test_coverage_is_a_full_table() -> None:
    with (DATA / "coverage.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    countries, years = {row["country"] for row in rows}, {row["year"] for row in rows}
    assert len(rows) == len(countries) * len(years)
    assert {placement.country for placement in read_tiers()} <= countries
    assert {row["read"] for row in rows} == {"narrative", "tier only", "none"}
