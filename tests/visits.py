"""Open a page in a real browser that has no network."""

import json
import re
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from claims import make_documents

from tipgraph.maps import render_map
from tipgraph.model import Claim

CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed on this machine")


class Visit:
    """One page, opened without a network, with everything it complained about or asked for."""

    def __init__(self, browser: Any, path: Path, *, width: int = 1280, address: str = "", **options: Any) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 800}, offline=True, **options)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri() + address)
        self.page.wait_for_selector("html[data-ready]", timeout=10_000)

    def drawn(self) -> list[dict[str, Any]]:
        strands: list[dict[str, Any]] = self.page.evaluate("tipgraph.drawn()")
        return strands

    def click_strand(self, number: int) -> None:
        point = self.page.evaluate("number => tipgraph.pointOf(number)", number)
        self.page.mouse.click(point["x"], point["y"])

    def panel(self) -> str:
        words: str = self.page.inner_text("#panel")
        return words


def write_page(folder: Path, claims: list[Claim], title: str = "Routes") -> Path:
    path = folder / "map.html"
    path.write_text(render_map(make_documents(claims), claims, title=title), encoding="utf-8", newline="\n")
    return path


def number_of(path: Path, origin: str, destination: str) -> int:
    """Return the number of the strongest strand between two places."""
    found = re.search(r'id="tipgraph-data">(.*?)</script>', path.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    strands = json.loads(found[1])["strands"]
    return next(i for i, s in enumerate(strands) if s["stops"][0] == origin and s["stops"][-1] == destination)
