"""Place the nodes of the network view by structure: who sends on the left, who receives on the right."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import fmean

from tipgraph.maps.strands import Spot, Strand
from tipgraph.vocab import DEICTIC

COLUMNS = 7
ROWS = 30  # a longer column is folded
WIDTH, HEIGHT = 118, 40  # canvas units between columns and between rows
SWEEPS = 6

Neighbours = Mapping[str, Sequence[str]]


def lay_out(spots: Sequence[Spot], strands: Sequence[Strand]) -> dict[str, tuple[float, float]]:
    """Return canvas coordinates by place key; groups that depend on a subject stand beside it."""
    own = [spot.key for spot in spots if spot.code not in DEICTIC]
    balance, neighbours = _weigh(strands)
    columns: dict[int, list[str]] = defaultdict(list)
    for key in own:
        columns[round((balance.get(key, 0) + 1) / 2 * (COLUMNS - 1))].append(key)
    _untangle(columns, neighbours)
    points = _place(columns)
    for spot in spots:
        if spot.code in DEICTIC:
            x, y = points.get(spot.subject, (0, 0))
            points[spot.key] = (x - 26, y + 14) if spot.code == "R:neighbors" else (x + 26, y - 14)
    return points


def _weigh(strands: Sequence[Strand]) -> tuple[dict[str, float], Neighbours]:
    """Return, per place, how much more it receives than it sends (-1 to 1), and the places it is tied to."""
    sent: dict[str, int] = defaultdict(int)
    received: dict[str, int] = defaultdict(int)
    neighbours: dict[str, list[str]] = defaultdict(list)
    for strand in strands:
        if strand.is_ring:
            continue
        start, end = strand.stops[0].key, strand.stops[-1].key
        sent[start] += len(strand.claims)
        received[end] += len(strand.claims)
        neighbours[start].append(end)
        neighbours[end].append(start)
    balance = {key: (received[key] - sent[key]) / (received[key] + sent[key]) for key in neighbours}
    return balance, neighbours


def _untangle(columns: Mapping[int, list[str]], neighbours: Neighbours) -> None:
    """Order each column by the mean height of what its places are tied to, so that fewer arrows cross."""
    for _ in range(SWEEPS):
        height = {key: row / len(column) for column in columns.values() for row, key in enumerate(column)}
        for column in columns.values():
            wanted = {key: fmean([height.get(n, 0.5) for n in neighbours.get(key, ())] or [1]) for key in column}
            column.sort(key=lambda key: (wanted[key], key))


def _place(columns: Mapping[int, list[str]]) -> dict[str, tuple[float, float]]:
    points = {}
    x = 0.0
    for number in sorted(columns):
        column = columns[number]
        folds = -(-len(column) // ROWS)
        for position, key in enumerate(column):
            row, fold = divmod(position, folds)
            rows = -(-len(column) // folds)
            points[key] = (x + fold * WIDTH * 0.8, (row - (rows - 1) / 2) * HEIGHT + fold * HEIGHT / 2)
        x += WIDTH * (1 + 0.8 * (folds - 1)) + WIDTH * 0.5
    return {key: (round(px - x / 2, 1), round(py, 1)) for key, (px, py) in points.items()}
