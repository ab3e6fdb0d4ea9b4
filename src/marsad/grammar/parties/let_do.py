"""Who is let or urged to do a deed: ضربات X مكنت Y من السيطرة على البلدة, شجع X مسلحي Y على مهاجمة القرية."""

from __future__ import annotations

from marsad.grammar.parties.deed import NO_ROLE, Deed, Role
from marsad.grammar.party_found import Party
from marsad.text.rule_words import BY, FOR, OF, ON, TO, rule_words

_LETS, _URGES = rule_words("let_do.lets"), rule_words("let_do.urges")
_ANY = _LETS | _URGES
_REACH = 14  # units between the verb and the deed
_LEADS = frozenset({OF, ON, TO})


def let_do(deed: Deed, party: Party) -> Role | None:
    """Behind a verb of letting stands who does the deed, and not before it; behind one of urging, the second. None where there is no such verb."""
    sheet = deed.sheet
    if party.last > deed.event.at or _ANY.isdisjoint(sheet.stands) or (verb := _verb(deed)) < 0:
        return None
    begins = deed.words.men_before(party.first, verb + 1)
    if begins <= verb or (sheet.forms[verb] in _URGES and begins == verb + 1):
        return NO_ROLE
    return "perpetrator", "let.do"


def _verb(deed: Deed) -> int:
    """The verb whose preposition stands before the deed, without a pronoun of its own and with no comma between."""
    sheet, at = deed.sheet, deed.event.at
    if deed.verb or not (sheet.forms[at] == OF or sheet.forms[at - 1] in _LEADS or sheet.pre[at].endswith((BY, FOR))):
        return -1
    verb = next((unit for unit in range(at - 1, max(sheet.prose.start(at), at - _REACH) - 1, -1) if sheet.forms[unit] in _ANY or sheet.forms[unit] == "،"), -1)
    return verb if verb >= 0 and sheet.forms[verb] in _ANY and not sheet.suf[verb] else -1
