"""War words that tell no war: a team beats a rival, prices explode, a storm hits a town, an item is edited.

``packs/common/figurative.tsv`` names the deeds by their words, and the words beside them that show what is meant; rows for
a whole sentence (a match, a film) count only where no weapon, no armed party and nobody harmed is told in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from marsad.grammar.numbers import begins_number
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.lexicon.asked import sign
from marsad.lexicon.terms import Term
from marsad.lexicon.word_tables import Finder, finder, word_rows
from marsad.model.values import fixed
from marsad.text.rule_words import AND, BY, OF, rule_word, rule_words

_PLAIN = frozenset({"drone_strike", "chemical_attack", "suicide_attack", "missile_strike"})  # words that mean nothing else
_ARMED = frozenset({"fighter", "soldier"})
_FAMILIES = "their_families"  # the row of أسر as families
_SOURCES = "source_of_fire"
_RANKS = "ranks"
_SPEAKERS = frozenset({_SOURCES, _RANKS})
_SPEAKING = frozenset({_SOURCES, _RANKS, "remnants"})  # rows of words that may also name who says so
_TAKEN = rule_words("figurative.taken")
_CAPTURE = rule_word("figurative.capture")
_PEOPLE = frozenset({"person", "harm"})
_MOVED = frozenset({"evacuated", "displaced"})
_DRILLS = frozenset({"drill", "exercise"})
_GOODS = frozenset({"prices", "target"})  # rows of what may be struck as well as meant otherwise
_MANAGED = 10  # units between a verb of doing something and what is done
_BEHIND_KILLED = 2  # units behind a word of harm in which people are counted
_STRIKING = rule_words("figurative.striking")


@fixed
class FigurativeRow:
    """A row: the deeds that it is about (all where it names none), on which side and how near its words stand."""

    id: str
    deeds: frozenset[str]
    side: str
    reach: int


@cache
def _rows() -> Finder[FigurativeRow]:
    return finder(((row["context"], _row(row)) for row in word_rows("figurative")), loose=True)


def _row(row: dict[str, str]) -> FigurativeRow:
    deeds = frozenset() if row["deeds"] == "*" else frozenset(row["deeds"].split("/"))
    return FigurativeRow(row["id"], deeds, row["side"], int(row["reach"]))


_BEGINS = sign(lambda word, form, pre: _rows().heads(form) is not None)


class Figurative:
    """The words of a report that show a war word to be meant otherwise."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._begun = sheet.scan.having(_BEGINS)
        self._peaceful: dict[int, str | None] = {}
        self._marks: dict[int, list[tuple[int, int, FigurativeRow]]] = {}

    def row(self, at: int, term: Term) -> str | None:
        """The id of the row by which the word at a unit tells no event; None where it tells one."""
        marks = self._found(self._sheet.prose.sentence[at])
        stop = self._sheet.stops[at]
        if self._sheet.forms[at] == _CAPTURE and self._families(at):
            return _FAMILIES
        if term.kind == "event" and term.row["type"] in _PLAIN:
            return None
        if not marks:
            return None
        beside = next((row.id for first, last, row in marks if self._of(row, term) and _stands(row, at, stop, first, last) and not (self._joined(stop, first) or self._plainly_meant(row, at, stop, first) or self._struck(row, term, at))), None)
        return beside or self._whole(at, marks)

    def _joined(self, stop: int, first: int) -> bool:
        """ضحايا القصف وفيروس كورونا: the words behind are of something else that و joins."""
        return any(self._sheet.pre[unit].startswith(AND) for unit in range(stop, first + 1))

    def _families(self, at: int) -> bool:
        """شهادات المصابين وأسرهم: with the people before it the word is their families, and nobody was captured; بأسرها is all of it."""
        sheet = self._sheet
        return self._of_families(at) or (bool(sheet.suf[at]) and (sheet.pre[at] == BY or (sheet.pre[at] == AND and not sheet.kinds[at - 1].isdisjoint(_PEOPLE))))

    def _of_families(self, at: int) -> bool:
        """نساء من أسر المقاتلين: of which families they are; but تمكن المقاتلون من أسر ضابط tells a deed."""
        sheet = self._sheet
        if at < 2 or sheet.forms[at - 1] != OF or sheet.pre[at] or "person" not in sheet.kinds[at - 2] or self._takes_people(sheet.stops[at]):
            return False
        return speaker_words("managed").isdisjoint(sheet.forms[max(sheet.prose.start(at), at - _MANAGED) : at])

    def _plainly_meant(self, row: FigurativeRow, at: int, stop: int, first: int) -> bool:
        """Words around a row's that leave the deed what it is: (قصف الأسواق) وقتل فيها 12 counts people."""
        if row.id in _GOODS:
            return "harm" in self._sheet.kinds[at] and any(self._takes_people(unit) for unit in range(stop, stop + _BEHIND_KILLED))
        return (row.id == _FAMILIES and self._takes_people(stop)) or (row.id in _SPEAKING and self._says_so(row, at, first))

    def _struck(self, row: FigurativeRow, term: Term, at: int) -> bool:
        """هاجم مسلحون حقل النفط, استهدف قناص طالبا: where armed men or weapons are told of, a deed of war is meant."""
        return row.id in _GOODS and term.key in _STRIKING and self._armed(self._sheet.prose.sentence[at], weapons=True)

    def _says_so(self, row: FigurativeRow, at: int, source: int) -> bool:
        """أفاد مصدر بمقتل ثلاثة, أكدت مصادر قصف البلدة, أفاد مركز بمقتل, أضاف المركز أن: who says so, and not where the fire came from."""
        if row.id != _RANKS and self._sheet.pre[at] == BY:
            return True
        return row.id in _SPEAKERS and self._sheet.term(source - 1, "saying") is not None

    def _takes_people(self, at: int) -> bool:
        """مع أسر خمسة آخرين: who stand behind were taken, and are no families."""
        sheet = self._sheet
        return at < sheet.size and (begins_number(sheet.forms[at]) or sheet.forms[at] in _TAKEN)

    def _of(self, row: FigurativeRow, term: Term) -> bool:
        return row.side != "sentence" and (not row.deeds or term.key in row.deeds)

    def _found(self, number: int) -> list[tuple[int, int, FigurativeRow]]:
        if number not in self._marks:
            first, last = self._sheet.prose.sentences[number]
            words, forms = self._sheet.hits(_rows()), self._begun[bisect_left(self._begun, first) : bisect_left(self._begun, last)]  # as they stand, else without their clitics
            heads = sorted({*words.between(first, last), *forms})
            self._marks[number] = [(at, stop, row) for at in heads for stop, row in words.at(at) or _rows().at(self._sheet.forms, at)]
        return self._marks[number]

    def of_harm(self, at: int) -> str | None:
        """The row by which a word of harm tells none: قضى الطلاب يوما ممتعا."""
        term = self._sheet.term(at, "harm")
        if term is None:
            return None
        row = self.row(at, term)
        return None if term.row["outcome"] in _MOVED and row not in _DRILLS else row

    def _whole(self, at: int, marks: Sequence[tuple[int, int, FigurativeRow]]) -> str | None:
        number = self._sheet.prose.sentence[at]
        if number not in self._peaceful:
            first, last, told = next((mark for mark in marks if mark[2].side == "sentence"), (0, 0, None))
            self._peaceful[number] = None if told is None or self._armed(number, weapons=told.id != "screen", mark=range(first, last) if last - first > 1 else range(0)) else told.id
        return self._peaceful[number]

    def _armed(self, number: int, *, weapons: bool, mark: range = range(0)) -> bool:
        """A weapon, an armed party or people harmed, other than the words of the mark (بطل الرواية), stand in the sentence; a film may be about weapons."""
        sheet, (first, last) = self._sheet, self._sheet.prose.sentences[number]
        counted = sheet.near("number", first, last) >= 0 or any(at not in mark for at in sheet.between("person", first, last))
        if (weapons and sheet.near("weapon", first, last) >= 0) or (counted and sheet.near("harm", first, last) >= 0):
            return True
        if any(term.kind == "person" and term.row.get("status") in _ARMED for at in sheet.between("person", first, last) for term in sheet.terms[at]):
            return True
        return any(term.kind == "actor" and term.row.get("force") in _ARMED for at in sheet.between("actor", first, last) for term in sheet.terms[at])


def _stands(row: FigurativeRow, at: int, stop: int, first: int, last: int) -> bool:
    before = row.side in ("before", "around") and last <= at and at - last < row.reach
    behind = row.side in ("behind", "around") and first >= stop and first - stop < row.reach
    return before or behind
