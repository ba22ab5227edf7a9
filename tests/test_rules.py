import pytest

from tipgraph.extract import extract_sentence
from tipgraph.model import Kind
from tipgraph.rules.movements import ACTORS, MOVEMENTS, OTHER_MOVEMENT, ROLES, Shape

READ = {Kind.ROUTE, Kind.INTERNAL, Kind.ROLE, Kind.ACTOR}


def rules_of(text: str, country: str) -> set[str]:
    readings = extract_sentence(text, country=country)
    return {claim.rule for reading in readings for claim in reading.claims if claim.kind in READ}


def name(shape: Shape) -> str:
    return shape.name


@pytest.mark.parametrize("shape", MOVEMENTS, ids=name)
def test_every_movement_fires_on_its_example_and_spares_its_counterexample(shape: Shape) -> None:
    assert {rule for rule in rules_of(shape.fires, shape.country) if rule.endswith(f"-{shape.name}")}
    assert not {rule for rule in rules_of(shape.spares, shape.country) if rule.startswith(("route-", "internal-"))}


@pytest.mark.parametrize("shape", [*ROLES, *ACTORS], ids=name)
def test_every_role_and_actor_fires_on_its_example_and_spares_its_counterexample(shape: Shape) -> None:
    assert shape.name in rules_of(shape.fires, shape.country)
    assert shape.name not in rules_of(shape.spares, shape.country)


def test_names_of_shapes_are_unique() -> None:
    names = [shape.name for shape in (*MOVEMENTS, *ROLES, *ACTORS)] + [OTHER_MOVEMENT]
    assert len(names) == len(set(names))
