"""Adding a report from the desk: by address, text or file; once, with duplicates and refusals told, and nothing kept of what broke off."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.desk import browser, report_ids
from tests.pages import linked, page

from marsad.capture.fetch import Answer
from marsad.desk import adding, uploads
from marsad.errors import InputError
from marsad.record.place import CasePlace
from marsad.record.rows import query
from marsad.record.verify import verify

NEW = "قال ناشطون إن 9 مدنيين قتلوا أمس في قصف مدفعي على مدينة دوما."


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "WAIT", 60.0)


def send(role: str = "reviewer", **form: Any) -> Any:
    return browser(role).post("/add/", {"key": adding.new_id(), **form})


def shown(answer: Any, role: str = "reviewer") -> str:
    assert answer.status_code == 302, answer.content.decode()
    return str(browser(role).get(answer["Location"]).content.decode())


def test_a_pasted_text_is_read_linked_and_opened(either_desk: CasePlace) -> None:
    answer = send(text=NEW, outlet="صحيفة المرفأ", published="2018-02-21")
    ident = answer["Location"].strip("/").split("/")[-1]
    assert ident in report_ids() and answer["Location"] == f"/reports/{ident}/"
    page_of_it = shown(answer)
    assert "صحيفة المرفأ" in page_of_it and "20 شباط 2018" in page_of_it and "/incidents/" in page_of_it
    assert query("SELECT requested FROM record_capture ORDER BY id DESC LIMIT 1")[0][0] == "upload:pasted.txt"
    assert verify(either_desk) is None


def test_what_the_case_holds_is_told_and_the_same_form_twice_adds_once(desk: CasePlace) -> None:
    key = adding.new_id()
    first = send(text=NEW, published="2018-02-21", key=key)
    assert send(text=NEW, published="2018-02-21", key=key)["Location"] == first["Location"]
    again = shown(send(text=NEW, published="2018-02-21"))
    assert "موجود من قبل" in again and re.search(r'href="/reports/[0-9a-f]{16}/"', again)
    assert len(report_ids()) == 3


def test_an_address_is_asked_by_the_guarded_fetch(desk: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def fetch(url: str) -> Answer:
        asked.append(url)
        if "private" in url:
            raise InputError(f"{url}: leads into a private network")
        return Answer(url, url, (), 200, (("content-type", "text/html; charset=utf-8"),), page(4, head=linked(4)))

    monkeypatch.setattr("marsad.capture.fetch.fetch", fetch)
    told = shown(send(address="https://example.test/2018/4 https://private.test/x"))
    assert asked == ["https://example.test/2018/4", "https://private.test/x"]
    assert "private network" in told and "جديد" in told and "عنوان 4" in told


def test_files_are_taken_under_names_that_harm_nobody(desk: CasePlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding.tempfile, "tempdir", str(tmp_path))
    hostile = "../../etc/<img src=x onerror=alert(1)>\u202egpj.txt"
    told = shown(send(file=[SimpleUploadedFile(hostile, NEW.encode()), SimpleUploadedFile("شيء.exe", b"MZ\x90\x00" + b"\x00" * 400)]))
    assert "<img" not in told and "\u202e" not in told and "لم يؤخذ" in told
    names = [row[0] for row in query("SELECT requested FROM record_capture")]
    assert "upload:<img src=x onerror=alert(1)>gpj.txt" in names and not any(".." in name for name in names)
    assert not list(tmp_path.glob("marsad-upload-*")), "no upload is left behind"


def test_a_table_whose_bytes_are_broken_is_refused_by_what_it_is(desk: CasePlace) -> None:
    told = shown(send(file=SimpleUploadedFile("جدول.xlsx", b"PK\x03\x04" + b"x" * 200)))
    assert "لم يؤخذ" in told and "ZIP" in told and len(report_ids()) == 2


WRONG: dict[str, tuple[dict[str, Any], int, str]] = {
    "nothing": ({}, 400, "ألصق نصًا"),
    "no address": ({"address": "javascript:alert(1)"}, 400, "ليس هذا عنوان"),
    "no day": ({"text": NEW, "published": "2018-02-31"}, 400, "ليس هذا يومًا"),
    "five megabytes of words": ({"text": "س" * (5 << 19)}, 413, "أطول من 1 ميغابايت"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_added_is_told_plainly(desk: CasePlace, wrong: str) -> None:
    form, status, words = WRONG[wrong]
    client = browser("reviewer")
    answer = client.post("/add/", {"key": adding.new_id(), **form}, headers={"accept-language": "ar"})
    assert answer.status_code == status and words in answer.content.decode()
    assert len(report_ids()) == 2


def test_a_file_that_is_too_large_and_one_that_breaks_off_leave_nothing(desk: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 1000)
    assert "أكبر من" in send(file=SimpleUploadedFile("long.txt", NEW.encode() * 40)).content.decode()
    head = b'--cut\r\nContent-Disposition: form-data; name="file"; filename="half.txt"\r\n\r\n' + NEW.encode()[:40]
    answer = browser("reviewer").generic("POST", "/add/", head, content_type="multipart/form-data; boundary=cut")
    assert answer.status_code in (302, 400) and len(report_ids()) == 2
    assert browser().post("/add/", {"file": SimpleUploadedFile("x.txt", b"x")}).status_code == 401, "a stranger's file is not even kept"


def test_how_far_it_is_is_told_to_its_owner_only(desk: CasePlace) -> None:
    key = adding.new_id()
    adding._tell(adding.Job(key, "مراجع", "reading", 7))
    own = browser("reviewer").get(f"/add/{key}/")
    assert own.status_code == 200 and own["Refresh"] == "1" and "قُرئ: 7" in own.content.decode()
    assert browser("editor").get(f"/add/{key}/").status_code == 404 and browser("reviewer").get("/add/nothing/").status_code == 404


TABLE = f"رقم,ما جاء,متى,من\n1,{NEW},2018-02-21,صحيفة المرفأ\n2,{NEW.replace('20', '21')},03/04/2018,صحيفة المرفأ\n"


def test_a_table_is_looked_at_before_it_is_added_and_its_columns_are_remembered(desk: CasePlace) -> None:
    def upload() -> str:
        answer = send(file=SimpleUploadedFile("أخبار.csv", TABLE.encode()))
        assert answer.status_code == 302 and answer["Location"].endswith("/columns/") and len(report_ids()) in (2, 3)
        return str(answer["Location"])

    client = browser("reviewer")
    page = upload()
    asked = client.get(page).content.decode()
    assert "no column holds the texts" in asked and all(f"<option>{name}</option>" in asked for name in ("رقم", "ما جاء", "متى", "من"))
    chosen = {"text": "ما جاء", "published": "متى", "outlet": "من"}
    shown_again = client.get(page, chosen).content.decode()
    assert NEW[:60] in shown_again and "21 شباط 2018" in shown_again and "is no day that can be read" in shown_again
    assert browser("editor").get(page).status_code == 404 and len(report_ids()) == 2, "nobody else's, and nothing is added by looking"
    assert client.post(page, {"text": "عمود آخر"}).status_code == 400
    answer = client.post(page, chosen)
    assert answer.status_code == 302 and len(report_ids()) == 3
    assert client.get(page).status_code == 404 and client.post(page, chosen).status_code == 404, "the same click twice adds once"
    assert NEW[:60] in client.get(upload()).content.decode(), "columns of these names are known by now"
    assert '"columns"' in query("SELECT custody FROM record_capture ORDER BY id DESC LIMIT 1")[0][0]
    assert verify(desk) is None
