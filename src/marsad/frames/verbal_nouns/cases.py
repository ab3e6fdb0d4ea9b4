"""Words that stand for people: إصابات, خسائر في الأرواح."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.rows import Frame
from marsad.frames.verbal_nouns.roundabout import Roundabout
from marsad.frames.words import words_of
from marsad.model.reading import Victims
from marsad.text.rule_words import AND, BETWEEN, BY, IN, rule_forms, rule_words

_AND_OR_NONE = frozenset({AND, ""})
_BETWEEN_OR_IN = frozenset({BETWEEN, IN})
_CASES_MANY = rule_words("verbal_nouns.cases_many")
_DIRECT = (["مباشره"], ["محققه"], ["دقيقه"], ["بليغه"], ["بالغه"], ["خطيره"], ["خطره"])
_TAKES = rule_forms("verbal_nouns.takes")
_MEANS = frozenset({"weapon", "event"})
_CASE_ONE = rule_words("verbal_nouns.case_one")
_CASES_TWO = rule_words("verbal_nouns.cases_two")


class Cases(Roundabout):
    """Words that stand for people: إصابات, خسائر في الأرواح."""

    def sentenced_or_bare(self, at: int, stop: int, outcome: str) -> int:
        """إصابات, حالات اختناق by itself: people, where it is an indefinite plural that fell, or stands at the head of a headline."""
        sheet, form = self.sheet, self.sheet.forms[at]
        if self.one_case(at, stop):
            return self.listed("harm.case", at, (outcome,), People(at, at + 1, 1, 1, "exact", noun=True, number="s", outcomes=(outcome,)))
        if sheet.pre[at] not in _AND_OR_NONE or form not in _CASES_MANY or (self.sheet.forms[stop : stop + 1] in _DIRECT and not self.hurts_ranks(stop)):
            return stop
        low, high, expr = (2, 2, "exact") if form in _CASES_TWO else (2, None, "unstated")
        people = People(at, stop, low, high, expr, noun=True, outcomes=(outcome,))
        if self.negated_noun(people) or self.looked_for(at) or (stop < self.last and sheet.forms[stop] in words_of("of_some")):
            return stop
        stop += stop < self.last and (self.sheet.phrase(stop, "others") or self.sheet.forms[stop] in words_of("how_hurt"))
        people.victims = self.cases_among(stop, people.victims) if stop < self.last else people.victims
        return self.listed("harm.case", at, (outcome,), people)

    def one_case(self, at: int, stop: int) -> bool:
        """وصول إصابة حرجة, سجلت إصابة بالرصاص, شهيد وإصابة خطيرة: one wounded, where a word before brings or counts him and one behind tells his wound."""
        sheet = self.sheet
        if sheet.forms[at] not in _CASE_ONE:
            return False
        wound = sheet.forms[stop] in words_of("how_hurt") or ((sheet.pre[stop] + sheet.forms[stop]).startswith(BY) and not sheet.kinds[stop].isdisjoint(_MEANS))
        if sheet.pre[at] == AND:
            return wound and bool(self.found) and self.found[-1].last == at
        return wound and not sheet.pre[at] and (at == self.first or sheet.forms[at - 1] in words_of("brings_case"))

    def hurts_ranks(self, at: int) -> bool:
        """إصابات بالغة في أوساط الحوثيين: wounds of those in whose ranks they are told."""
        forms = self.sheet.forms
        among = at + 2 < self.last and (forms[at + 1] == BETWEEN or (forms[at + 1] == IN and forms[at + 2] in words_of("ranks")))
        return among

    def cases_among(self, at: int, victims: Victims) -> Victims:
        """إصابات بينهم, إصابات بين المدنيين, إصابات في صفوف المتظاهرين: who those were whom the cases befell."""
        form = self.sheet.forms[at]
        if form in words_of("among_them") and self.unclaimed is not None:
            return replace(victims, status=self.unclaimed.victims.status)
        if form in words_of("among_them") and self.found:
            return replace(victims, status=self.found[-1].victims.status)
        if form not in _BETWEEN_OR_IN:
            return victims
        described = read_people(self.tokens, at + 1 + (at + 2 < self.last and self.sheet.forms[at + 1] in words_of("ranks")), self.last)
        return described.victims if described else victims

    def cases_alone(self, at: int, stop: int) -> bool:
        """إصابات بالرصاص: the word counts people itself, where none stand right behind."""
        return self.sheet.forms[at] in _CASES_MANY and stop < self.last and not self.people_at(stop)

    def people_at(self, at: int) -> bool:
        """إصابات مدنيين: known people right behind; إصابات أخرى counts no more."""
        return bool(self.sheet.terms[at]) and read_people(self.tokens, at, self.last) is not None and not self.sheet.phrase(at, "others")

    def lives_lost(self, at: int, stop: int, frame: Frame) -> int:
        """خسائر في الأرواح: people, with no number."""
        people = People(at, at + 1, 2, None, "unstated", noun=True, outcomes=("killed",))
        if not words_of("losses").isdisjoint(self.sheet.forms[max(self.first, at - 3) : at]) and not self.negated_noun(people):
            self.add(frame.id, at, ("killed",), replace(people, outcomes=()))
        return stop

    def taken(self, at: int) -> bool:
        """أرواح, بحياة: of somebody whose life a word before takes."""
        key = next((term.key for term in self.sheet.terms[at]), "")
        if key not in ("أرواح", "بحياة"):
            return True
        before = self.sheet.forms[max(self.first, at - 12) : at]
        return any(form.startswith(_TAKES) for form in before) or not words_of("losses").isdisjoint(before[-3:])
