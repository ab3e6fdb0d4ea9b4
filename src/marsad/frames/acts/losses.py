"""فقد ساقه, فقدت القوات جنديين, خسرت المقاومة ثلاثة من مقاتليها: what is lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from marsad.frames.acts.no_harm import NoHarm
from marsad.frames.people.phrase import KIN, People
from marsad.frames.people.reader import read_people
from marsad.frames.victims import person_at
from marsad.frames.words import words_of
from marsad.grammar.numbers import begins_number
from marsad.syntax.phrases import read_prepositional, starts_number
from marsad.syntax.tokens import ADVERB, AGENT, OPENERS, OWN_LIFE, PREPOSITION, PUNCTUATION
from marsad.text.rule_words import AND, ARTICLE, BY, THEY, THEY_F, THEY_TWO, TO

_BEREFT = 8  # units from the verb to the kin that somebody lost
_DOER_OF_IT = 5  # units from what cuts a head, with who did it, to the head
_LOST = 4  # units between the verb and the trace
_OWN = (THEY, THEY_TWO, "ها", "ه")


class Losses(NoHarm):
    """فقد ساقه, فقدت القوات جنديين, خسرت المقاومة ثلاثة من مقاتليها: what is lost."""

    def loses_something(self, people: People) -> bool:
        """فقد ثلاثة تجار أموالهم, فقد المستثمرون مليارات الدولارات."""
        return self.owned_behind(people.last) or self.counts_behind(people.last) or not (people.noun or people.counted or people.others)

    def bereft(self, stop: int) -> People | None:
        """فقدت طفلها, فقد الرجل زوجته وأطفاله, فقدت أم ثلاثة من أبنائها: one's own kin whom somebody lost are dead, where nobody looks for them."""
        if not (words_of("search") | words_of("contact")).isdisjoint(self.sheet.forms[self.first : self.last]):
            return None
        for unit in range(stop, min(self.last, stop + _BEREFT)):
            if self.tokens.flags[unit] & (PUNCTUATION | OPENERS | PREPOSITION) or (self.tokens.joined(unit) and self.tokens.is_verb(unit)):
                return None  # فقدت أعصابها وضربت ابنتها: another verb
            people = read_people(self.tokens, unit, self.last)
            if people is not None and self.kin_lost(people):
                return None if self.something_behind(people.last) else people  # فقدت ابنتها ساقها
        return None

    def kin_lost(self, people: People) -> bool:
        """زوجته, ثلاثة من أبنائها, ستة من أفراد عائلته, ثلاثة من أطبائها: kin, or some counted, with the pronoun of the one whose they are."""
        owned = people.last - 1 if people.counted and not self.sheet.forms[people.last - 1].startswith(ARTICLE) else people.first  # أبناءها الأربعة
        if people.counted and any(self.sheet.forms[owned].removesuffix(ending) in words_of("member_of_hers") for ending in _OWN):
            return True  # خمسة من أعضائها
        if any(self.sheet.forms[unit] in words_of("my_kin") and not self.sheet.suf[unit] for unit in range(people.first, people.last)):
            return True  # فقدت أختي
        kin = person_at(self.sheet, owned) if self.sheet.suf[owned] in words_of("his") | words_of("theirs") else None
        return kin is not None and (people.counted or kin.key in KIN or kin.row.get("age") == "child")

    def something_behind(self, at: int) -> bool:
        """الناس فقدوا كل مواردهم, عمال فقدوا وظائفهم: what those before the verb lost stands right behind it."""
        sheet = self.sheet
        if at >= self.last or sheet.pre[at] or sheet.dated[at] or not sheet.forms[at].isalpha():
            return False
        return not self.tokens.flags[at] & (PREPOSITION | ADVERB | OPENERS)

    def owned_behind(self, at: int) -> bool:
        if at >= self.last or self.sheet.dated[at]:
            return False
        return self.sheet.forms[at][:2] == "ال" or (not self.sheet.terms[at] and self.sheet.forms[at].endswith((THEY, "ها", THEY_TWO, THEY_F)))

    def counts_behind(self, at: int) -> bool:
        """(فقد التاجر) 300 مليون: a number right behind who lost is of what was lost."""
        return at < self.last and not self.sheet.pre[at] and begins_number(self.sheet.forms[at])

    def loses_limb(self, at: int) -> bool:
        """فقد طفل ساقه: who loses a limb is hurt."""
        form = self.sheet.forms[at] + self.sheet.suf[at] if at < self.last else ""
        return any(form.removesuffix(ending) in words_of("body_parts") for ending in _OWN if form.endswith(ending))

    def contact_lost(self, at: int) -> int:
        """فقد الاتصال بثلاثة صحفيين, انقطاع التواصل مع عاملين: they are missing."""
        behind = at + 1
        with_them = self.sheet.pre[behind] == BY or self.sheet.forms[behind] in words_of("with_them")
        if not with_them or self.sheet.forms[at - 1] not in words_of("lost_contact"):
            return 0
        people = read_people(self.tokens, behind + (self.sheet.pre[behind] != BY), self.last)
        return self.listed("harm.contact", at, ("missing",), people) if people is not None and not people.outcomes else 0

    def trace_lost(self, at: int) -> int:
        """فقدت القوات أثر سبعة جنود: they are missing."""
        lost = not words_of("lost_contact").isdisjoint(self.sheet.forms[max(self.first, at - _LOST) : at])
        people = read_people(self.tokens, at + 1, self.last) if lost else None
        return self.listed("harm.contact", at, ("missing",), people) if people is not None else 0

    def limb_lost(self, at: int) -> int:
        """بترت قدم مزارع, تسبب ببتر ساقي طفلة: who loses a limb is hurt."""
        limb = at + 1
        if self.sheet.pre[limb] + self.sheet.forms[limb] not in words_of("body_parts"):
            return 0  # ساقا looks like a verb of the future
        people = read_people(self.tokens, limb + 1, self.last)
        return self.listed("harm.limb", at, ("injured",), people) if people is not None else 0

    def beheaded(self, at: int) -> int:
        """قطع رأس جندي, أقدم التنظيم على قطع رؤوس ثلاثة مقاتلين, ضربت أعناق أسيرين: whose head or neck was cut is killed."""
        deeds = words_of("cuts_neck" if self.sheet.forms[at] in words_of("necks") else "cuts_head")
        deed = next((unit for unit in range(at - 1, max(self.first, at - _DOER_OF_IT) - 1, -1) if self.sheet.forms[unit].removeprefix(AND) in deeds), -1)
        people = read_people(self.tokens, at + 1, self.last, named=True) if deed >= 0 and not self.sheet.suf[at] else None
        return self.listed("harm.beheaded", deed, ("killed",), replace(people, outcomes=())) if people is not None else 0

    def taken_to_hospital(self, at: int) -> int:
        """قتل رجلان ونقل أربعة آخرون إلى المستشفى: others who were brought there are hurt, behind the dead."""
        people = read_people(self.tokens, at + 1, self.last) if self.found and self.found[-1].outcome == "killed" else None
        if people is None or people.outcomes or people.definite:
            return 0
        to = self.sheet.forms[people.last : people.last + 3]  # (امرأة) ثالثة إلى المستشفى
        there = any(one == TO and other.removeprefix(ARTICLE) in words_of("hospitals") for one, other in pairwise(to))
        return self.listed("harm.taken", at, ("injured",), people) if there else 0

    def inspects(self, at: int, people: People) -> bool:
        """تفقد المسؤولون الجرحى: they went to see; an army that loses soldiers has another verb of that spelling."""
        return self.sheet.forms[at].startswith("ت") and not self.army_loses(at, people)

    def army_loses(self, at: int, people: People) -> bool:
        """وتفقد ثلاثة جنود, فقد الجيش 20 جنديا, فقدت الحركة معظم قادتها: men whom a force loses are killed."""
        loses = self.sheet.forms[at][0] == "ت" or people.own_force or any(self.is_force(unit) for unit in range(at + 1, people.first))
        return loses and people.victims.status in ("soldier", "fighter") and people.number != "s"

    def men_lost(self, at: int) -> int:
        """خسرت المقاومة ثلاثة من مقاتليها, تكبدت المليشيا 40 عنصرا, خسر عشرة حياتهم: the men, counted, whom a side lost, or those who lost their lives."""
        for unit in range(at + 1, min(self.last, at + 10)):
            number = not self.sheet.pre[unit] and starts_number(self.tokens, unit)
            people = read_people(self.tokens, unit, self.last) if number else None
            if people is not None:
                men = not people.outcomes and (people.victims.status in ("fighter", "soldier") or self.dies_by(at, OWN_LIFE) >= 0)
                return self.listed("harm.lost", at, ("killed",), people) if men else 0
            if self.tokens.flags[unit] & PUNCTUATION:
                return 0
        return 0

    def fell_to_fire(self, at: int) -> int:
        """سقط شاب برصاص قناص, متظاهرون سقطوا في المواجهات: those who fell, before what kills."""
        behind = at + 1
        people = read_people(self.tokens, behind, self.last) if behind < self.last else None
        if people is not None:
            fell = not people.outcomes and (people.counted or not self.into_hands(people.last)) and (self.deadly(people.last) or self.deadly_there(people.last))
            return self.listed("harm.fell", at, ("killed",), people) if fell else 0
        group = self.before_verb(at) if self.deadly(behind) or self.deadly_there(behind) else []
        if not group or group[0].outcomes or (self.into_hands(behind) and not group[0].counted):
            return 0  # القتلى سقطوا في المعارك: those told before
        for one in group:
            self.add("harm.fell", at, ("killed",), one)
        return behind

    def into_hands(self, at: int) -> bool:
        """سقط القصر بيد X, سقطت المدينة في أيدي X: what falls into hands is a place, and no uncounted dead."""
        return at < self.last and not words_of("hands").isdisjoint(self.sheet.forms[at : min(at + 2, self.last)])

    def deadly(self, at: int) -> bool:
        """برصاص قناص, في المواجهات, بغارة: by whom or in what they fell."""
        if at + 1 >= self.last:
            return False
        deed = self.sheet.forms[at] in words_of("in_or_by") and "event" in self.sheet.kinds[at + 1] and self.sheet.forms[at + 1] not in words_of("fall_into")
        return deed or bool(self.tokens.flags[at] & AGENT)

    def deadly_there(self, at: int) -> bool:
        """(سقط) في بغداد برصاص الأمن: the place stands before."""
        spot = read_prepositional(self.tokens, at, self.last)
        return spot is not None and "place" in self.sheet.kinds[spot.last - 1] and self.deadly(spot.last)
