"""Mask what is not the document's own words, without moving a single character."""

import re

# Characters that only part words or lines, and what they are masked as.
_SEPARATORS = str.maketrans(
    {
        "\r": "\n",
        "\v": "\n",
        "\f": "\n",
        "\x85": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\t": " ",
        "\ufeff": " ",
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " "),
    }
)

# "STATE 00060639 002 OF 005": station, number, page of pages; scanners read 0 as O and 1 as l or I.
_PAGE_OF_CABLE = re.compile(
    r"^[ ]*[A-Z][A-Z ]{2,30}[ ]+[\dOlI]{5,8}[ ]{1,4}[\dOlI]{2,3}[ ]+[O0]F[ ]+[\dOlI]{2,3}[ ]*$", re.M
)
# "UNCLAS SECTION 02 OF 05 STATE 060639": the header of a later section, with its captions, tags and subject repeated.
_LATER_SECTION = re.compile(
    r"^[ ]*(?:UNCLAS(?:SIFIED)?|C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|S ?E ?C ?R ?E ?T)\b[A-Z/ ]*"
    r"SECTION[ ]+(?!0?1[ ])[\dOlI]{1,3}[ ]+[O0]F[ ]+[\dOlI]{1,3}[ ]+[A-Z ]+[\dOlI]{4,8}[ ]*$"
    r"(?:\n[ ]*(?:SIPDIS|SENSITIVE|NOFORN|[EF]\.?O\.?[ ]?\d{5}:.*|TAGS:.*|SUBJ(?:ECT)?:.*(?:\n[ "
    r"]*[A-Z][^a-z\n]*$){0,3})?[ ]*$)*",
    re.M,
)
_PAGE_NUMBER = re.compile(r"^[ ]*(?:[Pp]age[ ]+)?\d{1,4}(?:[ ]+(?:of|/)[ ]+\d{1,4})?[ ]*$", re.M)
_RULE = re.compile(r"^[ ]*(?:[-_=*#~][ ]?){3,}[ ]*$", re.M)
# A paragraph mark that became a link ("[1](#)1."), and a link that kept its words.
_MARK_LINK = re.compile(r"\[\d?\]\(#\)")
_LINK = re.compile(r"\[(?P<words>[^\]\n]{1,200})\](?P<target>\([^)\n]{0,400}\))")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
# A dash that the scanner read as a closing bracket: "children ) particularly in two regions ) to".
_STRAY_BRACKET = re.compile(r"(?<=\w )\)(?= \w)")


def mask_furniture(text: str) -> str:
    """Return a text of the same length in which page headers, rules and scan marks are spaces.

    Line ends of every kind become newlines, so that later rooms need to know only one.
    """
    masked = text.replace("\r\n", " \n").translate(_SEPARATORS)
    for furniture in (_PAGE_OF_CABLE, _LATER_SECTION, _PAGE_NUMBER, _RULE, _MARK_LINK):
        masked = furniture.sub(_blank, masked)
    masked = _LINK.sub(_unlink, masked)
    masked = _ESCAPE.sub(" ", masked)
    return _STRAY_BRACKET.sub("\N{EN DASH}", masked)


def clean_quote(quote: str) -> str:
    r"""Return the words of a quotation for reading: page furniture out, white space folded.

    >>> clean_quote("Girls are\n\nSTATE 00000001 002 OF 003\n\ncoerced to beg.")
    'Girls are coerced to beg.'
    """
    return " ".join(mask_furniture(quote).split())


def _blank(match: re.Match[str]) -> str:
    return "".join("\n" if char == "\n" else " " for char in match.group())


def _unlink(match: re.Match[str]) -> str:
    return f" {match['words']} {' ' * len(match['target'])}"
