"""Whether what a word tells happened: negated, feared, averted, planned, conditional, remembered, false …, by one table.

``packs/common/modality.tsv`` names the words, what class they are of, how far they reach (``scope``) and what they take:
harms, events, events with the article (a definite noun tells what is known to have happened, so most words leave it alone),
or events of some types only. Rows of the class ``carrier`` are verbs that hand a negation, a future or a "may" on to what
they bring about (لم تسفر الغارة عن قتلى: the raid happened, nobody died); rows of the class ``end`` say where scopes end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from marsad.grammar.harm_found import HarmAt
from marsad.grammar.modality_scopes import PROCLITIC, SCOPES, Reach, Stretch, is_aimed_at
from marsad.grammar.sheet import Sheet
from marsad.lexicon.asked import sign
from marsad.lexicon.word_tables import Finder, finder, word_rows
from marsad.model.values import fixed
from marsad.text.rule_words import ALEF, AND, FOR, SO, rule_forms, rule_words

STATUS = {
    "carried_out": "happened",
    "negated": "negated",
    "reported_false": "false",
    "retracted": "false",
    "averted": "averted",
    "conditional": "conditional",
    "hypothetical": "hypothetical",
    "feared": "feared",
    "demanded": "hypothetical",
    "planned": "planned",
    "future": "planned",
    "doubted": "hypothetical",
    "remembered": "remembered",
    "sentenced": "planned",
    "ongoing": "ongoing",
}
_RANK = {kind: number for number, kind in enumerate(STATUS)}  # the first of several classes over one word counts
REAL = frozenset({"happened", "ongoing"})


@fixed
class ModalRow:
    """A row of the table. ``within``: its last word is the first that it reaches (متهم بقتل)."""

    id: str
    kind: str
    scope: str
    takes: frozenset[str]
    reach: int
    before: bool
    within: bool


@fixed
class Mark:
    """A row at work: the units that it reaches, and what it takes there."""

    row: ModalRow
    first: int
    last: int
    takes: frozenset[str]


@cache
def _rows() -> Mapping[str, Finder[ModalRow]]:
    """The words of the table by what they are for: to mark, to carry on, to end."""
    entries: dict[str, list[tuple[str, ModalRow]]] = {"mark": [], "carrier": [], "end": []}
    for row in word_rows("modality"):
        kind = row["class"]
        home = entries[kind if kind in entries else "mark"]
        takes, reach = frozenset(row["takes"].split()), int(row["reach"] or 99)
        for phrase in _with_duals(row["words"].split("/")):
            within = phrase.endswith("*") and " " in phrase
            home.append((phrase, ModalRow(row["id"], kind, row["scope"], takes, reach, row["side"] == "before", within)))
    return {use: finder(rows) for use, rows in entries.items()}


def _with_duals(phrases: Sequence[str]) -> Iterator[str]:
    """يعتزم with تعتزم: يعتزمان, تعتزمان; a verb of two is told as that of one is."""
    yield from phrases
    for phrase in phrases:
        if phrase.startswith("ي") and phrase.isalpha() and "ت" + phrase[1:] in phrases:
            stem = phrase[1:].replace("ى", "ي")
            yield from (f"ي{stem}ان", f"ت{stem}ان")


def judged_untrue(sheet: Sheet, first: int, last: int) -> bool:
    """What is said begins with a verdict on something told before: هذه الأنباء مفبركة, ما قيل لا أساس له."""
    marks = sheet.hits(_rows()["mark"])
    return any(row.kind in _VERDICTS for at in marks.between(first, last) for _, row in marks.at(at))


def negates(sheet: Sheet, at: int) -> bool:
    """A negation stands at a unit: لم, ما."""
    return any([row.kind == "negated" for _, row in sheet.hits(_rows()["mark"]).at(at)])


_VERDICTS = frozenset({"verdict", "reported_false"})


_HAPPENED: tuple[str, str | None] = ("happened", None)


def _strongest(rows: Sequence[ModalRow]) -> tuple[str, str | None]:
    """The status that a word has by the strongest of the rows over it, and that row's id."""
    if not rows:
        return _HAPPENED
    row = min(rows, key=lambda row: _RANK[row.kind]) if len(rows) > 1 else rows[0]
    return STATUS[row.kind], row.id


class Modality:
    """The modal words of a report, and what they say of the words around them."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._words = sheet.scan.words
        self._begun = sheet.scan.having(_FUTURE_SIGN)
        self._marks: dict[int, list[Mark]] = {}

    def of_harm(self, at: int) -> tuple[str, str | None]:
        """The status of a harm whose word stands at a unit, and the id of the row that gives it."""
        over = self._over(at)
        kinds = {term.row["type"] for term in self._sheet.terms[at] if term.kind == "event"} if over else set()
        return _strongest([mark.row for mark in over if "harm" in mark.takes or kinds & mark.takes])

    def of_event(self, at: int, kind: str, *, definite: bool) -> tuple[str, str | None]:
        """The status of an event of a type whose word stands at a unit, and the id of the row that gives it."""
        over = self._over(at)
        found = _strongest([mark.row for mark in over if _takes(mark.takes, kind, definite=definite)]) if over else _HAPPENED
        aim = _aim_row()
        return (STATUS[aim.kind], aim.id) if found[1] is None and aim and kind in aim.takes and is_aimed_at(self._sheet, at) else found

    def _over(self, at: int) -> list[Mark]:
        number = self._sheet.prose.sentence[at]
        if number not in self._marks:
            self._marks[number] = list(self._marks_of(*self._sheet.prose.sentences[number]))
        return [mark for mark in self._marks[number] if mark.first <= at < mark.last]

    def _marks_of(self, first: int, last: int) -> Iterator[Mark]:
        marks, behind = self._sheet.hits(_rows()["mark"]), first
        future = self._future(first, last)
        heads = marks.between(first, last)
        if not heads and not future:
            return
        stretch = Stretch(self._sheet, self._words, first, last, _ends(self._sheet, first, last))
        own = _own_row()
        for at in sorted({*heads, *future}):
            if at < behind:
                continue
            found = marks.at(at)
            if own is not None and at in future:
                yield from self._mark(stretch, own, at, at)
            for stop, row in found:
                if stop == found[0][0] and not (stop < last and self._words[stop] in _IN_NAMES):  # طائرة بدون طيار, أطباء بلا حدود
                    yield from self._mark(stretch, row, at, stop)
            behind = found[0][0] if found else at

    def _future(self, first: int, last: int) -> set[int]:
        """سيقتل, وستشن: verbs with the س of the future, known by themselves or as ones that carry on."""
        begun = self._begun[bisect_left(self._begun, first) : bisect_left(self._begun, last)]
        return {at for at in begun if self._sheet.pre[at].endswith(PROCLITIC) or self._carries_on(self._words[at])}

    def _carries_on(self, word: str) -> bool:
        return word.startswith(_FUTURE) and bool(_rows()["carrier"].at([word.removeprefix(AND)[1:]], 0))

    def _mark(self, stretch: Stretch, row: ModalRow, at: int, stop: int) -> Iterator[Mark]:
        begins = stop - 1 if row.within else stop
        for told in SCOPES[row.scope](stretch, Reach(at, begins, row.reach, row.before)):
            reach = self._until_done(told) if row.kind in _UNDONE else told
            yield Mark(row, reach[0], reach[1], row.takes)
            yield from self._carried(stretch, row, reach)

    def _until_done(self, reach: tuple[int, int]) -> tuple[int, int]:
        """حكم بالإعدام على ستة وأعدم اثنان منهم, نجا من محاولة قتل فيها سائقه: a verb in the past that و joins, or فيها follows, tells what was done, where none stands before it."""
        sheet = self._sheet
        for at in range(*reach):
            if sheet.pre[at] == AND and _tells_deed(sheet, at):
                return reach[0], at
            harms = {term.form for term in sheet.terms[at] if term.kind == "harm"}
            if "past" in harms and (sheet.forms[at + 1] in _THEREIN or _is_bare(sheet, reach[0], at)):
                return reach[0], at
            if "past" in harms and ("masdar" not in harms or (sheet.pre[at] == AND and (sheet.forms[at + 1].endswith(_NOMINATIVE) or _of_his_men(sheet, at)))):
                return (reach[0], at) if sheet.pre[at] == AND else reach
        return reach

    def _carried(self, stretch: Stretch, row: ModalRow, reach: tuple[int, int]) -> Iterator[Mark]:
        """What a verb right under a negation or a future brings about is under it too."""
        if row.scope not in _HANDED_ON:
            return
        verb = self._words[reach[0]].removeprefix(AND).removeprefix(PROCLITIC) if row.scope == "own" else self._words[reach[0]]
        for _, carrier in _rows()["carrier"].at([verb], 0)[:1]:
            yield Mark(row, reach[1], _until_told(self._sheet, reach[1], stretch.until(reach[1], "complement")), row.takes & carrier.takes)


def _until_told(sheet: Sheet, first: int, last: int) -> int:
    """(لم يصب الوزير بأذى) وقتل حارسه: up to a harm in the past that و joins; in (لم يسفر عن) مقتل أحد وجرح آخر it may be a noun, joined to another."""
    other = False
    for at in range(first, last):
        harms = {term.form for term in sheet.terms[at] if term.kind == "harm"}
        if sheet.pre[at] == AND and "past" in harms and not (other and "masdar" in harms):
            return at
        other = other or bool(harms)
    return last


def _tells_deed(sheet: Sheet, at: int) -> bool:
    """(إفشال محاولاتهم) واستعادت السيطرة: a verb that no noun is written like, which و joins to what was not done."""
    verb = sheet.forms[at].endswith(_VERB_ENDS) and "harm" not in sheet.kinds[at]
    return verb and {term.form for term in sheet.terms[at] if term.kind == "event"} == {"past"}


def _is_bare(sheet: Sheet, first: int, at: int) -> bool:
    """(أحبط هجوما) وقتل تسعة: no noun, which would stand in the accusative as the one before it does."""
    return sheet.pre[at] == AND and any(sheet.forms[unit].endswith(ALEF) for unit in sheet.between("event", first, at))


def _of_his_men(sheet: Sheet, at: int) -> bool:
    """(محاولة اغتيال القائد) وقتل ثلاثة من مرافقيه: what befell those with him was done."""
    return any(sheet.forms[unit] + sheet.suf[unit] in _HIS_MEN for unit in range(at + 1, min(at + 4, sheet.size)))


@cache
def _own_row() -> ModalRow | None:
    """The row of the future's س, which is no word of its own."""
    return next((row for _, row in _rows()["mark"].at([PROCLITIC], 0)), None)


@cache
def _aim_row() -> ModalRow | None:
    """The row of the ل that leads to what something is done for."""
    return next((row for _, row in _rows()["mark"].at([FOR], 0)), None)


_IN_NAMES = rule_words("modality.in_names")
_NOMINATIVE = rule_forms("verb.nominative")
_VERB_ENDS = (*rule_forms("subjects.feminine"), *rule_forms("subjects.plural"))
_HIS_MEN = rule_words("modality.his_men")
_THEREIN = rule_words("modality.therein")
_FUTURE = (PROCLITIC, AND + PROCLITIC)
_BEGUN = (*_FUTURE, SO + PROCLITIC)
_FUTURE_SIGN = sign(lambda word, form, pre: word.startswith(_BEGUN))
_UNDONE = frozenset({"planned", "averted", "sentenced", "demanded", "feared"})
_HANDED_ON = frozenset({"verb", "next", "own", "may"})


def settle_harms(modality: Modality, harms: Sequence[HarmAt]) -> None:
    """Give each harm its status; a part has that of the count that it is a part of."""
    for harm in harms:
        harm.status, harm.modal = modality.of_harm(harm.trigger)
        if harm.status == "happened" and harm.negated:
            harm.status = "negated"
    for harm in harms:
        if harm.part_of is not None and harm.part_of.status not in REAL:
            harm.status, harm.modal = harm.part_of.status, harm.part_of.modal


def _ends(sheet: Sheet, first: int, last: int) -> dict[int, str]:
    """The units at which scopes end, with the widest scope that ends there; لم يتمكن من الدخول ففجر نفسه: ف and a verb in the past tell what came of it."""
    ends = sheet.hits(_rows()["end"])
    came = {at: _COMPLEMENT for at in range(first + 1, last) if sheet.pre[at] == SO and any(term.form in _PAST for term in sheet.terms[at])}
    return came | {at: ends.at(at)[0][1].scope for at in ends.between(first, last)}


_COMPLEMENT, _PAST = "complement", frozenset({"past", "phrase"})


def _takes(takes: frozenset[str], kind: str, *, definite: bool) -> bool:
    return kind in takes or ("event" in takes and (not definite or "definite" in takes))
