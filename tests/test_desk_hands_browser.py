"""The desk by hand in a real browser: the newcomer's walk by visible words, the keyboard on every page, blurred pictures, and what goes wrong under way."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser import AXE, CHROMIUM, chromium, needed, serious, served, signed_in
from tests.test_desk_browser import until
from tests.test_house import ROOT

MARSAD = Path(sys.executable).with_name("marsad")
STORY = "قال الدفاع المدني السوري إن أربعة أشخاص قتلوا أمس الثلاثاء في قصف مدفعي للجيش على مدينة {town}. وأضاف أن فرق الإنقاذ تواصل البحث."
WORDS = {  # what a newcomer sees and does, in the order of the walk
    "ar": {"add": "أضف تقريرًا", "text": "أو النص", "day": "النشر", "do": "أضفه واقرأه", "number": "4", "type": "اكتبها بدلًا من ذلك", "least": "على الأقل", "why": "السبب أو المصدر", "save": "احفظ", "saved": "حُفظ.", "people": "{n} قتلى"},
    "en": {"add": "Add a report", "text": "Or its text", "day": "Published", "do": "Add and read", "number": "4", "type": "Type it instead", "least": "At least", "why": "Reason or source", "save": "Save", "saved": "Saved.", "people": "{n} people killed"},
}
SECRET = "GPS of a house"


def photograph() -> bytes:
    """A picture whose head says where it was taken."""
    from PIL import Image

    picture, into = Image.effect_mandelbrot((320, 200), (-2, -1, 1, 1), 9).convert("RGB"), io.BytesIO()
    exif = picture.getexif()
    exif[0x010E] = SECRET
    picture.save(into, "JPEG", exif=exif)
    return into.getvalue()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Any]]:
    """One desk of a few reports, and one browser, for all walks."""
    needed("Chromium (Debian: apt-get install chromium)", CHROMIUM is not None)
    folder = tmp_path_factory.mktemp("hands")
    rows = (ROOT / "samples" / "incidents" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    (folder / "some.jsonl").write_text("\n".join(rows[:12]), encoding="utf-8")
    for words in (["new", folder / "case"], ["add", folder / "case", folder / "some.jsonl", "--processes", "1"]):
        subprocess.run([MARSAD, *words], check=True, capture_output=True)
    with served(folder / "case") as address, chromium() as browser:
        yield address, browser


def visit(desk: tuple[str, Any], path: str, **how: Any) -> Any:
    page = signed_in(desk[1], desk[0], **how)
    page.set_default_timeout(60_000)
    page.goto(desk[0] + path)
    return page


def incident(page: Any) -> str:
    """The address of the first incident of the list."""
    page.goto(re.sub(r"(//[^/]+).*", r"\1/incidents/", page.url))
    return str(page.locator("table.incidents a").first.get_attribute("href"))


def open_incident(page: Any) -> str:
    address = incident(page)
    page.locator("table.incidents a").first.click()
    page.wait_for_selector("#write-note", state="attached")
    return address


@pytest.mark.parametrize(("language", "town"), [("ar", "حرستا"), ("en", "الزبداني")])
def test_a_newcomer_finds_the_way_by_words_alone(desk: tuple[str, Any], language: str, town: str) -> None:
    """Start page, a report added, a number corrected, the incident changed: nothing is found but by what the pages say."""
    page, say = visit(desk, "/", language=language), WORDS[language]
    page.get_by_role("link", name=say["add"]).first.click()
    page.get_by_label(say["text"]).fill(STORY.format(town=town))
    page.get_by_label(re.compile(rf"^{say['day']}")).fill("2016-03-09")
    page.get_by_role("button", name=say["do"]).click()
    page.get_by_role("button", name=re.compile(rf"^{say['number']}\b")).first.click()
    page.get_by_role("button", name=say["type"]).click()
    page.get_by_label(say["least"]).fill("6")
    page.get_by_label(re.compile(f"^{say['why']}")).fill("اتصال بالمستشفى")
    page.get_by_role("button", name=say["save"], exact=True).first.click()
    until(page, f"document.getElementById('notice').textContent.includes({say['saved']!r})")
    for _ in range(30):  # the decision is kept at once; its incidents are linked anew beside the page, which says so
        if re.search(r"\b6\b", page.locator(".incidents-of").inner_text()):
            break
        page.wait_for_timeout(2000)
        page.reload()
    page.locator("main").get_by_role("link", name=re.compile("2016")).first.click()
    page.wait_for_url("**/incidents/**")
    assert say["people"].format(n=6) in page.inner_text("main") and page.complaints == []
    page.context.close()


def test_every_list_and_page_is_walked_by_keys(desk: tuple[str, Any]) -> None:
    page = visit(desk, "/queue/")
    focused = "document.activeElement.matches(%r)"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("[...document.querySelectorAll('.queue .row')].indexOf(document.activeElement)") == 1
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_selector("#sheet")
    page.wait_for_load_state()  # the page hears keys once its scripts ran
    page.keyboard.press("g")
    page.keyboard.press("i")
    page.wait_for_url("**/incidents/")
    page.keyboard.press("f")
    assert page.evaluate(focused % "form.filters [name=place]")
    page.keyboard.type("jf?/")
    assert page.input_value("form.filters [name=place]") == "jf?/", "in a field keys are letters"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#write-note", state="attached")
    page.wait_for_load_state()
    for key, field in (("j", "ul.claims a"), ("v", "#write-person [name=name]"), ("e", "#write-evidence [name=file]"), ("t", "#write-note [name=text]"), ("c", "#comment [name=text]"), ("r", "form[action$='/grade/'] [name=value]")):
        page.keyboard.press(key)
        assert page.evaluate(focused % field), key
        page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    shown = page.locator("#keys").inner_text()
    assert all(words in shown for words in ("أضف ضحية", "اكتب تعليقًا", "صفحة البحث")) and "اقبل القول" not in shown
    page.locator("#keys input").check()
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    assert not page.evaluate(focused % "#comment [name=text]"), "keys of one letter can be switched off"
    page.keyboard.press("?")
    page.locator("#keys input").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.wait_for_url("**/search/")
    assert page.complaints == []
    page.context.close()


def test_a_sensitive_picture_is_a_few_dots_until_it_is_opened(desk: tuple[str, Any]) -> None:
    page = visit(desk, "/queue/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{desk[0]}/file/{open_incident(page).strip('/').split('/')[-1]}/")
    page.keyboard.press("e")
    page.set_input_files("#write-evidence [type=file]", {"name": "صورة\u202egpj.<b>.exe", "mimeType": "text/html", "buffer": photograph()})
    page.click("#write-evidence button.main")
    page.wait_for_selector(".sensitive img.blurred")
    until(page, "document.querySelector('.sensitive img.blurred').naturalWidth === 12")
    dots = page.request.get(desk[0] + page.locator(".sensitive img.blurred").get_attribute("src")).body()
    assert SECRET.encode() not in dots and len(dots) < 1500 and not any(url.endswith("/bytes/") for url in asked), "nothing of the file before the click"
    page.locator(".sensitive summary").focus()
    page.keyboard.press("Enter")
    until(page, "document.querySelector('.sensitive .media img, .sensitive[open] > img').naturalWidth === 320")
    assert not page.locator(".sensitive img.blurred").is_visible() and SECRET.encode() in photograph()
    page.context.close()


def test_a_lost_connection_loses_nothing_of_a_long_form(desk: tuple[str, Any]) -> None:
    """1. On the page of an incident; 2. an upload that breaks off; 3. the same click twice; 4. a note of megabytes."""
    page = visit(desk, "/queue/")
    address = open_incident(page)
    page.keyboard.press("v")
    name = "سمير\u202e المرفئي\u2066"
    page.fill("#write-person [name=name]", name)
    page.fill("#write-person [name=note]", "ملاحظة طويلة")
    page.select_option("#write-person [name=fate]", "injured")
    page.context.set_offline(True)  # 1
    page.click("#write-person button.main")
    until(page, "document.getElementById('notice').textContent.includes('محفوظ هنا')")
    page.context.set_offline(False)
    page.reload()
    page.wait_for_selector("#write-person[open]")
    assert page.input_value("#write-person [name=note]") == "ملاحظة طويلة" and page.input_value("#write-person [name=fate]") == "injured"
    page.dblclick("#write-person button.main")  # 3
    page.wait_for_selector("#file b:has-text('المرفئي')")
    assert page.locator("#file li b:has-text('المرفئي')").count() == 1 and "\u202e" not in page.content() and "\u2066" not in page.inner_text("#file")
    assert page.input_value("#write-person [name=note]") == "", "what arrived is no draft any more"
    page.goto(f"{desk[0]}/file/{address.strip('/').split('/')[-1]}/")
    page.keyboard.press("e")
    page.fill("#write-evidence [name=caption]", "مبنى")
    page.set_input_files("#write-evidence [type=file]", {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": photograph()})
    before = page.locator("#evidence li").count()
    page.route("**/evidence/", lambda route: route.abort("connectionreset"))  # 2
    page.click("#write-evidence button.main")
    page.wait_for_timeout(500)
    page.unroute("**/evidence/")
    page.goto(f"{desk[0]}/file/{address.strip('/').split('/')[-1]}/")
    assert page.input_value("#write-evidence [name=caption]") == "مبنى" and page.locator("#evidence li").count() == before
    page.keyboard.press("t")
    page.evaluate("Object.assign(document.querySelector('#write-note [name=text]'), { hidden: true, value: '\\u0645 '.repeat(1 << 20) })")  # 4: hidden, as no machine draws so much
    page.click("#write-note button.main")
    until(page, "document.getElementById('notice').textContent.includes('أطول من')")
    assert page.evaluate("document.querySelector('#write-note [name=text]').value.length") == 2 << 20, "it stays where it was written"
    page.context.close()


def test_of_many_boxes_of_one_name_those_that_were_ticked_are_ticked_after_a_reload(desk: tuple[str, Any]) -> None:
    page = visit(desk, "/incidents/")
    boxes = page.locator("form[action*=split] [name=reports]")
    for address in page.eval_on_selector_all("table.incidents a", "links => [...new Set(links.map((one) => one.href))]"):
        page.goto(address)
        if boxes.count() > 1:
            break
    page.locator("details:has(> form[action*=split]) > summary").click()
    boxes.nth(0).check()
    page.reload()
    assert boxes.evaluate_all("found => found.map((one) => one.checked)") == [True] + [False] * (boxes.count() - 1)
    page.context.close()


def test_a_file_is_dropped_on_the_page_and_a_place_is_clicked_on_the_map(desk: tuple[str, Any]) -> None:
    page = visit(desk, "/add/")
    held = page.evaluate_handle("words => { const data = new DataTransfer(); data.items.add(new File([words], 'خبر.txt', { type: 'text/plain' })); return data; }", STORY.format(town="عربين"))
    page.dispatch_event("label.drop", "drop", {"dataTransfer": held})
    page.get_by_role("button", name=WORDS["ar"]["do"]).click()
    page.wait_for_selector("#sheet")
    page.locator(".v-place .pickwords").first.click()
    page.locator(".mode button").first.click()
    page.locator(".type-form summary").first.click()
    page.locator(".type-form .onmap").click()
    page.locator(".pickmap svg, .pickmap canvas").first.click(position={"x": 60, "y": 50})
    until(page, r"/^-?\d+\.\d{5}, -?\d+\.\d{5}$/.test(document.querySelector('.type-form [name=at]').value)")
    page.context.close()


PAGES = ("/", "/mine/", "/add/", "/known/", "/queue/", "/reports/", "/incidents/", "/victims/", "/search/?q=قصف", "/tolls/", "/echoes/", "/ledger/", "/people/", "/marks/", "/settings/", "file", "incident")


@pytest.mark.parametrize(("language", "width"), [("ar", 1440), ("en", 390), ("en", 1440), ("ar", 390)])
def test_the_head_is_one_line_and_nothing_scrolls_sideways(desk: tuple[str, Any], language: str, width: int) -> None:
    page = visit(desk, "/queue/", language=language, width=width)
    one = incident(page)
    wrong = []
    for path in PAGES:
        page.goto(desk[0] + {"incident": one, "file": one.replace("incidents", "file")}.get(path, path))
        if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
            wrong.append((path, "scrolls sideways"))
        if path == "incident":
            drawing = page.locator("svg.bars:visible")
            if drawing.count() != 1 or drawing.evaluate("one => [...one.querySelectorAll('text')].some(text => text.getBoundingClientRect().right > innerWidth + 1 || text.getBoundingClientRect().left < -1)"):
                wrong.append((path, "words of the range lie beside the screen"))
        if width == 1440 and page.evaluate("document.querySelector('header.frame').offsetHeight") > 64:
            wrong.append((path, "a head of two lines"))
        if (language == "ar") is (width == 1440) and AXE.exists() and path in ("/mine/", "/add/", "/known/", "/victims/", "file", "incident"):
            wrong += [(path, fault) for fault in serious(page)]
    page.goto(f"{desk[0]}/add/")
    page.set_input_files("[name=file]", {"name": "t.csv", "mimeType": "text/csv", "buffer": f"رقم,ما جاء,متى\n1,{STORY},2016-03-09\n".encode()})
    page.click("main button.main")
    page.wait_for_url("**/columns/")
    page.select_option("[name=text]", "ما جاء")
    page.click("button[formmethod=get]")
    page.wait_for_selector("table.log")
    wrong += [("columns", fault) for fault in serious(page)] if AXE.exists() else []
    wrong += [("columns", "scrolls sideways")] if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1") else []
    page.click(".more summary")
    page.keyboard.press("?")
    wrong += [("keys", fault) for fault in serious(page)] if AXE.exists() else []
    assert wrong == []
    page.context.close()
