"""A deed and its sentence, as every rule about its parties asks for them."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.grammar.event_deeds import Deeds
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_tellers import Tellers
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.parties.deed_words import QUOTES, is_hers
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.place_found import PREPOSITIONS
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import rule_words

NOUNS = frozenset({"masdar", "noun", "s", "p", "d"})
Role = tuple[str, str]  # the role, and the row or rule that gives it; no role: no party to this deed
NO_ROLE: Role = ("", "")
_WITHDRAWS = rule_words("event_parties.withdraws")


class Deed:
    """One deed, the words around it, and what its sentence has told so far of who took part."""

    def __init__(self, sheet: Sheet, event: EventAt, harms: Sequence[HarmAt], tellers: Tellers, words: RoleWords, deeds: Deeds) -> None:
        self.sheet, self.event, self.tellers, self.words, self.deeds = sheet, event, tellers, words, deeds
        mine = set(map(id, event.harms))
        self.others = [harm for harm in harms if id(harm) not in mine]
        self.terms = [term for term in sheet.terms[event.at] if term.kind == "event"]
        forms = [term.form for term in self.terms]
        self.verb = not VERB_FORMS.isdisjoint(forms) and NOUNS.isdisjoint(forms)
        self.lo = self.hi = self.far = event.at  # from where to where a name alone may tell a party, and to where words that say whose hand it was do
        self.accused, self.acted = tellers.accused(event.at), False  # the unit of who is charged with it, -1 where nobody is; who did it is told
        self.adjective = False  # an adjective tells whose deed it is
        self.known: int | None = None  # where he begins who stands as its doer, whoever else stands before it
        self.sided, self.before = False, ((-1, -1), "")  # one side of a fight is told; the party before and its role

    def moves(self) -> bool:
        """تقدم X, توغل X, انسحاب X: the noun of a move, right behind which stands who made it."""
        term = self.event.term
        return self.event.type == "advance" or term.key in _WITHDRAWS

    def begins(self, at: int) -> int:
        """Where a name behind the deed begins, with its men and the quotation mark before it: قصفت "X"."""
        begins = self.words.men_before(at, self.event.stop)
        return begins - 1 if begins > self.event.stop and self.sheet.forms[begins - 1] in QUOTES else begins

    def nothing_behind(self, at: int) -> bool:
        """Behind a unit stands when, where or the end, and nobody and nothing that could be struck."""
        sheet = self.sheet
        at += sheet.forms[at] in QUOTES
        if at >= sheet.size or not sheet.forms[at][0].isalpha() or sheet.forms[at] in PREPOSITIONS:
            return True
        return bool(sheet.dated[at])

    def struck_his_own(self) -> bool:
        """أعلنت X استهداف مواقعها: right behind the noun of the deed stands what is hers, and nothing that she could have struck."""
        sheet, at = self.sheet, self.event.stop
        return not self.verb and is_hers(sheet, at) and not self.words.did(at) and not sheet.pre[at] and self.nothing_behind(at + 1)

    def his_own_men_fell(self) -> bool:
        """قالت الحركة إن قذيفة قتلت ثلاثة من عناصرها: no deed of hers."""
        return any(self.sheet.near("own_force", harm.first, harm.last + 2) >= 0 for harm in self.event.harms)
