"""Find the folders that belong to tipgraph."""

from pathlib import Path

from tipgraph.errors import NotFoundError


def find_folder(name: str) -> Path:
    """Return the folder `data` or `ontology`: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise NotFoundError(f"the folder {name}/ that belongs to tipgraph is missing: install tipgraph again")
