"""Write RDF so that the same graph always gives the same bytes, and a person likes to read them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from tipgraph.vocab import BASE, SCHEMES, TG

Objects = dict[str, list[str]]

ID_BASE = f"{BASE}id/"
PREFIXES: dict[str, str] = {
    "tg": TG,
    **{kind: f"{ID_BASE}{kind}/" for kind in ("claim", "corridor", "document", "narrative", "place", "run")},
    **{scheme: f"{BASE}vocab/{scheme}/" for scheme in SCHEMES},
    "graph": f"{BASE}graph/",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_FIRST = ("a", "rdfs:label", "dcterms:identifier")
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_NAME = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.\-]*[A-Za-z0-9_\-])?")
_PLAIN = {f"{PREFIXES['xsd']}{name}" for name in ("integer", "boolean")}
_DECIMAL = f"{PREFIXES['xsd']}decimal"


def quads_to_nquads(quads: Iterable[Quad]) -> bytes:
    """Return sorted N-Quads: one line for each quad, the same bytes for the same set of quads."""
    return "".join(sorted({f"{quad} .\n" for quad in quads})).encode()


def quads_to_trig(quads: Iterable[Quad]) -> bytes:
    """Return TriG: graph by graph and subject by subject, all sorted, with prefixes."""
    graphs: dict[str, dict[str, Objects]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for quad in quads:
        graph = "" if isinstance(quad.graph_name, DefaultGraph) else _write(quad.graph_name)
        graphs[graph][_write(quad.subject)][_write_predicate(quad.predicate)].append(_write(quad.object))
    blocks = [line for graph in sorted(graphs) for line in _write_graph(graph, graphs[graph])]
    return _with_prefixes(blocks)


def triples_to_turtle(triples: Iterable[Triple]) -> bytes:
    """Return Turtle: subject by subject, all sorted, with prefixes."""
    return quads_to_trig(Quad(t.subject, t.predicate, t.object) for t in triples)


def shorten_iri(iri: str) -> str:
    """Return an IRI as a prefixed name if tipgraph has a prefix for it, else as it is.

    >>> shorten_iri("https://w3id.org/tipgraph/id/place/TJ")
    'place:TJ'
    """
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _PREFIX_OF.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix and _NAME.fullmatch(iri[cut:]) else iri


def _write_graph(graph: str, subjects: dict[str, Objects]) -> Iterator[str]:
    indent = "  " if graph else ""
    if graph:
        yield f"\n{graph} {{\n"
    for subject in sorted(subjects, key=_reading_order):
        yield f"\n{indent}{subject}\n"
        said = subjects[subject]
        properties = sorted(said, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))
        lines = [f"{indent}  {name} {', '.join(sorted(set(said[name])))}" for name in properties]
        yield " ;\n".join(lines) + " .\n"
    if graph:
        yield "}\n"


def _reading_order(subject: str) -> tuple[bool, str]:
    """Put the document first, and each part of a thing (claim/x#qualifier-1) behind the thing itself (claim:x)."""
    name = subject.strip("<>").replace(":", "/", 1)
    return not name.startswith("document/") or "#" in name, name


def _with_prefixes(blocks: list[str]) -> bytes:
    """Put the prefixes that are used before the blocks; IRIs without one are relative to the base of all ids."""
    body = "".join(blocks)
    used = set(re.findall(r"(?<![\w<\"-])([a-z][a-z-]*):", body))
    head = [f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(used & PREFIXES.keys())]
    return f"@base <{ID_BASE}> .\n{''.join(head)}{body}".encode()


@lru_cache(maxsize=100_000)
def _write_iri(iri: str) -> str:
    short = shorten_iri(iri)
    if short is not iri:
        return short
    return f"<{iri.removeprefix(ID_BASE)}>" if iri.startswith(ID_BASE) else f"<{iri}>"


def _write_predicate(predicate: NamedNode) -> str:
    return "a" if str(predicate) == _TYPE else _write_iri(predicate.value)


def _write(node: NamedNode | BlankNode | Literal | Triple) -> str:
    if isinstance(node, NamedNode):
        return _write_iri(node.value)
    if not isinstance(node, Literal):
        return str(node)
    datatype = node.datatype.value
    if datatype in _PLAIN:
        return node.value
    if datatype == _DECIMAL:
        return node.value if "." in node.value else f"{node.value}.0"
    quoted = str(Literal(node.value))
    if node.language:
        return f"{quoted}@{node.language}"
    return quoted if datatype == f"{PREFIXES['xsd']}string" else f"{quoted}^^{_write_iri(datatype)}"
