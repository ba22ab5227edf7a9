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
