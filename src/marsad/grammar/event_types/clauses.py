"""Where in a sentence the clause of another deed begins, with its own verb and subject."""

from __future__ import annotations

from marsad.grammar.party_roles import role_words
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import AND, rule_words

_WHILE = rule_words("event_types.while")


def begins_clause(sheet: Sheet, at: int) -> bool:
    """شنت طائرات X غارات، وقصفت قوات Y بلدة; …، فيما قصف Y: where a clause begins with a verb of doing and a subject of its own."""
    before = at - 1 - (sheet.forms[at - 1] in _WHILE)
    if sheet.forms[before] != "،" or (before == at - 1 and sheet.pre[at] != AND) or at + 1 >= sheet.size or sheet.pre[at + 1]:
        return False
    verb = any(term.kind == "event" and term.form in ("past", "present") for term in sheet.terms[at]) or role_words(sheet).does(at)
    return verb and ("actor" in sheet.kinds[at + 1] or role_words(sheet).are_men(at + 1))
