"""Days told from the day of publication: أمس, مساء السبت, الجمعة الماضية, الأسبوع الماضي, ليل الجمعة السبت."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from marsad.grammar import calendar_days as days
from marsad.grammar.calendar_days import DateAt, dated
from marsad.grammar.calendar_terms import Units
from marsad.grammar.dates_explicit import explicit_day, fits_weekday
from marsad.grammar.dates_months import year_at
from marsad.text.rule_words import EVERY, FOR, IN, OF, ON, THAT_F, THIS, THIS_F, THROUGHOUT, TO, TODAY, UNTIL, rule_forms, rule_words

_TO_OR_UNTIL = frozenset({TO, UNTIL})
_NOT_OF_PUBLICATION = rule_words("dates_relative.not_of_publication")
_BEFORE_OTHER_NIGHT = frozenset({THAT_F, IN, THROUGHOUT, EVERY})
_THIS_OR_THIS_F = frozenset({THIS, THIS_F})

_PAPERS = rule_words("dates_relative.papers")
# words behind اليوم or الليلة that make it a day of the story, not that of publication
_OTHER_DAY = rule_words("dates_relative.other_day")
_OPENING, _CLOSING = frozenset("(«\"['"), frozenset(")»\"]'")
_PLACES = rule_words("dates_relative.places")
_TWO_OF_HIS, _TWO_ENDS = rule_words("dates_relative.two_of_his"), rule_forms("dates_relative.two_ends")
_OFFICES = rule_words("dates_relative.offices")
_NEAR_SHIFT = {"this": 0, "past": -1, "before_past": -2, "next": 1}


def relative_day(units: Units, at: int) -> DateAt | None:
    """اليوم, أمس الخميس, غدا, أول من أمس (الجمعة): the day, or the weekday beside it."""
    found = units.term(at, "relative")
    if found is None:
        return None
    end, term = found
    shift = int(term.value)
    if shift == 0 and _other_day(units, at, end):
        return None
    step = units.skip(end, "(", "،", "-", "يوم")
    weekday = units.term(step, "weekday")
    if weekday and _closes(units, end, step, weekday[0]):
        stop = weekday[0] + (units.cores[step - 1] == "(" and units.cores[weekday[0]] == ")")
        told = days.weekday_near(units.published + timedelta(days=shift), int(weekday[1].value)) if units.published else None
        return _with_explicit(units, dated(at, stop, (told, told) if told else None, "day"), int(weekday[1].value))
    day = units.published + timedelta(days=shift) if units.published else None
    return _with_explicit(units, dated(at, end, (day, day) if day else None, "day"), None)


def _closes(units: Units, end: int, step: int, stop: int) -> bool:
    """A weekday behind a comma belongs to the day before it only where a mark or the day's number follows."""
    return step == end or units.cores[step - 1] in ("(", "يوم") or units.cores[stop] in ("،", ".", "-") or units.cores[stop].isdigit()


def _other_day(units: Units, at: int, end: int) -> bool:
    before = units.cores[at - 1]
    if (
        before in _PAPERS
        or (before in _OPENING and units.cores[end] in _CLOSING)
        or units.cores[end] in _OTHER_DAY
        or (units.cores[end] in _TO_OR_UNTIL and before == UNTIL)
    ):
        return True
    if before in _NOT_OF_PUBLICATION or units.pre[at] in ("ب", "ل", "ك"):
        return True
    return before == IN and not units.term(end, "weekday") and units.cores[end] not in (".", "،")


def _day_of_that_week(at: int, number: int, week: DateAt) -> DateAt:
    """السبت من الأسبوع الماضي: weeks begin on Saturday."""
    span = days.days_of(week)
    day = span[0] + timedelta(days=(number - 5) % 7) if span else None
    return dated(at, week.end, (day, day) if day else None, "day")


def weekday(units: Units, at: int) -> DateAt | None:
    """السبت, الجمعة الماضي, الأحد المقبل, السبت من الأسبوع الماضي; a number beside it tells the day."""
    found = units.term(at, "weekday")
    if found is None or units.cores[at - 1] in _PLACES or units.cores[found[0]] in ("العظيمه", "البيضاء"):
        return None
    end, number = found[0], int(found[1].value)
    near = units.term(end, "near")
    end, told = (near[0], near[1].value) if near else (end, None)
    of_week = near_unit(units, units.skip(end, OF)) if near is None else None
    if of_week:
        return _day_of_that_week(at, number, of_week)
    day = days.weekday_told(units.published, number, told) if units.published else None
    found_day = _with_explicit(units, dated(at, end, (day, day) if day else None, "day"), number)
    return None if number == 0 and found_day.end == at + 1 and _counts_two(units.cores[at - 1]) else found_day


def _counts_two(core: str) -> bool:
    """مرافقيه الاثنين, ولداه الاثنان: both of them."""
    return any(core.removesuffix(end) in _TWO_OF_HIS for end in _TWO_ENDS if core.endswith(end))


def _with_explicit(units: Units, told: DateAt, weekday: int | None) -> DateAt:
    """The day's number and month beside it, which then tell it: الجمعة 24 تموز, الأربعاء (29 يوليو), أمس 5 آب."""
    step = units.skip(units.skip(units.skip(told.end, "(", "،", ",", "-"), "الموافق", IN), FOR, f"{FOR}ـ")
    explicit = explicit_day(units, step)
    if explicit is None:
        return told
    if weekday is not None:
        explicit = fits_weekday(units, explicit, weekday)
    closed = units.cores[told.end] == "(" and units.cores[explicit.end] == ")"
    first, last = (explicit.first, explicit.last) if explicit.first else (told.first, told.last)
    return DateAt(told.start, explicit.end + closed, first, last, "day")


def night(units: Units, at: int) -> DateAt | None:
    """الليلة الماضية, الليلة قبل الماضية: from one evening into the next morning; الليلة alone is the coming night."""
    found = units.term(at, "night")
    if found is None:
        return None
    end, shift = found[0], int(found[1].value)
    if shift == 0 and (units.cores[end] in _OTHER_DAY or units.cores[at - 1] in _BEFORE_OTHER_NIGHT):
        return None
    if units.published is None:
        return dated(at, end, None, "part_of_day")
    first = units.published + timedelta(days=shift)
    return dated(at, end, (first, first + timedelta(days=1) if shift else first), "part_of_day")


def some_day(units: Units, at: int) -> DateAt | None:
    """A day in any wording, with or without يوم before it."""
    word = units.skip(at, "يوم", "نهار")
    if units.cores[word] == TODAY:
        ordinal = explicit_day(units, word + 1)
        if ordinal and not units.cores[word + 1].isdigit():
            return replace(ordinal, start=at)
    told = relative_day(units, word) or weekday(units, word) or explicit_day(units, word)
    return replace(told, start=at) if told and told.start != at else told


def some_days(units: Units, at: int) -> DateAt | None:
    """يومي الجمعة والسبت, أيام الخميس والجمعة والسبت الماضية: the first day to the last."""
    head = units.term(at, "days")
    first = some_day(units, head[0]) if head else None
    if head is None or first is None:
        return None
    told = [first]
    while (after := units.joined(told[-1].end)) is not None and (day := some_day(units, after)):
        told.append(day)
    if len(told) < int(head[1].value):
        return None
    return _stretch(units, at, told[0], told[-1])


def _stretch(units: Units, at: int, first: DateAt, last: DateAt) -> DateAt:
    begin, end = days.days_of(first), days.days_of(last)
    if begin is None or end is None:
        return dated(at, last.end, None, "day")
    opening = begin[0] - timedelta(days=7) if begin[0] > end[0] else begin[0]
    return dated(at, last.end, (opening, end[1]), "day")


def part_of_day(units: Units, at: int) -> DateAt | None:
    """مساء السبت, فجر اليوم, بعد ظهر الاثنين, ليل الجمعة السبت; a night lasts into the next day."""
    found = units.term(at, "part")
    if found is None:
        return None
    end, term = found
    end = units.skip(end, OF)
    day = some_day(units, end) or night(units, end)
    if day is None:
        return None
    span = days.days_of(day)
    if term.value != "night":
        return dated(at, day.end, span, "part_of_day")
    second = _night_end(units, day)
    stop = second.end if second else day.end
    if span is None:
        return dated(at, stop, None, "part_of_day")
    first = span[0]
    if first == units.published and units.term(units.skip(day.start, "يوم"), "weekday"):
        first -= timedelta(days=1)  # the night of the weekday of publication was the one before it
    return dated(at, stop, _night_days(units.published, first), "part_of_day")


def _night_end(units: Units, day: DateAt) -> DateAt | None:
    """The day behind a night told by both its days: ليل الاثنين - الثلاثاء, ليل السبت على الأحد."""
    step = units.skip(day.end, "-", "/", TO, ON)
    joined = units.joined(step)
    second = weekday(units, units.skip(step if joined is None else joined, "يوم"))
    first = units.term(units.skip(day.start, "يوم"), "weekday")
    if second is None or first is None:
        return None
    following = units.term(units.skip(second.start, "يوم"), "weekday")
    return second if following and (int(following[1].value) - int(first[1].value)) % 7 == 1 else None


def _night_days(published: date | None, first: date) -> days.Days:
    after = first + timedelta(days=1)
    return first, first if published and first <= published < after else after


def with_part(units: Units, told: DateAt) -> DateAt:
    """The part of the day behind the day: السبت مساء, 5 آذار ليلا, الثلاثاء في الصباح."""
    step = units.skip(told.end, IN)
    part = units.term(step, "at")
    if told.precision != "day" or told.first != told.last or part is None:
        return told
    span = days.days_of(told)
    if span and part[1].value == "night":
        span = _night_days(units.published, span[0])
    return dated(told.start, part[0], span, "part_of_day", since=told.since)


def near_unit(units: Units, at: int) -> DateAt | None:
    """الأسبوع الماضي, الشهر الجاري, هذا العام, مطلع الأسبوع, نهاية العام الماضي; weeks run from Saturday to Friday."""
    edge = units.term(at, "edge")
    step = edge[0] if edge else at
    word = units.skip(step, THIS, THIS_F)
    this = units.term(word, "this")
    if this is None or year_at(units, this[0]) or (word == at and units.cores[at - 1] in _OFFICES):
        return None
    near = units.term(this[0], "near")
    end, lies = (near[0], near[1].value) if near else (this[0], "this")
    if (near is None and word == at) or units.cores[end] in _OTHER_DAY:
        return None
    unit = this[1].value
    span = _unit_days(units.published, unit, _NEAR_SHIFT[lies]) if units.published else None
    named = _day_of_week(units, at, end, span) if unit == "week" and near else None
    if unit == "week" and edge and edge[1].value == "last" and lies in _GONE and units.cores[at - 1] not in _TO_OR_UNTIL:
        return dated(at, end, _weekend(units.published, before=lies == "past"), unit)
    return named or dated(at, end, span, unit)


_GONE = frozenset({"this", "past"})


def _weekend(published: date | None, *, before: bool) -> days.Days | None:
    """خلال نهاية الأسبوع: the last days off, from Friday to Sunday, that had begun when it was written, or that were over (``before``); here they are Friday and Saturday, there Saturday and Sunday."""
    if published is None:
        return None
    friday = published - timedelta(days=(published.weekday() - 4) % 7)
    friday -= timedelta(days=7 * (before and published - friday <= timedelta(days=2)))
    return friday, min(published, friday + timedelta(days=2))


def _day_of_week(units: Units, at: int, end: int, week: days.Days | None) -> DateAt | None:
    """الأسبوع الماضي يوم الثلاثاء: the day that the week's word is followed by."""
    named = units.term(units.skip(end, "يوم"), "weekday")
    if not named:
        return None
    day = week[0] + timedelta(days=(int(named[1].value) - 5) % 7) if week else None
    return dated(at, named[0], (day, day) if day else None, "day")


def _unit_days(published: date, unit: str, shift: int) -> days.Days | None:
    if unit == "week":
        return days.week_days(published, shift)
    return days.month_from(published, shift) if unit == "month" else days.year_days(published.year + shift)




def this_part(units: Units, at: int) -> DateAt | None:
    """هذا المساء, هذا الصباح, هذه الليلة: of the day of publication."""
    part = units.term(at + 1, "at") if units.cores[at] in _THIS_OR_THIS_F else None
    if part is None and not (units.cores[at] == THIS_F and units.value(at + 1, "night") == "0"):
        return None
    today = units.published
    return dated(at, part[0] if part else at + 2, (today, today) if today else None, "part_of_day")
