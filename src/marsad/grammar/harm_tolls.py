"""Tolls: ارتفعت حصيلة القتلى إلى 17, بلغ عدد الجرحى 30."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.harm_found import Word, harm_term
from marsad.grammar.harm_lists import Lists
from marsad.grammar.harm_words import beginnings, words
from marsad.grammar.people import read_people
from marsad.grammar.people_found import People


class Tolls(Lists):
    """Numbers that a toll reached."""

    def _toll(self, at: int) -> int:
        """ارتفعت حصيلة القتلى إلى 17, بلغ عدد الجرحى 30: a number behind what it reached, of what the toll counts."""
        sheet = self.sheet
        counted = next((term for unit in range(at, min(self.last, at + 6)) if (term := harm_term(sheet, unit))), None)
        outcome = counted.row["outcome"] if counted else "killed"
        if at > self.first and (sheet.forms[at - 1] in _REACHED or sheet.forms[at - 1].removeprefix("و") in _REACHED) and (reached := self._reached(at, outcome)):
            return reached
        if (told := self._right_behind(at, outcome) or self._right_before(at, outcome)) is not None:
            return told
        risen = any(form.startswith(_RISES) for form in sheet.forms[max(self.first, at - 4) : at])
        for unit in range(sheet.stops[at], min(self.last, at + 36)):
            if sheet.phrase(unit, "toll"):
                break  # حصيلة القصف 8 قتلى، بعد حصيلة سابقة بلغت 18: what another toll reached is its own
            if unit > at + 16 and sheet.forms[unit - 1] != "،" and not (risen and sheet.forms[unit] == "الي"):
                continue
            if sheet.forms[unit] in _REACHED or (sheet.pre[unit] == "ل" and sheet.forms[unit][0].isdigit()):
                start = unit if sheet.forms[unit] in ("تجاوز", "تجاوزت", "يتجاوز") or sheet.forms[unit][0].isdigit() else sheet.stops[unit]
                people = read_people(sheet, start, self.last) or read_people(sheet, start + 1, self.last)
                if people and people.counted and not sheet.dated[people.first]:
                    if sheet.forms[unit - 1] in _NOT and people.expr == "more_than" and people.min:  # لا يتجاوز 40
                        people = replace(people, min=0, max=people.min - 1, expr="at_most")
                    if self._of_both(people):
                        return people.last
                    people = self._in_ranks(people, at)
                    own = people.outcome or outcome
                    return self._list(Word(at, unit, (own,), "noun", ""), people)
        return at + 1

    def _right_behind(self, at: int, outcome: str) -> int | None:
        """لا يزال عدد القتلى 12 شخصا: the number right behind the noun of those counted."""
        sheet = self.sheet
        noun = next((unit for unit in range(at, min(self.last, at + 4)) if harm_term(sheet, unit)), None)
        behind = sheet.stops[noun] if noun is not None else self.last
        people = read_people(sheet, behind, self.last) if behind < self.last and not sheet.pre[behind] else None
        if people is None or not people.counted or people.others or not sheet.forms[behind][0].isalnum() or sheet.dated[behind] or sheet.forms[noun or at].startswith("ال") is False:
            return None
        return self._list(Word(at, behind, (people.outcome or outcome,), "noun", ""), self._in_ranks(people, at)) if people.noun else None

    def _right_before(self, at: int, outcome: str) -> int | None:
        """لترتفع إلى 512 حصيلة قتلى الجيش: the number stands before the toll."""
        sheet = self.sheet
        if at - 2 <= self.first or sheet.forms[at - 2] != "الي" or not any(form.startswith(_RISES) for form in sheet.forms[max(self.first, at - 4) : at - 2]):
            return None
        people = read_people(sheet, at - 1, at)
        if people is None or not people.counted:
            return None
        noun = next((unit for unit in range(at, min(self.last, at + 4)) if harm_term(sheet, unit)), at)
        owner = sheet.term(sheet.stops[noun], "actor") if sheet.stops[noun] < self.last else None
        army = sheet.forms[sheet.stops[noun]] in _ARMY if sheet.stops[noun] < self.last else False
        force = owner.row.get("force") if owner else "soldier" if army else None
        return self._list(Word(at, at + 1, (outcome,), "noun", ""), replace(people, victims=replace(people.victims, status=force or people.victims.status)))

    def _of_both(self, people: People) -> bool:
        """مجموع الضحايا 1091 (335 قتيلا و756 جريحا): the sum of what stands in brackets behind it counts neither."""
        sheet, at = self.sheet, people.last
        if people.outcome is not None or at >= self.last or sheet.forms[at] != "(":
            return False
        outcomes = {term.row["outcome"] for unit in range(at, min(self.last, at + 9)) if (term := harm_term(sheet, unit))}
        return {"killed", "injured"} <= outcomes

    def _reached(self, at: int, outcome: str) -> int | None:
        """بلغت حصيلة القتلى في صفوف المعارضة 42 شخصا: the verb stands before the toll, and the number behind it."""
        sheet = self.sheet
        long = any(sheet.forms[unit] in ("الذين", "اللواتي", "ممن") for unit in range(at, min(self.last, at + 6)))
        for unit in range(sheet.stops[at], min(self.last, at + (26 if long else 12))):
            people = read_people(sheet, unit, self.last)
            if people and people.counted and not sheet.dated[unit]:
                if self._of_both(people):
                    return people.last
                people = self._in_ranks(people, at)
                if people.expr == "exact" and sheet.forms[at - 1] in _BEYOND and people.min is not None:
                    people = replace(people, min=people.min + 1, max=None, expr="more_than")
                return self._list(Word(at, unit, (people.outcome or outcome,), "noun", ""), people)
            if sheet.phrase(unit, "complement") or sheet.forms[unit] in ("،", ":"):
                return None
        return None

    def _in_ranks(self, people: People, at: int) -> People:
        """حصيلة القتلى في صفوف مقاتلي المعارضة: those counted are of the ranks named before the number."""
        ranks = next((unit for unit in range(at, people.first) if self.sheet.forms[unit] in ("صفوف", "اوساط")), None)
        group = read_people(self.sheet, ranks + 1, people.first) if ranks is not None and people.victims.status == "unknown" else None
        status = group.victims.status if group else "unknown"
        if ranks is not None and status == "unknown":
            status = next((term.row.get("force") or "unknown" for unit in range(ranks, people.first) if (term := self.sheet.term(unit, "actor"))), "unknown")
        if ranks is None:  # عدد القتلى المدنيين: the adjective says who they were; ضحايا القصف الحوثي: whose the deed was
            kinds = [term.row["status"] for unit in range(at, min(at + 5, people.first)) if (term := self.sheet.term(unit, "person")) and self.sheet.forms[unit].startswith("ال") and self.sheet.near("event", at, unit) < 0]
            status = next((kind for kind in kinds if kind in ("civilian", "fighter", "soldier")), "unknown")
        return replace(people, victims=replace(people.victims, status=status)) if status != "unknown" and people.victims.status == "unknown" else people

    def _of_those(self, at: int) -> bool:
        sheet = self.sheet
        at += at < self.last and sheet.forms[at] in ("عدد", "اعداد")
        if at + 2 < self.last and sheet.forms[at].startswith("ال") and sheet.term(at, "person"):  # عدد المدنيين الذين قتلوا
            who = next((unit for unit in range(at + 1, min(at + 4, self.last - 1)) if sheet.forms[unit] in ("الذين", "اللواتي", "اللاتي", "ممن")), None)
            verb = harm_term(sheet, who + 1) if who is not None else None
            if verb is not None and verb.form in ("past", "present"):
                return True
        return at < self.last and any(term.kind == "harm" and (term.form == "p" or term.key in ("إصابة", "وفاة")) for term in sheet.terms[at])

    def _risen_too(self, people: People) -> int | None:
        """ارتفاع عدد القتلى إلى 12، والمصابين إلى 30: the next count of the same toll."""
        sheet, at = self.sheet, people.last
        if sheet.pre[people.first] != "و" or not sheet.forms[people.first].startswith("ال") or at + 1 >= self.last or sheet.forms[at] != "الي" or not self.found:
            return None
        number = read_people(sheet, at + 1, self.last)
        if number is None or not number.counted or sheet.dated[at + 1]:
            return None
        self._add(Word(people.first, at, (people.outcome or "killed",), "noun", ""), number)
        return number.last


_REACHED = words("reached")
_RISES = beginnings("rises")
_ARMY = words("army")
_NOT = words("not_beyond")
_BEYOND = words("beyond")
