"""Lists of those harmed, and parts of a count: بينهم, جميعهم, ثلاثة منهم."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.harm_around import Around
from marsad.grammar.harm_found import HarmAt, Word, harm_term
from marsad.grammar.harm_words import beginnings, words
from marsad.grammar.people import read_people
from marsad.grammar.people_found import People
from marsad.grammar.quantities import read_quantity
from marsad.grammar.sheet import TYPE_WORDS, Sheet
from marsad.model.reading import Victims

WHERE = TYPE_WORDS | {"place", "region"}


class Lists(Around):
    """Lists joined by و, and parts of what was counted before."""

    def _between(self, people: People) -> int | None:
        """90 قتيلا وجريحا: one number for two outcomes, of which each had at least one."""
        sheet, at = self.sheet, people.last
        second = harm_term(sheet, at) if at < self.last and sheet.pre[at] == "و" and people.counted and people.outcome else None
        first = harm_term(sheet, at - 1) if second else None
        if second is None or second.form != "s" or (first and first.form not in ("s", "d")) or second.row["outcome"] == people.outcome or sheet.forms[at].startswith("ال"):
            return None
        self._add(Word(people.first, at + 1, (people.outcome or "killed", second.row["outcome"]), "noun", ""), replace(people, last=at + 1))
        return at + 1

    def _list(self, word: Word, people: People) -> int:
        """A phrase for people and those joined to it by و, each harmed in the same way."""
        if (both := self._between(people)) is not None:
            return both
        self._add(word, people)
        self.word, at = word, past_age(self.sheet, people.last, self.last)
        while at < self.last:
            step = at + 1 if self.sheet.forms[at] in ("،", "و") else at
            if step < self.last and (self.sheet.phrase(step, "besides") or (self.sheet.forms[step] == "مقابل" and word.outcomes[0] in ("killed", "injured"))):
                more = read_people(self.sheet, self.sheet.stops[step], self.last)
                if more and more.counted and more.noun:
                    self._add(word if more.outcome is None else replace(word, outcomes=(more.outcome,)), more)  # استشهاد شخص، بالإضافة إلى 3 مفقودين
                    at = more.last
                    continue
            step += step < self.last and step > at and self.sheet.forms[at] == "،" and self.sheet.forms[step] == "و"  # ، و40 من المقاتلين
            if step < self.last and (self.sheet.pre[step] == "و" or (step > at and self.sheet.forms[step - 1] == "و")) and not self._word_opens(step):
                more = read_people(self.sheet, step, self.last)
                more = self._its_number(more) if more else None
                if more and (more.noun or more.others):
                    self._add(word if more.outcome is None else replace(word, outcomes=(more.outcome,)), more)
                    at = more.last
                    continue
            break
        return at

    def _besides(self, at: int) -> int:
        """ستة أشخاص، بينهم طفلان، بالإضافة إلى متطوعين اثنين: more who were harmed in the same way."""
        start = self.sheet.stops[at]
        more = read_people(self.sheet, start, self.last)
        if self.word is None or not self.found or at - self.found[-1].last > 2 or more is None or not more.noun or not (more.counted or more.number == "d"):
            return start
        self._add(self.word if more.outcome is None else replace(self.word, outcomes=(more.outcome,)), more)
        return more.last

    def _its_number(self, people: People) -> People:
        """عدد الشهداء بلغ 29 والجرحى 30: the number behind the next noun of harm is its own."""
        sheet, at = self.sheet, people.last
        if people.counted or people.outcome is None or not sheet.forms[people.first].startswith("ال") or at >= self.last or sheet.pre[at] or sheet.dated[at]:
            return people
        number = read_people(sheet, at, self.last)
        if number is None or not number.counted or number.noun:
            return people
        return replace(people, last=number.last, min=number.min, max=number.max, expr=number.expr, counted=True)

    def _word_opens(self, at: int) -> bool:
        term = harm_term(self.sheet, at)
        return term is not None and (term.form in ("past", "present") or term.row["pos"] == "masdar")

    def _listed_on(self, people: People) -> bool:
        """مقتل تسعة مدنيين في قرية X وأربعة مدنيين في قرية Y: the list goes on behind a place or a subset."""
        sheet = self.sheet
        if self.word is None or not self.found or not people.counted or not (people.noun or people.others or self._elsewhere(people)):
            return False
        if sheet.pre[people.first] != "و" and sheet.forms[people.first - 1] != "و":  # و13: the digits are a unit of their own
            return False
        behind = range(self.found[-1].last, people.first)
        if any(sheet.forms[at] in _ENDS_LIST for at in behind):
            return False
        between = all(sheet.dated[at] or at == self.found[-1].trigger or sheet.forms[at] in ("في", "،", "و", "من", "قرب") or not sheet.kinds[at].isdisjoint(WHERE) or not sheet.terms[at] for at in behind)
        follows = people.last < self.last and any(term.form in ("past", "present") for term in sheet.terms[people.last])
        return between and len(behind) <= 10 and not follows

    def _elsewhere(self, people: People) -> bool:
        """37 في سوق X وسبعة في سوق Y: bare numbers, each with its place."""
        before = self.found[-1].last
        return all(at + 1 < self.last and self.sheet.forms[at] in ("في", "قرب") and not self.sheet.kinds[at + 1].isdisjoint(WHERE) for at in (before, people.last))

    def _by_hand(self, people: People) -> bool:
        """72 قتلوا على يد X، و19 على يد Y، وثمانية بسبب التعذيب: the list goes on, told by who did it or of what they died."""
        sheet, at = self.sheet, people.last
        joined = sheet.pre[people.first] == "و" or sheet.forms[people.first - 1] == "و"
        if self.word is None or not self.found or not joined or people.first - self.found[-1].last > 16 or at + 1 >= self.last:
            return False
        by = (sheet.forms[at], sheet.forms[at + 1])
        return by in _HANDS or (sheet.forms[at] in _OF_WHAT and people.counted)

    def _all(self, at: int) -> int:
        """جميعهم مدنيون, كلهم من النساء: who all of those counted before were."""
        start = self.sheet.stops[at]
        start += start < self.last and self.sheet.forms[start] == "من"
        if self.sheet.forms[start] in ("دون", "تحت") and past_age(self.sheet, start, self.last) > start:
            return self._all_children(at, start)
        people = read_people(self.sheet, start, self.last)
        if people is None or people.counted or people.number != "p" or people.outcome:
            return at + 1
        for harm in self.found:
            if harm.part_of is None and at - harm.last < 14:
                told = people.victims
                harm.victims = Victims(
                    told.status if harm.victims.status == "unknown" else harm.victims.status,
                    told.age if harm.victims.age == "unknown" else harm.victims.age,
                    told.sex if harm.victims.sex == "unknown" else harm.victims.sex,
                    harm.victims.role or told.role,
                )
        return people.last

    def _all_children(self, at: int, start: int) -> int:
        """كلهم دون الـ15, جميعهم تحت سن الثامنة عشرة: all counted before were children."""
        for harm in self.found:
            if harm.part_of is None and at - harm.last < 14:
                harm.victims = replace(harm.victims, age="child", status="civilian" if harm.victims.status == "unknown" else harm.victims.status)
        return start + 1

    def _in_brackets(self, at: int) -> int:
        """ثمانية مدنيين (خمسة أطفال وثلاث نساء): those in brackets are parts of the count before."""
        whole = self.found[-1] if self.found and at - self.found[-1].last <= 1 else None
        people = read_people(self.sheet, at + 1, self.last) if whole and whole.max != 1 else None
        if people is None or not people.noun or people.outcome or past_age(self.sheet, at, self.last) == people.last + 1:
            return at + 1
        return self._subset(at)

    def _subset(self, at: int) -> int:
        """بينهم، من بينهم، منهم: parts of the harm before."""
        sheet, parent = self.sheet, self._whole(at) or self._parent(at)
        start = sheet.stops[at]
        while start < self.last and sheet.forms[start] in _OPENS_PARTS:
            start += 1
        most = start < self.last and sheet.forms[start] == "من" and sheet.forms[at].startswith(_MOST)  # معظمهم من النساء
        start += most
        people = read_people(sheet, start, self.last)
        if people and not people.counted and _of_whom(sheet, at) and sheet.forms[people.first].startswith("ال") and (behind := read_people(sheet, people.last, self.last)):
            people = behind  # من بين القتلى المدنيين ثمانية أطفال
        if people is None and (outcome := _of_whom(sheet, at)) and (before := self._people_before(at)) is not None and before.noun:
            for told in (*self._joined_before(before), before):  # وجود نساء وأطفال بين القتلى
                if parent is not None:
                    self._part(parent, told)
                else:
                    self._add(Word(at, start, (outcome,), "noun", ""), told)
            return start
        if people and not people.counted and sheet.forms[at] == "فيهم" and sheet.forms[people.first].startswith("ال"):
            return people.last  # بما فيهم المدنيون: they are counted with the others, and no part is told
        if parent is None and people is not None and not (people.outcome and sheet.pre[start] == "و") and (outcome := _of_whom(sheet, at)):
            return self._list(Word(at, start, (outcome,), "noun", ""), people)
        if parent is None or people is None:
            return start
        if people.victims.role == "family" and not people.counted:
            return people.last  # أغلبهم من عائلة واحدة
        people = self._so_many_of(at, people)
        if most and not people.counted:  # معظمهم من أهل القرية: many, whatever the noun's number
            people = replace(people, min=2, max=None, expr="unstated", number="p")
        return self._parts(parent, people)

    def _parts(self, parent: HarmAt, people: People | None) -> int:
        """The parts of a count from one on, joined by و, commas or lines."""
        sheet, at = self.sheet, 0
        whole = [parent] + [h for h in self.found if h.trigger == parent.trigger and h is not parent and h.first == parent.first]
        while people:
            for root in whole:
                self._part(root, people)
            at = past_age(sheet, people.last, self.last)
            step = at
            while step < self.last and sheet.forms[step] in _BETWEEN_PARTS:  # ، و10 نساء
                step += 1
            joined = step < self.last and (sheet.pre[step] == "و" or step > at) and not self._word_opens(step)
            people = read_people(sheet, step, self.last) if joined else None
            if people and (not people.noun or people.outcome):  # … معظمهم مدنيون و73 قتيلا في الجانب الآخر: another count
                people = None
        return at

    def _one_of_them(self, at: int) -> int:
        """شخصان أحدهما امرأة: one of those counted before."""
        people = read_people(self.sheet, at + 1, self.last)
        parent = self._parent(at)
        if parent is None or people is None or people.counted or people.number != "s" or people.outcome:
            return at + 1
        self._part(parent, people)
        return people.last

    def _most(self, at: int) -> int:
        """معظم القتلى مدنيون, غالبية الضحايا في القصف هم من النساء: a part, not counted, of those that the noun names."""
        sheet = self.sheet
        outcome = OF_WHOM.get(sheet.forms[at + 1]) if at + 1 < self.last else None
        return self._kind_of(at, at + 2, outcome, None) if outcome else at + 1

    def _share(self, people: People) -> int | None:
        """تسعة من القتلى هم من المدنيين, 13 من المصابين أطفال: a counted part of those killed or hurt."""
        sheet, last = self.sheet, people.last
        of = next((unit for unit in range(people.first + 1, last) if sheet.forms[unit] == "من" and OF_WHOM.get(sheet.forms[unit + 1])), None)
        if of is None or of + 2 != last or not people.counted or (last < self.last and sheet.phrase(last, "subset")):
            return None
        outcome = OF_WHOM[sheet.forms[of + 1]]
        told = self._kind_of(people.first, last, outcome, people)
        if told == last and (stated := self._stated(people, last, outcome)) is not None:
            return stated
        if told == last and (whole := self._counted_whole(outcome)) is not None:
            self._part(whole, replace(people, noun=True))
        return told if told > last or self._counted_whole(outcome) is not None else None

    def _stated(self, people: People, at: int, outcome: str) -> int | None:
        """اثنين من الجرحى الستة في حالة خطيرة: the state of a part of those known, which counts it."""
        at += at < self.last and self.sheet.forms[at].startswith("ال") and "number" in self.sheet.kinds[at]
        named = any(form in _WHO_ARE for form in self.sheet.forms[at : min(self.last, at + 8)])
        if not named and not any(form in _STATE for form in self.sheet.forms[at : min(self.last, at + 3)]):
            return None
        whole = self._counted_whole(outcome)
        if whole is not None:
            self._part(whole, people)
        else:
            self._add(Word(people.first, at, (outcome,), "noun", ""), replace(people, outcome=outcome))
        return at

    def _counted_whole(self, outcome: str) -> HarmAt | None:
        counted = [harm for harm in self.found if harm.outcome == outcome and harm.part_of is None]
        return max(counted, key=lambda harm: harm.min or 0, default=None)

    def _kind_of(self, first: int, at: int, outcome: str, count: People | None) -> int:
        """Who a part of those harmed were, told behind (هم) (من): each kind is a part of the whole, or stands for itself."""
        sheet, unit = self.sheet, at
        if at < self.last and sheet.pre[at] == "و":
            return at  # معظم القتلى والنازحين من …
        while unit < min(self.last, at + 8):
            people = read_people(sheet, unit, self.last)
            if people and people.number == "p" and not people.counted and people.outcome is None:
                break
            if sheet.forms[unit] in ("،", ":") or sheet.phrase(unit, "complement") or harm_term(sheet, unit):
                return at
            unit += 1
        else:
            return at
        whole, last = self._counted_whole(outcome), at
        while people and people.noun and people.number == "p" and not people.counted:
            told = replace(people, first=first, min=count.min, max=count.max, expr=count.expr) if count else people
            if whole is not None:
                self._part(whole, told)
            else:
                self._add(Word(first, at, (outcome,), "noun", ""), told)
            last = people.last
            people = read_people(sheet, last, self.last) if count is None and last < self.last and sheet.pre[last] == "و" else None
        return last

    def _so_many_of(self, at: int, people: People) -> People:
        """ثلاثة منهم أطفال: the number of the part stands before "of them"."""
        if people.counted or people.number != "p":
            return people
        for start in range(at - 1, max(self.first, at - 4) - 1, -1):
            quantity = read_quantity(self.sheet.forms, self.sheet.pre, self.sheet.suf, start)
            if quantity and quantity.end == at:
                return replace(people, first=start, min=quantity.min, max=quantity.max, expr=quantity.expr, counted=True)
        return people

    def _whole(self, at: int) -> HarmAt | None:
        """من بين القتلى, بين الضحايا: a part of the largest count of the killed in the sentence."""
        if not any(form in ("القتلي", "الضحايا", "الشهداء") for form in self.sheet.forms[at : self.sheet.stops[at]]):
            return None
        killed = [harm for harm in self.found if harm.outcome == "killed" and harm.part_of is None]
        return max(killed, key=lambda harm: harm.min or 0, default=None)

    def _parent(self, at: int) -> HarmAt | None:
        for harm in reversed(self.found):
            if harm.part_of is None and harm.last <= at:
                return harm if at - harm.last < 25 else None
        return None

    def _part(self, root: HarmAt, people: People, outcome: str = "") -> None:
        victims, outcome = people.victims, outcome or root.outcome
        if any(harm.first == people.first and harm.outcome == outcome for harm in self.found):
            return  # told already, before the verb behind it
        if victims.status == "unknown" and root.victims.status != "unknown":
            victims = replace(victims, status=root.victims.status)
        if victims.age == "unknown" and root.victims.age == "child":
            victims = replace(victims, age="child")
        self.found.append(HarmAt(people.first, people.last, root.trigger, outcome, people.min, people.max, people.expr, victims, root))

    def _subsets_upwards(self) -> None:
        """Order what was found; a bare number before "others of X" (قتل 5 وأصيب 11 آخرين من X) is of X too."""
        for harm, later in zip(self.found, self.found[1:], strict=False):
            bare = not any(self.sheet.term(at, "person") or self.sheet.term(at, "harm") for at in range(harm.first, harm.last))
            others = self.sheet.near("others", later.first, later.last) >= 0
            others = others or (later.first - harm.last < 4 and "من" in self.sheet.forms[later.first : later.last])
            if (bare and others and harm.victims.status == "unknown" and later.victims.status != "unknown" and harm.part_of is None) or (
                later.first == harm.last and harm.victims.status == "unknown" and harm.outcome != later.outcome and harm.expr == later.expr == "unstated"
            ):
                harm.victims = replace(harm.victims, status=later.victims.status)
        self.found.sort(key=lambda harm: (harm.first, harm.outcome != "killed"))


_MOST = beginnings("most")
_ENDS_LIST = words("ends_list")
_WHO_ARE = words("who_are")
_STATE = words("in_state")
_OPENS_PARTS = words("opens_parts") | {"\n"}
_BETWEEN_PARTS = words("between_parts") | {"\n"}
_HANDS = frozenset({("علي", "يد"), ("علي", "ايدي"), ("علي", "يدي"), ("من", "قبل"), ("تحت", "التعذيب")})
_OF_WHAT = words("of_what")
_AGED = words("aged")
_AGE_UNITS = words("age_units")


def past_age(sheet: Sheet, at: int, end: int) -> int:
    """The unit behind an age: رضيع عمره 40 يوما, أطفال دون السادسة عشرة, طفل (4 أعوام); the same unit where none stands."""
    if at >= end:
        return at
    form = sheet.forms[at]
    if form in ("دون", "تحت") and any("number" in sheet.kinds[unit] or sheet.forms[unit] == "سن" or sheet.forms[unit].isdecimal() for unit in range(at + 1, min(end, at + 3))):
        return next((unit for unit in range(at + 2, min(end, at + 6)) if sheet.pre[unit].startswith("و") or not sheet.forms[unit].isalnum() or sheet.forms[unit] == "و"), at + 2 if at + 4 >= end else at)
    if form in _AGED or (form == "(" and at + 1 < end and (sheet.forms[at + 1] in _AGED or sheet.forms[at + 1].isdecimal() or "number" in sheet.kinds[at + 1])):
        told = next((unit for unit in range(at + 1, min(end, at + 7)) if sheet.forms[unit] in _AGE_UNITS), None)
        if told is not None:
            return told + 1 + (told + 1 < end and sheet.forms[told + 1] == ")")
    return at


OF_WHOM = {"الجرحي": "injured", "المصابين": "injured", "القتلي": "killed", "الضحايا": "killed", "الشهداء": "killed", "المفقودين": "missing"}


def _of_whom(sheet: Sheet, at: int) -> str | None:
    """بين القتلى امرأتان: what befell those of whom they are, where the sentence counts no whole."""
    return OF_WHOM.get(sheet.forms[sheet.stops[at] - 1])
