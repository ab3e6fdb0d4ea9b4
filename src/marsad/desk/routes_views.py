"""Addresses of the views that people look at (overview, incidents, tolls, echoes) and of the data for programs."""

from __future__ import annotations

from django.urls import URLPattern, path

from marsad.desk.api.views import ROUTES as API
from marsad.desk.views import echoes, exports, incident, incident_forms, incident_moves, incidents, overview, takeaway, tolls

ROUTES: list[URLPattern] = [
    path("overview/", overview.overview, name="overview"),
    path("overview/map/", overview.map_data, name="map-data"),
    path("incidents/csv/", takeaway.incidents_csv, name="incidents-csv"),
    path("incidents/take/", exports.take, name="incidents-take"),
    path("incidents/", incidents.incidents, name="incidents"),
    path("incidents/<str:ident>/", incident.incident, name="incident"),
    path("incidents/<str:ident>/print/", exports.print_one, name="incident-print"),
    path("incidents/<str:ident>/grade/", incident_forms.grade, name="incident-grade"),
    path("incidents/<str:ident>/state/", incident_forms.state, name="incident-state"),
    path("incidents/<str:ident>/join/", incident_forms.join, name="incident-join"),
    path("incidents/<str:ident>/split/", incident_forms.split, name="incident-split"),
    path("incidents/<str:ident>/differ/", incident_forms.differ, name="incident-differ"),
    path("incidents/<str:ident>/candidates/", incident_moves.candidates, name="incident-candidates"),
    path("incidents/<str:ident>/move/", incident_forms.move, name="incident-move"),
    path("incidents/<str:ident>/undo/", incident_forms.undo, name="incident-undo"),
    path("tolls/", tolls.tolls, name="tolls"),
    path("echoes/", echoes.echoes, name="echoes"),
    *API,
]
