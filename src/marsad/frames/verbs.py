"""Those harmed around a verb: behind it, before it, or what a pronoun stands for."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.found import Found
from marsad.frames.names import is_given, named_at
from marsad.frames.people.ages import past_age
from marsad.frames.people.named import bracketed
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.words import words_of
from marsad.grammar.given_names import read_name
from marsad.model.reading import Victims
from marsad.syntax.phrases import agreement, read_noun_phrase, read_prepositional, starts_number
from marsad.syntax.tokens import ADVERB, AGENT, AUXILIARY, BESIDES, COMPLEMENT, DIE_BY, MODAL, OPENERS, OWN_LIFE, PREPOSITION, PUNCTUATION, RELATIVE, SUBSET
from marsad.text.rule_words import ALEF, AND, AS_ALSO, NOT, OF

_BEHIND = 34  # units behind a verb in which those harmed are looked for
_BEFORE = 40


class Verbs(Found):
    """Subjects and objects of verbs of harm."""

    def behind(self, at: int, *, verb: int, labile: bool, reach: int = _BEHIND) -> People | None:
        """The people behind a verb in its clause: of two phrases in a row the second, as the first did it."""
        end = min(self.last, at + reach)
        if self.counts_anew(at, end):
            return None
        unit, doer = at, False
        while unit < end:
            if not doer and unit > at and (named := self.name_behind_mark(unit)) is not None:
                return named
            if self.ends_clause(unit, verb) and (unit > at or not bracketed(self.tokens, unit, self.last)):
                return None
            if doer and labile and (named := self.in_quotes(unit)) is not None:
                return named
            people = self.told_at(unit, named=labile and self.by_office(unit) if doer else unit == at)
            if people is not None:
                return self.of_two_phrases(people, verb) if labile and not doer else people
            step = self.past(unit)
            doer |= step.doer
            unit = step.at
        return None

    def name_behind_mark(self, mark: int) -> People | None:
        """أصيب جراء القصف بجروح بليغة، عدنان الدالي: the name of the one harmed, behind what befell him and a mark."""
        if self.sheet.forms[mark] not in _COMMAS or mark + 1 >= self.last or not is_given(self.tokens, mark + 1):
            return None
        people = read_people(self.tokens, mark + 1, self.last, named=True)
        return people if people is not None and people.number == "s" and people.names and people.names[0][1] - people.names[0][0] > 1 else None

    def counts_anew(self, at: int, end: int) -> bool:
        """12 شخصا قتلوا و30 أصيبوا: another count begins."""
        return at + 1 < end and self.sheet.forms[at] == AND and starts_number(self.tokens, at + 1)

    def told_at(self, unit: int, *, named: bool) -> People | None:
        """People who stand in a case of their own, without a preposition; كلا may be read as ك and لا."""
        if self.sheet.pre[unit] and not (self.sheet.pre[unit] == "ك" and self.sheet.forms[unit] == NOT):
            return None
        return read_people(self.tokens, unit, self.last, named=named, registry=self.registry())

    def by_office(self, unit: int) -> bool:
        """مدير المكتب, المدعو: one told by the office, or so called."""
        return self.sheet.forms[unit] in words_of("title_head") or self.sheet.forms[unit] in words_of("so_called")

    def of_two_phrases(self, people: People, verb: int) -> People:
        """The second of two phrases, behind a verb that takes an object."""
        return self.object_behind(people) or self.object_further(people, verb) or people

    def registry(self) -> frozenset[str]:
        return frozenset()

    def quoted_object(self, people: People) -> People | None:
        """اغتال مجهولون «فلانا الفلاني»: a name in quotation marks right behind those who did it."""
        return self.in_quotes(people.last) if not people.names and people.number == "p" else None

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
        if (named := self.quoted_object(people)) is not None:
            return named
        at = self.past_adverbs(people.last)
        if at >= self.last or self.sheet.pre[at] or people.names or self.tokens.flags[at] & (PUNCTUATION | SUBSET | BESIDES):
            return None
        if self.sheet.forms[at] in words_of("one"):
            return None
        other = read_people(self.tokens, at, self.last, named=self.sheet.forms[at] in words_of("title_head"))
        return other if other and self.is_object(other) and not (other.back and people.counted) else None

    def past_adverbs(self, at: int) -> int:
        """قتل مسلحون لاحقا طبيبا: the unit behind adverbs that are no days."""
        while at < self.last and self.tokens.flags[at] & ADVERB and not self.sheet.dated[at] and not self.tokens.flags[at] & BESIDES:
            at = self.tokens.end(at)
        return at

    @staticmethod
    def is_object(people: People) -> bool:
        """Those whom somebody harmed, and no more of those who did it."""
        return (people.noun or people.counted) and not people.others and not people.outcomes

    def object_further(self, people: People, verb: int) -> People | None:
        """اختطف مسلحون في العاصمة عشرة أطباء: behind gunmen without a number, over where and when, those counted are the object."""
        if not self.may_be_doers(people):
            return None
        unit = people.last
        told = unit < self.last and self.sheet.forms[unit] in words_of("qualifies")  # يعتقد أنه ينتمي إلى X
        while unit < min(self.last, people.last + 16) and (told or not self.ends_clause(unit, verb)) and not self.tokens.flags[unit] & (AGENT | PUNCTUATION | BESIDES):
            if not self.sheet.pre[unit] and starts_number(self.tokens, unit) and self.tokens.joined(unit):
                return None  # شرطيان و4 جنود: more of those harmed
            if (other := self.object_at(unit)) is not None:
                return other
            unit = self.past(unit).at
        return None

    @staticmethod
    def may_be_doers(people: People) -> bool:
        """Gunmen without a number or a name, of whom no harm is told."""
        if people.counted or people.names or people.outcomes:
            return False
        return people.number != "s" or people.victims.status == "fighter"

    def object_at(self, unit: int) -> People | None:
        """عشرة أطباء, طبيبا: those counted, or one in the case of an object."""
        number = not self.sheet.pre[unit] and starts_number(self.tokens, unit)
        if not number and (self.sheet.pre[unit] or not self.sheet.forms[unit].endswith(ALEF)):
            return None
        other = read_people(self.tokens, unit, self.last)
        if other is None or not other.noun or other.outcomes:
            return None
        return other if other.counted or self.sheet.forms[unit].endswith(ALEF) else None

    def ends_clause(self, unit: int, verb: int) -> bool:
        """Another verb, a word that opens a clause, or a mark ends what belongs to a verb; a day or a source between commas does not."""
        tokens, sheet = self.tokens, self.sheet
        if tokens.flags[unit] & OPENERS and not tokens.flags[unit] & PREPOSITION:
            return True
        if sheet.forms[unit] in _CLOSING:
            return not self.goes_on_over(unit)
        if unit > verb and tokens.is_verb(unit) and not tokens.flags[unit] & (AUXILIARY | MODAL):
            return True
        if sheet.forms[unit] in words_of("aboard"):
            return True  # أصابت حافلة تقل أطفالا
        return sheet.forms[unit] in _COMMAS and not self.goes_on_behind(unit, verb)

    def goes_on_over(self, mark: int) -> bool:
        """قتل كل من: فلان; قتلت في 3 آب (أغسطس) سبعة: a list, or another name of what stands before it."""
        forms = self.sheet.forms
        return forms[mark - 1] == OF if forms[mark] == ":" else forms[mark] == "(" and forms[mark + 2 : mark + 3] == [")"]

    def goes_on_behind(self, mark: int, verb: int) -> bool:
        """Whether the clause goes on behind a comma."""
        return self.begins_with_title(mark, verb) or self.resumes(mark, verb) or self.aside(mark + 1)

    def resumes(self, mark: int, verb: int) -> bool:
        """وقتل في الغارة، وفقا للبلدية، 140 شخصا: the second of two marks, and a number behind it."""
        return mark + 1 < self.last and starts_number(self.tokens, mark + 1) and any(self.sheet.forms[unit] == "،" for unit in range(verb + 1, mark))

    def begins_with_title(self, mark: int, verb: int) -> bool:
        """أصيب، المواطن فلان: a mark right behind the verb, and one person with a title."""
        at = mark + 1
        return mark == verb + 1 and at < self.last and self.sheet.forms[at][:2] == "ال" and self.sheet.term(at, "person") is not None

    def aside(self, at: int) -> bool:
        """، أمس السبت،: what stands between two commas tells when, where or who says so."""
        if at >= self.last:
            return False
        return bool(self.sheet.dated[at] or "date" in self.sheet.kinds[at] or self.tokens.flags[at] & (ADVERB | PREPOSITION)) or self.sheet.term(at, "number") is not None or self.sheet.phrase(at, "accord")

    def past(self, unit: int) -> Step:
        """The unit behind a phrase that is not of people, and whether it may be who did it."""
        tokens, sheet = self.tokens, self.sheet
        if sheet.dated[unit] or sheet.forms[unit] in words_of("at_time"):
            return Step(unit + 1, False)
        if tokens.flags[unit] & AGENT:
            return Step(self.past_doer(tokens.end(unit)), False)
        if unit in tokens.ends and tokens.flags[unit] & ADVERB:
            return Step(tokens.end(unit), False)  # على إثره
        if sheet.forms[unit] in words_of("therein"):
            return Step(unit + 1, False)
        found = read_prepositional(tokens, unit, self.last)
        if found:
            return Step(max(found.last, unit + 1), False)
        if tokens.flags[unit] & (ADVERB | PUNCTUATION | AUXILIARY | MODAL):
            return Step(tokens.end(unit), False)
        phrase = read_noun_phrase(tokens, unit, self.last)
        if phrase is None:
            return Step(max(sheet.stops[unit], tokens.end(unit)), False)
        if (named := self.named_within(phrase.first + 1, phrase.last)) is not None:
            return Step(named, True)
        return Step(max(phrase.last, unit + 1), True)

    def named_within(self, first: int, last: int) -> int | None:
        """اعتقلت الدورية الشاب سامر: a title with a name begins another phrase."""
        for unit in range(first, last):
            if self.sheet.forms[unit] in words_of("so_called"):
                return unit
            if self.sheet.forms[unit][:2] == "ال" and self.sheet.term(unit, "person") and (people := read_people(self.tokens, unit, self.last)) and people.names:
                return unit
        return None

    def past_doer(self, at: int) -> int:
        """Behind those named after على يد, برصاص, من قبل: they did it and are never among those harmed."""
        people = read_people(self.tokens, at, self.last, named=True) if at < self.last else None
        if people:
            return people.last
        phrase = read_noun_phrase(self.tokens, at, self.last) if at < self.last else None
        return max(phrase.last, at + 1) if phrase else at + 1

    # --- before the verb ---

    def before_verb(self, at: int) -> list[People]:
        """The subject before a verb with which it agrees: of a clause that إن or a mark opens, or what الذي stands for."""
        start, relative = self.clause_start(at)
        number, gender = self.agreement_of(at)
        end = at if relative < 0 else relative
        free, governed = self.phrases_between(start, end)
        close = self.closest(governed, end) or self.closest([group[-1] for group in self.last_groups], end)
        group = [] if relative >= 0 else self.free_subject(free, end, number, gender)
        if group and not (number == "s" and group[0].number == "p" and self.told_of_one(close, at, gender)):
            return group
        if close and (relative >= 0 or self.left_out(close[-1], at, number)) and self.agrees([close[-1]], number, gender):
            return [close[-1]]
        named = self.name_before(relative) if number == "s" else None
        return [named] if named else []

    def closest(self, phrases: list[People], end: int) -> list[People]:
        return [people for people in phrases if self.ends_at(people, end)]

    def agreement_of(self, at: int) -> tuple[str, str]:
        """Number and gender of a verb; توفي is no تتوفى."""
        number, gender = agreement(self.sheet.forms[at])
        if gender == "f" and number == "s" and any(term.form == "past" for term in self.sheet.terms[at]):
            gender = "f" if self.sheet.forms[at].endswith("ت") else "m"
        return number, gender

    def free_subject(self, free: list[list[People]], end: int, number: str, gender: str) -> list[People]:
        """The phrase with which the verb agrees: first one right before it behind a mark, else the first of all."""
        near = [group for group in free if group[-1].last >= end - 1 and self.behind_mark(group[0].first)]
        return next((group for group in (*near, *free) if self.agrees(group, number, gender)), [])

    def told_of_one(self, close: list[People], verb: int, gender: str) -> bool:
        """مئات يشيعون جثمان طفلة استشهدت: of the one right before the verb, not of the many at the head of the sentence."""
        if close:
            return self.bare_one(close[-1], verb) and self.agrees_with_one(close[-1], gender)
        return any(harm.last == verb and harm.min == harm.max == 1 for harm in self.found)

    def left_out(self, people: People, verb: int, number: str) -> bool:
        """عثر على شرطيين قتلا: الذي is left out behind a noun without the article."""
        return number == "p" or (not people.definite and (number == "d" or self.bare_one(people, verb)))

    def ends_at(self, people: People, end: int) -> bool:
        """The phrase, with an age in brackets behind it, ends right before a unit."""
        return people.last >= end - 1 or past_age(self.tokens, people.last, end) >= end - 1

    def bare_one(self, people: People, verb: int) -> bool:
        """جثمان شاب استشهد, عن مزارع أصيب: الذي is left out behind one without the article, right before the verb."""
        return people.last == verb and people.number == "s" and people.noun and not (people.names or people.outcomes)

    def name_before(self, relative: int) -> People | None:
        """منزل سامر الدالي الذي قتل: the name right before الذي, with its title where it has one; none where no الذي stands (-1)."""
        for first in range(max(self.first, relative - 5), relative - 1):
            titled = read_people(self.tokens, first, relative) if not self.used[first] else None
            if titled and titled.last == relative and titled.names:
                return titled
            name = read_name(self.sheet, first, relative) if not self.used[first] else None
            if name and name.last == relative and name.last - name.first > 1:
                sex = name.sex if name.sex in ("man", "woman") else "unknown"
                return People(name.first, name.last, 1, 1, "exact", Victims(sex=sex), number="s", names=((name.first, name.last),))
        return None

    def behind_mark(self, at: int) -> bool:
        """… بينهم 40 طفلا، و79 جرحوا: a count that و joins behind a mark begins anew."""
        mark = at - 1 - (self.sheet.forms[at - 1] == AND)
        return self.tokens.joined(at) and mark >= self.first and bool(self.tokens.flags[mark] & PUNCTUATION)

    def clause_start(self, at: int) -> tuple[int, int]:
        """The first unit of the clause of a verb, and the unit of الذي where one opens it (else -1)."""
        tokens, sheet = self.tokens, self.sheet
        relative = -1
        for unit in range(at - 1, max(self.first, at - _BEFORE) - 1, -1):
            flags = tokens.flags[unit]
            if flags & COMPLEMENT or (sheet.forms[unit] in (":", "؛") and not self.sums_up(unit)):
                return tokens.end(unit), relative
            if flags & RELATIVE and relative < 0 and at - unit <= 4 and not self.aside_verb(unit, at):
                relative = unit
            elif flags & OPENERS and not flags & (PREPOSITION | RELATIVE) and sheet.forms[unit] != AS_ALSO:
                return tokens.end(unit), relative
            elif unit < at - 1 and self.joined_verb(unit):
                return unit, relative
        return max(self.first, at - _BEFORE), relative

    def sums_up(self, mark: int) -> bool:
        """Whether the kinds behind a mark make up the count before it: parts know."""
        return False

    def aside_verb(self, relative: int, at: int) -> bool:
        """رجال الشرطة الذين يحرسون السوق قتلوا: the clause has a verb of its own, and the later one goes on with the sentence."""
        opens = relative + 1
        return opens < at - 1 and self.tokens.is_verb(opens) and not self.tokens.has(opens, AUXILIARY | MODAL) and not self.tokens.joined(at)

    def joined_verb(self, at: int) -> bool:
        """وقصفت: و joins another verb."""
        return self.tokens.joined(at) and self.tokens.is_verb(at) and not self.tokens.flags[at] & AUXILIARY

    last_groups: tuple[list[People], ...] = ()

    def phrases_between(self, start: int, end: int) -> tuple[list[list[People]], list[People]]:
        """Phrases for people at the head of a clause or behind a mark, each with those joined to it by و."""
        groups: list[list[People]] = []
        under: list[People] = []
        unit = start
        depth = 0
        while unit < end:
            form = self.sheet.forms[unit]
            depth += (form == "(") - (form == ")")
            if depth > 0 or form in words_of("bodies"):
                unit += 1  # جثمان الفتى فلان: of whom it is
                continue
            if self.tokens.flags[unit] & SUBSET:
                unit = self.past_subset(unit, end)
                continue
            beside = bool(groups) and self.beside(groups[-1][-1], unit)
            people = read_people(self.tokens, unit, end, named=unit == start or beside, registry=self.registry()) if not self.used[unit] else None
            if people is None:
                unit = max(unit + 1, self.tokens.end(unit))
                continue
            if unit > start and self.is_governed(unit):
                under.append(people)
            else:
                self.put_beside(people, groups, under, named=beside and bool(people.names))
            unit = max(people.last, unit + 1)
        self.last_groups = tuple(groups)
        return groups, under

    def is_governed(self, at: int) -> bool:
        """بثلاثة جنود, على يد مسلحين, سيارة مدني: behind a preposition, a doer's sign or a noun."""
        return (self.governs(at - 1) and not self.tokens.joined(at)) or self.after_agent(at) or self.sheet.pre[at][-1:] in ("ب", "ل", "ك")

    def put_beside(self, people: People, groups: list[list[People]], under: list[People], *, named: bool) -> None:
        """With the phrase right before it where و joins them, else by itself."""
        joined = self.tokens.joined(people.first)
        if joined and groups and (named or people.first - groups[-1][-1].last <= 1):
            groups[-1].append(people)
        elif joined and under and people.first - under[-1].last <= 1:
            under.append(people)
        else:
            groups.append([people])

    def beside(self, before: People, at: int) -> bool:
        """سامر (35 عاما)، ونجله وسيم (13 عاما): و joins the next one behind a name with its age."""
        if not before.names or at > before.last + 8 or not self.tokens.joined(at):
            return False
        stop = past_age(self.tokens, before.last, at)
        return stop > before.last and all(self.sheet.forms[unit] in _AND_OR_MARK for unit in range(stop, at))

    def after_agent(self, at: int) -> bool:
        """على يد مسلحين: those who did it."""
        return any(self.tokens.flags[unit] & AGENT and self.tokens.end(unit) == at for unit in range(max(self.first, at - 2), at))

    def governs(self, at: int) -> bool:
        """The word before is a preposition or a noun that has what follows for its genitive."""
        sheet = self.sheet
        if self.tokens.flags[at] & PREPOSITION or (sheet.pre[at][-1:] in ("ب", "ل") and not sheet.dated[at]):
            return not sheet.dated[at]
        return sheet.forms[at] in words_of("bodies") or (bool(sheet.kinds[at] & _GENITIVE) and sheet.forms[at][:2] != "ال") or any(sheet.forms[at] in words_of(name) for name in ("kin_of", "count_noun", "unharmed"))

    def past_subset(self, at: int, end: int) -> int:
        """بينهم طفلان وامرأة: a part, up to the verb or a mark."""
        unit = self.tokens.end(at)
        while unit < end:
            people = read_people(self.tokens, unit, end)
            if people is None:
                break
            unit = people.last
            if unit < end and not self.tokens.joined(unit) and self.sheet.forms[unit] != AND:
                break
            unit += unit < end and self.sheet.forms[unit] == AND
        return max(unit, at + 1)

    def agrees(self, group: list[People], number: str, gender: str) -> bool:
        """قتلوا of many, قتلا of two, قتل of one man or of a number."""
        people = group[0]
        if not (people.noun or people.counted or people.names):
            return False
        if number == "p":
            return people.number == "p" or (people.number == "d" and people.counted) or len(group) > 1
        if number == "d":
            self.settle_dual(people)
            return people.number == "d" or len(group) == 2
        return self.agrees_with_one(people, gender) if people.number == "s" else people.counted

    @staticmethod
    def agrees_with_one(people: People, gender: str) -> bool:
        return gender == "f" if people.victims.sex == "woman" else gender != "f" or people.victims.sex != "man"

    def settle_dual(self, people: People) -> None:
        """مواطنين استشهدا: the verb tells two from many."""
        if people.number == "p" and not people.counted and self.sheet.forms[people.first].endswith("ين"):
            people.min = people.max = 2
            people.expr, people.number = "exact", "d"

    def dies_by(self, at: int, mask: int) -> int:
        """The unit of مصرعه or حياته behind a verb, or -1."""
        for unit in range(at + 1, min(self.last, at + 28)):
            if self.tokens.flags[unit] & mask:
                return unit
            if self.tokens.flags[unit] & OPENERS and not self.tokens.flags[unit] & (RELATIVE | PREPOSITION):
                return -1
        return -1


_AND_OR_MARK = frozenset({AND, "،"})
_CLOSING = frozenset({":", "؛", ";", "("})
_COMMAS = frozenset({"،", ","})
_GENITIVE = frozenset({"event", "source", "type_hospital", "type_site", "type_camp", "type_city"})


class Step:
    """Where a phrase ends, and whether it may be who did it."""

    __slots__ = ("at", "doer")

    def __init__(self, at: int, doer: bool) -> None:
        self.at, self.doer = at, doer


__all__ = ["DIE_BY", "OWN_LIFE", "Verbs", "replace", "starts_number"]
