"""What a report tells is made once, when it is read, and linking goes on from that: the outcome is the same, and the ledger proves it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.incidents import fill, report_id, samples
from tests.test_incidents import all_links, of, standing

from marsad.case import add, reread
from marsad.case.kept import Tellings
from marsad.case.linking import link_case
from marsad.linking import kept
from marsad.model.custody import Captured
from marsad.record import incidents, store
from marsad.record.erasure import erase_report
from marsad.record.ledger import lines
from marsad.record.place import CasePlace
from marsad.record.rows import query, query_nothing, writing
from marsad.record.store import judge, records
from marsad.record.verify import verify

OLDER = "n05"


def later_version(name: str) -> Captured:
    """A report that came in at the address of another, with other words."""
    first = samples()[name]
    found = first.reports[0]
    report = replace(found.report, text=f"{found.report.text} حدّث الخبر بعد ساعة.")
    again = replace(found, report=report, again=("version", found.report.id))
    return replace(first.holding([again]), raw=report.text.encode())


@pytest.fixture
def case(sqlite_case: CasePlace, monkeypatch: pytest.MonkeyPatch) -> CasePlace:
    """A case that was linked by what was kept, decided on, and linked again from nothing."""
    fill(sqlite_case)
    link_case(sqlite_case)
    claims = [incidents.claims_of(of(name).id)[0][0] for name in ("n01", "n04", "n02")]
    judge("reject", claims[0], who="سلمى", why="خبر قديم")
    judge("same", claims[1], other=claims[2], who="سلمى")
    add(sqlite_case, [later_version(OLDER)])
    link_case(sqlite_case)
    return sqlite_case


def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports whose readings are looked into from now on."""
    seen: list[str] = []
    of_reports = store.readings_of

    def watched(reports: Sequence[str]) -> list[tuple[int, dict[str, object]]]:
        seen.extend(reports)
        return of_reports(reports)

    monkeypatch.setattr(store, "readings_of", watched)
    return seen


def from_nothing(place: CasePlace) -> None:
    """Link all as after a change of version: by what was kept."""
    with writing():
        query_nothing("DELETE FROM record_linkedreport")
        for table in ("telling", "tellingkey", "link", "total", "incident", "incidentclaim", "incidentplace", "incidentactor", "incidentspot", "incidentecho"):
            query_nothing(f"DELETE FROM record_{table}")
    link_case(place)


def test_only_readings_that_people_decided_on_are_looked_into_and_the_outcome_is_the_same(case: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    before, links = standing(), all_links()
    seen = opened(monkeypatch)
    from_nothing(case)
    assert standing() == before and all_links() == links
    assert 0 < len(set(seen)) <= 3 and verify(case) is None
    seen.clear()
    link_case(case, anew=True)
    assert standing() == before and all_links() == links and len(set(seen)) == len(samples()) + 1


def test_what_was_kept_is_what_the_reading_gives(case: CasePlace) -> None:
    told = dict(query("SELECT report, payload FROM record_kept"))
    assert {record["report"]["id"]: kept.pack(kept.keep(record)) for record in records()} == told
    assert all(kept.unpack(payload) == kept.keep(record) for record in records() if (payload := told[record["report"]["id"]]))


def test_a_case_of_before_keeps_them_when_it_is_linked_from_nothing(case: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    before = standing()
    with writing():
        query_nothing("UPDATE record_kept SET form = 'older' WHERE report > '8'")
        query_nothing("DELETE FROM record_kept WHERE report <= '8'")
    link_case(case, anew=True)
    assert standing() == before and verify(case) is None
    assert query("SELECT count(*) FROM record_kept WHERE form = %s", [kept.form()]) == query("SELECT count(*) FROM record_reading WHERE current")
    assert not [line for line in lines() if line.kind == "kept"]  # the line of each reading says it
    seen = opened(monkeypatch)
    assert len(list(Tellings(()).all())) == len(samples()) + 1 and not seen


def test_a_newer_reading_and_an_erasure_take_the_older_with_them(case: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    ident = report_id("n02")
    erase_report(case, ident, who="سلمى", why="أمر محكمة", relink=lambda: link_case(case))
    assert not query("SELECT 1 FROM record_kept WHERE report = %s", [ident])
    link_case(case, anew=True)
    assert not query("SELECT 1 FROM record_kept WHERE report = %s", [ident]) and verify(case) is None
    from marsad import case as module

    plainly = module._read_plainly
    monkeypatch.setattr(module, "_read_one", lambda found: replace(read := plainly(found), payload=read.payload.replace('"backend": "', '"backend": "later/').replace('"backend":"', '"backend":"later/'), kept=None))
    assert reread(case) > 10
    assert query("SELECT count(*) FROM record_kept") == [(0,)]
    link_case(case, anew=True)
    told = [json.loads(line.payload or "") for line in lines() if line.kind == "kept"]
    assert [(sum(len(line["sha256"]) for line in told),)] == query("SELECT count(*) FROM record_kept") != [(0,)]


def test_changed_ones_are_found(case: CasePlace) -> None:
    with writing():
        first, second = query("SELECT report, payload FROM record_kept ORDER BY report LIMIT 2")
        query_nothing("UPDATE record_kept SET payload = %s WHERE report = %s", [second[1], first[0]])
    fault = verify(case)
    assert fault is not None and fault.where == f"tellings of report {first[0]}"
    link_case(case, anew=True)
    assert verify(case) is None
