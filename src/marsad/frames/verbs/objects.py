"""Whom somebody harmed: the second of two phrases behind a verb that takes an object."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.names import named_at
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.verbs.steps import Steps
from marsad.frames.victims import person_at
from marsad.frames.words import words_of
from marsad.grammar.given_names import read_name
from marsad.grammar.sheet import TYPE_WORDS
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import AGENT, BESIDES, PUNCTUATION, SUBSET
from marsad.text.rule_words import ALEF, AND, COMMAS, rule_word

_HER_VERB = rule_word("subjects.feminine")
_OF_A_LAND = rule_word("objects.of_a_land")
_ACCUSATIVE = (ALEF, "ين")
_ASIDE = 16  # units between two commas that tell of who did it
_HELD_OR_NONE = ((), ("abducted",), ("detained",))
_HARM_OR_DEED = ("harm", "event")
_NAMED = TYPE_WORDS | {"place", "region", "number", "person", "actor"}


class Objects(Steps):
    """Whom somebody harmed: the second of two phrases behind a verb that takes an object."""

    def of_two_phrases(self, people: People, verb: int) -> People | None:
        """The second of two phrases, behind a verb that takes an object; gunmen by themselves take others, whom no table knows."""
        other = self.object_behind(people) or self.done_to_by(people, verb) or self.object_further(people, verb)
        took = self.sheet.forms[verb] in words_of("abducts") and self.sheet.forms[people.first].endswith("ون") and people.victims.status == "fighter"
        return None if other is None and took else other or people

    def done_to_by(self, people: People, at: int) -> People | None:
        """اغتصاب جنود لفتيات, تعذيب الحراس سجينين, قتل فلان لشقيقه: behind those who did it, the people whom they did it to, with ل or bare."""
        behind = people.last
        if self.sheet.forms[at] not in words_of("done_to") or people.counted or behind >= self.last:
            return None
        if self.sheet.pre[behind] != "ل":
            return self.object_behind(people) if people.number == "p" else self.single_object(people)
        if not (people.number == "p" or people.definite or people.names or self.sheet.suf[behind]):
            return None  # قتل قيادي للمتمردين: one of theirs
        whom = read_people(self.tokens, behind, self.last) if person_at(self.sheet, behind) or starts_number(self.tokens, behind) else None
        return replace(whom, outcomes=()) if whom is not None and whom.outcomes in _HELD_OR_NONE else None  # إعدام مسلحين لرهائن

    def single_object(self, people: People) -> People | None:
        """(قتل جندي) شابا, (طعن رجل صباح السبت) مستوطنا: one in the case of an object, where who did it stands in the genitive; not (قتل فتى) فلسطينيا, (قتل رجل) وابناه."""
        at = next((unit for unit in range(self.past_adverbs(people.last), self.last) if not self.sheet.dated[unit]), self.last)
        fits = at < self.last and not self.sheet.pre[at] and self.sheet.forms[at].endswith(ALEF) and not self.sheet.forms[at].endswith(_OF_A_LAND) and person_at(self.sheet, at) is not None
        return read_people(self.tokens, at, self.last) if fits else None

    def full_name_behind(self, people: People) -> People | None:
        """اغتال مسلحون سامر العمري, خطف الحوثيون أمس سامر العمري, قتل مسلحون، الأحد، "سامر العمري": a full name behind some who are not counted; in قتل الجنود سامر العمري وهيثم الدالي the names are theirs."""
        if people.number != "p" or people.counted:
            return None
        at = self.past_day_aside(people.last)
        other = read_people(self.tokens, at, self.last, named=True) if at < self.last and self.full_name(at) else self.in_quotes(at) if at > people.last else None
        theirs = people.definite and "actor" not in self.sheet.kinds[people.first]
        return None if other is not None and theirs and (self.sheet.pre[other.last] + self.sheet.forms[other.last]).startswith(AND) else other

    def past_day_aside(self, at: int) -> int:
        """(مسلحون)، يوم الأحد، (سامر العمري): the unit behind a day, with the commas around it; the same unit where no day stands."""
        day = at + (at < self.last and self.sheet.forms[at] in COMMAS)
        unit = next((unit for unit in range(day, self.last) if not self.sheet.dated[unit]), self.last)
        return at if unit == day else unit + (unit < self.last and day > at and self.sheet.forms[unit] in COMMAS)

    def in_quotes(self, mark: int) -> People | None:
        """«عامر سالم الفرضي»: a name of two words or more that fills the quotation marks."""
        at = mark + 1
        if at >= self.last or self.sheet.forms[mark] != '"':
            return None
        last = named_at(self.tokens, at, self.last, titled=True)
        whole = last - at > 1 and last < self.last
        name = read_name(self.sheet, at, last, sure=True) if whole else None
        sex = name.sex if name and name.sex in ("man", "woman") else "unknown"
        return People(at, last, 1, 1, "exact", Victims(sex=sex), number="s", names=((at, last),)) if whole else None

    def object_behind(self, people: People) -> People | None:
        """قتل مسلحون طبيبا: right behind those who may have done it stands, without و or a preposition, another phrase."""
        if (named := self.full_name_behind(people)) is not None:
            return named
        at = self.past_adverbs(people.last)
        if at >= self.last or self.sheet.pre[at] or people.names or self.tokens.flags[at] & (PUNCTUATION | SUBSET | BESIDES):
            return None
        if self.sheet.forms[at] in words_of("one") or self.whose_family(people):
            return None
        other = read_people(self.tokens, at, self.last, named=self.sheet.forms[at] in words_of("title_head") | words_of("so_called"))
        return other if other and self.is_object(other) and not other.back else None

    def whose_family(self, people: People) -> bool:
        """(قتل) ثلاثة من عائلة | المزارع فلان: who stands behind the word for a family or kin is whose they are, and nobody harmed."""
        return people.counted and self.sheet.forms[people.last - 1] in words_of("family_one") | words_of("kin_of")

    @staticmethod
    def is_object(people: People) -> bool:
        """Those whom somebody harmed, and no more of those who did it."""
        return people.noun or people.counted or bool(people.names)

    def object_further(self, people: People, verb: int) -> People | None:
        """اختطف مسلحون في العاصمة عشرة أطباء: behind gunmen without a number, over where and when, those counted are the object."""
        if not self.may_be_doers(people) or (people.number == "s" and self.sheet.forms[verb].endswith(_HER_VERB)):
            return None  # قتلت قائد خلية: one man is no subject of a verb of hers
        if (other := self.behind_aside(people.last)) is not None:
            return other
        unit = people.last
        told = unit < self.last and self.sheet.forms[unit] in words_of("qualifies")  # يعتقد أنه ينتمي إلى X
        barred = AGENT | BESIDES | PUNCTUATION if told else AGENT | BESIDES
        while unit < min(self.last, people.last + 16) and not self.tokens.flags[unit] & barred:
            if told and self.tokens.is_verb(unit) and "harm" in self.sheet.kinds[unit]:
                return None  # قتل مسلحون كانوا يحتجزون ثلاثة رهائن
            if not told and self.ends_clause(unit, verb):
                return self.object_behind_mark(unit)
            if self.more_counted(unit):
                return None
            if (other := self.object_at(unit)) is not None:
                return None if self.is_genitive(unit) else other
            unit = self.past(unit).at
        return None

    def behind_aside(self, mark: int) -> People | None:
        """(قتل انتحاري)، يشتبه بأنه من التنظيم، 32 شخصا: the object behind what two commas tell of who did it."""
        if mark + 1 >= self.last or self.sheet.forms[mark] not in COMMAS or self.sheet.forms[mark + 1] not in words_of("qualifies"):
            return None
        close = next((unit for unit in range(mark + 2, min(self.last - 1, mark + _ASIDE)) if self.sheet.forms[unit] in COMMAS), 0)
        return self.object_at(close + 1) if close else None

    def is_genitive(self, unit: int) -> bool:
        """قتل جنود بعد يوم من مقتل خمسة رجال, في هجوم عشرات المسلحين: those of another harm, or of what they did, right behind its noun."""
        return not self.sheet.kinds[unit - 1].isdisjoint(_HARM_OR_DEED)

    def more_counted(self, unit: int) -> bool:
        """شرطيان و4 جنود, رجلان ونقل أربعة: more of those harmed, by a number behind و; or what befell others, whom a number behind it tells."""
        if not self.tokens.joined(unit):
            return False
        number = unit + (unit + 1 < self.last and bool(self.sheet.kinds[unit]) and self.sheet.kinds[unit].isdisjoint(_NAMED))
        return not (number == unit and self.sheet.pre[unit]) and starts_number(self.tokens, number)

    def object_behind_mark(self, mark: int) -> People | None:
        """اغتال مسلحون في عدن، ضابطا: one in the case of an object, behind a comma too many."""
        at = mark + 1
        single = self.sheet.forms[mark] in COMMAS and at < self.last and self.sheet.forms[at].endswith(ALEF)
        return self.object_at(at) if single else None

    @staticmethod
    def may_be_doers(people: People) -> bool:
        """Gunmen without a number or a name, of whom no harm is told."""
        if people.counted or people.names or people.outcomes:
            return False
        return people.number != "s" or people.victims.status == "fighter"

    def object_at(self, unit: int) -> People | None:
        """عشرة أطباء, طبيبا, رئيس البلدية, الناشط فلان: those counted, one in the case of an object, or one told by the office or by title and name."""
        if self.sheet.forms[unit] in words_of("title_head") and not self.sheet.pre[unit]:
            return read_people(self.tokens, unit, self.last, named=True)
        if self.is_titled(unit):
            named = read_people(self.tokens, unit, self.last, named=True)
            return named if named is not None and named.names else None
        return self.by_number_or_case(unit)

    def by_number_or_case(self, unit: int) -> People | None:
        """عشرة أطباء, طبيبا, شابين, مدنيين: those counted, or one, two or more in the case of an object."""
        in_case = self.sheet.forms[unit].endswith(_ACCUSATIVE) and self.sheet.forms[unit][:2] != "ال"
        if self.sheet.pre[unit] or not (in_case or starts_number(self.tokens, unit)):
            return None
        other = read_people(self.tokens, unit, self.last)
        return other if other is not None and other.noun and not other.back else None
