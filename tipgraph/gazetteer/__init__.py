"""Resolve names in text to places, victim groups, sectors and actors."""

from tipgraph.gazetteer.lexicon import Entry, read_lexicon
from tipgraph.gazetteer.mentions import find_mentions, find_words, words_to_mentions
from tipgraph.gazetteer.places import other_names, place_name, read_places, resolve_place
from tipgraph.gazetteer.tokens import Token, split_tokens

__all__ = [
    "Entry",
    "Token",
    "find_mentions",
    "find_words",
    "other_names",
    "place_name",
    "read_lexicon",
    "read_places",
    "resolve_place",
    "split_tokens",
    "words_to_mentions",
]
