"""Read trafficking narratives into a graph of cited claims."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tipgraph.atlas import Atlas, Claims, Page, open_graph, read_graph

__all__ = ["Atlas", "Claims", "Page", "open_graph", "read_graph"]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that the command line starts without the libraries behind it."""
    if name not in __all__:
        raise AttributeError(f"module 'tipgraph' has no attribute {name!r}")
    from tipgraph import atlas

    return getattr(atlas, name)
