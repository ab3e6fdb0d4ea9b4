"""Borders and the country of the news: places told without a name of their own."""

from __future__ import annotations

from marsad.grammar.place_found import PlaceAt
from marsad.grammar.place_names.extent import direction
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import rule_words

_WITH_OR_STROKE = rule_words("place_names.with_or_stroke") | {"-"}


def border_at(sheet: Sheet, at: int) -> PlaceAt | None:
    """الحدود مع اليمن, حدود المملكة, الحدود السورية التركية, البلاد: places told without a name of their own."""
    form = sheet.forms[at]
    if form in COUNTRY:
        begin = direction(sheet, at)
        return PlaceAt(begin, at + 1, at, (), (), begin == at, True)
    if form not in ("حدود", "الحدود") or at + 1 >= sheet.size or sheet.pre[at + 1] or (at and sheet.forms[at - 1] in _GUARDS):
        return None
    last = _border_end(sheet, at)
    return PlaceAt(at, last, at, (), (), False, True) if last > at + 1 else None


def _border_end(sheet: Sheet, at: int) -> int:
    """The unit behind the words that tell which border it is."""
    last = at + 1
    while last < min(sheet.size, at + 5) and _of_border(sheet, last, first=last == at + 1):
        last += 1
    while last > at + 1 and not sheet.forms[last - 1].isalpha():
        last -= 1
    return last


def _of_border(sheet: Sheet, at: int, *, first: bool) -> bool:
    """(الحدود) السورية التركية, مع اليمن: an adjective, مع, a stroke or a place."""
    if sheet.forms[at] in _WITH_OR_STROKE or (not first and sheet.term(at, "place") is not None):
        return True
    return sheet.forms[at].startswith("ال") and not sheet.dated[at] and (first or not sheet.pre[at])


COUNTRY = rule_words("place_names.country")
_GUARDS = rule_words("place_names.guards")
BORDERS = rule_words("place_names.borders") | COUNTRY
