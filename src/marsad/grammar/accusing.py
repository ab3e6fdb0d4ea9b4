"""Where a report accuses, and where somebody claims a deed: اتهم, حمل المسؤولية; تبنى."""

from __future__ import annotations

from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import rule_word

_DID_NOT = rule_word("speech_act.did_not")


def charges_between(sheet: Sheet, first: int, last: int) -> list[int]:
    """The units of a stretch at which a word of accusing stands."""
    return [at for at, saying in sheet.terms_of("saying", first, last) if saying.row.get("act") == "accuse"]


def claims_it(sheet: Sheet, at: int) -> bool:
    """هجمات تبنى بعضها X: a word of owning to a deed; not هجوم لم يتبنه X."""
    saying = sheet.term(at, "saying")
    return saying is not None and saying.row.get("act") == "claim_responsibility" and sheet.forms[at - 1] != _DID_NOT
