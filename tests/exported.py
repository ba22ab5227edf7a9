"""Hold a small graph with every kind of claim, and every export of it."""

import csv
import io
from functools import cache
from typing import Any

import networkx as nx
from claims import make_actor, make_claim, make_documents, make_internal, make_role, make_route, make_tier

from tipgraph.export import FORMATS
from tipgraph.model import Conduct, Law, Norm, Recommendation, Statistic, Status
from tipgraph.store import graph_from_claims

CLAIMS = [
    make_route("TJ", "AE", "KG", "RU", hedges=("may", "small-number"), implied=("origin",), start=500, words="A line."),
    make_route("TJ", "RU", victims=("men",), exploitation=("labor",), sectors=("construction", "agriculture")),
    make_route("TJ", "RU", year=2010, words='Quotes " and <tags> & =signs\f\x00', attached=True),
    make_route("TJ", "TR", status=Status.DENIED),
    make_route("BD", "MY", "TH", year=None),
    make_route("R:abroad", "CV", country="CV", event_year=2008),
    make_internal("UZ"),
    make_role("TJ", "source"),
    make_actor("TJ", "police"),
    make_tier("TJ", "2WL", 2009),
    make_claim(Law(instrument="Criminal Code", article="130", prohibits=("sex",), penalty_min_months=60)),
    make_claim(Conduct(actor="police", form="inaction", act="no-investigation", areas=("North", "South"))),
    make_claim(Statistic(indicator="convictions", unit="persons", value=12.0, stat_year=2008, partner="RU")),
    make_claim(Statistic(indicator="victims-assisted", unit="persons", low=20.0, high=30.5, precision="about")),
    make_claim(Recommendation(position=1, topics=("training", "data"))),
    make_claim(Norm(norm="waiver")),
]
GRAPH = graph_from_claims(make_documents(CLAIMS), CLAIMS)


@cache
def render(name: str) -> bytes:
    """Return the export of the graph as one file."""
    write = FORMATS[name].render
    assert write is not None
    return write(GRAPH)


def rows_of(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode(), newline="")))


def edges_of(network: nx.MultiDiGraph) -> dict[tuple[str, str, str], dict[str, Any]]:
    return {(start, end, key): said for start, end, key, said in network.edges(keys=True, data=True)}
