"""Harm: who was killed, hurt, taken or driven out, and how many — each tied to the word that says so.

In a sentence, words of harm (قتل، مقتل، إصابة، قتيل …) license the phrases for people that stand with them:
behind a verbal noun (مقتل 12), behind or before a verb (قتل 12, 12 قتلوا), behind what an attack led to
(أسفر عن 12 قتيلا), in a list joined by و, and in a subset (بينهم 5 أطفال).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from marsad.grammar.people import People, is_function, read_people
from marsad.grammar.quantities import HEADS, read_quantity
from marsad.grammar.sheet import TYPE_WORDS, Sheet
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims

_GAP = 9  # units of when and where that may stand between a verb of harm and those harmed


@dataclass(slots=True)
class HarmAt:
    """A harm in unit positions; ``trigger`` is the unit of the word of harm, ``part_of`` the harm it is a part of."""

    first: int
    last: int
    trigger: int
    outcome: str
    min: int | None
    max: int | None
    expr: str
    victims: Victims
    part_of: HarmAt | None = None
    negated: bool = False
    names: tuple[str, ...] = ()


def find_harms(sheet: Sheet) -> list[HarmAt]:
    """All harms of a report in text order."""
    harms: list[HarmAt] = []
    told = sheet.starts(_WORDS, _OPENERS | _PRONOUNS)
    begins = sheet.starts(_WORDS | _COUNTS, _OPENERS | _PRONOUNS | HEADS)
    for first, last in sheet.prose.sentences:
        if any(told[first:last]):
            harms += _Sentence(sheet, first, last).read(begins)
    for harm in harms:
        if harm.min == harm.max == 1:
            harm.names = tuple(
                sheet.forms[at] for at in range(harm.first, harm.last) if sheet.kinds[at] <= _NAMED and len(sheet.forms[at]) > 3 and sheet.forms[at].isalpha()
            )
    return harms


_COUNTS = frozenset({"harm", "number"})
_DIGITS = frozenset("0123456789")
_NAMED = frozenset({"place"})
_LEADS = frozenset({"no_losses", "subset", "toll"})
_WHERE = TYPE_WORDS | {"place", "region"}
_WORDS = _LEADS | {"harm"}
_PRONOUNS = frozenset({"هم", "هما"})


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of harm: its outcomes (two for "killed and wounded"), its part of speech, its place."""

    at: int
    stop: int
    outcomes: tuple[str, ...]
    pos: str
    form: str


class _Sentence:
    """The harms of one sentence, read from left to right."""

    def __init__(self, sheet: Sheet, first: int, last: int) -> None:
        self.sheet, self.first, self.last = sheet, first, last
        self.found: list[HarmAt] = []
        self.word: _Word | None = None  # the word of harm whose list was read last

    def read(self, begins: Sequence[bool]) -> list[HarmAt]:
        """The harms, tried at each unit where ``begins`` is true."""
        at = self.first
        while at < self.last:
            at = max(self._step(at), at + 1) if begins[at] or self.sheet.forms[at][0] in _DIGITS else at + 1
        self._subsets_upwards()
        return self.found

    def _step(self, at: int) -> int:
        sheet = self.sheet
        kinds, form = sheet.kinds[at], sheet.forms[at]
        if form in _READERS:
            return _READERS[form](self, at)
        if form in ("ضحيه", "ضحيتها", "ضحيته") and at > self.first and sheet.forms[at - 1] in _WENT:
            return self._fell_victim(at)
        if not kinds.isdisjoint(_COUNTS) or form[0].isdigit() or form in HEADS:
            if "harm" not in kinds and kinds.isdisjoint(_LEADS):
                return self._counted_noun(at)
        elif kinds.isdisjoint(_LEADS) and form not in _PRONOUNS:
            return at + 1
        if sheet.phrase(at, "no_losses"):
            self._none(at)
            return sheet.stops[at]
        if sheet.phrase(at, "subset") or (sheet.forms[at] in ("هم", "هما") and self.found and at - self.found[-1].last <= 1):
            return self._subset(at)
        if form in _PRONOUNS and at > self.first and (outcome := _OF_WHOM.get(sheet.forms[at - 1])) and (people := read_people(sheet, at + 1, self.last)):
            return self._list(_Word(at, at + 1, (outcome,), "noun", ""), people)  # والقتلى هم 21 من X و62 من Y
        if sheet.phrase(at, "toll"):
            return self._toll(at)
        word = self._word(at)
        if word is None:
            return self._counted_noun(at)
        if word.pos == "masdar":
            return self._exposed(word) if sheet.pre[at].endswith("ل") else self._behind(word, 5)
        if word.pos == "verb":
            return self._verb(word)
        if word.pos == "life":
            return self._behind(word, 0 if sheet.forms[word.stop - 1] == "علي" else 1) if self._taken_away(word) else word.stop
        return self._counted_noun(at)

    # --- words of harm ---

    def _word(self, at: int) -> _Word | None:
        """The word of harm at a unit; "مقتل وإصابة" and "قتل وجرح" count as one with two outcomes."""
        term = _harm_term(self.sheet, at)
        if term is not None and term.form == "past" and self.sheet.pre[at].endswith(("ل", "ب", "ك")):  # لقتل, بجرح: nouns
            term = next((other for other in self.sheet.terms[at] if other.kind == "harm" and other.form not in ("past", "present")), None)
        if term is None:
            return None
        stop = self.sheet.stops[at]
        outcomes: tuple[str, ...] = (term.row["outcome"],)
        pos = "verb" if term.form in ("past", "present") else term.row["pos"] if term.row["pos"] != "verb" else "masdar"
        if stop < self.last and self.sheet.pre[stop] == "و" and pos in ("verb", "masdar"):
            other = next((one for one in self.sheet.terms[stop] if one.kind == "harm" and one.form == term.form and one.row["outcome"] != outcomes[0]), None)
            if other and other.form in ("past", "present", "masdar") and not (pos == "verb" and (self.sheet.forms[at].endswith(("وا", "ا", "ون")) or self._people_before(at))):
                outcomes += (other.row["outcome"],)
                stop = self.sheet.stops[stop]
        return _Word(at, stop, outcomes, pos, term.form)

    def _behind(self, word: _Word, gap: int) -> int:
        """Those harmed stand behind the word, after at most ``gap`` units of place or time."""
        if self.sheet.suf[word.stop - 1] and word.pos == "masdar":
            return word.stop
        people_at = self._people_after(word.stop, gap)
        if (people_at is None or not people_at.counted) and word.pos == "masdar" and (denied := self._denied(word.at)):
            return self._not_there(word.at, word.stop, word.outcomes[0], denied)
        if people_at is None:
            return self._named(word)
        if people_at.min == people_at.max == 1 and people_at.first > word.stop and _two_names(sheet := self.sheet, word.stop, self.last):
            named = self._named(word) if not sheet.forms[word.stop].startswith("ال") else word.stop
            if named > word.stop:  # the title behind a name (مقتل فلان الفلاني، أحد قادة …) is the same person's
                return max(named, people_at.last)
        if self.sheet.forms[word.at] in _BURNT and people_at.last < self.last and self.sheet.phrase(people_at.last, "thing"):
            return people_at.last
        if self.sheet.forms[word.at] in _BURNT and people_at.first > word.stop:
            return word.stop
        if self.sheet.forms[word.at] == "اسر" and people_at.outcome and not people_at.counted:
            return people_at.last  # أسر الشهداء: their families
        return self._list(word, people_at)

    def _verb(self, word: _Word) -> int:
        sheet = self.sheet
        negated = word.at > self.first and sheet.forms[word.at - 1] in ("لم", "لن", "لا", "ما")
        if negated:
            return word.stop
        if sheet.forms[word.stop] in ("بها", "به", "بهما", "بهم") if word.stop < self.last else False:
            return word.stop  # بجراح أصيب بها: the wounds of the one told before
        if sheet.suf[word.at]:
            return self._taken_up(word)
        plural = self._of_several(word.at)
        before = self._people_before(word.at)
        direct = self._people_after(word.stop, 0)
        if before is None and plural and direct is None:
            before = self._head_of_clause(word.at)
        if before and (direct is None or sheet.pre[direct.first] == "و"):
            word = self._and_so_too(word)
            self._add(word, before)
            inner = next((at for at in range(before.last, word.at) if self._opens_subset(at)), -1)
            if inner >= 0:
                self._subset(inner)
            return word.stop
        die = sheet.near("die", word.stop, min(self.last, word.stop + 24))
        after = self._people_after(word.stop, _GAP)
        if after is not None and self._takes_a_thing(word, after):
            return after.last
        if after is not None and (target := self._target(word, after)):
            after = target
        if after is not None and (sheet.forms[word.at] not in _MEETS or after.first < die):
            return self._list(word, after)
        if sheet.forms[word.at] not in _PASSIVE or before:
            return word.stop
        named = self._named(word)
        return self._subject(word) if named == word.stop else named

    def _of_several(self, at: int) -> bool:
        """قتلوا, لقوا, يقتلون: a verb behind those it tells of."""
        form = self.sheet.forms[at]
        return form.endswith(("وا", "ون", "ن")) and (len(form) > 4 or form in _MEETS or form == "قضوا")

    def _and_so_too(self, word: _Word) -> _Word:
        """90 شخصا قتلوا وأصيبوا: one number for two outcomes, where the second verb has no people of its own."""
        sheet, at = self.sheet, word.stop
        if at >= self.last or sheet.pre[at] != "و" or not self._of_several(word.at) or not self._of_several(at):
            return word
        other = next((term for term in sheet.terms[at] if term.kind == "harm" and term.form == word.form), None)
        if other is None or other.row["outcome"] in word.outcomes or self._people_after(sheet.stops[at], 0) is not None:
            return word
        return replace(word, outcomes=(*word.outcomes, other.row["outcome"]), stop=sheet.stops[at])

    def _takes_a_thing(self, word: _Word, doer: People) -> bool:
        """أوقف أربعة مسلحين سيارة: what was stopped or seized is a thing; those before it did it."""
        sheet, at = self.sheet, doer.last
        return sheet.forms[word.at] in _ACTIVE and at < self.last and not sheet.pre[at] and not sheet.forms[at].startswith("ال") and sheet.phrase(at, "thing") and not sheet.dated[at]

    def _target(self, word: _Word, doer: People) -> People | None:
        """قتل مسلحون ثلاثة مدنيين: a second group right behind the first, with nothing to join them, is the one harmed.

        Between the two may stand when, where, and a clause that says who the doers are (يشتبه في أنه ينتمي إلى X).
        """
        sheet, at = self.sheet, doer.last
        if sheet.forms[word.at] not in _ACTIVE or doer.others or doer.back:
            return None
        clause = at < self.last and sheet.forms[at] in _QUALIFIES
        while at < min(self.last, doer.last + 14):
            if sheet.phrase(at, "besides"):
                return None
            people = read_people(sheet, at, self.last)
            new = people and (people.counted or at == doer.last) and not (people.back or people.others or sheet.pre[at])
            if people and new and people.noun and sheet.forms[at - 1] not in _PREPOSITIONS:
                return people
            joined = sheet.pre[at] == "و" or sheet.forms[at] in _JOINS or not sheet.kinds[at].isdisjoint(_OTHER_TELLING)
            if joined or not (clause or sheet.dated[at] or sheet.forms[at] in _PREPOSITIONS or not sheet.kinds[at].isdisjoint(_WHERE)):
                return None
            at = max(sheet.stops[at], at + 1)
        return None

    def _exposed(self, word: _Word) -> int:
        """تعرض سبعة من رجال الحرس للإصابة, تعرضوا للخطف: the people stand behind or before the verb of being exposed."""
        sheet = self.sheet
        verb = next((at for at in range(word.at - 1, max(self.first, word.at - 14) - 1, -1) if sheet.forms[at].startswith(_EXPOSED)), None)
        people = None if verb is None else self._people_after(verb + 1, 0) or self._people_before(verb)
        if people is None or people.last > word.at:
            return self._behind(word, 5)
        self._add(word, people)
        return word.stop

    def _taken_up(self, word: _Word) -> int:
        """مدنيين اعتقلتهم القوات: the pronoun of the verb takes up the people right before it."""
        before = self._people_before(word.at) if self.sheet.term(word.at, "person") is None else None
        if before and before.last == word.at and (before.counted or before.number in ("p", "d")) and not self.sheet.forms[before.first].startswith("ال"):
            self._add(word, before)
        return word.stop

    def _head_of_clause(self, at: int) -> People | None:
        """إن 30 مقاتلا جاؤوا من العراق قد قتلوا: those counted at the head of the clause, over what else is told of them."""
        sheet = self.sheet
        for unit in range(at - 1, max(self.first, at - 24) - 1, -1):
            if _harm_term(sheet, unit) or sheet.forms[unit] in ("،", ":", "؛"):
                return None
            if sheet.phrase(unit, "complement") or sheet.forms[unit] in ("كان", "كانت") or unit == self.first:
                people = read_people(sheet, sheet.stops[unit] if unit > self.first or not read_people(sheet, unit, at) else unit, at)
                return people if people and people.counted and people.noun else None
        return None

    def _opens_subset(self, at: int) -> bool:
        return self.sheet.phrase(at, "subset") or self.sheet.forms[at] in _PRONOUNS

    def _subject(self, word: _Word) -> int:
        """محمد فلان، أحد أفراد الحرس، قتل في …: one person at the head of the clause is the one harmed."""
        sheet = self.sheet
        start = self.first
        for at in range(word.at - 1, max(self.first, word.at - 20) - 1, -1):
            if sheet.phrase(at, "complement") or sheet.forms[at] in (":", "؛", "فيما", "بينما"):
                start = at + 1
                break
        if word.at - start > 19 or word.at - start < 1:
            return word.stop
        people = read_people(sheet, start, word.at)
        if people and people.min == 1 and people.max == 1:
            last = max(people.last, min(word.at, people.last))
            self._add(word, replace(people, last=last))
        elif _two_names(sheet, start, word.at) and sheet.pre[start] in ("", "و"):
            self.found.append(HarmAt(start, word.at, word.at, word.outcomes[0], 1, 1, "exact", self._title(start, word.at, word)))
        return word.stop

    def _people_after(self, at: int, gap: int) -> People | None:
        """The first phrase for people behind a unit, over words of when, where and by whom."""
        limit, first = min(self.last, at + gap + 1), at
        past_cause = False
        while at < limit:
            people = read_people(self.sheet, at, self.last)
            if people and (people.counted or not past_cause or self._of_the_event(people)):
                return people
            subject = at == first and not self.sheet.pre[at]
            past_cause = past_cause or (self.sheet.term(at, "event") is not None and not subject) or self.sheet.forms[at] in ("نتيجه", "جراء", "اثر", "بسبب", "خلال", "في")
            if not self._passable(at):
                return None
            at = self.sheet.stops[at]
        return None

    def _of_the_event(self, people: People) -> bool:
        """قتل في الغارة ضباط: an indefinite plural right behind a definite attack is not whose attack it was."""
        sheet, before = self.sheet, people.first - 1
        attack = sheet.term(before, "event") is not None and sheet.forms[before].startswith("ال")
        return attack and people.number == "p" and not sheet.pre[people.first] and not sheet.forms[people.first].startswith("ال")

    def _passable(self, at: int) -> bool:
        """Between a verb of harm and those harmed may stand place, time, cause and the party that did it."""
        sheet = self.sheet
        if sheet.dated[at] or self._around_a_name(at):
            return True
        if sheet.forms[at] in _BREAKS or _harm_term(sheet, at) or sheet.phrase(at, "complement", "subset", "cause"):
            return False
        if sheet.term(at, "saying"):
            return False
        return True

    def _around_a_name(self, at: int) -> bool:
        """The marks of حركة "حماس": a quotation of a word or two is a name."""
        closes = self.sheet.prose.closes
        return any(closes.get(opening) in range(max(at, opening + 1), opening + 4) for opening in range(max(0, at - 3), at + 1) if opening == at or closes.get(opening) == at)

    def _people_before(self, at: int) -> People | None:
        """A phrase for people that ends where the verb begins; a subset (بينهم 37 أجنبيا) may stand between."""
        end = at
        if self.sheet.pre[at] in ("و", "ف"):
            return None  # …, وتحاصر القوات: those counted before the "and" are of another clause
        if (opened := self._apposition(at)) is not None:
            end = opened
        for start in range(end - 1, max(self.first, at - 18) - 1, -1):
            form = self.sheet.forms[start]
            if form in (";", ":", "؛") or self.sheet.phrase(start, "complement"):
                return None
            if self.sheet.phrase(start, "subset"):
                end = start
                continue
            people = read_people(self.sheet, start, end)
            if people is None or end - people.last > (0 if people.last == start else 1):
                continue
            people = self._widest(people, start, end)
            if end < at or not self._is_subset(people.first):
                return people if people.counted or people.number in ("p", "d") or self.sheet.forms[at] in _PASSIVE else None
        return None

    def _apposition(self, at: int) -> int | None:
        """أربعة مدنيين، هم طفلان وامرأتان، قتلوا: the unit where what only says who they were sets in."""
        sheet = self.sheet
        if at - 1 <= self.first or sheet.forms[at - 1] not in ("،", "-", ")"):
            return None
        for unit in range(at - 2, max(self.first, at - 14), -1):
            if sheet.forms[unit] in _PRONOUNS or sheet.phrase(unit, "subset"):
                return unit
            if sheet.phrase(unit, "complement") or _harm_term(sheet, unit) or sheet.term(unit, "saying"):
                return None
        return None

    def _widest(self, people: People, start: int, end: int) -> People:
        """The number may begin some words before the noun that was met first from behind."""
        for earlier in range(start - 1, max(self.first, start - 7) - 1, -1):
            wider = read_people(self.sheet, earlier, end)
            if wider and wider.last >= people.last and (wider.counted or (earlier == people.first - 1 and wider.number == people.number)):
                people = wider
        return people

    def _is_subset(self, first: int) -> bool:
        return any(self.sheet.phrase(at, "subset") and self.sheet.stops[at] == first for at in range(max(self.first, first - 3), first))

    def _taken_away(self, word: _Word) -> bool:
        """حصدت الغارات أرواح 14 شخصا, not أنقذت أرواح: souls alone need a word that they were taken."""
        return self.sheet.forms[word.at] != "ارواح" or any(form in _REAPED for form in self.sheet.forms[max(self.first, word.at - 7) : word.at])

    # --- lists, subsets, counted nouns ---

    def _between(self, people: People) -> int | None:
        """90 قتيلا وجريحا: one number for two outcomes, of which each had at least one."""
        sheet, at = self.sheet, people.last
        second = _harm_term(sheet, at) if at < self.last and sheet.pre[at] == "و" and people.counted and people.outcome else None
        if second is None or second.form != "s" or second.row["outcome"] == people.outcome or sheet.forms[at].startswith("ال"):
            return None
        self._add(_Word(people.first, at + 1, (people.outcome or "killed", second.row["outcome"]), "noun", ""), replace(people, last=at + 1))
        return at + 1

    def _list(self, word: _Word, people: People) -> int:
        """A phrase for people and those joined to it by و, each harmed in the same way."""
        if (both := self._between(people)) is not None:
            return both
        self._add(word, people)
        self.word, at = word, people.last
        while at < self.last:
            step = at + 1 if self.sheet.forms[at] in ("،", "و") else at
            if step < self.last and self.sheet.phrase(step, "besides"):
                more = read_people(self.sheet, self.sheet.stops[step], self.last)
                if more and more.counted and more.noun:
                    self._add(word, more)
                    at = more.last
                    continue
            if step < self.last and (self.sheet.pre[step] == "و" or (step > at and self.sheet.forms[at] == "و")) and not self._word_opens(step):
                more = read_people(self.sheet, step, self.last)
                if more and (more.noun or more.others):
                    self._add(word if more.outcome is None else replace(word, outcomes=(more.outcome,)), more)
                    at = more.last
                    continue
            break
        return at

    def _word_opens(self, at: int) -> bool:
        term = _harm_term(self.sheet, at)
        return term is not None and (term.form in ("past", "present") or term.row["pos"] == "masdar")

    def _toll(self, at: int) -> int:
        """ارتفعت حصيلة القتلى إلى 17, بلغ عدد الجرحى 30: a number behind what it reached, of what the toll counts."""
        sheet = self.sheet
        counted = next((term for unit in range(at, min(self.last, at + 4)) if (term := _harm_term(sheet, unit))), None)
        outcome = counted.row["outcome"] if counted else "killed"
        if at > self.first and sheet.forms[at - 1] in _REACHED and (reached := self._reached(at, outcome)):
            return reached
        for unit in range(sheet.stops[at], min(self.last, at + 36)):
            if sheet.phrase(unit, "toll"):
                break  # حصيلة القصف 8 قتلى، بعد حصيلة سابقة بلغت 18: what another toll reached is its own
            if unit > at + 16 and sheet.forms[unit - 1] != "،":
                continue
            if sheet.forms[unit] in _REACHED or (sheet.pre[unit] == "ل" and sheet.forms[unit][0].isdigit()):
                start = unit if sheet.forms[unit] in ("تجاوز", "تجاوزت", "يتجاوز") or sheet.forms[unit][0].isdigit() else sheet.stops[unit]
                people = read_people(sheet, start, self.last) or read_people(sheet, start + 1, self.last)
                if people and people.counted and not sheet.dated[people.first]:
                    people = self._in_ranks(people, at)
                    own = people.outcome or outcome
                    return self._list(_Word(at, unit, (own,), "noun", ""), people)
        return at + 1

    def _counted_up(self, at: int) -> int:
        """عدد القتلى, أعداد شهداء القصف, إجمالي المصابين: the toll of those that the noun names."""
        return self._toll(at) if self.sheet.forms[at - 1 : at] != ["حصيله"] and self._of_those(at + 1) else self._counted_noun(at)

    def _of_those(self, at: int) -> bool:
        at += at < self.last and self.sheet.forms[at] in ("عدد", "اعداد")
        term = _harm_term(self.sheet, at)
        return term is not None and (term.form == "p" or term.key in ("إصابة", "وفاة"))

    def _reached(self, at: int, outcome: str) -> int | None:
        """بلغت حصيلة القتلى في صفوف المعارضة 42 شخصا: the verb stands before the toll, and the number behind it."""
        sheet = self.sheet
        for unit in range(sheet.stops[at], min(self.last, at + 12)):
            people = read_people(sheet, unit, self.last)
            if people and people.counted and not sheet.dated[unit]:
                people = self._in_ranks(people, at)
                if people.expr == "exact" and sheet.forms[at - 1] in _BEYOND and people.min is not None:
                    people = replace(people, min=people.min + 1, max=None, expr="more_than")
                return self._list(_Word(at, unit, (people.outcome or outcome,), "noun", ""), people)
            if sheet.phrase(unit, "complement") or sheet.forms[unit] in ("،", ":"):
                return None
        return None

    def _in_ranks(self, people: People, at: int) -> People:
        """حصيلة القتلى في صفوف مقاتلي المعارضة: those counted are of the ranks named before the number."""
        ranks = next((unit for unit in range(at, people.first) if self.sheet.forms[unit] in ("صفوف", "اوساط")), None)
        group = read_people(self.sheet, ranks + 1, people.first) if ranks is not None and people.victims.status == "unknown" else None
        status = group.victims.status if group else "unknown"
        if ranks is not None and status == "unknown":
            status = next((term.row.get("force") or "unknown" for unit in range(ranks, people.first) if (term := self.sheet.term(unit, "actor"))), "unknown")
        return replace(people, victims=replace(people.victims, status=status)) if status != "unknown" and people.victims.status == "unknown" else people

    def _all(self, at: int) -> int:
        """جميعهم مدنيون, كلهم من النساء: who all of those counted before were."""
        people = read_people(self.sheet, self.sheet.stops[at], self.last)
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

    def _subset(self, at: int) -> int:
        """بينهم، من بينهم، منهم: parts of the harm before."""
        sheet, parent = self.sheet, self._whole(at) or self._parent(at)
        start = sheet.stops[at]
        people = read_people(sheet, start, self.last)
        if parent is None and people is not None and (outcome := _of_whom(sheet, at)):
            return self._list(_Word(at, start, (outcome,), "noun", ""), people)
        if parent is None or people is None:
            return start
        people = self._so_many_of(at, people)
        whole = [parent] + [h for h in self.found if h.trigger == parent.trigger and h is not parent and h.first == parent.first]
        while people:
            for root in whole:
                self._part(root, people)
            at = people.last
            step = at + 1 if at < self.last and sheet.forms[at] in ("،", "و") else at
            joined = step < self.last and (sheet.pre[step] == "و" or step > at) and not self._word_opens(step)
            people = read_people(sheet, step, self.last) if joined else None
            if people and not people.noun:
                people = None
            if people and people.outcome and people.outcome != parent.outcome:
                people = None
        return at

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

    def _part(self, root: HarmAt, people: People) -> None:
        victims = people.victims
        if victims.status == "unknown" and root.victims.status != "unknown":
            victims = replace(victims, status=root.victims.status)
        if victims.age == "unknown" and root.victims.age == "child":
            victims = replace(victims, age="child")
        self.found.append(HarmAt(people.first, people.last, root.trigger, root.outcome, people.min, people.max, people.expr, victims, root))

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

    def _counted_noun(self, at: int) -> int:
        """عشرات الجرحى, 30 قتيلا: the noun itself tells the harm. Uncounted, it needs a word that something happened."""
        people = read_people(self.sheet, at, self.last)
        if people is not None and (parted := self._parted(people)) is not None:
            return parted
        if people is not None and people.outcome is None and self._listed_on(people):
            self._add(self.word, people)  # type: ignore[arg-type]
            return people.last
        if people is not None and (both := self._between(people)) is not None:
            return both
        if people is not None and people.outcome is None and (state := self._still(people)) is not None:
            people = replace(people, outcome=state)
        if people is None or people.outcome is None:
            return at + 1
        if self._unsure(people) or (not people.counted and people.first > self.first and self.sheet.forms[people.first - 1] in _NAMED_AFTER):
            return people.last
        if not people.counted and (risen := self._risen_too(people)) is not None:
            return risen
        if not people.counted and (denied := self._denied(people.first)):
            return self._not_there(people.first, people.last, people.outcome, denied)
        if not people.counted and (fallen := self._fallen(people)) is not None:
            people = fallen
        if not people.counted and not self._licensed(people):
            return people.last
        outcomes: tuple[str, ...] = (people.outcome or "killed",)
        last = people.last
        if people.counted and (other := self._and_the_other(people)) is not None:
            outcomes, last = (*outcomes, other), people.last + 1
            behind = read_people(self.sheet, people.last, self.last)
            if behind and behind.grouped and people.victims.status == "unknown":  # عشرات القتلى والجرحى من المدنيين
                people, last = replace(people, victims=behind.victims), behind.last
        self._add(_Word(people.first, last, outcomes, "noun", ""), replace(people, last=last))
        return last

    def _risen_too(self, people: People) -> int | None:
        """ارتفاع عدد القتلى إلى 12، والمصابين إلى 30: the next count of the same toll."""
        sheet, at = self.sheet, people.last
        if sheet.pre[people.first] != "و" or not sheet.forms[people.first].startswith("ال") or at + 1 >= self.last or sheet.forms[at] != "الي" or not self.found:
            return None
        number = read_people(sheet, at + 1, self.last)
        if number is None or not number.counted or sheet.dated[at + 1]:
            return None
        self._add(_Word(people.first, at, (people.outcome or "killed",), "noun", ""), number)
        return number.last

    def _still(self, people: People) -> str | None:
        """عشرين شخصا لا يزالون مفقودين, مئة مدني باتوا محاصرين: the state that those counted are still in."""
        sheet, at = self.sheet, people.last
        if not people.counted or not people.noun:
            return None
        while at < min(self.last, people.last + 4) and sheet.forms[at] in _STILL:
            at += 1
        term = _harm_term(sheet, at) if at < self.last and at > people.last else None
        return term.row["outcome"] if term and term.form in ("p", "d") and term.row["outcome"] in _STATES and not sheet.forms[at].startswith("ال") else None

    def _unsure(self, people: People) -> bool:
        """ما إذا كان هناك قتلى, هل سقط جرحى, لتفادي سقوط ضحايا, الإفراج عن 50 رهينة: asked, feared or over, not told."""
        sheet = self.sheet
        if any(sheet.forms[at].removeprefix("ل") in _FEARED for at in range(max(self.first, people.first - 4), people.first)):
            return True
        if people.outcome in ("abducted", "detained") and any(sheet.forms[at] in _FREED for at in range(max(self.first, people.first - 4), people.first)):
            return True
        asked = range(max(self.first, people.first - 8), people.first)
        return any(sheet.forms[at] == "هل" or (sheet.forms[at] == "اذا" and at > self.first and sheet.forms[at - 1] in ("ما", "عما", "فيما")) for at in asked)

    def _listed_on(self, people: People) -> bool:
        """مقتل تسعة مدنيين في قرية X وأربعة مدنيين في قرية Y: the list goes on behind a place or a subset."""
        sheet = self.sheet
        if self.word is None or not self.found or not people.counted or not people.noun or sheet.pre[people.first] != "و":
            return False
        behind = range(self.found[-1].last, people.first)
        between = all(sheet.dated[at] or sheet.forms[at] in ("في", "،", "و", "من", "قرب") or not sheet.kinds[at].isdisjoint(_WHERE) or not sheet.terms[at] for at in behind)
        follows = people.last < self.last and any(term.form in ("past", "present") for term in sheet.terms[people.last])
        return between and len(behind) <= 10 and not follows

    def _fallen(self, people: People) -> People | None:
        """العشرات سقطوا قتلى: those counted stand before the verb that says they fell."""
        sheet, verb = self.sheet, people.first - 1
        if verb <= self.first or sheet.forms[verb] not in ("سقطوا", "سقط", "وقعوا", "ارتقوا", "خروا"):
            return None
        before = self._people_before(verb)
        return replace(before, outcome=people.outcome) if before and before.counted else None

    def _bodies(self, at: int) -> int:
        """جثث سبعة أشخاص, جثامين أربعة مدنيين: bodies are counted by whose they are."""
        people = read_people(self.sheet, at + 1, self.last)
        if people is not None and not people.counted and people.outcome and self.sheet.forms[at + 1].startswith("ال"):
            return people.last  # جثث القتلى: those counted before
        if people is None or not (people.counted or people.number == "d") or self.sheet.suf[at]:
            return self._counted_noun(at)
        return self._list(_Word(at, at + 1, ("killed",), "noun", ""), people)

    def _counted_among(self, at: int) -> int:
        """ستة أشخاص في عداد المفقودين: the noun behind عداد tells what befell those before it."""
        term = _harm_term(self.sheet, at + 1) if at + 1 < self.last else None
        people = self._people_before(at - 1) if term and at > self.first + 1 and self.sheet.forms[at - 1] == "في" else None
        if term is None or people is None:
            return at + 1
        self._add(_Word(at, at + 1, (term.row["outcome"],), "noun", ""), people)
        return at + 2

    def _fell_victim(self, at: int) -> int:
        """راح ضحية القصف 12 شخصا, ذهب ضحيتها مدنيان: the number behind the attack is of those killed."""
        people = self._people_after(at + 1, 6)
        return self._list(_Word(at, at + 1, ("killed",), "noun", ""), people) if people else at + 1

    def _licensed(self, people: People) -> bool:
        """قتلى, جرحى, ضحايا without a number count where they fall, are left behind or are there."""
        sheet = self.sheet
        definite = sheet.forms[people.first].startswith("ال")
        if definite and people.victims.status != "civilian" and people.outcome != "killed":
            return False
        if self._struck_down(people):
            return True
        if definite and people.first > self.first + 1 and (sheet.forms[people.first - 1] in ("عن", "الي") or "العدد" in sheet.forms[max(self.first, people.first - 3) : people.first]):
            return False  # تمييزه عن الشهداء, هذا العدد من الضحايا: those known already
        for back in range(1, 6):
            at = people.first - back
            if at < self.first:
                break
            if sheet.phrase(at, "cause") or sheet.forms[at] in _FALLS:
                return people.number == "p" or self._one_fell(people, at)
            if sheet.forms[at] in ("حصيله", "عدد", "اعداد", "احد", "بين"):
                return False
        return (bool(self.found) and self.found[-1].last >= people.first - 1 and sheet.pre[people.first] == "و") or (
            people.last < self.last and sheet.forms[people.last] in _FALLS
        ) or self._then_fell(people.last)

    def _then_fell(self, at: int) -> bool:
        """قتلى وجرحى من الحوثيين سقطوا: the verb behind the list says that they fell."""
        for unit in range(at, min(self.last, at + 8)):
            if self.sheet.forms[unit] in ("سقطوا", "وقعوا", "ارتقوا"):
                return True
            if self.sheet.forms[unit] in ("،", ":", "؛") or self.sheet.phrase(unit, "complement"):
                return False
        return False

    def _struck_down(self, people: People) -> bool:
        """أردوه قتيلا, أردتهم قتلى, خر صريعا: the verb before says that he or they were killed."""
        before = self.sheet.forms[people.first - 1] if people.first > self.first else ""
        return people.outcome == "killed" and (before.removeprefix("ف").startswith(("اردو", "اردا", "اردت", "ارديا")) or before in ("خر", "خرت", "سقط", "سقطت"))

    def _one_fell(self, people: People, at: int) -> bool:
        """سقط قتيل, خلفت قتيلا: one or two, but not سقط فلان شهيدا, where the noun tells how he fell."""
        sheet = self.sheet
        told_how = people.number == "s" and sheet.forms[people.first].endswith("ا") and sheet.forms[at] in ("سقط", "سقطت", "ارتقي", "ارتقت")
        return not told_how and people.first - at <= 3 and not sheet.forms[people.first].startswith("ال")

    def _and_the_other(self, people: People) -> str | None:
        """عشرات القتلى والجرحى: one count for two nouns; the outcome of the second."""
        sheet, at = self.sheet, people.last
        one, other = _harm_term(sheet, at - 1), _harm_term(sheet, at)
        if at >= self.last or one is None or other is None or sheet.pre[at] != "و" or not sheet.forms[at].startswith("ال") or not sheet.forms[at - 1].startswith("ال"):
            return None
        joined = one.form == other.form == "p" and other.row["outcome"] != one.row["outcome"] and other.row["pos"] in ("noun", "victim")
        goes_on = at + 1 < self.last and sheet.forms[at + 1] == "الي"  # والمصابين إلى 30: a count of its own
        return other.row["outcome"] if joined and not goes_on else None

    def _parted(self, people: People) -> int | None:
        """400 ضحية بين شهيد وجريح, 15 ما بين قتيل وجريح: one number for the outcomes that two nouns name."""
        sheet = self.sheet
        at = next((unit for unit in range(people.first + 1, min(people.last + 2, self.last - 2)) if sheet.forms[unit] == "بين"), None)
        if at is None or sheet.pre[at + 2] != "و" or not people.counted:
            return None
        one, other = _harm_term(sheet, at + 1), _harm_term(sheet, at + 2)
        if one is None or other is None or one.form != "s" or other.form != "s":
            return None
        self._add(_Word(people.first, at + 3, (one.row["outcome"], other.row["outcome"]), "noun", ""), replace(people, last=at + 3))
        return at + 3

    def _named(self, word: _Word) -> int:
        """Behind a word of harm a name or title without number is one person; after a plural pronoun it is none."""
        sheet, at = self.sheet, word.stop
        if word.outcomes[0] in ("displaced", "evacuated", "trapped"):
            return word.stop
        if at >= self.last or not sheet.forms[at].isalpha() or sheet.pre[at] not in ("", "ال"):
            return word.stop
        if sheet.forms[at] in _BREAKS or any(t.kind in ("event", "phrase", "weapon", "date", "saying", "number", "harm") for t in sheet.terms[at]):
            return word.stop
        source = sheet.term(at, "source")
        actor = sheet.term(at, "actor")
        person = actor is not None and actor.row.get("sex", "") != ""
        source = source if source and source.row["single"] in _TITLES else None
        if not (person or source or _two_names(sheet, at, self.last)):
            return word.stop
        if (actor and not person) or (source and source.form == "p"):
            return word.stop
        last = at
        while (
            last < min(self.last, at + 9)
            and (last == at or sheet.pre[last] == "")
            and sheet.forms[last] not in _BREAKS
            and sheet.forms[last].isalpha()
            and not any(t.kind in ("event", "date", "harm", "saying") for t in sheet.terms[last])
        ):
            last += 1
        self.found.append(HarmAt(at, last, word.at, word.outcomes[0], 1, 1, "exact", self._title(at, last, word)))
        return last

    def _title(self, first: int, last: int, word: _Word) -> Victims:
        """What the titles beside a name tell of its bearer: زعيم، أحد قادة، القيادي، الصحفي."""
        sheet = self.sheet
        victims = Victims()
        for at in range(first, min(last + 5, self.last)):
            if sheet.forms[at] in _BREAKS or any(t.kind == "event" for t in sheet.terms[at]):
                break
            for term in sheet.terms[at]:
                if term.kind == "person" and victims.status == "unknown" and term.row["status"] != "unknown":
                    status = "fighter" if term.row["status"] == "combatant" else term.row["status"]
                    victims = Victims(status, "unknown", victims.sex, term.row.get("role") or None)
                elif term.kind == "actor" and victims.status == "unknown" and term.row.get("force"):
                    victims = replace(victims, status=term.row["force"])
            if victims.sex == "unknown" and (sex := _sex_of_title(sheet, at)):
                victims = replace(victims, sex=sex)
        if victims.sex == "unknown" and word.form == "past":
            victims = replace(victims, sex="woman" if sheet.forms[word.at].endswith("ت") else "man")
        return victims

    def _none(self, at: int) -> None:
        self.found.append(HarmAt(at, self.sheet.stops[at], at, "injured", 0, 0, "none", Victims(), negated=True))

    def _denied(self, at: int) -> str:
        """Whether harm without a number is said not to have been ("none") or not to be known ("unknown"); else "".

        لم يسفر القصف عن ضحايا, دون سقوط قتلى; لا أنباء عن سقوط قتلى. A cause between (قصف دون تمييز أسفر عن قتلى) ends it.
        """
        sheet, known = self.sheet, "none"
        if sheet.forms[at].startswith("ال"):  # لن تعيد الشهداء: those are known
            return ""
        for unit in range(at - 1, max(self.first, at - 10) - 1, -1):
            form, before = sheet.forms[unit], sheet.forms[unit - 1] if unit else ""
            if form in _NEGATIVES and before in ("كي", "لكي", "حتي", "الا"):
                return "unknown"  # لكي لا يصبح المواطنون ضحايا
            if form in _NEGATIVES and sheet.forms[unit + 1] not in _NO_DENIAL:
                return known
            if form in _BUT or (sheet.phrase(unit, "cause") and before not in _NEGATIVES and before != "ان"):
                return ""
            known = "unknown" if form in _KNOWING else known
        return ""

    def _not_there(self, first: int, last: int, outcome: str, denied: str) -> int:
        """Harm that is said not to have been is kept as none; what is not known is not stated."""
        if denied == "none":
            self.found.append(HarmAt(first, last, first, outcome, 0, 0, "none", Victims(), negated=True))
        return last

    # --- adding ---

    def _add(self, word: _Word, people: People) -> None:
        victims = self._inherit(people)
        outcomes = word.outcomes
        if not people.counted and outcomes[0] == "evacuated":
            return
        low, high, expr = people.min, people.max, people.expr
        if len(outcomes) > 1 and people.counted and expr not in ("none", "unstated"):  # one number for two: at least one of each
            low, high = 1, max(high - 1, 1) if high is not None else None
            expr = "unstated" if people.expr == "exact" else people.expr
        for outcome in outcomes:
            if not any(h.first == people.first and h.outcome == outcome for h in self.found):
                self.found.append(HarmAt(people.first, people.last, word.at, outcome, low, high, expr, victims))

    def _inherit(self, people: People) -> Victims:
        """ "Others" and bare numbers are of the kind counted before them in the sentence, or right behind."""
        victims = people.victims
        if victims.status != "unknown" or people.grouped or (people.noun and not (people.others or people.back) and people.outcome is None):
            return victims
        before = next((h for h in reversed(self.found) if h.part_of is None), None)
        if before and (people.others or people.back):
            return replace(
                before.victims,
                age=before.victims.age if people.back else "unknown",
                sex=before.victims.sex if people.back else "unknown",
                role=before.victims.role if people.back else None,
            )
        alike = people.outcome or not people.noun
        if before and alike and before.victims.status in ("fighter", "soldier", "civilian") and self.sheet.pre[people.first] == "و":
            return replace(before.victims, age="unknown", sex="unknown", role=None)
        if before is None and people.back:
            return replace(victims, status=self._spoken_of(people.first))
        return victims

    def _spoken_of(self, at: int) -> str:
        """تجمعا لإرهابيين … مقتل 21 منهم: who they were that the sentence spoke of before."""
        sheet = self.sheet
        for unit in range(at - 1, max(self.first, at - 30) - 1, -1):
            people = read_people(sheet, unit, at) if sheet.term(unit, "person") else None
            if people and people.number == "p" and people.victims.status != "unknown":
                return people.victims.status
            party = sheet.term(unit, "actor")
            if party and party.row["force"] in ("fighter", "soldier") and sheet.forms[unit - 1] in _AGAINST:
                return str(party.row["force"])
        return "unknown"


_STILL = frozenset({"لا", "ما", "لم", "يزالون", "يزال", "تزال", "زالوا", "زال", "باتوا", "بات", "اصبحوا", "اصبح", "ظلوا", "ظل", "هم", "انهم", "يعتبرون", "يعدون"})
_AGAINST = frozenset({"تنظيم", "مواقع", "لتنظيم", "عناصر", "مسلحي", "مقاتلي", "ضد", "علي", "تجمعات", "معاقل", "جماعه", "ميليشيا", "مليشيا", "ميليشيات", "مليشيات"})
# bodies and places that bear the name of martyrs: لواء شهداء اليرموك, مستشفى الشهداء, ساحة الشهداء
_NAMED_AFTER = frozenset(
    ["لواء", "اللواء", "كتيبه", "كتائب", "الويه", "فوج", "سرايا", "سريه", "جيش", "تجمع", "مستشفي", "مشفي", "حي", "شارع", "ساحه", "ميدان", "مسجد", "جامع", "جسر", "مخيم", "دوار", "مدرسه", "مقبره", "حديقه", "طريق"]
)
_FREED = frozenset({"سراح", "الافراج", "افراج", "افرج", "افرجت", "تحرير", "تسليم", "مبادله", "تبادل", "عوده"})
_FEARED = frozenset({"تفادي", "تجنب", "خشيه", "تحسبا", "مخاوف", "تفاديا", "تجنبا", "احتمال", "منعا", "يتفادي"})
_STATES = frozenset({"missing", "trapped", "detained", "abducted"})
_READERS: dict[str, Callable[[_Sentence, int], int]] = {
    "جثث": _Sentence._bodies,
    "جثامين": _Sentence._bodies,
    "جثتي": _Sentence._bodies,
    "اشلاء": _Sentence._bodies,
    "رفات": _Sentence._bodies,
    "عداد": _Sentence._counted_among,
    "عدد": _Sentence._counted_up,
    "اعداد": _Sentence._counted_up,
    "اجمالي": _Sentence._counted_up,
    "مجموع": _Sentence._counted_up,
    "جميعهم": _Sentence._all,
    "كلهم": _Sentence._all,
    "جميعهن": _Sentence._all,
    "كلهن": _Sentence._all,
}
_OPENERS = frozenset(_READERS) | {"ضحيه", "ضحيتها", "ضحيته"}
_WENT = frozenset({"راح", "راحت", "ذهب", "ذهبت", "وقع", "يروح", "سقط"})
_PASSIVE = frozenset(
    {
        "قتل",
        "قتلت",
        "استشهد",
        "استشهدت",
        "اصيب",
        "اصيبت",
        "جرح",
        "جرحت",
        "توفي",
        "توفيت",
        "قضي",
        "اعتقل",
        "خطف",
        "اختطف",
        "اغتيل",
        "اعدم",
        "لقي",
        "لقيت",
        "لفظ",
        "لفظت",
        "فقد",
        "اختفي",
        "ذبح",
        "اعدمت",
        "مات",
        "هلك",
    }
)
_NEGATIVES = frozenset({"لم", "لن", "لا", "دون", "بدون", "بلا", "ليس", "ليست", "عدم", "دونما", "ولا", "ولم"})
_NO_DENIAL = frozenset({"يزال", "تزال", "يزالون", "زال", "زالت", "سيما", "يقل", "تقل", "يستبعد", "تستبعد"})
_KNOWING = frozenset(
    {"انباء", "الانباء", "معلومات", "مؤشرات", "تقارير", "تقرير", "علم", "يعلم", "تعلم", "يعرف", "تعرف", "يتضح", "تتضح", "ترد", "يرد", "تتوفر", "يتوفر", "تتوافر"}
    | {"يعلن", "تعلن", "يؤكد", "تؤكد", "تاكيد", "ذكر", "تفاصيل", "احصائيه", "حصيله", "اذا", "يذكر", "تذكر", "تشر", "يشر", "بعد", "ادله", "دليل", "يتسن", "يكشف", "تكشف"}
)
_BUT = frozenset({"،", ",", ".", ":", "؛", "لكن", "فيما", "بينما", "حيث", "الا", "سوي", "غير", "بل", "مما"})
_ACTIVE = frozenset(
    {"قتل", "قتلت", "يقتل", "تقتل", "جرح", "جرحت", "اصاب", "اصابت", "اعتقل", "اعتقلت", "احتجز", "احتجزت", "اوقف", "اوقفت", "اسر", "اسرت"}
    | {"خطف", "خطفت", "اختطف", "اختطفت", "اعدم", "اعدمت", "ذبح", "ذبحت", "اغتال", "اغتالت"}
)
_QUALIFIES = frozenset(
    {"يشتبه", "يعتقد", "يرجح", "ينتمي", "ينتمون", "يرتدي", "يرتدون", "يستقل", "يستقلون", "يقود", "يقودون", "تابع", "تابعون", "موال", "موالون", "متنكر", "متنكرون"}
)
_PREPOSITIONS = frozenset({"في", "من", "الي", "علي", "عن", "بين", "قرب", "داخل", "وسط", "قبل", "بعد", "منذ", "خلال", "نحو", "لدي", "مع", "ضد", "عند", "قباله", "شمال", "جنوب", "شرق", "غرب"})
_JOINS = frozenset({"،", ",", "و", "او", ".", ":", "(", "-", "؛", "ثم"})
_OTHER_TELLING = frozenset({"event", "harm", "cause", "subset"})
_EXPOSED = ("تعرض", "يتعرض")
_REAPED = frozenset({"حصد", "حصدت", "يحصد", "تحصد", "ازهق", "ازهقت", "تزهق", "خطف", "خطفت", "حاصدا", "حاصده", "موقعا"})
_REACHED = frozenset({"الي", "بلغ", "بلغت", "يبلغ", "عند", "تجاوز", "تجاوزت", "يتجاوز", "وصل", "وصلت", "فاق", "هي", "بواقع"})
_BEYOND = frozenset({"تجاوز", "تجاوزت", "يتجاوز", "فاق", "فاقت", "تخطي", "تخطت"})
_TITLES = frozenset(
    {
        "رئيس",
        "رئيسة",
        "وزير",
        "وزيرة",
        "مدير",
        "مديرة",
        "قائد",
        "قيادي",
        "نائب",
        "زعيم",
        "أمير",
        "شيخ",
        "عميد",
        "عقيد",
        "لواء",
        "سفير",
        "مستشار",
        "عضو",
        "ناشط",
        "صحفي",
        "صحافي",
        "مراسل",
        "ضابط",
        "طبيب",
        "قاض",
        "محام",
    }
)
_MEETS = frozenset({"لقي", "لقيت", "لقوا", "لقيا", "لفظ", "لفظت", "لفظوا"})
_BURNT = frozenset({"احراق", "حرق"})
_FALLS = frozenset(
    {
        "سقوط",
        "سقط",
        "سقطوا",
        "سقطت",
        "وقوع",
        "وقع",
        "هناك",
        "ثمه",
        "وصول",
        "وجود",
        "راح",
        "انتشال",
        "انتشل",
        "انتشلت",
        "انتشلوا",
        "عثر",
        "عثرت",
        "عثروا",
        "العثور",
        "عثور",
        "ارتقي",
        "ارتقت",
        "ارتقاء",
        "خلفت",
        "خلف",
        "اوقع",
        "اوقعت",
        "موقعه",
        "موقعا",
        "مخلفا",
        "مخلفه",
        "عن",
        "كبدتها",
        "كبدت",
        "كبد",
        "كبدهم",
        "كبدتهم",
        "من",
        "الي",
    }
)
_BREAKS = frozenset(
    {
        "كامل",
        "جميع",
        "كافه",
        "كل",
        "معظم",
        "اغلب",
        "غالبيه",
        "هم",
        "هو",
        "هي",
        "وهم",
        "وهو",
        "وهي",
        "ليست",
        "قد",
        "ان",
        "الذي",
        "التي",
        "الذين",
        "بينما",
        "فيما",
        "لكن",
        "حيث",
        "كما",
        ":",
        '"',
        "؛",
        "منذ",
        "علي",
        "الي",
        "عن",
        "بعد",
        "مما",
    }
)


def _sex_of_title(sheet: Sheet, at: int) -> str:
    """A title beside a name tells a man or a woman by its gender: زعيم, أحد قادة, قيادية, إحدى."""
    form = sheet.forms[at]
    if form in ("احد", "احدي"):
        return "man" if form == "احد" else "woman"
    single = any(term.kind == "person" and term.form == "s" for term in sheet.terms[at])
    return "" if not single else "woman" if form.endswith("ه") else "man"


_OF_WHOM = {"الجرحي": "injured", "المصابين": "injured", "القتلي": "killed", "الضحايا": "killed", "الشهداء": "killed", "المفقودين": "missing"}


def _of_whom(sheet: Sheet, at: int) -> str | None:
    """بين القتلى امرأتان: what befell those of whom they are, where the sentence counts no whole."""
    return _OF_WHOM.get(sheet.forms[sheet.stops[at] - 1])


def _harm_term(sheet: Sheet, at: int) -> Term | None:
    if at >= sheet.size or "harm" not in sheet.kinds[at]:
        return None
    found = None
    for term in sheet.terms[at]:
        if term.kind == "harm":
            if found is None or (term.form in ("past", "present", "masdar") and found.form not in ("past", "present")):
                found = term
    return found


def _two_names(sheet: Sheet, at: int, end: int) -> bool:
    if sheet.phrase(at, "personal"):
        return True
    return (
        at + 1 < end
        and not sheet.forms[at + 1].startswith(("وال", "بال", "لل"))
        and not is_function(sheet.forms[at + 1])
        and not (sheet.forms[at].endswith("ا") and sheet.forms[at + 1].endswith("ا"))
        and not sheet.terms[at]
        and not sheet.terms[at + 1]
        and sheet.forms[at].isalpha()
        and sheet.forms[at + 1].isalpha()
        and len(sheet.forms[at]) > 2
        and sheet.pre[at + 1] == ""
        and sheet.forms[at] not in _BREAKS
        and sheet.forms[at + 1] not in _BREAKS
    )
