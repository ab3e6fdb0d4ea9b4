"""Exports for programs: what passes the filters in one of the formats, as a ZIP with codebook and loss report; the ledger keeps who took it."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest

from marsad.desk.api.asked import LANGUAGE, PLACES, Wrong, asked
from marsad.desk.filters import NAMES
from marsad.desk.redaction import redactor_of
from marsad.desk.views.exports import zipped
from marsad.exports.formats import FORMATS
from marsad.extras import how_to_install
from marsad.record import incidents as kept

MOST = 200_000  # incidents of one answer; more by the command
PARAMS = (*PLACES, LANGUAGE)


def take(request: HttpRequest, name: str) -> FileResponse:
    """The incidents that pass the filters, in this format, as this key may see them. Raises Http404 for no format, Wrong for what cannot be had."""
    if name not in FORMATS:
        raise Http404
    given = asked(request, PARAMS)
    filters = {rule: given[rule] for rule in NAMES}
    if kept.how_many(**filters, hidden=redactor_of(request).hidden) > MOST:
        raise Wrong(f"more than {MOST} incidents: narrow the filters, or use marsad export")
    try:
        return zipped(request, name, filters, given["language"])
    except ModuleNotFoundError:
        raise Wrong(f"{name}: the desk lacks a library for this format: {how_to_install('export')}") from None
