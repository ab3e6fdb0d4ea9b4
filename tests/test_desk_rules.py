"""Who may do what: every route, every role, every state; a route without a rule is refused."""

from __future__ import annotations

import pytest
from django.urls import path
from tests.desk import PEOPLE, browser, first_record, report_ids, routes

from marsad.desk import rules
from marsad.record.place import CasePlace

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
WHO = (None, *PEOPLE, "data")


def test_every_route_has_a_rule_and_every_rule_a_route(desk: CasePlace) -> None:
    named = {name for name, _ in routes()}
    ruled = {name for name, _ in rules.RULES}
    assert named - ruled == set(), "give these routes a rule in desk/rules.py"
    assert ruled - named == set(), "no address has these names"
    assert all(right in {rules.OPEN, *rules.RIGHTS} for right in rules.RULES.values())


def expected(role: str | None, route: str, method: str) -> set[int]:
    """What a request must answer: let through (anything but a refusal), 401 or the sign-in page, 403, 405."""
    right = rules.RULES.get((route, method))
    if right is None:
        return {405}
    if right == rules.OPEN:
        return {200, 302, 400, 403, 404}
    if role is None:
        return {302, 401}
    if right not in rules.ROLES[role]:
        return {403}
    return {200, 202, 404, 422} if route.startswith("api-") and method == "POST" else {200, 302, 400, 404, 409}


@pytest.mark.parametrize("role", WHO[:-1])
def test_every_role_on_every_route(desk: CasePlace, role: str | None) -> None:
    wrong = []
    for name, url in routes():
        client = browser(role)
        for method in METHODS:
            answer = client.generic(method, url)
            if answer.status_code not in expected(role, name, method) | ({403} if _needs_more(name, method) else set()):
                wrong.append((name, method, answer.status_code))
            if role is None and rules.RULES.get((name, method)) not in (None, rules.OPEN):
                assert answer.status_code == 401 or "/signin/" in answer["Location"]
            if name in ("signout", "people", "settings") and method == "POST":
                client = browser(role)
    assert wrong == []


@pytest.mark.parametrize("role", PEOPLE)
def test_a_key_of_a_person_may_on_every_route_what_the_person_may(desk: CasePlace, role: str) -> None:
    from marsad.record.program_keys import make_token

    headers = {"authorization": f"Bearer {make_token('برنامج', by=PEOPLE[role], account=PEOPLE[role])}"}
    wrong = []
    for name, url in routes():
        for method in ("GET", "POST"):
            answer = browser().generic(method, url, headers=headers)
            mine = expected(role, name, method) | ({403} if _needs_more(name, method) else set())
            if answer.status_code not in (mine if name.startswith("api-") else expected(None, name, method) | {302, 401, 403}):
                wrong.append((name, method, answer.status_code))
    assert wrong == []


def _needs_more(name: str, method: str) -> bool:
    """Routes that look at the state of the work too, and refuse an empty form."""
    name = name.removeprefix("api-")
    return (name, method) in {("decide", "POST"), ("work", "POST"), ("assign", "POST"), ("lift", "POST"), ("preview", "POST"), ("accept-all", "POST"), ("set-group", "POST")}


def test_a_route_that_nobody_gave_a_rule_is_refused(desk: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.http import HttpResponse
    from django.urls import clear_url_caches

    from marsad.desk import urls

    monkeypatch.setattr(urls, "urlpatterns", [path("new/", lambda request: HttpResponse("seen"), name="new"), *urls.urlpatterns])
    clear_url_caches()
    try:
        for role in (None, *PEOPLE):
            answer = browser(role).get("/new/")
            assert answer.status_code == 403 and b"seen" not in answer.content
    finally:
        monkeypatch.undo()
        clear_url_caches()


@pytest.mark.parametrize("state", rules.STATES)
@pytest.mark.parametrize("role", PEOPLE)
def test_values_change_in_every_state_but_the_final_one(desk: CasePlace, role: str, state: str) -> None:
    from marsad.record.store import judge

    report, claim = report_ids()[0], first_record()["claims"][0]["uid"]
    if state != "machine":
        judge("state", report, who="غيره", value=state)
    from tests.desk import decide

    answer = decide(browser(role), report, kind="accept", subject=claim, seen=99)
    may = role != "viewer" and state != "final"
    assert (answer.status_code == 200) is may and (answer.status_code == 403) is not may


MOVES = [(before, after) for before in rules.STATES for after in rules.STATES if before != after]


@pytest.mark.parametrize(("before", "after"), MOVES, ids=lambda state: state)
def test_states_move_as_the_table_says_and_nobody_makes_their_own_work_final(before: str, after: str) -> None:
    for role in rules.ROLES:
        allowed = (before, after) in rules.MOVES and rules.MOVES[before, after] in rules.ROLES[role]
        assert rules.may_move(role, "مراجع", before=before, after=after, writers=["غيره"]) is allowed
        assert rules.may_move(role, "مراجع", before=before, after=after, writers=["مراجع"]) is (allowed and after != "final")


def test_a_reviewer_never_reviews_what_they_wrote(desk: CasePlace) -> None:
    from tests.desk import decide

    report, claim = report_ids()[0], first_record()["claims"][0]["uid"]
    mine, editor = browser("reviewer"), browser("editor")
    assert decide(mine, report, kind="accept", subject=claim).status_code == 200
    assert mine.post(f"/reports/{report}/work/", {"state": "peer_review"}).status_code == 302
    assert mine.post(f"/reports/{report}/work/", {"state": "final"}).status_code == 403
    assert editor.post(f"/reports/{report}/work/", {"state": "final"}).status_code == 302
    assert "نهائي" in mine.get(f"/reports/{report}/").content.decode()
    assert decide(mine, report, kind="reject", subject=claim, seen=99).status_code == 403
    assert mine.post(f"/reports/{report}/work/", {"state": "in_review"}).status_code == 403


def test_refusals_of_people_are_lines_of_the_ledger(desk: CasePlace) -> None:
    from marsad.record.ledger import lines

    browser("viewer").get("/people/")
    last = list(lines())[-1]
    assert (last.kind, last.subject) == ("refused", PEOPLE["viewer"]) and "people" in (last.payload or "")


def test_a_key_reads_data_and_nothing_else(desk: CasePlace) -> None:
    from marsad.record.program_keys import make_token, revoke_token, tokens

    key = make_token("برنامج", by="مديرة")
    client = browser()
    for name, url in routes():
        answer = client.get(url, headers={"authorization": f"Bearer {key}"})
        right = rules.RULES.get((name, "GET"))
        if right == "data":
            assert answer.status_code in (200, 404), name
        elif right not in (None, rules.OPEN):
            assert answer.status_code in ((403,) if name.startswith("api-") else (302, 401)), name
        if (name, "POST") in rules.RULES and name.startswith("api-"):
            assert client.post(url, headers={"authorization": f"Bearer {key}"}).status_code == 403, name
    revoke_token(tokens()[0].digest, by="مديرة")
    for name, url in routes():
        if rules.RULES.get((name, "GET")) == "data":
            assert client.get(url, headers={"authorization": f"Bearer {key}"}).status_code == 401
