"""A deed or a weapon that an adjective tells to be theirs: غارة إسرائيلية, قصفت مسيرة إسرائيلية."""

from __future__ import annotations

from marsad.grammar.in_return import told_after
from marsad.grammar.parties.deed import Deed
from marsad.grammar.parties.deed_types import PERPETRATED, STRIKES
from marsad.grammar.parties.deed_words import NEAR
from marsad.text.rule_words import ARTICLE, OF, rule_forms

_TAKEN_AWAY = frozenset({"detention", "abduction", "execution", "torture"})
_BY_OR_FOR = rule_forms("by_or_for")


def does_it(deed: Deed, described: int) -> bool:
    """غارة إسرائيلية: theirs is the deed; قصفت مسيرة إسرائيلية, هجوم بصاروخ حوثي: or what did it, but not what was struck."""
    sheet, event = deed.sheet, deed.event
    if described == event.at and event.type in _TAKEN_AWAY and not sheet.forms[described].startswith(ARTICLE):
        return False  # اختطاف بريطاني, اعتقال إسرائيلي: as well of whom it befell
    if described == event.at:
        return event.type in PERPETRATED | {"clash", "casualties", "landmine"} and event.type != "killing"
    if deed.acted or event.type not in STRIKES or described >= event.stop + NEAR or (event.type == "casualties" and told_after(sheet, event.at)):
        return False  # ضربات تركية على البلدة بعد مقتل جندي
    before = sheet.forms[described - 1] if described else ""
    counted = described == event.stop + 1 and "number" in sheet.kinds[event.stop]  # قصفت ثلاث طائرات تركية
    if counted or _behind_day(deed, described) or described <= event.stop or event.type == "casualties" or sheet.pre[described].endswith(_BY_OR_FOR) or before == OF or deed.words.did(described - 1):
        return True
    told = deed.words.before(described, event.at)  # استهداف سيارة من قبل مسيرة تركية
    return told is not None and told[0].role == "perpetrator"


def _behind_day(deed: Deed, described: int) -> bool:
    """استهدفت أمس مسيرة إسرائيلية سيارة: between the verb and what did it stands only when it was."""
    sheet, event = deed.sheet, deed.event
    return deed.verb and event.stop < described and all(sheet.dated[unit] for unit in range(event.stop, described)) and not sheet.pre[described]
