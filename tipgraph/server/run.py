"""Run the explorer until the user stops it."""

import asyncio
import socket
import sys
import threading
import webbrowser
from collections.abc import Sequence
from contextlib import suppress

import uvicorn
from starlette.applications import Starlette

from tipgraph.errors import InputError
from tipgraph.server.app import build_app
from tipgraph.store import Graph, Limits, QueryWorkers

HOST = "127.0.0.1"


def serve_explorer(
    graph: Graph,
    *,
    port: int = 0,
    open_browser: bool = True,
    limits: Limits | None = None,
    origins: Sequence[str] = (),
) -> None:
    """Serve the explorer and its SPARQL endpoint on 127.0.0.1 until Ctrl-C; port 0 takes any free one.

    `limits` are those of one query; `origins` are the other sites whose pages may ask queries. The address is written
    to standard error. Raises `InputError` when the port is taken or not allowed.
    """
    with _bind(port) as listener:
        address = f"http://{HOST}:{listener.getsockname()[1]}/"
        server = _Server(build_app(graph, limits=limits, origins=origins))
        sys.stderr.write(f"Exploring at {address} (stop with Ctrl-C)\n")
        sys.stderr.flush()
        if open_browser:
            # A browser of the terminal would hold this thread.
            threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()
        # uvicorn closes its connections and then raises the Ctrl-C again.
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listener])


class _Server(uvicorn.Server):
    """A server that does not wait for the queries that are still being answered when it is told to stop."""

    def __init__(self, app: Starlette) -> None:
        super().__init__(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2))
        self._workers: QueryWorkers = app.state.workers

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the queries, then the connections."""
        await asyncio.to_thread(self._workers.close)
        await super().shutdown(sockets)


def _bind(port: int) -> socket.socket:
    """Return a socket that listens, so that a browser opened before the server waits instead of failing."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except (OSError, OverflowError) as problem:
        listener.close()
        raise InputError(f"port {port} of {HOST} can not be used ({problem}): choose another with --port") from problem
    listener.listen()
    return listener
