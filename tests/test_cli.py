"""The command line, run as a user runs it: results on stdout, the rest on stderr, and the right exit code."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tipgraph.cli import main

NARRATIVE = (
    "Freedonia is far away, but Tajikistan is a source country for girls lured to Turkey through Georgia for the "
    "purpose of sexual exploitation. Men are trafficked to Kazakhstan and, to a lesser extent, Russia for the purpose "
    "of forced labor in construction. Children are subjected to forced begging in the streets of the capital."
)

CABLE = """P 010101Z JAN 10
FM SECSTATE WASHDC
TO AMEMBASSY NOWHERE PRIORITY

UNCLAS STATE 000001

SUBJECT: A MESSAGE ABOUT OFFICE FURNITURE

1. The chairs have arrived.

CLINTON
"""


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["tipgraph", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run_command


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "own.jsonl"
    record = {"id": "own-1", "country": "TJ", "report_year": 2015, "title": "An example", "text": NARRATIVE}
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def graph(run: Run, corpus: Path, tmp_path: Path) -> Path:
    assert run("build", corpus, "-o", tmp_path / "out").code == 0
    return tmp_path / "out" / "graph.trig"


class TestBuild:
    def test_writes_graph_map_and_table_and_says_what_was_not_understood(
        self, run: Run, corpus: Path, tmp_path: Path
    ) -> None:
        ran = run("build", corpus, "-o", tmp_path / "out", "--misses", tmp_path / "misses.tsv")
        assert ran.code == 0, ran.err
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["claims.csv", "graph.trig", "map.html"]
        assert (tmp_path / "misses.tsv").exists()
        assert "read 1 document with 1 narrative, 3 sentences" in ran.out
        assert "not understood: " in ran.out

    def test_gives_the_same_bytes_again(self, run: Run, corpus: Path, tmp_path: Path) -> None:
        for out in ("one", "two"):
            assert run("build", corpus, "-o", tmp_path / out).code == 0
        for name in ("graph.trig", "map.html", "claims.csv"):
            assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()

    def test_leaves_what_was_there_when_it_fails(self, run: Run, graph: Path, tmp_path: Path) -> None:
        before = graph.read_bytes()
        assert run("build", tmp_path / "missing.txt", "-o", graph.parent).code == 5
        assert graph.read_bytes() == before

    def test_refuses_a_folder_that_is_a_file_or_can_not_be_written(
        self, run: Run, corpus: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "file").write_text("kept", encoding="utf-8")
        for out in (tmp_path / "file", tmp_path / "file" / "below"):
            ran = run("build", corpus, "-o", out)
            assert ran.code == 3
            assert "file" in one_line(ran.err)
        assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


class TestClaims:
    def test_prints_one_claim_a_line_with_the_promised_keys(self, run: Run, corpus: Path) -> None:
        ran = run("claims", corpus, "--json")
        claims = [json.loads(line) for line in ran.out.splitlines()]
        assert {claim["kind"] for claim in claims} >= {"route", "internal", "role"}
        for claim in claims:
            keys = {"kind", "id", "document", "country", "year", "status", "text", "rule", "evidence"}
            assert keys <= claim.keys()
            assert {"start", "end", "quote", "section"} <= claim["evidence"].keys()
            assert NARRATIVE[claim["evidence"]["start"] : claim["evidence"]["end"]] == claim["evidence"]["quote"]
        for route in (claim for claim in claims if claim["kind"] == "route"):
            slots = {"origin", "via", "via_order", "destination", "victims", "exploitation", "sectors", "hedges"}
            assert slots <= route.keys()

    def test_reads_standard_input(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        ran = subprocess.run(
            [sys.executable, "-m", "tipgraph", "claims", "-", "--country", "TJ", "--json"],
            input=NARRATIVE,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert {json.loads(line)["country"] for line in ran.stdout.splitlines()} == {"TJ"}

    def test_keeps_only_the_kinds_asked_for(self, run: Run, corpus: Path) -> None:
        ran = run("claims", corpus, "--json", "--kind", "internal")
        assert {json.loads(line)["kind"] for line in ran.out.splitlines()} == {"internal"}

    def test_reads_back_what_a_graph_holds(self, run: Run, corpus: Path, graph: Path) -> None:
        kept, read = run("--graph", graph, "claims", "--json").out, run("claims", corpus, "--json").out
        assert sorted(kept.splitlines()) == sorted(read.splitlines())


class TestRoutes:
    def test_end_with_their_citation(self, run: Run, graph: Path) -> None:
        ran = run("--graph", graph, "routes", "--from", "Tajikistan", "--to", "TUR")
        assert ran.code == 0
        assert "own-1 [0:139]" in ran.out.replace("¶1 ", "")
        assert "Georgia" in ran.out

    def test_can_be_asked_for_with_or_without_hedges(self, run: Run, graph: Path) -> None:
        hedged = run("--graph", graph, "routes", "--hedged", "--json").out.splitlines()
        plain = run("--graph", graph, "routes", "--no-hedged", "--json").out.splitlines()
        assert [json.loads(line)["destination"] for line in hedged] == ["RU"]
        assert {json.loads(line)["destination"] for line in plain} == {"TR", "KZ"}

    def test_of_a_place_that_is_none_are_not_found(self, run: Run, graph: Path) -> None:
        ran = run("--graph", graph, "routes", "--from", "Freedonia")
        assert ran.code == 5
        assert one_line(ran.err)


class TestExplain:
    def test_shows_names_rules_and_claims(self, run: Run) -> None:
        ran = run("explain", "Men are trafficked to Russia for forced labor in construction.", "--country", "TJ")
        assert ran.code == 0
        for words in ("RU (Russia)", "forced labor", "construction", "→ route"):
            assert words in ran.out

    def test_says_why_a_sentence_gave_nothing(self, run: Run) -> None:
        ran = run("explain", "The weather in the capital was fine.", "--country", "TJ")
        assert ran.code == 0
        assert "no claim: " in ran.out

    def test_wants_words(self, run: Run) -> None:
        assert run("explain", " ", "--country", "TJ").code == 3


class TestQuery:
    def test_answers_sparql(self, run: Run, graph: Path) -> None:
        ran = run("--graph", graph, "query", "SELECT (COUNT(*) AS ?n) { ?c a tg:RouteClaim }", "--format", "csv")
        assert (ran.code, ran.out.split()) == (0, ["n", "3"])

    def test_lists_and_shows_the_shipped_queries(self, run: Run) -> None:
        ran = run("query", "--list")
        assert ran.code == 0
        assert len(ran.out.splitlines()) >= 8

    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("SELECT * { ?a ?b", "line"),
            ("DELETE WHERE { ?a ?b ?c }", "updates"),
            ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", "SERVICE"),
            ("SELECT * FROM <file:///etc/passwd> { ?a ?b ?c }", "FROM"),
            ("LOAD <http://127.0.0.1:9/>", "updates"),
        ],
    )
    def test_refuses_what_does_not_only_read(self, run: Run, graph: Path, text: str, word: str) -> None:
        ran = run("--graph", graph, "query", text)
        assert ran.code == 4
        assert word in one_line(ran.err)


class TestExport:
    def test_writes_to_a_file_or_stdout(self, run: Run, graph: Path, tmp_path: Path) -> None:
        assert run("--graph", graph, "export", "--format", "graphml", "-o", tmp_path / "x.graphml").code == 0
        assert (tmp_path / "x.graphml").read_bytes().startswith(b"<?xml")

    def test_of_an_unknown_format_is_not_found(self, run: Run, graph: Path) -> None:
        ran = run("--graph", graph, "export", "--format", "papyrus", "-o", "-")
        assert ran.code == 5
        assert one_line(ran.err)


class TestCheck:
    def test_passes_a_graph_that_was_built(self, run: Run, graph: Path) -> None:
        ran = run("--graph", graph, "check")
        assert ran.code == 0, ran.err

    def test_fails_a_graph_that_breaks_a_rule(self, run: Run, graph: Path) -> None:
        text = graph.read_text(encoding="utf-8")
        assert "tg:destination" in text
        broken = graph.with_name("broken.trig")
        broken.write_text(text.replace("tg:destination place:TR", "tg:rule place:TR"), encoding="utf-8")
        assert run("--graph", broken, "check").code == 6


class TestBadInput:
    @pytest.mark.parametrize(
        ("name", "content", "code"),
        [
            ("missing.txt", None, 5),
            ("empty.txt", b"", 3),
            ("binary.bin", bytes(range(256)) * 8, 3),
            ("blank.jsonl", b"\n", 3),
            ("broken.jsonl", b'{"id": "x"\n', 3),
            ("nowhere.jsonl", b'{"id": "x", "country": "QQ", "text": "Some words."}\n', 3),
        ],
    )
    def test_gets_one_line_and_its_exit_code(
        self, run: Run, tmp_path: Path, name: str, content: bytes | None, code: int
    ) -> None:
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        ran = run("claims", path, "--json")
        assert (ran.code, ran.out) == (code, "")
        assert name in one_line(ran.err)

    def test_cable_without_a_narrative_gets_one_line_and_leaves_what_was_there(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "cable.txt"
        path.write_text(CABLE, encoding="utf-8")
        (tmp_path / "graph.trig").write_text("kept", encoding="utf-8")
        ran = run("build", path, "-o", tmp_path)
        assert ran.code == 3
        assert "narrative" in one_line(ran.err)
        assert (tmp_path / "graph.trig").read_text(encoding="utf-8") == "kept"

    def test_that_is_not_utf_8_is_read_with_a_warning(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "latin.txt"
        path.write_bytes("Men from Côte are trafficked to Russia for forced labor.".encode("latin-1"))
        ran = run("claims", path, "--country", "TJ", "--json")
        assert ran.code == 0
        assert "byte 10" in ran.err

    def test_graph_that_is_not_rdf(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "graph.trig"
        path.write_text("this is no graph", encoding="utf-8")
        ran = run("--graph", path, "routes")
        assert ran.code == 3
        assert "graph.trig" in one_line(ran.err)

    def test_unknown_option_is_a_usage_error(self, run: Run) -> None:
        assert run("routes", "--nowhere").code == 2


def test_help_is_light() -> None:
    script = (
        "import sys\nsys.argv = ['tipgraph', '--help']\nfrom tipgraph.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'pyvis', 'networkx', 'rdflib', 'pyoxigraph', 'starlette', 'jinja2'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr


def one_line(err: str) -> str:
    """Return what was complained about, which is one line without a traceback."""
    lines = [line for line in err.splitlines() if line.startswith("tipgraph: ")]
    assert len(lines) == 1, err
    assert "Traceback" not in err
    return lines[0]
