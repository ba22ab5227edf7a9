"""Draw docs/map.png: the explorer of the embedded graph, as headless Chromium shows it (`python docs/picture.py`)."""

import tempfile
from pathlib import Path
from shutil import which

from playwright.sync_api import sync_playwright

from tipgraph.maps import render_map
from tipgraph.pipeline import title_of
from tipgraph.store import open_graph

PICTURE = Path(__file__).with_name("map.png")
VIEW = "country=UZ&years=2013-2023"


def main() -> None:
    """Write the picture."""
    graph = open_graph()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        page = Path(folder) / "map.html"
        page.write_text(render_map(graph.documents, graph.claims, title=title_of(graph.documents)), encoding="utf-8")
        browser = driver.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        shown = browser.new_page(viewport={"width": 1440, "height": 860}, color_scheme="light")
        shown.goto(f"{page.as_uri()}#{VIEW}")
        shown.wait_for_selector("html[data-ready]")
        shown.wait_for_timeout(500)  # vis-network draws in the frames after
        shown.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
