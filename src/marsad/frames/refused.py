"""What is no harm of those named: denied, known already, sheltered, no more than a name."""

from __future__ import annotations

from itertools import pairwise, takewhile

from marsad.frames.found import FramedHarm
from marsad.frames.parts.each import Parts
from marsad.frames.people.phrase import People
from marsad.frames.words import words_of
from marsad.lexicon.terms import VERB_FORMS
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.text.rule_words import ABOUT, ALEF, AND, ARTICLE, BY, COMMAS, FOR, OF, ON, SO, THAT, TO, rule_word, rule_words

_ABOUT_OR_OF_OR_TO = frozenset({OF, TO, ABOUT})
_LEFT_BEHIND, _RECEIVED = rule_words("refused.left_behind"), rule_words("refused.received")

_HERO = rule_word("refused.hero")
_SUMS = COMMAS | {":", "؛", ".", "..", "...", "…", "-", "–", "|", "||", "/"}  # marks behind which a post sums up what came of a deed
_DEED = 16  # units between a deed and what came of it
_LET_GO = 10  # units from a verb of letting go over who did it to whom he let go
_STREET = 18


class Refusals(Parts):
    """What is no harm of those named: denied, known already, sheltered, no more than a name."""

    def refused(self, people: People, outcomes: tuple[str, ...]) -> bool:
        """People who went into the street, or to live somewhere, and what is taken up rather than told."""
        return any(reason(self, people, outcomes[0]) for reason in (*_OF_OUTCOME.get(outcomes[0], ()), *_OF_ALL))

    def _not_brought_out(self, people: People, outcome: str) -> bool:
        """أخلت الشرطة سبيل عشرة: let go; خرج المئات: they went away, or demonstrate."""
        let_go = not words_of("way_free").isdisjoint(self.sheet.forms[max(self.first, people.first - 3) : people.first])
        return let_go or not (people.counted and people.noun) or people.victims.role == "protester" or self._into_the_street(people.first)

    def _any_at_all(self, people: People, outcome: str) -> bool:
        """لم يجدوا أثرا لأي أشخاص لقوا حتفهم: any there may be, and nobody who is told."""
        return not people.counted and people.first > self.first and self.sheet.forms[people.first - 1] in words_of("any_at_all")

    def _not_driven_out(self, people: People, outcome: str) -> bool:
        """فرار 400 معتقل: who breaks out of prison is not driven from home."""
        return people.victims.role == "prisoner" or (bool(people.outcomes) and (not people.counted or self.sheltered(people.first)))

    def _met_as_such(self, people: People, outcome: str) -> bool:
        """معه اثنان من النازحين, قال نازحان, أطلقوا النار على ستة نازحين, استهداف الطائرات لمجموعة من النازحين, التقى بعشرة نازحين: who they are, and not what befell them now."""
        forms, before = self.sheet.forms, people.first - 1
        if before < self.first or people.cases:
            return False
        said = (term := self.sheet.term(before, "saying")) is not None and term.form in VERB_FORMS and forms[before] not in words_of("registers")
        near = forms[max(self.first, before - 4) : before + 1]
        met = not words_of("deed_to_people").isdisjoint(near) and (forms[before] == ON or self.sheet.pre[people.first] == BY)
        struck = people.victims.role == "displaced" and not words_of("strike_on_people").isdisjoint(near) and (forms[before] == ON or self.sheet.pre[people.first] == FOR)
        return said or met or struck or forms[before] in words_of("beside_him")

    def _let_go(self, people: People, outcome: str) -> bool:
        reach = _LET_GO if self.sheet.forms[people.first - 1] == ABOUT else 4  # أفرجت قوات X عن 40 أسيرا
        if not words_of("exchanged").isdisjoint(self.sheet.forms[max(self.first, people.first - _LET_GO) : people.first]):
            return True
        freed = any(self.sheet.forms[unit].removeprefix(AND) in words_of("unharmed") and not self.in_a_name(unit) for unit in range(max(self.first, people.first - reach), people.first))
        return freed or (bool(people.outcomes) and self.got_away(people))

    def in_a_name(self, at: int) -> bool:
        """هيئة تحرير الشام: a word of the name of a party."""
        return any("actor" in self.sheet.kinds[unit] and self.sheet.stops[unit] > at for unit in range(max(self.first, at - 2), at + 1))

    def _handed_over(self, people: People, outcome: str) -> bool:
        """تبادل الطرفان 40 أسيرا و12 جثة, احتجاز جثامين 13 شهيدا: bodies that two sides give back or one keeps tell of no new dead."""
        before = self.sheet.forms[max(self.first, people.first - 2) : people.first]
        if len(before) == 2 and before[1] in words_of("bodies") and before[0] in words_of("keeps"):
            return True
        bodies = self.sheet.forms[people.last - 1] in words_of("bodies")
        return bodies and not words_of("exchanged").isdisjoint(self.sheet.forms[max(self.first, people.first - _LET_GO) : people.first])

    def _pretended(self, people: People, outcome: str) -> bool:
        """إسعاف خمسة جرحى وهميين: a drill pretends them."""
        return not words_of("pretended").isdisjoint(self.sheet.forms[people.first : min(self.last, people.last + 1)])

    def _hero(self, people: People, outcome: str) -> bool:
        """قتل البطل في الفيلم: no name tells who he is; استشهد البطل سامر الدالي."""
        return people.keys[:1] == (_HERO,) and people.number == "s" and not people.names

    def _whose_house(self, people: People, outcome: str) -> bool:
        """هدم منازل ثلاثة أسرى, زار ذوي خمسة شهداء: whose houses and kin are told, counted too."""
        return bool(people.outcomes) and self.sheet.forms[people.first - 1] in words_of("houses_of")

    def _hurt_already(self, people: People, outcome: str) -> bool:
        """تلقى 300 مصاب العلاج, زار الوزير ثلاثة جرحى: those counted who were hurt before."""
        return people.counted and bool(people.outcomes) and not words_of("of_the_hurt").isdisjoint(self.sheet.forms[max(self.first, people.first - 2) : people.first])

    def _of_kin(self, people: People, outcome: str) -> bool:
        return bool(people.outcomes) and not people.counted and self.kin_of(people.first) and not self._one_brought(people)

    def _one_brought(self, people: People) -> bool:
        """نقل شهيد و12 جريحا إلى مستشفى المدينة: one of the dead, without a name, who was brought there."""
        brought = self.sheet.forms[people.first - 1] in words_of("taken") and people.number == "s" and people.outcomes[0] == "killed"
        return brought and not people.definite and self.to_hospital(people.last)

    def to_hospital(self, at: int) -> bool:
        ahead = self.sheet.forms[at : min(self.last, at + _BROUGHT)]
        return any(one == TO and other.removeprefix(ARTICLE) in words_of("hospitals") for one, other in pairwise(ahead))

    def _condoled(self, people: People, outcome: str) -> bool:
        """عزى نظيره في وفاة والده, برقية تعزية في ضحايا الحادث: known already, and mourned; تعزية بمقتل القائد tells who was killed."""
        before = self.sheet.forms[max(self.first, people.first - _CONDOLED) : people.first]
        known = not people.counted and (bool(people.outcomes) or before[-1:] == ["وفاه"])
        return known and any(form.removeprefix(AND) in words_of("condoles") for form in before)

    def _animals(self, people: People, outcome: str) -> bool:
        """قتل ثلاثة كلاب; نفوق عدد من المواشي وإصابة عدد آخر: beasts, and more of them; but نفوق خمسة مسلحين."""
        if not people.keys and self.sheet.forms[people.last - 1] in words_of("animals"):
            return True
        before = self.sheet.forms[max(self.first, people.first - _HERD) : people.first]
        return not people.keys and any(form.removeprefix(AND) in words_of("perishes") for form in before)

    def _another_thing(self, people: People, outcome: str) -> bool:
        """تدمير دبابة وإصابة أخرى, يظهر مرة ويختفي أخرى: one more of the things told before, where no people are."""
        if people.last - people.first > 1 or self.sheet.forms[people.first] not in words_of("other_woman"):
            return False
        before = self.sheet.kinds[max(self.first, people.first - _THINGS) : people.first]
        return any("thing" in kinds for kinds in before) and not any("person" in kinds for kinds in before)

    def _besieged_men(self, people: People, outcome: str) -> bool:
        """الثوار يحاصرون المتمردين, محاصرة عدد من المطلوبين: armed or wanted men around whom others stand are no people trapped."""
        wanted = not words_of("wanted").isdisjoint(self.sheet.forms[people.first : people.last])
        return wanted or people.victims.status in ("fighter", "soldier")

    def _bears_witness(self, people: People, outcome: str) -> bool:
        """مقابلات مع 174 ضحية وشاهد, مع 28 من الضحايا وشهود, إفادات من ضحايا: victims who tell what befell them."""
        forms = self.sheet.forms
        if not people.outcomes or words_of("prey_noun").isdisjoint(form.removeprefix(ARTICLE) for form in forms[people.first : people.last]):
            return False
        asked = not words_of("interviews").isdisjoint(forms[max(self.first, people.first - 3) : people.first])
        return asked or (people.last < self.last and self.tokens.joined(people.last) and forms[people.last] in words_of("witnesses"))

    def _ill(self, people: People, outcome: str) -> bool:
        """وباء الكوليرا الذي أصاب مليون شخص, إصابة 12 شخصا بكورونا: whom a disease befell is not hurt."""
        near = self.sheet.forms[max(self.first, people.first - 7) : min(self.last, people.last + 4)]
        return any(form.removeprefix("ب") in words_of("disease") for form in near)

    def _whose_fire(self, people: People, outcome: str) -> bool:
        """قصف وقنص حوثي: behind the noun of fire an adjective of a party tells whose it was; قنص مقاتل حوثي tells whom it met."""
        one_word = people.number == "s" and people.last - people.first == 1 and people.first in self.sheet.nations
        return one_word and people.first > self.first and self.sheet.forms[people.first - 1] in words_of("fire_like_verb")

    def _makes_it_rise(self, people: People, outcome: str) -> bool:
        """العدد مرشح للارتفاع لوجود مصابين في حالة خطرة: some of those told before; a number of hurt, where none were told, is told with it."""
        forms = self.sheet.forms
        if people.counted and not any(harm.outcome == outcome and harm.people.counted for harm in (*self.before[-_TOLD_BEFORE:], *self.found)):
            return False
        there = not words_of("existence").isdisjoint(forms[max(self.first, people.first - 3) : people.first])
        return there and not words_of("may_rise").isdisjoint(forms[max(self.first, people.first - _RISES) : people.first])

    def got_away(self, people: People) -> bool:
        """مئات المعتقلين يهربون, 50 أسيرا أفرج عنهم, فر 30 سجينا: those held before, who fled or were let go."""
        forms = self.sheet.forms[max(self.first, people.first - 2) : min(self.last, people.last + 4)]
        behind = self.sheet.forms[people.first : min(self.last, people.last + 3)]
        return not words_of("flees").isdisjoint(forms) or not (words_of("freed").isdisjoint(behind) or self.taken_anew(people))

    def taken_anew(self, people: People) -> bool:
        """اعتقلت القوات ثلاثة أسرى محررين: who was let go once is held again."""
        before = range(max(self.first, people.first - _LET_GO), people.first)
        return any(term.kind == "harm" and term.row["outcome"] in _HELD and term.form in _TELLS for unit in before for term in self.sheet.terms[unit])

    def kin_of(self, at: int) -> bool:
        """ذوو قتلى: a noun for kin right before."""
        return at > self.first and self.sheet.forms[at - 1] in words_of("kin_of")

    def _into_the_street(self, at: int) -> bool:
        """خرج المئات إلى الشوارع للمطالبة: they demonstrate or feast, and leave no place."""
        forms = self.sheet.forms
        return any(forms[unit] in words_of("into_street") and forms[unit - 1] != OF for unit in range(at + 1, min(self.last, at + _STREET)))

    def unheard_of(self, at: int) -> bool:
        """لم ترد أنباء عن إصابة مدنيين, لا معلومات عن سقوط قتلى: of what nobody has heard, it is not known whether anybody was harmed."""
        forms, before = self.sheet.forms, range(at - 1, max(self.first, at - _HEARD) - 1, -1)
        clause = list(takewhile(lambda unit: forms[unit] not in words_of("negative_ends"), before))
        news = next((unit for unit in clause if forms[unit] in words_of("news_of")), None)
        return news is not None and any(forms[unit] in words_of("negative") and forms[unit + 1] not in words_of("no_denial") for unit in clause if unit < news)

    def sheltered(self, at: int) -> bool:
        """مدرسة تؤوي آلاف النازحين: they live there; عاد 300 نازح: they came back."""
        for unit in range(at - 1, max(self.first - 1, at - 4), -1):
            if any(term.kind == "harm" for term in self.sheet.terms[unit]):
                return False
            if self.sheet.forms[unit] in words_of("shelters"):
                return True
        return False

    def dwellers(self, people: People) -> bool:
        """يقطن فيها أربعة ملايين مدني، بينهم مئات الآلاف ممن هجّروا: those who live there are told, and of them only a part was driven out."""
        behind = people.last + (self.sheet.forms[people.last] in COMMAS)
        parted = self.sheet.forms[behind] in words_of("part_of_them")
        return parted and any(self.sheet.forms[unit].removeprefix(AND) in words_of("lives") for unit in range(max(self.first, people.first - 5), people.first))

    def negated_noun(self, people: People) -> bool:
        """لم يسفر القصف عن ضحايا, ما صار إصابات is none; لم ترد أنباء عن ضحايا is not stated."""
        forms, known = self.sheet.forms, True
        if people.counted or people.definite:
            return False
        for unit in range(people.first - 1, max(self.first, people.first - 10) - 1, -1):
            if self.denies(unit):
                if known and forms[unit - 1] not in words_of("so_that"):  # لكي لا يصبح المدنيون ضحايا
                    self.found.append(FramedHarm(people.first, people.last, people.first, people.outcomes[0], 0, 0, "none", Victims(), negated=True, rule="harm.none"))
                return True
            if forms[unit] in words_of("negative_ends"):
                return False
            if self.sheet.phrase(unit, "cause") and forms[unit - 1 - (forms[unit - 1] == THAT)] not in words_of("negative"):  # لم يسفر, دون أن يسفر
                return False
            known = known and forms[unit] not in words_of("knowing")
        return False

    def denies(self, at: int) -> bool:
        """لم, ليس, مافي; ما before صار, وقعت; not ما يزال, لا سيما."""
        behind = self.sheet.forms[at + 1]
        if self.sheet.forms[at] in words_of("spoken_not"):
            return behind in words_of("none_came") and self.sheet.pre[at] in ("", AND)  # not بما في ذلك
        return self.sheet.forms[at] in words_of("negative") and behind not in words_of("no_denial")

    def licensed(self, people: People) -> bool:
        """قتلى, جرحى, قتيل without a number: not those known already, nor what somebody fell as, nor the name of a place."""
        sheet, at = self.sheet, people.first
        before = sheet.forms[at - 1] if at > self.first else ""
        if people.definite:
            return self.known_fell(people, before)
        if before.removeprefix(SO) in words_of("struck_down") or (before in words_of("aids") and people.number == "s"):
            return True  # يسعف مصابا
        if self.tells_none(at, before):
            return False
        if people.number == "s":
            if at - 2 >= self.first and sheet.forms[at - 2].removeprefix(AND) in words_of("becomes"):
                return False  # (استشهد شاب) ليكون ثالث شهيد
            if before in words_of("fell_as") and before not in words_of("fell_one"):
                return False
            if sheet.forms[at].endswith(ALEF):
                return self.left_behind(at)
        return not self.known_by_name(people) and self.told_anew(people)

    def known_fell(self, people: People, before: str) -> bool:
        """أدى إلى سقوط المدنيين: civilians with the article, behind what came about."""
        at, civilians = people.first, people.explicit or people.victims.status == "civilian"
        return civilians and before in _ABOUT_OR_OF_OR_TO and any(self.sheet.phrase(unit, "cause") for unit in range(max(self.first, at - 5), at))

    def tells_none(self, at: int, before: str) -> bool:
        """أخبار / قتلى وجرحى, ذوو قتلى, لجرحى: a heading, kin, a purpose; ثلاثة ارتقوا شهداء: how they died."""
        last = self.found[-1] if self.found else None
        if self.tokens.joined(at) and self.noun_outcome(at - 1) and not (last and last.last >= at - 1):
            return True
        if before == "/" or before in words_of("unharmed") or before in words_of("called_upon") or (before == '"' and self.sheet.forms[at + 1] == '"'):
            return True  # رواية «شهيد»
        if any(self.sheet.forms[unit] + self.sheet.suf[unit] in words_of("prayed_for") for unit in range(max(self.first, at - 4), at)):
            return True  # تقبلهم الله شهداء
        if self.sheet.forms[at] in words_of("spelled_witnessed") and (at > self.first or at + 1 >= self.last or not self.tokens.joined(at + 1)):
            return True  # الطرفان شهدا; but شهدا وجرحى
        if self.sheet.forms[at] in words_of("held_as"):
            return True  # احتجز المسلحون موظفي المصرف رهائن
        if self.sheet.forms[at] in words_of("prey_noun") and before in words_of("were") and self.found:
            return True  # مقتل كثير من المدنيين الذين كانوا ضحايا الألغام
        return self.sheet.pre[at][-1:] in ("ل", "ك") or (last is not None and last.trigger == at - 1)

    def looked_for(self, at: int) -> bool:
        """يبحثون عن جثة سائق, بحثا عن مصابين."""
        forms = self.sheet.forms
        return at - 2 >= self.first and forms[at - 1] in words_of("of") and not words_of("search").isdisjoint(forms[max(self.first, at - 4) : at])

    def left_behind(self, at: int) -> bool:
        """خلف قتيلا, أسفر عن سقوط جريح … قتيلا: one in the case of an object, behind what left them, or a hospital that received him."""
        before = range(max(self.first, at - 7), at)
        left = any(self.sheet.phrase(unit, "cause") or self.sheet.forms[unit] in _LEFT_BEHIND for unit in before)
        left = left or (not words_of("taken").isdisjoint(self.sheet.forms[before.start : at]) and self.to_hospital(at))
        return left or (any("type_hospital" in self.sheet.kinds[unit] for unit in before) and not _RECEIVED.isdisjoint(self.sheet.forms[before.start : at]))

    def known_by_name(self, people: People) -> bool:
        """مستشفى شهداء الأقصى: the name of a place; جرحى الحرب, شهداء المدينة, شهداء مجزرة قانا: those known."""
        sheet, at = self.sheet, people.first
        if at > self.first and sheet.kinds[at - 1] & _NAMED_AFTER:
            return True
        if self.names_after_dead(people):
            return True
        if people.number != "p" or at >= self.last - 1 or people.last != at + 1:
            return False
        return (sheet.forms[at + 1][:2] == ARTICLE or self.of_a_massacre(at + 1)) and not self.fell(at)

    def of_a_massacre(self, at: int) -> bool:
        """مجزرة قانا, مجزرة السوق: named by where it was."""
        if at + 1 >= self.last or self.sheet.forms[at] not in words_of("massacre"):
            return False
        return self.sheet.forms[at + 1][:2] == ARTICLE or "place" in self.sheet.kinds[at + 1]

    def names_after_dead(self, people: People) -> bool:
        """كتيبة شهداء الجبل, فريق الشهداء: what bears their name."""
        sheet, at = self.sheet, people.first
        if people.number == "s":
            return sheet.forms[at] in words_of("named_after_dead") and sheet.forms[at + 1][:2] == ARTICLE
        return people.number == "p" and at > self.first and sheet.forms[at - 1] in words_of("named_after_dead")

    def told_anew(self, people: People) -> bool:
        """بحثا عن مفقودين, سقوط قتلى, a noun for the dead or hurt at the head of a headline."""
        at = people.first
        if people.outcomes[0] not in ("killed", "injured"):
            searched = people.outcomes[0] in ("missing", "trapped") and at - 2 >= self.first and self.sheet.forms[at - 2] in words_of("search")
            return searched or self.fell(at)
        body = self.sheet.forms[at] in words_of("body") and self.found_just_now(at)  # عثرت الشرطة في البلدة مساء أمس على جثة
        return not self.looked_for(at) and (people.number != "s" or at - self.first <= 4 or body or self.fell(at) or self.sums_up_deed(people))

    def sums_up_deed(self, people: People) -> bool:
        """قصف عنيف على البلدة.. شهيد و7 جرحى; غارة على سيارة وجريح: behind a mark or و, what came of the deed before, by itself or with more of those harmed."""
        at, behind, forms = people.first, people.last, self.sheet.forms
        marked = forms[at - 1] in _SUMS
        if not marked and not self.joins_one(at):
            return False
        more = behind + 1 if behind < self.last and forms[behind] == AND else behind
        counts = more < self.last and self.tokens.joined(more) and starts_number(self.tokens, more)
        if not (marked and counts) and self.sheet.near("event", max(self.first, at - _DEED), at - 1) < 0:
            return False
        return counts or self.ends_there(behind) or (self.tokens.joined(more) and "harm" in self.sheet.kinds[more])

    def joins_one(self, at: int) -> bool:
        """(غارة على سيارة) وجريح; not بين هارب وجريح."""
        return self.tokens.joined(at) and words_of("between").isdisjoint(self.sheet.forms[max(self.first, at - 3) : at])

    def ends_there(self, at: int) -> bool:
        """The end of the sentence, a mark, حتى الآن, or what it came of."""
        return at >= self.last or self.sheet.forms[at] in _SUMS or self.sheet.forms[at] in words_of("until") or self.sheet.phrase(at, "cause")

    def found_just_now(self, at: int) -> bool:
        """انتشلت الفرق جثمان (شهيد), عثر الأهالي، صباح اليوم، على جثة: a word that tells so stands before the body; far before where على goes with it."""
        forms = self.sheet.forms
        if not words_of("body_found").isdisjoint(forms[max(self.first, at - 6) : at]):
            return True
        return forms[at - 1] == ON and any(form.removeprefix(AND) in words_of("finds") for form in forms[max(self.first, at - _FOUND_ON) : at])

    def fell(self, at: int) -> bool:
        return any(self.sheet.phrase(unit, "cause") or self.sheet.forms[unit] in words_of("fell") for unit in range(max(self.first, at - 6), at)) or bool(
            self.found and self.found[-1].last >= at - 1
        )

    def noun_outcome(self, at: int) -> str | None:
        return next((term.row["outcome"] for term in self.sheet.terms[at] if term.kind == "harm" and term.form in ("s", "p")), None)


_THINGS = 14  # units between a thing and one more of its kind
_BROUGHT = 8  # units from one who was brought to a hospital to the hospital
_HEARD = 7  # units between a word that nothing is heard of and the harm
_NAMED_AFTER = frozenset({"type_hospital", "type_site", "type_quarter", "type_base", "type_camp", "type_city"})
_HELD = frozenset({"detained", "abducted"})
_TELLS = VERB_FORMS | {"masdar"}
_CONDOLED, _HERD = 10, 12  # units between words of condolence, or for animals that perished, and those told behind
_FOUND_ON = 20  # units from عثر to the body that somebody came upon
_TOLD_BEFORE = 12  # harms before that may have told those hurt
_RISES = 12  # units between a toll that may rise and why
_OF_ALL = (Refusals._any_at_all, Refusals._pretended, Refusals._hero, Refusals._makes_it_rise, Refusals._whose_house, Refusals._of_kin, Refusals._condoled, Refusals._animals, Refusals._another_thing)
_OF_OUTCOME = {
    "killed": (Refusals._bears_witness, Refusals._handed_over, Refusals._whose_fire),
    "injured": (Refusals._ill, Refusals._hurt_already),
    "evacuated": (Refusals._not_brought_out,),
    "displaced": (Refusals._not_driven_out, Refusals._met_as_such),
    "trapped": (Refusals._besieged_men,),
    **dict.fromkeys(_HELD, (Refusals._let_go,)),
}
