"""Say whom a sentence speaks about, and hold what one rule made of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict, Unpack

from tipgraph.model import Claim, Content, Evidence, Qualifier, Sentence, Status, Step, digest_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a sentence inherits from its narrative: the document's id, the subject country and the report year."""

    document: str
    country: str
    year: int | None = None
    heading: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one rule made of a sentence: the step that `tipgraph explain` shows, and the claims it gave, if any."""

    step: Step
    claims: tuple[Claim, ...] = ()


def make_step(rule: str, sentence: Sentence, start: int, end: int, gave: str) -> Step:
    """Return the step of a rule that looked at the words from `start` to `end` (offsets into the sentence)."""
    return Step(
        rule=rule,
        words=sentence.text[start:end],
        start=sentence.start + start,
        end=sentence.start + end,
        gave=gave,
    )


class Told(TypedDict, total=False):
    """What else a sentence tells of a claim: how certain, hedged how, what context filled, and of which year."""

    status: Status
    qualifiers: Iterable[Qualifier]
    implied: Iterable[str]
    event_year: int | None


def make_claim(content: Content, sentence: Sentence, context: Context, rule: str, **told: Unpack[Told]) -> Claim:
    """Return a claim whose evidence is the whole sentence."""
    return Claim(
        content=content,
        evidence=Evidence(
            document=context.document,
            start=sentence.start,
            end=sentence.end,
            digest=digest_of(sentence.text),
            quote=sentence.text,
            section=sentence.section,
            paragraph=sentence.paragraph,
        ),
        country=context.country,
        year=context.year,
        status=told.get("status", Status.ASSERTED),
        rule=rule,
        qualifiers=tuple(told.get("qualifiers", ())),
        implied=tuple(told.get("implied", ())),
        event_year=told.get("event_year"),
    )
