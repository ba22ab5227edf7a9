"""Write claims and documents as the compact records that the page reads."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tipgraph.corpus import clean_quote
from tipgraph.gazetteer import other_names, place_name, read_places
from tipgraph.maps.geography import locate, project
from tipgraph.maps.layout import lay_out
from tipgraph.maps.strands import Spot, Strand, spot_of
from tipgraph.model import Claim, Document, Internal, Route, Status, digest_of
from tipgraph.routes import list_placements, read_goods
from tipgraph.vocab import DEICTIC
from tipgraph.wording import describe_claim

Record = dict[str, Any]
Row = list[str | int]

# "Abroad" as a place of its own: an arrow may begin or end there, and no document says where that is.
_UNNAMED = "countries not named"


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


def write_places(spots: Sequence[Spot], strands: Sequence[Strand]) -> dict[str, Record]:
    """Return what the page knows of each place, by its key; `nx` and `ny` are its position in the network view."""
    by_structure = lay_out(spots, strands)
    places = {}
    for spot in spots:
        nx, ny = by_structure[spot.key]
        places[spot.key] = _write_place(spot) | {"nx": nx, "ny": ny}
    return places


def write_documents(documents: Iterable[Document]) -> list[Record]:
    """Return what a citation needs of each document, in the same order."""
    fields = ("id", "kind", "title", "publisher", "issued", "url")
    return [{name: getattr(document, name) for name in fields if getattr(document, name)} for document in documents]


def write_claims(claims: Sequence[Claim], documents: Sequence[Document], strands: Sequence[Strand]) -> list[Record]:
    """Return one record per claim, in the same order, without what the page can tell by itself.

    `strand` is the number of the strand that draws it and `doc` that of its document.
    """
    strand_of = {position: number for number, strand in enumerate(strands) for position in strand.claims}
    number_of = {document.id: number for number, document in enumerate(documents)}
    return [
        {"doc": number_of[claim.evidence.document]} | _write_claim(claim, strand_of.get(position))
        for position, claim in enumerate(claims)
    ]


def write_tiers(claims: Sequence[Claim], spots: Iterable[Spot]) -> dict[str, list[Row]]:
    """Return the tier of every year by country: those of tipgraph's table, and those that the claims state."""
    tiers: dict[str, list[Row]] = {spot.key: [] for spot in spots}
    for placement in list_placements(claims):
        if placement.country in tiers:
            agreement = placement.agreement or "stated"
            tiers[placement.country].append([placement.year, placement.tier, agreement])
    return {key: listed for key, listed in tiers.items() if listed}


def write_goods(spots: Iterable[Spot]) -> dict[str, list[Row]]:
    """Return, by country, the goods on the list of the US Department of Labor: good, sector, child or forced labor."""
    goods: dict[str, list[Row]] = {spot.key: [] for spot in spots}
    for good in read_goods():
        if good.country in goods:
            kinds = ["child labor"] * good.child_labor + ["forced labor"] * good.forced_labor
            goods[good.country].append([good.good, good.sector, " and ".join(kinds)])
    return {key: listed for key, listed in goods.items() if listed}


def digest_claims(claims: Iterable[Claim]) -> str:
    """Return a digest that changes when any claim does."""
    return digest_of("\n".join(sorted(claim.id for claim in claims)))


def _write_place(spot: Spot) -> Record:
    lon, lat = locate(spot.code, spot.subject)
    x, y = project(lon, lat)
    sort = "beside" if spot.code in DEICTIC else "group" if spot.code.startswith("R:") else "country"
    name = _UNNAMED if spot.code == "R:abroad" else place_name(spot.code, spot.subject)
    record = {"name": name, "code": spot.code, "sort": sort, "lon": round(lon, 2), "lat": round(lat, 2), "x": x, "y": y}
    if sort == "beside":
        return record | {"subject": spot.subject}
    iso3 = read_places()[spot.code].iso3
    return record | {"also": [*([iso3] if iso3 else []), *other_names(spot.code)]}


def _write_claim(claim: Claim, strand: int | None) -> Record:
    evidence = claim.evidence
    record = {
        "id": claim.id.removeprefix(f"{evidence.document}-"),
        "kind": claim.kind.value,
        "country": claim.country,
        "year": claim.year,
        "event": claim.event_year,
        "status": None if claim.status is Status.ASSERTED else claim.status.value,
        "strand": strand,
        "text": describe_claim(claim),
        "hedges": list(claim.hedges),
        "hedged": claim.hedged,
        "words": [[q.code, q.words] for q in claim.qualifiers],
        "implied": list(claim.implied),
        "paragraph": evidence.paragraph,
        "span": [evidence.start, evidence.end],
        "section": evidence.section,
        "quote": None if evidence.quote is None else clean_quote(evidence.quote),
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
    return {field.name: plain[field.name] for field in dataclasses.fields(content)}
