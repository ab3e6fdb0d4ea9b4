"""Those of whom a verbal noun tells: right behind it, behind a day, behind those who did it."""

from __future__ import annotations

from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.verbal_nouns.outcomes import Outcomes
from marsad.frames.words import words_of
from marsad.syntax.tokens import OPENERS, PREPOSITION, PUNCTUATION
from marsad.text.rule_words import ALEF


class Genitives(Outcomes):
    """Those of whom a verbal noun tells: right behind it, behind a day, behind those who did it."""

    def genitive(self, at: int, masdar: int) -> People | None:
        """Those of whom it is told: right behind, behind a day, or behind those who did it (إعدام قوات X ثلاثة رجال)."""
        sheet = self.sheet
        unit, doer = self.past_quote(at, masdar), False
        while unit < min(self.last, at + 16):
            people = self.of_whom_at(unit, masdar, first=unit == at) or (self.done_to_at(unit, masdar) if doer else None)
            if people is not None:
                return people if not doer or sheet.pre[unit] == "ل" or self.may_be_object(people) else None
            dated = bool(sheet.dated[unit])  # مارس/آذار
            ended = not dated and self.ends_genitive(unit, at, masdar) and not self.runs_on(unit, doer=doer)
            if ended and (sheet.forms[unit] not in words_of("against_whom") or unit + 1 >= self.last):
                return None
            if ended or dated or self.runs_on(unit, doer=doer):
                unit += 1
                continue
            step = self.past(unit)
            doer |= step.doer
            unit = step.at
        return None

    @staticmethod
    def may_be_object(people: People) -> bool:
        """Behind who did it: those counted, or an indefinite noun."""
        return people.counted or not people.definite

    def of_whom_at(self, at: int, masdar: int, *, first: bool) -> People | None:
        """People at a unit, in the genitive or behind the ل or ب of a verbal noun; by name right behind some."""
        if self.sheet.pre[at] not in ("", "ال") and not self.governed(at, masdar):
            return None
        if at == masdar + 1 and self.sheet.forms[masdar][:2] == "ال" and self.sheet.term(at, "person") and not self.sheet.pre[at]:
            return None  # خبر الاغتيال فرد إنه: a definite noun has no genitive
        return self.known_or_named(at, named=first and self.takes_name(masdar))

    def done_to_at(self, at: int, masdar: int) -> People | None:
        """قتل الجيش لثلاثة شبان: behind ل those to whom a side did it, that stands right behind the verbal noun."""
        side = masdar + 1
        if self.sheet.forms[masdar] not in words_of("done_to") or self.sheet.pre[at] != "ل" or not ("actor" in self.sheet.kinds[side] or self.sheet.forms[side][:2] == "ال"):
            return None
        return read_people(self.tokens, at, self.last, named=self.sheet.forms[at] in words_of("title_head"))

    def takes_name(self, at: int) -> bool:
        """مقتل فلان, أودى بحياة فلان: the bare name may follow."""
        return self.sheet.forms[at] in words_of("takes_name") or any(form.endswith("حياه") for form in self.sheet.forms[at : self.sheet.stops[at]])

    def runs_on(self, at: int, *, doer: bool) -> bool:
        """باعتقال القوات منذ مطلع العام وحتى نهاية آب 900 عامل: و joins a preposition behind who did it."""
        return doer and self.tokens.joined(at) and bool(self.tokens.flags[at] & PREPOSITION)

    def ends_genitive(self, at: int, first: int, masdar: int) -> bool:
        """A mark, a clause, a verb or و ends it; behind a verbal noun with the article, whatever is not people."""
        tokens, form = self.tokens, self.sheet.forms[at]
        if tokens.flags[at] & (OPENERS | PUNCTUATION) or tokens.is_verb(at) or tokens.joined(at):
            return True
        known = self.sheet.forms[masdar][:2] == "ال"  # مهددون بالموت بعد نزوح خمسين ألف أسرة
        return form in words_of("ends_genitive") or (known and (at > first or bool(tokens.flags[at] & PREPOSITION)))

    def past_quote(self, at: int, masdar: int) -> int:
        """«استشهاد» 15 مصليا: the word alone stands in quotation marks."""
        return at + 1 if masdar > self.first and self.sheet.prose.closes.get(masdar - 1) == at else at

    def governed(self, at: int, masdar: int) -> bool:
        """الإصابة لطفلين, إعداما لأربعة, حالة وفاة لطفل, الإعدام بثلاثة رجال, إعدام ميداني لثلاثة: those of whom a verbal noun tells behind ل or ب."""
        form, pre = self.sheet.forms[masdar], self.sheet.pre[at]
        known = form[:2] == "ال" or (at == masdar + 1 and masdar > self.first and self.sheet.forms[masdar - 1] in words_of("case_noun"))
        described = at == masdar + 2 and self.sheet.forms[at - 1] in words_of("way_of_deed")
        if pre == "ب":
            return known and at == masdar + 1
        return pre == "ل" and (known or described or form.endswith(ALEF) or form in words_of("takes_to"))
