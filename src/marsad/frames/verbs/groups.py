"""Phrases for people in a stretch of a sentence, each with those joined to it by و."""

from __future__ import annotations

from marsad.frames.people.ages import past_age
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.verbs.agreeing import Agreeing
from marsad.frames.words import words_of
from marsad.syntax.tokens import AGENT, PREPOSITION, SUBSET
from marsad.text.rule_words import AND, COMMAS

_GENITIVE = frozenset({"event", "source", "type_hospital", "type_site", "type_camp", "type_city"})


class Groups(Agreeing):
    """Phrases for people in a stretch of a sentence, each with those joined to it by و."""

    last_groups: tuple[list[People], ...] = ()

    def phrases_between(self, start: int, end: int) -> tuple[list[list[People]], list[People]]:
        """Phrases for people at the head of a clause or behind a mark, each with those joined to it by و."""
        groups: list[list[People]] = []
        under: list[People] = []
        unit = start
        depth = 0
        while unit < end:
            form = self.sheet.forms[unit]
            depth += (form == "(") - (form == ")")
            if depth > 0 or form in words_of("bodies"):
                unit += 1  # جثمان الفتى فلان: of whom it is
                continue
            if self.tokens.flags[unit] & SUBSET:
                unit = self.past_subset(unit, end)
                continue
            beside = bool(groups) and self.beside(groups[-1][-1], unit)
            people = read_people(self.tokens, unit, end, named=unit == start or beside, registry=self.registry()) if not self.used[unit] else None
            if people is None:
                unit = max(unit + 1, self.tokens.end(unit))
                continue
            if unit > start and self.is_governed(unit):
                under.append(people)
            else:
                self.put_beside(people, groups, under, named=beside and bool(people.names))
            unit = max(people.last, unit + 1)
        self.last_groups = tuple(groups)
        return groups, under

    def people_between(self, start: int, end: int, *, again: bool = False) -> list[People]:
        """All phrases for people in a stretch, but those that belong to a harm already."""
        found, unit = list[People](), start
        while unit < end:
            people = read_people(self.tokens, unit, end) if again or not self.used[unit] else None
            if people:
                found.append(people)
            unit = max(unit + 1, people.last if people else 0)
        return found

    def is_governed(self, at: int) -> bool:
        """بثلاثة جنود, على يد مسلحين, سيارة مدني: behind a preposition, a doer's sign or a noun."""
        return (self.governs(at - 1) and not self.tokens.joined(at)) or self.after_agent(at) or self.sheet.pre[at][-1:] in ("ب", "ل", "ك")

    def put_beside(self, people: People, groups: list[list[People]], under: list[People], *, named: bool) -> None:
        """With the phrase right before it where و joins them, else by itself."""
        joined = self.tokens.joined(people.first)
        if joined and groups and (named or people.first - groups[-1][-1].last <= 1):
            groups[-1].append(people)
        elif joined and under and people.first - under[-1].last <= 1:
            under.append(people)
        else:
            groups.append([people])

    def beside(self, before: People, at: int) -> bool:
        """سامر (35 عاما)، ونجله وسيم (13 عاما): و joins the next one behind a name with its age."""
        if not before.names or at > before.last + 8 or not self.tokens.joined(at):
            return False
        stop = past_age(self.tokens, before.last, at)
        return stop > before.last

    def after_agent(self, at: int) -> bool:
        """على يد مسلحين: those who did it."""
        return any(self.tokens.flags[unit] & AGENT for unit in range(max(self.first, at - 2), at))

    def governs(self, at: int) -> bool:
        """The word before is a preposition or a noun that has what follows for its genitive."""
        sheet = self.sheet
        if self.tokens.flags[at] & PREPOSITION or sheet.pre[at][-1:] in ("ب", "ل"):
            return not sheet.dated[at]
        return sheet.forms[at] in words_of("bodies") or (bool(sheet.kinds[at] & _GENITIVE) and sheet.forms[at][:2] != "ال") or any(sheet.forms[at] in words_of(name) for name in ("kin_of", "count_noun", "unharmed"))

    def past_parts(self, at: int, end: int) -> int:
        """بينهم سبع نساء: the unit behind the parts of a number; the same unit where none are told."""
        parts = at + (self.sheet.forms[at] in COMMAS)
        return self.past_subset(parts, end) if parts < end and self.tokens.flags[parts] & SUBSET else at

    def past_subset(self, at: int, end: int) -> int:
        """بينهم طفلان وامرأة: a part, up to the verb or a mark."""
        unit = self.tokens.end(at)
        while unit < end:
            people = read_people(self.tokens, unit, end)
            if people is None:
                break
            unit = people.last
            if unit < end and not self.tokens.joined(unit) and self.sheet.forms[unit] != AND:
                break
            unit += unit < end and self.sheet.forms[unit] == AND
        return max(unit, at + 1)
