"""Numbers in words, digits and both together: ثلاثة وعشرون, مئتان وخمسون ألفا, 30 ألفا و788, 1,200, ١٢٣.

A number goes down: thousands before hundreds before tens, only a unit stands before its ten (ثلاثة وعشرون). So "و" joins
two numerals only where the second may follow the first; "خمسة وعشرة" stay two counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from marsad.text.fold import fold, fold_word
from marsad.text.units import cut

_TABLE = Path(__file__).resolve().parent.parent / "packs" / "common" / "numerals.tsv"
_LIMIT = {"unit": 1, "teen": 100, "ten": 100, "hundred": 1000}
Value = int | Fraction


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the unit behind it."""

    value: Value
    end: int
    ordinal: bool = False


@cache
def _terms() -> dict[str, tuple[tuple[tuple[str, ...], Value, str], ...]]:
    """Numerals by their first word, longest first."""
    by_head: dict[str, list[tuple[tuple[str, ...], Value, str]]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        form, value, kind = line.split("\t")
        words = tuple(fold_word(form).split())
        by_head.setdefault(words[0], []).append((words, Fraction(value) if "/" in value else int(value), kind))
    return {head: tuple(sorted(rows, key=lambda row: -len(row[0]))) for head, rows in by_head.items()}


def _numeral(forms: Sequence[str], at: int, *kinds: str) -> tuple[int, Value, str] | None:
    """The numeral at a unit, of one of some classes: the unit behind it, its value and class."""
    if at >= len(forms):
        return None
    for words, value, kind in _terms().get(forms[at], ()):
        if (not kinds or kind in kinds) and tuple(forms[at : at + len(words)]) == words:
            return at + len(words), value, kind
    return None


def parse_digits(form: str) -> Value | None:
    """12, 1,200, 2.5: groups of three behind commas or dots are thousands, anything else behind them a fraction."""
    if ":" in form:
        return None
    for mark in ",.":
        head, *groups = form.split(mark)
        if groups and all(len(group) == 3 for group in groups) and len(head) <= 3 and head != "0" and (mark == "," or len(groups) > 1):
            return int(head + "".join(groups)) if (head + "".join(groups)).isdigit() else None
    plain = form.replace(",", ".")
    if plain.count(".") == 1:
        return Fraction(plain)
    return int(plain) if plain.isdigit() else None


def read_number(forms: Sequence[str], pre: Sequence[str], i: int) -> Number | None:
    """The number that begins at a unit, or None. ``pre`` tells where و joins (its unit, or a proclitic)."""
    form = forms[i]
    if form[0].isdigit():
        return _from_digits(forms, pre, i)
    if form == "ال" and i + 1 < len(forms) and forms[i + 1][0].isdigit():
        return _from_digits(forms, pre, i + 1)
    if form not in _terms():
        return None
    return _from_words(forms, pre, i)


def _from_digits(forms: Sequence[str], pre: Sequence[str], at: int) -> Number | None:
    value = parse_digits(forms[at])
    if value is None:
        return None
    return _scaled(forms, pre, value, at + 1)


def _scaled(forms: Sequence[str], pre: Sequence[str], value: Value, end: int) -> Number | None:
    """30 ألفا و788, 3 ملايين و200 ألف, مليون ونصف المليون."""
    scale = _numeral(forms, end, "scale")
    if scale is None or pre[end] not in ("", "ال"):
        return Number(_plain(value), end)
    total, end, unit = value * scale[1], scale[0], scale[1]
    return _joined(forms, pre, total, end, unit)


def _joined(forms: Sequence[str], pre: Sequence[str], total: Value, end: int, limit: Value) -> Number:
    """Go on over و and smaller parts."""
    while (start := _after_and(forms, pre, end)) is not None:
        fraction = _numeral(forms, start, "fraction")
        if fraction and limit >= 1000:
            named = _numeral(forms, fraction[0], "scale")
            return Number(_plain(total + fraction[1] * limit), named[0] if named else fraction[0])
        part = read_number(forms, pre, start) if not _is_joined_away(forms, start) else None
        if part is None or part.ordinal or part.value >= limit or part.value == 0:
            break
        total, end, limit = total + part.value, part.end, min(limit, _magnitude(part.value))
    return Number(_plain(total), end)


def _is_joined_away(forms: Sequence[str], at: int) -> bool:
    return at >= len(forms)


def _magnitude(value: Value) -> int:
    return next((size for size in (10**9, 10**6, 1000) if value >= size), 1)


def _after_and(forms: Sequence[str], pre: Sequence[str], at: int) -> int | None:
    """The unit joined by و, whether و is a unit of its own or a proclitic."""
    if at >= len(forms):
        return None
    if pre[at] == "و":
        return at
    if forms[at] == "و" and at + 1 < len(forms) and pre[at + 1] == "":
        return at + 1
    return None


def _from_words(forms: Sequence[str], pre: Sequence[str], at: int) -> Number | None:
    below = _below_thousand(forms, pre, at)
    if below is None:
        single = _numeral(forms, at, "scale", "dual")
        if single is None or forms[at] in _MANY:
            return None
        end, value, kind = single
        size = value if kind == "scale" else Fraction(value, 2)
        if kind == "scale" and forms[at] == "الف" and (wider := _numeral(forms, end, "scale")) and wider[1] > value:
            value, end = value * wider[1], wider[0]
        return _joined(forms, pre, value, end, size)
    value, end = below
    scaled = _scaled(forms, pre, value, end)
    return scaled or Number(_plain(value), end)


_MANY = frozenset({"الاف", "الالاف", "ملايين", "الملايين", "الوف", "الالوف", "مليارات", "بلايين", "تريليونات"})


def _below_thousand(forms: Sequence[str], pre: Sequence[str], at: int) -> tuple[Value, int] | None:
    """A number under one thousand: hundreds, then teens, or unit and ten."""
    hundred = _numeral(forms, at, "hundred")
    if hundred:
        end, value, _ = hundred
        start = _after_and(forms, pre, end)
        rest = _below_hundred(forms, pre, start) if start is not None else None
        return (value + rest[0], rest[1]) if rest else (value, end)
    return _below_hundred(forms, pre, at)


def _below_hundred(forms: Sequence[str], pre: Sequence[str], at: int) -> tuple[Value, int] | None:
    found = _numeral(forms, at, "teen") or _numeral(forms, at, "unit", "ten")
    if found is None:
        return None
    end, value, kind = found
    if kind == "unit" and value < 10:
        start = _after_and(forms, pre, end)
        ten = _numeral(forms, start, "ten") if start is not None else None
        if ten:
            return value + ten[1], ten[0]
        hundred = _numeral(forms, end, "hundred")
        if hundred and hundred[1] == 100 and value > 2 and pre[end] == "":
            start = _after_and(forms, pre, hundred[0])
            rest = _below_hundred(forms, pre, start) if start is not None else None
            return (value * 100 + rest[0], rest[1]) if rest else (value * 100, hundred[0])
    return value, end


def _plain(value: Value) -> Value:
    return int(value) if isinstance(value, Fraction) and value.denominator == 1 else value


def read_ordinal(forms: Sequence[str], pre: Sequence[str], i: int) -> Number | None:
    """الثالث, الحادي والعشرين, الخامس عشر: a place in a row, never a count."""
    found = _numeral(forms, i, "ordinal", "ordinal_teen")
    if found is None:
        return None
    end, value, kind = found
    if end < len(forms) and forms[end] in ("عشر", "عشره") and pre[end] == "":
        return Number(value + 10, end + 1, True)
    start = _after_and(forms, pre, end)
    ten = _numeral(forms, start, "ten") if start is not None else None
    if ten and forms[start if start is not None else 0].startswith("ال") == forms[i].startswith("ال"):
        return Number(value + ten[1], ten[0], True)
    return None if kind == "ordinal_teen" else Number(value, end, True)


def numbers_in(text: str) -> list[tuple[int, int, Value, bool]]:
    """All numbers and ordinals of a text as (start, end, value, ordinal) in its code points."""
    folded = fold(text)
    bounds = [span for start, end in cut(folded.text) for span in _clitics(folded.text, start, end)]
    forms = [folded.text[start:end] for start, end, _ in bounds]
    pre = [clitic for _, _, clitic in bounds]
    found, at = [], 0
    while at < len(forms):
        number = read_ordinal(forms, pre, at) or read_number(forms, pre, at)
        if number is None:
            at += 1
            continue
        found.append((folded.origin[bounds[at][0]], folded.origin[bounds[number.end - 1][1]], number.value, number.ordinal))
        at = number.end
    return found


def _clitics(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Strip و, ب, ل, ف, ك from a word that is a numeral behind them."""
    word = text[start:end]
    if word in _terms() or not word.isalpha():
        return [(start, end, "")]
    for length in (1, 2):
        if word[length:] in _terms() and word[:length] in ("و", "ب", "ل", "ف", "ك", "وب", "ول"):
            return [(start + length, end, word[:length])]
    return [(start, end, "")]
