"""Everything scraped is hostile: scripts, turned-around words, control characters and five megabytes of title, on every page."""

from __future__ import annotations

import time
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from tests.conftest import copied, desk_made_once
from tests.desk import PEOPLE, browser, decide, open_for_tests, routes

from marsad.case import add
from marsad.case.linking import link_case
from marsad.model.custody import Captured, CapturedReport, Custody
from marsad.model.report import Report
from marsad.record import incidents, lists, queue
from marsad.record.place import CasePlace, find_case
from marsad.record.store import judge, record_of

CORPUS = {
    "script": "<script>alert(1)</script>",
    "closing": "</script></title></textarea><script src=//evil.test/x.js></script>",
    "attribute": "\" onmouseover=\"alert(1)\" x='",
    "single quotes": "' autofocus onfocus='alert(1)",
    "svg": "<svg/onload=alert(1)><animate onbegin=alert(1)>",
    "image": "<img src=x onerror=alert(1)>",
    "template": "{{ settings.SECRET_KEY }}{% debug %}${alert(1)}",
    "address": "javascript:alert(1)//",
    "entity": "&lt;script&gt;&#x3C;img onerror=alert(1)&#x3E;",
    "half": "<a href=\"javascript:alert(1)\">x</a><!-- <style>*{}</style>",
}
TURNED = "‮قتلى‬ ⁦x⁩‏؜"
BODY = "قال المرصد السوري لحقوق الإنسان إن 5 مدنيين قتلوا أمس في غارة على بلدة سقبا. {0} وقال {0} إن 3 جرحوا."


def hostile(number: int, words: str, *, text: str | None = None) -> Captured:
    """A report with some words in every field that is scraped."""
    body = BODY.format(words) if text is None else text
    report = Report(body, f"{words} {number}", date(2018, 3, 1), f"https://example.test/{words}", words)
    custody = Custody(f"/in/{words[:80]}{number}", "x", "2026-11-24T00:00:00+00:00", "marsad test", "working")
    return Captured(body.encode("utf-8", "surrogatepass"), custody, (CapturedReport(report, language="ar", author=words),))


class Seen(HTMLParser):
    """Every tag and attribute of a page, as a browser takes it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.bad: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "formaction") or (name in ("src", "href", "action") and _leads_out(value or "")):
                self.bad.append(f"<{tag} {name}={value!r}>")
        known = dict(attrs)
        if (tag == "script" and not (known.get("src", "") or "").startswith("/static/") and known.get("type") != "application/json") or tag in ("iframe", "object", "embed", "base", "style", "img", "animate"):
            self.bad.append(f"<{tag}>")


def _leads_out(address: str) -> bool:
    return address.strip().lower().startswith(("javascript:", "data:", "http:", "https:", "//"))


@pytest.fixture(scope="module")
def _attacked(_filled_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return desk_made_once(tmp_path_factory.mktemp("attacked"), _filled_desk, attack)


def attack(desk: CasePlace) -> None:
    """Put the corpus into whatever can be scraped or written."""
    add(desk, [hostile(number, words) for number, words in enumerate([*CORPUS.values(), TURNED])])
    link_case(find_case(desk.folder))
    queue.catch_up(queue.behind())
    admin = browser("admin")
    for number, words in enumerate(CORPUS.values()):
        admin.post("/people/", {"do": "make", "name": words, "password": "a long pass phrase 7", "role": "reviewer"})
        admin.post("/people/", {"do": "token", "name": words})
        admin.post("/people/", {"do": "choices", "coordinates": words, "tiles": words})
        admin.post("/marks/protect/", {"kind": "source", "source": f"{words}{number}", "level": "protected", "why": words})
        admin.post("/signin/", {"name": words, "password": "x"})
    for line in lists.reports():
        claim = record_of(line.id)["claims"][0]["uid"]  # type: ignore[index]
        judge("correct", claim, who="\"'><img src=x onerror=alert(1)>", field="chain.0", value={"name": CORPUS["svg"], "id": CORPUS["image"], "kind": CORPUS["script"], "span": [0, 3], "anonymous": False}, why=CORPUS["closing"])
        admin.post(f"/reports/{line.id}/assign/", {"to": CORPUS["script"]})


@pytest.fixture
def attacked(_attacked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CasePlace:
    """A desk whose every field carries the corpus: scraped, and written by people."""
    return open_for_tests(copied(_attacked, tmp_path, monkeypatch))


ASKED = ("q", "state", "assignee", "who", "subject", "field", "next", "place", "page", "part", "before", "after")


def pages(client: Client) -> list[tuple[str, str]]:
    """Every page, the named ones also with the corpus in what their address asks for."""
    named = {url for name, url in routes() if name != "signout"}
    one = {f"/reports/{line.id}/" for line in lists.reports()} | {f"/incidents/{line.id}/" for line in incidents.incidents()}
    asked = [(url, {}) for url in sorted(named | one)] + [(url, dict.fromkeys(ASKED, CORPUS["attribute"] + CORPUS["closing"])) for url in sorted(named)]
    found = []
    for url, query in asked:
        answer = client.get(url, query)
        assert answer.status_code < 500, (url, query)
        if "html" in answer.get("Content-Type", ""):
            found.append((url, answer.content.decode()))
    return found


@pytest.mark.parametrize("role", [None, "admin"])
def test_no_field_becomes_markup_on_any_page(attacked: CasePlace, role: str | None) -> None:
    for url, page in pages(browser(role)):
        assert Seen(page).bad == [], url
        assert settings.SECRET_KEY not in page, url


def test_words_that_turn_the_page_around_are_shown_without(attacked: CasePlace) -> None:
    turning = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"}
    assert [url for url, page in pages(browser("reviewer")) if turning & set(page)] == []


def test_fragments_sent_to_the_script_are_escaped_too(attacked: CasePlace) -> None:
    client = browser("reviewer")
    for line in lists.reports():
        record = record_of(line.id)
        assert record is not None
        claim = record["claims"][0]
        for start, end in ((0, min(len(line.text), 120)), tuple(claim["content"])):
            answer = client.post(f"/reports/{line.id}/preview/", {"kind": "add", "start": start, "end": end, "act": CORPUS["script"]}, headers={"x-desk": "1"})
            again = client.post(f"/reports/{line.id}/preview/", {"kind": "correct", "subject": claim["uid"], "field": "chain.0", "start": start, "end": end}, headers={"x-desk": "1"})
            for one in (answer, again):
                assert one.status_code < 500 and ("json" in one["Content-Type"] or Seen(one.content.decode()).bad == [])
        clash = decide(client, line.id, kind="correct", subject=claim["uid"], field="chain.0", why=CORPUS["svg"], words=CORPUS["script"], start=0, end=20)
        assert clash.status_code in (200, 400, 409) and ("json" in clash["Content-Type"] or Seen(clash.content.decode()).bad == [])


def test_a_title_of_five_megabytes_and_a_book_of_text_stay_pages(desk: CasePlace) -> None:
    big = "عنوان طويل جدا " * 350_000
    book = "قال ناشطون إن مدنيين قتلا أمس في قصف على بلدة سقبا. " * 1_500
    report = Report(book, "صحيفة المرفأ", date(2018, 3, 2), "https://example.test/" + "x" * 100_000, big)
    custody = Custody("/in/big", "x", "2026-11-24T00:00:00+00:00", "marsad test", "working")
    add(desk, [Captured(book.encode(), custody, (CapturedReport(report, language="ar", author=big[:100_000]),))])
    queue.catch_up(queue.behind())
    client = browser("reviewer")
    for url in ("/reports/", "/queue/", f"/reports/{report.id}/", f"/reports/{report.id}/?part=3", f"/reports/{report.id}/history/", "/search/?q=سقبا"):
        before = time.process_time()
        answer = client.get(url)
        assert answer.status_code == 200 and len(answer.content) < 4_000_000, url
        assert time.process_time() - before < 5, url


def test_names_of_people_cannot_be_that_of_the_machine_or_empty(desk: CasePlace) -> None:
    admin = browser("admin")
    for name in ("machine", "  ", "x" * 200, PEOPLE["viewer"]):
        assert admin.post("/people/", {"do": "make", "name": name, "password": "a long pass phrase 7", "role": "admin"}).status_code == 400
