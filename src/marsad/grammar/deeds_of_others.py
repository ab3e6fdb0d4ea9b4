"""Deeds with which what somebody says begins, and which are not said to be his: أكدت الحركة أن قصف المشفى جريمة, أعلنت الحركة اغتيال القيادي سالم."""

from __future__ import annotations

from marsad.grammar.parties.deed_words import is_hers
from marsad.grammar.place_found import PREPOSITIONS
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker
from marsad.text.rule_words import ARTICLE, COMMAS, RELATIVES, rule_forms, rule_words

_IS, _VERDICTS = rule_words("deeds_of_others.is"), rule_words("deeds_of_others.verdicts")
_LEADERS = rule_words("deeds_of_others.leaders")
_MURDER, _ONE_OF = rule_words("deeds_of_others.murder"), rule_words("deeds_of_others.one_of")
_INDEFINITE = rule_forms("deeds_of_others.indefinite")
_AS_CLAUSE = frozenset({"", "colon", "quote.that", "quote.speech"})  # a headline's colon has no row
_KILLED, _ACCORDING = rule_words("event_tellers.killing"), "statement.according"
_GROUPS = frozenset({"armed_group", "party"})
_CLAUSE, _LEADER = 14, 8  # units between a deed and what its clause tells of it; … and in which a leader is told
_NAMES = frozenset({"place", "personal", "actor"})


def not_his(sheet: Sheet, statement: Statement, deed: int) -> bool:
    """The deed at the head of what is said is what the clause is about, or befell what is his."""
    return _is_told_of(sheet, statement, deed) or _befell_what_is_his(sheet, deed + 1) or _befell_his_leader(sheet, statement, deed) or _were_killed(sheet, statement, deed)


def _were_killed(sheet: Sheet, statement: Statement, deed: int) -> bool:
    """بحسب الجيش، قتل سبعة مسلحين: a whole clause, whose verb is passive; الجيش: قتل سبعة جنود: his own; قتل مدنيين: nobody boasts of it."""
    if sheet.forms[deed] not in _KILLED:
        return False
    civilians = statement.act == "assert" and any(term.kind == "person" and term.row["status"] == "civilian" for at in (deed + 1, deed + 2) for term in sheet.terms[at])
    return civilians or statement.rule.startswith(_ACCORDING) or all(his_soldiers(sheet, speaker, deed) for speaker in statement.speakers)


def his_soldiers(sheet: Sheet, speaker: Speaker, deed: int) -> bool:
    """قتل أربعة جنود: an army tells of soldiers who bear no other's name."""
    soldiers = next((at for at in range(deed + 1, deed + 3) if any(term.kind == "person" and term.row["status"] == "soldier" for term in sheet.terms[at])), -1)
    return soldiers > 0 and speaker.voice.kind == "official_military" and not sheet.nations_between(soldiers, soldiers + 3) and not any(sheet.between("actor", soldiers + 1, soldiers + 3))


def _is_told_of(sheet: Sheet, statement: Statement, deed: int) -> bool:
    """أكد الجيش أن قصف السوق عمل إرهابي, الحركة: «اغتيال القائد لن يمر»; not أعلنت الكتائب قصف البلدة."""
    if statement.opens == "that":
        return True
    if statement.opens not in _AS_CLAUSE:
        return False
    for unit in range(deed + 1, min(deed + _CLAUSE, statement.content[1])):
        if sheet.forms[unit] in COMMAS:
            return False
        if _is_definite(sheet, unit - 1) and _says_something(sheet, unit):
            return True
    return False


def _is_definite(sheet: Sheet, at: int) -> bool:
    """المشفى, غزة, سالم: behind a word that is not, a verb describes it (قصف موقع أدى إلى)."""
    form = sheet.forms[at]
    called = not sheet.kinds[at].isdisjoint(_NAMES) or (not sheet.kinds[at] and not form.endswith(_INDEFINITE))
    return called or form.startswith(ARTICLE) or bool(sheet.suf[at])


def _says_something(sheet: Sheet, at: int) -> bool:
    """A verb that no relative pronoun leads to, هو, لن, or a bare verdict."""
    if sheet.forms[at - 1] in RELATIVES or sheet.pre[at]:
        return False
    return sheet.phrase(at, "cause") or sheet.forms[at] in _IS or sheet.forms[at] in _VERDICTS


def _befell_what_is_his(sheet: Sheet, at: int) -> bool:
    """أعلنت الفصائل استهداف مواقعها من طائرات X, استهداف أحد مواقعها: the pronoun is that of who was struck, and nothing stands behind that he could have struck."""
    at += sheet.forms[at] in _ONE_OF
    return is_hers(sheet, at) and (not sheet.forms[at + 1][0].isalpha() or sheet.forms[at + 1] in PREPOSITIONS)


def _befell_his_leader(sheet: Sheet, statement: Statement, deed: int) -> bool:
    """أعلنت الحركة اغتيال القيادي سالم في غارة: a group tells of the murder of a leader of no other party; what an army tells so is its own deed."""
    if sheet.forms[deed] not in _MURDER or sheet.forms[deed + 1] not in _LEADERS or any(speaker.voice.kind not in _GROUPS for speaker in statement.speakers):
        return False
    end = min(deed + _LEADER, statement.content[1])
    others = (actor for _, actor in sheet.terms_of("actor", deed + 1, end) if actor.form != "metonym")
    return all(actor.key == speaker.voice.id for actor in others for speaker in statement.speakers)
