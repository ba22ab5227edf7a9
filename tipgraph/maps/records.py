"""Write claims and documents as the compact records that the page reads."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tipgraph.corpus import clean_quote
from tipgraph.gazetteer import place_name
from tipgraph.maps.geography import locate, project
from tipgraph.maps.strands import Spot, Strand, spot_of
from tipgraph.model import HEDGES, Claim, Document, Internal, Route, Status, digest_of
from tipgraph.vocab import DEICTIC
from tipgraph.wording import describe_claim

Record = dict[str, Any]

_FIRM = frozenset({Status.ASSERTED, Status.DENIED, Status.ENDED, Status.NO_EVIDENCE})


def find_spots(claims: Iterable[Claim]) -> tuple[Spot, ...]:
    """Return every place that a claim names or is about, in a fixed order."""
    spots = {}
    for claim in claims:
        codes = [claim.country]
        if isinstance(claim.content, Route):
            codes += [claim.content.origin, *claim.content.via, claim.content.destination]
        for code in codes:
            spot = spot_of(code, claim.country)
            # A place that does not depend on a subject is one place, whoever speaks of it.
            spots[spot.key] = spot if code in DEICTIC else Spot(key=spot.key, code=code, subject="")
    return tuple(spots[key] for key in sorted(spots))


def write_places(spots: Iterable[Spot]) -> dict[str, Record]:
    """Return what the page knows of each place, by its key."""
    return {spot.key: _write_place(spot) for spot in spots}


def write_documents(documents: Iterable[Document]) -> dict[str, Record]:
    """Return what a citation needs of each document, by its id."""
    fields = ("kind", "title", "publisher", "issued", "url")
    return {
        document.id: {name: getattr(document, name) for name in fields if getattr(document, name)}
        for document in documents
    }


def write_claims(claims: Sequence[Claim], strands: Sequence[Strand]) -> list[Record]:
    """Return one record per claim, in the same order; `strand` is the number of the strand that draws it."""
    strand_of = {position: number for number, strand in enumerate(strands) for position in strand.claims}
    return [_write_claim(claim, strand_of.get(position)) for position, claim in enumerate(claims)]


def digest_claims(claims: Iterable[Claim]) -> str:
    """Return a digest that changes when any claim does."""
    return digest_of("\n".join(sorted(claim.id for claim in claims)))


def _write_place(spot: Spot) -> Record:
    lon, lat = locate(spot.code, spot.subject)
    x, y = project(lon, lat)
    sort = "beside" if spot.code in DEICTIC else "group" if spot.code.startswith("R:") else "country"
    name = place_name(spot.code, spot.subject)
    if spot.code == "R:abroad":
        name = f"abroad (from {place_name(spot.subject)})"
    return {"name": name, "code": spot.code, "sort": sort, "lon": round(lon, 2), "lat": round(lat, 2), "x": x, "y": y}


def _write_claim(claim: Claim, strand: int | None) -> Record:
    evidence = claim.evidence
    record = {
        "id": claim.id,
        "kind": claim.kind.value,
        "doc": evidence.document,
        "country": claim.country,
        "year": claim.year,
        "event": claim.event_year,
        "status": claim.status.value,
        "drawn": strand is not None,
        "strand": strand,
        "text": describe_claim(claim),
        "hedges": sorted({q.code for q in claim.qualifiers if q.code in HEDGES}),
        "hedged": claim.status not in _FIRM or any(q.code in HEDGES for q in claim.qualifiers),
        "words": [[q.code, q.words, q.modifies] for q in claim.qualifiers],
        "implied": list(claim.implied),
        "cite": evidence.citation,
        "section": evidence.section,
        "quote": None if evidence.quote is None else clean_quote(evidence.quote),
        "rule": claim.rule,
        **_write_content(claim),
    }
    return {key: value for key, value in record.items() if value is not None and value != [] and value is not False}


def _write_content(claim: Claim) -> Mapping[str, Any]:
    content = claim.content
    if isinstance(content, Route):
        return {
            "origin": spot_of(content.origin, claim.country).key,
            "via": [spot_of(code, claim.country).key for code in content.via],
            "order": content.via_order and content.via_order.value,
            "dest": spot_of(content.destination, claim.country).key,
            "basis": content.origin_basis.value,
            "victims": list(content.victims),
            "exploitation": list(content.exploitation),
            "sectors": list(content.sectors),
        }
    if isinstance(content, Internal):
        return {
            "victims": list(content.victims),
            "exploitation": list(content.exploitation),
            "sectors": list(content.sectors),
        }
    plain = claim.to_json()
    known = ("role", "actor", "office", "form", "act", "areas", "outcomes", "tier", "tier_year", "indicator", "unit")
    more = ("value", "low", "high", "precision", "stat_year", "partner", "instrument", "article", "topics", "norm")
    return {name: plain[name] for name in (*known, *more) if plain.get(name) not in (None, [])}
