"""Counts of a day or of hours, whatever happened in it: خلال الساعات الـ24 الماضية, منذ فجر اليوم, خلال الساعات الماضية."""

from __future__ import annotations

from marsad.claims.attach.scopes.several import is_the_nth, several_events
from marsad.frames.words import words_of
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import BY, DURING, IN, SINCE

_BEFORE, _AFTER = 16, 16  # units between a count and the hours that it is of
_IN_FRONT = 8  # units from "since dawn" at the head of a sentence to the count


def within_hours(sheet: Sheet, harm: HarmAt) -> int:
    """خلال الساعات الـ24 الماضية, خلال 48 ساعة, بأقل من 24 ساعة: of a day and more, whatever happened in it; how many hours, 0 for none."""
    stretch = _around(sheet, harm)
    if words_of("hours").isdisjoint(sheet.forms[stretch.start : stretch.stop + 4]):
        return 0
    spans = (_hours(sheet, at + 1) for at in stretch if (sheet.forms[at] in words_of("within") or sheet.pre[at] == BY) and _not_before(sheet, at, harm))
    return next(filter(None, spans), 0)


def _around(sheet: Sheet, harm: HarmAt) -> range:
    first = sheet.prose.start(harm.first)
    return range(max(first, harm.first - _BEFORE), min(sheet.prose.end(harm.first), harm.last + _AFTER))


def _hours(sheet: Sheet, at: int) -> int:
    """24 ساعة; not what lasted so long (في هجوم استمر 24 ساعة), nor the third of its kind in it."""
    near = sheet.forms[at : at + 4]
    if words_of("hours").isdisjoint(near) or not words_of("lasting").isdisjoint(near) or is_the_nth(sheet, at - 1):
        return 0
    return next((int(form) for form in near if form.isdecimal() and int(form) >= 24), 0)


def _not_before(sheet: Sheet, at: int, harm: HarmAt) -> bool:
    """ثالث حادث خلال 24 ساعة، بعد أن أصيب أربعة: these are the latest of it; قتل اثنان ليرتفع العدد إلى 14 خلال أسبوع: the span is of the toll."""
    if not words_of("toll_heads").isdisjoint(sheet.forms[harm.last : at]):
        return False
    return at > harm.first or words_of("latest").isdisjoint(sheet.forms[at : harm.first])


def of_today(sheet: Sheet, harm: HarmAt, placed: bool) -> int:
    """استشهد 27 منذ الفجر, قتل تسعة خلال الساعات الماضية: the unit at which a stretch of this day is told over which was counted; -1 where none is.

    Where the sentence names a town, quarter or camp (``placed``), a single deed there is one happening: قتل سبعة منذ الفجر بغارة على مخيم X.
    """
    if harm.max == 1 or harm.outcome not in _COUNTED:
        return -1
    around = _around(sheet, harm)
    if _OPENS_STRETCH.isdisjoint(sheet.forms[around.start : around.stop]):
        return -1
    told = (at for at in around if _is_stretch(sheet, at) and _counts_over(sheet, at, harm))
    at = next(told, -1)
    if at < 0:
        return -1
    led = at < harm.first and not words_of("leads_to").isdisjoint(sheet.forms[max(0, at - _BEFORE) : harm.first])  # أدى القصف منذ الصباح إلى إصابة اثنين
    deeds = _deeds(sheet, harm, at)
    fought = any(term.row.get("type") == "clash" for deed in deeds for term in sheet.terms[deed])
    return -1 if fought or ((placed or led) and not all(several_events(sheet, deed) for deed in deeds)) else at


_COUNTED = frozenset({"killed", "injured", "detained"})
_OPENS_STRETCH = words_of("over_time") | {SINCE}


def _is_stretch(sheet: Sheet, at: int) -> bool:
    """منذ الفجر, منذ ساعات الصباح, منذ منتصف الليل; خلال الساعات الماضية, خلال يوم أمس."""
    if sheet.forms[at] == SINCE:
        hours = sheet.forms[at + 1] in words_of("hours_of")
        return sheet.forms[at + 1 + hours] in words_of("this_day")
    over = sheet.forms[at] in words_of("over_time") or sheet.forms[at] == IN  # في الساعات الأخيرة
    if sheet.forms[at] == DURING and sheet.dated[at + 1] and sheet.forms[at + 1] in words_of("the_day"):
        return True
    return over and sheet.forms[at + 1] in words_of("hours_past") and not words_of("past").isdisjoint(sheet.forms[at + 2 : at + 4])


def since_then(sheet: Sheet, harm: HarmAt) -> bool:
    """ومنذ ذلك الحين، قتل 11 جنديا: whatever killed them since what was told before; those missing since then are of one happening."""
    if harm.max == 1 or harm.outcome not in _COUNTED:
        return False
    stretch = (at for at in _around(sheet, harm) if at < harm.first or sheet.near("harm", max(harm.last, harm.trigger + 1), at) < 0)
    return any(sheet.forms[at] == SINCE and sheet.forms[at + 1] in words_of("that_then") and sheet.forms[at + 2] in words_of("that_time") and _counts_over(sheet, at, harm) for at in stretch if at + 2 < sheet.size)


def _counts_over(sheet: Sheet, at: int, harm: HarmAt) -> bool:
    """No other verb, toll, stop or "goes on" between it and the count: تتواصل المعارك منذ الفجر has its own."""
    first, last = (harm.last, at) if at > harm.first else (at, harm.first)
    if first == at and last - first > _IN_FRONT:
        return False
    between = sheet.forms[first:last]
    if not (words_of("clause_ends").isdisjoint(between) and words_of("toll_heads").isdisjoint(between)) or sheet.forms[at - 1].removeprefix("ال") in words_of("goes_on"):
        return False
    return not any(unit != harm.trigger and "harm" not in sheet.kinds[unit] and any(term.form in VERB_FORMS for term in sheet.terms[unit]) for unit in range(first, last))


def _deeds(sheet: Sheet, harm: HarmAt, since: int) -> list[int]:
    """The units of the deeds told beside a count and its stretch: في غارة, بقصف, في اشتباكات."""
    first, last = min(harm.first, since - _IN_FRONT), min(sheet.prose.end(harm.first), max(harm.last, since) + _AFTER)
    return [at for at in sheet.between("event", max(first, sheet.prose.start(harm.first)), last) if "harm" not in sheet.kinds[at] and not sheet.dated[at]]
