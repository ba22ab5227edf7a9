"""The ontology with a small graph under two reasoners: it must be consistent, and contradictions must show."""

import shutil
import warnings
from pathlib import Path

import pytest
from claims import make_documents, make_role, make_route, make_tier
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from tipgraph.rdf import claims_to_rdf
from tipgraph.store.ontology import ontology_quads
from tipgraph.vocab import TG, mint_id

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
CLAIMS = (
    make_route("TJ", "AE", "KG", "RU", document="d", hedges=("may",), start=0),
    make_role("TJ", "source", document="d", start=100),
    make_tier("TJ", "2WL", 2009, document="d", start=200),
)
CLAIM = NamedNode(mint_id("claim", CLAIMS[1].id))

CONTRADICTIONS = {
    "a claim that is a place": Quad(CLAIM, TYPE, NamedNode(f"{TG}Place")),
    "a claim of two kinds": Quad(CLAIM, TYPE, NamedNode(f"{TG}NormClaim")),
    "a code as a place": Quad(CLAIM, NamedNode(f"{TG}role"), NamedNode(mint_id("place", "TJ"))),
    "a country that is a group": Quad(NamedNode(mint_id("place", "TJ")), TYPE, NamedNode(f"{TG}PlaceGroup")),
}


def ntriples(*more: Quad) -> bytes:
    """Return the ontology, its vocabularies and a small graph as N-Triples."""
    quads = [*ontology_quads(), *claims_to_rdf(make_documents(list(CLAIMS)), CLAIMS), *more]
    return serialize([quad.triple for quad in quads], format=RdfFormat.N_TRIPLES) or b""


class TestOwlRl:
    """OWL 2 RL, by owlrl: fast enough to run everywhere."""

    def errors(self, *more: Quad) -> list[str]:
        import owlrl
        import rdflib

        graph = rdflib.Graph().parse(data=ntriples(*more), format="nt")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # owlrl uses what rdflib calls deprecated
            owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
        error = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
        return [str(message) for message in graph.objects(None, error)]

    def test_finds_the_ontology_consistent(self) -> None:
        assert self.errors() == []

    @pytest.mark.parametrize("name", CONTRADICTIONS)
    def test_finds_each_contradiction(self, name: str) -> None:
        assert self.errors(CONTRADICTIONS[name])


class TestOwlDl:
    """OWL 2 DL, by HermiT: needs owlready2 and Java, and is skipped where they are missing."""

    def consistent(self, folder: Path, *more: Quad) -> bool:
        owlready2 = pytest.importorskip("owlready2", reason="owlready2 is not installed: pip install owlready2")
        if shutil.which("java") is None:
            pytest.skip("HermiT runs on Java, which is not installed")
        path = folder / "all.nt"
        path.write_bytes(ntriples(*more))
        world = owlready2.World()
        world.get_ontology(path.as_uri()).load()
        try:
            owlready2.sync_reasoner_hermit(world, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return False
        return not list(world.inconsistent_classes())

    def test_finds_the_ontology_consistent(self, tmp_path: Path) -> None:
        assert self.consistent(tmp_path)

    def test_finds_a_contradiction(self, tmp_path: Path) -> None:
        assert not self.consistent(tmp_path, CONTRADICTIONS["a code as a place"])


def test_numbers_are_of_types_that_reasoners_know() -> None:
    known = {"string", "integer", "decimal", "boolean", "dateTime", "anyURI"}
    ranges = {
        quad.object.value
        for quad in ontology_quads()
        if quad.predicate.value.endswith("rdf-schema#range") and not isinstance(quad.object, Literal)
    }
    assert {iri.rpartition("#")[2] for iri in ranges if "XMLSchema" in iri} <= known
