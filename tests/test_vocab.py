import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipgraph.gazetteer import read_places
from tipgraph.model import CONTENT_CLASSES
from tipgraph.vocab import (
    BROADER,
    CLASSES,
    PROPERTIES,
    SCHEMES,
    SLOTS,
    find_folder,
    key_of,
    label_of,
    mint_concept,
    mint_graph,
    mint_id,
    mint_term,
    narrower_codes,
    place_code,
    place_key,
)


@given(st.text(min_size=1))
def test_a_key_comes_back_from_its_iri(key: str) -> None:
    assert key_of(mint_id("document", key)) == key
    assert key_of(mint_graph("document", key)) == key
    assert "#" not in mint_id("document", key)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_code_comes_back_from_its_concept(scheme: str) -> None:
    assert [key_of(mint_concept(scheme, code)) for code in SCHEMES[scheme]] == list(SCHEMES[scheme])


def test_every_place_comes_back_from_its_key() -> None:
    assert [place_code(place_key(code, "TJ")) for code in read_places()] == list(read_places())


@pytest.mark.parametrize(("scheme", "code"), [("tier", "4"), ("colors", "red")])
def test_a_code_that_is_not_there_has_no_iri(scheme: str, code: str) -> None:
    with pytest.raises(KeyError):
        mint_concept(scheme, code)


def test_a_term_that_is_not_declared_has_no_iri() -> None:
    with pytest.raises(KeyError):
        mint_term("origins")


def test_every_slot_of_every_content_has_a_property() -> None:
    slots = {field.name for content in CONTENT_CLASSES.values() for field in dataclasses.fields(content)}
    assert slots == SLOTS.keys()
    assert {term for term, _ in SLOTS.values()} <= PROPERTIES
    assert {values for _, values in SLOTS.values()} <= {*SCHEMES, "place", "integer", "decimal", "text"}


def test_classes_and_properties_have_names_of_their_own() -> None:
    assert not CLASSES & PROPERTIES


def test_narrower_codes_go_all_the_way_down_and_never_up() -> None:
    assert narrower_codes("victims", "adults") == {"adults", "women", "men"}
    assert narrower_codes("victims", "people") == frozenset(SCHEMES["victims"])
    assert narrower_codes("sector", "mining") == {"mining"}


def test_broader_codes_are_codes() -> None:
    for scheme, pairs in BROADER.items():
        assert {*pairs, *pairs.values()} <= SCHEMES[scheme].keys()


def test_labels_are_words() -> None:
    assert label_of("status", "no-evidence") == "no evidence"


@pytest.mark.parametrize("name", ["data", "ontology"])
def test_folders_are_found(name: str) -> None:
    assert find_folder(name) == Path(__file__).parent.parent / name
