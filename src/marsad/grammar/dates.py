"""Dates and times as the news tells them: found by their first word, read by one small reader a wording.

A date is never more precise than its words: "في يوليو" is a month. Words that count from the day of publication are
found without it too, but then carry no day. A day that does not exist (31 فبراير) is no date.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from marsad.grammar.calendar_days import DateAt, before, countable, dated, day, days_of
from marsad.grammar.calendar_terms import (
    CORES,
    DEFINITE_COUNTS,
    DUALS,
    HOURS,
    ORDINAL_HEADS,
    SPANS,
    Units,
    bare,
    calendar_terms,
    day_number_at,
    units_of,
)
from marsad.grammar.clock_times import clock_first, with_clock
from marsad.grammar.dates_explicit import explicit_day
from marsad.grammar.dates_feasts import feast, feast_day, lately
from marsad.grammar.dates_months import month_alone, month_at, season, week_of_month, whole_month, year_alone, year_at
from marsad.grammar.dates_relative import (
    near_unit,
    night,
    part_of_day,
    relative_day,
    some_day,
    some_days,
    this_part,
    weekday,
    with_part,
)
from marsad.grammar.dates_shares import SHARES, share
from marsad.grammar.time_spans import ago, days_from, lasting, past_span
from marsad.lexicon.asked import sign
from marsad.lexicon.lexicon import Scan
from marsad.text.fold import fold
from marsad.text.rule_words import AFTER, BEFORE, BETWEEN, DURING, OF, TO, UNTIL, rule_forms, rule_words
from marsad.text.units import cut

_BEFORE_DATE = rule_words("dates.before_date")

__all__ = ["DateAt", "dates_in", "find_dates"]

_Way = Callable[[Units, int], DateAt | None]
_RANGE_HEADS = rule_words("range_heads")
_THIS = rule_words("these")
_BEHIND_NUMBER = rule_words("dates.behind_number") | {"/", "-", "\\", "("}
_UNTIL = rule_words("until_or_to") | {"-"}
_WORDS = 16  # no day is told in more


def _may_open(form: str, behind: str) -> bool:
    """Between and "this" begin a date only before a word that one goes on with."""
    if form in _RANGE_HEADS and not _may_begin(behind):
        return False
    return form not in _THIS or behind in calendar_terms()


def find_dates(forms: Sequence[str], pre: Sequence[str], published: date | None, scan: Scan | None = None) -> list[DateAt]:
    """All dates of a text, left to right, the longest at each place, none over another; ``scan`` is where its forms stand, as it has them."""
    starts = _starts()
    units = units_of(forms, pre, countable(published), scan.asked[CORES] if scan else None)
    found: list[DateAt] = []
    behind = 0
    for at in scan.having(_HEADS) if scan else [at for at, form in enumerate(forms) if _opens(form)]:
        form = forms[at]
        if at >= behind and _may_open(form, units.cores[at + 1]) and (ways := starts.get(form) or _number_ways(units, at)) and (told := _longest(units, at, ways)):
            found.append(told)
            behind = told.end
    return [_in_its_year(units, told, found) for told in found] if published else _in_told_years(forms, pre, found)


def _in_its_year(units: Units, told: DateAt, found: list[DateAt]) -> DateAt:
    """في 7 نيسان 2017 … وفي 7 نيسان: a day of a month without its year, which the report tells elsewhere with one year, is of that year."""
    span = _single_day(told)
    if span is None or not _is_of_a_month(units, told) or _tells_year(units, told):
        return told
    same = {other for other in map(_single_day, found) if other and (other.month, other.day) == (span.month, span.day)}
    full = [*{other for each in found if (other := _single_day(each)) in same and _tells_year(units, each)}] if len(same) > 1 else []
    return dated(told.start, told.end, (full[0], full[0]), "day") if len(full) == 1 else told


def _single_day(told: DateAt) -> date | None:
    span = days_of(told) if told.precision == "day" and not told.since else None
    return span[0] if span and span[0] == span[1] else None


def _tells_year(units: Units, told: DateAt) -> bool:
    return any(year_at(units, at) for at in range(told.start, told.end))


def _is_of_a_month(units: Units, told: DateAt) -> bool:
    return any(units.term(at, "month", "month_or_word") for at in range(told.start, told.end))


def _in_told_years(forms: Sequence[str], pre: Sequence[str], found: list[DateAt]) -> list[DateAt]:
    """الصورة الملتقطة في 10 نوفمبر 2023 … في 7 أكتوبر: without a day of publication, a day of a month is the last one before the latest day that is told in full."""
    full = [span[0] for told in found if told.precision == "day" and (span := days_of(told))]
    if not full or len(full) == len(found):
        return found
    units = units_of(forms, pre, max(full))
    return [_of_a_month(units, told) or told for told in found]


def _of_a_month(units: Units, told: DateAt) -> DateAt | None:
    """An unresolved day of a month (7 أكتوبر), read against the day that the units have for publication."""
    if told.first is not None or not _is_of_a_month(units, told):
        return None
    return _longest(units, told.start, _starts().get(units.cores[told.start]) or _number_ways(units, told.start))


def dates_in(text: str, published: date | None) -> list[tuple[int, int, str | None, str | None, str]]:
    """Dates of a plain text: (start, end, first, last, precision), offsets in characters, proclitics left out."""
    folded = fold(text)
    bounds = cut(folded.text)
    cores = [bare(folded.text[start:end]) for start, end in bounds]
    found = find_dates([core for core, _ in cores], [pre for _, pre in cores], published)
    return [
        (
            folded.origin[bounds[told.start][0] + len(cores[told.start][1])],
            folded.origin[bounds[told.end - 1][1]],
            told.first,
            told.last,
            told.precision,
        )
        for told in found
    ]


def _longest(units: Units, at: int, ways: tuple[_Way, ...]) -> DateAt | None:
    """Of all readings the one with the most words; the first of equals."""
    read = [_completed(units, told) for way in ways if (told := way(units, at))]
    return max(read, key=lambda told: told.end) if read else None


def _completed(units: Units, told: DateAt) -> DateAt:
    """The part of the day and the time that stand behind the day."""
    return with_clock(units, with_part(units, told))


def _range(units: Units, at: int) -> DateAt | None:
    """من 3 إلى 7 آذار, بين 5 و10 مارس, 3 - 7 آذار, من سبتمبر إلى يناير الماضيين, بين عامي 2011 و2013."""
    opened = units.cores[at] in _RANGE_HEADS
    begin = _past_heads(units, at) if opened else units.skip(at, *_DAYS_OF_RANGE)
    number = day_number_at(units, begin)
    if not opened and not (number and units.joined(number[0])) and _UNTIL.isdisjoint(units.cores[begin : begin + _WORDS]):
        return None
    first = _end_of_range(units, begin) if opened else some_day(units, begin) or month_alone(units, begin)
    for end in dict.fromkeys(found for found in (first.end if first else 0, number[0] if number else 0) if found):
        last = _other_end(units, end, joins=opened or first is None)
        if last and first and first.end == end:
            return _from_to(units, at, first, last)
        if last and number and last.precision == "day":
            return _from_number(at, number[1], last)
    return None


def _other_end(units: Units, end: int, *, joins: bool) -> DateAt | None:
    """إلى 7 آذار, و10 مارس: what the range goes up to."""
    second = end + 1 if units.cores[end] in _UNTIL else units.joined(end) if joins else None
    return _end_of_range(units, units.skip(second, UNTIL, TO)) if second else None


_DAYS_OF_RANGE = ("يوم", "يومي", "شهري", "عامي", "سنتي", "الفتره")


def _past_heads(units: Units, at: int) -> int:
    """Behind من, ما بين, بين عامي."""
    return units.skip(units.skip(units.skip(at, OF, "ما", BETWEEN), BETWEEN), *_DAYS_OF_RANGE)


def _may_begin(form: str) -> bool:
    """من and بين are everywhere: only what can begin a date behind them is worth reading on."""
    return "0" <= form[:1] <= "9" or form in _starts() or form in _BEFORE_DATE


def _end_of_range(units: Units, at: int) -> DateAt | None:
    return some_day(units, at) or month_alone(units, at) or _year(units, at)


def _year(units: Units, at: int) -> DateAt | None:
    year = year_at(units, units.skip(at, "عام", "سنه", "العام"))
    if year is None or year.number is None or year.hijri:
        return None
    return dated(at, year.end, (date(year.number, 1, 1), date(year.number, 12, 31)), "year")


def _from_number(start: int, number: int, last: DateAt) -> DateAt | None:
    """Only the last day tells month and year: the first lies in the same month."""
    span = days_of(last)
    if span is None:
        return dated(start, last.end, None, "day")
    first = day(span[1].year, span[1].month, number)
    return dated(start, last.end, (first, span[1]), "day") if first and first < span[1] else None


def _from_to(units: Units, start: int, first: DateAt, last: DateAt) -> DateAt | None:
    if first.precision != last.precision:
        return None
    begin, end = days_of(first), days_of(last)
    if begin is None or end is None:
        return dated(start, last.end, None, last.precision)
    opening = begin[0]
    if not _tells_year(units, first):
        weekly = units.term(units.skip(first.start, "يوم"), "weekday")
        opening = _latest_before(opening, end[0], weekly=bool(weekly))
    return dated(start, last.end, (opening, end[1]), last.precision) if opening <= end[1] else None


def _latest_before(opening: date, end: date, *, weekly: bool) -> date:
    """The latest such weekday or day of the year at or before the end."""
    if weekly:
        return end - timedelta(days=(end - opening).days % 7)
    year = end.year if (opening.month, opening.day) <= (end.month, end.day) else end.year - 1
    return day(year, opening.month, opening.day) or opening


def _two_months(units: Units, at: int) -> DateAt | None:
    """شهري يوليو وأغسطس, عامي 2011 و2012: the first to the last."""
    head = units.term(at, "months", "years")
    first = _end_of_range(units, head[0]) if head else None
    second = units.joined(first.end) if first else None
    last = _end_of_range(units, second) if second is not None else None
    return _from_to(units, at, first, last) if first and last else None


def _joined_months(units: Units, at: int) -> DateAt | None:
    """في مارس وأبريل الماضيين, خلال يناير وفبراير ومارس: the first to the last."""
    first = last = month_alone(units, at)
    while last and (second := units.joined(last.end)) is not None and (month := month_at(units, second)) and month.sure:
        last = whole_month(units, second, second)
    return _from_to(units, at, first, last) if first and last and last is not first else None


def _since(units: Units, at: int) -> DateAt | None:
    """منذ مارس 2011, منذ مطلع الأسبوع, منذ يوم الجمعة, منذ ثلاثة أيام: a beginning, and publication the end."""
    last = units.published
    told, begun = _longest(units, at + 1, _AFTER_SINCE), False
    if told is None:
        told, begun = _of_beginning(units, at + 1), True  # what began may name a place
    if told:
        span = days_of(told)
        until = max(last, span[0]).isoformat() if span and last else told.last
        return replace(told, start=told.start if begun else at, last=max(until or "", told.first or "") or None, since=True)
    stretch = lasting(units, at + 1)
    if stretch is None:
        return None
    began = (before(last, stretch.count, stretch.unit), last) if last else None
    return dated(at, stretch.end, began, stretch.precision, since=True)


def _of_beginning(units: Units, at: int) -> DateAt | None:
    """(منذ) اندلاع الحرب في دارفور عام 2003, بدء الأزمة عام 2004: the year, the month or the day behind what began then."""
    if units.cores[at] not in _BEGINNINGS:
        return None
    for step in range(at + 2, at + _BEGUN):
        if told := _longest(units, step, _AFTER_BEGINNING):
            return told
        if not (units.cores[step].isalpha() or units.cores[step] in _NAMED) or units.cores[step] in _HAPPENED:
            return None
    return None


_NAMED = frozenset('"«»“”')  # منذ بدء «الفجر» عام 2013
_BEGINNINGS, _HAPPENED = rule_words("scope.beginnings"), rule_words("dates.happened")
_BEGUN = 8  # units from a beginning to its time
_DAY_WAYS: tuple[_Way, ...] = (some_day, _range)
_MONTH_WAYS: tuple[_Way, ...] = (month_alone, _joined_months, _range)
_NUMBER_WAYS: tuple[_Way, ...] = (explicit_day, year_alone, past_span, clock_first, _range)
_AFTER_SINCE: tuple[_Way, ...] = (some_day, night, part_of_day, near_unit, month_alone, year_alone, season, clock_first)
_AFTER_BEGINNING: tuple[_Way, ...] = (some_day, near_unit, month_alone, year_alone)
_WAYS: dict[str, tuple[_Way, ...]] = {
    "month": _MONTH_WAYS,
    "month_or_word": _MONTH_WAYS,
    "hijri": _MONTH_WAYS,
    "month_word": _MONTH_WAYS,
    "edge": (month_alone, near_unit, year_alone),
    "weekday": (weekday, _range),
    "relative": (some_day, relative_day, _range),
    "night": (night,),
    "part": (part_of_day,),
    "day": _DAY_WAYS,
    "days": (some_days,),
    "this": (near_unit, week_of_month, year_alone),
    "year": (year_alone, _range),
    "years": (_two_months,),
    "months": (_two_months,),
    "season": (season,),
    "feast": (feast,),
    "feast_day": (feast_day,),
    "lately": (lately,),
}
_WORD_WAYS: tuple[tuple[tuple[str, ...], tuple[_Way, ...]], ...] = (
    (rule_forms("since_words"), (_since,)),
    ((BEFORE,), (ago, days_from)),
    ((AFTER,), (days_from,)),
    ((DURING,), (past_span,)),
    (rule_forms("dates.between"), (_range,)),
    ((OF,), (_range,)),
    (rule_forms("these"), (near_unit, this_part, month_alone, season)),
    (ORDINAL_HEADS, (explicit_day, _range)),
    (("ال",), (explicit_day, past_span)),
    (("الساعه", *HOURS), (clock_first,)),
    (DEFINITE_COUNTS, (past_span,)),
    (SHARES, (share,)),
    (tuple("ال" + form for form in (*SPANS, *DUALS)), (past_span,)),
)


def _number_ways(units: Units, at: int) -> tuple[_Way, ...]:
    """Most numbers count people and things: a short one begins a date only before a word of the calendar or a stroke."""
    following = units.cores[at + 1]
    dates_on = following in _BEHIND_NUMBER or following in SPANS or following in calendar_terms()
    return _NUMBER_WAYS if dates_on or len(units.cores[at]) > 3 else ()


@cache
def _starts() -> dict[str, tuple[_Way, ...]]:
    """For each word that can begin a date, the readers to try: the one look-up that most units of a text cost."""
    starts: dict[str, tuple[_Way, ...]] = {}
    for head, terms in calendar_terms().items():
        for term in terms:
            ways = _WAYS.get(term.kind, ())
            starts[head] = (*starts.get(head, ()), *(way for way in ways if way not in starts.get(head, ())))
    for words, ways in _WORD_WAYS:
        for word in words:
            starts[word] = (*starts.get(word, ()), *(way for way in ways if way not in starts.get(word, ())))
    return {word: ways for word, ways in starts.items() if ways}


def _opens(form: str) -> bool:
    """The word may begin a date: by itself, or as a figure."""
    return "0" <= form[:1] <= "9" or form in _starts()


_HEADS = sign(lambda word, form, pre: _opens(form))
