"""Bind the ontology's terms to Python names and mint IRIs."""

from pathlib import Path
from urllib.parse import quote

from tipgraph.errors import NotFoundError

BASE = "https://w3id.org/tipgraph/"
TG = f"{BASE}ontology#"

# One table binds notation and IRI: a concept of scheme S with code C is <BASE>vocab/S/C, and C is what JSON, the
# command line and the coding guide call it. The labels are what a reader sees. tests/test_vocab.py holds it equal to
# ontology/vocabularies.ttl, where the definitions, sources and mappings stand.
SCHEMES: dict[str, dict[str, str]] = {
    "role": {
        "source": "source country",
        "transit": "transit country",
        "destination": "destination country",
        "internal": "country with internal trafficking",
    },
    "status": {
        "asserted": "asserted",
        "reported": "reported",
        "alleged": "alleged",
        "possible": "possible",
        "unconfirmed": "unconfirmed",
        "denied": "denied",
        "ended": "ended",
        "no-evidence": "no evidence",
    },
    "victims": {
        "people": "people",
        "adults": "adults",
        "women": "women",
        "men": "men",
        "children": "children",
        "girls": "girls",
        "boys": "boys",
        "lgbti": "LGBTI people",
    },
    "exploitation": {
        "sex": "sexual exploitation",
        "labor": "forced labor",
        "marriage": "forced marriage",
        "soldiering": "unlawful soldiering",
        "crime": "forced criminality",
        "organs": "organ removal",
        "unspecified": "unspecified exploitation",
    },
    "sector": {
        "agriculture": "agriculture",
        "herding": "herding",
        "fishing": "fishing",
        "forestry": "forestry",
        "mining": "mining",
        "brick-kilns": "brick kilns",
        "construction": "construction",
        "manufacturing": "manufacturing",
        "textiles": "textiles",
        "domestic-work": "domestic work",
        "hospitality": "hospitality",
        "entertainment": "entertainment",
        "retail": "retail and street vending",
        "begging": "begging",
        "transport": "transport",
        "services": "services",
        "oil-gas": "oil and gas",
        "health": "health care",
        "public-works": "public works",
        "crime": "illicit trades",
        "sports": "sports",
        "office": "office work",
        "shipping": "shipping",
    },
    "qualifier": {
        "may": "may",
        "reported": "reported",
        "vulnerable": "vulnerable to it",
        "lesser-extent": "to a lesser extent",
        "small-number": "a small number",
        "past": "said of an earlier time",
        "presumed": "presumed",
        "some": "some",
        "often": "often",
        "primarily": "primarily",
        "including": "among others",
    },
    "actor": {
        "police": "police",
        "border-officials": "border officials",
        "military": "military",
        "security-service": "security service",
        "local-officials": "local officials",
        "education-officials": "education officials",
        "diplomats": "diplomats",
        "judiciary": "judiciary",
        "prison-officials": "prison officials",
        "government": "the government",
        "officials": "officials",
        "armed-groups": "armed groups",
        "criminal-groups": "criminal groups",
        "families": "families",
        "religious-teachers": "religious teachers",
        "employers": "employers",
        "recruiters": "recruiters",
        "smugglers": "smugglers",
        "peacekeepers": "peacekeepers",
        "sex-tourists": "sex tourists",
        "community-leaders": "community leaders",
        "foreign-governments": "foreign governments",
    },
    "tier": {
        "1": "Tier 1",
        "2": "Tier 2",
        "2WL": "Tier 2 Watch List",
        "3": "Tier 3",
        "SC": "Special Case",
    },
    "reason": {
        "compliant": "fully meets the minimum standards",
        "not-compliant": "does not fully meet the minimum standards",
        "significant-efforts": "significant efforts",
        "no-significant-efforts": "no significant efforts",
        "no-increasing-efforts": "no increasing efforts",
        "commitments": "commitments to further steps",
        "achievements": "key achievements",
        "written-plan": "a written plan",
        "waiver": "a waiver of the required downgrade",
        "automatic-downgrade": "two years on the Watch List without progress",
        "complicity-unpunished": "no progress against complicit officials",
        "protection-lacking": "no progress in protecting victims",
        "upgraded": "upgraded",
        "downgraded": "downgraded",
    },
    "form": {
        "complicity": "complicity",
        "inaction": "inaction",
        "effort": "effort",
    },
    "act": {
        "compel-labor": "compelling people to work",
        "sexual-assault": "sexual assault of victims",
        "victim-abuse": "abuse of victims",
        "obstruction": "stopping or hindering investigations",
        "bribery": "taking bribes",
        "child-soldiering": "recruiting or using child soldiers",
        "trafficking": "taking part in trafficking",
        "facilitation": "facilitating trafficking",
        "penalizing-victims": "detaining or punishing victims",
        "no-efforts": "making no efforts",
        "no-investigation": "not investigating",
        "no-prosecution": "not prosecuting",
        "no-conviction": "not convicting",
        "no-discipline": "not disciplining those responsible",
        "no-inspection": "not inspecting",
        "no-identification": "not identifying victims",
        "no-assistance": "not assisting or protecting victims",
        "no-action-on-complicity": "not acting against complicit officials",
        "no-prevention": "not preventing it",
        "no-law": "having no adequate law",
        "investigation": "investigating",
        "prosecution": "prosecuting",
        "conviction": "convicting",
        "inspection": "inspecting or monitoring",
        "identification": "identifying victims",
        "assistance": "assisting or protecting victims",
        "awareness": "raising awareness",
        "training": "training officials",
        "legislation": "making law",
        "planning": "adopting a plan or procedures",
        "cooperation": "cooperating with other countries or organizations",
    },
    "outcome": {
        "investigated": "investigated",
        "not-investigated": "not investigated, or not vigorously",
        "prosecuted": "prosecuted",
        "reprimanded": "reprimanded",
        "convicted": "convicted",
        "none-convicted": "none convicted",
    },
    "indicator": {
        "investigations": "investigations",
        "joint-investigations": "joint investigations",
        "arrests": "arrests",
        "prosecutions": "prosecutions",
        "convictions": "convictions",
        "suspended-sentences": "suspended sentences",
        "amnesties": "amnesties",
        "sentence-length": "length of sentences",
        "officials-investigated": "officials investigated",
        "officials-prosecuted": "officials prosecuted",
        "officials-convicted": "officials convicted",
        "victims-identified": "victims identified",
        "victims-assisted": "victims assisted",
        "victims-repatriated": "victims repatriated",
        "global-victims": "victims in the world",
        "global-victim-losses": "losses of victims in the world",
        "global-trafficker-profits": "profits of traffickers in the world",
    },
    "unit": {
        "persons": "persons",
        "cases": "cases",
        "months": "months",
        "usd": "US dollars",
    },
    "precision": {
        "exact": "exactly",
        "at-least": "at least",
        "about": "about",
        "estimated": "an estimated",
        "none-stated": "none:",
    },
    "topic": {
        "prosecution": "investigate, prosecute and punish traffickers",
        "labor-trafficking": "act against labor trafficking",
        "child-trafficking": "act against child trafficking",
        "official-complicity": "act against complicit officials",
        "coordination": "coordinate agencies",
        "victim-identification": "identify and refer victims",
        "victim-protection": "protect and assist victims",
        "non-punishment": "do not punish victims",
        "funding": "fund shelters and services",
        "awareness": "raise awareness",
        "training": "train officials",
        "legislation": "make or amend law",
        "action-plan": "adopt or carry out an action plan",
        "state-forced-labor": "end forced labor that the state imposes or allows",
        "labor-inspection": "inspect workplaces and recruiters",
        "child-soldiers": "end the use of child soldiers",
        "data": "collect and share data",
        "cooperation": "cooperate with other countries and organizations",
        "other": "another matter",
    },
    "norm": {
        "tier-1": "Tier 1: countries that meet the minimum standards",
        "tier-2": "Tier 2: countries that do not fully comply but make significant efforts",
        "tier-2-watch-list": "Tier 2 Watch List: no increasing efforts, mere commitments, or very many victims",
        "tier-3": "Tier 3: countries that neither comply nor make significant efforts",
        "special-watch-list": "Special Watch List: countries that moved up a tier, and those on the Tier 2 Watch List",
        "interim-assessment": "countries on the Special Watch List are assessed again by 1 February",
        "automatic-downgrade": "two years in a row on the Tier 2 Watch List end in Tier 3, first in 2011",
        "waiver": "the downgrade may be waived for up to two years on a written plan",
        "restrictions": "Tier 3 countries may face restrictions of assistance and exchange",
        "reassessment": "strong action within 90 days may avert the restrictions",
        "inclusion": "every country of origin, transit or destination is included",
    },
    "via-order": {
        "single": "one transit place",
        "ordered": "in the stated order",
        "unordered": "order not stated",
        "alternatives": "one or another",
    },
    "basis": {
        "place": "stated place",
        "nationality": "nationality of the victims",
        "context": "context",
    },
    "section": {
        "overview": "overview",
        "recommendations": "recommendations",
        "prosecution": "prosecution",
        "protection": "protection",
        "prevention": "prevention",
        "profile": "trafficking profile",
        "tier": "tier placement",
        "non-paper": "non-paper",
        "press-guidance": "press guidance",
    },
}

# What stands under what (skos:broader). A search for a code finds the narrower codes too, never the broader ones:
# who asks for children gets girls and boys, but not the people whose age a narrative does not tell.
BROADER: dict[str, dict[str, str]] = {
    "victims": {
        "adults": "people",
        "children": "people",
        "lgbti": "people",
        "women": "adults",
        "men": "adults",
        "girls": "children",
        "boys": "children",
    },
    "sector": {"textiles": "manufacturing", "brick-kilns": "manufacturing"},
}


def narrower_codes(scheme: str, code: str) -> frozenset[str]:
    """Return a code and all codes below it.

    >>> sorted(narrower_codes("victims", "children"))
    ['boys', 'children', 'girls']
    """
    below = [child for child, parent in BROADER.get(scheme, {}).items() if parent == code]
    return frozenset({code}).union(*(narrower_codes(scheme, child) for child in below))


def mint_term(name: str) -> str:
    """Return the IRI of a class or property of the ontology."""
    return TG + name


def mint_concept(scheme: str, code: str) -> str:
    """Return the IRI of a concept; an unknown scheme or code raises `KeyError`."""
    SCHEMES[scheme][code]
    return f"{BASE}vocab/{scheme}/{quote(code)}"


def mint_id(kind: str, key: str) -> str:
    """Return the IRI of a thing in the data: a document, claim, place, narrative, corridor or run."""
    return f"{BASE}id/{kind}/{quote(key, safe='-._~')}"


# What "neighboring countries" and "abroad" mean depends on the country that the narrative is about.
DEICTIC = frozenset({"R:neighbors", "R:abroad"})


def place_key(code: str, subject: str) -> str:
    """Return what tells a place apart from all others: deictic groups are told apart by the subject country.

    >>> place_key("TJ", "UZ"), place_key("R:gulf", "UZ"), place_key("R:neighbors", "UZ")
    ('TJ', 'gulf', 'neighbors-UZ')
    """
    slug = code.removeprefix("R:")
    return f"{slug}-{subject}" if code in DEICTIC else slug


def label_of(scheme: str, code: str) -> str:
    """Return the words a reader sees for a code."""
    return SCHEMES[scheme][code]


def find_folder(name: str) -> Path:
    """Return the folder `data` or `ontology`: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    for folder in (package / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise NotFoundError(f"the folder {name}/ that belongs to tipgraph is missing: install tipgraph again")
