"""Every shape that gives a figure fires on its example and spares its near-miss."""

import pytest

from tipgraph.rules.shapes import Rule
from tipgraph.rules.statistics import STATISTIC_RULES


@pytest.mark.parametrize("rule", STATISTIC_RULES, ids=lambda rule: rule.name)
def test_fires_on_its_example_and_spares_its_near_miss(rule: Rule) -> None:
    assert any(rule.find_all(rule.fires))
    assert not any(rule.find_all(rule.spares))
