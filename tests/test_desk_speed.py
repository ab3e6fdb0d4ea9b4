"""A page asks the database a dozen things at most (one more where something is hidden), however much the case holds."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.desk import browser, decide, first_record, report_ids, routes

from marsad.record import incidents, marks, store
from marsad.record.place import CasePlace

MOST, HIDDEN = 12, 13  # one more for those from whom something is hidden: what rests on it
WHOLE = frozenset(["ledger-verify", "healthy"])


def _asked(role: str) -> dict[str, int]:
    """What each page asks of the database when somebody who has just signed in opens it for the first time."""
    many = {}
    for name, url in routes():
        client = browser(role)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(url)
        if answer.status_code == 200 and name not in WHOLE:
            many[name] = len(asked)
    return many


@pytest.mark.parametrize("role", ["admin", "reviewer"])
def test_no_page_asks_more_than_a_dozen_things(either_desk: CasePlace, role: str) -> None:
    _work_on_it()
    many = _asked(role)
    assert {name: count for name, count in many.items() if count > (HIDDEN if role == "reviewer" else MOST)} == {} and len(many) > 12


def _work_on_it() -> None:
    """Decisions, one of them taken back, and marks: pages have to ask for what people did too."""
    client, claim, one = browser("editor"), first_record()["claims"][0]["uid"], incidents.incidents()[0].id
    decide(client, report_ids()[0], kind="accept", subject=claim)
    for value in ("confirmed", "weak"):
        given = store.judge("grade", one, who="test", value=value, why="test")
    store.judge("undo", str(given.id), who="test")
    marks.mark("report", "protected", report_ids()[1], who="test", why="test")
    marks.mark("source", "protected", "actor:nobody", who="test", why="test", names=["مصدر لا وجود له"])


def test_a_decision_reads_and_writes_within_bounds(desk: CasePlace) -> None:
    client = browser("reviewer")
    with CaptureQueriesContext(connection) as asked:
        assert decide(client, report_ids()[0], kind="accept", subject=first_record()["claims"][0]["uid"]).status_code == 200
    assert len(asked) < 120
