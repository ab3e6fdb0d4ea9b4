"""The table of the API: a new kind of data is a function in ``answers``, a shape, and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from marsad.desk.api import answers, asked, shapes, written


@dataclass(frozen=True, slots=True)
class Resource:
    """One address: its route, path under /api/, answer, shape and parameters. ``ident`` is the schema of the id in the path, or None."""

    route: str
    path: str
    answer: Callable[..., Any]
    shape: type
    params: tuple[asked.Param, ...] = ()
    ident: str | None = None


RESOURCES = (
    Resource("api-root", "", answers.root, shapes.Root),
    Resource("api-reports", "reports/", answers.reports, shapes.Reports, (*asked.REPORTS, *asked.PAGING)),
    Resource("api-report", "reports/{id}/", answers.report, shapes.ReportWhole, ident="^[0-9a-f]{16}$"),
    Resource("api-claims", "claims/", answers.claims, shapes.Claims, (*asked.CLAIMS, *asked.PAGING)),
    Resource("api-incidents", "incidents/", answers.incidents, shapes.Incidents, (*asked.INCIDENTS, *asked.PAGING)),
    Resource("api-incident", "incidents/{id}/", answers.incident, shapes.IncidentWhole, ident="^i[0-9a-fx]{12,23}$"),
    Resource("api-tolls", "tolls/", answers.tolls, shapes.Tolls, (*asked.TOLLS, *asked.PAGING)),
    Resource("api-echoes", "echoes/", answers.echoes, shapes.Echoes, (*asked.ECHOES, *asked.PAGING)),
    Resource("api-people", "people/", written.people, shapes.Victims, (*asked.WRITTEN, *asked.PAGING)),
    Resource("api-evidence", "evidence/", written.evidence, shapes.Evidences, (*asked.WRITTEN, *asked.PAGING)),
    Resource("api-notes", "notes/", written.notes, shapes.Notes, (*asked.WRITTEN, *asked.PAGING)),
    Resource("api-comments", "comments/", written.comments, shapes.Notes, (*asked.WRITTEN, *asked.PAGING)),
    Resource("api-marks", "marks/", answers.marks, shapes.Marks, asked.PAGING),
    Resource("api-add-progress", "add/{id}/", answers.job, shapes.Job, ident="^[0-9a-f]{24}$"),
    Resource("api-places", "places/", answers.places, shapes.Places, (*asked.PLACES, *asked.PAGING)),
)
