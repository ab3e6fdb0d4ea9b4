"""Lists of those harmed, and parts of a count: بينهم, جميعهم, ثلاثة منهم."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.harm_around import Around
from marsad.grammar.harm_found import HarmAt, Word, harm_term
from marsad.grammar.people import read_people
from marsad.grammar.people_found import People
from marsad.grammar.quantities import read_quantity
from marsad.grammar.sheet import TYPE_WORDS, Sheet
from marsad.model.reading import Victims

WHERE = TYPE_WORDS | {"place", "region"}


class Lists(Around):
    """Lists joined by و, and parts of what was counted before."""

    def _between(self, people: People) -> int | None:
        """90 قتيلا وجريحا: one number for two outcomes, of which each had at least one."""
        sheet, at = self.sheet, people.last
        second = harm_term(sheet, at) if at < self.last and sheet.pre[at] == "و" and people.counted and people.outcome else None
        if second is None or second.form != "s" or second.row["outcome"] == people.outcome or sheet.forms[at].startswith("ال"):
            return None
        self._add(Word(people.first, at + 1, (people.outcome or "killed", second.row["outcome"]), "noun", ""), replace(people, last=at + 1))
        return at + 1

    def _list(self, word: Word, people: People) -> int:
        """A phrase for people and those joined to it by و, each harmed in the same way."""
        if (both := self._between(people)) is not None:
            return both
        self._add(word, people)
        self.word, at = word, people.last
        while at < self.last:
            step = at + 1 if self.sheet.forms[at] in ("،", "و") else at
            if step < self.last and self.sheet.phrase(step, "besides"):
                more = read_people(self.sheet, self.sheet.stops[step], self.last)
                if more and more.counted and more.noun:
                    self._add(word if more.outcome is None else replace(word, outcomes=(more.outcome,)), more)  # استشهاد شخص، بالإضافة إلى 3 مفقودين
                    at = more.last
                    continue
            step += step < self.last and step > at and self.sheet.forms[at] == "،" and self.sheet.forms[step] == "و"  # ، و40 من المقاتلين
            if step < self.last and (self.sheet.pre[step] == "و" or (step > at and self.sheet.forms[step - 1] == "و")) and not self._word_opens(step):
                more = read_people(self.sheet, step, self.last)
                if more and (more.noun or more.others):
                    self._add(word if more.outcome is None else replace(word, outcomes=(more.outcome,)), more)
                    at = more.last
                    continue
            break
        return at

    def _word_opens(self, at: int) -> bool:
        term = harm_term(self.sheet, at)
        return term is not None and (term.form in ("past", "present") or term.row["pos"] == "masdar")

    def _listed_on(self, people: People) -> bool:
        """مقتل تسعة مدنيين في قرية X وأربعة مدنيين في قرية Y: the list goes on behind a place or a subset."""
        sheet = self.sheet
        if self.word is None or not self.found or not people.counted or not people.noun or sheet.pre[people.first] != "و":
            return False
        behind = range(self.found[-1].last, people.first)
        between = all(sheet.dated[at] or sheet.forms[at] in ("في", "،", "و", "من", "قرب") or not sheet.kinds[at].isdisjoint(WHERE) or not sheet.terms[at] for at in behind)
        follows = people.last < self.last and any(term.form in ("past", "present") for term in sheet.terms[people.last])
        return between and len(behind) <= 10 and not follows

    def _all(self, at: int) -> int:
        """جميعهم مدنيون, كلهم من النساء: who all of those counted before were."""
        people = read_people(self.sheet, self.sheet.stops[at], self.last)
        if people is None or people.counted or people.number != "p" or people.outcome:
            return at + 1
        for harm in self.found:
            if harm.part_of is None and at - harm.last < 14:
                told = people.victims
                harm.victims = Victims(
                    told.status if harm.victims.status == "unknown" else harm.victims.status,
                    told.age if harm.victims.age == "unknown" else harm.victims.age,
                    told.sex if harm.victims.sex == "unknown" else harm.victims.sex,
                    harm.victims.role or told.role,
                )
        return people.last

    def _subset(self, at: int) -> int:
        """بينهم، من بينهم، منهم: parts of the harm before."""
        sheet, parent = self.sheet, self._whole(at) or self._parent(at)
        start = sheet.stops[at]
        people = read_people(sheet, start, self.last)
        if parent is None and people is not None and not (people.outcome and sheet.pre[start] == "و") and (outcome := _of_whom(sheet, at)):
            return self._list(Word(at, start, (outcome,), "noun", ""), people)
        if parent is None or people is None:
            return start
        people = self._so_many_of(at, people)
        whole = [parent] + [h for h in self.found if h.trigger == parent.trigger and h is not parent and h.first == parent.first]
        while people:
            for root in whole:
                self._part(root, people)
            at = people.last
            step = at + 1 if at < self.last and sheet.forms[at] in ("،", "و") else at
            joined = step < self.last and (sheet.pre[step] == "و" or step > at) and not self._word_opens(step)
            people = read_people(sheet, step, self.last) if joined else None
            if people and not people.noun:
                people = None
            if people and people.outcome and people.outcome != parent.outcome:
                people = None
        return at

    def _so_many_of(self, at: int, people: People) -> People:
        """ثلاثة منهم أطفال: the number of the part stands before "of them"."""
        if people.counted or people.number != "p":
            return people
        for start in range(at - 1, max(self.first, at - 4) - 1, -1):
            quantity = read_quantity(self.sheet.forms, self.sheet.pre, self.sheet.suf, start)
            if quantity and quantity.end == at:
                return replace(people, first=start, min=quantity.min, max=quantity.max, expr=quantity.expr, counted=True)
        return people

    def _whole(self, at: int) -> HarmAt | None:
        """من بين القتلى, بين الضحايا: a part of the largest count of the killed in the sentence."""
        if not any(form in ("القتلي", "الضحايا", "الشهداء") for form in self.sheet.forms[at : self.sheet.stops[at]]):
            return None
        killed = [harm for harm in self.found if harm.outcome == "killed" and harm.part_of is None]
        return max(killed, key=lambda harm: harm.min or 0, default=None)

    def _parent(self, at: int) -> HarmAt | None:
        for harm in reversed(self.found):
            if harm.part_of is None and harm.last <= at:
                return harm if at - harm.last < 25 else None
        return None

    def _part(self, root: HarmAt, people: People) -> None:
        victims = people.victims
        if victims.status == "unknown" and root.victims.status != "unknown":
            victims = replace(victims, status=root.victims.status)
        if victims.age == "unknown" and root.victims.age == "child":
            victims = replace(victims, age="child")
        self.found.append(HarmAt(people.first, people.last, root.trigger, root.outcome, people.min, people.max, people.expr, victims, root))

    def _subsets_upwards(self) -> None:
        """Order what was found; a bare number before "others of X" (قتل 5 وأصيب 11 آخرين من X) is of X too."""
        for harm, later in zip(self.found, self.found[1:], strict=False):
            bare = not any(self.sheet.term(at, "person") or self.sheet.term(at, "harm") for at in range(harm.first, harm.last))
            others = self.sheet.near("others", later.first, later.last) >= 0
            others = others or (later.first - harm.last < 4 and "من" in self.sheet.forms[later.first : later.last])
            if (bare and others and harm.victims.status == "unknown" and later.victims.status != "unknown" and harm.part_of is None) or (
                later.first == harm.last and harm.victims.status == "unknown" and harm.outcome != later.outcome and harm.expr == later.expr == "unstated"
            ):
                harm.victims = replace(harm.victims, status=later.victims.status)
        self.found.sort(key=lambda harm: (harm.first, harm.outcome != "killed"))


OF_WHOM = {"الجرحي": "injured", "المصابين": "injured", "القتلي": "killed", "الضحايا": "killed", "الشهداء": "killed", "المفقودين": "missing"}


def _of_whom(sheet: Sheet, at: int) -> str | None:
    """بين القتلى امرأتان: what befell those of whom they are, where the sentence counts no whole."""
    return OF_WHOM.get(sheet.forms[sheet.stops[at] - 1])
