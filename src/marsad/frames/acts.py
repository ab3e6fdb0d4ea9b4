"""Verbs of harm with those harmed behind them, before them, or in their pronoun."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.people.ages import past_age
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.rows import Frame
from marsad.frames.verbal_nouns import VerbalNouns
from marsad.frames.victims import person_at, with_noun
from marsad.frames.words import words_of
from marsad.grammar.given_names import read_name
from marsad.grammar.quantities import read_quantity
from marsad.model.reading import Victims
from marsad.syntax.phrases import agreement, starts_number
from marsad.syntax.tokens import BESIDES, DIE_BY, MOST, ONE_OF_THEM, PREPOSITION, PUNCTUATION, RELATIVE, SUBSET, TOLL
from marsad.text.rule_words import EVERY, THEY, THEY_F, THEY_TWO

_OWN = (THEY, THEY_TWO, "ها", "ه")
_EVERY_OR_MARK = frozenset({EVERY, ":"})


class Acts(VerbalNouns):
    """Verbs of harm with those harmed behind them, before them, or in their pronoun."""

    def verb(self, at: int, stop: int, outcome: str, frame: Frame) -> int:
        if self.sheet.forms[at] in words_of("mourns"):
            return self.mourned(at, stop, outcome, frame)
        if self.ruled(at, stop) or self.unheard_of(at) or self.dies_naturally(stop, outcome) or self.spends_time(at, stop):
            return stop
        outcomes, stop = self.two_outcomes(at, stop, outcome)
        if self.held_body(stop, outcome):
            return self.tokens.end(stop)
        if self.sheet.suf[at]:  # المناطق التي فقدوها: a thing was lost
            return stop if frame.slot == "loses" else self.by_pronoun(at, stop, outcomes, frame)
        if self.tokens.has(stop, ONE_OF_THEM):
            return self.one_harmed(at, stop, outcomes, frame)
        if self.some_of_them_at(stop):
            return self.some_harmed(at, stop, outcomes, frame)
        people = self.aboard(stop, outcome) or self.victims_of(at, stop, frame)
        if people is None:
            return self.subject_before(at, stop, outcomes, frame)
        return self.subject_behind(at, outcomes, people, frame)

    def subject_behind(self, at: int, outcomes: tuple[str, ...], people: People, frame: Frame) -> int:
        """قتل ثلاثة, فقدت القوات جنديين: those behind the verb, where they are those harmed."""
        if frame.slot == "loses":
            if self.loses_limb(people.last):
                return self.listed(frame.id, at, ("injured",), people)
            if outcomes[0] == "missing" and self.loses_something(people):
                return people.last
            outcomes = ("killed",) if self.army_loses(at, people) else outcomes
        if outcomes[0] in _HELD and self.takes_thing(people, frame):
            return people.last
        if self.refused(people, outcomes) or (self.like_a_noun(at, people) and self.at_large(people, at)):
            return people.last
        stop = self.listed(frame.id, at, outcomes, self.of_those_before(at, people))
        beside = self.more_beside(stop) if frame.slot == "meets" else None  # لقي القيادي مصرعه مع ثلاثة من رجاله
        return self.listed(frame.id, at, beside.outcomes or outcomes, beside) if beside else stop

    def of_those_before(self, at: int, people: People) -> People:
        """عدد عمال الإغاثة الذين خطفوا 6: whom a number behind the verb counts stands before الذين."""
        group = self.before_verb(at) if people.counted and not people.noun and self.tokens.has(at - 1, RELATIVE) else []
        return replace(people, victims=group[-1].victims, noun=True) if group else people

    def some_of_them_at(self, at: int) -> bool:
        """(قتل) منهم."""
        return self.tokens.has(at, SUBSET) and self.sheet.forms[at] in words_of("some_of_them")

    def dies_naturally(self, at: int, outcome: str) -> bool:
        """توفي سجين لأسباب طبيعية."""
        return outcome == "killed" and not words_of("natural").isdisjoint(self.sheet.forms[at : min(self.last, at + 5)])

    def spends_time(self, at: int, stop: int) -> bool:
        """قضى الرجل (43 عاما) عشر سنوات في المعتقل: he spent them there."""
        sheet = self.sheet
        if sheet.forms[at] not in words_of("spends"):
            return False
        for unit in range(stop, min(self.last - 1, stop + _SPENT)):
            if self.tokens.is_verb(unit) or sheet.forms[unit] in words_of("negative_ends"):
                return False
            number = read_quantity(sheet.forms, sheet.pre, sheet.suf, unit) if starts_number(self.tokens, unit) and not sheet.pre[unit] and sheet.forms[unit - 1] != "(" else None
            if number is not None and sheet.forms[number.end : number.end + 1] and sheet.forms[number.end] in words_of("years") | words_of("months"):
                return True
        return False

    def loses_something(self, people: People) -> bool:
        """فقد ثلاثة تجار أموالهم."""
        return self.owned_behind(people.last) or not (people.noun or people.counted)

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
        return any(form.removesuffix(ending) in words_of("body_parts") for ending in _OWN if form.endswith(ending))

    def fled(self, at: int) -> int:
        """فر آلاف المدنيين من البلدة, لجوء 20 ألف شخص إلى تشاد: people in numbers who left their homes."""
        behind = (read_people(self.tokens, unit, self.last) for unit in range(at + 1, min(self.last, at + 4)) if not self.sheet.pre[unit])
        people = next((one for one in behind if one is not None), None)
        group = [] if people is not None or self.sheet.pre[at] else self.before_verb(at)
        people = people or (group[0] if group else None)
        if people is None or not self.in_numbers(people):
            return 0
        self.add("harm.fled", at, ("displaced",), people)
        return max(at + 1, people.last)

    @staticmethod
    def in_numbers(people: People) -> bool:
        """Ten and more, or many thousands; not armed men, prisoners or protesters, who run for other reasons."""
        known = people.victims.status in ("fighter", "soldier") or people.victims.role in ("prisoner", "protester")
        if known or people.family or not people.counted or people.outcomes or people.back or people.others:
            return False
        return (people.min or 0) >= (_FEW if people.noun else _THOUSANDS)

    def men_lost(self, at: int) -> int:
        """خسرت المقاومة ثلاثة من مقاتليها, تكبدت المليشيا 40 عنصرا: the men, counted, whom a side lost."""
        for unit in range(at + 1, min(self.last, at + 10)):
            number = not self.sheet.pre[unit] and starts_number(self.tokens, unit)
            people = read_people(self.tokens, unit, self.last) if number else None
            if people is not None:
                men = people.noun and not people.outcomes and (people.victims.status in ("fighter", "soldier") or people.own_force)
                return self.listed("harm.lost", at, ("killed",), people) if men else 0
            if self.tokens.flags[unit] & PUNCTUATION or self.tokens.is_verb(unit):
                return 0
        return 0

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
        people = self.behind(stop, verb=at, labile=frame.slot in ("subject_or_object", "object") and number == "s")
        if people is None:
            return None
        if number != "s" and frame.slot == "subject":
            return people if self.is_present(at) else None
        if self.besides_between(stop, people.first) and not self.tokens.joined(at) and self.before_verb(at):
            return None  # عشرون شخصا لقوا مصرعهم، إضافة إلى مئة جريح
        far = people.first > stop + 1 and self.sheet.dated[stop : people.first].count(0) > 0
        return None if far and self.closer_before(at) else people

    def is_present(self, at: int) -> bool:
        return any(term.form == "present" for term in self.sheet.terms[at] if term.kind == "harm")

    def besides_between(self, first: int, last: int) -> bool:
        return any(self.tokens.flags[unit] & BESIDES for unit in range(first, last))

    def closer_before(self, at: int) -> bool:
        """أن جنديا قتل في … طفلان: a subject right before the verb has it."""
        group = self.before_verb(at)
        return bool(group) and group[-1].last >= at - 1 and not self.tokens.joined(at)

    def counts_right_behind(self, at: int, stop: int) -> bool:
        """قناص يغتال 9 سنوات من البراءة: whatever the number counts is what the verb took, so nobody before it was harmed."""
        sheet = self.sheet
        return self.is_present(at) and stop < self.last and not sheet.pre[stop] and read_quantity(sheet.forms, sheet.pre, sheet.suf, stop) is not None

    def subject_before(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        if (frame.slot == "subject_or_object" and self.counts_right_behind(at, stop)) or self.died_of_it(at, outcomes):
            return stop
        group = [] if frame.slot == "object" or self.tokens.joined(at) else self.before_verb(at)
        group = group or self.further_before(at, frame)
        if not group or self.the_most(group[0]) or self.counted_elsewhere(group[0]) or self.goes_on_parting(group[0], outcomes):
            return stop  # ارتفع عدد الصحفيين الذين استشهدوا
        for people in group:
            if not self.refused(people, outcomes) and not self.known_dead(people, outcomes) and not self.named_again(people, outcomes):
                self.add(frame.id, at, outcomes, people)
        return self.more_of_them(at, stop, outcomes, group[-1], frame) if self.found else stop

    def named_again(self, people: People, outcomes: tuple[str, ...]) -> bool:
        """مقتل قائد اللواء 405 مشاة، العميد فلان، الذي قتل في …: the name of the one told before a mark, told once more."""
        last = self.found[-1] if self.found else None
        if last is None or last.persons or last.max != 1 or last.outcome not in outcomes or not (people.names and people.definite):
            return False
        if not 0 < people.first - last.last <= _APPOSED or self.sheet.forms[people.first - 1] != "،" or any(self.tokens.joined(unit) for unit in range(last.last, people.first)):
            return False
        last.persons = self.persons(people, last.victims)
        return True

    def died_of_it(self, at: int, outcomes: tuple[str, ...]) -> bool:
        """أصيب جندي وتوفي لاحقا: the one hurt is dead; a single death, told twice."""
        last = self.found[-1] if self.found else None
        later = words_of("died_later").isdisjoint(self.sheet.forms[at + 1 : min(self.last, at + 6)])
        if last is None or outcomes != ("killed",) or later or not (self.tokens.joined(at) or self.sheet.forms[at - 1] in words_of("and_then")):
            return False
        one = last.outcome == "injured" and last.min == last.max == 1 and at - last.last <= _DIED_OF_IT
        if one and agreement(self.sheet.forms[at])[0] == "s":
            last.outcome = "killed"
            return True
        return False

    @staticmethod
    def known_dead(people: People, outcomes: tuple[str, ...]) -> bool:
        """القتلى سقطوا: told already what befell them."""
        return bool(people.outcomes) and people.definite and not people.counted and people.outcomes[0] in ("killed", *outcomes)

    def more_of_them(self, at: int, stop: int, outcomes: tuple[str, ...], people: People, frame: Frame) -> int:
        """Parts between the subject and its verb, and more who are counted behind it."""
        if self.found[-1].people is not people or self.summed_up(people.last, people) == people.last:
            self.parts_before(people.last, at)
        if (far := self.past_places(stop)) and (more := read_people(self.tokens, far, self.last)):
            self.add(frame.id, at, outcomes, more)
        if (more := self.more_beside(stop)) is not None:
            return self.listed(frame.id, at, more.outcomes or outcomes, more)
        return stop

    def further_before(self, at: int, frame: Frame) -> list[People]:
        """ثلاثة عمال يشتبه بأنهم تسللوا … قتلوا: those counted last, of whom nothing else is told; a clause about them stands between."""
        number, gender = agreement(self.sheet.forms[at])
        people = self.unclaimed
        if number == "s" or frame.slot == "object" or people is None or self.tokens.joined(at) or self.tokens.flags[at - 1] & RELATIVE:
            return []
        if not people.noun or not (people.counted or people.number == "d"):
            return []
        near = self.first <= people.first < at <= people.last + _FURTHER
        return [people] if near and not self.told_since(people) and self.agrees([people], number, gender) else []

    def told_since(self, people: People) -> bool:
        """Whether a harm was told of them, or of others behind them."""
        return any(harm.first > people.first for harm in self.found) or bool(self.used[people.first])

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
            told = any(harm.first == people.first and harm.outcome in outcomes for harm in self.found)
            if right and people.noun and self.dwellers(people):
                break
            if right and people.noun and not told:
                self.add(frame.id, at, outcomes, people)
                break
        else:
            self.same_one(at, outcomes, frame, many=many)
        return max(stop, start if start > at else stop)

    def same_one(self, at: int, outcomes: tuple[str, ...], frame: Frame, *, many: bool) -> None:
        """خطفت العصابة سامر الدالي وقتلته: of the one told by name right before."""
        last = self.found[-1] if self.found else None
        if many or last is None or last.people is None or not last.people.names or last.max != 1 or not self.tokens.joined(at):
            return
        if at - last.last <= _SAME_ONE and last.outcome not in outcomes:
            self.add(frame.id, at, outcomes, last.people)

    def who_they_were(self, at: int) -> int:
        """خمسة أطفال هم 4 أشقاء وطفلة; وهما فلان (26 عاما) وفلان (21 عاما): parts by kind, or by name where an age is told."""
        whole = self.parent(at)
        if whole is None or (not self.found and (whole.max or 0) < 2):
            return at + 1
        unit = at + 1 + (at + 1 < self.last and self.sheet.forms[at + 1] in _EVERY_OR_MARK)
        people = read_people(self.tokens, unit, self.last, named=True) if unit < self.last and self.sheet.pre[unit] in ("", "ال") else None
        if people is None or people.definite or self.only_named(people):
            return at + 1
        return self.parts_from(unit, whole, "harm.part_named")

    @staticmethod
    def only_named(people: People) -> bool:
        return bool(people.names) and not people.noun and people.victims.age == "unknown"


_SPENT = 10  # units behind "spent" in which years or months are told
_APPOSED = 8  # units between an office and the name of its holder
_SAME_ONE = 6  # units between one told by name and a verb with the pronoun
_DIED_OF_IT = 16  # units between one who was hurt and the verb that tells his death
_FURTHER = 30  # units between a subject and its verb
_HELD = frozenset({"detained", "abducted"})
_FEW, _THOUSANDS = 10, 1000  # people of whom flight tells that they left their homes
