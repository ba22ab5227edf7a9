"""Look at countries: country, tiers, sectors, goods, coverage."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tipgraph.cli.terminal import AsCsv, AsJson, Form, Most, claims_of, tell

Place = Annotated[str | None, typer.Option(metavar="PLACE", help="Only this country: a name or ISO code.")]
Sector = Annotated[str | None, typer.Option(metavar="CODE", help="Only this kind of work, and narrower ones.")]


class ProfileForm(StrEnum):
    """How a country's profile is written."""

    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def country(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="PLACE", help="A name or ISO code.")],
    form: Annotated[ProfileForm, typer.Option("--format", "-f", help="How to write it.")] = ProfileForm.MARKDOWN,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write it here, not to stdout.")
    ] = None,
) -> None:
    """Tell all that the narratives claim about one country, every line cited."""
    from tipgraph.export import render_profile
    from tipgraph.files import write_file
    from tipgraph.gazetteer import resolve_place
    from tipgraph.routes import profile_country

    text = render_profile(profile_country(claims_of(context), resolve_place(name)), form.value)
    if out is None:
        sys.stdout.write(text)
    else:
        tell(f"wrote {write_file(out, text)}")


def tiers(
    context: typer.Context,
    name: Annotated[str | None, typer.Option("--country", metavar="PLACE", help="Only this country.")] = None,
    year: Annotated[int | None, typer.Option(help="Only this report year.")] = None,
    clock: Annotated[
        int | None, typer.Option(metavar="REPORT", help="Who faces automatic downgrade in the report of this year.")
    ] = None,
    history: Annotated[bool, typer.Option("--history", help="How often reports followed the rule.")] = False,
    most: Most = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List tier placements and changes; a tier rates a government's efforts, not how much trafficking there is."""
    from tipgraph.gazetteer import resolve_place
    from tipgraph.routes import check_clock, list_placements, run_clock, trace_moves

    code = None if name is None else resolve_place(name)
    form = Form(as_json=as_json, as_csv=as_csv, most=most)
    placements = list_placements(claims_of(context), country=code)
    if history:
        form.print(check_clock(placements), "report due final downgraded waived improved against unknown".split())
    elif clock is not None:
        form.print(run_clock(placements, clock), "name report years certain state waivers_left tier outcome".split())
    else:
        moves = [move for move in trace_moves(placements) if year in (None, move.year)]
        form.print_first(moves, "name year tier before change agreement".split())


def sectors(
    context: typer.Context,
    place: Place = None,
    sector: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only this kind of work, and narrower ones.")
    ] = None,
    most: Most = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List in which kinds of work people are said to be exploited, and where."""
    from tipgraph.gazetteer import resolve_place
    from tipgraph.routes import cross_sectors

    code = None if place is None else resolve_place(place)
    found = cross_sectors(claims_of(context), country=code, sector=sector)
    columns = "name sector narratives sentences exploitation victims years coverage claims".split()
    Form(as_json=as_json, as_csv=as_csv, most=most).print_first(found, columns)


def goods(
    context: typer.Context,
    place: Place = None,
    sector: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only this kind of work, and narrower ones.")
    ] = None,
    good: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only goods with these words in their name.")
    ] = None,
    most: Most = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Set goods that the US Department of Labor lists beside the claims about the same work in the same country."""
    from tipgraph.gazetteer import resolve_place
    from tipgraph.routes import match_goods

    code = None if place is None else resolve_place(place)
    found = match_goods(claims_of(context), country=code, sector=sector, good=good)
    columns = "text listed narratives child_narratives years coverage claims".split()
    Form(as_json=as_json, as_csv=as_csv, most=most).print_first(found, columns)
    tell("the claims are about the kind of work, not about the good; coverage counts the narratives read")


def coverage(
    context: typer.Context,
    place: Place = None,
    year: Annotated[int | None, typer.Option(help="Only this report year.")] = None,
    most: Most = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Tell for which countries and report years there is a narrative, only a tier placement, or nothing to read."""
    from tipgraph.gazetteer import resolve_place
    from tipgraph.routes import list_coverage, read_tiers

    code = None if place is None else resolve_place(place)
    rows = list_coverage(claims_of(context), read_tiers())
    found = [row for row in rows if code in (None, row.country) and year in (None, row.year)]
    Form(as_json=as_json, as_csv=as_csv, most=most).print_first(found, ["name", "year", "read", "claims", "documents"])


COMMANDS = (country, tiers, sectors, goods, coverage)
