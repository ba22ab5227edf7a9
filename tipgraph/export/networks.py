"""Render the network of legs for Gephi, NetworkX and others."""

import io
import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tipgraph.model import Claim, Document
from tipgraph.network import claims_to_network
from tipgraph.store import Graph

if TYPE_CHECKING:
    import networkx as nx

# Characters that XML 1.0 can not hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_graphml(graph: Graph) -> bytes:
    """Return the legs as GraphML; the documents stand, as JSON text, in the attribute `documents` of the graph."""
    import networkx as nx

    network = _network_for_xml(graph.claims)
    network.graph["documents"] = _clean(_to_text(_describe_documents(graph.documents)))
    xml = io.BytesIO()
    nx.write_graphml_xml(network, xml)
    return xml.getvalue()


def render_gexf(graph: Graph) -> bytes:
    """Return the legs as GEXF with time: a leg lasts for the months that its report covers."""
    from networkx.readwrite.gexf import GEXFWriter

    network = _network_for_xml(graph.claims)
    titles = {document.id: document.title for document in graph.documents}
    for _, said in network.nodes(data=True):
        said["label"] = said["name"]
    for *_, key, said in network.edges(keys=True, data=True):
        said["id"] = key
        said["label"] = said["text"]
        if titles.get(said["document"]):
            said["document_title"] = _clean(str(titles[said["document"]]))
        if "year" in said:
            said["start"], said["end"] = f"{said['year'] - 1}-04-01", f"{said['year']}-03-31"
    writer = GEXFWriter(network)
    # NetworkX writes today's date, but the same graph must give the same bytes on every day; and it gives the graph a
    # name, which Gephi's schema does not know.
    del writer.xml.find("meta").attrib["lastmodifieddate"]
    del writer.graph_element.attrib["name"]
    xml = io.BytesIO()
    writer.write(xml)
    return xml.getvalue()


def render_node_link(graph: Graph) -> bytes:
    """Return the legs as NetworkX node-link JSON; `graph` holds all documents and claims, those without legs too."""
    import networkx as nx

    network = claims_to_network(graph.claims)
    network.graph["documents"] = _describe_documents(graph.documents)
    network.graph["claims"] = [claim.to_json() for claim in graph.claims]
    return (_to_text(nx.node_link_data(network, edges="edges")) + "\n").encode("utf-8", "replace")


def render_cytoscape(graph: Graph) -> bytes:
    """Return the legs as Cytoscape JSON; `data` holds the documents."""
    import networkx as nx

    network = claims_to_network(graph.claims)
    network.graph["documents"] = _describe_documents(graph.documents)
    elements = nx.cytoscape_data(network)
    elements["data"] = dict(elements["data"])
    for edge in elements["elements"]["edges"]:
        edge["data"]["id"] = edge["data"]["key"]
    return (_to_text(elements) + "\n").encode("utf-8", "replace")


def _network_for_xml(claims: Sequence[Claim]) -> "nx.MultiDiGraph":
    network = claims_to_network(claims)
    for *_, said in [*network.nodes(data=True), *network.edges(data=True)]:
        said.update({key: _clean(value) for key, value in said.items() if isinstance(value, str)})
    return network


def _clean(words: str) -> str:
    return _NOT_XML.sub("\ufffd", words)


def _describe_documents(documents: Sequence[Document]) -> list[dict[str, Any]]:
    return [document.to_json() for document in documents]


def _to_text(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False, indent=1)
