"""Open graphs: the one that comes with tipgraph, files of every form, and store folders."""

from pathlib import Path

from pyoxigraph import RdfFormat, Store

from tipgraph.errors import InputError, NotFoundError
from tipgraph.store.claims import read_claims_file
from tipgraph.store.graph import Graph, fill_store, graph_from_claims, graph_from_store
from tipgraph.store.remote import is_address, open_endpoint
from tipgraph.store.texts import attach_texts
from tipgraph.vocab import find_folder

RDF_FORMATS = {
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
}
CLAIMS_SUFFIXES = (".jsonl", ".jsonl.gz")


def open_graph(path: Path | str | None = None, texts: Path | None = None) -> Graph:
    """Open a graph by the form of its file: .trig .nq .ttl .nt .jsonld, .jsonl[.gz] (claims) or a store folder.

    Without a path it is the graph that comes with tipgraph. `texts` is a folder of the documents' texts: those whose
    digests match are attached, and the quotations appear. Raises `NotFoundError` for a file that is not there and
    `InputError` for one that is not what its name says, and for a text that is not the one that was read.
    """
    if path is None:
        graph = _open_embedded()
    elif is_address(path):
        graph = open_endpoint(str(path))
    else:
        graph = _open_path(Path(path))
    if texts is None:
        return graph
    return graph_from_claims(*attach_texts(graph.documents, graph.claims, texts))


def is_claims_file(path: Path) -> bool:
    """Tell whether a name is that of a file of claims."""
    return path.name.endswith(CLAIMS_SUFFIXES)


def is_store(path: Path) -> bool:
    """Tell whether a folder is a store that Oxigraph wrote."""
    return (path / "CURRENT").is_file()


def _open_embedded() -> Graph:
    files = sorted(path for path in (find_folder("data") / "claims").glob("*") if is_claims_file(path))
    if not files:
        raise NotFoundError("no claims come with this copy of tipgraph: give a graph, or install tipgraph again")
    read = [read_claims_file(file) for file in files]
    return graph_from_claims(
        (document for documents, _ in read for document in documents), (claim for _, claims in read for claim in claims)
    )


def _open_path(path: Path) -> Graph:
    if not path.exists():
        raise NotFoundError(f"there is no graph {path}")
    if path.is_dir():
        return _open_folder(path)
    if is_claims_file(path):
        return graph_from_claims(*read_claims_file(path))
    if path.suffix not in RDF_FORMATS:
        forms = ", ".join([*RDF_FORMATS, *CLAIMS_SUFFIXES])
        raise InputError(f"{path} has no form that tipgraph reads: name it {forms}, or give a store folder")
    store = Store()
    try:
        store.bulk_load(path=str(path), format=RDF_FORMATS[path.suffix])
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{path} is not a graph in the form its name says: {error}") from error
    except OSError as error:
        raise InputError(f"{path} can not be read: {error.strerror or error}") from error
    return graph_from_store(fill_store(store, ()))


def _open_folder(path: Path) -> Graph:
    if not is_store(path):
        raise InputError(f"the folder {path} is not a graph store: give a graph file, or write one with export")
    try:
        return graph_from_store(Store.read_only(str(path)), folder=path)
    except OSError as error:
        raise InputError(f"the graph store {path} can not be opened: {error}") from error
