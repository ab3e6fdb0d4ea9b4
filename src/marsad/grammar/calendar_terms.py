"""The calendar table, folded once, and the small numbers that days are told with."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from marsad.text.fold import fold_word

_TABLE = Path(__file__).resolve().parent.parent / "packs" / "common" / "calendar.tsv"

DAY_NUMBERS = {
    "اثنين": 2, "ثلاثه": 3, "ثلاث": 3, "اربعه": 4, "اربع": 4, "خمسه": 5, "خمس": 5, "سته": 6, "ست": 6, "سبعه": 7, "سبع": 7, "ثمانيه": 8, "ثماني": 8,
    "تسعه": 9, "تسع": 9, "عشره": 10, "عشر": 10,
}
DAY_ORDINALS = {
    "الاول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4, "الخامس": 5, "السادس": 6, "السابع": 7, "الثامن": 8, "التاسع": 9, "العاشر": 10, "الحادي": 1,
}
UNITS = {"يوم": 1, "يوما": 1, "ايام": 1, "اسبوع": 7, "اسابيع": 7, "اسبوعا": 7, "شهر": 30, "اشهر": 30, "شهرا": 30, "شهور": 30, "سنوات": 365, "سنه": 365,
         "عام": 365, "اعوام": 365, "عاما": 365, "ساعات": 0, "ساعه": 0}
DUALS = {"يومين": 2, "يومان": 2, "اسبوعين": 14, "شهرين": 60, "عامين": 730, "سنتين": 730, "ساعتين": 0, "اليومين": 2, "الاسبوعين": 14, "الشهرين": 60, "العامين": 730}


@cache
def terms() -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """For each first word: the calendar terms that begin with it (words, kind, value), longest first."""
    by_head: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        form, kind, value, *_ = line.split("\t")
        words = tuple(fold_word(form).split())
        by_head.setdefault(words[0], []).append((words, kind, value))
    return {head: tuple(sorted(rows, key=lambda row: -len(row[0]))) for head, rows in by_head.items()}
