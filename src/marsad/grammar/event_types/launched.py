"""أطلق, ألقى, تعرض لـ, أصاب: the type of a deed by what was launched, thrown or hit."""

from __future__ import annotations

from marsad.grammar.accusing import charges_between
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_types.beside import Beside
from marsad.grammar.event_types.weapons import FIRE, FLYING, GENERAL_TYPES, GUNS, GUNS_OF_WAR, KINDS_LAUNCHED, POISON, THROWN
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import ARTICLE, BY, rule_forms, rule_word, rule_words


def launched_type(sheet: Sheet, event: EventAt, beside: Beside, found: list[EventAt]) -> str | None:
    """أطلق, ألقى, تعرض لـ: by what was launched or thrown."""
    key, behind = event.term.key, {name for name, first, _ in beside.means if 0 < first - event.at < 12}
    if key in _USED:
        return _used(sheet, event, beside, found)
    if key == HIT:
        return _hit(sheet, event, beside, found)
    if key in _THREW and (thrown := _thrown(sheet, event, beside, behind)):
        return thrown
    if key in SENT and sheet.forms[event.at - 1] == _WHERE and any(other.type in FIRE for other in found):
        return None  # قصفت البلدة، حيث سقطت قذائف في سوقها: of the fire just told
    if key in SENT and (sent := _flown(sheet, event, beside) or _in_front(sheet, event, beside)):
        return None if any(other.type in FIRE and _same_fire(sheet, other, event) for other in found) else sent
    if key == _UNDERWENT and any(0 < other.at - event.at < 14 and other.type not in GENERAL_TYPES for other in found):
        return None  # تعرضت البلدة لقصف بالقذائف: the shelling tells it
    if any(name in GUNS_OF_WAR and first == event.stop for name, first, _ in beside.means):
        return "shelling"  # أطلقت دبابات النار
    if key in _THREW:
        return next((kind for names, kind in KINDS_LAUNCHED if behind & names), None)  # تلقوا بندقية: nobody shot
    if behind & GUNS or not _FIRE.isdisjoint([sheet.forms[unit] for unit in range(event.stop, min(event.stop + _OVER_A_DAY, beside.last)) if not sheet.dated[unit]][:_FIRED_WITHIN]):
        return "shooting"
    event.definite = event.definite or (sheet.forms[event.at - 1] in _WHICH and sheet.forms[event.stop].startswith(ARTICLE))  # لم تعرف الجهة التي أطلقت القذيفة
    return next((kind for names, kind in KINDS_LAUNCHED if behind & names), None)


def _in_front(sheet: Sheet, event: EventAt, beside: Beside) -> str | None:
    """صواريخ أطلقها X, صواريخ أطلقت من بلد, الرصاص الذي أطلقه الجنود: what was launched stands before the verb."""
    if event.term.form not in VERB_FORMS or sheet.pre[event.at]:
        return None  # وسقط عشرات: a clause of its own
    end = event.at - (sheet.forms[event.at - 1] in _WHICH)
    sent = {name for name, first, stop in beside.means if stop <= end <= stop + (_TOLD_OF if sheet.suf[event.at] else 1) and not any(sheet.pre[unit] or sheet.forms[unit] in _STOPS for unit in range(stop, end))}
    kinds = ((GUNS, "shooting"), *KINDS_LAUNCHED)
    event.definite = event.definite or any(sheet.forms[first].startswith(ARTICLE) for name, first, _ in beside.means if name in sent)  # والصواريخ سقطت في حقول: told again
    return next((kind for names, kind in kinds if sent & names), None)


def _flown(sheet: Sheet, event: EventAt, beside: Beside) -> str | None:
    """صاروخ أطلقته مسيرة: what flies stands right behind the verb, which has what it launched with it."""
    flying = {name for name, first, _ in beside.means if name in FLYING and first == event.stop}
    return ("drone_strike" if "drone" in flying else "airstrike") if flying and sheet.suf[event.at] else None


def _used(sheet: Sheet, event: EventAt, beside: Beside, found: list[EventAt]) -> str | None:
    """استخدمت الشرطة الرصاص الحي, هجمات استخدمت فيها أسلحة كيماوية: the use of weapons, where no other deed was done with them."""
    behind = {name for name, first, _ in beside.means if 0 < first - event.at <= _USED_WITHIN}
    if sheet.pre[event.at].endswith(BY) and not _accused(sheet, event.at):
        return None
    if behind & POISON:
        return "chemical_attack"
    if any(other is not event and other.type not in GENERAL_TYPES for other in found):
        return None
    return next((kind for names, kind in _KINDS_USED if behind & names), None)


def _accused(sheet: Sheet, at: int) -> bool:
    """اتهمت المنظمة القوات باستخدام غاز الكلور: of the use somebody is accused; هجمات باستخدام الأسلحة tells how."""
    return bool(charges_between(sheet, max(sheet.prose.start(at), at - _ACCUSED), at))


_ACCUSED = 9  # units from an accusation over who is accused to the use
_USED_WITHIN = 6  # units from a verb of use over who used it to the weapon
_USED = rule_words("event_types.used")
_KINDS_USED = ((GUNS, "shooting"), (frozenset({"barrel_bomb"}), "airstrike"), (frozenset({"cluster_munition"}), "shelling"), *KINDS_LAUNCHED)


def _same_fire(sheet: Sheet, fire: EventAt, event: EventAt) -> bool:
    """قصف بصواريخ أطلقت من X: the fire that is told before the verb."""
    return 0 < event.at - fire.stop < _FIRE_AND_SENT and "،" not in sheet.forms[fire.stop : event.at]


_FIRE_AND_SENT = 15  # units from a word of fire to the verb that tells where it came from


def _hit(sheet: Sheet, event: EventAt, beside: Beside, found: list[EventAt]) -> str | None:
    """أصابت قذيفة منزلا, صواريخ أصابت سوقا, صاروخ إيراني يصيب مبنى: what was fired stands right beside the verb, and nothing else there tells the fire."""
    if any(other is not event and other.type in FIRE for other in found):
        return None
    front = event.at - (sheet.forms[event.at - 1].endswith(_NISBA) and not sheet.pre[event.at - 1])  # whose it was
    hitting = {name for name, first, stop in beside.means if first == event.stop or stop in (event.at, front)}
    return next((kind for names, kind in KINDS_LAUNCHED if hitting & names), None)


def _thrown(sheet: Sheet, event: EventAt, beside: Beside, behind: set[str]) -> str | None:
    """ألقت مسيرة قنبلة, إلقاء مروحيات براميل متفجرة."""
    if behind and any(name == "drone" for name, _, _ in beside.means):
        return "drone_strike"
    flown = beside.air and behind & _DROPPED and any(name in FLYING for name, _, _ in beside.means)
    if flown or "barrel_bomb" in behind:
        return "airstrike"
    if not behind & THROWN or any(form.startswith(_HARMLESS) for form in sheet.forms[event.stop : min(event.stop + 5, beside.last)]):
        return None
    return "explosion"  # ألقى مجهولون قنبلة يدوية على منزل


_HARMLESS = rule_forms("event_types.harmless_bombs")
_DROPPED = frozenset({"bomb", "incendiary", "cluster_munition", "phosphorus", "thermobaric", "barrel_bomb"})
_WHERE = rule_word("event_types.where")
_NISBA = rule_forms("of_a_place")  # إيراني, إسرائيلية
SENT = rule_words("event_types.sent")
_WHICH = rule_words("taken_up.which")
_STOPS = frozenset({"،", "."})
_TOLD_OF = 3  # units of what is told of a missile, to the verb with its pronoun: صاروخ مضاد جوي أطلقه
HIT = rule_word("event_types.hit")
_FIRE = rule_words("event_types.fire")
_FIRED_WITHIN, _OVER_A_DAY = 6, 12  # units from the verb over who fired, without and with a day, to the fire: أطلقت القوات، فجر السبت، النار
_THREW = rule_words("event_types.threw")
_UNDERWENT = rule_word("event_types.underwent")
