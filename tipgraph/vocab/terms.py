"""List the classes and properties of the ontology, and how the slots of claims stand in it."""

# The classes and properties of the ontology; tests/test_ontology.py holds them equal to ontology/core.ttl.
CLASSES = frozenset(
    """
    Claim TraffickingClaim RouteClaim InternalClaim RoleClaim ActorClaim ConductClaim TierClaim StatisticClaim LawClaim
    RecommendationClaim NormClaim Qualifier Evidence Document Cable Report Factbook Narrative Place Country PlaceGroup
    Corridor Run
    """.split()
)
PROPERTIES = frozenset(
    """
    statedIn fromNarrative country year eventYear status live hedged hedge rule implied hasEvidence hasQualifier
    listedAs qualifier words modifies start end document digest quote section paragraph citation
    code iso2 iso3 m49 relativeTo succeededBy validUntil hasMember asOf flowsTo
    from to supportedBy claimCount narrativeCount firstYear lastYear
    sha256 length url cableNumber dateTimeGroup originator addressee precedence classification caption tag subject
    reference signature embargoUntil version usedRule
    origin destination via viaOrder originBasis victims exploitation sector role actor office form act area outcome
    tier tierYear reason consecutiveYears indicator unit value low high precision statisticYear partner
    instrument article enacted prohibits minMonths maxMonths position topic norm
    """.split()
)

# How each slot of a claim's content stands in the graph: its property, and what its values are (a place, whole or
# decimal numbers, text, or the concepts of a scheme).
SLOTS: dict[str, tuple[str, str]] = {
    "origin": ("origin", "place"),
    "destination": ("destination", "place"),
    "via": ("via", "place"),
    "via_order": ("viaOrder", "via-order"),
    "origin_basis": ("originBasis", "basis"),
    "victims": ("victims", "victims"),
    "exploitation": ("exploitation", "exploitation"),
    "sectors": ("sector", "sector"),
    "role": ("role", "role"),
    "actor": ("actor", "actor"),
    "office": ("office", "text"),
    "form": ("form", "form"),
    "act": ("act", "act"),
    "areas": ("area", "text"),
    "outcomes": ("outcome", "outcome"),
    "tier": ("tier", "tier"),
    "tier_year": ("tierYear", "integer"),
    "reasons": ("reason", "reason"),
    "consecutive_years": ("consecutiveYears", "integer"),
    "indicator": ("indicator", "indicator"),
    "unit": ("unit", "unit"),
    "value": ("value", "decimal"),
    "low": ("low", "decimal"),
    "high": ("high", "decimal"),
    "precision": ("precision", "precision"),
    "stat_year": ("statisticYear", "integer"),
    "partner": ("partner", "place"),
    "instrument": ("instrument", "text"),
    "article": ("article", "text"),
    "enacted": ("enacted", "integer"),
    "prohibits": ("prohibits", "exploitation"),
    "penalty_min_months": ("minMonths", "integer"),
    "penalty_max_months": ("maxMonths", "integer"),
    "position": ("position", "integer"),
    "topics": ("topic", "topic"),
    "norm": ("norm", "norm"),
}
