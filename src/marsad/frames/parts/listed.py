"""A phrase for people with the list behind it and the parts of it, in brackets or in a row."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.found import FramedHarm
from marsad.frames.names import is_given, named_at, starts_joined
from marsad.frames.parts.sums import Sums
from marsad.frames.people.ages import past_age, read_age
from marsad.frames.people.named import names_listed
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.victims import with_victims
from marsad.frames.words import meaning_of, words_of
from marsad.grammar.cut_names import given_names
from marsad.grammar.quantities import read_quantity
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import OPENERS, PUNCTUATION, SUBSET
from marsad.text.rule_words import AND, ARTICLE, BY, COMMAS, FOR, rule_forms, rule_words

_THEY_DO = ("ي", "ون")
_BODILY = frozenset({"killed", "injured"})
_STATES, _TAKES_STATES = (("displaced",), ("detained",)), _BODILY | {"detained"}
_NATION = rule_forms("listed.nation")
_PARENTS = rule_words("people.parents")
_APART = 9  # units between one of the parts and his kin
_FURTHER = 16  # units that are told of one counted part before the next
_TOLD = frozenset({"harm", "event", "saying"})
_IN_A_LIST = COMMAS | {'"', "(", ")"}
_AS_FOLLOWS = 6  # units from the verb to its colon
_BRACKETS = frozenset({"(", ")"})
_BRACKET = 7  # units from a count to its parts in brackets
_NEAR = 8  # units between two parts of one whole


def _their_number(people: People, whole: FramedHarm) -> bool:
    """أسرى (12 أسيرا), مدنيين (8 أشخاص): one number of the same people, told before in the plural alone."""
    told = whole.people
    return people.counted and not told.counted and (people.keys == told.keys or people.victims == Victims())


class Listed(Sums):
    """A phrase for people with the list behind it and the parts of it, in brackets or in a row."""

    def listed(self, rule: str, trigger: int, outcomes: tuple[str, ...], people: People) -> int:
        """A phrase for people and those joined to it by و, each harmed in the same way; the unit behind the last."""
        if people.back and people.counted and not people.outcomes and (whole := self.larger(outcomes[0], people)) is not None:
            self.add_part("harm.part", whole, people)
            return people.last
        if outcomes == ("detained",) and not words_of("held_as").isdisjoint(self.sheet.forms[people.last : min(self.last, people.last + 2)]):
            outcomes = ("abducted",)  # احتجاز 20 عاملا كرهائن
        self.add(rule, trigger, people.outcomes if len(people.outcomes) > 1 else outcomes, people)
        begun = len(self.found) - 1
        at = self.two_named(people)
        at = self.bracket(past_age(self.tokens, at, self.last))
        at = self.bracket_further(at, people)
        at = self.summed_up(at, people)
        while (more := self.next_in_list(at, people)) is not None:
            self.add(rule, self.place_in_front(at) or trigger, more.outcomes or outcomes, more)
            self.share_group(begun, more)
            people = more
            at = self.bracket(past_age(self.tokens, more.last, self.last))
        if people.number == "s" and (kin := self.with_kin(at) or self.companions(at, people)) is not None:
            return self.listed(rule, trigger, outcomes, kin)
        return at

    def place_in_front(self, at: int) -> int:
        """(قتل في حلب 12) وفي إدلب 7 وفي حماة 3: the unit of في, from which the next is told; 0 where no place stands before the count."""
        step = self.past_and(at)
        return step if self.over_next_place(step) else 0

    def two_named(self, people: People) -> int:
        """الطفلان سامر الدالي (9 أعوام) ورامي الدالي (13 عاما): both by name, each a part where an age tells them apart; the unit behind."""
        at, known = people.last, people.definite or bool(self.sheet.suf[people.last - 1])
        if people.number != "d" or not known or people.names or at >= self.last or not is_given(self.tokens, at):
            return at
        names = names_listed(self.tokens, at, self.last)
        if len(names) != 2:
            return at
        whole = self.found[-1]
        if past_age(self.tokens, names[0][1], self.last) > names[0][1]:
            return self.parts_from(at, whole, "harm.part_named")
        whole.persons = self.persons(replace(people, names=tuple(names)), whole.victims)
        return names[-1][1]

    def share_group(self, begun: int, last: People) -> None:
        """قتلى وجرحى في صفوف الجنود, قتلى وجرحى مدنيون: who the last are said to be holds for those before, where no number parts them."""
        ranks = not words_of("among_ranks").isdisjoint(self.sheet.forms[last.first : last.last])  # 28 قتيلا و66 جريحا في صفوف المتمردين
        if (last.counted and not ranks) or not last.outcomes or last.victims == Victims():
            return
        for harm in self.found[begun:-1]:
            if harm.people.outcomes and (not harm.people.counted or harm.victims == Victims()):
                harm.victims = replace(harm.victims, status=last.victims.status)

    def bracket(self, at: int, part: FramedHarm | None = None) -> int:
        """8 مدنيين (5 أطفال و3 نساء): parts in brackets right behind the count; where a name or a place stands there, nothing."""
        sheet = self.sheet
        open_at = at + (at < self.last and sheet.forms[at] in COMMAS)
        if open_at >= self.last or sheet.forms[open_at] != "(":
            return at
        close = self.closing(open_at)
        if "actor" in sheet.kinds[open_at + 1] and sheet.stops[open_at + 1] == close:
            return close + 1  # خمسة من تنظيم الدولة (داعش) وثلاثة مدنيين: the party by another name
        whole = part or self.first_of_two(self._last_whole() or self.found[-1])
        people = read_people(self.tokens, open_at + 1, self.last)
        if people is None or people.last > close or not people.noun or people.family or whole.max == 1 or (people.definite and _PARENTS.isdisjoint(people.keys)):
            return at  # لواء القدس (الفلسطينية): what the unit is; 1500 شخص (300 عائلة); not خمسة من عائلة واحدة (الأب والأم وثلاثة أطفال)
        return self.in_bracket(at, people, whole, (open_at, close))

    def bracket_further(self, at: int, people: People) -> int:
        """أصيب أربعة بجروح متفاوتة، (ثلاثة أطفال ورجل), خمسة في القصف (أربعة أطفال وامرأة): parts in brackets behind the wounds or the deed; the unit behind them."""
        opens = next((unit for unit in range(at + 1, min(self.last - 1, at + _BRACKET)) if self.sheet.forms[unit] == "("), 0) if people.counted and at == people.last else 0
        if not opens or not all(self.leads_to_bracket(unit) for unit in range(at, opens)):
            return at
        some = read_people(self.tokens, opens + 1, self.last)
        if some is None or not some.counted or some.outcomes or some.victims == Victims() or some.least >= people.least:
            return at
        return max(at, self.bracket(opens))

    def leads_to_bracket(self, at: int) -> bool:
        """بجروح, متفاوتة, في القصف, a mark."""
        forms = self.sheet.forms
        wounds = forms[at] in words_of("how_hurt") or forms[at].removeprefix(BY) in words_of("wounds")
        return wounds or forms[at] in COMMAS or self.tells_deed(at) or self.tells_where(at)

    def closing(self, at: int) -> int:
        """The unit of the bracket that closes, or 0."""
        return next((unit for unit in range(at + 1, min(self.last, at + 40)) if self.sheet.forms[unit] == ")"), 0)

    def in_bracket(self, at: int, people: People, whole: FramedHarm, marks: tuple[int, int]) -> int:
        """Parts of the count before; or two outcomes whose sum it is; or the number of those told before without one."""
        open_at, close = marks
        if people.last == close and _their_number(people, whole):
            whole.last, whole.min, whole.max, whole.expr = people.last, people.min, people.max, people.expr
            return close + 1
        if people.outcomes and self.two_kinds(open_at + 1, close):
            self.found.remove(whole)  # 1091 شخصا (335 قتيلا و756 جريحا): the sum of both counts neither
            begun = len(self.found)
            self.listed(whole.rule, whole.trigger, people.outcomes, people)
            for harm in self.found[begun:]:
                harm.victims = with_victims(whole.victims, harm.victims)
            return close + 1
        if people.outcomes:
            return at
        self.parts_from(open_at + 1, whole, "harm.part_in_brackets")
        return close + 1

    def two_kinds(self, first: int, last: int) -> bool:
        outcomes = {term.row["outcome"] for unit in range(first, last) for term in self.sheet.terms[unit] if term.kind == "harm"}
        return {"killed", "injured"} <= outcomes

    def parts_from(self, unit: int, whole: FramedHarm, rule: str, *, most: bool = False) -> int:
        while unit < self.last:
            people = self.part_at(unit, whole, rule)
            if people is None or self.no_part(people, whole, most=most):
                break
            if not self.tells_nothing(people):
                self.add_part(rule, whole, people, most=most)
            unit = self.bracket(self.past_state(past_age(self.tokens, self.past_name_in_brackets(people.last), self.last)), None if rule == "harm.part" else self.found[-1])
            following = self.next_part(unit, people) or self.counted_further(unit, people, whole)
            if not following:
                break
            unit = following
        return unit

    def past_name_in_brackets(self, at: int) -> int:
        """(بينهم) المجند (كرم الدالي - 22 سنة)، وضابط يدعى (سامر الفرا - 36 سنة): the unit behind the name in brackets; the same unit where none stands."""
        opens = at + (at < self.last and self.sheet.forms[at] in words_of("named"))
        named = opens + 1 < self.last and self.sheet.forms[opens] == "(" and is_given(self.tokens, opens + 1)
        return self.closing(opens) + 1 if named and self.closing(opens) else at

    def past_state(self, at: int) -> int:
        """(وامرأة) جروحها بليغة، (وطفل): the unit behind how one of the parts fares."""
        forms = self.sheet.forms
        told = at + 1 < self.last and forms[at] + self.sheet.suf[at] in words_of("his_state")
        return at + 2 if told else at

    def part_at(self, at: int, whole: FramedHarm, rule: str) -> People | None:
        """Those of the whole who are told here; some driven out or held before may be among the dead or held (بينهم طفلان وثلاثة نازحين, سيدة وثلاثة أسرى محررين)."""
        named = rule != "harm.part" or is_given(self.tokens, at + self.quotes_name(at)) or self.sheet.forms[at] in words_of("title_head")
        people = self.bodies_of(at) or read_people(self.tokens, at, self.last, named=named) or self.of_nation(at) or self.name_behind_and(at) or self.two_hurt(at) or (self.cases_hurt(at) if whole.outcome == "injured" else None)
        if people is not None and people.outcomes in _STATES and whole.outcome in _TAKES_STATES and people.least <= whole.most:
            people.outcomes = ()
        return people

    def of_nation(self, at: int) -> People | None:
        """(بمن فيهم) البريطانية فلانة الفلانية: where she is from, which no table knows as people, and the name in full."""
        form, name = self.sheet.forms[at], at + 1
        if form[:2] != ARTICLE or not form.endswith(_NATION):
            return None
        last = named_at(self.tokens, name, self.last, titled=True)
        sex = "woman" if form.endswith(_NATION[0]) else "man"
        return People(at, last, 1, 1, "exact", Victims(sex=sex), noun=True, number="s", definite=True, names=((name, last),)) if last > name + 1 else None

    def bodies_of(self, at: int) -> People | None:
        """(185 جثة بينها) جثث لـ 12 جنديا, جثث ستة أطفال: of some bodies the number of those whose they are."""
        if self.sheet.forms[at] not in words_of("bodies") or self.sheet.suf[at] or at + 2 >= self.last:
            return None
        whose = at + 1 + (self.sheet.forms[at + 1] == FOR)
        return read_people(self.tokens, whose, self.last) if starts_number(self.tokens, whose) else None

    def quotes_name(self, at: int) -> bool:
        """عرف منهم "سامر الدالي": a quotation mark before a word."""
        return self.sheet.forms[at] == '"' and at + 1 < self.last

    def no_part(self, people: People, whole: FramedHarm, *, most: bool) -> bool:
        """Another count: بينهم طفلان، و14 جرحوا; معظمهم من المدنيين و160 في الشمال; more than there are (12 شخصا بينهم ثلاثة أطفال، و20 مدنيا نزحوا)."""
        if whole.max is not None and people.least > whole.most:
            return True
        before = self.found[-1] if self.found else None
        if before is None:
            return False
        if before.part_of is whole and people.number == "p" and not people.counted and self.they_do(people.last):
            return True
        if self.verb_follows(people) and (people.first - before.last > _NEAR or (before.part_of is whole and not people.noun)):
            return True
        anew = bool(people.outcomes) and (people.counted or people.definite or people.number == "d")  # …، والقتلى هم, …، وشهيدان في X: another telling
        return before.part_of is whole and (anew or (most and not people.noun))

    def they_do(self, at: int) -> bool:
        """(انتشال 41 جثة بينهم طفلان) ومنقذون يتوقعون المزيد: a verb of many right behind a noun that begins a clause of its own."""
        return at < self.last and self.sheet.forms[at].startswith(_THEY_DO[0]) and self.sheet.forms[at].endswith(_THEY_DO[1])

    def next_part(self, at: int, people: People) -> int:
        """The unit of the next part that و joins, over where or by what the one before fell; else 0."""
        step = at + (at < self.last and self.sheet.forms[at] in COMMAS)
        step += step < self.last and self.sheet.forms[step] == AND
        if step < self.last and not self.tokens.joined(step):
            step = self.past_places(at) or self.past_group(at, people) or step
        if (self.joins(step, people) and not self.predicate_at(step)) or self.counted_behind_mark(at, people):
            return step
        return self.kin_further(at) if people.number == "s" else 0

    def distributed(self, at: int) -> int:
        """(مقتل 16 شخصا) توزعوا كالآتي: 2 في بانياس، 7 في قرية X: how many of them fell where; the unit behind."""
        whole, forms = self._last_whole(), self.sheet.forms
        colon = next((unit for unit in range(at + 1, min(self.last - 1, at + _AS_FOLLOWS)) if forms[unit] == ":"), 0)
        if whole is None or not colon or whole.max is None or whole.max < 2 or at - whole.last > _FURTHER:
            return 0
        unit, left = colon + 1, whole.max
        while unit < self.last and left > 0:
            people = read_people(self.tokens, unit, self.last) if starts_number(self.tokens, unit) and not self.sheet.dated[unit] else None
            if people is not None and people.counted and people.least <= left and self.in_deed(people.last):
                self.add_part("harm.part", whole, people)
                left -= people.least
            unit = max(unit + 1, people.last if people is not None else 0)
        return unit

    def counted_behind_mark(self, at: int, before: People) -> bool:
        """بينهم 14 طفلا، 9 سيدات، وممرض: behind a mark alone the next counted part, with its noun and no verb of its own, where و goes on behind it."""
        if not before.counted or at != before.last or at + 1 >= self.last or self.sheet.forms[at] not in COMMAS or not starts_number(self.tokens, at + 1):
            return False
        people = read_people(self.tokens, at + 1, self.last)
        if people is None or not people.noun or people.outcomes or people.others:
            return False
        if self.bracketed(people):
            return True
        if people.victims == Victims():
            return False
        mark = people.last < self.last and self.sheet.forms[people.last] in COMMAS
        behind = people.last + mark
        if behind >= self.last:
            return False
        further = self.tokens.joined(behind) or (mark and starts_number(self.tokens, behind))
        return further and read_people(self.tokens, behind, self.last) is not None

    def bracketed(self, people: People) -> bool:
        """(745 مدنيا، 125 عنصر أمن، 148 مسلحا): a bracket opens before them and closes behind."""
        forms = self.sheet.forms
        opens = next((form for form in reversed(forms[max(self.first, people.first - _BRACKET) : people.first]) if form in _BRACKETS), "")
        return opens == "(" and ")" in forms[people.last : min(self.last, people.last + 3 * _BRACKET)]

    def counted_further(self, at: int, people: People, whole: FramedHarm) -> int:
        """هم: 36 من X ومن قوى الأمن العاملة معها، و4 حراس: the unit of the next counted part, behind more that is told of the last; else 0."""
        left = (whole.least - sum(harm.least for harm in self.found if harm.part_of is whole)) if people.counted and people.last > at - _APART else 0
        for unit in range(at, min(self.last, at + _FURTHER) if left > 0 else at):
            if self.tokens.joined(unit) and starts_number(self.tokens, unit):
                more = read_people(self.tokens, unit, self.last)
                return unit if more is not None and more.noun and more.counted and not more.outcomes and more.least <= left else 0
            if self.tokens.flags[unit] & (OPENERS | SUBSET) or not _TOLD.isdisjoint(self.sheet.kinds[unit]) or (self.tokens.flags[unit] & PUNCTUATION and self.sheet.forms[unit] not in _IN_A_LIST):
                return 0
        return 0

    def kin_further(self, at: int) -> int:
        """بينهم صاحب المنزل المسؤول في الحزب وابنه: the unit of his kin behind what is told of one; else 0."""
        for unit in range(at, min(self.last, at + _APART)):
            if self.tokens.joined(unit):
                kin = read_people(self.tokens, unit, self.last)
                return unit if kin is not None and self.relation(kin) else 0
            if self.tokens.is_verb(unit) or (self.tokens.flags[unit] & PUNCTUATION and self.sheet.forms[unit] not in COMMAS):
                return 0
        return 0

    def joins(self, at: int, before: People) -> bool:
        """و before a part; before a name also where no table cuts it off."""
        return at < self.last and (self.tokens.joined(at) or (bool(before.names) and starts_joined(self.tokens, at)))

    @staticmethod
    def tells_nothing(people: People) -> bool:
        """بينهم سودانيون: neither how many nor of which status, age, sex or role."""
        many = people.number == "p" and not people.counted
        return many and people.victims == Victims() and all(key.endswith("ي") for key in people.keys)

    def two_hurt(self, at: int) -> People | None:
        """13 جريحا بينها إصابتان حرجتان."""
        return People(at, at + 1, 2, 2, "exact", noun=True, number="d") if self.sheet.forms[at] in words_of("two_cases") else None

    def cases_hurt(self, at: int) -> People | None:
        """11 مصابا بينهم ثلاث حالات خطيرة, بينها حالتان حرجتان, حالة حرجة: cases of those hurt, by how badly."""
        quantity = read_quantity(self.sheet.forms, self.sheet.pre, self.sheet.suf, at) if starts_number(self.tokens, at) else None
        noun = quantity.end if quantity is not None else at
        if noun + 1 >= self.last or self.sheet.forms[noun + 1] not in words_of("how_hurt"):
            return None
        if quantity is not None:
            return People(at, noun + 1, quantity.min, quantity.max, quantity.expr, counted=True, noun=True) if self.sheet.forms[noun] in words_of("cases") else None
        many = meaning_of("one_or_two_cases", self.sheet.forms[noun])
        return People(at, at + 1, int(many), int(many), "exact", noun=True, number="d" if many == "2" else "s") if many else None

    def name_behind_and(self, at: int) -> People | None:
        """وهدى الأحمد: a name behind an "and" that no table cuts off."""
        last = named_at(self.tokens, at, self.last, joined=True) if starts_joined(self.tokens, at) or self.sheet.pre[at] == AND else 0
        if not last:
            return None
        given = self.sheet.forms[at].removeprefix(AND)
        told = given_names().get(given, "unknown")
        sex = told if told in ("man", "woman") else "unknown"
        people = People(at, last, 1, 1, "exact", Victims(sex=sex), number="s", names=((at, last),))
        read_age(self.tokens, people, self.last)
        return people
