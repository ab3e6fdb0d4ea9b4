"""Numbers in words, digits and both together: ثلاثة وعشرون, مئتان وخمسون ألفا, 30 ألفا و788, 1,200, ١٢٣.

A number goes down: millions before thousands before hundreds before tens; only a unit stands before its ten (ثلاثة وعشرون).
So و joins two numerals only where the second may follow the first; "خمسة وعشرة" stay two counts. The rules are those of
the Arabic numeral phrase as grammars teach it (Wright, A Grammar of the Arabic Language, vol. 1, sections 318-333);
the gender and case of a numeral are not asked for, because reports often miss them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path

from marsad.model.values import fixed
from marsad.text.fold import fold_word
from marsad.text.rule_words import AND, DUAL, rule_words

Value = int | Fraction
Forms = Sequence[str]
Part = tuple[Value, int]  # a value and the unit behind it
Numeral = tuple[tuple[str, ...], Value, str]  # its words, value and class

_TABLE = Path(__file__).resolve().parent.parent / "packs" / "common" / "numerals.tsv"
_OF_QUANTITIES = frozenset({"vague", "bound", "bound_after"})  # rows that quantities.py reads
_LONGEST = 24  # characters; beyond it digits are a telephone or account number
_THOUSANDS = re.compile(r"([1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:\.\d{3}){2,})(?:[.,](\d+))?")
_DECIMAL = re.compile(r"\d+[.,]\d+")
# words that a numeral in their wake names: شارع الستين, ميدان السبعين, مجموعة العشرين
_NAMED = rule_words("numbers.named")
# ألفا is one thousand before these, "two thousand of" before what is counted
_NO_NOUN = rule_words("numbers.no_noun")
_NOT_DEFINITE = rule_words("numbers.not_definite")


@fixed
class Number:
    """A number, the unit behind it, and whether it tells a place in a row rather than a count."""

    value: Value
    end: int
    ordinal: bool = False


# --- the table ---


@cache
def rows() -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """The numerals table: folded words, value and class of each row, loaded once."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines]
    return tuple((tuple(fold_word(form).split()), value, kind) for form, value, kind, *_ in cells)


@cache
def _terms() -> dict[str, tuple[Numeral, ...]]:
    """Numerals by their first word, longest first."""
    by_head: dict[str, list[Numeral]] = {}
    for words, value, kind in rows():
        if kind not in _OF_QUANTITIES:
            by_head.setdefault(words[0], []).append((words, Fraction(value) if "/" in value else int(value), kind))
    by_head["ال"] = []  # الـ35
    return {head: tuple(sorted(found, key=lambda row: -len(row[0]))) for head, found in by_head.items()}


def _numeral(forms: Forms, at: int | None, *kinds: str) -> Part | None:
    """The numeral of one of some classes at a unit."""
    if at is None or at >= len(forms):
        return None
    for words, value, kind in _terms().get(forms[at], ()):
        if kind in kinds and (len(words) == 1 or tuple(forms[at : at + len(words)]) == words):
            return value, at + len(words)
    return None


def parse_digits(form: str) -> Value | None:
    """12, 1,200, 2.5: groups of three behind commas, or several behind dots, are thousands; else what follows is a fraction."""
    if form.isdecimal():
        return int(form) if len(form) <= _LONGEST else None
    if len(form) > _LONGEST:
        return None
    if grouped := _THOUSANDS.fullmatch(form):
        whole, decimals = re.sub("[.,]", "", grouped[1]), grouped[2]
        return _plain(Fraction(f"{whole}.{decimals}")) if decimals else int(whole)
    return _plain(Fraction(form.replace(",", "."))) if _DECIMAL.fullmatch(form) else None


def _plain(value: Value) -> Value:
    return int(value) if value.denominator == 1 else value


# --- counts ---


def begins_number(form: str) -> bool:
    """A number may begin with this word: digits, or a word of the table."""
    return form in _terms() or form[:1].isdecimal()


def read_number(forms: Forms, pre: Forms, i: int) -> Number | None:
    """The number that begins at a unit, or None; أحد and إحدى alone, weekdays, ordinals and names of streets are none.

    ``forms`` are folded units; ``pre`` tells where و joins (as a unit of its own, or stripped from the next one).
    """
    form = forms[i]
    if not begins_number(form):
        return None
    if i and ((forms[i - 1] in _NAMED and form.startswith("ال") and form != "ال") or _ends_ordinal(forms, pre, i)):
        return None
    found = _fraction(forms, pre, i) or _amount(forms, pre, i)
    return Number(_plain(found[0]), found[1]) if found else None


def _amount(forms: Forms, pre: Forms, at: int, under: Value | None = None) -> Part | None:
    """A number below a thousand, then its thousands or millions, then all that و adds; ``under`` bounds a part of a larger one."""
    small = _digits(forms, at) or _below_thousand(forms, pre, at)
    if small is None:
        return _scale_alone(forms, pre, at, under)
    value, end = small
    if (half := _and_fraction(forms, pre, end, 1)) is not None:
        value, end = value + half[0], half[1]
    return _scaled(forms, pre, value, end, under=under) or (value, end)


def _digits(forms: Forms, at: int) -> Part | None:
    """Digits, with the article cut from them or not: الـ35. Three hundred may be 3 مئة."""
    start = at + 1 if forms[at] == "ال" and at + 1 < len(forms) else at
    value = parse_digits(forms[start]) if forms[start][:1].isdecimal() else None
    if value is None or (value in range(3, 10) and _numeral(forms, start + 1, "hundred") == (100, start + 2)):
        return None
    return value, start + 1


def _below_thousand(forms: Forms, pre: Forms, at: int) -> Part | None:
    """A number under one thousand: hundreds, then teens, or unit and ten."""
    found = _numeral(forms, at, "hundred") or _hundreds_apart(forms, pre, at)
    if found is None:
        return _below_hundred(forms, pre, at)
    value, end = found
    start = _after_and(forms, pre, end)
    if start is None:
        return found
    rest = _below_hundred(forms, pre, start) or _numeral(forms, start, "dual")
    if rest is None and forms[start].isdecimal() and 1 <= len(forms[start]) <= 2:
        rest = int(forms[start]), start + 1
    return (value + rest[0], rest[1]) if rest and 0 < rest[0] < 100 else found


def _hundreds_apart(forms: Forms, pre: Forms, at: int) -> Part | None:
    """ثلاث مئة, 3 مئة."""
    unit = _numeral(forms, at, "unit") or ((int(forms[at]), at + 1) if forms[at].isdecimal() and len(forms[at]) == 1 else None)
    if unit is None or not 3 <= unit[0] <= 9 or unit[1] >= len(forms) or pre[unit[1]]:
        return None
    hundred = _numeral(forms, unit[1], "hundred")
    return (unit[0] * 100, hundred[1]) if hundred and not forms[unit[1]].startswith("ال") else None


def _below_hundred(forms: Forms, pre: Forms, at: int) -> Part | None:
    """A teen, a ten, a unit, or a unit and its ten; a unit before أرباع and its like is the top of a fraction."""
    if whole := _numeral(forms, at, "teen", "ten"):
        return whole
    unit = _numeral(forms, at, "unit") or ((1, at + 1) if forms[at] in ("احد", "احدي") else None)
    if unit is None or (forms[at] == "ست" and pre[at] == "ل") or _numeral(forms, unit[1], "parts"):
        return None
    ten = _numeral(forms, _after_and(forms, pre, unit[1]), "ten") if 0 < unit[0] < 10 else None
    if ten:
        return unit[0] + ten[0], ten[1]
    return None if forms[at] in ("احد", "احدي") else unit


def _counts_next(forms: Forms, pre: Forms, at: int) -> bool:
    """ألفين مدني, which may be spelled as a thousand is: a noun that is counted stands behind it."""
    return at + 1 < len(forms) and forms[at + 1].isalpha() and forms[at + 1] not in _NO_NOUN and not pre[at + 1]


def _scale_alone(forms: Forms, pre: Forms, at: int, under: Value | None) -> Part | None:
    """ألف, مليونان: one or two thousands or millions. Plurals (آلاف) tell no number by themselves."""
    one, two = _numeral(forms, at, "scale"), _numeral(forms, at, "dual")
    if one and two and _counts_next(forms, pre, at):
        one = None
    found = one or two
    if found is None or (under is not None and found[0] >= under):
        return None
    size = one[0] if one else Fraction(found[0], 2)
    return _scaled(forms, pre, *found, above=size, under=under) or _joined(forms, pre, *found, size)


def _scaled(forms: Forms, pre: Forms, value: Value, end: int, *, above: Value = 1, under: Value | None = None) -> Part | None:
    """30 ألفا و788, 3 ملايين و200 ألف, ألف مليار: times a scale larger than ``above``, then what و adds."""
    scale = _numeral(forms, end, "scale", "scales") if end < len(forms) and not pre[end] else None
    if scale is None or scale[0] <= above:
        return None
    total = value * scale[0]
    if under is not None and total >= under:
        return total, scale[1]
    return _scaled(forms, pre, total, scale[1], above=scale[0], under=under) or _joined(forms, pre, total, scale[1], scale[0])


def _joined(forms: Forms, pre: Forms, total: Value, end: int, limit: Value) -> Part:
    """Go on over و and parts smaller than ``limit``, each smaller than the one before."""
    while (start := _after_and(forms, pre, end)) is not None:
        if (half := _and_fraction(forms, pre, end, limit)) is not None:
            return total + half[0], half[1]
        part = _amount(forms, pre, start, limit)
        if part is None or part[0] >= limit or not part[0]:
            break
        total, end, limit = total + part[0], part[1], next((size for size in (10**9, 10**6, 1000) if part[0] >= size), 1)
    return total, end


def _after_and(forms: Forms, pre: Forms, at: int) -> int | None:
    """The unit that و joins to what stands before it, whether و is a unit of its own or a proclitic."""
    if at >= len(forms):
        return None
    if pre[at] == AND:
        return at
    return at + 1 if forms[at] == AND and at + 1 < len(forms) and not pre[at + 1] else None


# --- fractions ---


def _fraction(forms: Forms, pre: Forms, at: int) -> Part | None:
    """نصف, ثلاثة أرباع, خمس القتلى; times the scale behind it: نصف مليون, ثلاثة أرباع المليون."""
    part = _bare_fraction(forms, at)
    scale = _numeral(forms, part[1], "scale") if part and part[1] < len(forms) and not pre[part[1]] else None
    return (part[0] * scale[0], scale[1]) if part and scale else part


def _bare_fraction(forms: Forms, at: int) -> Part | None:
    if found := _numeral(forms, at, "fraction"):
        return found
    unit = _numeral(forms, at, "unit")
    parts = _numeral(forms, unit[1], "parts") if unit else None
    if unit and parts:
        return unit[0] * parts[0], parts[1]
    share = _numeral(forms, at, "share")  # خمس is five of women, but a fifth of what is definite
    return share if share and definite_at(forms, share[1]) else None


def definite_at(forms: Forms, at: int) -> bool:
    """الثاني, الخمسون; not ألف, whose first letters are no article."""
    return at < len(forms) and len(forms[at]) > 3 and forms[at].startswith("ال") and forms[at] not in _NOT_DEFINITE and forms[at] not in _terms()


def _and_fraction(forms: Forms, pre: Forms, end: int, limit: Value) -> Part | None:
    """واحد ونصف, مليون ونصف, مليونين ونصف المليون; but not "ألف ونصف السكان"."""
    start = _after_and(forms, pre, end)
    part = _bare_fraction(forms, start) if start is not None else None
    if part is None or definite_at(forms, part[1]):
        return None
    named = _numeral(forms, part[1], "scale") if limit > 1 else None
    return (part[0] * named[0], named[1]) if named else (part[0] * limit, part[1])


# --- places in a row ---


def read_ordinal(forms: Forms, pre: Forms, i: int) -> Number | None:
    """الثالث, الحادي والعشرين, الخامس عشر, المئة والخامسة, القرن العشرين: a place in a row, never a count."""
    if forms[i] not in _terms():
        return None
    return _small_ordinal(forms, pre, i) or _round_ordinal(forms, pre, i)


def _small_ordinal(forms: Forms, pre: Forms, i: int) -> Number | None:
    found = _numeral(forms, i, "ordinal", "ordinal_part")
    if found is None:
        return None
    value, end = found
    if _is_teen(forms, pre, i):
        return Number(value + 10, end + 1, True)
    ten = _numeral(forms, start, "ten") if (start := _after_and(forms, pre, end)) is not None else None
    if ten and start is not None and forms[start].startswith("ال") == forms[i].startswith("ال"):
        return Number(value + ten[0], ten[1], True)
    return Number(value, end, True) if _numeral(forms, i, "ordinal") else None


def _is_teen(forms: Forms, pre: Forms, i: int) -> bool:
    """الثاني عشر, الحادية عشرة: the two agree in gender, and "first" has a word of its own here."""
    ten = forms[i + 1] if i + 1 < len(forms) and not pre[i + 1] else ""
    return ten == ("عشره" if forms[i].endswith("ه") else "عشر")


def _round_ordinal(forms: Forms, pre: Forms, i: int) -> Number | None:
    """المئة والخامسة والعشرون; a round number alone is a place only behind a definite singular: القرن العشرين."""
    found = _numeral(forms, i, "ten", "hundred", "scale", "dual")
    if found is None or not forms[i].startswith("ال"):
        return None
    start = _after_and(forms, pre, found[1])
    rest = _small_ordinal(forms, pre, start) if start is not None and forms[start].startswith("ال") else None
    if rest and found[0] >= 100:
        return Number(found[0] + rest.value, rest.end, True)
    return Number(*found, True) if i and not pre[i] and _of_one(forms, i - 1) else None


def _of_one(forms: Forms, at: int) -> bool:
    """القرن: a definite noun in the singular."""
    return definite_at(forms, at) and not forms[at].endswith(("ون", "ين", "ات", DUAL))


def _ends_ordinal(forms: Forms, pre: Forms, i: int) -> bool:
    """The numeral at a unit is the second half of an ordinal: عشر of الثالث عشر, العشرين of الثالث والعشرين."""
    first = i - 2 if forms[i - 1] == AND and i > 1 else i - 1
    ordinal = _small_ordinal(forms, pre, first)
    return ordinal is not None and ordinal.end > i
