"""Hold documents, their claims, and the RDF that says the same."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad, Store

from tipgraph.model import Claim, Document
from tipgraph.rdf import claim_place, claims_to_rdf, rdf_to_claims
from tipgraph.store.ontology import ONTOLOGY_GRAPHS, ontology_quads
from tipgraph.store.query import Node, QueryResult, run_query, write_values

if TYPE_CHECKING:
    from rdflib import Dataset

Records = tuple[tuple[Document, ...], tuple[Claim, ...]]
Ask = Callable[[str, Mapping[str, Node]], QueryResult]


class Graph:
    """Documents and claims, and an RDF dataset of them; each is made of the other when it is first asked for.

    Claims come sorted by document and place. The dataset also holds the ontology and its vocabularies, so that queries
    can follow `skos:broader` and read labels. `folder` is the store on disk that holds it, if one does; `ask` asks
    the endpoint that holds it, if one does.
    """

    def __init__(
        self,
        records: Callable[[], Records],
        store: Callable[[], Store],
        *,
        folder: Path | None = None,
        ask: Ask | None = None,
    ) -> None:
        self._make_records = records
        self._make_store = store
        self._ask = ask
        self.folder = folder

    @cached_property
    def _records(self) -> Records:
        return self._make_records()

    @cached_property
    def store(self) -> Store:
        """The quads in Oxigraph."""
        return self._make_store()

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, by id."""
        return self._records[0]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, by document and place."""
        return self._records[1]

    @cached_property
    def dataset(self) -> "Dataset":
        """The same quads as an rdflib `Dataset` on Oxigraph, with the union of all graphs as its default graph."""
        import oxrdflib
        import rdflib.plugins.sparql
        from rdflib import Dataset

        # rdflib's own engine would fetch a graph that FROM names, from the web or from the disk.
        rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
        return Dataset(store=oxrdflib.OxigraphStore(store=self.store), default_union=True)

    def quads(self) -> Iterator[Quad]:
        """Yield what the graph says, without the ontology."""
        return (quad for quad in self.store if quad.graph_name not in ONTOLOGY_GRAPHS)

    def query(self, text: str, values: Mapping[str, Node] | None = None) -> QueryResult:
        """Answer a SPARQL query over the union of all graphs; `values` are terms that stand for variables.

        Raises `QueryError` for what is no query, and for a query that writes or would ask another host.
        """
        chosen = values or {}
        return run_query(self.store, write_values(text, chosen)) if self._ask is None else self._ask(text, chosen)


def graph_from_claims(documents: Iterable[Document], claims: Iterable[Claim]) -> Graph:
    """Return a graph in memory."""
    records = (
        tuple(sorted(documents, key=lambda document: document.id)),
        tuple(sorted(claims, key=claim_place)),
    )
    return Graph(lambda: records, lambda: fill_store(Store(), claims_to_rdf(*records)))


def graph_from_store(store: Store, *, folder: Path | None = None) -> Graph:
    """Return a graph that reads its claims out of a store, on disk or not, when they are asked for."""
    return Graph(lambda: rdf_to_claims(store), lambda: store, folder=folder)


def fill_store(store: Store, quads: Iterable[Quad]) -> Store:
    """Put quads and the ontology into a store."""
    store.bulk_extend(quads)
    store.bulk_extend(ontology_quads())
    return store
