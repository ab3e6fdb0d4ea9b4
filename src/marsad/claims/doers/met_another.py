"""A deed of him whom a party took, killed or met: اعتقلت X مسلحا أطلق النار, أسقطت X مسيرة استهدفت قاعدة."""

from __future__ import annotations

from marsad.grammar.event_found import PartyAt
from marsad.grammar.party_found import Party
from marsad.grammar.party_roles import RoleWords
from marsad.syntax.tokens import AUXILIARY, CLOSED, RELATIVE, Tokens
from marsad.text.rule_words import AND, ARTICLE, BY, rule_word, rule_words

_MEETS = rule_words("no_subject.meets")
_THEY = rule_word("subjects.plural")
_BEHIND = 3  # units behind a party in which its verb may stand: X في الليل اعتقلت, أعلنت X أنها اعتقلت


def met_another(tokens: Tokens, words: RoleWords, party: Party | PartyAt, at: int) -> bool:
    """Between a party before a deed and the deed stands whom or what it took or struck, and a clause that tells what that did."""
    sheet, last = tokens.sheet, party.last
    begins = words.men_before(party.first, sheet.prose.start(at))
    met = next((unit for unit in (begins - 1, *range(last, min(last + _BEHIND, at))) if sheet.forms[unit] in _MEETS), -1)
    if met < 0:
        return False
    first = max(last, met + 1)
    verb = next((unit for unit in range(first, at + 1) if tokens.is_verb(unit)), first)
    return _tells_of_noun(tokens, verb, first) and not any(_parts(tokens, unit) for unit in range(verb + 1, at + 1))


def _tells_of_noun(tokens: Tokens, verb: int, first: int) -> bool:
    """(مسلحا) أطلق, (المسلحين) الذين هاجموا: a verb without و right behind an indefinite noun, or behind people and a relative; not بصاروخ أصاب, his own means."""
    sheet, noun = tokens.sheet, verb - 1
    if sheet.pre[verb] or noun < first:
        return False
    if tokens.has(noun, RELATIVE):
        return "person" in sheet.kinds[noun - 1]
    theirs = sheet.forms[verb].endswith(_THEY) or tokens.has(verb, AUXILIARY)
    if theirs and any(sheet.stops[unit] == verb for unit in sheet.between("actor", first, verb)):
        return True  # قتلت X ثلاثين من Y هاجموا معسكرا, دمرت X زوارق لـY كانت تستهدف السفن
    return not (sheet.forms[noun].startswith(ARTICLE) or tokens.has(noun, CLOSED) or sheet.pre[noun].endswith(BY))


def _parts(tokens: Tokens, at: int) -> bool:
    """A mark, or و and a verb: the clause about the noun ends before it."""
    return tokens.sheet.forms[at] == "،" or (tokens.sheet.pre[at] == AND and tokens.is_verb(at))
