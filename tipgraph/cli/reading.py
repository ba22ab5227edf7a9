"""Read documents: build, claims, explain."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tipgraph.cli.terminal import AsJson, GraphChoice, print_json, print_table, show_progress, tell
from tipgraph.errors import InputError
from tipgraph.model import Claim, Kind, Mention, Reading

if TYPE_CHECKING:
    from tipgraph.pipeline import Extraction

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...", help="Text files, cables, JSON Lines, folders, globs, or - for standard input."
    ),
]
Country = Annotated[
    str | None, typer.Option(help="The subject of texts that do not name it: a name or ISO code.", metavar="PLACE")
]


def build(
    sources: Sources,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write into.", metavar="DIR")] = Path(
        "exports"
    ),
    country: Country = None,
    misses: Annotated[
        Path | None, typer.Option(help="Also list the sentences that were not understood.", metavar="FILE")
    ] = None,
) -> None:
    """Read documents and write graph.trig, map.html and claims.csv."""
    from tipgraph import pipeline

    extractions = pipeline.extract_on_all_cores(sources, country=_code(country))
    graph, summary = pipeline.collect_extractions(show_progress(extractions, "reading"))
    for warning in summary.warnings:
        tell(f"warning: {warning}")
    written = pipeline.write_build(graph, out)
    if misses is not None:
        pipeline.write_misses(summary, misses)
        written = (*written, misses)
    for line in pipeline.summary_lines(summary):
        typer.echo(line)
    typer.echo("wrote " + ", ".join(str(path) for path in written))


def claims(
    context: typer.Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE...]", help="What to read; without a source, the claims of the graph."),
    ] = None,
    as_json: AsJson = False,
    country: Country = None,
    kind: Annotated[list[Kind] | None, typer.Option(help="Only claims of this kind; may be given again.")] = None,
) -> None:
    """List what documents claim, one claim a line."""
    from tipgraph import pipeline
    from tipgraph.wording import describe_claim

    def wanted(claim: Claim) -> bool:
        return not kind or claim.kind in kind

    choice: GraphChoice = context.obj
    found: Iterable[Claim] = (
        _claims_of(pipeline.extract_sources(sources, country=_code(country))) if sources else choice.open().claims
    )
    if as_json:
        print_json(pipeline.claim_to_line(claim) for claim in found if wanted(claim))
    else:
        rows = ((c.kind, c.country, c.year, describe_claim(c), c.evidence.citation) for c in found if wanted(c))
        print_table(["kind", "subject", "year", "claim", "citation"], rows)


def explain(
    sentence: Annotated[str, typer.Argument(help="The words to read, or - for standard input.")],
    country: Annotated[str, typer.Option(help="Whom the sentence speaks about: a name or ISO code.", metavar="PLACE")],
    year: Annotated[int | None, typer.Option(help="The report year.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show how a sentence is read: names, rules, what each word gave, the claims; or why there is none."""
    from tipgraph import pipeline
    from tipgraph.gazetteer import resolve_place

    text = sys.stdin.read() if sentence == "-" else sentence
    if not text.strip():
        raise InputError("there is no sentence to explain: give its words, or - and the words on standard input")
    readings = pipeline.extract_sentence(text, country=resolve_place(country), year=year)
    if as_json:
        print_json(pipeline.reading_to_line(reading) for reading in readings)
        return
    for reading in readings:
        _print_reading(reading)


def _print_reading(reading: Reading) -> None:
    from tipgraph.wording import describe_claim

    typer.echo(f"“{' '.join(reading.sentence.text.split())}”")
    if reading.mentions:
        print_table(["words", "are", "meaning"], ((m.words, m.kind, _meaning(m)) for m in reading.mentions))
    if reading.steps:
        print_table(["rule", "read", "and gave"], ((s.rule, " ".join(s.words.split()), s.gave) for s in reading.steps))
    for claim in reading.claims:
        typer.echo(f"  → {claim.kind}: {describe_claim(claim)}")
    if reading.why:
        typer.echo(f"  no claim: {reading.why}")
    typer.echo("")


def _meaning(mention: Mention) -> str:
    """Return the codes of a mention; codes of places are told with their names."""
    from tipgraph.gazetteer import place_name

    if mention.kind in ("place", "nationality"):
        return ", ".join(f"{code} ({place_name(code)})" for code in mention.codes)
    return ", ".join(mention.codes)


def _code(country: str | None) -> str | None:
    from tipgraph.gazetteer import resolve_place

    return None if country is None else resolve_place(country)


def _claims_of(extractions: "Iterable[Extraction]") -> Iterator[Claim]:
    for extraction in extractions:
        for warning in extraction.warnings:
            tell(f"warning: {warning}")
        yield from extraction.claims


COMMANDS = (build, claims, explain)
