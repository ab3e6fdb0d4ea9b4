"""Which dates of a sentence are the stretch of time that a harm is counted over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as day

from marsad.claims.attach.scopes.reports import Reported
from marsad.claims.attach.scopes.several import is_ago, is_the_most, is_the_nth, several_events
from marsad.claims.attach.scopes.values import EVENT, Scope
from marsad.claims.attach.survey import FINE, Survey
from marsad.frames.words import words_of
from marsad.grammar.calendar_days import OF_A_DAY
from marsad.grammar.dates import DateAt
from marsad.grammar.event_found import EventAt
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.quantities import read_quantity
from marsad.lexicon.terms import VERB_FORMS
from marsad.model.values import fixed
from marsad.text.rule_words import AND, IN, TOLL_OF, rule_words

FOLLOWING = rule_words("scope.following")
WITHIN = rule_words("scope.within")
_COUNTED_OVER = WITHIN | {TOLL_OF}
_ABOUT = rule_words("scope.about")
COUNTED_ALL = frozenset({"killed", "injured", "detained", "missing", "displaced"})
GOING_ON = rule_words("scope.going_on")
PERIODS = rule_words("scope.periods")
_LASTING = frozenset({"missing", "detained", "abducted", "trapped"})
_RANGES = rule_words("range_heads")
_OPEN = frozenset({"country", "governorate", "region"})
NEAR = 30  # units between a count and the period that it is of


@fixed
class Told:
    """What the sentence of a harm tells beside it: its units and words, its dates, since when, and whether a toll is told."""

    harm: HarmAt
    first: int
    last: int
    words: frozenset[str]
    dates: list[DateAt]
    start: DateAt | None
    toll: bool


class Stretches:
    """Which dates of a sentence are the stretch of time that a harm is counted over."""

    def __init__(self, survey: Survey) -> None:
        self.survey, self.sheet, self._dates_in = survey, survey.sheet, survey.dates_in
        self._scopes: dict[int, Scope] = {}
        self._events = {id(harm): event for event in survey.events for harm in event.harms}
        self._total: tuple[int, Scope] = (-9, EVENT)  # the sentence of the last total, and its scope
        self._total_weak = False  # and whether it is one only by the places or attacks that it is told of
        self._total_of: EventAt | None = None  # the happening of which it was told
        self._weak: set[int] = set()  # harms that are totals only by the places or attacks that they are told of
        self._areas: set[int] = set()  # those of them that name no town: قرى وبلدات
        self._of_two: set[int] = set()  # harms that are totals only by two deeds, which may be of one day
        self._listed = -9  # the last line of the list into which a total is broken down
        self._reported = -9  # the sentence in which a report was last said to count
        self._today: set[int] = set()  # harms that are totals only because they are of this day so far
        self._sheer: set[int] = set()  # harms that are totals only by their number
        self._over = Reported(self.sheet, self._dates_in)
        self._whole: dict[str, int] = {}  # how many the last totals counted, by outcome

    def _in_cue(self, at: int) -> bool:
        return bool(self.survey.cued[at])

    def _parted(self, first: int, last: int) -> bool:
        return self.survey.parted(first, last)

    def _counts_from(self, date: DateAt, harm: HarmAt) -> bool:
        """قتل 60 منذ يوليو counts from July; قتل قائد في البلدة المحاصرة منذ عامين does not count from the siege."""
        sheet = self.sheet
        first, last = min(date.start, harm.first), max(date.start, harm.first)
        if date.end <= harm.first and not FOLLOWING.isdisjoint(sheet.forms[date.end : harm.first]):
            return False  # … منذ بداية الحرب، وذلك عقب مقتل أربعة: these are the latest
        if sheet.near("last_voice", harm.last, date.start) >= 0:
            return False  # مقتل 18، من جهتها تواصل القوات تقدمها منذ عشرة أيام: what another tells behind it
        if not words_of("circumstance").isdisjoint(sheet.forms[harm.last : date.start]):
            return False  # مقتل 18 وسط تصعيد تشهده المنطقة منذ نهاية آب
        lasting = any(sheet.forms[at].removeprefix("ال") in GOING_ON for at in range(max(0, date.start - 2), date.start))
        and_then = date.end <= harm.first and any(
            sheet.pre[at] == AND and any(term.form in VERB_FORMS for term in sheet.terms[at]) for at in range(date.end, harm.first)
        )
        return not lasting and not and_then and not self._parted(first, last) and last - first < 30

    def _is_period(self, date: DateAt, harm: HarmAt) -> bool:
        """بين 3 و8 أيار, يومي السبت والأحد, أيام عيد الفطر, خلال اليومين الماضيين, حصيلة اليومين الماضيين: a stretch of more than one day that the count is told of."""
        if date.since or date.first is None or date.last is None or date.precision not in ("day", "week", "month", "year"):
            return False
        days = (day.fromisoformat(date.last[:10]) - day.fromisoformat(date.first[:10])).days
        start = date.start - (self.sheet.forms[date.start - 1] in words_of("days_named"))
        before = self.sheet.forms[max(0, start - 1) : start + 1]
        within = any(form in _COUNTED_OVER for form in before) or (before[0] == IN and date.precision in OF_A_DAY) or several_events(self.sheet, start - 1)  # في اليومين الماضيين, معارك الأسبوع الماضي
        ranged = date.precision == "day" and days > 1 and self.sheet.forms[date.start] in _RANGES
        named = self.sheet.forms[start] in words_of("days_named") and "،" not in self.sheet.forms[date.end : harm.first]
        return harm.outcome in COUNTED_ALL and ((within and days >= 1) or ranged or named) and self._stands_near(date, harm)

    def _stands_near(self, date: DateAt, harm: HarmAt) -> bool:
        """In reach, and no other happening or toll between: ثالث حادثة خلال يوم، بعد أن أصيب أربعة; قتل تسعة خلال يوم، ليرتفع العدد إلى 800."""
        near = abs(date.start - harm.first) < NEAR and not self._parted(date.start, harm.first)
        between = self.sheet.forms[date.end : harm.first]
        return near and FOLLOWING.isdisjoint(between) and words_of("raises").isdisjoint(between)

    def _said_further(self, first: int, last: int) -> bool:
        """انتشل ثلاثة قتلى، وتحدث شهود عن صاروخ أطلق صيف العام الماضي: what another says behind the count has times of its own."""
        return first < last and any(self.sheet.pre[at] == AND for at in self.sheet.between("saying", first, last))

    def _period(self, at: int) -> bool:
        """خلال أسبوع من الغارات, في غضون شهرين, خلال ثلاثة أشهر, خلال أقل من شهرين: the count is of a period."""
        sheet = self.sheet
        if sheet.forms[at] not in WITHIN or at + 1 >= sheet.size:
            return False
        long = at + 1 + 2 * (" ".join(sheet.forms[at + 1 : at + 3]) in _ABOUT)
        quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at + 1)
        noun = quantity.end if quantity else long
        return noun < sheet.size and sheet.forms[noun] in PERIODS

    def _of_another_time(self, date: DateAt, harm: HarmAt) -> bool:
        """أعنف قصف منذ عام 2019, خلال عيد الفطر, في غارة منذ شهرين: no stretch over which those harmed were counted."""
        feast = not date.since and not words_of("feast").isdisjoint(self.sheet.forms[date.start : date.end]) and self.sheet.forms[date.start - 1] not in words_of("days_named")
        if date.precision in OF_A_DAY:
            return feast
        return is_ago(self.sheet, date, harm) or is_the_most(self.sheet, date.start) or is_the_nth(self.sheet, date.start)

    def _another_between(self, date: DateAt, harm: HarmAt, dates: Sequence[DateAt]) -> bool:
        """مقتل 112 خلال يوم، ما يرفع الحصيلة إلى 28 ألفا منذ تشرين: a span of time counts those beside it, not those of the day before."""
        return any(harm.last <= other.start < date.start for other in dates if other is not date)

    def _told(self, harm: HarmAt, dates: list[DateAt]) -> Told:
        """What the rules ask of the sentence of a harm."""
        first, last = self.sheet.prose.sentences[self.sheet.prose.sentence[harm.first]]
        if harm.outcome in _LASTING and harm.least < 50:
            dates = [date for date in dates if not date.since]  # missing since last month: a day, not a count that grew
        dates = [date for date in dates if not date.since or self._counts_from(date, harm)]
        start = next((date for date in dates if date.since), None)
        return Told(harm, first, last, frozenset(self.sheet.forms[first:last]), dates, start, self.sheet.near("toll", first, harm.first) >= 0)

    def _is_placed(self, number: int) -> bool:
        """The sentence names a town, a quarter, a hospital: what it tells is of one day there."""
        return any(self.survey.kinds[place] not in _OPEN for place in self.survey.places_in.get(number, ()))

    def _is_fine(self, number: int) -> bool:
        """The sentence names a village, a quarter, a camp or a site."""
        return any(self.survey.kinds[place] in FINE for place in self.survey.places_in.get(number, ()))
