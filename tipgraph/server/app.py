"""Answer requests for the explorer's page, and only those of this machine."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tipgraph.maps import render_map
from tipgraph.pipeline import title_of
from tipgraph.server.examples import write_examples
from tipgraph.server.nodes import route_nodes
from tipgraph.server.sparql import route_sparql
from tipgraph.store import Graph, Limits, QueryWorkers

# A page that another site has led astray by DNS asks with that site's name: such requests are refused.
HOSTS = ["127.0.0.1", "localhost"]

# Which scripts may run stands in the page's own policy; a header can add what a page can not say of itself.
HEADERS = {
    "content-security-policy": "frame-ancestors 'none'; object-src 'none'; base-uri 'none'; form-action 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}


def build_app(graph: Graph, *, limits: Limits | None = None, origins: Sequence[str] = ()) -> Starlette:
    """Return the application that serves the explorer of a graph, answers queries at /sparql and for every IRI.

    The page is rendered once, here. `limits` are those of one query; `origins` are the other sites whose pages may
    ask queries, and by default none.
    """
    title = title_of(graph.documents)
    html = render_map(graph.documents, graph.claims, title=title, endpoint="/sparql", examples=write_examples())
    page = html.encode("utf-8")
    workers = QueryWorkers(graph, limits=limits)

    def show_page(_request: Request) -> Response:
        return HTMLResponse(page)

    @asynccontextmanager
    async def end_workers(_app: Starlette) -> AsyncIterator[None]:
        yield
        workers.close()

    app = Starlette(
        routes=[
            Route("/", show_page),
            Route("/favicon.ico", _show_nothing),
            route_sparql("/sparql", workers, origins),
            *route_nodes(graph),
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False),
        ],
        lifespan=end_workers,
    )
    app.state.workers = workers
    return app


def _show_nothing(_request: Request) -> Response:
    return Response(status_code=204)


class SecurityHeaders:
    """Add the security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to the start of the answer."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in HEADERS.items()]
                message["headers"] = [*message["headers"], *added]
            await send(message)

        await self.app(scope, receive, send_with_headers)
