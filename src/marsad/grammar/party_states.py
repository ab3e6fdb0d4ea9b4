"""States as parties: named by their country (قصفت إسرائيل), by an adjective of their deed, their men or their ally."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.grammar.accusing import charges_between
from marsad.grammar.event_found import EventAt
from marsad.grammar.party_adjectives import men_of_state, noun_described
from marsad.grammar.party_found import Party
from marsad.grammar.party_roles import RoleWords, speaking_states, state_actors
from marsad.grammar.place_found import behind_preposition
from marsad.grammar.sheet import Sheet
from marsad.grammar.voices import Speaker
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import AND, BETWEEN, BY, FOR, HAS, rule_forms, rule_words

_MORE = rule_words("party_states.more")
_NISBA_ENDINGS = rule_forms("nisba_endings")
_BY_OR_FOR = rule_forms("by_or_for")
_OR = rule_words("event_parties.or")
_THAT = rule_words("party_phrases.that")
_WAS = rule_words("event_subjects.has_been")
_ACCUSING = 6  # units between a verb of accusing and the state that is accused
_SIDES = rule_forms("party_phrases.sides")
_BASES = rule_words("party_states.bases")
_HAS_OR_BY_THAT = frozenset({HAS, '"', "«"}) | rule_words("event_tellers.by_that")


def state_at(sheet: Sheet, at: int) -> str | None:
    """The actor that a country's name stands for; the row's country must be one of those told in the table."""
    return state_actors().get(_country_at(sheet, at))


def state_that_speaks(sheet: Sheet, first: int, last: int) -> str | None:
    """أعلن العراق: the actor that a country's name stands for as the one who speaks."""
    return speaking_states().get(_country_at(sheet, first)) if sheet.stops[first] == last else None


def party_that_speaks(sheet: Sheet, speaker: Speaker) -> str | None:
    """قال الجيش X, أعلنت وزارة الدفاع السعودية: the party that speaks, by its id, or the state whose office it is."""
    return speaker.voice.id or state_at(sheet, speaker.last - 1) or next((sheet.nations[unit].key for unit in sheet.nations_between(speaker.first, speaker.last)), None)


def _country_at(sheet: Sheet, at: int) -> str:
    term = sheet.term(at, "place")
    return term.row["country"].upper() if term is not None and term.row["type"] == "country" and term.form != "common" else ""


def by_adjective(sheet: Sheet, lo: int, hi: int, event: EventAt) -> Iterator[Party]:
    """غارة إسرائيلية, طيران حربي روسي."""
    for at in sheet.nations_between(max(lo, 1), hi):
        if (deed := noun_described(sheet, at, event)) is not None:
            yield Party(at, at + 1, at, sheet.nations[at].key, deed)


def men_by_state(sheet: Sheet, lo: int, hi: int, known: list[Party]) -> Iterator[Party]:
    """جنود أميركيون, دورية تركية: men whose party is told by an adjective alone."""
    for at in sheet.nations_between(max(lo, 1), hi):
        if any(party.first <= at < party.last for party in known):
            continue
        unit = at if _counted(sheet, at) else men_of_state(sheet, at)
        if unit is not None or _its_base(sheet, at):
            yield Party(at - 1 if unit is None else unit, at + 1, at, sheet.nations[at].key, men=True)


def _counted(sheet: Sheet, at: int) -> bool:
    """مقتل 18 حوثيا: an adjective of a group that is itself the noun which a number counts."""
    number = sheet.forms[at - 1].isdigit() or "number" in sheet.kinds[at - 1] | sheet.kinds[at - 2]
    return number and "person" in sheet.kinds[at] and not sheet.nations[at].row["kind"].startswith("official")


def _its_base(sheet: Sheet, at: int) -> bool:
    """أن قواعد X المتمركزة في القرية أطلقت, كانت القاعدة X قد قصفت: a base at the head of its clause, which may itself be struck elsewhere."""
    opens = at < 2 or sheet.phrase(at - 2, "complement") or sheet.forms[at - 2] in _WAS or not sheet.forms[at - 2][0].isalnum()
    return bool(opens) and sheet.forms[at - 1] in _BASES


def second_states(sheet: Sheet, lo: int, hi: int, known: list[Party], words: RoleWords) -> Iterator[Party]:
    """القوات السورية والروسية, غارات روسية أو سورية, قوات X وحليفها الروسي: a state told by an adjective alone, joined to a party right before it."""
    ends = {party.last: party for party in known}
    for at in sheet.nations_between(max(lo, 1), hi):
        if any(party.first <= at < party.last for party in known):
            continue
        end = at - (sheet.forms[at - 1] in _OR)
        if at - 1 in ends and _more_of(sheet, at - 1):
            yield Party(at - 1, at + 1, at, sheet.nations[at].key)
        elif end in ends and (end < at or sheet.pre[at] == AND) and sheet.forms[end - 1].endswith(_NISBA_ENDINGS):
            yield Party(at, at + 1, at, sheet.nations[at].key, ends[end].deed)
        elif words.allied(at - 1) and at - 1 in ends:
            yield Party(at, at + 1, at, sheet.nations[at].key)


def _more_of(sheet: Sheet, at: int) -> bool:
    """(طائرات X) وأخرى روسية: more of the same, of another state."""
    return sheet.pre[at] == AND and sheet.forms[at] in _MORE


def by_country(sheet: Sheet, lo: int, hi: int, event: EventAt, words: RoleWords, named: list[Party]) -> Iterator[Party]:
    """قصفت إسرائيل, إسرائيل استهدفت, قوات X وروسيا, من قبل تركيا: a state named by its country, where it can be no place."""
    ends = {party.last for party in named}
    for at in sheet.between("place", lo, hi):
        if (ident := state_at(sheet, at)) and not any(party.first <= at < party.last for party in named):
            joined = words.allied(at - 1) and at - 1 in ends
            if joined or _accused(sheet, at) or _subject(sheet, at, event) or _does_it(sheet, at, words) or _did_it(sheet, at, words) or _is_behind(sheet, at, words) or _done_by(words, at, lo) or _side(sheet, at, words):
                yield Party(at, sheet.stops[at], at, ident)


def _does_it(sheet: Sheet, at: int, words: RoleWords) -> bool:
    return words.does(at - 1) or words.answers(at - 1) or (words.does(_verb_behind(sheet, at)) and not behind_preposition(sheet, at))


def _done_by(words: RoleWords, at: int, lo: int) -> bool:
    """من قبل تركيا: a word for the doer stands before the country."""
    told = words.before(at, lo)
    return told is not None and told[0].role == "perpetrator"


def _side(sheet: Sheet, at: int, words: RoleWords) -> bool:
    """القصف بين إسرائيل وحزب الله, تبادل إسرائيل وحزب الله القصف: one of two, behind whom و joins a party that is no state."""
    behind = sheet.stops[at]
    return (sheet.forms[at - 1] == BETWEEN or words.exchanges(at - 1)) and sheet.pre[behind] == AND and sheet.near("actor", behind, behind + 2) >= 0


def _accused(sheet: Sheet, at: int) -> bool:
    """اتهمت الحكومة إسرائيل بالوقوف وراء التفجير: a verb of accusing before the state, and ب behind it."""
    if not sheet.pre[sheet.stops[at]].endswith(BY):
        return False
    return bool(charges_between(sheet, max(0, at - _ACCUSING), at))


def _did_it(sheet: Sheet, at: int, words: RoleWords) -> bool:
    """أن إسرائيل شنتها: right before a verb of doing with the pronoun of the deed."""
    return at > 0 and sheet.forms[at - 1] in _THAT and words.did(sheet.stops[at])


def _is_behind(sheet: Sheet, at: int, words: RoleWords) -> bool:
    """إن إسرائيل تقف وراء الهجوم, أن تكون إسرائيل وراءه: right before the words for being behind a deed."""
    return not behind_preposition(sheet, at) and (_verb_behind(sheet, at) in words.units("behind.it") or words.blamed_for_that(sheet.stops[at]))


def _verb_behind(sheet: Sheet, at: int) -> int:
    """كانت إسرائيل قد شنت, اتهموا إسرائيل بأنها شنت: the unit behind a name, over قد and بأنها."""
    stop = sheet.stops[at]
    while sheet.forms[stop] in _HAS_OR_BY_THAT:
        stop += 1
    return stop


def _subject(sheet: Sheet, at: int, event: EventAt) -> bool:
    """Right behind or right before a verb that tells the deed; not مليشيا موالية لـX تقتحم, who are not the state."""
    if at and sheet.pre[at].endswith(FOR) and sheet.forms[at - 1].startswith(_SIDES):
        return False
    terms = [term for term in sheet.terms[event.at] if term.kind == "event"]
    verb = any(term.form in VERB_FORMS for term in terms) and not sheet.pre[event.at].endswith(_BY_OR_FOR)
    return verb and not behind_preposition(sheet, at) and _verb_behind(sheet, at) == event.at
