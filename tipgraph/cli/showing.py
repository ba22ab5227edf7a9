"""Show the graph and hand it on: map, explore, serve, export, load."""

from pathlib import Path
from typing import Annotated

import typer

from tipgraph.cli.terminal import GraphChoice, print_table, tell


def map_(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The page to write.")] = Path(
        "exports/map.html"
    ),
) -> None:
    """Draw the routes as one HTML page that works offline."""
    from tipgraph import pipeline

    choice: GraphChoice = context.obj
    pipeline.write_map(choice.open(), out)
    typer.echo(f"wrote {out}")


Port = Annotated[int, typer.Option(min=0, max=65535, help="The port on 127.0.0.1; 0 takes a free one.")]


def explore(
    context: typer.Context,
    port: Port = 8750,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")] = True,
) -> None:
    """Serve the routes on this machine alone and open them in the browser; Ctrl-C stops it."""
    from tipgraph.server import serve_explorer

    choice: GraphChoice = context.obj
    serve_explorer(choice.open(), port=port, open_browser=browser)


def serve(
    context: typer.Context,
    port: Port = 8750,
    seconds: Annotated[int, typer.Option(min=1, help="A query that takes longer is stopped.")] = 10,
    rows: Annotated[int, typer.Option(min=1, help="No answer has more rows or triples.")] = 100_000,
    origins: Annotated[
        list[str] | None,
        typer.Option("--allow-origin", metavar="URL", help="A site whose pages may ask queries; may be given again."),
    ] = None,
) -> None:
    """Serve the routes, the SPARQL endpoint at /sparql and every IRI of the graph on this machine alone."""
    from tipgraph.server import serve_explorer
    from tipgraph.store import Limits

    choice: GraphChoice = context.obj
    limits = Limits(seconds=seconds, rows=rows)
    serve_explorer(choice.open(), port=port, open_browser=False, limits=limits, origins=origins or ())


def export(
    context: typer.Context,
    form: Annotated[
        str | None, typer.Option("--format", "-f", metavar="NAME", help="The format; `--list` tells them all.")
    ] = None,
    out: Annotated[
        str | None, typer.Option("--out", "-o", metavar="PATH", help="The file or folder to write, or - for stdout.")
    ] = None,
    show: Annotated[bool, typer.Option("--list", help="List the formats and stop.")] = False,
    release: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write a release to cite: RDF, vocabularies, tables, description, checksums."),
    ] = None,
    claim: Annotated[
        str | None,
        typer.Option("--nanopublication", metavar="CLAIM", help="Print the nanopublication of one claim, as TriG."),
    ] = None,
) -> None:
    """Write the graph in a format that other tools read, all of it as a release, or one claim to publish alone."""
    from tipgraph.export import FORMATS, write_export, write_release
    from tipgraph.store import render_nanopublication

    choice: GraphChoice = context.obj
    if show:
        print_table(["format", "suffix", "what it is"], ((f.name, f.suffix, f.about) for f in FORMATS.values()))
        return
    if release is not None:
        tell(f"wrote {len(write_release(choice.open(), release))} files into {release}")
        return
    if claim is not None:
        typer.echo(render_nanopublication(choice.open(), claim), nl=False)
        return
    if form is None:
        raise typer.BadParameter(f"choose one of {', '.join(FORMATS)}", param_hint="--format")
    suffix = FORMATS[form].suffix if form in FORMATS else ""
    for path in write_export(choice.open(), form, out or f"exports/graph{suffix}"):
        tell(f"wrote {path}")


def load(
    context: typer.Context,
    to: Annotated[str, typer.Option("--to", metavar="URL", help="The address of the store's graph store service.")],
) -> None:
    """Put the graph into another graph store (Fuseki, GraphDB, Oxigraph ...) by the SPARQL Graph Store Protocol.

    Each named graph is replaced; others in the store stay as they are.
    """
    from tipgraph.store import load_graph

    choice: GraphChoice = context.obj
    tell(f"loaded {load_graph(choice.open(), to)} named graphs")


COMMANDS = (map_, explore, serve, export, load)
