"""Who did it and to whom, by their place in the sentence; how many raids, shells, bombs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.event_tellers import OWNED_TO, Tellers
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.party_adjectives import MANNERS, strikes
from marsad.grammar.party_phrases import Party, named_parties
from marsad.grammar.quantities import HEADS, read_quantity
from marsad.grammar.sheet import TYPE_WORDS, Sheet
from marsad.grammar.statement import Statement

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
_STRIKES = _PERPETRATED - {"detention", "abduction", "advance", "territorial_change", "siege", "torture", "aid_obstruction"} | {"clash", "casualties"}
_MUTUAL = frozenset({"clash", "negotiation", "agreement", "ceasefire", "prisoner_exchange"})
_CLAUSE = 20  # units between a verb and what it was done with
_MEN = frozenset({"عناصر", "مجموعه", "مجموعات", "وحدات", "كتائب", "خليه", "خلايا", "دوريه", "دوريات", "مقاتلو", "مسلحو", "قوه"})
_NOUNS = frozenset({"masdar", "noun", "s", "p", "d"})


def fill_parties(sheet: Sheet, event: EventAt, first: int, last: int, harms: Sequence[HarmAt], tellers: Tellers) -> None:
    """Fill in who took part and how many raids there were; ``harms`` are those of the whole sentence."""
    event.parties = _Parties(sheet, event, first, last, harms, tellers).find()
    event.tally = _tally(sheet, event, first, last)


class _Parties:
    """The parties of one event in its sentence."""

    def __init__(self, sheet: Sheet, event: EventAt, first: int, last: int, harms: Sequence[HarmAt], tellers: Tellers) -> None:
        self.sheet, self.event, self.tellers = sheet, event, tellers
        self.others = [harm for harm in harms if not any(harm is own for own in event.harms)]
        lo, hi = max(first, self._verb_of(first) - 9), min(last, event.stop + 12, tellers.until(event.at))
        cited = sheet.near("accord", event.stop, hi)
        hi = cited if cited >= 0 else hi  # …، وفقا للمتحدث باسم X: whose words they are
        other = sheet.near("clause", event.stop, hi)
        hi = other if other >= 0 else hi  # …، فيما تتواصل المعارك بين X وY: of another clause
        self.lo = lo if sheet.near("clause", lo, event.at) < 0 else max([lo, *(sheet.stops[at] for at in range(lo, event.at) if sheet.phrase(at, "clause"))])
        self.hi = hi
        self.terms = [term for term in sheet.terms[event.at] if term.kind == "event"]
        self.verb = any(term.form in ("past", "present") for term in self.terms) and not any(term.form in _NOUNS for term in self.terms)

    def _verb_of(self, first: int) -> int:
        """استهدفت X أحياء … بقصف عنيف: the verb to which a deed behind ب belongs, else the deed itself."""
        sheet, at = self.sheet, self.event.at
        if not sheet.pre[at].endswith("ب"):
            return at
        return next((unit for unit in range(at - 1, max(first, at - _CLAUSE) - 1, -1) if any(term.kind == "event" and term.key == "استهدف" for term in sheet.terms[unit])), at)

    def find(self) -> list[PartyAt]:
        """Each party with its role: by the words before it, else the first one of a deed did it and the next suffers it."""
        sheet, event = self.sheet, self.event
        named = [party for party in named_parties(sheet, self.lo, self.hi, event) if not self.tellers.tells(party.head)]
        out: list[PartyAt] = []
        adjective = any(party.deed == event.at for party in named)
        known = event.at if adjective else self._doer(named)
        told_of = event.type == "casualties" and not any(term.kind == "harm" and term.form in ("past", "present") for term in sheet.terms[event.at])
        own = self.tellers.owns(event.at)
        acted = own is not None and self.tellers.himself(event.at)
        for party in named:
            before = party.first < event.at
            if party.deed is not None:
                if self._does_it(party, party.deed, acted):
                    out.append(PartyAt("perpetrator", party.first, party.last, party.ident))
                    acted = True
                continue
            if before and (known is not None or told_of or self._owned(party)) and not (adjective and self._harmed(party)):
                continue
            if _among(self.others, party):
                continue  # مقتل 8 من X وأسر 102: those killed took nobody prisoner
            role = self._role(party, acted, out)
            acted = acted or role == "perpetrator"
            out.append(PartyAt(role, party.first, party.last, party.ident))
        if own and event.type not in _MUTUAL - {"clash"} and not any(party.role == "perpetrator" for party in out) and (doer := self._speaker(own)):
            if not any(party.first < doer.last and doer.first < party.last for party in out):
                out.insert(0, doer)
        return out

    def _speaker(self, own: Statement) -> PartyAt | None:
        """Who speaks, as the one who did it; of مصدر في الجيش the army. That somebody is dead or wounded is no deed that could be denied."""
        speaker = own.speakers[0]
        if own.act not in OWNED_TO:
            return PartyAt("perpetrator", speaker.first, speaker.last, speaker.voice.id)
        party = next(iter(named_parties(self.sheet, speaker.first, speaker.last, self.event)), None)
        return PartyAt("perpetrator", party.first, party.last, party.ident) if party and self.event.type in _PERPETRATED else None

    def _role(self, party: Party, acted: bool, out: list[PartyAt]) -> str:
        event = self.event
        if _among(event.harms, party):
            return "target"  # مقتل 8 من قوات X: theirs are those harmed
        if self._by_hand_of(party) or self._killed(party):
            return "perpetrator"
        if event.type in _MUTUAL and event.type != "clash":
            return "party"
        if self._suffers(party):
            return "target"
        if event.type == "clash":
            return "perpetrator"
        if event.type in _PERPETRATED and not acted:
            return "perpetrator"
        joined = bool(out) and self.sheet.pre[party.first] == "و" and out[-1].role == "perpetrator" and party.first - out[-1].first <= 3
        return "perpetrator" if party.first < event.at or joined else "target"

    def _does_it(self, party: Party, deed: int, acted: bool) -> bool:
        """غارة إسرائيلية: theirs is the deed; قصفت مسيرة إسرائيلية, هجوم بصاروخ حوثي: or what did it, but not what was struck."""
        sheet, event = self.sheet, self.event
        if deed == event.at:
            return event.type in _PERPETRATED | {"clash", "casualties"} and (event.type != "killing" or bool(event.harms))
        if acted or event.type not in _STRIKES:
            return False
        before = sheet.forms[deed - 1] if deed else ""
        return deed <= event.stop or event.type == "casualties" or sheet.pre[deed].endswith(("ب", "ل")) or before == "من" or _did(before)

    def _harmed(self, party: Party) -> bool:
        """مقتل ثلاثة من X بغارة إسرائيلية, تعرضت مواقع X لقصف روسي: theirs was what suffered."""
        return _among(self.event.harms, party) or self._suffers(party)

    def _by_hand_of(self, party: Party) -> bool:
        """على يد X, من قبل X, قصف نفذته X, قذائف أطلقتها X: said to have done it, wherever it stands."""
        forms, at = self.sheet.forms, party.first
        before, further = forms[at - 1] if at else "", forms[at - 2] if at > 1 else ""
        if (further, before) in _BY or before in ("بايدي", "بيد"):
            return True
        if before.removeprefix("ال").startswith("تابع") and any(_did(form) for form in forms[max(0, at - 4) : at - 1]):
            return True  # قصف نفذته طائرة تابعة لـX
        if before == "الي" and further.startswith(("نسب", "ينسب", "تنسب", "منسوب")):
            return True
        if before == "من" and at > self.event.stop and not self.verb and self._right_behind(at - 1):
            return True  # تعرضت البلدة لقصف من قوات X
        return _did(before)

    def _killed(self, party: Party) -> bool:
        """قتل تنظيم X ثلاثة مدنيين: between the verb of harm and those harmed stands who did it."""
        harmed = any(term.kind == "harm" and term.form == "past" for term in self.sheet.terms[self.event.at])
        close = 0 < party.first - self.event.at <= 4 and not any(harm.first < party.first for harm in self.event.harms)
        return harmed and close and any(harm.first >= party.last for harm in self.event.harms)

    def _suffers(self, party: Party) -> bool:
        """Behind على or ضد, or the owner of what was struck: مواقع X, مقرا لـX."""
        sheet, event, at = self.sheet, self.event, party.first
        if at < event.at:  # تعرضت مواقع X لقصف
            return sheet.pre[event.at].endswith("ل") and any(sheet.forms[unit].startswith(_EXPOSED) for unit in range(max(self.lo, at - 4), at))
        between = range(max(event.stop, at - 4), at)
        if any(sheet.forms[unit] in ("علي", "ضد") and sheet.forms[unit + 1] not in ("يد", "ايدي", "راس") for unit in between):
            return True
        if any(sheet.phrase(unit, "struck") for unit in between):
            return not self._attacks(party)
        return sheet.pre[at].endswith("ل") and not self._right_behind(at)

    def _attacks(self, party: Party) -> bool:
        """هاجمت عناصر من X نقطة …: men right behind the verb, and behind them what was struck."""
        sheet, stop = self.sheet, self.event.stop
        return self.verb and sheet.forms[stop] in _MEN and any(sheet.phrase(unit, "struck") for unit in range(party.last, self.hi))

    def _right_behind(self, at: int) -> bool:
        """قصف مدفعي لقوات X: only what describes the deed stands between it and those who did it; a verb has none such."""
        sheet, event = self.sheet, self.event
        between = range(event.stop, at)
        if self.verb:  # قصفت طائرة تابعة لقوات X
            return at - event.stop <= 3 and sheet.forms[at - 1].removeprefix("ال").startswith("تابع")
        return all(
            (form := sheet.forms[unit]).removeprefix("ال").startswith(_MANNERS)
            or strikes(sheet, unit)  # قصف مروحية للنظام
            or (form.endswith(("ي", "يه")) and not sheet.phrase(unit, "thing", *TYPE_WORDS) and not sheet.term(unit, "place"))
            or sheet.dated[unit]
            for unit in between
        )

    def _owned(self, party: Party) -> bool:
        """وقع هجوم قرب قافلة لقوات X: before the deed, whose a thing is; but طائرة تابعة لقوات X قصفت."""
        sheet = self.sheet
        if not sheet.pre[party.first].endswith("ل"):
            return False
        return not (self.verb and self.event.at - party.last <= 1)

    def _doer(self, named: list[Party]) -> int | None:
        """نفت الوزارة قصف طائرات روسية على البلدة: right behind the noun and before على stands who did it, not who speaks of it."""
        if self.event.type not in _PERPETRATED or not any(term.form in _NOUNS for term in self.terms):
            return None
        behind = next((party for party in named if party.first == self.event.stop and not self.sheet.pre[party.first]), None)
        return behind.first if behind is not None and self.sheet.forms[behind.last : behind.last + 1] == ["علي"] else None


def _among(harms: Sequence[HarmAt], party: Party) -> bool:
    """The party is named among the words that tell who was harmed."""
    return any(harm.first <= party.head < harm.last for harm in harms)


def _did(form: str) -> bool:
    """نفذته, أطلقتها: a verb of doing with its pronoun; who did it stands behind."""
    return any(form.endswith(ending) and form.removesuffix(ending) in _DID for ending in ("ها", "ه"))


_EXPOSED = ("تعرض", "يتعرض", "تتعرض")
_BY = frozenset({("علي", "يد"), ("علي", "ايدي"), ("علي", "يدي"), ("من", "قبل"), ("من", "جانب"), ("من", "طرف")})
_DID = frozenset(
    ["نفذ", "نفذت", "شن", "شنت", "ارتكب", "ارتكبت", "اطلق", "اطلقت", "تنفذ", "ينفذ", "تشن", "يشن", "ترتكب", "يرتكب", "تطلق", "يطلق", "القت", "القي", "قاد", "قادت", "خاض", "خاضت", "فرض", "فرضت", "تفرض", "يفرض", "زرع", "زرعت", "تبنت", "تبن", "تبني", "دبر", "دبرت"]
)
_MANNERS = (*MANNERS, "عشوائ", "منسق", "مسلح", "عديد", "همجي", "وحش")


_COUNTS = frozenset({"number"})
_UNITS = {"airstrike": "airstrikes", "shelling": "shells", "missile_strike": "missiles", "drone_strike": "airstrikes", "explosion": "explosions"}


def _tally(sheet: Sheet, event: EventAt, first: int, last: int) -> list[tuple[int, int, int | None, int | None, str, str]]:
    """How many raids, shells, bombs: a number in front of a countable means or of the trigger itself."""
    out: list[tuple[int, int, int | None, int | None, str, str]] = []
    counts = sheet.marked(_COUNTS, HEADS, digits=True)
    for at in counts[bisect_left(counts, max(first, event.at - 4)) : bisect_left(counts, min(last, event.stop + 12))]:
        quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at)
        if not quantity or sheet.dated[at] or quantity.end >= last or any(at < stop for _, stop, *_ in out):
            continue
        if sheet.pre[quantity.end]:
            continue  # قتل ثلاثة بقصف: those killed are counted
        weapon = sheet.term(quantity.end, "weapon")
        if weapon and weapon.row["unit"]:
            out.append((at, sheet.stops[quantity.end], quantity.min, quantity.max, quantity.expr, weapon.row["unit"]))
        elif quantity.end == event.at and event.type in _UNITS:
            out.append((at, event.stop, quantity.min, quantity.max, quantity.expr, _UNITS[event.type]))
    return out
