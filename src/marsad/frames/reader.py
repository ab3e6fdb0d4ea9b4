"""Reads one sentence from left to right: each word of harm by its frame, then what hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from marsad.frames.acts.verb import Acts
from marsad.frames.beginnings import harm_begins
from marsad.frames.found import FramedHarm
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.rows import Frame, frame_of
from marsad.frames.words import words_of
from marsad.grammar.quantities import read_quantity
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import ALL, COMPLEMENT, DIE_BY, MOST, ONE_OF_THEM, OWN_LIFE, PREPOSITION, PRONOUN, ROSE, SUBSET, TOLL
from marsad.text.rule_words import AND, OF, THEY_TWO

_JUST_PEOPLE = ("شخص",)
_AMONG = 14  # units between كان and the count that somebody is told to be of
_BEFORE_PARTS = 8  # units before the parts of a number in which it is told to have risen
_TAKES_UP = 8  # units from a noun to the word that takes up two
_TWO = (2, 2, "exact")
_OF_TWO = ("تين", "تان")
_THEY_DID = "وا"
_CLASSES = ALL | PRONOUN | ONE_OF_THEM | TOLL


def _is_bare(people: People) -> bool:
    """A number that nothing behind it describes."""
    return people.counted and not (people.noun or people.others)


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
        self.settle_two()
        self.settle_beside()
        self.settle_among()
        return sorted(self.found, key=lambda harm: (harm.first, harm.part_of is not None, harm.outcome != "killed"))

    def settle_beside(self) -> None:
        """What the next count tells of the one before: يقتل شرطيين ويجرح ثالثا (two), مقتل 20 وإصابة 36 من الحوثيين (their men too)."""
        for one, other in pairwise(self.found):
            if one.negated or other.negated or other.part_of is not None or other.first - one.last > 4:
                continue
            if one.expr == "unstated" and (self.sheet.forms[other.first] in words_of("third") or self.of_two_before(one, other)):
                one.min, one.max, one.expr = _TWO
            if self.open_kind(one) and self.of_one_kind(one, other) and self.counted_out_of(other):
                one.victims = replace(one.victims, status=other.victims.status)

    def settle_two(self) -> None:
        """قتل شرطيين عثر على جثتيهما: a noun that could be of two or of many, with a word behind it that takes up two."""
        for number, harm in enumerate(self.found):
            if harm.expr == "unstated" and self.sheet.forms[harm.last - 1].endswith("ين"):
                far = min([self.last, harm.last + _TAKES_UP, *(other.first for other in self.found[number + 1 :])])
                if self.are_two(harm.last, far):
                    harm.min, harm.max, harm.expr = _TWO

    def are_two(self, first: int, last: int) -> bool:
        """The first word behind that is of two takes up those before (جثتيهما, كانا, اللذين) and is no noun for two others."""
        for at in range(first, last):
            form = self.sheet.forms[at]
            if self.sheet.suf[at] == THEY_TWO or form in words_of("they_two") or (form.endswith(THEY_TWO) and form not in words_of("not_they_two")):
                return True
            if form.endswith(_OF_TWO) or "d" in [term.form for term in self.sheet.terms[at]]:
                return False
        return False

    def of_two_before(self, one: FramedHarm, other: FramedHarm) -> bool:
        """مهندسين وسائقهما, شرطيين وإصابة سائقهما: whose he is tells that those before were two."""
        return self.sheet.suf[other.last - 1] == THEY_TWO and self.sheet.forms[one.last - 1].endswith("ين")

    def settle_among(self) -> None:
        """كان طبيب واثنان من مرافقيه ضمن ستة قتلى: those who are told to be among a count are parts of it."""
        for harm in tuple(self.found):
            among = harm.first - 1
            if self.sheet.forms[among] not in words_of("among_count"):
                continue
            was = next((unit for unit in range(among - 1, max(self.first, among - _AMONG) - 1, -1) if self.sheet.forms[unit] in words_of("were_among")), None)
            if was is None:
                continue
            group = self.people_between(was + 1, among) or self.people_between(self.clause_start(was)[0], was)
            for people in group:
                if people.least < harm.most and not people.outcomes:
                    self.add_part("harm.part", harm, people)

    @staticmethod
    def open_kind(one: FramedHarm) -> bool:
        """Of no kind so far, or killed and a number alone, of the kind before only as long as none stands behind it (مقتل 3 وإصابة 5 من X)."""
        return one.victims.status == "unknown" or (one.outcome == "killed" and not one.people.noun)

    def counted_out_of(self, harm: FramedHarm) -> bool:
        """36 من الحوثيين: a number, and of whom."""
        return harm.people.counted and OF in self.sheet.forms[harm.first : harm.last]

    @staticmethod
    def of_one_kind(one: FramedHarm, other: FramedHarm) -> bool:
        """سبعة وإصابة 36 من X, قتيل و11 جريحا من X, 11 شخصا وجرح 30 آخرون من X: those before were not told to be of another kind."""
        if _is_bare(one.people) or (other.people.others and one.people.keys == _JUST_PEOPLE):
            return True
        nouns = one.people.outcomes and other.people.outcomes
        return bool(nouns) and {one.outcome, other.outcome} == {"killed", "injured"} and other.first - one.last <= 1

    def step(self, at: int) -> int:
        flags, sheet = self.tokens.flags[at], self.sheet
        if self.used[at]:
            return at + 1
        if "no_losses" in sheet.kinds[at]:
            self.found.append(FramedHarm(at, sheet.stops[at], at, "injured", 0, 0, "none", Victims(), negated=True, rule="harm.none"))
            return sheet.stops[at]
        if sheet.forms[at] in words_of("between") and (stop := self.dead_and_hurt(at) or self.told_between(at)):
            return stop
        if flags & (SUBSET | MOST):
            shared = self.distributed(at) if sheet.forms[at] in words_of("distributed") else 0
            return shared or self.some_of_them(at)
        stop = self.by_class(at, flags) if flags & _CLASSES else 0
        return stop or self.by_word(at) or self.by_term(at)

    def some_of_them(self, at: int) -> int:
        """بينهم طفل, معظمهم مدنيون: of those told before, or of the dead that the words name."""
        if self.of_whom(self.tokens.end(at) - 1) and (stop := self.of_the_dead(at)):
            return stop
        if (toll := self.past_parts(at, self.last)) < self.last and self.tokens.flags[toll] & TOLL and self.rises(at):
            return toll  # يرتفع إلى 31 بينهم سبع نساء تعداد الشهداء
        if self.unclaimed is not None and at - self.unclaimed.last <= 1 and not (self.used[self.unclaimed.first] or self.tokens.has(at - 1, COMPLEMENT) or self.after_agent(self.unclaimed.first)):
            return max(self.past_subset(at, self.last), at + 1)  # سبعة مدنيين بينهم طفل قتلوا: the verb comes later
        return self.subset(at)

    def rises(self, at: int) -> bool:
        """(يرتفع إلى 31) بينهم …: a verb before tells that a toll rises."""
        return any(flags & ROSE for flags in self.tokens.flags[max(self.first, at - _BEFORE_PARTS) : at])

    def by_class(self, at: int, flags: int) -> int:
        """Words of a closed class that tell of those harmed: جميعهم, وهم, أحدهم, حصيلة; 0 where nothing is told."""
        if flags & ALL:
            return self.all_of_them(at)
        if flags & PRONOUN and (stop := self.by_pronoun_of(at)):
            return stop
        if flags & ONE_OF_THEM:
            return self.one_of_them(at)
        return self.toll(at) if flags & TOLL and not self.vague_number(at) else 0

    def by_pronoun_of(self, at: int) -> int:
        """القتيلان هما, وهم: who those were that were told right before."""
        if at > self.first and (stop := self.who_the_dead_were(at)):
            return stop
        if self.sheet.forms[at] not in words_of("they"):
            return 0
        told = at - self.found[-1].last <= 6 if self.found else at == self.first and bool(self.before)
        return self.who_they_were(at) if told else 0

    def by_word(self, at: int) -> int:
        """Words that tell harm in a way of their own; 0 where none stands here."""
        form = self.sheet.forms[at]
        if form in _most_of() and at + 1 < self.last and self.of_whom(at + 1):
            return self.most_of(at)
        for read in _by_word().get(form, ()):
            if stop := read(self, at):
                return stop
        listed = at > 0 and self.sheet.forms[at - 1] in words_of("list_noun")
        return self.on_the_list(at) if listed else 0

    def by_term(self, at: int) -> int:
        """A verb, verbal noun or noun of harm."""
        term = self.harm_term(at)
        frame = frame_of(term) if term else None
        if term and frame and frame.slot != "self":
            return self.by_frame(at, term, frame)
        if term and self.sheet.forms[at] in words_of("two_cases"):
            return self.sentenced_or_bare(at, self.sheet.stops[at], term.row["outcome"])
        return self.self_told(at)

    def vague_number(self, at: int) -> bool:
        """عدد من الجرحى, أعداد كبيرة من القتلى: no toll, but a number that is not told; عدد من قضوا, عدد من تم اعتقالهم are of those who died or were taken."""
        if at + 1 < self.last and (self.sheet.forms[at + 1] == OF):
            counts = self.harm_goes_on(at + 2) and self.sheet.forms[at + 2].endswith(_THEY_DID)
            return words_of("was_done").isdisjoint(self.sheet.forms[at + 2 : at + 3]) and not (counts or self.from_number(at + 2))
        quantity = read_quantity(self.sheet.forms, self.sheet.pre, self.sheet.suf, at) if starts_number(self.tokens, at) else None
        return quantity is not None

    def by_frame(self, at: int, term: Term, frame: Frame) -> int:
        outcome = frame.outcome or term.row["outcome"]
        stop = self.sheet.stops[at]
        if self.or_this(at, stop, outcome):
            return stop
        if frame.slot in ("genitive", "lives"):
            return self.masdar(at, stop, outcome, frame)
        if not (self.tokens.is_verb(at) or self.so_as_to(at, stop, term)) or self.noun_of_theirs(at):
            return stop
        if frame.slot == "meets" and self.dies_by(at, DIE_BY) < 0:
            return stop
        if frame.slot == "loses":
            return self.loses(at, stop, outcome, frame)
        return self.verb(at, stop, outcome, frame)

    def loses(self, at: int, stop: int, outcome: str, frame: Frame) -> int:
        """فقد ثلاثة حياتهم: whoever loses their life is killed; فقد before a verb is a particle, أثناء تفقد a visit."""
        said = stop + (stop + 1 < self.last and self.sheet.forms[stop] == '"')  # فقد «تم انتشال 23 جثة»
        if (said < self.last and (self.tokens.is_verb(said) or self.sheet.forms[said] in words_of("was_done"))) or (at > self.first and self.sheet.forms[at - 1] in words_of("while_doing")):
            return stop
        if (kin := self.bereft(stop)) is not None:
            return self.listed(frame.id, at, ("killed",), kin)
        return self.verb(at, stop, "killed" if self.dies_by(at, OWN_LIFE) >= 0 else outcome, frame)

    def noun_of_theirs(self, at: int) -> bool:
        """في قتلهم: behind a preposition a noun with its pronoun; في حوادث غرق: behind what happened a noun that is spelled as the verb."""
        if at == self.first:
            return False
        if self.sheet.suf[at] and self.tokens.flags[at - 1] & PREPOSITION:
            return True
        if self.sheet.forms[at - 1] in words_of("deeds_of") and read_people(self.tokens, at + 1, self.last) is None:
            return True  # أعمال قتل وتشريد
        if self.sheet.forms[at] not in words_of("noun_too") or (at + 1 < self.last and starts_number(self.tokens, at + 1)):
            return False
        return self.sheet.forms[at - 1] in words_of("case_noun")

    def seizure(self, at: int) -> int:
        """ألقت القبض: the word, where no table has it otherwise."""
        return 0 if self.sheet.terms[at] else self.seized(at)

    def so_as_to(self, at: int, stop: int, term: Term) -> bool:
        """داهمت البلدة لتقتل ثلاثة شبان: what came of it is counted; جاؤوا ليقتلوا المدنيين is what they meant to do."""
        people = read_people(self.tokens, stop, self.last) if term.form == "present" and self.sheet.pre[at][-1:] == "ل" and stop < self.last else None
        return people is not None and people.counted and not any(form in words_of("negative") for form in self.sheet.forms[max(self.first, at - 8) : at])


_BY_WORD: tuple[tuple[str, Callable[[Reader, int], int]], ...] = (
    ("their_end", Reader.to_their_end),
    ("prey", Reader.prey),
    ("driven", Reader.driven_out),
    ("fled", Reader.fled),
    ("as_much", Reader.families_in_people),
    ("distributed", Reader.distributed),
    ("sentence_of", Reader.executed),
    ("seizure", Reader.seizure),
    ("prey_noun", Reader.prey_of_it),
    ("hit_him", Reader.hit_him),
    ("people_fell", Reader.fallen_people),
    ("people_fell", Reader.fell_to_fire),
    ("they_fell", Reader.fallen_before),
    ("side_loses", Reader.men_lost),
    ("contact", Reader.contact_lost),
    ("trace", Reader.trace_lost),
    ("cuts_off", Reader.limb_lost),
    ("heads", Reader.beheaded),
    ("as_dead", Reader.found_dead),
    ("captivity", Reader.fell_captive),
    ("taken", Reader.taken_to_hospital),
    ("honours", Reader.honoured),
)


@cache
def _most_of() -> frozenset[str]:
    """معظم, ومعظم."""
    return words_of("most_of") | {AND + word for word in words_of("most_of")}


@cache
def _by_word() -> Mapping[str, Sequence[Callable[[Reader, int], int]]]:
    """For each word that tells harm in a way of its own, what reads it, in order."""
    found: dict[str, list[Callable[[Reader, int], int]]] = {}
    for name, read in _BY_WORD:
        for word in words_of(name):
            found.setdefault(word, []).append(read)
    return found
