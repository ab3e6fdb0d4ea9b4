"""Every address of the desk. Each has a rule in rules.py, or the gate refuses it."""

from __future__ import annotations

from django.urls import path

from marsad.desk import faults
from marsad.desk.routes_views import ROUTES
from marsad.desk.views import reports, signin

urlpatterns = [
    path("", reports.home, name="home"),
    path("reports/", reports.reports, name="reports"),
    path("signin/", signin.signin, name="signin"),
    path("signout/", signin.signout, name="signout"),
    path("language/", signin.language, name="language"),
    path("healthy/", signin.healthy, name="healthy"),
    *ROUTES,
]
handler400 = faults.bad_request
handler403 = faults.refused
handler404 = faults.not_found
handler500 = faults.broken
