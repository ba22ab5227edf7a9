import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import openpyxl
import pyoxigraph
import pytest
import rdflib
from claims import make_documents, make_route
from exported import CLAIMS, GRAPH, edges_of, render, rows_of

from tipgraph.errors import InputError, NotFoundError
from tipgraph.export import FORMATS, write_export
from tipgraph.model import Claim, Document
from tipgraph.network import claims_to_network
from tipgraph.rdf import rdf_to_claims
from tipgraph.store import graph_from_claims

OTHER_TABLES = {"corridors", "evidence", "coverage", "documents", "columns"}


class TestEveryFormat:
    @pytest.mark.parametrize("name", FORMATS)
    def test_gives_the_same_bytes_whatever_the_order(self, name: str, tmp_path: Path) -> None:
        one, other = tmp_path / "one", tmp_path / "other"
        write_export(GRAPH, name, one)
        write_export(graph_from_claims(GRAPH.documents[::-1], GRAPH.claims[::-1]), name, other)
        files = sorted(path.relative_to(one) for path in one.rglob("*")) if one.is_dir() else [Path()]
        assert files
        for path in files:
            assert (one / path).read_bytes() == (other / path).read_bytes()

    @pytest.mark.parametrize("name", [form.name for form in FORMATS.values() if form.render])
    def test_goes_to_standard_output(self, name: str, capfdbinary: Any) -> None:
        assert write_export(GRAPH, name, "-") == []
        sys.stdout.flush()
        assert capfdbinary.readouterr().out == render(name)

    @pytest.mark.parametrize("name", FORMATS)
    def test_copes_with_an_empty_graph(self, name: str, tmp_path: Path) -> None:
        assert write_export(graph_from_claims((), ()), name, tmp_path / "nothing")


class TestWriting:
    def test_refuses_an_unknown_format(self, tmp_path: Path) -> None:
        with pytest.raises(NotFoundError, match="graphml"):
            write_export(GRAPH, "docx", tmp_path / "x")

    def test_refuses_a_folder_where_a_file_is_meant(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="folder"):
            write_export(GRAPH, "gexf", tmp_path)

    def test_names_the_file_that_is_in_the_way_of_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("kept", encoding="utf-8")
        with pytest.raises(InputError, match="file is a file, not a folder"):
            write_export(GRAPH, "turtle", tmp_path / "file" / "graph.ttl")

    def test_wants_the_name_of_a_file_where_it_writes_one(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"graph\.ttl"):
            write_export(GRAPH, "turtle", f"{tmp_path / 'new'}/")
        assert not (tmp_path / "new").exists()

    def test_leaves_what_was_there_when_it_fails(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        target = tmp_path / "graph.json"
        target.write_text("before")

        def fail(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", fail)
        with pytest.raises(InputError, match="No space left"):
            write_export(GRAPH, "json", target)
        assert target.read_text() == "before"
        assert [path.name for path in tmp_path.iterdir()] == ["graph.json"]

    def test_makes_missing_folders(self, tmp_path: Path) -> None:
        [path] = write_export(GRAPH, "json", tmp_path / "a" / "b" / "graph.json")
        assert path.is_file()


# rdflib's parser uses what rdflib itself deprecates.
@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning:rdflib")
class TestRdf:
    @pytest.mark.parametrize("name", ["turtle", "trig", "nquads", "jsonld"])
    def test_is_read_back_by_rdflib_with_all_documents_and_claims(self, name: str, tmp_path: Path) -> None:
        dataset = rdflib.Dataset()
        dataset.parse(data=render(name), format={"jsonld": "json-ld"}.get(name, name))
        dataset.serialize(tmp_path / "again.nq", format="nquads")
        quads = pyoxigraph.parse(path=tmp_path / "again.nq")
        assert rdf_to_claims(quads) == (GRAPH.documents, GRAPH.claims)


class TestGraphML:
    def test_is_read_back_by_networkx_with_every_attribute(self) -> None:
        network = nx.read_graphml(io.BytesIO(render("graphml")), force_multigraph=True)
        expected = claims_to_network(CLAIMS)
        assert dict(network.nodes(data=True)) == dict(expected.nodes(data=True))
        assert edges_of(network) == {ends: clean(said) for ends, said in edges_of(expected).items()}

    def test_carries_the_documents(self) -> None:
        network = nx.read_graphml(io.BytesIO(render("graphml")), force_multigraph=True)
        assert documents_from(json.loads(network.graph["documents"])) == GRAPH.documents


class TestGexf:
    def test_is_read_back_by_networkx_with_every_attribute(self) -> None:
        network = nx.read_gexf(io.BytesIO(render("gexf")))
        found = {said["id"]: said for _, _, said in network.edges(data=True)}
        for _, _, key, said in claims_to_network(CLAIMS).edges(keys=True, data=True):
            assert clean(said).items() <= found[key].items()

    def test_gives_each_leg_the_months_that_its_report_covers(self) -> None:
        edges = [e for e in ElementTree.fromstring(render("gexf")).iter() if e.tag.endswith("}edge")]
        spans = {(edge.get("start"), edge.get("end")) for edge in edges}
        assert spans == {("2008-04-01", "2009-03-31"), ("2009-04-01", "2010-03-31"), (None, None)}

    def test_keeps_to_what_gephis_schema_allows(self) -> None:
        allowed = {
            "gexf": "version schemaLocation",
            "meta": "",
            "creator": "",
            "graph": "timeformat start end defaultedgetype idtype mode",
            "attributes": "class mode",
            "attribute": "id title type",
            "nodes": "count",
            "node": "id label start end",
            "edges": "count",
            "edge": "id label start end source target type weight",
            "attvalues": "",
            "attvalue": "for value start end",
        }
        gexf = ElementTree.fromstring(render("gexf"))
        assert gexf.tag == "{http://www.gexf.net/1.2draft}gexf"
        for element in gexf.iter():
            names = {name.rpartition("}")[2] for name in element.attrib}
            assert names <= set(allowed[element.tag.rpartition("}")[2]].split())
        assert gexf[1].attrib["timeformat"] == "date"
        ids = [element.attrib["id"] for element in gexf.iter() if element.tag.endswith("}edge")]
        assert len(ids) == len(set(ids)) == claims_to_network(CLAIMS).number_of_edges()

    def test_tells_no_date_of_writing(self) -> None:
        assert b"lastmodifieddate" not in render("gexf")


class TestNodeLinkJson:
    def test_is_read_back_by_networkx(self) -> None:
        network = nx.node_link_graph(json.loads(render("json")), edges="edges")
        expected = claims_to_network(CLAIMS)
        assert isinstance(network, nx.MultiDiGraph)
        assert dict(network.nodes(data=True)) == dict(expected.nodes(data=True))
        assert edges_of(network) == edges_of(expected)

    def test_holds_all_documents_and_claims(self) -> None:
        said = json.loads(render("json"))["graph"]
        assert documents_from(said["documents"]) == GRAPH.documents
        assert {Claim.from_json(values) for values in said["claims"]} == set(CLAIMS)


class TestCsv:
    def test_holds_every_claim_whole(self) -> None:
        assert {claim_from_row(row) for row in rows_of(render("csv"))} == set(CLAIMS)

    def test_cites_every_row(self) -> None:
        for row in rows_of(render("csv")):
            assert re.fullmatch(r"report-\S+ ¶8 \[\d+:\d+\]", row["citation"])
            assert row["document_title"] == f"Report {row['document']}"
            assert row["text"].endswith(".")

    def test_writes_a_table_for_each_kind_and_explains_each_column(self, tmp_path: Path) -> None:
        paths = write_export(GRAPH, "csv", tmp_path / "tables")
        tables = {path.stem: rows_of(path.read_bytes()) for path in paths}
        assert [row["destination"] for row in tables["routes"]].count("RU") == 2
        assert len(tables["claims"]) == len(CLAIMS)
        assert len(tables["documents"]) == len(GRAPH.documents)
        explained = {(row["table"], row["column"]) for row in tables["columns"]}
        for path in paths:
            header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
            assert path.stem == "columns" or {(path.stem, column) for column in header} <= explained

    def test_never_lets_a_spreadsheet_run_a_text(self, tmp_path: Path) -> None:
        claim = make_route("TJ", "RU", words="=HYPERLINK(1)", attached=True)
        [path] = write_export(graph_from_claims(make_documents([claim]), [claim]), "csv", tmp_path / "x.csv")
        [row] = rows_of(path.read_bytes())
        assert row["quote"] == "'=HYPERLINK(1)"


class TestCytoscape:
    def test_is_read_back_by_networkx(self) -> None:
        network = nx.cytoscape_graph(json.loads(render("cytoscape")))
        expected = claims_to_network(CLAIMS)
        assert network.nodes.keys() == expected.nodes.keys()
        for ends, said in edges_of(expected).items():
            assert said.items() <= network.edges[ends].items()
        assert documents_from(network.graph["documents"]) == GRAPH.documents


class TestWorkbook:
    BOOK = openpyxl.load_workbook(io.BytesIO(render("xlsx")))

    def test_has_a_sheet_for_every_table(self, tmp_path: Path) -> None:
        names = [path.stem for path in write_export(GRAPH, "csv", tmp_path / "tables")]
        assert ["claims", *self.BOOK.sheetnames] == names
        assert {"routes", "internal", "roles", "actors", "tiers", "laws", "evidence", "coverage", "columns"} <= set(
            names
        )

    def test_holds_every_claim_whole(self) -> None:
        found = set()
        for name in set(self.BOOK.sheetnames) - OTHER_TABLES:
            head, *rows = self.BOOK[name].iter_rows(values_only=True)
            texts = [["" if value is None else str(value) for value in row] for row in rows]
            found |= {claim_from_row(dict(zip(head, row, strict=True))) for row in texts}
        assert found == set(CLAIMS)

    def test_runs_no_formula(self, tmp_path: Path) -> None:
        claim = make_route("TJ", "RU", words="=HYPERLINK(1)", attached=True)
        [path] = write_export(graph_from_claims(make_documents([claim]), [claim]), "xlsx", tmp_path / "x.xlsx")
        sheet = openpyxl.load_workbook(path)["routes"]
        [cell] = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=HYPERLINK(1)"]
        assert cell.data_type == "s"

    def test_cuts_what_is_too_long_for_a_cell_and_says_so(self, tmp_path: Path) -> None:
        claim = make_route("TJ", "RU", words="word " * 8000, attached=True)
        [path] = write_export(graph_from_claims(make_documents([claim]), [claim]), "xlsx", tmp_path / "x.xlsx")
        longest = max(len(str(cell)) for row in openpyxl.load_workbook(path)["routes"].values for cell in row)
        assert longest == 32767


def test_importing_the_formats_does_not_wait_for_networkx() -> None:
    code = "import sys, tipgraph.export; sys.exit('networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def clean(said: dict[str, Any]) -> dict[str, Any]:
    """XML has no place for control characters: they are read back as the replacement character."""
    return {key: re.sub("\x00", "\ufffd", value) if isinstance(value, str) else value for key, value in said.items()}


def documents_from(values: list[dict[str, Any]]) -> tuple[Document, ...]:
    return tuple(Document.from_json(value) for value in values)


_LISTS = set("via victims exploitation sectors areas outcomes reasons prohibits topics implied".split())
_NUMBERS = set("year event_year tier_year value low high stat_year penalty_min_months position start end".split())


def claim_from_row(row: dict[str, str]) -> Claim:
    values: dict[str, Any] = {key: value for key, value in row.items() if value}
    values |= {key: row[key].split("; ") if row.get(key) else [] for key in _LISTS}
    values |= {key: json.loads(row[key]) for key in _NUMBERS if row.get(key)}
    values["evidence"] = {key: values[key] for key in ("start", "end", "digest", "section", "paragraph")}
    qualifiers = re.finditer(r"([\w-]+) \((\w+)\) \[(\d+):(\d+)\] ([^;]*)", row["qualifiers"])
    values["qualifiers"] = [
        {"code": m[1], "modifies": m[2], "start": int(m[3]), "end": int(m[4]), "words": m[5]} for m in qualifiers
    ]
    return Claim.from_json(values)
