"""A deed told as the answer to another, or as what went before it: two deeds, and the harm of the one is not the other's."""

from __future__ import annotations

from marsad.grammar.party_roles import role_words
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import AND, MORROW, OF, ON, SINCE, THAT, rule_forms, rule_word, rule_words

_ANSWERED = 4  # units from ردا to the deed answered: ردا على هذا الهجوم
_ANSWERING = 12  # units between a verb of answering and what is answered
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


def is_answered_with(sheet: Sheet, at: int) -> bool:
    """ردت فصائل X على قصف Y، واستهدفت: what is told at a unit is answered, and whoever answers it goes on."""
    return sheet.forms[at - 1] == ON and any(role_words(sheet).answers(unit) for unit in range(max(sheet.prose.start(at), at - _ANSWERING), at))


def is_what_was_answered(sheet: Sheet, deed: int, at: int) -> bool:
    """قصفت X المدينة ردا على هجوم Y، وقتل أربعة, ما أدى إلى مقتل ثلاثة: behind the deed that was answered a clause goes on with the answer."""
    first = sheet.prose.start(deed)
    word = max(sheet.between("in_return_for", max(first, deed - _ANSWERED), deed), default=-1)
    return word >= 0 and any(sheet.forms[unit] == "،" and (sheet.pre[unit + 1] == AND or sheet.forms[unit + 1] in _WHICH_LED) for unit in range(deed, at))


def came_first(sheet: Sheet, at: int) -> bool:
    """يأتي القصف بعد أن قتل انتحاري 12 شخصا, بعد يوم من مقتل جندي: a deed that came first, and so is none of the other's harm."""
    return sheet.near("after_that", max(0, at - 2), at) >= 0 or (told_after(sheet, at) and not _ended(sheet, at))


def told_after(sheet: Sheet, at: int) -> bool:
    """بعد مقتل, بعد سقوط قتلى, بعد أقل من 24 ساعة من مقتل: right behind the word, or how long after."""
    before = at - 1 - (sheet.forms[at - 1] in _FALL)
    return sheet.forms[before] in _AFTER or (sheet.forms[before] in _FROM and not _AFTER.isdisjoint(sheet.forms[max(0, before - _LONG) : before]))


def done_by_harmed(sheet: Sheet, at: int, stop: int) -> bool:
    """قتل X شابا بعد طعنه جنديا, بعد محاولته دهس جندي, بعد إطلاقه النار: the pronoun of a noun of a deed, behind which stands whom he met, is that of the one told to be harmed before."""
    tried = sheet.forms[at - 1] + sheet.suf[at - 1] in _HIS_ATTEMPT
    met = not sheet.pre[stop] and ("person" in sheet.kinds[stop] or sheet.forms[stop] in _FIRE)
    return sheet.forms[at - 1 - tried] in _AFTER and (tried or (sheet.suf[at] == _HIS and met))


def went_before_that(sheet: Sheet, at: int) -> bool:
    """وذلك بعد إطلاق نار: what came before all that the sentence has told; not وذلك إثر قصف, of which it came."""
    return sheet.forms[at - 1] in _AFTER and sheet.forms[at - 1] not in _BY_MEANS and sheet.forms[at - 2].endswith(_THAT)


def _ended(sheet: Sheet, at: int) -> bool:
    """انتهت الاشتباكات بعد مقتل المهاجمين, ارتفعت الحصيلة بعد وفاة جريح: a fight ended or a toll rose with it."""
    return any(form.startswith(_ENDS) for form in sheet.forms[sheet.prose.start(at) : at])


_HIS, _HIS_ATTEMPT, _FIRE = rule_word("subjects.his"), rule_words("in_return.his_attempt"), rule_words("subjects.fire")
_WHICH_LED = rule_words("in_return.which_led")
_AFTER, _FROM, _FALL = rule_words("in_return.after"), frozenset({OF, ON}), rule_words("in_return.fall")
_THAT, _BY_MEANS = rule_word("in_return.that"), rule_words("event_harms.by_means")
_ENDS = rule_forms("in_return.ends")
_LONG = 5  # units from بعد over how long to من


def strikes_back(sheet: Sheet, at: int) -> bool:
    """ورد المسلحون بقتل شرطيين: what somebody answers with is a new deed."""
    return sheet.pre[at].endswith("ب") and sheet.near("struck_back", max(0, at - _ANSWER), at) >= 0


def span_counted(sheet: Sheet, at: int) -> int:
    """غداة تفجير, بعد ساعات من تفجير, بعد يوم واحد من مقتل ثلاثة: the unit of the time that is counted from what is told at a unit; else -1."""
    if sheet.forms[at - 1] == MORROW:
        return at - 1
    if sheet.forms[at - 1] not in COUNTED_FROM:
        return -1
    span = at - 2 if sheet.forms[at - 2] in _SPANS else at - 3 if sheet.forms[at - 2] in _SO_MANY else -1
    return span if any(form.removeprefix(AND) in _COUNTS for form in sheet.forms[max(0, span - _SO_LONG) : max(0, span)]) else -1


def since_then(sheet: Sheet, at: int) -> bool:
    """لم تشهد البلدة مثله منذ أن اقتحم الجنود السوق: a deed since which there was none like that which is told."""
    before = sheet.forms[at - 3 : at]
    return THAT in before and SINCE in before


_COUNTS = _AFTER | rule_words("in_return.ahead_of")
_SO_LONG = 4  # units from بعد over a number to the span of time: بعد أكثر من أسبوع
COUNTED_FROM, _SPANS, _SO_MANY = rule_words("in_return.counted_from"), rule_words("in_return.spans"), rule_words("in_return.so_many")
