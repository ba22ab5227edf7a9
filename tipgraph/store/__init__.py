"""Open, save and query graphs: in memory, on disk, or in a file."""

from tipgraph.store.claims import read_claims_file, write_claims_file
from tipgraph.store.graph import Graph, graph_from_claims
from tipgraph.store.opening import open_graph
from tipgraph.store.query import QueryResult
from tipgraph.store.saving import save_graph

__all__ = [
    "Graph",
    "QueryResult",
    "graph_from_claims",
    "open_graph",
    "read_claims_file",
    "save_graph",
    "write_claims_file",
]
