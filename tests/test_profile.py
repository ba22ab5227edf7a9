import json
from html.parser import HTMLParser

import pytest
from claims import make_actor, make_internal, make_role, make_route, make_tier

from tipgraph.errors import NotFoundError
from tipgraph.export import PROFILE_FORMS, lay_out_profile, render_profile
from tipgraph.model import Claim, Status
from tipgraph.routes import profile_country

CLAIMS: list[Claim] = [
    make_route("TJ", "RU", victims=("men",), exploitation=("labor",), sectors=("construction",)),
    make_route("TJ", "RU", country="RU", year=2010),
    make_route("AF", "TJ", country="TJ"),
    make_route("UZ", "RU", "TJ", country="UZ"),
    make_internal("TJ", attached=True, words="Pupils | teachers <b>were</b> made to pick cotton."),
    make_role("TJ", "source"),
    make_role("TJ", "source", year=2010),
    make_actor("TJ", "local-officials"),
    make_tier("TJ", "2WL", 2009),
    make_route("TJ", "TR", status=Status.DENIED),
    make_route("NP", "IN"),
]
PROFILE = profile_country(CLAIMS, "TJ")


def test_a_profile_gathers_the_countrys_own_narratives_and_what_others_say() -> None:
    assert (PROFILE.narratives, PROFILE.years) == (2, (2009, 2010))
    assert [(c.destination, c.narratives) for c in PROFILE.outward] == [("RU", 2)]
    assert [c.origin for c in PROFILE.inward] == ["AF"]
    assert [claim.country for claim in PROFILE.through] == ["UZ"]
    assert [(role.role, role.narratives) for role in PROFILE.roles] == [("source", 2)]
    assert [cell.actor for cell in PROFILE.actors] == ["local-officials"]
    assert [claim.status for claim in PROFILE.set_aside] == [Status.DENIED]
    assert [match.good for match in PROFILE.goods] == ["Cotton"]
    assert {move.year: move.tier for move in PROFILE.tiers}[2009] == "2WL"


def test_a_country_without_narratives_says_that_nothing_is_at_hand() -> None:
    profile = profile_country([], "FJ")
    assert profile.narratives == 0
    assert "No narrative about Fiji" in render_profile(profile, "markdown")


@pytest.mark.parametrize("code", ["XX", "R:gulf", ""])
def test_what_is_no_country_has_no_profile(code: str) -> None:
    with pytest.raises(NotFoundError):
        profile_country(CLAIMS, code)


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(NotFoundError, match="markdown"):
        render_profile(PROFILE, "pdf")


def test_every_form_names_the_citation_of_every_claim_it_tells() -> None:
    told = [claim for claim in CLAIMS if claim.country in ("TJ", "UZ") and claim.kind.value != "tier"]
    for form in PROFILE_FORMS:
        page = render_profile(PROFILE, form)
        assert all(claim.evidence.citation in page for claim in told)


def test_the_json_form_is_the_profile() -> None:
    assert json.loads(render_profile(PROFILE, "json")) == PROFILE.to_json()


def test_markdown_tables_keep_their_columns_whatever_a_document_says() -> None:
    lines = render_profile(PROFILE, "markdown").splitlines()
    tables = [line for line in lines if line.startswith("|")]
    assert len(tables) > 15
    quoted = next(line for line in tables if "pick cotton" in line)
    assert quoted.replace("\\|", "").count("|") == 4
    assert "<b>" not in quoted


def test_the_page_is_whole_and_nothing_of_a_document_becomes_markup() -> None:
    tags: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append(tag)
            assert not {"src", "href"} & {name for name, _ in attrs}

    page = render_profile(PROFILE, "html")
    Reader().feed(page)
    assert page.startswith("<!doctype html>")
    assert "default-src 'none'" in page
    assert tags.count("table") == len(lay_out_profile(PROFILE))
    assert "b" not in tags
    assert "script" not in tags
