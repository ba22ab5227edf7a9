"""Choose the colour, letter and name that tell one kind of exploitation from another."""

from collections.abc import Sequence
from typing import NamedTuple

from tipgraph.vocab import label_of


class Style(NamedTuple):
    """How a kind of exploitation looks: its code, a letter for readers without colour, and a colour per theme."""

    code: str
    letter: str
    light: str
    dark: str
    label: str


def _style(code: str, letter: str, light: str, dark: str) -> Style:
    return Style(code, letter, light, dark, label_of("exploitation", code))


# Hues that stay apart with red-green and blue-yellow blindness, each at least 3:1 against land and sea.
STYLES = {
    style.code: style
    for style in (
        _style("sex", "S", "#b3195e", "#ff7db0"),
        _style("labor", "L", "#0b5cad", "#62b0ff"),
        Style("labor+sex", "LS", "#6a3d9a", "#bda0f5", "forced labor and sexual exploitation"),
        _style("marriage", "M", "#b85600", "#ffa552"),
        _style("soldiering", "A", "#4d6b14", "#aecb62"),
        _style("crime", "C", "#7a4a1e", "#dba96f"),
        _style("organs", "O", "#00707a", "#45cfd6"),
        _style("unspecified", "?", "#59656f", "#a9b5bf"),
        Style("mixed", "+", "#2f3b63", "#aab6ea", "another combination"),
    )
}


def style_of(exploitation: Sequence[str]) -> Style:
    """Return the style of a set of kinds of exploitation that one claim names together."""
    code = "+".join(sorted(exploitation)) or "unspecified"
    return STYLES.get(code, STYLES["mixed"])
