"""Incidents on paper: a page with print CSS, and a PDF of it where Chromium is there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from marsad.errors import CaseError
from marsad.exports.print.page import page
from marsad.exports.print.pdf import to_pdf
from marsad.exports.seen import seen
from marsad.exports.writing import About, fingerprint, new_folder
from marsad.record.incidents import incident_of
from marsad.record.ledger import head
from marsad.record.rows import snapshot
from marsad.record.work import note_export

MOST = 500  # incidents that one document holds


def print_incidents(out: Path, about: About, filters: Mapping[str, Any], *, languages: tuple[str, ...], paper: str, ident: str | None = None) -> tuple[int, tuple[str, ...]]:
    """Write the incidents as print.html and, where Chromium is there, print.pdf into the new folder OUT; how many, and the files.

    ``ident`` is one incident, else those that pass the filters. Raises CaseError where there is none that the asker may see, or
    more than one document holds.
    """
    with snapshot():
        wanted = _reports_of(ident)
        found = []
        for one in seen(about.asker, {**filters, **wanted}, readings=True):
            if ident is None or one.incident["id"] == wanted_id(ident):
                found.append(one)
            if len(found) > MOST:
                raise CaseError(f"more than {MOST} incidents for one document: narrow the filters")
        if not found:
            raise CaseError("there is no incident here to print: list them: marsad incidents CASE")
        words = page(found, about, languages=languages, paper=paper, ledger=head())
    with new_folder(out) as folder:
        (folder / "print.html").write_text(words, encoding="utf-8")
        to_pdf(folder / "print.html", folder / "print.pdf")
        sha256, files = fingerprint(folder)
        kept = {key: str(value) for key, value in filters.items() if value is not None} | ({"incident": ident} if ident else {})
        note_export(about.asker.who, "incidents", kept, {"format": "print", "for": about.asker.audience, "incidents": len(found), "sha256": sha256})
    return len(found), tuple(files)


def wanted_id(ident: str) -> str:
    """The id that an incident has today. Raises CaseError where there was never one of this id."""
    one = incident_of(ident)
    if one is None:
        raise CaseError(f"{ident}: the case has no incident of this id; list them: marsad incidents CASE")
    return str(one["id"])


def _reports_of(ident: str | None) -> dict[str, Any]:
    """The filter that leaves few incidents to go through for one of them."""
    one = incident_of(wanted_id(ident)) if ident else None
    return {"report": one["reports"][0]} if one else {}
