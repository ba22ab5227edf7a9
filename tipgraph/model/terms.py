"""Close the sets that claims and documents choose from."""

import hashlib
from enum import StrEnum


class DocumentKind(StrEnum):
    """What sort of publication a document is."""

    CABLE = "cable"
    REPORT = "report"
    FACTBOOK = "factbook"
    OTHER = "other"


class Kind(StrEnum):
    """What sort of thing a claim says."""

    ROUTE = "route"
    INTERNAL = "internal"
    ROLE = "role"
    ACTOR = "actor"
    CONDUCT = "conduct"
    TIER = "tier"
    STATISTIC = "statistic"
    LAW = "law"
    RECOMMENDATION = "recommendation"
    NORM = "norm"


class Status(StrEnum):
    """How certain the document presents a claim to be; never how certain tipgraph is of its reading."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    POSSIBLE = "possible"
    UNCONFIRMED = "unconfirmed"
    DENIED = "denied"
    ENDED = "ended"
    NO_EVIDENCE = "no-evidence"

    @property
    def live(self) -> bool:
        """Whether the claim may be drawn: it is not denied, ended or without evidence."""
        return self not in (Status.DENIED, Status.ENDED, Status.NO_EVIDENCE)


class ViaOrder(StrEnum):
    """What the text says of the order of transit places; only `SINGLE` and `ORDERED` may be chained into hops."""

    SINGLE = "single"
    ORDERED = "ordered"
    UNORDERED = "unordered"
    ALTERNATIVES = "alternatives"


class Basis(StrEnum):
    """How the origin of a route is known. Nationality is not the place of departure."""

    PLACE = "place"
    NATIONALITY = "nationality"
    CONTEXT = "context"


def digest_of(words: str) -> str:
    """Return the SHA-256 of a text encoded as UTF-8, in hexadecimal."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
