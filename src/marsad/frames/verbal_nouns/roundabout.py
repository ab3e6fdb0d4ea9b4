"""Harm told in a roundabout way: ألقت القبض على, نفذت حكم الإعدام, تعرضوا للخطف, على متنه, حتى الموت."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.names import is_given
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.rows import Frame
from marsad.frames.verbal_nouns.theirs import Theirs
from marsad.frames.words import words_of
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import ADVERB, COMPLEMENT, OPENERS, PUNCTUATION
from marsad.text.rule_words import AND, BY, COMMAS

_PLACED = frozenset({"place", "type_city", "type_district", "type_town", "type_village", "type_camp"})
_ASIDE = 7  # units of an aside before that verb
_REACHED = 14  # units from the arrests over where they were to the verb of whom they reached
_TOOK = 24  # units from a verb of taking lives to those counted
_INCLUDED = 14  # units from "the arrests" over who says so to those counted


class Roundabout(Theirs):
    """Harm told in a roundabout way: ألقت القبض على, نفذت حكم الإعدام, تعرضوا للخطف, على متنه, حتى الموت."""

    def seized(self, at: int) -> int:
        """ألقت الشرطة القبض في البلدة على أربعة شبان: those held stand behind a later على."""
        if not any(form in words_of("laid_hand") for form in self.sheet.forms[max(self.first, at - 7) : at]):
            return at + 1
        for unit in range(at + 1, min(self.last - 1, at + 12)):
            if self.sheet.forms[unit] in words_of("on"):
                people = read_people(self.tokens, unit + 1, self.last, named=True)
                return self.listed("harm.masdar", at, ("detained",), people) if people and not self.refused(people, ("detained",)) else unit + 1
            if self.tokens.flags[unit] & (OPENERS | PUNCTUATION):
                break
        return at + 1

    def executed(self, at: int) -> int:
        """نفذت السلطات حكم الإعدام شنقا بحق 12 مدانا: a sentence that was carried out; one that was passed kills nobody."""
        forms = self.sheet.forms
        carried = not words_of("carried_out").isdisjoint(forms[max(self.first, at - 5) : at])
        if not carried or not any(form.endswith("اعدام") for form in forms[at + 1 : at + 3]):
            return 0
        for unit in range(at + 2, min(self.last, at + 9)):
            people = read_people(self.tokens, unit, self.last) if not self.sheet.dated[unit] else None
            if people:
                return self.listed("harm.masdar", at, ("killed",), people)
            if self.tokens.flags[unit] & PUNCTUATION:
                break
        return 0

    def exposed(self, at: int) -> People | None:
        """تعرض سبعة من رجال الحرس للإصابة, تعرضوا للخطف: those who stand behind the verb of being exposed, or before it."""
        verb = next((unit for unit in range(at - 1, max(self.first, at - 14) - 1, -1) if self.sheet.forms[unit].startswith(tuple(words_of("exposed")))), None)
        if verb is None:
            return None
        behind = next((people for unit in range(verb + 1, min(at, verb + 4)) if (people := read_people(self.tokens, unit, at, named=unit == verb + 1))), None)
        group = [behind] if behind else self.before_verb(verb)
        return group[0] if group and not self.the_most(group[0]) else None

    def the_most(self, people: People) -> bool:
        """وصف بأنه أبرز قيادي يقتل, أول صحفي يقتل: what rank somebody has who was told before."""
        single = people.number == "s" and not (people.definite or people.names or people.counted)
        return single and people.first > self.first and self.sheet.forms[people.first - 1] in words_of("the_most")

    def aboard(self, at: int, outcome: str) -> People | None:
        """توقيف شاحنة محملة بثلاثين مهاجرا, قارب على متنه 45 مهاجرا: with the vehicle those in it are held."""
        if outcome not in ("detained", "abducted"):
            return None
        for unit in range(at + 1, min(self.last - 1, at + 8)):
            if self.sheet.forms[unit] in words_of("aboard") and self.sheet.forms[unit - 1] not in words_of("negative"):  # not of ما لا يقل عن
                behind = (read_people(self.tokens, next_, self.last) for next_ in (unit + 1, unit + 2) if next_ < self.last)
                return next((people for people in behind if people and people.counted and people.noun), None)
            if self.tokens.flags[unit] & (OPENERS | PUNCTUATION):
                return None
        return None

    def reached_by(self, at: int, outcome: str) -> People | None:
        """حملة اعتقالات في المدينة طالت 15 شابا, طالت رئيس البلدية, طالت الاعتقالات سامر الدالي: whom the arrests reached."""
        if outcome not in ("detained", "abducted"):
            return None
        if at < self.last and self.sheet.forms[at - 2] in words_of("reaches") and is_given(self.tokens, at):
            return read_people(self.tokens, at, self.last, named=True)
        for unit in range(at, min(self.last - 1, at + _REACHED)):
            if self.sheet.forms[unit] in words_of("reaches"):
                whom = unit + 1 + bool(self.tokens.flags[unit + 1] & ADVERB)  # طالت أيضا
                return read_people(self.tokens, whom, self.last, named=whom < self.last and self.sheet.forms[whom] in words_of("title_head"))
            if self.sheet.forms[unit] in COMMAS and self.reaches_behind(unit + 1):
                continue
            if self.tokens.flags[unit] & PUNCTUATION or self.another_clause(unit):
                return None
        return None

    def another_clause(self, unit: int) -> bool:
        """A verb, another deed, or a word that و joins where it is no place (في الضفة والقدس)."""
        placed = not self.sheet.kinds[unit].isdisjoint(_PLACED)
        return (self.tokens.joined(unit) and not placed) or self.tokens.is_verb(unit) or "event" in self.sheet.kinds[unit]

    def reaches_behind(self, at: int) -> bool:
        """حملة اعتقالات في الرقة، شمال شرقي سوريا، | طالت: the verb stands there, or behind an aside that tells where."""
        unit = next((unit for unit in range(at, min(self.last, at + _ASIDE)) if self.sheet.forms[unit] in words_of("reaches")), -1)
        return unit == at or (unit > at and all(self.sheet.forms[between] in COMMAS or self.tells_where(between) for between in range(at, unit)))

    def whom_it_took(self, at: int, stop: int, frame: Frame) -> People | None:
        """أودى الانفجار، الخميس، بثمانية عناصر: those counted behind ب, where no word says that it was their lives."""
        if frame.slot != "lives" or self.sheet.forms[at] not in words_of("takes_lives"):
            return None
        for unit in range(stop, min(self.last, stop + _TOOK)):
            if self.sheet.pre[unit].endswith(BY) and starts_number(self.tokens, unit):
                people = read_people(self.tokens, unit, self.last)
                return people if people is not None and people.noun else None
            if "harm" in self.sheet.kinds[unit] or self.tokens.flags[unit] & COMPLEMENT:
                return None
        return None

    def included(self, at: int) -> People | None:
        """وشملت الاعتقالات، بحسب الشرطة، أربعة ضباط: those counted behind who says so."""
        if self.sheet.forms[at - 1].removeprefix(AND) not in words_of("includes"):
            return None
        for unit in range(at + 1, min(self.last, at + _INCLUDED)):
            if starts_number(self.tokens, unit):
                return read_people(self.tokens, unit, self.last)
            if self.tokens.is_verb(unit):
                return None
        return None

    def until_death(self, at: int) -> bool:
        """حتى الموت."""
        return at > self.first and self.sheet.forms[at - 1] in words_of("until") and self.sheet.forms[at] in words_of("the_death")

    def to_death(self, at: int, stop: int, frame: Frame) -> int:
        """عذبوا سجينا حتى الموت, ضرب الحراس معتقلا حتى الموت: who was tortured or beaten died of it."""
        last = self.found[-1] if self.found else None
        if last is not None and at - last.last <= 8 and last.outcome in ("tortured", "injured"):
            last.outcome = "killed"
            return stop
        verb = next((unit for unit in range(at - 2, max(self.first, at - 14) - 1, -1) if self.sheet.forms[unit] in words_of("beaten")), None)
        group = self.people_between(verb + 1, at - 1) if verb is not None else []
        people = group[-1] if group else None
        if people is None:
            return stop
        return max(stop, self.listed(frame.id, at, ("killed",), replace(people, outcomes=())))
