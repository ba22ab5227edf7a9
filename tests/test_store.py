import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from claims import make_claim, make_documents, make_internal, make_role, make_route, make_tier
from hypothesis import HealthCheck, given, settings
from pyoxigraph import NamedNode, Quad, Store
from strategies import graphs

from tipgraph.errors import InputError, NotFoundError, QueryError
from tipgraph.model import Claim, Document, DocumentKind, Evidence, Role, Status, digest_of
from tipgraph.rdf import claim_place
from tipgraph.store import (
    Graph,
    graph_from_claims,
    open_graph,
    read_claims_file,
    save_graph,
    write_claims_file,
)
from tipgraph.vocab import mint_graph, mint_id, mint_term

FILES = ("g.trig", "g.nq", "g.ttl", "g.nt", "g.jsonld", "g.jsonl", "folder")

CLAIMS = (
    make_route("TJ", "AE", "KG", "RU", document="a", hedges=("may",), sectors=("retail", "begging")),
    make_route("TJ", "R:neighbors", document="b", status=Status.DENIED, implied=("origin",)),
    make_internal("TJ", document="b"),
    make_role("TJ", "source", document="a"),
    make_tier("TJ", "2WL", 2009, document="a"),
)


@pytest.fixture
def graph() -> Graph:
    return graph_from_claims(make_documents(list(CLAIMS)), CLAIMS)


class TestFiles:
    @pytest.mark.parametrize("name", FILES)
    def test_a_saved_graph_is_the_same_when_opened(self, graph: Graph, tmp_path: Path, name: str) -> None:
        save_graph(graph, tmp_path / name)
        found = open_graph(tmp_path / name)
        assert found.documents == graph.documents
        assert found.claims == graph.claims
        assert {q.triple for q in found.quads()} == {q.triple for q in graph.quads()}

    @pytest.mark.parametrize("name", FILES[:-1])
    def test_the_same_graph_gives_the_same_bytes(self, graph: Graph, tmp_path: Path, name: str) -> None:
        save_graph(graph, tmp_path / name)
        first = (tmp_path / name).read_bytes()
        save_graph(open_graph(tmp_path / name), tmp_path / name)
        assert (tmp_path / name).read_bytes() == first
        turned = graph_from_claims(graph.documents[::-1], graph.claims[::-1])
        save_graph(turned, tmp_path / name)
        assert (tmp_path / name).read_bytes() == first

    def test_bytes_do_not_depend_on_the_hash_seed(self, tmp_path: Path) -> None:
        program = (
            "from claims import *; from pathlib import Path; from tipgraph.store import *\n"
            "claims = [make_route('TJ', d, sectors=('retail', 'begging')) for d in ('RU', 'KZ', 'AE')]\n"
            f"save_graph(graph_from_claims(make_documents(claims), claims), Path({str(tmp_path)!r}) / 'g.trig')\n"
        )
        digests = set()
        for seed in ("0", "1"):
            environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)}
            subprocess.run([sys.executable, "-c", program], check=True, env=environment)
            digests.add(hashlib.sha256((tmp_path / "g.trig").read_bytes()).hexdigest())
        assert len(digests) == 1

    def test_a_store_can_be_saved_again_and_read_by_several(self, graph: Graph, tmp_path: Path) -> None:
        save_graph(graph, tmp_path / "folder")
        first = open_graph(tmp_path / "folder")
        save_graph(graph_from_claims((), ()), tmp_path / "folder")
        assert len(first.claims) == len(CLAIMS)
        assert open_graph(tmp_path / "folder").claims == ()

    def test_a_folder_with_other_files_is_never_written_over(self, graph: Graph, tmp_path: Path) -> None:
        (tmp_path / "notes.txt").write_text("mine")
        with pytest.raises(InputError, match="neither a graph store nor an empty folder"):
            save_graph(graph, tmp_path)
        assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]

    def test_what_was_there_stays_if_saving_fails(self, graph: Graph, tmp_path: Path) -> None:
        path = tmp_path / "g.trig"
        path.write_text("before")
        route = make_claim(Role(role="nothing"))
        with pytest.raises(InputError, match="nothing"):
            save_graph(graph_from_claims((), [route]), path)
        assert path.read_text() == "before"
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.parametrize("name", ["g.docx", "g.csv"])
    def test_a_name_of_no_known_form_is_refused(self, graph: Graph, tmp_path: Path, name: str) -> None:
        with pytest.raises(InputError, match=r"\.trig, \.nq"):
            save_graph(graph, tmp_path / name)
        (tmp_path / name).write_text("x")
        with pytest.raises(InputError, match=r"\.trig, \.nq"):
            open_graph(tmp_path / name)

    @pytest.mark.parametrize("name", ["g.trig", "g.nq", "g.ttl", "g.nt", "g.jsonld", "g.jsonl"])
    def test_a_file_that_is_not_what_its_name_says_is_refused(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_bytes(b"Dear all,\nthis is a letter.\xff\n")
        with pytest.raises(InputError) as caught:
            open_graph(tmp_path / name)
        assert name in str(caught.value)
        assert "\n" not in str(caught.value)

    def test_what_is_not_there_is_not_found(self, tmp_path: Path) -> None:
        with pytest.raises(NotFoundError, match="no graph"):
            open_graph(tmp_path / "none.trig")

    def test_a_folder_that_is_no_store_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="not a graph store"):
            open_graph(tmp_path)

    def test_rdf_of_others_in_a_graph_is_kept(self, graph: Graph, tmp_path: Path) -> None:
        save_graph(graph, tmp_path / "g.nq")
        with (tmp_path / "g.nq").open("a") as lines:
            lines.write('<http://example.org/a> <http://example.org/b> "c" <http://example.org/g> .\n')
        found = open_graph(tmp_path / "g.nq")
        assert found.claims == graph.claims
        save_graph(found, tmp_path / "h.nq")
        assert "example.org" in (tmp_path / "h.nq").read_text()


class TestClaimsFiles:
    @given(graphs())
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_claims_come_back(self, tmp_path: Path, records: tuple[tuple[Document, ...], tuple[Claim, ...]]) -> None:
        write_claims_file(tmp_path / "c.jsonl", *records)
        documents, claims = read_claims_file(tmp_path / "c.jsonl")
        assert documents == tuple(sorted(records[0], key=lambda d: d.id))
        assert claims == tuple(sorted(records[1], key=claim_place))

    def test_hold_no_words_of_the_document(self, tmp_path: Path) -> None:
        claim = make_role("TJ", "source", words="words of a document", attached=True)
        write_claims_file(tmp_path / "c.jsonl", make_documents([claim]), [claim])
        assert "words of a document" not in (tmp_path / "c.jsonl").read_text()

    def test_give_each_document_before_its_claims(self, graph: Graph, tmp_path: Path) -> None:
        write_claims_file(tmp_path / "c.jsonl", graph.documents, graph.claims)
        lines = [json.loads(line) for line in (tmp_path / "c.jsonl").read_text().splitlines()]
        assert [line.get("record", line["kind"]) for line in lines] == [
            "document",
            *(c.kind for c in graph.claims if c.evidence.document == "a"),
            "document",
            *(c.kind for c in graph.claims if c.evidence.document == "b"),
        ]

    @pytest.mark.parametrize("line", ["{", "[]", '{"kind": "route"}', '{"record": "document", "kind": "leaf"}', "7"])
    def test_that_are_broken_name_the_line(self, tmp_path: Path, line: str) -> None:
        (tmp_path / "c.jsonl").write_text(f"\n{line}\n")
        with pytest.raises(InputError, match=r"c\.jsonl, line 2 is neither"):
            read_claims_file(tmp_path / "c.jsonl")


class TestTexts:
    text = "Men of this land are made to work. No more is said.\n"

    def graph_of(self, text: str) -> Graph:
        words = text[:34]
        evidence = Evidence(document="letter", start=0, end=34, digest=digest_of(words))
        content = Role(role="source")
        claim = Claim(content=content, evidence=evidence, country="TJ", year=2009, status=Status.ASSERTED, rule="r")
        document = Document(id="letter", kind=DocumentKind.OTHER, sha256=digest_of(text), length=len(text))
        return graph_from_claims([document], [claim])

    def saved(self, tmp_path: Path) -> Path:
        save_graph(self.graph_of(self.text), tmp_path / "g.jsonl")
        (tmp_path / "texts").mkdir()
        return tmp_path / "g.jsonl"

    @pytest.mark.parametrize("name", ["letter.txt", "renamed.txt"])
    def test_are_found_by_digest_and_quotations_appear(self, tmp_path: Path, name: str) -> None:
        path = self.saved(tmp_path)
        (tmp_path / "texts" / name).write_text(self.text)
        (tmp_path / "texts" / "other.txt").write_text("Another letter, of which the graph knows nothing.")
        found = open_graph(path, texts=tmp_path / "texts")
        assert found.claims[0].evidence.quote == "Men of this land are made to work."
        assert found.documents[0].text == self.text
        rows = found.query("SELECT ?quote { ?e tg:quote ?quote }").rows
        assert rows == (("Men of this land are made to work.",),)

    def test_with_another_digest_are_refused_by_name(self, tmp_path: Path) -> None:
        path = self.saved(tmp_path)
        (tmp_path / "texts" / "letter.txt").write_text(self.text.replace("Men", "Women"))
        with pytest.raises(InputError, match=r"letter .*is not the one that was read: its SHA-256 is") as caught:
            open_graph(path, texts=tmp_path / "texts")
        assert digest_of(self.text) in str(caught.value)

    def test_of_no_document_are_refused(self, tmp_path: Path) -> None:
        path = self.saved(tmp_path)
        (tmp_path / "texts" / "other.txt").write_text("Another letter.")
        with pytest.raises(InputError, match="belongs to a document"):
            open_graph(path, texts=tmp_path / "texts")

    def test_in_a_folder_that_is_not_there_are_not_found(self, tmp_path: Path) -> None:
        with pytest.raises(NotFoundError, match="no folder"):
            open_graph(self.saved(tmp_path), texts=tmp_path / "none")


HOST = "http://127.0.0.1:9/sparql"

SERVICES = [
    f"SELECT * {{ SERVICE <{HOST}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICE SILENT <{HOST}> {{ ?s ?p ?o }} }}",
    f"select * {{ service <{HOST}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ S\\u0045RVICE <{HOST}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICE # a comment\n <{HOST}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ BIND(<{HOST}> AS ?host) SERVICE ?host {{ ?s ?p ?o }} }}",
    f"SELECT * {{ {{ SELECT ?s {{ SERVICE <{HOST}> {{ ?s ?p ?o }} }} }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SERVICE <{HOST}> {{ ?s ?p ?o }} }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ SERVICE <{HOST}> {{ ?s ?p ?o }} }} }}",
    f"SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }} GROUP BY ?s HAVING(EXISTS {{ SERVICE <{HOST}> {{ ?s ?p ?o }} }})",
    f"SELECT * {{ ?s ?p ?o }} ORDER BY EXISTS {{ SERVICE <{HOST}> {{ ?s ?p ?o }} }}",
    f"SELECT (IF(EXISTS {{ SERVICE <{HOST}> {{ ?s ?p ?o }} }}, 1, 2) AS ?x) {{ ?s ?p ?o }}",
    f"SELECT * {{ ?s ?p ?o MINUS {{ SERVICE <{HOST}> {{ ?s ?p ?o }} }} }}",
    f"SELECT * {{ ?s ?p ?o OPTIONAL {{ SERVICE <{HOST}> {{ ?s ?p ?o }} }} }}",
    f"SELECT * {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ SERVICE <{HOST}> {{ ?s ?p ?o }} }} }} }}",
    f"ASK {{ SERVICE <{HOST}> {{ ?s ?p ?o }} }}",
    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{HOST}> {{ ?s ?p ?o }} }}",
    f"DESCRIBE ?s WHERE {{ SERVICE <{HOST}> {{ ?s ?p ?o }} }}",
    "PREFIX h: <http://127.0.0.1:9/> SELECT * { SERVICE h:sparql { ?s ?p ?o } }",
]

UPDATES = [
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "LOAD <http://127.0.0.1:9/x>",
    "LOAD <file:///etc/hostname> INTO GRAPH <urn:g>",
    "CLEAR ALL",
    "DROP GRAPH <urn:g>",
    "CREATE GRAPH <urn:g>",
    "COPY DEFAULT TO <urn:g>",
]


class TestQueries:
    @pytest.mark.parametrize("text", SERVICES)
    def test_never_ask_another_host(self, graph: Graph, text: str) -> None:
        with pytest.raises(QueryError, match="SERVICE is refused"):
            graph.query(text)

    def test_may_speak_of_services(self, graph: Graph) -> None:
        text = "SELECT ('SERVICE <http://x> { }' AS ?service) { } # SERVICE"
        assert graph.query(text).rows == (("SERVICE <http://x> { }",),)

    @pytest.mark.parametrize("text", UPDATES)
    def test_never_write(self, graph: Graph, text: str) -> None:
        before = len(graph.store)
        with pytest.raises(QueryError, match="updates"):
            graph.query(text)
        assert len(graph.store) == before

    @pytest.mark.parametrize("clause", ["FROM", "FROM NAMED"])
    @pytest.mark.parametrize("iri", ["http://127.0.0.1:9/x", "file:///etc/hostname", "urn:none"])
    def test_never_take_graphs_from_outside(self, graph: Graph, clause: str, iri: str) -> None:
        with pytest.raises(QueryError, match=f"FROM <{iri}> is refused"):
            graph.query(f"SELECT * {clause} <{iri}> {{ ?s ?p ?o }}")
        with pytest.raises(QueryError, match="is refused"):
            graph.query(f"PREFIX x: <{iri}> SELECT * {clause} x: {{ ?s ?p ?o }}")

    def test_may_name_the_graphs_that_are_here(self, graph: Graph) -> None:
        name = mint_graph("document", "a")
        found = graph.query(f"SELECT DISTINCT ?d FROM <{name}> {{ ?c a tg:Claim ; tg:statedIn ?d }}")
        assert found.table == (("document:a",),)
        named = graph.query(f"SELECT DISTINCT ?d FROM NAMED <{name}> {{ GRAPH ?g {{ ?c tg:statedIn ?d }} }}")
        assert named.table == (("document:a",),)

    def test_that_can_not_be_parsed_say_where(self, graph: Graph) -> None:
        with pytest.raises(QueryError, match="line 3, column 3, near 'FILTER"):
            graph.query("SELECT ?s\n{ ?s ?p ?o\n  FILTER(?o = ) }")
        with pytest.raises(QueryError, match="prefix 'foo' is not declared"):
            graph.query("SELECT ?s { ?s a foo:Bar }")
        with pytest.raises(QueryError, match="the query is empty"):
            graph.query(" # nothing\n")

    def test_see_all_graphs_at_once_and_follow_flows(self, graph: Graph) -> None:
        assert graph.query("ASK { place:TJ tg:flowsTo+ place:AE }").answer
        assert not graph.query("ASK { place:TJ tg:flowsTo place:KG }").answer
        places = graph.query("SELECT ?name { ?c tg:via ?p . ?p rdfs:label ?name } ORDER BY ?name")
        assert places.rows == (("Kyrgyzstan",), ("Russia",))

    def test_see_the_vocabularies(self, graph: Graph) -> None:
        found = graph.query("SELECT ?label { ?c tg:status/skos:prefLabel ?label FILTER(?c IN (?c)) } ORDER BY ?label")
        assert {label for (label,) in found.rows} == {"asserted", "denied"}

    def test_give_rows_as_python_values(self, graph: Graph) -> None:
        found = graph.query(
            "SELECT ?claim ?year ?hedged ?via ?missing { ?claim a tg:RouteClaim ; tg:year ?year ; tg:hedged ?hedged "
            "; tg:via ?via OPTIONAL { ?claim tg:office ?missing } } ORDER BY ?via"
        )
        claim = mint_id("claim", next(c.id for c in CLAIMS if c.evidence.document == "a" and c.kind == "route"))
        assert found.kind == "select"
        assert found.variables == ("claim", "year", "hedged", "via", "missing")
        assert found.rows == tuple((claim, 2009, True, mint_id("place", code), None) for code in ("KG", "RU"))
        assert found.table[0][3:] == ("place:KG", "")

    @pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml", "md"])
    def test_write_rows_in_every_form(self, graph: Graph, form: str) -> None:
        rows = graph.query("SELECT ?name { place:TJ rdfs:label ?name }").serialize(form).decode()
        assert "Tajikistan" in rows
        answer = graph.query("ASK { place:TJ tg:flowsTo place:AE }").serialize(form).decode()
        assert "true" in answer

    @pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdf"])
    def test_write_triples_in_every_form(self, graph: Graph, form: str) -> None:
        found = graph.query("CONSTRUCT { ?s tg:flowsTo ?o } WHERE { ?s tg:flowsTo ?o }")
        assert found.kind == "graph"
        assert len(found.triples) == 1
        assert "flowsTo" in found.serialize(form).decode()

    @pytest.mark.parametrize(("text", "form"), [("SELECT * { ?s ?p ?o }", "ttl"), ("DESCRIBE place:TJ", "csv")])
    def test_are_not_written_in_a_form_that_does_not_fit(self, graph: Graph, text: str, form: str) -> None:
        with pytest.raises(InputError, match=f"not as {form}"):
            graph.query(text).serialize(form)

    def test_are_the_same_on_disk(self, graph: Graph, tmp_path: Path) -> None:
        save_graph(graph, tmp_path / "folder")
        text = "SELECT ?c ?l { ?c a tg:Claim ; rdfs:label ?l } ORDER BY ?c"
        assert open_graph(tmp_path / "folder").query(text).rows == graph.query(text).rows


class TestDataset:
    def test_answers_as_rdflib_users_expect(self, graph: Graph) -> None:
        rows = list(graph.dataset.query(f"SELECT ?c {{ ?c a <{mint_term('RouteClaim')}> }}"))
        assert len(rows) == 2

    def test_never_fetches_graphs(self, graph: Graph) -> None:
        import rdflib.plugins.sparql

        assert graph.dataset is not None
        assert rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS is False


class TestGraph:
    def test_orders_documents_and_claims(self) -> None:
        graph = graph_from_claims(make_documents(list(CLAIMS))[::-1], CLAIMS[::-1])
        assert [d.id for d in graph.documents] == ["a", "b"]
        assert graph.claims == tuple(sorted(CLAIMS, key=claim_place))

    def test_reads_claims_without_making_rdf(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tipgraph.store.graph.claims_to_rdf", lambda *_: pytest.fail("made RDF"))
        assert len(graph_from_claims((), CLAIMS).claims) == len(CLAIMS)

    def test_without_the_ontology_is_what_was_put_in(self) -> None:
        store = Store()
        quad = Quad(NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:c"), NamedNode("urn:g"))
        store.add(quad)
        graph = Graph(lambda: ((), ()), lambda: store)
        assert list(graph.quads()) == [quad]


def test_opening_a_graph_does_not_import_rdflib() -> None:
    program = "import sys, tipgraph.store; sys.exit('rdflib' in sys.modules or 'pyshacl' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
