"""A part of those killed or hurt whom a definite noun names: معظم القتلى أطفال, تسعة من القتلى هم مدنيون, نساء بين القتلى."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.found import FramedHarm
from marsad.frames.names import is_given
from marsad.frames.people.ages import past_age
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.tolls import Tolls
from marsad.frames.victims import person_at
from marsad.frames.words import meaning_of, words_of
from marsad.grammar.given_names import NameAt
from marsad.grammar.harm_persons import common_sex, names_in_list, persons_of
from marsad.grammar.quantities import read_quantity
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import AUXILIARY, COMPLEMENT, EACH, PREPOSITION, PUNCTUATION, RELATIVE
from marsad.text.rule_words import AND, ARTICLE, COMMAS

_AND_OR_NONE = frozenset({AND, ""})
_WHERE = 5  # units of a phrase that tells where one person is

DEED_ABOVE = 60  # units between a deed and the lines around it that tell who fell

class Shares(Tolls):
    """Parts of the killed or the hurt, by the noun that names these."""

    def of_whom(self, at: int) -> str | None:
        """القتلى, المصابين: what befell those whom a definite noun names."""
        return meaning_of("harmed", self.sheet.forms[at])

    def counted_whole(self, outcome: str) -> FramedHarm | None:
        """The largest count of an outcome in the sentence."""
        told = [harm for harm in self.found if harm.outcome == outcome and harm.part_of is None and harm.people.counted]
        return max(told, key=lambda harm: harm.least, default=None)

    def add_share(self, at: int, outcome: str, people: People) -> None:
        """A part of the count that the sentence told, else a row of its own."""
        whole = self.counted_whole(outcome)
        if whole is not None:
            self.add_part("harm.part", whole, people)
        else:
            self.add("harm.among", at, (outcome,), people)

    def most_of(self, at: int) -> int:
        """معظم القتلى في القصف هم من الأطفال: not counted, of those that the noun names."""
        outcome = self.of_whom(at + 1)
        start = at + 2 + (at + 2 < self.last and self.sheet.forms[at + 1][:2] != "ال")  # معظم قتلى الحوثيين من الأطفال
        who = self.who_behind(start)
        if outcome is None or who is None:
            return at + 1
        if self.counted_whole(outcome) is None and any(harm.outcome == outcome for harm in self.before):
            return who.last  # a share of those told in another sentence is no count
        if who.first == start and (number := read_quantity(self.sheet.forms, self.sheet.pre, self.sheet.suf, start)) is not None:
            self.add("harm.among", at, (outcome,), People(at + 1, number.end, number.min, number.max, number.expr, counted=True))
            who = self.who_behind(number.end)  # معظم الجرحى الخمسة عشر من الأطفال
        return self.each_share(at, outcome, who)

    def each_share(self, at: int, outcome: str, who: People | None) -> int:
        """(معظم القتلى هم من) الأطفال والنساء: each of those joined by و."""
        last = at + 1
        while who is not None:
            self.add_share(at, outcome, who)
            last = who.last
            who = read_people(self.tokens, last, self.last) if last < self.last and self.tokens.joined(last) else None
        return last

    def who_behind(self, at: int) -> People | None:
        """(في القصف) (هم) من المدنيين: the plural noun that says who they were."""
        for unit in range(at, min(self.last, at + 8)):
            people = read_people(self.tokens, unit, self.last) if self.sheet.pre[unit] in ("", "ال") else None
            if people and not people.outcomes:
                return people
            if self.sheet.forms[unit] in ("،", ":") or self.tokens.joined(unit):
                return None
        return None

    def on_the_list(self, at: int) -> int:
        """شملت قائمة القتلى ثلاثة من الحرس وطبيبا, قائمة الضحايا تضم أربعة تلاميذ: those whom the list of the dead names by kind."""
        outcome = self.of_whom(at)
        if outcome is None:
            return 0
        verb = next((unit for unit in (at - 2, at + 1) if self.first <= unit < self.last and self.sheet.forms[unit].removeprefix(AND) in words_of("includes")), None)
        start = max(at, verb) + 1 if verb is not None else self.last
        people = read_people(self.tokens, start, self.last) if start < self.last else None
        return self.listed("harm.list", at, (outcome,), people) if people and people.noun else 0

    def share(self, people: People) -> int | None:
        """تسعة من القتلى هم من المدنيين: a counted part, and who they were."""
        if not (people.back and people.counted) or people.last >= self.last or self.sheet.forms[people.last] not in words_of("they"):
            return None
        who = self.who_behind(people.last + 1)
        if who is None:
            return None
        self.add_share(people.first, people.outcomes[0], replace(people, victims=who.victims, outcomes=(), noun=True))
        return who.last

    def of_the_dead(self, at: int) -> int:
        """بين القتلى امرأتان, نساء وأطفال بين القتلى, where the sentence counts no whole."""
        end = self.tokens.end(at)
        outcome = self.of_whom(end - 1)
        if outcome is None:
            return 0
        if any(harm.outcome == outcome for harm in self.found):
            return self.said_to_be_among(at, end, outcome)
        if end < self.last and self.tokens.joined(end) and self.of_whom(end):
            return end  # نساء وأطفال بين القتلى والجرحى: of which is not told
        while end < self.last and self.sheet.forms[end][:2] == "ال" and not (starts_number(self.tokens, end) or self.one_with_title(end)):
            end += 1  # من بين القتلى المدنيين
        end = self.past_their_number(end)
        start = self.past_aside(end)
        people = read_people(self.tokens, start, self.last, named=start < self.last and (is_given(self.tokens, start) or self.sheet.forms[start] in words_of("title_head"))) or self.behind_place(end)
        if people is not None:
            return self.listed("harm.among", at, ("killed" if self.tells_death(people.last) else outcome,), people)  # بين الجرحى اثنان توفيا لاحقا
        before = self.right_before(at) or [one for one in (self.name_before(at), self.topic_before(at)) if one][:1]
        for one in before:
            self.add("harm.among", at, (outcome,), one)
        return end

    def said_to_be_among(self, at: int, end: int, outcome: str) -> int:
        """(قتل خمسة) وكان رئيس البلدية من بين القتلى, وقال إن طفلين بين القتلى: a part of those counted, told in a clause of its own."""
        if self.counted_whole(outcome) is None:
            return 0
        row = self.right_before(at)
        if not (row and row[0].first > self.first and self.tokens.flags[row[0].first - 1] & (COMPLEMENT | AUXILIARY)):
            row = [one for one in [self.topic_before(at)] if one]
        for one in row:
            self.add_share(at, outcome, one)
        return end if row else 0

    def topic_before(self, at: int) -> People | None:
        """كان رئيس البلدية, إن رئيس المخابرات في الإقليم (من بين القتلى): one person by office right behind كان or إن, over where he is."""
        opener = next((unit for unit in range(at - 2, max(self.first - 1, at - 9), -1) if self.tokens.flags[unit] & (COMPLEMENT | AUXILIARY)), None)
        if opener is None or self.sheet.forms[opener + 1].startswith(ARTICLE):
            return None
        people = read_people(self.tokens, opener + 1, at, named=True)
        if people is None or people.first != opener + 1 or not self.is_one_person(people):
            return None
        where = people.last < at and self.tokens.flags[people.last] & PREPOSITION and at - people.last < _WHERE
        return people if where or people.last == at else None

    def is_one_person(self, people: People) -> bool:
        """رئيس البلدية: neither counted nor many, and not one of the dead or hurt."""
        return not (people.counted or people.number == "p" or people.outcomes)

    def one_with_title(self, at: int) -> bool:
        """(من بين القتلى) القيادي سامر الدالي: one person by title, and no adjective of the dead."""
        person = person_at(self.sheet, at)
        return person is not None and person.form == "s"

    def behind_place(self, at: int) -> People | None:
        """من بين الشهداء في المدرسة أطفالا ونساء: those behind a phrase that tells where."""
        if at >= self.last or not self.tokens.flags[at] & PREPOSITION:
            return None
        for unit in range(at + 2, min(self.last, at + 7)):
            people = read_people(self.tokens, unit, self.last)
            if people:
                return people
            if self.tokens.is_verb(unit):
                return None
        return None

    def past_aside(self, at: int) -> int:
        """سقط بين القتلى، وفق تقرير المرصد، 21 جنديا; من بين القتلى، مدير الشرطة: the unit behind who says so, or behind a mark too many."""
        if self.marked_off(at):
            return at + 1
        if at >= self.last or self.sheet.forms[at] != "،" or not self.aside(at + 1):
            return at
        return next((unit + 1 for unit in range(at + 1, min(self.last - 1, at + 10)) if self.sheet.forms[unit] == "،"), at)

    def marked_off(self, at: int) -> bool:
        """(أن من بين القتلى)، مدير الشرطة: people right behind a mark, and none before "among the dead"."""
        one = at + 1
        if one >= self.last or self.sheet.forms[at] != "،" or self.sheet.pre[one] or not any(self.tokens.flags[unit] & COMPLEMENT for unit in range(max(self.first, at - 4), at - 2)):
            return False
        return self.sheet.forms[one] in words_of("title_head") or person_at(self.sheet, one) is not None or starts_number(self.tokens, one)

    def right_before(self, at: int) -> list[People]:
        """ثلاثة أطفال وامرأتين على الأقل كانوا (ضمن القتلى): the phrases that end right before."""
        row: list[People] = []
        unit = max(self.first, at - 14)
        while unit < at:
            people = self.new_ones(unit, at)
            if people is None:
                unit += 1
                continue
            row = [*row, people] if row and people.first - row[-1].last <= 1 and self.tokens.joined(people.first) else [people]
            unit = people.last
        return row if row and at - row[-1].last <= 1 else []

    def new_ones(self, unit: int, end: int) -> People | None:
        """ثلاثة أطفال, وامرأتين: people by a noun without the article, of whom nothing was told yet."""
        people = read_people(self.tokens, unit, end) if not self.used[unit] and self.sheet.pre[unit] in _AND_OR_NONE else None
        return None if people is None or not people.noun or people.definite else people

    def who_the_dead_were(self, at: int, told: str | None = None) -> int:
        """القتيلان (اللذان سقطا في الهجوم) هما مدني وجندي, والقتلى هم 21 من X: each of those behind the pronoun."""
        start = self.tokens.end(at + 1) if self.tokens.has(at + 1, EACH) else at + 1  # القتلى هم كل من فلان وفلان
        if self.of_whom(at - 1) and (names := names_in_list(self.sheet, start, self.last)) and len(names) > 1:
            return self.named(at, names)
        outcome = told or self.outcome_before(at)
        people = self.first_of_the_dead(at + 1) if outcome else None
        if outcome is None or people is None:
            return 0
        if people.definite or people.names:
            return self.each_of_the_dead(at, outcome, people) if self.next_by_name(people) else 0
        if not people.counted and self.tells_nothing(replace(people, number="p")):
            return 0  # الجريحان سوريان: known, and told by nation alone
        if people.counted:
            return self.listed("harm.dead_are", at, (outcome,), people)
        return self.each_of_the_dead(at, outcome, people) if people.number != "p" else 0

    def first_of_the_dead(self, at: int) -> People | None:
        """(القتلى هم) رجل, رئيس القرية: who stands first behind the pronoun; no القتلى هم من الجرحى."""
        people = read_people(self.tokens, at, self.last, named=True) if at < self.last else None
        return None if people is None or people.outcomes else people

    def outcome_before(self, at: int) -> str | None:
        """القتيلان هما, القتيلان اللذان سقطا في الهجوم هما, ضحايا الهجوم هم: the noun before, over a clause that الذي opens or the deed."""
        relative = next((unit for unit in range(at - 2, max(self.first, at - 8), -1) if self.tokens.flags[unit] & RELATIVE), at)
        deed = relative - 2 >= self.first and self.sheet.forms[relative - 1].startswith(ARTICLE) and "event" in self.sheet.kinds[relative - 1]
        return self.of_whom(relative - 1) or (self.of_whom(relative - 2) if deed else None)

    def each_of_the_dead(self, at: int, outcome: str, people: People | None) -> int:
        """مدني وجندي: each a part of the count told before, or a harm of its own where none was."""
        whole, last = self.counted_whole(outcome), at
        while people is not None:
            if whole is not None:
                self.add_part("harm.part", whole, people)
            else:
                self.add("harm.dead_are", at, (outcome,), people)
            last, people = people.last, self.next_by_name(people)
        return last

    def next_by_name(self, people: People) -> People | None:
        """(الأم فلانة (35 عاما)،) وابنتها فلانة, (مدني) وجندي: the next of those told one by one."""
        at = past_age(self.tokens, people.last, self.last)
        at += at < self.last and (self.sheet.forms[at] in COMMAS or (at == people.last and self.of_what(at)))
        if at >= self.last or not self.joins(at, people):
            return None
        return read_people(self.tokens, at, self.last) or self.name_behind_and(at)

    def of_what(self, at: int) -> bool:
        """إمام مسجد (ونجله), قائد الكتيبة (وثلاثة من مرافقيه): the site or the body behind one person of it."""
        return not self.tokens.joined(at) and ("type_site" in self.sheet.kinds[at] or self.sheet.forms[at].startswith(ARTICLE))

    def named(self, at: int, names: list[NameAt]) -> int:
        """المصابين وهم فلان (44 عاما) وفلان: as many as are named, where no number was told."""
        outcome = self.of_whom(at - 1)
        if outcome is None or self.counted_whole(outcome) is not None or any(harm.outcome == outcome for harm in self.before[-4:]):
            return 0
        people = People(names[0].first, names[-1].last, len(names), len(names), "exact", Victims(sex=common_sex(names)), True, True)
        self.add("harm.dead_are", at, (outcome,), people)
        self.found[-1].persons = persons_of(self.sheet, names)
        return names[-1].behind

    def behind_colon(self, people: People) -> int | None:
        """القتلى المبلغ عنهم: 18; القتلى: 4، الجرحى: 11: the number behind the heading of a table, or of an entry behind a mark."""
        heads = people.definite and not people.counted and (people.first - self.first <= 2 or self.tokens.has(people.first - 1, PUNCTUATION))
        colon = self.colon_of(people) if heads else -1
        number = read_people(self.tokens, colon + 1, self.last) if colon >= 0 else None
        if number is None:
            return self.named_behind_colon(people, colon) if people.last == colon and people.number == "p" else None
        if number.outcomes or self.sheet.forms[people.first - 1] in words_of("distributed"):
            return None  # وتوزع القتلى على المحافظات: 12 في حلب، 5 في إدلب
        return self.listed("harm.toll", people.first, people.outcomes, number)

    def colon_of(self, people: People) -> int:
        """The unit before the number of an entry: its colon, or its noun where the number follows at once; -1 where there is none."""
        if self.tallied(people.last):
            return people.last - 1
        return next((unit for unit in range(people.last, min(self.last - 1, people.last + 4)) if self.sheet.forms[unit] == ":"), -1)

    def named_behind_colon(self, people: People, colon: int) -> int | None:
        """الشهداء: سامر الدالي - رامي الفرا: as many as are named behind the heading, where they fill the line."""
        names = names_in_list(self.sheet, colon + 1, self.last)
        known = any(harm.outcome == people.outcomes[0] for harm in (*self.before, *self.found))  # those counted before, not as many more
        if known or len(names) < 2 or names[-1].behind < self.last or self.sheet.forms[self.first] in words_of("names_of"):
            return None
        told = replace(people, min=len(names), max=len(names), expr="exact", counted=True, names=tuple((name.first, name.last) for name in names))
        stop = self.listed("harm.dead_are", people.first, people.outcomes, told)
        self.found[-1].persons = persons_of(self.sheet, names)
        return max(stop, names[-1].behind)

    def deed_near(self, at: int) -> bool:
        """A deed told in the lines around: الشهداء 3 may be the goals of a team."""
        around = range(max(0, at - DEED_ABOVE), min(self.sheet.size, at + DEED_ABOVE))
        return any("event" in self.sheet.kinds[unit] for unit in around)

    def tallied(self, at: int) -> bool:
        """الشهداء 6, الشهداء 6 والجرحى 15: a number in figures right behind the noun, with which the line ends or another noun with its number follows."""
        forms, behind = self.sheet.forms, at + 1
        if at >= self.last or not forms[at].isdecimal() or self.sheet.dated[at] or not self.deed_near(at):
            return False
        behind += behind < self.last and forms[behind] in COMMAS
        return behind >= self.last or (self.tokens.joined(behind) and self.sheet.forms[behind][:2] == "ال" and self.noun_outcome(behind) is not None)

    def their_number(self, people: People) -> int | None:
        """الجرحى الذين بلغ عددهم ألفين, القتلى وعددهم 12: the number of those that the noun names."""
        at = next((unit for unit in range(people.last, min(self.last - 1, people.last + 5)) if self.sheet.forms[unit] in words_of("their_number")), None)
        number = read_people(self.tokens, at + 1, self.last) if at is not None else None
        if number is None or people.counted:
            return None
        return self.listed("harm.toll", people.first, people.outcomes, replace(number, victims=people.victims))
