"""Every address of the desk. Each has a rule in rules.py, or the gate refuses it."""

from __future__ import annotations

from django.urls import path

from marsad.desk import faults
from marsad.desk.routes_views import ROUTES
from marsad.desk.views import (
    add,
    add_columns,
    file,
    file_takes,
    history,
    known,
    ledger,
    lookup,
    marks,
    mine,
    own,
    people,
    queue,
    report,
    report_many,
    report_picture,
    reports,
    search,
    signin,
)

urlpatterns = [
    path("", reports.home, name="home"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<slug:ident>/", report.report, name="report"),
    path("reports/<slug:ident>/decide/", report.decide_on, name="decide"),
    path("reports/<slug:ident>/preview/", report.preview, name="preview"),
    path("reports/<slug:ident>/accept-all/", report_many.accept_all, name="accept-all"),
    path("reports/<slug:ident>/group/", report_many.set_group, name="set-group"),
    path("reports/<slug:ident>/presence/", report.presence, name="presence"),
    path("reports/<slug:ident>/work/", report.move, name="work"),
    path("reports/<slug:ident>/assign/", report.assign, name="assign"),
    path("reports/<slug:ident>/picture/", report_picture.picture, name="report-picture"),
    path("reports/<slug:ident>/history/", history.history, name="history"),
    path("add/", add.add_page, name="add"),
    path("add/<slug:ident>/columns/", add_columns.columns, name="add-columns"),
    path("add/<slug:ident>/", add.progress, name="add-progress"),
    path("known/", known.known, name="known"),
    path("victims/", file_takes.victims, name="victims"),
    path("victims/pair/", file_takes.pair, name="victims-pair"),
    path("things/<slug:ident>/bytes/", file.evidence_file, name="thing-bytes"),
    path("things/<slug:ident>/blurred/", file.evidence_blurred, name="thing-blurred"),
    path("things/<slug:ident>/history/", file.history, name="thing-history"),
    path("things/<slug:ident>/done/", mine.put_aside, name="mine-done"),
    path("things/<slug:ident>/drop/", mine.drop_filter, name="filter-drop"),
    path("file/<slug:ident>/", file.file_page, name="file"),
    path("file/<slug:ident>/write/", file.write, name="file-write"),
    path("file/<slug:ident>/evidence/", file_takes.add_evidence, name="file-evidence"),
    path("file/<slug:ident>/victims/", file_takes.import_victims, name="file-victims"),
    path("file/<slug:ident>/give/", mine.give, name="file-give"),
    path("mine/", mine.mine, name="mine"),
    path("mine/seen/", mine.seen, name="mine-seen"),
    path("mine/filter/", mine.save_filter, name="filter-save"),
    path("lookup/", lookup.lookup, name="lookup"),
    path("queue/", queue.queue_page, name="queue"),
    path("queue/next/", queue.next_in_queue, name="queue-next"),
    path("ledger/", ledger.ledger_page, name="ledger"),
    path("ledger/verify/", ledger.verified, name="ledger-verify"),
    path("looks/", ledger.looks, name="looks"),
    path("people/", people.people_page, name="people"),
    path("settings/", own.own_settings, name="settings"),
    path("search/", search.search_page, name="search"),
    path("marks/", marks.marks_page, name="marks"),
    path("marks/protect/", marks.protect, name="protect"),
    path("marks/lift/", marks.lift_mark, name="lift"),
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
