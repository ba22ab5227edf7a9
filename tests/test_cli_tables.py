"""Tables on the command line: how many rows and citations they show, and what JSON and CSV hold beside that."""

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from claims import make_documents, make_internal, make_route

from tipgraph.cli import main
from tipgraph.model import Claim
from tipgraph.store import write_claims_file

Run = Callable[..., tuple[str, str]]

PLACES = ["RU", "KZ", "TR", "AE", "PL", "DE", "FR", "IT", "ES", "GR", "BG", "RO", "HU", "CZ", "SK", "AT", "CH", "BE"]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    def run_command(claims: list[Claim], *arguments: object, exits: int = 0) -> tuple[str, str]:
        graph = tmp_path / "graph.jsonl"
        write_claims_file(graph, make_documents(claims), claims)
        monkeypatch.setenv("COLUMNS", "500")
        monkeypatch.setattr(sys, "argv", ["tipgraph", "--graph", str(graph), *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        assert (stopped.value.code or 0) == exits, said.err
        return said.out, said.err

    return run_command


def _corridors() -> list[Claim]:
    return [make_route(one, other) for one in PLACES[:8] for other in PLACES if one != other]


def test_a_table_says_how_many_rows_it_leaves_out(run: Run) -> None:
    out, err = run(_corridors(), "corroborate")
    assert "the first 50 of 136 rows" in err
    assert out.count("origin-only") + out.count("unread") <= 50


@pytest.mark.parametrize("form", ["--csv", "--json"])
def test_data_to_work_on_holds_every_row_unless_told_otherwise(run: Run, form: str) -> None:
    header = 1 if form == "--csv" else 0
    out, err = run(_corridors(), "corroborate", form)
    assert (len(out.splitlines()), err) == (136 + header, "")
    assert len(run(_corridors(), "corroborate", form, "--most", 3)[0].splitlines()) == 3 + header


def test_every_country_on_a_corridor_is_ranked_as_a_chokepoint(run: Run) -> None:
    assert len(run(_corridors(), "rank", "chokepoints", "--json")[0].splitlines()) == len(PLACES)


def test_a_series_of_years_is_one_table(run: Run) -> None:
    claims = [make_route("TJ", "RU", year=year) for year in (2009, 2010, 2011)]
    rows = list(csv.DictReader(run(claims, "rank", "hubs", "--by-year", "--csv")[0].splitlines()))
    assert [(row["year"], row["place"]) for row in rows[::2]] == [("2009", "RU"), ("2010", "RU"), ("2011", "RU")]


def test_goods_are_told_in_words_and_cite_a_few_claims(run: Run) -> None:
    claims = [make_internal("TJ", year=year) for year in range(2009, 2014)]
    out, _ = run(claims, "goods", "--place", "TJ", "--good", "cotton")
    assert "Cotton, Tajikistan: forced labor in agriculture claimed in 5 narratives" in out
    assert "and 2 more" in out


def test_years_stand_side_by_side_in_the_words_of_the_documents_or_in_ours(run: Run) -> None:
    before = make_route("TJ", "RU", year=2014, words="Women go north for work that is none.", attached=True)
    after = make_route("TJ", "KZ", year=2015)
    out, err = run([before, after], "diff", 2014, 2015)
    assert "Women from Tajikistan are subjected to sexual exploitation in Kazakhstan" in out
    assert after.evidence.citation in out
    assert err.startswith("2 changes, 0 unchanged; countries with a narrative in both years: 1")
    changes = [json.loads(line) for line in run([before, after], "diff", 2014, 2015, "--json")[0].splitlines()]
    assert {change["change"] for change in changes} == {"new", "gone"}


@pytest.mark.parametrize("command", ["sectors", "goods"])
def test_a_kind_of_work_that_is_none_is_not_found(run: Run, command: str) -> None:
    out, err = run([make_internal("TJ")], command, "--sector", "alchemy", exits=5)
    assert (out, err.splitlines()) == ("", [err.strip()])
    assert "'alchemy' is not among: agriculture" in err


def test_a_kind_of_work_finds_the_narrower_ones(run: Run) -> None:
    claims = [make_internal("TJ", sectors=("textiles",)), make_internal("TJ", sectors=("mining",))]
    rows = run(claims, "sectors", "--sector", "manufacturing", "--json")[0].splitlines()
    assert [json.loads(row)["sector"] for row in rows] == ["textiles"]


def test_the_earlier_year_comes_first(run: Run) -> None:
    assert "diff 2014 2022" in run([make_internal("TJ")], "diff", 2022, 2014, exits=2)[1]
