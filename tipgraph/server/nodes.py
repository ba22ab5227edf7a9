"""Answer for the IRIs of a graph: with a page, or with RDF for those that ask for it."""

import base64
import hashlib
import html
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from tipgraph.errors import NotFoundError
from tipgraph.server.negotiation import choose_type
from tipgraph.server.sparql import TRIPLES_TYPES, refuse_types
from tipgraph.store import Graph, NodeDescription, describe_dataset, describe_node
from tipgraph.vocab import BASE

FORMS: Mapping[str, str] = {form: media for media, form in TRIPLES_TYPES.items()}
PATHS = ("/id/{key:path}", "/vocab", "/vocab/{key:path}", "/ontology", "/graph/{key:path}")
DATASET_PATHS = ("/dataset", "/.well-known/void")

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>{style}</style>
{alternates}
</head>
<body>
<p><a href="/">tipgraph</a> · a claim is not a fact</p>
<h1>{title}</h1>
<p>&lt;{iri}&gt; as {forms}</p>
{body}
</body>
</html>
"""


def route_nodes(graph: Graph) -> list[Route]:
    """Return the routes under which the IRIs of a graph answer: their paths are those of the IRIs.

    The form is what the asker accepts; `?form=ttl` (nt, rdf, jsonld) asks for one by address.
    """

    def show(request: Request) -> Response:
        path = request.scope["raw_path"].decode("ascii", "replace").lstrip("/")
        try:
            return show_node(describe_node(graph, BASE + path), request)
        except NotFoundError as error:
            raise HTTPException(404, str(error)) from error

    @cache
    def describe(endpoint: str) -> NodeDescription:
        return describe_dataset(graph, endpoint=endpoint)

    def show_dataset(request: Request) -> Response:
        return show_node(describe(f"{request.base_url}sparql"), request)

    return [*(Route(path, show) for path in PATHS), *(Route(path, show_dataset) for path in DATASET_PATHS)]


def show_node(node: NodeDescription, request: Request) -> Response:
    """Return a node in the form that a request asks for."""
    offered = ["text/html", *TRIPLES_TYPES]
    media = FORMS.get(request.query_params.get("form", "")) or choose_type(request.headers.get("accept", ""), offered)
    if media is None:
        raise refuse_types(offered)
    headers = {"vary": "accept", "link": f'<{node.iri}>; rel="canonical"'}
    if media == "text/html":
        headers["content-security-policy"] = f"default-src 'none'; style-src '{_style_digest()}'"
        return HTMLResponse(render_node(node), headers=headers)
    return Response(node.serialize(TRIPLES_TYPES[media]), media_type=media, headers=headers)


def render_node(node: NodeDescription) -> str:
    """Return a page about a node that asks no host for anything; links lead to the pages of other nodes."""
    alternates = (f'<link rel="alternate" type="{media}" href="?form={form}">' for media, form in TRIPLES_TYPES.items())
    names = {"ttl": "Turtle", "nt": "N-Triples", "rdf": "RDF/XML", "jsonld": "JSON-LD"}
    return _PAGE.format(
        title=html.escape(node.label()),
        iri=html.escape(node.iri),
        style=_read_style(),
        alternates="\n".join(alternates),
        forms=", ".join(f'<a href="?form={form}">{name}</a>' for form, name in names.items()),
        body="\n".join([*_render_sections(node), *_render_mentions(node)]),
    )


def _render_sections(node: NodeDescription) -> Iterator[str]:
    for iri, statements in node.sections().items():
        if iri != node.iri:
            fragment = html.escape(iri.rpartition("#")[2])
            yield f'<h2 id="{fragment}">{_link(node, iri)}</h2>'
        if statements:
            yield "<dl>"
            for name, values in statements.items():
                told = (_link(node, text) if is_node else html.escape(text) for text, is_node in values)
                yield f"<div><dt>{_link(node, name)}</dt>{''.join(f'<dd>{value}</dd>' for value in told)}</div>"
            yield "</dl>"


def _render_mentions(node: NodeDescription) -> Iterator[str]:
    if node.mentions:
        shown = f"the first {len(node.mentions)} of " if node.mentioned > len(node.mentions) else ""
        yield f"<h2>Named by {shown}{node.mentioned}</h2>\n<dl>"
        for iri, name in node.mentions:
            yield f"<div><dt>{_link(node, name)}</dt><dd>{_link(node, iri)}</dd></div>"
        yield "</dl>"


def _link(node: NodeDescription, iri: str) -> str:
    """Return a link with the label of a node: to this server for tipgraph's IRIs, outward for others of the web."""
    label = html.escape(node.label(iri))
    if iri.startswith(BASE):
        return f'<a href="/{html.escape(iri.removeprefix(BASE))}">{label}</a>'
    return f'<a href="{html.escape(iri)}" rel="noreferrer">{label}</a>' if iri.startswith("http") else label


@cache
def _read_style() -> str:
    return files("tipgraph").joinpath("web", "node.css").read_text(encoding="utf-8")


def _style_digest() -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(_read_style().encode()).digest()).decode()}"
