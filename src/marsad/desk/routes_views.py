"""Addresses of the views that people look at (overview, incidents, tolls, echoes) and of the data for programs."""

from __future__ import annotations

from django.urls import URLPattern, path

from marsad.desk.views import incidents, overview

ROUTES: list[URLPattern] = [
    path("overview/", overview.overview, name="overview"),
    path("overview/map/", overview.map_data, name="map-data"),
    path("incidents/", incidents.incidents, name="incidents"),
    path("incidents/<str:ident>/", incidents.incidents, name="incident"),
]
