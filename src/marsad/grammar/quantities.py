"""Quantities as intervals, by RECORD.md's table: bounds, ranges, vague words. Every quantity keeps its words.

Nothing is converted to one number: عشرات is 10 to 99, أكثر من 35 is 36 and up. The words stand in
``packs/common/numerals.tsv`` under the classes bound (in front of a number), bound_after and vague.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from marsad.grammar.numbers import Number, begins_number, read_number, rows
from marsad.model.values import fixed
from marsad.text.rule_words import AND, BETWEEN, BY, OF, OR, TO, UNTIL, rule_forms, rule_words

_RANGE_HEADS = rule_words("range_heads")
_AND_OR_OR_OR_TO_OR_MARK = frozenset({AND, TO, OR, "-"})
_OTHER = rule_words("quantities.other")

Forms = Sequence[str]
Interval = tuple[int | None, int | None]


@fixed
class QuantityAt:
    """A quantity in unit positions, as an interval; ``max`` None is open above."""

    start: int
    end: int
    min: int | None
    max: int | None
    expr: str

    @property
    def least(self) -> int:
        """How many at least; 0 where only the upper bound is told."""
        return self.min or 0


Phrases = dict[str, dict[str, list[tuple[tuple[str, ...], str]]]]


def _phrases(kind: str) -> Phrases:
    """Phrases of one class by their first and second word, longest first, each with what it makes of a number."""
    found: Phrases = {}
    for words, value, row_kind in sorted(rows(), key=lambda row: -len(row[0])):
        if row_kind == kind:
            found.setdefault(words[0], {}).setdefault(words[1] if len(words) > 1 else "", []).append((words, value))
    return found


_BEFORE, _AFTER, _VAGUE = _phrases("bound"), _phrases("bound_after"), _phrases("vague")
_NEEDS_OF = rule_words("quantities.needs_of")
_BY_FAR = rule_words("quantities.by_far")
# words that may stand between عدد and من; anything else (عدد القتلى من المدنيين) is no vague quantity
_SIZES = frozenset(
    form + ending
    for form in rule_forms("quantities.sizes")
    for ending in ("", *rule_forms("quantities.size_endings"))
) | rule_words("quantities.sizes_feminine")
_OF_THEM = rule_words("quantities.of_them")
_AND_SOME = rule_words("quantities.and_some")
_FEW = rule_words("quantities.few")
_TO = rule_words("quantities.to") | {"-"}
# a count that moved "from 12 to 17" is 17 now, no range
_MOVES = re.compile(r"[لوفي]{0,2}[يت]?(?:ارتفع|رتفع|ازداد|زداد|زاد|انخفض|نخفض|تراجع|قفز|رفع|صعد|تقلص|خفض)(?:ت|ا)?|(?:ارتفاع|زياده|انخفاض|تراجع|رفع|خفض)")
_DOTTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_REACH = 8  # units in front of من in which the verb of a moved count is looked for
HEADS = frozenset(_BEFORE) | frozenset(_VAGUE)
# في, على, لم: words that begin nothing but a bound, each with those that go on with it (في حدود, على الأقل)
OPENERS = {word: frozenset(behind) for word, behind in _BEFORE.items() if "" not in behind and word not in _RANGE_HEADS and word not in _VAGUE and not begins_number(word)}


def read_quantity(forms: Forms, pre: Forms, suf: Forms, i: int) -> QuantityAt | None:
    """The quantity that begins at a unit, or None, tried in the order of how much its words say.

    1. Bounds in front (ما لا يقل عن, نحو). 2. Ranges with بين or من. 3. Vague words. 4. A number: with a second one
    (10-15), with a bound right behind it (ثلاثة أو أكثر), or by itself.
    """
    form = forms[i]
    if form in _BEFORE and (bounded := _bounded(forms, pre, suf, i)):
        return bounded
    if form in _RANGE_HEADS and (between := _between(forms, pre, i)):
        return between
    if form in _VAGUE and (vague := _vague(forms, pre, suf, i)):
        return vague
    number = read_number(forms, pre, i)
    if number is None:
        return None
    return _ranged(forms, pre, i, number) or _with_bound(forms, pre, i, number)


def opens_nothing(forms: Forms, at: int) -> bool:
    """A word like في, with which a bound may begin, before a word that does not go on with one."""
    behind = OPENERS.get(forms[at])
    return behind is not None and not (at + 1 < len(forms) and forms[at + 1] in behind)


def bound_after(forms: Forms, i: int) -> tuple[str, int] | None:
    """A bound behind what is counted (12 مدنيا على الأقل): its expr and the unit behind it."""
    found = _phrase(_AFTER, forms, i)
    return found if found else None


def two_bounded(forms: Forms, i: int, many: int = 2) -> tuple[int, int | None, str, int] | None:
    """ما لا يقل عن (شخصين), أكثر من (شخصين): of two, or as many as the noun tells, by the bound in front: the least, the most, its expr, the unit behind it."""
    bound = _phrase(_BEFORE, forms, i)
    low, high = _interval(bound[0], many) if bound else (None, None)
    return (low, high, bound[0], bound[1]) if bound and low is not None else None


# --- phrases and numbers ---


def _phrase(table: Phrases, forms: Forms, at: int) -> tuple[str, int] | None:
    """The longest phrase of a table at a unit: what it says, and the unit behind it."""
    behind = table.get(forms[at])
    if behind is None:
        return None
    for words, value in behind.get(forms[at + 1], ()) if at + 1 < len(forms) else ():
        if len(words) == 2 or tuple(forms[at : at + len(words)]) == words:
            return value, at + len(words)
    for _, value in behind.get("", ()):
        return value, at + 1
    return None


def _count(forms: Forms, number: Number | None) -> int | None:
    """The whole number of a count. Nobody counts in thousandths, so 1.200 by itself is written for 1,200."""
    last = forms[number.end - 1] if number else ""
    if _DOTTED.fullmatch(last):
        return int(last.replace(".", ""))
    return number.value if number and isinstance(number.value, int) else None


def _interval(expr: str, value: int) -> Interval:
    """RECORD.md's table; what is no more than a number may be any number below it."""
    open_above = {"at_least": value, "more_than": value + 1}
    if expr in open_above:
        return open_above[expr], None
    below = {"less_than": max(value - 1, 0), "at_most": value}
    return (None, below[expr]) if expr in below else (value, value)


def _with_bound(forms: Forms, pre: Forms, start: int, number: Number) -> QuantityAt | None:
    """A number by itself, or with a bound right behind it: ثلاثة أو أكثر, 12 على الأقل, مئة ونيف."""
    value, end = _count(forms, number), number.end
    if value is None:
        return None
    bound = _phrase(_AFTER, forms, end) if end < len(forms) else None
    if bound and read_number_at(forms, pre, bound[1]) is None:
        return QuantityAt(start, bound[1], *_interval(bound[0], value), bound[0])
    return QuantityAt(start, end, value, value, "exact")


def read_number_at(forms: Forms, pre: Forms, at: int) -> Number | None:
    """The number at a unit that may lie behind the last one."""
    return read_number(forms, pre, at)


# --- bounds in front ---


def _bounded(forms: Forms, pre: Forms, suf: Forms, i: int) -> QuantityAt | None:
    """Bounds in front: of two (تجاوز أكثر من 1100) the second counts and begins the words, unless it only says "about"."""
    first = _phrase(_BEFORE, forms, i)
    second = _phrase(_BEFORE, forms, first[1]) if first else None
    if first and second and second[0] == "about":
        return _behind_bound(forms, pre, suf, i, second[1], first[0])
    if first and second:
        return _behind_bound(forms, pre, suf, first[1], second[1], second[0])
    return _behind_bound(forms, pre, suf, i, first[1], first[0]) if first else None


def _behind_bound(forms: Forms, pre: Forms, suf: Forms, start: int, at: int, expr: str) -> QuantityAt | None:
    """What a bound is laid on: a vague word (أكثر من عشرات), a range (نحو 10-15) or a number."""
    if forms[at] in _VAGUE and (vague := _vague(forms, pre, suf, at)):
        return replace(vague, start=start)
    if forms[start] in _AND_SOME and (pre[at] == AND or forms[at] == AND):
        at += forms[at] == AND  # نيف وعشرون
    elif pre[at].startswith(AND):
        return None  # 15 على الأقل وأربعة: another count begins
    return _number_behind(forms, pre, start, at, expr)


def _number_behind(forms: Forms, pre: Forms, start: int, at: int, expr: str) -> QuantityAt | None:
    """نحو 10-15, أكثر من 20: the number, or the range, on which a bound is laid."""
    number = read_number(forms, pre, at)
    value = _count(forms, number)
    if number is None or value is None:
        return None
    if expr == "about" and (ranged := _ranged(forms, pre, at, number)):
        return replace(ranged, start=start)
    return QuantityAt(start, number.end, *_interval(expr, value), expr)


# --- ranges ---


def _between(forms: Forms, pre: Forms, i: int) -> QuantityAt | None:
    """بين 10 و15, ما بين 10 و15, من 10 إلى 15."""
    at = i + 2 if forms[i] == "ما" and list(forms[i + 1 : i + 2]) == [BETWEEN] else i + 1
    if forms[i] == "ما" and at == i + 1:
        return None
    first = read_number(forms, pre, at)
    if first is None:
        return None
    if forms[i] == OF:
        second = first.end + 1 if list(forms[first.end : first.end + 1]) in ([TO], [UNTIL]) else None
    else:
        second = _second_of_two(forms, pre, first.end)
    if second is None and forms[i] != OF:
        first, second = _torn(forms, pre, at, first)
    return _range(forms, pre, i, first, second)


def _second_of_two(forms: Forms, pre: Forms, end: int) -> int | None:
    """The unit behind the و (or إلى, -) between two numbers."""
    if pre[end] == AND:
        return end
    return end + 1 if forms[end] in _AND_OR_OR_OR_TO_OR_MARK else None


def _torn(forms: Forms, pre: Forms, at: int, whole: Number) -> tuple[Number, int | None]:
    """بين خمسة وعشرين: what reads as one number, but must be two, is torn at its first و."""
    for cut in range(at + 1, whole.end):
        if pre[cut] == AND:
            head = read_number(forms[:cut], pre[:cut], at)
            return (head, cut + (forms[cut] == AND)) if head else (whole, None)
    return whole, None


def _ranged(forms: Forms, pre: Forms, i: int, first: Number) -> QuantityAt | None:
    """10-15, 10 إلى 15, ثلاثة أو أربعة."""
    at = first.end
    if at + 1 >= len(forms) or forms[at] not in _TO:
        return None
    return _range(forms, pre, i, first, at + 1)


def _range(forms: Forms, pre: Forms, start: int, first: Number, second: int | None) -> QuantityAt | None:
    """The range from a number to the one at ``second``; the thousands of the second hold for both (10 إلى 15 ألفا)."""
    last = read_number_at(forms, pre, second) if second is not None else None
    low, high = _count(forms, first), _count(forms, last)
    if last is None or low is None or high is None:
        return None
    if start and _moved(forms, start if forms[start] == OF else start - 1):
        return QuantityAt(start, last.end, high, high, "exact")
    low = _scaled(low, high, written=not forms[last.end - 1].isdecimal())
    near = forms[start] in _RANGE_HEADS or high < low * 10 + 10
    return QuantityAt(start, last.end, low, high, "range") if low < high and near else None


def _scaled(low: int, high: int, *, written: bool) -> int:
    """10 إلى 15 ألفا: the thousands of the second number hold for both."""
    scale = next((size for size in (10**9, 10**6, 1000) if high >= size), 1)
    return low * scale if written and scale > 1 and low < 1000 and low * scale < high else low


def _moved(forms: Forms, at: int) -> bool:
    """ارتفع عدد القتلى من 12 إلى 17: a verb of rising or falling stands before من in its sentence."""
    if forms[at] != OF:
        return False
    for unit in range(at - 1, max(at - 1 - _REACH, -1), -1):
        if forms[unit] in (".", "\n", "؛"):
            return False
        if _MOVES.fullmatch(forms[unit]):
            return True
    return False


# --- vague words ---


def _few_tens(forms: Forms, i: int, end: int, span: str) -> QuantityAt | None:
    """بضع مئات: 300 to 999."""
    more = _phrase(_VAGUE, forms, end)
    if more is None:
        return None
    unit, high = _bounds(more[0])
    return QuantityAt(i, more[1], _bounds(span)[0] * unit, high, "vague")


def _vague(forms: Forms, pre: Forms, suf: Forms, i: int) -> QuantityAt | None:
    """عشرات, بضعة, عدد من: with the من that joins them to what is counted."""
    found = _phrase(_VAGUE, forms, i)
    if found is None or suf[i]:
        return None
    span, end = found
    if forms[i] in _NEEDS_OF:
        if pre[i] == BY and forms[i] in _BY_FAR:
            return None  # (أعلى) بكثير من الأرقام المعلنة
        of = _of(forms, pre, end)
        return QuantityAt(i, of, *_bounds(span), "vague") if of else None
    if forms[i] in _FEW and (some := _few_tens(forms, i, end, span)):
        return some
    if forms[i].startswith("ال") and list(forms[end : end + 1]) == [OF]:
        end += 1
    return QuantityAt(i, end, *_bounds(span), "vague")


def _of(forms: Forms, pre: Forms, at: int) -> int | None:
    """The unit behind من, with at most two adjectives of size before it."""
    for unit in range(at, min(at + 3, len(forms))):
        if forms[unit] == OF:
            return unit + 1
        if forms[unit] in _OF_THEM:
            return unit  # إصابة عدد منهم
        if forms[unit] in _OTHER and list(forms[unit + 1 : unit + 2]) != [OF]:
            return unit + 1  # وأصابت عددا آخر
        if forms[unit] not in _SIZES and pre[unit] + forms[unit] not in _SIZES:  # ك|بير
            return None
    return None


@cache
def _bounds(span: str) -> tuple[int, int | None]:
    """A row's value as numbers: 3..9, or open above: 2.."""
    low, _, high = span.partition("..")
    return int(low), int(high) if high else None
