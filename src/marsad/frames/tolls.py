"""The number that a toll reached: ارتفعت حصيلة الضحايا إلى 17."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.people import People, read_people
from marsad.frames.refused import Refusals
from marsad.frames.words import words_of
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import OPENERS, PREPOSITION, ROSE, TOLL
from marsad.text.rule_words import THE_TOLL, TO, TOLL_OF

_THE_TOLL_OR_TOLL_OF = frozenset({TOLL_OF, THE_TOLL})


class Tolls(Refusals):
    """The number that a toll reached: ارتفعت حصيلة الضحايا إلى 17."""

    def toll(self, at: int) -> int:
        """عدد القتلى 12, ارتفعت حصيلة الضحايا إلى 17, بلغ عدد الجرحى 30: the number that a toll reached."""
        counted = next((unit for unit in range(at + 1, min(self.last, at + 5)) if self.noun_outcome(unit)), None)
        outcome = self.noun_outcome(counted) if counted is not None else None
        if outcome is None:
            outcome = self.toll_by_verb(at) or ("killed" if self.sheet.forms[at] in _THE_TOLL_OR_TOLL_OF else None)
        if outcome is None:
            return 0
        start = (counted + 1) if counted is not None else at + 1
        start = next((unit for unit in range(at + 1, start - 1) if starts_number(self.tokens, unit) and not self.sheet.dated[unit]), start)  # الحصيلة ثلاثة شهداء وسبعة جرحى
        people = self.risen_before(at) or self.reached(start, at)
        if people is not None and outcome in ("detained", "abducted") and not words_of("freed").isdisjoint(self.sheet.forms[at : people.first]):
            return people.last  # عدد الأسرى المفرج عنهم 50
        if people is None:
            return start if counted is not None and self.sheet.forms[counted][:2] == "ال" else 0
        victims = self.class_between(at, people.first if people.first > at else start + 4)
        if people.victims.status == "unknown" and victims.status != "unknown":
            people = replace(people, victims=victims, explicit=victims.status == "civilian")
        before = self.sheet.forms[at - 1] if at > self.first else ""
        if before in words_of("beyond") and people.expr == "exact" and people.min is not None:
            people = replace(people, min=people.min + 1, max=None, expr="more_than")
        for unit in range(at, start):
            self.used[unit] = 1
        return max(start, self.listed("harm.toll", at, people.outcomes or (outcome,), people))

    def risen_before(self, toll: int) -> People | None:
        """لترتفع إلى 512 حصيلة قتلى …: the number stands between the verb and the toll."""
        for unit in range(max(self.first, toll - 6), toll):
            if self.tokens.flags[unit] & ROSE:
                for at in range(unit + 1, toll):
                    people = read_people(self.tokens, at, toll) if starts_number(self.tokens, at) and not self.sheet.dated[at] else None
                    if people and people.last == toll:
                        return people
        return None

    def toll_by_verb(self, at: int) -> str | None:
        """عدد الأطفال الذين قتلوا: the verb behind tells what the toll counts."""
        for unit in range(at + 1, min(self.last, at + 6)):
            found = next((term.row["outcome"] for term in self.sheet.terms[unit] if term.kind == "harm" and term.form in ("past", "present", "masdar")), None)
            if found:
                return str(found)
        return None

    def reached(self, start: int, toll: int) -> People | None:
        sheet, tokens = self.sheet, self.tokens
        rose = any(tokens.flags[unit] & ROSE for unit in range(max(self.first, toll - 3), toll))
        for unit in range(start, min(self.last, start + 30)):
            if tokens.flags[unit] & TOLL and unit > start:
                return None  # حصيلة القصف 8 قتلى، بعد حصيلة سابقة بلغت 18: what another toll reached is its own
            if tokens.flags[unit] & OPENERS and not tokens.flags[unit] & PREPOSITION and unit > start + 1:
                later = range(unit, min(self.last, unit + 24))
                if not any(tokens.flags[at] & ROSE or (sheet.forms[at] == TO and at + 1 < self.last and starts_number(tokens, at + 1)) for at in later):
                    return None
            if unit <= start + 3 and sheet.forms[unit][:2] != "ال" and self.noun_outcome(unit) and (two := read_people(tokens, unit, self.last)) and two.number == "d" and two.outcomes:
                return two  # والحصيلة حتى الآن قتيلان
            rose = rose or bool(tokens.flags[unit] & ROSE) or sheet.forms[unit] == TO
            if not starts_number(tokens, unit) or sheet.dated[unit]:
                continue
            if not (rose or unit <= start + 1):
                continue
            people = read_people(tokens, unit, self.last)
            if people and people.counted:
                return people
        return None

    def class_between(self, first: int, last: int) -> Victims:
        """عدد القتلى المدنيين, حصيلة القتلى في صفوف المعارضة: who those are that a toll counts."""
        for unit in range(first, min(last, first + 8)):
            if "event" in self.sheet.kinds[unit]:
                return Victims()
            people = read_people(self.tokens, unit, last)
            side = self.sheet.term(unit, "actor")
            if side and self.sheet.forms[unit - 1] in words_of("ranks") and side.row.get("force"):
                return Victims(side.row["force"])
            if people and people.victims.status != "unknown":
                return replace(people.victims, role=None)
        return Victims()
