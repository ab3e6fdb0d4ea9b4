"""Who answers for an attack that was told before: وتبنى تنظيم X الهجوم; وأعلنت مسؤوليتها عنه; واتهمت الحكومة X بالوقوف وراء التفجير."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.claims.doers.taken_up import taken_up_by
from marsad.claims.doers.told_doers import has_doer
from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.party_found import Party
from marsad.grammar.party_phrases import named_parties
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement
from marsad.text.rule_words import rule_words


class Answered:
    """The claims of responsibility and the charges of a report, each laid to the attack that it speaks of."""

    def __init__(self, sheet: Sheet, statements: Sequence[Statement], words: RoleWords) -> None:
        self._sheet, self._words = sheet, words
        self._statements = [statement for statement in statements if statement.act in ("claim_responsibility", "accuse")]

    def give(self, events: Sequence[EventAt]) -> None:
        """Give the attack that a statement takes up the party that claims it or is charged with it."""
        for statement in self._statements:
            first = min(statement.cue[0], statement.content[0])
            inside = [event for event in events if first <= event.at < statement.content[1]]
            if not any(has_doer(event) for event in inside):
                earlier = [event for event in events if event.at < first and not event.retold]
                if statement.act == "accuse":
                    self._charge(statement, inside, earlier, first)
                else:
                    self._own_up(statement, inside, earlier, first)
        for at in sorted({*self._words.units("behind.that"), *self._words.units("claims.it")}):
            self._of_that(at, [event for event in events if event.at < at and not event.retold])

    def _of_that(self, at: int, earlier: list[EventAt]) -> None:
        """تنظيم X هو المسؤول عنه, وقد تبنته حركة X: the attack told in a sentence before has its doer."""
        event = taken_up_by(self._sheet, None, earlier, at)
        if event is None or has_doer(event):
            return
        sentence = self._sheet.prose.sentences[self._sheet.prose.sentence[at]]
        claimed, named = at in self._words.units("claims.it"), named_parties(self._sheet, *sentence, event, self._words)
        meant = [party for party in named if party.deed is None and (self._claims(at, party) if claimed else self._words.blamed_for_that(party.last) and party.first < at)]
        event.parties = [*(PartyAt("perpetrator", one.first, one.last, one.ident, "claimed" if claimed else "charged") for one in meant[:1]), *event.parties]

    def _claims(self, at: int, party: Party) -> bool:
        """وقد تبنته حركة X: the party right behind the verb."""
        return self._words.men_before(party.first, at + 1) == at + 1

    def _charge(self, statement: Statement, inside: list[EventAt], earlier: list[EventAt], first: int) -> None:
        """A charge is the telling of who makes it: the attack that it takes up becomes an event of its own."""
        event = next((event for event in inside if event.definite), None)
        meant = taken_up_by(self._sheet, event, earlier, first) if event is not None else None
        parties = self._charged(statement, event) if event is not None else []
        if event is not None and parties and (meant is not None or not event.retold):
            event.type, event.retold = meant.type if meant is not None else event.type, False
            event.parties = [*parties, *event.parties]

    def _own_up(self, statement: Statement, inside: list[EventAt], earlier: list[EventAt], first: int) -> None:
        """Who claims an attack did it, whoever told it."""
        event = self._meant(statement, inside, earlier, first)
        if event is not None and not has_doer(event):
            speakers = [speaker for speaker in statement.speakers if speaker.voice.id]
            event.parties = [*(PartyAt("perpetrator", one.first, one.last, one.voice.id, "claimed") for one in speakers), *event.parties]

    def _meant(self, statement: Statement, inside: list[EventAt], earlier: list[EventAt], first: int) -> EventAt | None:
        """The attack that the content takes up by a noun with the article, or by a pronoun."""
        if not inside:
            named = any(self._words.operation(unit) for unit in range(*statement.content)) or self._says_his(first, statement.content[1])
            return taken_up_by(self._sheet, None, earlier, first) if named else None
        if not inside[0].definite:
            return None  # an attack told here: its own sentence has said whose it is
        return taken_up_by(self._sheet, inside[0], earlier, first) or (None if inside[0].retold else inside[0])

    def _says_his(self, first: int, last: int) -> bool:
        """مسؤوليته عنه, وقوفها وراءها: a pronoun that means the attack."""
        return any(self._sheet.forms[unit] in _ABOUT_IT and self._words.blames(unit - 1) for unit in range(first, last))

    def _charged(self, statement: Statement, event: EventAt) -> list[PartyAt]:
        spoken = {unit for speaker in statement.speakers for unit in range(speaker.first, speaker.last)}
        first, last = min(statement.cue[0], statement.content[0]), statement.content[1]
        named = [party for party in named_parties(self._sheet, first, last, event, self._words) if party.head not in spoken and party.deed is None]
        return [PartyAt("perpetrator", one.first, one.last, one.ident, "charged") for one in named if self._is_charged(one.first, first, statement) or self._words.ascribed_to(one.first, event.at, first)]

    def _is_charged(self, at: int, first: int, statement: Statement) -> bool:
        """اتهمت X, ألقت باللوم على X, حملت X مسؤولية: right behind the verb of charging, or behind the words of blame."""
        if self._words.blamed(at, first) is not None:
            return True
        begins = self._words.men_before(at, first)
        return begins in (statement.content[0], statement.cue[1]) or begins == self._behind_speakers(statement)

    def _behind_speakers(self, statement: Statement) -> int:
        return max((speaker.last for speaker in statement.speakers), default=-1)


_ABOUT_IT = rule_words("answered.about_it")
