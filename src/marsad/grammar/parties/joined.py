"""Two parties that are joined by و have one part in a deed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from marsad.grammar.parties.deed import Deed
from marsad.grammar.parties.deed_words import ASIDE, JOINT, MADE_UP_OF, QUOTES, WHICH
from marsad.grammar.party_found import Party
from marsad.grammar.place_found import PREPOSITIONS
from marsad.text.rule_words import AND, FOR, rule_words

_QUOTE = '"'


def is_joined(deed: Deed, party: Party) -> bool:
    """قوات X وحليفتها Y, X و«Y»: the second behind a party with nothing but و and words for men between; its role is that one's."""
    (first, last), role = deed.before
    if first == party.first:
        return True  # التنظيم, of two that were named together
    if role == "holder" and party.first == last + 1 and deed.sheet.forms[last] == deed.sheet.forms[party.last] == _QUOTE:
        return True  # معقل جماعة X "Y": its other name
    if first < 0:
        return False
    if role and deed.sheet.forms[last : last + 1] == ["،"] and _closes(deed, party):
        last += 1
    between = list(islice((unit for unit in range(last, party.first) if deed.sheet.forms[unit] not in QUOTES), JOINT + 1))
    if len(between) > JOINT:
        return False
    if between and deed.sheet.forms[between[-1]] in _OR:
        return all(deed.sheet.forms[unit] == "،" for unit in between[:-1])  # من قبل X، أو Y: either is named
    if "/" in (deed.sheet.forms[unit] for unit in between) or [deed.sheet.forms[unit] for unit in between] == ["-"]:
        return True
    if between and deed.sheet.forms[between[-1]] in _AMONG_THEM:
        return all(deed.sheet.forms[unit] in _LEADING_TO for unit in between[:-1])  # فصائل X، وفي مقدمتها Y
    if not between or deed.words.allied(between[0]):
        return len(between) < 2 and (AND in (deed.sheet.pre[party.first], deed.sheet.pre[last]) or bool(between))
    return (deed.sheet.forms[between[0]] == AND or deed.sheet.pre[between[0]] == AND) and _only_men(deed, between[deed.sheet.forms[between[0]] == AND :])


def in_brackets(deed: Deed, party: Party) -> bool:
    """قصفت الفصائل (كتائب X وسرايا Y) المدينة: in brackets right behind another."""
    last = deed.before[0][1]
    return deed.sheet.forms[last : last + 1] == ["("] and 0 <= deed.words.men_before(party.first, last) - last < 3


def is_listed(deed: Deed, party: Party) -> bool:
    """Of whom the one before the brackets is made up, several joined by و; one alone is its other name."""
    sheet = deed.sheet
    closes = next((unit for unit in range(party.last, min(party.last + ASIDE, sheet.size)) if sheet.forms[unit] == ")"), party.last)
    return any(sheet.pre[unit] == AND for unit in range(party.last, closes))


def is_member(deed: Deed, party: Party) -> bool:
    """فصائل X، التي تضم Y وZ، قصفت; غرفة X (تضم Y وZ) قصفت: of whom the party right before is made up, in an aside; not معسكر يضم عناصر من Y."""
    sheet = deed.sheet
    first = max(sheet.prose.start(party.first), party.first - ASIDE)
    made_up = next((unit for unit in range(party.first - 1, first, -1) if sheet.forms[unit] in MADE_UP_OF), -1)
    if made_up < 0 or made_up < deed.event.at < party.first:
        return False
    opens = made_up - 1 - (sheet.forms[made_up - 1] in WHICH)
    return sheet.forms[opens] in _OPENS_ASIDE and any(sheet.stops[unit] == opens for unit in sheet.between("actor", first, opens))


def _closes(deed: Deed, party: Party) -> bool:
    """نفذه X، وقوات Y، في تعز: behind the second stands a mark or a preposition, and no verb of its own."""
    sheet, behind = deed.sheet, party.last
    return not sheet.forms[behind][0].isalpha() or sheet.forms[behind] in PREPOSITIONS


def _only_men(deed: Deed, units: Sequence[int]) -> bool:
    return all(deed.words.are_men(unit) or (unit == units[0] and deed.sheet.forms[unit] in _MORE) for unit in units)  # وأخرى تابعة لـY


def is_head_of(deed: Deed, party: Party) -> bool:
    """سيطر لواء X التابع لـ"Y" على قرية: of whom the party right before it is a part; he is neither its doer nor struck; not هاجمت X المواقع التابعة لـY."""
    forms, at = deed.sheet.forms, party.first - 1
    while at > 0 and (forms[at] in QUOTES or forms[at] == FOR):
        at -= 1
    at -= forms[at] in _OF_ARMS  # كتائب X الجناح العسكري لحركة Y
    last = deed.before[0][1]
    if forms[at] not in _PART_OF or last <= 0 or at - last not in (0, 1):
        return False
    return at == last or not (deed.sheet.phrase(last, "struck") or "person" in deed.sheet.kinds[last])


_OR = rule_words("event_parties.or")
_OF_ARMS = rule_words("event_parties.of_arms")
_OPENS_ASIDE = frozenset({"،", "(", "-", "–", '"'})
_PART_OF = rule_words("event_parties.part_of")
_MORE = rule_words("party_states.more")
_AMONG_THEM = rule_words("event_parties.among_them")
_LEADING_TO = rule_words("event_parties.leading_to")
