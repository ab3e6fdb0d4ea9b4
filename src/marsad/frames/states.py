"""The state that those counted are still in: missing, held, trapped under the rubble."""

from __future__ import annotations

from marsad.frames.people.phrase import People
from marsad.frames.shares import Shares
from marsad.frames.words import meaning_of, words_of
from marsad.text.rule_words import BY, OF

_CAME = 6  # units between a word for coming or receiving and those who came
_STATES = frozenset({"missing", "trapped", "detained", "abducted"})


class States(Shares):
    """The state that those counted are still in: missing, held, trapped under the rubble."""

    def still(self, people: People) -> str | None:
        """عشرين شخصا لا يزالون مفقودين, مئة مدني باتوا محاصرين: the state that those counted are still in."""
        if (state := self.where_still(people)) is not None:
            return state
        at = self.past_still(people.last)
        if not ((people.counted or people.number == "d") and (people.noun or people.others)) or at >= self.last or self.sheet.forms[at][:2] == "ال":
            return None
        found = next((term for term in self.sheet.terms[at] if term.kind == "harm" and term.row["pos"] == "noun" and term.row["outcome"] in _STATES), None)
        if found is None:
            return None
        self.used[at] = 1  # told of those counted, and of nobody else
        return found.row["outcome"]

    def suffer_wounds(self, people: People) -> bool:
        """سبعة مدنيين (منهم طفل) يعانون من جراح بالغة: those counted, over a part of them."""
        forms, at = self.sheet.forms, self.past_still(people.last)
        if not people.counted:
            return False
        at += 2 * (at + 2 < self.last and forms[at] in words_of("part_of_them"))
        suffers = at + 2 < self.last and forms[at] in words_of("lives_with")
        return suffers and forms[at + 1 + (forms[at + 1] == OF)] in words_of("wounds")

    def came_hurt(self, people: People) -> bool:
        """استقبل المستشفى ثمانية مدنيين متأثرين بجروح, وصل خمسة عمال بإصابات خطيرة: those counted who came there with wounds."""
        forms, at = self.sheet.forms, people.last
        if not (people.counted and people.noun) or words_of("came_in").isdisjoint(forms[max(self.first, people.first - _CAME) : people.first]):
            return False
        at += at + 1 < self.last and forms[at] in words_of("suffering")
        return at < self.last and (forms[at] in words_of("by_wounds") or (self.sheet.pre[at].endswith(BY) and forms[at] in words_of("wounds")))

    def past_still(self, at: int) -> int:
        """لا يزالون, ما زالوا: the unit behind."""
        stop = at
        while stop < min(self.last, at + 4) and self.sheet.forms[stop] in words_of("still"):
            stop += 1
        return stop

    def where_still(self, people: People) -> str | None:
        """841 شخصا في عداد المفقودين, لا يزال خمسة مدنيين تحت الأنقاض, لا يزال 40 قيد الاحتجاز, سبعة مدنيين يعانون من جراح."""
        if self.suffer_wounds(people) or self.came_hurt(people):
            return "injured"
        if people.number == "s":
            return None
        sheet, at = self.sheet, self.past_still(people.last)
        if at + 1 >= self.last:
            return None
        if sheet.forms[at + 1] in words_of("ranks_of_missing") and self.of_whom(at + 2) == "missing":
            return "missing"
        if sheet.forms[at] in words_of("held_how") and (held := meaning_of("held_in", sheet.forms[at + 1])) is not None:
            return held
        return "trapped" if self.still_there(people, at) and self.under_rubble(people) else None

    def still_there(self, people: People, at: int) -> bool:
        """لا يزال خمسة مدنيين, خمسة مدنيين لا يزالون: a word for still before them or behind."""
        return at > people.last or self.sheet.forms[people.first - 1] in words_of("still")

    def under_rubble(self, people: People) -> bool:
        at = self.past_still(people.last)
        return self.sheet.forms[at] in words_of("under") and self.sheet.forms[at + 1] in words_of("rubble")
