"""Which deed of a sentence the words at a unit belong to: the one told last before them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from marsad.grammar.event_found import EventAt
from marsad.grammar.parties.deed_types import MUTUAL
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import NO_TERM, VERB_FORMS
from marsad.text.rule_words import AND, BY, rule_words


class Deeds:
    """The events of one sentence by the units of their words: the trigger, and the words of their harms."""

    def __init__(self, sheet: Sheet, events: Sequence[EventAt]) -> None:
        self._sheet, self._events = sheet, events
        told = [(event.at, event) for event in events]
        told += [(at, event) for event in events for harm in event.harms for at in (harm.trigger, harm.first)]
        told.sort(key=lambda one: one[0])
        self.units, self._owners = [at for at, _ in told], [event for _, event in told]

    def owner(self, at: int) -> EventAt | None:
        """The event whose word stands last at or before a unit; behind none of them the first one."""
        if not self._owners:
            return None
        return self._owners[max(0, bisect_right(self.units, at) - 1)]

    def next_clause(self, event: EventAt) -> int:
        """The unit at which the next deed of a clause of its own begins: … وقصفت, …، كما استهدفت."""
        sheet = self._sheet
        behind = [other.at for other in self._events if other.at >= event.stop and other.term is not NO_TERM]
        verbs = [at for at in sheet.between("event", event.stop, sheet.prose.end(event.at)) if sheet.pre[at].startswith(AND) and any(term.form in VERB_FORMS for term in sheet.terms[at] if term.kind == "event")]
        told = next((at for at in behind if sheet.pre[at].startswith(AND) or sheet.forms[at - 1] in _PARTS), sheet.size)
        return min([told, *verbs[:1]])

    def of_another(self, at: int, event: EventAt) -> bool:
        """اقتحمت قوات X المخيم بعد غارة: a party right behind the verb of another deed is that one's, unless a deed behind ب goes with it."""
        counted = "number" in self._sheet.kinds[event.at - 1] and self._sheet.pre[event.at - 1].endswith(BY)
        if counted or self._sheet.pre[event.at].endswith(BY):
            return False
        return any(other is not event and other.stop == at and _verb(other) for other in self._events)

    def owner_behind(self, at: int, event: EventAt) -> bool:
        """غارات X: right behind the noun of another deed stands who did that one."""
        return any(other is not event and other.stop == at for other in self._events)

    def fight_between(self, event: EventAt, at: int) -> bool:
        """Between an event and a unit behind it another fight or truce is told, and not joined to it (معارك واشتباكات)."""
        return any(other is not event and other.type in MUTUAL and event.stop + 1 < other.at < at for other in self._events)

    def told_between(self, event: EventAt, at: int) -> bool:
        """قصف شبه يومي وغارات للطيران X: another deed is told between, and it is that one's."""
        return any(other is not event and other.term is not NO_TERM and (not _verb(other) or self._sheet.pre[other.at].endswith(BY)) and event.stop < other.at < at for other in self._events)

    def verb_at(self, at: int) -> bool:
        """A verb that tells a deed stands at a unit."""
        return any(other.at == at and _verb(other) for other in self._events)


def _verb(event: EventAt) -> bool:
    return event.term.form in VERB_FORMS


_PARTS = frozenset({"،", *rule_words("event_deeds.parts"), "؛"})
