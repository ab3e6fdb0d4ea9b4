"""A deed of the next clause with people harmed of its own: أصيب شرطي في كركوك وأسفر تفجير في الموصل عن مقتل خمسة."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from marsad.grammar.event_found import EventAt
from marsad.grammar.event_types.clauses import dots_between, ends_opening_clause, named_clauses
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.own_places import TOWNS, place_rows
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import NO_TERM
from marsad.text.rule_words import AND, AND_HAS, HAS, MORROW, rule_words

_WAS = rule_words("modality_scopes.been")
_HAVE = frozenset({HAS, AND_HAS})
_VERB = 4  # units between the verb of a clause and the deed that is its subject
_LED = rule_words("event_next_clause.led")
_LEADS = rule_words("event_next_clause.leads")


def of_another_clause(sheet: Sheet, event: EventAt, harm: HarmAt, harms: Sequence[HarmAt]) -> bool:
    """The deed is told in another clause than the harm, and did not cause it."""
    return _of_the_next_clause(sheet, event, harm, harms) or _on_the_day_before(sheet, event, harm) or dots_between(sheet, harm.last, event.at) or told_elsewhere(sheet, event, harm) or _meanwhile(sheet, event, harm) or _while_others(sheet, event, harm, harms) or _of_another(sheet, event, harm)


def _meanwhile(sheet: Sheet, event: EventAt, harm: HarmAt) -> bool:
    """فيما تتواصل المعارك، قتل ثلاثة في غارة: what a sentence opens with goes on at the time, and the harm right behind its comma opens the clause that tells the news."""
    at = harm.trigger - (sheet.forms[harm.trigger - 1] in _HAVE)
    return event.at < at and ends_opening_clause(sheet, at - 1)


def _while_others(sheet: Sheet, event: EventAt, harm: HarmAt, harms: Sequence[HarmAt]) -> bool:
    """قتل شاب على يد مسلحين، في حين نجا آخر من محاولة اغتيال بعبوة: the deed of the next clause, told there for the first time; not فيما جرح آخرون في انفجار."""
    if event.at <= harm.last or event.definite or event.term is NO_TERM:
        return False
    at = sheet.near("clause", harm.last, event.at)
    if at < 0 or sheet.forms[at + 1] in _WAS:
        return False  # قتل رجل بينما كان في سيارته
    return not any(harm.last <= other.trigger < event.at for other in harms)


def _of_another(sheet: Sheet, event: EventAt, harm: HarmAt) -> bool:
    """X يقصف البلدة وY تقتل عنصرين: between them begins the clause of another who acts."""
    return any(event.stop <= at <= harm.trigger or harm.last <= at <= event.at for at in named_clauses(sheet))


def _of_the_next_clause(sheet: Sheet, event: EventAt, harm: HarmAt, harms: Sequence[HarmAt]) -> bool:
    """A new deed behind a harm, told in a clause of its own in which others were harmed, did not cause it."""
    if event.at <= harm.last or event.term is NO_TERM or event.definite:
        return False
    if not any(other.first > event.at and other.part_of is None for other in harms):
        return False
    first = max(other.last for other in harms if other.last <= event.at)  # فيما جرح العشرات في تفجير: its clause tells others before it
    return _opens(sheet, event, first) and first == harm.last


def _opens(sheet: Sheet, event: EventAt, first: int) -> bool:
    """فيما أسفرت غارة, وأسفر تفجير, وقصف الجيش يقتل: a clause begins between a unit and a deed."""
    apart = sheet.near("clause", first, event.at)
    if apart >= 0:
        return True
    if any(sheet.pre[at][:1] == AND and sheet.forms[at] in _LED for at in range(max(first, event.at - _VERB), event.at)):
        return True
    return sheet.pre[event.at][:1] == AND and any(form in _LEADS for form in sheet.forms[event.stop : event.stop + _VERB])


def _on_the_day_before(sheet: Sheet, event: EventAt, harm: HarmAt) -> bool:
    """قتل ثلاثة في تصعيد غداة احتجاجات: what went a day before did not cause it."""
    return harm.last < event.at and MORROW in sheet.forms[max(harm.last, event.at - 2) : event.at]


def told_elsewhere(sheet: Sheet, event: EventAt, harm: HarmAt) -> bool:
    """قصف على سقبا، فيما قتل خمسة في دوما; قتل ضابط في ريف حلب، كذلك قتل عنصر بقصف على ريف إدلب: two clauses, each with a place of its own."""
    low, high = (event.at, harm.trigger) if event.at < harm.trigger else (harm.trigger, event.at)
    breaks = _breaks(sheet)
    number = bisect_left(breaks, low)
    if number == len(breaks) or breaks[number] > high:
        return False
    one, other = _lying(sheet, low, breaks[number]), _lying(sheet, high, min(high + _CLAUSE, sheet.prose.end(high)))
    return any(a and b and a.isdisjoint(b) for a, b in zip(one, other, strict=True))


def _breaks(sheet: Sheet) -> list[int]:
    """The units of a report at which such clauses begin; looked up once whoever asks."""
    found = sheet.laid.get("clause_breaks")
    if not isinstance(found, list):
        found = sheet.laid["clause_breaks"] = sorted([at for key in _BREAKS for at in sheet.where(key)])
    return found


def _lying(sheet: Sheet, first: int, last: int) -> tuple[set[str], set[str]]:
    """The towns and the governorates that the places of a stretch tell."""
    rows = [row for at in range(first, last) for row in place_rows(sheet, at)]
    towns = {row["id"] for row in rows if row["type"] in TOWNS}
    return towns, {row["adm1"] for row in rows if row["adm1"]}


_BREAKS = ("clause", "at_that_time", "as_well")
_CLAUSE = 9  # units of the second clause in which its place stands
