"""How many deeds the word for an event tells: الهجمات are several, and take up no single one told before."""

from __future__ import annotations

from marsad.grammar.event_found import EventAt
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import NO_TERM
from marsad.text.rule_words import BY, OF, rule_forms, rule_words

_TOLD = frozenset({"exact", "at_least", "more_than", "about"})
_TIMES = 3  # so many times as many are no later count of the same people
_SEVERAL = frozenset({"p", "d"})
BOMBS = frozenset({"explosion", "suicide_attack", "landmine"})
_MANY = rule_forms("event_number.many")
_APART = rule_words("event_number.apart")
_ONE = rule_words("event_number.one")
_ONE_OF = rule_words("event_number.one_of")


def takes_up_several(sheet: Sheet, event: EventAt) -> bool:
    """الهجمات, هذه التفجيرات, الهجومان: more than one deed, told with the article; not أسوأ الهجمات, أحد التفجيرات."""
    if not event.definite or event.term.form not in _SEVERAL:
        return False
    before = sheet.forms[event.at - 1] if event.at else ""
    return before not in _ONE_OF


def tells_one(sheet: Sheet, event: EventAt) -> bool:
    """هجوم, تفجير, انفجرت سيارة, هاجم مسلحون: one deed; الانفجار المزدوج is two, 454 هجوما are many, and قصف may be."""
    if event.term is NO_TERM:
        return False
    behind = sheet.forms[event.stop]
    if event.term.form == "s":
        counted = sheet.forms[event.at - 1].isdecimal() or sheet.term(event.at - 1, "number") is not None
        return event.term.key.split()[0] in _ONE and not counted  # 454 هجوما
    return event.term.form == "past" and (event.type in BOMBS or event.term.key in _APART) and not behind.endswith(_MANY)


def several_apart(sheet: Sheet, event: EventAt) -> bool:
    """الهجمات, التفجيرات: each a happening of its own; الغارات and الاشتباكات may be one that lasted, and الهجمات: غارة is the label of a line."""
    return event.term.form == "p" and event.term.key in _APART and takes_up_several(sheet, event) and sheet.forms[event.stop : event.stop + 1] != [":"]


def counts_far_more(event: EventAt, other: EventAt, *, of_one: bool = True) -> bool:
    """More than a hundred dead here, three there: no later count of the same people, but others; ``of_one``: also where one died there, who may be one of them."""
    least = _least(event)
    return bool(least) and any(low * _TIMES < least.get(outcome, 0) for outcome, low in _least(other).items() if low > 1 or of_one)


def _least(event: EventAt) -> dict[str, int]:
    """The highest number of each outcome that an event counts at least."""
    found: dict[str, int] = {}
    for harm in event.harms:
        if harm.part_of is None and harm.expr in _TOLD and harm.min:
            found[harm.outcome] = max(harm.min, found.get(harm.outcome, 0))
    return found


def with_so_many(sheet: Sheet, at: int, first: int) -> bool:
    """بأربع غارات, بأكثر من ثماني غارات, بنحو 3 غارات, بسلسلة غارات: with how many."""
    if sheet.forms[at - 1] in _SOME_OF and sheet.pre[at - 1] == BY:
        return True
    number = at - 1 if at > first and ("number" in sheet.kinds[at - 1] or sheet.forms[at - 1].isdigit()) else -1
    while number > max(first, at - _COUNT) and not sheet.pre[number].endswith(BY) and (sheet.forms[number - 1] == OF or sheet.pre[number - 1].endswith(BY)):
        number -= 1
    return number >= 0 and sheet.pre[number].endswith(BY)


_SOME_OF = rule_words("event_triggers.some_of")
_COUNT = 4  # units from بأكثر from over the number to what is counted
