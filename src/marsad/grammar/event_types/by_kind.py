"""The type of a deed of each kind, made more exact by what stands beside it: قصف of aircraft, انفجار of a mine."""

from __future__ import annotations

from collections.abc import Callable

from marsad.grammar.event_found import EventAt
from marsad.grammar.event_from_afar import attacks_from_afar
from marsad.grammar.event_types.aircraft import AIR
from marsad.grammar.event_types.beside import Beside
from marsad.grammar.event_types.no_means import is_no_means
from marsad.grammar.event_types.weapons import ATTACK, BOMBS, BOMBS_OR_DRONES, BY_SUICIDE, FIRED, FLYING, GUNS, GUNS_OF_WAR, MISSILES, POISON, POUNDING, THROWN
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import ARTICLE, BY, FOR, OF, ON, rule_forms, rule_word, rule_words


def _shelling(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    """قصف الطيران is an airstrike, قصف بمسيرة a drone's, إطلاق صاروخ a missile's."""
    if event.term.key == _RAINED and any(form.removeprefix(BY) in _FIRE for form in sheet.forms[event.stop : event.stop + _SHOTS]):
        return "shooting"  # أمطروه بالرصاص
    if event.term.key in POUNDING and _from_the_air(sheet, event, beside):
        return "drone_strike" if _by_drone(event, beside.means) else "airstrike"
    if any(name == "drone" and stop == event.at for name, _, stop in beside.means):
        return "drone_strike"  # المسيرة أطلقت صاروخا
    if not beside.ground and any(name == "drone" and (abs(at - event.at) <= 3 or sheet.pre[at].endswith(BY) or sheet.forms[at - 1] in _THROUGH) for name, at, _ in beside.means):
        return "drone_strike"
    if any(name in MISSILES and sheet.pre[first].endswith(BY) for name, first, _ in beside.means):
        return "missile_strike"  # قصفت القوات حيا بصواريخ كروز
    launched = any(word in event.term.key for word in _LAUNCHED)
    return "missile_strike" if launched and (beside.kinds & MISSILES or sheet.forms[event.stop].startswith(_GUIDED)) else "shelling"


_RAINED, _FIRE = rule_word("event_types.rained"), rule_words("event_types.fire")
_SHOTS = 5  # units from أمطر over whom to بوابل من الرصاص


def _from_the_air(sheet: Sheet, event: EventAt, beside: Beside) -> bool:
    """Aircraft beside the word and no guns, or right beside the verb."""
    if beside.air and not beside.ground:
        return True
    if event.term.form in VERB_FORMS and any(name in FLYING and 0 <= event.at - stop <= 1 for name, _, stop in beside.means):
        return True  # الطائرات المقاتلة التركية قصفت بالصواريخ
    if not beside.ground and _by_coalition(sheet, event):
        return True
    near = (*range(max(beside.first, event.at - 2), event.at), *range(event.stop, min(event.stop + 2, beside.last)))
    return event.term.form in VERB_FORMS and any(sheet.forms[at] in AIR and not is_no_means(sheet, event, at) for at in near)


def _by_coalition(sheet: Sheet, event: EventAt) -> bool:
    """قصف التحالف, والتحالف يقصف, قصف التحالف الدولي مواقع: who has nothing on the ground."""
    before = (at for at in sheet.between("actor", event.at - 3, event.at) if sheet.stops[at] == event.at)
    actor = sheet.term(next(before, event.stop), "actor")
    return actor is not None and actor.row["id"] in _COALITIONS


_COALITIONS = rule_words("event_types.coalitions")


def _shooting(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    """بنيران مقاتلات, بنيران دبابة: what fired stands right behind."""
    near = {name for name, first, _ in beside.means if 0 <= first - event.stop <= 1}
    if event.term.key != _BY_FIRE or not near & (FLYING | GUNS_OF_WAR):
        return "shooting"
    return "shelling" if near & GUNS_OF_WAR else "drone_strike" if "drone" in near else "airstrike"


_BY_FIRE = rule_word("event_types.by_fire")


def _killing(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    """إحراق أشجار: nobody is killed where no people are burnt."""
    if event.term.form in VERB_FORMS and any(name in FLYING and first == event.stop for name, first, _ in beside.means):
        return _airstrike(sheet, event, beside)  # اغتالت مسيرة قياديا
    if any(name == "sniper" and first < event.at for name, first, _ in beside.means):
        return "shooting"  # أقدم قناص على قتل شاب
    if any(name in GUNS and sheet.pre[first].endswith(BY) for name, first, _ in beside.means):
        return "shooting"  # اغتال مجهولون قاضيا بمسدس
    burnt = event.term.key == _BURNING and not sheet.suf[event.at]
    return "damage" if burnt and not _of_people(sheet, event.stop, beside.last) else "killing"


def _change(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    """طرد السكان, اللاجئون الذين طردوا: residents who are driven out are displaced; of fighters the place is told to have changed hands."""
    if event.term.key != _DROVE_OUT:
        return "territorial_change"
    reach = range(event.stop, min(event.stop + _DRIVEN, beside.last))
    end = next((at for at in reach if sheet.forms[at] == OF or sheet.forms[at] == "،"), reach.stop)  # طردت قوات X السكان من …
    people = (sheet.term(at, "person") for at in range(event.stop, end))
    return "displacement" if any(person is not None and person.row.get("status") == "civilian" for person in people) else "territorial_change"


_DRIVEN = 7  # units from the verb over who drove out to those who were driven out
_DROVE_OUT = rule_word("event_types.drove_out")


def _advance(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    return "protest" if _by_protesters(sheet, event, beside.last) else "advance"


def _airstrike(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    return "drone_strike" if _by_drone(event, beside.means) else "airstrike"


def _by_drone(event: EventAt, means: list[tuple[str, int, int]]) -> bool:
    """قصف وغارات للطيران الروسي، بالتزامن مع طيران مسيّر: of what flies, the nearest did it."""
    flying = [(abs(first - event.at), name) for name, first, _ in means if name in FLYING]
    return bool(flying) and min(flying)[1] == "drone"


def _explosion(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    """انفجار لغم is a landmine's; انفجار انتحاري, فجر نفسه a suicide attack."""
    if any(name == "drone" and _blew_up_itself(sheet, event, first, stop) for name, first, stop in beside.means):
        return "drone_strike"
    if _of_remnants(sheet, event, beside.last):
        return "landmine"
    by_suicide = any(sheet.forms[at] in BY_SUICIDE for at in range(max(beside.first, event.at - 3), min(beside.clause_end, event.stop + 8)))
    if by_suicide or _with_himself(sheet, event, beside.last):
        return "suicide_attack"
    if event.term.form in VERB_FORMS and _landed(sheet, event, beside):
        return "shelling"
    flown = event.term.key in _BLOWING_UP and any(name in FLYING and event.at in (stop, first - 1) for name, first, stop in beside.means)
    return "airstrike" if flown else "explosion"  # قام سلاح الجو بتفجير مخزن


def _landed(sheet: Sheet, event: EventAt, beside: Beside) -> bool:
    """انفجرت قذيفة أطلقها مسلحون: what somebody fired went off; انفجرت قذيفة may have lain there."""
    stop = next((stop for name, first, stop in beside.means if name in _FROM_AFAR and first == event.stop), sheet.size)
    return stop < sheet.size and bool(sheet.suf[stop]) and any(term.key in _SENT for term in sheet.terms[stop] if term.kind == "event")


_FROM_AFAR, _SENT = FIRED | MISSILES, rule_words("event_types.sent")


def _blew_up_itself(sheet: Sheet, event: EventAt, first: int, stop: int) -> bool:
    """انفجرت مسيرة, مسيرة أطلقت من بلد انفجرت, انفجار طائرة مسيرة: right behind the word, or before the verb without a comma."""
    if first == event.stop:
        return True
    return event.term.form in VERB_FORMS and 0 <= event.at - stop <= _FLIGHT and not sheet.pre[event.at] and "،" not in sheet.forms[stop : event.at]


_FLIGHT = 5  # units from a drone over where it came from to its explosion


def _clash(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    """هجوم بالأسلحة النارية is a shooting, هجوم بعبوة an explosion, an attack told with a distance shelling."""
    key, flown_or_fired = event.term.key, beside.air or beside.ground
    if key in _ASSAULT and any(name in THROWN and sheet.pre[first].endswith(BY) and 0 <= first - event.stop <= 1 for name, first, _ in beside.means):
        return "explosion"  # هجوم بقنبلة يدوية
    if key in _ASSAULT and any(name in POISON and sheet.pre[first].endswith(BY) for name, first, _ in beside.means):
        return "chemical_attack"  # هجوم بغاز الخردل
    if key == ATTACK and beside.kinds & GUNS and not flown_or_fired:
        return "shooting"
    if key in _ASSAULT and (flown_or_fired or beside.kinds & BOMBS_OR_DRONES):
        return "drone_strike" if "drone" in beside.kinds else _by_means(sheet, event, beside)
    return "shelling" if attacks_from_afar(sheet, event, beside.last) else "advance" if _to_take(sheet, event) else "clash"


def _to_take(sheet: Sheet, event: EventAt) -> bool:
    """هجوم واسع لتحرير المدينة, عملية عسكرية لاستعادة بلدة: to take ground."""
    behind = range(event.stop, min(event.stop + _TAKING, sheet.prose.end(event.at)))
    behind = range(event.stop, next((at for at in behind if sheet.forms[at] == ON), behind.stop))  # هجوم على حاجز لتحرير أسرى
    return event.term.key in _OFFENSIVES and any(sheet.pre[at].endswith(FOR) and "actor" not in sheet.kinds[at] and sheet.forms[at].removeprefix(ARTICLE) in _TAKEN for at in behind)


_TAKING = 3  # units from an attack over how large it was to what for
_OFFENSIVES, _TAKEN = rule_words("event_types.offensives"), rule_words("event_types.to_take")


BY_KIND: dict[str, Callable[[Sheet, EventAt, Beside], str]] = {
    "shelling": _shelling,
    "shooting": _shooting,
    "killing": _killing,
    "territorial_change": _change,
    "advance": _advance,
    "airstrike": _airstrike,
    "explosion": _explosion,
    "clash": _clash,
}
_LAUNCHED = rule_forms("event_types.launched")  # إطلاق صاروخ, أطلقت صواريخ: rockets, unless they are told to be guided or of long range


def _by_means(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    """هجوم بالصواريخ, هجوم جوي, هجوم بعبوة: the type of an attack by what stands beside it."""
    if beside.air and not beside.ground:
        return "airstrike"
    if beside.kinds & BOMBS:
        return "explosion"
    if beside.kinds & MISSILES:
        return "missile_strike"
    fired = any(name in FIRED and 0 < first - event.at <= 8 and (sheet.pre[first].endswith(BY) or (sheet.forms[first - 1] in _THROUGH and not sheet.between("event", event.stop, first - 1))) for name, first, _ in beside.means)
    return "shelling" if fired and not beside.air else event.type


def _of_people(sheet: Sheet, at: int, last: int) -> bool:
    """إحراق ثلاثة مدنيين, but إحراق أشجار."""
    return any(sheet.term(unit, "person") for unit in range(at, min(at + 3, last)))


def _with_himself(sheet: Sheet, event: EventAt, last: int) -> bool:
    """فجر أحدهم نفسه, فجر اثنان منهم نفسيهما, فجرت سترتها الناسفة."""
    blew = event.term.key == _BLEW_UP
    return blew and not _HIMSELF.isdisjoint(sheet.forms[event.stop : min(event.stop + 8, last)])


def _by_protesters(sheet: Sheet, event: EventAt, last: int) -> bool:
    """اقتحم عشرات المحتجين مبنى المحافظة: a crowd that storms a building is no force that moves on."""
    around = (sheet.term(at, "person") for at in range(event.at - 2, min(event.stop + 4, last)))
    return sheet.forms[event.stop] in _CROWD or any(person is not None and person.row.get("role") == "protester" for person in around)


def _of_remnants(sheet: Sheet, event: EventAt, last: int) -> bool:
    """انفجار لغم, انفجار قذيفة من مخلفات القصف, انفجار ذخائر غير منفجرة."""
    behind = range(event.stop, min(last, event.stop + 6))
    verb = event.term.form in VERB_FORMS
    before = range(max(sheet.prose.start(event.at), event.at - 3), event.at) if verb else range(0)  # لغم فردي انفجر
    mined = any((weapon := sheet.term(at, "weapon")) is not None and weapon.row["name"] == "landmine" for at in (*before, *behind[:3]))
    return mined or any(sheet.forms[at].startswith(_REMNANTS) for at in behind)


_REMNANTS = rule_forms("event_types.remnants")
_BLEW_UP = rule_word("event_types.blew_up")
_HIMSELF = rule_words("himself")
_CROWD = rule_words("event_types.crowd")
_THROUGH = rule_words("event_types.through")
_GUIDED = rule_forms("event_types.guided")
_BLOWING_UP = rule_words("event_types.blowing_up")
_ASSAULT = rule_words("event_types.assault")
_BURNING = rule_word("event_types.burning")
