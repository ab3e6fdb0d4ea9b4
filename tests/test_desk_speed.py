"""A page asks the database a dozen things at most, however much the case holds."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.desk import browser, report_ids, routes

from marsad.record.place import CasePlace

MOST = 12
WHOLE = frozenset(["ledger-verify", "healthy"])


def test_no_page_asks_more_than_a_dozen_things(desk: CasePlace) -> None:
    client, many = browser("admin"), {}
    for name, url in routes():
        client.get(url)  # what is noted once in a while is noted
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(url)
        if answer.status_code == 200 and name not in WHOLE:
            many[name] = len(asked)
    assert {name: count for name, count in many.items() if count > MOST} == {} and len(many) > 12


def test_a_decision_reads_and_writes_within_bounds(desk: CasePlace) -> None:
    from tests.desk import decide, first_record

    client = browser("reviewer")
    with CaptureQueriesContext(connection) as asked:
        assert decide(client, report_ids()[0], kind="accept", subject=first_record()["claims"][0]["uid"]).status_code == 200
    assert len(asked) < 120
