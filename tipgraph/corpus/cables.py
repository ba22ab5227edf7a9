"""Read State Department cables: the message header, the numbered paragraphs and what they enclose."""

import dataclasses
import re
from collections.abc import Iterator

from tipgraph.corpus.mask import mask_furniture
from tipgraph.corpus.moments import find_embargo, read_date_time_group
from tipgraph.corpus.narratives import find_country_headings
from tipgraph.corpus.source import Label, Source, make_document
from tipgraph.corpus.subjects import find_report_year
from tipgraph.model import CableHeader, DocumentKind, Paragraph, Section

_PRECEDENCES = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}
_DATE_TIME = re.compile(
    r"^[ ]*(?:(?P<precedence>[ZOPR])[ ]+)?(?P<group>[\dOlI]{6}Z[ ]+[A-Z]{3}[ ]+\d{2}(?:\d{2})?)\b", re.M
)
_FROM = re.compile(r"^[ ]*FM[ ]+(?P<originator>\S.*?)[ ]*$", re.M)
_TO = re.compile(
    r"^[ ]*TO[ ]+(?P<addressees>\S.*(?:\n(?![ ]*(?:INFO|UNCLAS|CONFIDENTIAL|SECRET|BT)\b)[ ]*\S.*)*)", re.M
)
_ADDRESSEE = re.compile(
    r"^(?:[A-Z]{5,8}[ ]*/)?[ ]*(?P<name>.+?)"
    r"(?:[ ]+(?P<precedence>(?:NIACT[ ])?(?:FLASH|IMMEDIATE|PRIORITY|ROUTINE)))?(?:[ ]+\d{4})?$"
)
_CLASSIFICATION = re.compile(
    r"^[ ]*(?P<classification>UNCLAS(?:SIFIED)?|C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|S ?E ?C ?R ?E ?T)[ /A-Z]*?"
    r"(?:[ ]+SECTION[ ]+[\dOlI]+[ ]+[O0]F[ ]+[\dOlI]+)?"
    r"[ ]+(?P<station>[A-Z]{3,}(?:[ ][A-Z]{2,})*)[ ]+(?P<number>[\dOlI]{4,8})[ ]*$",
    re.M,
)
_CAPTION = re.compile(r"^[ ]*(?P<caption>[A-Z]{5,}(?:[ ][A-Z]+)?)[ ]*$", re.M)
_FIELD = r"^[ ]*{}[ ]*:[ ]*(?P<value>\S?.*(?:\n(?![ ]*(?:TAGS|SUBJ(?:ECT)?|REF(?:TEL|S)?|E\.?O\.?[ ]*\d+)\b)[ ]*\S.*)*)"
_TAGS = re.compile(_FIELD.format(r"TAGS"), re.M)
_SUBJECT = re.compile(_FIELD.format(r"SUBJ(?:ECT)?"), re.M)
_REFERENCES = re.compile(_FIELD.format(r"REF(?:TEL|S)?"), re.M)
_REFERENCE_LETTER = re.compile(r"(?:^|\s)(?:\u00b6[ ]*)?\(?[A-Z](?:\.|\))[ ]+")
_SIGNATURE = re.compile(r"^[ ]*(?P<name>[A-Z][A-Z'-]{2,}(?: [A-Z][A-Z'-]+)?)\s*(?:(?:BT|NNNN|#\d+)\s*)*\Z", re.M)

# A paragraph number at the start of a line. The paragraph sign is printed as itself, as a link (masked by now), or
# read as the digit 1; the number may be followed by a classification in brackets.
_PARAGRAPH_MARK = re.compile(r"^[ ]*(?P<sign>\u00b6[ ]*)?(?P<number>[\dlIO]{1,3})[ ]?[.][ ]+(?=\S)", re.M)
_MARK_AND_CLASSIFICATION = re.compile(r"[\u00b6\dlIO ]{1,6}\.\s+(?:\([A-Z/]{1,8}\)\s*)?")
_ENCLOSED = {
    "non-paper": re.compile(
        r"\(?begin(?:ning)?(?: of)? non-?paper[^)\n]{0,40}\)?(?P<words>.*?)\(?end(?: of)? non-?paper", re.I | re.S
    ),
}
_PRESS_GUIDANCE = re.compile(
    r"\bpress guidance\b[^.\n]{0,80}\b(?:to use|for use|is provided|provided for)|\u00b6?\bQ[.:] ", re.I
)
_LETTERS_AS_DIGITS = str.maketrans("OlI", "011")


def is_cable(text: str) -> bool:
    """Tell whether a text begins with a message header: a date-time group and a line that says whom it is from."""
    top = mask_furniture(text[:4000])
    return bool(_DATE_TIME.search(top) and _FROM.search(top))


def read_cable(text: str, label: Label) -> Source:
    """Return the source of a cable: header, paragraphs with their true numbers, non-paper and press guidance.

    `label` gives the id and the country to fall back on where the cable does not say them.
    """
    masked = mask_furniture(text)
    signature = _SIGNATURE.search(masked)
    paragraphs, missing = find_paragraphs(masked, signature.start() if signature else len(masked))
    top = masked[: paragraphs[0].start] if paragraphs else masked
    header = dataclasses.replace(_read_header(top, masked, label), signature=signature["name"] if signature else None)
    issued = read_date_time_group(header.date_time_group) if header.date_time_group else None
    known = dataclasses.replace(
        label,
        id=header.number,
        kind=DocumentKind.CABLE,
        title=header.subject or label.title,
        publisher="US Department of State",
        issued=issued,
    )
    headings = [code for code, _ in find_country_headings(masked)]
    warnings = [f"{header.number}: paragraph {number} was not found" for number in missing]
    if not headings and label.country is None:
        warnings.append(
            f"{header.number}: this cable holds no country narrative; --country reads its whole text as one"
        )
    return Source(
        document=make_document(text, known, header),
        masked=masked,
        paragraphs=paragraphs,
        country=label.country if not headings else headings[0],
        sections=() if headings or label.country is None else _bodies(masked, paragraphs),
        year=_report_year(header.subject or "", masked, issued),
        enclosures=tuple(_find_enclosures(masked, paragraphs)),
        warnings=(*label.warnings, *warnings),
    )


def find_paragraphs(masked: str, end: int) -> tuple[tuple[Paragraph, ...], tuple[int, ...]]:
    """Return the numbered paragraphs of a cable up to `end`, and the numbers that should stand between but do not.

    Numbers must go up: "17." counts as 7 where 7 is due, because a scanner may read the paragraph sign as a 1.
    """
    marks: list[tuple[int, int]] = []
    missing: list[int] = []
    for match in _PARAGRAPH_MARK.finditer(masked, 0, end):
        due = marks[-1][0] + 1 if marks else 1
        number = _true_number(match, due)
        if number is not None:
            missing += range(due, number)
            marks.append((number, match.start() + len(match.group()) - len(match.group().lstrip())))
    ends = [start for _, start in marks[1:]] + [end]
    paragraphs = tuple(
        Paragraph(number=str(number), start=start, end=start + len(masked[start:closing].rstrip()))
        for (number, start), closing in zip(marks, ends, strict=False)
    )
    return paragraphs, tuple(missing)


def _bodies(masked: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Section, ...]:
    """Return what the paragraphs say, without their marks and the classification behind them.

    A cable without numbers is read from the end of its header.
    """
    if not paragraphs:
        fields = [field.search(masked) for field in (_SUBJECT, _REFERENCES)]
        start = max((field.end() for field in fields if field), default=0)
        return (Section(kind="overview", start=start, end=len(masked.rstrip())),)
    marks = (_MARK_AND_CLASSIFICATION.match(masked, p.start) for p in paragraphs)
    starts = [mark.end() if mark else p.start for mark, p in zip(marks, paragraphs, strict=True)]
    return tuple(
        Section(kind="overview", start=start, end=p.end)
        for start, p in zip(starts, paragraphs, strict=True)
        if start < p.end
    )


def _true_number(match: re.Match[str], due: int) -> int | None:
    printed = match["number"].translate(_LETTERS_AS_DIGITS)
    behind_one = int(printed[1:]) if printed[0] == "1" and printed[1:] else None
    if due in (int(printed), behind_one):
        return due
    # A mark that was lost: only a sign, as itself or as a 1, is trusted to skip over it.
    signed = int(printed) if match["sign"] else behind_one
    return signed if signed is not None and due < signed <= due + 2 else None


def _read_header(top: str, masked: str, label: Label) -> CableHeader:
    date_time = _DATE_TIME.search(top)
    group = _fold(date_time["group"]) if date_time else None
    group = group and group[:7].translate(_LETTERS_AS_DIGITS) + group[7:]
    addressees, precedence = _read_addressees(top)
    if precedence is None and date_time and date_time["precedence"]:
        precedence = _PRECEDENCES[date_time["precedence"]]
    stamp = _CLASSIFICATION.search(top)
    origin = _FROM.search(top)
    return CableHeader(
        number=_message_number(stamp, group) or label.id,
        date_time_group=group,
        originator=_fold(origin["originator"]) if origin else None,
        addressees=addressees,
        precedence=precedence,
        classification=_close_up(stamp["classification"]) if stamp else None,
        captions=_read_captions(top, stamp.end()) if stamp else (),
        tags=tuple(re.findall(r"\b[A-Z]{2,5}\b", _value(_TAGS, top) or "")),
        subject=_value(_SUBJECT, top),
        references=_read_references(top),
        embargo_until=find_embargo(masked, read_date_time_group(group) if group else None),
    )


def _read_addressees(top: str) -> tuple[tuple[str, ...], str | None]:
    block = _TO.search(top)
    lines = [line.strip() for line in block["addressees"].splitlines()] if block else []
    found = [match for line in lines if (match := _ADDRESSEE.match(line))]
    precedence = next((match["precedence"] for match in found if match["precedence"]), None)
    return tuple(_fold(match["name"]) for match in found), precedence


def _read_captions(top: str, start: int) -> tuple[str, ...]:
    fields = re.compile(r"^[ ]*(?:E\.?O\.?|TAGS|SUBJ)", re.M).search(top, start)
    return tuple(match["caption"] for match in _CAPTION.finditer(top, start, fields.start() if fields else len(top)))


def _read_references(top: str) -> tuple[str, ...]:
    value = _value(_REFERENCES, top) or ""
    return tuple(ref for part in _REFERENCE_LETTER.split(value) if (ref := part.strip(" ,;")))


def _message_number(stamp: re.Match[str] | None, group: str | None) -> str | None:
    """Return "09STATE60639": two digits of the year, the station, the number without its leading zeros."""
    if stamp is None or group is None:
        return None
    station = stamp["station"].replace(" ", "")
    return f"{group[-2:]}{station}{int(stamp['number'].translate(_LETTERS_AS_DIGITS))}"


def _report_year(subject: str, masked: str, issued: str | None) -> int | None:
    year = find_report_year(subject) or find_report_year(masked)
    return year if year or issued is None else int(issued[:4])


def _find_enclosures(masked: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[Section]:
    for kind, pattern in _ENCLOSED.items():
        for match in pattern.finditer(masked):
            yield Section(kind=kind, start=match.start("words"), end=match.end("words"))
    for paragraph in paragraphs:
        if len(_PRESS_GUIDANCE.findall(masked, paragraph.start, paragraph.end)) > 1:
            yield Section(kind="press-guidance", start=paragraph.start, end=paragraph.end)


def _value(field: re.Pattern[str], top: str) -> str | None:
    match = field.search(top)
    return _fold(match["value"]) if match else None


def _fold(words: str) -> str:
    return " ".join(words.split())


def _close_up(words: str) -> str:
    """Return "CONFIDENTIAL" for "C O N F I D E N T I A L"."""
    return words.replace(" ", "")
