"""What linking goes on from in a case: what was kept of each report when it was read; its reading only where people decided on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from marsad.linking.kept import Kept, form, keep, pack, silent, unpack
from marsad.model.judgement import Judgement, beside
from marsad.record.parts import KeptReading

Plain = dict[str, Any]
Told = tuple[int, "Plain | Kept"]  # the number of a reading, and what it tells


def kept_reading(record: Plain) -> KeptReading:
    """What linking keeps of a record, ready to be put away with its reading."""
    return KeptReading(form(), pack(keep(record)))


@dataclass(slots=True)
class Tellings:
    """The reports of a case as linking takes them, under the decisions in force.

    ``made`` are those of which nothing was kept in today's form (report, reading, what to keep). ``anew``: readings are looked at
    again, whatever was kept of them.
    """

    decided: Sequence[Judgement]
    anew: bool = False
    made: list[tuple[str, int, KeptReading]] = field(default_factory=list)

    def all(self, until: int | None = None) -> Iterator[Told]:
        """All reports, by id; ``until`` leaves out what was read later than that reading."""
        from marsad.record.kept import readings_kept

        return self._told(readings_kept(form(), until), until)

    def of(self, reports: Iterable[str]) -> list[Told]:
        """Some reports; those without a reading are passed over."""
        from marsad.record.kept import readings_kept_of

        return list(self._told(readings_kept_of(form(), sorted(reports)), None))

    def _told(self, pages: Iterable[list[tuple[str, int, bytes | None]]], until: int | None) -> Iterator[Told]:
        from marsad.record.newest import superseded, told_by_newest

        older, judged = superseded(until), _judged(self.decided)
        for page in pages:
            read = self._read([report for report, _, payload in page if payload is None or self.anew or report in judged])
            for report, number, payload in page:
                one = self._one(number, read[report], payload, report in judged) if report in read else unpack(payload or b"")
                if report in older:
                    one = silent(one) if isinstance(one, Kept) else told_by_newest(one, older)
                yield number, one

    @staticmethod
    def _read(reports: Sequence[str]) -> dict[str, Plain]:
        from marsad.record.store import readings_of

        return {record["report"]["id"]: record for _, record in readings_of(reports)}

    def _one(self, number: int, record: Plain, payload: bytes | None, judged: bool) -> Plain | Kept:
        """A record that people decided on as it is; else what is kept of it, put aside where it was not kept yet."""
        if judged and not self.anew and payload is not None:
            return record
        kept = keep(record)
        packed = pack(kept)
        if packed != payload:
            self.made.append((record["report"]["id"], number, KeptReading(form(), packed)))
        return record if judged else kept


def _judged(decided: Sequence[Judgement]) -> Collection[str]:
    """The reports whose words somebody decided on: what they tell is made of the reading and the decisions together."""
    from marsad.record.subjects import ON_WORDS
    from marsad.record.tellings import reports_of

    added = {one.subject for one in decided if one.kind == "add"}
    return added | reports_of({uid for one in decided if one.kind in ON_WORDS for side in beside(one) for uid in side})
