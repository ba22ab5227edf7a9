"""Read the moments that a cable names: when it was sent and until when it is embargoed."""

import re
from datetime import UTC, datetime, timedelta, timezone

_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_GROUP = re.compile(r"(\d{2})(\d{2})(\d{2})Z ([A-Z]{3}) (\d{2,4})")
_EMBARGO = re.compile(r"\bembargo|\bpublic release\b", re.I)
_DATE = r"(?P<{0}month>[A-Z][a-z]+)\.? (?P<{0}day>\d{{1,2}})(?:, (?P<{0}year>20\d\d))?"
_CLOCK = (
    r"(?P<{0}hour>\d{{1,2}})(?::?(?P<{0}minute>\d{{2}}))? ?(?P<{0}half>[ap])\.?m\.?,? "
    r"(?P<{0}zone>EDT|EST|(?:in )?Washington,?(?: D\.?C\.?)?(?: time)?|Eastern(?: time)?)"
)
_MOMENT = re.compile(
    rf"{_DATE.format('a')},? (?:at )?{_CLOCK.format('a')}|{_CLOCK.format('b')},? (?:on )?{_DATE.format('b')}"
)


def read_date_time_group(group: str) -> str | None:
    """Return a date-time group in ISO 8601; a group that names no real moment gives `None`.

    >>> read_date_time_group("010930Z MAY 08")
    '2008-05-01T09:30:00Z'
    """
    match = _GROUP.fullmatch(group)
    if match is None or match[4] not in _MONTHS:
        return None
    year = int(match[5]) if len(match[5]) == 4 else int(match[5]) + (1900 if int(match[5]) > 70 else 2000)
    return _iso(year, _MONTHS.index(match[4]) + 1, int(match[1]), (int(match[2]), int(match[3])), UTC)


def find_embargo(masked: str, issued: str | None) -> str | None:
    """Return the moment before which a cable forbids public release, in UTC, or `None`.

    A moment without a year takes that of the cable. Washington's clock is four hours behind UTC from March to
    November, when the reports are released, and five otherwise.
    """
    words = " ".join(masked.split())
    first = _EMBARGO.search(words)
    if first is None:
        return None
    near = (words[max(0, m.start() - 400) : m.end() + 400] for m in _EMBARGO.finditer(words))
    for passage in near:
        for match in _MOMENT.finditer(passage):
            moment = _read_moment(match, issued)
            if moment is not None:
                return moment
    return None


def _read_moment(match: re.Match[str], issued: str | None) -> str | None:
    which = "a" if match["amonth"] else "b"
    month = match[f"{which}month"][:3].upper()
    year = match[f"{which}year"] or (issued or "")[:4]
    if month not in _MONTHS or not year:
        return None
    hour = int(match[f"{which}hour"]) % 12 + (12 if match[f"{which}half"] == "p" else 0)
    number = _MONTHS.index(month) + 1
    summer = match[f"{which}zone"] == "EDT" or (match[f"{which}zone"] != "EST" and 3 < number < 11)
    clock = (hour, int(match[f"{which}minute"] or 0))
    return _iso(int(year), number, int(match[f"{which}day"]), clock, timezone(timedelta(hours=-4 if summer else -5)))


def _iso(year: int, month: int, day: int, clock: tuple[int, int], zone: timezone) -> str | None:
    try:
        moment = datetime(year, month, day, *clock, tzinfo=zone)
    except ValueError:
        return None
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
