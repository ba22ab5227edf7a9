import csv
import io
import json
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import geojson
import networkx as nx
import openpyxl
import pyoxigraph
import pytest
import rdflib
from claims import make_actor, make_claim, make_documents, make_internal, make_role, make_route, make_tier
from hypothesis import given
from hypothesis import strategies as st

from tipgraph.errors import InputError, NotFoundError
from tipgraph.export import FORMATS, write_export
from tipgraph.export.arcs import trace_arc
from tipgraph.model import Claim, Conduct, Document, Law, Norm, Recommendation, Statistic, Status
from tipgraph.network import claims_to_network
from tipgraph.rdf import rdf_to_claims
from tipgraph.store import graph_from_claims

CLAIMS = [
    make_route("TJ", "AE", "KG", "RU", hedges=("may", "small-number"), implied=("origin",), start=500, words="A line."),
    make_route("TJ", "RU", victims=("men",), exploitation=("labor",), sectors=("construction", "agriculture")),
    make_route("TJ", "RU", year=2010, words='Quotes " and <tags> & =signs\f\x00', attached=True),
    make_route("TJ", "TR", status=Status.DENIED),
    make_route("BD", "MY", "TH", year=None),
    make_route("R:abroad", "CV", country="CV", event_year=2008),
    make_internal("UZ"),
    make_role("TJ", "source"),
    make_actor("TJ", "police"),
    make_tier("TJ", "2WL", 2009),
    make_claim(Law(instrument="Criminal Code", article="130", prohibits=("sex",), penalty_min_months=60)),
    make_claim(Conduct(actor="police", form="inaction", act="no-investigation", areas=("North", "South"))),
    make_claim(Statistic(indicator="convictions", unit="persons", value=12.0, stat_year=2008, partner="RU")),
    make_claim(Statistic(indicator="victims-assisted", unit="persons", low=20.0, high=30.5, precision="about")),
    make_claim(Recommendation(position=1, topics=("training", "data"))),
    make_claim(Norm(norm="waiver")),
]
GRAPH = graph_from_claims(make_documents(CLAIMS), CLAIMS)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("exports")
    for form in FORMATS.values():
        if form.render:
            write_export(GRAPH, form.name, folder / f"graph{form.suffix}")
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def book(written: dict[str, bytes]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written["graph.xlsx"]))


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
    def test_goes_to_standard_output(self, name: str, written: dict[str, bytes], capfdbinary: Any) -> None:
        assert write_export(GRAPH, name, "-") == []
        sys.stdout.flush()
        assert capfdbinary.readouterr().out == written[f"graph{FORMATS[name].suffix}"]

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
    @pytest.mark.parametrize(
        ("suffix", "form"), [("ttl", "turtle"), ("trig", "trig"), ("nq", "nquads"), ("jsonld", "json-ld")]
    )
    def test_is_read_back_by_rdflib_with_all_documents_and_claims(
        self, suffix: str, form: str, written: dict[str, bytes], tmp_path: Path
    ) -> None:
        dataset = rdflib.Dataset()
        dataset.parse(data=written[f"graph.{suffix}"], format=form)
        dataset.serialize(tmp_path / "again.nq", format="nquads")
        quads = pyoxigraph.parse(path=tmp_path / "again.nq")
        assert rdf_to_claims(quads) == (GRAPH.documents, GRAPH.claims)


class TestGraphML:
    def test_is_read_back_by_networkx_with_every_attribute(self, written: dict[str, bytes]) -> None:
        network = nx.read_graphml(io.BytesIO(written["graph.graphml"]), force_multigraph=True)
        expected = claims_to_network(CLAIMS)
        assert dict(network.nodes(data=True)) == dict(expected.nodes(data=True))
        assert edges_of(network) == {ends: clean(said) for ends, said in edges_of(expected).items()}

    def test_carries_the_documents(self, written: dict[str, bytes]) -> None:
        network = nx.read_graphml(io.BytesIO(written["graph.graphml"]), force_multigraph=True)
        assert documents_from(json.loads(network.graph["documents"])) == GRAPH.documents


class TestGexf:
    def test_is_read_back_by_networkx_with_every_attribute(self, written: dict[str, bytes]) -> None:
        network = nx.read_gexf(io.BytesIO(written["graph.gexf"]))
        found = {said["id"]: said for _, _, said in network.edges(data=True)}
        for _, _, key, said in claims_to_network(CLAIMS).edges(keys=True, data=True):
            assert clean(said).items() <= found[key].items()

    def test_gives_each_leg_the_months_that_its_report_covers(self, written: dict[str, bytes]) -> None:
        edges = [e for e in ElementTree.fromstring(written["graph.gexf"]).iter() if e.tag.endswith("}edge")]
        spans = {(edge.get("start"), edge.get("end")) for edge in edges}
        assert spans == {("2008-04-01", "2009-03-31"), ("2009-04-01", "2010-03-31"), (None, None)}

    def test_keeps_to_what_gephis_schema_allows(self, written: dict[str, bytes]) -> None:
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
        gexf = ElementTree.fromstring(written["graph.gexf"])
        assert gexf.tag == "{http://www.gexf.net/1.2draft}gexf"
        for element in gexf.iter():
            names = {name.rpartition("}")[2] for name in element.attrib}
            assert names <= set(allowed[element.tag.rpartition("}")[2]].split())
        assert gexf[1].attrib["timeformat"] == "date"
        ids = [element.attrib["id"] for element in gexf.iter() if element.tag.endswith("}edge")]
        assert len(ids) == len(set(ids)) == claims_to_network(CLAIMS).number_of_edges()

    def test_tells_no_date_of_writing(self, written: dict[str, bytes]) -> None:
        assert b"lastmodifieddate" not in written["graph.gexf"]


class TestNodeLinkJson:
    def test_is_read_back_by_networkx(self, written: dict[str, bytes]) -> None:
        network = nx.node_link_graph(json.loads(written["graph.json"]), edges="edges")
        expected = claims_to_network(CLAIMS)
        assert isinstance(network, nx.MultiDiGraph)
        assert dict(network.nodes(data=True)) == dict(expected.nodes(data=True))
        assert edges_of(network) == edges_of(expected)

    def test_holds_all_documents_and_claims(self, written: dict[str, bytes]) -> None:
        said = json.loads(written["graph.json"])["graph"]
        assert documents_from(said["documents"]) == GRAPH.documents
        assert {Claim.from_json(values) for values in said["claims"]} == set(CLAIMS)


class TestCsv:
    def test_holds_every_claim_whole(self, written: dict[str, bytes]) -> None:
        assert {claim_from_row(row) for row in rows_of(written["graph.csv"])} == set(CLAIMS)

    def test_cites_every_row(self, written: dict[str, bytes]) -> None:
        for row in rows_of(written["graph.csv"]):
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
    def test_is_read_back_by_networkx(self, written: dict[str, bytes]) -> None:
        network = nx.cytoscape_graph(json.loads(written["graph.cyjs"]))
        expected = claims_to_network(CLAIMS)
        assert network.nodes.keys() == expected.nodes.keys()
        for ends, said in edges_of(expected).items():
            assert said.items() <= network.edges[ends].items()
        assert documents_from(network.graph["documents"]) == GRAPH.documents


class TestWorkbook:
    def test_has_a_sheet_for_every_table(self, book: openpyxl.Workbook, tmp_path: Path) -> None:
        names = [path.stem for path in write_export(GRAPH, "csv", tmp_path / "tables")]
        assert ["claims", *book.sheetnames] == names
        assert {"routes", "internal", "roles", "actors", "tiers", "laws", "evidence", "coverage", "columns"} <= set(
            names
        )

    def test_holds_every_claim_whole(self, book: openpyxl.Workbook) -> None:
        found = set()
        for name in set(book.sheetnames) - {"corridors", "evidence", "coverage", "documents", "columns"}:
            head, *rows = book[name].iter_rows(values_only=True)
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


class TestGeoJson:
    def test_is_valid_and_has_every_place_leg_and_ring(self, written: dict[str, bytes]) -> None:
        collection = geojson.loads(written["graph.geojson"].decode())
        assert collection.is_valid
        layers = Counter(feature.properties["layer"] for feature in collection.features)
        network = claims_to_network(CLAIMS)
        rings = sum(said["ring"] for _, _, said in network.edges(data=True))
        assert layers == {"place": len(network), "internal": rings, "leg": network.number_of_edges() - rings}

    def test_carries_every_attribute_of_a_leg(self, written: dict[str, bytes]) -> None:
        features = {f["id"]: f["properties"] for f in json.loads(written["graph.geojson"])["features"]}
        for (_, _, key), said in edges_of(claims_to_network(CLAIMS)).items():
            assert said.items() <= features[key].items()

    def test_puts_longitude_first(self, written: dict[str, bytes]) -> None:
        features = {f["id"]: f for f in json.loads(written["graph.geojson"])["features"]}
        lon, lat = features["place-TJ"]["geometry"]["coordinates"]
        assert 67 < lon < 76
        assert 36 < lat < 42


class TestArcs:
    PLACES = st.tuples(st.floats(-180, 180), st.floats(-85, 85))

    @given(PLACES, PLACES)
    def test_stay_on_the_map_and_never_cross_its_edge(
        self, start: tuple[float, float], end: tuple[float, float]
    ) -> None:
        lines = trace_arc(start, end)
        assert lines[0][0] == pytest.approx(start, abs=0.001)
        assert lines[-1][-1] == pytest.approx(end, abs=0.001)
        for line in lines:
            assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in line)
            assert all(abs(a[0] - b[0]) <= 180 for a, b in pairwise(line))

    def test_take_the_short_way_over_the_pacific(self) -> None:
        west, east = trace_arc((178.0, -17.8), (-172.1, -13.6))
        assert west[-1][0] == 180.0
        assert east[0] == (-180.0, west[-1][1])

    def test_bend_toward_the_pole(self) -> None:
        [line] = trace_arc((10.0, 50.0), (100.0, 50.0))
        assert max(lat for _, lat in line) > 55


class TestFlowmap:
    def test_counts_narratives_of_each_year(self, tmp_path: Path) -> None:
        locations, flows = (rows_of(path.read_bytes()) for path in write_export(GRAPH, "flowmap", tmp_path / "flow"))
        assert {"id": "TJ", "name": "Tajikistan"}.items() <= next(r for r in locations if r["id"] == "TJ").items()
        told = {(flow["origin"], flow["dest"], flow["time"]): flow["count"] for flow in flows}
        assert told["TJ", "RU", "2009-01-01"] == told["TJ", "RU", "2010-01-01"] == "1"
        assert ("TJ", "TR", "2009-01-01") not in told
        assert {end for start, dest, _ in told for end in (start, dest)} == {row["id"] for row in locations}

    def test_is_a_folder(self) -> None:
        with pytest.raises(InputError, match="folder"):
            write_export(GRAPH, "flowmap", "-")


class TestCypher:
    def test_makes_a_node_for_every_claim_and_a_relation_for_every_live_leg(self, written: dict[str, bytes]) -> None:
        lines = written["graph.cypher"].decode().splitlines()
        assert all(line.endswith(";") for line in lines)
        assert sum(line.startswith("MERGE (c:Claim") for line in lines) == len(CLAIMS)
        assert sum("[:LEG" in line for line in lines) == claims_to_network(CLAIMS).number_of_edges()
        assert sum(line.startswith("MERGE (d:Document") for line in lines) == len(GRAPH.documents)

    def test_every_place_that_is_matched_is_made(self, written: dict[str, bytes]) -> None:
        script = written["graph.cypher"].decode()
        made = set(re.findall(r'MERGE \(p:Place \{key: ("[^"]+")', script))
        assert set(re.findall(r':Place \{key: ("[^"]+")', script)) == made

    def test_no_text_of_a_document_ends_its_string(self, written: dict[str, bytes]) -> None:
        script = written["graph.cypher"].decode()
        for line in script.splitlines():
            outside = re.sub(r'"(?:[^"\\]|\\.)*"', "", line)
            assert '"' not in outside
            assert "tags" not in outside


class TestFollowTheMoney:
    def test_makes_an_event_with_proof_of_every_claim(self, written: dict[str, bytes]) -> None:
        entities = [json.loads(line) for line in written["graph.ftm.json"].splitlines()]
        ids = {entity["id"] for entity in entities}
        events = [entity for entity in entities if entity["schema"] == "Event"]
        assert len(ids) == len(entities) == len(CLAIMS) + len(GRAPH.documents)
        assert {event["properties"]["recordId"][0] for event in events} == {claim.id for claim in CLAIMS}
        assert all(event["properties"]["proof"][0] in ids for event in events)

    def test_nobody_becomes_an_entity(self, written: dict[str, bytes]) -> None:
        schemas = {json.loads(line)["schema"] for line in written["graph.ftm.json"].splitlines()}
        assert schemas == {"Document", "Event"}

    def test_is_valid_for_followthemoney(self, written: dict[str, bytes]) -> None:
        model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
        for line in written["graph.ftm.json"].splitlines():
            entity = json.loads(line)
            proxy = model.get_proxy(entity, cleaned=False)
            assert proxy.schema.name == entity["schema"]
            for name, values in entity["properties"].items():
                assert set(proxy.get(name)) == {value.replace("\x00", "").strip() for value in values}


def test_importing_the_formats_does_not_wait_for_networkx() -> None:
    code = "import sys, tipgraph.export; sys.exit('networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def rows_of(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode(), newline="")))


def edges_of(network: nx.MultiDiGraph) -> dict[tuple[str, str, str], dict[str, Any]]:
    return {(start, end, key): said for start, end, key, said in network.edges(keys=True, data=True)}


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
