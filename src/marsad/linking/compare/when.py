"""When: how the days and the parts of the day of two tellings stand to one another."""

from __future__ import annotations

from marsad.linking.facts import Told, numbers, people_counted

SLACK = 2  # days that a report without a day may come after what it tells
LOOK_BACK = 7  # days that such a report may still look back over
DAWN, MIDNIGHT = 7, 24  # hours between which a part of the day is of that day alone
NEWS_OF_A_TOLL = frozenset(["rise", "correct"])  # marks of words that speak of a toll told before
NIGHT = 4  # hours between a part of one day and one of the next that may be one night
FAR = 3  # days: "on Monday" and "two days ago" are counted from a day of publication that may be off; more than this is another day


def when(a: Told, b: Told) -> str:
    """The two tellings date what they tell to the same hours, the same day, neighbouring days, or to days that exclude each other."""
    if a.days is None or b.days is None:
        return _unstated(a, b)
    first, second = (a, b) if a.days <= b.days else (b, a)
    assert first.days and second.days
    gap = second.days[0] - first.days[1]
    if first.days[1] - first.days[0] > 1 or second.days[1] - second.days[0] > 1:
        return "period" if gap <= 0 else _apart(first, second, gap)
    if gap > 1:
        return _apart(first, second, gap)
    if first.hours and second.hours and first.firm and second.firm:
        return _hours(first, second)
    if gap <= 0 and first.days[0] == second.days[0]:
        return "same_day"
    if gap == 1 and _certain(first) and _certain(second):
        return "next_day"
    return "near_again" if gap == 1 and (_fewer_then(first, second) or "renewed" in second.marks) else "near"


def _fewer_then(first: Told, second: Told) -> bool:
    """Killed and injured are counted of both days, neither number is one, and fewer were killed on the second: no toll that rose."""
    ours, theirs = numbers(first), numbers(second)
    if len({outcome for outcome, _ in ours} & {outcome for outcome, _ in theirs} & {"killed", "injured"}) < 2 or ours & theirs:
        return False
    return max(n or 0 for outcome, n in ours if outcome == "killed") > max(n or 0 for outcome, n in theirs if outcome == "killed")


def _certain(told: Told) -> bool:
    """One day, by its name or number, with no part of it that may run into the next or from the one before."""
    assert told.days
    by_day = told.hours is None or (told.hours[0] >= DAWN and told.hours[1] <= MIDNIGHT)
    return told.firm and told.named and told.days[0] == told.days[1] and by_day


def _apart(first: Told, second: Told, gap: int) -> str:
    """Days that exclude each other, where each stands with what it dates; a day carried over from elsewhere excludes nothing."""
    if gap <= 1:
        return "near"
    if not (first.firm and second.firm):
        return "later" if "rise" in second.marks and not second.firm and gap <= LOOK_BACK else "carried"  # أعلنت الوزارة الاثنين ارتفاع الحصيلة: the day on which it was said
    if max(second.days[1] - second.days[0], first.days[1] - first.days[0]) > 1:  # type: ignore[index]
        return "unlikely"  # a month or a week that is named may be that of something told beside it
    if gap <= FAR or (_of_one_week(first, second) and not (numbers(first) and numbers(second)) and not (_news(first) and _news(second))):
        return "days_apart"  # what is told without a figure is a mention, and its day may be that of the visit or the speech
    return "excluded"


def _of_one_week(a: Told, b: Told) -> bool:
    return a.published is not None and b.published is not None and abs(a.published - b.published) <= LOOK_BACK


def _news(told: Told) -> bool:
    """Told on the day on which it happened, or the next: no day of a visit or a speech by which it is remembered."""
    return told.published is not None and told.days is not None and 0 <= told.published - told.days[1] <= 1


def _hours(first: Told, second: Told) -> str:
    """Night runs into the next morning, so that Saturday night and Sunday's dawn meet."""
    assert first.days and second.days and first.hours and second.hours
    shift = 24 * (second.days[0] - first.days[0])
    low, high = first.hours
    start, end = second.hours[0] + shift, second.hours[1] + shift
    if start < high and low < end:
        return "same_hours"
    apart = start - high if start >= high else low - end
    if shift == 0:
        return "near_hours" if apart <= 2 else "other_hours"
    if apart > NIGHT and first.named and second.named:
        return "next_day"  # فجر الاثنين, فجر الثلاثاء
    return "near_hours" if apart <= NIGHT else "near"


def _of_news(told: Told) -> int | None:
    """The day of which an undated telling is news."""
    return told.published if told.inferred is None else told.inferred


def _unstated(a: Told, b: Told) -> str:
    """Where a day is not stated, the day of publication bounds it from above."""
    dated, other = (a, b) if a.days else (b, a)
    news, known = _of_news(other), _of_news(dated)
    if news is None:
        return "unstated"
    if dated.days:
        lag = news - dated.days[1]
        if 0 <= lag <= SLACK:
            answers = (other.owned or other.denied) and not other.counts
            return "late_news" if answers or other.marks & NEWS_OF_A_TOLL else "likely"
        return _later(a, b) if -1 <= lag <= LOOK_BACK else _long(a, b)  # who reported the day before tells of it only where a clock was off
    if known is None:
        return "unstated"
    gap = abs(known - news)
    return "likely" if gap <= SLACK else _later(a, b) if gap <= LOOK_BACK else _long(a, b)


def _later(a: Told, b: Told) -> str:
    """Reports of one week. What goes on there is another happening, unless it counts the same people or says that a toll rose: a later shelling of the same town, another fight."""
    ours, theirs = people_counted(a), people_counted(b)
    goes_on = a.family == b.family == "clash" or (ours and theirs and "rise" not in a.marks | b.marks)
    return "again" if goes_on and ours.isdisjoint(theirs) else "later"


def _long(a: Told, b: Told) -> str:
    """Reports lie days apart; where one of them counts nobody, nothing shows that it looks back on what the other tells."""
    return "unlikely" if numbers(a) and numbers(b) else "long_before"
