"""Serve the explorer on this machine alone."""

from tipgraph.server.app import build_app
from tipgraph.server.run import serve_explorer

__all__ = ["build_app", "serve_explorer"]
