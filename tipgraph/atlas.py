"""Offer a graph, and all that can be done with it, as one object for notebooks and scripts."""

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from tipgraph.export import write_export
from tipgraph.files import write_file
from tipgraph.gazetteer import resolve_place
from tipgraph.maps import render_map
from tipgraph.model import Claim, Document
from tipgraph.pipeline import claim_to_line, collect_extractions, extract_sources, title_of
from tipgraph.routes import (
    Chain,
    Corridor,
    Profile,
    RouteFilter,
    bundle_corridors,
    fold_legs,
    profile_country,
    select_routes,
    trace_chains,
)
from tipgraph.store import Graph, QueryResult, find_query, save_graph
from tipgraph.store import open_graph as open_store

if TYPE_CHECKING:
    import networkx
    import pandas


class Claims(Sequence[Claim]):
    """Claims in order, which can become a pandas frame."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = tuple(claims)

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> "Claims": ...
    def __getitem__(self, index: int | slice) -> "Claim | Claims":
        return Claims(self._claims[index]) if isinstance(index, slice) else self._claims[index]

    def __len__(self) -> int:
        return len(self._claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._claims)

    def __repr__(self) -> str:
        return f"<{len(self)} claims>"

    def to_frame(self) -> "pandas.DataFrame":
        """Return the claims as a pandas frame, one row each, with the claim in plain words and its citation.

        Needs pandas, which does not come with tipgraph: `pip install pandas`.
        """
        import pandas

        rows = []
        for claim in self:
            line = claim_to_line(claim)
            evidence = line.pop("evidence")
            rows.append({**line, "citation": claim.evidence.citation, "quote": evidence.get("quote")})
        return pandas.DataFrame(rows)


@dataclass(frozen=True, slots=True)
class Page:
    """A page that shows itself in a notebook and can be written to a file."""

    html: str
    height: int = 640

    def save(self, path: str | Path) -> Path:
        """Write the page to a file and return its path."""
        return write_file(Path(path), self.html)

    def _repr_html_(self) -> str:
        source = html.escape(self.html, quote=True)
        return f'<iframe srcdoc="{source}" width="100%" height="{self.height}" style="border:0"></iframe>'


class Atlas:
    """Documents and their claims: select routes, trace chains, query, draw and export them.

    Places are given by name ("Tajikistan"), ISO code ("TJ", "TJK") or group ("R:gulf").

    >>> atlas = open_graph()
    >>> [claim.evidence.citation for claim in atlas.routes(origin="TJ", destination="Poland")]
    ['09STATE60639 ¶8 [4808:4903]']
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def __repr__(self) -> str:
        return f"<Atlas of {len(self.documents)} documents with {len(self.graph.claims)} claims>"

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, by id."""
        return self.graph.documents

    @property
    def claims(self) -> Claims:
        """All claims, by document and place."""
        return Claims(self.graph.claims)

    def routes(self, **wanted: Any) -> Claims:
        """Return the route claims that match: `origin`, `destination`, `via`, `victims`, `sector`, `year`, `hedged` ...

        The words are those of `tipgraph.routes.RouteFilter`. Raises `NotFoundError` for an unknown place or code.
        """
        places = {slot: resolve_place(wanted[slot]) for slot in ("origin", "via", "destination") if wanted.get(slot)}
        return Claims(select_routes(self.graph.claims, RouteFilter(**{**wanted, **places})))

    def corridors(self) -> list[Corridor]:
        """Return all live route claims bundled by origin and destination; weights count narratives, never victims."""
        return bundle_corridors(self.graph.claims)

    def chains(self, origin: str, destination: str, *, max_legs: int = 3, limit: int | None = None) -> list[Chain]:
        """Return the chains of stated legs between two places; no document states a computed chain as a whole."""
        legs = fold_legs(self.graph.claims)
        return trace_chains(legs, resolve_place(origin), resolve_place(destination), max_legs=max_legs, limit=limit)

    def country(self, place: str) -> Profile:
        """Return all that the narratives claim about one country."""
        return profile_country(self.graph.claims, resolve_place(place))

    def network(self) -> "networkx.MultiDiGraph":
        """Return a fresh NetworkX multigraph of legs; changing it changes nothing here."""
        from tipgraph.network import claims_to_network

        return claims_to_network(self.graph.claims)

    def query(self, asked: str, params: Mapping[str, str] | None = None) -> QueryResult:
        """Answer SPARQL text, or a shipped query by its name with parameters; raises `QueryError`."""
        if "{" in asked:
            return self.graph.query(asked)
        named = find_query(asked)
        return self.graph.query(named.text, named.bind(params or {}))

    def map(self, title: str | None = None) -> Page:
        """Return the map as a page that asks no host for anything."""
        return Page(render_map(self.documents, self.graph.claims, title=title or title_of(self.documents)))

    def export(self, form: str, path: str | Path) -> list[Path]:
        """Write the graph in one of `tipgraph.export.FORMATS` and return the files written."""
        return write_export(self.graph, form, path)

    def save(self, path: str | Path) -> None:
        """Save the graph; the suffix says the form (.trig, .nq, .ttl, .nt, .jsonld, .jsonl), none means a store."""
        save_graph(self.graph, Path(path))


def open_graph(path: str | Path | None = None, texts: str | Path | None = None) -> Atlas:
    """Open the graph that comes with tipgraph, a file, a store or a SPARQL endpoint; `texts` is a folder of texts."""
    return Atlas(open_store(path, None if texts is None else Path(texts)))


def read_graph(*sources: str, country: str | None = None) -> Atlas:
    """Read documents (files, folders, globs) into a new graph; `country` is the subject of texts that do not say it."""
    code = None if country is None else resolve_place(country)
    graph, _ = collect_extractions(extract_sources(sources, country=code))
    return Atlas(graph)
