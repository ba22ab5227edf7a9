import json
from collections import Counter

import pytest
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Store, parse

from tipgraph.gazetteer import read_places
from tipgraph.rdf import shorten_iri
from tipgraph.vocab import (
    BASE,
    BROADER,
    CLASSES,
    PROPERTIES,
    SCHEMES,
    SLOTS,
    TG,
    find_folder,
    key_of,
    mint_concept,
    mint_id,
    mint_term,
    place_key,
)

OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def read(name: str) -> Store:
    store = Store()
    store.bulk_load(path=str(find_folder("ontology") / name), format=RdfFormat.TURTLE)
    return store


CORE, VOCABULARIES = read("core.ttl"), read("vocabularies.ttl")


def typed(store: Store, iri: str) -> set[str]:
    return {
        str(q.subject.value) for q in store.quads_for_pattern(None, TYPE, NamedNode(iri)) if hasattr(q.subject, "value")
    }


def values(store: Store, node: str, prop: str) -> list[str]:
    return [
        str(getattr(q.object, "value", "")) for q in store.quads_for_pattern(NamedNode(node), NamedNode(prop), None)
    ]


def properties(kind: str) -> set[str]:
    return {iri for iri in typed(CORE, f"{OWL}{kind}Property") if iri.startswith(TG)}


class TestCore:
    def test_declares_exactly_the_classes_that_the_code_uses(self) -> None:
        assert {iri for iri in typed(CORE, f"{OWL}Class") if iri.startswith(TG)} == {TG + name for name in CLASSES}

    def test_declares_exactly_the_properties_that_the_code_uses(self) -> None:
        declared = properties("Object") | properties("Datatype") | properties("Annotation")
        assert declared == {TG + name for name in PROPERTIES}

    @pytest.mark.parametrize("name", sorted(CLASSES | PROPERTIES))
    def test_tells_label_definition_example_and_source(self, name: str) -> None:
        iri = mint_term(name)
        for prop in (f"{RDFS}label", f"{SKOS}definition", f"{SKOS}example", "http://purl.org/dc/terms/source"):
            assert len(values(CORE, iri, prop)) == 1, prop
        assert values(CORE, iri, f"{SKOS}definition")[0].endswith(".")

    def test_gives_no_label_twice(self) -> None:
        labels = Counter(values(CORE, mint_term(name), f"{RDFS}label")[0] for name in CLASSES | PROPERTIES)
        assert labels.most_common(1)[0][1] == 1

    def test_ranges_agree_with_what_the_code_writes(self) -> None:
        ranges = {"place": f"{TG}Place", "integer": "integer", "decimal": "decimal", "text": "string"}
        for term, kind in SLOTS.values():
            said = values(CORE, mint_term(term), f"{RDFS}range")
            assert said == [ranges.get(kind, f"{SKOS}Concept")] or said[0].endswith(f"XMLSchema#{ranges.get(kind)}")

    def test_has_no_transitive_or_inferred_flows(self) -> None:
        assert not typed(CORE, f"{OWL}TransitiveProperty")
        assert not typed(CORE, f"{OWL}SymmetricProperty")


class TestVocabularies:
    ours = f"{BASE}vocab/"

    def concepts(self) -> set[str]:
        return {c for c in typed(VOCABULARIES, f"{SKOS}Concept") if not c.startswith(f"{self.ours}ext/")}

    def test_have_exactly_the_codes_that_claims_choose_from(self) -> None:
        wanted = {mint_concept(scheme, code) for scheme, codes in SCHEMES.items() for code in codes}
        assert wanted - self.concepts() == set(), "concepts to define in ontology/vocabularies.ttl"
        assert self.concepts() - wanted == set(), "codes to list in tipgraph/vocab/schemes.py"

    @pytest.mark.parametrize("scheme", SCHEMES)
    def test_say_what_each_code_means(self, scheme: str) -> None:
        for code, label in SCHEMES[scheme].items():
            iri = mint_concept(scheme, code)
            assert values(VOCABULARIES, iri, f"{SKOS}notation") == [code]
            assert values(VOCABULARIES, iri, f"{SKOS}prefLabel") == [label]
            assert values(VOCABULARIES, iri, f"{SKOS}inScheme") == [f"{self.ours}{scheme}"]
            assert len(values(VOCABULARIES, iri, f"{SKOS}definition")) == 1
            above = BROADER.get(scheme, {}).get(code)
            wanted = [mint_concept(scheme, above)] if above else []
            assert values(VOCABULARIES, iri, f"{SKOS}broader") == wanted

    def test_schemes_have_a_title_a_definition_and_a_source(self) -> None:
        for scheme in SCHEMES:
            iri = f"{self.ours}{scheme}"
            assert iri in typed(VOCABULARIES, f"{SKOS}ConceptScheme")
            for prop in ("http://purl.org/dc/terms/title", f"{SKOS}definition", "http://purl.org/dc/terms/source"):
                assert len(values(VOCABULARIES, iri, prop)) == 1

    def test_mappings_lead_somewhere(self) -> None:
        for relation in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"):
            for quad in VOCABULARIES.quads_for_pattern(None, NamedNode(f"{SKOS}{relation}"), None):
                target = str(getattr(quad.object, "value", ""))
                if target.startswith(self.ours):
                    assert target in typed(VOCABULARIES, f"{SKOS}Concept")
                    assert key_of(target) in values(VOCABULARIES, target, f"{SKOS}notation")

    def test_no_concept_is_blank(self) -> None:
        assert not any(isinstance(quad.subject, BlankNode) for quad in VOCABULARIES)


class TestPlaces:
    places = read("places.ttl")
    keys = frozenset(mint_id("place", place_key(code, "TJ")) for code in read_places())

    def test_every_country_is_known_to_another_catalogue(self) -> None:
        matches = self.places.quads_for_pattern(None, NamedNode(f"{SKOS}exactMatch"), None)
        matched = Counter(quad.subject.value for quad in matches if isinstance(quad.subject, NamedNode))
        countries = [code for code in read_places() if not code.startswith("R:")]
        assert matched == {mint_id("place", code): 1 for code in countries}

    def test_members_and_successors_are_countries(self) -> None:
        for name in ("hasMember", "succeededBy"):
            for quad in self.places.quads_for_pattern(None, NamedNode(mint_term(name)), None):
                assert str(getattr(quad.object, "value", "")) in self.keys

    def test_every_group_with_members_has_a_source_and_a_year(self) -> None:
        groups = {q.subject for q in self.places.quads_for_pattern(None, NamedNode(mint_term("hasMember")), None)}
        assert {getattr(group, "value", "") for group in groups} <= self.keys
        for group in groups:
            for prop in ("http://purl.org/dc/terms/source", mint_term("asOf")):
                assert len(list(self.places.quads_for_pattern(group, NamedNode(prop), None))) == 1


def test_shapes_speak_only_of_declared_terms() -> None:
    text = (find_folder("ontology") / "shapes.ttl").read_text(encoding="utf-8")
    for name in {word.split(":")[1].rstrip(".,)") for word in text.split() if word.startswith("tg:")}:
        assert {part for part in name.split("|")[:1] if part.isalpha()} <= CLASSES | PROPERTIES, name


def test_with_the_context_plain_json_reads_as_rdf() -> None:
    text = (find_folder("ontology") / "context.jsonld").read_text(encoding="utf-8")
    said = {
        "id": "claim:x",
        "type": "RouteClaim",
        "origin": "TJ",
        "victims": ["women"],
        "status": "alleged",
        "year": 2009,
    }
    quads = parse(json.dumps(json.loads(text) | said), format=RdfFormat.JSON_LD)
    assert {(shorten_iri(q.predicate.value), str(getattr(q.object, "value", ""))) for q in quads} == {
        (str(TYPE.value), mint_term("RouteClaim")),
        ("tg:origin", mint_id("place", "TJ")),
        ("tg:victims", mint_concept("victims", "women")),
        ("tg:status", mint_concept("status", "alleged")),
        ("tg:year", "2009"),
    }


def test_the_context_has_every_term() -> None:
    context = json.loads((find_folder("ontology") / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert context.keys() >= CLASSES | PROPERTIES
    for name in CLASSES | PROPERTIES:
        assert (context[name] if isinstance(context[name], str) else context[name]["@id"]) == f"tg:{name}"


def test_no_released_term_or_code_disappears() -> None:
    """A term that is no longer used is marked with owl:deprecated and stays; `released-terms.txt` only grows."""
    declared = {f"tg:{name}" for name in CLASSES | PROPERTIES}
    declared |= {f"{scheme}:{code}" for scheme, codes in SCHEMES.items() for code in codes}
    released = (find_folder("ontology") / "released-terms.txt").read_text(encoding="utf-8").splitlines()
    assert set(released) - declared == set()
    assert released == sorted(set(released))
