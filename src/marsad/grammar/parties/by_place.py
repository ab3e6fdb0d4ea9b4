"""The part of a party by where it stands in the sentence of the deed."""

from __future__ import annotations

from marsad.grammar.parties.by_adjective import does_it
from marsad.grammar.parties.by_order import by_order
from marsad.grammar.parties.deed import NO_ROLE, Deed, Role
from marsad.grammar.parties.deed_types import MUTUAL
from marsad.grammar.parties.governed import is_governed, is_owned, opens_clause
from marsad.grammar.parties.joined import in_brackets, is_head_of, is_joined, is_listed
from marsad.grammar.parties.objects import is_object, met_by, resumed, right_before, taken
from marsad.grammar.parties.sides import exchanged, is_side
from marsad.grammar.parties.struck import among, is_harmed, of_those_harmed, suffers
from marsad.grammar.party_found import Party
from marsad.grammar.party_machines import fires_on
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import BETWEEN, FOR, RELATIVES

_NO_DEED = MUTUAL - {"clash"} | {"protest"}


def by_place(deed: Deed, party: Party) -> Role:
    if party.deed is not None and deed.before[1] == "perpetrator" and is_joined(deed, party):
        return "perpetrator", "joined"  # غارات أميركية وبريطانية
    if party.deed is not None:
        return ("perpetrator", "adjective") if does_it(deed, party.deed) else NO_ROLE
    if is_joined(deed, party) and not (deed.before[1] == "target" and deed.deeds.verb_at(party.last)):
        return deed.before[1], "joined"  # not مصرع 17 من X والجيش يحرر مواقع
    if deed.before[1] and in_brackets(deed, party):
        return (deed.before[1], "joined") if is_listed(deed, party) else NO_ROLE
    if is_head_of(deed, party):
        return NO_ROLE
    if party.first >= deed.event.stop and (deed.event.type == "clash" or exchanged(deed)) and is_side(deed, party):
        return "perpetrator", "clash.between"
    if deed.sheet.suf[deed.event.at] and party.last <= deed.event.at and resumed(deed, party):
        return ("target", "resumed") if right_before(deed, party, deed.event.at) else NO_ROLE
    if met_by(deed, party):
        return ("target", "resumed") if right_before(deed, party, deed.event.at - 1) else NO_ROLE
    if party.first >= deed.event.stop and opens_clause(deed, party) and deed.deeds.verb_at(party.last):
        return NO_ROLE  # هاجم X موقعا وY يقصف
    if party.first >= deed.hi or among(deed.sheet, deed.others, party):
        return NO_ROLE  # مقتل 8 من X وأسر 102: those killed took nobody prisoner
    if party.first < deed.event.at and _is_accused(deed, party):
        return NO_ROLE if _told_of_the_accused(deed, party) else ("perpetrator", "accused")
    if party.first < deed.event.at and _left_out_before(deed, party):
        return NO_ROLE
    return _role_of(deed, party)


def _is_accused(deed: Deed, party: Party) -> bool:
    """اتهم ناشطون قوات X بقصف: whom the deed is laid to, whatever word of the speaker stands before him; another that nothing governs."""
    return deed.accused >= 0 and deed.event.type not in _NO_DEED and (party.first <= deed.accused < party.last or not is_governed(deed, party))


def _told_of_the_accused(deed: Deed, party: Party) -> bool:
    """اتهموا قوات X، التي تقاتل Y، بتنفيذ هجوم: whom the accused fights, in a clause about him."""
    between = deed.sheet.forms[deed.accused : party.first]
    return party.first > deed.accused and not RELATIVES.isdisjoint(between)


def _left_out_before(deed: Deed, party: Party) -> bool:
    verb = any(term.kind == "harm" and term.form in VERB_FORMS for term in deed.sheet.terms[deed.event.at])
    told_of = deed.event.type == "casualties" and not verb
    return (deed.known not in (None, party.first) or told_of or is_owned(deed, party)) and not (deed.adjective and is_harmed(deed, party))


def _role_of(deed: Deed, party: Party) -> Role:
    event = deed.event
    his_clause = deed.verb and party.last == event.at and opens_clause(deed, party)  # مقتل قيادي وX يقصف المدينة
    if not his_clause and (among(deed.sheet, event.harms, party) or of_those_harmed(deed, party)):
        return NO_ROLE if _civil_man(deed, party) else ("target", "harm.theirs")  # مقتل 8 من قوات X: theirs are those harmed
    if not (deed.acted or deed.verb) and fires_on(deed.sheet, deed.words, event, party.first, party.last):
        return "perpetrator", "fire.of"
    if _killed_them(deed, party):
        return "perpetrator", "kill.agent"
    if event.type in MUTUAL and event.type != "clash":
        other = party.last <= event.at and BETWEEN in deed.sheet.forms[event.stop : event.stop + 2]  # المعارك بين X وY، بعد اتفاق بين Z وX
        return NO_ROLE if other else ("party", "mutual")
    struck = not _of_the_repelled(deed, party) and (suffers(deed, party) or taken(deed, party) or is_object(deed, party))
    return ("target", "struck") if struck else by_order(deed, party)


def _of_the_repelled(deed: Deed, party: Party) -> bool:
    """صد محاولة تسلل فاشلة لقوات X: whose the attack was that somebody repelled."""
    return deed.sheet.pre[party.first].endswith(FOR) and (deed.words.repels(deed.event.at) or deed.words.repels(deed.event.at - 1))


def _civil_man(deed: Deed, party: Party) -> bool:
    """مقتل حارس رئيس الوزراء فلان: a man in a civil office, whose guard fell, is no side; قوات فلان are his."""
    term = deed.sheet.term_at(party.head, "actor")
    return term is not None and bool(term.row.get("sex")) and term.row["kind"] == "official_civil" and party.first == party.head


def _killed_them(deed: Deed, party: Party) -> bool:
    """قتل تنظيم X ثلاثة مدنيين: between the verb of harm and those harmed stands who did it."""
    harmed = any(term.kind == "harm" and term.form in VERB_FORMS for term in deed.sheet.terms[deed.event.at])
    close = 0 < party.first - deed.event.at <= 4 and not any(harm.first < party.first for harm in deed.event.harms)
    return harmed and close and any(harm.first >= party.last for harm in deed.event.harms)
