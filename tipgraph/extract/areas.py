"""Find the places inside a country that a clause names."""

import re

_NAME = r"[A-Z][\w\u2019'-]+(?:\s+[A-Z][\w\u2019'-]+){0,2}"
_NAMES = rf"(?P<names>{_NAME}(?:(?:,\s+(?:and\s+)?|\s+and\s+){_NAME})*)"
_KIND = r"(?:regions?|provinces?|districts?|oblasts?|departments?|count(?:y|ies)|prefectures?|states?|cit(?:y|ies))"
# A name is a place inside the country where its kind is said, or where officials of it are spoken of.
_SAID = re.compile(rf"\b(?:in|of|from|across|throughout)\s+(?:the\s+)?{_NAMES}\s+{_KIND}\b")
_OFFICES = re.compile(
    rf"\b(?:officials|authorities|police|prosecutors|courts|officers|teachers|inspectors)\s+in\s+{_NAMES}(?=\s+[a-z])"
)
_SPLIT = re.compile(r",\s+(?:and\s+)?|\s+and\s+")


def find_areas(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the names of the areas that stand between two offsets of a sentence, as written and each once."""
    names = [
        name
        for pattern in (_SAID, _OFFICES)
        for match in pattern.finditer(text, start, end)
        for name in _SPLIT.split(" ".join(match["names"].split()))
    ]
    return tuple(dict.fromkeys(names))
