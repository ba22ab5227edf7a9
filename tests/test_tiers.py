import csv
import subprocess
import sys
from pathlib import Path

import pytest
from claims import make_tier

from tipgraph.gazetteer import read_places
from tipgraph.model import Status
from tipgraph.routes import Placement, check_clock, list_placements, read_tiers, run_clock, trace_moves
from tipgraph.vocab import SCHEMES

ROOT = Path(__file__).parent.parent
FACTS = ROOT.parent / "shared" / "facts"


def place(country: str, **years: str) -> list[Placement]:
    """Return placements of one country, given as y2009="2WL"."""
    return [
        Placement(
            country=country,
            name=country,
            year=int(y[1:]),
            tier=tier,
            agreement="agree",
            sources=(),
            claimed=(),
            claims=(),
        )
        for y, tier in years.items()
    ]


class TestTable:
    def test_holds_known_codes_once_for_each_country_and_year(self) -> None:
        keys = [(placement.country, placement.year) for placement in read_tiers()]
        assert len(keys) == len(set(keys)) > 3500
        assert {placement.country for placement in read_tiers()} <= read_places().keys()
        assert {placement.tier for placement in read_tiers()} <= SCHEMES["tier"].keys()
        assert all(placement.sources and placement.agreement for placement in read_tiers())

    @pytest.mark.skipif(not FACTS.is_dir(), reason="the tables of facts are not beside the project")
    def test_is_what_its_script_makes(self, tmp_path: Path) -> None:
        script = tmp_path / "make_tables.py"
        script.write_text((ROOT / "data" / "make_tables.py").read_text(encoding="utf-8"), encoding="utf-8")
        subprocess.run([sys.executable, script, FACTS], check=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)})
        for name in ("tiers.csv", "goods.csv"):
            assert (tmp_path / name).read_bytes() == (ROOT / "data" / name).read_bytes()

    def test_says_how_the_sources_agree(self) -> None:
        with (ROOT / "data" / "tiers.csv").open(encoding="utf-8", newline="") as rows:
            assert {row["agreement"] for row in csv.DictReader(rows)} == {"agree", "single", "conflict"}


class TestPlacements:
    def test_set_claims_beside_the_table(self) -> None:
        claims = [make_tier("TJ", "2WL", 2009), make_tier("TJ", "3", 2009, status=Status.DENIED)]
        [found] = list_placements(claims, country="TJ", year=2009)
        assert (found.tier, found.claimed, found.claims) == ("2WL", ("2WL",), (claims[0],))

    def test_show_where_a_document_says_otherwise(self) -> None:
        [found] = list_placements([make_tier("TJ", "1", 2009)], country="TJ", year=2009)
        assert (found.tier, found.claimed) == ("2WL", ("1",))

    def test_take_a_year_that_only_a_document_knows(self) -> None:
        [found] = list_placements([make_tier("TJ", "2", 1999)], country="TJ", year=1999)
        assert (found.tier, found.agreement, found.sources) == ("2", None, ())


class TestMoves:
    def test_tell_upgrades_and_downgrades_from_the_year_before_only(self) -> None:
        moves = trace_moves(place("TJ", y2009="2", y2010="2WL", y2011="2WL", y2012="1", y2014="3", y2015="SC"))
        assert [move.change for move in moves] == [None, "downgrade", "same", "upgrade", None, None]


class TestClock:
    def test_nothing_is_due_before_2011(self) -> None:
        placements = place("TJ", y2007="2WL", y2008="2WL", y2009="2WL", y2010="2WL", y2011="3")
        assert [entry.state for entry in run_clock(placements, 2010)] == ["running"]
        [entry] = run_clock(placements, 2011)
        assert (entry.years, entry.state, entry.waivers_left, entry.outcome) == ((2009, 2010), "due", 2, "downgraded")
        assert run_clock(placements, 2009) == []

    def test_waivers_run_out_after_two_more_years(self) -> None:
        placements = place("TJ", **{f"y{year}": "2WL" for year in range(2009, 2014)})
        entries = [run_clock(placements, report)[0] for report in (2011, 2012, 2013)]
        assert [(e.state, e.waivers_left, e.outcome) for e in entries] == [
            ("due", 2, "waived"),
            ("due", 1, "waived"),
            ("final", 0, "against"),
        ]

    def test_another_tier_starts_the_count_anew(self) -> None:
        placements = place("TJ", y2009="2WL", y2010="2", y2011="2WL")
        [entry] = run_clock(placements, 2012)
        assert (entry.years, entry.state, entry.certain) == ((2011,), "running", True)

    def test_an_unknown_year_makes_the_count_uncertain(self) -> None:
        [entry] = run_clock(place("TJ", y2021="2WL", y2023="2WL"), 2024)
        assert (entry.years, entry.certain, entry.tier, entry.outcome) == ((2023,), False, None, None)

    def test_the_cables_country_was_due_in_2011_and_improved(self) -> None:
        [entry] = [entry for entry in run_clock(list_placements(), 2011) if entry.country == "TJ"]
        assert (entry.years, entry.tier, entry.outcome) == ((2009, 2010), "2", "improved")

    def test_history_followed_the_rule(self) -> None:
        years = [year for year in check_clock(list_placements()) if year.report <= 2021]
        assert sum(year.against for year in years) == 0
        assert (sum(year.due for year in years), sum(year.final for year in years)) == (276, 35)
        assert sum(year.waived for year in years) == 124
        assert sum(year.downgraded for year in years) == 25 + 19
        assert sum(year.improved for year in years) == 90 + 16
        assert sum(year.unknown for year in years) == 2

    def test_no_second_waiver_was_given_after_2018(self) -> None:
        entries = [entry for report in (2019, 2020, 2021) for entry in run_clock(list_placements(), report)]
        assert {entry.outcome for entry in entries if len(entry.years) == 3} == {"improved", "downgraded"}
