"""List the shapes that state how tiers are assigned."""

from tipgraph.rules.shapes import Rule

NORMS = (
    Rule(
        name="norm-inclusion",
        gives="inclusion",
        shape=(
            r"\bcountries (?:determined to be|that are) (?:a )?countr(?:y|ies) of origin, transit,? or "
            r"destination\b[^;]{0,200}?\bincluded"
        ),
        fires="countries that are countries of origin, transit, or destination are included in the Report",
        spares="Ruritania is a country of origin, transit, and destination",
    ),
    Rule(
        name="norm-tier-1",
        gives="tier-1",
        shape=(
            r"\bcountries\b(?! assessed as (?:not|neither))[^.;]{0,40}?\b(?:meeting|meet|comply|"
            r"complying)\b[^;]{0,120}?\btier ?1\b"
        ),
        fires="Countries assessed as meeting the minimum standards are classified as Tier 1",
        spares="Countries assessed as not fully complying are classified as Tier 1 by no one",
    ),
    Rule(
        name="norm-tier-2",
        gives="tier-2",
        shape=r"\bcountries\b[^.;]{0,30}?\bnot fully comply(?:ing)?\b[^;]{0,160}?\btier ?2\b(?! watch)",
        fires="Countries assessed as not fully complying but making significant efforts are classified as Tier 2",
        spares="Ruritania does not fully comply and is placed on Tier 2",
    ),
    Rule(
        name="norm-tier-3",
        gives="tier-3",
        shape=r"\bcountries\b[^.;]{0,30}?\b(?:neither|do not) (?:fully )?comply(?:ing)?\b[^;]{0,160}?\btier ?3\b",
        fires="Countries neither complying nor making significant efforts are classified as Tier 3",
        spares="Ruritania does not comply and is placed on Tier 3",
    ),
    Rule(
        name="norm-tier-2-watch-list",
        gives="tier-2-watch-list",
        shape=r"\btier ?2 watch list (?:consists of|includes|is for|comprises)\b",
        fires="Tier 2 Watch List consists of countries without increasing efforts",
        spares="Ruritania is on the Tier 2 Watch List",
    ),
    Rule(
        name="norm-special-watch-list",
        gives="special-watch-list",
        shape=r"\bcountries are (?:included|placed) on the [\"\u201c]?special watch list",
        fires='Countries are placed on the "Special Watch List" once they rise',
        spares="Ruritania left the Special Watch List",
    ),
    Rule(
        name="norm-interim-assessment",
        gives="interim-assessment",
        shape=r"\binterim assessment\b",
        fires="are evaluated again in an Interim Assessment by February 1",
        spares="an interim government assessed its budget",
    ),
    Rule(
        name="norm-automatic-downgrade",
        gives="automatic-downgrade",
        shape=(
            r"\btwo consecutive years\b[^;]{0,120}?\b(?:be )?(?:ranked|downgraded)[^;]{0,20}?tier ?3"
            r"|\bautomatic downgrade to tier ?3\b"
        ),
        fires="a country on the list for two consecutive years must be ranked as Tier 3",
        spares="for two consecutive years no one was convicted",
    ),
    Rule(
        name="norm-waiver",
        gives="waiver",
        shape=r"\b(?:allows for|permits|provides for|may grant) a waiver\b",
        fires="the act permits a waiver",
        spares="Ruritania was granted a waiver",
    ),
    Rule(
        name="norm-restrictions",
        gives="restrictions",
        shape=r"\btier ?3 (?:countries )?(?:may|could|can) be subject to\b|\boppose loans\b[^;]{0,140}?\btier ?3\b",
        fires="Tier 3 countries may be subject to restrictions",
        spares="Ruritania remained on Tier 3",
    ),
    Rule(
        name="norm-reassessment",
        gives="reassessment",
        shape=r"\bstrong action within \d+ days\b|\breassessment of their tier\b",
        fires="Countries that take strong action within 90 days may avert this",
        spares="the court acted within 90 days",
    ),
)
