"""What a reader is not shown of a case, counted, so that whoever hands something over can say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from marsad.record import incidents
from marsad.record.redaction import Redactor


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many incidents are left out, or stand without their numbers; how many marks hide a report, a source, or a passage."""

    incidents: int
    held: int
    reports: int
    sources: int
    passages: int

    def __bool__(self) -> bool:
        return bool(self.incidents or self.held or self.reports or self.sources or self.passages)

    def said(self) -> Iterator[str]:
        """Each thing in words."""
        for count, words in (
            (self.incidents, "incidents that only hidden reports tell"),
            (self.reports, "hidden reports"),
            (self.held, "incidents whose numbers rest on hidden words (they stand without them)"),
            (self.sources, "protected sources (blocks stand for their names)"),
            (self.passages, "reports with hidden passages (their words are blocks)"),
        ):
            if count:
                yield f"{count} {words}"


def at_most(missing: LeftOut, redactor: Redactor) -> LeftOut:
    """The same for who may not see what is hidden: numbers in steps, so that nobody is told apart by difference."""
    return LeftOut(*(redactor.count(getattr(missing, field.name)) for field in fields(missing)))


def left_out(redactor: Redactor, filters: Mapping[str, Any]) -> LeftOut:
    """What the redactor keeps back of the incidents that pass the filters, and of the whole case."""
    count = incidents.how_many(**filters) - incidents.how_many(**filters, hidden=redactor.hidden) if redactor.marked else 0
    return LeftOut(count, len(redactor.held), len(redactor.reports), len(redactor.sources), len(redactor.passages))
