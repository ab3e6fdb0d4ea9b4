"""The harms of one sentence that were read so far, and how a phrase for people becomes one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from operator import add

from marsad.frames.names import starts_joined
from marsad.frames.people.phrase import KIN, People
from marsad.frames.people.sides import keeps_order, side_of
from marsad.frames.words import words_of
from marsad.grammar.given_names import read_name
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.harm_persons import PersonAt, person_of
from marsad.model.reading import Victims
from marsad.syntax.tokens import SUBORDINATOR, Tokens
from marsad.text.rule_words import AND, OF


@dataclass(slots=True, eq=False)
class FramedHarm(HarmAt):
    """A harm with the id of the row that read it and the names of those harmed."""

    people: People = field(default_factory=lambda: People(0, 0, 0, 0, "none"))


class Found:
    """The harms of one sentence, in the order of reading; ``used`` are the units that belong to one already."""

    unclaimed: People | None = None  # the last phrase for people that no word of harm has taken yet

    def __init__(self, tokens: Tokens, first: int, last: int, before: list[FramedHarm]) -> None:
        self.tokens, self.sheet, self.first, self.last = tokens, tokens.sheet, first, last
        self.found: list[FramedHarm] = []
        self.before = before
        self.used = bytearray(tokens.sheet.size + 1)

    def add(self, rule: str, trigger: int, outcomes: tuple[str, ...], people: People) -> None:
        """One row for each outcome: one number for two is at least one of each; families (نزحت مئة عائلة) are no count of people."""
        victims = self._by_name(people, self._inherited(people, outcomes, of_toll=outcomes if rule == "harm.toll" else ()))
        if outcomes == ("trapped",) and victims.status in _ARMED:
            return  # الثوار يحاصرونها
        if victims.status == "unknown" and (side := self._side_before(people.first) or self._side_struck(people)):
            victims = replace(victims, status=side)
        low, high, expr = self._counted(people, outcomes)
        if self._are_civilians(people, victims, outcomes):
            victims = replace(victims, status="civilian")
        for outcome in outcomes:
            if not (people.family or self._told_of(people, outcome)):
                self.found.append(FramedHarm(people.first, people.last, trigger, outcome, low, high, expr, victims, names=self._names(people), rule=rule, persons=self.persons(people, victims), people=people))
        for unit in range(people.first, people.last):
            self.used[unit] = 1

    def _are_civilians(self, people: People, victims: Victims, outcomes: tuple[str, ...]) -> bool:
        """Who was driven out, or was struck as a civilian, where nothing else is told of them."""
        return victims.status == "unknown" and (outcomes == ("displaced",) or self._civilians_struck(people))

    def _by_name(self, people: People, victims: Victims) -> Victims:
        """الدالي, باسكال الدالي: of the sex and age of the one told by that name before."""
        if len(people.names) != 1 or "unknown" not in (victims.sex, victims.age):
            return victims
        names = set(self._names(people))
        told = next((harm for harm in (*reversed(self.found), *reversed(self.before[-40:])) if not names.isdisjoint(harm.names)), None)
        if told is None or (len(names) > 1 and names != set(told.names)):
            return victims
        age, sex = (told.victims.age, told.victims.sex) if told.max == 1 else ("unknown", "unknown")
        return replace(victims, age=age if victims.age == "unknown" else victims.age, sex=sex if victims.sex == "unknown" else victims.sex)

    @staticmethod
    def _counted(people: People, outcomes: tuple[str, ...]) -> tuple[int | None, int | None, str]:
        """How many: of one number for two outcomes at least one each."""
        low, high, expr = people.min, people.max, people.expr
        if len(outcomes) > 1 and people.counted and outcomes not in _OF_THE_SAME:
            return 1, max(high - len(outcomes) + 1, 1) if high is not None else None, "unstated"
        return low, high, expr

    def _told_of(self, people: People, outcome: str) -> bool:
        """Whether the same outcome was read of some of the same words."""
        return any(harm.outcome == outcome and harm.first < people.last and people.first < harm.last for harm in self.found)

    def _names(self, people: People) -> tuple[str, ...]:
        return tuple(form for first, last in people.names for form in self.sheet.forms[first:last] if len(form) > 3)

    def persons(self, people: People, victims: Victims) -> tuple[PersonAt, ...]:
        """Those told by name: of one person what the phrase tells of age, sex and role; of several the names."""
        alone = len(people.names) == 1
        relation = self.relation(people) if alone else None
        years = people.age_years if alone else None
        told = [self.person(first, last, years, victims, relation) for first, last in people.names]
        return tuple(replace(one, joined=True) if at and starts_joined(self.tokens, one.first) else one for at, one in enumerate(told))

    def person(self, first: int, last: int, years: int | None, victims: Victims, relation: str | None) -> PersonAt:
        """One person by name: sex and age as the name and what stands behind it tell."""
        name = read_name(self.sheet, first, self.last, sure=True)
        if name is None or any(starts_joined(self.tokens, unit) for unit in range(max(first + 1, last), name.last)):
            sex = victims.sex if name is None or victims.sex != "unknown" else name.sex
            return PersonAt(first, last, years, victims.age, "unknown" if sex == "either" else sex, victims.role, relation)
        told = person_of(self.sheet, name, victims, relation)
        return told if told.age_years is not None else replace(told, age_years=years)

    def relation(self, people: People) -> str | None:
        """ابنه, زوجتها: what the person is to one told before."""
        return self.kin(people) if self.sheet.suf[people.first] else None

    def kin(self, people: People) -> str | None:
        """والدة الناشط, شقيقه: the noun by which somebody is another's kin."""
        return people.keys[0] if people.keys and people.keys[0] in KIN else None

    def _inherited(self, people: People, outcomes: tuple[str, ...], *, of_toll: tuple[str, ...]) -> Victims:
        """Others, and numbers with no noun, are of the kind told before them in the sentence where that kind is said in so many words."""
        victims = people.victims
        if (side := self._side_of(people)) is not None:
            return replace(victims, status=side)
        if people.back and (whole := self._of_which(people)) is not None:
            return whole
        before = self._last_whole()
        if before is None or before.negated or victims.status != "unknown" or self._of_his_family(people, before):
            return victims
        if of_toll and (before.people.number == "s" or (people.least > before.most and before.outcome in of_toll)):
            return victims  # قتل مدني، ليرتفع عدد القتلى إلى تسعة; قتل 19 مدنيا، ما يرفع عدد القتلى إلى 718
        if before.outcome == "displaced" and before.people.victims.status == "unknown":
            return victims  # نزح ألف شخص وقتل ستون: civilians only in that they were driven out
        if people.number != "s" and self._of_two_kinds(before):
            return victims
        return self._of_others(people, self._of_his_sex(people, before.victims), before.people) if people.others else self._of_a_number(people, outcomes, before)

    def _of_two_kinds(self, last: FramedHarm) -> bool:
        """استشهاد خمسة جنود وثلاثة عمال وإصابة ستة آخرين: of which kind more are is left open, where the last are not called civilians."""
        return not last.people.explicit and any(harm.trigger == last.trigger and harm.part_of is None and harm.victims.status != last.victims.status for harm in self.found)

    def _of_a_number(self, people: People, outcomes: tuple[str, ...], before: FramedHarm) -> Victims:
        """مقتل ستة مدنيين وإصابة عشرة, مقتل 31 مقاتلا وإصابة نحو 70: a number alone is of the kind that those before it were said to be; not behind soldiers or one fighter, nor in another deed (قتل ستة مقاتلين في غارة وأصيب سبعة بقصف), nor those abducted or driven out."""
        victims, told = people.victims, before.victims
        if people.noun or self.sheet.forms[people.last : people.last + 1] == [OF]:
            return victims
        as_they = _AS_THEY.difference((before.outcome,)).issuperset(outcomes)
        theirs = as_they and told.status == "fighter" and before.people.number != "s" and not self._other_deeds(before.last, people)
        if people.outcomes or not (theirs or told.status == "civilian") or not _says_kind(told, before.people):
            return victims
        return replace(victims, status=told.status)

    def _other_deeds(self, first: int, people: People) -> bool:
        """(قتل 20 مسلحا) في غارة وأصيب سبعة بقصف: each count has a deed of its own."""
        own = any("event" in self.sheet.kinds[at] for at in range(people.last, min(people.last + _OWN_DEED, self.last)))
        return own and any("harm" not in self.sheet.kinds[at] for at in self.sheet.between("event", first, people.first))

    def _of_his_family(self, people: People, before: FramedHarm) -> bool:
        """قيادي قتل مع تسعة من أفراد أسرته: his family are no fighters."""
        return before.victims.status in _ARMED and not words_of("family_one").isdisjoint(self.sheet.forms[people.first : people.last])

    def _side_of(self, people: People) -> str | None:
        """Of men told by a pronoun (عناصره), or as combatants alone: of the side that the sentence names."""
        if self._says(people, "own_members"):
            return self._named_side(people.first) or people.victims.status
        if people.own_force or (people.victims.status == "unknown" and people.number != "s" and self._says(people, "own_men")):
            return self._own_side(people)
        if side := self._side_of_leader(people):
            return side
        if not people.combatant or people.victims.status != "fighter":
            return None
        own = (self._force_at(unit) for unit in range(people.first, people.last))  # عناصر من تنظيم X: the party of their own phrase before any other
        return next((force for force in own if force in _ARMED), None) or self._side(people.first)

    def _side_of_leader(self, people: People) -> str:
        """(أعلنت جماعة X مقتل) قائدها العسكري: of the side that the pronoun stands for."""
        theirs = people.victims.role == "commander" and self.sheet.suf[people.first]
        return self._named_side(people.first) if theirs else ""

    def _last_whole(self) -> FramedHarm | None:
        """The last harm told in the sentence that is no part of another."""
        return next((harm for harm in reversed(self.found) if harm.part_of is None), None)

    def _of_which(self, people: People) -> Victims | None:
        """ثلاثة منهم: as the count that they are of was told to be; (غارات على الحوثيين أدت إلى مقتل) ثلاثة منهم: as those named last."""
        victims = people.victims
        if self.found and victims.status == "unknown":
            whole = self._last_whole() or self.found[-1]
            return replace(victims, status=whole.victims.status, age=whole.victims.age if victims.age == "unknown" else victims.age)
        if not people.counted or self.found:
            return None
        if self.unclaimed is not None:
            return replace(victims, status=self.unclaimed.victims.status)
        return replace(victims, status="fighter") if self._force_between(people.first - 1, self.first) == "fighter" else None

    def _of_his_sex(self, people: People, told: Victims) -> Victims:
        """قتلت امرأة وأصيب آخر: another is no woman; قتل طفل وأصيبت أخرى: a girl."""
        if people.number != "s" or people.noun:
            return told
        she = self.sheet.forms[people.last - 1] in words_of("other_woman")
        if told.sex == "woman" and not she:
            return replace(told, sex="unknown") if told.age == "child" else people.victims
        return replace(told, sex="woman") if she else told

    @staticmethod
    def _of_others(people: People, told: Victims, before: People) -> Victims:
        """وجرح ثالث, وخمسة آخرون: of the kind told before; one more child only where nothing but the number changes."""
        victims = people.victims
        if victims.role == "police" or _by_name_and_age(told, before):
            return victims  # قتل جندي وآخر من الشرطة
        if people.number == "s" and not people.noun:
            told = replace(told, age="unknown") if told.age == "elderly" else told  # قتل مواطن سبعيني وأصيب آخر
            return told if before.number == "s" else replace(told, age="unknown", sex="unknown", role=None)
        if told.age == "child" and before.number == "p":
            return replace(told, sex="unknown", role=None)
        return replace(victims, status=told.status) if _says_kind(told, before) else victims

    def _says(self, people: People, words: str) -> bool:
        """One of the words of a list, with the pronoun that is joined to it, stands among those of the people."""
        sheet, here = self.sheet, slice(people.first, people.last)
        return not words_of(words).isdisjoint(map(add, sheet.forms[here], sheet.suf[here]))

    def _own_side(self, people: People) -> str:
        """ضابط وثلاثة من عناصره, الجيش أعلن مقتل ستة من جنوده: of the side that the pronoun stands for; companions of a fighter are fighters."""
        before = next((harm for harm in reversed(self.found) if harm.part_of is None), None)
        if before is not None and before.people.number == "s" and before.victims.status in ("fighter", "soldier"):
            return before.victims.status if people.own_force or before.victims.status == "fighter" else "unknown"
        if not people.own_force:
            return "unknown"
        side = self._named_side(people.first) or self._civil_side(people.first)
        return side or ("soldier" if self._says(people, "own_soldiers") else "fighter")

    def _civil_side(self, at: int) -> str:
        """أعلن الدفاع المدني مقتل ثلاثة من عناصره, نعت البلدية ثلاثة من عناصرها: men of a body without arms; nothing where none is told before."""
        bodies = [self.sheet.term(unit, "actor") for unit in range(self.first, at)]
        if any(body is not None and body.row.get("force") == "civilian" for body in bodies):
            return "civilian"
        return "" if words_of("civil_body").isdisjoint(self.sheet.forms[self.first : at]) else "unknown"

    def _named_side(self, at: int) -> str:
        """The force that the sentence names last before a unit; unknown where that is the police."""
        for unit in range(at - 1, self.first - 1, -1):
            actor = self.sheet.term(unit, "actor")
            if keeps_order(self.sheet, unit):
                return "unknown"
            if actor is not None and actor.row.get("force") in ("fighter", "soldier"):
                return str(actor.row["force"])
            if self.sheet.forms[unit] in words_of("militias"):
                return "fighter"  # تكبدت ميليشيا X 40 من عناصرها
        return ""

    def _civilians_struck(self, people: People) -> bool:
        """أطلق النار على عدد من المواطنين، ما أدى إلى سقوط أربعة قتلى: the dead are of those on whom it was done."""
        struck = self.unclaimed
        if struck is None or struck.victims.status != "civilian" or people.names or people.definite or people.number == "s":
            return False
        between = self.sheet.forms[struck.last : people.first]
        led = len(between) <= _LED_TO and not words_of("leads_to").isdisjoint(between)
        return led and self.sheet.forms[struck.first - 1] in words_of("done_on")

    def _side_struck(self, people: People) -> str:
        """قصف مواقع قوات X، ما أوقع قتلى; قتلى في صفوفهم: the dead are men of the side whose posts were struck, or that was named last."""
        sheet = self.sheet
        if not (people.outcomes or people.back) or people.definite or people.number == "s":
            return ""
        if self._own_dead(people):
            return self._force_between(people.first - 1, self.first)
        for unit in range(people.first - 1, max(self.first, people.first - _STRUCK), -1):
            if sheet.forms[unit] in words_of("homes") or self.tokens.flags[unit] & SUBORDINATOR or self._other_deed(unit):
                return ""
            if sheet.forms[unit] in words_of("struck_posts") and self._under_fire(unit):
                return self._force_between(min(people.first, unit + 4) - 1, unit)
        return ""

    def _own_dead(self, people: People) -> bool:
        """تكبدت القوات قتلى, قتلى في صفوفهم: a side is told to have suffered them, or to have them in its ranks."""
        suffered = any(form.removeprefix(AND) in words_of("suffers") for form in self.sheet.forms[max(self.first, people.first - 9) : people.first])
        return suffered or not words_of("own_ranks").isdisjoint(self.sheet.forms[people.last : min(self.last, people.last + 4)])

    def _other_deed(self, at: int) -> bool:
        """قصف المواقع غداة احتجاجات أوقعت قتيلين: what a deed told behind another came after has dead of its own."""
        return self.sheet.forms[at] in words_of("came_after") and "event" in self.sheet.kinds[at + 1]

    def _under_fire(self, post: int) -> bool:
        """استهدفت مواقع, غارة على تجمع: the posts are what a deed hit; not رتل من X, which came, nor مصدرها مواقع."""
        sheet = self.sheet
        if sheet.forms[post - 1] in words_of("comes_from"):
            return False
        return any("event" in sheet.kinds[unit] for unit in range(max(self.first, post - 14), post))

    def _force_at(self, unit: int) -> str:
        """قوات X, الميليشيات, الحوثيين: the kind of force that a word names, if any."""
        if keeps_order(self.sheet, unit):
            return ""
        actor, men = self.sheet.term(unit, "actor"), self.sheet.term(unit, "person")
        if actor is not None and actor.form != "media":
            return str(actor.row.get("force"))
        if men is not None and men.form == "p":
            return str(men.row["status"])
        return "fighter" if self.sheet.forms[unit] in words_of("fighters") else ""

    def _force_between(self, last: int, first: int) -> str:
        """The force named last in a stretch, going back from its end."""
        forces = (self._force_at(unit) for unit in range(last, first - 1, -1))
        return next((force for force in forces if force in ("fighter", "soldier")), "")

    def _side_before(self, at: int) -> str:
        """قتل من الجيش سبعة, قتل من جانب المقاومة ثمانية أشخاص: whose men they were, told before their number; else nothing."""
        sheet = self.sheet
        of = next((unit for unit in range(at - 2, max(self.first, at - 6), -1) if sheet.forms[unit] == OF), self.first)
        if of == self.first or not self.tokens.is_verb(of - 1):
            return ""
        party = of + 1 + (sheet.forms[of + 1] in words_of("ranks"))
        return side_of(self.tokens, party, at)

    def _struck(self, at: int) -> bool:
        """استهداف نقطة للجيش, مواقع الجيش: whose it was that was struck; a party that speaks is none."""
        before, pre = self.sheet.forms[at - 1], self.sheet.pre[at]
        return pre == "ل" or (not pre and before in words_of("struck_of"))

    def _side(self, at: int) -> str:
        """عناصر without a party: of the force that the sentence names before them, else fighters."""
        for unit in range(at - 1, max(self.first, at - 30) - 1, -1):
            actor = self.sheet.term(unit, "actor")
            if actor and actor.row.get("force") in ("fighter", "soldier") and self._struck(unit):
                return str(actor.row["force"])
        return "fighter"


def _by_name_and_age(told: Victims, before: People) -> bool:
    """سامر (40 عاما) ونجله (13 عاما) قتلا وأصيب ثالث: the third is not told to be a child."""
    return told.age == "child" and bool(before.names) and before.age_years is not None


def _says_kind(victims: Victims, people: People) -> bool:
    """Whether a phrase says in so many words of which kind its people are, and others may be of the same."""
    plain = victims.status == "civilian" and victims.age == victims.sex == "unknown"
    return people.explicit or plain or victims.status in ("fighter", "soldier")


_OF_THE_SAME = frozenset({("abducted", "killed"), ("abducted", "tortured"), ("detained", "tortured")})  # خطف وقتل ثمانية: one after the other
_ARMED = frozenset({"fighter", "soldier"})
_AS_THEY = frozenset({"killed", "injured", "detained"})  # what befalls fighters one beside the other
_OWN_DEED = 3  # units behind a count in which its deed is told
_LED_TO = 8  # units between those on whom a deed was done and what it led to
_STRUCK = 40  # units between what was struck and those killed there
