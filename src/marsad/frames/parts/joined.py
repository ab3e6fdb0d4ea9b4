"""The next of a list that و joins: another count, one more name, one of the hurt, kin."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.names import is_given
from marsad.frames.parts.next_counts import NextCounts
from marsad.frames.people.counted import and_one_of
from marsad.frames.people.described import describe
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.people.sides import FORCES, kind_of_force
from marsad.frames.victims import mixed, person_at
from marsad.frames.words import words_of
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import ADVERB, BESIDES, CLOSED, PREPOSITION, PREPOSITION_IN
from marsad.text.rule_words import AND, ARTICLE, BY, COMMAS, OF, TO

_OF_FORCE = "يه"
_OF_SIDE = frozenset({"actor", "place"})
_SIDE = 7  # units of one more side before the next count
_OF_BODY = 8  # units from من to the end of a body that somebody belongs to
_MANY = 100  # so many displaced people are told beside the dead, not among them


class Joined(NextCounts):
    """The next of a list that و joins: another count, one more name, one of the hurt, kin."""

    def next_in_list(self, at: int, before: People) -> People | None:
        more = self.next_told(at, before)
        if more is not None and (self.those_again(more) or (more.others and not more.noun and self.told_otherwise(more))):
            return None
        return more

    def those_again(self, more: People) -> bool:
        """(استشهاد اثنين)، والشهيدان هما: those told before, by what befell them, and of whom something is told."""
        known = more.definite and bool(more.outcomes) and not more.counted and more.number != "s"
        return known and more.last < self.last and self.sheet.forms[more.last] in words_of("they")

    def next_told(self, at: int, before: People) -> People | None:
        sheet, tokens = self.sheet, self.tokens
        step = self.past_and(at)
        if step >= self.last:
            return None
        if (same := self.as_many(at, before)) is not None:
            return same
        if not tokens.joined(step) and (far := self.past_what_parts(at, before)):
            return read_people(tokens, far, self.last)
        if far := self.over_next_place(step):
            return read_people(tokens, far, self.last)
        if (late := self.past_day(at)) and (more := read_people(tokens, late, self.last)) is not None:
            return None if more.last < self.last and tokens.is_verb(more.last) else more
        if sheet.pre[step] == BY or tokens.flags[step] & (PREPOSITION_IN | ADVERB):
            step = self.past_wounds(step)
        if tokens.flags[step] & BESIDES and not any(term.kind == "event" and term.row["type"] == "clash" for term in sheet.terms[step - 1]):
            return self.named_beside(tokens.end(step))  # not مقتل جندي باشتباكات مع مهربين
        if far := self.past_besides(at):
            return read_people(tokens, far, self.last)
        step = self.past_genitive(step, before)
        if and_one_of(sheet, step):
            return self.one_of_those(step, before)
        if not tokens.joined(step) or (self.predicate_at(step) and self.one_hurt(step, before) is None):
            return None
        return self.joined_people(step, before) or self.behind_other_side(step, before)

    def past_day(self, at: int) -> int:
        """(قتل ضابط)، الخميس، ومدني; (استشهد طفل) أمس وامرأة: the unit of one more, without the article, behind the day; else 0."""
        begun = unit = at + (self.sheet.forms[at] in COMMAS) if at < self.last else at
        while unit < self.last and self.sheet.dated[unit]:
            unit += 1
        behind = unit + (begun < unit < self.last and self.sheet.forms[unit] in COMMAS)
        if unit == begun or behind >= self.last or not self.tokens.joined(behind) or self.sheet.forms[behind].startswith(ARTICLE):
            return 0
        return behind if person_at(self.sheet, behind) is not None or starts_number(self.tokens, behind) else 0

    def named_beside(self, at: int) -> People | None:
        """(قتل فلان) مع سامر الدالي: a bare name is one that begins with a given name; not مع تداول أنباء."""
        people = read_people(self.tokens, at, self.last, named=True)
        bare = people is not None and people.names and not people.noun and self.sheet.forms[people.first - 1] != '"'
        return None if bare and not is_given(self.tokens, at) else people

    def as_many(self, at: int, before: People) -> People | None:
        """(ثلاثة قتلى في البصرة) ومثلهم في النجف: as many as those before."""
        ahead = self.sheet.forms[at : min(self.last, at + _SIDE)]
        unit = at + next((step for step, form in enumerate(ahead) if form in words_of("as_many")), -1)
        if unit < at or not all(self.tells_where(between) for between in range(at, unit)):
            return None
        same = replace(before, first=unit, last=unit + 1, names=(), age_years=None)
        of_whom = self.sheet.forms[unit + 1 : unit + 2] == [OF]  # ومثلهم من المسلحين
        return describe(self.tokens, replace(same, victims=Victims()), unit + 1, self.last) if of_whom else same

    def past_what_parts(self, at: int, before: People) -> int:
        """في حي النور وشخص في حي السلام, من كتيبة الميناء و12 من …, بنيران الشرطة، وآخر برصاص …: the unit of the next count behind where, whose or by what the first are; else 0."""
        return self.past_places(at) or self.past_group(at, before) or self.past_homes(at) or self.past_cause(at)

    def behind_other_side(self, at: int, before: People) -> People | None:
        """43 من الحوثيين وقوات صالح و7 من المقاومة, خمسة من رام الله والبيرة، و6 من جنين: the next count, behind one more side or town that the first number is of."""
        kinds, forms = self.sheet.kinds[at], self.sheet.forms
        if not before.counted or (kinds.isdisjoint(_OF_SIDE) and not kind_of_force(forms[at])):
            return None
        unit = next((unit for unit in range(at + 1, min(self.last - 1, at + _SIDE)) if self.stops_group(unit) or self.tokens.flags[unit] & BESIDES), 0)
        if self.tokens.flags[unit] & BESIDES:
            return self.named_beside(self.tokens.end(unit))
        unit = self.past_and(unit)
        people = read_people(self.tokens, unit, self.last) if unit and self.tokens.joined(unit) else None
        return people if people and self.counted_anew(people) else None

    def one_of_those(self, at: int, before: People) -> People | None:
        """وأحد الجنود, وأحد الجرحى: one more, whom the verb before may tell of too."""
        one = read_people(self.tokens, at, self.last)
        return replace(one, outcomes=()) if one and self.befell_too(one, before) else one

    def past_wounds(self, at: int) -> int:
        """أصيب ثلاثون بجروح متفاوتة إضافة إلى شرطي: the unit of what joins more, behind what befell those before; the same unit where nothing does."""
        for unit in range(at + 1, min(self.last - 1, at + 4)):
            if self.tokens.flags[unit] & BESIDES:
                return unit
            if self.sheet.forms[unit] not in words_of("how_hurt"):
                break
        return at

    def befell_too(self, one: People, before: People) -> bool:
        """توفي سائق وأحد الجرحى: what the verb tells befell one of the hurt too; not behind a body, nor where the clause goes on about him."""
        of_body = self.sheet.forms[before.first - 1] in words_of("bodies")
        of_him = one.last < self.last and self.sheet.forms[one.last] + self.sheet.suf[one.last] in words_of("his_state")
        return one.outcomes == ("injured",) and not (before.outcomes or of_body or of_him)

    def past_genitive(self, at: int, before: People) -> int:
        """شيخ عشيرة وابنه, إمام مسجد وولديه, مصور من قناة X وأحد المدنيين: the unit of one's own people or of one more behind what one is of; the same unit where these do not follow."""
        if at == before.last and before.number == "s" and (of := self.past_body(at)):
            return of
        if at != before.last or not before.noun or before.number != "s" or not self.bare(at):
            return at
        last = at + self.known_behind(at)  # سائق سيارة الإسعاف وأحد الجرحى
        return last + 1 if self.goes_on_with_own(last + 1) else at

    def past_body(self, at: int) -> int:
        """مسعف من جمعية الرسالة وعامل: the unit of one more behind the body to which one belongs; else 0."""
        forms = self.sheet.forms
        if at + 3 >= self.last or forms[at] != OF or forms[at + 1] not in words_of("of_a_body"):
            return 0
        unit = next((unit for unit in range(at + 2, min(self.last, at + _OF_BODY)) if self.stops_group(unit)), 0)
        return unit if unit and self.goes_on_with_own(unit) else 0

    def bare(self, at: int) -> bool:
        """A noun without the article, a clitic or a day, that is no verb."""
        sheet, tokens = self.sheet, self.tokens
        free = sheet.forms[at].isalpha() and not (sheet.pre[at] or sheet.dated[at] or sheet.forms[at].startswith(ARTICLE))
        return free and not (tokens.flags[at] & CLOSED or tokens.is_verb(at))

    def known_behind(self, at: int) -> bool:
        """سيارة الإسعاف: a noun with the article behind a bare one."""
        return at + 1 < self.last and self.sheet.forms[at + 1].startswith(ARTICLE)

    def goes_on_with_own(self, at: int) -> bool:
        """وابنه, وأحد الجرحى, وثلاثة مدنيين, وشرطي."""
        return at < self.last and self.tokens.joined(at) and (person_at(self.sheet, at) is not None or starts_number(self.tokens, at))

    def joined_people(self, at: int, before: People) -> People | None:
        if self.office_too(at, before) or self.adjective_too(at):
            return None
        more = read_people(self.tokens, at, self.last, named=bool(before.names)) or self.one_hurt(at, before)
        if more is not None and self.held_before(more):
            more.outcomes = ()
        if more is None or self.is_number(more) or self.convicted(more) or self.of_one_number(more, before):
            return None
        if (more.number == "s" and self.verb_follows(more)) or (not more.outcomes and not words_of("they_fell").isdisjoint(self.sheet.forms[more.last : more.last + 1])):
            return None  # قتل رجل وشقيقه أصيب بجروح, وعشرات من رفاقه سقطوا جرحى: another clause
        known = more.definite and bool(more.outcomes)
        if known and (number := self.number_right_behind(more)) is not None:
            return number
        self.as_people(more, before)
        return None if known and not before.outcomes else more

    def held_before(self, more: People) -> bool:
        """(استشهد فلان) والأسير المحرر فلان: who he was, and not what befell him; not والأسير فلان أفرج عنه."""
        told = bool(more.names) and more.definite and more.outcomes == ("detained",)
        return told and words_of("freed").isdisjoint(self.sheet.forms[more.first : more.last + 2])

    def of_one_number(self, more: People, before: People) -> bool:
        """عدد من قوات الأمن والعاملين في الموقع, 24 من ميليشيا X وعناصر Y: one number for both groups, and of neither alone."""
        both = before.counted and OF in self.sheet.forms[before.first : before.last] and more.number == "p" and (more.definite or self.armed_too(more, before))
        if not both or more.counted or more.outcomes:
            return False
        for harm in self.found:
            if harm.people is before:
                harm.victims = mixed(harm.victims, more.victims)
        return True

    def armed_too(self, more: People, before: People) -> bool:
        """(ستة من مقاتلي X) ومسلحين من Y: men under arms, not told as a subject of their own."""
        subject = self.sheet.forms[more.first].endswith("ون")
        return not subject and before.victims.status in FORCES and more.victims.status in FORCES

    def office_too(self, at: int, before: People) -> bool:
        """فلان، العميد في القوات الخاصة ورئيس أمن الوزير: one more office of the same man."""
        return at == before.last and len(before.names) == 1 and not COMMAS.isdisjoint(self.sheet.forms[before.names[0][1] : at])

    def adjective_too(self, at: int) -> bool:
        """(القوات الأمنية) والشرطية والعسكرية: one more adjective of the force, and no policewoman."""
        forms = self.sheet.forms
        before = forms[at - 1 - (forms[at - 1] == AND)]
        return all(form.startswith(ARTICLE) and form.endswith(_OF_FORCE) for form in (before, forms[at])) and person_at(self.sheet, at - 1) is None

    def convicted(self, more: People) -> bool:
        """أدين ثلاثة بقتل مدنيين، وأربعة آخرون بالسرقة: others whom the court speaks of, with a deed of their own."""
        own = more.others and more.last < self.last and (self.sheet.pre[more.last] + self.sheet.forms[more.last])[:1] == "ب"
        return own and not words_of("convicts").isdisjoint(self.sheet.forms[self.first : more.first])

    @staticmethod
    def is_number(people: People) -> bool:
        """A number that no noun, name or outcome goes with."""
        return not (people.noun or people.others or people.names)

    def number_right_behind(self, people: People) -> People | None:
        """والجرحى 30, (ارتفع عدد القتلى إلى 12) والجرحى إلى 30 شخصا."""
        rose = people.last < self.last and self.sheet.forms[people.last] == TO
        at = people.last + rose
        number = read_people(self.tokens, at, self.last) if at < self.last and starts_number(self.tokens, at) else None
        return replace(number, outcomes=people.outcomes, first=people.first) if number else None

    def as_people(self, more: People, before: People) -> None:
        """قتل خمسة أشخاص وثلاثة نازحين: those driven out before, here told among the dead."""
        if more.outcomes == ("displaced",) and not before.outcomes and (more.max or _MANY) < _MANY:
            more.outcomes = ()

    def one_hurt(self, at: int, before: People) -> People | None:
        """شهيد وإصابة خطيرة, قتيل وإصابتان, قتيل وإصابات: a word of what befell counts one, two or some, behind one for the dead."""
        form = self.sheet.forms[at]
        if before.outcomes and not before.definite and self.some_cases(at):
            return describe(self.tokens, People(at, at + 1, 2, None, "unstated", noun=True, number="p", outcomes=("injured",)), at + 1, self.last)
        if not before.outcomes or before.definite or form not in words_of("one_case") | words_of("two_cases"):
            return None
        if form in words_of("one_case") and at + 1 < self.last and not self.tells_how(at + 1):
            return None
        low = 2 if form in words_of("two_cases") else 1
        return People(at, at + 1, low, low, "exact", noun=True, number="d" if low == 2 else "s", outcomes=("injured",))

    def some_cases(self, at: int) -> bool:
        """(قتيل) وإصابات: some hurt, of whom nothing else is told right behind."""
        return self.sheet.forms[at] in words_of("some_cases") and (at + 1 >= self.last or read_people(self.tokens, at + 1, self.last) is None)

    def tells_how(self, at: int) -> bool:
        """(إصابة) بالرصاص, في القدم, خطيرة."""
        return self.sheet.pre[at] == "ب" or bool(self.tokens.flags[at] & PREPOSITION) or self.sheet.forms[at] in words_of("how_hurt")
