"""Time every shipped query, and the check, on a large graph: bench_graphs.py [NARRATIVES] [ENGINE...].

The claims are made up with a fixed seed, with the shares of kinds that the shipped graph has; 1,100 narratives (the
default) give a million triples. ENGINE is any of memory, disk, rdflib (its own engine, slow: use 100 narratives) and
check. All engines are asked in one run and must give as many rows as the first; read the ratios, not the times.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import Quad

from tipgraph.gazetteer import read_places
from tipgraph.model import (
    HEDGES,
    ActorClass,
    Claim,
    Conduct,
    Content,
    Document,
    DocumentKind,
    Evidence,
    Internal,
    Qualifier,
    Recommendation,
    Role,
    Route,
    Statistic,
    Status,
    Tier,
    ViaOrder,
    digest_of,
)
from tipgraph.rdf import quads_to_nquads
from tipgraph.store import Graph, check_graph, graph_from_claims, open_graph, read_queries, save_graph
from tipgraph.vocab import SCHEMES

# How often each kind comes, from the claims of the shipped graph.
KINDS = {Route: 36, Internal: 13, Role: 12, ActorClass: 7, Conduct: 16, Tier: 8, Statistic: 6, Recommendation: 2}
CLAIMS = 38
RUNS = 3


def make_world(narratives: int) -> tuple[list[Document], list[Claim]]:
    """Return as many made-up narratives as asked for, of 190 countries and the years from 2001."""
    chance = random.Random(1)
    countries = [code for code in read_places() if not code.startswith("R:")][:190]
    documents, claims = [], []
    for number in range(narratives):
        country, year, part = countries[number % 190], 2001 + number // 190 % 25, number // (190 * 25)
        name = f"made-up-{country}-{year}-{part}"
        documents.append(Document(id=name, kind=DocumentKind.REPORT, sha256=digest_of(name), length=CLAIMS * 200))
        for position in range(CLAIMS):
            content = make_content(chance, country, year, countries)
            claims.append(make_claim(chance, content, country, year, Span(name, position * 200)))
    return documents, claims


class Span:
    """Where a made-up sentence stands; some words come back in other years."""

    def __init__(self, document: str, start: int) -> None:
        self.document = document
        self.start = start

    def evidence(self, chance: random.Random) -> Evidence:
        """Return the evidence of the span."""
        words = f"{self.document} {self.start}" if chance.random() < 0.9 else f"repeated {self.start}"
        return Evidence(
            document=self.document,
            start=self.start,
            end=self.start + 150,
            digest=digest_of(words),
            section="overview",
            paragraph=str(self.start // 1000),
        )


def make_claim(chance: random.Random, content: Content, country: str, year: int, span: Span) -> Claim:
    """Return a claim of a made-up narrative; every third has a qualifier."""
    codes = chance.sample(sorted(HEDGES), 1) if chance.random() < 0.33 else []
    qualifiers = tuple(
        Qualifier(code=code, words=code, modifies="flow", start=span.start, end=span.start + 5) for code in codes
    )
    return Claim(
        content=content,
        evidence=span.evidence(chance),
        country=country,
        year=year,
        status=chance.choices([Status.ASSERTED, Status.REPORTED, Status.DENIED], [90, 9, 1])[0],
        rule="made-up",
        qualifiers=qualifiers,
    )


def make_content(chance: random.Random, country: str, year: int, countries: list[str]) -> Content:
    """Return what one made-up claim says."""
    (kind,) = chance.choices(list(KINDS), list(KINDS.values()))
    exploited: dict[str, Any] = {
        "victims": tuple(chance.sample(["women", "men", "children", "people"], chance.choice([1, 2]))),
        "exploitation": tuple(chance.sample(["sex", "labor"], 1)),
        "sectors": tuple(chance.sample(sorted(SCHEMES["sector"]), chance.choice([0, 1, 2]))),
    }
    if kind is Route:
        origin, destination = chance.choice(countries[:40]), country
        if origin == country:
            destination = countries[(countries.index(country) + 7) % 190]
        via = tuple(
            chance.sample([c for c in countries[:60] if c not in (origin, destination)], chance.choice([0, 0, 1]))
        )
        order = ViaOrder.SINGLE if via else None
        return Route(origin=origin, destination=destination, via=via, via_order=order, **exploited)
    if kind is Internal:
        return Internal(**exploited)
    if kind is Role:
        return Role(role=chance.choice(sorted(SCHEMES["role"])))
    if kind is ActorClass:
        return ActorClass(actor=chance.choice(sorted(SCHEMES["actor"])))
    if kind is Conduct:
        form = chance.choice(sorted(SCHEMES["form"]))
        return Conduct(actor="officials", form=form, act=chance.choice(sorted(SCHEMES["act"])))
    if kind is Tier:
        return Tier(tier=chance.choice(["1", "2", "2WL", "2WL", "3"]), tier_year=year)
    if kind is Statistic:
        value = float(chance.randrange(200))
        indicator = chance.choice(["convictions", "investigations", "victims-identified"])
        return Statistic(indicator=indicator, unit="persons", value=value, stat_year=year - chance.choice([0, 1]))
    return Recommendation(position=chance.randrange(1, 9), topics=(chance.choice(sorted(SCHEMES["topic"])),))


def clock(task: Callable[[], Any], runs: int = 1) -> tuple[float, Any]:
    """Return the shortest time of some runs, in milliseconds, and the result."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        result = task()
        times.append(1000 * (time.perf_counter() - started))
    return min(times), result


def build_engines(graph: Graph, folder: Path, names: list[str]) -> Iterator[tuple[str, Callable[[str], int]]]:
    """Yield each engine with what counts the rows that it gives for a query."""
    if "memory" in names:
        yield "memory", lambda text: len(graph.query(text).rows)
    if "disk" in names:
        took, _ = clock(lambda: save_graph(graph, folder / "store"))
        disk = open_graph(folder / "store")
        print(f"saved to disk in {took / 1000:.1f} s")
        yield "disk", lambda text: len(disk.query(text).rows)
    if "rdflib" in names:
        import rdflib

        triples = (Quad(quad.subject, quad.predicate, quad.object) for quad in graph.store)
        took, plain = clock(lambda: rdflib.Graph().parse(data=quads_to_nquads(triples), format="nt"))
        print(f"loaded into rdflib in {took / 1000:.1f} s")
        yield "rdflib", lambda text: len(list(plain.query(text)))


def time_queries(engines: dict[str, Callable[[str], int]]) -> None:
    """Print the time of each query on the first engine, and how many times longer the others take."""
    first, *others = engines
    print(f"\n{'query':26}{'rows':>9}{first + ' ms':>14}" + "".join(f"{other:>10}" for other in others))
    for name, query in read_queries().items():
        text = query.written_out({})
        engines[first](text)
        took, rows = clock(lambda text=text: engines[first](text), RUNS)
        line = f"{name:26}{rows:>9}{took:>14.1f}"
        for other in others:
            theirs, found = clock(lambda text=text, other=other: engines[other](text))
            line += f"{theirs / took:>9.1f}x" + ("" if found == rows else f" ({found} rows!)")
        print(line, flush=True)


def time_check(graph: Graph) -> None:
    """Print how long the check takes."""
    took, report = clock(lambda: check_graph(graph))
    broken = sum(finding.severity == "violation" for finding in report.findings)
    print(f"\nchecked {report.claims} claims in {took / 1000:.1f} s: {broken} violations")


def main(narratives: int = 1_100, names: list[str] | None = None) -> None:
    """Build the graph and time what was asked for."""
    wanted = names or ["memory", "disk", "check"]
    graph = graph_from_claims(*make_world(narratives))
    took, store = clock(lambda: graph.store)
    print(f"{len(graph.claims)} claims gave {len(store)} triples in {took / 1000:.1f} s")
    with tempfile.TemporaryDirectory() as folder:
        engines = dict(build_engines(graph, Path(folder), wanted))
        if engines:
            time_queries(engines)
    if "check" in wanted:
        time_check(graph)


if __name__ == "__main__":
    main(*([int(sys.argv[1])] if len(sys.argv) > 1 else []), names=sys.argv[2:] or None)
