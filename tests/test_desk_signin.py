"""Signing in and what a browser may do: passwords, one-time codes, too many tries, sessions, forms, hosts, headers."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pyotp
import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import connection
from tests.desk import PASSWORD, PEOPLE, browser, open_for_tests, report_ids, routes

from marsad.cli import main
from marsad.desk.gate import Headers
from marsad.desk.setup import settings_for
from marsad.record import people, waits
from marsad.record.ledger import lines
from marsad.record.place import CasePlace
from marsad.record.rows import query, query_nothing
from marsad.record.vault import vault
from marsad.record.verify import verify

NAME = PEOPLE["reviewer"]


def sign_in(client, name: str = NAME, password: str = PASSWORD, **more: str):  # type: ignore[no-untyped-def]
    return client.post("/signin/", {"name": name, "password": password, **more})


def test_the_first_admin_is_made_by_the_command_with_argon2(sqlite_case: CasePlace) -> None:
    folder = str(sqlite_case.folder)
    nobody = CliRunner().invoke(main, ["desk", folder])
    assert nobody.exit_code == 1 and "--admin NAME" in nobody.output
    weak = CliRunner().invoke(main, ["desk", folder, "--admin", "ليلى"], input="short\n")
    assert weak.exit_code == 1 and "too short" in weak.output
    made = CliRunner().invoke(main, ["desk", folder, "--admin", "ليلى"], input=f"{PASSWORD}\n")
    assert made.exit_code == 0 and "is an admin" in made.output
    from django.contrib.auth.models import User

    assert User.objects.get(username="ليلى").password.startswith("argon2$argon2id$")
    client = browser()
    assert sign_in(client, "ليلى").status_code == 302 and client.get("/people/").status_code == 200
    open_for_tests(sqlite_case.folder)


def test_nobody_is_made_by_a_page_without_the_right(desk: CasePlace) -> None:
    before = len(people.accounts())
    for role in (None, "editor", "reviewer", "viewer"):
        browser(role).post("/people/", {"do": "make", "name": "دخيل", "password": PASSWORD, "role": "admin"})
    assert len(people.accounts()) == before
    browser("admin").post("/people/", {"do": "make", "name": "جديد", "password": PASSWORD, "role": "viewer"})
    assert len(people.accounts()) == before + 1


def test_a_good_sign_in_goes_where_it_was_asked_for_and_nowhere_else(desk: CasePlace) -> None:
    client = browser()
    asked = client.get(f"/reports/{report_ids()[0]}/")
    assert asked.status_code == 302 and "/signin/?next=%2Freports" in asked["Location"]
    assert sign_in(client, next="/queue/?state=final")["Location"] == "/queue/?state=final"
    for outside in ("https://evil.test/", "//evil.test", "/\\evil.test", "javascript:alert(1)"):
        assert sign_in(browser(), next=outside)["Location"] == "/"


def test_wrong_ones_are_not_told_apart_and_stand_in_the_ledger(desk: CasePlace) -> None:
    wrong, unknown = sign_in(browser(), password="x" * 14), sign_in(browser(), name="لا أحد")
    assert wrong.status_code == unknown.status_code == 403
    assert "غير صحيح" in wrong.content.decode() and "x" * 14 not in wrong.content.decode()
    assert [(line.kind, line.subject) for line in lines()][-2:] == [("refused", NAME), ("refused", "لا أحد")]


def fail(times: int, name: str = NAME, client=None, **more: str) -> None:  # type: ignore[no-untyped-def]
    for _ in range(times):
        sign_in(client or browser(), name, "wrong and wrong", **more)


def test_F9_waits_grow_with_the_failures_and_end(desk: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    start = time.time()
    clock = [start]
    monkeypatch.setattr(waits.time, "time", lambda: clock[0])
    fail(waits.LIMITS["both"].free)
    assert sign_in(browser()).status_code == 429, "also with the right password"
    assert sign_in(browser(), PEOPLE["editor"]).status_code == 302, "another name from the same address"
    clock[0] += waits.DAY + 1
    assert sign_in(browser()).status_code == 302
    told = []
    for _ in range(18):
        told.append(round(waits.begin_try([("both", "somebody")], at=clock[0])))
        clock[0] += told[-1]
        assert not told[-1] or waits.begin_try([("both", "somebody")], at=clock[0]) == 0
    assert told == [0] * 5 + [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]


def test_F9_a_stranger_cannot_lock_a_name_out_of_a_known_browser(desk: CasePlace) -> None:
    known = browser()
    assert sign_in(known).status_code == 302 and known.cookies["marsad_device"]["httponly"]
    known.post("/signout/")
    fail(60)
    assert sign_in(browser()).status_code == 429
    assert sign_in(known).status_code == 302
    thief = browser()
    thief.cookies["marsad_device"] = known.cookies["marsad_device"].value
    fail(8, PEOPLE["editor"], thief)
    assert sign_in(thief, PEOPLE["editor"]).status_code == 429, "known for one name only"
    fail(waits.LIMITS["device"].free + 1, NAME, thief)
    assert sign_in(thief).status_code == 429, "nor without end"


def test_F9_one_address_cannot_try_all_names_and_others_are_not_shut_out(desk: CasePlace) -> None:
    for number in range(waits.LIMITS["address"].free + 1):
        fail(1, f"اسم {number}")
    assert sign_in(browser(), PEOPLE["editor"]).status_code == 429
    assert browser().post("/signin/", {"name": PEOPLE["editor"], "password": PASSWORD}, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_F9_behind_a_named_proxy_each_has_the_own_address(desk: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DESK_PROXIES", ("10.0.0.1",))

    def tried(told: str, password: str, line: str = "10.0.0.1") -> int:
        form = {"name": PEOPLE["editor"], "password": password}
        return int(browser().post("/signin/", form, REMOTE_ADDR=line, headers={"x-forwarded-for": told}).status_code)

    for _ in range(waits.LIMITS["both"].free):
        tried("203.0.113.9", "wrong and wrong")
    assert tried("203.0.113.9", PASSWORD) == 429 and tried("198.51.100.1, 203.0.113.9", PASSWORD) == 429, "what a client adds in front is not believed"
    assert tried("198.51.100.1", PASSWORD) == 302
    for number in range(waits.LIMITS["both"].free):
        tried(f"203.0.113.{number}", "wrong and wrong", "192.0.2.50")
    assert tried("198.51.100.2", PASSWORD, "192.0.2.50") == 429, "nor what comes past the proxy"
    for number in range(waits.LIMITS["both"].free):
        tried(f"2001:db8::{number}", "wrong and wrong")
    assert tried("2001:db8::ffff", PASSWORD) == 429, "one household has many addresses of IPv6"


def test_F9_refusals_cannot_flood_the_ledger(desk: CasePlace) -> None:
    viewer, before = browser("viewer"), len(list(lines()))
    for _ in range(100):
        assert viewer.get("/people/").status_code == 403
    told = [json.loads(line.payload or "{}") for line in list(lines())[before:]]
    assert [one.get("times", 1) for one in told] == [1, 10, 100]
    fail(30)
    for number in range(150):
        people.note_failed(f"اسم {number}", f"192.0.2.{number}", "password")
    assert len(list(lines())) - before < 110


def test_F9_the_second_step_takes_a_code_once_and_its_secret_lies_outside_the_case(desk: CasePlace, tmp_path: Path) -> None:
    client = browser("reviewer")
    page = client.get("/settings/").content.decode()
    secret = client.session["totp_new"]
    assert secret in page
    wrong = "000000" if pyotp.TOTP(secret).now() != "000000" else "111111"
    assert client.post("/settings/", {"do": "totp", "old": PASSWORD, "code": wrong}).status_code == 400
    code, after = pyotp.TOTP(secret).now(), pyotp.TOTP(secret).at(time.time() + 30)
    assert client.post("/settings/", {"do": "totp", "code": code}).status_code == 400, "the password is asked again"
    assert client.post("/settings/", {"do": "totp", "old": PASSWORD, "code": code}).status_code == 200
    assert secret not in client.get("/settings/").content.decode()
    assert sign_in(browser()).status_code == 403
    assert sign_in(browser(), code=code).status_code == 403, "the code that set it up"
    assert sign_in(browser(), code=after).status_code == 302
    assert sign_in(browser(), code=after).status_code == 403, "the same code again"
    key, held = client.cookies["marsad_session"].value, [path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()]
    assert not any(word.encode() in raw for raw in held for word in (secret, key, settings.SECRET_KEY))
    path = Path(settings.DESK_VAULT)
    assert path.stat().st_mode & 0o077 == 0 and path.parent.stat().st_mode & 0o077 == 0 and desk.folder not in path.parents
    assert verify(desk) is None


def test_F9_secrets_of_a_case_of_before_are_taken_out_of_it(desk: CasePlace) -> None:
    query_nothing("UPDATE record_profile SET totp = %s WHERE role = 'reviewer'", ["JBSWY3DPEHPK3PXP" * 2])
    query_nothing("CREATE TABLE django_session (session_key varchar(40), session_data text, expire_date datetime)")
    people.move_secrets()
    assert vault().second_step(NAME) == "JBSWY3DPEHPK3PXP" * 2 and "django_session" not in connection.introspection.table_names()
    assert b"JBSWY3DPEHPK3PXP" not in desk.sqlite.read_bytes()
    Path(settings.DESK_VAULT).unlink()
    assert people.lost_second_step(NAME)


def test_F9_the_present_password_cannot_be_guessed_from_a_session(desk: CasePlace) -> None:
    client = browser("reviewer")
    told = [client.post("/settings/", {"do": do, "old": f"guess {at}", "new": "another phrase 99"}).status_code for at, do in enumerate(["password", "totp-off", "totp"] * 3)]
    assert told[:5] == [400] * 5 and told[5] == 302, "the session is over"
    assert client.get("/queue/").status_code == 302


def test_F9_a_lock_ends_sessions_for_good(desk: CasePlace) -> None:
    client, admin = browser("reviewer"), browser("admin")
    for active in ("0", "1"):
        assert admin.post("/people/", {"do": "lock", "name": NAME, "active": active}).status_code == 200
    assert client.get("/queue/").status_code == 302
    assert browser("admin").post("/people/", {"do": "totp-off", "name": NAME, "old": "not mine"}).status_code == 400


def test_F9_behind_https_browsers_are_told_to_keep_to_it(desk: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Strict-Transport-Security" not in browser().get("/signin/")
    assert settings_for(desk, https=True)["SECURE_HSTS_SECONDS"] > 0
    monkeypatch.setattr(settings, "SECURE_HSTS_SECONDS", 31536000)
    assert browser().get("/signin/")["Strict-Transport-Security"] == "max-age=31536000"


def test_sessions_end_when_idle_and_when_the_account_is_locked(desk: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser("reviewer")
    assert client.get("/queue/").status_code == 200
    later = time.time() + settings.DESK_IDLE + 120
    from marsad.desk import gate

    monkeypatch.setattr(gate.time, "time", lambda: later)
    assert client.get("/queue/").status_code == 302
    monkeypatch.undo()
    client = browser("reviewer")
    people.change_account(NAME, by="مديرة", active=False)
    assert client.get("/queue/").status_code == 302 and sign_in(browser()).status_code == 403


def test_the_last_admin_stays(desk: CasePlace) -> None:
    client = browser("admin")
    for change in ({"do": "lock", "active": "0"}, {"do": "role", "role": "viewer"}):
        assert client.post("/people/", {"name": PEOPLE["admin"], **change}).status_code == 400
    assert client.get("/people/").status_code == 200


def test_a_new_password_keeps_this_session_and_ends_the_others(desk: CasePlace) -> None:
    here, there = browser("reviewer"), browser("reviewer")
    assert here.post("/settings/", {"do": "password", "old": "not it", "new": "another phrase 99"}).status_code == 400
    assert here.post("/settings/", {"do": "password", "old": PASSWORD, "new": "another phrase 99"}).status_code == 200
    assert here.get("/queue/").status_code == 200 and there.get("/queue/").status_code == 302


def test_every_unsafe_form_needs_its_token(desk: CasePlace) -> None:
    client = browser("admin", csrf=True)
    before = query("SELECT count(*) FROM record_judgement"), len(list(lines()))
    for name, url in routes():
        answer = client.post(url, {"kind": "accept"})
        assert answer.status_code in (403, 405), name
    assert (query("SELECT count(*) FROM record_judgement"), len(list(lines()))) == before


def test_only_its_own_names_are_answered(desk: CasePlace) -> None:
    client = browser()
    for host in ("evil.test", "127.0.0.1.evil.test", "localhost@evil.test", ""):
        answer = client.get("/signin/", headers={"host": host})
        assert answer.status_code == 400 and "evil" not in answer.content.decode(), host
    assert client.get("/signin/", headers={"host": "localhost:8000"}).status_code == 200


def test_every_answer_carries_the_policy_also_faults(desk: CasePlace) -> None:
    clients = [browser(), browser("admin")]
    for client in clients:
        for _, url in (*routes(), ("none", "/nothing/here/")):
            answer = client.get(url)
            policy = answer["Content-Security-Policy"]
            assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
            assert answer["X-Content-Type-Options"] == "nosniff" and answer["X-Frame-Options"] == "DENY"


def test_pages_hold_neither_script_nor_style_nor_outside_address(desk: CasePlace) -> None:
    import re

    client = browser("admin")
    for name, url in routes():
        answer = client.get(url)
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            page = answer.content.decode()
            assert not re.search(r"<script(?![^>]*(?:\bsrc=|type=.application/json))|<style|\sstyle=|\son\w+=|javascript:", page), name
            assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', page), name


def test_what_is_too_large_is_refused(desk: CasePlace) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client, url = browser("admin"), f"/reports/{report_ids()[0]}/decide/"
    assert client.post(url, {"kind": "accept", "why": "x" * (2 << 20)}).status_code in (400, 413)
    assert client.post(url, {"kind": "accept", "file": SimpleUploadedFile("a.svg", b"<svg onload=alert(1)>")}).status_code in (400, 413)


def test_somebody_new_goes_on_in_the_language_they_signed_in_with(desk: CasePlace) -> None:
    browser("admin").post("/people/", {"do": "make", "name": "newcomer", "password": PASSWORD, "role": "viewer"})
    client = browser()
    client.post("/language/", {"language": "en", "next": "/signin/"})
    sign_in(client, "newcomer")
    assert 'lang="en"' in client.get("/queue/").content.decode()


def test_language_and_months_are_the_readers(desk: CasePlace) -> None:
    client = browser()
    assert 'dir="rtl"' in client.get("/signin/").content.decode()
    client.post("/language/", {"language": "en", "next": "/signin/"})
    assert 'lang="en" dir="ltr"' in client.get("/signin/").content.decode()
    client = browser("reviewer")
    for months, told in (("levant", "آذار"), ("arabic", "مارس"), ("both", "آذار/مارس")):
        client.post("/settings/", {"do": "reading", "language": "ar", "months": months})
        assert told in client.get("/settings/").content.decode()
        assert {"levant": "شباط", "arabic": "فبراير", "both": "شباط/فبراير"}[months] in client.get("/reports/").content.decode()
    client.post("/settings/", {"do": "reading", "language": "en", "months": "both"})
    assert "February" in client.get("/reports/").content.decode()


def test_F11_a_head_is_answered_without_a_body(desk: CasePlace) -> None:
    from django.http import HttpResponse
    from django.test import RequestFactory

    answer = Headers(lambda _: HttpResponse("words"))(RequestFactory().head("/"))
    assert answer.content == b"" and answer["Content-Length"] == "5"
    assert browser().head("/queue/").status_code == browser().get("/queue/").status_code == 302
