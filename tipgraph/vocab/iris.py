"""Mint IRIs and read keys and codes out of them."""

from urllib.parse import quote, unquote

from tipgraph.vocab.schemes import SCHEMES
from tipgraph.vocab.terms import CLASSES, PROPERTIES

BASE = "https://w3id.org/tipgraph/"
TG = f"{BASE}ontology#"


def mint_term(name: str) -> str:
    """Return the IRI of a class or property of the ontology; any other name raises `KeyError`."""
    if name not in CLASSES and name not in PROPERTIES:
        raise KeyError(name)
    return TG + name


def mint_graph(kind: str, key: str | None = None) -> str:
    """Return the IRI of a named graph: of one document, or of the narratives, places, corridors or run."""
    return f"{BASE}graph/{kind}" if key is None else f"{BASE}graph/{kind}/{quote(key, safe='-._~')}"


def key_of(iri: str) -> str:
    """Return the key or code that `mint_id` or `mint_concept` made an IRI of.

    >>> key_of(mint_id("document", "a/b")), key_of(mint_concept("tier", "2WL"))
    ('a/b', '2WL')
    """
    return unquote(iri.rpartition("/")[2])


def mint_concept(scheme: str, code: str) -> str:
    """Return the IRI of a concept; an unknown scheme or code raises `KeyError`."""
    SCHEMES[scheme][code]
    return f"{BASE}vocab/{scheme}/{quote(code)}"


def mint_id(kind: str, key: str) -> str:
    """Return the IRI of a thing in the data: a document, claim, place, narrative, corridor or run."""
    return f"{BASE}id/{kind}/{quote(key, safe='-._~')}"


# What "neighboring countries" and "abroad" mean depends on the country that the narrative is about.
DEICTIC = frozenset({"R:neighbors", "R:abroad"})


def place_key(code: str, subject: str) -> str:
    """Return what tells a place apart from all others: deictic groups are told apart by the subject country.

    >>> place_key("TJ", "UZ"), place_key("R:gulf", "UZ"), place_key("R:neighbors", "UZ")
    ('TJ', 'gulf', 'neighbors-UZ')
    """
    slug = code.removeprefix("R:")
    return f"{slug}-{subject}" if code in DEICTIC else slug


def place_code(key: str) -> str:
    """Return the code of the place that a key was made of.

    >>> place_code("TJ"), place_code("gulf"), place_code("neighbors-UZ")
    ('TJ', 'R:gulf', 'R:neighbors')
    """
    if len(key) == 2 and key.isupper():
        return key
    deictic = f"R:{key.rpartition('-')[0]}"
    return deictic if deictic in DEICTIC else f"R:{key}"
