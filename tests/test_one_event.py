"""One happening told by many: what is kept and shown of it grows with its reports, not with their pairs (`python -m tools.one_event` has the seconds)."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.conftest import _sqlite_maker
from tests.desk import browser, open_for_tests, people
from tools.one_event import told

from marsad.case import add
from marsad.case.linking import link_case
from marsad.record import incidents, queue
from marsad.record.place import CasePlace
from marsad.record.rows import query

PAGES = ("/incidents/{}/", "/api/incidents/{}/", "/incidents/", "/queue/", "/overview/", "/overview/map/", "/echoes/?incident={}", "/file/{}/")


def weighed(place: CasePlace, count: int) -> dict[str, tuple[int, int]]:
    """Bytes and queries of all that holds or shows the incident."""
    open_for_tests(place.folder)
    people()
    add(place, told(count), processes=1)
    link_case(place)
    with CaptureQueriesContext(connection) as asked:
        queue.catch_up(queue.behind())
    one = incidents.incidents(order="reports", limit=1)[0]
    assert one.reports == count
    with pytest.MonkeyPatch.context() as patch, CaptureQueriesContext(connection) as again:
        patch.setattr(queue, "_BATCH", 20)
        queue.refresh([incidents.claims_of(one.id)[0][1]])
    editor = browser("editor")
    found = {
        "queue after a decision": (0, sum("payload" in one["sql"] or "INSERT" in one["sql"] for one in again)),
        "payload": (query("SELECT length(payload) FROM record_incident WHERE id = %s", [one.id])[0][0], 0),
        "queue weighed": (0, sum("payload" in one["sql"] for one in asked)),
    }
    for url in PAGES:
        with CaptureQueriesContext(connection) as asked:
            found[url] = len(editor.get(url.format(one.id)).content), len(asked)
    return found


def test_F7_payload_pages_and_answers_grow_with_the_reports_of_an_event_and_not_with_their_pairs(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    few, many = (weighed(_sqlite_maker(request, tmp_path)(), count) for count in (50, 150))
    for name, (size, asked) in many.items():
        assert size <= 3.3 * few[name][0] + 2000 and asked <= few[name][1] + 2, (name, few[name], many[name])
    assert many["/api/incidents/{}/"][0] > 2 * few["/api/incidents/{}/"][0], "the control: all claims are in the answer"
