"""Those harmed who stand before a verb."""

from __future__ import annotations

from marsad.frames.people.described import describe
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.verbs.groups import Groups
from marsad.frames.words import words_of
from marsad.grammar.given_names import read_name
from marsad.model.reading import Victims
from marsad.syntax.tokens import SUBSET
from marsad.text.rule_words import OF

_WHOSE = 8  # units between a name and الذي, in which it is told whose man he was


class Verbs(Groups):
    """Subjects and objects of verbs of harm."""

    def before_verb(self, at: int) -> list[People]:
        """The subject before a verb with which it agrees: of a clause that إن or a mark opens, or what الذي stands for."""
        start, relative = self.clause_start(at)
        part = bool(self.found) and self.found[-1].last == at and self.found[-1].part_of is not None
        if relative < 0 and self.used[at - 1] and not part:
            return []  # نزوح 85 ألف أسرة نزحت من المدينة: of those just told, or of houses
        if few := self.few_of_them(at):
            return few
        number, gender = self.agreement_of(at)
        end = at if relative < 0 else relative
        free, governed = self.phrases_between(start, end)
        close = self.closest(governed, end) or self.closest([group[-1] for group in self.last_groups], end)
        group = [] if relative >= 0 else self.free_subject(free, end, number, gender)
        if group and (buried := [people for people in self.buried(group, governed, at) if self.agrees([people], number, gender)]):
            return buried
        if group and (self.found_bodies(group, at) or self.of_a_name(group[0])):
            group = []
        if close and self.sheet.forms[close[-1].first - 1] in words_of("among_count"):
            return [close[-1]]  # كانت امرأة وطفلها بين ثمانية أشخاص قتلوا
        if group and not (number == "s" and group[0].number == "p" and self.told_of_one(close, at)) and not self.nearer_ones(group, close, at):
            return group
        if close and (relative >= 0 or self.left_out(close[-1], at, number)) and self.agrees([close[-1]], number, gender):
            return [close[-1]]
        if number == "d" and (two := self.only_two(governed)):
            return two
        named = self.name_before(relative, gender) or self.name_before(self.behind_name(relative), gender) if number == "s" else None
        return [named] if named else []

    def few_of_them(self, at: int) -> list[People]:
        """استقبل المستشفى 20 شخصا، من بينهم سبعة (فارقوا الحياة): a bare number right before the verb, behind a word for some of those told."""
        for first in range(max(self.first + 1, at - 3), at):
            people = read_people(self.tokens, first, at) if self.tokens.flags[first - 1] & SUBSET else None
            if people and people.last == at and people.counted and not (people.noun or self.used[first]):
                return [people]
        return []

    def buried(self, group: list[People], governed: list[People], verb: int) -> list[People]:
        """تدفق آلاف للمشاركة في تشييع 18 شخصا، بينهم ستة أطفال، قتلوا: of those who are buried, and not of who came to it."""
        rite = next((unit for unit in range(group[-1].last, verb) if self.sheet.forms[unit].removeprefix("ل") in words_of("burial")), verb)
        return [people for people in governed if people.first > rite][:1]

    def of_a_name(self, people: People) -> bool:
        """غزة - علم24 - استشهد وأصيب عشرات: digits that are written together with a word before them are of its name."""
        before = self.sheet.span(people.first, people.last)[0] - 1
        return before >= 0 and people.counted and not (people.noun or self.sheet.pre[people.first]) and self.sheet.text[before].isalpha()

    def only_two(self, governed: list[People]) -> list[People]:
        """فتح المسلحون النار على شابين لحظة مرورهما، قتلا على إثرها: the only two that the clause tells of."""
        new = [people for people in governed if not people.definite]  # not أمعنت في المدنيين قتلا
        for people in new:
            self.settle_dual(people)
        two = [people for people in new if people.number == "d"]
        return two if len(two) == 1 else []

    def found_bodies(self, group: list[People], verb: int) -> bool:
        """عثر الأهالي على جثث لمجهولين قتلوا: who has a verb of his own found the bodies of those of whom the later verb tells."""
        first = group[0].first
        return first > self.first and self.tokens.is_verb(first - 1) and not words_of("bodies").isdisjoint(self.sheet.forms[group[-1].last : verb])

    def nearer_ones(self, group: list[People], close: list[People], verb: int) -> bool:
        """رجال الإنقاذ لم يجدوا أشخاصا لقوا حتفهم: of those right before the verb, where those at the head of the clause have a verb of their own."""
        if not close or close[-1].last != verb or close[-1].definite or close[-1].number == "s" or group[-1].last >= close[-1].first:
            return False
        return any(self.tokens.is_verb(unit) for unit in range(group[-1].last, close[-1].first))

    def behind_name(self, relative: int) -> int:
        """(الرقيب سامر الدالي) من منسوبي حرس الحدود، الذي قتل: the unit behind the name, over whose man he was; not (نجا سامر الدالي) من الحريق الذي; else -1."""
        unit = next((unit for unit in range(relative - 2, max(self.first, relative - _WHOSE), -1) if self.sheet.forms[unit] == OF), -1)
        whose = unit >= 0 and describe(self.tokens, People(unit, unit, 1, 1, "exact", noun=True, number="s"), unit, relative).last > unit
        return unit if whose else -1

    def name_before(self, relative: int, gender: str = "") -> People | None:
        """منزل سامر الدالي الذي قتل, زوجة أبو سيف الذي قتل: the name right before الذي, with its title where it has one; none where no الذي stands (-1)."""
        for first in range(max(self.first, relative - 5), relative - 1):
            if self.used[first]:
                continue
            titled = read_people(self.tokens, first, relative)
            if titled and titled.last == relative and titled.names and (not gender or self.agrees_with_one(titled, gender)):
                return titled
            name = read_name(self.sheet, first, relative)
            if name and name.last == relative:
                sex = name.sex if name.sex in ("man", "woman") else "unknown"
                return People(name.first, name.last, 1, 1, "exact", Victims(sex=sex), number="s", names=((name.first, name.last),))
        return None
