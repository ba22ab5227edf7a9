"""Save graphs whole or not at all."""

import tempfile
from pathlib import Path

import pyoxigraph as ox

from tipgraph.errors import InputError
from tipgraph.files import write_file
from tipgraph.rdf import PREFIXES, quads_to_nquads, quads_to_trig
from tipgraph.store.claims import write_claims_file
from tipgraph.store.graph import Graph, fill_store
from tipgraph.store.opening import CLAIMS_SUFFIXES, RDF_FORMATS, is_claims_file, is_store


def save_graph(graph: Graph, path: Path) -> None:
    """Save a graph by its name: .trig .nq .ttl .nt .jsonld, .jsonl[.gz] (claims); else a store folder.

    The same graph gives the same bytes, except in a store. What was there before is replaced at once, or stays if
    anything fails. Raises `InputError` for a name that says no form and for what can not be written.
    """
    if is_claims_file(path):
        write_claims_file(path, graph.documents, graph.claims)
    elif path.suffix in RDF_FORMATS:
        write_file(path, serialize_graph(graph, path.suffix))
    elif path.suffix == "" or path.is_dir():
        _save_folder(graph, path)
    else:
        forms = ", ".join([*RDF_FORMATS, *CLAIMS_SUFFIXES])
        raise InputError(f"{path} has no form that tipgraph writes: name it {forms}, or give a store folder")


def serialize_graph(graph: Graph, suffix: str) -> bytes:
    """Return a graph as RDF in one of `RDF_FORMATS`; forms without named graphs give the union of all."""
    triples = (ox.Quad(quad.subject, quad.predicate, quad.object) for quad in graph.quads())
    match suffix:
        case ".trig":
            return quads_to_trig(graph.quads())
        case ".nq":
            return quads_to_nquads(graph.quads())
        case ".ttl":
            return quads_to_trig(triples)
        case ".nt":
            return quads_to_nquads(triples)
        case _:
            ordered = sorted(graph.quads(), key=str)
            return ox.serialize(ordered, format=RDF_FORMATS[suffix], prefixes=PREFIXES) or b""


def _save_folder(graph: Graph, path: Path) -> None:
    if path.exists() and not is_store(path) and (not path.is_dir() or any(path.iterdir())):
        raise InputError(f"{path} is neither a graph store nor an empty folder: nothing there is overwritten")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as work:
            fresh, old = Path(work) / "fresh", Path(work) / "old"
            store = fill_store(ox.Store(str(fresh)), graph.quads())
            store.optimize()
            del store
            if path.exists():
                path.rename(old)
            fresh.rename(path)
    except OSError as error:
        raise InputError(f"{path} can not be written: {error.strerror or error}") from error
