"""The whole that a part belongs to, and the row of a part."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.found import FramedHarm
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.verbs.before import Verbs
from marsad.frames.words import meaning_of, words_of
from marsad.lexicon.terms import VERB_FORMS, Term
from marsad.model.reading import Victims
from marsad.syntax.tokens import COMPLEMENT, DIE_BY, OWN_LIFE

_ARMED = frozenset({"fighter", "soldier"})

_WITH_NUMBER = 2  # units of a noun with its number


def _by_age_or_sex(victims: Victims) -> bool:
    """فتى, نساء: civilians by nothing but their age or sex."""
    return victims.status == "civilian" and not victims.role and (victims.age == "child" or victims.sex == "woman")


class Wholes(Verbs):
    """The whole that a part belongs to, and the row of a part."""

    def parent(self, at: int) -> FramedHarm | None:
        """The whole that a part belongs to: the last harm told before it that is no part itself."""
        for harm in reversed(self.found):
            if harm.part_of is None and not harm.negated:
                return self.first_of_two(harm)
        opening = at - self.first <= 2 or self.tokens.has(at - 1, COMPLEMENT)  # وقال الطبيب إن بينهم ثلاثة أطفال
        return self.before[-1] if opening and self.before else None

    def first_of_two(self, harm: FramedHarm) -> FramedHarm:
        pair = [other for other in self.found if other.first == harm.first]
        if len(pair) > 1 and len(harm.people.outcomes) > 1:
            return pair[-1]  # 80 قتيلا وجريحا، معظمهم …: the parts hang on the word that stands nearer
        return pair[0]

    def larger(self, outcome: str, people: People) -> FramedHarm | None:
        """وقتل ثلاثة من هؤلاء: the count of the same harm that the sentence told before."""
        told = (harm for harm in reversed(self.found) if harm.outcome == outcome)
        return next((harm for harm in told if harm.least > people.least), None)

    def whole_named(self, at: int) -> FramedHarm | None:
        """أصيب 40 وقتل 60، وبين الجرحى مدنيون: of those whom the noun names, whoever was counted last."""
        outcome = meaning_of("harmed", self.sheet.forms[at - 1])
        return next((harm for harm in reversed(self.found) if harm.outcome == outcome and harm.part_of is None), None)

    def not_all_dead(self, whole: FramedHarm, part: People) -> None:
        """43 ضحية بينهم تسعة قتلى: of victims of whom some are told to be dead the others are hurt; at least those, and not all, were killed."""
        victims = any(form in words_of("prey_noun") for form in self.sheet.forms[whole.first : whole.last])
        if victims and part.outcomes == ("killed",):
            most = None if whole.max is None else whole.max - 1
            whole.min, whole.max, whole.expr = part.least, most, "at_least" if most is None else "range"

    def add_part(self, rule: str, whole: FramedHarm, people: People, *, most: bool = False) -> None:
        """A part is of its whole: what the whole says of status and age holds for it where nothing else is said."""
        if most and self.how_they_are(people):
            return
        self.not_all_dead(whole, people)
        own, of_all = self.among_the_armed(people, whole), whole.victims
        if not whole.people.noun and own.status != "unknown" != of_all.status != own.status:
            of_all = whole.victims = replace(of_all, status="unknown")  # قتل جنديان، ليرتفع العدد إلى أربعة، منهم مواطن: the number is of more than one kind
        victims = Victims(
            own.status if own.status != "unknown" or own.role == "police" else of_all.status,  # 844 مدنيا بينهم 27 من الشرطة
            own.age if own.age != "unknown" else of_all.age,
            own.sex if own.sex != "unknown" else of_all.sex,
            own.role or of_all.role,
        )
        low, high, expr = people.min, people.max, people.expr
        if most and not people.counted:
            low, high, expr = 2, None, "vague"
        both = self.of_both(whole, people)
        if len(both) > 1:
            low, expr = None, "at_most"
        for one in both:
            self.found.append(FramedHarm(people.first, people.last, one.trigger, self.outcome_of_part(one, people), low, high, expr, victims, one, names=self._names(people), rule=rule, persons=self.persons(people, victims), people=people))
        for unit in range(people.first, people.last):
            self.used[unit] = 1

    def of_both(self, whole: FramedHarm, part: People) -> list[FramedHarm]:
        """12 قتيلا وجريحا بينهم خمسة أطفال: of one number for two outcomes, how many of the part met which is not told; بينهم أربعة قتلى tells it."""
        pair = [harm for harm in self.found if harm.first == whole.first and harm.expr == "unstated" and harm.part_of is None]
        told = [harm for harm in pair if harm.outcome in (part.outcomes or (harm.outcome,))]
        return told if part.max is not None and len(pair) > 1 and told else [whole]

    @staticmethod
    def among_the_armed(people: People, whole: FramedHarm) -> Victims:
        """تسعة جنود بينهم أربع نساء, ثلاثة مسلحين بينهم فتى (16 عاما), 12 من عناصر التنظيم بينهم ضابط, أربعة من الشرطة بينهم ضابطان: a woman, a child or a rank among armed men or police that a noun tells is one of them; a word for civilians says otherwise."""
        own, bare = people.victims, not people.combatant and people.last - people.first <= _WITH_NUMBER
        armed = (whole.victims.status in _ARMED or (whole.victims.role == "police" and bare)) and whole.people.noun  # not بينهم عناصر من الجيش
        one_of_them = own.status == "soldier" or _by_age_or_sex(own)
        return replace(own, status="unknown") if armed and one_of_them and not people.explicit else own

    def verb_follows(self, people: People) -> bool:
        """… و43 آخرون أصيبوا: the phrase is the subject of the verb behind it."""
        return self.harm_goes_on(people.last)

    @staticmethod
    def how_they_are(people: People) -> bool:
        """12 جثة معظمها مصاب بطلقات: a word in the singular tells how most of them are, and counts nobody."""
        return bool(people.outcomes) and people.number == "s"

    def outcome_of_part(self, whole: FramedHarm, people: People) -> str:
        """What befell the whole, else the death that a verb tells of the part."""
        return "killed" if self.die_next(people) else whole.outcome

    def die_next(self, people: People) -> bool:
        """(أصيب 20 شخصا، بينهم سبعة) توفوا لاحقا, لقوا حتفهم: the verb of those right before tells their death; not سبعة أطفال قتل والدهم."""
        at = people.last
        if at >= self.last or self.agreement_of(at)[0] != people.number or (people.number == "s" and read_people(self.tokens, at + 1, self.last)):
            return False
        if self.tells_death(at):
            return True
        return at + 1 < self.last and not self.tokens.joined(at) and self.tokens.is_verb(at) and bool(self.tokens.flags[at + 1] & (DIE_BY | OWN_LIFE))

    def tells_death(self, at: int) -> bool:
        """توفوا, قتلوا: a verb of those right before it, that tells that they died."""
        return self.harm_goes_on(at) and any(term.kind == "harm" and term.row["outcome"] == "killed" for term in self.sheet.terms[at])

    def harm_goes_on(self, at: int) -> bool:
        """أصيبوا, لقوا (حتفهم): a verb of harm that nothing joins to what stands before it."""
        if at >= self.last or self.tokens.joined(at) or not self.tokens.is_verb(at):
            return False
        of_them = at + 1 < self.last and self.sheet.forms[at + 1] in words_of("some_of_them")  # 130 جريحا توفي منهم تسعة
        return not of_them and any(term.kind == "harm" for term in self.sheet.terms[at])

    def predicate_at(self, at: int) -> bool:
        """A verb or verbal noun of harm opens the next telling."""
        terms = [term for term in self.sheet.terms[at] if term.kind == "harm"]
        if any(term.form in VERB_FORMS for term in terms):
            return True
        return any(self.is_masdar(term) for term in terms)

    @staticmethod
    def is_masdar(term: Term) -> bool:
        return term.form == "masdar"
