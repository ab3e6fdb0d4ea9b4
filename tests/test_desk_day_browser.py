"""An analyst's day in a real browser: a report from an address to a published incident in at most forty clicks and keys, each counted."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser import ADMIN, CHROMIUM, PASSWORD, chromium, needed, serious
from tests.pages import linked
from tests.test_desk_browser import until
from tests.test_house import ROOT

MOST = 40
ADDRESS = "https://marfa.example/2017/5/3"
MARSAD = Path(sys.executable).with_name("marsad")
STORY = "قال الدفاع المدني السوري إن أربعة أشخاص قتلوا أمس الثلاثاء في قصف مدفعي للجيش على مدينة دوما. وأضاف أن فرق الإنقاذ تواصل البحث عن مفقودين تحت الأنقاض."
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(13) + b"\x00" * 40
# the desk itself, but for the one address that the guarded fetch would dial: the tests never leave the machine
_SERVER = """
import sys
from marsad.capture import fetch as fetching
page = open(sys.argv[1], "rb").read()
fetching.fetch = lambda url, **_: fetching.Answer(url, url, (), 200, (("content-type", "text/html; charset=utf-8"),), page)
from marsad.cli import main
main(sys.argv[2:])
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk of the samples, on which one person publishes."""
    needed("Chromium (Debian: apt-get install chromium)", CHROMIUM is not None)
    folder = tmp_path_factory.mktemp("day")
    rows = (ROOT / "samples" / "incidents" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    (folder / "some.jsonl").write_text("\n".join(rows[:12]), encoding="utf-8")
    for words in (["new", folder / "case", "--publishers", "1"], ["add", folder / "case", folder / "some.jsonl", "--processes", "1"]):
        subprocess.run([MARSAD, *words], check=True, capture_output=True)
    subprocess.run([MARSAD, "desk", folder / "case", "--admin", ADMIN], env={**os.environ, "MARSAD_DESK_PASSWORD": PASSWORD}, check=True, capture_output=True)
    story = f"<p>{STORY}</p>"
    (folder / "page.html").write_text(f'<!doctype html><html lang="ar"><head><title>قصف على دوما</title>{linked(3, "2017-05-03T09:30:00+03:00")}</head><body><article><h1>قصف على دوما</h1>{story}</article></body></html>', encoding="utf-8")
    (folder / "x.png").write_bytes(PICTURE)
    command = [sys.executable, "-c", _SERVER, str(folder / "page.html"), "desk", str(folder / "case"), "--port", "0", "--workers", "1"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert server.stdout is not None and server.stderr is not None
    line = server.stdout.readline()
    assert "http://" in line, server.stderr.read()
    yield line.split()[4].rstrip("/")
    server.terminate()
    server.wait()
    shutil.rmtree(folder, ignore_errors=True)


class Hands:
    """Clicks, keys and fields filled (typed or pasted: one each), counted."""

    def __init__(self, page: Any) -> None:
        self.page, self.count = page, 0

    def click(self, what: str) -> None:
        self.count += 1
        self.page.locator(what).first.click()

    def press(self, key: str) -> None:
        self.count += 1
        self.page.keyboard.press(key)

    def fill(self, what: str, words: str) -> None:
        self.count += 1
        self.page.locator(what).first.fill(words)

    def choose(self, what: str, value: str) -> None:
        self.count += 1
        self.page.locator(what).first.select_option(value)


def kept(page: Any) -> None:
    until(page, "document.getElementById('notice').textContent.includes('حُفظ')")
    page.evaluate("document.getElementById('notice').textContent = ''")


def test_a_day_takes_at_most_forty_clicks_and_keys(served: str) -> None:
    with chromium() as browser:
        page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ar").new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda fault: wrong.append(str(fault)))
        page.set_default_timeout(60_000)
        page.goto(f"{served}/signin/")
        page.fill("main [name=name]", ADMIN)
        page.fill("main [name=password]", PASSWORD)
        page.press("main [name=password]", "Enter")
        page.wait_for_url(lambda url: "/signin/" not in url)
        hands = Hands(page)
        _report_is_added(hands)
        _number_place_and_doer_are_set(hands)
        incident = str(page.locator(".incidents-of a").first.get_attribute("href"))
        hands.click(".incidents-of a")
        _two_victims_and_a_picture(hands)
        _merged_graded_published(hands, incident)
        assert wrong == [] and hands.count <= MOST, hands.count
        assert serious(page) == [] if (ROOT / "node_modules" / "axe-core").exists() else True


def _report_is_added(hands: Hands) -> None:
    hands.click("nav a[href='/add/']")
    hands.fill("[name=address]", ADDRESS)
    hands.press("Enter")
    hands.page.wait_for_selector("#sheet")


def _number_place_and_doer_are_set(hands: Hands) -> None:
    page = hands.page
    hands.click(".v-quantity .pickwords")
    hands.click(".mode button")
    hands.fill(".type-form [name=least]", "5-6")
    hands.fill(".type-form [name=why]", "اتصال بالمستشفى")
    hands.press("Enter")
    kept(page)
    hands.click(".v-place .pickwords")
    hands.click(".mode button")
    hands.fill(".type-form [name=q]", "عربين")
    hands.press("Enter")
    until(page, "document.querySelector('.type-form [name=id]').value === 'irbin'")
    hands.fill(".type-form [name=why]", "اتصال")
    hands.press("Enter")
    kept(page)
    hands.click(".v-party .pickwords")
    hands.fill(".type-form [name=name]", "روسيا")
    hands.press("Enter")
    until(page, "document.querySelector('.type-form [name=id]').value !== ''")
    hands.fill(".type-form [name=why]", "شهود")
    hands.press("Enter")
    kept(page)
    assert "عربين" in page.locator(".v-place").first.inner_text() and "5" in page.locator(".v-quantity").first.inner_text()


def _two_victims_and_a_picture(hands: Hands) -> None:
    page = hands.page
    for name in ("سمير عبد الله المرفئي", "رباب حسن المرفئية"):
        page.wait_for_selector("#write-person summary")
        hands.click("#write-person summary")
        hands.fill("#write-person [name=name]", name)
        hands.press("Enter")
        page.wait_for_selector(f"#file b:has-text('{name}')")
    hands.click("#write-evidence summary")
    hands.count += 1
    page.set_input_files("#write-evidence [type=file]", {"name": "x.png", "mimeType": "image/png", "buffer": PICTURE})
    hands.click("#write-evidence button.main")
    page.wait_for_selector("#file .evidence li")
    assert page.locator(".media.sensitive:not([open])").count() == 1 and "2" in page.locator("#h-people .number").inner_text()


def _merged_graded_published(hands: Hands, incident: str) -> None:
    page = hands.page
    hands.click("details:has(form[action$='/join/']) summary")
    other = page.request.get(f"{page.url.split('/incidents/')[0]}/api/incidents/").json()["rows"]
    ident = next(row["id"] for row in other if row["id"] not in incident)
    hands.fill("form[action$='/join/'] [name=other]", ident)
    hands.fill("form[action$='/join/'] [name=why]", "القصف نفسه")
    hands.click("form[action$='/join/'] button.main")
    page.wait_for_selector(".notice-line")
    hands.choose("form[action$='/grade/'] [name=value]", "fair")
    hands.fill("form[action$='/grade/'] [name=why]", "مصدران")
    hands.click("form[action$='/grade/'] button.main")
    page.wait_for_url("**done=grade**")  # the notice of the join stands on the page before
    hands.click("details:has(form[action$='/state/']) summary")
    hands.fill("form[action$='/state/'] [name=why]", "جاهزة")
    hands.click("form[action$='/state/'] button[value=published]")
    page.wait_for_selector(".state-published")
    assert re.search("منشور", page.locator(".incident-head").inner_text())
