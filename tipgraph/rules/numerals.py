"""Read numbers as English writes them: figures, words, ordinals, scales."""

import re

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 10**12}
_VALUES = {word: i for i, word in enumerate(_UNITS)} | {word: 10 * i for i, word in enumerate(_TENS, 2)}
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
    **{f"{word}th": i for i, word in enumerate(_UNITS) if i in (4, 6, 7, 10, 11) or i > 12},
    "twentieth": 20,
}
_UNIT_WORDS = "|".join(sorted(_VALUES, key=len, reverse=True))

# A number that a sentence may state: "1,234", "2.5 million", "thirty-eight", "two hundred".
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:{_UNIT_WORDS})(?:[ -](?:{_UNIT_WORDS}))?)"
    rf"(?: (?:{'|'.join(_SCALES)}))?"
)


def read_number(words: str) -> float | None:
    """Return the value of a number in figures or words, or `None`.

    >>> read_number("1,234"), read_number("thirty-eight"), read_number("2.5 million")
    (1234.0, 38.0, 2500000.0)
    """
    total = 0.0
    current: float | None = None
    for part in re.split(r"[\s-]+", words.strip().casefold()):
        if part in _SCALES:
            current = (1.0 if current is None else current) * _SCALES[part]
        elif part in _VALUES:
            current = (current or 0.0) + _VALUES[part]
        elif re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?", part):
            current = (current or 0.0) + float(part.replace(",", ""))
        else:
            return None
    return None if current is None else total + current


def read_count(words: str) -> int | None:
    """Return a whole number in figures or words, or `None`."""
    number = read_number(words)
    return int(number) if number is not None and number == int(number) else None


def read_ordinal(words: str) -> int | None:
    """Return the value of an ordinal, or `None`.

    >>> read_ordinal("third"), read_ordinal("21st"), read_ordinal("last")
    (3, 21, None)
    """
    figures = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", words)
    return int(figures[1]) if figures else _ORDINALS.get(words.casefold())
