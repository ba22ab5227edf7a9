"""Turn the values of claims into RDF terms and back."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode

from tipgraph.vocab import SLOTS, key_of, mint_concept, mint_id, mint_term, place_code, place_key

Term = NamedNode | Literal
Statement = tuple[NamedNode, NamedNode, Term]

XSD = "http://www.w3.org/2001/XMLSchema#"
INTEGER = NamedNode(f"{XSD}integer")
DECIMAL = NamedNode(f"{XSD}decimal")
BOOLEAN = NamedNode(f"{XSD}boolean")
DATE = NamedNode(f"{XSD}date")
DATE_TIME = NamedNode(f"{XSD}dateTime")
ANY_URI = NamedNode(f"{XSD}anyURI")

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
IDENTIFIER = NamedNode("http://purl.org/dc/terms/identifier")
TITLE = NamedNode("http://purl.org/dc/terms/title")
PUBLISHER = NamedNode("http://purl.org/dc/terms/publisher")
ISSUED = NamedNode("http://purl.org/dc/terms/issued")
LANGUAGE = NamedNode("http://purl.org/dc/terms/language")
CONFORMS_TO = NamedNode("http://purl.org/dc/terms/conformsTo")
GENERATED_BY = NamedNode("http://www.w3.org/ns/prov#wasGeneratedBy")

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ")

# Slots of a claim that its implied list or a qualifier can name, beside those of its content.
_CLAIM_SLOTS = {"country": "country", "year": "year", "event_year": "eventYear", "status": "status"}
_TERM_OF_SLOT = {slot: term for slot, (term, _) in SLOTS.items()} | _CLAIM_SLOTS
_SLOT_OF_TERM = {term: slot for slot, term in _TERM_OF_SLOT.items()}


@cache
def term(name: str) -> NamedNode:
    """Return a class or property of the ontology."""
    return NamedNode(mint_term(name))


@cache
def concept(scheme: str, code: str) -> NamedNode:
    """Return the concept of a code; a code that the scheme does not have raises `KeyError`."""
    return NamedNode(mint_concept(scheme, code))


@cache
def place(code: str, subject: str) -> NamedNode:
    """Return a place; what "neighboring countries" are depends on the subject."""
    return NamedNode(mint_id("place", place_key(code, subject)))


def integer(value: int) -> Literal:
    """Return a whole number; years are whole numbers too, for engines compare `xsd:gYear` wrongly."""
    return Literal(str(value), datatype=INTEGER)


def decimal(value: float) -> Literal:
    """Return a decimal number in its shortest form, the one that stores write."""
    digits = format(Decimal(repr(value)), "f")
    return Literal(digits.rstrip("0").rstrip(".") if "." in digits else digits, datatype=DECIMAL)


def boolean(value: bool) -> Literal:
    """Return true or false."""
    return Literal("true" if value else "false", datatype=BOOLEAN)


def moment(value: str) -> Literal:
    """Return an ISO 8601 date or date-time; what is neither stays text."""
    datatype = DATE if _DATE.fullmatch(value) else DATE_TIME if _DATE_TIME.fullmatch(value) else None
    return Literal(value, datatype=datatype)


def write_slot(values: str, value: Any, subject: str) -> Term:
    """Return the RDF term of one value of a slot; `values` is what `vocab.SLOTS` says of it."""
    match values:
        case "place":
            return place(value, subject)
        case "integer":
            return integer(value)
        case "decimal":
            return decimal(value)
        case "text":
            return Literal(value)
        case scheme:
            return concept(scheme, value)


def read_slot(values: str, node: Term) -> Any:
    """Return the value that `write_slot` wrote."""
    match values:
        case "place":
            return place_code(key_of(node.value))
        case "integer":
            return int(node.value)
        case "decimal":
            return float(node.value)
        case "text":
            return node.value
        case _:
            return key_of(node.value)


def slot_to_property(slot: str) -> NamedNode:
    """Return the property of a slot that a claim names."""
    return term(_TERM_OF_SLOT[slot])


def property_to_slot(node: NamedNode) -> str:
    """Return the slot of a property."""
    return _SLOT_OF_TERM[node.value.rpartition("#")[2]]


def write_order(owner: NamedNode, slot: str, values: Sequence[str]) -> Iterator[Statement]:
    """Say in which order a document lists the values of a slot, where it is not that of the alphabet.

    A graph is a set: without this the second-named sector could come back as the first. One literal is enough; no
    query walks it, and RDF lists are slow to query and to check.
    """
    if list(values) != sorted(set(values)):
        listing = ", ".join(quote(value, safe=" -._~:") for value in values)
        yield owner, term("listedAs"), Literal(f"{slot}: {listing}")


def read_order(listing: str) -> tuple[str, tuple[str, ...]]:
    """Return the slot and the values that `write_order` wrote."""
    slot, _, values = listing.partition(": ")
    return slot, tuple(unquote(value) for value in values.split(", "))
