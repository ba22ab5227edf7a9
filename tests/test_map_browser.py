"""The page in a real browser that has no network, used as a person uses it."""

import html
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from claims import make_documents, make_internal, make_route
from visits import Visit, needs_chromium, number_of, write_page

from tipgraph.maps import render_map
from tipgraph.model import Status

pytestmark = needs_chromium

CABLE = [
    make_route("TJ", "AE", "KG", "RU", words="Invented: women are often sent to the Emirates.", attached=True),
    make_route("TJ", "RU"),
    make_route("TJ", "RU", exploitation=("labor",), victims=("men",)),
    make_route("TJ", "KZ", exploitation=("labor",), hedges=("lesser-extent",)),
    make_route("UZ", "AE", "KG"),
    make_route("TJ", "CN", status=Status.ENDED),
    make_internal("TJ"),
    make_internal("TJ", exploitation=("labor", "sex")),
]


@pytest.fixture(scope="module")
def cable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_page(tmp_path_factory.mktemp("cable"), CABLE)


@pytest.fixture
def visit(browser: Any, cable: Path) -> Iterator[Visit]:
    visit = Visit(browser, cable)
    yield visit
    visit.context.close()


def test_opens_without_complaint_and_without_a_request(visit: Visit, cable: Path) -> None:
    assert visit.complaints == []
    assert visit.requests == [cable.as_uri()]
    assert visit.page.evaluate("document.compatMode") == "CSS1Compat"


def test_draws_arrows_and_rings_but_nothing_that_has_ended(visit: Visit) -> None:
    rings = [strand for strand in visit.drawn() if strand["ring"]]
    assert len(rings) == 2
    assert len(visit.drawn()) - len(rings) == 5


def test_dashes_only_what_is_hedged_throughout(visit: Visit, cable: Path) -> None:
    hedged = {strand["number"] for strand in visit.drawn() if strand["hedged"]}
    assert hedged == {number_of(cable, "TJ", "KZ")}


def test_shows_the_claim_its_citation_and_its_sentence_after_a_click_on_an_arrow(visit: Visit, cable: Path) -> None:
    visit.click_strand(number_of(cable, "TJ", "AE"))
    assert "through Kyrgyzstan and Russia" in visit.panel()
    assert CABLE[0].evidence.citation in visit.panel()
    assert "Invented: women are often sent" in visit.panel()


def test_shows_the_claims_behind_a_ring_after_a_click_on_it(visit: Visit, cable: Path) -> None:
    visit.click_strand(number_of(cable, "TJ", "TJ"))
    assert "Within Tajikistan" in visit.panel()


def test_keeps_the_choice_in_the_address_and_goes_back(visit: Visit, cable: Path) -> None:
    number = number_of(cable, "TJ", "AE")
    visit.click_strand(number)
    assert "strand=TJ.AE.sex" in visit.page.url
    visit.page.go_back()
    assert "strand=" not in visit.page.url
    assert "What an arrow means" in visit.panel()


def test_opens_at_the_view_that_an_address_names(browser: Any, cable: Path) -> None:
    visit = Visit(browser, cable, address="#strand=TJ.KZ.labor")
    assert "Tajikistan → Kazakhstan" in visit.panel()
    visit.context.close()


def test_survives_an_address_that_makes_no_sense(browser: Any, cable: Path) -> None:
    visit = Visit(browser, cable, address="#view=nowhere&strand=TJ.XX.sex&place=__proto__")
    assert visit.complaints == []
    assert "What an arrow means" in visit.panel()
    visit.context.close()


def test_lists_the_same_claims_in_a_table_that_needs_no_mouse(visit: Visit) -> None:
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    rows = visit.page.locator("#stage-table tbody tr")
    assert rows.count() == len(CABLE)
    for _ in range(40):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("document.activeElement.matches('tbody button')"):
            break
    visit.page.keyboard.press("Enter")
    assert "report-" in visit.panel()


def test_says_in_the_table_why_a_claim_is_not_drawn(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Table", exact=True).click()
    ended = visit.page.locator("tr.undrawn")
    assert "China" in ended.inner_text()
    assert "ended" in ended.inner_text()


def test_keeps_hostile_words_inert(browser: Any, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=\"document.title='owned'\"></script><script>document.title='owned'</script>"
    claims = [make_route("TJ", "RU", words=hostile, attached=True, document=f"doc{hostile}", paragraph=hostile)]
    path = write_page(tmp_path, claims, title=hostile)
    visit = Visit(browser, path)
    visit.page.evaluate("tipgraph.setState({ strand: 0 })")
    assert hostile in visit.panel()
    visit.page.evaluate("tipgraph.setState({ view: 'table' })")
    assert visit.page.title() == hostile
    assert visit.complaints == []
    assert visit.page.locator("img").count() == 0
    visit.context.close()


def test_opens_with_nothing_to_draw(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, write_page(tmp_path, []))
    assert visit.drawn() == []
    assert visit.complaints == []
    visit.context.close()


def test_works_inside_a_notebook_where_it_has_no_address(browser: Any, tmp_path: Path) -> None:
    claims = [make_route("TJ", "RU", year=year) for year in (2019, 2020)]
    page = html.escape(render_map(make_documents(claims), claims, title="Routes"))
    path = tmp_path / "notebook.html"
    path.write_text(f'<!doctype html><iframe width="1200" height="700" srcdoc="{page}"></iframe>', encoding="utf-8")
    opened = browser.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(path.as_uri())
    frame = opened.frame_locator("iframe")
    frame.get_by_role("button", name="Tajikistan → Russia").click()
    frame.get_by_text(claims[1].evidence.citation).wait_for()
    assert complaints == []
    opened.close()


@pytest.mark.parametrize("width", [375, 800, 1600])
def test_needs_no_sideways_scrolling(browser: Any, cable: Path, width: int) -> None:
    visit = Visit(browser, cable, width=width)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    visit.context.close()
