"""A deed told as the answer to another, or as what went before it: two deeds, and the harm of the one is not the other's."""

from __future__ import annotations

from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import OF, TO, rule_words

_ANSWERED = 4  # units from ردا to the deed answered: ردا على هذا الهجوم
_ANSWER = 5  # units from the verb to the deed: ورد مسلحون أكراد بقتل


def is_answered(sheet: Sheet, first: int, at: int) -> bool:
    """ردا على الهجوم, انتقاما لمقتل سبعة: what is told at a unit was answered by what the sentence told before, from a unit on.

    ردا على هجوم شنه مسلحون أودى بحياة سبعة: nor is what the deed that was answered brought about.
    """
    word = max(sheet.between("in_return_for", first, at), default=-1)
    if word < 0 or word >= at - _ANSWERED:
        return word >= 0
    deed = sheet.near("event", word, word + _ANSWERED)
    return 0 <= deed < at and "،" not in sheet.forms[deed:at]


def came_first(sheet: Sheet, at: int, deed: tuple[str, int]) -> bool:
    """يأتي القصف بعد أن قتل انتحاري 12 شخصا, غارات على البلدة بعد مقتل جندي: what came first, and so is none of the harm of a ``deed`` (its type and unit).

    Not of انتهى القصف بعد مقتل سبعة, ارتفع عدد قتلى الغارة إلى ستة بعد استشهاد طفل, بعد وفاة أحد المصابين.
    """
    if sheet.near("after_that", max(0, at - 2), at) >= 0:
        return True
    kind, unit = deed
    new_toll = TO in sheet.forms[unit:at] or sheet.forms[at] in _DIED
    return kind in _STRIKES and sheet.forms[unit - 1] not in _ENDED and not new_toll and told_after(sheet, at)


def told_after(sheet: Sheet, at: int) -> bool:
    """بعد مقتل, عقب إصابة, بعد ساعات من مقتل: what the sentence told before came of it, or only later."""
    return sheet.forms[at - 1] in _AFTER or (sheet.forms[at - 1] == OF and sheet.forms[at - 3] in _AFTER)


_STRIKES = frozenset({"airstrike", "drone_strike", "shelling", "missile_strike"})
_AFTER, _ENDED, _DIED = rule_words("in_return.after"), rule_words("in_return.ended"), rule_words("in_return.died")


def strikes_back(sheet: Sheet, at: int) -> bool:
    """ورد المسلحون بقتل شرطيين: what somebody answers with is a new deed."""
    return sheet.pre[at].endswith("ب") and sheet.near("struck_back", max(0, at - _ANSWER), at) >= 0
