"""Lists of people that come in as files: each row is a victim, written to the report that stands for the list, names protected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from marsad.errors import InvalidValue
from marsad.model.custody import Captured, Refused
from marsad.model.typed import name_of
from marsad.model.victims import victim

_SAME = ("latin", "sex", "fate", "trade", "family", "day", "note")


def form_of(row: Mapping[str, str], source: str) -> dict[str, str]:
    """A row of a list as the form in which somebody writes a victim down."""
    return {"name": row.get("person", ""), "age_years": row.get("age", ""), **{key: row.get(key, "") for key in _SAME}, "source": source}


def keep_people(batch: Sequence[Captured], who: str) -> list[Refused | None]:
    """Write the people of the lists of a batch, all or nobody, each once however often the list comes in; None for each that is kept."""
    from marsad.record.rows import writing

    with writing():
        return list(_kept(batch, who))


def _kept(batch: Sequence[Captured], who: str) -> Iterator[Refused | None]:
    from marsad.record.annotations import annotate

    for captured in batch:
        source = name_of(captured.custody.requested.rsplit("/", 1)[-1])
        for found in captured.reports:
            for number, row in enumerate(found.people):
                try:
                    annotate("person", found.report.id, victim(form_of(row, source)), who=who, key=f"list-{found.report.id}-{number}")
                except InvalidValue as fault:
                    yield Refused(f"{captured.custody.final}, name {number + 1}", str(fault))
                    continue
                yield None
