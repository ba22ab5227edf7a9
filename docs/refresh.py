"""Run the commands in the docs and write down what they print: `python docs/refresh.py`.

A fenced block of `console` holds commands (lines that begin with "$ ") and their output. `docs/cli.md` is the
reference of the command line, made from the commands themselves. `tests/test_docs.py` fails when any of it is out of
date.
"""

import html
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
PAGES = (ROOT / "README.md", DOCS / "tutorial.md", DOCS / "howto.md", DOCS / "reading.md")
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run_command(command: str, folder: Path) -> str:
    """Return what a command prints on a screen of 120 columns, without the blank lines around it."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": "120", "TERM": "dumb", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    lines = [line.rstrip() for line in ran.stdout.splitlines()]
    return "\n".join(line for line in lines if line) + "\n"


def refresh_page(text: str) -> str:
    """Return a page with the output of its commands, which run one after another in one empty folder."""
    with tempfile.TemporaryDirectory() as folder:

        def run_block(block: re.Match[str]) -> str:
            commands = [line[2:] for line in block[1].splitlines() if line.startswith("$ ")]
            said = "".join(f"$ {command}\n{run_command(command, Path(folder))}" for command in commands)
            return f"```console\n{said}```"

        return BLOCK.sub(run_block, text)


def write_reference() -> str:
    """Return the reference of the command line."""
    made = run_command(f"{sys.executable} -m typer tipgraph.cli utils docs --name tipgraph 2>/dev/null", ROOT)
    blocks = re.sub(r"^(#+ .*|\*\*.*\*\*:)$", r"\n\1\n", html.unescape(made), flags=re.MULTILINE)
    listed = re.sub(r"^(?=```console$)", "\n", blocks, flags=re.MULTILINE).replace("```console", "```text")
    return re.sub(r"\n{3,}", "\n\n", listed.strip()).replace("# `tipgraph`", "# The command line", 1) + "\n"


def refresh() -> dict[Path, str]:
    """Return every page as it should be."""
    pages = {page: refresh_page(page.read_text(encoding="utf-8")) for page in PAGES if page.exists()}
    return {**pages, DOCS / "cli.md": write_reference()}


if __name__ == "__main__":
    for page, text in refresh().items():
        page.write_text(text, encoding="utf-8")
        print(f"wrote {page.relative_to(ROOT)}")
