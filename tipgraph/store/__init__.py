"""Open, save and query graphs: in memory, on disk, in a file, or behind a SPARQL endpoint."""

from tipgraph.store.check import check_graph
from tipgraph.store.claims import read_claims_file, write_claims_file
from tipgraph.store.description import DATASET, LICENSE, describe_dataset, describe_service
from tipgraph.store.graph import Graph, graph_from_claims
from tipgraph.store.named import NamedQuery, Parameter, find_query, parse_query, read_queries
from tipgraph.store.nanopublications import render_nanopublication
from tipgraph.store.nodes import NodeDescription, describe_node
from tipgraph.store.opening import open_graph
from tipgraph.store.query import QueryResult
from tipgraph.store.question import Answer, Limits, Question, RowsForm, Scope, TriplesForm
from tipgraph.store.remote import load_graph
from tipgraph.store.report import CheckReport, Finding
from tipgraph.store.saving import save_graph
from tipgraph.store.workers import QueryWorkers

__all__ = [
    "DATASET",
    "LICENSE",
    "Answer",
    "CheckReport",
    "Finding",
    "Graph",
    "Limits",
    "NamedQuery",
    "NodeDescription",
    "Parameter",
    "QueryResult",
    "QueryWorkers",
    "Question",
    "RowsForm",
    "Scope",
    "TriplesForm",
    "check_graph",
    "describe_dataset",
    "describe_node",
    "describe_service",
    "find_query",
    "graph_from_claims",
    "load_graph",
    "open_graph",
    "parse_query",
    "read_claims_file",
    "read_queries",
    "render_nanopublication",
    "save_graph",
    "write_claims_file",
]
