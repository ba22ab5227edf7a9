"""A reviewer's decisions: what they change, and that they outlast a new reading."""

import contextlib
import dataclasses
import json
import sys
from pathlib import Path

import pytest
from claims import make_claim, make_route

from tipgraph.cli import main
from tipgraph.errors import InputError
from tipgraph.model import Claim, Route, Statistic
from tipgraph.reviews import Decision, add_review, apply_reviews, read_reviews, review_claim, write_reviews


@pytest.fixture
def claim() -> Claim:
    return make_route("TJ", "RU", victims=("men",))


def test_an_accepted_claim_stays_as_it_is(claim: Claim) -> None:
    assert apply_reviews([claim], [review_claim(claim, Decision.ACCEPT)]) == ((claim,), ())


def test_a_rejected_claim_is_left_out(claim: Claim) -> None:
    other = make_route("TJ", "KZ")
    assert apply_reviews([claim, other], [review_claim(claim, Decision.REJECT)]) == ((other,), ())


def test_a_corrected_claim_says_what_the_reviewer_says(claim: Claim) -> None:
    review = review_claim(claim, Decision.CORRECT, corrections={"victims": "men, boys", "destination": "Kazakhstan"})
    ((corrected,), _) = apply_reviews([claim], [review])
    assert isinstance(corrected.content, Route)
    assert corrected.content.victims == ("men", "boys")
    assert corrected.content.destination == "KZ"
    assert corrected.rule == "review"
    assert corrected.evidence == claim.evidence


def test_a_decision_outlasts_a_new_reading_of_the_same_words_in_another_place(claim: Claim) -> None:
    moved = dataclasses.replace(claim.evidence, start=claim.evidence.start + 7, end=claim.evidence.end + 7)
    again = dataclasses.replace(claim, evidence=moved)
    assert again.id != claim.id
    assert apply_reviews([again], [review_claim(claim, Decision.REJECT)]) == ((), ())


def test_a_decision_about_what_is_no_longer_read_is_given_back(claim: Claim) -> None:
    review = review_claim(claim, Decision.REJECT)
    assert isinstance(claim.content, Route)
    otherwise = dataclasses.replace(claim, content=dataclasses.replace(claim.content, victims=("women",)))
    assert apply_reviews([otherwise], [review]) == ((otherwise,), (review,))


def test_a_later_decision_replaces_an_earlier_one(claim: Claim) -> None:
    first, second = review_claim(claim, Decision.REJECT), review_claim(claim, Decision.ACCEPT, note="read again")
    assert add_review([first], second) == (second,)


@pytest.mark.parametrize(
    ("decision", "corrections"),
    [
        (Decision.CORRECT, {}),
        (Decision.REJECT, {"victims": "men"}),
        (Decision.CORRECT, {"colour": "blue"}),
        (Decision.CORRECT, {"victims": "giants"}),
        (Decision.CORRECT, {"kind": "role"}),
        (Decision.CORRECT, {"via_order": "sideways"}),
        (Decision.CORRECT, {"destination": ""}),
        (Decision.CORRECT, {"destination": "Russia, Kazakhstan"}),
    ],
)
def test_what_can_not_be_decided_is_refused(claim: Claim, decision: Decision, corrections: dict[str, str]) -> None:
    with pytest.raises(InputError):
        review_claim(claim, decision, corrections=corrections)


@pytest.mark.parametrize(("via", "order"), [("KG", "single"), ("KG, RU", "unordered"), ("", None)])
def test_new_transit_places_are_in_no_order_unless_the_reviewer_says_one(via: str, order: str | None) -> None:
    claim = make_route("TJ", "PL", "UZ", "KZ")
    ((corrected,), _) = apply_reviews([claim], [review_claim(claim, Decision.CORRECT, corrections={"via": via})])
    assert isinstance(corrected.content, Route)
    assert corrected.content.via_order == order
    ordered = review_claim(claim, Decision.CORRECT, corrections={"via": "KG, RU", "via_order": "ordered"})
    assert ordered.corrected is not None
    assert ordered.corrected["via_order"] == "ordered"


def test_a_figure_is_corrected_by_a_number_or_left_empty() -> None:
    figure = make_claim(Statistic(indicator="convictions", unit="persons", value=3.0, stat_year=2008))
    review = review_claim(figure, Decision.CORRECT, corrections={"value": "12", "stat_year": ""})
    ((corrected,), _) = apply_reviews([figure], [review])
    assert corrected.content == Statistic(indicator="convictions", unit="persons", value=12.0)
    with pytest.raises(InputError, match="number"):
        review_claim(figure, Decision.CORRECT, corrections={"value": "a dozen"})


def test_decisions_come_back_from_their_file(claim: Claim, tmp_path: Path) -> None:
    reviews = [
        review_claim(claim, Decision.CORRECT, corrections={"sectors": "mining"}, note="“quarry”"),
        review_claim(make_route("TJ", "KZ"), Decision.REJECT),
    ]
    write_reviews(tmp_path / "reviews.jsonl", reviews)
    assert read_reviews(tmp_path / "reviews.jsonl") == tuple(reviews)
    assert read_reviews(tmp_path / "none.jsonl") == ()


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonl"
    path.write_text('{"claim": "x"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        read_reviews(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="can not be read"):
        read_reviews(path)
    with pytest.raises(InputError, match="can not be read"):
        read_reviews(tmp_path)


def test_decisions_that_can_not_be_written_are_an_input_error(claim: Claim, tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(InputError, match="can not be written"):
        write_reviews(tmp_path / "exports" / "reviews.jsonl", [review_claim(claim, Decision.ACCEPT)])


def test_the_command_line_keeps_decisions_beside_the_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record = {"id": "own", "country": "TJ", "text": "Men from Tajikistan are subjected to forced labor in Russia."}
    (tmp_path / "own.jsonl").write_text(json.dumps(record), encoding="utf-8")
    graph = tmp_path / "graph.trig"

    def run(*arguments: object) -> str:
        monkeypatch.setattr(sys, "argv", ["tipgraph", *map(str, arguments)])
        with contextlib.suppress(SystemExit):
            main()
        return capsys.readouterr().out

    run("build", tmp_path / "own.jsonl", "-o", tmp_path)
    (claim,) = [json.loads(line) for line in run("--graph", graph, "routes", "--json").splitlines()]
    run("--graph", graph, "review", claim["id"], "correct", "--set", "sectors=mining")
    (corrected,) = [json.loads(line) for line in run("--graph", graph, "routes", "--json").splitlines()]
    assert corrected["sectors"] == ["mining"]
    run("build", tmp_path / "own.jsonl", "-o", tmp_path)
    (again,) = [json.loads(line) for line in run("--graph", graph, "routes", "--json").splitlines()]
    assert again["sectors"] == ["mining"]
