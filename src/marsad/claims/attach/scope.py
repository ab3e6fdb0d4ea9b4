"""Over what a harm is counted: one happening, or more than one since a day, in a period, in a region, in a war."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as day
from datetime import timedelta
from itertools import pairwise

from marsad.claims.attach.scope_words import (
    counted_deeds,
    counted_since,
    is_ago,
    is_the_most,
    is_the_nth,
    over_places,
    parted_attacks,
    several_events,
    toll_of_what_began,
    two_deeds,
    within_days,
    within_hours,
)
from marsad.claims.attach.survey import Survey
from marsad.frames.words import words_of
from marsad.grammar.dates import DateAt
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_number import several_apart
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.quantities import read_quantity
from marsad.text.rule_words import AND, DURING, IN, IN_ALL, NUMBER, SINCE, SUM, THAT, TOLL_OF, rule_words

_COUNT_HEADS = frozenset({NUMBER, SUM, IN_ALL, TOLL_OF})

Scope = tuple[str, str | None, str | None]  # event or running_total; since, until
EVENT: Scope = ("event", None, None)
TOTAL: Scope = ("running_total", None, None)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the sentence of a harm tells beside it: its units and words, its dates, since when, and whether a toll is told."""

    harm: HarmAt
    first: int
    last: int
    words: frozenset[str]
    dates: list[DateAt]
    start: DateAt | None
    toll: bool


class Scopes:
    """The scope of each harm of one report; harms must be asked in text order."""

    def __init__(self, survey: Survey) -> None:
        self.survey, self.sheet, self._dates_in = survey, survey.sheet, survey.dates_in
        self._scopes: dict[int, Scope] = {}
        self._events = {id(harm): event for event in survey.events for harm in event.harms}
        self._total: tuple[int, Scope] = (-9, EVENT)  # the sentence of the last total, and its scope
        self._weak: set[int] = set()  # harms that are totals only by the places or attacks that they are told of
        self._of_two: set[int] = set()  # harms that are totals only by two deeds, which may be of one day
        self._whole: dict[str, int] = {}  # how many the last totals counted, by outcome

    def _in_cue(self, at: int) -> bool:
        return bool(self.survey.cued[at])

    def _parted(self, first: int, last: int) -> bool:
        return self.survey.parted(first, last)

    def is_total(self, event: EventAt) -> bool:
        """All that is counted in the event goes over more than one happening."""
        return bool(event.harms) and all(self.scope(harm)[0] == "running_total" for harm in event.harms)

    def over_days(self, event: EventAt) -> bool:
        """All that is counted in the event goes over more than one happening, and these may be of several days."""
        return self.is_total(event) and not all(id(harm) in self._of_two or harm.part_of is not None for harm in event.harms)

    def _counts_from(self, date: DateAt, harm: HarmAt) -> bool:
        """قتل 60 منذ يوليو counts from July; قتل قائد في البلدة المحاصرة منذ عامين does not count from the siege."""
        sheet = self.sheet
        first, last = min(date.start, harm.first), max(date.start, harm.first)
        if date.end <= harm.first and not _FOLLOWING.isdisjoint(sheet.forms[date.end : harm.first]):
            return False  # … منذ بداية الحرب، وذلك عقب مقتل أربعة: these are the latest
        if sheet.near("last_voice", harm.last, date.start) >= 0:
            return False  # مقتل 18، من جهتها تواصل القوات تقدمها منذ عشرة أيام: what another tells behind it
        if not words_of("circumstance").isdisjoint(sheet.forms[harm.last : date.start]):
            return False  # مقتل 18 وسط تصعيد تشهده المنطقة منذ نهاية آب
        lasting = any(sheet.forms[at].removeprefix("ال") in _GOING_ON for at in range(max(0, date.start - 2), date.start))
        and_then = date.end <= harm.first and any(
            sheet.pre[at] == AND and any(term.form in ("past", "present") for term in sheet.terms[at]) for at in range(date.end, harm.first)
        )
        return not lasting and not and_then and not self._parted(first, last) and last - first < 30

    def _is_period(self, date: DateAt, harm: HarmAt) -> bool:
        """بين 3 و8 أيار, خلال اليومين الماضيين, خلال الربع الأول: a stretch of more than one day that the count is told of."""
        if date.since or date.first is None or date.last is None or date.precision not in ("day", "week", "month", "year"):
            return False
        days = (day.fromisoformat(date.last[:10]) - day.fromisoformat(date.first[:10])).days
        within = any(form in _WITHIN for form in self.sheet.forms[max(0, date.start - 1) : date.start + 1])
        ranged = date.precision == "day" and days > 1 and self.sheet.forms[date.start] in _RANGES
        return harm.outcome in _COUNTED_ALL and ((within and days >= 1) or ranged) and self._stands_near(date, harm)

    def _stands_near(self, date: DateAt, harm: HarmAt) -> bool:
        """In reach, and no other happening between: ثالث حادثة خلال يوم، بعد أن أصيب أربعة."""
        near = abs(date.start - harm.first) < _NEAR and not self._parted(date.start, harm.first)
        return near and _FOLLOWING.isdisjoint(self.sheet.forms[date.end : harm.first])

    def _takes_up_many(self, harm: HarmAt) -> bool:
        """أدت تلك الهجمات إلى مقتل 47: the count is of all the attacks that were told of."""
        first, _ = self.sheet.prose.sentences[self.sheet.prose.sentence[harm.first]]
        return any(self._many_taken_up(at) for at in self.sheet.between("taken_up", first, harm.first)) and self._of_many(harm) is not None

    def _many_taken_up(self, at: int) -> bool:
        """تلك الهجمات, هذه الغارات والانفجارات."""
        return at + 1 < self.sheet.size and any(term.kind == "event" and term.form in ("p", "d") for term in self.sheet.terms[at + 1])

    def _of_many(self, harm: HarmAt) -> DateAt | None:
        """The period that the sentence before tells of: منذ بداية العام, خلال الربع الأول."""
        number = self.sheet.prose.sentence[harm.first]
        dates = [date for back in (1, 2) for date in self._dates_in.get(number - back, ())]
        return next((date for date in dates if date.since or date.precision in ("week", "month", "year")), None)

    def _period_before(self, harm: HarmAt) -> Scope:
        date = self._of_many(harm)
        return _period_of(date) if date else TOTAL

    def _adds_up(self, harm: HarmAt, first: int) -> bool:
        """ليرتفع بذلك عدد شهداء الهجمات, العدد الكلي: one more, counted with those before."""
        return self.sheet.near("adds_up", max(first, harm.first - 6), harm.last) >= 0

    def _habit(self, harm: HarmAt, first: int, dates: Sequence[DateAt]) -> bool:
        """يقصف النظام الأحياء بانتظام … أسفرت عن العديد من الضحايا: what goes on and on kills again and again."""
        if harm.expr not in ("vague", "unstated") or any(date.precision in ("day", "part_of_day", "minute") and not date.since for date in dates):
            return False
        if self.sheet.prose.sentence[harm.first] >= _BEHIND_HEADS and not _LEADS.isdisjoint(self.sheet.forms[max(first, harm.first - 4) : harm.first]):
            return harm.expr == "unstated"  # وتودي هذه العمليات بحياة مدنيين: told in the present of what goes on
        return self.sheet.near("repeatedly", first, harm.first) >= 0 or any(form in _OFTEN for form in self.sheet.forms[first : harm.first])

    def _period(self, at: int) -> bool:
        """خلال أسبوع من الغارات, في غضون شهرين, خلال ثلاثة أشهر: the count is of a period."""
        sheet = self.sheet
        if sheet.forms[at] not in _WITHIN or at + 1 >= sheet.size:
            return False
        quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at + 1)
        noun = quantity.end if quantity else at + 1
        return noun < sheet.size and sheet.forms[noun] in _PERIODS

    def scope(self, harm: HarmAt) -> Scope:
        """A running total covers a period or a war; a toll of one event does not. With its beginning, where that is told."""
        if id(harm) not in self._scopes:
            told = self._scope(harm)
            number = self.sheet.prose.sentence[harm.first]
            if told[0] == "event" and harm.part_of is None and self._goes_on_counting(harm, number):
                told = self._total[1]
                self._total = number, told
            elif told[0] == "running_total":
                before = self._total[1][1] if number - self._total[0] <= 1 else None
                self._whole = {**(self._whole if before else {}), harm.outcome: max(harm.min or 0, self._whole.get(harm.outcome, 0) if before else 0)}
                self._total = number, (told[0], told[1] or before, told[2])
            self._scopes[id(harm)] = told
        return self._scopes[id(harm)]

    def _goes_on_counting(self, harm: HarmAt, number: int) -> bool:
        """وبلغ عدد الجرحى 492: behind the total of a month, in the sentences that break it down, a toll without a day is of the month too."""
        first, _ = self.sheet.prose.sentences[number]
        before = self.sheet.forms[max(first, harm.first - 8) : harm.first]
        counts = any(form in _COUNT_HEADS for form in before) and _FOLLOWING.isdisjoint(before)
        if self._dates_in.get(number):
            return False
        if counts and -1 <= number - self._total[0] <= 2:
            return True
        part = harm.outcome in self._whole and _MANY <= (harm.min or 0) <= self._whole[harm.outcome]
        return 0 <= number - self._total[0] <= 1 and part and (self._of_a_period() or number == self._total[0]) and not self._is_placed(number)

    def _of_a_period(self) -> bool:
        """The last total was of a month, a year, a campaign: told with its beginning."""
        return self._total[1][1] is not None

    def _is_placed(self, number: int) -> bool:
        """The sentence names a town, a quarter, a hospital: what it tells is of one day there."""
        return any(self.survey.kinds[place] not in _OPEN and self.survey.places[place].terms for place in self.survey.places_in.get(number, ()))

    def _scope(self, harm: HarmAt) -> Scope:
        if harm.part_of is not None:
            return self._of_part(harm, self.scope(harm.part_of))
        if harm.min == harm.max == 1 and not self._with_many(harm):
            return EVENT  # one person is harmed in one happening
        dates = [date for date in self._dates_in.get(self.sheet.prose.sentence[harm.first], []) if not self._in_cue(date.start)]
        dates = [date for date in dates if not self._another_between(date, harm, dates) and not self._of_another_time(date, harm)]
        closed = next((date for date in dates if self._is_period(date, harm)), None)
        if closed is not None:
            return _period_of(closed)
        began = next((date for date in dates if _days_ago(date, self.sheet.published) > _AT_ONCE and toll_of_what_began(self.sheet, date, harm)), None)
        if began is not None:
            return _since(began)
        if self._takes_up_many(harm):
            return self._period_before(harm)
        event = self._events[id(harm)]
        if harm.max != 1 and (several_apart(self.sheet, event) or counted_deeds(self.sheet, event)):
            return self._period_before(harm)
        told = self._told(harm, dates)
        return next((scope for rule in _RULES if (scope := rule(self, told)) is not None), EVENT)

    def _with_many(self, harm: HarmAt) -> bool:
        """تسببت الغارات منذ مطلع العام بمقتل رجل وسبعة أطفال: one person in the list of a count."""
        many = any(other.trigger == harm.trigger and other.max != 1 and other.part_of is None for other in self._events[id(harm)].harms)
        return many or self._tallied(harm)

    def _tallied(self, harm: HarmAt) -> bool:
        """منذ بداية العام نفذت القوات عشر هجمات، قتل على إثرها رجل: told of deeds since a day before it."""
        since = (date for date in self._dates_in.get(self.sheet.prose.sentence[harm.first], ()) if date.since and date.end <= harm.first)
        return any(several_events(self.sheet, at) for date in since for at in range(date.end, harm.first))

    def _of_part(self, harm: HarmAt, whole: Scope) -> Scope:
        """One person dies once; أربعة منهم في طولكرم."""
        single = harm.max == 1 or (whole[1] is None and self._placed_behind(harm))
        return EVENT if whole[0] != "event" and single else whole

    def _told(self, harm: HarmAt, dates: list[DateAt]) -> _Told:
        """What the rules ask of the sentence of a harm."""
        first, last = self.sheet.prose.sentences[self.sheet.prose.sentence[harm.first]]
        if harm.outcome in _LASTING and (harm.min or 0) < 50:
            dates = [date for date in dates if not date.since]  # missing since last month: a day, not a count that grew
        dates = [date for date in dates if not date.since or self._counts_from(date, harm)]
        start = next((date for date in dates if date.since), None)
        return _Told(harm, first, last, frozenset(self.sheet.forms[first:last]), dates, start, self.sheet.near("toll", first, harm.first) >= 0)

    # --- the rules, in the order in which they are asked; each gives the scope, or leaves it to the next ---

    def _over_period(self, told: _Told) -> Scope | None:
        """خلال شهر آب."""
        forms = self.sheet.forms
        over = (date for date in told.dates if date.precision in ("week", "month") and not date.since and DURING in forms[max(0, date.start - 1) : date.start + 1])
        return next(map(_period_of, over), None)

    def _since_it_began(self, told: _Told) -> Scope | None:
        """منذ أن بدأ المتمردون …, منذ انهيار الهدنة."""
        sheet, behind = self.sheet, range(told.harm.last, min(told.last - 1, told.harm.last + 20))
        since = SINCE in told.words and any(sheet.forms[at] == SINCE and sheet.forms[at + 1] == THAT and not is_the_most(sheet, at) for at in behind)
        return TOTAL if since or self._adds_up(told.harm, told.first) or (SINCE in told.words and counted_since(sheet, told.harm)) else None

    def _toll_since(self, told: _Told) -> Scope | None:
        """ارتفعت الحصيلة منذ يوليو إلى 60."""
        return _period_of(told.start) if told.start is not None and told.toll and told.harm.outcome in _COUNTED_ALL else None

    def _again_and_again(self, told: _Told) -> Scope | None:
        return TOTAL if self._habit(told.harm, told.first, told.dates) else None

    def _over_many(self, told: _Told) -> Scope | None:
        """Over fights that lasted, figures of an office, several places or attacks."""
        if self._lasted(told.harm, told.last) or self._by_figures(told.words, told.dates) or self._spread(told.harm, told.dates):
            return next((_period_of(date) for date in told.dates if date.precision in ("week", "month", "year")), TOTAL)
        hours = within_hours(self.sheet, told.harm)
        return _last_hours(hours, self.sheet.published) if hours else None

    def _within_span(self, told: _Told) -> Scope | None:
        behind = range(told.harm.last, min(told.last, told.harm.last + 8))
        if not told.words.isdisjoint(_WITHIN) and any(self._period(at) for at in behind):
            return TOTAL
        return TOTAL if self._over_latest(told) else None

    def _over_latest(self, told: _Told) -> bool:
        """قتل نحو مئة خلال الأشهر الأخيرة, على مدى السنوات الماضية: a stretch whose beginning nobody tells."""
        forms, harm = self.sheet.forms, told.harm
        if told.words.isdisjoint(_LATELY) or harm.max == 1 or any(date.precision in ("day", "part_of_day", "minute") for date in told.dates):
            return False
        near = range(max(told.first + 1, harm.first - _SPAN), min(told.last, harm.last + _SPAN))
        spans = [at for at in near if forms[at] in _LATELY and forms[at - 1] in words_of("over_time")]
        return any(not self._told_between(min(at, harm.last), max(at, harm.first), harm.trigger) for at in spans)

    def _told_between(self, first: int, last: int, trigger: int) -> bool:
        """Another verb or a mark parts two units."""
        verbs = (at for at in range(first, last) if at != trigger and any(term.form in ("past", "present") for term in self.sheet.terms[at]))
        return self._parted(first, last) or next(verbs, None) is not None

    def _since_beginning(self, told: _Told) -> Scope | None:
        """منذ بداية الحرب."""
        forms, first = self.sheet.forms, told.harm.first
        begun = SINCE in told.words and any(
            forms[at] == SINCE and forms[at + 1] in _BEGINNINGS and _FOLLOWING.isdisjoint(forms[at:first]) and not self._of_next_toll(told.harm, at) for at in range(told.first, told.last - 1)
        )
        return _since(told.start) if begun else None

    def _of_next_toll(self, harm: HarmAt, at: int) -> bool:
        """قتل أربعة الجمعة، لترتفع الحصيلة منذ بدء الحرب إلى ألفين: the beginning is that of the toll told behind."""
        return at > harm.last and self.sheet.near("toll", harm.last, at) >= 0

    def _counted_up(self, told: _Told) -> Scope | None:
        """وثقت الشبكة مقتل 120 مدنيا: who counts up, with no day."""
        sheet, harm = self.sheet, told.harm
        counts = any((term := sheet.term(at, "saying")) and term.key in _COUNTED for at in sheet.between("saying", told.first, harm.first))
        return TOTAL if counts and harm.min and harm.min > 20 and not any(date.precision in ("day", "part_of_day") for date in told.dates) else None

    def _of_long(self, told: _Told) -> Scope | None:
        """Since more than some days, of a war, or more than one happening kills."""
        harm, start, published = told.harm, told.start, self.sheet.published
        low = max(harm.min or 0, (harm.max or 0) if harm.min == 1 else 0)  # 26 ألف قتيل وجريح: one number for both
        counted = harm.outcome in _COUNTED_ALL
        if start is not None and (start.precision in ("month", "year", "week") or (counted and _days_ago(start, published) > 6)):
            return _since(start)
        war = not told.words.isdisjoint(_WARS) and (low >= 100 or told.toll)
        return _since(start) if war or (low >= 1000 and counted and not self._on_one_day(harm, low, told.dates)) else None

    def _lasted(self, harm: HarmAt, last: int) -> bool:
        """قتل سبعون خلال معارك دامت ثلاثة أيام."""
        sheet = self.sheet
        for at in range(harm.last, min(last - 1, harm.last + 10)):
            if sheet.forms[at] in _LASTED and (quantity := read_quantity(sheet.forms, sheet.pre, sheet.suf, at + 1)) is not None:
                return (quantity.min or 0) > 1 and quantity.end < sheet.size and sheet.forms[quantity.end] in _DAYS | _PERIODS
        return False

    def _by_figures(self, words: frozenset[str], dates: Sequence[DateAt]) -> bool:
        """بحسب أرقام الوزارة قتل 393 مدنيا في آب: what an office counts up of a month or a year."""
        return not words.isdisjoint(_FIGURES) and any(date.precision in ("month", "year") for date in dates)

    def _spread(self, harm: HarmAt, dates: Sequence[DateAt]) -> bool:
        """Over several places, in attacks told apart, in two attacks, within four days, in the attacks of a month or a year."""
        if over_places(self.sheet, harm) or parted_attacks(self.sheet, harm):
            self._weak.add(id(harm))
            return True
        if two_deeds(self.sheet, harm):
            self._of_two.add(id(harm))
            return True
        return within_days(self.sheet, harm) or self._of_a_year(harm, dates)

    def _placed_behind(self, harm: HarmAt) -> bool:
        """أربعة منهم في طولكرم: a part that is told of one town."""
        return harm.last + 1 < self.sheet.size and self.sheet.forms[harm.last] == IN and "place" in self.sheet.kinds[harm.last + 1]

    def _of_a_year(self, harm: HarmAt, dates: Sequence[DateAt]) -> bool:
        """قتل 35 في تفجيرات بالمدينة هذا العام, شهد الشهر الماضي تصعيدا قتل خلاله سبعون: attacks of a month or a year, with no day."""
        if harm.max == 1 or any(date.precision in ("day", "part_of_day", "minute") for date in dates) or not any(date.precision in ("month", "year") for date in dates):
            return False
        stretch = range(max(self.sheet.prose.sentences[self.sheet.prose.sentence[harm.first]][0], harm.first - 8), min(self.sheet.prose.end(harm.first), harm.last + 8))
        return any(self.sheet.forms[at] in words_of("therein") or several_events(self.sheet, at) for at in stretch)

    def _on_one_day(self, harm: HarmAt, low: int, dates: Sequence[DateAt]) -> bool:
        """أصيب أكثر من ألف متظاهر يوم الجمعة: even so many, where one day is told."""
        return low < 5000 and harm.outcome != "displaced" and any(date.precision in ("day", "part_of_day") and not date.since and abs(date.start - harm.first) < _NEAR for date in dates)

    def _of_another_time(self, date: DateAt, harm: HarmAt) -> bool:
        """أعنف قصف منذ عام 2019, خلال عيد الفطر, في غارة منذ شهرين: no stretch over which those harmed were counted."""
        feast = not date.since and not words_of("feast").isdisjoint(self.sheet.forms[date.start : date.end])
        if date.precision in ("day", "part_of_day", "minute"):
            return feast or is_ago(self.sheet, date, harm)
        return feast or is_ago(self.sheet, date, harm) or is_the_most(self.sheet, date.start) or is_the_nth(self.sheet, date.start)

    def settle_retellings(self, harms: Sequence[HarmAt]) -> None:
        """One count told twice has one scope.

        1. Over several places in one sentence, but of a town in another: of the town. 2. In the first two sentences without
        more words, and a total further on: a total there too.
        """
        told: dict[tuple[str, int | None, int | None], list[HarmAt]] = {}
        for harm in harms:
            if harm.part_of is None and harm.min and harm.expr not in ("unstated", "vague"):
                told.setdefault((harm.outcome, harm.min, harm.max), []).append(harm)
        for same in told.values():
            total = next((harm for harm in same if self.scope(harm)[0] != "event"), None)
            if total is None or len(same) < 2:
                continue
            placed = any(self.scope(harm)[0] == "event" and self._is_placed(self.sheet.prose.sentence[harm.first]) for harm in same)
            for harm in same:
                if placed and id(harm) in self._weak:
                    self._rescope(harm, EVENT, harms)
                elif not placed and self.sheet.prose.sentence[harm.first] < 2 and self.scope(harm)[0] == "event" and (harm.min or 0) > 1:
                    self._rescope(harm, self.scope(total), harms)

    def settle_lists(self, harms: Sequence[HarmAt]) -> None:
        """قتل 37 من X و16 من Y في هجمات متفرقة: counts of one event that و joins are over the same time, but for one that adds up (ليرتفع العدد إلى)."""
        wholes = sorted((harm for harm in harms if harm.part_of is None and harm.max != 1), key=lambda harm: harm.first)
        pairs = [pair for pair in pairwise(wholes) if self._one_list(*pair)]
        for one, other in (*pairs, *reversed(pairs)):
            total = next((harm for harm in (one, other) if self.scope(harm)[0] != "event"), None)
            event = next((harm for harm in (one, other) if self.scope(harm)[0] == "event"), None)
            if total is not None and event is not None and self._holds_for_list(total):
                self._rescope(event, self.scope(total), harms)

    def _holds_for_list(self, total: HarmAt) -> bool:
        """Not where the count alone, or places told behind it, made it a total."""
        return (self.scope(total)[1] is not None or (total.min or 0) < _SHEER) and not (id(total) in self._weak and over_places(self.sheet, total))

    def _one_list(self, one: HarmAt, other: HarmAt) -> bool:
        """Two counts of one event, one right behind the other, with no day or toll between."""
        between = self.sheet.forms[one.last : other.first]
        if self._events.get(id(one)) is not self._events.get(id(other)) or not 0 <= len(between) <= _LISTED or any(self.sheet.dated[one.last : other.first]):
            return False
        return words_of("toll_heads").isdisjoint(between) and _FOLLOWING.isdisjoint(between) and self.sheet.prose.sentence[one.first] == self.sheet.prose.sentence[other.first]

    def _rescope(self, whole: HarmAt, scope: Scope, harms: Sequence[HarmAt]) -> None:
        """Give a whole another scope; its parts are asked anew."""
        self._scopes[id(whole)] = scope
        for harm in harms:
            if harm.part_of is whole:
                self._scopes.pop(id(harm), None)

    def _another_between(self, date: DateAt, harm: HarmAt, dates: Sequence[DateAt]) -> bool:
        """مقتل 112 خلال يوم، ما يرفع الحصيلة إلى 28 ألفا منذ تشرين: a span of time counts those beside it, not those of the day before."""
        return any(harm.last <= other.start < date.start for other in dates if other is not date)


_RULES = (Scopes._over_period, Scopes._since_it_began, Scopes._toll_since, Scopes._again_and_again, Scopes._over_many, Scopes._within_span, Scopes._since_beginning, Scopes._counted_up, Scopes._of_long)


_SHEER = 1000  # so many are seldom harmed at once
_LISTED = 5  # units between two counts of one list
_AT_ONCE = 1  # days that a toll of one happening may still be counted
_SPAN = 10  # units between a count and the stretch of time that it is of
_LATELY = rule_words("scope.lately")
_LASTED = rule_words("scope.lasted")
_DAYS = rule_words("days")
_FIGURES = rule_words("scope.figures")
_FOLLOWING = rule_words("scope.following")
_MANY = 20  # those killed at once are seldom so many, where a month is broken down
_WITHIN = rule_words("scope.within")
_COUNTED_ALL = frozenset({"killed", "injured", "detained", "missing", "displaced"})
_BEGINNINGS = rule_words("scope.beginnings")
_COUNTED = rule_words("scope.counted")
_GOING_ON = rule_words("scope.going_on")
_LEADS = rule_words("event_next_clause.leads")
_BEHIND_HEADS = 3  # sentences at the head of a report that may tell in the present what happened once
_OFTEN = rule_words("scope.often")
_PERIODS = rule_words("scope.periods")
_LASTING = frozenset({"missing", "detained", "abducted", "trapped"})
_WARS = rule_words("scope.wars")
_OPEN = frozenset({"country", "governorate", "region"})
_RANGES = rule_words("range_heads")
_NEAR = 25  # units between a count and the period that it is of


def _period_of(date: DateAt) -> Scope:
    """A running total with its beginning, and its end where the period is closed."""
    return "running_total", date.first, None if date.since else date.last


def _last_hours(hours: int, published: day | None) -> Scope:
    """خلال 24 ساعة: the day up to that of publication."""
    if published is None:
        return TOTAL
    return "running_total", (published - timedelta(days=hours // 24)).isoformat(), published.isoformat()


def _since(start: DateAt | None) -> Scope:
    """A running total that goes on, with its beginning where one is told."""
    return "running_total", start.first if start else None, None


def _days_ago(date: DateAt, published: day | None) -> int:
    """Days between a date and the day of publication; none where either is not known."""
    return (published - day.fromisoformat(date.first[:10])).days if date.first is not None and published is not None else 0
