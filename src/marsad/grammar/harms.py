"""Harm: who was killed, hurt, taken or driven out, and how many — each tied to the word that says so.

In a sentence, words of harm (قتل، مقتل، إصابة، قتيل …) license the phrases for people that stand with them:
behind a verbal noun (مقتل 12), behind or before a verb (قتل 12, 12 قتلوا), behind what an attack led to
(أسفر عن 12 قتيلا), in a list joined by و, and in a subset (بينهم 5 أطفال).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from marsad.grammar.people import People, read_people
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
            return self._behind(word, 1) if self._taken_away(word) else word.stop
        return self._counted_noun(at)

    # --- words of harm ---

    def _word(self, at: int) -> _Word | None:
        """The word of harm at a unit; "مقتل وإصابة" and "قتل وجرح" count as one with two outcomes."""
        term = _harm_term(self.sheet, at)
        if term is None:
            return None
        stop = self.sheet.stops[at]
        outcomes: tuple[str, ...] = (term.row["outcome"],)
        pos = "verb" if term.form in ("past", "present") else term.row["pos"] if term.row["pos"] != "verb" else "masdar"
        if stop < self.last and self.sheet.pre[stop] == "و" and pos in ("verb", "masdar"):
            other = _harm_term(self.sheet, stop)
            alike = other and other.row["outcome"] != outcomes[0] and term.form == other.form and other.form in ("past", "present", "masdar")
            if other and alike and not (pos == "verb" and (self.sheet.forms[at].endswith(("وا", "ا", "ون")) or self._people_before(at))):
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
        return self._list(word, people_at)

    def _verb(self, word: _Word) -> int:
        sheet = self.sheet
        negated = word.at > self.first and sheet.forms[word.at - 1] in ("لم", "لن", "لا", "ما")
        if negated:
            return word.stop
        if sheet.suf[word.at]:
            return word.stop
        plural = sheet.forms[word.at].endswith(("وا", "ون", "ن")) and word.form in ("past", "present") and len(sheet.forms[word.at]) > 4
        before = self._people_before(word.at)
        if before and (plural or self._people_after(word.stop, 0) is None):
            self._add(word, before)
            inner = sheet.near("subset", before.last, word.at)
            if inner >= 0:
                self._subset(inner)
            return word.stop
        die = sheet.near("die", word.stop, min(self.last, word.stop + 14))
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
            if people and (people.counted or not past_cause):
                return people
            subject = at == first and not self.sheet.pre[at]
            past_cause = past_cause or (self.sheet.term(at, "event") is not None and not subject) or self.sheet.forms[at] in ("نتيجه", "جراء", "اثر", "بسبب", "خلال", "في")
            if not self._passable(at):
                return None
            at = self.sheet.stops[at]
        return None

    def _passable(self, at: int) -> bool:
        """Between a verb of harm and those harmed may stand place, time, cause and the party that did it."""
        sheet = self.sheet
        if sheet.dated[at]:
            return True
        if sheet.forms[at] in _BREAKS or _harm_term(sheet, at) or sheet.phrase(at, "complement", "subset", "cause"):
            return False
        if sheet.term(at, "saying"):
            return False
        return True

    def _people_before(self, at: int) -> People | None:
        """A phrase for people that ends where the verb begins; a subset (بينهم 37 أجنبيا) may stand between."""
        end = at
        for start in range(at - 1, max(self.first, at - 18) - 1, -1):
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
                return people if people.counted or people.number == "p" or self.sheet.forms[at] in _PASSIVE else None
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

    def _list(self, word: _Word, people: People) -> int:
        """A phrase for people and those joined to it by و, each harmed in the same way."""
        self._add(word, people)
        self.word, at = word, people.last
        while at < self.last:
            step = at + 1 if self.sheet.forms[at] in ("،", "و") else at
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
        for unit in range(sheet.stops[at], min(self.last, at + 16)):
            if sheet.forms[unit] in _REACHED or (sheet.pre[unit] == "ل" and sheet.forms[unit][0].isdigit()):
                start = unit if sheet.forms[unit] in ("تجاوز", "تجاوزت", "يتجاوز") or sheet.forms[unit][0].isdigit() else sheet.stops[unit]
                people = read_people(sheet, start, self.last) or read_people(sheet, start + 1, self.last)
                if people and people.counted and not sheet.dated[people.first]:
                    own = people.outcome or outcome
                    return self._list(_Word(at, unit, (own,), "noun", ""), people)
        return at + 1

    def _subset(self, at: int) -> int:
        """بينهم، من بينهم، منهم: parts of the harm before."""
        sheet, parent = self.sheet, self._whole(at) or self._parent(at)
        start = sheet.stops[at]
        people = read_people(sheet, start, self.last)
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
            if (bare and others and harm.victims.status == "unknown" and later.victims.status != "unknown" and harm.part_of is None) or (
                later.first == harm.last and harm.victims.status == "unknown" and harm.outcome != later.outcome and harm.expr == later.expr == "unstated"
            ):
                harm.victims = replace(harm.victims, status=later.victims.status)
        self.found.sort(key=lambda harm: (harm.first, harm.outcome != "killed"))

    def _counted_noun(self, at: int) -> int:
        """عشرات الجرحى, 30 قتيلا: the noun itself tells the harm. Uncounted, it needs a word that something happened."""
        people = read_people(self.sheet, at, self.last)
        if people is not None and people.outcome is None and self._listed_on(people):
            self._add(self.word, people)  # type: ignore[arg-type]
            return people.last
        if people is None or people.outcome is None:
            return at + 1
        if not people.counted and (denied := self._denied(people.first)):
            return self._not_there(people.first, people.last, people.outcome, denied)
        if not people.counted and (fallen := self._fallen(people)) is not None:
            people = fallen
        if not people.counted and not self._licensed(people):
            return people.last
        word = _Word(people.first, people.last, (people.outcome or "killed",), "noun", "")
        if people.counted or people.number == "p" or self._struck_down(people):
            return self._mixed(word, people)
        return people.last

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
        if people is None or not people.counted or self.sheet.suf[at]:
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
        if sheet.forms[people.first].startswith("ال") and people.victims.status != "civilian" and people.outcome != "killed":
            return False
        if self._struck_down(people):
            return True
        for back in range(1, 6):
            at = people.first - back
            if at < self.first:
                break
            if sheet.phrase(at, "cause") or sheet.forms[at] in _FALLS:
                return True
            if sheet.forms[at] in ("حصيله", "عدد", "اعداد", "احد", "بين"):
                return False
        return (bool(self.found) and self.found[-1].last >= people.first - 1 and sheet.pre[people.first] == "و") or (
            people.last < self.last and sheet.forms[people.last] in _FALLS
        )

    def _struck_down(self, people: People) -> bool:
        """أردوه قتيلا, أردتهم قتلى, خر صريعا: the verb before says that he or they were killed."""
        before = self.sheet.forms[people.first - 1] if people.first > self.first else ""
        return people.outcome == "killed" and (before.removeprefix("ف").startswith(("اردو", "اردا", "اردت", "ارديا")) or before in ("خر", "خرت", "سقط", "سقطت"))

    def _mixed(self, word: _Word, people: People) -> int:
        """ما بين قتيل وجريح: one number for two outcomes."""
        self._add(word, people)
        return people.last

    def _named(self, word: _Word) -> int:
        """Behind a word of harm a name or title without number is one person; after a plural pronoun it is none."""
        sheet, at = self.sheet, word.stop
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
            if form in _NEGATIVES and sheet.forms[unit + 1] not in _STILL:
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
        both = len(outcomes) > 1 and people.counted and low is not None and high is not None and expr in ("exact", "about")
        if both and high is not None:
            low, high = 1, max(high - 1, 1)
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
        return victims


_READERS: dict[str, Callable[[_Sentence, int], int]] = {
    "جثث": _Sentence._bodies,
    "جثامين": _Sentence._bodies,
    "جثتي": _Sentence._bodies,
    "اشلاء": _Sentence._bodies,
    "عداد": _Sentence._counted_among,
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
        "فقد",
        "اختفي",
        "ذبح",
        "اعدمت",
        "مات",
        "هلك",
    }
)
_NEGATIVES = frozenset({"لم", "لن", "لا", "دون", "بدون", "بلا", "ليس", "ليست", "عدم", "دونما", "ولا", "ولم"})
_STILL = frozenset({"يزال", "تزال", "يزالون", "زال", "زالت", "سيما", "يقل", "تقل", "يستبعد", "تستبعد"})
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
_MEETS = frozenset({"لقي", "لقيت", "لقوا", "لقيا"})
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
        and not sheet.terms[at]
        and not sheet.terms[at + 1]
        and sheet.forms[at].isalpha()
        and sheet.forms[at + 1].isalpha()
        and len(sheet.forms[at]) > 2
        and sheet.pre[at + 1] == ""
        and sheet.forms[at] not in _BREAKS
        and sheet.forms[at + 1] not in _BREAKS
    )
