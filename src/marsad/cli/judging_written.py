"""Victims, notes, comments and evidence written on the command line: the same as in the file of an incident or a report on the desk."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad.errors import CaseError, InputError

if TYPE_CHECKING:
    from marsad.record.place import CasePlace

WRITTEN = ("name", "note", "comment", "evidence")


def write(place: CasePlace, how: str, subject: str, words: str, *, who: str, why: str) -> str:
    """Write something to an incident or a report; what was kept, in words. Raises CaseError."""
    from marsad.record.annotations import annotate

    key = secrets.token_hex(16)
    ident = subject_of(subject)
    try:
        if how == "evidence":
            return _evidence(place, ident, words, who, why, key)
        kind: Any = "person" if how == "name" else how
        made = annotate(kind, ident, _value(how, words), who=who, key=key, why=why)
    except InputError as fault:
        raise CaseError(str(fault)) from None
    return f"{how} {made.thing} kept on {ident}, {who}"  # type: ignore[union-attr]


def subject_of(ident: str) -> str:
    """The id of an incident (of the one that it was merged into) or a report."""
    from marsad.record.incidents import incident_of
    from marsad.record.work import report_head

    found = incident_of(ident) if ident.startswith("i") else None
    if found:
        return str(found["id"])
    if report_head(ident) is None:
        raise CaseError(f"{ident}: the case has no incident or report of this id")
    return ident


def _value(how: str, words: str) -> dict[str, Any]:
    """``Name; age_years=34; sex=man`` for a name, else the words themselves. Raises InvalidValue."""
    from marsad.desk.annotating import mentions_of, text_of
    from marsad.model.victims import victim
    from marsad.record.people import accounts

    if how == "name":
        name, *rest = words.split(";")
        told = dict(part.strip().partition("=")[::2] for part in rest if "=" in part)
        return victim({"name": name, **told})
    text = text_of({"text": words})
    return {"text": text, "mentions": mentions_of(text, [one.name for one in accounts()])} if how == "comment" else {"text": text, "protected": False}


def _evidence(place: CasePlace, subject: str, source: str, who: str, why: str, key: str) -> str:
    """Keep a file, or what an address answers."""
    from marsad.capture.fetch import fetch
    from marsad.desk.annotating import evidence
    from marsad.desk.sniffed import type_of
    from marsad.model.custody import Captured, Custody
    from marsad.record.evidence import keep_evidence
    from marsad.record.ledger import now
    from marsad.version import __version__

    agent = f"Marsad/{__version__}"
    if source.startswith(("http://", "https://")):
        answer = fetch(source)
        custody = Custody(source, answer.final, now(), agent, "evidentiary", answer.redirects, answer.status, answer.headers, answer.header("content-type") or None, type_of(answer.raw))
        captured = Captured(answer.raw, custody, ())
    else:
        path = Path(source)
        if not path.is_file():
            raise CaseError(f"{source}: there is no such file")
        raw = path.read_bytes()
        captured = Captured(raw, Custody(str(path), str(path), now(), agent, "working", detected_type=type_of(raw)), ())
    made = keep_evidence(place, subject, captured, evidence({"caption": why}), who=who, key=key)
    return f"evidence {made.thing} kept on {subject}: {captured.sha256}"  # type: ignore[union-attr]
