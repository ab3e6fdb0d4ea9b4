"""What people write beside the reports: victims, evidence, notes, comments; kept once, over nobody's work unseen, and people protected by default."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.desk import FIRST, PEOPLE, browser, open_for_tests, report_ids
from tests.exporting import report

from marsad.capture.collect import collect
from marsad.capture.fetch import Answer
from marsad.case import add
from marsad.case.linking import link_case
from marsad.cli import main
from marsad.errors import CaseError
from marsad.linking.same_person import proposals
from marsad.record import erasing_things, incidents, marks
from marsad.record.annotations import history_of, standing
from marsad.record.erasing_things import erase_thing, unfinished_things
from marsad.record.erasure import erase_report
from marsad.record.originals import path_of
from marsad.record.place import CasePlace, find_case
from marsad.record.rows import query
from marsad.record.store import judgements
from marsad.record.verify import verify

NAME = "سمير عبد الله المرفئي"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 60
_keys = iter(range(10**6))


def incident() -> str:
    return incidents.incidents()[0].id


def write(by: str = "editor", subject: str | None = None, **form: Any) -> Any:
    return browser(by).post(f"/file/{subject or incident()}/write/", {"key": f"key-of-a-form-{next(_keys)}", **form})


def page(by: str = "editor", subject: str | None = None) -> str:
    return str(browser(by).get(f"/file/{subject or incident()}/").content.decode())


def test_a_victim_is_named_changed_and_taken_back_and_its_history_stays(either_desk: CasePlace) -> None:
    assert write(kind="person", name=f"{NAME}\u202e", latin="Samir al-Marfa'i", age_years="٣٤", sex="man", trade="سائق", fate="killed").status_code == 302
    shown = page()
    assert NAME in shown and "Samir al-Marfa&#x27;i" in shown and "34" in shown and "سائق" in shown and "\u202e" not in shown
    assert re.search(r'ضحايا بأسمائهم <b class="number"><bdi dir="ltr">1</bdi>', shown) and "والقتلى في الحادثة" in shown
    one = standing(["person"])[0]
    assert one.value["age"] == "adult" and one.value["status"] == "unknown"
    assert write(kind="person", thing=one.thing, seen=one.id, name=NAME, age_years="9").status_code == 302
    assert standing(["person"])[0].value["age"] == "child"
    assert write(kind="person", thing=one.thing, seen=99, remove=1).status_code == 302 and standing(["person"]) == []
    assert [step.value is None for step in history_of(one.thing)] == [False, False, True]
    assert verify(either_desk) is None


def test_names_and_protected_notes_are_hidden_from_who_may_not_see_them(desk: CasePlace) -> None:
    write(kind="person", name=NAME, latin="Zafaran", trade="صيدلانيه", family="زعفران", source="مكالمه زعفران")
    write(kind="note", text="سر زعفران", protected=1)
    write(kind="note", text="ملاحظة للجميع")
    thing = standing(["note"])[0].thing
    urls = (f"/file/{incident()}/", "/victims/", f"/things/{standing(['person'])[0].thing}/history/", f"/things/{thing}/history/", "/mine/", f"/incidents/{incident()}/", "/api/people/", "/api/notes/", "/api/evidence/")
    for role in ("viewer", "reviewer"):
        for url in urls:
            said = browser(role).get(url).content.decode()
            assert not re.search("زعفران|Zafaran|صيدلانيه", said) and NAME not in said, (role, url)
    assert "▇▇▇" in page("viewer") and "ملاحظة للجميع" in page("viewer")
    assert NAME in page("editor") and NAME in browser("editor").get("/victims/").content.decode()
    assert write("reviewer", kind="person", thing=standing(["person"])[0].thing, name="x").status_code == 404, "nobody writes over what they do not see"
    write("reviewer", kind="person", name="رباب المرفئية")
    assert "رباب المرفئية" in page("reviewer"), "who wrote a name sees it"
    opened = standing(["person"])[0]
    write(kind="person", thing=opened.thing, seen=99, name=NAME, open=1)
    assert NAME in page("viewer"), "a name that was opened is shown"


def test_what_is_written_goes_with_the_report_it_rests_on(desk: CasePlace) -> None:
    first = report_ids()[0]
    claim = next(uid for uid, report in incidents.claims_of(incident()) if report == first)
    write(kind="note", subject=first, text="ملاحظة بنفسجية")
    write(kind="person", name=NAME, open=1, claim=claim)
    assert NAME in page("viewer") and "بنفسجية" in page("viewer", first)
    marks.mark("passage", "protected", first, who="مديرة", why="خطر", start=0, end=20)
    assert "بنفسجية" not in page("viewer", first), "a report with hidden words shows no notes"
    marks.mark("report", "protected", first, who="مديرة", why="خطر")
    assert browser("viewer").get(f"/file/{first}/").status_code == 404 and NAME not in page("viewer")
    assert "بنفسجية" in page("editor", first) and NAME in page("editor")


def test_a_list_of_victims_that_is_added_becomes_people_once(desk: CasePlace, tmp_path: Path) -> None:
    (tmp_path / "v.csv").write_text("الاسم,العمر,الحالة\nفلان المرفئي,30,شهيد\nفلانة المرفئية,900,جريح\nرضيع المرفئي,1,شهيد\n", encoding="utf-8")
    for at in range(2):
        done = add(desk, collect([str(tmp_path / "v.csv")]), who="سلمى")
        assert (done.added, done.people, done.unread) == (1 - at, 2, 0) and "nobody is so old" in done.refused[0].why
    kept = standing(["person"])
    assert [(one.value["name"], one.value["age"], one.value["fate"], one.value["open"]) for one in kept] == [("فلان المرفئي", "adult", "killed", False), ("رضيع المرفئي", "child", "killed", False)]
    assert kept[0].subject in report_ids() and "فلان المرفئي" in page("editor", kept[0].subject) and "فلان المرفئي" not in page("viewer", kept[0].subject)
    assert verify(desk) is None


def test_of_a_list_with_a_row_that_cannot_be_nobody_is_taken(desk: CasePlace) -> None:
    url = f"/file/{incident()}/victims/"
    for age, people in (("900", 0), ("30", 2)):
        sheet = f"الاسم,العمر\nفلان المرفئي,20\nفلانة المرفئية,{age}\n"
        browser("editor").post(url, {"key": f"list-key-{age}", "file": SimpleUploadedFile("قائمة.csv", sheet.encode())})
        assert len(standing(["person"])) == people


def test_a_blurred_picture_carries_nothing_of_its_file(desk: CasePlace) -> None:
    from PIL import Image

    picture, into = Image.new("RGB", (900, 600), (200, 10, 10)), io.BytesIO()
    exif = picture.getexif()
    exif[0x010E] = "بيت زعفران"
    picture.save(into, "JPEG", exif=exif)
    url = f"/file/{incident()}/evidence/"
    for key, raw in (("evidence-key-8", into.getvalue()), ("evidence-key-9", PNG)):
        assert browser("editor").post(url, {"key": key, "file": SimpleUploadedFile("x", raw)}).status_code == 302
    good, broken = (one.thing for one in standing(["evidence"]))
    answer = browser("editor").get(f"/things/{good}/blurred/")
    with Image.open(io.BytesIO(answer.content)) as dots:
        assert answer["Content-Type"] == "image/png" and dots.size == (12, 8) and not dots.getexif() and not dots.info
    assert browser("editor").get(f"/things/{broken}/blurred/").status_code == 404, "a picture that cannot be drawn is a closed box"
    assert browser("viewer").get(f"/things/{good}/blurred/").status_code == 404, "evidence is protected unless opened"


def test_evidence_is_kept_with_its_custody_and_shown_only_as_what_it_is(either_desk: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    url, form = f"/file/{incident()}/evidence/", {"caption": "<script>alert(1)</script> مبنى", "author": "نازح", "day": "2018-02-20", "open": 1}
    hostile = SimpleUploadedFile("../../<b>\u202egnp.html", PNG, content_type="text/html")
    assert browser("editor").post(url, {"key": "evidence-key-1", "file": hostile, **form}).status_code == 302
    assert browser("editor").post(url, {"key": "evidence-key-1", "file": SimpleUploadedFile("x.png", PNG), **form}).status_code == 302
    assert len(standing(["evidence"])) == 1, "the same click twice is one"
    one = standing(["evidence"])[0]
    assert one.value["type"] == "image/png" and one.value["sensitive"] and len(one.value["sha256"]) == 64
    shown = page()
    assert "&lt;script&gt;" in shown and "<script>alert" not in shown and 'class="media sensitive"' in shown and one.value["sha256"] in shown
    answer = browser("viewer").get(f"/things/{one.thing}/bytes/")
    assert answer.content == PNG and answer["Content-Type"] == "image/png" and "sandbox" in answer["Content-Security-Policy"] and answer["X-Content-Type-Options"] == "nosniff"
    monkeypatch.setattr("marsad.desk.actions.on_file.fetch", lambda url: Answer(url, url, (), 200, (("content-type", "image/png"),), b"<html><script>alert(1)</script>"))
    assert browser("editor").post(url, {"key": "evidence-key-2", "address": "https://example.test/x"}).status_code == 302
    page_of_html = standing(["evidence"])[-1]
    taken = browser("editor").get(f"/things/{page_of_html.thing}/bytes/")
    assert taken["Content-Type"] == "application/octet-stream" and taken["Content-Disposition"].startswith("attachment")
    assert browser("viewer").get(f"/things/{page_of_html.thing}/bytes/").status_code == 404, "evidence is protected unless opened"
    assert page_of_html.value["sha256"] not in page("viewer") or page_of_html.value.get("open")
    assert browser("editor").post(url, {"key": "evidence-key-3"}).status_code == 400
    assert verify(either_desk) is None


def test_two_people_on_one_note_and_the_same_click_twice(either_desk: CasePlace) -> None:
    write(kind="note", text="أول", key="one-and-the-same")
    write(kind="note", text="أول", key="one-and-the-same")
    one = standing(["note"])
    assert len(one) == 1
    assert write("reviewer", kind="note", thing=one[0].thing, seen=one[0].id, text="ثان").status_code == 302
    clash = write(kind="note", thing=one[0].thing, seen=one[0].id, text="ثالث")
    said = clash.content.decode()
    assert clash.status_code == 409 and PEOPLE["reviewer"] in said and "ثالث" in said and standing(["note"])[0].value["text"] == "ثان"
    seen = re.search(r'name="seen" value="(\d+)"', said)
    assert seen and write(kind="note", thing=one[0].thing, seen=seen[1], text="ثالث").status_code == 302
    assert standing(["note"])[0].value["text"] == "ثالث"


WRONG: dict[str, tuple[dict[str, Any], int, str]] = {
    "no name": ({"kind": "person", "age_years": "4"}, 400, "victim"),
    "an age that nobody reaches": ({"kind": "person", "name": "فلان", "age_years": "400"}, 400, "لا أحد يبلغ"),
    "an empty note": ({"kind": "note", "text": " \u200f\u202e "}, 400, "لم يُكتب شيء"),
    "a long note": ({"kind": "note", "text": "س" * 100_001}, 400, "أطول من 100000"),
    "a note of five megabytes": ({"kind": "note", "text": "س" * (5 << 19)}, 413, "أطول من 1 ميغابايت"),
    "no such kind": ({"kind": "state", "text": "x"}, 400, ""),
    "no key": ({"kind": "note", "text": "x", "key": ""}, 400, "أعد تحميل"),
    "another's thing": ({"kind": "note", "text": "x", "thing": "n0123456789abcdef"}, 404, ""),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_written_is_told_plainly(desk: CasePlace, wrong: str) -> None:
    form, status, words = WRONG[wrong]
    answer = write(**form)
    assert answer.status_code == status and words in answer.content.decode() and standing(["person", "note"]) == []


def test_a_list_of_names_comes_from_a_table_once_and_one_person_is_proposed_with_reasons(desk: CasePlace) -> None:
    table = f"الاسم,العمر,الجنس,الحالة,المهنة\n{NAME},34,ذكر,شهيد,سائق\nسمير عبدالله المرفئي,35,ذكر,شهيد,\nندى المرفئية,7,أنثى,جريح,\n".encode()
    form = {"key": "a-list-of-names", "file": SimpleUploadedFile("أسماء.csv", table)}
    for _ in range(2):
        assert browser("editor").post(f"/file/{incident()}/victims/", {**form, "file": SimpleUploadedFile("أسماء.csv", table)}).status_code == 302
    assert [one.value["fate"] for one in standing(["person"])] == ["killed", "killed", "injured"]
    shown = page()
    assert "قد يكونان شخصًا واحدًا" in shown and "اسم العائلة نفسه" in shown
    a, b = (one.thing for one in standing(["person"])[:2])
    assert browser("viewer").post("/victims/pair/", {"a": a, "b": b, "same": 1, "key": "the-same-person"}).status_code == 403
    assert browser("editor").post("/victims/pair/", {"a": b, "b": a, "same": 1, "key": "the-same-person", "back": "file"}).status_code == 302
    shown = page()
    assert "قد يكونان" not in shown and re.search(r'ضحايا بأسمائهم <b class="number"><bdi dir="ltr">1</bdi>', shown)
    broken = browser("editor").post(f"/file/{incident()}/victims/", {"key": "another-list-1", "file": SimpleUploadedFile("x.csv", b"a,b\n1,2\n")})
    assert broken.status_code == 400 and "لم تؤخذ القائمة" in broken.content.decode()


def test_names_of_the_reports_are_offered_once_with_the_claims_that_tell_them(desk: CasePlace) -> None:
    told = [f"قال شهود إن {name} قتل في قصف مدفعي على مدينة الرقة يوم 3 أيار 2017." for name in ("الطفل سالم الوهمي (9 أعوام)", "سالم الوهمي")]
    add(desk, [report(text, f"منبر افتراضي {at}", "2017-05-04") for at, text in enumerate(told)])
    link_case(find_case(desk.folder))
    ident = incidents.incidents(place="الرقة")[0].id
    claims = [uid for uid, _ in incidents.claims_of(ident)]
    shown = page(subject=ident)
    form = re.search(r'id="offered".*?</form>', shown, re.DOTALL)
    assert form and shown.count("اكتب الاسم") == 1 and 'id="offered"' not in page("viewer", ident)
    given = re.findall(r'name="(\w+)" value="([^"]*)"', form[0])
    assert write(subject=ident, **{**dict(given), "claim": [value for name, value in given if name == "claim"]}).status_code == 302
    one = standing(["person"])[0].value
    assert (one["name"], one["age_years"], one["age"], one["fate"]) == ("سالم الوهمي", 9, "child", "killed") and sorted(one["claims"]) == sorted(claims) and len(claims) == 2
    assert 'id="offered"' not in page(subject=ident), "who is written down is not offered"
    erase_thing(desk, standing(["person"])[0].thing, who="مديرة", why="طلب")
    marks.mark("report", "protected", incidents.claims_of(ident)[0][1], who="مديرة", why="خطر")
    assert "الوهمي" not in page("reviewer", ident) and "الوهمي" in page("editor", ident)


def test_age_and_father_tell_bearers_of_one_name_apart() -> None:
    told = [("a", {"name": "أحمد علي المرفئي", "age_years": 30}), ("b", {"name": "أحمد علي المرفئي", "age_years": 60}), ("c", {"name": "احمد حسن المرفئي", "age_years": 30}), ("d", {"name": "أحمد علي المرفأي", "age_years": 31})]
    assert [(one.a, one.b) for one in proposals(told)] == [("a", "d")]


def test_comments_call_colleagues_and_wait_for_them(desk: CasePlace) -> None:
    assert write(kind="comment", text=f"@{PEOPLE['reviewer']} هل العدد صحيح؟").status_code == 302
    waits = browser("reviewer").get("/mine/").content.decode()
    assert "هل العدد صحيح" in waits and PEOPLE["editor"] in waits and "علّق" in waits
    assert "هل العدد صحيح" not in browser("admin").get("/mine/").content.decode()
    thing = standing(["comment"])[0].thing
    assert browser("reviewer").post(f"/things/{thing}/done/", {"key": "i-am-done-with"}).status_code == 302
    assert "هل العدد صحيح" not in browser("reviewer").get("/mine/").content.decode()
    assert write("reviewer", kind="comment", thing=thing, text="لست صاحبه").status_code == 404
    assert browser("reviewer").post(f"/file/{incident()}/give/", {"to": PEOPLE["admin"], "key": "give-it-to-them"}).status_code == 403
    assert browser("editor").post(f"/file/{incident()}/give/", {"to": PEOPLE["admin"], "key": "give-it-to-them"}).status_code == 302
    assert "أُعطيت لك حادثة" in browser("admin").get("/mine/").content.decode()


def test_what_others_changed_is_shown_until_it_is_read(desk: CasePlace) -> None:
    reader = browser("viewer")
    write(kind="note", text="جديد")
    assert "كتب ملاحظة" in reader.get("/mine/").content.decode()
    assert reader.post("/mine/seen/").status_code == 302
    assert "لم يغيّر أحد شيئًا" in reader.get("/mine/").content.decode()
    form = reader.get("/incidents/?place=%D8%B9").content.decode()
    assert 'name="url" value="/incidents/?place=%D8%B9"' in form and 'name="url"' not in reader.get("/incidents/").content.decode()
    saved = {"name": "عربين <b>", "url": "/incidents/?place=%D8%B9", "key": "a-saved-filter-1"}
    assert reader.post("/mine/filter/", saved).status_code == 302
    assert "عربين &lt;b&gt;" in reader.get("/mine/").content.decode()
    assert reader.post("/mine/filter/", {**saved, "url": "//evil.example/", "key": "another-filter-2"}).status_code == 400
    thing = standing(["filter"])[0].thing
    assert browser("editor").post(f"/things/{thing}/drop/", {"key": "drop-what-is-not-mine"}).status_code == 404
    assert reader.post(f"/things/{thing}/drop/", {"key": "drop-what-is-mine"}).status_code == 302 and standing(["filter"]) == []


def test_an_incident_is_written_by_hand_and_linked_with_what_reports_tell(either_desk: CasePlace) -> None:
    form = {"key": "by-hand-1234", "way": "observation", "source": "أم سعيد", "text": "رأيت الغارة على السوق في عربين.", "type": "airstrike", "place_id": "irbin", "day": "2018-02-19", "killed_civilian_least": "14", "killed_civilian_most": "16", "perpetrator": "russia"}
    answer = browser("editor").post("/known/", form)
    assert answer.status_code == 302 and answer["Location"].startswith("/incidents/")
    assert browser("editor").post("/known/", form)["Location"] == answer["Location"]
    assert [one.kind for one in judgements()].count("add") == 1
    whole = incidents.incident_of(answer["Location"].strip("/").split("/")[-1])
    assert whole is not None and len(whole["reports"]) == 3 and "russia" in [party["actor"] for party in whole["attribution"]]
    assert verify(either_desk) is None


def test_a_field_interview_is_protected_before_anybody_sees_it(desk: CasePlace) -> None:
    form = {"key": "interview-1234", "way": "interview", "consent": "record", "source": "الممرضة زعفران القرنفلي", "text": "قالت زعفران القرنفلي إن 40 مدنيا قتلوا في مسرابا أمس.", "type": "shelling", "place_id": "misraba", "day": "2018-02-19", "killed_unknown_least": "40"}
    assert browser("reviewer").post("/known/", form)["Location"] == "/known/?done=1"
    for url in ("/reports/", "/queue/", "/incidents/", "/overview/", "/search/?q=مسرابا", "/api/reports/", "/api/incidents/", "/mine/"):
        assert not re.search("زعفران|القرنفلي|مسرابا", browser("viewer").get(url).content.decode().replace("q=مسرابا", "").replace('value="مسرابا"', "")), url
    assert "زعفران" in browser("editor").get("/reports/").content.decode()
    assert {one.kind for one in marks.marks()} == {"report", "source"}
    assert browser("editor").post("/known/", {**form, "key": "interview-5678", "text": ""}).status_code == 400
    assert browser("editor").post("/known/", {**form, "key": "interview-9999", "text": "x", "killed_unknown_least": "كثير"}).status_code == 400


def test_a_thing_is_erased_under_law_and_the_case_still_holds(either_desk: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    write(kind="person", name=NAME)
    one = standing(["person"])[0]
    write(kind="person", thing=one.thing, seen=one.id, name=f"{NAME} الثاني")
    url = f"/file/{incident()}/evidence/"
    for key, file in (("evidence-key-a", PNG), ("evidence-key-b", PNG), ("evidence-key-c", PNG + b"x")):
        assert browser("editor").post(url, {"key": key, "file": SimpleUploadedFile("x.png", file), "caption": f"بيت {NAME}", "address": ""}).status_code == 302
    shared, _, alone = standing(["evidence"])
    with pytest.raises(CaseError):
        erase_thing(either_desk, "p0000", who="مديرة", why="طلب العائلة")
    with monkeypatch.context() as stopped:
        stopped.setattr(erasing_things, "sweep_pages", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            erase_thing(either_desk, one.thing, who="مديرة", why="طلب العائلة")
    assert unfinished_things() == [one.thing]
    assert erase_thing(either_desk, one.thing, who="مديرة", why="طلب العائلة") == 0 and unfinished_things() == []
    assert [step.value for step in history_of(one.thing)] == [None, None]
    for piece, stays in ((shared, True), (alone, False)):
        done = CliRunner().invoke(main, ["erase", str(either_desk.folder), piece.thing, "--who", "مديرة", "--why", "طلب العائلة", "--yes"])
        assert done.exit_code == 0 and "1 rows emptied" in done.output, done.output
        open_for_tests(either_desk.folder)
        assert path_of(either_desk.originals, piece.value["sha256"]).exists() is stays
    assert NAME in page() and verify(either_desk) is None, "the other piece of evidence stands, with its file"
    erase_thing(either_desk, standing(["evidence"])[0].thing, who="مديرة", why="طلب العائلة")
    assert NAME not in page() and verify(either_desk) is None
    left = [path.name for path in either_desk.folder.rglob("*") if path.is_file() and (NAME.encode() in (raw := path.read_bytes()) or json.dumps(NAME)[1:-1].encode() in raw)]
    assert left == []
    first = report_ids()[0]
    claim = next(uid for uid, report in incidents.claims_of(incident()) if report == first)
    write(kind="note", subject=first, text="ملاحظة على التقرير")
    write(kind="person", name=NAME, claim=claim)
    write(kind="note", text=f"كما قال التقرير: {FIRST}")
    write(kind="note", text="ملاحظة أخرى")
    erase_report(either_desk, first, who="مديرة", why="حكم قضائي", relink=lambda: link_case(either_desk))
    left = [row[0] for row in query("SELECT value FROM record_annotation WHERE value IS NOT NULL")]
    assert len(left) == 1 and "ملاحظة أخرى" in left[0], "what rests on an erased report, or repeats it, goes with it"
    assert verify(either_desk) is None
