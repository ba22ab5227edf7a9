"""Keep a reviewer's decisions beside the claims and apply them."""

import dataclasses
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Self, get_args, get_type_hints

from tipgraph.errors import InputError
from tipgraph.files import write_file
from tipgraph.gazetteer import resolve_place
from tipgraph.model import Claim, ViaOrder, content_to_json, json_to_content
from tipgraph.vocab import SCHEMES

# Which scheme the codes of a slot come from, where its name is another; slots without a scheme take any words.
_SCHEME_OF_SLOT = {
    "sectors": "sector",
    "prohibits": "exploitation",
    "outcomes": "outcome",
    "reasons": "reason",
    "topics": "topic",
    "via_order": "via-order",
    "origin_basis": "basis",
}
_PLACE_SLOTS = ("origin", "destination", "via", "partner")


class Decision(StrEnum):
    """What a reviewer decided about a claim."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A decision about one claim, and enough of the claim to know it again when the text is read anew.

    `digest` is that of the claim's evidence and `said` what the claim said, as JSON values; `corrected` is what it
    should say. The text decides nothing: a claim with another id but the same words and content is the same claim.
    """

    claim: str
    digest: str
    said: Mapping[str, Any]
    decision: Decision
    corrected: Mapping[str, Any] | None = None
    note: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the review as JSON values."""
        return {key: value for key, value in dataclasses.asdict(self).items() if value is not None}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """Read what `to_json` wrote."""
        return cls(**{**values, "decision": Decision(values["decision"])})


def review_claim(
    claim: Claim, decision: Decision, *, corrections: Mapping[str, str] | None = None, note: str | None = None
) -> Review:
    """Decide about a claim; `corrections` gives new values for slots, lists as words with commas between.

    Raises `InputError` for a slot that the claim does not have, or a code that is not in its scheme.
    """
    said = _said(claim)
    corrected = None
    if decision is Decision.CORRECT:
        if not corrections:
            raise InputError(f"a correction of {claim.id} says what is right: --set slot=value")
        changes = {slot: _slot_value(claim, slot, value) for slot, value in corrections.items()}
        corrected = {**said, **_order_of_transit(changes), **changes}
    elif corrections:
        raise InputError(f"only a correction sets slots: decide 'correct' about {claim.id}, or leave --set out")
    return Review(
        claim=claim.id, digest=claim.evidence.digest, said=said, decision=decision, corrected=corrected, note=note
    )


def add_review(reviews: Iterable[Review], review: Review) -> tuple[Review, ...]:
    """Add a decision; a later decision about the same claim replaces the earlier one."""
    return (*(other for other in reviews if _key(other) != _key(review)), review)


def apply_reviews(claims: Iterable[Claim], reviews: Iterable[Review]) -> tuple[tuple[Claim, ...], tuple[Review, ...]]:
    """Leave out what was rejected and put right what was corrected.

    Returns the claims and the reviews that met no claim: the sentence is gone, or is read in another way now.
    """
    kept: list[Claim] = []
    by_key = {_key(review): review for review in reviews}
    met = set()
    for claim in claims:
        key = (claim.evidence.digest, _canonical(_said(claim)))
        review = by_key.get(key)
        met.add(key)
        if review is None or review.decision is Decision.ACCEPT:
            kept.append(claim)
        elif review.corrected is not None:
            kept.append(dataclasses.replace(claim, content=json_to_content(review.corrected), rule="review"))
    return tuple(kept), tuple(review for key, review in by_key.items() if key not in met)


def read_reviews(path: Path) -> tuple[Review, ...]:
    """Read decisions from JSON Lines; a missing file holds none. Raises `InputError` for a line that is no review."""
    if not path.exists():
        return ()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} can not be read as decisions: {error}") from error
    reviews = []
    for number, line in enumerate(lines, start=1):
        try:
            reviews.append(Review.from_json(json.loads(line)))
        except (ValueError, TypeError, KeyError) as error:
            raise InputError(f"{path}, line {number} is no review: {error}") from error
    return tuple(reviews)


def write_reviews(path: Path, reviews: Sequence[Review]) -> None:
    """Write decisions as JSON Lines, all or nothing."""
    lines = (json.dumps(review.to_json(), ensure_ascii=False, sort_keys=True) + "\n" for review in reviews)
    write_file(path, "".join(lines))


def _said(claim: Claim) -> dict[str, Any]:
    return {"kind": claim.kind.value, **content_to_json(claim.content)}


def _canonical(said: Mapping[str, Any]) -> str:
    return json.dumps(said, sort_keys=True)


def _key(review: Review) -> tuple[str, str]:
    return review.digest, _canonical(review.said)


def _order_of_transit(changes: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the order that new transit places have as long as nobody says it."""
    via = changes.get("via")
    if via is None:
        return {}
    return {"via_order": None if not via else (ViaOrder.SINGLE if len(via) == 1 else ViaOrder.UNORDERED).value}


def _slot_value(claim: Claim, slot: str, value: str) -> Any:
    said = _said(claim)
    if slot not in said or slot == "kind":
        raise InputError(
            f"a {claim.kind} claim has no slot {slot!r}: it has {', '.join(sorted(said.keys() - {'kind'}))}"
        )
    words = [word.strip() for word in value.split(",") if word.strip()]
    if slot in _PLACE_SLOTS:
        words = [resolve_place(word) for word in words]
    scheme = SCHEMES.get(_SCHEME_OF_SLOT.get(slot, slot), None)
    unknown = [word for word in words if scheme is not None and word not in scheme]
    if unknown:
        raise InputError(f"{unknown[0]!r} is no code for {slot}: use {', '.join(scheme or ())}")
    if isinstance(said[slot], list):
        return words
    if len(words) > 1 and (scheme is not None or slot in _PLACE_SLOTS):
        raise InputError(f"{slot} takes one value, not {value!r}")
    return _single_value(claim, slot, ", ".join(words))


def _single_value(claim: Claim, slot: str, value: str) -> str | float | None:
    """Return a value in the type of its slot; an empty one is nothing where the slot may hold nothing."""
    hint = get_type_hints(type(claim.content))[slot]
    types = get_args(hint) or (hint,)
    if not value:
        if type(None) in types:
            return None
        raise InputError(f"{slot} of a {claim.kind} claim can not be empty")
    number = next((kind for kind in (int, float) if kind in types), None)
    try:
        return value if number is None else number(value)
    except ValueError as error:
        raise InputError(f"{slot} is a number, not {value!r}") from error
