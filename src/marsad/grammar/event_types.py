"""The type of general words (استهدف, قصف, هجوم, أطلق), settled by the means beside them."""

from __future__ import annotations

from bisect import bisect_left

from marsad.grammar.event_found import EventAt
from marsad.grammar.event_from_afar import attacks_from_afar
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
        flown = not _AIR.isdisjoint(sheet.forms[max(first, event.at - 2) : event.at] + sheet.forms[event.stop : min(event.stop + 2, last)])
        if event.type == "shelling" and event.term and event.term.key in _POUNDING and ((air and not ground) or (flown and event.term.form in ("past", "present"))):
            event.type = "drone_strike" if _by_drone(event, means) else "airstrike"
        elif event.type == "shelling" and not ground and any(name == "drone" and abs(first - event.at) <= 3 for name, first, _ in means):
            event.type = "drone_strike"  # قصف بمسيّرة
        elif event.type == "shelling" and event.term and _LAUNCHED in event.term.key and _of_missiles(means):
            event.type = "missile_strike"
        elif event.type == "killing" and event.term and event.term.key == _BURNING and not sheet.suf[event.at] and not _of_people(sheet, event.stop, last):
            event.type = "damage"
        elif event.type in _GENERAL:
            settled = _general(sheet, event, means, air, ground, found)
            if settled is None:
                continue
            event.type = settled
        elif event.type == "advance" and _by_protesters(sheet, event, last):
            event.type = "protest"
        elif event.type == "airstrike" and _by_drone(event, means):
            event.type = "drone_strike"
        elif event.type == "explosion" and _of_remnants(sheet, event, last):
            event.type = "landmine"
        elif event.type == "explosion" and (_with_himself(sheet, event, last) or any(sheet.forms[at] in _BY_SUICIDE for at in range(max(first, event.at - 3), min(hi, event.stop + 8)))):
            event.type = "suicide_attack"
        elif event.type == "clash" and event.term and event.term.key == _ATTACK and {name for name, _, _ in means} & _GUNS and not (air or ground):
            event.type = "shooting"
        elif (
            event.type == "clash"
            and event.term
            and event.term.key in _ASSAULT
            and (air or ground or any(name in ("ied", "vehicle_bomb", "drone") for name, _, _ in means))
        ):
            kinds = {name for name, _, _ in means}
            if "drone" in kinds:
                event.type = "drone_strike"
            else:
                event.type = _by_means(sheet, event, means, air=air, ground=ground)
        elif event.type == "clash" and attacks_from_afar(sheet, event, last):
            event.type = "shelling"
        out.append(event)
    return out


def _by_drone(event: EventAt, means: list[tuple[str, int, int]]) -> bool:
    """قصف وغارات للطيران الروسي، بالتزامن مع طيران مسيّر: of what flies, the nearest did it."""
    flying = [(abs(first - event.at), name) for name, first, _ in means if name in _FLYING]
    return bool(flying) and min(flying)[1] == "drone"


_FLYING = frozenset({"aircraft", "helicopter", "drone"})
_LAUNCHED = rule_word("event_types.launched")  # إطلاق صاروخ, أطلقت صواريخ: rockets, unless they are told to be guided or of long range
_MISSILES = frozenset({"ballistic_missile", "cruise_missile", "missile"})


def _of_missiles(means: list[tuple[str, int, int]]) -> bool:
    return any(name in _MISSILES for name, _, _ in means)


def _by_means(sheet: Sheet, event: EventAt, means: list[tuple[str, int, int]], *, air: bool, ground: bool) -> str:
    """هجوم بالصواريخ, هجوم جوي, هجوم بعبوة: the type of an attack by what stands beside it."""
    if air and not ground:
        return "airstrike"
    if {name for name, _, _ in means} & {"ied", "vehicle_bomb"}:
        return "explosion"
    if _of_missiles(means):
        return "missile_strike"
    fired = any(name in _FIRED and 0 < first - event.at <= 8 and sheet.pre[first].endswith(BY) for name, first, _ in means)
    return "shelling" if fired and not air else event.type


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
    mined = any((weapon := sheet.term(at, "weapon")) is not None and weapon.row["name"] == "landmine" for at in behind[:3])
    return mined or any(sheet.forms[at].startswith(_REMNANTS) for at in behind)


_REMNANTS = rule_forms("event_types.remnants")
_TALKED = frozenset({"negotiation", "agreement", "ceasefire", "evacuation", "prisoner_exchange"})
_BY_SUICIDE = rule_words("event_types.by_suicide")
_BLEW_UP = rule_word("event_types.blew_up")
_HIMSELF = rule_words("himself")
_GUNS = frozenset({"firearm", "sniper"})


def _general(sheet: Sheet, event: EventAt, means: list[tuple[str, int, int]], air: bool, ground: bool, found: list[EventAt]) -> str | None:
    kinds = {name for name, _, _ in means}
    if event.type == "attack" and any(other.type == "advance" and other.term and _LANDING in other.term.key for other in found):
        return None  # إنزال جوي استهدف قياديا: the landing tells it
    if event.type == "talks":
        talked = any(0 < other.at - event.at < 12 and other.type in _TALKED for other in found)
        return "negotiation" if talked else None
    if event.type == "launch":
        behind = {name for name, first, _ in means if 0 < first - event.at < 12}
        if event.term and event.term.key == _THREW and behind and any(name == "drone" and abs(first - event.at) < 6 for name, first, _ in means):
            return "drone_strike"  # ألقت مسيرة قنبلة
        if event.term and event.term.key == _THREW and "barrel_bomb" in behind:
            return "airstrike"  # إلقاء مروحيات براميل متفجرة
        if event.term and event.term.key == _UNDERWENT and any(0 < other.at - event.at < 14 and other.type not in _GENERAL for other in found):
            return None  # تعرضت البلدة لقصف بالقذائف: the shelling tells it
        if (
            any(sheet.forms[unit] in _FIRE for unit in range(event.stop, min(event.stop + 6, sheet.size)))
            or behind & _GUNS
        ):
            return "shooting"
        if behind & _MISSILES:
            return "missile_strike"
        return "shelling" if behind & {"rocket", "shell", "projectile", "mortar", "artillery"} else "drone_strike" if "drone" in behind else None
    if fired := _fired_by_another(sheet, event, means):
        return fired
    near = [other for other in found if other is not event and other.type not in _GENERAL and abs(other.at - event.at) < 14]
    near = [other for other in near if sheet.near("clause", min(other.at, event.at), max(other.at, event.at)) < 0]  # بينما أدى هجوم آخر إلى …
    if any(other.type == "explosion" and abs(other.at - event.at) < 5 for other in near) or any(
        other.type in ("airstrike", "suicide_attack", "shelling", "missile_strike", "drone_strike", "chemical_attack") for other in near
    ):
        return None
    if "drone" in kinds:
        return "drone_strike"
    if air:
        return "airstrike"
    if kinds & {"ied", "vehicle_bomb"}:
        return "explosion"
    if kinds & _MISSILES:
        return "missile_strike"
    if ground:
        return "shelling"
    if event.term and event.term.key == _BLOW and _of_an_air_force(sheet, event):
        return "airstrike"
    if event.term and event.term.key in _TARGETING and not near and _struck_somewhere(sheet, event):
        return "shelling"  # fire from afar whose means are not told
    if event.term and event.term.key == _MASSACRE and not near and any(sheet.forms[at].startswith(_COMMITTED) for at in range(max(0, event.at - 6), min(event.stop + 2, sheet.size))):
        return "killing"
    if event.term and event.term.key in _AGGRESSION and not event.definite:
        return "clash" if not near else None
    return None


def _fired_by_another(sheet: Sheet, event: EventAt, means: list[tuple[str, int, int]]) -> str | None:
    """غارات على X، في وقت استهدف فيه حزب Y قاعدة بصواريخ: a party with weapons of its own, whatever is told beside it."""
    if event.term is None or event.term.key not in _TARGETING or event.term.form != "past":
        return None
    fired = next((first for name, first, _ in means if name in _FIRED and 0 < first - event.at <= 10 and sheet.pre[first].endswith(BY)), None)
    party = next((at for at in range(event.stop, min(event.stop + 3, sheet.size)) if sheet.term(at, "actor")), None)
    if fired is None or party is None or party > fired or not _AIR.isdisjoint(sheet.forms[event.at : fired + 2]):
        return None
    return "shelling"


_FIRE = rule_words("event_types.fire")
_COMMITTED = rule_forms("event_types.committed")


def _struck_somewhere(sheet: Sheet, event: EventAt) -> bool:
    """استهدفت قوات X بلدة Y, تستمر قوات X باستهداف بلدة Y: a party, and behind it a place, or what is struck."""
    if event.term is None or event.definite:
        return False
    behind = range(event.stop, min(event.stop + 9, sheet.prose.end(event.at)))
    verb = event.term.form in ("past", "present")
    before = range(event.at, event.at) if verb else range(max(0, event.at - 4), event.at)
    party = any(sheet.term(at, "actor") for at in (*behind[:4], *before)) and not any(sheet.phrase(at, "complement") for at in before)
    return party and any(sheet.term(at, "place") or sheet.phrase(at, "struck") for at in behind)


def _of_an_air_force(sheet: Sheet, event: EventAt) -> bool:
    """ضربة إسرائيلية, ضربات أمريكية, ضربات للتحالف: strikes of a state that strikes from the air."""
    behind = range(event.stop, min(event.stop + 3, sheet.size))
    return any(sheet.forms[at].removeprefix(ARTICLE) in _STATES or ((actor := sheet.term(at, "actor")) and actor.row["kind"] == "official_military") for at in behind)


_STATES = rule_words("event_types.states")


def _clause(sheet: Sheet, event: EventAt, found: list[EventAt], first: int, last: int) -> tuple[int, int]:
    """From the trigger before to the trigger behind, within the sentence."""
    lo = max((other.stop for other in found if other.at < event.at and other.type != "attack" and event.at - other.stop > 6), default=first)
    hi = min((other.at for other in found if other.at > event.at and other.type != "attack" and other.at - event.stop > 6), default=last)
    return max(lo, event.at - 14), min(hi, event.stop + 16)


_TOOLS = frozenset({"weapon", "actor"})


def _means(sheet: Sheet, lo: int, hi: int) -> tuple[bool, bool, list[tuple[str, int, int]]]:
    air = ground = False
    means: list[tuple[str, int, int]] = []
    tools = sheet.marked(_TOOLS, _TOOL_WORDS)
    for at in tools[bisect_left(tools, lo) : bisect_left(tools, hi)]:
        if _of_a_helper(sheet, at, lo):
            continue
        term = sheet.term(at, "weapon")
        actor = sheet.term(at, "actor")
        stop = sheet.stops[at] if actor else at + 1
        words = sheet.forms[at:stop]
        flies = any(sheet.forms[unit] in _AIR and not _of_no_raid(sheet, unit) for unit in range(at, stop))
        air = air or flies
        ground = ground or any(word in _GROUND for word in words)
        if actor and flies:
            means.append(("drone" if _unmanned(sheet, stop, hi) else "aircraft", at, stop))
        if term and not actor:
            air, ground = air or term.row["note"] == "air", ground or term.row["note"] == "ground"
            called = "drone" if term.row["name"] == "aircraft" and _unmanned(sheet, sheet.stops[at], hi) else term.row["name"]
            if term.row["note"] != "count" and all(name != called for name, _, _ in means):
                means.append((called, at, sheet.stops[at]))
    if air and not any(name in ("aircraft", "helicopter", "drone") for name, _, _ in means):
        word = next((unit for unit in range(lo, hi) if sheet.forms[unit] in _AIR and not _of_no_raid(sheet, unit)), None)
        if word is not None:
            means.append(("aircraft", word, word + 1))
    return air, ground, means


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
