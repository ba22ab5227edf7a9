"""Measure route analysis against plain NetworkX calls in the same run: python benchmarks/bench_routes.py [SCALE].

The claims are made up with a fixed seed: SCALE times 3,000 route claims (100 by default) between 200 countries, half of
them from a few origins, as in the shipped graph. Both sides do the same task on the same claims and are checked to
give the same answer; read the ratios, not the times.
"""

import random
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import networkx as nx

from tipgraph.gazetteer import read_places
from tipgraph.model import Claim, Evidence, Route, Status, digest_of
from tipgraph.network import claims_to_network
from tipgraph.routes import (
    bundle_corridors,
    find_communities,
    fold_legs,
    rank_chokepoints,
    rank_hubs,
    trace_chains,
    trace_shortest,
)

ROUTES = 3_000
PAIRS = 5_000


def make_claims(scale: int) -> list[Claim]:
    chance = random.Random(1)
    countries = [code for code in read_places() if not code.startswith("R:")][:200]
    weights = [1 / (rank + 1) for rank in range(len(countries))]
    pairs = []
    while len(pairs) < PAIRS:
        origin = chance.choices(countries, weights)[0] if chance.random() < 0.5 else chance.choice(countries)
        destination = chance.choice(countries)
        if origin != destination:
            pairs.append((origin, destination))
    claims = []
    for number in range(ROUTES * scale):
        origin, destination = chance.choice(pairs)
        year = 2001 + number % 25
        claims.append(
            Claim(
                content=Route(origin=origin, destination=destination, victims=("people",), exploitation=("labor",)),
                evidence=Evidence(
                    document=f"made-up-{origin}-{year}",
                    start=number,
                    end=number + 1,
                    digest=digest_of(str(number % 997)),
                ),
                country=origin,
                year=year,
                status=Status.ASSERTED,
                rule="made-up",
            )
        )
    return claims


def measure(task: Callable[[], Any]) -> tuple[float, Any]:
    """Return the best of three times, or the only one if it takes long, and the answer."""
    times = []
    while len(times) < 3 and sum(times) < 5:
        start = time.perf_counter()
        answer = task()
        times.append(time.perf_counter() - start)
    return min(times), answer


def compare(name: str, ours: Callable[[], Any], plain: Callable[[], Any], same: Callable[[Any, Any], bool]) -> None:
    our_time, our_answer = measure(ours)
    plain_time, plain_answer = measure(plain)
    assert same(our_answer, plain_answer), f"{name}: the answers differ"
    print(f"{name:48} {our_time * 1000:10.1f} {plain_time * 1000:12.1f} {plain_time / our_time:9.2f}")


def paths_of(chains: list[Any]) -> set[tuple[str, ...]]:
    return {(chain.legs[0].origin, *(leg.destination for leg in chain.legs)) for chain in chains}


def main(scale: int) -> None:
    claims = make_claims(scale)
    print(f"{len(claims):,} route claims; milliseconds; NetworkX {nx.__version__}")
    print(f"{'task':48} {'tipgraph':>10} {'plain':>12} {'ratio':>9}")
    multigraph = claims_to_network(claims[: ROUTES * min(scale, 10)])
    legs = fold_legs(claims)
    graph = nx.DiGraph((a, b) for a, onward in legs.items() for b in onward)
    few = fold_legs(claims[: ROUTES * min(scale, 10)])
    start, end = "AE", sorted(graph)[-1]

    compare(
        "fold parallel legs (plain: add edges one by one)",
        lambda: fold_legs(claims),
        lambda: nx.MultiDiGraph((c.content.origin, c.content.destination) for c in claims),  # type: ignore[union-attr]
        lambda a, b: sum(map(len, a.values())) == len(set(b.edges())),
    )
    compare(
        "chains of at most 2 legs (plain: on the multigraph)",
        lambda: trace_chains(few, start, end, max_legs=2),
        lambda: set(map(tuple, nx.all_simple_paths(multigraph, start, end, cutoff=2))),
        lambda a, b: paths_of(a) == b,
    )
    for cutoff in (3, 4):
        compare(
            f"chains of at most {cutoff} legs (plain: folded too)",
            lambda cutoff=cutoff: trace_chains(legs, start, end, max_legs=cutoff, limit=20),
            lambda cutoff=cutoff: sum(1 for _ in nx.all_simple_paths(graph, start, end, cutoff=cutoff)),
            lambda a, b: len(a) == min(20, b),
        )
    compare(
        "five shortest chains",
        lambda: trace_shortest(legs, start, end, count=5),
        lambda: [path for path, _ in zip(nx.shortest_simple_paths(graph, start, end), range(5), strict=False)],
        lambda a, b: [len(chain.legs) for chain in a] == [len(list(pairwise(path))) for path in b],
    )
    compare(
        "chokepoints (plain: betweenness alone)",
        lambda: rank_chokepoints(claims),
        lambda: nx.betweenness_centrality(graph),
        lambda a, b: a[0].betweenness == max(b.values()),
    )
    for name, task in (("corridors", bundle_corridors), ("hubs", rank_hubs), ("communities", find_communities)):
        seconds, _ = measure(lambda task=task: task(claims))
        print(f"{name:48} {seconds * 1000:10.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
