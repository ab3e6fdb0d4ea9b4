"""Rules by time: خلال شهر آب, منذ بداية الحرب, خلال الأشهر الأخيرة."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.claims.attach.carried_days import tells_of_place
from marsad.claims.attach.scopes.hours import since_then
from marsad.claims.attach.scopes.periods import of_untold_period
from marsad.claims.attach.scopes.several import counted_since, is_the_most, is_the_nth, up_to_now
from marsad.claims.attach.scopes.stretches import COUNTED_ALL, FOLLOWING, GOING_ON, NEAR, WITHIN, Stretches, Told
from marsad.claims.attach.scopes.values import TOTAL, Scope, days_ago, going_on_since, period_of
from marsad.frames.words import words_of
from marsad.grammar.calendar_days import OF_A_DAY
from marsad.grammar.dates import DateAt
from marsad.grammar.harm_found import HarmAt
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import AND, ARTICLE, DURING, IN, RELATIVES, SINCE, THAT, TO, TOLL_OF, rule_words

_AT_ONCE = 1  # days that a toll of one happening may still be counted
_DAYS = 6  # and those after which it is none, whatever stands between
_OF_ONE = 10  # a toll of one attack rises to so many, of which one more is told
_IN_WAR = 4  # units behind a count in which it is told in which war
_SPAN = 16  # units between a count and the stretch of time that it is of
_LATELY = rule_words("scope.lately")
PLURAL_SPANS = _LATELY - rule_words("scope.lately_vague")
BEGINNINGS = rule_words("scope.beginnings")
_WARS, _WAR_SO_FAR = rule_words("scope.wars"), rule_words("scope.war_so_far")
_STANDS_SO = GOING_ON | rule_words("place_names.befalls")  # الخاضعة للتنظيم منذ …, تشهد توترا منذ …
_OF_ANOTHER = RELATIVES | {"،"}
_DEEDS, _OPENS_CLAUSE = rule_words("scope.since_deeds"), rule_words("scope.opens_clause")


class Spans(Stretches):
    """Rules by time: خلال شهر آب, منذ بداية الحرب, خلال الأشهر الأخيرة."""

    def _over_period(self, told: Told) -> Scope | None:
        """خلال شهر آب."""
        forms = self.sheet.forms
        over = (date for date in told.dates if date.precision in ("week", "month") and not date.since and DURING in forms[max(0, date.start - 1) : date.start + 1])
        return next(map(period_of, over), None)

    def _since_it_began(self, told: Told) -> Scope | None:
        """منذ أن بدأ المتمردون …, منذ انهيار الهدنة."""
        sheet, behind = self.sheet, range(told.harm.last, min(told.last - 1, told.harm.last + 20))
        since = SINCE in told.words and any(sheet.forms[at] == SINCE and sheet.forms[at + 1] == THAT and not is_the_most(sheet, at) for at in (told.first, *behind))
        return going_on_since(told.start) if since or self._adds_up(told.harm, told.first) or (SINCE in told.words and counted_since(sheet, told.harm)) or up_to_now(sheet, told.harm) or (SINCE in told.words and since_then(sheet, told.harm)) else None

    def _adds_up(self, harm: HarmAt, first: int) -> bool:
        """ليرتفع بذلك عدد شهداء الهجمات, العدد الكلي: one more, counted with those before."""
        return self.sheet.near("adds_up", max(first, harm.first - 6), harm.last) >= 0 or self._raised(harm, first)

    def _raised(self, harm: HarmAt, first: int) -> bool:
        """قتل متظاهر في بابل، ليرتفع عدد قتلى الاحتجاجات إلى 97: fewer were killed here; not of one attack (عدد قتلى الغارة), whose dead may be told one by one, nor by who died of it later."""
        forms = self.sheet.forms
        rise = min(harm.trigger, harm.first) - 1
        rise -= forms[rise] == TO  # يرفعون إلى 226 عدد الشهداء
        if forms[rise] not in words_of("raises") or not words_of("one_of_before").isdisjoint(forms[first:rise]):
            return False
        deeds = {term.form for at in range(harm.trigger, harm.first) for term in self.sheet.terms[at] if term.kind == "event"}
        if "s" in deeds or not (deeds or harm.least > _OF_ONE):
            return False
        return any(first <= other.first < rise and other.outcome == harm.outcome for event in self.survey.events for other in event.harms)

    def _toll_since(self, told: Told) -> Scope | None:
        """ارتفعت الحصيلة منذ يوليو إلى 60."""
        return period_of(told.start) if told.start is not None and told.toll else None

    def _within_span(self, told: Told) -> Scope | None:
        behind = range(told.harm.last, min(told.last, told.harm.last + 8))
        if not told.words.isdisjoint(WITHIN) and any(self._period(at) and not is_the_nth(self.sheet, at) for at in behind):
            return TOTAL
        return TOTAL if self._over_latest(told) or self._of_untold_period(told) else None

    def _of_untold_period(self, told: Told) -> bool:
        """في الفترة ذاتها, ستة أسابيع شهدت خلالها, في تقريرها الشهري: where no day is told."""
        return not self._on_a_day(told) and of_untold_period(self.sheet, told.harm, told.words)

    def _over_latest(self, told: Told) -> bool:
        """قتل نحو مئة خلال الأشهر الأخيرة, على مدى السنوات الماضية: a stretch whose beginning nobody tells."""
        forms, harm = self.sheet.forms, told.harm
        if told.words.isdisjoint(_LATELY) or self._on_a_day(told):
            return False
        first, last = (harm.first, harm.last) if harm.trigger < harm.last else (harm.trigger, harm.trigger + 1)  # 150 رجلا، ممن جندوا، لقوا مصرعهم خلال الأيام الماضية
        near = range(max(told.first + 1, first - _SPAN), min(told.last, last + _SPAN))
        open_spans = _LATELY if harm.expr == "vague" else PLURAL_SPANS  # في الفترة الأخيرة قتل العشرات
        spans = [at for at in near if forms[at] in _LATELY and (forms[at - 1] in words_of("over_time") or (forms[at - 1].removeprefix(AND) == IN and forms[at] in open_spans))]
        return any(not self._told_between(min(at, last), max(at, first), harm.trigger) for at in spans)

    def _told_between(self, first: int, last: int, trigger: int) -> bool:
        """Another verb or a mark parts two units."""
        verbs = (at for at in range(first, last) if at != trigger and any(term.form in VERB_FORMS for term in self.sheet.terms[at]))
        return self._parted(first, last) or next(verbs, None) is not None

    def _since_beginning(self, told: Told) -> Scope | None:
        """منذ بداية الحرب."""
        forms, first = self.sheet.forms, told.harm.first
        begun = SINCE in told.words and any(
            forms[at] == SINCE and forms[at + 1] in BEGINNINGS and FOLLOWING.isdisjoint(forms[at:first]) and not (self._of_next_toll(told.harm, at) or self._of_something_else(told.harm, at)) for at in range(told.first, told.last - 1)
        )
        return going_on_since(told.start) if begun else None

    def _of_something_else(self, harm: HarmAt, at: int) -> bool:
        """قتل 18 في غارة هي الخامسة منذ بداية الحرب, … على X التي تقصف منذ بدء الحرب, …، ونزح آلاف منذ بدء الحرب: the beginning is of what stands before it, and not of the count."""
        sheet, behind = self.sheet, max(harm.last, self._events[id(harm)].at)
        if tells_of_place(sheet, at, behind) or (at > behind and is_the_most(sheet, at)) or is_the_nth(sheet, at):
            return True
        return any(sheet.pre[verb] == AND and (sheet.forms[verb] in words_of("were_among") or any(term.form in VERB_FORMS for term in sheet.terms[verb])) for verb in range(behind + 1, at))

    def _since_a_deed(self, told: Told) -> Scope | None:
        """قتل 400 منذ سريان الهدنة, منذ اغتيال القائد قتل 16: since what somebody did on a day that nobody names."""
        forms = self.sheet.forms
        if SINCE not in told.words or told.harm.max == 1:
            return None
        since = (at for at in range(told.first, told.last - 1) if forms[at] == SINCE and forms[at + 1] in _DEEDS)
        return going_on_since(told.start) if any(self._counts_since(at, told) for at in since) else None

    def _counts_since(self, at: int, told: Told) -> bool:
        """Behind the count with nothing that goes on between, or at the head of its clause; not غارة على بلدة تشهد توترا منذ …, nor هدوء منذ …، ثم قتل أربعة."""
        sheet, harm = self.sheet, told.harm
        if at >= harm.last:
            goes_on = any(form in _OF_ANOTHER or form.removeprefix(ARTICLE) in _STANDS_SO for form in sheet.forms[harm.last : at])
            return not (goes_on or is_the_most(sheet, at) or self._told_between(max(harm.last, harm.trigger + 1), at, harm.trigger))
        opens = at == told.first or not sheet.forms[at - 1].isalpha() or sheet.forms[at - 1] in _OPENS_CLAUSE
        return opens and FOLLOWING.isdisjoint(sheet.forms[at : harm.first])

    def _of_next_toll(self, harm: HarmAt, at: int) -> bool:
        """قتل أربعة الجمعة، لترتفع الحصيلة منذ بدء الحرب إلى ألفين: the beginning is that of the toll told behind; not in وهي حصيلة اليومين الماضيين."""
        at -= self.sheet.forms[at - 1] == TOLL_OF
        return at > harm.last and (self.sheet.near("toll", harm.last, at) >= 0 or not words_of("toll_heads").isdisjoint(self.sheet.forms[harm.last : at]))

    def _of_long(self, told: Told) -> Scope | None:
        """Since more than some days, of a war, or more than one happening kills."""
        harm, start, published = told.harm, told.start, self.sheet.published
        low = max(harm.least, harm.most if harm.min == 1 else 0)  # 26 ألف قتيل وجريح: one number for both
        counted = harm.outcome in COUNTED_ALL
        if start is not None and (start.precision in ("month", "year", "week") or days_ago(start, published) > (_AT_ONCE if self._counted_right_from(start, told) else _DAYS)):
            return going_on_since(start)
        war = (low >= 100 or told.toll or self._in_a_war(told)) and self._of_a_war(told, _WARS | (_WAR_SO_FAR if low >= 100 and not self._on_a_day(told) else frozenset()))
        if war or not (low >= 1000 and counted and not self._on_one_day(harm, low, told.dates)):
            return going_on_since(start) if war else None
        self._sheer.add(id(harm))
        return going_on_since(start)

    def _counted_right_from(self, date: DateAt, told: Told) -> bool:
        """قتل أربعون في تدمر منذ الثلاثاء, منذ الثلاثاء، قتل أربعون: no deed stands between a count and its first day, and behind the count no more than where."""
        harm, heads = told.harm, date.start == told.first
        taken = harm.trigger < date.start < harm.first  # اعتقل منذ الجمعة 480
        first, last = (date.end, harm.first) if heads or taken else (harm.last, date.start)
        beside = heads or taken or first == last or (first < last and self.sheet.forms[first] == IN and not self._parted(first, last))
        return beside and all(at == harm.trigger for at in self.sheet.between("event", first, last))

    def _of_a_war(self, told: Told, war: frozenset[str]) -> bool:
        """ضحايا الحرب, خلال النزاع; not the area that a war tears (التي تمزقها الحرب), nor the worst since a war."""
        if told.words.isdisjoint(war):
            return False
        forms = self.sheet.forms
        wars = (at for at in range(told.first, told.last) if forms[at] in war)
        return any(RELATIVES.isdisjoint(forms[max(told.first, at - 2) : at]) and not is_the_most(self.sheet, at) for at in wars)

    def _on_a_day(self, told: Told) -> bool:
        return any(date.precision in OF_A_DAY for date in told.dates)

    def _in_a_war(self, told: Told) -> bool:
        """اختطف العشرات في أوج الحرب الأهلية, خلال سنوات النزاع: in the course of a war, where no day is told."""
        forms, wars, course = self.sheet.forms, words_of("war"), words_of("in_course_of")
        if told.harm.max == 1 or told.words.isdisjoint(wars) or self._on_a_day(told):
            return False
        within = range(told.harm.last, min(told.last, told.harm.last + _IN_WAR))  # قتلوا في الصراع
        return any(forms[at] in wars and (forms[at - 1] in course or (forms[at - 1] == IN and at in within)) for at in range(told.first + 1, told.last))

    def _on_one_day(self, harm: HarmAt, low: int, dates: Sequence[DateAt]) -> bool:
        """أصيب أكثر من ألف متظاهر يوم الجمعة: even so many, where one day is told; not قتل 17 الأحد، في حين أسفرت المعارك عن ألف قتيل."""
        first, end = self.sheet.prose.sentences[self.sheet.prose.sentence[harm.first]]
        most, one_day = words_of("the_most"), words_of("one_day")
        worst = any(form in most and self.sheet.forms[first + at + 1] in one_day for at, form in enumerate(self.sheet.forms[first : end - 1]))
        return low < 5000 and harm.outcome != "displaced" and (worst or any(date.precision in ("day", "part_of_day") and not date.since and abs(date.start - harm.first) < NEAR and not (date.start < harm.first and self._parted(date.start, harm.first)) for date in dates))
