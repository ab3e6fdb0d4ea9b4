"""The desk in a real browser: sign in, work the queue by keyboard in Arabic, correct by selecting words, merge, publish; for every eye."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.test_house import ROOT

CHROMIUM = Path("/usr/bin/chromium")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PASSWORD = "a long pass phrase 7"
FIRST, SECOND = "ليلى", "سامر"
MARSAD = Path(sys.executable).with_name("marsad")
WAIT = 60_000  # milliseconds that a machine with much else to do may take


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser; in CI it is never left out."""
    if not CHROMIUM.exists():
        assert not os.environ.get("CI"), "CI must have Chromium: apt-get install chromium"
        pytest.skip("Chromium is not here (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of the samples with two admins; made by commands, as the browser's loop lets no database in here."""
    folder = tmp_path_factory.mktemp("browser") / "case"
    for words, typed in (
        (["new", folder, "--publishers", "1"], ""),
        (["add", folder, ROOT / "samples" / "incidents" / "reports.jsonl", "--processes", "1"], ""),
        *((["desk", folder, "--admin", name], f"{PASSWORD}\n") for name in (FIRST, SECOND)),
    ):
        subprocess.run([MARSAD, *words], input=typed, text=True, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def served(made: Path) -> Iterator[str]:
    """The address of one desk for all: each test works on another report."""
    server = subprocess.Popen([MARSAD, "desk", made, "--port", "0", "--workers", "2"], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    address = re.search(r"http://\S+", server.stdout.readline())
    assert address
    yield address[0].rstrip("/")
    server.terminate()
    server.wait(20)


@pytest.fixture(scope="module")
def sessions() -> dict[str, Any]:
    """What a browser keeps of who signed in, by name."""
    return {}


@pytest.fixture
def visit(chromium: Any, served: str, sessions: dict[str, Any]) -> Iterator[Callable[..., Any]]:
    """Opens a page for somebody signed in; whatever the browser complains of, or asks of another address, fails the test."""
    opened, wrong = [], []

    def open_page(name: str = FIRST, *, width: int = 1440, height: int = 900, dark: bool = False, bypass_csp: bool = False) -> Any:
        scheme = "dark" if dark else "light"
        context = chromium.new_context(viewport={"width": width, "height": height}, locale="ar", base_url=served, color_scheme=scheme, bypass_csp=bypass_csp, storage_state=sessions.get(name))
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.on("pageerror", lambda fault: wrong.append(str(fault)))
        page.on("console", lambda line: wrong.append(line.text) if line.type == "error" and "status of 4" not in line.text and "ERR_" not in line.text else None)
        page.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith((served, "blob:", "data:")) else None)
        opened.append(context)
        if name not in sessions:
            sign_in(page, name)
            sessions[name] = context.storage_state()
        return page

    yield open_page
    for context in opened:
        context.close()
    assert wrong == []


def sign_in(page: Any, name: str) -> None:
    page.goto("/signin/")
    page.fill("main input[name=name]", name)
    page.fill("main input[name=password]", PASSWORD)
    page.press("main input[name=password]", "Enter")
    page.wait_for_url(lambda url: "/signin/" not in url)


def open_report(page: Any, title: str) -> None:
    page.goto("/reports/")
    while not page.get_by_role("link", name=title, exact=True).count():
        page.click("a[rel=next]")
    page.get_by_role("link", name=title, exact=True).first.click()
    page.wait_for_selector("#sheet")


def until(page: Any, holds: str) -> None:
    """Wait for an expression; the page's own policy lets no script of ours wait in it."""
    for _ in range(WAIT // 50):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {holds}; the page says {page.locator('#notice').inner_text()!r}")


def kept(page: Any) -> None:
    """The decision arrived and the page shows it."""
    until(page, "document.getElementById('notice').textContent.includes('حُفظ')")
    page.evaluate("document.getElementById('notice').textContent = ''")


def test_a_queue_is_worked_through_by_keyboard_in_arabic(visit: Callable[..., Any]) -> None:
    page = visit()
    page.goto("/queue/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.get_by_role("link", name="ابدأ من أول القائمة").click()
    for _ in range(3):
        page.wait_for_selector("article.claim")
        first = page.url
        count = page.locator("article.claim").count()
        page.keyboard.press("KeyJ")
        for _ in range(count):
            page.keyboard.press("KeyA")
            kept(page)
        assert page.locator("article.claim.is-accept").count() == count
        page.keyboard.press("KeyP")
        page.wait_for_selector("#sheet[data-state=peer_review]")
        page.keyboard.press("KeyN")
        page.wait_for_url(lambda url, first=first: url != first)
    page.goto("/queue/?state=peer_review")
    assert page.locator("ol.queue li").count() == 3


def test_a_toll_is_corrected_by_selecting_words_and_the_incident_changes(visit: Callable[..., Any]) -> None:
    page = visit()
    open_report(page, "حصيلة القصف على دوما ترتفع")
    report, incident = page.url, page.locator(".incidents-of a").first.get_attribute("href")

    def tolls() -> str:
        page.goto(incident)
        told = page.locator("section[aria-labelledby=h-tolls]").inner_text()
        page.goto(report)
        return str(told)

    before = tolls()
    page.locator(".v-quantity .pickwords", has_text="11 قتيلا").first.click()
    page.wait_for_selector("#text.choosing")
    page.keyboard.press("ArrowLeft")  # a word on, as Arabic runs
    for _ in range(40):
        if "ستة" in page.evaluate("getSelection().toString()"):
            break
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    assert page.evaluate("getSelection().toString()").rstrip(".") == "ستة أشخاص"
    page.keyboard.press("Enter")
    page.wait_for_selector("#mode .meaning")
    assert "6" in page.locator("#mode .meaning").inner_text()
    page.fill("#mode input[name=why]", "تجربة")
    page.keyboard.press("Enter")
    kept(page)
    value = page.locator(".v-quantity.by-person").first
    assert "6" in value.inner_text() and FIRST in value.inner_text() and "11" in value.locator(".was").inner_text()
    assert "11" in before and "11" not in tolls()
    page.keyboard.press("KeyU")
    kept(page)
    assert tolls() == before


def test_words_are_selected_with_the_mouse_too_and_a_missed_claim_is_added(visit: Callable[..., Any]) -> None:
    page = visit()
    open_report(page, "تسعة قتلى في غارة على سوق في سراقب")
    count = page.locator("article.claim").count()
    page.keyboard.press("KeyM")
    page.wait_for_selector("#text.choosing")
    page.locator("#text .m-harm").first.click(click_count=2)
    page.wait_for_selector("#mode select[name=act]")
    page.select_option("#mode select[name=act]", "doubt")
    until(page, "document.querySelector('#mode .meaning').textContent.includes('يشكك')")
    page.click("#mode button.main")
    kept(page)
    assert page.locator("article.claim").count() == count + 1


def test_an_attribution_is_disputed_and_contested_incidents_show_it(visit: Callable[..., Any]) -> None:
    page = visit()
    open_report(page, "الحوثيون يتهمون التحالف بقصف تعز")
    incident = page.locator(".incidents-of a").first.get_attribute("href")
    page.goto(incident)
    before = page.locator("#h-parties ~ ul").inner_text()
    page.go_back()
    select = page.locator("article.claim .v-list[data-field=act] select").first
    select.focus()
    select.select_option("deny")
    kept(page)
    page.goto(incident)
    parties = page.locator("section[aria-labelledby=h-parties]").inner_text()
    assert parties != before and ("contested" in page.content() or "denied" in page.content() or "متنازع" in parties)


def test_two_incidents_are_merged_and_published(visit: Callable[..., Any]) -> None:
    page = visit()
    page.goto("/incidents/")
    first, second = (page.locator("td a[href^='/incidents/i'], a[href^='/incidents/i']").nth(at).get_attribute("href") for at in (0, 1))
    assert first and second and first != second
    page.goto(first)
    form = page.locator(f"form[action='{first}join/']")
    open_details(page, form)
    form.locator("[name=other]").fill(second.strip("/").split("/")[-1])
    form.locator("[name=why]").fill("حادثة واحدة")
    with page.expect_navigation():
        form.locator("button").click()
    heads = set()
    for url in (first, second):
        page.goto(url)
        heads.add(page.locator(".incident-head small bdi").last.inner_text())
    assert len(heads) == 1, "both addresses lead to the one incident"
    state = page.locator("form[action$='/state/']").first
    open_details(page, state)
    state.locator("[name=why]").fill("اكتمل")
    state.locator("button[value=published]").click()
    page.locator(".incident-head", has_text="منشور").wait_for()


def open_details(page: Any, form: Any) -> None:
    """Forms may be folded away."""
    if not form.first.is_visible():
        form.locator("xpath=ancestor::details").last.locator("summary").first.click()


def test_two_browsers_on_one_value_see_both_and_lose_nothing(visit: Callable[..., Any]) -> None:
    one, other = visit(FIRST), visit(SECOND)
    for page in (one, other):
        open_report(page, "غارة على موقع لداعش في معدان")
    for _ in range(20):  # the first says that it is here as soon as its page stands
        other.reload()
        if FIRST in other.locator("#others").inner_text():
            break
        other.wait_for_timeout(200)
    assert FIRST in other.locator("#others").inner_text()
    one.locator("article.claim .accept button").first.click()
    kept(one)
    other.locator("article.claim .reject button").first.click()
    other.wait_for_selector("#clash[open]")
    assert FIRST in other.locator("#clash").inner_text()
    other.locator("#clash .mine").click()
    kept(other)
    assert other.locator("article.claim.is-reject").count() == 1


def test_an_expired_session_keeps_what_was_written(visit: Callable[..., Any]) -> None:
    page = visit()
    open_report(page, "ثمانية قتلى في الشحيل")
    page.locator(".v-quantity .pickwords").first.click()
    page.keyboard.press("Enter")
    page.wait_for_selector("#mode input[name=why]")
    page.fill("#mode input[name=why]", "سبب كُتب قبل انتهاء الجلسة")
    page.context.clear_cookies(name="marsad_session")
    page.click("#mode button.main")
    page.wait_for_selector("#again[open]")
    page.fill("#again input[name=password]", PASSWORD)
    page.click("#again button")
    kept(page)
    page.goto(page.url + "history/" if page.url.endswith("/") else page.url)
    assert "سبب كُتب قبل انتهاء الجلسة" in page.content()


def test_a_lost_line_in_the_middle_of_a_decision_loses_nothing(visit: Callable[..., Any]) -> None:
    page = visit()
    open_report(page, "التحالف العربي يعترف")
    page.context.set_offline(True)
    page.locator("article.claim .accept button").first.click()
    until(page, "document.getElementById('notice').textContent.includes('انقطع')")
    page.context.set_offline(False)
    kept(page)
    assert page.locator("article.claim.is-accept").count() == 1
    page.goto(page.url + "history/")
    assert page.content().count("قَبِل") == 1


PAGES = ("/queue/", "/reports/", "/queue/next/", "/overview/", "/incidents/", "/tolls/", "/echoes/", "/search/?q=قتلى", "/ledger/", "/people/", "/settings/", "/marks/", "/looks/")
SIZES = {"wide": (1440, 900), "narrow": (390, 844)}


@pytest.mark.parametrize("size", SIZES)
def test_no_serious_fault_for_those_who_read_otherwise(visit: Callable[..., Any], size: str) -> None:
    if not AXE.exists():
        assert not os.environ.get("CI"), "CI must have axe-core: make assets"
        pytest.skip("axe-core is not here (make assets)")
    page = visit(width=SIZES[size][0], height=SIZES[size][1], dark=size == "narrow", bypass_csp=True)
    found = []
    for language in ("en", "ar"):
        page.goto("/settings/")
        page.select_option("select[name=language]", language)
        page.click("button.main")
        page.wait_for_selector(f"html[lang={language}]")
        for url in PAGES:
            page.goto(url)
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if wide > 1:
                found.append((language, url, "wider than the screen", str(wide)))
            if (language == "ar") is not (size == "wide"):
                continue  # each size in one language: the other differs in words alone
            page.evaluate(AXE.read_text(encoding="utf-8"))
            result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            found += [(language, url, one["id"], one["nodes"][0]["html"][:160]) for one in result["violations"] if one["impact"] in ("serious", "critical")]
    assert found == []
