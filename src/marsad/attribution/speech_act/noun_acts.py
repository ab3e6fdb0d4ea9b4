"""The act that a noun of saying gives: نفيه, جدد دعوته إلى."""

from __future__ import annotations

from marsad.attribution.units import refuses_charge
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.text.fold import fold_word
from marsad.text.rule_words import rule_words

_OWN = rule_words("his_or_their")


def his_noun(sheet: Sheet, statement: Statement) -> str:
    """نقلت القناة عن المتحدث نفيه قيام …: the noun with the speaker's pronoun gives the act; empty where there is none."""
    first = statement.content[0]
    his = sheet.suf[first] in _OWN and "saying" in sheet.kinds[first] and sheet.stops[first] + 1 < statement.content[1]
    return noun_of_saying(sheet, first) if his and not _refuses_offer(sheet, first) else ""


def _refuses_offer(sheet: Sheet, at: int) -> bool:
    """رفضها للقصف: who will have none of it denies nothing; رفضها الاتهامات."""
    return fold_word(sheet.term_at(at, "saying").key) in speaker_words("refuses") and not refuses_charge(sheet, at)


def noun_of_saying(sheet: Sheet, at: int) -> str:
    """نفي, إدانة, اتهام: the act that a verbal noun names; empty for one that only says that something was said."""
    acts = [term.row["act"] for term in sheet.terms[at] if term.kind == "saying" and term.form == "masdar"]
    return acts[0] if acts and acts[0] != "assert" else ""


def renewed(sheet: Sheet, statement: Statement) -> str:
    """جدد دعوته إلى …, كرر إدانته: the noun behind a verb of renewal gives the act."""
    noun = sheet.term(statement.content[0], "saying")
    verb = fold_word(statement.rule.rpartition(".")[2])
    renewed = verb in speaker_words("renewal") or verb in speaker_words("voiced")
    return noun.row["act"] if renewed and noun is not None and not _refuses_offer(sheet, statement.content[0]) else "assert"
