"""Split text into words and marks that keep their offsets."""

import re
from typing import NamedTuple

# A word may hold apostrophes (d'Ivoire, N'Djamena) but not a possessive 's; abbreviations keep their full stops.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['\u2019](?!s\b)[^\W\d_]+)*\+?|['\u2019]s\b|\d+(?:[.,]\d+)*|[^\w\s]"
)


class Token(NamedTuple):
    """A word, number or mark; `lower` is its form for look-up, with straight apostrophes."""

    lower: str
    start: int
    end: int
    initial: bool
    capitals: bool


def split_tokens(text: str) -> list[Token]:
    """Return the tokens of a text in order; `text[token.start:token.end]` is what was read."""
    tokens = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        tokens.append(
            Token(word.lower().replace("\u2019", "'"), match.start(), match.end(), word[0].isupper(), word.isupper())
        )
    return tokens
