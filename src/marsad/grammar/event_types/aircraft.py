"""Words of the air: aircraft and strikes from it, with and without a pilot, and what is of the air and strikes nobody."""

from __future__ import annotations

from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import rule_forms, rule_word, rule_words


def unmanned(sheet: Sheet, at: int, last: int) -> bool:
    """طائرة تركية مسيّرة, "الطيران الأمريكي" المسيّر, طائرة إسرائيلية بدون طيار: whose it is stands between."""
    end = min(at + 4, last + 4, sheet.size)
    behind = range(at, next((unit for unit in range(at, end) if sheet.phrase(unit, "struck")), end))
    return any(sheet.forms[unit] in _UNMANNED or (sheet.forms[unit] == _PILOT and sheet.forms[unit - 1] in _WITHOUT) for unit in behind)


_UNMANNED = rule_words("event_types.unmanned")
_PILOT = rule_word("event_types.pilot")
_WITHOUT = rule_words("event_types.without")


def of_no_raid(sheet: Sheet, at: int) -> bool:
    """المخابرات الجوية, الأحوال الجوية, الدفاعات الجوية, قاعدة العند الجوية: of the air, but nothing that strikes from it."""
    return sheet.forms[at].endswith(_OF_THE_AIR) and not _NO_RAID.isdisjoint(sheet.forms[max(0, at - 2) : at])


_OF_THE_AIR = rule_forms("event_types.of_the_air")
_NO_RAID = rule_words("event_types.no_raid")
OWNERS = rule_forms("event_types.owners")
AIR = frozenset(
    {
        *rule_words("event_types.air"),
        *(noun + owner for noun in rule_forms("event_types.own_air") for owner in OWNERS),  # طائراته قصفت
    }
)
