"""Victims whom the reports of an incident name and nobody wrote down yet: each is offered with the claims that name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.desk.actions.subjects import Subject
from marsad.desk.cards import readings_of
from marsad.exports.written import bearer
from marsad.record.redacted_annotations import Shown
from marsad.record.redaction import BLOCK, Redactor, redacted_record

Plain = dict[str, Any]
MOST = 100  # names that a page offers


@dataclass(frozen=True, slots=True)
class Offered:
    """One name of the reports, with what they say of its bearer, and the claims that say so; what they do not agree on is not stated."""

    name: str
    fate: str
    status: str
    sex: str
    age: str
    age_years: int | None
    claims: tuple[str, ...]


def offered(subject: Subject, people: Sequence[Shown], redactor: Redactor) -> list[Offered]:
    """The victims that the claims of an incident name, in their order, without those who are written down.

    Nothing is offered where the incident's numbers are held back; nobody is told of in hidden words or by hidden reports. One name with two fates is two.
    """
    incident = subject.incident
    if incident is None or subject.id in redactor.held:
        return []
    known = {bearer(name) for one in people for name in (one.value.get("name"), one.value.get("latin")) if name}
    found: dict[tuple[str, str], list[tuple[str, Plain, Plain]]] = {}
    for claim, harm, person in _named(incident, redactor):
        if (name := bearer(person["name"])) not in known:
            found.setdefault((name, harm["outcome"]), []).append((claim, harm, person))
    return [_offered(told) for told in list(found.values())[:MOST]]


def _named(incident: Plain, redactor: Redactor) -> Iterator[tuple[str, Plain, Plain]]:
    """Claim, harm and person for each name that may be seen, of harm that happened."""
    events, claims = frozenset(incident["events"]), frozenset(incident["claims"])
    records, _ = readings_of([ident for ident in incident["reports"] if ident not in redactor.reports])
    for ident in incident["reports"]:
        if ident not in records:
            continue
        record = redacted_record(records[ident], redactor)
        by_id = {event["id"]: event for event in record["events"] if event["uid"] in events}
        for claim in record["claims"]:
            if claim["uid"] in claims:
                for harm in (harm for event in claim["events"] if event in by_id for harm in by_id[event]["harms"] if harm["status"] == "happened"):
                    yield from ((claim["uid"], harm, person) for person in harm["persons"] if person["name"] and BLOCK not in person["name"])


def _offered(told: Sequence[tuple[str, Plain, Plain]]) -> Offered:
    """One bearer of a name out of all that is told of it."""
    _, harm, first = told[0]
    status = _agreed(harm["victims"]["status"] for _, harm, _ in told) or "unknown"
    sex, age = (_agreed(person[key] for _, _, person in told) or "unknown" for key in ("sex", "age"))
    years = _agreed(person["age_years"] for _, _, person in told)
    return Offered(first["name"], harm["outcome"], status, sex, age, years, tuple(dict.fromkeys(claim for claim, _, _ in told)))


def _agreed(values: Iterable[Any]) -> Any:
    """The one value that is stated, or None where none or several are."""
    stated = {value for value in values if value not in (None, "unknown")}
    return stated.pop() if len(stated) == 1 else None
