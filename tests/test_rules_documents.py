"""Every shape for laws, recommendations and norms fires on its example and spares its near-miss."""

import pytest

from tipgraph.rules.laws import LAW_RULES
from tipgraph.rules.norms import NORMS
from tipgraph.rules.recommendations import TOPICS
from tipgraph.rules.shapes import Rule


@pytest.mark.parametrize("rule", [*LAW_RULES, *TOPICS, *NORMS], ids=lambda rule: rule.name)
def test_fires_on_its_example_and_spares_its_near_miss(rule: Rule) -> None:
    assert any(rule.find_all(rule.fires))
    assert not any(rule.find_all(rule.spares))
