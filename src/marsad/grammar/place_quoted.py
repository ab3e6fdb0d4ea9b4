"""Names that stand between quotation marks behind a type word: بلدة "X", مخيم «X Y», قريتي "X" و"Y"."""

from __future__ import annotations

from marsad.grammar.place_found import NAME_HEADS, PREPOSITIONS, TYPES, PlaceAt
from marsad.grammar.place_names.named import place_at
from marsad.grammar.place_spelling import unlisted
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import AND, rule_words

_TWO = 2  # words of a region's name that no table knows
_LONGEST = 4  # words of a name
_NAMELESS = frozenset({"type_country", "type_conflict", "type_countryside", "type_mountain"})
_NO_NAMES = frozenset({"actor", "event", "harm", "saying", "weapon", "date", "number"})
_JOINING = frozenset({AND, "،", ","})


def quoted_places(sheet: Sheet, first: int, key: str) -> list[PlaceAt]:
    """The place whose name is quoted behind the type word at a unit, and those that are joined to it: قريتي "X" و"Y"."""
    found: list[PlaceAt] = []
    begin, at = first, sheet.stops[first]
    while place := _quoted(sheet, begin, at, first, key):
        found.append(place)
        behind = sheet.prose.closes[at] + 1
        at = behind + (sheet.forms[behind] in _JOINING)
        begin = at
        if at == behind:
            break
    return found


def _quoted(sheet: Sheet, begin: int, at: int, first: int, key: str) -> PlaceAt | None:
    """The place whose name is quoted from a unit on; ``first`` is the type word at which its list begins."""
    close = sheet.prose.closes.get(at, 0)
    core = at + 1
    if not 0 < close - core <= _LONGEST or not all(map(str.isalpha, sheet.forms[core:close])):
        return None
    if sheet.stops[core] == close and (known := place_at(sheet, core, begin, key)) and known.terms:
        return PlaceAt(begin, close, core, known.types, known.terms, known.broad)
    return unlisted(sheet, PlaceAt(begin, close, core, tuple(sorted(TYPES[key])), (), False)) if _nameable(sheet, core, close, first, key) else None


def _lies_somewhere(sheet: Sheet, core: int, close: int, first: int) -> bool:
    """منطقة "X" قرب بلدة Y, منطقة "X Y" شرقي Z: a word or two of no other meaning, and where it lies."""
    plain = close - core <= _TWO and not any(sheet.terms[core:close]) and not sheet.forms[core].startswith("ال")
    named = plain and (close - core == _TWO or not sheet.forms[core].endswith("ه")) and sheet.forms[first] in _REGION
    return named and sheet.forms[close + 1] in PREPOSITIONS


_REGION = rule_words("place_quoted.region")


def _nameable(sheet: Sheet, core: int, close: int, first: int, key: str) -> bool:
    """Quoted words that may name a place no table knows: not جبهة "النصرة", منطقة "آمنة", موقع "الخبر"."""
    if key in _NAMELESS:
        return False
    if sheet.phrase(first, "quoted_else"):
        return _lies_somewhere(sheet, core, close, first)
    units = range(core, close)
    if sheet.forms[core] in NAME_HEADS:
        return True  # قرية "خربة سلم": what else the words may mean, a word that heads names begins one
    told = any(term.kind in _NO_NAMES for unit in units for term in sheet.terms[unit])
    told = told or (key != "type_village" and any(sheet.phrase(unit, "thing") for unit in units))  # villages bear any name: قرية "ورشة"
    joined = any(sheet.pre[unit].startswith(AND) for unit in units)
    return not told and not joined
