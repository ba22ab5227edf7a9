"""Answer SPARQL queries over HTTP as the SPARQL 1.1 Protocol says, and nothing but queries."""

from collections.abc import Collection, Mapping, Sequence
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tipgraph.errors import LimitError, QueryError
from tipgraph.server.negotiation import choose_type
from tipgraph.store import QueryWorkers, Question, RowsForm, Scope, TriplesForm, describe_service

ROWS_TYPES: Mapping[str, RowsForm] = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
TRIPLES_TYPES: Mapping[str, TriplesForm] = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
    "application/ld+json": "jsonld",
}
MAX_BODY = 1_000_000

Parameters = Mapping[str, Sequence[str]]


def route_sparql(path: str, workers: QueryWorkers, origins: Sequence[str]) -> Route:
    """Return the route of an endpoint; `origins` are the other sites whose pages may ask it."""
    endpoint = SparqlEndpoint(workers, origins=origins)
    if not origins:
        return Route(path, endpoint.answer, methods=["GET", "POST"])
    sharing = Middleware(CORSMiddleware, allow_origins=origins, allow_methods=["GET", "POST"])
    return Route(path, endpoint.answer, methods=["GET", "POST", "OPTIONS"], middleware=[sharing])


class SparqlEndpoint:
    """Answer queries with the processes that can be killed."""

    def __init__(self, workers: QueryWorkers, *, origins: Collection[str] = ()) -> None:
        self._workers = workers
        self._origins = frozenset(origins)

    async def answer(self, request: Request) -> Response:
        """Answer one request; a refusal is one line of text."""
        self._refuse_other_sites(request)
        given = await _read_parameters(request)
        accept = request.headers.get("accept", "")
        if not given and request.method != "POST":
            return _describe_service(request, accept)
        rows_type, triples_type = choose_type(accept, [*ROWS_TYPES]), choose_type(accept, [*TRIPLES_TYPES])
        question = Question(
            text=_read_query(given),
            rows_form=ROWS_TYPES[rows_type] if rows_type else None,
            triples_form=TRIPLES_TYPES[triples_type] if triples_type else None,
            scope=_read_scope(given),
        )
        try:
            answer = await run_in_threadpool(self._workers.answer, question)
        except LimitError as error:
            raise HTTPException(503, str(error)) from error
        except QueryError as error:
            raise HTTPException(400, str(error)) from error
        if answer.form is None:
            raise refuse_types([*ROWS_TYPES, *TRIPLES_TYPES])
        media = triples_type if answer.form in TRIPLES_TYPES.values() else rows_type
        return Response(answer.content, media_type=media, headers={"vary": "accept"})

    def _refuse_other_sites(self, request: Request) -> None:
        """A page of another site must not make the user's browser ask."""
        origin = request.headers.get("origin")
        foreign = request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
        own = str(request.base_url).rstrip("/")
        if (foreign or origin not in (None, own)) and origin not in self._origins:
            raise HTTPException(403, "pages of other sites may not ask this endpoint")


def refuse_types(offered: Collection[str]) -> HTTPException:
    """Return the error that says which media types there are."""
    return HTTPException(406, f"no type that you accept fits the answer: there are {', '.join(offered)}")


async def _read_parameters(request: Request) -> Parameters:
    """Return the parameters of a request, each with all its values, wherever the protocol lets them stand."""
    in_address = _parse(request.url.query)
    if request.method != "POST":
        return in_address
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await _read_body(request)
    match media:
        case "application/x-www-form-urlencoded":
            return _parse(body)
        case "application/sparql-query":
            return {**in_address, "query": [body]}
        case "application/sparql-update":
            return {"update": [body]}
    raise HTTPException(415, "POST a query as application/sparql-query or as application/x-www-form-urlencoded")


async def _read_body(request: Request) -> str:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY:
            raise HTTPException(413, f"the query is too long: {MAX_BODY} bytes are the limit")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the query is not UTF-8 text") from error


def _parse(text: str) -> Parameters:
    try:
        return parse_qs(text, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the parameters are not UTF-8 text") from error


def _read_query(given: Parameters) -> str:
    if "update" in given:
        raise HTTPException(403, "updates are refused: this endpoint only answers queries")
    queries = given.get("query", ())
    if len(queries) != 1:
        raise HTTPException(400, f"give one query in the parameter 'query', not {len(queries)}")
    return queries[0]


def _read_scope(given: Parameters) -> Scope | None:
    default, named = given.get("default-graph-uri", ()), given.get("named-graph-uri", ())
    return Scope(default=tuple(default), named=tuple(named)) if default or named else None


def _describe_service(request: Request, accept: str) -> Response:
    media = choose_type(accept, [*TRIPLES_TYPES])
    if media is None:
        raise refuse_types(TRIPLES_TYPES)
    content = describe_service(str(request.url.replace(query=""))).serialize(TRIPLES_TYPES[media])
    return Response(content, media_type=media, headers={"vary": "accept"})
