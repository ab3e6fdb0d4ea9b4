"""The word of harm at a unit, and two words for one number: قتل وجرح 28."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.nouns import Nouns
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.words import words_of
from marsad.lexicon.terms import VERB_FORMS, Term
from marsad.syntax.phrases import agreement
from marsad.syntax.tokens import COMPLEMENT, PREPOSITION, RELATIVE
from marsad.text.rule_words import AND, OF, OR, rule_words

_AND_OR_OR = frozenset({AND, OR})
_ALSO_A_NOUN = 3  # letters of a verb that is spelled like its noun: (مقتل) وجرح 40, not (الموت) وأصيب طفلان
_OR_THIS = 3  # units from those counted over مصرعهم to the second word
_NOT_BEHIND_NUMBER = rule_words("verbal_nouns.not_behind_number")


class Outcomes(Nouns):
    """The word of harm at a unit, and two words for one number: قتل وجرح 28."""

    def harm_term(self, at: int) -> Term | None:
        """The word of harm at a unit: a verb or verbal noun before a noun of one spelling."""
        if "harm" not in self.sheet.kinds[at]:
            return None
        terms = [term for term in self.sheet.terms[at] if term.kind == "harm"]
        if len(terms) > 1 and self.stands_as_noun(at):
            terms.sort(key=lambda term: term.form != "masdar")
        if self.sheet.forms[at] in _NOT_BEHIND_NUMBER and at > self.first and self.is_counted(at):
            return None
        return next((term for term in terms if term.form in ("past", "present", "masdar")), terms[0] if terms else None)

    def stands_as_noun(self, at: int) -> bool:
        """تم خطفه, بقتل, بعد قتل: behind what was done, or a preposition; not هو من قتل."""
        if self.sheet.pre[at][-1:] in ("ل", "ب"):
            return True
        if at == self.first:
            return False
        if self.whom_behind_to(self.sheet.stops[at]) is not None:
            return True
        before = self.sheet.forms[at - 1]
        since = at > 1 and before == OF and self.sheet.forms[at - 2] in words_of("spans") | words_of("hours")  # بعد أيام من خطفها ثمانية
        return since or before in words_of("was_done") or (bool(self.tokens.flags[at - 1] & PREPOSITION) and before != OF)

    def whom_behind_to(self, at: int) -> People | None:
        """(قتلهم) لطبيب, (اعتقاله) للصحفي سامر العمري: behind ل those to whom the one of the pronoun did it; not للمدنيين, of whom nothing new is told."""
        whom = read_people(self.tokens, at, self.last) if at < self.last and self.sheet.pre[at][:1] == "ل" else None
        return whom if whom and (whom.names or whom.counted or not whom.definite) else None

    def two_outcomes(self, at: int, stop: int, outcome: str) -> tuple[tuple[str, ...], int]:
        """قتل وجرح 28, مقتل وإصابة عشرات, قتل وجرح وأسر العشرات: two words or three for one number."""
        told: tuple[str, ...] = (outcome,)
        while unit := self.joined_outcome(at, stop, told):
            self.used[unit] = 1
            told, stop = (*told, str(self.second_outcome(at, unit))), self.sheet.stops[unit]
        return told, stop

    def joined_outcome(self, at: int, stop: int, told: tuple[str, ...]) -> int:
        """The unit of a further word for what befell the same people; none in فقتلوه وأصابوا طفلا."""
        sheet = self.sheet
        unit = stop + (stop < self.last and sheet.forms[stop] in _AND_OR_OR)
        if unit >= self.last or not (sheet.pre[unit] == AND or unit > stop) or sheet.suf[unit] or sheet.suf[at]:
            return 0
        return unit if self.second_outcome(at, unit) not in (None, *told) else 0

    def second_outcome(self, at: int, other: int) -> str | None:
        """وجرح, وإصابة: the outcome of a second verb with the same subject, or of a second verbal noun."""
        terms = [term for term in self.sheet.terms[other] if term.kind == "harm"]
        verb = next((term for term in terms if term.form in VERB_FORMS), None)
        if verb is None and any(term.form == "masdar" for term in self.sheet.terms[at]):
            noun = next((term for term in terms if term.form == "masdar"), None)
            return noun.row["outcome"] if noun else None
        return verb.row["outcome"] if verb and (self.tokens.is_verb(at) or len(self.sheet.forms[other]) == _ALSO_A_NOUN) and self.one_subject(at, other) else None

    def one_subject(self, at: int, other: int) -> bool:
        """قتل وجرح 28, but not متظاهر قتل وأصيب 40, إن طفلا في الخامسة قتل وأصيب والداه: two verbs share a subject only where none stands before the first, or both agree with it."""
        one, two = agreement(self.sheet.forms[at]), agreement(self.sheet.forms[other])
        if one[0] != two[0]:
            return False
        if at > self.first and self.tokens.flags[at - 1] & RELATIVE:
            return True  # الذي خطف وقتل
        group = self.before_verb(at) if not self.tokens.joined(at) else []
        return one[0] != "s" or not (group and (group[-1].last >= at - 1 or self.tokens.flags[group[0].first - 1] & COMPLEMENT))

    def or_this(self, at: int, stop: int, outcome: str) -> bool:
        """(قتل 300 مدني) أو أصيبوا, (مقتل ستة) أو إصابتهم: one number for two outcomes, the second behind those counted."""
        last = self.found[-1] if self.found and self.sheet.forms[at - 1] == OR else None
        if last is None or last.people is None or last.most < 2 or last.outcome == outcome or at - last.last > _OR_THIS or read_people(self.tokens, stop, self.last):
            return False
        last.min, last.max, last.expr = self._counted(last.people, (last.outcome, outcome))
        self.found.append(replace(last, outcome=outcome))
        return True
