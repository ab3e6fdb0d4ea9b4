"""Nouns that tell the harm themselves: 30 قتيلا, عشرات الجرحى, جثث سبعة."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.found import FramedHarm
from marsad.frames.names import is_given
from marsad.frames.people.described import case_at, describe
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.shares import DEED_ABOVE
from marsad.frames.states import States
from marsad.frames.victims import mixed
from marsad.frames.words import words_of
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import AGENT, ALL, AUXILIARY, BESIDES, COMPLEMENT, MOST, ROSE, SUBSET
from marsad.text.rule_words import ALEF, AND, BETWEEN, COMMAS, HAS, IN, OF, ON, TO, rule_word, rule_words

_OF_A_LAND = rule_word("objects.of_a_land")


class Nouns(States):
    """Nouns that tell the harm themselves: 30 قتيلا, عشرات الجرحى, جثث سبعة."""

    def self_told(self, at: int) -> int:
        """30 قتيلا, عشرات الجرحى, شهيدان, قتلى: the noun tells the harm; without a number it must have fallen, or open a headline."""
        tokens, sheet = self.tokens, self.sheet
        if sheet.forms[at] in words_of("bodies") and (stop := self.bodies(at)):
            return stop
        people = read_people(tokens, at, self.last)
        if people is None:
            return at + 1
        people = self.of_cases(self.of_bodies(self.parted(people)))
        if people.back and self.found and (not people.outcomes or people.outcomes[0] in _LASTING):
            return self.of_them(replace(people, outcomes=()))
        return self.by_noun(people) if people.outcomes else self.without_outcome(people, at)

    def without_outcome(self, people: People, at: int) -> int:
        """People of whom no harm is told yet: by whose hand they fell, as what they were found, or the state that they are still in."""
        if stop := self.found_as_dead(people, at):
            return stop
        if people.counted and self.by_whose_hand(people):
            self.add("harm.by_hand", at, (self.found[-1].outcome,), people)
            return people.last
        if self.counted_besides(people):
            return self.listed("harm.besides", at, (self.found[-1].outcome,), people)
        if state := self.still(people):
            return self.listed("harm.under_rubble" if state == "trapped" and self.under_rubble(people) else "harm.still", at, (state,), people)
        self.unclaimed = people
        return people.last if people.names or people.counted else at + 1

    def found_as_dead(self, people: People, at: int) -> int:
        """(عثر على) ثلاثة شبان مذبوحين: the unit behind the word that tells as what they were found; 0 where none does."""
        told = self.sheet.forms[people.last - 1] in words_of("as_dead") and people.last - 1 > at
        return self.found_dead(people.last - 1) if told else 0

    def counted_besides(self, people: People) -> bool:
        """مقتل القيادي سامر العمري، بعد اشتباكات، إضافة إلى 19 آخرين; قتل 12 جنديا في الهجوم مقابل 30 من المسلحين: beside those told before, with no verb of their own."""
        own = people.counted and bool(self.sheet.suf[people.first])  # إضافة إلى زوجاته الأربع
        if not (people.counted or people.noun) or not (people.others or own or self.sheet.forms[people.first - 1] in words_of("against") or self.right_beside(people)):
            return False
        return self.besides_before(people.first) and bool(self.found) and self.sheet.forms[people.last - 1] not in words_of("other_one") and not self.told_otherwise(people)

    def besides_before(self, at: int) -> bool:
        """إضافة إلى, right before a unit."""
        return any(self.tokens.flags[unit] & BESIDES and self.tokens.end(unit) == at for unit in range(max(self.first, at - 3), at))

    def right_beside(self, people: People) -> bool:
        """ثلاثة جنود قتلوا في درعا، إلى جانب ضابط: joined to those told before, with nothing but where and by what they fell between."""
        last = self.found[-1] if self.found else None
        return last is not None and not last.negated and self.past_besides(max(last.last, last.trigger + 1)) == people.first

    def by_whose_hand(self, people: People) -> bool:
        """72 على يد X، و19 على يد Y; و19 مدنيا بينهم طفل على يد Y; و19 بغارات Y: each count with those who did it."""
        if not self.found or not (self.tokens.joined(people.first) or self.besides_before(people.first)):
            return False
        at, before = self.past_parts(people.last, self.last), self.found[-1].last
        by_hand = any(self.tokens.flags[unit] & AGENT for unit in range(before, people.first))
        if self.tokens.has(at, AGENT):
            return by_hand or not people.noun
        by_deed = at < self.last and self.sheet.pre[at] == "ب" and any(term.kind == "event" for term in self.sheet.terms[at])
        return by_deed and by_hand and not people.noun

    def by_noun(self, people: People) -> int:
        """People whose noun tells what befell them."""
        if (people.counted or people.number == "s") and people.outcomes[0] in _UNTIL_DEATH and self.died_since(people):
            self.unclaimed = replace(people, outcomes=())
            return people.last  # خمسة من المصابين توفوا: the verb tells what became of them
        if (told := self.told_of_the_noun(people) or self.prey_of(people)) is not None:
            return told
        if people.one_of or self.some_known(people) or self.negated_noun(people) or self.refused(people, people.outcomes):
            return people.last  # أحد الموقوفين: one of those known
        if self.fills_line(people):
            return self.listed("harm.line", people.first, people.outcomes, people)
        people = self.fell_among(people) if not people.definite else self.who_they_all_were(people)
        if people.counted:
            return self.of_the_hurt(people) if people.back else self.listed("harm.noun", people.first, people.outcomes, people)
        return self.listed("harm.noun", people.first, people.outcomes, people) if self.licensed(people) else people.last

    def fills_line(self, people: People) -> bool:
        """(قصف على البلدة /) الشهيد سامر الدالي / الجريحة ريم الفرا: lines of a title and a name below a deed, where nobody was counted before."""
        if not (people.definite and people.names and people.number == "s" and people.outcomes[0] in _FALLEN) or self.last - people.last > _BEHIND_NAME or not self._heads_line(self.first, people.first):
            return False
        if any(harm.outcome == people.outcomes[0] and harm.rule != "harm.line" for harm in (*self.before, *self.found)):
            return False
        number = self.sheet.prose.sentence[people.first]
        around = [self.sheet.prose.sentences[other] for other in (number - 1, number + 1) if 0 <= other < len(self.sheet.prose.sentences)]
        another = any(self._titled_line(first, last) for first, last in around)
        above = (self.sheet.term(unit, "event") for unit in range(max(0, self.first - DEED_ABOVE), self.first))
        return another and any(term is not None and term.row["type"] in _DEADLY for term in above)

    def _heads_line(self, first: int, at: int) -> bool:
        """Only marks and numbers stand before a unit of its line."""
        return not any(self.sheet.forms[unit][0].isalpha() for unit in range(first, at))

    def _titled_line(self, first: int, last: int) -> bool:
        """الشهيد فلان: another line that begins so."""
        at = next((unit for unit in range(first, last) if self.sheet.forms[unit].isalpha()), -1)
        return at >= 0 and self.sheet.forms[at][:2] == "ال" and any(term.kind == "harm" and term.form == "s" for term in self.sheet.terms[at])

    def some_known(self, people: People) -> bool:
        """أسعفت الفرق بعض المصابين: some of those known, who were helped; سقوط بعض القتلى tells of them."""
        some = people.expr == "vague" and self.sheet.forms[people.first] in words_of("some") and self.sheet.forms[people.last - 1][:2] == "ال"
        return some and people.victims == Victims() and not words_of("aids").isdisjoint(self.sheet.forms[max(self.first, people.first - 4) : people.first])

    def fell_among(self, people: People) -> People:
        """عشرات القتلى والجرحى سقطوا وسط المسلحين, قتلى سقطوا في صفوف الجيش: whose men they were, behind the verb that tells that they fell."""
        at = people.last + 1
        if at >= self.last or people.victims.status != "unknown" or self.sheet.forms[people.last] not in words_of("fell_many"):
            return people
        told = describe(self.tokens, replace(people), at, self.last)
        return told if told.victims.status != "unknown" else people

    def who_they_all_were(self, people: People) -> People:
        """القتلى السبعة (كانوا) مدنيون, القتلى الأربعة من عناصر الحزب: of which kind all of them are told to be."""
        at = people.last + (self.sheet.forms[people.last] in words_of("were"))
        return describe(self.tokens, replace(people), at, self.last)

    def told_of_the_noun(self, people: People) -> int | None:
        """What the sentence tells of them behind the noun or before it: a part, who they were, their number, how they fell."""
        return self.share(people) or self.some_of_the_dead(people) or self.dead_named(people) or self.their_number(people) or self.they_reached(people) or self.risen_to(people) or self.behind_colon(people) or self.fallen(people)

    def parted(self, people: People) -> People:
        """400 ضحية بين شهيد وجريح, الجنود سقطوا بين قتيل وجريح: one number for the outcomes that two nouns name."""
        sheet = self.sheet
        at = people.last + (people.last < self.last and sheet.forms[people.last] in words_of("fell_many"))
        at += at < self.last and sheet.forms[at] == "ما"
        at = self._behind_the_day(at)
        named = self.outcomes_named(at + 1) if at < self.last and sheet.forms[at] in words_of("between") else ()
        if not named:
            return self._parted_behind_parts(people)
        both = replace(people, outcomes=tuple(dict.fromkeys(named)), last=at + 1 + len(named), counted=True)
        return describe(self.tokens, both, both.last, self.last)  # … في صفوف الميليشيات

    def _behind_the_day(self, at: int) -> int:
        """(سقط 5 عناصر) اليوم الإثنين، بين قتيل وجريح: the unit behind the words of a day and a comma."""
        behind = at
        while behind < self.last and self.sheet.dated[behind]:
            behind += 1
        behind += behind < self.last and self.sheet.forms[behind] in COMMAS
        return behind if behind < self.last and self.sheet.forms[behind] in words_of("between") else at

    def _parted_behind_parts(self, people: People) -> People:
        """سبعة أشخاص بينهم جندي، سقطوا بين قتيل وجريح: the outcomes are named behind a part of the count, of which nobody knows what befell it."""
        at = self.past_parts(people.last, self.last) if people.counted and not people.outcomes else people.last
        if at == people.last:
            return people
        at += at < self.last and self.sheet.forms[at] in COMMAS
        at += at < self.last and self.sheet.forms[at] in words_of("fell_many")
        named = self.outcomes_named(at + 1) if at < self.last and self.sheet.forms[at] in words_of("between") else ()
        return replace(people, outcomes=tuple(dict.fromkeys(named)), last=at + 1 + len(named)) if len(set(named)) > 1 else people

    def outcomes_named(self, at: int) -> tuple[str, ...]:
        """قتيل وجريح, قتيل وجريح وأسير: what befell those whom two nouns or more name."""
        named = list[str]()
        while at < self.last and (not named or self.tokens.joined(at)) and (outcome := self.noun_outcome(at)) is not None:
            named.append(outcome)
            at += 1
        return tuple(named) if len(named) > 1 else ()

    def dead_and_hurt(self, at: int) -> int:
        """أوقعوا أفرادها بين قتيل وجريح: some of both, with no number."""
        named = self.outcomes_named(at + 1)
        if not named or words_of("felled").isdisjoint(self.sheet.forms[max(self.first, at - 8) : at]):
            return 0
        stop = at + 1 + len(named)
        victims = self.unclaimed.victims if self.unclaimed is not None and at - self.unclaimed.last <= 2 else Victims()
        self.add("harm.between", at, named, People(at + 1, stop, 1, None, "unstated", victims, noun=True))
        return stop

    def told_between(self, at: int) -> int:
        """راح ضحيتها 20 مدنيا بين قتيل وجريح: the number told right before is of both; without one nobody is counted."""
        named = self.outcomes_named(at + 1)
        if not named:
            return 0
        stop = at + 1 + len(named)
        if len(set(named)) == 1:
            return stop  # راح ضحيتها 20 بين شهيد وقتيل: the same count
        whole = self.found[-1] if self.found and at - self.found[-1].last <= 1 else None
        if whole is not None and all(harm is whole or harm.first != whole.first for harm in self.found):
            self.found.remove(whole)
            both = describe(self.tokens, replace(whole.people, outcomes=named, victims=whole.victims), stop, self.last)
            self.add(whole.rule, whole.trigger, named, replace(both, outcomes=(), last=whole.last))
            return max(stop, both.last)
        return stop

    def of_bodies(self, people: People) -> People:
        """400 جثة تعود لعسكريين, أربع جثث من مقبرة تعود لمدنيين: whose they are, over where they were."""
        if not (people.counted or people.number == "s") or people.victims.status != "unknown" or self.sheet.forms[people.last - 1] not in words_of("bodies"):
            return people
        at = next((unit + 1 for unit in range(people.last, min(self.last, people.last + _OVER_WHERE)) if self.sheet.forms[unit] in words_of("belongs_to")), people.last)
        whose = read_people(self.tokens, at, self.last) if at < self.last and self.sheet.pre[at] == "ل" else None
        return self.of_whose(people, whose) if whose else people

    def of_whose(self, people: People, whose: People) -> People:
        """لعسكريين, لعسكريين ومدنيين: of one kind or of two."""
        more = read_people(self.tokens, whose.last, self.last) if whose.last < self.last and self.tokens.joined(whose.last) else None
        if more:
            return replace(people, victims=mixed(whose.victims, more.victims), last=more.last)
        return replace(people, victims=whose.victims, last=whose.last)

    def of_cases(self, people: People) -> People:
        """27 حالة إعدام ميداني بحق مدنيين, 61 حادثة قتل لمدنيين: whom the cases befell."""
        if not people.cases:
            return people
        for at in range(people.last, min(self.last, people.last + 3)):
            of = at + 1 if self.sheet.pre[at] + self.sheet.forms[at] in words_of("against_whom") else -1
            whose = read_people(self.tokens, of, self.last) if 0 <= of < self.last else None
            if whose:
                return replace(people, victims=whose.victims, last=whose.last)
        return people

    def died_since(self, people: People) -> bool:
        """خمسة من المصابين توفوا; 30 نازحا، غالبيتهم من النساء، لقوا حتفهم: the verb behind them, or behind who they mostly were, tells that they died."""
        verb = self.past_who_they_were(people.last)
        verb += verb < self.last and self.sheet.forms[verb] == HAS  # (كانت سيدة من المصابات) قد توفيت
        if people.number == "s" and verb < self.last and not self.agrees([people], *self.agreement_of(verb)):
            return False  # طفلة مصابة قتل جميع أفراد عائلتها
        return self.tells_death(verb)

    def past_who_they_were(self, at: int) -> int:
        """، غالبيتهم من النساء والأطفال،: the unit behind a part of those told before, between commas; the same unit where none stands."""
        if at + 1 >= self.last or self.sheet.forms[at] not in COMMAS or not self.tokens.flags[at + 1] & (SUBSET | MOST | ALL):
            return at
        return next((unit + 1 for unit in range(at + 2, min(self.last - 1, at + _PART)) if self.sheet.forms[unit] in COMMAS), at)

    def some_of_the_dead(self, people: People) -> int | None:
        """إن من القتلى أبا وابنه: at the head of a clause, those who were among the dead."""
        of = people.first - 1
        if people.counted or not people.definite or of < self.first or self.sheet.forms[of] != OF:
            return None
        if not self.tokens.has(of - 1, COMPLEMENT | AUXILIARY):
            return None
        return self.listed_among(people.last, people.outcomes[0], of)

    def listed_among(self, at: int, outcome: str, trigger: int) -> int | None:
        some = read_people(self.tokens, at, self.last, named=True) if at < self.last else None
        if some is None:
            return None
        return self.listed("harm.among", trigger, (outcome,), some)

    def dead_named(self, people: People) -> int | None:
        """إن القتلى رجل وزوجته وأربعة من أطفالهما: who they were right behind the noun."""
        known = people.definite and not people.counted and people.last == people.first + 1
        clause = people.first <= self.first + 1 or self.and_behind_mark(people.first)
        opens = clause and people.last < self.last and self.numbered(people.last)
        said = people.first > self.first and self.tokens.has(people.first - 1, COMPLEMENT)
        return self.who_the_dead_were(people.last - 1, self.of_whom(people.last - 1)) or None if known and (opens or said) else None

    def numbered(self, at: int) -> bool:
        """المصابون ثلاثة عمال, القتلى 3: a number of people; in figures alone only near a deed."""
        figures = not (self.sheet.forms[at].isalpha() or "person" in self.sheet.kinds[at + 1])
        return starts_number(self.tokens, at) and (not figures or self.deed_near(at))

    def they_reached(self, people: People) -> int | None:
        """ضحايا القصف وصلوا إلى 72 مدنيا, قتلى الغارات تجاوزوا 30: the number that the verb behind tells of them."""
        if people.counted or people.number != "p":
            return None
        ahead = range(people.last, min(self.last - 1, people.last + _REACHED))
        verb = next((unit for unit in ahead if self.sheet.forms[unit] in words_of("they_reached") or (people.definite and self.tokens.flags[unit] & ROSE)), None)
        if verb is None or any(self.sheet.forms[unit] in COMMAS or self.tokens.is_verb(unit) for unit in range(people.last, verb)):
            return None
        number = self.number_reached(verb)
        return None if number is None or (people.definite and not number.noun) else self.listed("harm.toll", people.first, people.outcomes, self.beyond(number, verb + 1))

    def number_reached(self, verb: int) -> People | None:
        """(وصلوا) إلى 72 مدنيا: those counted behind the verb."""
        start = verb + 1 + (self.sheet.forms[verb + 1] == TO)
        number = read_people(self.tokens, start, self.last) if start < self.last and starts_number(self.tokens, start) else None
        return None if number is None or number.outcomes else number

    def risen_to(self, people: People) -> int | None:
        """ارتفع قتلى الهجوم على الثكنة إلى 12, ارتفاع ضحايا انفجار المرفأ، الذي وقع أمس، إلى 12 قتيلا: the noun behind the verb of rising is a toll, and إلى stands before its number."""
        if people.counted or people.number != "p" or people.first == self.first or not self.tokens.flags[people.first - 1] & ROSE:
            return None
        to = next((unit for unit in range(people.last, min(self.last, people.last + _RISEN_TO)) if self.to_number(unit)), 0)
        number = read_people(self.tokens, to + 1, self.last) if to else None
        if number is None or not number.counted or (number.outcomes or people.outcomes) != people.outcomes:
            return None
        return self.listed("harm.toll", people.first, people.outcomes, self.of_class(replace(number, outcomes=()), people.victims))

    def and_behind_mark(self, at: int) -> bool:
        """…، والمصابون: the clause begins behind a mark, with و."""
        return self.tokens.joined(at) and self.sheet.forms[at - 1 - (self.sheet.forms[at - 1] == AND)] in COMMAS

    def fallen(self, people: People) -> int | None:
        """العشرات سقطوا قتلى, عشرة جنود سقطوا بين قتلى وجرحى, خمسة من رفاقه قتلى: those counted stand before the noun."""
        between = self.sheet.forms[people.first - 1] == BETWEEN
        if people.counted or people.definite or people.number != "p" or people.first - between <= self.first:
            return self.fallen_one(people) if people.number == "s" else None
        verb = people.first - 1 - between
        fallen = self.who_fell(people, verb)
        if not fallen or not fallen[0].counted:
            return None
        both = self.outcomes_named(people.first)  # 17 شخصا سقطوا قتلى وجرحى
        for some in fallen:
            self.add("harm.fell", verb, both or people.outcomes, some)
        return people.first + len(both) if both else people.last

    def who_fell(self, people: People, verb: int) -> list[People]:
        """(25 مسلحا و10 من الجنود) سقطوا قتلى, خمسة من رفاقه قتلى: those before the verb, else right before the noun."""
        group = self.before_verb(verb) if self.sheet.forms[verb] in words_of("fell_many") else []
        return group or self.right_before_noun(people)

    def fallen_one(self, people: People) -> int | None:
        """(سقط) الشاب سامر الدالي شهيدا, الطفل سامر شهيدا بقصف على البلدة: one told by name right before the noun in the case of an object, whom a verb let fall or with whom the sentence begins."""
        known = self.unclaimed
        if known is None or known.last != people.first or known.outcomes or not (known.names and known.number == "s" and self.as_what_he_fell(people)):
            return None
        if known.first > self.first and self.sheet.forms[known.first - 1].removeprefix("ل") not in words_of("people_fell"):
            return None
        self.add("harm.fell", people.first, people.outcomes, known)
        return people.last

    def as_what_he_fell(self, people: People) -> bool:
        """شهيدا, the noun alone in the case of an object; not شهيدا للعلم."""
        alone = people.last == people.first + 1 and self.sheet.forms[people.first].endswith(ALEF)
        return alone and not (people.last < self.last and self.sheet.pre[people.last] == "ل")

    def right_before_noun(self, people: People) -> list[People]:
        """سقط خمسة من رفاقه قتلى: those right before the noun, whom something felled."""
        known = self.unclaimed
        return [known] if known is not None and known.last == people.first and self.fell(known.first) else []

    def prey_of(self, people: People) -> int | None:
        """شاب ووالده ضحايا هجوم على القرية: those right before the noun that says whose prey they are."""
        at = people.last - 1
        if self.sheet.forms[at] not in words_of("prey_noun") or at == self.first or people.last >= self.last or "event" not in self.sheet.kinds[people.last]:
            return None
        row = self.right_before(at)
        for one in row:
            self.add("harm.prey", at, ("killed",), one)
        return people.last if row else None

    def of_them(self, people: People) -> int:
        """ثلاثة منهم: a part of those told before, where a word behind tells who they were or nothing else befell them."""
        whole = self.parent(people.first)
        if whole is None:
            return people.last
        return self.part_right_behind(people, whole)

    def part_right_behind(self, people: People, whole: FramedHarm) -> int:
        if any(form.removeprefix(AND) in words_of("unharmed") for form in self.sheet.forms[max(self.first, people.first - 4) : people.first]):
            return people.last  # اعتقلت سبعة وأفرجت عن ثلاثة منهم
        if self.found and self.right_behind(people.first, self.found[-1].last) and not self.tokens.joined(people.first):
            self.add_part("harm.part", whole, people)
            if (far := self.past_places(people.last) or self.past_group(people.last, people)):
                return self.parts_from(far, whole, "harm.part")  # أربعة منهم في القرية واثنان في المخيم
        return people.last

    def of_the_hurt(self, people: People) -> int:
        """ثلاثة من الجرحى: a part of those hurt."""
        whole = next((harm for harm in reversed([*self.before[-8:], *self.found]) if harm.outcome == people.outcomes[0] and harm.part_of is None), None)
        if whole is None:
            return self.listed("harm.noun", people.first, people.outcomes, people)
        if whole in self.found and whole.rule != "harm.among":
            self.add_part("harm.part", whole, people)
            return people.last
        self.add("harm.noun", people.first, people.outcomes, replace(people, back=whole not in self.found))  # بين المصابين 149 طفلا … ثلاثة من المصابين
        return people.last

    def bodies(self, at: int) -> int:
        """جثث سبعة أشخاص, جثة سيدة: bodies are counted by whose they are; جثتين by themselves."""
        sheet, stop = self.sheet, self.sheet.stops[at]
        if sheet.suf[at] or self.looked_for(at):
            return stop
        single = sheet.forms[at] in words_of("body")
        stop += stop < self.last and sheet.forms[stop] == "ل"  # جثث لـ 12 جنديا
        people = read_people(self.tokens, stop, self.last, named=single) if stop < self.last else None
        told = people is not None and people.outcomes and not people.counted and people.number != "d" and self.noun_outcome(people.first) is not None
        told = told and not (single and people is not None and (self.found_just_now(at) if not people.definite else self.dug_out(at) and self.body_found(at, people)))
        if people is not None and self.theirs_brought_home(at, people):
            return people.last
        if people is not None and not told and (not people.definite or self.body_found(at, people)):
            return self.listed("harm.bodies", at, ("killed",), self.of_two_bodies(at, people))
        return 0 if people is None else people.last

    def theirs_brought_home(self, at: int, people: People) -> bool:
        """تسلمت العائلة جثمان ابنها, شيع الأهالي جثامين أبنائهم, أعاد الاحتلال جثامين خمسة: their own, or given back, who may have died long ago."""
        if not words_of("gives_back").isdisjoint(self.sheet.forms[max(self.first, at - _GIVEN) : at]):
            return True
        own = any(self.sheet.suf[unit] in words_of("his") | words_of("theirs") for unit in range(people.first, people.last) if self.sheet.suf[unit])
        return own and not words_of("brings_home").isdisjoint(self.sheet.forms[max(self.first, at - 4) : at])

    def of_two_bodies(self, at: int, people: People) -> People:
        """جثتي مدنيين: two, though the noun could be of many; of جثتي رجل وزوجته each is one."""
        two = self.sheet.forms[at] in words_of("two_bodies") and not (people.number == "s" and self.tokens.joined(people.last))
        return replace(people, min=2, max=2, expr="exact", number="d") if two else people

    def body_found(self, at: int, people: People) -> bool:
        """عثر على جثة الشاب فلان, على جثة الصحفي المخطوف: a known one by name, or who was taken or lost, whose body was found or brought."""
        lost = any(self.noun_outcome(unit) in ("abducted", "missing") for unit in range(people.first + 1, min(people.last + 1, self.last)))
        if lost and self.found_just_now(at):
            return True
        named = bool(people.names) or is_given(self.tokens, people.last)
        aged = people.age_years is not None
        return ((named or aged) and self.found_just_now(at)) or ((aged or (named and self.to_hospital(people.last))) and self.brought_just_now(at))

    def dug_out(self, at: int) -> bool:
        """انتشال (جثمان الشهيد فلان), نقلوا إلى المستشفى: found now; not تسلم ذووه (جثمان الشهيد فلان), who may have died long ago."""
        return not (words_of("dug_out") | words_of("taken")).isdisjoint(self.sheet.forms[max(self.first, at - 6) : at])

    def brought_just_now(self, at: int) -> bool:
        """نقل الصليب الأحمر (جثمان المسنة): before the body."""
        return not words_of("taken").isdisjoint(self.sheet.forms[max(self.first, at - 6) : at])

    def prey(self, at: int) -> int:
        """راح ضحية القصف 12 شخصا, ضحيتها مدنيان: the number behind is of those killed."""
        sheet = self.sheet
        went = at > self.first and sheet.forms[at - 1] in words_of("went")
        his = sheet.forms[at] != "ضحيه"
        if not (went or his):
            return self.self_told(at)
        people = self.behind(at + 1, verb=at, labile=False, reach=24 if went else 4)
        if people is None and went:
            people = self.counted_within(at + 1, 14)
        if people is None:
            one = read_people(self.tokens, at, self.last)
            return self.self_told(at) if one is not None and one.expr == "at_least" else at + 1  # سقط ضحية على الأقل فيما أصيب اثنان
        return self.listed("harm.prey", at, people.outcomes or ("killed",), people)

    def prey_of_it(self, at: int) -> int:
        """مجزرة ضحاياها خمسة مدنيين: the number behind is of those killed."""
        people = read_people(self.tokens, at + 1, self.last) if starts_number(self.tokens, at + 1) else None
        if people is None:
            return 0
        people = self.parted(people)
        return self.listed("harm.prey", at, people.outcomes or ("killed",), people)

    def fallen_people(self, at: int) -> int:
        """سقط 13 مسلحا في غارات, سقوط 30 مقاتلا: those counted who fell are dead, where no word says what they fell as, from or into."""
        sheet, start = self.sheet, at + 1
        start += start < self.last and sheet.forms[start] in words_of("therein")
        people = read_people(self.tokens, start, self.last) if start < self.last and not sheet.pre[start] else None
        if people is None or not ((people.counted or people.number == "d") and (self.known_people(people) or self.of_dead(people))) or people.outcomes or self.parted(people).outcomes:
            return 0
        ahead = sheet.forms[people.last : min(self.last, people.last + 5)]
        if any(sheet.forms[unit] in words_of("between") for unit in range(people.last, min(self.last - 1, people.last + _FAR))):
            return 0  # سقط عشرات الحوثيين ومن القوات الموالية بين قتيل وجريح
        if ahead[:1] == [OF] or not words_of("fall_into").isdisjoint(ahead) or any("harm" in sheet.kinds[unit] for unit in range(people.last, min(self.last, people.last + 2)) if not self.tokens.joined(unit)):
            return 0
        return self.listed("harm.fell", at, ("killed",), people)

    def known_people(self, people: People) -> bool:
        """(سقط) 13 مسلحا, 12 تونسيا; not 120 حجرا, of which no table knows that they are people: not everything that falls is somebody."""
        form = self.sheet.forms[people.last - 1]
        return people.noun and (not form.endswith(ALEF) or form.endswith(_OF_A_LAND) or any(self.sheet.terms[unit] for unit in range(people.last - 1, people.first, -1)))

    def of_dead(self, people: People) -> bool:
        """(استشهد 330.) سقط 120 منهم يوم السبت: some of the dead told last."""
        whole = next((harm for harm in reversed([*self.before, *self.found]) if harm.part_of is None), None) if people.back else None
        return whole is not None and whole.outcome == "killed" and people.least <= whole.most

    def honoured(self, at: int) -> int:
        """نال شرف الشهادة ضابط و4 جنود: those behind the honour are dead."""
        people = read_people(self.tokens, at + 3, self.last) if at + 3 < self.last and self.sheet.forms[at + 1] in words_of("honour") else None
        return self.listed("harm.fell", at, ("killed",), people) if people is not None and self.sheet.forms[at + 2] in _MARTYRDOM else 0

    def fallen_before(self, at: int) -> int:
        """(أفاد بأن) 180 شخصا سقطوا خلال يومين: those counted right before the verb are dead, where no word says what they fell as, from or into."""
        people = self.unclaimed
        if people is None or people.last != at or not (people.counted and people.noun) or people.outcomes:
            return 0
        ahead = self.sheet.forms[at + 1 : min(self.last, at + 6)]
        if ahead[:1] in ([OF], [ON]) or not words_of("fall_into").isdisjoint(ahead) or any("harm" in self.sheet.kinds[unit] for unit in range(at + 1, min(self.last, at + 3))):
            return 0
        return max(at + 1, self.listed("harm.fell", at, ("killed",), people))

    def fell_captive(self, at: int) -> int:
        """وقع ثلاثون جنديا في الأسر, نحو ثلاثين جنديا وقعوا في الأسر, وقوع خمسة في الأسر: who was taken, behind the verb or before it."""
        near = range(at - 2, max(self.first, at - _CAPTIVE) - 1, -1) if self.sheet.forms[at - 1] == IN else range(0)
        verb = next((unit for unit in near if self.sheet.forms[unit] in words_of("falls_captive")), -1)
        people = read_people(self.tokens, verb + 1, at) if 0 <= verb < at - 2 else next(iter(self.before_verb(verb)), None) if verb >= 0 else None
        return max(at + 1, self.listed("harm.captive", verb, ("detained",), people)) if people is not None and not people.outcomes else 0

    def found_dead(self, at: int) -> int:
        """عثر الأهالي، ليلة أمس، على الشاب سالم الدالي مقتولا, وجد رجل مشنوقا: whoever was found so, behind على or the verb."""
        forms = self.sheet.forms
        far = max(self.first, at - _FOUND)
        words = [(self.sheet.pre[unit] + forms[unit], unit) for unit in range(at - 1, far - 1, -1)]  # وجد, cut as the grandfather
        verb = next((unit for word, unit in words if not {word, word.removeprefix(AND)}.isdisjoint(words_of("finds") | words_of("finds_one"))), -1)
        if verb < 0 or (verb > self.first and forms[verb - 1] in words_of("negative")):
            return 0
        on = next((unit + 1 for unit in range(verb, at - 1) if forms[unit] == ON), 0)
        begins = [on] if on else range(verb + 1, at)  # وجدت الشرطة ثلاثة شبان مقتولين
        people = next((one for unit in begins if (one := read_people(self.tokens, unit, at, named=bool(on)))), None)
        if people is None or people.outcomes or at - people.last > _OF_HIM:
            return 0
        if self.found and self.found[-1].last == at and forms[at - 1] in words_of("body"):
            self.found.pop()  # عثر على الشاب جثة هامدة: one body, and his
        return max(at + 1, self.listed("harm.found_dead", at, ("killed",), people))

    def counted_within(self, at: int, reach: int) -> People | None:
        """The first people with a number, before a verb that tells what befell others."""
        for unit in range(at, min(self.last, at + reach)):
            if self.tokens.is_verb(unit) and "harm" in self.sheet.kinds[unit]:
                return None
            people = read_people(self.tokens, unit, self.last) if starts_number(self.tokens, unit) else None
            if people and people.noun:
                return people
        return None

    def is_counted(self, at: int) -> bool:
        return case_at(self.tokens, at) is not None and self.used[at - 1] == 1


_GIVEN = 6  # units from who gives bodies back to the bodies: ستفرج إسرائيل الأسبوع المقبل عن جثامين
_CAPTIVE = 10  # units from the verb to في الأسر
_FOUND, _OF_HIM = 24, 8  # units from the verb to how somebody was found, and from him
_MARTYRDOM = rule_words("nouns.martyrdom")
_RISEN_TO = 24  # units from those whose number rose to the number
_OVER_WHERE = 8  # units between bodies and whose they are
_REACHED = 10  # units from the dead or hurt to the verb that tells their number
_FAR = 16  # units between those who fell and "between dead and hurt"
_LASTING = frozenset({"displaced", "detained"})
_UNTIL_DEATH = _LASTING | {"injured", "abducted"}  # what befell some who may have died since
_DEADLY = frozenset({"airstrike", "drone_strike", "shelling", "missile_strike", "chemical_attack", "explosion", "landmine", "suicide_attack", "shooting", "clash", "killing", "execution"})
_FALLEN = frozenset({"killed", "injured"})
_BEHIND_NAME = 4  # units behind a name with which its line ends: the age, where somebody is from
_PART = 12  # units of a part told between commas
