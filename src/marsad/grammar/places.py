"""Places: names of the gazetteer and names that only a type word gives away (بلدة X), with what they may mean.

A name that is also an ordinary word counts only behind a type word. Several places of one name are narrowed by the type
word, by the governorates and districts that the report names, and by nearness to its other places; what is left
is kept as candidates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.grammar.place_again import AGAIN, BOTH, CAPITAL, SITES, SPOTS, both_again, called_before, in_short, may_be_called, place_again
from marsad.grammar.place_found import NAME_HEADS, TYPES, PlaceAt, is_dash
from marsad.grammar.place_names.borders import BORDERS, border_at
from marsad.grammar.place_names.lists import listed_at
from marsad.grammar.place_names.named import CAPITALS, QUARTER, capital_of, place_at
from marsad.grammar.place_names.unlisted_names import PLURAL_TYPES
from marsad.grammar.place_quoted import quoted_places
from marsad.grammar.place_signs import TYPE_WORDS
from marsad.grammar.place_within import told_within
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import COMMAS, rule_words


def find_places(sheet: Sheet) -> list[PlaceAt]:
    """All places named in a report, in text order."""
    found: list[PlaceAt] = []
    told: dict[str, PlaceAt] = {}  # settlements named behind the word for their type
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
        if key and (sheet.stops[at] in sheet.prose.closes or sheet.forms[sheet.stops[at]] == "(") and (quoted := quoted_places(sheet, at, key)):
            found += quoted
            at, pending = quoted[-1].last + 1, None
            continue
        if not key and sheet.forms[at] in BOTH and (both := _both(sheet, at, found)):
            found += both
            at, pending = at + 1, None
            continue
        hill = listed_at(sheet, at, pending, found) if key and pending and sheet.forms[at] in NAME_HEADS else None  # بلدتي X وتل Y
        place = hill or (place_at(sheet, _past_marks(sheet, at), at, key) if key else capital_of(sheet, at) if sheet.forms[at] in CAPITALS else None)
        if place:
            pending = pending if hill else (at, key or "")
        else:
            place = place_again(sheet, at, found) or place_at(sheet, at, at, None) or (called_before(sheet, at, told) if told else None) or border_at(sheet, at) or (listed_at(sheet, at, pending, found) if pending else None)
        if place and (behind_dateline := _dateline(sheet, place)):
            at = behind_dateline
            continue
        if place:
            place = _with_number(sheet, in_short(sheet, place, found))
            told_within(sheet, place, found)
            found.append(replace(place, toward=True) if _heading_for(sheet, place.first, found) else place)
            if not place.terms and sheet.forms[place.core] not in told and may_be_called(sheet, place):
                told[sheet.forms[place.core]] = place
                for unit in sheet.stands.get(sheet.forms[place.core], ()):
                    begins[unit] = 1
            at = place.last
            behind = at + 1 if pending else -1  # a list (قرى X وY) may go on with a name that no table knows
            continue
        at += 1
    return found


def _with_number(sheet: Sheet, place: PlaceAt) -> PlaceAt:
    """حي الثورة الحارة 8, دار السلام مربع 5, حي الحارة 12: the number of a block belongs to the name."""
    number = place.last + (sheet.forms[place.last] in _BLOCKS)
    if sheet.forms[number - 1] in _BLOCKS and number < sheet.size and sheet.forms[number].isdecimal():
        return replace(place, last=number + 1)
    return place


def _past_marks(sheet: Sheet, at: int) -> int:
    """قرى: (X، وY), قرية تسمى X: the unit of the first name behind a word for many places, or behind that for what it is called."""
    stop = sheet.stops[at]
    if sheet.phrase(stop, "called_so"):
        return sheet.stops[stop]
    while stop < sheet.size and sheet.forms[stop] in _OPENS_LIST and sheet.forms[at] in PLURAL_TYPES:
        stop += 1
    return stop


def _both(sheet: Sheet, at: int, found: Sequence[PlaceAt]) -> list[PlaceAt]:
    """قريتي X وY … داخل القريتين: the two, and not the town of that name, where they stand in the same sentence."""
    both = both_again(at, found, BOTH[sheet.forms[at]])
    far = "place" in sheet.kinds[at] and any(one.again and one.again.first < sheet.prose.start(at) for one in both)
    return [] if far else both


def _past_brackets(sheet: Sheet, at: int, end: int) -> int:
    """The unit behind the brackets around the agency's name; 0 where nothing follows."""
    close = next((unit for unit in range(at + 1, min(at + 7, end)) if sheet.forms[unit] == ")"), end)
    return close + 1 if close + 1 < end else 0


def _dateline(sheet: Sheet, place: PlaceAt) -> int:
    """بيروت (رويترز) -, دوما - أ ف ب, دبي، الإمارات (CNN) --: where an agency writes from, at the head of a report, is not where a thing happened.

    The unit behind the dateline, or 0 where the place heads none.
    """
    start, end = sheet.prose.start(place.first), sheet.prose.end(place.first)
    if place.first != start or sheet.pre[place.first]:
        return 0
    at = place.last
    if at < end and sheet.forms[at] in COMMAS:  # the country of the town
        at = next((unit for unit in range(at + 1, min(at + 7, end)) if sheet.forms[unit] == "("), end)
    if at < end and sheet.forms[at] == "(":
        return _past_brackets(sheet, at, end)
    return at + 1 if at + 1 < end and is_dash(sheet, at) and (_is_medium(sheet, at + 1) or end - at <= _SHORT) else 0


def _is_medium(sheet: Sheet, at: int) -> bool:
    medium = sheet.term(at, "actor")
    return medium is not None and medium.row["kind"] in ("wire", "outlet", "broadcaster")


def _heading_for(sheet: Sheet, first: int, found: Sequence[PlaceAt]) -> bool:
    """The way to a place (متجهة إلى تعز، جنوب غربي اليمن; قادما من العاصمة بغداد) is not where a thing happened."""
    first -= first > 0 and sheet.forms[first - 1] in CAPITAL
    ahead = sheet.near("toward", max(0, first - 4), first) >= 0 and any(sheet.phrase(at, "toward") and sheet.stops[at] == first for at in range(max(0, first - 4), first))
    return ahead or bool(found and found[-1].toward and first - found[-1].last <= 1 and not sheet.pre[first])


def _type_word(sheet: Sheet, at: int) -> str | None:
    for term in sheet.terms[at]:
        if term.kind == "phrase" and term.key in TYPES:
            return term.key
    return "type_quarter" if sheet.forms[at] == QUARTER and not sheet.terms[at] else None  # حي الثورة in a country where the tables have none


_BLOCKS = rule_words("place_words.block")
_OPENS_LIST = frozenset({":", "("})
_SHORT = 5  # units behind a town: إدلب - نورث برس stands in a line of its own
_STOPS = frozenset({".", "\n"})
_WORDS = BORDERS | frozenset(AGAIN) | CAPITAL | SITES | SPOTS | CAPITALS | frozenset(BOTH) | _STOPS | {QUARTER}
_STARTS = TYPE_WORDS | {"place"}
