"""What is protected or redacted appears nowhere to those without the right: every route is walked, and everything is searched."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from django.test import Client
from tests.conftest import copied, desk_made_once
from tests.desk import PEOPLE, browser, decide, first_record, open_for_tests, report_ids, routes, words_at
from tests.reports import captured

from marsad.case import add
from marsad.case.linking import link_case
from marsad.record import incidents, lists, marks, queue
from marsad.record.place import CasePlace, find_case
from marsad.record.program_keys import make_token
from marsad.record.store import judge, judgements, record_of

SOURCE, PASSAGE, WHOLE = "مركز زعفرانة للتوثيق", "بستان القرنفل", "منارة البيلسان"
TEXT = f"قال {SOURCE} إن 7 مدنيين قتلوا أمس في غارة جوية على بلدة سقبا قرب {PASSAGE}. وأكد {SOURCE} أن الغارة أصابت سوقا."
HIDDEN = f"قال {WHOLE} إن 9 مدنيين قتلوا أمس في غارة جوية على بلدة جسرين."


@pytest.fixture(scope="module")
def _guarded(_filled_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return desk_made_once(tmp_path_factory.mktemp("guarded"), _filled_desk, guard)


@pytest.fixture
def guarded(_guarded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CasePlace:
    """A desk with a protected source, a redacted passage and a protected report, named also in reasons, titles and decisions."""
    return open_for_tests(copied(_guarded, tmp_path, monkeypatch))


def guard(desk: CasePlace) -> None:
    """Add the two reports, decide on them, and hide what shall be hidden."""
    add(desk, [captured(60, TEXT), captured(90, HIDDEN)])
    link_case(find_case(desk.folder))
    queue.catch_up(queue.behind())
    ident, whole = reports()
    claim = record(ident)["claims"][0]
    judge("accept", claim["uid"], who="محررة", why=f"سألنا {SOURCE} عن {PASSAGE}")
    editor = browser("editor")
    assert decide(editor, ident, kind="correct", subject=claim["uid"], field="chain.0", seen=99, why=f"كما قال {SOURCE}", **words_at(TEXT, SOURCE)).status_code == 200
    added = {**words_at(TEXT, f"{SOURCE} أن الغارة أصابت"), "event": "airstrike", "act": "doubt"}
    assert decide(editor, ident, kind="add", seen=99, **added).status_code == 200
    admin = browser("admin")
    for form in (
        {"kind": "source", "source": SOURCE, "level": "protected"},
        {"kind": "passage", "report": ident, "level": "redacted", **words_at(TEXT, PASSAGE)},
        {"kind": "report", "report": whole, "level": "protected"},
    ):
        assert admin.post("/marks/protect/", {**form, "why": f"خطر على {SOURCE}"}).status_code == 302


def reports() -> tuple[str, str]:
    """The report with the hidden words, and the one that is hidden whole."""
    held = {line.text: line.id for line in lists.reports()}
    return held[TEXT], held[HIDDEN]


def record(ident: str) -> dict[str, Any]:
    found = record_of(ident)
    assert found is not None
    return found


def everything(client: Client) -> Iterator[tuple[str, str]]:
    """Every page that somebody can open, with the addresses that lead to what is hidden, faults included."""
    ident, whole = reports()
    urls = {url for _, url in routes()} | {"/nothing/", "/reports/0000000000000000/"}
    for one in (ident, whole):
        urls |= {f"/reports/{one}/", f"/reports/{one}/history/", f"/queue/next/?after={one}", f"/api/reports/{one}/", f"/api/v1/reports/{one}/"}
    for claim in record(ident)["claims"]:
        urls |= {f"/reports/{ident}/history/?subject={claim['uid']}"}
    for line in incidents.incidents():
        urls |= {url.replace(incidents.incidents()[0].id, line.id) for _, url in routes() if "/incidents/" in url and incidents.incidents()[0].id in url}
    urls |= {f"/queue/?{name}={quote(SOURCE)}" for name in ("state", "reason", "assignee", "since")}
    for url in sorted(urls):
        answer = client.get(url)
        yield url, said(answer)
        yield f"POST {url}", said(client.post(url, {"kind": "correct", **words_at(TEXT, PASSAGE)}, headers={"x-desk": "1"}))


def said(answer: Any) -> str:
    """All that an answer says, however it is written."""
    body = b"".join(answer.streaming_content).decode(errors="replace") if answer.streaming else answer.content.decode()
    loose = json.dumps(json.loads(body), ensure_ascii=False) if "json" in answer.get("Content-Type", "") else body
    return "\n".join([body, html.unescape(body), loose, unquote(str(answer.headers))])


@pytest.mark.parametrize("who", [None, "viewer", "reviewer", "data"])
def test_nothing_hidden_is_said_anywhere(guarded: CasePlace, who: str | None, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    client = browser(None if who == "data" else who)
    if who == "data":
        client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {make_token('برنامج', by='مديرة')}"
    told = [(url, canary) for url, page in everything(client) for canary in (SOURCE, PASSAGE, WHOLE) if canary in page]
    assert told == []
    logged = "".join(capfd.readouterr()) + caplog.text
    assert not [canary for canary in (SOURCE, PASSAGE, WHOLE) if canary in logged]


def test_who_may_see_sees(guarded: CasePlace) -> None:
    ident, whole = reports()
    page = browser("admin").get(f"/reports/{ident}/").content.decode()
    assert SOURCE in page and PASSAGE in page
    page = browser("editor").get(f"/reports/{ident}/").content.decode()
    assert SOURCE in page and PASSAGE not in page, "editors see what is protected, not what is redacted"
    assert browser("editor").get(f"/reports/{whole}/").status_code == 200
    assert browser("reviewer").get(f"/reports/{whole}/").status_code == 404


def test_the_original_stays_as_it_is(guarded: CasePlace) -> None:
    from marsad.record.verify import verify

    assert record(reports()[0])["report"]["text"] == TEXT and verify(guarded) is None


@pytest.mark.parametrize("words", [SOURCE, PASSAGE, "القرنفل", WHOLE, "زعفرانة", f"سقبا {PASSAGE}"])
def test_search_neither_finds_nor_counts_what_is_hidden(guarded: CasePlace, words: str) -> None:
    def hits(role: str) -> int:
        return browser(role).get("/search/", {"q": words}).content.decode().count('<li><a href="/reports/') - 1  # the link at the head of the page

    assert hits("admin") >= 1 and hits("reviewer") == hits("viewer") == 0


def test_lists_and_counts_leave_hidden_reports_out(guarded: CasePlace) -> None:
    whole = reports()[1]
    for url in ("/reports/", "/queue/", "/queue/?state=machine"):
        assert whole in browser("editor").get(url).content.decode()
        assert whole not in browser("reviewer").get(url).content.decode()


def test_hidden_words_cannot_be_asked_for_by_choosing_them(guarded: CasePlace) -> None:
    ident = reports()[0]
    client, harm = browser("reviewer"), next(harm for event in record(ident)["events"] for harm in event["harms"])
    for url in ("preview", "decide"):
        form = {"kind": "correct", "subject": harm["uid"], "field": "quantity", "seen": 99, "key": "a-long-key", "start": 0, "end": len(TEXT)}
        answer = client.post(f"/reports/{ident}/{url}/", form, headers={"x-desk": "1"})
        assert answer.status_code == 400 and SOURCE not in answer.content.decode()


def test_protecting_is_for_those_who_may_and_is_kept_with_its_reason(desk: CasePlace) -> None:
    report = report_ids()[0]
    form = {"kind": "report", "report": report, "level": "protected", "why": "خطر"}
    assert browser("reviewer").post("/marks/protect/", form).status_code == 403
    assert browser("editor").post("/marks/protect/", {**form, "why": " "}).status_code == 400
    assert browser("editor").post("/marks/protect/", form).status_code == 302
    (one,) = marks.marks()
    assert (one.who, one.why, one.level) == (PEOPLE["editor"], "خطر", "protected")
    assert browser("editor").post("/marks/lift/", {"mark": one.id, "why": "زال الخطر"}).status_code == 302
    assert marks.marks() == [] and browser("reviewer").get(f"/reports/{report}/").status_code == 200


def test_what_is_redacted_is_lifted_by_those_alone_who_may_see_it(desk: CasePlace) -> None:
    report = report_ids()[0]
    assert browser("admin").post("/marks/protect/", {"kind": "report", "report": report, "level": "redacted", "why": "x"}).status_code == 302
    (one,) = marks.marks()
    assert browser("editor").post("/marks/lift/", {"mark": one.id, "why": "y"}).status_code == 403
    assert browser("admin").post("/marks/lift/", {"mark": one.id, "why": "y"}).status_code == 302


def test_the_ledger_says_that_something_was_hidden_and_not_what(guarded: CasePlace) -> None:
    from marsad.record.ledger import lines

    told = [line for line in lines() if line.kind in ("protected", "redacted")]
    assert len(told) == 3 and not [canary for canary in (SOURCE, PASSAGE, WHOLE) for line in told if canary in f"{line.subject}{line.payload}"]


def test_who_looked_is_kept_and_who_took_away_is_in_the_ledger(desk: CasePlace) -> None:
    from marsad.record import work
    from marsad.record.ledger import lines

    report = report_ids()[0]
    for _ in range(3):
        browser("viewer").get(f"/reports/{report}/")
    assert [(look.who, look.kind) for look in work.looks(subject=report)] == [(PEOPLE["viewer"], "saw")]
    taken = browser("reviewer").post("/incidents/csv/?place=irbin")
    assert taken["Content-Type"].startswith("text/csv") and ",عربين,,airstrike,17,17," in taken.content.decode()
    assert browser("viewer").post("/incidents/csv/").status_code == 403 and len(browser("editor").post("/incidents/csv/?place=nowhere").content.decode().splitlines()) == 1
    line = next(line for line in reversed(list(lines())) if line.kind == "exported" and "irbin" in str(line.payload))
    assert (line.who, work.looks()[0].kind) == (PEOPLE["reviewer"], "exported")
    assert PEOPLE["reviewer"] in browser("admin").get("/looks/").content.decode()


def test_coordinates_are_as_coarse_as_the_desk_says(desk: CasePlace) -> None:
    from marsad.desk.people import Person
    from marsad.record.choices import choose
    from marsad.record.redaction import redactor_for

    viewer, editor = Person("ع", "viewer"), Person("م", "editor")
    for coordinates, seen in (("exact", (33.53719, 36.36635)), ("round1", (33.5, 36.4)), ("withheld", (None, None))):
        choose("coordinates", coordinates, who="مديرة")
        assert redactor_for(viewer.may, []).point(33.53719, 36.36635) == seen
        assert redactor_for(editor.may, []).point(33.53719, 36.36635) == (33.53719, 36.36635)
    assert judgements() == [] and first_record()["events"]


def test_what_is_protected_stays_so_where_a_bag_is_restored(guarded: CasePlace, tmp_path: Path) -> None:
    from tests.desk import open_for_tests, people

    from marsad.record.bag import make_bag, restore

    ident, whole = reports()
    make_bag(guarded, tmp_path / "bag")
    restore(tmp_path / "bag", tmp_path / "restored")
    open_for_tests(tmp_path / "restored")
    people()
    assert browser("reviewer").get(f"/reports/{whole}/").status_code == 404
    page = browser("reviewer").get(f"/reports/{ident}/").content.decode()
    assert SOURCE not in page and PASSAGE not in page


def test_numbers_places_and_days_read_from_hidden_words_are_hidden_with_them(desk: CasePlace) -> None:
    ident = report_ids()[0]
    text = record(ident)["report"]["text"]
    toll = next(harm for event in record(ident)["events"] for harm in event["harms"] if harm["max"] == 17)
    form = {"kind": "correct", "subject": toll["uid"], "field": "quantity", "seen": 0}
    assert decide(browser("editor"), ident, **form, **words_at(text, "سبعة عشر قتيلا")).status_code == 200
    for words in ("سبعة عشر قتيلا بينهم", "أمس في غارات جوية على مدينة عربين"):
        form = {"kind": "passage", "report": ident, "level": "redacted", "why": "سبب", **words_at(text, words)}
        assert browser("admin").post("/marks/protect/", form).status_code == 302
    viewer = browser("viewer")
    events = viewer.get(f"/api/reports/{ident}/").json()["reading"]["events"]
    assert [harm["max"] for event in events for harm in event["harms"]] == [12, None, 4]
    assert {(place["name"], place["id"], place["lat"], place["adm1"]) for event in events for place in event["places"]} == {("▇▇▇", None, None, None)}
    assert {event["time"]["start"] for event in events if event["time"] and event["time"]["inferred"] is None} == {None}
    one = incidents.incidents()[0].id
    for page in (f"/reports/{ident}/", f"/reports/{ident}/history/", f"/incidents/{one}/", "/incidents/", "/overview/", "/overview/map/"):
        seen = viewer.get(page).content.decode()
        assert ("▇▇▇" in seen or page == "/overview/map/") and ">17<" not in seen and '"max": 17' not in seen and "سبعة عشر" not in seen, page


def test_numbers_that_rest_on_a_hidden_report_are_held_back_and_said_to_be(desk: CasePlace) -> None:
    ident = next(line.id for line in lists.reports() if "سبعة عشر" in line.text)
    one = incidents.incidents()[0].id
    assert ">17<" in browser("viewer").get("/incidents/").content.decode()
    form = {"kind": "report", "report": ident, "level": "protected", "why": "سبب"}
    assert browser("admin").post("/marks/protect/", form).status_code == 302
    viewer, editor = browser("viewer"), browser("editor")
    line, whole = viewer.get("/api/incidents/").json()["rows"][0], viewer.get(f"/api/incidents/{one}/").json()
    assert line["held"] and line["killed"] == {"min": None, "max": None} and whole["held"] and whole["incident"]["killed"] == {} and whole["incident"]["tolls"] == []
    assert viewer.get("/api/places/").json()["rows"][0]["killed"] == {"min": None, "max": None}
    assert "حُجبت الأرقام" in viewer.get(f"/incidents/{one}/").content.decode() and "لا تُجمع هنا" in viewer.get("/overview/").content.decode()
    for page in ("/incidents/", "/overview/", "/tolls/", f"/incidents/{one}/", "/overview/map/"):
        assert ">17<" not in viewer.get(page).content.decode() and "17" not in re.sub(r"\d\d:\d\d|-17", "", viewer.get(page).content.decode().partition("<main")[2].partition("csrf")[0])
    assert ",▇▇▇,▇▇▇," in browser("reviewer").post("/incidents/csv/").content.decode() and ",17,17," in editor.post("/incidents/csv/").content.decode()
    assert ">17<" in editor.get("/incidents/").content.decode() and not editor.get("/api/incidents/").json()["rows"][0]["held"]


def test_running_totals_of_a_report_with_hidden_words_are_left_out(samples_desk: CasePlace) -> None:
    viewer = browser("viewer")
    first = viewer.get("/api/tolls/").json()["rows"][0]["report"]
    form = {"kind": "passage", "report": first, "level": "redacted", "why": "سبب", "start": 0, "end": 30}
    assert browser("admin").post("/marks/protect/", form).status_code == 302
    assert all(row["report"] != first for row in viewer.get("/api/tolls/").json()["rows"])
    for page in ("/tolls/", "/overview/"):
        assert f"/reports/{first}/#" not in viewer.get(page).content.decode()
    assert any(row["report"] == first for row in browser("admin").get("/api/tolls/").json()["rows"])
