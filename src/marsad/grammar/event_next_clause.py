"""A deed of the next clause with people harmed of its own: أصيب شرطي في كركوك وأسفر تفجير في الموصل عن مقتل خمسة."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.grammar.event_found import EventAt
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import NO_TERM
from marsad.text.rule_words import AND, MORROW, rule_words

_VERB = 4  # units between the verb of a clause and the deed that is its subject
_LED = rule_words("event_next_clause.led")
_LEADS = rule_words("event_next_clause.leads")
_OF_THE_SAME = rule_words("event_next_clause.of_the_same")


def of_the_next_clause(sheet: Sheet, event: EventAt, harm: HarmAt, harms: Sequence[HarmAt]) -> bool:
    """A new deed behind a harm, told in a clause of its own in which others were harmed, did not cause it."""
    if event.at <= harm.last or event.term is NO_TERM or event.definite:
        return False
    if not any(other.first > event.at and other.part_of is None for other in harms):
        return False
    first = max(other.last for other in harms if other.last <= event.at)  # فيما جرح العشرات في تفجير: its clause tells others before it
    return _opens(sheet, event, first) and all(other.last <= first for other in harms if other.first < event.at and other is not harm) and first == harm.last


def _opens(sheet: Sheet, event: EventAt, first: int) -> bool:
    """فيما أسفرت غارة, وأسفر تفجير, وقصف الجيش يقتل: a clause begins between a unit and a deed."""
    apart = sheet.near("clause", first, event.at)
    if apart >= 0:
        return True
    if any(sheet.pre[at][:1] == AND and sheet.forms[at] in _LED for at in range(max(first, event.at - _VERB), event.at)):
        return True
    return sheet.pre[event.at][:1] == AND and any(form in _LEADS for form in sheet.forms[event.stop : event.stop + _VERB])


def on_the_day_before(sheet: Sheet, event: EventAt, harm: HarmAt) -> bool:
    """قتل ثلاثة في تصعيد غداة احتجاجات: what went a day before did not cause it."""
    return harm.last < event.at and MORROW in sheet.forms[max(harm.last, event.at - 2) : event.at]
