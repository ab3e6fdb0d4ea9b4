"""When something was published: dates in the ways that pages, feeds and addresses write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Published:
    """A day of publication with the words that say it, where they stood, how precise they are, and their offset from UTC.

    The day is that of the outlet's own clock: it is not moved to another zone.
    """

    day: date
    text: str
    source: str
    precision: str
    zone: str | None


_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2})?(?:[.,]\d+)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4})")
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?!\d)|(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_EARLIEST = date(1990, 1, 1)


def read_moment(text: str, source: str) -> Published | None:
    """A date as machines write it: ISO 8601, RFC 2822, 2018/03/11, 11/03/2018 where the day cannot be a month; else as Arabic words."""
    text = " ".join(text.split())
    if not text or len(text) > 200:
        return None
    if found := _ISO.search(text):
        zone = found[6]
        return _made(found.group(1, 2, 3), text, source, "minute" if found[4] else "day", _offset(zone) if zone else None)
    try:
        moment: datetime | None = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        moment = None
    if moment is not None:
        zone = moment.strftime("%z")
        return _in_time(Published(moment.date(), text, source, "minute", _offset(zone) if zone else None))
    if found := _SLASHED.search(text):
        if found[1]:
            return _made(found.group(1, 2, 3), text, source, "day", None)
        if int(found[4]) > 12 or found[4] == found[5]:  # 11/03/2018 may be of March or of November: left open
            return _made((found[6], found[5], found[4]), text, source, "day", None)
        return None
    return _arabic(text, source)


def _arabic(text: str, source: str) -> Published | None:
    from marsad.grammar.dates import dates_in

    told = {(first[:10], precision) for _, _, first, last, precision in dates_in(text, None) if precision in ("minute", "day", "part_of_day") and first and first == last}
    if len({day for day, _ in told}) != 1:
        return None
    day, precision = max(told)
    zone = _BARE_OFFSET.search(text)
    return _in_time(Published(date.fromisoformat(day), text, source, "minute" if precision == "minute" else "day", _offset(zone[0]) if zone else None))


_BARE_OFFSET = re.compile(r"[+-]\d{4}\b")


def in_address(url: str) -> Published | None:
    """A day in an address: /2018/03/11/, 2018-03-11, 20180311."""
    found = _IN_ADDRESS.search(url.split("?")[0])
    if not found:
        return None
    return _made(found.group(1, 2, 3) if found[1] else found.group(4, 5, 6), found[0], "address", "day", None)


def _made(parts: tuple[str, ...], text: str, source: str, precision: str, zone: str | None) -> Published | None:
    try:
        return _in_time(Published(date(*(int(part) for part in parts)), text, source, precision, zone))
    except ValueError:
        return None


def _in_time(published: Published) -> Published | None:
    """Days before there were pages are no days of publication (1970 is a clock that was not set)."""
    return published if published.day >= _EARLIEST else None


def _offset(zone: str) -> str:
    return "+00:00" if zone in ("Z", "z") else f"{zone[:3]}:{zone[3:].removeprefix(':') or '00'}"
