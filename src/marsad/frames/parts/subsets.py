"""بينهم 4 أطفال, معظمهم من النساء: some of those told before."""

from __future__ import annotations

from marsad.frames.found import FramedHarm
from marsad.frames.parts.listed import Listed
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.words import meaning_of, words_of
from marsad.grammar.quantities import bound_after
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import BESIDES, MOST
from marsad.text.rule_words import ABOUT, ALSO, COMMAS, OF

_ENDS_ASIDE = COMMAS | {")"}
_ABOUT_OR_ALSO_OR_OF_OR_MARK = frozenset({OF, ALSO, ABOUT, ":", "\"", "(", "-"})


class Subsets(Listed):
    """بينهم 4 أطفال, معظمهم من النساء: some of those told before."""

    def subset(self, at: int) -> int:
        """بينهم 4 أطفال وامرأتان; معظمهم من النساء والأطفال."""
        sheet, tokens = self.sheet, self.tokens
        most = bool(tokens.flags[at] & MOST)
        unit = tokens.end(at)
        while unit < self.last and sheet.forms[unit] in _ABOUT_OR_ALSO_OR_OF_OR_MARK:
            unit += 1
        unit = self.past_their_number(unit)
        whole = self.whole_named(unit) or self.parent(at)
        if whole is None or self.of_others(whole, at) or self.no_whole(whole, at):
            return unit
        stop = self.parts_from(unit, whole, "harm.part", most=most)
        stop = self.bounded_behind(stop, whole)
        more = self.bare_behind(stop) if most else None
        more = more or self.besides(stop, whole)
        return self.listed(whole.rule, whole.trigger, more.outcomes or (whole.outcome,), more) if more else stop

    def bounded_behind(self, at: int, whole: FramedHarm) -> int:
        """ستة أشخاص، بينهم امرأة، على الأقل: the bound of the whole stands behind its parts; the unit behind."""
        found = bound_after(self.sheet.forms, at + 1) if at + 1 < self.last and self.sheet.forms[at] in _ENDS_ASIDE else None
        if found is None or found[0] != "at_least":
            return at
        whole.max, whole.expr = None, "at_least"
        return found[1]

    def past_their_number(self, at: int) -> int:
        """بين الجرحى الثلاثة طفل: the number of those told before, with the article behind their noun, counts nobody anew."""
        behind = meaning_of("harmed", self.sheet.forms[at - 1]) is not None
        own = behind and at + 1 < self.last and self.sheet.forms[at][:2] == "ال" and starts_number(self.tokens, at)
        return at + own

    def besides(self, at: int, whole: FramedHarm) -> People | None:
        """بينهم طفلان، إضافة إلى عشرة جرحى: more who are counted beside the whole."""
        step = at + (at < self.last and self.sheet.forms[at] in COMMAS)
        more = step < self.last and self.tokens.flags[step] & BESIDES
        return self.next_in_list(at, whole.people) if more else None

    def no_whole(self, whole: FramedHarm, at: int) -> bool:
        """One person has no parts; 70 بالمئة منهم: a share; اقترب منها رجل, نجا منهم ثلاثة: another verb has its preposition there (but عرف منهم سامر الدالي)."""
        if at > self.first and self.sheet.forms[at - 1] in words_of("share"):
            return True
        verb = at > self.first and self.tokens.is_verb(at - 1) and self.sheet.forms[at] in words_of("some_of_them") and self.sheet.forms[at - 1] not in words_of("known_among")
        return whole.max == 1 or (verb and "harm" not in self.sheet.kinds[at - 1])

    def bare_behind(self, at: int) -> People | None:
        """غالبيتهم من المدنيين و12 في الشمال: a bare number behind who most of them were is another count."""
        people = read_people(self.tokens, at, self.last) if at < self.last and self.tokens.joined(at) else None
        return people if people and not people.noun else None

    def of_others(self, whole: FramedHarm, at: int) -> bool:
        """استشهد 120، وأنقذت الفرق 280 شخصا، بينهم 74 طفلا: of those counted last, whom no harm befell."""
        last = self.unclaimed
        return last is not None and last.counted and last.noun and last.first > whole.first and at - last.last <= 12
