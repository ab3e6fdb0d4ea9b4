"""Verbs of harm with those harmed behind them, before them, or in their pronoun."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.people import People, past_age, read_people
from marsad.frames.rows import Frame
from marsad.frames.verbal_nouns import VerbalNouns
from marsad.frames.victims import person_at, with_noun
from marsad.frames.words import words_of
from marsad.grammar.given_names import read_name
from marsad.model.reading import Victims
from marsad.syntax.phrases import agreement, starts_number
from marsad.syntax.tokens import BESIDES, DIE_BY, MOST, ONE_OF_THEM, PREPOSITION, RELATIVE, SUBSET, TOLL
from marsad.text.rule_words import EVERY, THEY, THEY_F, THEY_TWO

_EVERY_OR_MARK = frozenset({EVERY, ":"})


class Acts(VerbalNouns):
    """Verbs of harm with those harmed behind them, before them, or in their pronoun."""

    def verb(self, at: int, stop: int, outcome: str, frame: Frame) -> int:
        if self.sheet.forms[at] in words_of("mourns"):
            return self.mourned(at, stop, outcome, frame)
        if self.ruled(at, stop) or self.unheard_of(at) or (outcome == "killed" and not words_of("natural").isdisjoint(self.sheet.forms[stop : min(self.last, stop + 5)])):
            return stop  # توفي سجين لأسباب طبيعية
        outcomes, stop = self.two_outcomes(at, stop, outcome)
        if self.held_body(stop, outcome):
            return self.tokens.end(stop)
        if self.sheet.suf[at] and frame.slot == "loses":
            return stop  # المناطق التي فقدوها: a thing was lost
        if self.sheet.suf[at]:
            return self.by_pronoun(at, stop, outcomes, frame)
        if self.tokens.has(stop, ONE_OF_THEM):
            return self.one_harmed(at, stop, outcomes, frame)
        if self.tokens.has(stop, SUBSET) and self.sheet.forms[stop] in words_of("some_of_them"):
            return self.some_harmed(at, stop, outcomes, frame)
        people = self.aboard(stop, outcome) or self.victims_of(at, stop, frame)
        if people and frame.slot == "loses" and self.loses_limb(people.last):
            return self.listed(frame.id, at, ("injured",), people)
        if people and frame.slot == "loses" and outcome == "missing" and (self.owned_behind(people.last) or not (people.noun or people.counted)):
            return people.last  # فقد ثلاثة تجار أموالهم: they lost something
        if people and frame.slot == "loses" and self.army_loses(at, people):
            outcomes = ("killed",)
        if people and outcome in _HELD and self.takes_thing(people, frame):
            return people.last
        if people is None:
            return self.subject_before(at, stop, outcomes, frame)
        if self.refused(people, outcomes) or (self.like_a_noun(at, people) and self.at_large(people, at)):
            return people.last
        if people.counted and not people.noun and self.tokens.has(at - 1, RELATIVE) and (group := self.before_verb(at)):
            people = replace(people, victims=group[-1].victims, noun=True)  # عدد عمال الإغاثة الذين خطفوا 6
        return self.listed(frame.id, at, outcomes, people)

    def like_a_noun(self, at: int, people: People) -> bool:
        """في قتل المدنيين, وقتل المصلين: spelled like the verb, and by what stands around it the verbal noun."""
        nouns = any(term.kind == "harm" and term.form == "masdar" for term in self.sheet.terms[at])
        governed = at > self.first and bool(self.tokens.flags[at - 1] & PREPOSITION)
        return nouns and people.first == self.sheet.stops[at] and (governed or self.sheet.forms[people.first].endswith("ين"))

    def driven_out(self, at: int) -> int:
        """اضطر ثلاثة آلاف شخص إلى النزوح, أجبرت المعارك مئتي عائلة على ترك بيوتها: whom something drove from their homes."""
        flight = next((unit for unit in range(at + 2, min(self.last, at + 22)) if self.sheet.forms[unit] in words_of("flight") and self.sheet.forms[unit - 1] in words_of("to_or_on")), None)
        if flight is None:
            return 0
        for unit in range(at + 1, flight):
            people = read_people(self.tokens, unit, flight) if not self.sheet.pre[unit] else None
            if people and (people.noun or people.counted) and not people.outcomes and (people.counted):
                if people.victims.status in ("fighter", "soldier"):
                    return 0
                self.add("harm.driven", at, ("displaced",), people)
                return flight + 1
        return 0

    def loses_limb(self, at: int) -> bool:
        """فقد طفل ساقه: who loses a limb is hurt."""
        form = self.sheet.forms[at] + self.sheet.suf[at] if at < self.last else ""
        return any(form.removesuffix(ending) in words_of("body_parts") for ending in (THEY, THEY_TWO, "ها", "ه") if form.endswith(ending))

    def army_loses(self, at: int, people: People) -> bool:
        """وتفقد ثلاثة جنود: soldiers that an army loses are killed."""
        return people.victims.status in ("soldier", "fighter") and people.number != "s" and self.sheet.forms[at][0] == "ت"

    def takes_thing(self, people: People, frame: Frame) -> bool:
        """أوقف ثلاثة مسلحين شاحنة: what was stopped is a thing; those before it did it."""
        sheet, at = self.sheet, people.last
        if at >= self.last or sheet.pre[at] or sheet.dated[at] or sheet.forms[at][:2] == "ال":
            return False
        construct = sheet.forms[at - 1] in words_of("residents") | words_of("member")  # سكان قرية X
        return bool(sheet.phrase(at, "thing")) and people.noun and not people.names and not construct

    def ruled(self, at: int, stop: int) -> bool:
        """قضت محكمة بسجن سبعة, محكمة تقضي بسجن سبعة: a court's word."""
        sheet = self.sheet
        if sheet.forms[at] not in words_of("ruled"):
            return False
        if sheet.forms[at] in words_of("rules_by") and stop < self.last and (sheet.pre[stop] == "ب" or (sheet.forms[stop].startswith("ب"))):
            return True
        near = sheet.forms[max(self.first, at - 3) : min(self.last, stop + 3)]
        return any(form.startswith(tuple(words_of("court"))) for form in near)

    def mourned(self, at: int, stop: int, outcome: str, frame: Frame) -> int:
        """نعت الهيئة اثنين من مسعفيها, نعى المكتب القيادي في الحركة فلان: behind who mourns stand the dead."""
        for unit in range(stop, min(self.last, stop + 7)):
            people = read_people(self.tokens, unit, self.last)
            if people is None:
                continue
            titled = people.number == "s" and (people.definite)
            return self.listed(frame.id, at, (outcome,), people) if (people.counted and people.noun) or titled else stop
        return self.mourned_by_name(at, stop, outcome, frame)

    def mourned_by_name(self, at: int, stop: int, outcome: str, frame: Frame) -> int:
        """نعى المكتب القيادي في الحركة فلان: the title stands like an adjective behind who mourns, the name further on."""
        victims = Victims()
        for unit in range(stop + 1, min(self.last, stop + 8)):
            name = read_name(self.sheet, unit, self.last)
            if name is not None:
                sex = name.sex if name.sex in ("man", "woman") else "unknown"
                people = People(unit, name.last, 1, 1, "exact", replace(victims, sex=sex), number="s", names=((unit, name.last),))
                return self.listed(frame.id, at, (outcome,), people)
            term = person_at(self.sheet, unit)
            victims = with_noun(victims, term) if term else victims
        return stop

    def one_harmed(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """أصابوا أحدهم, توفي أحدهم: one of those spoken of before."""
        whole = self.parent(at) if self.found else None
        among = [group[0] for group in self.phrases_between_all(self.first, at)]
        victims = among[-1].victims if among else Victims()
        if not among and self.found:
            victims = self.found[-1].victims
        self.add(frame.id, at, outcomes, People(stop, stop + 1, 1, 1, "exact", victims, counted=True, noun=True, number="s"))
        if whole is not None:
            self.found[-1].part_of = whole
        return stop + 1

    def some_harmed(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """توفي منهم ثلاثة, قتل منهم سبعة: some of those spoken of before."""
        people = read_people(self.tokens, self.tokens.end(stop), self.last)
        if people is None or not people.counted:
            return stop
        whole = self.parent(at)
        of_whom = whole.victims if whole else self.unclaimed.victims if self.unclaimed else Victims()
        self.add(frame.id, at, outcomes, replace(people, noun=True, victims=people.victims if people.noun else of_whom))
        if whole is not None:
            self.found[-1].part_of = whole
        return people.last

    def owned_behind(self, at: int) -> bool:
        if at >= self.last or self.sheet.pre[at] or self.sheet.dated[at]:
            return False
        return self.sheet.forms[at][:2] == "ال" or (not self.sheet.terms[at] and self.sheet.forms[at].endswith((THEY, "ها", THEY_TWO, THEY_F)) and len(self.sheet.forms[at]) > 4)

    def victims_of(self, at: int, stop: int, frame: Frame) -> People | None:
        number, _ = agreement(self.sheet.forms[at])
        present = any(term.form == "present" for term in self.sheet.terms[at] if term.kind == "harm")
        people = self.behind(stop, verb=at, labile=frame.slot in ("subject_or_object", "object") and number == "s")
        if people is None:
            return None
        if number != "s" and frame.slot == "subject":
            return None if not present else people
        if any(self.tokens.flags[unit] & BESIDES for unit in range(stop, people.first)) and not self.tokens.joined(at) and self.before_verb(at):
            return None  # عشرون شخصا لقوا مصرعهم، إضافة إلى مئة جريح
        if people.first > stop + 1 and self.sheet.dated[stop : people.first].count(0) > 0 and self.closer_before(at, people):
            return None
        return people

    def closer_before(self, at: int, people: People) -> bool:
        """أن جنديا قتل في … طفلان: a subject right before the verb has it."""
        group = self.before_verb(at)
        return bool(group) and group[-1].last >= at - 1 and not self.tokens.joined(at)

    def subject_before(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        if frame.slot == "object" or self.tokens.joined(at):
            group: list[People] = []
        else:
            group = self.before_verb(at)
        group = group or self.further_before(at, frame)
        if group and self.counted_elsewhere(group[0]):
            return stop  # ارتفع عدد الصحفيين الذين استشهدوا
        if group and self.goes_on_parting(group[0], outcomes):
            return stop
        if group and self.the_most(group[0]):
            return stop
        for people in group:
            known = people.outcomes and people.definite and not people.counted and people.outcomes[0] in ("killed", *outcomes)
            if not self.refused(people, outcomes) and not known:
                self.add(frame.id, at, outcomes, people)
        if group and self.found:
            self.parts_before(group[-1].last, at)
            if (far := self.past_places(stop)) and (more := read_people(self.tokens, far, self.last)):
                self.add(frame.id, at, outcomes, more)
            if (more := self.more_beside(stop)) is not None:
                return self.listed(frame.id, at, more.outcomes or outcomes, more)
        return stop

    def the_most(self, people: People) -> bool:
        """وصف بأنه أبرز قيادي يقتل, أول صحفي يقتل: what rank somebody has who was told before."""
        single = people.number == "s" and not (people.definite or people.names or people.counted)
        return single and people.first > self.first and self.sheet.forms[people.first - 1] in words_of("the_most")

    def further_before(self, at: int, frame: Frame) -> list[People]:
        """ثلاثة عمال يشتبه بأنهم تسللوا … قتلوا: those counted last, of whom nothing else is told; a clause about them stands between."""
        number, gender = agreement(self.sheet.forms[at])
        people = self.unclaimed
        if number == "s" or frame.slot == "object" or people is None or self.tokens.joined(at) or self.tokens.flags[at - 1] & RELATIVE:
            return []
        told = any(harm.first > people.first for harm in self.found) or self.used[people.first] or not self.first <= people.first < at <= people.last + _FURTHER
        return [people] if not told and people.noun and (people.counted or people.number == "d") and not people.outcomes and self.agrees([people], number, gender) else []

    def more_beside(self, at: int) -> People | None:
        """قتلوا مع مرافقين اثنين, لقوا مصرعهم، إضافة إلى مئة جريح: more who are counted beside those before the verb."""
        while at < self.last and (self.tokens.flags[at] & DIE_BY or self.sheet.forms[at] in ("،", ",")):
            at += 1
        if at < self.last and self.tokens.joined(at) and self.sheet.suf[at] in words_of("his"):
            return read_people(self.tokens, at, self.last)  # استشهدت ووالدتها
        more = read_people(self.tokens, self.tokens.end(at), self.last) if at < self.last and self.tokens.flags[at] & BESIDES else None
        return more if more and more.counted else None

    def goes_on_parting(self, people: People, outcomes: tuple[str, ...]) -> bool:
        """منهم 30 قتلوا على يد مسلحين، و21 قتلوا بغارات: the next part of the same whole."""
        last = self.found[-1] if self.found else None
        if last is None or last.part_of is None or not people.counted or people.noun or not self.tokens.joined(people.first) or last.part_of.outcome not in outcomes:
            return False
        self.add_part("harm.part", last.part_of, people)  # type: ignore[arg-type]
        return True

    def counted_elsewhere(self, people: People) -> bool:
        return not people.counted and people.first > self.first and bool(self.tokens.flags[people.first - 1] & TOLL)

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
        return people if people and people.back and people.counted and self.found else None

    def by_pronoun(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """جنود قتلهم التنظيم, أطلق النار على شاب وأصابه: whom the pronoun stands for."""
        many = self.sheet.suf[at] in words_of("theirs")
        start, _ = self.clause_start(at)
        meant = at - 1 if at > self.first and self.tokens.flags[at - 1] & RELATIVE else 0  # القاعدة التي تحاصرها القوات
        for group in reversed(self.phrases_between_all(max(self.first, at - 14), at, again=True)):
            people = group[0]
            if meant and past_age(self.tokens, people.last, at) < meant - 1:
                break
            right = people.number == "s" if not many else people.number != "s"
            right = right and outcomes[0] != "evacuated"
            told = any(harm.first == people.first and harm.outcome in outcomes for harm in self.found)
            if right and people.noun and self.dwellers(people):
                break
            if right and people.noun and not told:
                self.add(frame.id, at, outcomes, people)
                break
        return max(stop, start if start > at else stop)

    def who_they_were(self, at: int) -> int:
        """خمسة أطفال هم 4 أشقاء وطفلة; وهما فلان (26 عاما) وفلان (21 عاما): parts by kind, or by name where an age is told."""
        whole = self.parent(at)
        if whole is not None and not self.found and (whole.max or 0) < 2:
            return at + 1
        unit = at + 1 + (at + 1 < self.last and self.sheet.forms[at + 1] in _EVERY_OR_MARK)
        people = read_people(self.tokens, unit, self.last, named=True) if unit < self.last and self.sheet.pre[unit] in ("", "ال") else None
        if whole is None or people is None or people.definite:
            return at + 1
        if people.names and not people.noun and people.victims.age == "unknown":
            return at + 1
        return self.parts_from(unit, whole, "harm.part_named")


_FURTHER = 30  # units between a subject and its verb
_HELD = frozenset({"detained", "abducted"})
