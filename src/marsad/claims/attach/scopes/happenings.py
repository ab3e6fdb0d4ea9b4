"""Rules by what happened: again and again, in several places or attacks, in fights that lasted, as an office counts up."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.claims.attach.scopes.hours import of_today, within_hours
from marsad.claims.attach.scopes.several import (
    after_long_fights,
    counted_strikes,
    goes_on_still,
    in_violence,
    parted_attacks,
    several_events,
    toll_of_fights,
    two_deeds,
    under_way,
    within_days,
)
from marsad.claims.attach.scopes.spans import Spans
from marsad.claims.attach.scopes.spread import all_over_a_land, over_places, struck_before, to_hospitals_of_a_land
from marsad.claims.attach.scopes.stretches import COUNTED_ALL, FOLLOWING, Told
from marsad.claims.attach.scopes.values import TOTAL, Scope, days_ago, going_on_since, last_hours, period_of, since_today
from marsad.frames.words import words_of
from marsad.grammar.calendar_days import OF_A_DAY, OF_A_STRETCH
from marsad.grammar.causes import NATURAL
from marsad.grammar.dates import DateAt
from marsad.grammar.event_number import tells_one
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.quantities import read_quantity
from marsad.text.rule_words import FOR, SINCE, UNTIL, rule_words

_ONE = rule_words("event_number.one")
_LASTED = rule_words("scope.lasted")
_FIGURES = rule_words("scope.figures")
_COUNTED = rule_words("scope.counted")
_HIS_OPERATIONS = rule_words("scope.his_operations")
_LEADS = rule_words("event_next_clause.leads")
_BEHIND_HEADS = 3  # sentences at the head of a report that may tell in the present what happened once
_OPEN_ENDS = frozenset({SINCE, UNTIL})  # منذ تدخل التحالف في 2015, حتى نهاية العام 2021
_END = 12  # units between these and the year
_FEW = 4  # so many may be harmed at once of whom only the year is told
_OFTEN = rule_words("scope.often")
_DAY_BY_DAY = rule_words("scope.day_by_day")
_ESCALATES = 6  # units from an escalation to those harmed in it
_OFTEN_BEHIND = 3  # units behind those harmed in which it is told how often
_THOSE_BEHIND = 6  # units behind a count in which the deeds told of before are taken up
_TENS = 10  # one mine seldom kills so many
_MANY = 20  # those killed at once are seldom so many
_DAYS_OF_ONE = 2  # days that one deed may go on
_BESIDE = 2  # units between a deed that goes on and since when
_A_DAY = 24  # hours that خلال الساعات الماضية may be
_LASTS = 24  # units between a count and how long the fights lasted
_BY_FIGHTS = (toll_of_fights, after_long_fights, counted_strikes, under_way)


class Happenings(Spans):
    """Rules by what happened: again and again, in several places or attacks, in fights that lasted, as an office counts up."""

    def _again_and_again(self, told: Told) -> Scope | None:
        return TOTAL if self._habit(told.harm, told.first, told.dates) else None

    def _habit(self, harm: HarmAt, first: int, dates: Sequence[DateAt]) -> bool:
        """يقصف النظام الأحياء بانتظام … أسفرت عن العديد من الضحايا: what goes on and on kills again and again."""
        if harm.expr not in ("vague", "unstated") or tells_one(self.sheet, self._events[id(harm)]) or any(date.precision in OF_A_DAY and not date.since for date in dates):
            return False
        if self.sheet.prose.sentence[harm.first] >= _BEHIND_HEADS and not _LEADS.isdisjoint(self.sheet.forms[max(first, harm.first - 4) : harm.first]):
            return harm.expr == "unstated"  # وتودي هذه العمليات بحياة مدنيين: told in the present of what goes on
        behind = min(self.sheet.prose.end(harm.first), harm.last + _OFTEN_BEHIND)
        before = self.sheet.forms[max(first, harm.first - _ESCALATES) : harm.first]
        escalates = not (words_of("escalation").isdisjoint(before) or words_of("leads_to").isdisjoint(before))  # تسبب التصعيد بمقتل عشرات
        return escalates or self.sheet.near("repeatedly", first, harm.first) >= 0 or not _OFTEN.isdisjoint(self.sheet.forms[first:behind])

    def _over_many(self, told: Told) -> Scope | None:
        """Over fights that lasted, figures of an office, several places or attacks."""
        hours = within_hours(self.sheet, told.harm)
        if hours:
            return last_hours(hours, self.sheet.published)
        today = of_today(self.sheet, told.harm, self._is_fine(self.sheet.prose.sentence[told.harm.first]))
        if today >= 0:
            self._today.add(id(told.harm))
            named = next((date for date in told.dates if today <= date.start <= today + 1), told.start)
            return period_of(named) if named else (since_today(self.sheet.published) if self.sheet.forms[today] == SINCE else last_hours(_A_DAY, self.sheet.published))
        if self._lasted(told.harm, told.last) or self._by_figures(told) or self._by_mines(told) or self._in_his_operations(told) or self._spread(told):
            return next((period_of(date) for date in told.dates if date.since or date.precision in OF_A_STRETCH), TOTAL)
        return None

    def _lasted(self, harm: HarmAt, last: int) -> bool:
        """قتل سبعون خلال معارك دامت ثلاثة أيام, المواجهات التي استمرت خمسة أيام أسفرت عن مقتل أربعين."""
        sheet = self.sheet
        for at in range(max(sheet.prose.start(harm.first), harm.first - _LASTS), min(last - 1, harm.last + _LASTS)):
            if sheet.forms[at] in _LASTED and (quantity := read_quantity(sheet.forms, sheet.pre, sheet.suf, at + 1)) is not None:
                return quantity.least > 1 and quantity.end < sheet.size and sheet.forms[quantity.end] not in words_of("hours")
        return False

    def _by_figures(self, told: Told) -> bool:
        """بحسب أرقام الوزارة قتل 393 مدنيا في آب, أفادت أرقام البعثة بأن عدد القتلى بلغ 548: what an office counts up of a month or a year, or with no deed and no day."""
        if told.words.isdisjoint(_FIGURES):
            return False
        many = self._events[id(told.harm)].type == "casualties" and told.harm.least > _MANY and not self._are_bodies(told.harm)
        self._weak.update({id(told.harm)} if many and not told.dates else ())
        return (many and not told.dates) or any(date.precision in ("month", "year") for date in told.dates)

    def _by_mines(self, told: Told) -> bool:
        """ألغام حصدت أرواح عشرات المسافرين: many, by mines told to be several, with no day."""
        forms = self.sheet.forms
        mines = told.harm.least >= _TENS and not words_of("mines").isdisjoint(told.words) and any(forms[at] in words_of("mines") and forms[at - 1] not in words_of("lays_mines") for at in range(told.first + 1, told.harm.last))
        return mines and not self._on_a_day(told)

    def _in_his_operations(self, told: Told) -> bool:
        """قتل الجيش 260 مقاتلا في عملياته: many, in all that somebody does, with no day; not of one deed told behind (وسع عملياته بعد تفجير قتل 32), nor what served them (مبنى لإدارة عملياته)."""
        return told.harm.least > _MANY and not self._on_a_day(told) and any((self.sheet.forms[at] in _HIS_OPERATIONS or (self.sheet.suf[at] and several_events(self.sheet, at))) and self.sheet.pre[at - 1] != FOR and self.sheet.near("event", at + 1, told.harm.trigger) < 0 for at in range(told.first, told.last))

    def _spread(self, told: Told) -> bool:
        """Over several places, in attacks told apart, in two attacks, within four days, in the attacks of a month or a year."""
        harm, dates = told.harm, told.dates
        places = over_places(self.sheet, harm) or struck_before(self.sheet, harm)
        if places:
            self._weak.add(id(harm))
            self._areas.update({id(harm)} if places == "areas" else ())
            self._of_two.update({id(harm)} if not any(date.since for date in self._dates_in.get(self.sheet.prose.sentence[harm.first], ())) else ())  # of one day, it may be
            return True
        if parted_attacks(self.sheet, harm) or all_over_a_land(self.sheet, harm) or to_hospitals_of_a_land(self.sheet, harm):
            self._weak.add(id(harm))
            return True
        if two_deeds(self.sheet, harm):
            self._of_two.add(id(harm))
            return True
        return within_days(self.sheet, harm) or (not dates and in_violence(self.sheet, harm)) or any(rule(self.sheet, harm) for rule in _BY_FIGHTS) or self._of_a_year(harm, dates)

    def _of_a_year(self, harm: HarmAt, dates: Sequence[DateAt]) -> bool:
        """قتل 35 في تفجيرات بالمدينة هذا العام, شهد الشهر الماضي تصعيدا قتل خلاله سبعون: attacks of a month or a year, with no day."""
        if harm.max == 1 or any(date.precision in OF_A_DAY for date in dates) or not any(date.precision in ("month", "year") for date in dates):
            return False
        stretch = range(max(self.sheet.prose.sentences[self.sheet.prose.sentence[harm.first]][0], harm.first - 8), min(self.sheet.prose.end(harm.first), harm.last + 8))
        return any(self.sheet.forms[at] in words_of("therein") or several_events(self.sheet, at) for at in stretch) or self._with_no_deed(harm, dates)

    def _with_no_deed(self, harm: HarmAt, dates: Sequence[DateAt]) -> bool:
        """قتل 180 شخصا في العام 2007, اعتقل 250 صحفيا العام الماضي: many, with no deed, town or "when" beside the month or year."""
        number = self.sheet.prose.sentence[harm.first]
        if harm.least <= (_FEW if any(date.precision == "year" for date in dates) else _MANY) or harm.outcome not in COUNTED_ALL or self._events[id(harm)].cause in NATURAL or self._is_placed(number):
            return False
        first, last = self.sheet.prose.sentences[number]
        deeds = (at for at in self.sheet.between("event", first, last) if at != harm.trigger)
        return FOLLOWING.isdisjoint(self.sheet.forms[first:last]) and next(deeds, None) is None and any(date.precision in ("month", "year") and self._stands_near(date, harm) and _OPEN_ENDS.isdisjoint(self.sheet.forms[max(first, date.start - _END) : date.start]) for date in dates)

    def _still_going_on(self, told: Told) -> Scope | None:
        """القصف المتواصل على الحي أدى إلى مقتل 22: by a deed that is told to go on, of no one day."""
        event = self._events[id(told.harm)]
        if not goes_on_still(self.sheet, event):
            return None
        beside = (date for date in self._dates_in.get(self.sheet.prose.sentence[event.at], ()) if 0 <= date.start - event.stop <= _BESIDE)  # المتواصل منذ أمس
        of_a_day = any(date.precision in OF_A_DAY and days_ago(date, self.sheet.published) < _DAYS_OF_ONE for date in (*told.dates, *beside))
        return None if of_a_day else going_on_since(told.start)

    def _counted_up(self, told: Told) -> Scope | None:
        """وثقت الشبكة مقتل 120 مدنيا: who counts up, with no day."""
        sheet, harm = self.sheet, told.harm
        counts = any(term.key in _COUNTED and not self._one_deed(at, harm) for at, term in sheet.terms_of("saying", told.first, harm.first)) and not (self._are_bodies(harm) or self._of_one_behind(harm))
        return TOTAL if counts and harm.min and harm.min > 20 and not any(date.precision in ("day", "part_of_day") for date in told.dates) else None

    def _of_one_behind(self, harm: HarmAt) -> bool:
        """مقتل 28 في مجزرة: right behind the count stands the one attack."""
        return any(term.kind == "event" and term.form == "s" and term.key in _ONE for at in self.sheet.between("event", harm.last, harm.last + _FEW) for term in self.sheet.terms[at])

    def _one_deed(self, first: int, harm: HarmAt) -> bool:
        """سجلت عملية انتحارية أوقعت 24 جريحا: what was counted is one attack."""
        return any(term.kind == "event" and term.form == "s" and at != harm.trigger for at in self.sheet.between("event", first, harm.first) for term in self.sheet.terms[at] if "harm" not in self.sheet.kinds[at])

    def _are_bodies(self, harm: HarmAt) -> bool:
        """جرى إحصاء 185 جثة: who counts bodies counts those of one happening."""
        return not words_of("bodies").isdisjoint(self.sheet.forms[harm.first : harm.last])

    def _takes_up_many(self, harm: HarmAt) -> bool:
        """أدت تلك الهجمات إلى مقتل 47, جراء العمليات سابقة الذكر: the count is of all the attacks that were told of; in تزامنت هذه الغارات مع هجوم قتل ثلاثة, of the one attack behind them."""
        first, _ = self.sheet.prose.sentences[self.sheet.prose.sentence[harm.first]]
        if any(self._are_many(at - 1) for at in self.sheet.between("as_told", first, harm.first)):
            return True
        own = self._events[id(harm)]
        single = own.at if harm.trigger != own.at < harm.first and not several_events(self.sheet, own.at) else first
        before = any(self._are_many(at + 1) for at in self.sheet.between("taken_up", first, harm.first) if at + 1 >= single)
        return (before or self._of_those_behind(harm)) and (self._of_many(harm, (1, 2)) is not None or self._told_often(harm))

    def _of_those_behind(self, harm: HarmAt) -> bool:
        """قتل 260 وأصيب 400 في هذه الغارات: the deeds told of before are taken up right behind the count."""
        last = min(harm.last + _THOSE_BEHIND, self.sheet.prose.end(harm.first))
        return any(self._are_many(at + 1) for at in self.sheet.between("taken_up", harm.last, last))

    def _told_often(self, harm: HarmAt) -> bool:
        """ينفذ الطيران يوميا غارات. وقتل …: the sentence, or that before it, tells that it was done again and again, and names no day."""
        number = self.sheet.prose.sentence[harm.first]
        first, _ = self.sheet.prose.sentences[max(0, number - 1)]
        of_a_day = any(date.precision in OF_A_DAY for date in self._dates_in.get(number, ()))
        return not (of_a_day or _DAY_BY_DAY.isdisjoint(self.sheet.forms[first : harm.first]))

    def _are_many(self, at: int) -> bool:
        """(تلك) الهجمات, (هذه) الغارات والانفجارات, العمليات (المذكورة)."""
        return self.sheet.forms[at] in words_of("operations_many") or several_events(self.sheet, at)

    def _of_many(self, harm: HarmAt, behind: Sequence[int]) -> DateAt | None:
        """The period that so many sentences before tell of, or the words before: منذ بداية العام, خلال الربع الأول."""
        number = self.sheet.prose.sentence[harm.first]
        dates = [date for back in behind for date in self._dates_in.get(number - back, ()) if back or date.since or date.end <= harm.first]
        return next((date for date in dates if date.since or date.precision in OF_A_STRETCH), None)

    def _period_before(self, harm: HarmAt) -> Scope:
        date = self._of_many(harm, (0, 1, 2))
        return period_of(date) if date else TOTAL

    def _with_many(self, harm: HarmAt) -> bool:
        """تسببت الغارات منذ مطلع العام بمقتل رجل وسبعة أطفال: one person in the list of a count."""
        many = any(other.trigger == harm.trigger and other.max != 1 for other in self._events[id(harm)].harms)
        return many or self._tallied(harm)

    def _tallied(self, harm: HarmAt) -> bool:
        """منذ بداية العام نفذت القوات عشر هجمات، قتل على إثرها رجل: told of deeds since a day before it."""
        since = (date for date in self._dates_in.get(self.sheet.prose.sentence[harm.first], ()) if date.since and date.end <= harm.first)
        return any(several_events(self.sheet, at) for date in since for at in range(date.end, harm.first))
