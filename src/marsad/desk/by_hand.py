"""What somebody knows beyond the reports (a field interview, a document, what they saw), kept as a report of its own: read like any other,
with the incident that it tells written down by the person, and its source protected where they ask for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from marsad.case import add
from marsad.case.linking import link_case
from marsad.desk.annotating import CONSENT, WAYS, text_of
from marsad.errors import InvalidValue
from marsad.lexicon import place_lookup
from marsad.lexicon.packs import Packs, load_packs
from marsad.model import typed, vocabulary
from marsad.model.custody import Captured, CapturedReport, Custody
from marsad.model.identity import with_uids
from marsad.model.report import Report
from marsad.model.typed import among, name_of
from marsad.record import marks, queue
from marsad.record.decisions import Wish, decide
from marsad.record.ledger import now
from marsad.record.place import CasePlace
from marsad.record.store import known_reports, record_of
from marsad.version import __version__

Plain = dict[str, Any]
Form = Mapping[str, str]
STATUSES = ("civilian", "fighter", "unknown")


def write_down(place: CasePlace, form: Form, *, who: str, key: str, link: bool = True) -> str:
    """Keep what somebody knows; the id of its report. Raises InvalidValue.

    1. What is written, checked before anything is kept. 2. The protection goes first, so that nobody sees the source meanwhile. 3. The text as a
    report, read. 4. The happening as the person gives it. 5. Linked. The same text twice is one report, the same key one happening.
    """
    text, way, consent = text_of(form), among(form, "way", WAYS, "note"), among(form, "consent", CONSENT, "none")  # 1
    source, day = name_of(form.get("source")), _day(form.get("heard"))
    packs = load_packs(*place.packs)
    event = _event(form, text, packs) if form.get("type") else None
    report = Report(text, source or who, day, None, name_of(form.get("title")) or None)
    if form.get("protected") or way == "interview":  # 2
        _protect(report, source, who, consent)
    name = f"written:{way}:{consent}:{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    custody = Custody(name, name, now(), f"Marsad/{__version__}", "working", detected_type="text/plain")
    if not known_reports([report.id]):
        add(place, [Captured(text.encode(), custody, (CapturedReport(report, author=who, language="ar"),))], who=who)  # 3
    record = record_of(report.id)
    if event is not None and record is not None:
        decide(Wish("add", report.id, key, 1 << 62, value=_told(record, event), why=form.get("why") or None), who=who, report=report.id, uids=set())  # 4
    if link:
        link_case(place, who=who)  # 5
    queue.refresh([report.id])
    return report.id


def _protect(report: Report, source: str, who: str, consent: str) -> None:
    if any(one.kind == "report" and one.subject == report.id for one in marks.marks()):
        return
    why = f"written by hand; consent: {consent}"
    marks.mark("report", "protected", report.id, who=who, why=why)
    if len(source.split()) > 1 and consent != "named":  # one word may be anybody's: a witness, a nurse
        marks.mark("source", "protected", source, who=who, why=why, names=[source])


def _day(text: str | None) -> date:
    """The day on which it was heard or seen; today where none is given. Raises InvalidValue."""
    if not text:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidValue("typed_date", f"{text!r}: no day", "heard") from None


def _event(form: Form, text: str, packs: Packs) -> Plain:
    """The happening as a person gives it, resting on the whole text. Raises InvalidValue."""
    span = [0, len(text)]
    kind = among(form, "type", vocabulary.EVENTS)
    empty: Plain = {"acled": None, "cause": among(form, "cause", vocabulary.CAUSES, "conflict"), "mentions": [], "means": [], "tally": [], "terms": []}
    where = {name: form.get(f"place_{name}", "") for name in ("id", "at", "name", "accuracy")}
    with _entries({name: f"place_{name}" for name in where}):
        places = [typed.place(where, span, _known(where["id"], packs))] if where["id"] or where["at"] else []
    with _entries({"from": "day"}):
        time = typed.time({"from": form.get("day", ""), "to": form.get("to", ""), "hour": form.get("hour", "")}, span) if form.get("day") else None
    parties = [typed.party({"role": role, "name": form[role]}, span, packs.by_name) for role in ("perpetrator", "target") if form.get(role)]
    harms = [group for outcome in ("killed", "injured") for group in _groups(form, outcome, span)]
    return {"id": "e", "span": span, "trigger": text[:60], "type": kind, "status": "happened", **empty, "actors": parties, "places": places, "time": time, "harms": harms}


@contextmanager
def _entries(names: Mapping[str, str]) -> Iterator[None]:
    """A wrong value is told by the name that its entry has in this form."""
    try:
        yield
    except InvalidValue as fault:
        raise InvalidValue(fault.key, str(fault), names.get(fault.field, fault.field)) from None


def _known(ident: str, packs: Packs) -> Plain | None:
    if not ident:
        return None
    found = place_lookup.by_id(packs, ident)
    if found is None:
        raise InvalidValue("typed_place", f"{ident}: the gazetteer has no place of this id", "id")
    return found


def _groups(form: Form, outcome: str, span: list[int]) -> list[Plain]:
    """The groups of victims of one outcome that are given: civilians, fighters, others."""
    found = []
    for status in STATUSES:
        bounds = {name: form.get(f"{outcome}_{status}_{name}", "") for name in ("least", "most")}
        if any(bounds.values()):
            with _entries({name: f"{outcome}_{status}_{name}" for name in bounds}):
                found.append(typed.group({**bounds, "about": form.get(f"{outcome}_{status}_about", ""), "outcome": outcome, "status": status}, span))
    return found


def _told(record: Plain, event: Plain) -> Plain:
    """The claim that tells a happening, in the voice of the report, with uids and ids of its own."""
    report = record["report"]
    voice = {"name": report["outlet"] or "", "id": None, "kind": "witness", "span": None, "anonymous": False}
    bare = {"cue": None, "quoted": False, "act": "assert", "chain": [voice], "responds_to": [], "about_source": None, "hedge": None, "typed": True}
    claim = {"id": "c", "span": event["span"], "content": event["span"], "events": ["e"], **bare}
    whole = with_uids({"report": {"id": report["id"]}, "claims": [claim], "events": [event]})
    made, told = whole["claims"][0], whole["events"][0]
    name = f"e-{told['uid'][:8]}"
    return {"claim": {**made, "id": f"c-{made['uid'][:8]}", "events": [name]}, "events": [{**told, "id": name}]}
