"""Render a graph as FollowTheMoney entities, for Aleph and OpenSanctions tools."""

import json
from collections.abc import Iterator
from typing import Any

from tipgraph.corpus import clean_quote
from tipgraph.gazetteer import place_name
from tipgraph.model import Claim, Document
from tipgraph.network import places_of
from tipgraph.store import Graph
from tipgraph.vocab import label_of
from tipgraph.wording import describe_claim

# The slots of a claim whose codes become keywords, with the scheme that names them.
_KEYWORDS = {"exploitation": "exploitation", "victims": "victims", "sectors": "sector"}


def render_entities(graph: Graph) -> bytes:
    """Return one entity a line: a Document for each document, and an Event with its proof for each claim.

    A claim is no link between companies or persons, and nobody becomes an entity: classes of actors stay words.
    """
    entities = [*map(_describe_document, graph.documents), *map(_describe_claim, graph.claims)]
    lines = (json.dumps(entity, ensure_ascii=False, sort_keys=True) for entity in entities)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def _describe_document(document: Document) -> dict[str, Any]:
    properties = {
        "title": document.title or document.id,
        "fileName": document.id,
        "publisher": document.publisher,
        "publishedAt": document.issued,
        "sourceUrl": document.url,
    }
    return _entity(f"tipgraph-document-{document.id}", "Document", properties)


def _describe_claim(claim: Claim) -> dict[str, Any]:
    evidence = claim.evidence
    properties = {
        "name": f"{claim.kind.value.title()} claimed in {evidence.citation}",
        "summary": describe_claim(claim),
        "description": clean_quote(evidence.quote) if evidence.quote is not None else None,
        "country": sorted({code.casefold() for code in _countries_of(claim)}),
        "location": [place_name(code, claim.country) for code in places_of(claim)],
        "keywords": [*_keywords_of(claim), f"status: {claim.status.value}", *(f"hedge: {h}" for h in claim.hedges)],
        "date": str(claim.event_year) if claim.event_year else None,
        "startDate": f"{claim.year - 1}-04" if claim.year and not claim.event_year else None,
        "endDate": f"{claim.year}-03" if claim.year and not claim.event_year else None,
        "recordId": claim.id,
        "proof": f"tipgraph-document-{evidence.document}",
    }
    return _entity(f"tipgraph-claim-{claim.id}", "Event", properties)


def _countries_of(claim: Claim) -> Iterator[str]:
    yield claim.country
    yield from (code for code in places_of(claim) if not code.startswith("R:"))


def _keywords_of(claim: Claim) -> Iterator[str]:
    yield claim.kind.value
    for slot, scheme in _KEYWORDS.items():
        for code in getattr(claim.content, slot, ()):
            yield label_of(scheme, code)


def _entity(key: str, schema: str, properties: dict[str, Any]) -> dict[str, Any]:
    listed = {name: value if isinstance(value, list) else [value] for name, value in properties.items() if value}
    return {"id": key, "schema": schema, "properties": listed}
