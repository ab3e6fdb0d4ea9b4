"""سبعة أشخاص: ستة جنود ومدني واحد: kinds whose numbers make the count before them."""

from __future__ import annotations

from marsad.frames.marks import AND_OR_COMMA
from marsad.frames.parts.companions import Companions
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.words import words_of
from marsad.syntax.phrases import starts_number
from marsad.text.rule_words import OF

_COUNT = 5  # units of a count with its noun, before a colon


class Sums(Companions):
    """سبعة أشخاص: ستة جنود ومدني واحد: kinds whose numbers make the count before them."""

    def summed_up(self, at: int, whole: People) -> int:
        """سبعة أشخاص: ستة جنود ومدني واحد: kinds whose numbers make the count before them."""
        mark = at < self.last and self.sheet.forms[at] in words_of("opens_sum")
        if at + 1 + mark >= self.last or not (mark or whole.others):
            return at
        parts, unit = self.parts_summing_up(at + mark, whole.most) if whole.counted and whole.expr == "exact" else ([], at)
        if not parts or not self.found:
            return at  # the count itself may be no harm
        mine = self.found[-1]
        for people in parts:
            self.add_part("harm.listed", mine, people)
        return unit

    def sums_up(self, mark: int) -> bool:
        """عشرون شخصا: ستة أطفال و14 امرأة، لقوا مصرعهم: the kinds behind a colon make up the count right before it."""
        for at in range(max(self.first, mark - _COUNT), mark - 1):
            whole = read_people(self.tokens, at, mark) if starts_number(self.tokens, at) else None
            if whole is not None:
                return bool(self.parts_summing_up(mark + 1, whole.most)[0])
        return False

    def parts_summing_up(self, unit: int, wanted: int) -> tuple[list[People], int]:
        """ستة جنود ومدني واحد: two kinds or more whose numbers make the one wanted, and the unit behind; else none."""
        parts, total = list[People](), 0
        while unit < self.last and total < wanted:
            people = read_people(self.tokens, unit, self.last)
            if people is None or people.outcomes or people.definite:
                return [], unit
            parts, total, unit = [*parts, people], total + people.least, self.past_where(self.past_of_whom(people.last))
            unit += unit < self.last and self.sheet.forms[unit] in AND_OR_COMMA and total < wanted
        return (parts, unit) if total == wanted and len(parts) > 1 else ([], unit)

    def past_of_whom(self, at: int) -> int:
        """ثمانية من أنصار الجماعة: the unit behind a group that no table knows; the same unit where none stands."""
        if at + 1 >= self.last or self.sheet.forms[at] != OF:
            return at
        return next((unit for unit in range(at + 1, min(self.last, at + 5)) if self.stops_group(unit)), at)
