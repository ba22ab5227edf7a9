"""Read narratives and single sentences: mentions, steps, claims, and why there are none."""

from collections.abc import Sequence
from dataclasses import replace

from tipgraph.corpus import Source, split_enclosures, split_sentences
from tipgraph.extract.chunking import split_chunks
from tipgraph.extract.context import Context, Finding
from tipgraph.extract.government import find_government, name_actors
from tipgraph.extract.movements import Memory, read_actors_of, read_movements_of
from tipgraph.extract.tracing import trace_chunks
from tipgraph.gazetteer import find_words, words_to_mentions
from tipgraph.model import ActorClass, Claim, Narrative, Reading, Sentence, digest_of

# Where a report tells of the trafficking itself; the other sections tell what the government did about it.
_PROFILE_SECTIONS = frozenset({None, "overview", "profile"})
# An actor is blamed by his name, or by what the name of the exploitation tells: "sex tourism".
_ACTOR_KINDS = frozenset({"actor", "traffickers", "exploitation"})
_NO_ACTORS = frozenset({"recommendations", "non-paper", "press-guidance", "tier"})


def extract_readings(source: Source, narrative: Narrative) -> list[Reading]:
    """Return how every sentence of a narrative was read, in order, and what its enclosures add."""
    context = Context(
        document=source.document.id, country=narrative.country, year=narrative.year, heading=narrative.heading
    )
    readings = []
    memory, efforts = Memory(), False
    sentences = split_sentences(source, narrative)
    for index, sentence in enumerate(sentences):
        efforts = efforts or _opens_efforts(sentence.text)
        movements = sentence.section in _PROFILE_SECTIONS and not (efforts and sentence.section != "profile")
        reading, memory = _read_sentence(sentence, context, memory, movements)
        readings.append(_add_government(reading, sentences, index, context))
    readings += _read_enclosures(source, context)
    return [_quote_document(reading, source.text) for reading in readings]


def extract_claims(source: Source, narrative: Narrative) -> list[Claim]:
    """Return the claims of a narrative, in the order of its sentences."""
    return [claim for reading in extract_readings(source, narrative) for claim in reading.claims]


def extract_sentence(text: str, *, country: str, year: int | None = None, document: str = "sentence") -> list[Reading]:
    """Return how a text was read that stands by itself; `country` is what it speaks about.

    The steps tell first what each piece of the sentence gave, then which rules fired.
    """
    sentence = Sentence(text=text, start=0, end=len(text))
    context = Context(document=document, country=country, year=year)
    reading, _ = _read_sentence(sentence, context, Memory(), True)
    words = find_words(text, country)
    pieces = trace_chunks(split_chunks(words, country), words, sentence)
    reading = replace(reading, steps=(*pieces, *reading.steps))
    return [_add_government(reading, [sentence], 0, context)]


def _read_enclosures(source: Source, context: Context) -> list[Reading]:
    """Return how the sentences of a non-paper and of press guidance were read, as far as they gave claims."""
    sentences = split_enclosures(source)
    readings = (
        _add_government(Reading(sentence=sentence), sentences, index, context)
        for index, sentence in enumerate(sentences)
    )
    return [reading for reading in readings if reading.claims]


def _add_government(reading: Reading, sentences: Sequence[Sentence], index: int, context: Context) -> Reading:
    """Return the reading with what the sentence says of government."""
    findings = find_government(sentences, index, context, reading.mentions)
    if not findings:
        return reading
    told = _unique_claims(findings)
    blamed = {claim.content.actor for claim in reading.claims if isinstance(claim.content, ActorClass)}
    claims = (*reading.claims, *name_actors(told, blamed), *told)
    steps = (*reading.steps, *(finding.step for finding in findings))
    return replace(reading, steps=steps, claims=claims, why=None, missed=False)


def _quote_document(reading: Reading, text: str) -> Reading:
    """Return the reading with the document's own words as evidence, page furniture included."""
    words = text[reading.sentence.start : reading.sentence.end]
    if words == reading.sentence.text or not reading.claims:
        return reading
    digest = digest_of(words)
    claims = tuple(
        replace(claim, evidence=replace(claim.evidence, digest=digest, quote=words)) for claim in reading.claims
    )
    return replace(reading, claims=claims)


def _opens_efforts(text: str) -> bool:
    """Whether the narrative turns to the government's efforts: its compliance with the minimum standards."""
    return "minimum standards" in " ".join(text.lower().split())


def _read_sentence(sentence: Sentence, context: Context, memory: Memory, movements: bool) -> tuple[Reading, Memory]:
    words = find_words(sentence.text, context.country)
    mentions = words_to_mentions(words, sentence.text, sentence.start)
    kinds = {word.kind for word in words}
    blames = sentence.section not in _NO_ACTORS and not kinds.isdisjoint(_ACTOR_KINDS)
    chunks = split_chunks(words, context.country) if movements or blames else []
    findings: list[Finding] = []
    if movements:
        found, memory = read_movements_of(chunks, sentence, context, memory)
        findings.extend(found)
    if blames:
        findings.extend(read_actors_of(chunks, sentence, context))
    claims = _unique_claims(findings)
    why = None if claims else _explain(kinds, movements)
    missed = not claims and movements and _looks_like_claim(kinds)
    steps = tuple(finding.step for finding in findings)
    reading = Reading(sentence=sentence, mentions=mentions, steps=steps, claims=claims, why=why, missed=missed)
    return reading, memory


def _unique_claims(findings: Sequence[Finding]) -> tuple[Claim, ...]:
    claims = {
        (claim.content, claim.qualifiers, claim.status): claim for finding in findings for claim in finding.claims
    }
    return tuple(claims.values())


def _looks_like_claim(kinds: set[str]) -> bool:
    return "exploitation" in kinds and bool(kinds & {"victims", "place"})


def _explain(kinds: set[str], movements: bool) -> str:
    """Return in words why a sentence gave no claim."""
    if not movements:
        return "the sentence tells what the government did or should do, not what happens to victims"
    if not kinds & {"exploitation", "verb", "vulnerability", "sector"}:
        return "no word of the sentence tells of exploitation"
    if not kinds & {"victims", "place"}:
        return "the sentence names neither people nor places"
    return "people, places and exploitation are not joined by a verb that any rule knows"
