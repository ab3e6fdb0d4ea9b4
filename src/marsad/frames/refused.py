"""What is no harm of those named: denied, known already, sheltered, no more than a name."""

from __future__ import annotations

from itertools import takewhile

from marsad.frames.found import FramedHarm
from marsad.frames.parts import Parts
from marsad.frames.people import People
from marsad.frames.words import words_of
from marsad.model.reading import Victims
from marsad.text.rule_words import ABOUT, ALEF, AND, OF, SO, THAT, TO, rule_words

_ABOUT_OR_OF_OR_TO = frozenset({OF, TO, ABOUT})
_LEFT_BEHIND = rule_words("refused.left_behind")


class Refusals(Parts):
    """What is no harm of those named: denied, known already, sheltered, no more than a name."""

    def refused(self, people: People, outcomes: tuple[str, ...]) -> bool:
        """People who went into the street, or to live somewhere, and what is taken up rather than told."""
        if outcomes[0] == "evacuated" and (not people.counted or people.victims.role == "protester"):
            return True
        if outcomes[0] == "displaced" and not people.counted and people.outcomes:
            return True
        before = self.sheet.forms[people.first - 1] if people.first > self.first else ""
        if people.outcomes and outcomes[0] == "displaced" and self.sheltered(people.first):
            return True
        if outcomes[0] in ("detained", "abducted") and any(self.sheet.forms[unit] in words_of("unharmed") for unit in range(max(self.first, people.first - 4), people.first)):
            return True
        if outcomes[0] in ("detained", "abducted") and people.outcomes and self.got_away(people):
            return True
        return bool(people.outcomes) and before in words_of("kin_of") and not people.counted

    def got_away(self, people: People) -> bool:
        """مئات المعتقلين يهربون, 50 أسيرا أفرج عنهم, فر 30 سجينا: those held before, who fled or were let go."""
        forms = self.sheet.forms[max(self.first, people.first - 2) : min(self.last, people.last + 4)]
        behind = self.sheet.forms[people.first : min(self.last, people.last + 3)]
        return not words_of("flees").isdisjoint(forms) or not words_of("freed").isdisjoint(behind)

    def unheard_of(self, at: int) -> bool:
        """لم ترد أنباء عن إصابة مدنيين, لا معلومات عن سقوط قتلى: of what nobody has heard, it is not known whether anybody was harmed."""
        forms, before = self.sheet.forms, range(at - 1, max(self.first, at - _HEARD) - 1, -1)
        clause = list(takewhile(lambda unit: forms[unit] not in words_of("negative_ends"), before))
        news = next((unit for unit in clause if forms[unit] in words_of("news_of")), None)
        return news is not None and any(forms[unit] in words_of("negative") and forms[unit + 1] not in words_of("no_denial") for unit in clause if unit < news)

    def sheltered(self, at: int) -> bool:
        """مدرسة تؤوي آلاف النازحين: they live there."""
        for unit in range(at - 1, max(self.first, at - 4), -1):
            if any(term.kind == "harm" for term in self.sheet.terms[unit]):
                return False
            if self.sheet.forms[unit] in words_of("shelters"):
                return True
        return False

    def dwellers(self, people: People) -> bool:
        """يقطن فيها أربعة ملايين مدني، بينهم مئات الآلاف ممن هجّروا: those who live there are told, and of them only a part was driven out."""
        behind = people.last + (self.sheet.forms[people.last] in ("،", ",")) if people.last < self.last else self.last
        parted = behind < self.last and self.sheet.forms[behind] in words_of("part_of_them")
        return parted and any(self.sheet.forms[unit].removeprefix(AND) in words_of("lives") for unit in range(max(self.first, people.first - 5), people.first))

    def negated_noun(self, people: People) -> bool:
        """لم يسفر القصف عن ضحايا is none; لم ترد أنباء عن ضحايا is not stated."""
        forms, known = self.sheet.forms, True
        if people.counted or people.definite:
            return False
        for unit in range(people.first - 1, max(self.first, people.first - 10) - 1, -1):
            if forms[unit] in words_of("negative") and forms[unit + 1] not in words_of("no_denial"):
                if known and forms[unit - 1] not in words_of("so_that"):  # لكي لا يصبح المدنيون ضحايا
                    self.found.append(FramedHarm(people.first, people.last, people.first, people.outcomes[0], 0, 0, "none", Victims(), negated=True, rule="harm.none"))
                return True
            if forms[unit] in words_of("negative_ends"):
                return False
            if self.sheet.phrase(unit, "cause") and forms[unit - 1 - (forms[unit - 1] == THAT)] not in words_of("negative"):  # لم يسفر, دون أن يسفر
                return False
            known = known and forms[unit] not in words_of("knowing")
        return False

    def licensed(self, people: People) -> bool:
        """قتلى, جرحى, قتيل without a number: not those known already, nor what somebody fell as, nor the name of a place."""
        sheet, at = self.sheet, people.first
        before = sheet.forms[at - 1] if at > self.first else ""
        if people.definite:
            return bool(people.explicit or people.victims.status == "civilian") and before in _ABOUT_OR_OF_OR_TO and any(sheet.phrase(unit, "cause") or sheet.forms[unit] in words_of("fell") for unit in range(max(self.first, at - 5), at))
        if before.removeprefix(SO) in words_of("struck_down"):
            return True
        if self.tokens.joined(at) and self.noun_outcome(at - 1) and not (self.found and self.found[-1].last >= at - 1):
            return False  # أخبار / قتلى وجرحى: the one before it was none
        if before == "/" or before in words_of("kin_of") or before in words_of("unharmed") or sheet.pre[at][-1:] in ("ل", "ك"):
            return False
        if people.number == "s" and before in words_of("fell_as") and before not in ("سقط", "سقطت"):
            return False
        if self.found and self.found[-1].trigger == at - 1:
            return False  # ثلاثة ارتقوا شهداء: how they died
        if people.number == "s" and sheet.forms[at].endswith(ALEF):
            return any(sheet.phrase(unit, "cause") or sheet.forms[unit] in _LEFT_BEHIND for unit in range(max(self.first, at - 7), at)) and before not in words_of("fell_as")
        if at > self.first and sheet.kinds[at - 1] & _NAMED_AFTER and sheet.forms[at - 1][:2] != "ال":
            return False
        if at > self.first and before in words_of("named_after_dead") and people.number == "p":
            return False  # كتيبة شهداء الجبل
        if people.number == "p" and at < self.last - 1 and people.last == at + 1 and sheet.forms[at + 1][:2] == "ال" and not sheet.pre[at + 1] and not self.fell(at):
            return False  # جرحى الحرب, شهداء المدينة: those known
        if people.outcomes[0] in ("missing", "trapped") and at - 2 >= self.first and sheet.forms[at - 2] in words_of("search"):
            return True
        if people.outcomes[0] not in ("killed", "injured") and not self.fell(at):
            return False
        return people.number != "s" or at - self.first <= 4 or self.fell(at)

    def fell(self, at: int) -> bool:
        return any(self.sheet.phrase(unit, "cause") or self.sheet.forms[unit] in words_of("fell") for unit in range(max(self.first, at - 6), at)) or bool(
            self.found and self.found[-1].last >= at - 1
        )

    def noun_outcome(self, at: int) -> str | None:
        return next((term.row["outcome"] for term in self.sheet.terms[at] if term.kind == "harm" and term.form in ("s", "p")), None)


_HEARD = 7  # units between a word that nothing is heard of and the harm
_NAMED_AFTER = frozenset({"type_hospital", "type_site", "type_quarter", "type_base", "type_camp", "type_city"})
