"""Open, save and query graphs: in memory, on disk, or in a file."""

from tipgraph.store.check import check_graph
from tipgraph.store.claims import read_claims_file, write_claims_file
from tipgraph.store.graph import Graph, graph_from_claims
from tipgraph.store.named import NamedQuery, Parameter, find_query, parse_query, read_queries
from tipgraph.store.opening import open_graph
from tipgraph.store.query import QueryResult
from tipgraph.store.report import CheckReport, Finding
from tipgraph.store.saving import save_graph

__all__ = [
    "CheckReport",
    "Finding",
    "Graph",
    "NamedQuery",
    "Parameter",
    "QueryResult",
    "check_graph",
    "find_query",
    "graph_from_claims",
    "open_graph",
    "parse_query",
    "read_claims_file",
    "read_queries",
    "save_graph",
    "write_claims_file",
]
