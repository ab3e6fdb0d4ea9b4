"""Parties of a pack that a stretch names; a newspaper's name counts only where it is one."""

from __future__ import annotations

from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.text.fold import fold_word
from marsad.text.rule_words import FOR, rule_words

MEDIA = frozenset({"wire", "outlet", "broadcaster"})


def actor_terms(sheet: Sheet, first: int, last: int) -> list[tuple[int, Term]]:
    """Known actors named between two units."""
    found: list[tuple[int, Term]] = []
    behind = first
    for at in sheet.between("actor", first, last):
        term = sheet.term(at, "actor") if at >= behind else None
        if term is not None and (term.form != "media" or media_context(sheet, at)):
            found.append((at, term))
            behind = sheet.stops[at]
    return found


def media_context(sheet: Sheet, at: int) -> bool:
    """A name such as الوطن or الجزيرة counts as an outlet only behind a media noun, in quotation marks, or where somebody speaks to it (قال مصدر للجزيرة إن)."""
    if sheet.prose.quoted[at] >= 0 and sheet.prose.closes[sheet.prose.quoted[at]] - sheet.prose.quoted[at] <= 5:
        return True
    before, behind = sheet.term(at - 1, "source") if at else None, sheet.stops[at]
    told = sheet.pre[at] == FOR and sheet.phrase(behind, "complement")
    return told or (before is not None and before.row["kind"] in MEDIA)


def is_country(sheet: Sheet, at: int) -> bool:
    """السودان, تشاد: a country's name, which stands for its government where it speaks."""
    place = sheet.term(at, "place")
    return place is not None and place.row["type"] == "country"


def is_state(sheet: Sheet, at: int) -> bool:
    """السودان, القاهرة, أديس أبابا: a country or its capital, which stands for its government where it speaks."""
    place = sheet.term(at, "place")
    return place is not None and (place.row["type"] == "country" or fold_word(place.row["name"]) in _CAPITALS)


_CAPITALS = rule_words("named_parties.capitals")
