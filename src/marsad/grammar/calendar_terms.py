"""The words that days are told with: the calendar table, small numbers and ordinals, and units to read them from.

Months, weekdays and their like stand in ``packs/common/calendar.tsv``. Numbers, ordinals and joining words stand here,
since every row of that table becomes a date term of the lexicon, and "the second" or "three" alone is no date.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from marsad.lexicon.asked import column
from marsad.model.values import fixed
from marsad.text.fold import fold_word
from marsad.text.rule_words import ALEF, AND, rule_forms, rule_words

_TABLE = Path(__file__).resolve().parent.parent / "packs" / "common" / "calendar.tsv"


def _folded(words: str) -> tuple[str, ...]:
    return tuple(fold_word(words).split())


def _numbered(listed: str) -> dict[str, int]:
    """Words counted from one, with variants of one number joined by a slash."""
    return {form: n for n, group in enumerate(listed.split(), 1) for form in _folded(group.replace("/", " "))}


def _grouped(groups: dict[str, str]) -> dict[str, str]:
    """Each word with the name of its group."""
    return {form: name for name, listed in groups.items() for form in _folded(listed)}


_UNITS = _numbered("واحد/واحدة/أحد/إحدى اثنان/اثنين/اثني/اثنا/اثنتين/اثنتي ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني/ثمان تسعة/تسع عشرة/عشر")
_TENS = {form: 10 * n for form, n in _numbered("عشرة عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين").items() if n > 1}
_ORDINALS = _numbered("الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر")
_ORDINAL_TENS = {"ال" + form: n for form, n in _TENS.items()}
_OF_TEENS = {**_ORDINALS, "الحادي": 1}
HOURS = _numbered("الواحدة الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة")
# only joined to a ten (الواحد والعشرين, الثانية والعشرين)
_OF_TWENTIES = {**_OF_TEENS, "الواحد": 1, **HOURS}
_TEEN = rule_words("calendar_terms.teen")

SPANS = _grouped(
    {
        "hour": "ساعة ساعات",
        "day": "يوم يوما أيام",
        "week": "أسبوع أسبوعا أسابيع",
        "month": "شهر شهرا أشهر شهور",
        "year": "عام عاما أعوام سنة سنوات سنين",
    }
)
DUALS = _grouped(
    {
        "hour": "ساعتين ساعتان",
        "day": "يومين يومان يوميين",
        "week": "أسبوعين أسبوعان",
        "month": "شهرين شهران",
        "year": "عامين عامان سنتين سنتان",
    }
)
ABOUT = rule_words("calendar_terms.about")
JOINS = rule_words("calendar_terms.joins")
_PROCLITICS = "وفبلك"


@fixed
class CalendarTerm:
    """One row of the table: the folded words, what they are, and their number or name."""

    words: tuple[str, ...]
    kind: str
    value: str


@cache
def calendar_terms() -> dict[str, tuple[CalendarTerm, ...]]:
    """For each first word, the terms that begin with it, longest first."""
    by_head: dict[str, list[CalendarTerm]] = {}
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        form, kind, value, *_ = line.split("\t")
        term = CalendarTerm(_folded(form), kind, value)
        by_head.setdefault(term.words[0], []).append(term)
    return {head: tuple(sorted(rows, key=lambda row: -len(row.words))) for head, rows in by_head.items()}


@cache
def _known() -> frozenset[str]:
    calendar = {word for rows in calendar_terms().values() for row in rows for word in row.words}
    small = {*_UNITS, *_TENS, *_ORDINALS, *_ORDINAL_TENS, *_OF_TEENS, *HOURS, *_TEEN, *SPANS, *DUALS}
    return frozenset(calendar | small | JOINS | {"ال" + form for form in small})


@lru_cache(maxsize=1 << 14)
def bare(form: str) -> tuple[str, str]:
    """A word without a proclitic that was left on it, and that proclitic: والعشرين is و and العشرين."""
    known = _known()
    if form not in known and form[:1] in _PROCLITICS:
        if form[1:] in known:
            return form[1:], form[0]
        if form[0] == "ل" and ALEF + form in known:
            return ALEF + form, "ل"
        if form[:2] in ("ول", "وب", "فب") and form[2:] in known:
            return form[2:], form[:2]
    return form, ""


@fixed
class Units:
    """The units of a text and the day of publication, while dates are read from them.

    ``cores`` are the words without a proclitic that was left on them, and a few empty ones behind the text: a reader that looks
    further than the text goes, or before it, finds nothing.
    """

    forms: Sequence[str]
    pre: Sequence[str]
    published: date | None
    cores: Sequence[str]

    def skip(self, at: int, *passed: str) -> int:
        """The unit behind one of these words, or the same unit where none stands here."""
        return at + 1 if self.cores[at] in passed else at

    def joined(self, at: int) -> int | None:
        """The unit that "and" joins on here (والسبت; و 12), or None."""
        if not 0 <= at < len(self.forms):
            return None
        if self.forms[at] == AND:
            return at + 1
        return at if self.pre[at].startswith(AND) or bare(self.forms[at])[1].startswith(AND) else None

    def term(self, at: int, *kinds: str) -> tuple[int, CalendarTerm] | None:
        """The longest calendar term of these kinds at a unit, and the unit behind it."""
        for term in calendar_terms().get(self.cores[at], ()):
            if term.kind in kinds:
                end = at + len(term.words)
                if end == at + 1 or tuple(self.cores[at:end]) == term.words:
                    return end, term
        return None

    def value(self, at: int, kind: str) -> str | None:
        """What the term of this kind at a unit stands for."""
        found = self.term(at, kind)
        return found[1].value if found else None


CORES = column(lambda word, form, pre: bare(form)[0])


def units_of(forms: Sequence[str], pre: Sequence[str], published: date | None, cores: Sequence[str] | None = None) -> Units:
    """The units of a text, to read dates from; ``cores`` where they are known already."""
    return Units(forms, pre, published, [*([bare(form)[0] for form in forms] if cores is None else cores), *_BEYOND])


_BEYOND = ("",) * 12


def count_at(units: Units, at: int) -> tuple[int, int] | None:
    """A small number (3, ثلاثة, الثلاثة, خمسة عشر, خمسة وعشرين): the unit behind it, and its value."""
    at = at + 1 if units.cores[at] == "ال" and units.cores[at + 1].isdigit() else at
    form = units.cores[at]
    if form.isdigit():
        return (at + 1, int(form)) if len(form) <= 3 else None
    plain = form.removeprefix("ال")
    if plain in _TENS:
        return at + 1, _TENS[plain]
    ones = _UNITS.get(plain)
    if ones is None:
        return None
    if units.cores[at + 1] in _TEEN:
        return at + 2, ones + 10
    after = units.joined(at + 1)
    if after is not None and (tens := _TENS.get(units.cores[after].removeprefix("ال"))):
        return after + 1, ones + tens
    return at + 1, ones


def day_number_at(units: Units, at: int) -> tuple[int, int] | None:
    """The number of a day in a month (8, الـ8, السابع, الثالث والعشرين): the unit behind it, and 1 to 31."""
    at = at + 1 if units.cores[at] == "ال" and units.cores[at + 1].isdigit() else at
    form = units.cores[at]
    if form.isdigit():
        return (at + 1, int(form)) if len(form) <= 2 and 1 <= int(form) <= 31 else None
    if form in _ORDINAL_TENS:
        return _twentieth(units, at, _ORDINAL_TENS[form])
    ones = _OF_TWENTIES.get(form)
    return _ordinal_day(units, at, form, ones) if ones is not None else None


def _twentieth(units: Units, at: int, tens: int) -> tuple[int, int] | None:
    """العشرون, الثلاثون; not the rest of a number that is read as a whole, or is no day."""
    if units.cores[at - 1] in _OF_TWENTIES:
        return None
    return (at + 1, tens) if tens <= 30 else None


def _ordinal_day(units: Units, at: int, form: str, ones: int) -> tuple[int, int] | None:
    """السابع, السابع عشر, السابع والعشرين."""
    if units.cores[at + 1] in _TEEN and form in _OF_TEENS:
        return at + 2, ones + 10
    after = units.joined(at + 1)
    if after is not None and (tens := _ORDINAL_TENS.get(units.cores[after])) and ones + tens <= 31:
        return after + 1, ones + tens
    return (at + 1, ones) if form in _ORDINALS else None


ORDINAL_HEADS = (*_OF_TWENTIES, *_ORDINAL_TENS)
DEFINITE_COUNTS = tuple("ال" + form for form in (*_UNITS, *_TENS) if form not in rule_forms("calendar_terms.definite_counts"))
