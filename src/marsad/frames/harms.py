"""Harm by frames: who was killed, hurt, taken or driven out, and how many, each by the row that read it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.frames.found import FramedHarm
from marsad.frames.names import named_at
from marsad.frames.parts import Parts
from marsad.frames.people import People, case_at, read_people
from marsad.frames.rows import Frame, frame_of
from marsad.frames.words import words_of
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.harm_persons import PersonAt, name_groups, name_one, told_apart
from marsad.grammar.quantities import read_quantity
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims
from marsad.syntax.phrases import agreement, starts_number
from marsad.syntax.tokens import (
    AGENT,
    ALL,
    DIE_BY,
    MOST,
    ONE_OF_THEM,
    OPENERS,
    OWN_LIFE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    ROSE,
    SUBSET,
    TOLL,
    Tokens,
    analyse,
)

_LEADS = frozenset({"harm", "no_losses", "subset", "toll"})
_OUTCOME_OF = {"القتلي": "killed", "الضحايا": "killed", "الشهداء": "killed", "الجرحي": "injured", "المصابين": "injured", "المفقودين": "missing"}


def find_harms(sheet: Sheet) -> list[HarmAt]:
    """All harms of a report in text order."""
    tokens = analyse(sheet)
    harms: list[FramedHarm] = []
    told = bytearray(len(sheet.prose.sentences))
    for at in sheet.marked(_LEADS, words_of("prey") | words_of("bodies") | _THEY):
        told[sheet.prose.sentence[at]] = 1
    listing: Listing | None = None
    for number, (first, last) in enumerate(sheet.prose.sentences):
        if listing is not None and last > first:
            if listing.take(first, last):
                continue
            listing = None
        if told[number] and last > first:
            reader = Reader(tokens, first, last, harms)
            harms += reader.read()
            listing = Listing.opened(tokens, first, last, reader.found)
            listing = replace(listing, harms=harms) if listing else None
    settle_pairs(sheet, harms)
    return name_persons(sheet, harms)


def name_persons(sheet: Sheet, harms: list[FramedHarm]) -> list[HarmAt]:
    """Who is told by name: groups behind a count, each with a row where an age is told, and single persons."""
    name_groups(sheet, harms)
    told = {(harm.first, harm.outcome) for harm in harms if harm.part_of is not None}
    parts = [part for harm in harms for part in told_apart(harm) if (part.first, part.outcome) not in told]
    for harm in harms:
        if harm.min == harm.max == 1 and not harm.persons and harm.part_of is None:
            name_one(sheet, harm)
    for harm in harms:
        if harm.part_of is not None and harm.part_of.persons:
            harm.persons = ()  # the count of all has the names
    return [*harms, *parts]


def settle_pairs(sheet: Sheet, harms: list[FramedHarm]) -> None:
    """مقتل مدنيين … قتل مدنيان: where the report tells two of that kind elsewhere, ين is a dual."""
    two = {(harm.outcome, harm.people.keys[0]) for harm in harms if harm.people and harm.people.keys and harm.min == harm.max == 2}
    for harm in harms:
        people = harm.people
        if people and people.keys and harm.expr == "unstated" and not people.counted and sheet.forms[people.first].endswith("ين") and (harm.outcome, people.keys[0]) in two:
            harm.min = harm.max = 2
            harm.expr = "exact"


def reader_persons(tokens: Tokens, people: People) -> tuple[PersonAt, ...]:
    victims = people.victims
    return tuple(PersonAt(first, last, people.age_years, victims.age, victims.sex, victims.role, None) for first, last in people.names)


@dataclass(slots=True)
class Listing:
    """Lines behind a count that ends in بينهم: or behind "names of the dead:"; each line a part, or a name that counts."""

    tokens: Tokens
    whole: FramedHarm
    harms: list[FramedHarm]
    lines: int = 0
    fresh: bool = False  # the row is not among the harms yet

    @staticmethod
    def opened(tokens: Tokens, first: int, last: int, found: list[FramedHarm]) -> Listing | None:
        """A sentence that told harm and ends in a colon opens a list."""
        whole = next((harm for harm in reversed(found) if harm.part_of is None and not harm.negated), None)
        if whole is None and tokens.sheet.forms[first] in ("اسماء", "قائمه"):
            return Listing.of_names(tokens, first, last)
        return Listing(tokens, whole, []) if whole and last - first > 1 and tokens.sheet.forms[last - 1] == ":" else None

    @staticmethod
    def of_names(tokens: Tokens, first: int, last: int) -> Listing | None:
        """أسماء مصابي القصف: names of those harmed, line by line; a row once there is a name."""
        for at in range(first + 1, min(last, first + 4)):
            term = next((term for term in tokens.sheet.terms[at] if term.kind == "harm" and term.form in ("p", "d", "s")), None)
            if term:
                people = People(at, at + 1, 2, None, "unstated", noun=True)
                return Listing(tokens, FramedHarm(at, at + 1, at, term.row["outcome"], 2, None, "unstated", Victims(), rule="harm.names", people=people), [], fresh=True)
        return None

    def take(self, first: int, last: int) -> bool:
        """Read a line of the list; False where it is none."""
        at = first
        sheet = self.tokens.sheet
        while at < last and (not sheet.forms[at][0].isalnum()):
            at += 1
        marked = at > first
        number = read_quantity(sheet.forms, sheet.pre, sheet.suf, at) if at < last else None
        if number and number.end < last and named_at(self.tokens, number.end, last, titled=True):
            at, marked = number.end, True  # 2 فلان الفلاني
        if at >= last or last - at > 14:
            return False
        reader = Reader(self.tokens, at, last, self.harms)
        people = read_people(self.tokens, at, last, named=True)
        if people is None or not (people.noun or people.names) or (not marked and not people.counted):
            return False
        self.lines += 1
        if self.fresh and people.names:
            self.harms.append(self.whole)
            self.fresh = False
        if self.whole.expr == "unstated" or (self.whole.persons and self.lines > 1):
            self.count(people)
        if not people.names or people.victims.age != "unknown" or people.noun:
            reader.parts_from(at, self.whole, "harm.part_of_list")
            self.harms += reader.found
        return True

    def count(self, people: People) -> None:
        """Names of the dead, one a line: as many as lines."""
        if people.names:
            self.whole.min, self.whole.max, self.whole.expr = (self.lines, self.lines, "exact") if self.lines > 1 else (2, None, "unstated")
            self.whole.persons = (*self.whole.persons, *reader_persons(self.tokens, people))


class Reader(Parts):
    """Reads one sentence from left to right: each word of harm by its frame, then what hangs on it."""

    def registry(self) -> frozenset[str]:
        """The words of the names told so far."""
        return frozenset(name for harm in (*self.before[-40:], *self.found) for name in harm.names)

    def read(self) -> list[FramedHarm]:
        at = self.first
        while at < self.last:
            at = max(self.step(at), at + 1)
        return sorted(self.found, key=lambda harm: (harm.first, harm.part_of is not None, harm.outcome != "killed"))

    def step(self, at: int) -> int:
        flags, sheet = self.tokens.flags[at], self.sheet
        if self.used[at]:
            return at + 1
        if sheet.phrase(at, "no_losses"):
            self.found.append(FramedHarm(at, sheet.stops[at], at, "injured", 0, 0, "none", Victims(), negated=True, rule="harm.none"))
            return sheet.stops[at]
        if flags & (SUBSET | MOST):
            if self.unclaimed is not None and at - self.unclaimed.last <= 1:
                return max(self.past_subset(at, self.last), at + 1)  # سبعة مدنيين بينهم طفل قتلوا: the verb comes later
            return self.of_the_dead(at) or self.subset(at)
        if flags & ALL:
            return self.all_of_them(at)
        if flags & PRONOUN and at > self.first and (told := _OUTCOME_OF.get(sheet.forms[at - 1])) and (people := read_people(self.tokens, at + 1, self.last)) and people.counted:
            return self.listed("harm.dead_are", at, (told,), people)  # والقتلى هم 21 من …
        if flags & PRONOUN and sheet.forms[at] in _THEY and ((self.found and at - self.found[-1].last <= 6) or (at == self.first and self.before)):
            return self.who_they_were(at)
        if flags & ONE_OF_THEM:
            return self.one_of_them(at)
        if flags & TOLL and not (at + 1 < self.last and (sheet.forms[at + 1] == "من" or sheet.forms[at] == "عددا")) and (stop := self.toll(at)):
            return stop
        if sheet.forms[at] in words_of("prey"):
            return self.prey(at)
        term = self.harm_term(at)
        frame = frame_of(term) if term else None
        if term and frame and frame.slot != "self":
            return self.by_frame(at, term, frame)
        return self.self_told(at)

    def who_they_were(self, at: int) -> int:
        """خمسة أطفال هم 4 أشقاء وطفلة; وهما فلان (26 عاما) وفلان (21 عاما): parts by kind, or by name where an age is told."""
        whole = self.parent(at)
        if whole is not None and not self.found and (whole.max or 0) < 2:
            return at + 1
        unit = at + 1 + (at + 1 < self.last and self.sheet.forms[at + 1] in (":", "كل"))
        people = read_people(self.tokens, unit, self.last, named=True) if unit < self.last and self.sheet.pre[unit] in ("", "ال") else None
        if whole is None or people is None or people.definite or self.predicate_at(unit) or (not people.counted and people.number == "p" and not people.names):
            return at + 1
        if people.names and not people.noun and people.victims.age == "unknown":
            return at + 1
        return self.parts_from(unit, whole, "harm.part_named")

    def harm_term(self, at: int) -> Term | None:
        """The word of harm at a unit: a verb or verbal noun before a noun of one spelling."""
        terms = [term for term in self.sheet.terms[at] if term.kind == "harm"]
        if terms and self.sheet.pre[at][-1:] in ("ل", "ب") and self.sheet.pre[at]:
            terms.sort(key=lambda term: term.form != "masdar")
        if self.sheet.forms[at] in _NOT_BEHIND_NUMBER and at > self.first and self.is_counted(at):
            return None
        return next((term for term in terms if term.form in ("past", "present", "masdar")), terms[0] if terms else None)

    def is_counted(self, at: int) -> bool:
        return case_at(self.tokens, at) is not None and self.used[at - 1] == 1

    def by_frame(self, at: int, term: Term, frame: Frame) -> int:
        outcome = frame.outcome or term.row["outcome"]
        stop = self.sheet.stops[at]
        if frame.slot in ("genitive", "lives"):
            return self.masdar(at, stop, outcome, frame)
        if not self.tokens.is_verb(at):
            return stop
        if frame.slot == "meets" and (self.dies_by(at, DIE_BY) < 0 or term.form == "masdar"):
            return stop
        if frame.slot == "loses" and stop < self.last and (self.tokens.is_verb(stop) or self.sheet.forms[stop] in ("كان", "تم")):
            return stop  # فقد قتل: a particle
        if frame.slot == "loses":
            lost = self.dies_by(at, OWN_LIFE)
            outcome = "killed" if lost >= 0 else outcome
        return self.verb(at, stop, outcome, frame)

    # --- verbs ---

    def verb(self, at: int, stop: int, outcome: str, frame: Frame) -> int:
        outcomes, stop = self.two_outcomes(at, stop, outcome)
        if self.sheet.suf[at]:
            return self.by_pronoun(at, stop, outcomes, frame)
        if self.tokens.has(stop, ONE_OF_THEM) and not self.sheet.pre[stop]:
            return self.one_harmed(at, stop, outcomes, frame)
        if self.tokens.has(stop, SUBSET) and not self.sheet.pre[stop] and self.sheet.forms[stop] in ("منهم", "منهن"):
            return self.some_harmed(at, stop, outcomes, frame)
        people = self.victims_of(at, stop, frame)
        if people and frame.slot == "loses" and outcome == "missing" and self.owned_behind(people.last):
            return people.last  # فقد ثلاثة تجار أموالهم: they lost something
        if people is None:
            return self.subject_before(at, stop, outcomes, frame)
        if self.refused(people, outcomes):
            return people.last
        return self.listed(frame.id, at, outcomes, people)

    def one_harmed(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """أصابوا أحدهم, توفي أحدهم: one of those spoken of before."""
        whole = self.parent(at) if self.found else None
        among = [group[0] for group in self.phrases_between_all(self.first, at) if group[0].number != "s"]
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
        return bool(self.sheet.suf[at]) or self.sheet.forms[at][:2] == "ال" or (not self.sheet.terms[at] and self.sheet.forms[at].endswith(("هم", "ها", "هما", "هن")) and len(self.sheet.forms[at]) > 4)

    def victims_of(self, at: int, stop: int, frame: Frame) -> People | None:
        number, _ = agreement(self.sheet.forms[at])
        present = any(term.form == "present" for term in self.sheet.terms[at] if term.kind == "harm")
        people = self.behind(stop, verb=at, labile=frame.slot in ("subject_or_object", "object") and number == "s")
        if people is None:
            return None
        if number != "s" and frame.slot == "subject":
            return None if not present else people
        if people.first > stop + 1 and self.sheet.dated[stop : people.first].count(0) > 0 and self.closer_before(at, people):
            return None
        return people

    def closer_before(self, at: int, people: People) -> bool:
        """أن جنديا قتل في … طفلان: a subject right before the verb has it."""
        group = self.before_verb(at)
        return bool(group) and group[-1].last >= at - 1 and not self.tokens.joined(at)

    def two_outcomes(self, at: int, stop: int, outcome: str) -> tuple[tuple[str, ...], int]:
        """قتل وجرح 28, مقتل وإصابة عشرات: two words for one number."""
        sheet = self.sheet
        unit = stop + (stop < self.last and sheet.forms[stop] in ("و", "او"))
        if unit >= self.last or not (sheet.pre[unit] == "و" or unit > stop):
            return (outcome,), stop
        one = self.harm_term(at)
        nouns = not any(term.form in ("past", "present") for term in sheet.terms[unit] if term.kind == "harm")
        kinds = ("masdar",) if nouns and any(term.form == "masdar" for term in sheet.terms[at]) else ("past", "present")
        other = next((term for term in sheet.terms[unit] if term.kind == "harm" and term.form in kinds), None)
        if other is None or one is None or other.row["outcome"] == outcome or sheet.suf[unit]:
            return (outcome,), stop
        if kinds[0] == "past" and not self.one_subject(at, unit):
            return (outcome,), stop
        self.used[unit] = 1
        return (outcome, other.row["outcome"]), sheet.stops[unit]

    def one_subject(self, at: int, other: int) -> bool:
        """قتل وجرح 28, but not متظاهر قتل وأصيب 40: two verbs share a subject only where none stands before the first, or both agree with it."""
        one, two = agreement(self.sheet.forms[at]), agreement(self.sheet.forms[other])
        if one[0] != two[0]:
            return False
        group = self.before_verb(at) if not self.tokens.joined(at) else []
        return one[0] != "s" or not (group and group[-1].last >= at - 1)

    def subject_before(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        if frame.slot == "object" or self.tokens.joined(at):
            group: list[People] = []
        else:
            group = self.before_verb(at)
        if group and self.counted_elsewhere(group[0]):
            return stop  # ارتفع عدد الصحفيين الذين استشهدوا
        for people in group:
            if not self.refused(people, outcomes) and not (people.outcomes and people.definite and not people.counted):
                self.add(frame.id, at, outcomes, people)
        if group and self.found:
            self.parts_before(group[-1].last, at)
            if (far := self.past_places(stop)) and (more := read_people(self.tokens, far, self.last)):
                self.add(frame.id, at, outcomes, more)
            if stop < self.last and self.sheet.forms[stop] == "مع" and (more := read_people(self.tokens, stop + 1, self.last)) and more.counted:
                self.add(frame.id, at, outcomes, more)
        return stop

    def counted_elsewhere(self, people: People) -> bool:
        return not people.counted and people.first > self.first and bool(self.tokens.flags[people.first - 1] & TOLL)

    def parts_before(self, at: int, verb: int) -> None:
        """Parts told between a subject and its verb: سبعة مدنيين، بينهم أب وابنه، قتلوا."""
        for unit in range(at, min(verb, at + 3)):
            if self.tokens.flags[unit] & (SUBSET | MOST):
                self.subset(unit)
                return
            if self.sheet.forms[unit] in ("هم", "هما", "وهم", "وهما"):
                self.who_they_were(unit)
                return
            if self.sheet.forms[unit] == "(":
                self.bracket(unit)
                return

    def by_pronoun(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """جنود قتلهم التنظيم, أطلق النار على شاب وأصابه: whom the pronoun stands for."""
        many = self.sheet.suf[at] in ("هم", "هن", "هما")
        start, _ = self.clause_start(at)
        for group in reversed(self.phrases_between_all(max(self.first, at - 14), at, again=True)):
            people = group[0]
            right = people.number == "s" if not many else people.number != "s"
            told = any(harm.first == people.first and harm.outcome in outcomes for harm in self.found)
            if right and people.noun and not told:
                self.add(frame.id, at, outcomes, people)
                break
        return max(stop, start if start > at else stop)

    def phrases_between_all(self, start: int, end: int, *, again: bool = False) -> list[list[People]]:
        found, unit = [], start
        while unit < end:
            people = read_people(self.tokens, unit, end) if again or not self.used[unit] else None
            if people:
                found.append([people])
            unit = max(unit + 1, people.last if people else 0)
        return found

    # --- verbal nouns ---

    def masdar(self, at: int, stop: int, outcome: str, frame: Frame) -> int:
        outcomes, stop = self.two_outcomes(at, stop, outcome)
        if self.sheet.suf[at]:
            if at > self.first and self.sheet.forms[at - 1] in ("جري", "تم", "جرت", "تمت", "يتم"):
                group = [one for one in self.phrases_between_all(max(self.first, at - 12), at - 1) if one[0].last >= at - 2 and one[0].counted]
                if group:  # 12 مواطنا جرى إعدامهم
                    return max(stop, self.listed(frame.id, at, outcomes, group[-1][0]) if group[-1][0].last > at else self.kept(frame, at, outcomes, group[-1][0], stop))
            object_ = read_people(self.tokens, stop, self.last) if stop < self.last and not self.sheet.pre[stop] else None
            if object_ and object_.noun and not object_.definite and not object_.outcomes and not object_.others:
                return self.listed(frame.id, at, outcomes, object_)  # لقتلهم صحفيا
            return self.of_him(at, stop, outcomes, frame)
        if self.sheet.forms[at] in _CASES_MANY and stop < self.last and not (self.sheet.terms[stop] and read_people(self.tokens, stop, self.last) and not self.sheet.phrase(stop, "others")):
            return self.sentenced_or_bare(at, stop, outcome)
        if frame.slot == "lives" and not self.taken(at):
            return stop
        people = self.genitive(stop, at)
        if outcome == "missing" and self.dies_by(at, OWN_LIFE) >= 0:
            outcomes = ("killed",)  # فقدان 14 مدنيا حياتهم
        if people is None:
            return self.sentenced_or_bare(at, stop, outcome)
        if self.refused(people, outcomes) or self.taken_up(people, at):
            return people.last
        return self.listed(frame.id, at, outcomes, people)

    def kept(self, frame: Frame, at: int, outcomes: tuple[str, ...], people: People, stop: int) -> int:
        self.add(frame.id, at, outcomes, people)
        return stop

    def taken(self, at: int) -> bool:
        """أرواح, بحياة: of somebody whose life a word before takes."""
        key = next((term.key for term in self.sheet.terms[at] if term.kind == "harm"), "")
        if key not in ("أرواح", "بحياة"):
            return True
        return any(form.startswith(_TAKES) for form in self.sheet.forms[max(self.first, at - 12) : at])

    def taken_up(self, people: People, at: int) -> bool:
        """احتجاجا على مقتل المتظاهر, بعد مقتل القائد: a definite one without a name, told of as known."""
        before = self.sheet.forms[at - 1] if at > self.first else ""
        return people.definite and people.number == "s" and not people.names and not people.counted and before in ("علي", "بعد", "منذ", "قبل", "حادثه")

    def sentenced_or_bare(self, at: int, stop: int, outcome: str) -> int:
        """إصابات by itself: people, where it is an indefinite plural that fell, or stands at the head of a headline."""
        sheet, form = self.sheet, self.sheet.forms[at]
        if case_at(self.tokens, at) is None or form not in _CASES_MANY or self.sheet.forms[stop : stop + 1] in _DIRECT:
            return stop
        low, high, expr = (2, 2, "exact") if form in _CASES_TWO else (2, None, "unstated")
        people = People(at, at + 1, low, high, expr, noun=True, outcomes=(outcome,))
        if self.negated_noun(people):
            return stop
        if self.licensed(people):
            stop += stop < self.last and self.sheet.phrase(stop, "others")
            if stop < self.last and sheet.forms[stop] in ("بين", "في"):
                described = read_people(self.tokens, stop + 1 + (sheet.forms[stop + 1 : stop + 2] == ["صفوف"]), self.last)
                if described and (sheet.forms[stop] == "بين" or sheet.forms[stop + 1] == "صفوف"):
                    people.victims = described.victims
            return self.listed("harm.case", at, (outcome,), people)
        return stop

    def genitive(self, at: int, masdar: int) -> People | None:
        """Those of whom it is told: right behind, behind a day, or behind those who did it (إعدام قوات X ثلاثة رجال)."""
        sheet, tokens = self.sheet, self.tokens
        unit, doer = at, False
        while unit < min(self.last, at + 12):
            if sheet.pre[unit] in ("", "ال") or (sheet.pre[unit] == "ل" and sheet.forms[masdar][:2] == "ال"):
                people = read_people(tokens, unit, self.last, named=unit == at and sheet.forms[masdar] in words_of("takes_name"), registry=self.registry())
                if people is not None:
                    return people if not doer or sheet.pre[unit] == "ل" or people.counted or (people.noun and not people.definite) else None
            if tokens.flags[unit] & (OPENERS | PUNCTUATION) or tokens.is_verb(unit) or tokens.joined(unit) or sheet.forms[unit] in ("بحق", "ضد", "في", "علي", "الي", "عن", "من"):
                if sheet.forms[unit] in ("بحق", "ضد", "طالت", "طال", "شملت") and unit + 1 < self.last and not tokens.joined(unit):
                    unit += 1
                    continue
                return None
            if sheet.dated[unit]:
                unit += 1
                continue
            step = self.past(unit)
            doer = doer or step.doer
            unit = step.at
        return None

    def of_him(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """أسفرت عن مقتله: of him who was named before, where the death is told and not taken up."""
        told = any(self.sheet.phrase(unit, "cause") or self.sheet.forms[unit] in _ANNOUNCED for unit in range(max(self.first, at - 4), at))
        if not told or self.sheet.suf[at] not in ("ه", "ها"):
            return stop
        sex = "man" if self.sheet.suf[at] == "ه" else "woman"
        for group in reversed(self.phrases_between_all(max(self.first, at - 40), at)):
            people = group[0]
            if people.number == "s" and people.noun and people.victims.sex in (sex, "unknown"):
                victims = replace(people.victims, sex=sex if people.victims.sex == "unknown" and people.names else people.victims.sex)
                self.add(frame.id, at, outcomes, replace(people, first=at, last=stop, victims=victims))
                break
        return stop

    # --- nouns that tell the harm themselves ---

    def self_told(self, at: int) -> int:
        """30 قتيلا, عشرات الجرحى, شهيدان, قتلى: the noun tells the harm; without a number it must have fallen, or open a headline."""
        tokens, sheet = self.tokens, self.sheet
        if sheet.forms[at] in words_of("bodies") and (stop := self.bodies(at)):
            return stop
        people = read_people(tokens, at, self.last)
        if people is None:
            return at + 1
        people = self.of_bodies(self.parted(people))
        if people.back and (not people.outcomes or people.outcomes[0] in ("displaced", "detained")) and self.found:
            return self.of_them(replace(people, outcomes=()))
        if not people.outcomes and people.counted and not people.noun and self.found and self.tokens.joined(people.first) and self.tokens.has(people.last, AGENT):
            self.add("harm.by_hand", at, (self.found[-1].outcome,), people)  # 72 على يد X، و19 على يد Y
            return people.last
        if not people.outcomes:
            self.unclaimed = people
            return people.last if people.names or people.counted else at + 1
        if people.one_of and people.outcomes:
            return people.last  # أحد الموقوفين: one of those known
        if self.negated_noun(people) or self.refused(people, people.outcomes):
            return people.last
        if not people.counted and not self.licensed(people):
            return people.last
        if people.back and people.counted:
            return self.of_the_hurt(people)
        return self.listed("harm.noun", people.first, people.outcomes, people)

    def parted(self, people: People) -> People:
        """400 ضحية بين شهيد وجريح, عشرات المدنيين بين قتيل وجريح: one number for the outcomes that two nouns name."""
        sheet, at = self.sheet, people.last
        at += at < self.last and sheet.forms[at] == "ما"
        if at + 2 >= self.last or sheet.forms[at] != "بين" or not self.tokens.joined(at + 2):
            return people
        one, other = self.noun_outcome(at + 1), self.noun_outcome(at + 2)
        if one is None or other is None or one == other:
            return people
        return replace(people, outcomes=(one, other), last=at + 3, counted=True)

    def of_bodies(self, people: People) -> People:
        """400 جثة تعود لعسكريين: whose they are."""
        at = people.last
        at += at < self.last and self.sheet.forms[at] in ("تعود", "يعود", "عائده")
        if at >= self.last or self.sheet.pre[at] != "ل" or people.victims.status != "unknown" or not people.counted:
            return people
        whose = read_people(self.tokens, at, self.last)
        if whose is None or not whose.noun or self.sheet.forms[people.last - 1] not in words_of("bodies"):
            return people
        return replace(people, victims=whose.victims, last=whose.last)

    def noun_outcome(self, at: int) -> str | None:
        return next((term.row["outcome"] for term in self.sheet.terms[at] if term.kind == "harm" and term.form in ("s", "p")), None)

    def of_them(self, people: People) -> int:
        """ثلاثة منهم: a part of those told before, where a word behind tells who they were or nothing else befell them."""
        whole = self.parent(people.first)
        if whole is None or not people.counted:
            return people.last
        noun = read_people(self.tokens, people.last, self.last) if people.last < self.last else None
        if noun and noun.noun and not noun.counted and not noun.outcomes and noun.number == people.number:
            people = replace(people, victims=noun.victims, last=noun.last, noun=True)
            self.add_part("harm.part", whole, people)
            return people.last
        if self.found and people.first - self.found[-1].last <= 3 and not self.tokens.joined(people.first):
            self.add_part("harm.part", whole, people)
        return people.last

    def of_the_hurt(self, people: People) -> int:
        """ثلاثة من الجرحى: a part of those hurt."""
        whole = next((harm for harm in reversed([*self.before[-8:], *self.found]) if harm.outcome == people.outcomes[0] and harm.part_of is None), None)
        if whole is None:
            return self.listed("harm.noun", people.first, people.outcomes, people)
        if whole in self.found:
            self.add_part("harm.part", whole, people)
            return people.last
        self.add("harm.noun", people.first, people.outcomes, people)
        return people.last

    def of_the_dead(self, at: int) -> int:
        """بين القتلى امرأتان, where the sentence counts no whole."""
        end = self.tokens.end(at)
        outcome = _OUTCOME_OF.get(self.sheet.forms[end - 1])
        if outcome is None or any(harm.outcome == outcome and harm.part_of is None for harm in self.found):
            return 0
        people = read_people(self.tokens, end, self.last)
        if people is None or not (people.noun or people.counted):
            return end
        return self.listed("harm.among", at, (outcome,), people)

    def licensed(self, people: People) -> bool:
        """قتلى, جرحى, قتيل without a number: not those known already, nor what somebody fell as, nor the name of a place."""
        sheet, at = self.sheet, people.first
        before = sheet.forms[at - 1] if at > self.first else ""
        if people.definite:
            return bool(people.explicit or people.victims.status == "civilian") and before in ("من", "الي", "عن") and any(sheet.phrase(unit, "cause") or sheet.forms[unit] in words_of("fell") for unit in range(max(self.first, at - 5), at))
        if before in words_of("kin_of") or before in words_of("unharmed") or sheet.pre[at][-1:] in ("ل", "ك"):
            return False
        if people.number == "s" and before in words_of("fell_as") and before not in ("سقط", "سقطت"):
            return False
        if people.number == "s" and sheet.forms[at].endswith("ا"):
            return any(sheet.phrase(unit, "cause") or sheet.forms[unit] in ("خلف", "خلفت", "اوقع", "اوقعت", "توقع", "يوقع") for unit in range(max(self.first, at - 7), at)) and before not in words_of("fell_as")
        if at > self.first and sheet.kinds[at - 1] & _NAMED_AFTER and sheet.forms[at - 1][:2] != "ال":
            return False
        if people.number == "p" and at < self.last - 1 and people.last == at + 1 and sheet.forms[at + 1][:2] == "ال" and not sheet.pre[at + 1] and not self.fell(at):
            return False  # جرحى الحرب, شهداء المدينة: those known
        if people.outcomes[0] not in ("killed", "injured") and not self.fell(at):
            return False
        return people.number != "s" or at - self.first <= 4 or self.fell(at)

    def fell(self, at: int) -> bool:
        return any(self.sheet.phrase(unit, "cause") or self.sheet.forms[unit] in words_of("fell") for unit in range(max(self.first, at - 6), at)) or bool(
            self.found and self.found[-1].last >= at - 1
        )

    def bodies(self, at: int) -> int:
        """جثث سبعة أشخاص, جثة سيدة: bodies are counted by whose they are; جثتين by themselves."""
        sheet, stop = self.sheet, self.sheet.stops[at]
        if sheet.suf[at]:
            return stop
        single = sheet.forms[at] in words_of("body")
        people = read_people(self.tokens, stop, self.last, named=single) if stop < self.last and sheet.pre[stop] in ("", "ل") else None
        if people is not None and not (people.outcomes and not people.counted) and not (people.definite and people.number in ("p", "s")):
            return self.listed("harm.bodies", at, ("killed",), people)
        return 0 if people is None else people.last

    def prey(self, at: int) -> int:
        """راح ضحية القصف 12 شخصا, ضحيتها مدنيان: the number behind is of those killed."""
        sheet = self.sheet
        went = at > self.first and sheet.forms[at - 1] in words_of("went")
        his = sheet.forms[at] != "ضحيه" or bool(sheet.suf[at])
        if not (went or his):
            return self.self_told(at)
        people = self.behind(at + 1, verb=at, labile=False, reach=24 if went else 4)
        if people is None and went:
            people = self.counted_within(at + 1, 14)
        return self.listed("harm.prey", at, people.outcomes or ("killed",), people) if people else at + 1

    def counted_within(self, at: int, reach: int) -> People | None:
        for unit in range(at, min(self.last, at + reach)):
            people = read_people(self.tokens, unit, self.last) if starts_number(self.tokens, unit) else None
            if people and people.noun:
                return people
        return None

    # --- tolls ---

    def toll(self, at: int) -> int:
        """عدد القتلى 12, ارتفعت حصيلة الضحايا إلى 17, بلغ عدد الجرحى 30: the number that a toll reached."""
        counted = next((unit for unit in range(at + 1, min(self.last, at + 5)) if self.noun_outcome(unit)), None)
        outcome = self.noun_outcome(counted) if counted is not None else None
        if outcome is None:
            outcome = self.toll_by_verb(at) or ("killed" if self.sheet.forms[at] in ("حصيله", "الحصيله") else None)
        if outcome is None:
            return 0
        start = (counted + 1) if counted is not None else at + 1
        people = self.risen_before(at) or self.reached(start, at)
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
            if tokens.flags[unit] & OPENERS and not tokens.flags[unit] & PREPOSITION and unit > start + 1:
                later = range(unit, min(self.last, unit + 24))
                if not any(tokens.flags[at] & ROSE or (sheet.forms[at] == "الي" and at + 1 < self.last and starts_number(tokens, at + 1)) for at in later):
                    return None
            if unit <= start + 3 and sheet.forms[unit][:2] != "ال" and self.noun_outcome(unit) and (two := read_people(tokens, unit, self.last)) and two.number == "d" and two.outcomes:
                return two  # والحصيلة حتى الآن قتيلان
            rose = rose or bool(tokens.flags[unit] & ROSE) or sheet.forms[unit] == "الي"
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
            if people and people.victims.status != "unknown":
                return Victims(people.victims.status)
        return Victims()

    # --- what is no harm of those named ---

    def refused(self, people: People, outcomes: tuple[str, ...]) -> bool:
        """People who went into the street, or to live somewhere, and what is taken up rather than told."""
        if outcomes[0] == "evacuated" and (not people.counted or people.victims.role == "protester"):
            return True
        if outcomes[0] == "displaced" and not people.counted and people.outcomes:
            return True
        before = self.sheet.forms[people.first - 1] if people.first > self.first else ""
        if people.outcomes and outcomes[0] == "displaced" and self.sheltered(people.first):
            return True
        if outcomes[0] in ("detained", "abducted") and any(self.sheet.forms[unit] in words_of("unharmed") for unit in range(max(self.first, people.first - 4), people.first)):
            return True
        return bool(people.outcomes) and before in words_of("kin_of") and not people.counted

    def sheltered(self, at: int) -> bool:
        """مدرسة تؤوي آلاف النازحين: they live there."""
        for unit in range(at - 1, max(self.first, at - 4), -1):
            if any(term.kind == "harm" for term in self.sheet.terms[unit]):
                return False
            if self.sheet.forms[unit] in words_of("shelters"):
                return True
        return False

    def negated_noun(self, people: People) -> bool:
        """لم يسفر القصف عن ضحايا is none; لم ترد أنباء عن ضحايا is not stated."""
        forms, known = self.sheet.forms, True
        if people.counted or people.definite:
            return False
        for unit in range(people.first - 1, max(self.first, people.first - 10) - 1, -1):
            if forms[unit] in words_of("negative") and forms[unit + 1] not in words_of("no_denial"):
                if known and forms[unit - 1] not in words_of("so_that"):  # لكي لا يصبح المدنيون ضحايا
                    self.found.append(FramedHarm(people.first, people.last, people.first, people.outcomes[0], 0, 0, "none", Victims(), negated=True, rule="harm.none"))
                return True
            if forms[unit] in words_of("negative_ends"):
                return False
            if self.sheet.phrase(unit, "cause") and forms[unit - 1] not in words_of("negative"):
                return False
            known = known and forms[unit] not in words_of("knowing")
        return False


_NAMED_AFTER = frozenset({"type_hospital", "type_site", "type_quarter", "type_base", "type_camp", "type_city"})
_THEY = frozenset({"هم", "هما", "وهم", "وهما", "هن"})
_CASES_MANY = frozenset({"اصابات", "وفيات", "اصابتان", "اصابتين"})
_DIRECT = (["مباشره"], ["محققه"], ["دقيقه"], ["بليغه"], ["بالغه"], ["خطيره"], ["خطره"])
_TAKES = ("اود", "يود", "تود", "مود", "حصد", "ازهق", "يحصد", "تحصد", "حاصد", "خطف", "سلب", "تسبب", "كلف", "انه", "اخذ")
_CASES_TWO = frozenset({"اصابتان", "اصابتين"})
_NOT_BEHIND_NUMBER = frozenset({"اصابه", "اصابات", "وفاه", "اختناق"})
_ANNOUNCED = frozenset({"عن", "الي", "اعلن", "اعلنت", "اكد", "اكدت", "علي"})
