"""Who did it and to whom: by the words right before a party, else by its place in the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.grammar.event_deeds import Deeds
from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.event_tallies import tally_of
from marsad.grammar.event_tellers import Tellers
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.parties.by_place import by_place
from marsad.grammar.parties.by_words import told_by_words
from marsad.grammar.parties.deed import NOUNS, Deed
from marsad.grammar.parties.deed_types import FIRED, PERPETRATED
from marsad.grammar.parties.deed_words import ASIDE, COMING_AFTER, DASH, MADE_UP_OF, STRIKERS
from marsad.grammar.parties.governed import opens_clause
from marsad.grammar.parties.joined import is_member
from marsad.grammar.parties.let_do import let_do
from marsad.grammar.parties.met_it import met_it
from marsad.grammar.parties.reach import reach
from marsad.grammar.parties.sides import two_sides
from marsad.grammar.parties.speakers import by_announcer, with_mourner, with_speaker
from marsad.grammar.party_adjectives import strikes
from marsad.grammar.party_found import Party
from marsad.grammar.party_machines import fires_on
from marsad.grammar.party_phrases import named_parties
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import AND, FOR, OF, ON, rule_forms, rule_map, rule_word, rule_words

_HAND_RULES = frozenset({"hand.by", "hand.did"})
_ARMS = rule_map("found.arms")
_BY_PLACE = frozenset({"order", "clash.side"})
_OPPOSED = frozenset({"perpetrator", "target"})


def fill_parties(sheet: Sheet, event: EventAt, bounds: tuple[int, int], harms: Sequence[HarmAt], tellers: Tellers, words: RoleWords, deeds: Deeds) -> None:
    """Fill in who took part and how many raids there were; ``harms`` are those of the whole sentence."""
    deed = Deed(sheet, event, harms, tellers, words, deeds)
    deed.lo, deed.hi, deed.far = reach(deed, *bounds)
    event.parties = _find_parties(deed)
    event.tally = tally_of(sheet, event, *bounds)
    if event.type == "casualties" and _killed_by_somebody(deed):
        event.type = next((kind for party in event.parties if (kind := _by_his_arms(deed, party))), "killing")


def _killed_by_somebody(deed: Deed) -> bool:
    """قتل 30 مدنيا على يد X: whose cause is not told is told by whose hand it was, whoever that is."""
    event = deed.event
    killed = [harm for harm in event.harms if harm.outcome == "killed"]
    return bool(killed) and (any(party.role == "perpetrator" for party in event.parties) or any(_by_a_hand(deed, harm) for harm in killed))


def _by_his_arms(deed: Deed, party: PartyAt) -> str:
    """طائرات X تقتل عشرات المدنيين, دبابات X قتلت ثلاثة: the aircraft or the guns that are the subject tell how."""
    begins = deed.words.men_before(party.first, deed.lo)
    return _ARMS.get(deed.sheet.forms[begins], "") if party.rule == "kill.subject" else ""


def _by_a_hand(deed: Deed, harm: HarmAt) -> bool:
    """أقدموا على قتل شرطي, قتل ضابط على يد مجهولين: the word that tells that somebody did it, or a hand behind it."""
    sheet = deed.sheet
    if sheet.forms[harm.trigger] == _KILLING and (harm.rule == "harm.masdar" or (sheet.forms[harm.trigger - 1] == OF and harm.first > harm.trigger)):
        return True  # تمكنوا من قتل خمسة
    behind = range(harm.last, min(harm.last + _HAND, sheet.prose.end(harm.trigger)))
    return any(not _HANDS.isdisjoint((sheet.forms[at], " ".join(sheet.forms[at : at + 2]))) for at in behind)


_ANNOUNCING, _HIS_OWN = rule_word("event_parties.announcing"), rule_forms("event_parties.his_own")
_KILLING = rule_word("event_triggers.killed")
_HANDS, _HAND = rule_words("event_parties.by_hands"), 2  # units from those killed to the hand


def _find_parties(deed: Deed) -> list[PartyAt]:
    """Each party with its role: by the words before it, else the first one of a deed did it and the next suffers it."""
    event, out = deed.event, list[PartyAt]()
    named = [party for party in named_parties(deed.sheet, deed.lo, deed.far, event, deed.words) if not deed.tellers.tells(party.head) or _did_and_speaks(deed, party)]
    if not deed.sheet.stands.keys().isdisjoint(MADE_UP_OF):
        named = [party for party in named if not is_member(deed, party)]
    if DASH in deed.sheet.forms[deed.lo : deed.far]:
        named = [party for party in named if not _in_aside(deed, party)]
    own = deed.tellers.owns(event.at)
    deed.adjective = any(party.deed == event.at for party in named)
    deed.known = event.at if deed.adjective else _known_doer(deed, named)
    deed.acted = own is not None and deed.tellers.himself(event.at)
    for party in named:
        told = let_do(deed, party) or met_it(deed, party) or told_by_words(deed, party)
        role, rule = by_place(deed, party) if told is None else told
        twice = [other for other in out if party.ident and other.ident == party.ident and {role, other.role} == _OPPOSED]
        if twice and rule == "clash.between":
            out = [other for other in out if other not in twice]  # قتل جندي من X في معارك بين X وY: who fell in it fought in it
        elif twice and told is None:
            role = ""  # named again: its first role counts, unless words tell the second one
        if twice and told is not None and twice[0].rule == "clash.between":
            role = ""  # اشتباكات بين X ومسلحين أوقعت قتلى في صفوف X: who fell in it fought in it
        out = [other for other in out if told is None or not role or other not in twice]
        deed.before = (party.first, party.last), role
        if role:
            deed.acted = deed.acted or role == "perpetrator"
            out.append(PartyAt(role, party.first, party.last, party.ident, rule))
    if not any(party.role == "perpetrator" and party.rule != "hand.beside" for party in out):
        out = [party for party in out if party.rule != "hand.beside"]  # بدأت العملية بمساندة X: beside whom is not told
    if any(party.rule == "hand.who" for party in out):
        out = [party for party in out if party.rule not in _BY_PLACE]  # قتل الجيش خمسة من مسلحي X الذين شنوا هجوما: whose attack it was
    out = two_sides(deed, out) if deed.event.type == "clash" else _by_hand(deed, out)
    out = with_speaker(deed, out, own) if own else out
    if deed.words.fights(event.at) and (mourned := deed.tellers.mourns(event)) is not None:
        return with_mourner(deed, out, mourned)
    announced = None if own else deed.tellers.announces(event)
    return by_announcer(deed, out, announced) if announced else out


def _did_and_speaks(deed: Deed, party: Party) -> bool:
    """هاجمت X موقعا واتهمت Y, تشن X غارات وتتهم Y: right behind the verb that tells the deed or does it, whatever she says next."""
    begins = deed.words.men_before(party.first, deed.sheet.prose.start(party.first))
    his = party.last == deed.event.at and deed.sheet.forms[begins - 1] == _ANNOUNCING and deed.sheet.forms[deed.event.at].endswith(_HIS_OWN)
    return his or (deed.verb and begins == deed.event.stop) or (begins < deed.event.at and deed.words.does(begins - 1))  # إعلان X سيطرته على البلدة


def _in_aside(deed: Deed, party: Party) -> bool:
    """جيش X -الذي يضم فصائل أهمها Y- هاجم: what stands between dashes has no part in a deed told outside of them."""
    sheet, at = deed.sheet, deed.event.at
    opens = next((unit for unit in range(party.first - 1, max(deed.lo, party.first - ASIDE), -1) if sheet.forms[unit] == DASH), -1)
    closes = next((unit for unit in range(party.last, min(party.last + ASIDE, sheet.size)) if sheet.forms[unit] == DASH), -1)
    return opens >= 0 and closes > 0 and not opens < at < closes


def _by_hand(deed: Deed, out: list[PartyAt]) -> list[PartyAt]:
    """كثف X غاراته تزامنا مع قصف من قبل Y, اشتباكات بين X وY، وسط قصف لـX على القرية: where words behind a deed say whose hand or fire it was, who stands far before it is no doer."""
    hand = any(party.role == "perpetrator" and (party.rule == "blamed" or (party.first >= deed.event.stop and (party.rule in _HAND_RULES or _fires(deed, party) or _owns(deed, party)))) for party in out)
    return [party for party in out if not (hand and party.rule == "order" and party.role == "perpetrator" and party.first < deed.event.at)]


def _owns(deed: Deed, party: PartyAt) -> bool:
    """استفادت المقاومة من غارات لطيران X: right behind the noun of fire and ل stands whose it was."""
    return not deed.verb and party.rule == "order" and deed.sheet.pre[deed.begins(party.first)].endswith(FOR)


def _fires(deed: Deed, party: PartyAt) -> bool:
    """(قصف) لـX على القرية: whose fire it is, by a noun."""
    return not deed.verb and fires_on(deed.sheet, deed.words, deed.event, party.first, party.last)


def _came_after(deed: Deed) -> bool:
    """دخلت قوات X المدينة بعد قصف طيران Y لها, طوقت X الحي بعد إطلاق Y النار: right behind such a noun stands who did it, and X only came after."""
    sheet, event = deed.sheet, deed.event
    return sheet.forms[event.at - 1] in COMING_AFTER and not deed.words.attacks(event.at) and (event.type == "shooting" or strikes(sheet, event.stop) or sheet.forms[event.stop] in STRIKERS)


def _known_doer(deed: Deed, named: list[Party]) -> int | None:
    """نفت الوزارة قصف طائرات روسية على البلدة: right behind the noun and before على stands who did it, not who speaks of it; وX يقصف: his clause."""
    own = next((party for party in reversed(named) if party.last == deed.event.at and opens_clause(deed, party)), None) if deed.verb else None
    if own is not None:
        return own.first
    behind = next((party for party in named if deed.begins(party.first) == deed.event.stop), None)
    if deed.verb and deed.moves() and behind is not None:
        return behind.first  # على وقع ضربات X، انسحبت قوات Y
    if deed.event.type not in PERPETRATED or not any(term.form in NOUNS for term in deed.terms):
        return None
    joined = deed.sheet.pre[deed.event.at] == AND and deed.event.type in FIRED and not deed.words.attacks(deed.event.at)  # X تقتل جنودا وقصف Y يخلف قتلى
    told = behind is not None and (joined or deed.moves() or _came_after(deed) or deed.sheet.forms[behind.last : behind.last + 1] == [ON])  # انهار X أمام تقدم Y
    return behind.first if behind is not None and told else None
