"""Conditions on a number behind a verb of saying: وثق التقرير 73 شهيدا."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.attribution.complement_signs.look import Condition, Look
from marsad.grammar.quantities import read_quantity


def _counted(look: Look, at: int) -> bool:
    """وثق التقرير 73 شهيدا, سجلت الوزارة 12 وفاة: a number of those harmed."""
    sheet = look.sheet
    quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at) if sheet.forms[at][0].isdecimal() or "number" in sheet.kinds[at] else None
    if quantity is None or quantity.end >= sheet.size or sheet.dated[at]:
        return False
    return not sheet.kinds[quantity.end].isdisjoint(("harm", "event", "person", "thing"))


def _counted_victims(look: Look, at: int) -> bool:
    """وثق 655 هجوما: deeds or people, and no money."""
    return _counted(look, at) and not (look.sheet.forms[at][0].isdecimal() and look.sheet.kinds[at + 1].isdisjoint(("harm", "event", "person")))


COUNT_SIGNS: Mapping[str, Condition] = {
    "counted": _counted,
    "counted_victims": _counted_victims,
}
