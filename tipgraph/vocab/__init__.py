"""Bind the ontology's terms to Python names and mint IRIs."""

from tipgraph.vocab.folders import find_folder
from tipgraph.vocab.iris import (
    BASE,
    DEICTIC,
    TG,
    key_of,
    mint_concept,
    mint_graph,
    mint_id,
    mint_term,
    place_code,
    place_key,
)
from tipgraph.vocab.schemes import BROADER, SCHEMES, label_of, narrower_codes
from tipgraph.vocab.terms import CLASSES, PROPERTIES, SLOTS

__all__ = [
    "BASE",
    "BROADER",
    "CLASSES",
    "DEICTIC",
    "PROPERTIES",
    "SCHEMES",
    "SLOTS",
    "TG",
    "find_folder",
    "key_of",
    "label_of",
    "mint_concept",
    "mint_graph",
    "mint_id",
    "mint_term",
    "narrower_codes",
    "place_code",
    "place_key",
]
