"""Figures are read with their indicator, unit, year and comparison."""

import pytest

from tipgraph.extract import extract_sentence
from tipgraph.model import Statistic
from tipgraph.rules.numerals import read_number, read_ordinal

Figure = tuple[str, str, float | None, int | None]


def statistics_in(text: str, year: int | None = 2010) -> list[Statistic]:
    (reading,) = extract_sentence(text, country="FJ", year=year)
    return [claim.content for claim in reading.claims if isinstance(claim.content, Statistic)]


def figures_in(text: str) -> list[Figure]:
    return [(s.indicator, s.unit, s.value, s.stat_year) for s in statistics_in(text)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "In 2009, police reported investigating 30 suspects, a decrease from 41 investigations in 2008.",
            [("investigations", "persons", 30, 2009), ("investigations", "cases", 41, 2008)],
        ),
        (
            "The court reported nine prosecutions in 2009, compared with seven in 2008.",
            [("prosecutions", "cases", 9, 2009), ("prosecutions", "cases", 7, 2008)],
        ),
        ("Courts convicted at least 1,200 traffickers.", [("convictions", "persons", 1200, None)]),
        (
            "Authorities investigated and prosecuted two suspects.",
            [("investigations", "persons", 2, None), ("prosecutions", "persons", 2, None)],
        ),
        ("Police did not convict any traffickers in 2009.", [("convictions", "persons", 0, 2009)]),
        ("No teachers were convicted.", [("officials-convicted", "persons", 0, None)]),
        ("Judges prosecuted three police officers.", [("officials-prosecuted", "persons", 3, None)]),
        (
            "In 2009, twenty-one victims were given shelter, up from 19 victims in 2008.",
            [("victims-assisted", "persons", 21, 2009), ("victims-assisted", "persons", 19, 2008)],
        ),
        (
            "In 2009, no offenders received suspended sentences or were given amnesty.",
            [("suspended-sentences", "persons", 0, 2009), ("amnesties", "persons", 0, 2009)],
        ),
        ("Courts have convicted no one since 2005.", []),
        ("Three victims told police that two officers beat them.", []),
        ("The 2004 law names 12 crimes.", []),
    ],
)
def test_figures(text: str, figures: list[Figure]) -> None:
    assert figures_in(text) == figures


def test_a_range_of_sentences_is_given_in_months() -> None:
    (found,) = statistics_in(
        "In 2009 courts were strict; sentences ranged from nine months to four years' imprisonment."
    )
    assert (found.indicator, found.low, found.high, found.stat_year) == ("sentence-length", 9, 48, 2009)


def test_work_with_another_country_names_it() -> None:
    (found,) = statistics_in(
        "The government worked with Thai authorities to investigate four trafficking cases in 2009."
    )
    assert (found.indicator, found.value, found.partner) == ("joint-investigations", 4, "TH")


def test_the_reporting_period_gives_an_implied_year() -> None:
    (reading,) = extract_sentence("No officials were convicted during the reporting period.", country="FJ", year=2010)
    claim = next(c for c in reading.claims if isinstance(c.content, Statistic))
    assert isinstance(claim.content, Statistic)
    assert (claim.content.stat_year, claim.implied) == (2009, ("stat_year",))


def test_precision_is_kept() -> None:
    assert [s.precision for s in statistics_in("Police arrested about 40 suspects.")] == ["about"]
    assert [s.precision for s in statistics_in("Police arrested no suspects.")] == ["none-stated"]


def test_figures_of_the_world_are_no_figures_of_the_country() -> None:
    (found,) = statistics_in("A global study of 2009 says that the profits of traffickers are about $12 billion.")
    assert (found.indicator, found.value, found.unit) == ("global-trafficker-profits", 12_000_000_000, "usd")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("38", 38),
        ("thirty-eight", 38),
        ("1,234", 1234),
        ("two hundred", 200),
        ("2.5 million", 2_500_000),
        ("few", None),
    ],
)
def test_numbers_are_read_in_figures_and_words(words: str, value: float | None) -> None:
    assert read_number(words) == value


@pytest.mark.parametrize(("words", "value"), [("second", 2), ("twelfth", 12), ("22nd", 22), ("last", None)])
def test_ordinals_are_read(words: str, value: int | None) -> None:
    assert read_ordinal(words) == value
