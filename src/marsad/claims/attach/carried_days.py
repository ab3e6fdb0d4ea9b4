"""Days that carry over: from the sentence that sums up a series of attacks to each of them."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.frames.words import words_of
from marsad.grammar.dates import DateAt
from marsad.grammar.event_found import EventAt
from marsad.grammar.sheet import Sheet
from marsad.model.reading import Place, Time
from marsad.text.rule_words import rule_words

_HEAD = 2  # sentences that a report opens with
_AHEAD = 12  # sentences behind the one that sums up
_DAYS = frozenset({"day", "part_of_day"})
_RELATIVES = rule_words("carried_days.relatives")

Told = tuple[EventAt, tuple[Place, ...], Time | None]


def day_of_series(sheet: Sheet, event: EventAt, told: Sequence[Told], *, total: bool) -> Time | None:
    """قتل 21 شخصا الأربعاء في هجمات … : an attack told behind, without a day of its own, is one of them.

    A total (``total``) is of no series.
    """
    if not event.harms or event.status != "happened" or any(harm.outcome not in ("killed", "injured") for harm in event.harms):
        return None
    number = sheet.prose.sentence[event.at]
    days: set[str] = set()
    for earlier, _, time in reversed(told[-24:]):
        if number - sheet.prose.sentence[earlier.at] > _AHEAD:
            break
        if time is None or time.start is None or time.precision not in _DAYS:
            continue
        if not earlier.harms:
            if _opens(sheet, event, earlier) and time.inferred is None and not total and not days - {time.start[:10]}:
                return time
            continue
        if total:
            return None
        days.add(time.start[:10])
        if len(days) > 1:
            return None  # told of two days since: which is meant is not said
        several = earlier.term.form in ("p", "d")
        if several and number > sheet.prose.sentence[earlier.at]:
            return None if _counts_more(event, earlier) else time
    return None


def _opens(sheet: Sheet, event: EventAt, earlier: EventAt) -> bool:
    """شهدت المنطقة، الأحد، تواصل القصف المتبادل: what the report opens with, of which each attack that it then tells is a part."""
    return earlier.type == event.type and sheet.prose.sentence[earlier.at] <= _HEAD


def _counts_more(event: EventAt, series: EventAt) -> bool:
    """More were killed in it than in all of the series: it is none of these."""
    of_all = [harm.least for harm in series.harms if harm.outcome == "killed"]
    return max(of_all, default=0) > 1 and any(harm.least > max(of_all) for harm in event.harms if harm.outcome == "killed")


def of_a_place(sheet: Sheet, date: DateAt, at: int) -> bool:
    """قتلوا في البلدة التي سقطت في أيار, في X التي يحاصرها Y منذ الأحد: the date behind a relative pronoun that describes a place dates that, not the harm before it."""
    return date.start > at and (date.since or date.precision in ("month", "year")) and tells_of_place(sheet, date.start, at)


def tells_of_place(sheet: Sheet, unit: int, at: int) -> bool:
    """Between the two units begins a clause that describes a place, not a deed or violence: البلدة التي …, X التي يحاصرها Y."""
    pronoun = next((one for one in range(unit - 1, at, -1) if sheet.forms[one] in _RELATIVES), None)
    return pronoun is not None and not any("event" in sheet.kinds[one] or sheet.forms[one] in words_of("long_fights") for one in range(max(at, pronoun - 2), pronoun))
