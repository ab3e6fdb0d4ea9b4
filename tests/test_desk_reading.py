"""Decisions on one report: by words of its text, kept once, never over somebody else's unseen, with the incident that follows."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.desk import FIRST, PEOPLE, browser, decide, first_record, report_ids, words_at

from marsad.record import incidents
from marsad.record.place import CasePlace
from marsad.record.rows import query
from marsad.record.store import judgements
from marsad.record.verify import verify


def harms() -> list[dict[str, Any]]:
    return [harm for event in first_record()["events"] for harm in event["harms"]]


def seen(page: bytes) -> int:
    found = re.search(r'data-seen="(\d+)"', page.decode())
    assert found
    return int(found[1])


def test_the_page_marks_what_was_read_and_shows_values_with_their_words(desk: CasePlace) -> None:
    page = browser("reviewer").get(f"/reports/{report_ids()[0]}/").content.decode()
    for kind in ("claim", "voice", "harm", "place", "time"):
        assert re.search(rf'class="p[^"]*\bm-{kind}\b', page), kind
    pieces = re.findall(r'<span class="p[^"]*" data-at="(\d+)"[^>]*>([^<]*)</span>', page)
    assert "".join(words for _, words in pieces) == FIRST
    assert all(FIRST[int(at) :].startswith(words) for at, words in pieces)
    assert page.count('<article class="claim"') == len(first_record()["claims"])
    assert "12 مدنيا" in page and "المرصد السوري لحقوق الإنسان" in page and "صحيفة المرفأ" in page


def test_a_number_is_corrected_by_choosing_words_and_the_incident_follows(either_desk: CasePlace) -> None:
    report, client = report_ids()[0], browser("reviewer")
    before = incidents.incidents(report=report)[0]
    harm = next(harm for harm in harms() if harm["min"] == 17)
    answer = decide(client, report, kind="correct", subject=harm["uid"], field="quantity", why="لم ترتفع", **words_at(FIRST, "12 مدنيا"))
    page = answer.content.decode()
    assert answer.status_code == 200 and f'<bdi>{PEOPLE["reviewer"]}</bdi>' in page and "كان عند الآلة" in page
    kept = next(one for one in judgements() if one.kind == "correct")
    assert kept.value == {"min": 12, "max": 12, "expr": "exact", "text": "12 مدنيا", "span": list(words_at(FIRST, "12 مدنيا").values())}
    after = incidents.incidents(report=report)[0]
    assert (before.killed_max, after.killed_max) == (17, 12)
    assert next(one for one in harms() if one["uid"] == harm["uid"])["min"] == 17, "the machine's own value stays"
    assert verify(either_desk) is None


def test_a_value_from_the_browser_counts_for_nothing(desk: CasePlace) -> None:
    harm = next(harm for harm in harms() if harm["min"] == 12)
    decide(browser("reviewer"), report_ids()[0], kind="correct", subject=harm["uid"], field="quantity", value='{"min": 900}', min=900, **words_at(FIRST, "أربع نساء"))
    assert next(one for one in judgements() if one.kind == "correct").value["min"] == 4


WRONG = {
    "no number in the words": {"field": "quantity", **words_at(FIRST, "مدينة")},
    "a field that is none": {"field": "report.text", **words_at(FIRST, "12")},
    "the uid is no value": {"field": "uid", "value": "x", **words_at(FIRST, "12")},
    "behind the text": {"field": "quantity", "start": 10**6, "end": 10**6 + 5},
    "backwards": {"field": "quantity", "start": 20, "end": 10},
    "not a number": {"field": "quantity", "start": "x", "end": "١٢"},
    "not of the list": {"field": "outcome", "value": "resurrected"},
    "another report's uid": {"field": "quantity", "subject": "0000000000000000", **words_at(FIRST, "12")},
    "no key": {"field": "quantity", "key": "", **words_at(FIRST, "12")},
    "no such kind": {"kind": "state", "field": "quantity", **words_at(FIRST, "12")},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_is_told_and_keeps_nothing(desk: CasePlace, wrong: str) -> None:
    form = {"kind": "correct", "subject": harms()[0]["uid"], **WRONG[wrong]}
    answer = decide(browser("reviewer"), report_ids()[0], **form)
    assert answer.status_code == 400 and re.search("[\u0600-\u06ff]", answer.json()["error"])
    assert judgements() == []


def test_place_time_voice_and_act_are_corrected_too(desk: CasePlace) -> None:
    report, client, record = report_ids()[0], browser("reviewer"), first_record()
    event, claim = record["events"][0], record["claims"][0]
    decide(client, report, kind="correct", subject=event["uid"], field="places.0", **words_at(FIRST, "عربين"))
    decide(client, report, kind="correct", subject=event["uid"], field="time", **words_at(FIRST, "أمس"))
    decide(client, report, kind="correct", subject=claim["uid"], field="chain.0", **words_at(FIRST, "مصدر عسكري"))
    decide(client, report, kind="correct", subject=claim["uid"], field="act", value="accuse")
    kept = {one.field: one.value for one in judgements() if one.kind == "correct"}
    assert kept["places.0"]["id"] == "irbin" and kept["time"]["start"] == "2018-02-19"
    assert kept["chain.0"]["name"] == "مصدر عسكري" and kept["chain.0"]["anonymous"] and kept["act"] == "accuse"


def test_a_missed_claim_is_added_from_its_words_and_taken_back(desk: CasePlace) -> None:
    report, client = report_ids()[0], browser("reviewer")
    words = words_at(FIRST, "ارتفعت الحصيلة مساء إلى سبعة عشر قتيلا")
    answer = decide(client, report, kind="add", act="correct", event="airstrike", outcome="killed", **words)
    page = answer.content.decode()
    assert answer.status_code == 200 and f"أضافه {PEOPLE['reviewer']}" in page
    added = next(one for one in judgements() if one.kind == "add")
    assert added.value["claim"]["act"] == "correct" and added.value["events"][0]["harms"][0]["min"] == 17
    assert query("SELECT count(*) FROM record_incidentclaim WHERE claim = %s", [added.value["claim"]["uid"]])[0][0] == 1
    again = decide(client, report, kind="add", act="correct", event="airstrike", outcome="killed", seen=99, key="another-key", **words)
    assert again.status_code == 400
    assert decide(client, report, kind="accept", subject=added.value["claim"]["uid"], seen=99).status_code == 200
    assert decide(client, report, kind="undo", subject=added.id, seen=99).status_code == 200
    assert query("SELECT count(*) FROM record_incidentclaim WHERE claim = %s", [added.value["claim"]["uid"]])[0][0] == 0


def test_accept_reject_and_undo_each_stand_until_taken_back(desk: CasePlace) -> None:
    report, client, claim = report_ids()[0], browser("reviewer"), first_record()["claims"][0]["uid"]
    assert "مقبول" in decide(client, report, kind="accept", subject=claim).content.decode()
    assert "مرفوض" in decide(client, report, kind="reject", subject=claim, seen=99).content.decode()
    rejected = next(one for one in judgements() if one.kind == "reject")
    back = decide(client, report, kind="undo", subject=rejected.id, seen=99).content.decode()
    assert "is-accept" in back and "is-reject" not in back
    assert decide(client, report, kind="undo", subject=rejected.id, seen=99, key="second-time").status_code == 400
    history = client.get(f"/reports/{report}/history/?subject={claim}").content.decode()
    assert history.count("<tr") == 1 + 1 + 3 and "تراجع عن قراره" in history


def test_the_same_decision_sent_twice_is_one(either_desk: CasePlace) -> None:
    report, client, claim = report_ids()[0], browser("reviewer"), first_record()["claims"][0]["uid"]
    first = decide(client, report, kind="accept", subject=claim, key="one-decision")
    second = decide(client, report, kind="accept", subject=claim, key="one-decision")
    assert first.status_code == second.status_code == 200
    assert [one.kind for one in judgements()].count("accept") == 1


def test_two_people_on_one_value_nothing_is_lost(either_desk: CasePlace) -> None:
    report, one, other = report_ids()[0], browser("reviewer"), browser("editor")
    harm = next(harm for harm in harms() if harm["min"] == 12)
    version = seen(one.get(f"/reports/{report}/").content)
    form = {"kind": "correct", "subject": harm["uid"], "field": "quantity", "seen": version}
    assert decide(one, report, **form, **words_at(FIRST, "سبعة عشر قتيلا")).status_code == 200
    clash = decide(other, report, **form, key="of the other", words="أربع نساء", **words_at(FIRST, "أربع نساء"))
    page = clash.content.decode()
    assert clash.status_code == 409 and PEOPLE["reviewer"] in page and "سبعة عشر قتيلا" in page and "أربع نساء" in page
    assert [kept.value["min"] for kept in judgements() if kept.kind == "correct"] == [17]
    after = decide(other, report, **{**form, "seen": seen(clash.content)}, key="of the other", **words_at(FIRST, "أربع نساء"))
    assert after.status_code == 200
    assert [kept.value["min"] for kept in judgements() if kept.kind == "correct"] == [17, 4]


def test_two_people_on_different_values_do_not_meet(desk: CasePlace) -> None:
    report, one, other = report_ids()[0], browser("reviewer"), browser("editor")
    first, second = (claim["uid"] for claim in first_record()["claims"][:2])
    assert decide(one, report, kind="accept", subject=first).status_code == 200
    assert decide(other, report, kind="reject", subject=second).status_code == 200


def test_the_second_sees_the_first(desk: CasePlace) -> None:
    report = report_ids()[0]
    browser("reviewer").post(f"/reports/{report}/presence/")
    assert browser("editor").post(f"/reports/{report}/presence/").json()["others"] == [PEOPLE["reviewer"]]
    assert PEOPLE["reviewer"] in browser("editor").get(f"/reports/{report}/").content.decode()


def test_an_expired_session_is_told_and_the_same_form_goes_again(desk: CasePlace) -> None:
    from tests.desk import PASSWORD

    report, claim = report_ids()[0], first_record()["claims"][0]["uid"]
    client = browser()
    assert decide(client, report, kind="accept", subject=claim).status_code == 401
    again = client.post("/signin/", {"name": PEOPLE["reviewer"], "password": PASSWORD}, headers={"x-desk": "1"})
    assert again.status_code == 200 and again.json()["csrf"]
    assert decide(client, report, kind="accept", subject=claim).status_code == 200


def test_a_database_that_is_away_is_told_in_the_readers_language_and_comes_back(postgres_desk: CasePlace, postgres: Any) -> None:
    server = postgres
    report, client, claim = report_ids()[0], browser("reviewer"), first_record()["claims"][0]["uid"]
    server.stop("fast")
    try:
        page = client.get(f"/reports/{report}/")
        assert page.status_code == 503 and page["Refresh"] == "3" and "قاعدة البيانات لا تستجيب" in page.content.decode()
        assert decide(client, report, kind="accept", subject=claim, key="while away").status_code == 503
        client.cookies["marsad_language"] = "en"
        assert "The database does not respond" in client.get("/queue/").content.decode()
    finally:
        server.start()
    assert decide(client, report, kind="accept", subject=claim, key="while away").status_code == 200
    assert [one.kind for one in judgements()].count("accept") == 1


def test_a_form_without_script_works_too(desk: CasePlace) -> None:
    report, client, claim = report_ids()[0], browser("reviewer"), first_record()["claims"][0]["uid"]
    answer = client.post(f"/reports/{report}/decide/", {"kind": "accept", "subject": claim, "seen": "0", "key": "plain-form-1"})
    assert answer.status_code == 302 and answer["Location"] == f"/reports/{report}/"


def test_the_queue_gives_reasons_and_the_next_one(desk: CasePlace) -> None:
    client = browser("reviewer")
    page = client.get("/queue/").content.decode()
    assert page.count('class="row"') == 2 and re.search(r"reason-\w+", page)
    first = client.get("/queue/next/")["Location"].strip("/?").split("/")[-1]
    second = client.get(f"/queue/next/?after={first}")["Location"].split("/")[-2]
    assert {first, second} == set(report_ids())
    client.post(f"/reports/{second}/assign/", {"to": PEOPLE["reviewer"]})
    assert client.get(f"/queue/?assignee={PEOPLE['reviewer']}").content.decode().count('class="row"') == 1
    other = browser("editor")
    assert first in other.get(f"/queue/next/?after={first}")["Location"] or other.get(f"/queue/next/?after={first}")["Location"].startswith("/queue/")
    assert client.get("/queue/?state=final").content.decode().count('class="row"') == 0


def test_only_editors_give_work_to_others(desk: CasePlace) -> None:
    report = report_ids()[0]
    assert browser("reviewer").post(f"/reports/{report}/assign/", {"to": PEOPLE["editor"]}).status_code == 403
    assert browser("editor").post(f"/reports/{report}/assign/", {"to": PEOPLE["reviewer"]}).status_code == 302
    assert browser("editor").post(f"/reports/{report}/assign/", {"to": PEOPLE["viewer"]}).status_code == 403


def test_what_others_add_while_the_desk_is_open_comes_into_the_queue(either_desk: CasePlace) -> None:
    from tests.desk import SECOND
    from tests.reports import captured

    from marsad.case import add
    from marsad.case.linking import link_case

    client = browser("reviewer")
    assert client.get("/queue/").content.decode().count('class="row"') == 2
    add(either_desk, [captured(60, SECOND.replace("12", "15"), source="/in/more.txt")])
    link_case(either_desk)
    assert client.get("/queue/").content.decode().count('class="row"') == 3


def test_what_was_rejected_and_then_accepted_counts_again(desk: CasePlace) -> None:
    report, client, claim = report_ids()[0], browser("reviewer"), first_record()["claims"][0]["uid"]

    def counted() -> int:
        return int(query("SELECT count(*) FROM record_incidentclaim WHERE claim = %s", [claim])[0][0])

    assert counted() == 1
    decide(client, report, kind="reject", subject=claim)
    assert counted() == 0
    decide(client, report, kind="accept", subject=claim, seen=99)
    assert counted() == 1
