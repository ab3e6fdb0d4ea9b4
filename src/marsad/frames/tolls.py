"""The number that a toll reached: ارتفعت حصيلة الضحايا إلى 17."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.refused import Refusals
from marsad.frames.words import words_of
from marsad.lexicon.terms import VERB_FORMS
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import NEGATION, OPENERS, PREPOSITION, PUNCTUATION, RELATIVE, ROSE, SUBSET, TOLL
from marsad.text.rule_words import ALEF, AND, ARTICLE, COMMAS, IN, OF, THE_TOLL, TO, TOLL_OF

_RISEN = 16  # units between a verb that tells a rise and the toll behind its number
_THEIRS = 5  # units between those told and their number
_ONE_OR_TWO = frozenset({"s", "d"})
_THE_TOLL_OR_TOLL_OF = frozenset({TOLL_OF, THE_TOLL})


class Tolls(Refusals):
    """The number that a toll reached: ارتفعت حصيلة الضحايا إلى 17."""

    def toll(self, at: int) -> int:
        """عدد القتلى 12, ارتفعت حصيلة الضحايا إلى 17, بلغ عدد الجرحى 30: the number that a toll reached."""
        if self.sheet.forms[at] in words_of("their_count") and (stop := self.number_of_them(at + 1)):
            return stop
        counted = next((unit for unit in range(at + 1, min(self.last, at + 5)) if self.noun_outcome(unit) and self.sheet.forms[unit - 1] != TO), at)
        outcome = self.noun_outcome(counted) if counted > at else self.toll_by_verb(at)
        if outcome is None or self.one_or_two_told(at, counted):
            return 0
        outcomes, behind = self.counted_together(counted, outcome)
        start = next((unit for unit in range(at + 1, counted) if self.counts_at(unit)), behind)  # الحصيلة ثلاثة شهداء وسبعة جرحى
        people = self.risen_before(at) or self.reached(start, at)
        if people is not None and outcome in ("detained", "abducted") and not words_of("freed").isdisjoint(self.sheet.forms[at + 2 : people.first]):
            return people.last  # عدد الأسرى المفرج عنهم 50; not عدد المحررين الذين أعيد اعتقالهم
        if people is None:
            return start if counted > at and self.sheet.forms[counted][:2] == "ال" else 0
        people = self.two_before(people) or people
        people = self.of_class(people, self.class_between(at, people.first if people.first > at else start + 4))
        people = self.of_class(people, self.own_dead(people, at))
        for unit in range(at, max(start, self.past_relative(at) if people.first < at and counted == at else start)):
            self.used[unit] = 1
        stop = max(start, self.listed("harm.toll", at, people.outcomes or outcomes, self.beyond(people, at)))
        if self.past_parts(people.last, at) > people.last:
            self.parts_from(self.tokens.end(people.last + (self.sheet.forms[people.last] in COMMAS)), self.found[-1], "harm.part")
        return stop

    def two_before(self, people: People) -> People | None:
        """(بلغت الحصيلة) شهيدين و19 جريحا, شهيدا وخمسة جرحى: two or one told by a noun alone, to whom the number is joined."""
        two = people.first - 1 - (self.sheet.forms[people.first - 1] == AND)
        forms = ("d", "s") if self.sheet.forms[two].endswith(ALEF) else ("d",)
        told = self.tokens.joined(people.first) and any(term.kind == "harm" and term.form in forms for term in self.sheet.terms[two])
        return read_people(self.tokens, two, self.last) if told else None

    def past_relative(self, at: int) -> int:
        """(يرفعون إلى 1226) عدد المدنيين الذين قتلتهم الطائرات: the unit behind the verb that tells whom the toll counts."""
        return next((unit + 1 for unit in range(at + 1, min(self.last, at + 6)) if any(term.kind == "harm" and term.form in VERB_FORMS for term in self.sheet.terms[unit])), at)

    def one_or_two_told(self, toll: int, at: int) -> bool:
        """(أدت في حصيلة أولية إلى سقوط) شهيد (وإصابة سبعة), (بلغت حصيلة القصف) شهيدين: one behind a word for falling, or two, are the count themselves; so are those of a noun of harm behind في حصيلة أولية إلى."""
        if self.sheet.forms[toll - 1] == IN and toll > self.first:
            return any(self.sheet.forms[unit] in words_of("fell") or self.tells_harm(unit) for unit in range(toll + 2, min(self.last, toll + 4)))
        if at == toll or self.sheet.forms[at].startswith(ARTICLE):
            return False
        fell = self.sheet.forms[at - 1] in words_of("fell")
        return any(term.kind == "harm" and (term.form == "d" or (fell and term.form == "s")) for term in self.sheet.terms[at])

    def tells_harm(self, at: int) -> bool:
        """إصابة, مقتل: a verbal noun of harm."""
        return any(term.kind == "harm" and term.form == "masdar" for term in self.sheet.terms[at])

    def number_of_them(self, at: int) -> int:
        """(قتل جميع الركاب) وعددهم 43, (وهم) ستة: how many those told last were, of whom no number was told; the unit behind it."""
        whole = self._last_whole()
        people = read_people(self.tokens, at, self.last) if whole is not None and whole.expr == "unstated" and self.counts_at(at) else None
        if whole is None or people is None or at - whole.last > _THEIRS:
            return 0
        whole.min, whole.max, whole.expr = people.min, people.max, people.expr
        return people.last

    def counted_together(self, at: int, outcome: str) -> tuple[tuple[str, ...], int]:
        """عدد القتلى والجرحى, عدد الضحايا بين قتيل وجريح: the outcomes of which a toll tells one number, and the unit behind them."""
        one = at + 1 + (at + 1 < self.last and self.sheet.forms[at + 1] in words_of("between"))
        first = self.noun_outcome(one) if one > at + 1 else outcome
        second = one + (one > at + 1)
        other = self.noun_outcome(second) if second < self.last and self.tokens.joined(second) else None
        return ((first, other), second + 1) if first and other and other != first else ((outcome,), at + 1)

    def counts_at(self, at: int) -> bool:
        """A number that is no day, and no part of others (وفق بعض المصادر)."""
        return starts_number(self.tokens, at) and not self.sheet.dated[at] and self.sheet.forms[at] not in words_of("some")

    @staticmethod
    def of_class(people: People, victims: Victims) -> People:
        """Of those whom the toll is said to count, where the number has no noun that says who they were."""
        if people.victims.status != "unknown" or victims.status == "unknown":
            return people
        return replace(people, victims=victims, explicit=victims.status == "civilian")

    def beyond(self, people: People, toll: int) -> People:
        """تجاوزت حصيلة القتلى 40: more than the number; لم يتجاوز عدد القتلى 40: no more than that."""
        before = self.sheet.forms[toll - 1] if toll > self.first else ""
        if before not in words_of("beyond") or people.expr != "exact" or people.min is None:
            return people
        if toll - 1 > self.first and self.tokens.flags[toll - 2] & NEGATION:
            return replace(people, min=None, expr="at_most")
        return replace(people, min=people.min + 1, max=None, expr="more_than")

    def risen_before(self, toll: int) -> People | None:
        """لترتفع إلى 512 حصيلة قتلى …, يرتفع إلى 31 بينهم سبع نساء تعداد الشهداء: the number, with its parts, stands between the verb and the toll."""
        rose = next((unit for unit in range(max(self.first, toll - _RISEN), toll) if self.tokens.flags[unit] & ROSE), toll)
        for at in range(rose + 1, min(toll, rose + 6)):
            if self.tokens.flags[at] & TOLL:
                return None  # ارتفع عدد القتلى إلى 12 وعدد الجرحى إلى 30: the number of another toll
            people = read_people(self.tokens, at, toll) if self.counts_at(at) else None
            if people and toll in (people.last, self.past_parts(people.last, toll)):
                return people
        return None

    def past_parts(self, at: int, end: int) -> int:
        """بينهم سبع نساء: the unit behind the parts of a number; the same unit where none are told."""
        parts = at + (self.sheet.forms[at] in COMMAS)
        return self.past_subset(parts, end) if parts < end and self.tokens.flags[parts] & SUBSET else at

    def toll_by_verb(self, at: int) -> str | None:
        """عدد الأطفال الذين قتلوا: the verb behind tells what the toll counts; حصيلة by itself counts the dead."""
        for unit in range(at + 1, min(self.last, at + 6)):
            found = next((term.row["outcome"] for term in self.sheet.terms[unit] if term.kind == "harm" and term.form in ("past", "present", "masdar")), None)
            if found or self.sheet.forms[unit] in words_of("fell_many"):
                return str(found or "killed")  # عدد المدنيين الذين سقطوا
        if self.sheet.forms[at] in _THE_TOLL_OR_TOLL_OF:
            return "killed"
        return self.of_those_told(at)

    def of_those_told(self, at: int) -> str | None:
        """قتل متظاهر، ليرتفع العدد إلى 97: the number of those told last, where it rises."""
        before, last = range(max(self.first, at - 3), at), self._last_whole()
        known = self.sheet.forms[at] in words_of("their_count")
        return last.outcome if last is not None and known and any(self.tokens.flags[unit] & ROSE for unit in before) else None

    def reached(self, start: int, toll: int) -> People | None:
        sheet, tokens, start = self.sheet, self.tokens, self.past_so_far(start)
        rose = any(tokens.flags[unit] & ROSE for unit in range(max(self.first, toll - 3), toll))
        passed = toll > self.first and sheet.forms[toll - 1] in words_of("beyond")
        for unit in range(start, min(self.last, start + 30)):
            if tokens.flags[unit] & TOLL and unit > start and sheet.forms[unit + 1 : unit + 2] != [OF] and not self.takes_up_toll(unit):
                return None  # حصيلة القصف 8 قتلى، بعد حصيلة سابقة بلغت 18: what another toll reached is its own
            if unit > start and self.labels(unit):
                return None  # العدد الكلي للقتلى والجرحى: القتلى: 2، الجرحى: 19
            if unit > start + 1 and self.leaves_toll(unit) and not (passed and tokens.flags[unit] & RELATIVE):
                return None  # تجاوز عدد القتلى في الغارة التي استهدفت السوق 40: what is passed is still to come
            rose |= bool(tokens.flags[unit] & ROSE) | (sheet.forms[unit] == TO)
            if unit > start and sheet.forms[unit] in words_of("the_few") and sheet.forms[unit - 1] != TO:
                continue  # عدد القتلى في المدن الثلاث 34
            people = read_people(tokens, unit, self.last) if self.counts_at(unit) else self.to_one(unit)
            if people and people.counted and (rose or unit <= start + 1 or self.told_last(people, start)):
                return self.moved_to(people) or people
        return None

    def moved_to(self, people: People) -> People | None:
        """(ارتفعت الحصيلة) من 12 قتيلا إلى 19, (عدلت حصيلتها) من 22 قتيلا إلى 17: the number to which it rose or fell from another."""
        from_to = self.sheet.forms[people.first - 1] == OF and people.last < self.last and self.to_number(people.last)
        return read_people(self.tokens, people.last + 1, self.last) if from_to else None

    def from_number(self, at: int) -> bool:
        """(ارتفعت الحصيلة من) 12 قتيلا إلى 19: a number behind من, from which another is reached."""
        first = read_people(self.tokens, at, self.last) if at < self.last and self.counts_at(at) else None
        return first is not None and first.last < self.last and self.to_number(first.last)

    def takes_up_toll(self, at: int) -> bool:
        """(ارتفعت حصيلة الضحايا، حيث) وصل عددهم إلى 33: the number of those whom the toll counts."""
        return self.sheet.forms[at] in words_of("their_count") and bool(self.tokens.flags[at - 1] & ROSE)

    def to_one(self, at: int) -> People | None:
        """(ارتفعت الحصيلة) إلى قتيل و9 جرحى, (أشارت حصيلة سابقة) إلى سقوط قتيل: one or two without a number, right behind إلى, or falling behind it."""
        told = any(term.kind == "harm" and term.form in _ONE_OR_TWO for term in self.sheet.terms[at])
        fell = self.sheet.forms[at - 1] in words_of("fell")
        if self.sheet.forms[at - 1 - fell] != TO or not told or self.sheet.pre[at] or self.sheet.forms[at].startswith(ARTICLE):
            return None
        people = read_people(self.tokens, at, self.last)
        return replace(people, counted=True) if people is not None and people.number in _ONE_OR_TWO else None

    def labels(self, at: int) -> bool:
        """القتلى: 2: the noun of an entry, before its own number."""
        return self.sheet.forms[at + 1 : at + 2] == [":"] and self.sheet.forms[at][:2] == ARTICLE and self.noun_outcome(at) is not None

    def told_last(self, people: People, start: int) -> bool:
        """عدد قتلى الغارة على السوق 20, الناتج عن الغارة 13 شخصا: a number by itself or of persons, that ends its clause, behind no verb."""
        at, behind = people.first, people.last
        other = people.noun and (self.sheet.forms[behind - 1] not in words_of("persons") or self.tokens.flags[at - 1] & PREPOSITION)
        if other or self.sheet.pre[at] or any(self.tokens.is_verb(unit) or self.tokens.joined(unit) for unit in range(start, at)):
            return False
        return behind >= self.last or bool(self.tokens.flags[behind] & (PUNCTUATION | NEGATION | SUBSET)) or self.past_so_far(behind) > behind

    def past_so_far(self, at: int) -> int:
        """(عدد الشهداء) حتى اللحظة 9, (الحصيلة) النهائية هي 9: the unit behind words for now, or of هي; the same unit where none stand."""
        if at + 2 < self.last and self.sheet.forms[at][:2] == "ال" and self.sheet.forms[at + 1] in words_of("it_is"):
            return at + 1
        now = at + 1 < self.last and self.sheet.forms[at] in words_of("until")
        return at + 2 if now else at

    def leaves_toll(self, at: int) -> bool:
        """Another clause, behind which the toll does not rise any more."""
        if not self.tokens.flags[at] & OPENERS or self.tokens.flags[at] & PREPOSITION:
            return False
        return not any(self.tokens.flags[unit] & ROSE or self.to_number(unit) for unit in range(at, min(self.last, at + 24)))

    def own_dead(self, people: People, at: int) -> Victims:
        """(أعلن الجيش) حصيلة قتلاه, حصيلة الخسائر التي تكبدتها القوات: men of the force that was named, or that suffered them."""
        own = self.sheet.suf[at + 1] or self._own_dead(people)
        return Victims(self._force_between(people.first - 1, self.first) or "unknown") if own else Victims()

    def to_number(self, at: int) -> bool:
        """(ارتفعت) إلى 17."""
        return self.sheet.forms[at] == TO and at + 1 < self.last and starts_number(self.tokens, at + 1)

    def class_between(self, first: int, last: int) -> Victims:
        """عدد القتلى المدنيين, حصيلة القتلى في صفوف المعارضة: who those are that a toll counts."""
        for unit in range(first, min(last, first + 8)):
            if "event" in self.sheet.kinds[unit] or self.tokens.flags[unit] & SUBSET:
                return Victims()
            people = read_people(self.tokens, unit, last)
            side = self.sheet.term(unit, "actor")
            if side and self.sheet.forms[unit - 1] in words_of("ranks") and side.row.get("force"):
                return Victims(side.row["force"])
            if people and people.victims.status != "unknown":
                return replace(people.victims, role=None)
        return Victims()
