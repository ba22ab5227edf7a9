"""Ask the graph: routes, query, check, review."""

import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tipgraph.cli.terminal import AsJson, GraphChoice, print_json, print_table, tell
from tipgraph.errors import CheckError, NotFoundError, QueryError
from tipgraph.reviews import Decision


class AnswerFormat(StrEnum):
    """How the answer to a query is printed: rows as the first six, triples as the others."""

    TABLE = "table"
    MARKDOWN = "markdown"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TURTLE = "ttl"
    NTRIPLES = "nt"
    JSONLD = "jsonld"
    RDFXML = "rdf"


def routes(
    context: typer.Context,
    origin: Annotated[str | None, typer.Option("--from", metavar="PLACE", help="Routes out of this place.")] = None,
    destination: Annotated[str | None, typer.Option("--to", metavar="PLACE", help="Routes into this place.")] = None,
    via: Annotated[str | None, typer.Option(metavar="PLACE", help="Routes through this place.")] = None,
    victims: Annotated[str | None, typer.Option(metavar="CODE", help="women, men, children, girls ...")] = None,
    exploitation: Annotated[str | None, typer.Option(metavar="CODE", help="sex, labor, marriage ...")] = None,
    sector: Annotated[str | None, typer.Option(metavar="CODE", help="agriculture, domestic-work ...")] = None,
    year: Annotated[int | None, typer.Option(help="The report year.")] = None,
    hedged: Annotated[
        bool | None, typer.Option("--hedged/--no-hedged", help="Only routes with hedges, or only without.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List claimed routes with their citations."""
    from tipgraph import pipeline
    from tipgraph.gazetteer import resolve_place
    from tipgraph.routes import RouteFilter, select_routes
    from tipgraph.wording import count_words

    def code(name: str | None) -> str | None:
        return None if name is None else resolve_place(name)

    choice: GraphChoice = context.obj
    wanted = RouteFilter(
        origin=code(origin),
        destination=code(destination),
        via=code(via),
        victims=victims,
        exploitation=exploitation,
        sector=sector,
        year=year,
        hedged=hedged,
    )
    found = select_routes(choice.open().claims, wanted)
    if as_json:
        print_json(pipeline.claim_to_line(claim) for claim in found)
        return
    print_table(pipeline.ROUTE_COLUMNS, (pipeline.route_to_row(claim) for claim in found))
    tell(f"{count_words(len(found), 'route claim')}; a claim is not a fact")


def query(
    context: typer.Context,
    asked: Annotated[
        str | None,
        typer.Argument(metavar="[QUERY]", help="SPARQL text, a .rq file, the name of a shipped query, or - for stdin."),
    ] = None,
    params: Annotated[
        list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="A parameter of a shipped query.")
    ] = None,
    form: Annotated[AnswerFormat, typer.Option("--format", "-f", help="How to print the answer.")] = AnswerFormat.TABLE,
    show: Annotated[bool, typer.Option("--list", help="List the shipped queries and stop.")] = False,
    explain_query: Annotated[bool, typer.Option("--explain", help="Print the query instead of asking it.")] = False,
) -> None:
    """Answer a SPARQL query; it only reads, and never asks another host."""
    from tipgraph.store import find_query, parse_query, read_queries

    if show:
        rows = ((q.name, ", ".join(p.name for p in q.parameters), q.question) for q in read_queries().values())
        print_table(["name", "parameters", "question"], rows)
        return
    if asked is None:
        raise typer.BadParameter("give a query, or --list to see the shipped ones", param_hint="QUERY")
    text = _query_text(asked)
    named = find_query(asked) if text is None else parse_query("query", text)
    chosen = _parameters(params or [])
    if explain_query:
        typer.echo(named.written_out(chosen) if named.parameters else named.text)
        return
    choice: GraphChoice = context.obj
    result = choice.open().query(named.text, named.bind(chosen))
    if form is AnswerFormat.TABLE and result.kind == "select":
        print_table(result.variables, result.table)
    elif form is AnswerFormat.MARKDOWN and result.kind == "select":
        _print_markdown([result.variables, ["---"] * len(result.variables), *result.table])
    elif form in (AnswerFormat.TABLE, AnswerFormat.MARKDOWN):
        typer.echo(str(result.answer).lower() if result.kind == "ask" else result.serialize("ttl").decode(), nl=False)
    else:
        sys.stdout.write(result.serialize(form.value).decode())


def check(
    context: typer.Context,
    as_json: AsJson = False,
    as_shacl: Annotated[bool, typer.Option("--shacl", help="Print a SHACL report in Turtle.")] = False,
) -> None:
    """Check that a graph keeps the ontology's rules and that quotations equal their spans; 6 where it does not."""
    from tipgraph.store import check_graph
    from tipgraph.wording import count_words, join_words

    choice: GraphChoice = context.obj
    report = check_graph(choice.open())
    if as_json:
        print_json([report.to_json()])
    elif as_shacl:
        sys.stdout.write(report.to_shacl().decode())
    else:
        for finding in report.findings:
            typer.echo(finding.line)
    looked_at = {"claim": report.claims, "document": report.documents, "quotation": report.quotations}
    tell(f"checked {join_words([count_words(number, noun) for noun, number in looked_at.items()])}")
    if not report.conforms:
        broken = sum(finding.severity == "violation" for finding in report.findings)
        raise CheckError(f"the graph breaks its rules in {count_words(broken, 'place')}: the lines above say where")


def review(
    context: typer.Context,
    claim: Annotated[str | None, typer.Argument(metavar="[CLAIM]", help="The id of a claim.")] = None,
    decision: Annotated[Decision | None, typer.Argument(help="What you decide about it.")] = None,
    values: Annotated[
        list[str] | None, typer.Option("--set", metavar="SLOT=VALUE", help="What a correction says instead.")
    ] = None,
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
) -> None:
    """Accept, reject or correct a claim, or list what was decided; decisions outlast a new reading of the text."""
    from tipgraph.reviews import add_review, apply_reviews, read_reviews, review_claim, write_reviews

    choice: GraphChoice = context.obj
    reviews = read_reviews(choice.reviews_file)
    claims = {known.id: known for known in choice.open(reviewed=False).claims}
    if claim is None:
        _, unmet = apply_reviews(claims.values(), reviews)
        if not reviews:
            tell(f"nothing is decided yet in {choice.reviews_file}")
            return
        rows = ((r.claim, r.decision, "no longer read so" if r in unmet else "", r.note) for r in reviews)
        print_table(["claim", "decision", "", "note"], rows)
        return
    if decision is None:
        raise typer.BadParameter("accept, reject or correct?", param_hint="DECISION")
    if claim not in claims:
        raise NotFoundError(f"the graph has no claim {claim!r}: `tipgraph claims --json` lists their ids")
    made = review_claim(claims[claim], decision, corrections=_parameters(values or []), note=note)
    write_reviews(choice.reviews_file, add_review(reviews, made))
    tell(f"wrote {choice.reviews_file}")


def _query_text(asked: str) -> str | None:
    """Return the text of a query, or nothing where its name was given."""
    if asked == "-":
        return sys.stdin.read()
    if "{" in asked or any(char.isspace() for char in asked):
        return asked
    if not asked.endswith(".rq"):
        return None
    try:
        return Path(asked).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise NotFoundError(f"there is no query file {asked}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{asked} can not be read as a query: {error}") from error


def _parameters(given: list[str]) -> Mapping[str, str]:
    pairs = [pair.partition("=") for pair in given]
    for name, equals, _ in pairs:
        if not equals:
            raise typer.BadParameter(f"{name!r} is no NAME=VALUE")
    return {name: value for name, _, value in pairs}


def _print_markdown(rows: list[tuple[str, ...] | list[str]]) -> None:
    for row in rows:
        cells = (cell.replace("|", "\\|").replace("\n", " ") for cell in row)
        typer.echo(f"| {' | '.join(cells)} |")


COMMANDS = (routes, query, check, review)
