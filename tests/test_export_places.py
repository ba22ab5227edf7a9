import json
import re
import sqlite3
import struct
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import geojson
import pytest
from claims import make_documents, make_route
from exported import CLAIMS, GRAPH, edges_of, render, rows_of
from hypothesis import given
from hypothesis import strategies as st

from tipgraph.errors import InputError
from tipgraph.export import write_export
from tipgraph.export.arcs import trace_arc
from tipgraph.network import claims_to_network
from tipgraph.store import graph_from_claims


class TestGeoJson:
    def test_is_valid_and_has_every_place_leg_and_ring(self) -> None:
        collection = geojson.loads(render("geojson").decode())
        assert collection.is_valid
        layers = Counter(feature.properties["layer"] for feature in collection.features)
        network = claims_to_network(CLAIMS)
        rings = sum(said["ring"] for _, _, said in network.edges(data=True))
        assert layers == {"place": len(network), "internal": rings, "leg": network.number_of_edges() - rings}

    def test_carries_every_attribute_of_a_leg(self) -> None:
        features = {f["id"]: f["properties"] for f in json.loads(render("geojson"))["features"]}
        for (_, _, key), said in edges_of(claims_to_network(CLAIMS)).items():
            assert said.items() <= features[key].items()

    def test_places_at_the_edge_of_the_map_stay_on_it(self, tmp_path: Path) -> None:
        claim = make_route("FJ", "R:abroad")
        [path] = write_export(graph_from_claims(make_documents([claim]), [claim]), "geojson", tmp_path / "x.geojson")
        assert geojson.loads(path.read_text(encoding="utf-8")).is_valid
        lons = [f["geometry"]["coordinates"][0] for f in json.loads(path.read_bytes())["features"][:2]]
        assert all(-180 <= lon <= 180 for lon in lons)

    def test_puts_longitude_first(self) -> None:
        features = {f["id"]: f for f in json.loads(render("geojson"))["features"]}
        lon, lat = features["place-TJ"]["geometry"]["coordinates"]
        assert 67 < lon < 76
        assert 36 < lat < 42


class TestGeoPackage:
    @pytest.fixture
    def package(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(":memory:")) as package:
            package.deserialize(render("geopackage"))
            yield package

    def test_is_marked_as_one(self, package: sqlite3.Connection) -> None:
        assert package.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"GPKG"),)
        assert package.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        contents = package.execute("SELECT table_name, srs_id FROM gpkg_contents ORDER BY 1").fetchall()
        assert contents == [("internal", 4326), ("leg", 4326), ("place", 4326)]

    def test_has_the_features_of_the_geojson(self, package: sqlite3.Connection) -> None:
        package.row_factory = sqlite3.Row
        for feature in json.loads(render("geojson"))["features"]:
            told = feature["properties"]
            [row] = package.execute(f'SELECT * FROM "{told["layer"]}" WHERE feature = ?', (feature["id"],))
            assert told.items() <= dict(row).items()
            assert row["geom"][:8] == struct.pack("<2sBBi", b"GP", 0, 1, 4326)
            if told["layer"] != "leg":
                assert struct.unpack("<BIdd", row["geom"][8:]) == (1, 1, *feature["geometry"]["coordinates"])


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
    def test_makes_a_node_for_every_claim_and_a_relation_for_every_live_leg(self) -> None:
        lines = render("cypher").decode().splitlines()
        assert all(line.endswith(";") for line in lines)
        assert sum(line.startswith("MERGE (c:Claim") for line in lines) == len(CLAIMS)
        assert sum("[:LEG" in line for line in lines) == claims_to_network(CLAIMS).number_of_edges()
        assert sum(line.startswith("MERGE (d:Document") for line in lines) == len(GRAPH.documents)

    def test_every_place_that_is_matched_is_made(self) -> None:
        script = render("cypher").decode()
        made = set(re.findall(r'MERGE \(p:Place \{key: ("[^"]+")', script))
        assert set(re.findall(r':Place \{key: ("[^"]+")', script)) == made

    def test_no_text_of_a_document_ends_its_string(self) -> None:
        script = render("cypher").decode()
        for line in script.splitlines():
            outside = re.sub(r'"(?:[^"\\]|\\.)*"', "", line)
            assert '"' not in outside
            assert "tags" not in outside


class TestFollowTheMoney:
    def test_makes_an_event_with_proof_of_every_claim(self) -> None:
        entities = [json.loads(line) for line in render("ftm").splitlines()]
        ids = {entity["id"] for entity in entities}
        events = [entity for entity in entities if entity["schema"] == "Event"]
        assert len(ids) == len(entities) == len(CLAIMS) + len(GRAPH.documents)
        assert {event["properties"]["recordId"][0] for event in events} == {claim.id for claim in CLAIMS}
        assert all(event["properties"]["proof"][0] in ids for event in events)

    def test_nobody_becomes_an_entity(self) -> None:
        schemas = {json.loads(line)["schema"] for line in render("ftm").splitlines()}
        assert schemas == {"Document", "Event"}

    def test_is_valid_for_followthemoney(self) -> None:
        model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
        for line in render("ftm").splitlines():
            entity = json.loads(line)
            proxy = model.get_proxy(entity, cleaned=False)
            assert proxy.schema.name == entity["schema"]
            for name, values in entity["properties"].items():
                assert set(proxy.get(name)) == {value.replace("\x00", "").strip() for value in values}
