"""Render a graph as a Cypher script for Neo4j and its kin."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tipgraph.model import Claim, Route
from tipgraph.network import describe_place, flatten_claim, places_of, trace_legs
from tipgraph.store import Graph
from tipgraph.vocab import place_key

_CONSTRAINTS = (
    "CREATE CONSTRAINT tipgraph_place IF NOT EXISTS FOR (p:Place) REQUIRE p.key IS UNIQUE;",
    "CREATE CONSTRAINT tipgraph_document IF NOT EXISTS FOR (d:Document) REQUIRE d.id IS UNIQUE;",
    "CREATE CONSTRAINT tipgraph_claim IF NOT EXISTS FOR (c:Claim) REQUIRE c.id IS UNIQUE;",
)


def render_cypher(graph: Graph) -> bytes:
    """Return statements, one a line, that make places, documents and claims; running them twice changes nothing.

    A claim is a node: (:Claim)-[:STATED_IN]->(:Document), -[:ABOUT]->(:Place), and for routes -[:FROM]->, -[:VIA]->
    and -[:TO]->. Its legs are relations between places, (:Place)-[:LEG {claim, leg}]->(:Place), for path queries.
    """
    lines = [*_CONSTRAINTS, *_write_places(graph), *_write_documents(graph)]
    for claim in graph.claims:
        lines += _write_claim(claim)
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _write_places(graph: Graph) -> Iterator[str]:
    places = {}
    for claim in graph.claims:
        for code in (claim.country, *places_of(claim)):
            places[place_key(code, claim.country)] = describe_place(code, claim.country)
    for key, said in sorted(places.items()):
        yield f"MERGE (p:Place {{key: {_quote(key)}}}) SET p += {_write_map(said)};"


def _write_documents(graph: Graph) -> Iterator[str]:
    for document in graph.documents:
        said = document.to_json()
        said.pop("cable", None)
        yield f"MERGE (d:Document {{id: {_quote(said.pop('id'))}}}) SET d += {_write_map(said)};"


def _write_claim(claim: Claim) -> Iterator[str]:
    said = flatten_claim(claim)
    found = f"MATCH (c:Claim {{id: {_quote(said.pop('claim'))}}})"
    evidence = claim.evidence
    span = _write_map({"start": evidence.start, "end": evidence.end})
    yield f"MERGE (c:Claim {{id: {_quote(claim.id)}}}) SET c:{claim.kind.name.title()}, c += {_write_map(said)};"
    document = f"(d:Document {{id: {_quote(evidence.document)}}})"
    yield f"{found} MATCH {document} MERGE (c)-[s:STATED_IN]->(d) SET s += {span};"
    yield f"{found} MATCH {_place('p', claim.country, claim)} MERGE (c)-[:ABOUT]->(p);"
    if isinstance(claim.content, Route):
        ends = [("FROM", claim.content.origin), *(("VIA", code) for code in claim.content.via)]
        for relation, code in [*ends, ("TO", claim.content.destination)]:
            yield f"{found} MATCH {_place('p', code, claim)} MERGE (c)-[:{relation}]->(p);"
    for leg in trace_legs(claim) if claim.status.live else ():
        ends_of_leg = f"MATCH {_place('a', leg.origin, claim)} MATCH {_place('b', leg.destination, claim)}"
        yield f"{ends_of_leg} MERGE (a)-[:LEG {{claim: {_quote(claim.id)}, leg: {leg.number}}}]->(b);"


def _place(name: str, code: str, claim: Claim) -> str:
    return f"({name}:Place {{key: {_quote(place_key(code, claim.country))}}})"


def _write_map(values: Mapping[str, Any]) -> str:
    return "{" + ", ".join(f"{key}: {_quote(value)}" for key, value in values.items()) + "}"


def _quote(value: Any) -> str:
    """Write a value as Cypher does: JSON's escapes are Cypher's, and every character beyond ASCII is escaped."""
    return json.dumps(value)
