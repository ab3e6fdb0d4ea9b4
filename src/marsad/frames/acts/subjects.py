"""Those harmed who stand before the verb: the subject, one hurt who died of it, those counted last."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.acts.between import Between
from marsad.frames.people.described import describe
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.rows import Frame
from marsad.frames.words import words_of
from marsad.syntax.phrases import agreement
from marsad.syntax.tokens import COMPLEMENT, DIE_BY, ONE_OF_THEM, RELATIVE
from marsad.text.rule_words import IN

_THE_OTHER = 16  # units between one of two and the verb that tells of the other
_APPOSED = 8  # units between an office and the name of its holder


class Subjects(Between):
    """Those harmed who stand before the verb: the subject, one hurt who died of it, those counted last."""

    def subject_before(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        if (frame.slot == "subject_or_object" and (self.counts_right_behind(at, stop) or self.thing_behind(stop))) or self.died_of_it(at, outcomes):
            return stop
        if frame.slot == "loses" and outcomes[0] == "missing" and self.something_behind(stop):
            return stop
        if frame.slot != "object" and self.one_or_the_other(at, outcomes, frame):
            return stop
        group = [] if frame.slot == "object" or self.tokens.joined(at) else self.before_verb(at)
        group = self.behind_part(at, outcomes) or group or self.further_before(at, frame) or self.himself(at) or self.of_one_subject(at, stop, outcomes)
        if not group:
            return self.only_beside(at, stop, outcomes, frame)
        if self.the_most(group[0]) or self.counted_elsewhere(group[0]) or self.goes_on_parting(group[0], outcomes):
            return stop  # ارتفع عدد الصحفيين الذين استشهدوا
        for people in self.in_ranks(group, stop):
            if not self.refused(people, outcomes) and not self.known_dead(people, outcomes) and not self.named_again(people, outcomes):
                self.add(frame.id, at, outcomes, people)
        return self.more_of_them(at, stop, outcomes, group[-1], frame) if self.found else stop

    def only_beside(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """العوضي قتل مع ثلاثة عناصر آخرين: those counted who fell beside one whom no table knows."""
        more = self.more_beside(stop)
        return self.listed(frame.id, at, outcomes, more) if more is not None else stop

    def one_or_the_other(self, at: int, outcomes: tuple[str, ...], frame: Frame) -> bool:
        """(سيارة تقل شخصين،) أحدهما لقي مصرعه والآخر أصيب: one of those spoken of, and the one that is left."""
        before = at - 1
        if before < self.first:
            return False
        if self.tokens.has(before, ONE_OF_THEM) and self.several_told(before):
            self.one_harmed(at, before, outcomes, frame)
            return True
        last = self.found[-1] if self.found else None
        if last is None or last.max != 1 or at - last.last > _THE_OTHER or self.sheet.forms[before] not in words_of("the_other"):
            return False
        self.add(frame.id, at, outcomes, People(before, at, 1, 1, "exact", last.victims, counted=True, noun=True, number="s"))
        self.found[-1].part_of = last.part_of
        return True

    def behind_part(self, at: int, outcomes: tuple[str, ...]) -> list[People]:
        """(51 قتلوا بينهم 40 طفلا) و79 جرحوا: a number that و joins behind a part of those before is the subject of the verb by itself."""
        part = self.found[-1] if self.found else None
        if part is None or part.part_of is None or part.outcome in outcomes or not self.tokens.joined(first := self.past_and(part.last)):
            return []
        people = read_people(self.tokens, first, at)
        return [people] if people is not None else []

    def in_ranks(self, group: list[People], at: int) -> list[People]:
        """عشرون رجلا لقوا مصرعهم في صفوف المليشيا: whose men those before the verb were, behind it."""
        while at < self.last and self.tokens.flags[at] & DIE_BY:
            at += 1
        if at + 2 >= self.last or self.sheet.forms[at] != IN or self.sheet.forms[at + 1] not in words_of("among_ranks") or group[0].victims.status != "unknown":
            return group
        side = describe(self.tokens, replace(group[0]), at, self.last).victims.status
        return [replace(people, victims=replace(people.victims, status=side)) for people in group]

    def himself(self, at: int) -> list[People]:
        """قال سامر الدالي إنه أصيب, إنه "أصيب بشظية": one person who tells what befell himself, short of death."""
        he = at - 1 - (self.sheet.forms[at - 1] == '"')
        if he <= self.first or not self.tokens.flags[he] & COMPLEMENT or not self.sheet.forms[he].endswith(tuple(words_of("his"))):
            return []
        people = None if any(term.row.get("outcome") == "killed" for term in self.sheet.terms[at]) else self.who_says(he)
        agree = people is not None and (people.victims.sex == "woman") == self.sheet.forms[he].endswith("ها")
        return [people] if people is not None and agree and self.goes_on_to(people.last, he) else []

    def of_one_subject(self, at: int, stop: int, outcomes: tuple[str, ...]) -> list[People]:
        """نجا القائد سامر الدالي من الغارة وأصيب بجروح: a verb that و joins goes on with the one subject of the verb before it, and tells by what he was hurt."""
        if outcomes != ("injured",) or not self.tokens.joined(at) or stop >= self.last or not self.told_by(stop):
            return []
        group = self.people_between(self.clause_start(at)[0], at)
        one = group[0] if len(group) == 1 and group[0].number == "s" and group[0].first > self.first else None
        own = one is not None and self.tokens.is_verb(one.first - 1) and self.agrees([one], *self.agreement_of(at))
        return group if own else []

    def who_says(self, he: int) -> People | None:
        """Those behind the last verb of saying before إنه."""
        said = next((unit for unit in range(he - 1, self.first - 1, -1) if "saying" in self.sheet.kinds[unit]), he)
        return read_people(self.tokens, said + 1, he, named=True) if said + 1 < he else None

    def goes_on_to(self, first: int, he: int) -> bool:
        """قال فلان (وهو صاحب متجر قصف) إنه: the words between tell of nobody else; not نفى الوزير أن تكون الطائرات قصفت المخيم الذي وردت أنباء بأنه أصيب."""
        return not any(self.tokens.flags[unit] & COMPLEMENT for unit in range(first, he))

    def named_again(self, people: People, outcomes: tuple[str, ...]) -> bool:
        """مقتل قائد اللواء 405 مشاة، العميد فلان، الذي قتل في …: the name of the one told before a mark, told once more."""
        last = self.found[-1] if self.found else None
        if last is None or last.persons or last.max != 1 or last.outcome not in outcomes or not (people.names and people.definite):
            return False
        if not 0 < people.first - last.last <= _APPOSED or self.sheet.forms[people.first - 1] != "،":
            return False
        last.persons = self.persons(people, last.victims)
        return True

    def died_of_it(self, at: int, outcomes: tuple[str, ...]) -> bool:
        """أصيب جندي وتوفي لاحقا: the one hurt is dead; a single death, told twice."""
        last = self.found[-1] if self.found else None
        later = words_of("died_later").isdisjoint(self.sheet.forms[at + 1 : min(self.last, at + 6)])
        if last is None or outcomes != ("killed",) or later or not (self.tokens.joined(at) or self.sheet.forms[at - 1] in words_of("and_then")):
            return False
        one = last.outcome == "injured" and last.min == last.max == 1
        if one:
            last.outcome = "killed"
        return one

    def further_before(self, at: int, frame: Frame) -> list[People]:
        """ثلاثة عمال يشتبه بأنهم تسللوا … قتلوا: those counted last; a clause about them stands between."""
        number, gender = agreement(self.sheet.forms[at])
        people = self.unclaimed
        if number == "s" or frame.slot == "object" or people is None or self.tokens.joined(at) or self.tokens.flags[at - 1] & RELATIVE:
            return []
        if not people.noun or not (people.counted or people.number == "d"):
            return []
        return [people] if self.agrees([people], number, gender) else []
