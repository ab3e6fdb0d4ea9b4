"""Who did it and to whom, by their place in the sentence; how many raids, shells, bombs."""

from __future__ import annotations

from marsad.grammar.event_found import EventAt
from marsad.grammar.place_found import CLOCKS, behind_preposition
from marsad.grammar.quantities import HEADS, read_quantity
from marsad.grammar.sheet import Sheet
from marsad.grammar.voices import actor_terms
from marsad.lexicon.terms import Term


def fill_parties(sheet: Sheet, event: EventAt, first: int, last: int) -> None:
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
    cited = sheet.near("accord", event.stop, hi)
    hi = cited if cited >= 0 else hi  # …، وفقا للمتحدث باسم X: whose words they are
    named = [
        (at, term)
        for at, term in actor_terms(sheet, lo, hi)
        if (term.row.get("force") in ("fighter", "soldier") or term.row.get("kind", "").startswith(("official", "armed", "party")))
        and not (at and sheet.forms[at - 1] in CLOCKS)  # 21:14 بتوقيت دمشق: whose clock it is
        and (term.form != "short" or _named_before(sheet, at, term))
        and not (term.form == "metonym" and behind_preposition(sheet, at))
    ]
    out: list[tuple[str, int, Term]] = []
    mutual = event.type in ("clash", "negotiation", "agreement", "ceasefire", "prisoner_exchange")
    acted = False
    doer = _doer(sheet, event, named)
    told_of = event.type == "casualties" and not any(term.kind == "harm" and term.form in ("past", "present") for term in sheet.terms[event.at])  # أعلنت الوزارة مقتل خمسة: who tells
    for at, term in named:
        if at < event.at and (doer is not None or told_of):
            continue
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


def _named_before(sheet: Sheet, at: int, short: Term) -> bool:
    """المركز، القوات: a short name stands for a party that the report has named in full."""
    return any(term.row is short.row and term.form != "short" for unit in sheet.where("actor") if unit < at for term in sheet.terms[unit])


def _doer(sheet: Sheet, event: EventAt, named: list[tuple[int, Term]]) -> int | None:
    """نفت الوزارة قصف طائرات روسية على البلدة: right behind the noun and before على stands who did it, not who speaks of it."""
    if event.type not in _PERPETRATED or not any(term.kind == "event" and term.form in _NOUNS for term in sheet.terms[event.at]):
        return None
    behind = next((at for at, _ in named if at == event.stop and not sheet.pre[at]), None)
    return behind if behind is not None and sheet.forms[sheet.stops[behind] : sheet.stops[behind] + 1] == ["علي"] else None


_NOUNS = frozenset({"masdar", "noun", "s", "p"})


def _suffers(sheet: Sheet, at: int, event: EventAt) -> bool:
    if at < event.at:
        return False
    return any(sheet.forms[unit] in _STRUCK for unit in range(max(event.stop, at - 4), at))


_STRUCK = frozenset(
    ("علي", "ضد", "مواقع", "موقعا", "موقع", "تجمعات", "تجمعا", "تجمع", "معاقل", "تنظيم", "صفوف", "مقر", "مقرا", "مقرات", "مقار", "عناصر", "اهداف", "هدفا", "مخازن", "مخزنا", "تعزيزات", "ميليشيات", "مسلحي", "حاجزا", "حاجز", "حواجز", "نقطه", "نقاط", "قافله", "رتلا", "رتل", "دوريه", "ثكنه", "معسكرا", "معسكر", "مركزا", "اليات", "اليه", "عربه", "مركبه")
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
