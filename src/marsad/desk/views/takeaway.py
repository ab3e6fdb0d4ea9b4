"""A list taken away: the incidents that pass the filters as CSV, under the redactor of who asks; the ledger keeps who took what."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse

from marsad.desk.filters import Filters, filters_of
from marsad.desk.page import person
from marsad.desk.redaction import redactor_of
from marsad.desk.rows import IncidentRow, Interval, incident_rows
from marsad.desk.shown import BLOCK, clean
from marsad.record import incidents as kept
from marsad.record.redaction import Redactor
from marsad.record.work import note_export

SIZE = 1000  # incidents read at once
HEAD = ("id", "first", "last", "place", "ambiguous", "type", "killed_min", "killed_max", "injured_min", "injured_max", "origins_min", "origins_max", "disputes", "reports", "proposed", "decided", "state")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet would run


def incidents_csv(request: HttpRequest) -> HttpResponse:
    """The incidents as a table; an open upper end and what is not stated are empty cells, what is held back is a block."""
    filters, redactor = filters_of(request), redactor_of(request)
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(HEAD)
    table.writerows(_cells(row) for row in _rows(filters, redactor))
    words = "\ufeff" + out.getvalue()
    told = {"format": "list", "for": person(request).role, "sha256": hashlib.sha256(words.encode()).hexdigest()}
    note_export(person(request).name, "incidents", {name: value for name, value in filters.rules.items() if value}, told)
    answer = HttpResponse(words, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="incidents.csv"'
    return answer


def _rows(filters: Filters, redactor: Redactor) -> Iterator[IncidentRow]:
    after = 0
    while lines := kept.incidents(**filters.rules, hidden=redactor.hidden, order=filters.order, after=after, limit=SIZE):
        yield from incident_rows(lines, redactor)
        after += len(lines)


def _cells(row: IncidentRow) -> list[Any]:
    ends = [end for people in (row.killed, row.injured, row.origins) for end in _ends(people)]
    return [_safe(cell) for cell in (row.id, row.first, row.last or row.first, row.place, "" if row.sure else "yes", row.type, *ends, BLOCK if row.disputes is None else row.disputes, row.reports, row.grade, row.decided, row.state)]


def _ends(people: Interval) -> tuple[Any, Any]:
    return (BLOCK, BLOCK) if people.held else (people.min, people.max)


def _safe(cell: Any) -> Any:
    """Scraped words never run as a formula."""
    words = clean(cell) if isinstance(cell, str) else cell
    return f"'{words}" if isinstance(words, str) and words.startswith(_FORMULA) else words
