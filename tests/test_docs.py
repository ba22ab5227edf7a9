"""The docs say what is true: their commands print what stands there, and their links lead somewhere."""

import importlib.util
import re
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "data/README.md", *sorted((ROOT / "docs").glob("*.md"))]


def _refresh() -> dict[Path, str]:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    refreshed: dict[Path, str] = module.refresh()
    return refreshed


def test_commands_print_what_the_docs_say() -> None:
    for page, text in _refresh().items():
        assert page.read_text(encoding="utf-8") == text, f"run `python docs/refresh.py`: {page.name} is out of date"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), target


def test_citation_names_the_version() -> None:
    assert f"version: {version('tipgraph')}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
