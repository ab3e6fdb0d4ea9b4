"""The road through attachment: each event of a report gets its places, its time and the scope of its harms."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.claims.attach.same_story import Where, share
from marsad.claims.attach.scopes.settled import Scopes
from marsad.claims.attach.survey import FINE, Survey
from marsad.claims.attach.when.ways import When
from marsad.claims.attach.where import Chosen, where
from marsad.grammar.event_found import EventAt
from marsad.grammar.place_found import PlaceAt
from marsad.grammar.place_map import Map
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement
from marsad.model.reading import Time


class Settled:
    """The events of a report with where and when each happened, and over what its harms are counted."""

    def __init__(self, sheet: Sheet, places: Sequence[PlaceAt], chart: Map, statements: Sequence[Statement], mentions: Sequence[EventAt]) -> None:
        """Settle a report.

        1. Ask of each harm whether it is a count over more than one happening.
        2. Weigh the places for each event, in text order, and then its time.
        3. Let tellings of one harm share both.
        """
        self.survey = Survey(sheet, places, chart, statements, mentions)
        self.scopes = Scopes(self.survey)
        for event in mentions:  # 1
            for harm in event.harms:
                self.scopes.scope(harm)
        harms = [harm for event in mentions for harm in event.harms]
        self.scopes.settle_parts(harms)
        self.scopes.settle_sums(harms)
        self.scopes.settle_retellings(harms)
        self.scopes.settle_lists(harms)
        told = self._each(mentions)  # 2
        self.events = [event for event, _, _ in told]
        self.chosen = [chosen for _, chosen, _ in told]
        self.where: list[Where] = share(self.events, [(chosen.places, time) for _, chosen, time in told], [self._own(event) for event in self.events])  # 3

    def _each(self, mentions: Sequence[EventAt]) -> list[tuple[EventAt, Chosen, Time | None]]:
        when = When(self.survey)
        earlier: list[tuple[EventAt, frozenset[str]]] = []
        out = []
        for event in mentions:
            if event.retold:
                continue  # it tells nothing of its own; what it says of another is asked for there
            total = self.scopes.over_days(event)
            chosen = where(self.survey, event, total=total or self.scopes.over_areas(event), long=total and self.scopes.is_long(event), earlier=earlier[-30:])
            earlier.append((event, chosen.names))
            out.append((event, chosen, when.time(event, chosen.places, total=total, since=self.scopes.since(event) if total else None)))
        return out

    def _own(self, event: EventAt) -> frozenset[str]:
        """The names of the places that the event's own sentence gives."""
        survey = self.survey
        here = survey.places_in.get(survey.sentence(event.at), ())
        return frozenset([survey.shown(number) for number in here if survey.places[number].terms or survey.kinds[number] in FINE])
