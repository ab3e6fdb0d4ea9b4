"""Quantities as intervals, by RECORD.md's table: bounds, ranges, vague words. Every quantity keeps its words.

Nothing is converted to one number: عشرات is 10 to 99, أكثر من 35 is 36 and up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from marsad.grammar.numbers import Number, read_number


@dataclass(frozen=True, slots=True)
class QuantityAt:
    """A quantity in unit positions, as an interval; ``max`` None is open above."""

    start: int
    end: int
    min: int | None
    max: int | None
    expr: str


# words in front of a number, with what they make of it
_BEFORE: dict[tuple[str, ...], str] = {}
for _expr, _phrases in {
    "at_least": ("ما لا يقل عن", "لا يقل عن", "لا تقل عن", "ما لا يقل عددهم عن", "علي الاقل", "بما لا يقل عن", "ليس اقل من", "لا يقلون عن"),
    "more_than": (
        "اكثر من",
        "ما يزيد عن",
        "ما يزيد علي",
        "يزيد عن",
        "يزيد علي",
        "تزيد عن",
        "تزيد علي",
        "ازيد من",
        "تجاوز",
        "تجاوزت",
        "يتجاوز",
        "تتجاوز",
        "ما يفوق",
        "يفوق",
        "تفوق",
        "فاق",
        "فوق",
        "يزيدون عن",
        "باكثر من",
        "يناهز اكثر من",
        "اعلي من",
        "ما يربو علي",
        "ما يربو عن",
        "يربو علي",
        "نيف و",
        "زاد عن",
        "زاد علي",
        "زادت عن",
        "ما ينيف عن",
    ),
    "less_than": ("اقل من", "ما يقل عن", "يقل عن", "تقل عن"),
    "at_most": (
        "لا يتجاوز",
        "لا تتجاوز",
        "لم يتجاوز",
        "لم تتجاوز",
        "لا يزيد عن",
        "لا يزيد علي",
        "ما لا يزيد عن",
        "ما لا يزيد علي",
        "علي الاكثر",
        "بحد اقصي",
        "لا يتعدي",
        "كحد اقصي",
        "لا تزيد عن",
    ),
    "about": (
        "نحو",
        "حوالي",
        "زهاء",
        "قرابه",
        "ما يقارب",
        "يقارب",
        "تقارب",
        "ما يقرب من",
        "قرابه ال",
        "حوالي ال",
        "نحو ال",
        "في حدود",
        "بحدود",
        "تقريبا",
        "ما يناهز",
        "يناهز",
        "تناهز",
        "قريب من",
        "قرابه من",
    ),
}.items():
    for _phrase in _phrases:
        _BEFORE[tuple(_phrase.split())] = _expr
_BEFORE_HEADS: dict[str, list[tuple[str, ...]]] = {}
for _words_before in sorted(_BEFORE, key=len, reverse=True):
    _BEFORE_HEADS.setdefault(_words_before[0], []).append(_words_before)

_VAGUE: dict[tuple[str, ...], tuple[int, int | None]] = {}
for _words, _span in {
    "بضع": (3, 9),
    "بضعه": (3, 9),
    "عده": (2, None),
    "بعض": (2, None),
    "عدد": (2, None),
    "عددا": (2, None),
    "العديد": (2, None),
    "عديد": (2, None),
    "كثير": (2, None),
    "الكثير": (2, None),
    "عشرات": (10, 99),
    "العشرات": (10, 99),
    "مئات": (100, 999),
    "المئات": (100, 999),
    "مئآت": (100, 999),
    "مئه": (100, 100),
    "الاف": (1000, 9999),
    "الالاف": (1000, 9999),
    "عشرات الاف": (10_000, 99_999),
    "عشرات الالاف": (10_000, 99_999),
    "مئات الاف": (100_000, 999_999),
    "مئات الالاف": (100_000, 999_999),
    "ملايين": (1_000_000, 9_999_999),
    "الملايين": (1_000_000, 9_999_999),
    "عشرات الملايين": (10_000_000, 99_999_999),
    "مجموعه": (2, None),
    "جمله": (2, None),
}.items():
    if _words != "مئه" and _words != "جمله":
        _VAGUE[tuple(_words.split())] = _span
_VAGUE_HEADS = {words[0] for words in _VAGUE}
_NEEDS_OF = frozenset({"عدد", "عددا", "مجموعه", "العديد", "الكثير"})
HEADS = frozenset(_BEFORE_HEADS) | _VAGUE_HEADS
_AFTER = {
    ("علي", "الاقل"): "at_least",
    ("علي", "اقل", "تقدير"): "at_least",
    ("كحد", "ادني"): "at_least",
    ("بالحد", "الادني"): "at_least",
    ("او", "اكثر"): "at_least",
    ("فاكثر",): "at_least",
    ("فما", "فوق"): "at_least",
    ("علي", "الاكثر"): "at_most",
    ("كحد", "اقصي"): "at_most",
    ("تقريبا",): "about",
}
_AFTER_HEADS = {words[0] for words in _AFTER}


def read_quantity(forms: Sequence[str], pre: Sequence[str], suf: Sequence[str], i: int) -> QuantityAt | None:
    """The quantity that begins at a unit, or None."""
    form = forms[i]
    if form in _BEFORE_HEADS and (bounded := _bounded(forms, pre, suf, i)):
        return bounded
    if form in ("بين", "ما", "من") and (between := _between(forms, pre, i)):
        return between
    if form in _VAGUE_HEADS and not suf[i] and (vague := _vague(forms, pre, i)):
        return vague
    number = read_number(forms, pre, i)
    if number is None:
        return None
    return _ranged(forms, pre, i, number) or _exact(i, number)


def _exact(start: int, number: Number, expr: str = "exact") -> QuantityAt | None:
    if isinstance(number.value, Fraction):
        return None
    return QuantityAt(start, number.end, number.value, number.value, expr)


def _bounded(forms: Sequence[str], pre: Sequence[str], suf: Sequence[str], i: int) -> QuantityAt | None:
    """Bounds in front: two of them (تجاوز أكثر من 1100) are one, and begin at the second."""
    words = next((words for words in _BEFORE_HEADS[forms[i]] if tuple(forms[i : i + len(words)]) == words), None)
    if words is None:
        return None
    expr, at = _BEFORE[words], i + len(words)
    if at >= len(forms):
        return None
    inner = _bounded(forms, pre, suf, at) if forms[at] in _BEFORE_HEADS else None
    if inner:
        return inner
    vague = _vague(forms, pre, at) if forms[at] in _VAGUE_HEADS else None
    if vague:
        return replace(vague, start=i)
    number = read_number(forms, pre, at)
    if number is None or isinstance(number.value, Fraction):
        return None
    low, high = _interval(expr, number.value)
    return QuantityAt(i, number.end, low, high, expr)


def _interval(expr: str, value: int) -> tuple[int | None, int | None]:
    return {"at_least": (value, None), "more_than": (value + 1, None), "less_than": (0, max(value - 1, 0)), "at_most": (0, value)}.get(expr, (value, value))


def _between(forms: Sequence[str], pre: Sequence[str], i: int) -> QuantityAt | None:
    """بين 10 و15, ما بين 10 و15, من 10 إلى 15."""
    at = i + 2 if forms[i] == "ما" and forms[i + 1 : i + 2] == ["بين"] else i + 1
    if (forms[i] == "ما" and at == i + 1) or at >= len(forms):
        return None
    first = read_number(forms, pre, at)
    if first is None or first.end >= len(forms):
        return None
    second = first.end + (forms[first.end] in ("الي", "و"))
    if (second == first.end and pre[second] != "و") or second >= len(forms) or (forms[i] == "من" and forms[first.end] != "الي"):
        return None
    last = read_number(forms, pre, second)
    if last is None or isinstance(first.value, Fraction) or isinstance(last.value, Fraction) or last.value <= first.value:
        return None
    return QuantityAt(i, last.end, first.value, last.value, "range")


def _ranged(forms: Sequence[str], pre: Sequence[str], i: int, first: Number) -> QuantityAt | None:
    """10-15, 10 إلى 15, ثلاثة أو أربعة."""
    at = first.end
    if at + 1 >= len(forms) or forms[at] not in ("-", "الي", "او"):
        return None
    last = read_number(forms, pre, at + 1)
    if last is None or isinstance(first.value, Fraction) or isinstance(last.value, Fraction) or not first.value < last.value < first.value * 10 + 10:
        return None
    return QuantityAt(i, last.end, first.value, last.value, "range")


def _vague(forms: Sequence[str], pre: Sequence[str], i: int) -> QuantityAt | None:
    """عشرات, بضعة, عدد من: with the من that joins them to what is counted."""
    words = max((words for words in _VAGUE if tuple(forms[i : i + len(words)]) == words), key=len, default=None)
    if words is None:
        return None
    end = i + len(words)
    low, high = _VAGUE[words]
    if words[0] in _NEEDS_OF:
        of = next((at for at in range(end, min(end + 3, len(forms))) if forms[at] == "من"), None)
        return QuantityAt(i, of + 1, low, high, "vague") if of is not None and all(forms[at].isalpha() for at in range(end, of)) else None
    if words[0] in ("العشرات", "المئات", "الالاف") and forms[end : end + 1] == ["من"]:
        end += 1
    return QuantityAt(i, end, low, high, "vague")


def bound_after(forms: Sequence[str], i: int) -> tuple[str, int] | None:
    """A bound behind what is counted (على الأقل): its expr and the unit behind it."""
    if i >= len(forms) or forms[i] not in _AFTER_HEADS:
        return None
    words = max((words for words in _AFTER if tuple(forms[i : i + len(words)]) == words), key=len, default=None)
    return (_AFTER[words], i + len(words)) if words else None
