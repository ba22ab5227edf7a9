"""Say what a rule is: a shape of words, what it gives, and an example on either side of its border."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache


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
        if may_fire(self.needs, text):
            yield from self.pattern.finditer(text)


def may_fire(needs: str, text: str) -> bool:
    """Tell whether some of the letters that a shape needs stand in a text; a shape without needs may always fire."""
    wanted = _letters_of(needs)
    if not wanted:
        return True
    lower = _lower(text)
    for letters in wanted:  # noqa: SIM110 (the loop is run some hundred times for every sentence)
        if letters in lower:
            return True
    return False


@cache
def _letters_of(needs: str) -> tuple[str, ...]:
    return tuple(needs.split())


@lru_cache(maxsize=8)
def _lower(text: str) -> str:
    """Return a text in small letters; many rules look at the same text one after another."""
    return text.lower()


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
