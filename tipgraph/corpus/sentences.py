"""Split a narrative into sentences that keep their offsets."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from tipgraph.corpus.narratives import find_country_headings
from tipgraph.corpus.source import Source
from tipgraph.model import Narrative, Paragraph, Section, Sentence

Span = tuple[int, int]

# How far back the last word before a gap is looked for.
_NEAR = 200

_BLANK_LINES = re.compile(r"(?<! ) *\n(?:[ ]*\n)+[ ]*")
_BULLET = re.compile(r"(?:^|(?<=\n))[ ]*(?:[\u2022\u25cf\u25aa*\u00b7]|--?|\u2013|\u2014)[ ]+(?=\S)")
_FULL_STOP = re.compile(r"[.!?]+[\"'\u201d\u2019)\]*]*(?=\s+[\"'\u201c\u2018(\[]*[A-Z0-9])")
_BRACKET_OR_SEMICOLON = re.compile(r"\([^()]*\)|;")
_TERMINAL = re.compile(r"[.!?:][\"'\u201d\u2019)\]*]*$")
# The report year that closes a condensed narrative: "... in the cotton harvest (2014)".
_CLOSING_YEAR = re.compile(r"(?<!\s)\s*\((?:19|20)\d\d\)\s*$")

# A full stop behind these never ends a sentence.
_TITLES = frozenset(
    "mr mrs ms dr prof st gov gen col lt sgt capt sen rep amb no nos art arts sec secs para paras fig vs cf pp vol ch "
    "approx est al eg ie jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# A full stop behind an acronym ("U.S.", "D.R.C.", "a.m.", "Inc.") ends a sentence only before one of these.
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?|Inc|Ltd|Co|Corp|etc|Jr|Sr")
_STARTERS = frozenset(
    "the this these those that there it its they their he she his her we our a an in on at by for from to with as if "
    "when while where although though despite during after before since until once because however therefore moreover "
    "furthermore additionally also finally instead nevertheless meanwhile similarly some many most several few all "
    "each every both no none other others another such any authorities officials victims traffickers police courts "
    "prosecutors judges children women men girls boys migrants workers observers ngos media according reports".split()
)


def split_sentences(source: Source, narrative: Narrative | Section) -> tuple[Sentence, ...]:
    """Return the sentences of a narrative (or of one section), in order.

    The heading that gives the country and its tier comes first; headings of sections are left out. A sentence runs
    through page furniture and through the blank lines around it. Condensed texts that join their sentences by
    semicolons are split there, and so are lists of recommendations.
    """
    sections = narrative.sections if isinstance(narrative, Narrative) else (narrative,)
    prose = [(s.start, s.end) for s in sections if s.kind != "recommendations"]
    semicolons = _is_condensed("".join(source.masked[start:end] for start, end in prose))
    starts = [p.start for p in source.paragraphs]
    spans = [
        (section.kind, start, end)
        for section in sections
        for start, end in _split_section(source, section, semicolons or section.kind == "recommendations")
    ]
    if isinstance(narrative, Narrative) and narrative.heading:
        line = source.masked.rfind("\n", 0, narrative.start) + 1
        match = next(match for _, match in find_country_headings(source.masked, line))
        end = narrative.start + len(source.masked[narrative.start : match.end()].rstrip(" #*_"))
        spans.insert(0, ("tier", narrative.start, end))
    return tuple(
        Sentence(
            text=source.masked[start:end],
            start=start,
            end=end,
            section=section,
            paragraph=_paragraph_at(start, starts, source.paragraphs),
        )
        for section, start, end in spans
    )


def split_enclosures(source: Source) -> tuple[Sentence, ...]:
    """Return the sentences of what a cable encloses beside its narrative: a non-paper, press guidance."""
    return tuple(sentence for enclosure in source.enclosures for sentence in split_sentences(source, enclosure))


def _split_section(source: Source, section: Section, semicolons: bool) -> Iterator[Span]:
    for start, end in _split_blocks(source, section):
        closing = _CLOSING_YEAR.search(source.masked, start, end)
        for span in _cut(source.masked, start, closing.start() if closing else end, semicolons):
            trimmed = _trim(source.masked, *span)
            if any(char.isalnum() for char in source.masked[slice(*trimmed)]):
                yield trimmed


def _split_blocks(source: Source, section: Section) -> Iterator[Span]:
    """Yield the blocks of a section: parted by blank lines or bullets, unless a sentence runs on through them."""
    start = section.start
    for gap in _BLANK_LINES.finditer(source.masked, section.start, section.end):
        if not _runs_on(source, section, gap):
            yield from _split_bullets(source.masked, start, gap.start())
            start = gap.end()
    yield from _split_bullets(source.masked, start, section.end)


def _runs_on(source: Source, section: Section, gap: re.Match[str]) -> bool:
    before = source.masked[max(section.start, gap.start() - _NEAR) : gap.start()]
    after = source.masked[gap.end() : gap.end() + 1]
    if not before.strip() or _TERMINAL.search(before.rstrip()):
        return False
    furniture = bool(source.text[gap.start() : gap.end()].strip())
    return after.islower() or (furniture and not _BULLET.match(source.masked, gap.end()))


def _split_bullets(masked: str, start: int, end: int) -> Iterator[Span]:
    for bullet in _BULLET.finditer(masked, start, end):
        yield start, bullet.start()
        start = bullet.end()
    yield start, end


def _cut(masked: str, start: int, end: int, semicolons: bool) -> Iterator[Span]:
    cuts = [m.end() for m in _FULL_STOP.finditer(masked, start, end) if _ends_sentence(masked, m)]
    if semicolons:
        cuts = sorted([*cuts, *_semicolon_cuts(masked, start, end)])
    for cut in cuts:
        yield start, cut
        start = cut
    yield start, end


def _semicolon_cuts(masked: str, start: int, end: int) -> Iterator[int]:
    """Yield the places behind semicolons that stand in no bracket; a bracket that never closes holds nothing."""
    for found in _BRACKET_OR_SEMICOLON.finditer(masked, start, end):
        if found.group() == ";":
            yield found.end()


def _ends_sentence(masked: str, stop: re.Match[str]) -> bool:
    if masked[stop.start()] != ".":
        return True
    before = masked[max(0, stop.start() - 24) : stop.start()].split()
    word = before[-1].lstrip("(\"'\u201c\u2018[") if before else ""
    if word.casefold() in _TITLES or (len(word) == 1 and word.isupper()):
        return False
    if _ACRONYM.fullmatch(word):
        following = re.match(r"\W*(\w+)", masked[stop.end() : stop.end() + 40])
        return bool(following and following[1].casefold() in _STARTERS and following[1][0].isupper())
    return True


def _is_condensed(prose: str) -> bool:
    """Tell whether semicolons do the work of full stops: many of them, and hardly a full stop inside."""
    stops = sum(1 for _ in _FULL_STOP.finditer(prose))
    return prose.count(";") > 3 * stops


def _trim(masked: str, start: int, end: int) -> Span:
    """Return a span without white space around it and without the semicolon that only joins it to the next."""
    words = masked[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip().removesuffix(";").rstrip())


def _paragraph_at(offset: int, starts: list[int], paragraphs: tuple[Paragraph, ...]) -> str | None:
    index = bisect_right(starts, offset) - 1
    return paragraphs[index].number if index >= 0 else None
