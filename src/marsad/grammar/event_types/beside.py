"""The means that stand beside a deed: weapons, aircraft, guns, and who struck with them."""

from __future__ import annotations

from bisect import bisect_left

from marsad.grammar.event_found import EventAt
from marsad.grammar.event_laid import is_laid
from marsad.grammar.event_types.aircraft import AIR, OWNERS, of_no_raid, unmanned
from marsad.grammar.event_types.no_means import is_no_means
from marsad.grammar.event_types.weapons import DEVICES, FLYING
from marsad.grammar.party_roles import role_words
from marsad.grammar.sheet import Sheet
from marsad.model.values import fixed
from marsad.text.rule_words import rule_forms, rule_words


@fixed
class Beside:
    """What stands beside a trigger: the means, each with its name and units, whether they fly or fire, and how far the sentence and the clause go."""

    means: list[tuple[str, int, int]]
    air: bool
    ground: bool
    first: int
    last: int
    clause_end: int

    @property
    def kinds(self) -> set[str]:
        return {name for name, _, _ in self.means}


_TOOLS = frozenset({"weapon", "actor"})


def means_between(sheet: Sheet, event: EventAt, lo: int, hi: int) -> tuple[bool, bool, list[tuple[str, int, int]]]:
    air = ground = False
    means: list[tuple[str, int, int]] = []
    tools = sheet.marked(_TOOLS, _TOOL_WORDS)
    for at in tools[bisect_left(tools, lo) : bisect_left(tools, hi)]:
        term = sheet.term(at, "weapon")
        if _of_a_helper(sheet, at, lo) or is_no_means(sheet, event, at) or (term and term.row["name"] in DEVICES and is_laid(sheet, at)):
            continue
        actor = sheet.term(at, "actor")
        stop = sheet.stops[at] if actor else at + 1
        words = sheet.forms[at:stop]
        flies = not AIR.isdisjoint(words) and any(sheet.forms[unit] in AIR and not of_no_raid(sheet, unit) for unit in range(at, stop))
        air = air or flies
        ground = ground or not _GROUND.isdisjoint(words)
        if actor and flies:
            means.append(("drone" if unmanned(sheet, stop, hi) else "aircraft", at, stop))
        if term and not actor:
            note = term.row["note"]
            air, ground = air or note == "air", ground or note == "ground"
            called = "drone" if term.row["name"] == "aircraft" and unmanned(sheet, sheet.stops[at], hi) else term.row["name"]
            if note != "count" and all(name != called for name, _, _ in means):
                means.append((called, at, sheet.stops[at]))
    return air, ground, _with_aircraft(sheet, lo, hi, means) if air else means


def _with_aircraft(sheet: Sheet, lo: int, hi: int, means: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The means, and aircraft where a word of the air stands there and none of them flies."""
    if any(name in FLYING for name, _, _ in means):
        return means
    word = next((unit for unit in range(lo, hi) if sheet.forms[unit] in AIR and not of_no_raid(sheet, unit)), None)
    return means if word is None else [*means, ("aircraft", word, word + 1)]


def _of_a_helper(sheet: Sheet, at: int, lo: int) -> bool:
    """هاجمت القوات بدعم من طيران التحالف: with what somebody helped is not how they attacked."""
    told = role_words(sheet).before(at, lo)
    return told is not None and told[0].id == "aid"


_GROUND = frozenset(
    rule_words("event_types.ground")
    | {noun + owner for noun in rule_forms("event_types.own_ground") for owner in OWNERS}
)
_TOOL_WORDS = AIR | _GROUND
