"""Where the clause of a verb begins and where it ends."""

from __future__ import annotations

from marsad.frames.found import Found
from marsad.frames.people.reader import read_people
from marsad.frames.victims import person_at
from marsad.frames.words import words_of
from marsad.syntax.phrases import agreement, starts_number
from marsad.syntax.tokens import ADVERB, AUXILIARY, COMPLEMENT, DIE_BY, MODAL, OPENERS, OWN_LIFE, PREPOSITION, RELATIVE, SUBSET
from marsad.text.rule_words import ALEF, ARTICLE, AS_ALSO, COMMAS, OF

_BEFORE = 40
_BRACKETED = 9  # units of a bracket that tells when or where
_PARTIES = frozenset({"actor", "person", "nisba"})
_OBJECT_ENDINGS = (ALEF, "ين", "تي")  # شابا, شابين, فتى
_CLOSING = frozenset({":", "؛", ";", "("})


class Clauses(Found):
    """Where the clause of a verb begins and where it ends."""

    def ends_clause(self, unit: int, verb: int) -> bool:
        """Another verb, a word that opens a clause, or a mark ends what belongs to a verb; a day or a source between commas does not."""
        tokens, sheet = self.tokens, self.sheet
        if tokens.flags[unit] & OPENERS and not tokens.flags[unit] & PREPOSITION:
            return True
        if sheet.forms[unit] in _CLOSING:
            return not self.goes_on_over(unit)
        if tokens.is_verb(unit) and not tokens.flags[unit] & (AUXILIARY | MODAL) and not self.noun_of_deed(unit) and not (sheet.forms[unit - 1] in words_of("upon") and sheet.forms[unit] in words_of("exposed")):  # إثر تعرض القرية للقصف
            return sheet.forms[unit] not in words_of("belongs") and not self.subject_here(unit, verb)
        if sheet.forms[unit] in words_of("aboard"):
            return True  # أصابت حافلة تقل أطفالا
        return sheet.forms[unit] in COMMAS and not self.goes_on_behind(unit, verb)

    def subject_here(self, unit: int, verb: int) -> bool:
        """قتل طالب, لقي مصرعه طالب: no verb stands right behind a verb, or behind the death that goes with it."""
        return person_at(self.sheet, unit) is not None and (unit <= verb + 1 or bool(self.tokens.flags[unit - 1] & DIE_BY))

    def noun_of_deed(self, at: int) -> bool:
        """(استشهد) في قصف على البلدة: right behind a preposition what is spelled as a verb is its noun, with nobody behind it who did it."""
        sheet, behind = self.sheet, at + 1
        if "deverbal" not in sheet.kinds[at] or sheet.pre[at] or not self.tokens.flags[at - 1] & PREPOSITION or behind >= self.last:
            return False
        return sheet.forms[behind][:2] != "ال" and sheet.kinds[behind].isdisjoint(_PARTIES)

    def goes_on_over(self, mark: int) -> bool:
        """قتل كل من: فلان; قتلت في 3 آب (أغسطس) سبعة; خطفت (خلال يومين) سبعة: a list, another name of what stands before it, or when and where in brackets."""
        forms = self.sheet.forms
        if forms[mark] != "(":
            return forms[mark] == ":" and forms[mark - 1] == OF
        return forms[mark + 2 : mark + 3] == [")"] or (self.aside(mark + 1) and ")" in forms[mark + 2 : mark + _BRACKETED])

    def goes_on_behind(self, mark: int, verb: int) -> bool:
        """Whether the clause goes on behind a comma; not (قتلوا في القصف)، بينهم طفلان."""
        if mark + 1 < self.last and self.tokens.flags[mark + 1] & SUBSET and agreement(self.sheet.forms[verb])[0] != "s":
            return False
        return self.begins_with_people(mark, verb) or self.resumes(mark, verb) or self.behind_day(mark) or self.aside(mark + 1) or self.object_past_mark(mark, verb)

    def object_past_mark(self, mark: int, verb: int) -> bool:
        """اعتقلت قوات الاحتلال، فتى; أصاب المستوطنون، شابين: a mark too many right behind those who did it, and people with a title or in the case of an object."""
        at = mark + 1
        if at >= self.last or mark < verb + 2 or self.second_mark(mark, verb) or not self.did_it(mark - 1):
            return False
        return self.is_titled(at) or self.in_object_case(at)

    def did_it(self, at: int) -> bool:
        """الاحتلال, الشرطة, المستوطنون: the last word of those who do such things."""
        return False

    def in_object_case(self, at: int) -> bool:
        """شابا, شابين, فتى, طفلة, مدير المدرسة: one or two without the article who are no subject of what follows."""
        sheet, form = self.sheet, self.sheet.forms[at]
        if sheet.pre[at] or form.startswith(ARTICLE):
            return False
        if form in words_of("title_head"):
            return not self.tokens.is_verb(at + 2)
        term = person_at(sheet, at)
        return term is not None and (form.endswith(_OBJECT_ENDINGS) or term.row.get("sex") == "woman")

    def behind_day(self, mark: int) -> bool:
        """اعتقلت القوات فجر الخميس، 40 شخصا; مساء الأحد، الصحافية فلانة: a mark too many behind the day, and people by number or title."""
        at = mark + 1
        return at < self.last and bool(self.sheet.dated[mark - 1]) and (starts_number(self.tokens, at) or self.is_titled(at))

    def resumes(self, mark: int, verb: int) -> bool:
        """وقتل في الغارة، وفقا للبلدية، 140 شخصا, خطف مسلحون، أمس، مهندسين: the second of two marks, and people with a number, without the article, by title or by the office (مدير المدرسة)."""
        at = mark + 1
        if at >= self.last or not (self.second_mark(mark, verb) or self.opens_with_aside(verb)):
            return False
        one = person_at(self.sheet, at) is not None or self.sheet.forms[at] in words_of("title_head")
        bare = one and self.sheet.forms[at][:2] != "ال"
        return bare or self.is_titled(at) or starts_number(self.tokens, at)

    def opens_with_aside(self, verb: int) -> bool:
        """قتل إثر سقوط قذيفة، عاملان: right behind the verb stands what came of it, when or where it was, and no subject."""
        one = agreement(self.sheet.forms[verb])[0] == "s"
        return one and bool(self.tokens.flags[verb + 1] & PREPOSITION or self.sheet.dated[verb + 1])

    def is_titled(self, at: int) -> bool:
        """الشاب, المواطن, الناشط: a title with the article, and no preposition before it."""
        return not self.sheet.pre[at] and self.sheet.forms[at][:2] == "ال" and self.sheet.term(at, "person") is not None

    def second_mark(self, mark: int, verb: int) -> bool:
        """Whether a mark stands between the verb and this one."""
        return "،" in self.sheet.forms[verb + 1 : mark]

    def begins_with_people(self, mark: int, verb: int) -> bool:
        """أصيب، المواطن فلان; استشهد، شابان: a mark right behind the verb, and one person with a title, or people without the article."""
        at = mark + 1
        if mark != verb + 1 or at >= self.last:
            return False
        bare = agreement(self.sheet.forms[verb])[0] == "s" and not self.sheet.pre[at] and not self.sheet.forms[at].startswith(ARTICLE)
        return self.is_titled(at) or (bare and read_people(self.tokens, at, self.last) is not None)

    def aside(self, at: int) -> bool:
        """، أمس السبت،، بما فيها العاصمة،: what stands between two commas tells when, where, how or who says so."""
        if at >= self.last:
            return False
        if self.sheet.pre[at][-1:] == "ب":
            return True
        return bool(self.sheet.dated[at] or self.tokens.flags[at] & (ADVERB | PREPOSITION)) or self.sheet.term(at, "number") is not None or self.sheet.phrase(at, "accord")

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
        return opens < at - 1 and self.tokens.is_verb(opens) and not self.tokens.has(opens, AUXILIARY | MODAL)

    def joined_verb(self, at: int) -> bool:
        """وقصفت: و joins another verb."""
        return self.tokens.joined(at) and self.tokens.is_verb(at) and not self.tokens.flags[at] & AUXILIARY

    def dies_by(self, at: int, mask: int) -> int:
        """The unit of مصرعه or حياته behind a verb, or -1."""
        for unit in range(at + 1, min(self.last, at + 28)):
            if self.tokens.flags[unit] & mask or (mask & OWN_LIFE and self.sheet.suf[unit] and self.sheet.forms[unit] in words_of("souls")):
                return unit
            if self.tokens.flags[unit] & OPENERS and not self.tokens.flags[unit] & (RELATIVE | PREPOSITION):
                return -1
        return -1
