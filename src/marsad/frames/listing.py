"""Lines behind a count that ends in بينهم: or behind "names of the dead:"."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.frames.found import FramedHarm
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.reader import Reader
from marsad.frames.words import words_of
from marsad.grammar.given_names import NameAt
from marsad.grammar.harm_persons import names_in_list, persons_of
from marsad.grammar.sheet import Sheet
from marsad.model.reading import Victims
from marsad.syntax.tokens import Tokens
from marsad.text.rule_words import ARTICLE

_NEAR_COLON = 8  # units before the colon in which those listed are named


@dataclass(slots=True)
class Listing:
    """Lines behind a count that ends in بينهم: or behind "names of the dead:"; each line a part, or a name that counts."""

    tokens: Tokens
    whole: FramedHarm
    harms: list[FramedHarm]
    counted: int = 0  # names so far, where they are the count
    fresh: bool = False  # the row is not among the harms yet

    @staticmethod
    def opened(tokens: Tokens, first: int, last: int, found: list[FramedHarm]) -> Listing | None:
        """A sentence that told harm and ends in a colon or in هم, or that speaks of names, opens a list."""
        told = [harm for harm in reversed(found) if harm.part_of is None and not harm.negated]
        meant = _outcome_listed(tokens.sheet, first, last)
        whole = next((harm for harm in told if harm.outcome == meant), told[0] if told else None)
        if tokens.sheet.forms[first] in words_of("names_of"):
            return Listing(tokens, whole, []) if whole else Listing.of_names(tokens, first, last)
        ends = tokens.sheet.forms[last - 1]
        return Listing(tokens, whole, []) if whole and last - first > 1 and (ends == ":" or ends in words_of("they")) else None

    @staticmethod
    def of_names(tokens: Tokens, first: int, last: int) -> Listing | None:
        """أسماء مصابي القصف: names of those harmed, line by line; a row once there is a name."""
        for at in range(first + 1, min(last, first + 4)):
            term = next((term for term in tokens.sheet.terms[at] if term.kind == "harm" and term.form in ("p", "d", "s")), None)
            if term:
                people = People(at, at + 1, 2, None, "unstated", noun=True)
                return Listing(tokens, FramedHarm(at, at + 1, at, term.row["outcome"], 2, None, "unstated", Victims(), rule="harm.names", people=people), [], fresh=True)
        return None

    def take_behind_colon(self, first: int, last: int) -> None:
        """أسماء الشهداء: خليل سمعان، وضاح سمعان: names in the very sentence that opens the list."""
        colon = next((unit for unit in range(first, last) if self.tokens.sheet.forms[unit] == ":"), last)
        names = names_in_list(self.tokens.sheet, colon + 1, last) if self.fresh and colon + 1 < last else []
        if len(names) < 2:
            return
        told = next((harm for harm in self.harms if harm.outcome == self.whole.outcome and harm.part_of is None and (harm.max or 0) >= len(names)), None)
        if told is None:
            self.take_names(names)
        elif not told.persons:
            told.persons = persons_of(self.tokens.sheet, names)  # قتل ثلاثة … أسماء الشهداء: those counted before, not three more

    def take(self, first: int, last: int) -> bool:
        """Read a line of the list; False where it is none."""
        names = names_in_list(self.tokens.sheet, first, last)
        marked = not self.tokens.sheet.forms[first][0].isalpha()
        if names and (len(names) > 1 or marked or last - names[0].behind <= 1):
            return self.take_names(names)
        return last - first <= 14 and marked and self.take_part(first, last)

    def take_names(self, names: list[NameAt]) -> bool:
        """Names of the dead: as many as are named, where no number was told before."""
        if self.fresh:
            self.harms.append(self.whole)
            self.fresh = False
        whole = self.whole
        if whole.expr == "unstated" or self.counted:
            self.counted += len(names)
            whole.min, whole.max, whole.expr = (self.counted, self.counted, "exact") if self.counted > 1 else (2, None, "unstated")
        if self.counted or len(whole.persons) < (whole.max or 0):
            whole.persons = (*whole.persons, *persons_of(self.tokens.sheet, names))
        return True

    def take_part(self, first: int, last: int) -> bool:
        """A line with a number or a noun for people: a part of the count."""
        at = next((unit for unit in range(first, last) if self.tokens.sheet.forms[unit][0].isalnum()), last)
        reader = Reader(self.tokens, at, last, self.harms)
        people = read_people(self.tokens, at, last) if at < last else None
        if people is None or not (people.noun or (people.counted and self.tokens.sheet.forms[people.last : people.last + 1] == ["("])):
            return False  # 4 (طفلان وسيدتان)
        reader.parts_from(at, self.whole, "harm.part_of_list")
        self.harms += reader.found
        return True


def _outcome_listed(sheet: Sheet, first: int, last: int) -> str | None:
    """والقتلى هم:, توزع الشهداء على النحو الآتي: what befell those whom the lines behind tell, where the sentence told of others too."""
    for at in range(last - 1, max(first, last - _NEAR_COLON), -1):
        for term in sheet.terms[at]:
            if term.kind == "harm" and term.form == "p" and sheet.forms[at].startswith(ARTICLE):
                return str(term.row["outcome"])
    return None
