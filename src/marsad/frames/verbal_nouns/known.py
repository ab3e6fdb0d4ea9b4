"""Of whom a verbal noun tells nothing new: taken up as known, a practice, those who did it, a sentence that was passed."""

from __future__ import annotations

from marsad.frames.names import named_at
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.verbal_nouns.genitives import Genitives
from marsad.frames.words import words_of
from marsad.syntax.tokens import COMPLEMENT, RESULT
from marsad.text.rule_words import FOR

_CAME_ABOUT = 14  # units before a verbal noun in which a word says that it came about
_OWNS_TO = 6  # units before a verbal noun in which a verb says whose deed it was


class Known(Genitives):
    """Of whom a verbal noun tells nothing new: taken up as known, a practice, those who did it, a sentence that was passed."""

    def told_of_otherwise(self, at: int, people: People) -> bool:
        """Known already, those who did it, or a practice."""
        return self.taken_up(people, at) or self.burnt_by(at, people) or self.at_large(people, at)

    def taken_up(self, people: People, at: int) -> bool:
        """احتجاجا على مقتل المتظاهر, بعد مقتل القائد: a definite one without a name, told of as known."""
        before = self.sheet.forms[at - 1] if at > self.first else ""
        if people.definite and self.sheet.pre[at][-1:] == "ب" and self.tokens.flags[at - 1] & COMPLEMENT:
            return True  # بمقتل الرضيعة وأمها ترتفع الحصيلة
        if people.names or people.counted or before not in words_of("takes_up_known"):
            return False
        if people.number != "s" and before not in words_of("looks_into"):
            return False
        return self.is_definite(people) and not self.named_soon(people.last)

    def is_definite(self, people: People) -> bool:
        """المتظاهرين, متظاهري الساحة."""
        return people.definite or (people.number == "p" and self.sheet.forms[people.last - 1][:2] == "ال")

    def named_soon(self, at: int) -> bool:
        return any(not self.sheet.pre[unit] and named_at(self.tokens, unit, self.last, titled=True) for unit in range(at, min(self.last, at + 4)))

    def at_large(self, people: People, at: int) -> bool:
        """سياستهم في قتل المدنيين, حرم قتل الآمنين: a practice, no telling, where nothing says that it came about."""
        if not people.definite or people.number != "p" or people.counted or people.outcomes:
            return False
        if self.owned_to(at) or self.sheet.forms[at] in words_of("never_policy"):
            return False  # حركة نزوح للأهالي
        return not any(
            self.sheet.phrase(unit, "cause") or self.tokens.flags[unit] & RESULT or self.sheet.forms[unit] in words_of("came_about")
            for unit in range(max(self.first, at - _CAME_ABOUT), at)
        )

    def owned_to(self, at: int) -> bool:
        """تبنى الحزب أمس قتل الشرطيين: somebody owns to that deed; not to a policy of it (تبنى سياسة قتل المدنيين)."""
        low = max(self.first, at - _OWNS_TO)
        if words_of("owns_to").isdisjoint(self.sheet.forms[low:at]):
            return False
        doer = any("actor" in self.sheet.kinds[unit] for unit in range(low, at))
        return doer or bool(self.sheet.dated[at - 1])

    def burnt_by(self, at: int, people: People) -> bool:
        """إحراق المستوطنين لمنزله, حرق ثلاثة مستوطنين سيارات: those who did it."""
        if self.sheet.forms[at] not in words_of("burnt") or people.last >= self.last:
            return False
        behind = self.sheet.stops[at]
        if not people.noun or people.first > behind:
            return True  # حرق بعض الخيام, حرق حاصدة و3 عجلات, حرق إطارات تجمع المئات
        form = self.sheet.forms[people.last]  # (إحراق مستوطنين) لمنزلهم, ليلا
        return form.startswith(FOR) or self.sheet.pre[people.last] == "ل" or bool(self.sheet.phrase(people.last, "thing"))

    def sentenced(self, at: int, stop: int) -> bool:
        """الإعدام لثلاثة مدانين: a sentence that was passed on them kills nobody."""
        return self.sheet.forms[at] in words_of("death_sentence") and stop < self.last and self.sheet.pre[stop] == "ل"

    def past_joined(self, at: int) -> int:
        """… وأمها: those joined to one who is not told of here."""
        more = read_people(self.tokens, at, self.last) if at < self.last and self.tokens.joined(at) and self.sheet.suf[at] else None
        return more.last if more else at

    def held_body(self, at: int, outcome: str) -> bool:
        """احتجاز جثمان, اختطاف جثة: a body that is held is nobody held."""
        if outcome not in ("detained", "abducted"):
            return False
        return any(self.sheet.forms[unit] in words_of("bodies") for unit in range(at, min(self.last, at + 3)) if not self.tokens.is_verb(unit))
