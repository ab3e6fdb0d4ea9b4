"""Writing by the API: keys of people, sessions with their token, problems with the entry that is wrong, once under one key, nothing of what is hidden."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from tests import canary
from tests.desk import HERE, PASSWORD, PEOPLE, browser, first_record, report_ids

from marsad.cli import main
from marsad.desk.actions.table import ALL
from marsad.desk.api.openapi import document
from marsad.record import incidents, marks, people
from marsad.record.annotations import standing
from marsad.record.ledger import lines
from marsad.record.place import CasePlace
from marsad.record.program_keys import make_token, tokens
from marsad.record.rows import query
from marsad.record.store import judge, judgements
from marsad.record.verify import verify

DOCS = Path(__file__).resolve().parents[1] / "docs"


def key_of(role: str) -> str:
    return make_token("برنامج", by=PEOPLE[role], account=PEOPLE[role])


def send(key: str, path: str, body: Any = None, **headers: str) -> Any:
    raw = body if isinstance(body, (str, bytes)) else json.dumps(body or {})
    return browser().post(f"/api/{path}", raw, content_type="application/json", headers={"authorization": f"Bearer {key}", **headers})


def decide(key: str, **entries: Any) -> Any:
    return send(key, f"reports/{report_ids()[0]}/decide/", {"kind": "accept", "subject": first_record()["claims"][0]["uid"], **entries})


def test_a_key_acts_as_its_person_and_ends_with_the_account(desk: CasePlace) -> None:
    key = key_of("reviewer")
    made = decide(key)
    assert made.status_code == 200 and made.json()["judgements"] == [judgements()[0].id] and made.json()["incident"] == incidents.incidents()[0].id
    assert judgements()[0].who == PEOPLE["reviewer"] and json.loads(next(line.payload for line in lines() if line.kind == "judged") or "")["via"] == "API, key برنامج"
    assert send(key, f"incidents/{incidents.incidents()[0].id}/grade/", {"value": "fair", "why": "x"}).status_code == 403, "the role of its person, no more"
    whole = browser().get(f"/api/reports/{report_ids()[0]}/", headers={"authorization": f"Bearer {key}"}).json()
    assert (whole["state"], whole["decisions"][0]["kind"], whole["seen"]) == ("in_review", "accept", 2)
    assert tokens()[0].used and verify(desk) is None
    people.change_account(PEOPLE["reviewer"], by="test", role="viewer")
    assert decide(key).status_code == 403
    people.change_account(PEOPLE["reviewer"], by="test", active=False)
    assert decide(key).status_code == 401


def test_a_person_makes_sees_and_takes_away_a_key_of_their_own(desk: CasePlace) -> None:
    client = browser("editor")
    assert client.post("/settings/", {"do": "key", "program": "برنامجي", "old": "wrong"}).status_code == 400 and tokens() == []
    page = client.post("/settings/", {"do": "key", "program": "برنامجي", "old": PASSWORD}).content.decode()
    key = page.split("marsad_", 1)[1].split("<")[0]
    assert decide(f"marsad_{key}").status_code == 200 and key not in client.get("/settings/").content.decode()
    assert "استُعمل آخر مرة" in client.get("/settings/").content.decode() and PEOPLE["editor"] in browser("admin").get("/people/").content.decode()
    assert browser("reviewer").post("/settings/", {"do": "revoke", "digest": tokens()[0].digest}).status_code == 400, "not mine"
    assert client.post("/settings/", {"do": "revoke", "digest": tokens()[0].digest}).status_code == 200 and decide(f"marsad_{key}").status_code == 401
    assert key not in json.dumps(query("SELECT digest, name FROM record_token")) and verify(desk) is None


def test_keys_are_made_listed_and_taken_away_from_the_shell(desk: CasePlace) -> None:
    def run(*words: str) -> Any:
        return CliRunner().invoke(main, ["keys", str(desk.folder), "--who", "سلمى", *words])

    key = run("--make", "loader", "--person", PEOPLE["editor"]).output.strip()
    assert key.startswith("marsad_") and run("--make", "x", "--person", "nobody").exit_code == 1
    listed = run().output.split("\t")
    assert listed[1:3] == ["loader", PEOPLE["editor"]] and "not used yet" in listed[-1]
    assert run("--revoke", "0000").exit_code == 1 and "is void" in run("--revoke", listed[0]).output and "void" in run().output
    assert verify(desk) is None


def test_a_session_needs_its_token_and_a_key_needs_none(desk: CasePlace) -> None:
    body, url = json.dumps({"kind": "accept", "subject": first_record()["claims"][0]["uid"]}), f"/api/reports/{report_ids()[0]}/decide/"
    client = browser("editor", csrf=True)
    assert client.post(url, body, content_type="application/json").status_code == 403 and judgements() == []
    client.get("/settings/")
    token = client.cookies["marsad_csrf"].value
    assert client.post(url, body, content_type="application/json", headers={"x-csrftoken": token}).status_code == 200
    assert json.loads(next(line.payload for line in lines() if line.kind == "judged") or "")["via"] == "API"
    client.defaults["HTTP_AUTHORIZATION"] = "Bearer marsad_wrong"
    assert client.post(url, body, content_type="application/json", headers={"x-csrftoken": token}).status_code == 401, "a wrong key does not fall back to the session"
    by_key = browser(csrf=True)
    assert by_key.post(url, body, content_type="application/json", headers={"authorization": f"Bearer {key_of('editor')}"}).status_code == 200
    assert by_key.post("/queue/next/", headers={"authorization": f"Bearer {key_of('editor')}"}).status_code in (403, 405), "a key opens no form of the desk"


def test_wrong_keys_are_slowed_down_and_told_in_the_ledger(desk: CasePlace) -> None:
    good = key_of("editor")
    answers = [decide("marsad_wrong").status_code for _ in range(22)]
    assert answers[:20] == [401] * 20 and answers[-1] == 429
    waiting = decide("marsad_wrong")
    assert int(waiting["Retry-After"]) >= 1 and "مفاتيح" in waiting.json()["error"]
    assert decide(good).status_code == 200, "a key that holds does not wait for a stranger's failures"
    assert {json.loads(line.payload or "{}").get("what") for line in lines() if line.kind == "refused"} == {"key"}


@pytest.mark.parametrize(
    ("body", "status", "field", "says"),
    [
        ({"colour": "red"}, 422, "colour", "kind"),
        ({"kind": "splendid"}, 422, "kind", "accept"),
        ({"seen": "3"}, 422, "seen", "integer"),
        ({"also": 1}, 422, "also", "boolean"),
        ({"kind": None}, 422, "kind", ""),
        ({"kind": "type", "subject": "EVENT", "field": "time", "from": "2018-02-30", "why": "x"}, 422, "from", "2018-03-11"),
        ({"kind": "type", "subject": "EVENT", "field": "time", "from": "2018-02-20"}, 422, "why", ""),
        ({"subject": "nosuch"}, 422, "subject", ""),
        ({"why": "x" * 4001}, 422, "why", "4000"),
        ("[1]", 400, "", "JSON"),
        ('{"kind": ', 400, "", "JSON"),
        ("[" * 5000, 400, "", "JSON"),
        (b'{"why": "\xff"}', 400, "", "JSON"),
        ('{"why": "' + "x" * (1 << 20) + '"}', 413, "", "1"),
    ],
    ids=lambda one: str(one)[:24],
)
def test_what_is_wrong_is_told_with_its_entry_in_the_persons_language(desk: CasePlace, body: Any, status: int, field: str, says: str) -> None:
    record = first_record()
    if isinstance(body, dict):
        known = {"kind": "accept", "subject": record["claims"][0]["uid"], **body}
        body = {name: record["events"][0]["uid"] if value == "EVENT" else value for name, value in known.items()}
    answer = send(key_of("editor"), f"reports/{report_ids()[0]}/decide/", body)
    told = answer.json()
    assert (answer.status_code, told.get("field", "")) == (status, field) and says in told["error"], told
    assert any("\u0621" <= letter <= "\u064a" for letter in told["error"]) and "Traceback" not in str(told) and judgements() == []


def test_the_same_request_under_one_key_is_done_once(desk: CasePlace) -> None:
    key, ident = key_of("editor"), incidents.incidents()[0].id
    note = {"kind": "note", "text": "ملاحظة"}
    first, again = (send(key, f"file/{ident}/write/", note, **{"idempotency-key": "one"}) for _ in range(2))
    assert first.json() == again.json() and again["Idempotent-Replayed"] == "true" and len(standing(["note"])) == 1
    other = send(key, f"file/{ident}/write/", {**note, "text": "أخرى"}, **{"idempotency-key": "one"})
    assert other.status_code == 422 and other.json()["field"] == "Idempotency-Key"
    assert send(key, f"file/{ident}/write/", {"kind": "note", "text": ""}, **{"idempotency-key": "two"}).status_code == 422
    assert send(key, f"file/{ident}/write/", note, **{"idempotency-key": "two"}).status_code == 200, "what was refused may be sent again, mended"
    form = {"file": SimpleUploadedFile("x.png", b"\x89PNG\r\n\x1a\n0000"), "caption": "بيت", "harmless": "true"}
    for _ in range(2):
        form["file"].seek(0)
        assert browser().post(f"/api/file/{ident}/evidence/", form, headers={"authorization": f"Bearer {key}", "idempotency-key": "three"}).status_code == 200
    (kept,) = standing(["evidence"])
    assert kept.value["caption"] == "بيت" and kept.value["sensitive"] is False and verify(desk) is None


def test_nobody_decides_over_what_they_had_not_seen(desk: CasePlace) -> None:
    key, record = key_of("editor"), first_record()
    claim = record["claims"][0]["uid"]
    theirs = judge("reject", claim, who="غيره", why="ليس كذلك")
    clash = decide(key)
    told = clash.json()
    assert clash.status_code == 409 and told["theirs"]["id"] == theirs.id and told["theirs"]["who"] == "غيره" and "غيره" in told["error"]
    assert decide(key, seen=theirs.id).status_code == 200
    ident = incidents.incidents()[0].id
    graded = judge("grade", ident, who="غيره", value="weak", why="x")
    assert send(key, f"incidents/{ident}/grade/", {"value": "fair", "why": "x"}).json()["theirs"]["value"] == "weak"
    assert send(key, f"incidents/{ident}/grade/", {"value": "fair", "why": "x", "seen": graded.id}).status_code == 200


def test_what_is_hidden_is_as_if_it_were_not_there(desk: CasePlace) -> None:
    canary.fill(desk)
    known = canary.ids()
    hidden = query("SELECT uid FROM record_claim WHERE report_id = %s", [known["whole"]])[0][0]
    lone = next(line.id for line in incidents.incidents(report=known["whole"]))
    canary.hide()
    key, open_one = key_of("reviewer"), known["more"]
    editor = key_of("editor")
    marks.mark("report", "redacted", known["less"], who="test", why="x")
    far = query("SELECT uid FROM record_claim WHERE report_id = %s", [known["less"]])[0][0]
    near = query("SELECT uid FROM record_claim WHERE report_id = %s", [open_one])[0][0]
    for path, body in ((f"reports/{known['whole']}/decide/", {"kind": "accept", "subject": hidden}), (f"reports/{known['whole']}/accept-all/", {}), (f"file/{known['whole']}/write/", {"kind": "note", "text": "x"}), (f"file/{lone}/write/", {"kind": "note", "text": "x"})):
        there, nowhere = send(key, path, body), send(key, path.replace(known["whole"], "0" * 16).replace(lone, "i000000000000"), body)
        assert (there.status_code, there.content) == (nowhere.status_code, nowhere.content) == (404, there.content), path
    pairs = [send(editor, "claims/pair/", {"a": near, "b": uid, "same": "1", "why": "x"}) for uid in (far, "f" * len(far))]
    assert [one.status_code for one in pairs] == [422, 422] and pairs[0].json()["error"].replace(far, "") == pairs[1].json()["error"].replace("f" * len(far), "")
    passage = first_of(known["passage"])
    answer = send(key, f"reports/{known['passage']}/decide/", {"kind": "correct", "subject": passage, "field": "act", "start": 5, "end": 30})
    assert canary.heard(canary.said(answer)) == [] and len(judgements()) == 1, "only that of the canary"


def first_of(report: str) -> str:
    return str(query("SELECT uid FROM record_claim WHERE report_id = %s ORDER BY start", [report])[0][0])


def test_an_adding_is_followed_by_who_began_it(desk: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    from marsad.desk import adding

    monkeypatch.setattr(adding, "WAIT", 60.0)
    key = key_of("reviewer")
    answer = send(key, "add/", {"text": "قال ناشطون إن 9 مدنيين قتلوا أمس في قصف مدفعي على مدينة دوما.", "published": "2018-02-21"})
    job = answer.json()["job"]

    def progress(asked: str) -> Any:
        return browser().get(f"/api/add/{job}/", headers={"authorization": f"Bearer {asked}"})

    told = progress(key).json()
    assert answer.status_code == 202 and told["phase"] == "done" and told["over"] and told["new"][0] in report_ids()
    assert progress(key_of("editor")).status_code == 404
    table = SimpleUploadedFile("t.csv", "نص,يوم\nقتل 3 مدنيين أمس في قصف مدفعي على مدينة حرستا.,2018-02-22\n".encode())
    sent = browser().post("/api/add/", {"file": table, "columns": ["text=نص", "published=يوم"]}, headers={"authorization": f"Bearer {key}"})
    assert sent.status_code == 202 and len(report_ids()) == 4 and verify(desk) is None
    assert browser().post("/api/add/", {"file": SimpleUploadedFile("t.csv", b"x"), "columns": ["king=x"]}, headers={"authorization": f"Bearer {key}"}).json()["field"] == "columns"


def test_whatever_is_sent_gets_what_the_document_promises(desk: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Schemathesis writes as an admin, out of the document; nothing is dialled."""
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

    from marsad.desk.server import application
    from marsad.errors import InputError

    def nothing(*_: object) -> Any:
        raise InputError("nothing is dialled in a test")

    monkeypatch.setattr("marsad.desk.actions.on_file.fetch", nothing)
    monkeypatch.setattr("marsad.desk.adding.collect", lambda *_, **__: iter(()))
    headers = {"Authorization": f"Bearer {key_of('admin')}", "Host": HERE}
    schema, asked = schemathesis.openapi.from_wsgi("/api/openapi.json", application(), headers=headers), 0
    for found in schema.include(method="POST").get_all_operations():

        @given(case=found.ok().as_strategy())
        @settings(max_examples=3, deadline=None, database=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
        def holds(case: Any) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(headers=headers, checks=[not_a_server_error, status_code_conformance, response_schema_conformance])

        holds()
    assert asked > 40 and verify(desk) is None


def examples(page: str) -> list[tuple[str, Any]]:
    """The requests that a page shows, in their order."""
    blocks = re.findall(r"^```http\n(.*?)^```$", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [(path, json.loads(body)) for block in blocks for path, body in re.findall(r"^POST (\S+)\n(\{.*\})$", block, re.MULTILINE)]


@pytest.mark.parametrize("page", ["api.md", "api.ar.md"])
def test_the_page_of_the_api_shows_requests_that_work_one_after_the_other(desk: CasePlace, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from marsad.desk import adding

    monkeypatch.setattr(adding, "WAIT", 60.0)
    key, known, shown = key_of("admin"), {}, examples(page)
    for path, body in shown:
        said = json.dumps([path, body])
        for name, ident in known.items():
            said = re.sub(rf"\b{name}\b", ident, said)
        path, body = json.loads(said)
        answer = send(key, path.removeprefix("/api/"), body)
        assert answer.status_code in (200, 202), (path, answer.content.decode())
        if "add" in path:
            report = browser().get(f"/api/add/{answer.json()['job']}/", headers={"authorization": f"Bearer {key}"}).json()["new"][0]
            record = browser().get(f"/api/reports/{report}/", headers={"authorization": f"Bearer {key}"}).json()["reading"]
            event = record["events"][0]
            known |= {"REPORT": report, "CLAIM": record["claims"][0]["uid"], "EVENT": event["uid"], "HARM": event["harms"][0]["uid"]}
        known["INCIDENT"] = next((line.id for line in incidents.incidents(report=known["REPORT"])), "")
    text = (DOCS / page).read_text(encoding="utf-8")
    assert len(shown) >= 9 and verify(desk) is None
    assert [one.path for one in ALL if f"`/api/{one.path.replace('{id}', 'ID')}`" not in text] == [], "name them in the page"
    assert json.loads((DOCS / "openapi.json").read_text(encoding="utf-8")) == document(), "write it anew: python -m tools.openapi"
