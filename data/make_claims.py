"""Write the claims that tipgraph ships: facts with their places and digests, and no words of any document.

    python data/make_claims.py SHARED [OUT]

SHARED is a folder with `sources/` (cables as text) and `corpus/` (narratives as JSON Lines); OUT is `data/claims`. The
same texts and the same rules give the same bytes.
"""

import sys
from pathlib import Path

from tipgraph.pipeline import collect_extractions, extract_sources
from tipgraph.store import save_graph

SETS = {"cables": "sources/*.txt", "factbook": "corpus/factbook.jsonl"}


def make_claims(shared: Path, out: Path) -> list[Path]:
    """Write one file for each set of documents and return the files."""
    written = []
    for name, sources in SETS.items():
        graph, _ = collect_extractions(extract_sources([str(shared / sources)]))
        path = out / f"{name}.jsonl.gz"
        save_graph(graph, path)
        written.append(path)
    return written


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    for written in make_claims(Path(sys.argv[1]), Path(*sys.argv[2:] or ["data/claims"])):
        print(f"wrote {written}")
