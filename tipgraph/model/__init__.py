"""Define the nouns: who says what, and where they say it."""

from tipgraph.model.claims import HEDGES, Claim, Evidence, Qualifier, Reading, Step
from tipgraph.model.contents import (
    CONTENT_CLASSES,
    ActorClass,
    Conduct,
    Content,
    Internal,
    Law,
    Norm,
    Recommendation,
    Role,
    Route,
    Statistic,
    Tier,
)
from tipgraph.model.documents import CableHeader, Document, Mention, Narrative, Paragraph, Place, Section, Sentence
from tipgraph.model.terms import Basis, DocumentKind, Kind, Status, ViaOrder, digest_of

__all__ = [
    "CONTENT_CLASSES",
    "HEDGES",
    "ActorClass",
    "Basis",
    "CableHeader",
    "Claim",
    "Conduct",
    "Content",
    "Document",
    "DocumentKind",
    "Evidence",
    "Internal",
    "Kind",
    "Law",
    "Mention",
    "Narrative",
    "Norm",
    "Paragraph",
    "Place",
    "Qualifier",
    "Reading",
    "Recommendation",
    "Role",
    "Route",
    "Section",
    "Sentence",
    "Statistic",
    "Status",
    "Step",
    "Tier",
    "ViaOrder",
    "digest_of",
]
