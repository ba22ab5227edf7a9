"""Analyse routes: chains, rank, diff, corroborate, repeats."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from tipgraph.cli.terminal import (
    AsCsv,
    AsJson,
    Form,
    Most,
    Row,
    claims_of,
    print_json,
    print_table,
    spell_claims,
    tell,
)
from tipgraph.model import Claim

Year = Annotated[int | None, typer.Option(help="Only narratives of this report year.")]


class Ranking(StrEnum):
    """What can be ranked."""

    HUBS = "hubs"
    CHOKEPOINTS = "chokepoints"
    COMMUNITIES = "communities"
    RECIPROCITY = "reciprocity"
    SECTORS = "sectors"
    ACTORS = "actors"


_COLUMNS: dict[Ranking, Sequence[str]] = {
    Ranking.HUBS: (
        "name narratives sentences source_narratives transit_narratives destination_narratives called coverage"
    ).split(),
    Ranking.CHOKEPOINTS: "name betweenness pairs_cut pairs corridors narratives sentences coverage".split(),
    Ranking.COMMUNITIES: "number places inside outside modularity coverage".split(),
    Ranking.RECIPROCITY: (
        "one other there_narratives there_sentences back_narratives back_sentences share coverage"
    ).split(),
    Ranking.SECTORS: "name sector narratives sentences internal_narratives exploitation years coverage".split(),
    Ranking.ACTORS: "name actor narratives sentences acts years coverage".split(),
}


def chains(
    context: typer.Context,
    origin: Annotated[str, typer.Argument(metavar="FROM", help="A name, an ISO code or a group such as R:gulf.")],
    destination: Annotated[str, typer.Argument(metavar="TO", help="Likewise.")],
    max_legs: Annotated[int, typer.Option(min=1, max=6, help="No chain has more legs.")] = 3,
    most: Annotated[int, typer.Option(min=1, help="At most this many chains, those with the best evidence.")] = 20,
    shortest: Annotated[bool, typer.Option("--shortest", help="The shortest chains, of any length.")] = False,
    as_json: AsJson = False,
) -> None:
    """Trace chains of stated legs; no document says that anyone travels a whole computed chain."""
    from tipgraph.gazetteer import resolve_place
    from tipgraph.routes import CAVEAT, fold_legs, trace_chains, trace_shortest

    legs = fold_legs(claims_of(context))
    ends = resolve_place(origin), resolve_place(destination)
    found = (
        trace_shortest(legs, *ends, count=most)
        if shortest
        else trace_chains(legs, *ends, max_legs=max_legs, limit=most)
    )
    if as_json:
        print_json(chain.to_json() for chain in found)
        return
    rows = []
    for chain in found:
        said = chain.to_json()
        cited = [f"{leg['origin']}→{leg['destination']}: {leg['claims'][0]['citation']}" for leg in said["legs"]]
        mark = "computed *" if chain.computed else "stated"
        rows.append((" → ".join(said["places"]), mark, said["weakest"]["narratives"], "\n".join(cited)))
    print_table(["chain", "is", "narratives of weakest leg", "legs, each with one citation"], rows)
    tell(f"{len(found)} chains. * {CAVEAT}" if any(chain.computed for chain in found) else f"{len(found)} chains.")


def rank(
    context: typer.Context,
    what: Annotated[Ranking, typer.Argument(help="What to rank.")],
    year: Year = None,
    by_year: Annotated[bool, typer.Option("--by-year", help="A ranking for each report year.")] = False,
    most: Most = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Rank places, sectors and actors by narratives and distinct sentences; coverage counts the narratives read."""
    from tipgraph.routes import split_years

    claims = [claim for claim in claims_of(context) if year in (None, claim.year)]
    form = Form(as_json=as_json, as_csv=as_csv, most=most)
    rank_claims = _RANKINGS[what]
    if not by_year:
        form.print_first(rank_claims(claims), _COLUMNS[what])
        return
    editions = sorted(split_years(claims).items())
    rows = [_OfYear(edition, row) for edition, told in editions for row in form.first(rank_claims(told))]
    form.print(rows, ["year", *_COLUMNS[what]])


def diff(
    context: typer.Context,
    before: Annotated[int, typer.Argument(help="The earlier report year.")],
    after: Annotated[int, typer.Argument(help="The later report year.")],
    country: Annotated[str | None, typer.Option(metavar="PLACE", help="Only this country's narratives.")] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Compare the corridors of two report years, for countries that have a narrative in both.

    Both years' sentences stand side by side where the texts are attached, else what tipgraph says in their place.
    """
    from tipgraph.gazetteer import place_name, resolve_place
    from tipgraph.routes import compare_years
    from tipgraph.wording import count_words

    if before >= after:
        raise typer.BadParameter(f"the earlier year comes first: diff {after} {before}", param_hint="BEFORE AFTER")
    code = None if country is None else resolve_place(country)
    comparison = compare_years(claims_of(context), before, after, country=code)
    if as_json or as_csv:
        Form(as_json=as_json, as_csv=as_csv).print(comparison.changes, [])
    else:
        rows = (
            (
                place_name(change.country),
                change.change,
                place_name(change.origin, change.country),
                place_name(change.destination, change.country),
                spell_claims(change.before),
                spell_claims(change.after),
            )
            for change in comparison.changes
        )
        print_table(["country", "change", "origin", "destination", str(before), str(after)], rows)
    tell(
        f"{count_words(len(comparison.changes), 'change')}, {comparison.unchanged} unchanged; countries with a "
        f"narrative in both years: {len(comparison.compared)} (only {before}: {len(comparison.only_before)}, "
        f"only {after}: {len(comparison.only_after)})"
    )


def corroborate(context: typer.Context, most: Most = None, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Say for each corridor whether the origin's narrative, the destination's, or both tell of it."""
    from tipgraph.routes import corroborate_corridors

    found = corroborate_corridors(claims_of(context))
    columns = (
        "origin_name destination_name verdict told_by_origin told_by_destination told_by_others denied sentences "
        "coverage_of_origin coverage_of_destination"
    )
    Form(as_json=as_json, as_csv=as_csv, most=most).print_first(found, columns.split())


def repeats(context: typer.Context, most: Most = None, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Find sentences repeated year after year, which are no new evidence."""
    from tipgraph.routes import find_repeats

    found = find_repeats(claims_of(context))
    columns = ["country", "narratives", "years", "similarity", "citations"]
    Form(as_json=as_json, as_csv=as_csv, most=most).print_first(found, columns)


class _OfYear:
    """A row of a ranking with the report year it is of."""

    def __init__(self, year: int, row: Row) -> None:
        self.year, self.row = year, row

    def to_json(self) -> dict[str, Any]:
        return {"year": self.year, **self.row.to_json()}


def _rank(name: str) -> Callable[[Iterable[Claim]], Iterable[Row]]:
    """Return a ranking of the room `routes`, which is imported only when it is asked for."""

    def rank_claims(claims: Iterable[Claim]) -> Iterable[Row]:
        import tipgraph.routes as routes

        ranked: Iterable[Row] = getattr(routes, name)(claims)
        return ranked

    return rank_claims


_RANKINGS = {
    Ranking.HUBS: _rank("rank_hubs"),
    Ranking.CHOKEPOINTS: _rank("rank_chokepoints"),
    Ranking.COMMUNITIES: _rank("find_communities"),
    Ranking.RECIPROCITY: _rank("rank_reciprocity"),
    Ranking.SECTORS: _rank("cross_sectors"),
    Ranking.ACTORS: _rank("cross_actors"),
}

COMMANDS = (chains, rank, diff, corroborate, repeats)
