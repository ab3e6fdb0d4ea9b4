"""Who leaves a place: an evacuation is bargained for, or counts those who are brought out; that somebody went away is none."""

from __future__ import annotations

from marsad.grammar.bargains import BARGAINS
from marsad.grammar.event_found import EventAt
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import rule_word, rule_words

LEAVING = rule_words("event_leaving.leaving")
_SERVICE = rule_word("event_leaving.service")
_DEMONSTRATE = rule_word("event_leaving.demonstrate")
_BARGAINED = rule_words("event_leaving.bargained")


def people_leave(sheet: Sheet, event: EventAt, last: int) -> bool:
    """خروج المقاتلين, خرج المدنيون من الحي; but not خروج مظاهرات, nor خروج المشفى عن الخدمة."""
    if any(term.kind == "event" and term.row["type"] == "protest" for at in range(max(0, event.at - 3), last) for term in sheet.terms[at]):
        return False  # الاحتجاجات التي تخرج, خرج المئات في وقفة احتجاجية
    people = [term for at in range(max(0, event.at - 3), last) for term in sheet.terms[at] if term.kind in ("person", "harm", "actor")]
    forms = sheet.forms[event.at : last]
    if event.stop < last and sheet.phrases(event.stop, "thing", "struck"):
        return False  # خرج رتل, خرجت دورية: of soldiers on their way
    return bool(people) and not any(term.kind == "person" and term.row.get("role") == "protester" for term in people) and _SERVICE not in forms and not any(_DEMONSTRATE in form for form in forms)


def merely_gone(sheet: Sheet, event: EventAt) -> bool:
    """غادر المنطقة, خرج من المستشفى: nobody is counted, and no accord, siege, bus or safe way is told of beside it."""
    if event.harms or event.term.key not in LEAVING:
        return False
    first, last = sheet.prose.sentences[sheet.prose.sentence[event.at]]
    if any(term.kind == "event" and term.row["type"] in _OF_A_SIEGE for at in sheet.between("event", first, last) for term in sheet.terms[at]):
        return False
    return _BARGAINED.isdisjoint(sheet.forms[first:last])


_OF_A_SIEGE = BARGAINS | {"siege"}
