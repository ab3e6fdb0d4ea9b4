"""Events: the words that tell that something happened, is happening or is planned, and what goes with them.

A trigger is a verb or a noun of the events table. Each gets its type (settled by the means beside it where the word is
general: استهدف, قصف), its status, its parties by their place around the trigger, places, time, means and counts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.grammar.harms import HarmAt
from marsad.grammar.quantities import HEADS, read_quantity
from marsad.grammar.sheet import Sheet
from marsad.grammar.voices import actor_terms
from marsad.lexicon.terms import Term

_BACK = 24  # earlier events that a later one may take up
_GENERAL = frozenset({"attack", "launch", "talks"})
_STRONG = ("suicide_attack", "chemical_attack", "airstrike", "drone_strike", "missile_strike", "landmine", "execution", "explosion")


@dataclass(slots=True, eq=False)
class EventAt:
    """An event in unit positions.

    ``retold`` marks a bare later mention (الهجوم, الغارات): no event of its own, though it may say where or when the
    one before it happened.
    """

    at: int
    stop: int
    type: str
    status: str
    definite: bool
    term: Term | None
    parties: list[tuple[str, int, Term]] = field(default_factory=list)
    means: list[tuple[str, int, int]] = field(default_factory=list)
    tally: list[tuple[int, int, int | None, int | None, str, str]] = field(default_factory=list)
    harms: list[HarmAt] = field(default_factory=list)
    retold: bool = False


def find_events(sheet: Sheet, harms: list[HarmAt], breaks: Sequence[int] = ()) -> list[EventAt]:
    """All events of a report in text order, with their harms; a harm of unstated cause makes one of its own.

    ``breaks`` are the units at which another voice begins: a harm is not laid to an event that another voice tells.
    """
    events: list[EventAt] = []
    by_sentence: dict[int, list[HarmAt]] = {}
    for harm in harms:
        by_sentence.setdefault(sheet.prose.sentence[harm.first], []).append(harm)
    triggers: dict[int, list[int]] = {}
    for at in sheet.scan.hits:
        if "event" in sheet.kinds[at]:
            triggers.setdefault(sheet.prose.sentence[at], []).append(at)
    for number in sorted(triggers.keys() | by_sentence.keys()):
        first, last = sheet.prose.sentences[number]
        before = [event for event in events[-2 * _BACK :] if not event.retold][-_BACK:]
        events += _sentence(sheet, first, last, triggers.get(number, ()), by_sentence.get(number, []), before, breaks)
    _told_again(events)
    return events


def _told_again(events: Sequence[EventAt]) -> None:
    """The death of one person, told later by name without its cause, is of the kind that was told before."""
    kinds: dict[tuple[str, str], str] = {}
    for event in events:
        named = [(harm.outcome, name) for harm in event.harms if harm.part_of is None for name in harm.names]
        if event.type == "casualties":
            event.type = next((kinds[key] for key in named if key in kinds), event.type)
        elif event.type in _VIOLENT:
            for key in named:
                kinds.setdefault(key, event.type)


def _sentence(sheet: Sheet, first: int, last: int, triggers: Sequence[int], harms: list[HarmAt], before: list[EventAt], breaks: Sequence[int]) -> list[EventAt]:
    found = [event for at in triggers if (event := _trigger(sheet, at, first, last))]
    found = _drop_within(found)
    general = [event for event in found if event.type == "attack" and event.definite]
    found = _settle(sheet, found, first, last)
    retold = [event for event in general if event.type == "attack"]
    _attach_harms(sheet, found, harms, before, breaks)
    told = [event for event in found if _worth_telling(sheet, event, found, before)]
    for event in told:
        _fill(sheet, event, first, last)
    for event in retold + [event for event in found if event not in told and event.definite]:
        event.retold = True
    return sorted(told + [event for event in [*retold, *found] if event.retold], key=lambda event: event.at)


def _trigger(sheet: Sheet, at: int, first: int, last: int) -> EventAt | None:
    chosen: Term | None = None
    for term in sheet.terms[at]:
        if term.kind == "event" and (chosen is None or _rank(term) > _rank(chosen)):
            chosen = term
    if chosen is None or any(term.kind == "actor" for term in sheet.terms[at]):
        return None
    if chosen.row["type"] == "killing" and chosen.key == "قتل":
        return None
    if sheet.dated[at] or _idle(sheet, at, chosen):
        return None
    form = sheet.forms[at]
    if sheet.suf[at] and chosen.form == "past" and chosen.row["type"] in ("advance", "evacuation"):
        return None
    if chosen.form == "past" and sheet.pre[at] in ("ب", "ل", "ك"):
        if not any(t.kind == "event" and t.form in ("masdar", "s", "p") for t in sheet.terms[at]):
            return None
    stop = sheet.stops[at]
    definite = form.startswith("ال") or bool(sheet.suf[at])
    return EventAt(at, stop, chosen.row["type"], _status(sheet, at, first, last, chosen), definite, chosen)


def _idle(sheet: Sheet, at: int, term: Term) -> bool:
    """Words of events that tell none: سيطر as a state, التقدم without those who advance, مصادر إطلاق النار, هجوم in a name."""
    before = sheet.forms[at - 1] if at else ""
    kind = term.row["type"]
    if before in ("مصادر", "مصدر", "مكافحه", "ضد", "مناهضه", "وزاره", "هيئه", "مركز", "سياسه", "جرائم", "خطر", "منع", "تهديدات", "تهديد"):
        return True
    if kind == "advance" and term.form == "past" and term.key == "تقدم":  # تقدمت المنظمة بتحذير
        return any(sheet.pre[unit].endswith("ب") and not sheet.term(unit, "actor") for unit in range(at + 1, min(at + 4, sheet.size)))
    if kind == "advance" and term.form in ("masdar", "s") and term.key == "تقدم":
        return not any(
            sheet.term(unit, "actor") or sheet.term(unit, "source") or sheet.forms[unit] in ("باتجاه", "نحو") for unit in range(at + 1, min(at + 3, sheet.size))
        )
    if kind == "explosion" and before in _FOILED:
        return True  # تفكيك عبوة ناسفة, تدمير سيارة مفخخة: nothing exploded
    if kind == "talks":
        return False
    if kind == "evacuation" and any(sheet.forms[unit] == "عن" and sheet.forms[unit + 1] in _OUT_OF for unit in range(at + 1, min(at + 5, sheet.size - 1))):
        return True  # خروج المستشفى عن الخدمة
    return kind == "displacement" and sheet.forms[at].startswith("ال") and before in ("سياسه", "رفض", "مواجهه")


_OUT_OF = frozenset({"الخدمه", "السيطره", "الصمت", "المالوف", "طوره", "طورها", "النص"})
_FOILED = frozenset({"تدمير", "ضبط", "تفكيك", "ابطال", "العثور", "احباط", "مفعول", "دمر", "دمرت", "فكك", "فككت", "ضبطت", "صنع", "تصنيع", "تجهيز"})


def _rank(term: Term) -> int:
    return (term.row["type"] != "attack") * 2 + (term.form in ("phrase", "s", "p"))


def _drop_within(found: list[EventAt]) -> list[EventAt]:
    """Two triggers in one phrase tell one event: the more telling type stays (هجوم … استهدف, فجر … انفجار)."""
    kept: list[EventAt] = []
    for event in found:
        if kept and event.type == kept[-1].type and event.at - kept[-1].stop <= 2:
            continue
        if kept and event.type == "agreement" == kept[-1].type and kept[-1].term and kept[-1].term.key == "توصل" and event.at - kept[-1].stop < 10:
            kept.pop()  # توصل X وY إلى اتفاق: one agreement
        kept.append(event)
    return kept


def _status(sheet: Sheet, at: int, first: int, last: int, term: Term) -> str:
    """happened, unless words nearby say that it goes on, is planned, possible, conditional or did not happen."""
    window = range(max(first, at - 4), at)
    denied = any(sheet.forms[unit] in ("لم", "لن") for unit in range(max(first, at - 2), at)) and sheet.forms[at - 1] not in _LEADS_TO
    if denied or (at and sheet.forms[at - 1] in ("دون", "عدم", "بدون")):
        return "negated"
    if any(sheet.phrase(unit, "possible") and (sheet.forms[unit] != "قد" or _may(sheet, unit)) for unit in window):
        return "hypothetical"
    if sheet.near("condition", max(first, at - 8), at) >= 0:
        return "conditional"
    near, past = max(first, at - 5), min(last, at + 4)
    if sheet.near("plan", near, past) >= 0 or any(pre and pre[-1] == "س" for pre in sheet.pre[near:past]):
        return "planned"
    if term.form == "present" or sheet.near("ongoing", max(first, at - 6), min(last, at + 3)) >= 0:
        return "ongoing"
    return "happened"


def _may(sheet: Sheet, at: int) -> bool:
    """قد with a present verb means perhaps (قد يقصف); with a past one, or behind كان, that it has been so (قد تعرضت)."""
    verb = sheet.forms[at + 1] if at + 1 < sheet.size else ""
    if any(form in ("كان", "كانت", "كانوا") for form in sheet.forms[max(0, at - 6) : at]):
        return False
    return verb[:1] == "ي" or (verb[:1] == "ت" and not verb.endswith(("ت", "وا")) and not verb.startswith(_PAST_IN_T))


_PAST_IN_T = ("تعرض", "تمكن", "تقدم", "تسبب", "تبن", "تعهد", "توصل", "توفي", "تجاوز", "تضرر", "تصد", "تلق", "تراجع", "تحول", "تبين")
_LEADS_TO = frozenset({"يسفر", "تسفر", "يؤد", "تؤد", "يؤدي", "تؤدي", "يخلف", "تخلف", "يوقع", "توقع", "يتسبب", "تتسبب"})  # لم يسفر القصف عن: it did happen


def _settle(sheet: Sheet, found: list[EventAt], first: int, last: int) -> list[EventAt]:
    """Settle the type of general words by the means named beside them."""
    out = []
    for event in found:
        lo, hi = _clause(sheet, event, found, first, last)
        air, ground, means = _means(sheet, lo, hi)
        event.means = means
        if event.type == "shelling" and event.term and event.term.key in ("قصف", "دك") and air and not ground:
            event.type = "drone_strike" if any(name == "drone" for name, _, _ in means) else "airstrike"
        elif event.type in _GENERAL:
            settled = _general(sheet, event, means, air, ground, found)
            if settled is None:
                continue
            event.type = settled
        elif event.type == "airstrike" and any(name == "drone" for name, _, _ in means):
            event.type = "drone_strike"
        elif event.type == "explosion" and any(sheet.forms[at] in _BY_SUICIDE for at in range(max(first, event.at - 3), min(hi, event.stop + 8))):
            event.type = "suicide_attack"
        elif event.type == "clash" and event.term and event.term.key == "هجوم" and {name for name, _, _ in means} & _GUNS and not (air or ground):
            event.type = "shooting"
        elif (
            event.type == "clash"
            and event.term
            and event.term.key in ("هجوم", "هاجم")
            and (air or ground or any(name in ("ied", "vehicle_bomb") for name, _, _ in means))
        ):
            kinds = {name for name, _, _ in means}
            if "drone" in kinds:
                event.type = "drone_strike"
            else:
                event.type = "airstrike" if air and not ground else "explosion" if kinds & {"ied", "vehicle_bomb"} else event.type
        out.append(event)
    return out


_TALKED = frozenset({"negotiation", "agreement", "ceasefire", "evacuation", "prisoner_exchange"})
_BY_SUICIDE = frozenset({"انتحاري", "انتحاريان", "انتحاريه", "انتحاريين", "انتحاريون", "انتحاريا", "الانتحاري"})
_GUNS = frozenset({"firearm", "sniper"})


def _general(sheet: Sheet, event: EventAt, means: list[tuple[str, int, int]], air: bool, ground: bool, found: list[EventAt]) -> str | None:
    kinds = {name for name, _, _ in means}
    if event.type == "talks":
        talked = any(0 < other.at - event.at < 12 and other.type in _TALKED for other in found)
        return "negotiation" if talked else None
    if event.type == "launch":
        behind = {name for name, first, _ in means if 0 < first - event.at < 12}
        if (
            any(sheet.forms[unit] in ("النار", "نار", "نيران", "النيران", "الرصاص", "رصاص") for unit in range(event.stop, min(event.stop + 6, sheet.size)))
            or behind & _GUNS
        ):
            return "shooting"
        if behind & {"ballistic_missile", "cruise_missile"}:
            return "missile_strike"
        if behind & {"rocket"}:
            return "missile_strike" if event.term and event.term.key == "أطلق" else "shelling"
        return "shelling" if behind & {"shell", "projectile", "mortar", "artillery"} else "drone_strike" if "drone" in behind else None
    near = [other for other in found if other is not event and other.type not in _GENERAL and abs(other.at - event.at) < 14]
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
    if kinds & {"ballistic_missile", "missile", "cruise_missile"}:
        return "missile_strike"
    if ground:
        return "shelling"
    if event.term and event.term.key == "ضربة" and _of_an_air_force(sheet, event):
        return "airstrike"
    if event.term and event.term.key in ("اعتداء", "هجوم إرهابي") and not event.definite:
        return "clash" if not near else None
    return None


def _of_an_air_force(sheet: Sheet, event: EventAt) -> bool:
    """ضربة إسرائيلية, ضربات أمريكية, ضربات للتحالف: strikes of a state that strikes from the air."""
    behind = range(event.stop, min(event.stop + 3, sheet.size))
    return any(sheet.forms[at].removeprefix("ال") in _STATES or ((actor := sheet.term(at, "actor")) and actor.row["kind"] == "official_military") for at in behind)


_STATES = frozenset({"اسرائيليه", "امريكيه", "اميركيه", "روسيه", "تركيه", "بريطانيه", "فرنسيه", "اردنيه", "ايرانيه", "سعوديه", "اماراتيه", "مصريه"})


def _clause(sheet: Sheet, event: EventAt, found: list[EventAt], first: int, last: int) -> tuple[int, int]:
    """From the trigger before to the trigger behind, within the sentence."""
    lo = max((other.stop for other in found if other.at < event.at and other.type != "attack" and event.at - other.stop > 6), default=first)
    hi = min((other.at for other in found if other.at > event.at and other.type != "attack" and other.at - event.stop > 6), default=last)
    return max(lo, event.at - 14), min(hi, event.stop + 16)


_TOOLS = frozenset({"weapon", "actor"})


def _means(sheet: Sheet, lo: int, hi: int) -> tuple[bool, bool, list[tuple[str, int, int]]]:
    air = ground = False
    means: list[tuple[str, int, int]] = []
    for at in range(lo, hi):
        if sheet.kinds[at].isdisjoint(_TOOLS) and sheet.forms[at] not in _AIR and sheet.forms[at] not in _GROUND:
            continue
        term = sheet.term(at, "weapon")
        actor = sheet.term(at, "actor")
        words = sheet.forms[at : sheet.stops[at]] if actor else sheet.forms[at : at + 1]
        air = air or any(word in _AIR for word in words)
        ground = ground or any(word in _GROUND for word in words)
        if term and not actor:
            air, ground = air or term.row["note"] == "air", ground or term.row["note"] == "ground"
            if term.row["note"] != "count" and all(name != term.row["name"] for name, _, _ in means):
                means.append((term.row["name"], at, sheet.stops[at]))
    if air and not any(name in ("aircraft", "helicopter", "drone") for name, _, _ in means):
        word = next((unit for unit in range(lo, hi) if sheet.forms[unit] in _AIR), None)
        if word is not None:
            means.append(("aircraft", word, word + 1))
    return air, ground, means


_AIR = frozenset(
    {
        "جوي",
        "جويه",
        "الجوي",
        "الجويه",
        "جويا",
        "طيران",
        "الطيران",
        "طائرات",
        "الطائرات",
        "طائره",
        "مقاتلات",
        "المقاتلات",
        "الجو",
        "مروحيات",
        "المروحيات",
        "غارات",
        "الغارات",
        "غاره",
        "الحربيه",
        "طائرته",
    }
)
_GROUND = frozenset(
    {"مدفعي", "المدفعي", "مدفعيا", "المدفعيه", "مدفعيه", "صاروخي", "الصاروخي", "قذائف", "القذائف", "قذيفه", "هاون", "الهاون", "مقذوف", "مقذوفا", "مقذوفات"}
)


def _attach_harms(sheet: Sheet, found: list[EventAt], harms: list[HarmAt], before: list[EventAt], breaks: Sequence[int]) -> None:
    """Each harm goes to the event that caused it; without one it makes an event of its own."""
    for harm in harms:
        if harm.part_of is not None:
            continue
        event = _cause_of(sheet, harm, found, breaks) or _by_weapon(sheet, harm, found)
        if event is None and harm.negated:
            event = _harmless(sheet, harm, before, breaks)
        if event is None:
            event = next((e for e in found if e.type == _own_type(harm) and e.term is None), None)
        if event is None:
            status = "negated" if harm.negated else "happened"
            event = EventAt(harm.trigger, harm.trigger + 1, _earlier_type(sheet, harm, before) or _own_type(harm), status, False, None)
            found.append(event)
        event.harms.append(harm)
    for harm in harms:
        if harm.part_of is not None:
            for event in found:
                if harm.part_of in event.harms:
                    event.harms.append(harm)
                    break


def _harmless(sheet: Sheet, harm: HarmAt, before: list[EventAt], breaks: Sequence[int]) -> EventAt | None:
    """ولم تقع إصابات: the attack of the sentence before, told by the same voice, hurt nobody."""
    for event in reversed(before[-4:]):
        near = sheet.prose.sentence[harm.first] - sheet.prose.sentence[event.at] <= 1
        if near and event.type in _VIOLENT and not event.harms and bisect_right(breaks, event.at) == bisect_right(breaks, harm.first):
            return event
    return None


def _by_weapon(sheet: Sheet, harm: HarmAt, found: list[EventAt]) -> EventAt | None:
    """أصيب بمقذوف, قتل بقذيفة هاون, قضى بلغم: what it was done with tells the type."""
    if harm.outcome not in ("killed", "injured"):
        return None
    end = min(sheet.prose.end(harm.first), max(harm.last, harm.trigger) + 10)
    for at in range(harm.trigger, end):
        weapon = sheet.term(at, "weapon")
        if weapon and (sheet.pre[at].endswith("ب") or sheet.forms[at - 1] in ("شظايا", "شظيه", "جراء", "اثر", "نتيجه")) and weapon.row["note"] != "count":
            note, name = weapon.row["note"], weapon.row["name"]
            kind = {"air": "airstrike", "drone": "drone_strike", "ground": "shelling", "gun": "shooting"}.get(note) or {
                "ied": "explosion",
                "vehicle_bomb": "explosion",
                "landmine": "landmine",
                "suicide_belt": "suicide_attack",
            }.get(name)
            if kind:
                event = EventAt(at, sheet.stops[at], kind, "happened", False, None, means=[(name, at, sheet.stops[at])])
                found.append(event)
                return event
    return None


def _earlier_type(sheet: Sheet, harm: HarmAt, before: list[EventAt]) -> str | None:
    """Harm told in the sentence behind an attack, without a place or day of its own, is that attack's."""
    if harm.outcome not in ("killed", "injured") or not before:
        return None
    number = sheet.prose.sentence[harm.first]
    first, last = sheet.prose.sentences[number]
    own = any(sheet.dated[at] or sheet.term(at, "place") for at in range(first, last))
    near = {event.type for event in before if number - sheet.prose.sentence[event.at] in (1, 2) and event.type in _VIOLENT and event.status == "happened"}
    return None if own or len(near) != 1 else near.pop()


_BY_OUTCOME = {
    "detained": ("detention",),
    "abducted": ("abduction",),
    "displaced": ("displacement",),
    "evacuated": ("evacuation",),
    "tortured": ("torture",),
    "trapped": ("siege",),
}
_VIOLENT = frozenset(
    {
        "airstrike",
        "drone_strike",
        "shelling",
        "missile_strike",
        "chemical_attack",
        "explosion",
        "landmine",
        "suicide_attack",
        "shooting",
        "clash",
        "killing",
        "execution",
        "torture",
        "protest",
        "advance",
    }
)


def _own_type(harm: HarmAt) -> str:
    return _BY_OUTCOME.get(harm.outcome, ("casualties",))[0]


def _cause_of(sheet: Sheet, harm: HarmAt, found: list[EventAt], breaks: Sequence[int]) -> EventAt | None:
    if (harm.min or 0) >= 1000 and harm.expr != "vague" and harm.outcome == "killed":
        return None  # the toll of a war or a region is the work of no single attack
    wanted = _BY_OUTCOME.get(harm.outcome)
    if wanted:
        near = [event for event in found if event.type in wanted]
    else:
        near = [event for event in found if event.type in _VIOLENT and event.status not in ("planned", "negated", "hypothetical")]
    near = [event for event in near if bisect_right(breaks, max(event.at, harm.first)) == bisect_right(breaks, min(event.at, harm.first))]
    near = [event for event in near if not _answered(sheet, event, harm)]
    if not near:
        return None
    return min(near, key=lambda event: _distance(sheet, event, harm))


def _answered(sheet: Sheet, event: EventAt, harm: HarmAt) -> bool:
    """قتل شرطيين ردا على الهجوم, انتقاما للقصف: what the harm answers did not cause it."""
    return event.at > harm.last and any(sheet.forms[at] in _ANSWERS for at in range(max(harm.last, event.at - 3), event.at))


_ANSWERS = frozenset({"رد", "ردا", "انتقاما", "انتقام", "ثارا"})


def _distance(sheet: Sheet, event: EventAt, harm: HarmAt) -> float:
    """Units between a harm and an event; an event before a cause word (أسفر عن) or right behind the harm (في غارة) is nearer."""
    if event.at <= harm.trigger < event.stop or event.at == harm.trigger:
        return 0.0
    apart = 10 if any(sheet.forms[at] == "كما" or sheet.phrase(at, "clause") for at in range(min(event.at, harm.first), max(event.at, harm.first))) else 0
    if event.at < harm.first:
        gap = harm.first - event.stop + apart
        led = sheet.near("cause", event.stop, harm.first) >= 0
        return gap * (0.5 if led else 1.0) + (2 if event.type not in _STRONG else 0)
    gap = event.at - harm.last + apart
    bound = any(sheet.forms[at] in ("في", "جراء", "اثر", "خلال", "نتيجه", "بسبب", "ب") or sheet.pre[at].endswith("ب") for at in range(harm.last, event.at + 1))
    commas = sum(sheet.forms[at] == "،" for at in range(harm.last, event.at))
    return gap * (0.6 if bound else 1.2) + commas * 6


_TAKES_UP = {
    "انفجار": ("suicide_attack", "explosion", "landmine"),
    "تفجير": ("suicide_attack", "explosion"),
    "هجوم": ("suicide_attack", "airstrike", "shelling", "explosion", "shooting", "chemical_attack", "drone_strike", "missile_strike", "clash"),
    "قصف": ("airstrike", "shelling", "missile_strike"),
}


def _worth_telling(sheet: Sheet, event: EventAt, found: list[EventAt], before: list[EventAt]) -> bool:
    """A bare later mention (الهجوم, الغارات) tells no event of its own unless harm hangs on it."""
    earlier = before + [e for e in found if e.at < event.at]
    if event.harms and event.definite and event.type in ("explosion", "clash", "shelling") and event.term and event.term.key in _TAKES_UP:
        last = next((e.type for e in reversed(earlier) if e.type in _VIOLENT), None)
        if last in _TAKES_UP[event.term.key]:
            event.type = last
    if event.harms or event.term is None:
        return True
    if event.type == "explosion" and any(e.type == "suicide_attack" for e in earlier[-4:] + found):
        return False
    if event.type == "agreement" and any(e.type == "negotiation" and abs(e.at - event.at) < 12 for e in found):
        return False
    if (
        event.type == "clash"
        and event.term.key in ("هجوم", "اعتداء")
        and (event.definite or not actor_terms(sheet, max(0, event.at - 4), min(event.stop + 6, sheet.size)))
    ):
        return False
    if event.type == "negotiation" and event.term.form == "p" and event.definite:
        return not any(e.type == "negotiation" and abs(e.at - event.at) < 40 for e in earlier)
    if event.definite and any(other.type == event.type for other in before + [e for e in found if e.at < event.at]):
        return False
    return True


# --- parties, counts -------------------------------------------------------------------------------------------------


def _fill(sheet: Sheet, event: EventAt, first: int, last: int) -> None:
    event.parties = _parties(sheet, event, first, last)
    event.tally = _tally(sheet, event, first, last)


_PERPETRATED = frozenset(
    {
        "airstrike",
        "drone_strike",
        "shelling",
        "missile_strike",
        "chemical_attack",
        "suicide_attack",
        "shooting",
        "execution",
        "killing",
        "torture",
        "detention",
        "abduction",
        "advance",
        "territorial_change",
        "siege",
        "explosion",
        "aid_obstruction",
    }
)


def _parties(sheet: Sheet, event: EventAt, first: int, last: int) -> list[tuple[str, int, Term]]:
    """Parties by their place: right before or behind the verb they act, behind على/ضد or as victims they suffer."""
    lo, hi = max(first, event.at - 9), min(last, event.stop + 12)
    named = [
        (at, term)
        for at, term in actor_terms(sheet, lo, hi)
        if term.row.get("force") in ("fighter", "soldier") or term.row.get("kind", "").startswith(("official", "armed", "party"))
    ]
    out: list[tuple[str, int, Term]] = []
    mutual = event.type in ("clash", "negotiation", "agreement", "ceasefire", "prisoner_exchange")
    acted = False
    for at, term in named:
        if mutual:
            role = "party" if event.type != "clash" else "perpetrator"
        elif _suffers(sheet, at, event):
            role = "target"
        elif event.type in _PERPETRATED and not acted:
            role, acted = "perpetrator", True
        elif at < event.at or (sheet.pre[at] == "و" and out and out[-1][0] == "perpetrator" and at - out[-1][1] <= 3):
            role = "perpetrator"
        else:
            role = "target"
        out.append((role, at, term))
    return out


def _suffers(sheet: Sheet, at: int, event: EventAt) -> bool:
    if at < event.at:
        return False
    return any(
        sheet.forms[unit]
        in ("علي", "ضد", "مواقع", "تجمعات", "معاقل", "تنظيم", "صفوف", "مقر", "مقار", "عناصر", "اهداف", "مخازن", "تعزيزات", "ميليشيات", "مسلحي")
        for unit in range(max(event.stop, at - 4), at)
    )


_UNITS = {"airstrike": "airstrikes", "shelling": "shells", "missile_strike": "missiles", "drone_strike": "airstrikes", "explosion": "explosions"}


def _tally(sheet: Sheet, event: EventAt, first: int, last: int) -> list[tuple[int, int, int | None, int | None, str, str]]:
    """How many raids, shells, bombs: a number in front of a countable means or of the trigger itself."""
    out: list[tuple[int, int, int | None, int | None, str, str]] = []
    for at in range(max(first, event.at - 4), min(last, event.stop + 12)):
        if "number" not in sheet.kinds[at] and not sheet.forms[at][0].isdecimal() and sheet.forms[at] not in HEADS:
            continue
        quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at)
        if not quantity or sheet.dated[at] or quantity.end >= last or any(at < stop for _, stop, *_ in out):
            continue
        weapon = sheet.term(quantity.end, "weapon")
        if weapon and weapon.row["unit"]:
            out.append((at, sheet.stops[quantity.end], quantity.min, quantity.max, quantity.expr, weapon.row["unit"]))
        elif quantity.end == event.at and event.type in _UNITS:
            out.append((at, event.stop, quantity.min, quantity.max, quantity.expr, _UNITS[event.type]))
    return out
