"""Every shape that places a country on a tier fires on its example and spares its near-miss."""

import pytest

from tipgraph.rules import tiers
from tipgraph.rules.shapes import Rule

RULES = (*tiers.TIER_RULES, tiers.AGAIN, *tiers.ROWS, *tiers.REASONS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_fires_on_its_example_and_spares_its_near_miss(rule: Rule) -> None:
    assert any(rule.find_all(rule.fires))
    assert not any(rule.find_all(rule.spares))
