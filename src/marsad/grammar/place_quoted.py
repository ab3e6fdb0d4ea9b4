"""Names that stand in quotation marks or brackets behind a type word: بلدة "X", مخيم «X Y», قرية (X), قريتي "X" و"Y", قرى "X، Y"."""

from __future__ import annotations

from marsad.grammar.place_found import NAME_HEADS, PREPOSITIONS, TYPES, PlaceAt
from marsad.grammar.place_names.named import place_at
from marsad.grammar.place_spelling import unlisted
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import AND, BY, COMMAS, rule_words

_TWO = 2  # words of a region's name that no table knows
_LONGEST = 4  # words of a name
_IN_BRACKETS = frozenset({"type_village", "type_town", "type_camp", "type_base"})  # whose names some outlets put in brackets
_NO_NAME = rule_words("place_quoted.no_name")
_NAMELESS = frozenset({"type_country", "type_conflict", "type_countryside", "type_mountain"})
_NO_NAMES = frozenset({"actor", "event", "harm", "saying", "weapon", "date", "number"})
_JOINING = COMMAS | {AND}
_STOPS = COMMAS | {"."}


def quoted_places(sheet: Sheet, first: int, key: str) -> list[PlaceAt]:
    """The places whose names are quoted behind the type word at a unit, and those that are joined to them: قريتي "X" و"Y"."""
    found: list[PlaceAt] = []
    begin, at = first, sheet.stops[first]
    if sheet.forms[at] == "(" and (key not in _IN_BRACKETS or sheet.forms[at + 1] in _NO_NAME):
        return []  # مستشفى (حكومي), قرية (ذات أغلبية كردية)
    while places := _quoted(sheet, begin, at, first, key):
        found += places
        behind = _closing(sheet, at) + 1
        at = behind + (sheet.forms[behind] in _JOINING)
        begin = at
        if at == behind:
            break
    return found


def _closing(sheet: Sheet, at: int) -> int:
    """Where the quotation mark or bracket at a unit closes; 0 where none opens here."""
    if sheet.forms[at] != "(":
        return sheet.prose.closes.get(at, 0)
    return next((unit for unit in range(at + 2, min(at + _LONGEST + 2, sheet.prose.end(at))) if sheet.forms[unit] == ")"), 0)


def _quoted(sheet: Sheet, begin: int, at: int, first: int, key: str) -> list[PlaceAt]:
    """The places whose names are quoted from a unit on, parted by commas; ``first`` is the type word at which their list begins."""
    close = _closing(sheet, at)
    stop = close - (sheet.forms[close - 1] in _STOPS)  # حي "X."
    ends = [*(unit for unit in range(at + 1, stop) if sheet.forms[unit] in COMMAS), stop]
    found = [_named(sheet, begin if start == at else start + 1, start + 1, end, first, key) for start, end in zip((at, *ends), ends, strict=False)]
    return [place for place in found if place is not None] if all(found) else []


def _named(sheet: Sheet, begin: int, core: int, close: int, first: int, key: str) -> PlaceAt | None:
    """The place whose name fills a stretch inside quotation marks."""
    if not 0 < close - core <= _LONGEST or not all(map(str.isalpha, sheet.forms[core:close])):
        return None
    if sheet.stops[core] == close and (known := place_at(sheet, core, begin, key)) and known.terms:
        return PlaceAt(begin, close, core, known.types, known.terms, known.broad)
    return unlisted(sheet, PlaceAt(begin, close, core, tuple(sorted(TYPES[key])), (), False)) if _nameable(sheet, core, close, first, key) else None


def _lies_somewhere(sheet: Sheet, core: int, close: int, first: int) -> bool:
    """منطقة "X" قرب بلدة Y, منطقة "X Y" شرقي Z: a word or two of no other meaning, and where it lies; منطقة "الشيخ X": two of which the first heads names."""
    if close - core == _TWO and sheet.forms[core] in NAME_HEADS:
        return sheet.forms[first] in _REGION
    plain = close - core <= _TWO and not any(sheet.terms[core:close])
    if plain and sheet.forms[core].startswith("ال"):
        return sheet.forms[first] in _REGION and _in_a_town(sheet, core, close)
    named = plain and (close - core == _TWO or not sheet.forms[core].endswith("ه")) and sheet.forms[first] in _REGION
    return named and _where_behind(sheet, close) > 0


def _where_behind(sheet: Sheet, close: int) -> int:
    """The unit at which a place may begin that lies around the quoted name: في مديرية Y, بمديرية Y, التابعة لمدينة Y; 0 where none does."""
    behind = close + 1
    if sheet.pre[behind] == BY:
        return behind
    return behind + 1 if sheet.forms[behind] in PREPOSITIONS or sheet.phrase(behind, "lies_in") else 0


def _in_a_town(sheet: Sheet, core: int, close: int) -> bool:
    """منطقة "الربصة" في مديرية X, منطقة "الشلاق" في X: one word with the article, and right behind it a place; not منطقة "العزل" التي."""
    behind = _where_behind(sheet, close)
    return close - core == 1 and 0 < behind < sheet.size and sheet.phrases(behind, "place", *TYPES)


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
