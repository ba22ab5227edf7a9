"""Tell which country and which report year a heading, a code or a title names."""

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from tipgraph.vocab import find_folder

# Titles and headings of published reports that differ from the names of data/places.csv.
_PRINTED_NAMES = {
    "BN": "Brunei Darussalam",
    "BS": "The Bahamas",
    "CD": "Congo, Democratic Republic of the|DRC|Congo (Kinshasa)|Zaire",
    "CG": "Congo, Republic of the|Congo (Brazzaville)|Congo",
    "CI": "Ivory Coast",
    "CN": "China (PRC)|People's Republic of China|China (includes Tibet, Hong Kong, and Macau)",
    "CV": "Cabo Verde",
    "CZ": "Czech Republic",
    "FM": "Federated States of Micronesia|Micronesia, Federated States of",
    "GB": "UK|Great Britain",
    "GM": "The Gambia",
    "HK": "Hong Kong SAR",
    "KG": "Kyrgyz Republic|The Kyrgyz Republic",
    "KN": "St. Kitts and Nevis",
    "KP": "Korea, Democratic People's Republic of|Korea, North|Democratic People's Republic of Korea|DPRK",
    "KR": "Korea, Republic of|Korea, South|Republic of Korea|ROK",
    "LC": "St. Lucia",
    "MD": "Moldova, Republic of",
    "MK": "Macedonia|Macedonia, the Former Yugoslav Republic of",
    "MM": "Myanmar|Burma (Myanmar)",
    "MO": "Macau SAR|Macao",
    "PS": "Palestine|West Bank and Gaza",
    "RU": "Russian Federation",
    "SX": "St. Maarten",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland",
    "TL": "East Timor|Timor Leste",
    "TR": "Türkiye|Turkey (Türkiye)",
    "TZ": "United Republic of Tanzania",
    "US": "United States of America|USA",
    "VC": "St. Vincent and the Grenadines",
    "VN": "Viet Nam",
}
_REPORT_YEAR = re.compile(
    r"\b(20[0-4]\d)[ -](?:TIP|Trafficking[ -]in[ -]Persons)\b|\bTIP Report(?: for| of)? (20[0-4]\d)\b",
    re.I,
)
_CLOSING_YEAR = re.compile(r"\((20[0-4]\d)\)\s*$")


def find_country(name: str) -> str | None:
    """Return the alpha-2 code that a printed name, an alpha-2 or an alpha-3 code stands for, or `None`."""
    return _read_names().get(_fold(name))


def find_report_year(words: str) -> int | None:
    """Return the report year that a title, an address or a closing "(2014)" gives, or `None`."""
    found = _CLOSING_YEAR.search(words) or _REPORT_YEAR.search(words)
    return int(found[1] or found[2]) if found else None


@cache
def _read_names() -> Mapping[str, str]:
    with (find_folder("data") / "places.csv").open(encoding="utf-8", newline="") as rows:
        countries = [row for row in csv.DictReader(rows) if not row["code"].startswith("R:")]
    names = {_fold(name): code for code, printed in _PRINTED_NAMES.items() for name in printed.split("|")}
    for row in countries:
        names |= {_fold(name): row["code"] for name in (row["code"], row["iso3"], row["name"]) if name}
    return names


def _fold(name: str) -> str:
    """Return a name without case, accents, punctuation and its article: "The Gambia", "Gambia, The"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", " ", plain.replace("&", " and ").replace("'", "").casefold()).split()
    return " ".join(words).removeprefix("the ").removesuffix(" the")
