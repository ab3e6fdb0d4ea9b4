"""The type of general words (استهدف, قصف, هجوم, أطلق), settled by the means beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from marsad.grammar.event_found import EventAt
from marsad.grammar.event_from_afar import attacks_from_afar
from marsad.grammar.event_laid import is_laid
from marsad.grammar.event_leaving import LEAVING, people_leave
from marsad.grammar.party_roles import role_words
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import ARTICLE, BY, rule_forms, rule_word, rule_words

_GENERAL = frozenset({"attack", "launch", "talks"})


def settle_types(sheet: Sheet, found: list[EventAt], first: int, last: int) -> list[EventAt]:
    """Settle the type of general words by the means named beside them."""
    out = []
    for event in found:
        if event.term and event.term.key in LEAVING and not people_leave(sheet, event, min(last, event.stop + 6)):
            continue
        lo, hi = _clause(sheet, event, found, first, last)
        air, ground, means = _means(sheet, lo, hi)
        event.means = means
        beside = Beside(means, air, ground, first, last, hi)
        if event.type in _BY_ONE_MAN and _bomber_strikes(sheet, event, found):
            settled: str | None = "suicide_attack"
        else:
            settled = _general(sheet, event, beside, found) if event.type in _GENERAL else _SETTLE[event.type](sheet, event, beside) if event.type in _SETTLE else event.type
        if settled is not None:
            event.type = settled
            out.append(event)
    return out


_BY_ONE_MAN = frozenset({"attack", "clash", "advance"})


def _bomber_strikes(sheet: Sheet, event: EventAt, found: list[EventAt]) -> bool:
    """هاجم انتحاري نقطة تفتيش, انتحاريان استهدفا مسجدا: who strikes is a suicide bomber."""
    if event.term is None or event.term.form not in ("past", "present"):
        return False
    ahead = event.at > 0 and sheet.forms[event.at - 1] in _BY_SUICIDE and not any(other.stop == event.at for other in found)
    ahead = ahead and not sheet.between("weapon", max(0, event.at - 3), event.at)  # مسيرة انتحارية استهدفت
    return ahead or (event.stop < sheet.size and sheet.forms[event.stop] in _BY_SUICIDE)


@dataclass(frozen=True, slots=True)
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


def _shelling(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    """قصف الطيران is an airstrike, قصف بمسيرة a drone's, إطلاق صاروخ a missile's."""
    if event.term and event.term.key in _POUNDING and _from_the_air(sheet, event, beside):
        return "drone_strike" if _by_drone(event, beside.means) else "airstrike"
    if not beside.ground and any(name == "drone" and abs(at - event.at) <= 3 for name, at, _ in beside.means):
        return "drone_strike"
    launched = event.term is not None and any(word in event.term.key for word in _LAUNCHED)
    return "missile_strike" if launched and beside.kinds & _MISSILES else "shelling"


def _from_the_air(sheet: Sheet, event: EventAt, beside: Beside) -> bool:
    """Aircraft beside the word and no guns, or right beside the verb."""
    if beside.air and not beside.ground:
        return True
    near = sheet.forms[max(beside.first, event.at - 2) : event.at] + sheet.forms[event.stop : min(event.stop + 2, beside.last)]
    return event.term is not None and event.term.form in ("past", "present") and not _AIR.isdisjoint(near)


def _killing(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    """إحراق أشجار: nobody is killed where no people are burnt."""
    burnt = event.term is not None and event.term.key == _BURNING and not sheet.suf[event.at]
    return "damage" if burnt and not _of_people(sheet, event.stop, beside.last) else "killing"


def _change(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    """طرد السكان, اللاجئون الذين طردوا: residents who are driven out are displaced; of fighters the place is told to have changed hands."""
    driven = event.term is not None and event.term.key == _DROVE_OUT and not sheet.between("actor", event.stop, min(event.stop + 4, beside.last))
    people = (sheet.term(at, "person") for at in range(event.stop, min(event.stop + 3, beside.last)))
    return "displacement" if driven and any(person is not None and person.row.get("status") == "civilian" for person in people) else "territorial_change"


_DROVE_OUT = rule_word("event_types.drove_out")


def _advance(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    return "protest" if _by_protesters(sheet, event, beside.last) else "advance"


def _airstrike(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    return "drone_strike" if _by_drone(event, beside.means) else "airstrike"


def _by_drone(event: EventAt, means: list[tuple[str, int, int]]) -> bool:
    """قصف وغارات للطيران الروسي، بالتزامن مع طيران مسيّر: of what flies, the nearest did it."""
    flying = [(abs(first - event.at), name) for name, first, _ in means if name in _FLYING]
    return bool(flying) and min(flying)[1] == "drone"


def _explosion(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    """انفجار لغم is a landmine's; انفجار انتحاري, فجر نفسه a suicide attack."""
    if _of_remnants(sheet, event, beside.last):
        return "landmine"
    by_suicide = any(sheet.forms[at] in _BY_SUICIDE for at in range(max(beside.first, event.at - 3), min(beside.clause_end, event.stop + 8)))
    return "suicide_attack" if by_suicide or _with_himself(sheet, event, beside.last) else "explosion"


def _clash(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    """هجوم بالأسلحة النارية is a shooting, هجوم بعبوة an explosion, an attack told with a distance shelling."""
    key, flown_or_fired = event.term.key if event.term else "", beside.air or beside.ground
    if key == _ATTACK and beside.kinds & _GUNS and not flown_or_fired:
        return "shooting"
    if key in _ASSAULT and (flown_or_fired or beside.kinds & _BOMBS_OR_DRONES):
        return "drone_strike" if "drone" in beside.kinds else _by_means(sheet, event, beside)
    return "shelling" if attacks_from_afar(sheet, event, beside.last) else "clash"


_SETTLE: dict[str, Callable[[Sheet, EventAt, Beside], str]] = {
    "shelling": _shelling,
    "killing": _killing,
    "territorial_change": _change,
    "advance": _advance,
    "airstrike": _airstrike,
    "explosion": _explosion,
    "clash": _clash,
}
_FLYING = frozenset({"aircraft", "helicopter", "drone"})
_BOMBS = frozenset({"ied", "vehicle_bomb"})
_DEVICES = _BOMBS | {"landmine"}
_BOMBS_OR_DRONES = _BOMBS | {"drone"}
_LAUNCHED = rule_forms("event_types.launched")  # إطلاق صاروخ, أطلقت صواريخ: rockets, unless they are told to be guided or of long range
_MISSILES = frozenset({"ballistic_missile", "cruise_missile", "missile"})


def _by_means(sheet: Sheet, event: EventAt, beside: Beside) -> str:
    """هجوم بالصواريخ, هجوم جوي, هجوم بعبوة: the type of an attack by what stands beside it."""
    if beside.air and not beside.ground:
        return "airstrike"
    if beside.kinds & _BOMBS:
        return "explosion"
    if beside.kinds & _MISSILES:
        return "missile_strike"
    fired = any(name in _FIRED and 0 < first - event.at <= 8 and sheet.pre[first].endswith(BY) for name, first, _ in beside.means)
    return "shelling" if fired and not beside.air else event.type


_FIRED = frozenset({"rocket", "artillery", "mortar", "shell", "projectile"})


def _of_people(sheet: Sheet, at: int, last: int) -> bool:
    """إحراق ثلاثة مدنيين, but إحراق أشجار."""
    return any(sheet.term(unit, "person") for unit in range(at, min(at + 3, last)))


def _with_himself(sheet: Sheet, event: EventAt, last: int) -> bool:
    """فجر أحدهم نفسه, فجر اثنان منهم نفسيهما, فجرت سترتها الناسفة."""
    blew = event.term is not None and event.term.key == _BLEW_UP
    return blew and not _HIMSELF.isdisjoint(sheet.forms[event.stop : min(event.stop + 8, last)])


def _by_protesters(sheet: Sheet, event: EventAt, last: int) -> bool:
    """اقتحم عشرات المحتجين مبنى المحافظة: a crowd that storms a building is no force that moves on."""
    around = (sheet.term(at, "person") for at in range(event.at - 2, min(event.stop + 4, last)))
    return any(person is not None and person.row.get("role") == "protester" for person in around)


def _of_remnants(sheet: Sheet, event: EventAt, last: int) -> bool:
    """انفجار لغم, انفجار قذيفة من مخلفات القصف, انفجار ذخائر غير منفجرة."""
    behind = range(event.stop, min(last, event.stop + 6))
    verb = event.term is not None and event.term.form in ("past", "present")
    before = range(max(sheet.prose.start(event.at), event.at - 3), event.at) if verb else range(0)  # لغم فردي انفجر
    mined = any((weapon := sheet.term(at, "weapon")) is not None and weapon.row["name"] == "landmine" for at in (*before, *behind[:3]))
    return mined or any(sheet.forms[at].startswith(_REMNANTS) for at in behind)


_REMNANTS = rule_forms("event_types.remnants")
_TALKED = frozenset({"negotiation", "agreement", "ceasefire", "evacuation", "prisoner_exchange"})
_BY_SUICIDE = rule_words("event_types.by_suicide")
_BLEW_UP = rule_word("event_types.blew_up")
_HIMSELF = rule_words("himself")
_GUNS = frozenset({"firearm", "sniper"})


def _general(sheet: Sheet, event: EventAt, beside: Beside, found: list[EventAt]) -> str | None:
    """The type of a general word by what stands beside it; None where another word tells the event, or nothing does."""
    if event.type == "talks":
        talked = any(0 < other.at - event.at < 12 and other.type in _TALKED for other in found)
        return "negotiation" if talked else None
    if event.type == "launch":
        return _kindled(sheet, event, beside.last) if event.term and event.term.key in _KINDLING else _launch(sheet, event, beside, found)
    if any(other.type == "advance" and other.term and _LANDING in other.term.key for other in found):
        return None  # إنزال جوي استهدف قياديا: the landing tells it
    if fired := _fired_by_another(sheet, event, beside.means):
        return fired
    near = [other for other in found if other is not event and other.type not in _GENERAL and abs(other.at - event.at) < 14]
    near = [other for other in near if sheet.near("clause", min(other.at, event.at), max(other.at, event.at)) < 0]  # بينما أدى هجوم آخر إلى …
    if any(other.type in _TELLS_ALL or (other.type == "explosion" and abs(other.at - event.at) < 5) for other in near):
        return None
    return _attack_by(beside) or _attack_by_word(sheet, event, alone=not near)


def _kindled(sheet: Sheet, event: EventAt, last: int) -> str | None:
    """أضرم المهاجمون النار في منازل: something is burnt; أشعل الفتنة burns nothing."""
    return None if _FLAMES.isdisjoint(sheet.forms[event.stop : min(event.stop + 5, last)]) else "damage"


_KINDLING = rule_words("event_types.kindling")
_FLAMES = rule_words("event_types.flames")


def _launch(sheet: Sheet, event: EventAt, beside: Beside, found: list[EventAt]) -> str | None:
    """أطلق, ألقى, تعرض لـ: by what was launched or thrown."""
    key, behind = event.term.key if event.term else "", {name for name, first, _ in beside.means if 0 < first - event.at < 12}
    if key == HIT:
        return _hit(event, beside, found)
    if key == _THREW and (thrown := _thrown(event, beside, behind)):
        return thrown
    if key == _UNDERWENT and any(0 < other.at - event.at < 14 and other.type not in _GENERAL for other in found):
        return None  # تعرضت البلدة لقصف بالقذائف: the shelling tells it
    if behind & _GUNS or any(sheet.forms[unit] in _FIRE for unit in range(event.stop, min(event.stop + 6, sheet.size))):
        return "shooting"
    return next((kind for names, kind in _LAUNCHED_KINDS if behind & names), None)


def _hit(event: EventAt, beside: Beside, found: list[EventAt]) -> str | None:
    """أصابت قذيفة منزلا, صواريخ أصابت سوقا: what was fired stands right beside the verb, and nothing else there tells the fire."""
    if any(other is not event and other.type in FIRE for other in found):
        return None
    hitting = {name for name, first, stop in beside.means if first == event.stop or stop == event.at}
    return next((kind for names, kind in _LAUNCHED_KINDS if hitting & names), None)


def _thrown(event: EventAt, beside: Beside, behind: set[str]) -> str | None:
    """ألقت مسيرة قنبلة, إلقاء مروحيات براميل متفجرة."""
    if behind and any(name == "drone" and abs(first - event.at) < 6 for name, first, _ in beside.means):
        return "drone_strike"
    return "airstrike" if "barrel_bomb" in behind else None


def _attack_by(beside: Beside) -> str | None:
    """هجوم بمسيرة, هجوم جوي, هجوم بعبوة, هجوم صاروخي, هجوم بالمدفعية."""
    kinds = beside.kinds
    if "drone" in kinds:
        return "drone_strike"
    if beside.air:
        return "airstrike"
    if kinds & _BOMBS:
        return "explosion"
    if kinds & _MISSILES:
        return "missile_strike"
    return "shelling" if beside.ground else None


def _attack_by_word(sheet: Sheet, event: EventAt, *, alone: bool) -> str | None:
    """What the word itself tells where no means are named: ضربة of a state, استهداف of a place, مجزرة that was committed, عدوان."""
    key = event.term.key if event.term else ""
    if key == _BLOW and _of_an_air_force(sheet, event):
        return "airstrike"
    if not alone:
        return None
    if key in _TARGETING and _struck_somewhere(sheet, event):
        return "shelling"  # fire from afar whose means are not told
    if key == _MASSACRE and any(sheet.forms[at].startswith(_COMMITTED) for at in range(max(0, event.at - 6), min(event.stop + 2, sheet.size))):
        return "killing"
    return "clash" if key in _AGGRESSION and not event.definite else None


HIT = rule_word("event_types.hit")
FIRE = frozenset({"airstrike", "drone_strike", "shelling", "missile_strike"})
_TELLS_ALL = frozenset({"airstrike", "suicide_attack", "shelling", "missile_strike", "drone_strike", "chemical_attack"})
_LAUNCHED_KINDS = ((_MISSILES, "missile_strike"), (_FIRED, "shelling"), (frozenset({"drone"}), "drone_strike"))


def _fired_by_another(sheet: Sheet, event: EventAt, means: list[tuple[str, int, int]]) -> str | None:
    """غارات على X، في وقت استهدف فيه حزب Y قاعدة بصواريخ: a party with weapons of its own, whatever is told beside it."""
    if event.term is None or event.term.key not in _TARGETING or event.term.form != "past":
        return None
    fired = next((first for name, first, _ in means if name in _FIRED and 0 < first - event.at <= 10 and sheet.pre[first].endswith(BY)), None)
    party = _party_behind(sheet, event)
    if fired is None or party is None or party > fired or not _AIR.isdisjoint(sheet.forms[event.at : fired + 2]):
        return None
    return "shelling"


def _party_behind(sheet: Sheet, event: EventAt) -> int | None:
    return next((at for at in range(event.stop, min(event.stop + 3, sheet.size)) if sheet.term(at, "actor")), None)


_FIRE = rule_words("event_types.fire")
_COMMITTED = rule_forms("event_types.committed")


def _struck_somewhere(sheet: Sheet, event: EventAt) -> bool:
    """استهدفت قوات X بلدة Y, تستمر قوات X باستهداف بلدة Y: a party, and behind it a place, or what is struck."""
    if event.term is None or event.definite:
        return False
    reach = range(event.stop, min(event.stop + _STRUCK_WITHIN, sheet.prose.end(event.at)))
    behind = [at for at in reach if not sheet.dated[at] and sheet.forms[at] != "،"][:9]  # استهدفت القوات، مساء السبت، عدة قرى
    verb = event.term.form in ("past", "present")
    before = range(event.at, event.at) if verb else range(max(0, event.at - 4), event.at)
    party = any(sheet.term(at, "actor") for at in (*behind[:4], *before)) and not any(sheet.phrase(at, "complement") for at in before)
    return party and any(sheet.term(at, "place") or sheet.phrase(at, "struck") for at in behind)


_STRUCK_WITHIN = 20  # units from استهدف, with a day between, to what is struck


def _of_an_air_force(sheet: Sheet, event: EventAt) -> bool:
    """ضربة إسرائيلية, ضربات أمريكية, ضربات للتحالف: strikes of a state that strikes from the air."""
    behind = range(event.stop, min(event.stop + 3, sheet.size))
    return any(sheet.forms[at].removeprefix(ARTICLE) in _STATES or ((actor := sheet.term(at, "actor")) and actor.row["kind"] == "official_military") for at in behind)


_STATES = rule_words("event_types.states")


def _clause(sheet: Sheet, event: EventAt, found: list[EventAt], first: int, last: int) -> tuple[int, int]:
    """From the trigger before to the trigger behind, within the sentence."""
    lo = max((other.stop for other in found if other.at < event.at and other.type != "attack" and event.at - other.stop > 6), default=first)
    hi = min((other.at for other in found if other.at > event.at and other.type != "attack" and other.at - event.stop > 6), default=last)
    answered = sheet.near("in_return_for", event.stop, hi)  # نفذت هجمات ردا على الغارات: with what the other side struck is not how they attacked
    return max(lo, event.at - 14), min(hi if answered < 0 else answered, event.stop + 16)


_TOOLS = frozenset({"weapon", "actor"})


def _means(sheet: Sheet, lo: int, hi: int) -> tuple[bool, bool, list[tuple[str, int, int]]]:
    air = ground = False
    means: list[tuple[str, int, int]] = []
    tools = sheet.marked(_TOOLS, _TOOL_WORDS)
    for at in tools[bisect_left(tools, lo) : bisect_left(tools, hi)]:
        term = sheet.term(at, "weapon")
        if _of_a_helper(sheet, at, lo) or (term and term.row["name"] in _DEVICES and is_laid(sheet, at)):
            continue
        actor = sheet.term(at, "actor")
        stop = sheet.stops[at] if actor else at + 1
        words = sheet.forms[at:stop]
        flies = any(sheet.forms[unit] in _AIR and not _of_no_raid(sheet, unit) for unit in range(at, stop))
        air = air or flies
        ground = ground or not _GROUND.isdisjoint(words)
        if actor and flies:
            means.append(("drone" if _unmanned(sheet, stop, hi) else "aircraft", at, stop))
        if term and not actor:
            note = term.row["note"]
            air, ground = air or note == "air", ground or note == "ground"
            called = "drone" if term.row["name"] == "aircraft" and _unmanned(sheet, sheet.stops[at], hi) else term.row["name"]
            if note != "count" and all(name != called for name, _, _ in means):
                means.append((called, at, sheet.stops[at]))
    return air, ground, _with_aircraft(sheet, lo, hi, means) if air else means


def _with_aircraft(sheet: Sheet, lo: int, hi: int, means: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The means, and aircraft where a word of the air stands there and none of them flies."""
    if any(name in _FLYING for name, _, _ in means):
        return means
    word = next((unit for unit in range(lo, hi) if sheet.forms[unit] in _AIR and not _of_no_raid(sheet, unit)), None)
    return means if word is None else [*means, ("aircraft", word, word + 1)]


def _of_a_helper(sheet: Sheet, at: int, lo: int) -> bool:
    """هاجمت القوات بدعم من طيران التحالف: with what somebody helped is not how they attacked."""
    told = role_words(sheet).before(at, lo)
    return told is not None and told[0].id == "aid"


def _unmanned(sheet: Sheet, at: int, last: int) -> bool:
    """طائرة تركية مسيّرة, "الطيران الأمريكي" المسيّر, طائرة إسرائيلية بدون طيار: whose it is stands between."""
    behind = range(at, min(at + 4, last + 4, sheet.size))
    return any(sheet.forms[unit] in _UNMANNED or (sheet.forms[unit] == _PILOT and sheet.forms[unit - 1] in _WITHOUT) for unit in behind)


_UNMANNED = rule_words("event_types.unmanned")
_PILOT = rule_word("event_types.pilot")
_WITHOUT = rule_words("event_types.without")


def _of_no_raid(sheet: Sheet, at: int) -> bool:
    """المخابرات الجوية, الأحوال الجوية, الدفاعات الجوية, قاعدة العند الجوية: of the air, but nothing that strikes from it."""
    return sheet.forms[at].endswith(_OF_THE_AIR) and not _NO_RAID.isdisjoint(sheet.forms[max(0, at - 2) : at])


_OF_THE_AIR = rule_forms("event_types.of_the_air")
_NO_RAID = rule_words("event_types.no_raid")
_OWNERS = rule_forms("event_types.owners")
_AIR = frozenset(
    {
        *rule_words("event_types.air"),
        *(noun + owner for noun in rule_forms("event_types.own_air") for owner in _OWNERS),  # طائراته قصفت
    }
)
_GROUND = frozenset(
    rule_words("event_types.ground")
    | {noun + owner for noun in rule_forms("event_types.own_ground") for owner in _OWNERS}
)
_TOOL_WORDS = _AIR | _GROUND


_POUNDING = rule_words("event_types.pounding")
_ASSAULT = rule_words("event_types.assault")
_TARGETING = rule_words("event_types.targeting")
_AGGRESSION = rule_words("event_types.aggression")
_BLOW = rule_word("event_types.blow")
_MASSACRE = rule_word("event_types.massacre")
_THREW = rule_word("event_types.threw")
_UNDERWENT = rule_word("event_types.underwent")
_LANDING = rule_word("event_types.landing")
_BURNING = rule_word("event_types.burning")
_ATTACK = rule_word("event_types.attack")
