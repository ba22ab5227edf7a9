"""Draw documents and claims of every kind for properties."""

import string
from typing import Any

from hypothesis import strategies as st

from tipgraph.gazetteer import read_places
from tipgraph.model import (
    ActorClass,
    Basis,
    CableHeader,
    Claim,
    Conduct,
    Content,
    Document,
    DocumentKind,
    Evidence,
    Internal,
    Law,
    Norm,
    Qualifier,
    Recommendation,
    Role,
    Route,
    Statistic,
    Status,
    Tier,
    ViaOrder,
    digest_of,
)
from tipgraph.vocab import SCHEMES

words = st.text(min_size=1, max_size=12)
names = st.text(alphabet=string.ascii_letters + string.digits + "-_. /#%é", min_size=1, max_size=10)
places = st.sampled_from(sorted(read_places()))
countries = st.sampled_from(sorted(code for code in read_places() if not code.startswith("R:")))
years = st.integers(1990, 2100)
figures = st.decimals(min_value=0, max_value=10**11, places=3, allow_nan=False).map(float)


def codes(scheme: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(SCHEMES[scheme]))


def listed(values: st.SearchStrategy[str], least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, min_size=least, max_size=3, unique=True).map(tuple)


exploited: dict[str, Any] = {
    "victims": listed(codes("victims"), 1),
    "exploitation": listed(codes("exploitation"), 1),
    "sectors": listed(codes("sector")),
}

contents: st.SearchStrategy[Content] = st.one_of(
    st.builds(
        Route,
        origin=places,
        destination=places,
        via=listed(places),
        via_order=st.none() | st.sampled_from(ViaOrder),
        origin_basis=st.sampled_from(Basis),
        **exploited,
    ),
    st.builds(Internal, **exploited),
    st.builds(Role, role=codes("role")),
    st.builds(ActorClass, actor=codes("actor"), office=st.none() | words),
    st.builds(
        Conduct,
        actor=codes("actor"),
        form=codes("form"),
        act=codes("act"),
        office=st.none() | words,
        areas=listed(words),
        outcomes=listed(codes("outcome")),
    ),
    st.builds(
        Tier,
        tier=codes("tier"),
        tier_year=st.none() | years,
        reasons=listed(codes("reason")),
        consecutive_years=st.none() | st.integers(1, 9),
    ),
    st.builds(
        Statistic,
        indicator=codes("indicator"),
        unit=codes("unit"),
        value=st.none() | figures,
        low=st.none() | figures,
        high=st.none() | figures,
        precision=codes("precision"),
        stat_year=st.none() | years,
        partner=st.none() | places,
        areas=listed(words),
    ),
    st.builds(
        Law,
        instrument=words,
        article=st.none() | words,
        enacted=st.none() | years,
        prohibits=listed(codes("exploitation")),
        penalty_min_months=st.none() | st.integers(0, 600),
        penalty_max_months=st.none() | st.integers(0, 600),
    ),
    st.builds(Recommendation, position=st.integers(1, 30), topics=listed(codes("topic"), 1)),
    st.builds(Norm, norm=codes("norm")),
)

headers = st.builds(
    CableHeader,
    number=names,
    date_time_group=st.none() | words,
    originator=st.none() | words,
    addressees=listed(words),
    captions=listed(words),
    tags=listed(words),
    references=listed(words),
    subject=st.none() | words,
    embargo_until=st.none() | st.just("2009-06-16T14:00:00Z") | words,
)

documents = st.builds(
    Document,
    id=names,
    kind=st.sampled_from(DocumentKind),
    sha256=words.map(digest_of),
    length=st.integers(0, 10**6),
    title=st.none() | words,
    publisher=st.none() | words,
    issued=st.none() | st.sampled_from(["2009-06-12", "2009-06-12T01:39:00Z", "June 2009", "2009-02-30"]),
    url=st.none() | words,
    cable=st.none() | headers,
)

qualifiers = st.builds(
    Qualifier,
    code=codes("qualifier"),
    words=words,
    modifies=st.sampled_from(["flow", "via", "victims", "sectors", "destination", "year", "event_year", "actor"]),
    start=st.integers(0, 99),
    end=st.integers(100, 200),
)


@st.composite
def claims_of(draw: st.DrawFn, document: str) -> Claim:
    """Draw a claim of a document; what is known of a span follows from the span, as in any document."""
    start = draw(st.integers(0, 5)) * 100
    sentence = f"sentence {start} of {document}"
    return Claim(
        content=draw(contents),
        evidence=Evidence(
            document=document,
            start=start,
            end=start + len(sentence),
            digest=digest_of(sentence),
            quote=sentence if start % 200 else None,
            section="overview" if start > 200 else None,
            paragraph="8" if start > 300 else None,
        ),
        country=draw(countries),
        year=draw(st.none() | years),
        status=draw(st.sampled_from(Status)),
        rule=draw(words),
        qualifiers=draw(st.lists(qualifiers, max_size=2).map(tuple)),
        implied=draw(listed(st.sampled_from(["origin", "destination", "victims", "year", "actor"]))),
        event_year=draw(st.none() | years),
    )


@st.composite
def graphs(draw: st.DrawFn) -> tuple[tuple[Document, ...], tuple[Claim, ...]]:
    """Draw some documents and some claims of each."""
    found = draw(st.lists(documents, max_size=3, unique_by=lambda document: document.id))
    said = [draw(st.lists(claims_of(document.id), max_size=4)) for document in found]
    claims = {claim.id: claim for group in said for claim in group}
    return tuple(found), tuple(claims.values())
