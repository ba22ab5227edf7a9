"""Measure the explorer of the embedded graph in headless Chromium, beside other pages of the same graph.

    python benchmarks/explorer.py

Needs Chromium and playwright; Plotly is measured where it is installed. Every page is opened without a network. A page
that has drawn nothing after a minute is given up.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tipgraph.gazetteer import place_name
from tipgraph.maps import render_map
from tipgraph.maps.geography import locate
from tipgraph.maps.strands import Strand, bundle_strands
from tipgraph.store import open_graph

PATIENCE = 60_000  # milliseconds
FRAMES = """() => new Promise((done) => {
  const times = [];
  const step = (t) => { times.push(t); if (times.length < 90) requestAnimationFrame(step); else done(times); };
  requestAnimationFrame(step);
})"""


def main() -> None:
    """Print one line of measurements per page."""
    graph = open_graph()
    strands = bundle_strands(graph.claims)
    pages: dict[str, Callable[[], str]] = {
        "tipgraph": lambda: render_map(graph.documents, graph.claims, title="Benchmark"),
        "plain pyvis": lambda: draw_with_pyvis(strands),
        "Plotly": lambda: draw_with_plotly(strands),
    }
    print(f"{len(graph.claims):,} claims, {len(strands):,} arrows and rings")
    print(f"{'page':<14}{'written':>10}{'size':>10}{'first map':>12}{'filter':>10}{'panning':>16}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        for name, write in pages.items():
            print(f"{name:<14}{measure(browser, Path(folder) / 'page.html', write)}", flush=True)
        browser.close()


def measure(browser: Browser, path: Path, write: Callable[[], str]) -> str:
    """Return the measurements of one page as a line."""
    started = time.perf_counter()
    try:
        path.write_text(write(), encoding="utf-8", newline="\n")
    except ImportError as missing:
        return f"  not measured: {missing}"
    written = time.perf_counter() - started
    page = browser.new_context(viewport={"width": 1440, "height": 860}, offline=True).new_page()
    page.goto(path.as_uri(), wait_until="commit", timeout=PATIENCE)
    size = f"{written:>9.1f}s{path.stat().st_size / 1e6:>8.2f}MB"
    if not (first := time_first_map(page)):
        return f"{size}  nothing drawn within {PATIENCE // 1000} s"
    return f"{size}{first:>11.2f}s{time_filter(page):>10}{time_panning(page):>12.0f} fps"


def time_first_map(page: Page) -> float | None:
    """Return the seconds from the start of loading until a map is drawn and can be used."""
    deadline = time.perf_counter() + PATIENCE / 1000
    while time.perf_counter() < deadline:
        seconds = page.evaluate(
            "() => window.tipgraph ? performance.getEntriesByName('tipgraph-ready')[0]?.startTime / 1000"
            " : (document.querySelector('canvas, .main-svg .trace') && !isBusy() ? performance.now() / 1000 : 0);"
            "function isBusy() { const bar = document.getElementById('loadingBar');"
            " return bar && bar.style.display !== 'none' && bar.style.opacity !== '0'; }"
        )
        if seconds:
            return float(seconds)
        page.wait_for_timeout(50)
    return None


def time_filter(page: Page) -> str:
    """Return the median time of a filter change over all years, from the choice to the frame that shows it."""
    if not page.evaluate("Boolean(window.tipgraph)"):
        return "none"
    times: list[float] = page.evaluate("""async () => {
      tipgraph.setState({ years: null });
      const times = [];
      for (const victims of [['women'], [], ['men'], [], ['children'], [], ['girls'], []]) {
        const start = performance.now();
        tipgraph.setState({ victims });
        times.push(performance.now() - start);
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }
      return times;
    }""")
    page.evaluate("history.length && tipgraph.setState({ years: [2023, 2023] })")
    return f"{sorted(times)[len(times) // 2]:.0f}ms"


def time_panning(page: Page) -> float:
    """Return the frames a second while the pointer drags the map."""
    page.mouse.move(700, 400)
    page.mouse.down()
    counting: Any = page.evaluate_handle(f"() => {{ window.frames_ = ({FRAMES})(); }}")
    for step in range(60):
        page.mouse.move(700 + 3 * step, 400 + step)
        page.wait_for_timeout(12)
    times: list[float] = page.evaluate("() => window.frames_")
    page.mouse.up()
    counting.dispose()
    return 1000 * (len(times) - 1) / (times[-1] - times[0])


def draw_with_pyvis(strands: tuple[Strand, ...]) -> str:
    """Return the page that pyvis makes of the same arrows by itself."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for strand in strands:
        ends = strand.stops[0], strand.stops[-1]
        for spot in ends:
            network.add_node(spot.key, label=place_name(spot.code, spot.subject or None))
        network.add_edge(ends[0].key, ends[1].key, width=len(strand.claims))
    html: str = network.generate_html()
    return html


def draw_with_plotly(strands: tuple[Strand, ...]) -> str:
    """Return a Plotly page with the same arrows as lines on its own world map."""
    import plotly.graph_objects as plotly

    figure = plotly.Figure()
    for strand in strands:
        points = [locate(spot.code, spot.subject) for spot in strand.stops]
        figure.add_trace(
            plotly.Scattergeo(lon=[p[0] for p in points], lat=[p[1] for p in points], mode="lines", showlegend=False)
        )
    html: str = figure.to_html(include_plotlyjs=True)
    return html


if __name__ == "__main__":
    main()
