"""The explorer in a real browser: each thing it offers, done as a person does it."""

import csv
import io
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from claims import make_actor, make_claim, make_documents, make_internal, make_role, make_route, make_tier
from visits import Visit, needs_chromium, number_of, write_page

from tipgraph.gazetteer import place_name
from tipgraph.model import Claim, Recommendation, Statistic, Status
from tipgraph.store import graph_from_claims

pytestmark = needs_chromium

CLAIMS = [
    *(make_route("NP", "AE", year=year, exploitation=("labor",), victims=("men",)) for year in (2018, 2019, 2020)),
    make_route("NP", "IN", year=2020, victims=("women", "girls"), sectors=("entertainment",)),
    make_route("NP", "IN", year=2019, victims=("girls",)),
    make_route(
        "IN",
        "AE",
        year=2020,
        exploitation=("labor",),
        sectors=("construction",),
        hedges=("may",),
        words="Invented: men may be made to build towers.",
        attached=True,
    ),
    make_route("PH", "US", year=2020, exploitation=("labor",), sectors=("domestic-work",)),
    make_route("MM", "TH", "LA", year=2020),
    make_route("NP", "R:gulf", year=2020, exploitation=("labor",)),
    make_route("R:abroad", "BH", year=2020, exploitation=("labor",)),
    make_route("NP", "CN", year=2020, status=Status.DENIED),
    make_internal("NP", year=2020),
    make_internal("NP", year=2020, exploitation=("sex",), victims=("girls",)),
    make_role("NP", "source", year=2020),
    make_actor("NP", "recruiters", year=2020),
    make_tier("NP", "2", 2020),
    make_tier("NP", "2WL", 2019),
    make_claim(Recommendation(position=1, topics=("victim-identification",)), country="NP", year=2020),
    make_claim(
        Statistic(indicator="convictions", unit="persons", value=12.0, stat_year=2019, precision="at-least"),
        country="NP",
        year=2020,
    ),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_page(tmp_path_factory.mktemp("explorer"), CLAIMS, title="Invented routes")


@pytest.fixture
def visit(browser: Any, page: Path) -> Iterator[Visit]:
    visit = Visit(browser, page, address="#years=2018-2020", accept_downloads=True)
    yield visit
    assert visit.complaints == []
    assert visit.requests == [page.as_uri() + "#years=2018-2020"] or visit.requests == [page.as_uri()]
    visit.context.close()


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    if which("npm") is None:
        pytest.skip("npm, which fetches axe-core, is not installed")
    folder = tmp_path_factory.mktemp("axe")
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), "axe-core@4"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    if done.returncode or not script.exists():
        pytest.skip("npm can not fetch axe-core here")
    return script.read_text(encoding="utf-8")


def open_view(visit: Visit, name: str) -> None:
    visit.page.get_by_label("Views").get_by_role("button", name=name, exact=True).click()


def save(visit: Visit, name: str) -> bytes:
    visit.page.locator("#save summary").click()
    with visit.page.expect_download() as download:
        visit.page.click(f"#save-{name}")
    return Path(download.value.path()).read_bytes()


class TestFirstVisit:
    def test_opens_on_the_latest_year_and_names_the_strongest_routes(self, browser: Any, page: Path) -> None:
        visit = Visit(browser, page)
        assert "years=2020" in visit.page.url
        assert "What an arrow means" in visit.panel()
        assert "Most mentioned in the reports of 2020" in visit.panel()
        assert "What it does not mean" in visit.panel()
        visit.context.close()


class TestMap:
    def test_lets_no_name_lie_on_another(self, visit: Visit) -> None:
        for _ in range(3):
            boxes = visit.page.evaluate("tipgraph.labels()")
            for i, a in enumerate(boxes):
                for b in boxes[:i]:
                    apart = a["left"] >= b["right"] or b["left"] >= a["right"]
                    assert apart or a["top"] >= b["bottom"] or b["top"] >= a["bottom"]
            visit.page.click("#zoom-in")
            visit.page.wait_for_timeout(50)
        assert boxes

    def test_names_every_place_that_is_chosen(self, browser: Any, tmp_path: Path) -> None:
        codes = "DE NL BE LU CH AT CZ SK HU SI HR BA RS ME XK MK AL BG RO MD PL DK".split()
        visit = Visit(browser, write_page(tmp_path, [make_route(code, "FJ", year=2020) for code in codes]))
        assert len(visit.page.evaluate("tipgraph.names()")) < len(codes)
        for code in codes:
            visit.page.evaluate("place => tipgraph.setState({ place })", code)
            visit.page.wait_for_timeout(60)
            assert {place_name(code), "Fiji"} <= set(visit.page.evaluate("tipgraph.names()"))
        visit.context.close()

    def test_puts_no_name_under_the_buttons(self, visit: Visit) -> None:
        zoom, stage = (visit.page.locator(css).bounding_box() for css in (".zoom", "#map"))
        left, bottom = zoom["x"] - stage["x"], zoom["y"] + zoom["height"] - stage["y"]
        for _ in range(5):
            assert all(box["right"] <= left or box["top"] >= bottom for box in visit.page.evaluate("tipgraph.labels()"))
            visit.page.click("#zoom-in")
            visit.page.wait_for_timeout(50)

    def test_counts_narratives_in_the_width_and_says_so(self, visit: Visit, page: Path) -> None:
        strands = {strand["number"]: strand for strand in visit.drawn()}
        assert strands[number_of(page, "NP", "AE")]["narratives"] == 3
        assert "mentions, not victims" in visit.page.inner_text("#legend")

    def test_tints_countries_by_what_is_chosen(self, visit: Visit) -> None:
        visit.page.select_option("#tint", "tiers")
        assert "Watch List" in visit.page.inner_text("#legend")
        assert "tint=tiers" in visit.page.url

    def test_opens_near_enough_to_read_on_a_phone_and_shows_all_when_asked(self, browser: Any, tmp_path: Path) -> None:
        claims = [make_route(*ends, year=2020) for ends in (("US", "BR"), ("NP", "AE"), ("NG", "IT"), ("FJ", "NZ"))]
        visit = Visit(browser, write_page(tmp_path, claims), width=375)
        middles = "tipgraph.drawn().map(({ number }) => tipgraph.pointOf(number).x)"
        assert max(visit.page.evaluate(middles)) > 375
        assert any(60 < x < 315 for x in visit.page.evaluate(middles))
        visit.page.click("#zoom-fit")
        assert all(0 < x < 375 for x in visit.page.evaluate(middles))
        visit.context.close()

    def test_says_what_it_leaves_out(self, browser: Any, tmp_path: Path) -> None:
        codes = "TJ RU KZ CN IN PK NP BD LK MM TH LA VN KH MY SG ID PH JP KR MN UZ KG TM AF IR IQ SA AE OM YE".split()
        many = [make_route(a, b, year=2020) for a in codes for b in codes if a != b]
        more = [make_route(a, b, year=2020, exploitation=("labor",)) for a in codes[:10] for b in codes if a != b]
        visit = Visit(browser, write_page(tmp_path, many + more))
        assert len(visit.drawn()) == 1000
        assert "The 1,000 most mentioned routes are drawn" in visit.page.inner_text("#left-out")
        visit.context.close()


class TestNetwork:
    def test_sets_the_same_routes_by_structure_after_one_click(self, visit: Visit, page: Path) -> None:
        number = number_of(page, "NP", "AE")
        on_map = visit.page.evaluate("n => tipgraph.pointOf(n)", number)
        open_view(visit, "Network")
        assert visit.page.evaluate("n => tipgraph.pointOf(n)", number) != on_map
        visit.click_strand(number)
        assert "Nepal → United Arab Emirates" in visit.panel()


class TestChains:
    def test_stars_what_no_document_states_as_a_whole(self, visit: Visit) -> None:
        open_view(visit, "Chains")
        visit.page.select_option("#chain-from", "NP")
        visit.page.select_option("#chain-to", "AE")
        items = visit.page.locator(".chains li")
        assert items.count() == 2
        assert "*" not in items.nth(0).inner_text()
        assert re.sub(r"\s+", " ", items.nth(1).inner_text()).startswith("* Nepal")

    def test_knows_a_chain_that_one_claim_states(self, visit: Visit) -> None:
        visit.page.evaluate("tipgraph.setState({ view: 'chains', from: 'MM', to: 'TH' })")
        assert "1 stated, 0 computed" in visit.page.inner_text("#stage-chains")

    def test_draws_a_computed_chain_only_when_asked_and_says_what_it_is(self, visit: Visit) -> None:
        assert not visit.page.locator("#left-out").is_visible()
        visit.page.evaluate("tipgraph.setState({ view: 'chains', from: 'NP', to: 'AE' })")
        visit.page.get_by_role("button", name="Show on the map").click()
        assert "* Nepal → India → United Arab Emirates" in visit.page.inner_text("#left-out")
        visit.page.get_by_role("button", name="Remove").click()
        assert not visit.page.locator("#left-out").is_visible()

    def test_says_so_when_no_chain_leads_there(self, visit: Visit) -> None:
        visit.page.evaluate("tipgraph.setState({ view: 'chains', from: 'AE', to: 'NP' })")
        assert "No chain" in visit.page.inner_text("#stage-chains")


class TestFilters:
    def check(self, visit: Visit, facet: str, code: str) -> None:
        visit.page.evaluate("document.querySelectorAll('#filters details').forEach((d) => { d.open = true; })")
        visit.page.get_by_role("group", name=facet, exact=True).locator(f"input[value='{code}']").check()

    def test_act_on_arrows(self, visit: Visit, page: Path) -> None:
        self.check(visit, "Sector", "construction")
        assert [strand["number"] for strand in visit.drawn()] == [number_of(page, "IN", "AE")]
        assert "sector=construction" in visit.page.url

    def test_count_what_each_choice_would_leave(self, visit: Visit) -> None:
        self.check(visit, "Exploitation", "labor")
        visit.page.locator("#filters details").evaluate_all("all => all.forEach((d) => { d.open = true; })")
        group = visit.page.get_by_role("group", name="Victims", exact=True)
        for option in group.locator(".option").all():
            count = int(option.locator(".count").inner_text())
            box = option.locator("input")
            assert box.is_disabled() == (count == 0)
            if count:
                box.check()
                rows = visit.page.evaluate("document.getElementById('summary').textContent")
                found = re.match(r"(\d+) route claims? · (\d+) internal", rows)
                assert found
                assert int(found[1]) + int(found[2]) == count
                box.uncheck()

    def test_never_lead_to_an_empty_view_by_a_choice_that_was_offered(self, visit: Visit) -> None:
        for facet, code in (("Exploitation", "sex"), ("Victims", "girls"), ("Hedges", "firm")):
            self.check(visit, facet, code)
            assert visit.drawn()

    def test_go_back_and_forward(self, visit: Visit) -> None:
        before = len(visit.drawn())
        self.check(visit, "Victims", "girls")
        after = len(visit.drawn())
        visit.page.go_back()
        assert len(visit.drawn()) == before
        visit.page.go_forward()
        assert len(visit.drawn()) == after != before

    def test_know_country_and_role(self, visit: Visit) -> None:
        visit.page.select_option("#country", "IN")
        both = len(visit.drawn())
        visit.page.select_option("#role", "destination")
        assert 0 < len(visit.drawn()) < both

    def test_offer_no_role_that_would_leave_nothing(self, visit: Visit) -> None:
        visit.page.select_option("#country", "AE")
        assert visit.page.locator("#role option[value=origin]").is_disabled()
        assert visit.page.locator("#role option[value=destination]").is_enabled()

    def test_say_so_when_an_address_leaves_nothing_and_lead_out(self, visit: Visit) -> None:
        visit.page.evaluate("tipgraph.setState({ years: [2018, 2018], victims: ['girls'] })")
        assert "No claim matches" in visit.page.inner_text("#left-out")
        visit.page.locator("#left-out button").click()
        assert visit.drawn()

    def test_ask_for_a_least_number_of_narratives(self, visit: Visit, page: Path) -> None:
        visit.page.fill("#least", "3")
        visit.page.keyboard.press("Tab")
        assert [strand["number"] for strand in visit.drawn()] == [number_of(page, "NP", "AE")]

    def test_move_and_play_through_the_years(self, visit: Visit) -> None:
        visit.page.locator("#year-last").fill("2019")
        assert visit.page.inner_text("#year-words") == "2018 to 2019"
        visit.page.click("#play")
        visit.page.wait_for_url(re.compile("years=2019"), timeout=5000)
        visit.page.click("#play")

    def test_pass_over_what_makes_no_sense_in_an_address(self, browser: Any, page: Path) -> None:
        visit = Visit(browser, page, address="#years=2020-1&country=__proto__&strand=constructor&least=0&view=<b>")
        assert not visit.page.inner_text("#summary").endswith("filtered")
        assert visit.drawn()
        assert visit.complaints == []
        visit.context.close()

    def test_clear_all(self, visit: Visit) -> None:
        self.check(visit, "Victims", "girls")
        visit.page.click("#clear")
        assert "victims" not in visit.page.url


class TestEvidence:
    def test_shows_every_claim_newest_first_and_who_says_it(self, visit: Visit, page: Path) -> None:
        visit.click_strand(number_of(page, "NP", "AE"))
        years = re.findall(r"Year of the report\s+(\d{4})", visit.panel())
        assert years == ["2020", "2019", "2018"]
        assert "the narrative on Nepal, the origin" in visit.panel()
        assert "No narrative on the destination was read" in visit.panel()

    def test_marks_hedges(self, visit: Visit, page: Path) -> None:
        visit.page.evaluate("n => tipgraph.setState({ strand: n })", number_of(page, "IN", "AE"))
        assert visit.page.locator("#panel .hedges").inner_text() == "may"
        assert visit.page.locator("#panel mark").inner_text() == "may"

    @pytest.mark.parametrize(
        ("form", "holds"), [("plain", "[{start}:{end}]"), ("Chicago", "¶8, characters"), ("BibTeX", "@misc{{report-np")]
    )
    def test_copies_a_citation(self, visit: Visit, page: Path, form: str, holds: str) -> None:
        visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
        visit.page.evaluate("n => tipgraph.setState({ strand: n })", number_of(page, "NP", "AE"))
        visit.page.get_by_role("button", name=f"Copy citation, {form}").first.click()
        evidence = CLAIMS[2].evidence
        copied = visit.page.evaluate("navigator.clipboard.readText()")
        assert holds.format(start=evidence.start, end=evidence.end) in copied

    def test_gives_a_query_that_finds_the_same_claims(self, visit: Visit, page: Path) -> None:
        graph = graph_from_claims(make_documents(CLAIMS), CLAIMS)
        for strand in visit.drawn():
            query = visit.page.evaluate("n => tipgraph.queryOf(n)", strand["number"])
            assert len(graph.query(query).rows) == strand["claims"], query

    @pytest.mark.parametrize(
        "filters",
        [
            {"country": "NP", "role": "origin"},
            {"country": "NP"},
            {"country": "LA"},
            {"country": "LA", "role": "through"},
            {"country": "NP", "role": "within"},
            {"country": "NP", "role": "narrative"},
            {"document": "report-np-2020"},
            {"actor": ["recruiters"]},
            {"hedge": ["may"]},
            {"hedge": ["firm"]},
            {"hedge": ["firm", "may"], "basis": ["place"]},
            {
                "victims": ["girls", "men"],
                "exploitation": ["sex", "labor"],
                "sector": ["construction", "entertainment"],
            },
        ],
    )
    def test_gives_a_query_that_keeps_to_the_filters(self, visit: Visit, filters: dict[str, Any]) -> None:
        graph = graph_from_claims(make_documents(CLAIMS), CLAIMS)
        visit.page.evaluate("filters => tipgraph.setState(filters)", filters)
        for strand in visit.drawn():
            query = visit.page.evaluate("n => tipgraph.queryOf(n)", strand["number"])
            assert len(graph.query(query).rows) == strand["claims"], query


class TestCountryPage:
    def test_gathers_all_claims_with_their_citations(self, visit: Visit) -> None:
        visit.page.evaluate("tipgraph.setState({ view: 'country', place: 'NP' })")
        words = visit.page.inner_text("#stage-country")
        for heading in ("Tiers", "Roles", "Routes out", "Within the country", "Actors", "Statistics", "Victims"):
            assert heading in words
        assert "Denied, ended, or without evidence" in words
        assert "at least 12" in words
        assert CLAIMS[-1].evidence.citation in words

    def test_tells_that_no_narrative_was_read(self, visit: Visit) -> None:
        visit.page.evaluate("tipgraph.setState({ view: 'country', place: 'AE' })")
        assert "No narrative on this country was read" in visit.page.inner_text("#stage-country")

    @pytest.mark.parametrize("width", [1440, 1024, 768, 375])
    def test_gives_each_line_the_width_that_its_words_need(self, browser: Any, page: Path, width: int) -> None:
        visit = Visit(browser, page, width=width, address="#view=country&place=NP")
        line, words = (visit.page.locator(css).first.bounding_box() for css in (".facts > li", ".facts .fact"))
        assert words["width"] > 0.6 * line["width"]
        assert not visit.page.evaluate(
            "[...document.querySelectorAll('.page')].some((e) => e.scrollWidth > e.clientWidth)"
        )
        visit.context.close()

    def test_prints_without_what_is_only_for_the_screen(self, visit: Visit) -> None:
        visit.page.evaluate("tipgraph.setState({ view: 'country', place: 'NP' })")
        visit.page.emulate_media(media="print")
        assert not visit.page.locator("#filters").is_visible()
        assert visit.page.locator("#stage-country h2").is_visible()


class TestSearch:
    def ask(self, visit: Visit, words: str) -> list[str]:
        visit.page.keyboard.press("/")
        visit.page.keyboard.type(words)
        hits: list[str] = visit.page.locator("#hits li").all_inner_texts()
        return hits

    @pytest.mark.parametrize(("words", "finds"), [("Nepal", "Nepal"), ("ARE", "United Arab"), ("burma", "Burma")])
    def test_finds_countries_by_any_name_or_code(self, visit: Visit, words: str, finds: str) -> None:
        assert self.ask(visit, words)[0].startswith(finds)

    def test_is_used_without_a_mouse(self, visit: Visit) -> None:
        self.ask(visit, "nepal")
        visit.page.keyboard.press("ArrowDown")
        visit.page.keyboard.press("ArrowUp")
        visit.page.keyboard.press("Enter")
        assert "view=country" in visit.page.url
        assert "place=NP" in visit.page.url

    def test_finds_words_of_claims(self, visit: Visit) -> None:
        assert any("construction" in hit for hit in self.ask(visit, "india construction"))

    def test_closes_with_escape(self, visit: Visit) -> None:
        self.ask(visit, "nepal")
        visit.page.keyboard.press("Escape")
        assert not visit.page.locator("#hits").is_visible()


class TestTable:
    def test_holds_the_same_claims_as_the_map(self, visit: Visit) -> None:
        visit.page.select_option("#country", "IN")
        open_view(visit, "Table")
        drawn = sum(strand["claims"] for strand in visit.drawn())
        assert visit.page.locator("#stage-table tbody tr:not(.undrawn)").count() == drawn

    def test_is_sorted_by_its_heads(self, visit: Visit) -> None:
        open_view(visit, "Table")
        head = visit.page.locator("th[scope=col]", has_text="Year")
        head.locator("button").click()
        head.locator("button").click()
        assert head.get_attribute("aria-sort") == "descending"
        years = visit.page.locator("#stage-table tbody tr td:nth-of-type(6)").all_inner_texts()
        assert years == sorted(years, reverse=True)


class TestSaving:
    def test_saves_rows_with_citations_and_where_they_come_from(self, visit: Visit) -> None:
        rows = list(csv.reader(io.StringIO(save(visit, "csv").decode("utf-8"))))
        head = rows[0]
        claims = [row for row in rows[1:] if len(row) == len(head)]
        flows = [claim for claim in CLAIMS if claim.kind.value in ("route", "internal")]
        assert sorted(row[head.index("claim")] for row in claims) == sorted(claim.id for claim in flows)
        assert {row[head.index("citation")] for row in claims} == {claim.evidence.citation for claim in flows}
        assert "Report years 2018 to 2020" in rows[-1][0]
        assert "tipgraph" in rows[-1][0]

    def test_saves_geography_cut_at_the_antimeridian(self, visit: Visit) -> None:
        saved = json.loads(save(visit, "geojson"))
        lines = {feature["properties"]["route"]: feature["geometry"] for feature in saved["features"]}
        assert lines["Philippines → United States"]["type"] == "MultiLineString"
        assert lines["Within Nepal"]["type"] == "Point"
        assert all(feature["properties"]["citations"] for feature in saved["features"])
        assert "Report years 2018 to 2020" in saved["description"]

    def test_saves_a_drawing_that_is_well_formed(self, visit: Visit) -> None:
        drawing = save(visit, "svg").decode("utf-8")
        root = ElementTree.fromstring(drawing)
        assert root.tag.endswith("svg")
        assert "Invented routes" in drawing
        assert "mentions, not victims" in drawing

    def test_saves_a_picture(self, visit: Visit) -> None:
        assert save(visit, "png").startswith(b"\x89PNG")

    def test_keeps_formulas_out_of_spreadsheets(self, browser: Any, tmp_path: Path) -> None:
        hostile = "=HYPERLINK(0)"
        claims = [make_route("NP", "IN", words=hostile, attached=True)]
        visit = Visit(browser, write_page(tmp_path, claims), accept_downloads=True)
        assert f",'{hostile}" in save(visit, "csv").decode("utf-8")
        visit.context.close()


class TestAccess:
    VIEWS = ("map&strand=NP.AE.labor", "network&place=NP", "chains&from=NP&to=AE", "table", "country&place=NP", "map")

    @pytest.mark.parametrize("theme", ["light", "dark"])
    @pytest.mark.parametrize("width", [1440, 375])
    def test_keeps_the_rules_of_wcag_2_2_aa(self, browser: Any, page: Path, axe: str, theme: str, width: int) -> None:
        tags = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']"
        for view in self.VIEWS:
            visit = Visit(browser, page, width=width, address=f"#view={view}&years=2018-2020", color_scheme=theme)
            visit.page.evaluate(axe)
            found = visit.page.evaluate(f"axe.run({{ runOnly: {tags} }}).then((r) => r.violations)")
            told = [(v["id"], [node["html"][:120] for node in v["nodes"]][:3]) for v in found]
            assert told == [], view
            visit.context.close()

    def test_shows_the_filters_of_a_narrow_screen_on_demand(self, browser: Any, page: Path) -> None:
        visit = Visit(browser, page, width=375)
        assert not visit.page.locator("#filters").is_visible()
        visit.page.click("#show-filters")
        assert visit.page.locator("#filters").is_visible()
        visit.page.keyboard.press("Escape")
        assert not visit.page.locator("#filters").is_visible()
        visit.context.close()


def test_knows_every_claim(page: Path) -> None:
    found = re.search(r'id="tipgraph-data">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    claims: list[Claim] = CLAIMS
    assert len(json.loads(found[1])["claims"]) == len(claims)
