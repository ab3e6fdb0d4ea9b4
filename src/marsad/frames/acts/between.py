"""What stands between a subject and its verb, or beside it: parts of the count, more who are counted."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.acts.pronouns import Pronouns
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.rows import Frame
from marsad.frames.words import words_of
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import BESIDES, DIE_BY, MOST, SUBSET
from marsad.text.rule_words import AND, COMMAS, EVERY, THEY_TWO

_EVERY_OR_MARK = frozenset({EVERY, ":"})


class Between(Pronouns):
    """What stands between a subject and its verb, or beside it: parts of the count, more who are counted."""

    def more_of_them(self, at: int, stop: int, outcomes: tuple[str, ...], people: People, frame: Frame) -> int:
        """Parts between the subject and its verb, and more who are counted behind it."""
        if self.found[-1].people is not people or self.summed_up(people.last, people) == people.last:
            self.parts_before(people.last, at)
        if (far := self.past_places(stop)) and (more := read_people(self.tokens, far, self.last)):
            self.add(frame.id, at, outcomes, more)
        if (more := self.more_beside(stop)) is not None:
            return self.listed(frame.id, at, more.outcomes or outcomes, more)
        return stop

    def more_beside(self, at: int) -> People | None:
        """قتلوا مع مرافقين اثنين, لقوا مصرعهم، إضافة إلى مئة جريح: more who are counted beside those before the verb."""
        while at < self.last and (self.tokens.flags[at] & DIE_BY or self.sheet.forms[at] in COMMAS):
            at += 1
        if at < self.last and self.tokens.joined(at) and self.sheet.suf[at] in words_of("his"):
            return read_people(self.tokens, at, self.last)  # استشهدت ووالدتها
        more = read_people(self.tokens, self.tokens.end(at), self.last) if at < self.last and self.tokens.flags[at] & BESIDES else None
        return more if more and more.counted else None

    def parts_before(self, at: int, verb: int) -> None:
        """Parts told between a subject and its verb: سبعة مدنيين، بينهم أب وابنه، قتلوا."""
        for unit in range(at, min(verb, at + 3)):
            if self.tokens.flags[unit] & (SUBSET | MOST):
                self.subset(unit)
                return
            if (part := self.counted_part(unit, verb)) is not None:
                self.add_part("harm.part", self.found[-1], part)
                return
            if self.sheet.forms[unit] in words_of("they"):
                self.who_they_were(unit)
                return
            if self.sheet.forms[unit] == "(":
                self.bracket(unit)
                return

    def counted_part(self, at: int, verb: int) -> People | None:
        """عشرون شخصا، ستة منهم من الشرطة، لقوا مصرعهم."""
        people = read_people(self.tokens, at, verb) if starts_number(self.tokens, at) else None
        return people if people and people.back and self.found else None

    def goes_on_parting(self, people: People, outcomes: tuple[str, ...]) -> bool:
        """منهم 30 قتلوا على يد مسلحين، و21 قتلوا بغارات: the next part of the same whole."""
        last = self.found[-1] if self.found else None
        if last is None or last.part_of is None or not people.counted or people.noun or not self.tokens.joined(people.first) or last.part_of.outcome not in outcomes:
            return False
        self.add_part("harm.part", last.part_of, people)  # type: ignore[arg-type]
        return True

    def who_they_were(self, at: int) -> int:
        """خمسة أطفال هم 4 أشقاء وطفلة; وهما فلان (26 عاما) وفلان (21 عاما): parts by kind, or by name where an age is told."""
        whole = self.parent(at)
        if whole is None or (not self.found and whole.most < 2):
            return at + 1
        if whole.max == 1:  # (قتل أربعة وأصيبت امرأة)، وهم رجل وزوجته وطفلان
            whole = next((harm for harm in reversed(self.found) if harm.part_of is None and harm.most > 1), whole)
        if self.sheet.forms[at].removeprefix(AND) == THEY_TWO and whole.people.last == at and whole.expr == "unstated":
            whole.min, whole.max, whole.expr = 2, 2, "exact"  # إصابة مدنيين هما فلان وفلان
        unit = at + 1 + (at + 1 < self.last and self.sheet.forms[at + 1] in _EVERY_OR_MARK)
        people = read_people(self.tokens, unit, self.last, named=True) if unit < self.last and self.sheet.pre[unit] in ("", "ال") else None
        if people is None or people.definite or self.only_named(people) or people.first == whole.first:
            return at + 1  # الشهداء هم 131 مواطنا استشهدوا: the whole itself
        if not people.noun and (stop := self.number_of_them(unit)):
            return stop  # وهم ستة
        if people.number == "p" and not people.counted:
            whole.victims = self.learned(whole.victims, people)
            return people.last
        return self.parts_from(unit, whole, "harm.part_named")

    @staticmethod
    def learned(victims: Victims, people: People) -> Victims:
        """وهم مهجرون, وهم من المدنيين: who all of them are, where that was not told before."""
        told = people.victims
        return replace(victims, status=told.status if victims.status == "unknown" else victims.status, age=told.age if victims.age == "unknown" else victims.age)

    @staticmethod
    def only_named(people: People) -> bool:
        return bool(people.names) and not people.noun and people.victims.age == "unknown"
