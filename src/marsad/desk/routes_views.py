"""Addresses of the views that people look at (overview, incidents, tolls, echoes) and of the data for programs."""

from __future__ import annotations

from django.urls import URLPattern

ROUTES: list[URLPattern] = []
