"""The type of a deed whose word says little (استهدف, قصف, هجوم, أطلق), settled by the means beside it."""

from __future__ import annotations

from bisect import bisect_left

from marsad.grammar.event_found import EventAt
from marsad.grammar.event_from_afar import of_a_group
from marsad.grammar.event_leaving import LEAVING, people_leave
from marsad.grammar.event_types.beside import Beside, means_between
from marsad.grammar.event_types.by_kind import BY_KIND
from marsad.grammar.event_types.clauses import clauses_between
from marsad.grammar.event_types.general_words import general_type
from marsad.grammar.event_types.weapons import BY_SUICIDE, FLYING, GENERAL_TYPES
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import AND, rule_words


def settle_types(sheet: Sheet, found: list[EventAt], first: int, last: int) -> list[EventAt]:
    """Settle the type of general words by the means named beside them."""
    out = []
    for event in found:
        if event.term.key in LEAVING and not people_leave(sheet, event, min(last, event.stop + 6)):
            continue
        lo, hi = _clause(sheet, event, found, first, last)
        air, ground, means = means_between(sheet, event, lo, hi)
        if air and of_a_group(sheet, event):
            air, means = False, [one for one in means if one[0] not in _MANNED]  # شنت الطائرات غارات مع هجوم للمقاومة على المعسكر
        event.means = means
        beside = Beside(means, air, ground, first, last, hi)
        if event.type in _BY_ONE_MAN and _bomber_strikes(sheet, event, found):
            settled: str | None = "suicide_attack"
        else:
            settled = general_type(sheet, event, beside, found) if event.type in GENERAL_TYPES else BY_KIND[event.type](sheet, event, beside) if event.type in BY_KIND else event.type
        if settled is not None:
            event.type = settled
            event.means = _with_own(event)
            out.append(event)
    return out


def _with_own(event: EventAt) -> list[tuple[str, int, int]]:
    """قصف مدفعي, غارة جوية, انفجار عبوة ناسفة: the means that the word itself tells, where none of that kind stands beside it."""
    own, told = event.term.row["means"], {name for name, _, _ in event.means}
    if not own or own in told or (own in FLYING and told & FLYING):
        return event.means
    return [(own, event.at, event.stop), *event.means]


_MEANWHILE = frozenset({"at_that_time", "clause"})
_MANNED = FLYING - {"drone"}
_NO_WORDS: frozenset[str] = frozenset()
_BEHIND = 16  # units from a deed to its means, without those that tell when it was
_WHICH = rule_words("taken_up.which")
_ANTECEDENT = 7  # units from what a clause with التي is about to its verb
_BY_ONE_MAN = frozenset({"attack", "clash", "advance"})


def _bomber_strikes(sheet: Sheet, event: EventAt, found: list[EventAt]) -> bool:
    """هاجم انتحاري نقطة تفتيش, انتحاريان استهدفا مسجدا: who strikes is a suicide bomber."""
    if event.term.form not in VERB_FORMS:
        return False
    ahead = event.at > 0 and sheet.forms[event.at - 1] in BY_SUICIDE and not any(other.stop in (event.at, event.at - 1) for other in found)
    ahead = ahead and not sheet.between("weapon", max(0, event.at - 3), event.at)  # مسيرة انتحارية استهدفت
    return ahead or (event.stop < sheet.size and sheet.forms[event.stop] in BY_SUICIDE)


def _answers(sheet: Sheet, first: int, last: int) -> list[int]:
    """قتل جندي في هجوم، ورد الطيران بقصف: with what the other side answered is not how they attacked."""
    return [at for at in sheet.between("struck_back", first, last) if sheet.forms[at - 1] == "،" or AND in (sheet.pre[at], sheet.forms[at][:1]) or _who_joins(sheet, first, at)][:1]


def _who_joins(sheet: Sheet, first: int, verb: int) -> bool:
    """هاجم X موقعا وY يرد بغارات: who answers stands right before the verb, joined to what went before."""
    return any(sheet.stops[at] == verb and sheet.pre[at] == AND for at in sheet.between("actor", first, verb))


def _clause(sheet: Sheet, event: EventAt, found: list[EventAt], first: int, last: int) -> tuple[int, int]:
    """From the trigger before to the trigger behind, within the sentence."""
    lo = max((other.stop for other in found if other.at < event.at and other.type != "attack" and event.at - other.stop > 6), default=first)
    hi = min((other.at for other in found if other.at > event.at and other.type != "attack" and other.at - event.stop > 6), default=last)
    if partings := sheet.marked(_MEANWHILE, _NO_WORDS):  # كثف هجماته في ظل غارات; جاءت الغارات بينما شنت X هجوما: with what another struck at that time neither
        behind = bisect_left(partings, event.at)
        lo, hi = max([lo, *partings[:behind][-1:]]), min([hi, *partings[behind : behind + 1]])
    if sheet.where("struck_back"):
        hi = min([hi, *_answers(sheet, event.stop, hi)])
    if sheet.where("in_return_for"):
        lo = max([lo, *sheet.between("in_return_for", lo, event.at)])
    answered = sheet.near("in_return_for", event.stop, hi)  # نفذت هجمات ردا على الغارات: with what the other side struck is not how they attacked
    lo, hi = max(lo, event.at - 14), min(hi if answered < 0 else answered, event.stop + _BEHIND + sum(sheet.dated[event.stop : event.stop + _BEHIND]))
    if sheet.forms[event.at - 1] in _WHICH:
        lo = max(lo, event.at - _ANTECEDENT)  # غارات على X، وبلدة Y التي قصفتها القوات: of the town only
    told = clauses_between(sheet, lo + 1, hi)
    return (max([lo, *(at for at in told if at <= event.at)]), min([hi, *(at for at in told if at > event.at)])) if told else (lo, hi)
