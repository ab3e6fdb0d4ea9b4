"""Incidents that may be one, offered with reasons; a single claim that is moved out of an incident, or into another."""

from __future__ import annotations

from tests.desk import browser, open_for_tests, people
from tools.one_event import told

from marsad.case import add
from marsad.case.linking import link_case
from marsad.model.judgement import in_force
from marsad.record import incidents, lists, marks
from marsad.record.place import CasePlace
from marsad.record.several import take_back_all
from marsad.record.store import judge, judge_all, judgements
from marsad.record.verify import verify


def test_incidents_that_may_be_one_are_offered_with_reasons_to_who_merges(samples_desk: CasePlace) -> None:
    offered = {line.id: browser("editor").get(f"/incidents/{line.id}/candidates/").content.decode() for line in incidents.incidents()[:12]}
    ident, page = next((ident, page) for ident, page in offered.items() if 'name="near"' in page)
    assert "+" in page and "<small>" in page and f'value="{ident}"' not in page
    assert browser("reviewer").get(f"/incidents/{ident}/candidates/").status_code == 403
    report = incidents.incident_of(ident)["reports"][0]  # type: ignore[index]
    marks.mark("report", "redacted", report, who="test", why="test")
    assert 'name="near"' not in browser("editor").get(f"/incidents/{ident}/candidates/").content.decode(), "what rests on hidden words is not weighed"


def test_a_claim_is_moved_out_and_back_and_into_another_incident(desk: CasePlace) -> None:
    one = incidents.incidents()[0]
    before = dict(incidents.claims_of(one.id))
    claim = next(uid for uid, report in before.items() if report == list(before.values())[-1])
    form = {"claim": claim, "why": "غارة أخرى", "seen": "0", "key": "move-a-claim-1"}
    assert browser("reviewer").post(f"/incidents/{one.id}/move/", form).status_code == 403
    assert browser("editor").post(f"/incidents/{one.id}/move/", {**form, "claim": "nothing", "key": "k1"}).status_code == 422
    answer = browser("editor").post(f"/incidents/{one.id}/move/", form)
    assert answer.status_code == 302 and "done=move" in answer["Location"]
    assert browser("editor").post(f"/incidents/{one.id}/move/", form)["Location"].endswith("done=twice")
    home = incidents.incident_of_claim(claim)
    assert home and home != one.id and len(incidents.incidents()) == 2
    back = browser("editor").post(f"/incidents/{home}/join/", {"other": one.id, "why": "هي نفسها", "seen": _seen(home), "key": "join-again-1"})
    assert back.status_code == 302 and verify(desk) is None


def test_a_claim_that_is_moved_out_of_a_crowd_takes_no_other_along_and_one_undo_takes_the_move_back(sqlite_case: CasePlace) -> None:
    """More than two hundred claims: it is told apart from all of them, or it would go on with those that were left out."""
    open_for_tests(sqlite_case.folder)
    people()
    add(sqlite_case, told(215), processes=1)
    link_case(sqlite_case)
    one = incidents.incidents()[0]
    claims = [uid for uid, _ in incidents.claims_of(one.id)]
    form = {"claim": claims[-1], "why": "غارة أخرى", "seen": "0", "key": "move-of-many"}
    assert browser("editor").post(f"/incidents/{one.id}/move/", form).status_code == 302
    assert sorted(line.reports for line in incidents.incidents()) == [1, 214]
    page = browser("editor").get(f"/incidents/{one.id}/").content.decode()
    assert page.count('name="judgement"') == 1, "what was decided at once stands once"
    number = page.partition('name="judgement" value="')[2].partition('"')[0]
    answer = browser("editor").post(f"/incidents/{one.id}/undo/", {"judgement": number, "seen": _seen(one.id), "key": "undo-of-many"})
    assert answer.status_code == 302 and [line.reports for line in incidents.incidents()] == [215] and verify(sqlite_case) is None
    some = {"reports": [report for _, report in incidents.claims_of(one.id)][:3], "why": "غارة أخرى", "seen": _seen(one.id), "key": "split-of-many"}
    assert browser("editor").post(f"/incidents/{one.id}/split/", some).status_code == 302
    assert sorted(line.reports for line in incidents.incidents()) == [3, 212], "an incident of their own, though no link leads from one to another"
    browser("editor").post(f"/incidents/{one.id}/undo/", {"judgement": str([made.id for made in judgements() if made.kind == "different"][-1]), "seen": _seen(one.id), "key": "undo-of-split"})
    assert [line.reports for line in incidents.incidents()] == [215]


def test_many_pairs_decided_at_once_have_a_line_each_and_are_taken_back_as_one(case: CasePlace) -> None:
    add(case, told(4), processes=1)
    first, *rest = [line.uid for line in lists.claims()]
    before = judge("same", first, other=rest[0], who="محللة", why="سبب")
    made = judge_all("different", [(first, uid) for uid in rest], who="محللة", why="سبب")
    assert made == [one for one in judgements() if one.id > before.id] and len({one.when for one in made}) == 1 and verify(case) is None
    assert {one.subject for one in take_back_all(made[1], who="محررة", why=None)} == {str(one.id) for one in made}
    assert in_force(judgements()) == [before] and verify(case) is None


def _seen(ident: str) -> str:
    import re

    found = re.search(r'name="seen" value="(\d+)"', browser("editor").get(f"/incidents/{ident}/").content.decode())
    assert found
    return found[1]
