import json

from claims import make_role, make_route

from tipgraph.model import Claim, Status
from tipgraph.routes import compare_years, corroborate_corridors, find_repeats


class TestCompareYears:
    def changes(self, *claims: Claim, country: str | None = None) -> list[tuple[str, str, str, str]]:
        found = compare_years(claims, 2014, 2022, country=country).changes
        return [(c.country, c.change, c.origin, c.destination) for c in found]

    def test_tells_new_and_gone_corridors(self) -> None:
        claims = [make_route("NP", "IN", year=2014), make_route("NP", "QA", year=2022)]
        assert self.changes(*claims) == [("NP", "new", "NP", "QA"), ("NP", "gone", "NP", "IN")]

    def test_calls_nothing_gone_or_new_without_a_narrative_in_both_years(self) -> None:
        claims = [make_route("NP", "IN", year=2014), make_route("PH", "QA", year=2022)]
        comparison = compare_years(claims, 2014, 2022)
        assert comparison.changes == ()
        assert (comparison.only_before, comparison.only_after, comparison.compared) == (("NP",), ("PH",), ())

    def test_any_claim_shows_that_there_is_a_narrative(self) -> None:
        claims = [make_route("NP", "IN", year=2014), make_role("NP", "source", year=2022)]
        assert self.changes(*claims) == [("NP", "gone", "NP", "IN")]

    def test_does_not_lay_the_silence_of_one_country_on_another(self) -> None:
        claims = [make_route("NP", "IN", year=2014, country="IN"), make_role("NP", "source", year=2014)]
        claims.append(make_role("NP", "source", year=2022))
        assert self.changes(*claims) == []

    def test_tells_hedges_that_came_and_went(self) -> None:
        claims = [
            make_route("NP", "IN", year=2014),
            make_route("NP", "IN", year=2022, hedges=("may",)),
            make_route("NP", "QA", year=2014, status=Status.ALLEGED),
            make_route("NP", "QA", year=2022),
        ]
        assert self.changes(*claims) == [
            ("NP", "newly-hedged", "NP", "IN"),
            ("NP", "no-longer-hedged", "NP", "QA"),
        ]

    def test_tells_a_corridor_that_turned_round_once(self) -> None:
        claims = [make_route("CN", "VN", country="VN", year=2014), make_route("VN", "CN", year=2022)]
        assert self.changes(*claims) == [("VN", "reversed", "CN", "VN")]

    def test_a_denied_corridor_did_not_turn_round(self) -> None:
        claims = [
            make_route("CN", "VN", country="VN", year=2014),
            make_route("CN", "VN", country="VN", year=2022, status=Status.DENIED),
            make_route("VN", "CN", year=2022),
        ]
        assert self.changes(*claims) == [("VN", "new", "VN", "CN"), ("VN", "denied", "CN", "VN")]

    def test_tells_denied_from_gone(self) -> None:
        claims = [make_route("TJ", "TR", year=2014), make_route("TJ", "TR", year=2022, status=Status.ENDED)]
        assert self.changes(*claims) == [("TJ", "denied", "TJ", "TR")]

    def test_counts_what_stayed_and_sees_the_same_words(self) -> None:
        claims = [make_route("NP", "IN", year=year, words="As before.") for year in (2014, 2022)]
        claims += [make_route("NP", "QA", year=2014, words="And so."), make_role("NP", "source", year=2022)]
        comparison = compare_years(claims, 2014, 2022)
        assert (comparison.unchanged, len(comparison.changes)) == (1, 1)
        hedged = [
            make_route("NP", "IN", year=2014, words="Same."),
            make_route("NP", "IN", year=2022, words="Same.", hedges=("may",)),
        ]
        assert compare_years(hedged, 2014, 2022).changes[0].same_words is True

    def test_keeps_to_one_country_when_asked(self) -> None:
        claims = [make_route(code, "IN", year=year) for code in ("NP", "BD") for year in (2014,)]
        claims += [make_route(code, "QA", year=2022) for code in ("NP", "BD")]
        assert {change[0] for change in self.changes(*claims, country="BD")} == {"BD"}

    def test_becomes_json(self) -> None:
        comparison = compare_years([make_route("NP", "IN", year=2014), make_route("NP", "QA", year=2022)], 2014, 2022)
        assert json.loads(json.dumps(comparison.to_json())) == comparison.to_json()


class TestCorroborateCorridors:
    def verdicts(self, *claims: Claim) -> dict[tuple[str, str], str]:
        return {(c.origin, c.destination): c.verdict for c in corroborate_corridors(claims)}

    def test_both_ends_tell_of_it(self) -> None:
        assert self.verdicts(make_route("NP", "IN"), make_route("NP", "IN", country="IN")) == {("NP", "IN"): "both"}

    def test_one_side_is_silent_or_has_no_narrative(self) -> None:
        claims = [make_route("NP", "IN"), make_route("NP", "QA"), make_role("IN", "destination")]
        assert self.verdicts(*claims) == {("NP", "IN"): "one-sided", ("NP", "QA"): "unchecked"}

    def test_one_side_denies_what_the_other_tells(self) -> None:
        claims = [make_route("NP", "IN"), make_route("NP", "IN", country="IN", status=Status.DENIED)]
        assert self.verdicts(*claims) == {("NP", "IN"): "contradicted"}
        assert self.verdicts(claims[1]) == {("NP", "IN"): "denied"}

    def test_one_side_that_changes_its_mind_does_not_contradict_itself(self) -> None:
        claims = [make_route("NP", "IN", year=2010), make_route("NP", "IN", year=2020, status=Status.ENDED)]
        assert self.verdicts(*claims) == {("NP", "IN"): "unchecked"}
        assert corroborate_corridors(claims)[0].denied == 1

    def test_only_a_third_country_tells_of_it(self) -> None:
        assert self.verdicts(make_route("NP", "QA", "IN", country="IN")) == {("NP", "QA"): "others"}

    def test_a_place_group_has_no_narrative_to_confront(self) -> None:
        assert self.verdicts(make_route("NP", "R:gulf")) == {}

    def test_shows_the_coverage_of_both_ends(self) -> None:
        claims = [make_route("NP", "IN", year=year) for year in (2013, 2014)] + [make_role("IN", "source")]
        [found] = corroborate_corridors(claims)
        assert (found.coverage_of_origin, found.coverage_of_destination, found.told_by_origin) == (2, 1, 2)
        assert json.loads(json.dumps(found.to_json())) == found.to_json()


class TestFindRepeats:
    OLD = "Girls from the northern hills are sold to brothel owners in the big cities of the neighbour state."
    NEW = "Girls from the northern hills are still sold to brothel owners in the big cities of the neighbour state."

    def test_finds_the_same_words_by_their_digest_alone(self) -> None:
        claims = [make_route("NP", "IN", year=year, words=self.OLD) for year in (2013, 2014)]
        [repeat] = find_repeats(claims)
        assert (repeat.country, repeat.years, repeat.similarity, repeat.words) == ("NP", (2013, 2014), 1.0, None)
        assert len(repeat.citations) == 2

    def test_finds_nearly_the_same_words_where_the_text_is_at_hand(self) -> None:
        claims = [
            make_route("NP", "IN", year=year, words=w, attached=True) for year, w in ((13, self.OLD), (14, self.NEW))
        ]
        [repeat] = find_repeats(claims, threshold=0.7)
        assert 0.7 <= repeat.similarity < 1
        assert repeat.words == self.OLD
        assert find_repeats(claims, threshold=0.95) == []

    def test_two_claims_of_one_sentence_are_no_repeat(self) -> None:
        claims = [make_route("NP", place, words=self.OLD, document="d", start=5) for place in ("IN", "QA")]
        assert find_repeats(claims) == []

    def test_does_not_mix_countries(self) -> None:
        assert find_repeats([make_route("NP", "IN", words=self.OLD), make_route("BD", "IN", words=self.OLD)]) == []

    def test_different_sentences_stay_apart(self) -> None:
        claims = [
            make_route("NP", "IN", year=year, words=f"{year} is told otherwise here.", attached=True) for year in (1, 2)
        ]
        assert find_repeats(claims) == []
