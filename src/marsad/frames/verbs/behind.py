"""The people behind a verb in its clause."""

from __future__ import annotations

from marsad.frames.names import is_given
from marsad.frames.people.named import bracketed, those_named
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.verbs.objects import Objects
from marsad.frames.victims import person_at
from marsad.frames.words import words_of
from marsad.syntax.tokens import OPENERS, PUNCTUATION, RELATIVE
from marsad.text.rule_words import ALEF, AND, COMMAS, rule_forms

_BEFORE_NAME = COMMAS | {":"}
_NAMED_WHOLE = frozenset({"place", "actor"})
_WITH_PRONOUN = rule_forms("behind.with_pronoun")
_CLAUSE = 16  # units of a clause about what somebody fell in
_BEHIND = 34  # units behind a verb in which those harmed are looked for


class Behind(Objects):
    """The people behind a verb in its clause."""

    def behind(self, at: int, *, verb: int, labile: bool, reach: int = _BEHIND) -> People | None:
        """The people behind a verb in its clause: of two phrases in a row the second, as the first did it."""
        end = min(self.last, at + reach)
        if self.counts_anew(at, end):
            return None
        unit, doer = at, False
        while unit < end:
            if unit > at and self.sheet.forms[unit] in _BEFORE_NAME and (not doer or (labile and (self.second_mark(unit, verb) or self.did_it(unit - 1)))) and (named := self.name_behind_mark(unit)) is not None:
                return named
            if not (doer or self.tokens.flags[verb - 1] & RELATIVE) and (late := self.past_the_day(at, unit)) is not None:
                return late
            if self.ends_clause(unit, verb) and (unit > at or not bracketed(self.tokens, unit, self.last)):
                opens = self.opens_aside(unit, doer) if unit > at else -1
                return self.behind_clause(opens) if opens >= at else None
            if doer and labile and (named := self.in_quotes(unit)) is not None:
                return named
            people = self.told_at(unit, named=labile and (self.by_office(unit) or self.named_behind(unit)) if doer else unit == at or self.by_office(unit) or self.named_behind(unit))
            if people is not None:
                return self.of_two_phrases(people, verb) if labile and not doer else people
            step = self.past(unit)
            doer |= step.doer
            unit = step.at
        return None

    def past_the_day(self, at: int, mark: int) -> People | None:
        """(مسلحون اغتالوا) مساء أمس، شخصا; الأربعاء الماضي "سامر الدالي": those behind a mark, with nothing but a day between."""
        if mark == at or not all(self.sheet.dated[at:mark]):
            return None
        return self.object_behind_mark(mark) or self.in_quotes(mark)

    def opens_aside(self, unit: int, doer: bool) -> int:
        """(الغارة) التي استهدفت, (قتلت) غارة استهدفت سوقا (ثلاثة): the unit before the verb of a clause that says more of what is told; -1 where another begins."""
        if self.tokens.flags[unit] & RELATIVE:
            return unit
        told = doer or "event" in self.sheet.kinds[unit - 1]  # (قتل في) غارة استهدفت منزلا (خمسة)
        return unit - 1 if told and self.tokens.is_verb(unit) and not self.tokens.joined(unit) else -1

    def behind_clause(self, relative: int) -> People | None:
        """(قتل) في الغارة التي استهدفت المنزل خمسة, (أصيب) في الهجوم الذي نفذه مسلحون جنديان: those harmed behind a clause about what they fell in, whose verb has its own subject or object before them."""
        if relative + 2 >= self.last or not (self.tokens.is_verb(relative + 1) or (self.sheet.forms[relative + 1] + self.sheet.suf[relative + 1]).endswith(_WITH_PRONOUN)):
            return None
        unit, whole = relative + 2, self.sheet.forms[relative + 1] in words_of("happens")
        while unit < min(self.last, relative + _CLAUSE) and not (self.tokens.flags[unit] & (PUNCTUATION | OPENERS) or self.tokens.is_verb(unit) or self.tokens.joined(unit)):
            if whole and (people := self.people_past_clause(unit)) is not None:
                return people
            step = self.past(unit)
            whole |= step.doer
            unit = step.at
        return None

    def people_past_clause(self, unit: int) -> People | None:
        """(السوق) خمسة, (أمس) عدد من الحراس, (المنزل) الشاب فلان: people behind a whole phrase, and no genitive of it."""
        before = self.sheet.forms[unit - 1]
        closed = before[:2] == "ال" or before.endswith(("ون", ALEF)) or self.sheet.dated[unit - 1] or self.sheet.suf[unit - 1] or not self.sheet.kinds[unit - 1].isdisjoint(_NAMED_WHOLE)
        people = self.told_at(unit, named=self.is_titled(unit)) if closed or self.tokens.is_verb(unit - 1) else None
        bare = people is not None and not (people.definite or people.outcomes or people.others or (not people.counted and self.sheet.forms[people.first].endswith(ALEF)))
        return people if people is not None and (bare or (people.names and not people.outcomes)) else None

    def name_behind_mark(self, mark: int) -> People | None:
        """أصيب جراء القصف بجروح بليغة، عدنان الدالي; قتلت فجر أمس، الشاب فلان: the name of the one harmed, behind what befell him and a mark."""
        if mark + 1 >= self.last or self.told_behind_colon(mark):
            return read_people(self.tokens, mark + 1, self.last) if mark + 1 < self.last else None
        if not (is_given(self.tokens, mark + 1) or self.is_titled(mark + 1)):
            return None
        if self.sheet.forms[mark] == ":" and (several := those_named(self.tokens, mark + 1, self.last)) is not None and len(several.names) > 1:
            return several  # أصيب في القصف: سامر الدالي (20 عاما)، رامي الفرا
        people = read_people(self.tokens, mark + 1, self.last, named=True)
        return people if people is not None and people.names and people.names[0][1] - people.names[0][0] > 1 else None

    def told_behind_colon(self, mark: int) -> bool:
        """ارتقى برصاص قناص: طفل عمره تسعة أعوام."""
        return self.sheet.forms[mark] == ":" and person_at(self.sheet, mark + 1) is not None and not self.sheet.pre[mark + 1]

    def counts_anew(self, at: int, end: int) -> bool:
        """12 شخصا قتلوا و30 أصيبوا: another count begins. ثلاثة قتلوا وليس خمسة: it is the number that they were not."""
        if at + 1 >= end:
            return False
        return self.sheet.forms[at] == AND or self.sheet.forms[at] in words_of("but_not")

    def told_at(self, unit: int, *, named: bool) -> People | None:
        """People who stand in a case of their own, without a preposition; كلا may be read as ك and لا."""
        if self.sheet.pre[unit]:
            return None
        return self.known_or_named(unit, named=named)

    def known_or_named(self, unit: int, *, named: bool) -> People | None:
        """People whom the tables know, or (``named``) one whom only his name tells."""
        return read_people(self.tokens, unit, self.last, named=named, registry=self.registry()) or (self.beside_his_own(unit) if named else None)

    def by_office(self, unit: int) -> bool:
        """مدير المكتب, المدعو: one told by the office, or so called: خطفوا صباح الثلاثاء مدير المدرسة, اغتيل قبل أسبوع مدير المرور."""
        return self.sheet.forms[unit] in words_of("title_head") or self.sheet.forms[unit] in words_of("so_called")

    def registry(self) -> frozenset[str]:
        return frozenset()
