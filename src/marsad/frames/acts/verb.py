"""A verb of harm, by its frame."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.acts.subjects import Subjects
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.rows import Frame
from marsad.frames.words import words_of
from marsad.syntax.phrases import agreement
from marsad.syntax.tokens import BESIDES, DIE_BY, ONE_OF_THEM, RELATIVE
from marsad.text.rule_words import ALEF, COMMAS, IN, ON, rule_forms

_ASIDE = 8  # units from those counted beside to the mark behind them
_UPON = 6  # units behind a verb in which على may stand
_APPOSED = 24  # units between those told and their death
_HELD = frozenset({"detained", "abducted"})
_NOMINATIVE = rule_forms("verb.nominative")
_ANY_CASE = rule_forms("verb.any_case")


class Acts(Subjects):
    """Verbs of harm with those harmed behind them, before them, or in their pronoun."""

    def verb(self, at: int, stop: int, outcome: str, frame: Frame) -> int:
        if self.sheet.forms[at] in words_of("mourns"):
            return self.mourned(at, stop, outcome, frame)
        if self.ruled(at, stop) or self.unheard_of(at) or self.dies_naturally(stop, outcome) or self.cites(at, stop) or self.dismays(stop, outcome) or self.spends_time(at, stop):
            return stop
        if (done := self.finished(at, stop, frame)) is not None:
            return done
        outcomes, stop = self.two_outcomes(at, stop, outcome)
        if self.held_body(stop, outcome):
            return self.tokens.end(stop)
        if self.sheet.suf[at]:  # المناطق التي فقدوها: a thing was lost
            if frame.slot == "loses" or self.sheet.forms[at] in words_of("led_away") or self.sheet.suf[at] in words_of("us"):
                return stop  # كانت تصيح "لقد قتلونا": those who speak are not told
            stop = self.fallen_as(stop, self.by_pronoun(at, stop, outcomes, frame))
            beside = self.more_beside(stop)  # قتلوه مع اثنين من حراسه
            return self.listed(frame.id, at, outcomes, beside) if beside else stop
        if self.tokens.has(stop, ONE_OF_THEM):
            return self.one_harmed(at, stop, outcomes, frame)
        if self.some_of_them_at(stop):
            return self.some_harmed(at, stop, outcomes, frame)
        stop = self.past_aside_of_more(at, stop, outcomes, frame)
        people = self.aboard(stop, outcome) or self.victims_of(at, stop, frame)
        if people is None:
            return self.subject_before(at, stop, outcomes, frame)
        return self.subject_behind(at, outcomes, people, frame)

    def past_aside_of_more(self, at: int, mark: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """وقتل، إضافة إلى مئة جريح، خمسة: those counted beside them between two marks, of an outcome of their own; the unit behind."""
        if mark + 1 >= self.last or self.sheet.forms[mark] not in COMMAS or not self.tokens.flags[mark + 1] & BESIDES:
            return mark
        more = read_people(self.tokens, self.tokens.end(mark + 1), self.last)
        second = next((unit for unit in range(more.last, min(self.last, more.last + _ASIDE)) if self.sheet.forms[unit] in COMMAS), 0) if more is not None else 0
        if more is None or not second:
            return mark
        self.add(frame.id, at, more.outcomes or outcomes, more)
        return second + 1

    def finished(self, at: int, stop: int, frame: Frame) -> int | None:
        """قضت الغارة على 12 مسلحا, أجهز الجنود على جريح, قبضت الشرطة على ثلاثة: whom somebody killed or took behind على; None where nobody is told so."""
        takes = self.sheet.forms[at] in words_of("seizes")
        if not takes and self.sheet.forms[at] not in words_of("finishes"):
            return None
        upon = self.upon(stop)
        people = read_people(self.tokens, upon + 1, self.last, named=takes) if upon else None
        if people is not None and (takes or not people.definite):
            return self.listed(frame.id, at, ("detained" if takes else "killed",), replace(people, outcomes=()))
        return stop if takes or self.upon_party(upon) or self.sheet.forms[at] in words_of("finishes_only") else None

    def upon_party(self, upon: int) -> bool:
        """قضى القائد على التنظيم: a party stands behind على."""
        return upon > 0 and self.sheet.forms[upon + 1] in words_of("fighters")

    def upon(self, first: int) -> int:
        """The unit of على in the clause of a verb, or 0."""
        for unit in range(first, min(self.last - 1, first + _UPON)):
            if self.sheet.forms[unit] == ON:
                return unit
            if self.tokens.is_verb(unit) or ("event" in self.sheet.kinds[unit] and self.sheet.forms[unit - 1] == IN):
                return 0  # قضوا في القصف على مزارع البلدة
        return 0

    def fallen_as(self, noun: int, stop: int) -> int:
        """(أطلق النار على شاب فأرداه) قتيلا: the noun counts nobody anew, where the pronoun told who it was."""
        return max(stop, noun + 1) if self.found and self.sheet.forms[noun] in words_of("as_fallen") else stop

    def subject_behind(self, at: int, outcomes: tuple[str, ...], people: People, frame: Frame) -> int:
        """قتل ثلاثة, فقدت القوات جنديين: those behind the verb, where they are those harmed."""
        if frame.slot == "loses":
            if self.loses_limb(people.last) or self.loses_limb(people.last - 1):
                return self.listed(frame.id, at, ("injured",), people)
            if outcomes[0] == "missing" and (self.loses_something(people) or self.inspects(at, people)):
                return people.last
            outcomes = people.outcomes or (("killed",) if self.army_loses(at, people) else outcomes)  # فقد الجيش 20 قتيلا
        if outcomes[0] in _HELD and (self.takes_thing(people, frame) or self.led_on(at, people)):
            return people.last
        if self.refused(people, outcomes) or self.challenges(at, people) or (self.like_a_noun(at, people) and self.at_large(people, at)):
            return people.last
        stop = self.listed(frame.id, at, outcomes, self.of_those_before(at, people))
        beside = self.more_beside(self.his_death(stop)) if frame.slot == "meets" else None  # لقي القيادي مصرعه مع ثلاثة من رجاله
        return self.listed(frame.id, at, beside.outcomes or outcomes, beside) if beside else stop

    def his_death(self, at: int) -> int:
        """(لقي القيادي سامر الدالي)، أحد أبرز القادة، مصرعه: the unit of the death, behind who it was; the same unit where it follows at once."""
        return next((unit for unit in range(at, min(self.last, at + _APPOSED)) if self.tokens.flags[unit] & DIE_BY), at)

    def led_on(self, at: int, people: People) -> bool:
        """اقتادت الدورية الشبان المعتقلين: those taken before."""
        return self.sheet.forms[at] in words_of("led_away") and people.definite and bool(people.outcomes)

    def of_those_before(self, at: int, people: People) -> People:
        """عدد عمال الإغاثة الذين خطفوا 6: whom a number behind the verb counts stands before الذين."""
        group = self.before_verb(at) if people.counted and not people.noun and self.tokens.has(at - 1, RELATIVE) else []
        many = bool(group) and group[-1].number != "s"  # المسلح الذي قتل العشرات
        return replace(people, victims=group[-1].victims, noun=True) if many else people

    def victims_of(self, at: int, stop: int, frame: Frame) -> People | None:
        number, _ = agreement(self.sheet.forms[at])
        people = self.behind(stop, verb=at, labile=frame.slot in ("subject_or_object", "object") and number == "s")
        if people is None or (frame.slot == "object" and self.sheet.forms[people.first].endswith(_NOMINATIVE)):
            return None  # اغتال مسلحون: who did it, whoever was killed
        if frame.slot == "loses" and self.sheet.near("harm", stop, people.first) >= 0:
            return None  # فقد طغى الإعلان عن مقتل 12 جنديا
        if frame.slot == "object" and self.one_who_did_it(people, stop):
            return self.behind(people.last, verb=at, labile=False)
        if number != "s" and frame.slot == "subject":
            return people if self.is_present(at) or self.many_at_head(at, stop, people) else None
        if people.first == stop and people.last == stop + 1 and people.outcomes and self.sheet.forms[stop].endswith(ALEF) and self.before_verb(at):
            return None  # الشاب سامر ارتقى شهيدا
        if self.besides_between(stop, people.first) and self.before_verb(at):
            return None  # عشرون شخصا لقوا مصرعهم، إضافة إلى مئة جريح
        between = [self.sheet.forms[unit] for unit in range(stop, people.first) if not (self.sheet.dated[unit] or self.sheet.forms[unit] == '"')]
        far = people.first > stop + (self.sheet.forms[stop] not in COMMAS) and bool(between) and not (COMMAS.issuperset(between) and self.gunmen_before(at))
        return None if far and self.closer_before(at) else people

    def many_at_head(self, at: int, stop: int, people: People) -> bool:
        """استشهدو 3 شباب, استشهدوا شهيدين: as people speak, a verb in the plural at the head of a sentence, with those counted right behind it."""
        return at == self.first and people.first == stop and (people.counted or people.number == "d")

    def one_who_did_it(self, people: People, stop: int) -> bool:
        """أصاب قناص: one man right behind the verb who does not stand in the case of its object (قناصا)."""
        noun = self.sheet.forms[people.first]
        one = people.first == stop and people.number == "s" and not (people.definite or people.counted or people.others or people.names)
        return one and people.victims.sex != "woman" and not (noun.endswith(_ANY_CASE) or self.sheet.suf[people.first])

    def gunmen_before(self, at: int) -> bool:
        """أن مسلحين خطفوا، صباح الثلاثاء، مدير المدرسة: those who did it stand before the verb."""
        group = self.before_verb(at)
        return bool(group) and self.may_be_doers(group[-1])

    def besides_between(self, first: int, last: int) -> bool:
        return any(self.tokens.flags[unit] & BESIDES for unit in range(first, last))

    def closer_before(self, at: int) -> bool:
        """أن جنديا قتل في … طفلان: a subject right before the verb has it."""
        group = self.before_verb(at)
        return bool(group) and group[-1].last >= at - 1 and not self.tokens.joined(at)
