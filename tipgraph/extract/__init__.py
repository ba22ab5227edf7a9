"""Turn sentences and their mentions into claims."""

from tipgraph.extract.context import Context, Finding, make_claim, make_step
from tipgraph.extract.readings import extract_claims, extract_readings, extract_sentence

__all__ = ["Context", "Finding", "extract_claims", "extract_readings", "extract_sentence", "make_claim", "make_step"]
