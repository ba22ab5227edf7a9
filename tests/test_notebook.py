"""The notebook in the docs runs from top to bottom."""

import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parent.parent / "docs" / "notebook.ipynb"


def cells() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return found


# The notebook runner and the kernel warn of their own insides; what the cells themselves do is what counts here.
@pytest.mark.filterwarnings("default")
def test_runs_from_top_to_bottom() -> None:
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]
    assert all(outputs), "each cell shows something"
    assert not [output for shown in outputs for output in shown if output.output_type == "error"]


def test_keeps_no_output_in_the_file() -> None:
    assert not [cell for cell in cells() if cell.get("outputs")]


def test_calls_only_what_is_public() -> None:
    code = "".join("".join(cell["source"]) for cell in cells() if cell["cell_type"] == "code")
    assert "._" not in code
