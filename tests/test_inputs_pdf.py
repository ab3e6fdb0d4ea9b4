"""PDF and pictures, made by the programs that people make them with: Chromium prints the page, Tesseract reads the picture of it."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from marsad.capture import collect
from marsad.model.custody import Captured, CapturedReport, Refused

WORDS = (
    "مقتل ثلاثة مدنيين في قصف على بلدة سقبا",
    "قال ناشطون إن ثلاثة مدنيين قتلوا يوم الثلاثاء 13 آذار 2018 في قصف مدفعي على البلدة، ونقل 12 جريحا إلى المشفى. ولا معلومات عن الأحياء الأخرى (نحو 1,100 عائلة).",
    "وأضافوا أن الاحتلال لا يزال يقصف الأحياء بـ 35 قذيفة.",
)
PAGE = '<html dir="rtl"><meta charset="utf-8"><style>@page{{margin:2cm}}body{{font-size:{size}pt}}{style}</style><body>{body}</body></html>'
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="needs Debian's chromium")


def printed(folder: Path, body: str, *, style: str = "", size: int = 14) -> Path:
    source, out = folder / "page.html", folder / "page.pdf"
    source.write_text(PAGE.format(body=body, style=style, size=size), encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--no-pdf-header-footer", f"--print-to-pdf={out}", str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out


def only(path: Path) -> CapturedReport:
    found = [report for one in collect([str(path)]) if isinstance(one, Captured) for report in one.reports]
    assert len(found) == 1
    return found[0]


def words(text: str) -> list[str]:
    return re.findall(r"[\w,]+", text)


def test_the_words_of_a_printed_page_come_back_in_order(tmp_path: Path) -> None:
    report = only(printed(tmp_path, "".join(f"<p>{line}</p>" for line in WORDS))).report
    assert report.text.split() == " ".join(WORDS).split()


def test_tables_and_columns_are_read_from_the_right(tmp_path: Path) -> None:
    table = "<table border=1><tr><td>البلدة</td><td>القتلى</td></tr><tr><td>سقبا</td><td>3</td></tr><tr><td>دوما</td><td>5</td></tr></table>"
    assert only(printed(tmp_path, f"<p>{WORDS[0]}</p>{table}<p>{WORDS[2]}</p>")).report.text.split("\n") == [WORDS[0], "البلدة | القتلى", "سقبا | 3", "دوما | 5", WORDS[2]]
    named = table.replace("البلدة</td><td>القتلى", "الاسم</td><td>العمر").replace("سقبا", "فلان الفلاني")
    report, listed = (one for found in collect([str(printed(tmp_path, f"<p>{WORDS[0]}</p>{named}<p>{WORDS[2]}</p>"))]) if isinstance(found, Captured) for one in found.reports)
    assert report.report.text.split("\n") == [WORDS[0], WORDS[2]] and [(one["person"], one["age"]) for one in listed.people] == [("فلان الفلاني", "3"), ("دوما", "5")]
    lines = [f"السطر رقم {number} من النص الطويل في هذه الصفحة" for number in range(1, 13)]
    columns = only(printed(tmp_path, "".join(f"<p>{line}</p>" for line in lines), style="body{columns:2;column-gap:2cm}", size=11)).report.text
    assert re.findall(r"رقم (\d+)", columns) == [str(number) for number in range(1, 13)]


def test_pages_are_counted_and_lines_that_run_on_every_page_are_left_out(tmp_path: Path) -> None:
    pages = "".join(f'<div style="break-after:page"><p>نشرة المرفأ، الصفحة {number}</p><p>{line}</p><p>{WORDS[2]} {number}</p><p>تمت</p></div>' for number, line in enumerate((*WORDS, WORDS[0]), 1))
    found = only(printed(tmp_path, pages))
    assert "نشرة المرفأ" not in found.report.text and [number for number, _ in found.pages] == [1, 2, 3, 4]
    assert [found.report.text[at:].split("\n")[0][:20] for _, at in found.pages] == [line[:20] for line in (*WORDS, WORDS[0])]


def scanned(folder: Path, body: str, name: str) -> Path:
    import pypdfium2

    picture = pypdfium2.PdfDocument(printed(folder, body, size=18))[0].render(scale=3).to_pil().convert("L")
    out = folder / name
    picture.save(out)
    return out


needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None and "CI" not in os.environ, reason="needs Debian's tesseract-ocr-ara")


@needs_tesseract
@pytest.mark.parametrize("name", ["page.png", "scan.pdf"])
def test_a_picture_of_a_page_is_read_and_its_numbers_are_for_a_person(tmp_path: Path, name: str) -> None:
    found = only(scanned(tmp_path, "".join(f"<p>{line}</p>" for line in WORDS), name))
    wanted, got = words(" ".join(WORDS)), words(found.report.text)
    assert len(set(wanted) & set(got)) > 0.8 * len(set(wanted))
    doubtful = {found.report.text[doubt.start : doubt.end] for doubt in found.doubts}
    assert {"13", "2018", "12"} <= doubtful and all(0 <= doubt.confidence <= 100 for doubt in found.doubts)


def test_without_tesseract_a_picture_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = scanned(tmp_path, f"<p>{WORDS[0]}</p>", "page.png")
    monkeypatch.setenv("PATH", "/nonexistent")
    (one,) = collect([str(path)])
    assert isinstance(one, Refused) and "tesseract-ocr-ara" in one.why


@pytest.mark.parametrize("raw", [b"%PDF-1.7 broken", b"%PDF-1.7\n" + b"\x00" * 5000])
def test_a_broken_pdf_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(raw)
    (one,) = collect([str(path)])
    assert isinstance(one, Refused) and "PDF" in one.why


def test_scripts_in_a_pdf_never_run_and_are_no_words(tmp_path: Path) -> None:
    out = io.BytesIO()
    out.write(printed(tmp_path, f"<p>{WORDS[0]}</p>").read_bytes().replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"))
    path = tmp_path / "script.pdf"
    path.write_bytes(out.getvalue())
    assert "alert" not in only(path).report.text
