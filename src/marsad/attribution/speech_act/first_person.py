"""Acts in the first person: «نستنكر هذا الهجوم»."""

from __future__ import annotations

from marsad.attribution.units import inside_quote
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement
from marsad.text.rule_words import COMMAS, IN, rule_words

_TURN = 8  # units of a phrase of when and where before its comma, or of who has to do something
_WE_BEGINS = rule_words("speech_act.we_begins")
_WE = rule_words("speech_act.we")


def says_we(sheet: Sheet, statement: Statement) -> str:
    """«نستنكر هذا الهجوم», «في هذه الظروف، ندعو إلى …»: the act of the verb of saying in the first person with which its clause begins; empty where there is none."""
    first = _ours(sheet, statement)
    if sheet.forms[first][:1] not in _WE_BEGINS:
        return ""
    saying = sheet.term(first, "saying")
    return saying.row["act"] if saying is not None and saying.form == "present" else ""


def _ours(sheet: Sheet, statement: Statement) -> int:
    """The unit at which the first clause of what is said begins: behind a mark, إننا or نحن, and a phrase of when and where with its comma."""
    first, end = inside_quote(sheet, statement)
    first += sheet.forms[min(first, sheet.size - 1)] in _WE
    if sheet.forms[first] == IN and (comma := next((unit for unit in range(first, min(first + _TURN, end - 1)) if sheet.forms[unit] in COMMAS), None)) is not None:
        return comma + 1
    return first
