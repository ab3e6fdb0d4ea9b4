"""The scope of a harm, by the first rule that knows, and by the totals told before it."""

from __future__ import annotations

from marsad.claims.attach.carried_days import of_a_place
from marsad.claims.attach.scopes.happenings import Happenings
from marsad.claims.attach.scopes.reports import of_the_report
from marsad.claims.attach.scopes.several import counted_deeds, toll_of_what_began
from marsad.claims.attach.scopes.spans import BEGINNINGS
from marsad.claims.attach.scopes.stretches import FOLLOWING
from marsad.claims.attach.scopes.values import EVENT, Scope, days_ago, going_on_since, lasts, period_of
from marsad.frames.words import words_of
from marsad.grammar.dates import DateAt
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_number import several_apart
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.harm_lines import is_item
from marsad.text.rule_words import ALEF, AND, ARTICLE, DURING, IN, SINCE, rule_forms, rule_words

_COUNT_HEADS = words_of("toll_heads")
_LISTED = "harm.part_of_list"
_BESIDES = rule_words("scope.besides")
_LASTING = rule_words("scope.lasting")
_GOES_ON = _LASTING | rule_words("scope.goes_on")
_WIDE = frozenset({"governorate", "region", "country"})
_OPENS = 2  # units in which a sentence opens
_AT_ONCE = 1  # days that a toll of one happening may still be counted
_OF_ONE = 6  # units behind one person in which it is told where he died
_MANY = 20  # those killed at once are seldom so many, where a month is broken down
_HUNDREDS = 100
_STATE = 8  # units from a word for a state to since when
_STATES = rule_forms("scope.states")
_THOUSANDS = 1000
_TAKEN_IN = 2  # sentences behind a total in which it is told which hospitals took them in
_NEAR_IT = 12  # units between "took in" and the count
_OF_A_REPORT = 3  # sentences over which a report tells who killed those that it counts
_MONTH = 26  # days over which so much happens that the town told last is not all of it


class Asked(Happenings):
    """The scope of a harm, by the first rule that knows, and by the totals told before it."""

    def scope(self, harm: HarmAt) -> Scope:
        """A running total covers a period or a war; a toll of one event does not. With its beginning, where that is told."""
        ident = id(harm)
        if ident not in self._scopes:
            told = self._scope(harm)
            number = self.sheet.prose.sentence[harm.first]
            if told[0] == "event" and harm.part_of is None and self._goes_on_counting(harm, number):
                told = self._total[1]
                self._total = number, told
                self._weak.update({ident} if self._total_weak else ())
            elif told[0] == "event" and harm.part_of is None and (over := self._reported_over(harm, number)) is not None:
                told = period_of(over)
            elif told[0] == "running_total":
                told = told[0], told[1] or self._since_it_lasts(number), told[2]
                before = self._total[1][1] if number - self._total[0] <= 1 else None
                kept = self._whole if before or number == self._total[0] else {}
                self._whole = {**kept, harm.outcome: max(harm.least, kept.get(harm.outcome, 0))}
                self._total_weak = ident in self._weak
                self._total, self._total_of = (number, (told[0], told[1] or before, told[2])), self._events[ident]
            self._scopes[ident] = told[0], told[1], told[2] or self._ends.get(told[1] or "")
        return self._scopes[ident]

    def _scope(self, harm: HarmAt) -> Scope:
        if harm.part_of is not None:
            return self._of_part(harm, self.scope(harm.part_of))
        if harm.min == harm.max == 1 and not self._with_many(harm):
            return EVENT  # one person is harmed in one happening
        number = self.sheet.prose.sentence[harm.first]
        dates = [date for date in self._dates_in.get(number, []) if not self._in_cue(date.start) or self.sheet.forms[date.start - 1] == DURING]  # وثقت الشبكة خلال آب مقتل 12
        dates = [date for date in dates if not of_the_report(self.sheet, date)]
        dates = [date for date in dates if not (self._another_between(date, harm, dates) or self._of_another_time(date, harm) or self._said_further(harm.last, date.start) or self._of_next_toll(harm, date.start) or self._of_a_state(date) or self._describes_place(date, harm))]
        closed = next((date for date in dates if self._is_period(date, harm)), None)
        if closed is not None:
            return period_of(closed)
        if self.survey.looks_back(number):
            dates = [date for date in dates if not date.since]  # وكانت معارك قد اندلعت منذ شهر قتل فيها ثلاثون: that long ago
        began = next((date for date in dates if days_ago(date, self.sheet.published) > _AT_ONCE and toll_of_what_began(self.sheet, date, harm)), None)
        if began is not None:
            return going_on_since(began)
        if self._takes_up_many(harm):
            return self._period_before(harm)
        event = self._events[id(harm)]
        if harm.max != 1 and (several_apart(self.sheet, event) or counted_deeds(self.sheet, event)):
            return self._period_before(harm)
        told = self._told(harm, dates)
        return next((scope for rule in _RULES if (scope := rule(self, told)) is not None), EVENT)

    def _since_it_lasts(self, number: int) -> str | None:
        """ومنذ 2013 تعاني البلاد من حرب. وخلفت هذه الحرب آلاف القتلى: since when that goes on of which all are counted, where one of two sentences before tells it."""
        first, last = self.sheet.prose.sentences[number]
        if _GOES_ON.isdisjoint(self.sheet.forms[first:last]):
            return None
        told = (date for near in (number - 1, number - 2) if self._tells_what_lasts(near) for date in self._dates_in.get(near, ()) if date.since)
        return next((date.first for date in told), None)

    def _tells_what_lasts(self, number: int) -> bool:
        """من حرب أهلية, تشهد نزاعا: not فقد منذ عام 1985."""
        forms = self.sheet.forms[slice(*self.sheet.prose.sentences[number])] if number in self._dates_in else ()
        return any(form in _GOES_ON or ARTICLE + form.removesuffix(ALEF) in _GOES_ON for form in forms)

    def _describes_place(self, date: DateAt, harm: HarmAt) -> bool:
        """أصيب خمسة في غارة على X التي تشهد معارك منذ يونيو: since when it is so at the place, and not of those whom the deed before harmed."""
        return date.since and of_a_place(self.sheet, date, max(harm.last, self._events[id(harm)].at))

    def _of_a_state(self, date: DateAt) -> bool:
        """خمس جثث كانت محاصرة منذ أسبوع, مفقودين منذ شهر: for how long they were in a state, before what is told."""
        if not date.since:
            return False
        state = next((at for at in range(date.start - 1, max(self.sheet.prose.start(date.start), date.start - _STATE) - 1, -1) if self.sheet.forms[at].removeprefix(ARTICLE).startswith(_STATES)), -1)
        return state >= 0

    def _goes_on_counting(self, harm: HarmAt, number: int) -> bool:
        """وبلغ عدد الجرحى 492: behind the total of a month, in the sentences that break it down, a toll without a day is of the month too."""
        first, _ = self.sheet.prose.sentences[number]
        before = self.sheet.forms[max(first, harm.first - 8) : harm.first]
        counts = not _COUNT_HEADS.isdisjoint(before) and FOLLOWING.isdisjoint(before) and not (self._is_placed(number) and self._one_deed(first, harm))
        if self._dates_in.get(number):
            return self._in_one_stretch(harm, number)
        if self._of_a_period() and 0 <= number - self._total[0] <= 1 and not _BESIDES.isdisjoint(self.sheet.forms[first : first + _OPENS]):
            return True  # بالإضافة إلى مقتل رجل وامرأة: behind the list of a total
        if (counts and -1 <= number - self._total[0] <= 2) or self._as_the_report_counts(harm, number) or self._taken_in(harm, number):
            return True
        part = harm.outcome in self._whole and _MANY <= harm.least <= self._whole[harm.outcome]
        if self._of_a_governorate(harm, number) or self._broken_down(harm, number):
            return True
        return 0 <= number - self._total[0] <= 1 and part and (self._of_a_period() or number == self._total[0]) and not self._is_placed(number)

    def _reported_over(self, harm: HarmAt, number: int) -> DateAt | None:
        """وثق المركز 88 انتهاكا خلال شهر يوليو. وقتل القناصة تسعة مدنيين: more than one, behind the head of a report that counts up a month, with no day and no village or quarter."""
        if harm.max == 1 or self._is_fine(number) or not all(self._in_cue(date.start) or of_the_report(self.sheet, date) for date in self._dates_in.get(number, ())):
            return None
        return self._over.before(number)

    def _of_a_governorate(self, harm: HarmAt, number: int) -> bool:
        """بلغت حصيلة الغارات 36 شهيدا. - محافظة البقاع: ستة شهداء وثمانية جرحى: a line that breaks a total down by governorate, with no deed of its own."""
        sheet, places = self.sheet, self.survey.places_in.get(number, ())
        if not 0 <= number - self._total[0] <= 1 or not places or harm.least > self._whole.get(harm.outcome, harm.least):
            return False
        first, last = sheet.prose.sentences[number]
        alone = all("harm" in sheet.kinds[at] for at in sheet.between("event", first, last))
        return alone and self.survey.places[places[0]].first - first <= _OPENS and all(self.survey.kinds[place] in _WIDE for place in places)

    def _broken_down(self, harm: HarmAt, number: int) -> bool:
        """قتل 302، موزعين على النحو التالي: - 82 من أبناء المحافظة. - 37 من أبناء العشائر: the lines into which a total is broken down."""
        if not 0 < number - self._total[0] <= _TAKEN_IN or harm.least > self._whole.get(harm.outcome, harm.least):
            return False
        first, last = self.sheet.prose.sentences[number - 1]
        opens = self.sheet.forms[last - 1] == ":" and not words_of("as_follows").isdisjoint(self.sheet.forms[first:last])
        if opens or (self._listed == number - 1 and is_item(self.sheet, *self.sheet.prose.sentences[number])):
            self._listed = number
        return self._listed == number

    def _taken_in(self, harm: HarmAt, number: int) -> bool:
        """بلغت حصيلة المعارك منذ الأحد 39 قتيلا. واستقبل مستشفى X ثلاثة قتلى: where those whom a total counted were brought."""
        if not 0 <= number - self._total[0] <= _TAKEN_IN or not 0 < harm.least <= self._whole.get(harm.outcome, harm.least):
            return False
        near = self.sheet.forms[max(self.sheet.prose.start(harm.first), harm.first - _NEAR_IT) : harm.first]
        return any(form.removeprefix(AND) in words_of("took_in") for form in near)

    def _as_the_report_counts(self, harm: HarmAt, number: int) -> bool:
        """ووفق التقرير قتلت القوات 143. وقتل التنظيم أربعة: who killed how many of those that a report counts over a period, while it names no town."""
        behind = number - self._total[0]
        if not self._of_a_period() or harm.max == 1 or not 0 <= behind <= _OF_A_REPORT or self._is_placed(number):
            return False
        first, last = self.sheet.prose.sentences[number]
        if words_of("the_report").isdisjoint(self.sheet.forms[first:last]):
            return behind <= 1 and self._reported >= number - 1 and self.sheet.pre[first] == AND
        self._reported = number
        return True

    def _in_one_stretch(self, harm: HarmAt, number: int) -> bool:
        """معارك خلال اليومين الماضيين أدت إلى مقتل 30 مسلحا، فيما قتل ثمانية جنود: more of the one happening of which the sentence told a total, and no other day."""
        one = not words_of("one_of_them").isdisjoint(self.sheet.forms[self.sheet.prose.start(harm.first) : harm.first])  # كان الأول في قرية X وأدى لإصابة أربعة
        return harm.max != 1 and not one and len(self._dates_in[number]) == 1 and self._events[id(harm)] is self._total_of

    def _of_a_period(self) -> bool:
        """The last total was of a month, a year, a campaign: told with its beginning."""
        return self._total[1][1] is not None

    def _of_part(self, harm: HarmAt, whole: Scope) -> Scope:
        """One person dies once, but for one of those whom a total since a day counts; أربعة منهم في طولكرم."""
        single = harm.max == 1 and harm.rule != _LISTED and (whole[1] is None or bool(harm.names) or self._placed_near(harm))
        return EVENT if whole[0] != "event" and (single or (whole[1] is None and self._placed_behind(harm))) else whole

    def _placed_near(self, harm: HarmAt) -> bool:
        """بينهم طفل بقصف على قرية X: one person of whom the place is told."""
        return self.sheet.near("place", harm.last, min(self.sheet.prose.end(harm.first), harm.last + _OF_ONE)) >= 0

    def _placed_behind(self, harm: HarmAt) -> bool:
        """أربعة منهم في طولكرم: a part that is told of one town; hundreds of a total (276 في بغداد وحدها) are of more than one happening."""
        return harm.least < _HUNDREDS and harm.last + 1 < self.sheet.size and self.sheet.forms[harm.last] == IN and "place" in self.sheet.kinds[harm.last + 1]

    def is_total(self, event: EventAt) -> bool:
        """All that is counted in the event goes over more than one happening."""
        if not event.harms:
            return False
        wholes = sorted([harm for harm in event.harms if harm.part_of is None], key=lambda harm: harm.first)
        scopes = [self.scope(harm)[0] for harm in wholes if harm.max != 1 or harm is wholes[0]]  # ليرتفع العدد إلى 194، ومن بينهم رجل قتل في انهيار بناء
        return "running_total" in scopes and "event" not in scopes

    def over_days(self, event: EventAt) -> bool:
        """All that is counted in the event goes over more than one happening, and these may be of several days."""
        return self.is_total(event) and not all(id(harm) in self._of_two for harm in event.harms)

    def over_areas(self, event: EventAt) -> bool:
        """All that is counted in the event goes over several places, though it may be of one day."""
        return self.is_total(event) and any(id(harm) in self._areas for harm in event.harms)

    def since(self, event: EventAt) -> str | None:
        """The beginning of the stretch over which the event's harms were counted, where one is told."""
        return next((since for harm in event.harms if (since := self.scope(harm)[1])), None)

    def is_long(self, event: EventAt) -> bool:
        """What is counted goes over months, or is more than one town loses: 20 ألفا منذ بداية الحرب."""
        lasting = any(harm.least >= _THOUSANDS or lasts(self.scope(harm), self.sheet.published) > _MONTH for harm in event.harms)
        return self.over_days(event) and (lasting or self._since_a_war(event))

    def _since_a_war(self, event: EventAt) -> bool:
        """منذ بدء العدوان, منذ الثورة: from the beginning of what goes on for months."""
        forms, (first, last) = self.sheet.forms, self.sheet.prose.sentences[self.sheet.prose.sentence[event.at]]
        return any(forms[at] == SINCE and forms[at + 1 + (forms[at + 1] in BEGINNINGS)] in _LASTING for at in range(first, last - 2))


_RULES = (Asked._over_period, Asked._since_it_began, Asked._toll_since, Asked._again_and_again, Asked._over_many, Asked._within_span, Asked._since_beginning, Asked._since_a_deed, Asked._counted_up, Asked._still_going_on, Asked._of_long)
