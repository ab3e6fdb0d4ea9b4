"""The subject that a verb without one of its own goes on with: دخلت القوات القرية وأحرقت منازل; أعلنت الجماعة أنها سيطرت على …"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.claims.doers.met_another import met_another
from marsad.claims.doers.open_verbs import OpenVerbs
from marsad.claims.doers.subject_before import SubjectBefore
from marsad.claims.doers.told_doers import has_doer
from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.parties.other_deeds import of_the_found
from marsad.grammar.party_found import Party
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.statement import Statement
from marsad.syntax.tokens import Tokens
from marsad.text.rule_words import WITH, rule_word

_DONE = frozenset(
    {
        *("airstrike", "drone_strike", "shelling", "missile_strike", "chemical_attack", "shooting", "clash", "killing", "execution", "torture"),
        *("detention", "abduction", "advance", "territorial_change", "siege", "explosion", "damage", "casualties", "aid_obstruction"),
    }
)
_THEIR_FALLEN = frozenset({"harm.theirs", "hit.theirs", "hit.against", "struck"})  # rules by which a party suffers one deed and may have done the next


_BUT = rule_word("subjects.but")


class Subjects:
    """Finds who the verbs of a report go on with."""

    def __init__(self, tokens: Tokens, statements: Sequence[Statement], words: RoleWords) -> None:
        self.sheet, self.words = tokens.sheet, words
        self.verbs = OpenVerbs(tokens, words)
        self.before = SubjectBefore(tokens, statements, words, self.verbs)

    def go_on(self, events: Sequence[EventAt]) -> None:
        """Give each verb of a deed without a subject the one that it goes on with."""
        for event in events:
            if event.type not in _DONE or event.retold or self.words.repels(event.at - 1) or (event.parties and has_doer(event) and not self._with_one(event)):
                continue
            verb = self.verbs.of_deed(event)
            if verb is not None and not self.verbs.of_another_clause(verb):
                self._give(event, self.before.of_verb(event, verb) or (self.before.only_one(event, verb) if self.sheet.forms[verb - 1] == _BUT else None))
            elif (his := self.verbs.own_forces(event) or self.verbs.his_doing(event)) is not None:
                party = self.before.of_verb(event, his) or (self.before.only_one(event, his) if self.verbs.is_his(event) else None)
                self._give(event, None if party is not None and his == event.at and self._only_speaks(party) else party)

    def _only_speaks(self, party: Party) -> bool:
        """حض X تركيا على التزام الرد في هجماتها: who calls on another, accuses or condemns him did not do what is told behind it."""
        verb = self.words.men_before(party.first, self.sheet.prose.start(party.first)) - 1
        saying = self.sheet.term(verb, "saying")
        return saying is not None and saying.row["act"] != "assert"

    def _with_one(self, event: EventAt) -> bool:
        """يخوض اشتباكات مع X: of a fight only the other side is told so far."""
        told = [party for party in event.parties if party.role == "perpetrator"]
        return event.type == "clash" and len(told) == 1 and told[0].first >= event.stop and self.sheet.forms[self.words.men_before(told[0].first, event.stop) - 1] == WITH

    def _give(self, event: EventAt, party: Party | None) -> None:
        if party is None or met_another(self.verbs.tokens, self.words, party, event.at) or of_the_found(self.sheet, party, event.at) or any(other.rule not in _THEIR_FALLEN and other.first == party.first for other in event.parties):
            return
        event.parties = [other for other in event.parties if other.first != party.first]  # قتلى من X الذين قاموا بقصف
        event.parties = [PartyAt("perpetrator", party.first, party.last, party.ident, "subject.goes_on"), *event.parties]
        if event.type == "casualties" and any(harm.outcome == "killed" for harm in event.harms):
            event.type = "killing"
