"""Put strands into a pyvis network: fixed nodes, curved edges, no physics."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tipgraph.gazetteer import place_name
from tipgraph.maps.geography import locate, project
from tipgraph.maps.palette import style_of
from tipgraph.maps.strands import Spot, Strand


class Line(NamedTuple):
    """One edge of a strand: from one node to another, and how it ends (arrow, stop or nothing)."""

    start: str
    end: str
    head: str


def build_network(strands: Sequence[Strand], spots: Iterable[Spot]) -> Any:
    """Return a `pyvis.network.Network` that holds a node per spot and the edges of every strand.

    Edges between the same nodes run on one track for each kind of exploitation, so that routes of one kind which share
    a hop share its line. The network is a container only: the page around it is tipgraph's own, and nothing of pyvis
    writes a file.
    """
    from pyvis.network import Network  # imports IPython, which takes most of a second

    network = Network(directed=True, cdn_resources="in_line")
    for spot in spots:
        lon, lat = locate(spot.code, spot.subject)
        x, y = project(lon, lat)
        name = place_name(spot.code, spot.subject)
        network.add_node(spot.key, label=name, x=x, y=y, fixed=True, physics=False, shape="dot", size=5)
    tracks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for number, strand in enumerate(strands):
        style = style_of(strand.exploitation)
        for part, line in enumerate(_lines(strand, number, network)):
            track = tracks[line.start, line.end]
            if style.code not in track:
                track.append(style.code)
            network.add_edge(
                line.start,
                line.end,
                id=f"{number}.{part}",
                strand=number,
                head=line.head,
                color=style.light,
                width=1.5,
                smooth={"enabled": True, "type": "curvedCW", "roundness": _bend(track.index(style.code))},
            )
    return network


def _bend(track: int) -> float:
    """Return the roundness of a track: each one lies outside the one before."""
    return round(0.16 + 0.11 * track, 2)


def _lines(strand: Strand, number: int, network: Any) -> Iterator[Line]:
    """Yield the lines from stop to stop; one that would cross the whole map leaves it on the Pacific side."""
    last = len(strand.stops) - 2
    for position, (start, end) in enumerate(zip(strand.stops, strand.stops[1:], strict=False)):
        head = "arrow" if position == last else "stop"
        (start_lon, start_lat), (end_lon, end_lat) = locate(start.code, start.subject), locate(end.code, end.subject)
        if abs(end_lon - start_lon) <= 180:
            yield Line(start.key, end.key, head)
            continue
        side = 180 if start_lon > 0 else -180
        share = (180 - abs(start_lon)) / (360 - abs(end_lon - start_lon))
        lat = start_lat + share * (end_lat - start_lat)
        leaving, entering = f"leaving-{number}-{position}", f"entering-{number}-{position}"
        for key, lon in ((leaving, side), (entering, -side)):
            x, y = project(lon, lat)
            network.add_node(key, label=" ", x=x, y=y, fixed=True, physics=False, shape="dot", size=0.1)
        yield Line(start.key, leaving, "none")
        yield Line(entering, end.key, head)
