"""What the tests of several rooms share."""

from collections.abc import Iterator
from typing import Any

import pytest
from visits import CHROMIUM


@pytest.fixture(autouse=True)
def _no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every command as into a pipe: the test runner tells its workers a width, which would fold tables."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium; it is closed with the module, because its event loop shuts out asyncio.run."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()
