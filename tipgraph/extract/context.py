"""Say whom a sentence speaks about, and hold what one rule made of it."""

from collections.abc import Iterable
from dataclasses import dataclass

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


def make_claim(
    content: Content,
    sentence: Sentence,
    context: Context,
    rule: str,
    *,
    quote: str | None = None,
    status: Status = Status.ASSERTED,
    qualifiers: Iterable[Qualifier] = (),
    implied: Iterable[str] = (),
    event_year: int | None = None,
) -> Claim:
    """Return a claim whose evidence is the whole sentence.

    `quote` is the words of the document under the sentence where they differ from its masked text.
    """
    words = sentence.text if quote is None else quote
    return Claim(
        content=content,
        evidence=Evidence(
            document=context.document,
            start=sentence.start,
            end=sentence.end,
            digest=digest_of(words),
            quote=words,
            section=sentence.section,
            paragraph=sentence.paragraph,
        ),
        country=context.country,
        year=context.year,
        status=status,
        rule=rule,
        qualifiers=tuple(qualifiers),
        implied=tuple(implied),
        event_year=event_year,
    )
