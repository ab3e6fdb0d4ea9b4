"""Deeds told by those who did them in the first person: قصفنا مواقع العدو, اعتقلت قواتنا عشرة مطلوبين."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.claims.doers.subject_before import SubjectBefore
from marsad.claims.doers.told_doers import has_doer
from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.party_found import Party
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.place_found import PREPOSITIONS
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import ARTICLE, BY, rule_forms, rule_word, rule_words

_OURS, _SHE = rule_word("of_us.ours"), rule_word("subjects.feminine")
_OUR_MEN, _WE_DO = rule_forms("of_us.our_men"), rule_words("of_us.we_do")
_MET = frozenset({"struck", "thing", "event", "weapon"})
_TO_DEED = 6  # units between our forces and the deed that they are said to do


class OfUs:
    """Gives what is told in the first person to the one of those who fight that tells it."""

    def __init__(self, sheet: Sheet, subjects: SubjectBefore, words: RoleWords) -> None:
        self._sheet, self._subjects, self._words = sheet, subjects, words

    def give(self, events: Sequence[EventAt]) -> None:
        """Whom we struck suffers it, and whose thing it was."""
        for event in events:
            if (self._we_did(event) or self._our_forces_did(event)) and (party := self._subjects.who_says(event.at)) is not None:
                others = [other if other.role != "perpetrator" else replace(other, role="target", rule="struck") for other in event.parties if other.ident != party.ident]
                event.parties = [PartyAt("perpetrator", party.first, party.last, self._he_speaks_for(party) or party.ident, "own.deed"), *others]

    def _he_speaks_for(self, party: Party) -> str:
        """A spokesman known by his name: those for whom he speaks."""
        return next((body for _, term in self._sheet.terms_of("actor", party.first, party.last) if (body := term.row.get("speaks_for"))), "")

    def _we_did(self, event: EventAt) -> bool:
        """استهدفنا دبابة, قمنا بقصف, تمكنا من قتل: a verb of the first person tells it, or does it."""
        if self._sheet.forms[event.at].endswith(_OURS) and event.term.form in VERB_FORMS:
            return True
        first = max(self._sheet.prose.start(event.at), event.at - _TO_DEED)
        return not _WE_DO.isdisjoint(self._sheet.forms[first : event.at])

    def _our_forces_did(self, event: EventAt) -> bool:
        """قصفت قواتنا مواقع, نفذت قواتنا عملية, وقواتنا قصفت; not قصف قواتنا, nor الطائرات التي قصفت قواتنا في المدينة, whom it struck."""
        sheet = self._sheet
        near = [at for at in sheet.between("own_force", event.at - _TO_DEED, event.stop + 1) if sheet.forms[at].endswith(_OURS) and sheet.phrase(at, "own_force")]
        return bool(near) and not has_doer(event) and any(self._is_subject(event, at) for at in near)

    def _is_subject(self, event: EventAt, at: int) -> bool:
        verb = at - 1
        if at < event.at:
            answering = self._words.answers(verb) and self._sheet.pre[event.at].endswith(BY)  # ردت قواتنا بقصف; not على قصف
            return answering or self._words.does(verb) or self._words.does(at + 1) or (at == event.at - 1 and event.term.form in VERB_FORMS)
        return self._agree(verb, at) and self._meets_something(at + 1)

    def _agree(self, verb: int, forces: int) -> bool:
        """قصفت قواتنا, استهدف مجاهدونا: a verb of the feminine goes with forces, and one of the masculine with men."""
        form = self._sheet.forms[verb]
        return self._sheet.forms[forces].endswith(_OUR_MEN) != form.endswith(_SHE)

    def _meets_something(self, behind: int) -> bool:
        """Behind the forces, over what they are like, stands what they struck; not only where or when."""
        sheet = self._sheet
        behind += sheet.forms[behind].startswith(ARTICLE) and not sheet.kinds[behind] & _MET
        return sheet.forms[behind] not in PREPOSITIONS
