"""Write the claims that tipgraph ships: facts with their places and digests, and no words of any document.

    python data/make_claims.py SHARED [OUT]

SHARED is a folder with `sources/` (cables as text) and `corpus/` (narratives as JSON Lines); OUT is this folder. Writes
`claims/`, and `coverage.csv`, which says what was read of each country and report year. The same texts and the same
rules give the same bytes.
"""

import csv
import io
import sys
from pathlib import Path

from tipgraph.files import write_file
from tipgraph.model import Claim
from tipgraph.pipeline import collect_extractions, extract_sources
from tipgraph.routes import list_coverage, read_tiers
from tipgraph.store import save_graph

SETS = {"cables": "sources/*.txt", "factbook": "corpus/factbook.jsonl"}


def make_claims(shared: Path, out: Path) -> list[Path]:
    """Write one file for each set of documents, and the table of coverage; return the files."""
    written = []
    claims: list[Claim] = []
    for name, sources in SETS.items():
        graph, _ = collect_extractions(extract_sources([str(shared / sources)]))
        path = out / "claims" / f"{name}.jsonl.gz"
        save_graph(graph, path)
        written.append(path)
        claims += graph.claims
    return [*written, write_file(out / "coverage.csv", render_coverage(claims))]


def render_coverage(claims: list[Claim]) -> str:
    """Return the table of coverage as comma-separated values."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["country", "year", "read", "claims", "documents"])
    for row in list_coverage(claims, read_tiers()):
        writer.writerow([row.country, row.year, row.read, row.claims, " ".join(row.documents)])
    return table.getvalue()


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    for written in make_claims(Path(sys.argv[1]), Path(*sys.argv[2:] or [Path(__file__).parent])):
        print(f"wrote {written}")
