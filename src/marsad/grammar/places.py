"""Places: names of the gazetteer and names that only a type word gives away (بلدة X), with what they may mean.

A name that is also an ordinary word counts only behind a type word. Several places of one name are narrowed by the type
word, by the governorates and districts that the report names, and by nearness to its other places; what is left
is kept as candidates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.grammar.place_again import AGAIN, BOTH, both_again, place_again
from marsad.grammar.place_found import TYPES, PlaceAt
from marsad.grammar.place_names import BORDERS, border_at, lies_within, listed_at, place_at
from marsad.grammar.place_signs import TYPE_WORDS
from marsad.grammar.sheet import Sheet


def find_places(sheet: Sheet) -> list[PlaceAt]:
    """All places named in a report, in text order."""
    found: list[PlaceAt] = []
    at, behind = 0, -1
    pending: tuple[int, str] | None = None
    begins = sheet.starts(_STARTS, _WORDS)
    while at < sheet.size:
        if at > behind and not begins[at]:
            at = begins.find(1, at)
            if at < 0:
                break
        if sheet.forms[at] in _STOPS:
            pending = None
            at += 1
            continue
        key = _type_word(sheet, at)
        place = place_at(sheet, sheet.stops[at], at, key) if key else None
        if place:
            pending = (at, key or "")
        else:
            place = place_again(sheet, at, found) or place_at(sheet, at, at, None) or border_at(sheet, at) or (listed_at(sheet, at, pending, found) if pending else None)
        if place is None and sheet.forms[at] in BOTH:
            found += both_again(at, found, BOTH[sheet.forms[at]])
        if place and _dateline(sheet, place):
            at = place.last
            continue
        if place:
            if inner := lies_within(sheet, place, found):
                found.append(inner)
            found.append(replace(place, toward=True) if _heading_for(sheet, place.first, found) else place)
            at = place.last
            behind = at + 1 if pending else -1  # a list (قرى X وY) may go on with a name that no table knows
            continue
        at += 1
    return found


def _dateline(sheet: Sheet, place: PlaceAt) -> bool:
    """بيروت (رويترز) -, دوما - أ ف ب: where an agency writes from, at the head of a report, is not where a thing happened."""
    at = place.last
    if place.first != sheet.prose.start(place.first) or sheet.pre[place.first] or at + 2 >= sheet.size or sheet.forms[at] not in ("(", "-", "–", "/", "ـ"):
        return False
    medium = sheet.term(at + 1, "actor")
    return medium is not None and medium.row["kind"] == "wire" and sheet.forms[sheet.stops[at + 1]] in (")", ":", "-", "–", "/", "ـ")


def _heading_for(sheet: Sheet, first: int, found: Sequence[PlaceAt]) -> bool:
    """The way to a place (متجهة إلى تعز، جنوب غربي اليمن) is not where a thing happened."""
    ahead = sheet.near("toward", max(0, first - 4), first) >= 0 and any(sheet.phrase(at, "toward") and sheet.stops[at] == first for at in range(max(0, first - 4), first))
    return ahead or bool(found and found[-1].toward and first - found[-1].last <= 1 and not sheet.pre[first])


def _type_word(sheet: Sheet, at: int) -> str | None:
    for term in sheet.terms[at]:
        if term.kind == "phrase" and term.key in TYPES:
            return term.key
    return None


_STOPS = frozenset({".", "\n"})
_WORDS = BORDERS | frozenset(AGAIN) | frozenset(BOTH) | _STOPS
_STARTS = TYPE_WORDS | {"place"}
