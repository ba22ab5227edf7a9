"""Ask the graph: routes, query, check."""

from typing import Annotated

import typer

from tipgraph.cli.terminal import AsJson, GraphChoice, print_json, print_table, tell


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
    tell(f"{len(found)} route claims; a claim is not a fact")


COMMANDS = (routes,)
