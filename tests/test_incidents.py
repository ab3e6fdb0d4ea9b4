"""Incidents in a case: linked from nothing or report by report, ids that stay, people's decisions, faults; on both databases."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from tests.incidents import fill, linked, report_id, samples

from marsad.case.linking import link_case, rebuild, relink
from marsad.record import incidents as kept
from marsad.record.erasure import erase_report
from marsad.record.ledger import head, lines
from marsad.record.linkage import NARROW, fingerprint, last_run, stale
from marsad.record.place import CasePlace
from marsad.record.rows import query, query_nothing, writing
from marsad.record.store import judge
from marsad.record.tellings import TABLES
from marsad.record.verify import verify

DERIVED = ("incident", "incidentchange", "incidentname", *(f"incident{table}" for table in NARROW), *TABLES)


def standing() -> list[dict[str, Any]]:
    """All incidents, by date and events, without the ids that depend on what came first."""
    return sorted(({**one, "id": ""} for one in kept.all_payloads()), key=lambda one: (one["date"]["start"] or "", one["events"]))


def all_links() -> list[tuple[Any, ...]]:
    """All links, and which of them joined clusters."""
    return query("SELECT a, b, score, levels FROM record_link ORDER BY a, b")


def of(name: str, at: int = 0) -> kept.IncidentLine:
    return kept.incidents(report=report_id(name), order="reports")[at]


@pytest.mark.parametrize("seed", [1, 2])
def test_reports_added_one_by_one_in_any_order_give_what_linking_from_nothing_gives(case: CasePlace, seed: int) -> None:
    names = list(samples())
    random.Random(seed).shuffle(names)
    for name in names:
        fill(case, [name])
        assert link_case(case).reports == 1
    one_by_one, links, ids = standing(), all_links(), {line.id for line in kept.incidents()}
    done = link_case(case, anew=True)
    assert standing() == one_by_one
    assert all_links() == links
    assert not done.changes and {line.id for line in kept.incidents()} == ids


def test_two_incidents_that_become_one_leave_one_id_and_the_other_leads_to_it(case: CasePlace) -> None:
    linked(case, ["n01", "n04"])
    a, b = of("n01"), of("n04")
    claims = [kept.claims_of(one.id)[0][0] for one in (a, b)]
    judge("same", claims[0], other=claims[1], who="سلمى", why="القصف نفسه")
    assert stale().judgements == 1
    done = link_case(case)
    assert done.count("merged") == 1 and not stale()
    gone = next(one[1] for one in done.changes if one[0] == "merged")
    found = kept.incident_of(gone)
    assert found and found["followed"] == [gone] and found["id"] in {a.id, b.id} - {gone}
    assert [(one.kind, one.into) for one in kept.changes(gone)][-1] == ("merged", found["id"])


def test_a_persons_same_and_different_survive_every_relink(case: CasePlace) -> None:
    linked(case)
    big = kept.incidents(order="reports")[0]
    far = next(line for line in kept.incidents(order="reports")[1:] if line.id != big.id)
    ours, theirs = kept.claims_of(big.id), kept.claims_of(far.id)
    judge("same", ours[0][0], other=theirs[0][0], who="سلمى")
    other = next(claim for claim, report in ours if report != ours[0][1])
    judge("different", ours[0][0], other=other, who="سلمى")
    relink(case, [ours[0][1]])
    for _ in range(2):
        homes = kept.incidents_of_claims([ours[0][0], theirs[0][0], other])
        assert set(homes[ours[0][0]]) & set(homes[theirs[0][0]]) and not set(homes[ours[0][0]]) & set(homes.get(other, ()))
        before = standing()
        link_case(case, anew=True)
        assert standing() == before


def test_what_a_person_takes_back_is_as_if_it_had_never_been(case: CasePlace) -> None:
    linked(case)
    before = standing()
    a, b = kept.incidents(order="reports")[:2]
    made = judge("same", kept.claims_of(a.id)[0][0], other=kept.claims_of(b.id)[0][0], who="سلمى")
    assert link_case(case).count("merged") == 1 and standing() != before
    judge("undo", str(made.id), who="سلمى")
    assert link_case(case).line and standing() == before


def test_a_rejected_claim_no_longer_counts(case: CasePlace) -> None:
    linked(case, ["n01"])
    line = of("n01")
    for claim, _ in kept.claims_of(line.id):
        judge("reject", claim, who="سلمى", why="ليس خبرا")
    link_case(case)
    assert kept.incidents() == [] and [one.kind for one in kept.changes(line.id)] == ["new", "gone"]


def test_a_persons_state_and_grade_stand_beside_the_machines(case: CasePlace) -> None:
    linked(case, ["n01"])
    line = of("n01")
    judge("grade", line.id, who="سلمى", value="fair", why="شهود آخرون")
    taken = judge("state", line.id, who="سلمى", value="published")
    assert (of("n01").grade, of("n01").decided, of("n01").state) == (line.grade, "fair", "published")
    assert kept.incidents(grade="fair") and not kept.incidents(grade=line.grade) and kept.counts()["grade"] == {"fair": 1}
    whole = kept.incident_of(line.id)
    assert whole and whole["assessment"]["value"] == line.grade and whole["decided"]["grade"]["why"] == "شهود آخرون" and whole["state"] == "published"
    link_case(case, anew=True)
    assert of("n01").decided == "fair"
    judge("undo", str(taken.id), who="سلمى")
    assert of("n01").state == "candidate" and of("n01").decided == "fair"


def test_a_source_that_a_person_calls_unreliable_changes_the_proposed_grade_inputs(case: CasePlace) -> None:
    linked(case, ["n01"])
    claim = kept.claims_of(of("n01").id)[0][0]
    judge("grade", claim, field="credibility", value="5", who="سلمى", why="لا يصدق")
    assert stale().judgements == 1 and link_case(case).reports == 1
    whole = kept.incident_of(of("n01").id)
    assert whole and whole["assessment"]["admiralty"][claim].endswith("5")


def test_incidents_can_be_dropped_and_are_made_again_with_the_same_ids_and_history(case: CasePlace) -> None:
    names = list(samples())
    for part in (names[::2], names[1::2]):
        linked(case, part)
    a, b = kept.incidents(order="reports")[:2]
    judge("same", kept.claims_of(a.id)[0][0], other=kept.claims_of(b.id)[0][0], who="سلمى")
    link_case(case)
    before, history = list(kept.all_payloads()), kept.changes(limit=10_000)
    with writing():
        for table in DERIVED:
            query_nothing(f"DELETE FROM record_{table}")
    rebuild(case)
    assert list(kept.all_payloads()) == before and kept.changes(limit=10_000) == history
    assert not stale() and not link_case(case).line


def test_an_erased_report_leaves_its_incidents(case: CasePlace) -> None:
    linked(case, ["n01", "n02"])
    erase_report(case, report_id("n01"), who="سلمى", why="أمر محكمة")
    left = query("SELECT payload FROM record_telling WHERE report = %s UNION ALL SELECT payload FROM record_linkedreport WHERE report = %s", [report_id("n01")] * 2)
    assert {payload for (payload,) in left} == {""} and stale().reports == 1
    assert not query("SELECT 1 FROM record_kept WHERE report = %s", [report_id("n01")])
    link_case(case)
    assert not stale() and not kept.incidents(report=report_id("n01")) and all(report_id("n01") not in one["reports"] for one in kept.all_payloads())


def test_each_run_is_a_line_of_the_ledger_with_the_fingerprint_of_what_stands(case: CasePlace) -> None:
    linked(case, ["n01", "n02", "n04"])
    linked(case, ["n05"])
    runs = [json.loads(line.payload or "") for line in lines() if line.kind == "linked"]
    assert [one["reports"] for one in runs] == [3, 1] and runs[-1]["incidents"] == len(kept.incidents())
    run = last_run()
    assert run and run.fingerprint == fingerprint()


def test_lists_are_filtered_and_sorted(case: CasePlace) -> None:
    linked(case)
    lines_of = kept.incidents()
    assert [line.first for line in lines_of if line.first] == sorted(line.first for line in lines_of if line.first)
    assert kept.incidents(after=3, limit=4) == lines_of[3:7] and kept.how_many() == len(lines_of)
    town = next(line for line in lines_of if line.place == "سراقب")
    for name in ("سراقب", "سَرَاقِب", town.place_id, town.adm1):
        assert town in kept.incidents(place=name)
    assert all(line.first >= "2017-05-01" for line in kept.incidents(since="2017-05-01") if line.first == line.last and line.first)
    assert {line.type for line in kept.incidents(type="airstrike")} == {"airstrike"}
    assert all(line.disputes for line in kept.incidents(disputed=True)) and kept.incidents(disputed=True)
    killed = [line.killed_min for line in kept.incidents(order="killed")]
    stated = [count for count in killed if count is not None]
    assert killed == sorted(stated, reverse=True) + [None] * (len(killed) - len(stated))


def test_a_claim_tells_in_which_incident_it_stands(case: CasePlace) -> None:
    linked(case)
    line = kept.incidents(order="reports")[0]
    claims = [claim for claim, _ in kept.claims_of(line.id)]
    assert all(line.id in ids for ids in kept.incidents_of_claims(claims).values()) and len(kept.incidents_of_claims(claims)) == len(set(claims))
    assert kept.incident_of_claim("no such claim") is None and kept.incident_of("no such incident") is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE record_incident SET payload = replace(payload, 'airstrike', 'shelling')", "sealed"),
        ("DELETE FROM record_incident WHERE id = (SELECT min(id) FROM record_incident)", "sealed"),
        ("UPDATE record_incident SET killed_min = 900 WHERE id = (SELECT min(id) FROM record_incident WHERE killed_min IS NOT NULL)", "lists"),
        ("DELETE FROM record_incidentclaim WHERE position = 0", "rows for"),
        ("UPDATE record_incidentchange SET kind = 'gone'", "ledger tells"),
    ],
    ids=["payload", "lost", "row", "claim", "history"],
)
def test_verify_names_an_incident_that_is_not_as_it_was_sealed(case: CasePlace, change: str, told: str) -> None:
    linked(case, ["n01", "n02", "n04"])
    assert verify(case) is None
    with writing():
        query_nothing(change)
    fault = verify(case)
    assert fault and told in fault.what
    if told in ("sealed", "lists", "rows for"):
        link_case(case, anew=True)
        assert verify(case) is None


def test_dropped_incidents_are_no_fault_and_are_made_again_under_the_same_ledger_head(case: CasePlace) -> None:
    linked(case, ["n01", "n02", "n04"])
    before, last = list(kept.all_payloads()), head()
    with writing():
        for table in DERIVED:
            query_nothing(f"DELETE FROM record_{table}")
    assert verify(case) is None
    rebuild(case)
    assert (list(kept.all_payloads()), head()) == (before, last) and verify(case) is None
