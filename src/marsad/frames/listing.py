"""Lines behind a count that ends in بينهم: or behind "names of the dead:"."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.frames.found import FramedHarm
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.reader import Reader
from marsad.frames.words import meaning_of, words_of
from marsad.grammar.given_names import NameAt
from marsad.grammar.harm_lines import each_of, heads_names
from marsad.grammar.harm_persons import age_of, names_in_list, persons_of
from marsad.grammar.harm_words import words
from marsad.grammar.sheet import Sheet
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import SUBSET, Tokens
from marsad.text.rule_words import ARTICLE, COMMAS, IN, OF

_DEEP = 2  # parts of parts in one line
_NEAR_COLON = 8  # units before the colon in which those listed are named
_FAR_COLON = 14  # units before كما يلي: in which they are


@dataclass(slots=True)
class Listing:
    """Lines behind a count that ends in بينهم: or behind "names of the dead:"; each line a part, or a name that counts."""

    tokens: Tokens
    whole: FramedHarm
    harms: list[FramedHarm]
    counted: int = 0  # names so far, where they are the count
    fresh: bool = False  # the row is not among the harms yet
    of_dead: bool = False  # opened by القتلى هم
    bare: bool = False  # opened by a heading without a mark: names only
    mixed: bool = False  # opened by أسماء الشهداء والجرحى: each line tells by itself what befell one

    @staticmethod
    def opened(tokens: Tokens, first: int, last: int, found: list[FramedHarm], before: list[FramedHarm]) -> Listing | None:
        """A sentence that told harm and ends in a colon or in هم, or that speaks of names, opens a list."""
        wholes = [harm for harm in reversed(found) if harm.part_of is None and not harm.negated] or Listing.named_of(tokens, first, last, before)
        if tokens.sheet.forms[first] in words_of("names_of"):
            return Listing(tokens, wholes[0], []) if wholes else Listing.of_names(tokens, first, last)
        end = last - (tokens.sheet.forms[last - 1] == ":")
        if (dead := _dead_who_are(tokens, first, end)) is not None:
            return Listing.of_the_dead(tokens, *dead, wholes)
        opened = end < last or each_of(tokens.sheet, last)
        if not wholes and opened and (outcome := _outcome_of_list(tokens.sheet, first, end)):
            return Listing.of_the_dead(tokens, end - 1, outcome, [])
        if wholes and end == last and wholes[0].first == first and wholes[0].expr == "unstated" and heads_names(tokens.sheet, first, last):
            return Listing(tokens, wholes[0], [], bare=True)  # شهداء قصف البلدة
        opens = last - first > 1 and (end < last or tokens.sheet.forms[end - 1] in words_of("they"))
        if not wholes or not opens:
            return None
        return Listing(tokens, _whole_of_list(tokens.sheet, first, end, wholes), [])

    @staticmethod
    def named_of(tokens: Tokens, first: int, last: int, before: list[FramedHarm]) -> list[FramedHarm]:
        """أصيب عشرة. … أسماء المصابين هي: the names are of those counted in a sentence before."""
        if tokens.sheet.forms[last - 1] != ":" or words_of("names_of").isdisjoint(tokens.sheet.forms[first:last]):
            return []
        outcome = _outcome_listed(tokens.sheet, first, last)
        told = next((harm for harm in reversed(before) if harm.outcome == outcome and harm.part_of is None), None)
        return [told] if told is not None and told.most > 1 else []

    @staticmethod
    def of_the_dead(tokens: Tokens, at: int, outcome: str, wholes: list[FramedHarm]) -> Listing:
        """أصيب 40 وقتل 60، والقتلى هم: the lines are of those whom the noun names, whoever was counted last."""
        whole = next((harm for harm in wholes if harm.outcome == outcome), None)
        told = whole or FramedHarm(at, at + 1, at, outcome, 2, None, "unstated", Victims(), rule="harm.dead_are")
        return Listing(tokens, told, [], fresh=whole is None, of_dead=True)

    @staticmethod
    def of_names(tokens: Tokens, first: int, last: int) -> Listing | None:
        """أسماء مصابي القصف: names of those harmed, line by line; a row once there is a name."""
        for at in range(first + 1, min(last, first + 4)):
            term = next((term for term in tokens.sheet.terms[at] if term.kind == "harm" and term.form in ("p", "d", "s")), None)
            if term and tokens.sheet.pre[at] == "ل":
                return None  # أسماء المتبرعين لجرحى المخيم
            if term:
                people = People(at, at + 1, 2, None, "unstated", noun=True)
                mixed = any(term.kind == "harm" and term.form == "p" for term in tokens.sheet.terms[at + 1]) and tokens.joined(at + 1)
                return Listing(tokens, FramedHarm(at, at + 1, at, term.row["outcome"], 2, None, "unstated", Victims(), rule="harm.names", people=people), [], fresh=True, mixed=mixed)
        return None

    def take_behind_colon(self, first: int, last: int) -> None:
        """أسماء الشهداء: خليل سمعان، وضاح سمعان: names in the very sentence that opens the list."""
        colon = next((unit for unit in range(first, last) if self.tokens.sheet.forms[unit] == ":"), last)
        names = names_in_list(self.tokens.sheet, colon + 1, last) if self.fresh and colon + 1 < last else []
        if len(names) < 2 or self.mixed:
            return
        told = next((harm for harm in self.harms if harm.outcome == self.whole.outcome and harm.most >= len(names)), None)
        if told is None:
            self.take_names(names)
        else:
            told.persons = persons_of(self.tokens.sheet, names)  # قتل ثلاثة … أسماء الشهداء: those counted before, not three more

    def take(self, first: int, last: int) -> bool:
        """Read a line of the list; False where it is none."""
        names = names_in_list(self.tokens.sheet, first, last)
        if self.bare and (not names or last - first > _BARE or any(self.tokens.is_verb(unit) for unit in range(first, last))):
            return self.counted > 0 and self.take_one(first, last)
        marked = not self.tokens.sheet.forms[first][0].isalpha()
        if names and (outcome := self.outcome_behind(names[-1].behind, last)) is not None:
            return self.take_told(names[-1], outcome)
        if names and self.mixed:
            return True  # nothing tells whether he is dead or hurt
        if names:
            self.take_names(names)
            self.take_kin(names[-1].behind, last)
            return True
        longest = _LONGEST_LINE if self.of_dead or self.begins_with_number(first, last) else _SHORT_LINE
        return self.take_one(first, last) or (last - first <= longest and marked and self.take_part(first, last))

    def outcome_behind(self, at: int, last: int) -> str | None:
        """(1- سامر الدالي) شهيد, (سامر الدالي) (جريح), - إصابة: what befell the one named, where the list is of two outcomes or of another; else None."""
        sheet, end = self.tokens.sheet, min(last, at + _TAG)
        noun = next((unit for unit in range(at, end) if sheet.forms[unit].isalpha()), last)
        told = next((str(term.row["outcome"]) for term in (sheet.terms[noun] if noun < last else ()) if term.kind == "harm" and term.form in _TAGS), None)
        two = self.mixed or any(harm.outcome != self.whole.outcome and harm.trigger == self.whole.trigger for harm in self.harms[-_WHOLES:]) or told != self.whole.outcome
        return told if told in _TOLD and two else None

    def take_told(self, name: NameAt, outcome: str) -> bool:
        """One row for the one named: a part of the count of those whom the same befell, or that one himself; of his own where none is told."""
        whole = next((harm for harm in reversed(self.harms[-_WHOLES:]) if harm.outcome == outcome and harm.part_of is None and harm.persons == ()), None)
        persons = persons_of(self.tokens.sheet, [name])
        if whole is not None and whole.most == 1:
            whole.persons = persons
            return True
        one = person_at_name(name)
        part = FramedHarm(name.first, name.last, whole.trigger if whole else name.first, outcome, 1, 1, "exact", one.victims, whole, rule="harm.part_of_list", persons=persons, people=one)
        self.harms.append(part)
        return True

    def take_one(self, first: int, last: int) -> bool:
        """زوجته فاطمة, 3- طفل مجهول الهوية, - مجهول الهوية: one more of those whom a list of names counts, told without a name of his own."""
        sheet = self.tokens.sheet
        at = next((unit for unit in range(first, last) if sheet.forms[unit].isalpha()), last)
        if not self.counted or last - first > _SHORT_LINE or at >= last:
            return False
        people = read_people(self.tokens, at, last)
        one = people is not None and people.noun and people.number == "s" and people.least == people.most == 1 and not people.outcomes
        if not (one or sheet.forms[at] in _UNKNOWN):
            return False
        if people is not None and one:
            reader = Reader(self.tokens, at, last, self.harms)
            reader.parts_from(at, self.whole, "harm.part_of_list")
            self.harms += reader.found
        self.count(1)
        return True

    def take_kin(self, at: int, last: int) -> None:
        """سامر الدالي وزوجته وثلاثة من أطفاله: those joined to a name of the list count too."""
        while self.counted and at < last and self.tokens.joined(at):
            people = read_people(self.tokens, at, last)
            if people is None or not people.noun or people.least != people.most:
                return
            self.count(people.least)
            at = people.last

    def count(self, more: int) -> None:
        """So many more are told in the lines, where they are the count."""
        self.counted += more
        self.whole.min, self.whole.max, self.whole.expr = (self.counted, self.counted, "exact") if self.counted > 1 else (2, None, "unstated")

    def begins_with_number(self, first: int, last: int) -> bool:
        """- 720 من أبناء المحافظة، بينهم …: behind its mark the line counts some, however much it tells of them."""
        at = first + 1
        return at < last and starts_number(self.tokens, at)

    def take_names(self, names: list[NameAt]) -> bool:
        """Names of the dead: as many as are named, where no number was told before."""
        if self.fresh:
            self.harms.append(self.whole)
            self.fresh = False
        whole = self.whole
        if whole.expr == "unstated" or self.counted:
            self.count(len(names))
        if self.counted or len(whole.persons) < whole.most:
            whole.persons = (*whole.persons, *persons_of(self.tokens.sheet, names))
        return True

    def take_part(self, first: int, last: int) -> bool:
        """A line with a number or a noun for people: a part of the count."""
        at = next((unit for unit in range(first, last) if self.tokens.sheet.forms[unit][0].isalnum()), last)
        reader = Reader(self.tokens, at, last, self.harms)
        people = read_people(self.tokens, at, last) if at < last else None
        if people is None or not (people.noun or self.counts_bare(people.last)):
            return False
        if self.of_their_own(people):
            return self.take_own(reader, people)
        stop = reader.listed("harm.dead_are", self.whole.trigger, (self.whole.outcome,), people) if self.fresh else reader.parts_from(at, self.whole, "harm.part_of_list")
        self.parts_within(reader, stop)
        self.harms += reader.found
        return True

    def of_their_own(self, people: People) -> bool:
        """(حصيلة ضحايا القصف:) 5 شهداء / 12 جريحا: the noun of the line tells what befell them, where that is no part of a number told above."""
        return people.counted and bool(people.outcomes) and (people.outcomes[0] != self.whole.outcome or (self.whole.expr == "unstated" and not self.counted))

    def take_own(self, reader: Reader, people: People) -> bool:
        """A count of its own: it stands for the heading that counted nobody."""
        if self.whole in self.harms and self.whole.expr == "unstated":
            self.harms.remove(self.whole)
        stop = reader.listed("harm.noun", people.first, people.outcomes, people)
        self.whole = reader.found[0] if reader.found else self.whole
        self.fresh = False
        self.parts_within(reader, stop)
        self.harms += reader.found
        return True

    def counts_bare(self, at: int) -> bool:
        """4 (طفلان وسيدتان), 4 بينهم طفلان, 4 في الباب: what stands behind a number that no noun follows."""
        form = self.tokens.sheet.forms[at]
        return form in _BEHIND_BARE or self.tokens.has(at, SUBSET)

    def parts_within(self, reader: Reader, at: int) -> None:
        """- 20 مدنيا بينهم 4 سيدات: parts of the part that the line tells."""
        for _ in range(_DEEP):  # - 226 شخصا، بينهم 80 مدنيا، من ضمنهم 4 أطفال
            at += at < reader.last and self.tokens.sheet.forms[at] in COMMAS
            if not reader.found or at >= reader.last or not self.tokens.flags[at] & SUBSET:
                return
            at = reader.parts_from(self.tokens.end(at), reader.found[-1], "harm.part")


def _whole_of_list(sheet: Sheet, first: int, last: int, wholes: list[FramedHarm]) -> FramedHarm:
    """Those whom the words before the colon name, else those counted last."""
    meant = _outcome_listed(sheet, first, last)
    return next((harm for harm in wholes if harm.outcome == meant), wholes[0])


def _outcome_of_list(sheet: Sheet, first: int, colon: int) -> str | None:
    """أسفر القصف عن استشهاد:, ارتقى كل من:, الشهداء:, right before the colon: what befell those whom the lines behind name."""
    before = colon - 1
    if sheet.forms[before] == OF and before - 1 > first and sheet.forms[before - 1] in words_of("each_of"):
        verbs = (term for at in range(before - 1, first - 1, -1) for term in sheet.terms[at] if term.kind == "harm")
        return next((str(term.row["outcome"]) for term in verbs), None)
    if colon - first == 1 and (harmed := meaning_of("harmed", sheet.forms[before])) is not None:
        return harmed
    if sheet.forms[before] in words_of("as_follows"):
        return _outcome_listed(sheet, first, colon, _FAR_COLON)  # توزعت حصيلة القتلى على النحو التالي:
    told = sheet.forms[before] in words_of("takes_name")
    return next((str(term.row["outcome"]) for term in sheet.terms[before] if told and term.kind == "harm"), None)


def _dead_who_are(tokens: Tokens, first: int, end: int) -> tuple[int, str] | None:
    """القتلى هم, والشهداء في مناطق المعارضة هم: the noun that a pronoun takes up at the end of a line, at its head or behind a mark, and what befell those of whom it tells."""
    sheet = tokens.sheet
    if sheet.forms[end - 1] not in words_of("they"):
        return None
    for at in range(end - 2, max(first, end - _NEAR_COLON) - 1, -1):
        if (outcome := meaning_of("harmed", sheet.forms[at])) is not None:
            return (at, outcome) if at in (first, end - 2) or sheet.forms[at - 1] in COMMAS else None
    return None


def _outcome_listed(sheet: Sheet, first: int, last: int, reach: int = _NEAR_COLON) -> str | None:
    """توزع الشهداء على النحو الآتي: what befell those whom the lines behind tell, where the sentence told of others too."""
    for at in range(last - 1, max(first, last - reach), -1):
        for term in sheet.terms[at]:
            if term.kind == "harm" and term.form == "p" and sheet.forms[at].startswith(ARTICLE):
                return str(term.row["outcome"])
    return None


def person_at_name(name: NameAt) -> People:
    """One person by the name, with the sex and age that it tells."""
    age = "unknown" if name.age_years is None else age_of(name.age_years)
    sex = name.sex if name.sex in ("man", "woman") else "unknown"
    victims = Victims("civilian" if age == "child" else "unknown", age, sex)
    return People(name.first, name.last, 1, 1, "exact", victims, number="s", names=((name.first, name.last),), age_years=name.age_years)


_TAG = 3  # units between a name and what befell the one
_TAGS = frozenset({"s", "masdar"})
_TOLD = frozenset({"killed", "injured"})
_WHOLES = 6  # harms before, among which the counts of the sentence above stand
_UNKNOWN = words("unknown_one")
_BARE = 9  # units of a line of a name under a heading without a mark
_BEHIND_BARE = frozenset({"(", IN})
_LONGEST_LINE, _SHORT_LINE = 30, 14  # units of a line that counts some of the dead, and of one below a colon
