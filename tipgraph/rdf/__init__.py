"""Convert claims to RDF and back."""

from tipgraph.rdf.claims import claim_node
from tipgraph.rdf.graphs import claims_to_rdf
from tipgraph.rdf.reading import claim_place, rdf_to_claims
from tipgraph.rdf.serial import PREFIXES, quads_to_nquads, quads_to_trig, shorten_iri, triples_to_turtle

__all__ = [
    "PREFIXES",
    "claim_node",
    "claim_place",
    "claims_to_rdf",
    "quads_to_nquads",
    "quads_to_trig",
    "rdf_to_claims",
    "shorten_iri",
    "triples_to_turtle",
]
