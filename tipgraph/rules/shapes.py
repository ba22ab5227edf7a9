"""Say what a rule is: a shape of words, what it gives, and an example on either side of its border."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A shape of words that counts as evidence.

    `shape` is a regular expression, matched in any case; a space in it stands for any white space, and " ?" for white
    space or none. `gives` is the code that the words stand for, if they stand for one. `fires` must match; `spares`,
    which looks much like it, must not. `needs` are small letters, separated by spaces, of which some must stand in a
    text where the shape fires: to look for them first saves time.
    """

    name: str
    shape: str
    fires: str
    spares: str
    gives: str = ""
    needs: str = ""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled shape."""
        return compile_shape(self.shape)

    def find_all(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every place where the rule fires."""
        lower = text.lower() if self.needs else ""
        if not self.needs or any(letters in lower for letters in self.needs.split()):
            yield from self.pattern.finditer(text)


@cache
def compile_shape(shape: str) -> re.Pattern[str]:
    """Return a shape as a regular expression in which every space stands for any white space."""
    return re.compile(shape.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE | re.DOTALL)


def find_codes(rules: Sequence[Rule], text: str) -> tuple[str, ...]:
    """Return the codes of all rules that fire in a text, in the order of the rules and each once."""
    return tuple(dict.fromkeys(rule.gives for rule in rules if rule.pattern.search(text)))


def find_matches(rules: Sequence[Rule], text: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Yield every rule that fires in a text with the place where it fires first."""
    for rule in rules:
        match = rule.pattern.search(text)
        if match is not None:
            yield rule, match
