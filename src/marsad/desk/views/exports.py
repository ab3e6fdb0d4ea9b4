"""What passes the filters, in a format of the exports or on paper, under the redactor of who asks; the ledger keeps who took what."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse

from marsad.desk.actions.subjects import open_incident
from marsad.desk.actor import actor_of
from marsad.desk.faults import fault
from marsad.desk.filters import filters_of
from marsad.desk.page import person
from marsad.desk.redaction import redactor_of
from marsad.exports.export import export
from marsad.exports.formats import FORMATS
from marsad.exports.pack_tables import about_case
from marsad.exports.print import print_incidents
from marsad.exports.protection import asker_of
from marsad.exports.writing import About
from marsad.record import incidents as kept

MOST = 20_000  # incidents that a browser is made to wait for; more by the command


def take(request: HttpRequest) -> HttpResponse | FileResponse:
    """The incidents of the list in the format that was chosen, with codebook and loss report, as one ZIP."""
    name = request.POST.get("format", "")
    if name not in FORMATS:
        return fault(request, "bad", 400)
    filters = filters_of(request)
    if kept.how_many(**filters.rules, hidden=redactor_of(request).hidden) > MOST:
        return fault(request, "too_many", 400)
    try:
        return zipped(request, name, filters.rules, person(request).language)
    except ModuleNotFoundError:  # a desk without the extra [export]
        return fault(request, "no_library", 400)


def zipped(request: HttpRequest, name: str, filters: Mapping[str, Any], language: str) -> FileResponse:
    """An export as one ZIP, sent from the disk piece by piece. Raises ModuleNotFoundError where the format needs what is not installed."""
    with tempfile.TemporaryDirectory(prefix="marsad-take-") as folder:
        out = Path(folder) / f"marsad-{name}"
        export(name, out, _about(request, language), filters)
        return _packed(out)


def print_one(request: HttpRequest, ident: str) -> HttpResponse | FileResponse:
    """One incident on paper: a PDF where Chromium is there, else the page that prints the same."""
    found = open_incident(actor_of(request), ident)
    language = person(request).language
    with tempfile.TemporaryDirectory(prefix="marsad-print-") as folder:
        out = Path(folder) / "paper"
        _, files = print_incidents(out, _about(request, language), {}, languages=(language,), paper="a4", ident=found["id"])
        name = "print.pdf" if "print.pdf" in files else "print.html"
        return FileResponse((out / name).open("rb"), as_attachment=True, filename=f"{found['id']}{Path(name).suffix}")


def _about(request: HttpRequest, language: str) -> About:
    who = person(request)
    asker = asker_of(who.name, who.role or "viewer", redactor_of(request), names=who.may("protected"))
    return about_case(settings.DESK_CASE, asker, language)


def _packed(folder: Path) -> FileResponse:
    """The files of a folder as one ZIP, on disk and not in memory."""
    out: Any = tempfile.TemporaryFile()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename=f"{folder.name}.zip")
