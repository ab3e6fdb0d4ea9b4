"""Times of the clock beside a day: الساعة 13:30, عند الخامسة صباحا, الساعة الثالثة من فجر الأحد."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from marsad.grammar.calendar_days import DateAt, Days, days_of
from marsad.grammar.calendar_terms import ABOUT, HOURS, Units, count_at
from marsad.grammar.dates_relative import part_of_day, some_day, this_part
from marsad.model.values import fixed
from marsad.text.rule_words import ALEF, EXCEPT, OF, rule_forms, rule_map, rule_numbers, rule_words

_DIGITS = re.compile(r"(\d{1,2})[:.,](\d{2})(?:[:.,]\d{2})?")
_FRACTIONS = rule_numbers("clock_times.fractions")
_LEADS = ("،", ",", *ABOUT, *rule_forms("clock_times.leads"))
_UNTIL = ("-", *rule_forms("until_or_to"))
_ZONES = rule_words("clock_times.zones")
_SHORT = rule_map("clock_times.short")


@fixed
class _Clock:
    """An hour and minute; ``sure`` once it is known which half of the day is meant."""

    end: int
    hour: int
    minute: int
    sure: bool
    about: bool


def with_clock(units: Units, told: DateAt) -> DateAt:
    """A day and the time told behind it: اليوم الساعة 13:30, الأحد عند الخامسة صباحا."""
    if told.precision not in ("day", "part_of_day") or told.since:
        return told
    at, about = _lead(units, told.end)
    clock = _clock(units, at, about=about)
    return _at_clock(units, told, clock, told.start, clock.end) if clock else told


def clock_first(units: Units, at: int) -> DateAt | None:
    """A time and the day told behind it; a time without a day is no date."""
    clock = _clock(units, at, about=units.cores[at - 1] in ABOUT or units.cores[at - 1] in _UNTIL)
    if clock is None:
        return None
    step = units.skip(clock.end, OF, "،")
    day = part_of_day(units, step) or this_part(units, step) or some_day(units, step)
    return _at_clock(units, day, clock, at, day.end) if day else None


def _lead(units: Units, at: int) -> tuple[int, bool]:
    about = False
    for _ in range(4):
        if units.cores[at] not in _LEADS:
            break
        about |= units.cores[at] in ABOUT
        at += 1
    return at, about


def _clock(units: Units, at: int, *, about: bool) -> _Clock | None:
    """An hour behind الساعة, in words with a part of day, or in digits with minutes or a part of day."""
    named = units.cores[at] == "الساعه"
    start = at + named
    if named and units.cores[start] in ABOUT:
        start, about = start + 1, True
    read = _digits(units, start) or _words(units, start)
    if read is None:
        return None
    end, hour, minute, sure = read
    end = _behind_zone(units, end)
    part = units.term(end, "at")
    name = part[1].value if part else _SHORT.get(units.cores[end])
    if name:
        return _Clock(part[0] if part else end + 1, _in_part(hour, name), minute, True, about)
    if not named and not sure and units.term(units.skip(end, OF), "part") is None:
        return None
    return _Clock(end, hour, minute, sure, about)


def _digits(units: Units, at: int) -> tuple[int, int, int, bool] | None:
    at += units.cores[at] == "ال"
    form = units.cores[at]
    if match := _DIGITS.fullmatch(form):
        hour, minute = int(match[1]), int(match[2])
        return (at + 1, hour, minute, len(match[1]) == 2) if hour < 24 and minute < 60 else None
    if form.isdigit() and len(form) <= 2 and int(form) < 24:
        return at + 1, int(form), 0, False
    return None


def _words(units: Units, at: int) -> tuple[int, int, int, bool] | None:
    """الثالثة, الثانية عشرة, التاسعة والنصف, السابعة وعشرين دقيقة, الخامسة إلا ربعا."""
    hour = {**HOURS, "الحاديه": 1}.get(units.cores[at])
    if hour is None:
        return None
    end = at + 1
    if units.cores[end] in ("عشر", "عشره"):
        hour, end = hour + 10, end + 1
    after = units.joined(end)
    if after is not None and units.cores[after] in _FRACTIONS:
        return after + 1, hour, _FRACTIONS[units.cores[after]], False
    if after is not None and (count := count_at(units, after)) and units.cores[count[0]] in ("دقيقه", "دقائق"):
        return count[0] + 1, hour, min(count[1], 59), False
    if units.cores[end] == EXCEPT and units.cores[end + 1].rstrip(ALEF) in _FRACTIONS:
        return end + 2, (hour - 2) % 12 + 1, 60 - _FRACTIONS[units.cores[end + 1].rstrip(ALEF)], False
    return end, hour, 0, False


def _behind_zone(units: Units, at: int) -> int:
    """The unit behind a zone and a time in brackets: بالتوقيت المحلي (01:00 تغ)."""
    place = False
    while units.cores[at] in _ZONES or (place and units.cores[at].isalpha()):
        place = units.cores[at] in ("بتوقيت", "توقيت")
        at += 1
    if units.cores[at] == "(":
        closing = next((step for step in range(at + 1, at + 9) if units.cores[step] == ")"), None)
        return closing + 1 if closing else at
    return at


def _in_part(hour: int, part: str) -> int:
    """The hour of the day: five in the evening is 17, twelve at night 0."""
    if hour > 12:
        return hour
    hour %= 12
    late = part in ("afternoon", "evening") or (part == "noon" and hour < 10) or (part == "night" and hour >= 6)
    return hour + 12 if late else hour


def _at_clock(units: Units, told: DateAt, clock: _Clock, start: int, end: int) -> DateAt:
    """The minute of the day; a time of which half of the day is unknown, or that is about, adds no precision."""
    span = days_of(told)
    part = _part_told(units, told)
    hour = _in_part(clock.hour, part) if part and not (clock.sure and clock.hour > 12) else clock.hour
    whole = replace(told, start=start, end=end)
    if span is None:
        return replace(whole, precision="minute" if clock.sure or part else told.precision)
    if not clock.sure and not part:
        return whole
    if clock.about:
        return replace(whole, precision="part_of_day")
    day = _day_of_hour(span, hour) if part == "night" else span[0]
    minute = f"{day.isoformat()}T{hour:02}:{clock.minute:02}"
    return replace(whole, first=minute, last=minute, precision="minute")


def _day_of_hour(night: Days, hour: int) -> date:
    """A night's hours before noon are of its second day."""
    return night[1] if hour < 12 else night[0]


def _part_told(units: Units, told: DateAt) -> str | None:
    if told.precision != "part_of_day":
        return None
    for at in (told.start, told.end - 1):
        if part := units.term(at, "part") or units.term(at, "at"):
            return part[1].value
    return "night" if units.term(told.start, "night") else None
