"""A release as those meet it who check, load and cite it."""

import csv
import hashlib
import json
import re
import subprocess
from pathlib import Path
from shutil import which

import pytest
from claims import make_documents, make_internal, make_role, make_route
from pyoxigraph import NamedNode, RdfFormat, parse

from tipgraph.errors import NotFoundError
from tipgraph.export import write_release
from tipgraph.store import DATASET, Graph, graph_from_claims, open_graph, render_nanopublication
from tipgraph.vocab import BASE, SCHEMES, mint_term

CLAIMS = [
    make_route("TJ", "AE", "KG", "RU", document="a", hedges=("may",)),
    make_internal("TJ", document="b"),
    make_role("TJ", "source", document="b"),
]


@pytest.fixture(scope="module")
def graph() -> Graph:
    return graph_from_claims(make_documents(CLAIMS), CLAIMS)


@pytest.fixture(scope="module")
def release(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("releases") / "release"
    write_release(graph, folder)
    return folder


def names_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_every_file_has_its_checksum(release: Path) -> None:
    lines = (release / "SHA256SUMS").read_text().splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert set(told) == names_in(release) - {"SHA256SUMS"}
    for name, digest in told.items():
        assert hashlib.sha256((release / name).read_bytes()).hexdigest() == digest


@pytest.mark.skipif(which("sha256sum") is None, reason="sha256sum is not installed on this machine")
def test_the_usual_program_checks_it(release: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=release, check=True)


def test_the_same_graph_gives_the_same_bytes(graph: Graph, release: Path, tmp_path: Path) -> None:
    write_release(graph_from_claims(graph.documents, reversed(graph.claims)), tmp_path)
    assert names_in(tmp_path) == names_in(release)
    for name in names_in(release):
        assert (tmp_path / name).read_bytes() == (release / name).read_bytes(), name


def test_the_graph_is_whole_and_sorted(graph: Graph, release: Path) -> None:
    lines = (release / "graph.nq").read_text().splitlines()
    assert lines == sorted(set(lines))
    assert open_graph(release / "graph.nq").claims == graph.claims


def test_every_scheme_has_a_file(release: Path) -> None:
    for scheme, codes in SCHEMES.items():
        subjects = {quad.subject for quad in parse(path=release / "vocab" / f"{scheme}.ttl", format=RdfFormat.TURTLE)}
        assert {NamedNode(f"{BASE}vocab/{scheme}/{code}") for code in codes} <= subjects


def test_tables_say_what_their_columns_hold(release: Path) -> None:
    metadata = json.loads((release / "tables" / "csv-metadata.json").read_text())
    assert metadata["dc:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    for table in metadata["tables"]:
        columns = {column["name"]: column for column in table["tableSchema"]["columns"]}
        with (release / "tables" / table["url"]).open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            assert reader.fieldnames == list(columns)
            numbers = [row[name] for row in reader for name in columns if columns[name]["datatype"] == "integer"]
        assert all(re.fullmatch(r"-?\d*", number) for number in numbers)
    assert {table["url"] for table in metadata["tables"]} == {p.name for p in (release / "tables").glob("*.csv")}


def test_rows_of_claims_are_about_their_nodes(graph: Graph, release: Path) -> None:
    metadata = json.loads((release / "tables" / "csv-metadata.json").read_text())
    claims = next(table for table in metadata["tables"] if table["url"] == "claims.csv")["tableSchema"]
    assert (claims["primaryKey"], claims["aboutUrl"]) == ("id", f"{BASE}id/claim/{{id}}")
    with (release / "tables" / "claims.csv").open(encoding="utf-8", newline="") as lines:
        assert {row["id"] for row in csv.DictReader(lines)} == {claim.id for claim in graph.claims}


def test_the_description_names_every_file(release: Path) -> None:
    quads = list(parse(path=release / "dataset.ttl", format=RdfFormat.TURTLE))
    files = {q.object.value for q in quads if q.predicate.value.endswith("#distribution")}
    assert files == {f"{DATASET}/{name}" for name in names_in(release) - {"SHA256SUMS", "dataset.ttl"}}
    licences = {q.object.value for q in quads if q.predicate.value.endswith("license")}
    assert licences == {"https://creativecommons.org/licenses/by/4.0/"}


def test_a_claim_can_be_published_alone(graph: Graph) -> None:
    claim = graph.claims[0]
    written = render_nanopublication(graph, claim.id)
    assert written == render_nanopublication(graph, claim.id)
    name = f"{BASE}id/nanopublication/{claim.id}"
    graphs: dict[str, set[str]] = {}
    for quad in parse(written, format=RdfFormat.TRIG, base_iri=BASE):
        assert isinstance(quad.graph_name, NamedNode)
        graphs.setdefault(quad.graph_name.value, set()).add(quad.predicate.value)
    assert set(graphs) == {f"{name}#{part}" for part in ("head", "assertion", "provenance", "publication")}
    assert {mint_term("origin"), mint_term("hasQualifier"), mint_term("words")} <= graphs[f"{name}#assertion"]
    assert {mint_term("citation"), mint_term("rule")} <= graphs[f"{name}#provenance"]
    assert mint_term("statedIn") not in graphs[f"{name}#assertion"]
    with pytest.raises(NotFoundError, match="no claim 'none'"):
        render_nanopublication(graph, "none")
