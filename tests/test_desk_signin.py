"""Signing in and what a browser may do: passwords, one-time codes, too many tries, sessions, forms, hosts, headers."""

from __future__ import annotations

import time

import pyotp
import pytest
from click.testing import CliRunner
from django.conf import settings
from tests.desk import PASSWORD, PEOPLE, browser, open_for_tests, report_ids, routes

from marsad.cli import main
from marsad.record import people
from marsad.record.ledger import lines
from marsad.record.place import CasePlace
from marsad.record.rows import query

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


def test_too_many_tries_have_to_wait_also_with_the_right_password(desk: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(people.BY_BOTH):
        sign_in(browser(), password="wrong and wrong")
    assert sign_in(browser()).status_code == 429
    assert sign_in(browser(), PEOPLE["editor"]).status_code == 302
    later = time.time() + people.WINDOW + 1
    monkeypatch.setattr(people.time, "time", lambda: later)
    assert sign_in(browser()).status_code == 302


def test_one_address_cannot_try_all_names(desk: CasePlace) -> None:
    for number in range(people.BY_ONE):
        sign_in(browser(), f"اسم {number}", "wrong and wrong")
    assert sign_in(browser(), PEOPLE["editor"]).status_code == 429


def test_the_second_step_takes_a_code_once(desk: CasePlace) -> None:
    client = browser("reviewer")
    page = client.get("/settings/").content.decode()
    secret = client.session["totp_new"]
    assert secret in page
    assert client.post("/settings/", {"do": "totp", "code": "000000" if pyotp.TOTP(secret).now() != "000000" else "111111"}).status_code == 400
    code = pyotp.TOTP(secret).now()
    assert client.post("/settings/", {"do": "totp", "code": code}).status_code == 200
    assert secret not in client.get("/settings/").content.decode()
    assert sign_in(browser()).status_code == 403
    assert sign_in(browser(), code=code).status_code == 302
    assert sign_in(browser(), code=code).status_code == 403, "the same code again"


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
