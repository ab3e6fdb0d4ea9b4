"""Where in a report the clause of another deed begins: behind a comma with its own verb and subject, in a headline behind two dots and و."""

from __future__ import annotations

from bisect import bisect_left

from marsad.grammar.party_roles import role_words
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import AND, rule_words

_COMMA, DOTS = "،", ".."
_WHILE = rule_words("event_types.while")
_AFTER = rule_words("event_harms.after")
_OPENING = 3  # units at the head of a sentence in which ردا على stands
_DEEDS = frozenset({"event", "harm"})
_WHO = frozenset({"actor", "weapon"})


def clauses_between(sheet: Sheet, first: int, last: int) -> list[int]:
    """The units from one to before another at which such clauses begin; looked up once whoever asks."""
    if _COMMA not in sheet.forms[first - 1 : last] and not dots_between(sheet, first, last) and not any(first <= at <= last for at in named_clauses(sheet)):
        return []
    found = sheet.laid.get("deed_clauses")
    if not isinstance(found, list):
        answers = role_words(sheet).units("answer")
        joined = [at + 1 for at in sorted(sheet.stands.get(_COMMA, ())) if at + 3 < sheet.size and (sheet.pre[at + 1] == AND or sheet.forms[at + 1] in _WHILE or at + 1 in answers or _ends_opening(sheet, at))]
        verbs = [at + (sheet.forms[at] in _WHILE) for at in joined]  # وقصفت, فيما قصف, وردت
        found = sheet.laid["deed_clauses"] = sorted({*(at for at in verbs if _has_subject(sheet, at)), *_behind_dots(sheet), *named_clauses(sheet)})
    return found[bisect_left(found, first) : bisect_left(found, last)]


def begins_main_clause(sheet: Sheet, at: int) -> bool:
    """ردا على قصف X، استهدف Y موقعا: a verb right behind the comma that ends what the sentence opens with, and its subject behind it."""
    return at > 1 and sheet.forms[at - 1] == _COMMA and at + 2 < sheet.size and _ends_opening(sheet, at - 1) and _has_subject(sheet, at)


def _ends_opening(sheet: Sheet, comma: int) -> bool:
    """ردا على قصف X، استهدف Y موقعا; فيما تتواصل المعارك، قصف Y بلدة: the first comma behind what a sentence opens with."""
    first = sheet.prose.start(comma)
    if ends_opening_clause(sheet, comma):
        return True
    answers = sheet.near("in_return_for", first, first + _OPENING) >= 0 or sheet.forms[first] in _AFTER
    return answers and _COMMA not in sheet.forms[first:comma]


def ends_opening_clause(sheet: Sheet, comma: int) -> bool:
    """فيما تتواصل المعارك، …: the first comma of a sentence that opens with what goes on at the time."""
    first = sheet.prose.start(comma)
    return sheet.forms[comma] == _COMMA and sheet.near("clause", first, first + 1) >= 0 and _COMMA not in sheet.forms[first:comma]


def dots_between(sheet: Sheet, first: int, last: int) -> bool:
    """مقتل قائد في مأرب.. والطيران يغير على حجة: behind two dots و joins the next of the headline's news."""
    return any(first <= at <= last for at in _behind_dots(sheet))


def named_clauses(sheet: Sheet) -> list[int]:
    """غارات X على البلدة وY يستهدف قاعدة: و and a party right before the verb of a deed in the present; looked up once whoever asks."""
    found = sheet.laid.get("named_clauses")
    if not isinstance(found, list):
        found = sheet.laid["named_clauses"] = [at for at in sheet.where("actor") if sheet.pre[at] == AND and "actor" in sheet.kinds[at] and _acts_now(sheet, sheet.stops[at])]
    return found


def _acts_now(sheet: Sheet, at: int) -> bool:
    return at < sheet.size and any(term.kind in _DEEDS and term.form == "present" for term in sheet.terms[at])


def _behind_dots(sheet: Sheet) -> list[int]:
    return [at + 1 for at in sheet.stands.get(DOTS, ()) if at + 1 < sheet.size and sheet.pre[at + 1] == AND]


def _has_subject(sheet: Sheet, at: int) -> bool:
    """وقصفت قوات Y بلدة, وردت قوات Y: a verb of a deed, of doing or of answering, and right behind it who did it."""
    words = role_words(sheet)
    if sheet.pre[at + 1] or (sheet.kinds[at + 1].isdisjoint(_WHO) and not words.are_men(at + 1)):
        return False
    return any(term.kind == "event" and term.form in VERB_FORMS for term in sheet.terms[at]) or words.does(at) or words.answers(at)
