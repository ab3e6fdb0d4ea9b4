"""Files as the programs make them that people have: documents, sheets and PDFs of LibreOffice, a saved page and a PDF of Chromium; each report comes back whole.

What LibreOffice 7.4 made of the same page and table is kept in ``data/libreoffice``, so that its files are read where it is not; where it is, it makes them anew.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from tests.browser import CHROMIUM, chromium, needed
from tests.test_inputs import LISTS, ONE, TWO, taken

OUTLET, DAY, NEXT = "شبكة المرفأ", date(2018, 3, 14), date(2018, 3, 15)
KEPT = Path(__file__).parent / "data" / "libreoffice"
OFFICE = shutil.which("soffice")
WRITER = OFFICE is not None and (Path(OFFICE).resolve().parent / "libswlo.so").exists()
TABLE = "<table border=1><tr><td>البلدة</td><td>القتلى</td></tr><tr><td>سقبا</td><td>3</td></tr></table>"
PAGE = f'<html dir="rtl"><head><meta charset="utf-8"><title>قصف سقبا</title></head><body><article><h1>قصف سقبا</h1><p>{ONE}</p>{TABLE}<p>{TWO}</p></article></body></html>'
ROWS = f'النص,التاريخ,المصدر\n"{ONE}",2018-03-14,{OUTLET}\n"{TWO}",2018-03-15,{OUTLET}\n'
UTF8 = "CSV:44,34,76,1,,0,false,true"  # dates are told from text, as when somebody opens the file


def _convert(folder: Path, to: str, source: str, *, reads: str) -> Path:
    words = [str(OFFICE), "--headless", f"-env:UserInstallation=file://{folder}/profile", f"--infilter={reads}", "--convert-to", to, "--outdir", str(folder), str(folder / source)]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
    return folder / f"{Path(source).stem}.{to.partition(':')[0]}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What somebody has before a program saves it in its own way; the programs' profile is made once."""
    made = tmp_path_factory.mktemp("made")
    for name, text in (("page.html", PAGE), ("rows.csv", ROWS), ("victims.csv", LISTS["victims.csv"])):
        (made / name).write_text(text, encoding="utf-8")
    return made


def _office(part: str, there: bool) -> None:
    if not there:
        assert not os.environ.get("MARSAD_OFFICE"), f"MARSAD_OFFICE is set, and {part} is not here"
        pytest.skip(f"left out: files made by LibreOffice (Debian: apt-get install {part})")


def _lines(path: Path) -> list[str]:
    reports, refused, _ = taken(path)
    assert len(reports) == 1 and refused == [], refused
    return reports[0].report.text.split("\n")


def _two(path: Path) -> None:
    reports, refused, _ = taken(path)
    assert [(one.report.text, one.report.published, one.report.outlet) for one in reports] == [(ONE, DAY, OUTLET), (TWO, NEXT, OUTLET)] and refused == []


def _same(lines: Iterable[str]) -> None:
    """The words of the page in their order, the table a row a line; where a program breaks a line is its own affair."""
    assert " ".join(lines).split() == f"قصف سقبا {ONE} البلدة | القتلى سقبا | 3 {TWO}".split()


@pytest.mark.parametrize("name", ["page.docx", "page.odt", "page.pdf", "rows.xlsx", "rows.ods"])
def test_what_libreoffice_made_once(name: str) -> None:
    _two(KEPT / name) if name.startswith("rows") else _same(_lines(KEPT / name))


@pytest.mark.parametrize("to", ["docx:MS Word 2007 XML", "odt:writer8", "pdf:writer_pdf_Export"], ids=["docx", "odt", "pdf"])
def test_a_document_of_libreoffice(folder: Path, to: str) -> None:
    _office("libreoffice-writer-nogui", WRITER)
    _same(_lines(_convert(folder, to, "page.html", reads="HTML (StarWriter)")))


@pytest.mark.parametrize("to", ["xlsx:Calc MS Excel 2007 XML", "ods:calc8"], ids=["xlsx", "ods"])
def test_a_sheet_of_libreoffice(folder: Path, to: str) -> None:
    _office("libreoffice-calc-nogui", OFFICE is not None)
    _two(_convert(folder, to, "rows.csv", reads=UTF8))


def test_a_list_of_victims_in_a_sheet_of_libreoffice_becomes_people(folder: Path) -> None:
    _office("libreoffice-calc-nogui", OFFICE is not None)
    (report,), refused, _ = taken(_convert(folder, "xlsx:Calc MS Excel 2007 XML", "victims.csv", reads=UTF8))
    assert [(one["person"], one["age"], one["sex"]) for one in report.people] == [("فلان الفلاني", "30", "man"), ("فلانة الفلانية", "9", "woman")] and refused == []


def test_a_page_that_chromium_saved_and_printed(folder: Path) -> None:
    needed("Debian's chromium", CHROMIUM is not None)
    with chromium() as browser:
        page = browser.new_page()
        page.goto((folder / "page.html").as_uri())
        (folder / "saved.mhtml").write_text(page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})["data"], encoding="utf-8", newline="")
        page.pdf(path=folder / "printed.pdf")
    _same(_lines(folder / "printed.pdf"))
    (saved,), refused, _ = taken(folder / "saved.mhtml")
    assert (saved.report.title, refused) == ("قصف سقبا", [])
    _same(["قصف سقبا", *saved.report.text.split("\n")])
