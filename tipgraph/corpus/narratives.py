"""Find the narratives of a document and the sections of a narrative by their headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tipgraph.corpus.source import Source
from tipgraph.corpus.subjects import find_country, find_report_year
from tipgraph.model import DocumentKind, Narrative, Section

# "Tajikistan (TIER 2 Watch List)", "BURMA: Tier 3", "## Fiji -- Tier 2": a country and its tier, alone on a line
# or on two.
_TIER = r"(?:TIER\s*\d|Special[ ]Case)(?:\s*[-:,]?\s*WATCH\s*-?LIST)?\*?"
_COUNTRY_HEADING = re.compile(
    r"^[ #*_]*(?P<name>[^\W\d_](?:[^\n:;.!?()]|(?<=St)\.|\([^()\n]*\)){2,60}?)"
    rf"(?:[ *_]*[(:\u2013\u2014-]+|[ *_]*\n)[ \n#*_]*(?:{_TIER})[ *_)]*$",
    re.M | re.I,
)
# Headings of sections: alone on a line, in any case, perhaps with # or bold marks around and a colon behind.
_SECTION_WORDS = {
    "recommendations": r"(?:(?:prioritized|key|the)[ ])*recommendations?(?:[ ](?:for|to)[ ][^\n:.]{3,70})?",
    "prosecution": r"(?:law[ ]enforcement|prosecution)(?:[ ]of[ ]trafficking[ ]offenders)?",
    "protection": r"protection(?:[ ]of[ ](?:trafficking[ ])?victims)?",
    "prevention": r"prevention(?:[ ]of[ ]trafficking)?",
    "profile": r"(?:trafficking|tip)[ ]profile|scope[ ]and[ ]magnitude",
    "overview": r"overview|introduction|summary",
    "tier": r"tier[ ](?:placement|rating)",
}
_ALTERNATIVES = "|".join(f"(?P<{kind}>{words})" for kind, words in _SECTION_WORDS.items())
_SECTION_HEADING = re.compile(rf"^[ #*_]*(?:{_ALTERNATIVES})[ *_]*:?[ *_]*$", re.M | re.I)
# "Recommendations for Fiji: Train ...": a heading that runs into its text.
_RUN_IN_HEADING = re.compile(
    r"^[ #*_]*(?:(?P<recommendations>(?:prioritized[ ])?recommendations?[ ](?:for|to)[ ][^\n:.;]{3,70})"
    r"|(?P<profile>trafficking[ ]profile))[ *_]*:[ *_]*(?=\S)",
    re.M | re.I,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a section or of a country's narrative, from `start` to `end`; what follows belongs to it."""

    kind: str
    start: int
    end: int


def find_country_headings(masked: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the alpha-2 code and the place of every heading that names a country and its tier."""
    for match in _COUNTRY_HEADING.finditer(masked, start, len(masked) if end is None else end):
        code = find_country(match["name"])
        if code is not None:
            yield code, match


def split_narratives(source: Source) -> tuple[Narrative, ...]:
    """Return the narratives of a document: one for each country heading, else the whole text for its one subject.

    A cable without a country narrative has none; its `warnings` say so.
    """
    text = source.masked
    if source.sections:
        return (_whole(source, source.sections),) if source.country else ()
    start, end = _narrative_bounds(source)
    headings = list(find_country_headings(text, start, end))
    if not headings:
        known = source.country is not None and bool(text[start:end].strip())
        return (_whole(source, split_sections(text, start, end), (start, end)),) if known else ()
    ends = [match.start() for _, match in headings[1:]] + [end]
    return tuple(_narrative_of(source, code, match, close) for (code, match), close in zip(headings, ends, strict=True))


def split_sections(masked: str, start: int, end: int) -> tuple[Section, ...]:
    """Return the sections of a narrative between two offsets; what stands before the first heading is the overview.

    A section starts behind its heading and ends with its last word; sections without words are left out.
    """
    headings = sorted(_find_headings(masked, start, end), key=lambda h: h.start)
    bounds = [("overview", start), *((h.kind, h.end) for h in headings)]
    ends = [*(h.start for h in headings), end]
    sections = []
    for (kind, opening), closing in zip(bounds, ends, strict=True):
        words = masked[opening:closing]
        first = opening + len(words) - len(words.lstrip())
        last = opening + len(words.rstrip())
        if first < last:
            sections.append(Section(kind=kind, start=first, end=last))
    return tuple(sections)


def _find_headings(masked: str, start: int, end: int) -> Iterator[Heading]:
    for pattern in (_SECTION_HEADING, _RUN_IN_HEADING):
        for match in pattern.finditer(masked, start, end):
            if match.lastgroup is not None:
                yield Heading(match.lastgroup, match.start(), match.end())


def _narrative_bounds(source: Source) -> tuple[int, int]:
    """Return where narratives may stand: in a cable, only before what is enclosed after them."""
    if source.document.kind is not DocumentKind.CABLE:
        return 0, len(source.masked)
    heading = next((match.start() for _, match in find_country_headings(source.masked)), None)
    if heading is None:
        return 0, 0
    enclosed = min((e.start for e in source.enclosures if e.start > heading), default=len(source.masked))
    return next(((p.start, p.end) for p in source.paragraphs if p.start <= heading < p.end), (heading, enclosed))


def _narrative_of(source: Source, code: str, heading: re.Match[str], end: int) -> Narrative:
    sections = split_sections(source.masked, heading.end(), end)
    return Narrative(
        document=source.document.id,
        country=code,
        year=source.year or find_report_year(source.document.title or ""),
        start=heading.start("name"),
        end=sections[-1].end if sections else heading.end(),
        heading=" ".join(heading.group().strip(" #*_").split()),
        sections=sections,
    )


def _whole(source: Source, sections: tuple[Section, ...], bounds: tuple[int, int] | None = None) -> Narrative:
    start, end = bounds or (sections[0].start, sections[-1].end)
    return Narrative(
        document=source.document.id,
        country=source.country or "",
        year=source.year,
        start=start,
        end=end,
        sections=sections,
    )
