"""Render the page: its data, script, style and security policy in one file."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader

from tipgraph.maps.canvas import build_network
from tipgraph.maps.geography import project_graticule, project_outlines
from tipgraph.maps.palette import STYLES, style_of
from tipgraph.maps.records import (
    digest_claims,
    find_spots,
    write_claims,
    write_documents,
    write_goods,
    write_places,
    write_tiers,
)
from tipgraph.maps.strands import Strand, bundle_strands
from tipgraph.model import Claim, Document
from tipgraph.vocab import SCHEMES

# The parts of the script in the order in which they are read; together they are one module.
SCRIPT_PARTS = (
    "dom data state facets filters marks labels canvas overlay picking cite panel table exports chains country "
    "search query main"
).split()


def render_map(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    *,
    title: str,
    endpoint: str | None = None,
    examples: Sequence[Mapping[str, str]] = (),
) -> str:
    """Return one HTML page that shows the claims and asks no host for anything.

    `endpoint` is the path of a SPARQL endpoint on the page's own origin; with it the page offers queries, and
    `examples` of them with topic, title, question and text.
    """
    strands = bundle_strands(claims)
    spots = find_spots(claims)
    network = build_network(strands, spots)
    data = {
        "title": title,
        "version": version("tipgraph"),
        "digest": digest_claims(claims),
        "endpoint": endpoint,
        "examples": examples,
        "labels": SCHEMES,
        "styles": {style.code: style._asdict() for style in STYLES.values()},
        "outlines": project_outlines(),
        "graticule": project_graticule(),
        "places": write_places(spots, strands),
        "documents": write_documents(documents),
        "tiers": write_tiers(claims, spots),
        "goods": write_goods(spots),
        "claims": write_claims(claims, documents, strands),
        "strands": [_write_strand(strand) for strand in strands],
        "nodes": [{name: node[name] for name in ("id", "x", "y")} for node in network.nodes],
        "edges": [_write_edge(edge) for edge in network.edges],
    }
    script, style = _read_script(), _read_style()
    library = read_vis_network()
    template = _environment().get_template("page.html")
    return template.render(
        title=title,
        data=data,
        library=library,
        script=script,
        style=style,
        policy=_write_policy([library, script], [style], endpoint),
    )


@cache
def read_vis_network() -> str:
    """Return the script of vis-network 9.1.2 from the installed pyvis package."""
    folder = files("pyvis").joinpath("templates", "lib", "vis-9.1.2")
    text = folder.joinpath("vis-network.min.js").read_text(encoding="utf-8")
    # A page that asks for a source map would ask for a file that is not there.
    return text.replace("//# sourceMappingURL=vis-network.min.js.map", "")


def _write_strand(strand: Strand) -> dict[str, Any]:
    return {
        "stops": [spot.key for spot in strand.stops],
        "style": style_of(strand.exploitation).code,
        "exploitation": list(strand.exploitation),
        "claims": list(strand.claims),
        "ring": strand.is_ring,
    }


def _write_edge(edge: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the page does not set itself: width, dashes and colour follow the filters and the theme."""
    fixed = {name: edge[name] for name in ("id", "from", "to", "strand", "head")}
    return fixed | {"roundness": edge["smooth"]["roundness"]}


def _write_policy(scripts: Sequence[str], styles: Sequence[str], endpoint: str | None) -> str:
    """Return a content security policy that allows exactly these scripts and styles, and no other origin."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(_hash_source(text) for text in scripts)}",
            f"style-src {' '.join(_hash_source(text) for text in styles)}",
            "img-src data: blob:",
            "connect-src 'self'" if endpoint else "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash_source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _environment() -> Environment:
    environment = Environment(autoescape=True, loader=FunctionLoader(_read_web))
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment


@cache
def _read_script() -> str:
    return '"use strict";\n' + "\n".join(_read_web(f"script/{part}.js") for part in SCRIPT_PARTS)


@cache
def _read_style() -> str:
    return _read_web("page.css")


def _read_web(name: str) -> str:
    return files("tipgraph").joinpath("web", *name.split("/")).read_text(encoding="utf-8")
