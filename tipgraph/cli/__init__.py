"""Offer every stage as a command."""

import sys
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Annotated

import typer

from tipgraph.cli import analysing, asking, profiling, reading, showing
from tipgraph.cli.terminal import GraphChoice, complain
from tipgraph.errors import TipgraphError

app = typer.Typer(
    name="tipgraph",
    help="Read trafficking-in-persons narratives into a graph of cited claims: routes, maps, SPARQL, exports.",
    epilog="A claim is not a fact: every row cites its sentence and keeps its hedges. Exit codes: 0 done, 1 bug, "
    "2 usage, 3 bad input, 4 query refused, 5 not found, 6 check failed.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tipgraph {package_version('tipgraph')}")
        raise typer.Exit


@app.callback()
def choose_graph(
    context: typer.Context,
    graph: Annotated[
        str | None,
        typer.Option(
            help="The graph to use: .trig, .nq, .ttl, .nt, .jsonld, .jsonl, a store folder, or the http(s) address of "
            "a SPARQL endpoint.",
            metavar="PATH",
        ),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(help="A folder of the documents' texts: quotations appear where digests match.", metavar="DIR"),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Choose which graph the command works on; without `--graph` it is the one that comes with tipgraph."""
    context.obj = GraphChoice(graph=graph, texts=texts)


for room in (reading, asking, profiling, analysing, showing):
    for command in room.COMMANDS:
        app.command(command.__name__.removesuffix("_"))(command)


def main() -> None:
    """Run the command line; an error of tipgraph's own ends it with one line and its exit code."""
    try:
        app()
    except TipgraphError as error:
        complain(str(error))
        sys.exit(error.exit_code)
