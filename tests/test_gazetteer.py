from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipgraph.errors import NotFoundError
from tipgraph.gazetteer import find_mentions, find_words, place_name, read_places, resolve_place, split_tokens
from tipgraph.model import Mention

WORDS = st.sampled_from(
    "Thai women and girls from Guinea-Bissau , the Congo ; Chinese-owned boats South and Southeast Asia's forced labor "
    "in Côte d\u2019Ivoire \u2014 ( DRC ) often U.S. St. Kitts LGBTQI+ persons begging may 2015 \n \u2019s".split(" ")
)
TEXTS = st.one_of(st.lists(WORDS, max_size=30).map(" ".join), st.text(max_size=200))


def places(text: str, subject: str = "TJ") -> list[str]:
    return [word.codes[0] for word in find_words(text, subject) if word.kind == "place" and word.codes]


@settings(deadline=None)
@given(TEXTS)
def test_tokens_are_the_words_at_their_offsets(text: str) -> None:
    for token in split_tokens(text):
        assert text[token.start : token.end].lower().replace("\u2019", "'") == token.lower


@settings(deadline=None)
@given(TEXTS, st.integers(min_value=0, max_value=10_000))
def test_mentions_are_the_words_at_their_offsets(text: str, offset: int) -> None:
    for mention in find_mentions(text, "TJ", offset):
        assert text[mention.start - offset : mention.end - offset] == mention.words


@settings(deadline=None)
@given(TEXTS)
def test_words_follow_each_other(text: str) -> None:
    words = find_words(text, "TJ")
    assert all(first.end <= second.start for first, second in pairwise(words))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Burma and Myanmar", ["MM", "MM"]),
        ("Swaziland, now Eswatini", ["SZ", "SZ"]),
        ("Macedonia", ["MK"]),
        ("the Democratic Republic of the Congo and the Republic of the Congo", ["CD", "CG"]),
        ("Guinea, Guinea-Bissau, Equatorial Guinea, and Papua New Guinea", ["GN", "GW", "GQ", "PG"]),
        ("Niger and Nigeria", ["NE", "NG"]),
        ("Nigerien and Nigerian girls", ["NE", "NG"]),
        ("Dominica and the Dominican Republic", ["DM", "DO"]),
        ("North Korea, South Korea, and the DPRK", ["KP", "KR", "KP"]),
        ("Georgian women", ["GE"]),
        ("Kosovo", ["XK"]),
        ("Hong Kong", ["HK"]),
        ("the West Bank", ["PS"]),
        ("the UK, the U.S., the UAE, and the PRC", ["GB", "US", "AE", "CN"]),
        ("CAR and BiH", ["CF", "BA"]),
        ("Cote d\u2019Ivoire and Ivory Coast", ["CI", "CI"]),
    ],
)
def test_names_that_look_alike_or_changed_are_told_apart(text: str, codes: list[str]) -> None:
    assert places(text) == codes


@pytest.mark.parametrize(
    "text",
    ["a Chinese-owned shop", "the Indian Ocean", "a frozen turkey", "he told us", "it may rain", "a polish for shoes"],
)
def test_words_that_name_no_place_are_left_alone(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("word", "subject", "code"),
    [
        ("Congolese", "CG", "CG"),
        ("Congolese", "UG", "CD"),
        ("Dominican", "DM", "DM"),
        ("Dominican", "HT", "DO"),
        ("Korean", "KP", "KP"),
        ("Korean", "JP", "KR"),
        ("Central African", "CF", "CF"),
        ("Central African", "GA", "R:central-africa"),
    ],
)
def test_a_word_shared_by_two_places_means_the_one_that_the_narrative_is_about(
    word: str, subject: str, code: str
) -> None:
    assert places(f"{word} women", subject) == [code]


def test_a_direction_takes_the_continent_of_the_one_after_it() -> None:
    assert places("South and Southeast Asia") == ["R:south-asia", "R:southeast-asia"]
    assert places("East, Central, and Southern Africa") == ["R:east-africa", "R:central-africa", "R:southern-africa"]
    assert places("West and Central African countries") == ["R:west-africa", "R:central-africa"]


def test_a_flag_is_no_nationality() -> None:
    words = find_words("Thai-flagged vessels", "KH")
    assert [(word.kind, word.codes) for word in words][:1] == [("flag", ("TH",))]


def test_one_phrase_may_mean_several_things() -> None:
    mentions = find_mentions("forced begging", "TJ")
    assert mentions == (
        Mention(kind="exploitation", codes=("labor",), words="forced begging", start=0, end=14),
        Mention(kind="sector", codes=("begging",), words="forced begging", start=0, end=14),
    )


def test_the_services_sector_is_a_branch_of_work_and_social_services_are_not() -> None:
    assert [w.codes for w in find_words("the services and construction sectors") if w.kind == "sector"] == [
        ("services",),
        ("construction",),
    ]
    assert not [w for w in find_words("they lack social services") if w.kind == "sector"]


def test_every_code_of_the_tables_is_a_place() -> None:
    named = {code for code in read_places() if not code.startswith("R:")}
    assert {"TJ", "XK", "PS", "HK"} <= named
    for word in ("Tajikistan", "the Gulf", "neighboring countries", "abroad"):
        assert set(places(word)) <= set(read_places())


def test_a_place_is_resolved_by_code_or_name() -> None:
    assert resolve_place("tjk") == resolve_place("Tajikistan") == resolve_place("TJ") == "TJ"
    assert resolve_place("Côte d\u2019Ivoire") == resolve_place("ivory coast") == "CI"
    assert resolve_place("the Gambia") == "GM"
    with pytest.raises(NotFoundError, match="Atlantis"):
        resolve_place("Atlantis")
    with pytest.raises(NotFoundError, match="CD or CG"):
        resolve_place("Congo")


def test_neighbors_are_told_with_their_country() -> None:
    assert place_name("R:neighbors", "TJ") == "neighbors of Tajikistan"
    assert place_name("R:gulf") == "Gulf states"
