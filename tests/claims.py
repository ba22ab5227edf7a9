"""Make claims for tests: short, valid, and told apart by the place of their evidence."""

from itertools import count
from typing import Any

from tipgraph.model import (
    HEDGES,
    ActorClass,
    Claim,
    Content,
    Document,
    DocumentKind,
    Evidence,
    Internal,
    Qualifier,
    Role,
    Route,
    Status,
    Tier,
    ViaOrder,
    digest_of,
)

_places = count(start=0, step=100)


def make_claim(content: Content, *, country: str = "TJ", year: int | None = 2009, **said: Any) -> Claim:
    """Return a claim of a narrative; `hedges` are codes, `words` the sentence, `attached` keeps it as the quotation."""
    words = said.pop("words", f"{country} {year} {content}")
    document = said.pop("document", f"report-{country.lower()}-{year}")
    hedges = said.pop("hedges", ())
    start = said.pop("start", next(_places))
    evidence = Evidence(
        document=document,
        start=start,
        end=start + len(words),
        digest=digest_of(words),
        quote=words if said.pop("attached", False) else None,
        section="overview",
        paragraph=said.pop("paragraph", "8"),
    )
    slots = {"small-number": "victims"}
    qualifiers = tuple(
        Qualifier(code=code, words=code, modifies=slots.get(code, "flow"), start=start, end=start + len(code))
        for code in hedges
    )
    assert HEDGES.issuperset(hedges)
    said.setdefault("status", Status.ASSERTED)
    return Claim(
        content=content,
        evidence=evidence,
        country=country,
        year=year,
        rule=said.pop("rule", "test"),
        qualifiers=qualifiers,
        **said,
    )


def make_route(origin: str, destination: str, *via: str, order: str | None = None, **said: Any) -> Claim:
    """Return a route claim; one transit place is `single` and several are `unordered` unless `order` says otherwise."""
    order = order or (("single" if len(via) == 1 else "unordered") if via else None)
    route = Route(
        origin=origin,
        destination=destination,
        via=via,
        via_order=ViaOrder(order) if order else None,
        victims=said.pop("victims", ("women",)),
        exploitation=said.pop("exploitation", ("sex",)),
        sectors=said.pop("sectors", ()),
    )
    said.setdefault("country", destination if origin.startswith("R:") else origin)
    return make_claim(route, **said)


def make_internal(country: str, **said: Any) -> Claim:
    """Return an internal claim."""
    content = Internal(
        victims=said.pop("victims", ("children",)),
        exploitation=said.pop("exploitation", ("labor",)),
        sectors=said.pop("sectors", ("agriculture",)),
    )
    return make_claim(content, country=country, **said)


def make_role(country: str, role: str, **said: Any) -> Claim:
    return make_claim(Role(role=role), country=country, **said)


def make_actor(country: str, actor: str, **said: Any) -> Claim:
    return make_claim(ActorClass(actor=actor), country=country, **said)


def make_tier(country: str, tier: str, year: int, **said: Any) -> Claim:
    return make_claim(Tier(tier=tier, tier_year=year), country=country, year=year, **said)


def make_documents(claims: list[Claim]) -> tuple[Document, ...]:
    """Return a document for every one that the claims name, sorted by id."""
    ids = sorted({claim.evidence.document for claim in claims})
    return tuple(
        Document(id=name, kind=DocumentKind.REPORT, sha256=digest_of(name), length=100_000, title=f"Report {name}")
        for name in ids
    )
