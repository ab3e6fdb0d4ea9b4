"""Who stands behind a deed as the one who did it: between them is only what the deed was like, when and with what."""

from __future__ import annotations

from marsad.grammar.parties.deed import Deed
from marsad.grammar.parties.deed_types import FIRED
from marsad.grammar.parties.deed_words import JOINT, NISBA_ENDINGS, PLURAL_NOMINATIVE, QUOTES
from marsad.grammar.party_adjectives import MANNERS, strikes
from marsad.grammar.place_found import PREPOSITIONS
from marsad.grammar.sheet import TYPE_WORDS
from marsad.text.rule_words import ARTICLE, BY, FOR, IN, OF, rule_forms, rule_words

_WITH_PRONOUN = rule_words("no_subject.no_nouns")
_TIMES = rule_words("event_parties.times")
_MANNERS = (*MANNERS, *rule_forms("event_parties.manners"))
_NAME = 5  # units of a name in quotation marks
_COMING_FROM = rule_words("event_parties.coming_from")


def right_behind(deed: Deed, at: int) -> bool:
    """قصف مدفعي لقوات X: only what describes the deed stands between it and those who did it; a verb has none such."""
    sheet, event, men = deed.sheet, deed.event, deed.begins(at)
    stop = event.stop + (sheet.forms[event.stop] in _WITH_PRONOUN)  # انسحبت منها قوات X
    if deed.verb:  # قصفت طائرة تابعة لقوات X
        return men <= stop and not (sheet.pre[at].endswith(FOR) and strikes(sheet, men))
    struck = deed.words.attacks(event.at) or event.type not in FIRED  # استهداف عناصر من X
    if event.type in FIRED and men <= event.stop and (not struck or strikes(sheet, event.stop)):
        return True  # قصف ميليشيات "X", استهداف مسيرة تابعة لـX مسجدا
    if deed.moves() and men <= stop and not deed.words.attacks(event.at):
        return True  # تقدم المسلحين من حركة X
    if deed.event.type == "territorial_change" and men <= stop and not deed.words.drives_out(event.at):
        return True  # سيطرة مقاتلي X على البلدة
    if deed.moves() and all(form.startswith(ARTICLE) for form in sheet.forms[stop:at]):
        return True  # التقدم العسكري لقوات X
    if not struck and _comes_from(deed, men):
        return True
    if men > event.stop and strikes(sheet, men) and not sheet.pre[men] and sheet.forms[men - 1] not in _COMING_FROM:
        return False  # دمرت غارة أخرى مدفعا تابعا لـX: what it met
    return all(
        (form := sheet.forms[unit]).removeprefix(ARTICLE).startswith(_MANNERS)
        or strikes(sheet, unit)  # قصف مروحية للنظام
        or (form.endswith(NISBA_ENDINGS) and form not in PREPOSITIONS and not sheet.term(unit, "person") and not sheet.phrases(unit, "thing", *TYPE_WORDS))
        or sheet.dated[unit]
        or (form in _COMING_FROM and unit + 1 in (deed.words.men_before(at, unit + 1), deed.begins(at)))  # قصف مدفعي من قوات X, قنص من "X"
        or sheet.forms[unit] in QUOTES
        or (sheet.forms[unit + 1] in QUOTES and deed.words.are_men(unit) and _strikes_something(deed, at))
        for unit in range(event.stop, at if struck else men)
    )


def _strikes_something(deed: Deed, at: int) -> bool:
    """استهداف قوات "X" بالرشاشات الثقيلة سيارة: behind the closing mark, and with what it was done, stands what was struck."""
    sheet = deed.sheet
    behind = next((unit + 1 for unit in range(at + 1, min(at + _NAME, sheet.size)) if sheet.forms[unit] in QUOTES), at + 1)
    while sheet.pre[behind].endswith(BY) or (sheet.pre[behind - 1].endswith(BY) and sheet.forms[behind].startswith(ARTICLE)):
        behind += 1
    return not deed.nothing_behind(behind)


def _comes_from(deed: Deed, men: int) -> bool:
    """قصف ممنهج غير مسبوق من طائرات X: nothing but what the fire is like stands before من."""
    sheet = deed.sheet
    of = next((unit for unit in (men, men - 1) if sheet.forms[unit] == OF), 0)
    return 0 < of - deed.event.stop <= JOINT and not any(not ("weapon" in sheet.kinds[unit] and sheet.pre[unit].endswith(BY)) and (sheet.kinds[unit] or sheet.pre[unit] or sheet.suf[unit] or sheet.forms[unit] in PREPOSITIONS or not sheet.forms[unit][0].isalpha()) for unit in range(deed.event.stop, of))


def only_how(deed: Deed, stop: int) -> bool:
    """قصفت مساء أمس بالمدفعية قوات X: between a verb and its subject may stand when and with what."""
    sheet = deed.sheet
    start = deed.begins(stop)
    if any(sheet.forms[unit].startswith(ARTICLE) and sheet.forms[unit].endswith(PLURAL_NOMINATIVE) for unit in range(deed.event.stop, start)):
        return False  # استهدف المقاتلون قوة …: the subject
    return all(
        sheet.dated[unit] or sheet.pre[unit].endswith(BY) or sheet.forms[unit].startswith(ARTICLE) or sheet.forms[unit] in _TIMES or deed.words.are_men(unit) or _sets_off_time(deed, unit)
        for unit in range(deed.event.stop, start)
    )


def _sets_off_time(deed: Deed, at: int) -> bool:
    """اعتقلت، أمس الخميس، قوات X; في وقت متأخر من ليل أمس: a comma beside words of time, a preposition before them."""
    sheet = deed.sheet
    if sheet.forms[at] in (IN, OF):
        return bool(sheet.dated[at + 1]) or sheet.forms[at + 1] in _TIMES
    return sheet.forms[at] == "،" and (bool(sheet.dated[at - 1]) or (at == deed.event.stop and bool(sheet.dated[at + 1])))
