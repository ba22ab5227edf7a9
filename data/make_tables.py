"""Convert the tables of facts that tipgraph ships: python data/make_tables.py FACTS, run in the project's root.

FACTS is a folder with `tip_tiers.csv` (tier placements by ISO 3166-1 alpha-3 code and report year, with what each
source says) and `ilab_goods.csv` (the US Department of Labor's List of Goods Produced by Child Labor or Forced Labor).
Writes `data/tiers.csv` and `data/goods.csv`.
"""

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

from tipgraph.gazetteer import read_places

DATA = Path(__file__).parent

TIERS = {"Tier 1": "1", "Tier 2": "2", "Tier 2 Watch List": "2WL", "Tier 3": "3", "Special Case": "SC", "": ""}
SOURCES = ("scorecard", "wikipedia", "factbook")

# Codes and names that differ from those of data/places.csv.
ALPHA3 = {"KOS": "XK"}
COUNTRIES = {
    "Côte d'Ivoire": "CI",
    "Turkey (Türkiye)": "TR",
    "Congo, Democratic Republic of the": "CD",
    "Kyrgyz Republic": "KG",
}

# The kind of work, in tipgraph's codes, where the Department's own division into agriculture, mining and manufacturing
# is coarser than that of the narratives.
SECTORS = {"Agriculture": "agriculture", "Mining": "mining", "Manufacturing": "manufacturing", "Other": ""}
FINER = {
    "fishing": ("fish", "shrimp", "lobster", "shellfish"),
    "herding": ("cattle", "bovines", "goats", "sheep", "hogs"),
    "forestry": ("timber", "teak", "charcoal", "bamboo", "thatch", "brazil nuts"),
    "brick-kilns": ("bricks",),
    "textiles": ("textiles", "garments", "carpets", "thread", "silk fabric", "jute"),
}


def convert_tiers(rows: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Return placements sorted by country and year, with tipgraph's codes; two rows about one placement become one."""
    codes = {place.iso3: place.code for place in read_places().values()} | ALPHA3
    placements: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        key = codes[row["iso3"]], row["report_year"]
        said = {source: TIERS[row[source]] for source in SOURCES if row[source]}
        known = placements.setdefault(key, {"tier": TIERS[row["tier"]], **dict.fromkeys(SOURCES, "")})
        known |= said
    return [
        {"country": country, "year": year, "tier": said["tier"], "agreement": find_agreement(said)}
        | {source: said[source] for source in SOURCES}
        for (country, year), said in sorted(placements.items())
    ]


def find_agreement(placement: dict[str, str]) -> str:
    """Say whether the sources of a placement agree, conflict, or are a single one."""
    tiers = [placement[source] for source in SOURCES if placement[source]]
    if len(tiers) < 2:
        return "single"
    return "agree" if len(set(tiers)) == 1 else "conflict"


def convert_goods(rows: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Return goods sorted by country and name, with tipgraph's codes of country and kind of work."""
    codes = {place.name: place.code for place in read_places().values()} | COUNTRIES
    flags = ("child_labor", "forced_labor", "forced_child_labor", "derived")
    goods = [
        {"country": codes[row["country"]], "good": row["good"], "sector": find_sector(row["good"], row["sector"])}
        | {flag: {"Yes": "true", "No": "false"}[row[flag]] for flag in flags}
        for row in rows
    ]
    return sorted(goods, key=lambda row: (row["country"], row["good"]))


def find_sector(good: str, division: str) -> str:
    """Return the kind of work that makes a good."""
    for sector, names in FINER.items():
        if any(name in good.casefold() for name in names):
            return sector
    return SECTORS[division]


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows as a table."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    facts = Path(sys.argv[1])
    write_rows(DATA / "tiers.csv", convert_tiers(read_rows(facts / "tip_tiers.csv")))
    write_rows(DATA / "goods.csv", convert_goods(read_rows(facts / "ilab_goods.csv")))
