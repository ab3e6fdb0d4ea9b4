"""Reads one sentence from left to right: each word of harm by its frame, then what hangs on it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from marsad.frames.acts import Acts
from marsad.frames.beginnings import harm_begins
from marsad.frames.found import FramedHarm
from marsad.frames.people import read_people
from marsad.frames.rows import Frame, frame_of
from marsad.frames.words import words_of
from marsad.grammar.quantities import read_quantity
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import ALL, DIE_BY, MOST, ONE_OF_THEM, OWN_LIFE, PREPOSITION, PRONOUN, SUBSET, TOLL
from marsad.text.rule_words import AND, DONE, OF, WAS

_DEAD_AND_HURT = frozenset({"killed", "injured"})
_DONE_OR_WAS = frozenset({WAS, DONE})


class Reader(Acts):
    """Reads one sentence from left to right: each word of harm by its frame, then what hangs on it."""

    def registry(self) -> frozenset[str]:
        """The words of the names told so far."""
        return frozenset(name for harm in (*self.before[-40:], *self.found) for name in harm.names)

    def read(self) -> list[FramedHarm]:
        behind = self.first
        for at in harm_begins(self.tokens, self.first, self.last):
            if at >= behind:
                behind = max(self.step(at), at + 1)
        self.settle_beside()
        return sorted(self.found, key=lambda harm: (harm.first, harm.part_of is not None, harm.outcome != "killed"))

    def settle_beside(self) -> None:
        """What the next count tells of the one before: يقتل شرطيين ويجرح ثالثا (two), مقتل 20 وإصابة 36 من الحوثيين (their men too)."""
        for one, other in pairwise(self.found):
            if one.people is None or other.people is None or other.first - one.last > 4:
                continue
            if self.sheet.forms[other.first] in words_of("third") and one.expr == "unstated":
                one.min, one.max, one.expr = 2, 2, "exact"
            bare = one.people.counted and not (one.people.noun or one.people.outcomes or one.people.others)
            bare = bare or bool(one.people.outcomes and other.people.outcomes and {one.outcome, other.outcome} == _DEAD_AND_HURT and not one.people.definite and other.first - one.last <= 1)  # قتيل و11 جريحا من المدنيين
            if bare and one.victims.status == "unknown" and other.people.counted and OF in self.sheet.forms[other.first : other.last]:
                one.victims = replace(one.victims, status=other.victims.status)

    def step(self, at: int) -> int:
        flags, sheet = self.tokens.flags[at], self.sheet
        if self.used[at]:
            return at + 1
        if sheet.phrase(at, "no_losses"):
            self.found.append(FramedHarm(at, sheet.stops[at], at, "injured", 0, 0, "none", Victims(), negated=True, rule="harm.none"))
            return sheet.stops[at]
        if sheet.forms[at] in words_of("between") and (stop := self.dead_and_hurt(at) or self.told_between(at)):
            return stop
        if flags & (SUBSET | MOST):
            if self.of_whom(self.tokens.end(at) - 1) and (stop := self.of_the_dead(at)):
                return stop
            if self.unclaimed is not None and at - self.unclaimed.last <= 1 and not self.used[self.unclaimed.first]:
                return max(self.past_subset(at, self.last), at + 1)  # سبعة مدنيين بينهم طفل قتلوا: the verb comes later
            return self.subset(at)
        if sheet.forms[at].removeprefix(AND) in words_of("most_of") and at + 1 < self.last and self.of_whom(at + 1):
            return self.most_of(at)
        if flags & ALL:
            return self.all_of_them(at)
        if flags & PRONOUN and at > self.first and (stop := self.who_the_dead_were(at)):
            return stop
        if flags & PRONOUN and sheet.forms[at] in words_of("they") and ((self.found and at - self.found[-1].last <= 6) or (at == self.first and self.before)):
            return self.who_they_were(at)
        if flags & ONE_OF_THEM:
            return self.one_of_them(at)
        if flags & TOLL and not self.vague_number(at) and (stop := self.toll(at)):
            return stop
        if flags & DIE_BY and sheet.forms[at] in words_of("their_end"):
            return self.to_their_end(at)
        if sheet.forms[at] in words_of("prey"):
            return self.prey(at)
        if sheet.forms[at - 1 : at] and sheet.forms[at - 1] in words_of("list_noun") and (stop := self.on_the_list(at)):
            return stop
        if sheet.forms[at].removeprefix(AND) in words_of("driven") and (stop := self.driven_out(at)):
            return stop
        if sheet.forms[at] in words_of("sentence_of") and (stop := self.executed(at)):
            return stop
        if sheet.forms[at] in words_of("seizure") and not sheet.terms[at]:
            return self.seized(at)
        term = self.harm_term(at)
        frame = frame_of(term) if term else None
        if term and frame and frame.slot != "self":
            return self.by_frame(at, term, frame)
        if sheet.forms[at] in words_of("two_cases") and term:
            return self.sentenced_or_bare(at, sheet.stops[at], term.row["outcome"])
        return self.self_told(at)

    def vague_number(self, at: int) -> bool:
        """عدد من الجرحى, أعداد كبيرة من القتلى: no toll, but a number that is not told."""
        if at + 1 < self.last and (self.sheet.forms[at + 1] == OF):
            return True
        quantity = read_quantity(self.sheet.forms, self.sheet.pre, self.sheet.suf, at) if starts_number(self.tokens, at) else None
        return quantity is not None

    def by_frame(self, at: int, term: Term, frame: Frame) -> int:
        outcome = frame.outcome or term.row["outcome"]
        stop = self.sheet.stops[at]
        if frame.slot in ("genitive", "lives"):
            return self.masdar(at, stop, outcome, frame)
        if not (self.tokens.is_verb(at) or self.so_as_to(at, stop, term)) or (self.sheet.suf[at] and at > self.first and self.tokens.flags[at - 1] & PREPOSITION):
            return stop  # في قتلهم: a noun
        if frame.slot == "meets" and (self.dies_by(at, DIE_BY) < 0):
            return stop
        if frame.slot == "loses" and stop < self.last and (self.tokens.is_verb(stop)):
            return stop  # فقد قتل: a particle
        if frame.slot == "loses":
            lost = self.dies_by(at, OWN_LIFE)
            outcome = "killed" if lost >= 0 else outcome
        return self.verb(at, stop, outcome, frame)

    def so_as_to(self, at: int, stop: int, term: Term) -> bool:
        """داهمت البلدة لتقتل ثلاثة شبان: what came of it is counted; جاؤوا ليقتلوا المدنيين is what they meant to do."""
        people = read_people(self.tokens, stop, self.last) if term.form == "present" and self.sheet.pre[at][-1:] == "ل" and stop < self.last else None
        return people is not None and people.counted and not any(form in words_of("negative") for form in self.sheet.forms[max(self.first, at - 8) : at])
