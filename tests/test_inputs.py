"""Files of other programs: read rightly, or refused by their true kind with what to do; never a silent zero."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import json
import lzma
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import brotli
import pytest
import zstandard
from click.testing import CliRunner
from tests.pages import feed, item, record

from marsad.capture import Given, arc, collect, containers, documents
from marsad.capture.language import language_of
from marsad.capture.limits import inflate
from marsad.capture.people_lists import people_of
from marsad.cli import main
from marsad.errors import InputError
from marsad.model.custody import Captured, CapturedReport, Custody, PassedOver, Refused

ONE = "قتل ثلاثة مدنيين في قصف مدفعي على بلدة سقبا صباح اليوم، ونقل الجرحى إلى مشفى قريب."
TWO = "نفى مصدر عسكري قصف البلدة، وقال إن المدفعية ردت على مصادر النيران فقط."


def taken(path: Path, **given: str) -> tuple[list[CapturedReport], list[Refused], list[PassedOver]]:
    found = list(collect([str(path)], given=Given(**given)))
    reports = [report for one in found if isinstance(one, Captured) for report in one.reports]
    return reports, [one for one in found if isinstance(one, Refused)], [one for one in found if isinstance(one, PassedOver)]


def days(reports: list[CapturedReport]) -> list[date | None]:
    return [one.report.published for one in reports]


def written(tmp_path: Path, name: str, raw: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return path


# --- tables ---

CSV = {
    "comma": f'text,published,outlet,url\n"{ONE}",2018-03-14,شبكة المرفأ,https://marfaa.example/1\n"{TWO}",2018-03-15,شبكة المرفأ,\n',
    "semicolon": f"النص;التاريخ;المصدر\n{ONE};2018-03-14;شبكة المرفأ\n{TWO};2018-03-15;شبكة المرفأ\n",
    "tab": f"الخبر\tتاريخ النشر\tالقناة\n{ONE}\t14/03/2018\tشبكة المرفأ\n{TWO}\t15/03/2018\tشبكة المرفأ\n",
    "Windows-1256": f"text,published,outlet\n{ONE},2018-03-14,شبكة المرفأ\n{TWO},2018-03-15,شبكة المرفأ\n",
}


@pytest.mark.parametrize("kind", CSV)
def test_a_row_of_a_table_is_a_report(tmp_path: Path, kind: str) -> None:
    raw = CSV[kind].encode("cp1256") if kind == "Windows-1256" else ("\ufeff" + CSV[kind]).encode()
    reports, refused, _ = taken(written(tmp_path, "reports.csv", raw))
    assert [one.report.text for one in reports] == [ONE, TWO] and refused == []
    assert days(reports) == [date(2018, 3, 14), date(2018, 3, 15)] and {one.report.outlet for one in reports} == {"شبكة المرفأ"}
    assert [one.part for one in reports] == ["line 2", "line 3"]


def test_columns_of_other_names_are_mapped_by_hand(tmp_path: Path) -> None:
    path = written(tmp_path, "odd.csv", f"رقم,ما جاء,متى\n1,{ONE},2018-03-14\n")
    assert "--map text=" in taken(path)[1][0].why
    reports, refused, _ = taken(path, mapping="text=ما جاء,published=متى")
    assert [one.report.text for one in reports] == [ONE] and days(reports) == [date(2018, 3, 14)] and refused == []
    assert "there is no column 'متي ذلك'" in taken(path, mapping="text=متي ذلك")[1][0].why
    assert "is no JSON" in taken(path, mapping="{'text': 'متى'}")[1][0].why


def test_a_day_that_may_be_two_is_refused_and_the_other_rows_go_on(tmp_path: Path) -> None:
    reports, refused, passed = taken(written(tmp_path, "r.csv", f"text,published\n{ONE},03/04/2018\n{TWO},2018-03-15\n,2018-03-16\n"))
    assert [one.report.text for one in reports] == [TWO] and "line 2" in refused[0].source and "March or of April" in refused[0].why
    assert [one.why for one in passed] == ["its text is empty"]


VICTIMS: list[dict[str, object]] = [{"الاسم": "فلان الفلاني", "العمر": 30, "الجنس": "ذكر"}, {"الاسم": "فلانة الفلانية", "العمر": "9", "الجنس": "أنثى", "صور": ["a.jpg"]}]
LISTS = {
    "victims.csv": "الاسم,العمر,الجنس\nفلان الفلاني,30,ذكر\nفلانة الفلانية,9,أنثى\n",
    "victims.json": json.dumps(VICTIMS, ensure_ascii=False),
    "under.json": json.dumps({"made": "2018", "victims": VICTIMS}),
    "victims.jsonl": "\n".join(json.dumps(one, ensure_ascii=False) for one in VICTIMS) + "\n\n",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_victims_is_kept_as_people_and_never_as_prose(tmp_path: Path, name: str) -> None:
    reports, refused, _ = taken(written(tmp_path, name, LISTS[name]))
    assert refused == [] and [one.language for one in reports] == ["zxx"] and "فلان" not in reports[0].report.text
    assert [(one["person"], one["age"], one["sex"]) for one in reports[0].people] == [("فلان الفلاني", "30", "man"), ("فلانة الفلانية", "9", "woman")]
    assert [one["person"] for one in people_of(LISTS[name].encode(), name)] == ["فلان الفلاني", "فلانة الفلانية"], "the desk takes the same list to an incident"


def test_a_broken_line_of_a_list_of_victims_is_refused_and_a_row_with_a_text_is_a_report(tmp_path: Path) -> None:
    reports, refused, _ = taken(written(tmp_path, "broken.jsonl", LISTS["victims.jsonl"] + "{broken\n"))
    assert len(reports[0].people) == 2 and [one.source.rpartition(":")[2] for one in refused] == ["4"]
    reports, _, _ = taken(written(tmp_path, "told.json", json.dumps([{**VICTIMS[0], "text": ONE}])))
    assert [one.report.text for one in reports] == [ONE] and reports[0].people == ()


def test_which_lines_are_a_list_of_people_is_decided_once_and_no_report_among_them_is_lost(tmp_path: Path) -> None:
    person, told = json.dumps(VICTIMS[0], ensure_ascii=False) + "\n", json.dumps({"text": ONE, "name": "المرفأ"}, ensure_ascii=False) + "\n"
    reports, refused, _ = taken(written(tmp_path, "early.jsonl", person * 30 + told))
    assert [one.report.text for one in reports] == [ONE] and len(refused) == 30, "within the lines that are looked at first: reports, and lines without a text"
    reports, refused, _ = taken(written(tmp_path, "late.jsonl", person * 120 + told))
    assert len(reports[0].people) == 120 and [one.source.rpartition(":")[2] for one in refused] == ["121"], "behind them: a list, and what is none of it is refused"


def test_lines_of_people_in_utf16_are_as_lines_in_utf8(tmp_path: Path) -> None:
    raw = LISTS["victims.jsonl"].encode("utf-16")
    assert [one["person"] for one in people_of(raw, "victims.jsonl")] == ["فلان الفلاني", "فلانة الفلانية"]
    assert len(taken(written(tmp_path, "victims.jsonl", raw))[0][0].people) == 2


def _workbook(rows: list[list[object]], kind: str) -> bytes:
    out = io.BytesIO()
    if kind == "ods":
        cells = "".join("<table:table-row>" + "".join(_cell(cell) for cell in row) + "</table:table-row>" for row in rows)
        names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        body = f'<office:document-content {names}><office:body><office:spreadsheet><table:table table:name="a">{cells}</table:table></office:spreadsheet></office:body></office:document-content>'
        with zipfile.ZipFile(out, "w") as held:
            held.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            held.writestr("content.xml", body)
            held.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>')
        return out.getvalue()
    xlsxwriter = pytest.importorskip("xlsxwriter")
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("تقارير")
    form = book.add_format({"num_format": "yyyy-mm-dd"})
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_datetime(at, column, cell, form) if isinstance(cell, date) else sheet.write(at, column, cell)
    book.close()
    return out.getvalue()


def _cell(cell: object) -> str:
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_spreadsheet_keeps_its_days(tmp_path: Path, kind: str) -> None:
    rows = [["النص", "التاريخ", "المصدر"], [ONE, date(2018, 3, 14), "شبكة المرفأ"], [TWO, date(2018, 3, 15), "شبكة المرفأ"]]
    reports, refused, _ = taken(written(tmp_path, f"book.{kind}", _workbook(rows, kind)))
    assert refused == [] and [one.report.text for one in reports] == [ONE, TWO] and days(reports) == [date(2018, 3, 14), date(2018, 3, 15)]


# --- posts ---

TELEGRAM = {
    "name": "شبكة المرفأ",
    "type": "public_channel",
    "id": 1234567,
    "messages": [
        {"id": 1, "type": "service", "action": "create_channel", "date": "2018-03-10T08:00:00"},
        {"id": 2, "type": "message", "date": "2018-03-14T09:01:00", "from": "شبكة المرفأ", "text": ONE},
        {"id": 3, "type": "message", "date": "2018-03-15T10:00:00", "from": "شبكة المرفأ", "forwarded_from": "مركز الميناء", "text": ["عاجل ", {"type": "bold", "text": TWO}]},
        {"id": 4, "type": "message", "date": "2018-03-15T10:05:00", "photo": "photos/1.jpg", "text": ""},
    ],
}


@pytest.mark.parametrize("whole", [False, True], ids=["one chat", "whole account"])
def test_a_post_of_a_telegram_export_is_a_report(tmp_path: Path, whole: bool) -> None:
    said = {"chats": {"list": [TELEGRAM]}} if whole else TELEGRAM
    reports, refused, passed = taken(written(tmp_path, "result.json", json.dumps(said, ensure_ascii=False)))
    assert [one.report.text for one in reports] == [ONE, "عاجل " + TWO] and refused == []
    assert days(reports) == [date(2018, 3, 14), date(2018, 3, 15)] and {one.report.outlet for one in reports} == {"شبكة المرفأ"}
    assert [one.author for one in reports] == [None, "مركز الميناء"] and reports[0].report.url == "https://t.me/c/1234567/2"
    assert [one.kind for one in passed] == ["notice", "post"]
    assert [one.forwarded for one in reports] == [None, "مركز الميناء"]


def test_media_of_an_export_are_hashed_and_nothing_outside_its_folder_is_opened(tmp_path: Path) -> None:
    (tmp_path / "export" / "photos").mkdir(parents=True)
    (tmp_path / "export" / "photos" / "1.jpg").write_bytes(b"a picture")
    (tmp_path / "secret").write_bytes(b"not of the export")
    post = {"id": 1, "type": "message", "date": "2018-03-14T09:01:00", "edited": "2018-03-14T10:00:00", "text": ONE}
    said = {"name": "شبكة المرفأ", "messages": [post | {"photo": "photos/1.jpg"}, post | {"id": 2, "file": "../secret", "photo": "photos/2.jpg"}]}
    first, second = taken(written(tmp_path / "export", "result.json", json.dumps(said)))[0]
    assert first.media == (("photos/1.jpg", hashlib.sha256(b"a picture").hexdigest()),) and first.edited == "2018-03-14T10:00:00"
    assert second.media == (("photos/2.jpg", None), ("../secret", None))


CHANNEL = """<html><body><div class="tgme_channel_info_header_title"><span>شبكة المرفأ</span></div>{}</body></html>"""
MESSAGE = """<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="marfaa/{0}"><div class="tgme_widget_message_text">{1}<br>{2}</div>
<a class="tgme_widget_message_date" href="https://t.me/marfaa/{0}"><time datetime="2018-03-{0}T09:00:00+00:00">09:00</time></a></div></div>"""


def test_a_page_of_a_channel_holds_its_posts(tmp_path: Path) -> None:
    page = CHANNEL.format("".join(MESSAGE.format(day, ONE, f"#{day}") for day in (10, 12, 14)))
    reports, refused, _ = taken(written(tmp_path, "s.html", page))
    assert days(reports) == [date(2018, 3, 10), date(2018, 3, 12), date(2018, 3, 14)] and refused == []
    assert {one.report.outlet for one in reports} == {"شبكة المرفأ"} and reports[0].report.url == "https://t.me/marfaa/10"
    assert reports[0].report.text.splitlines() == [ONE, "#10"]


def test_the_pages_of_a_telegram_export(tmp_path: Path) -> None:
    page = f"""<html><body><div class="page_header"><div class="text bold">شبكة المرفأ</div></div><div class="history">
    <div class="message service" id="message-1"><div class="body details">14 March 2018</div></div>
    <div class="message default clearfix" id="message7"><div class="body"><div class="pull_right date details" title="14.03.2018 09:01:00 UTC+03:00">09:01</div>
    <div class="from_name">شبكة المرفأ</div><div class="text">{ONE}</div></div></div></div></body></html>"""
    reports, refused, passed = taken(written(tmp_path, "messages.html", page))
    assert [one.report.text for one in reports] == [ONE] and days(reports) == [date(2018, 3, 14)] and reports[0].zone == "+03:00" and refused == []
    assert [one.kind for one in passed] == ["notice"]


WHATSAPP = {
    "day first": (["14/03/2018, 9:01 ص - رامي: {}", "15/03/2018, 9:05 م - سعاد: {}"], [date(2018, 3, 14), date(2018, 3, 15)]),
    "month first": (["[3/14/18, 09:01:00] رامي: {}", "[3/15/18, 21:05:00] سعاد: {}"], [date(2018, 3, 14), date(2018, 3, 15)]),
    "Arabic figures": (["١٤/٣/٢٠١٨، ٩:٠١ ص - رامي: {}", "١٥/٣/٢٠١٨، ٩:٠٥ م - سعاد: {}"], [date(2018, 3, 14), date(2018, 3, 15)]),
    "either": (["03/04/2018, 09:01 - رامي: {}", "03/04/2018, 21:05 - سعاد: {}"], [None, None]),
    "either, but it rises": (["11/03/2018, 09:01 - رامي: {}", "02/04/2018, 21:05 - سعاد: {}"], [date(2018, 3, 11), date(2018, 4, 2)]),
}


@pytest.mark.parametrize("kind", WHATSAPP)
def test_a_message_of_a_whatsapp_chat_is_a_report(tmp_path: Path, kind: str) -> None:
    (first, second), wanted = WHATSAPP[kind]
    chat = "\n".join([first.format(ONE), "سطر ثان للرسالة", second.format(TWO)])
    reports, refused, _ = taken(written(tmp_path, "WhatsApp Chat with غرفة الميناء.txt", chat))
    assert [one.report.text for one in reports] == [f"{ONE}\nسطر ثان للرسالة", TWO] and refused == []
    assert days(reports) == wanted and {one.report.outlet for one in reports} == {"غرفة الميناء"} and [one.author for one in reports] == ["رامي", "سعاد"]


def test_posts_of_facebook_and_x(tmp_path: Path) -> None:
    posts = [{"timestamp": 1521017940, "data": [{"post": ONE.encode().decode("latin-1")}]}]
    reports, refused, _ = taken(written(tmp_path, "your_posts_1.json", json.dumps(posts)))
    assert [one.report.text for one in reports] == [ONE] and days(reports) == [date(2018, 3, 14)] and refused == []
    tweets = [{"tweet": {"full_text": f"RT @marfaa: {TWO}", "created_at": "Wed Mar 14 09:00:00 +0000 2018", "id_str": "99"}}]
    reports, refused, _ = taken(written(tmp_path, "tweets.js", "window.YTD.tweets.part0 = " + json.dumps(tweets, ensure_ascii=False)))
    assert [one.report.text for one in reports] == [TWO] and days(reports) == [date(2018, 3, 14)] and reports[0].author == "@marfaa" and refused == []


def test_a_live_page_holds_its_posts(tmp_path: Path) -> None:
    piece = '<div class="live-post" id="p{0}"><time datetime="2018-03-{0}T09:00:00+03:00">{0} آذار</time><p>{1}</p></div>'
    page = f'<html><head><meta property="og:site_name" content="شبكة المرفأ"></head><body><main class="live-blog">{piece.format(14, ONE)}{piece.format(13, TWO)}</main></body></html>'
    reports, refused, _ = taken(written(tmp_path, "live.html", page))
    assert [one.report.text for one in reports] == [ONE, TWO] and days(reports) == [date(2018, 3, 14), date(2018, 3, 13)] and refused == []


# --- documents, mail, archives ---

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, *, head: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        held.writestr("[Content_Types].xml", "<Types/>")
        held.writestr("word/document.xml", f'<?xml version="1.0"?>{head}<w:document {W}><w:body>{body}</w:body></w:document>')
    return out.getvalue()


def paragraph(text: str) -> str:
    half = len(text) // 2
    return f"<w:p><w:r><w:t>{text[:half]}</w:t></w:r><w:r><w:t>{text[half:]}</w:t></w:r></w:p>"


def odt(text: str) -> bytes:
    out = io.BytesIO()
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    with zipfile.ZipFile(out, "w") as held:
        held.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        held.writestr("content.xml", f"<office:document-content {names}><office:body><office:text><text:p>{text}</text:p></office:text></office:body></office:document-content>")
    return out.getvalue()


def mhtml() -> bytes:
    page = f"<html><body><article><h1>قصف</h1><p>{ONE}</p><p>{TWO}</p></article></body></html>"
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://marfaa.example/news/1"
    message["MIME-Version"] = "1.0"
    message.set_content(page, subtype="html", charset="utf-8")
    message.make_related()
    return message.as_bytes()


def eml() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "desk@marfaa.example", "قصف سقبا", "Wed, 14 Mar 2018 09:00:00 +0200"
    message.set_content(ONE)
    message.add_attachment(TWO.encode(), maintype="text", subtype="plain", filename="ملحق.txt")
    return message.as_bytes()


ROWS = "<table><tr><th>البلدة</th><th>القتلى</th><th>الجرحى</th></tr><tr><td><p>دوما<br>المركز</p></td><td>12</td><td>30</td></tr><tr><td>سقبا</td><td></td><td>9</td></tr></table>"
NAMED = "<table><tr><th>م</th><th>الاسم</th><th>العمر</th><th>الجنس</th></tr><tr><td>1</td><td>فلان الفلاني</td><td></td><td>ذكر</td></tr></table>"
LINED = "البلدة | القتلى | الجرحى\nدوما المركز | 12 | 30\nسقبا | | 9"
TABLES = {
    "in an article": (f"<article><p>{ONE}</p>{ROWS}<p>{TWO}</p></article>", f"{ONE}\n{LINED}\n{TWO}", 0),
    "in a figure, as editors of blogs write it": (f"<div class='entry-content'><p>{ONE}</p><figure>{ROWS}</figure><p>{TWO}</p></div>", f"{ONE}\n{LINED}\n{TWO}", 0),
    "on a page that marks nothing": (f"<div><p>{ONE}</p><p>{TWO}</p>{ROWS}</div>", f"{ONE}\n{TWO}\n{LINED}", 0),
    "that places things on the page": (f"<table><tr><td>الرئيسية</td><td>أخبار</td></tr><tr><td>قائمة</td><td class='article-content'><p>{ONE}</p><p>{TWO}</p>{ROWS}</td></tr></table>", f"{ONE}\n{TWO}\n{LINED}", 0),
    "of people in an article": (f"<article><p>{ONE}</p>{NAMED}<p>{TWO}</p></article>", f"{ONE}\n{TWO}", 1),
    "of people and nothing else": (f"<article><h1>أسماء</h1>{NAMED}</article>", None, 1),
}


@pytest.mark.parametrize("where", TABLES)
def test_a_table_of_a_page_is_rows_of_its_text_and_a_list_of_people_becomes_people(tmp_path: Path, where: str) -> None:
    markup, text, people = TABLES[where]
    reports, refused, _ = taken(written(tmp_path, "page.html", f"<html><body>{markup}</body></html>"))
    assert [one.report.text for one in reports if not one.people] == ([text] if text else []) and refused == []
    assert [(one["person"], one["age"], one["sex"]) for found in reports for one in found.people] == [("فلان الفلاني", "", "man")] * people


def test_a_list_of_people_in_a_document_becomes_people_and_an_empty_cell_keeps_its_place(tmp_path: Path) -> None:
    def table(*rows: str) -> str:
        return f"<w:tbl>{''.join('<w:tr>' + ''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row.split(',')) + '</w:tr>' for row in rows)}</w:tbl>"

    raw = docx(paragraph(ONE) + table("الاسم,العمر,الجنس", "فلان الفلاني,,ذكر") + paragraph(TWO) + table("البلدة,القتلى,الجرحى", "سقبا,,9"))
    (report, listed), refused, _ = taken(written(tmp_path, "list.docx", raw))
    assert report.report.text == f"{ONE}\n{TWO}\nالبلدة | القتلى | الجرحى\nسقبا | | 9" and refused == []
    assert [(one["person"], one["age"], one["sex"]) for one in listed.people] == [("فلان الفلاني", "", "man")] and listed.language == "zxx"
    cells = r"\trowd\cellx1\cellx2 name\cell age\cell\row \trowd\cellx1\cellx2 Fulan\cell 30\cell\row"
    (listed,), refused, _ = taken(written(tmp_path, "list.rtf", rb"{\rtf1\ansi " + cells.encode() + b"}"))
    assert [(one["person"], one["age"]) for one in listed.people] == [("Fulan", "30")] and refused == []


def test_a_workbook_with_titles_above_its_columns_and_a_sheet_of_counts_beside(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    path = tmp_path / "آذار.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (("تقارير", [["تقارير شهر آذار"], [], ["م", "التاريخ", "نص الخبر"], [1, "2018-03-14", ONE]]), ("إحصاء", [["البلدة", "القتلى"], ["سقبا", 3]])):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    reports, refused, passed = taken(path)
    assert [(one.report.text, one.report.published, one.part) for one in reports] == [(ONE, date(2018, 3, 14), "sheet تقارير, row 4")] and refused == []
    assert [(one.kind, "sheet إحصاء" in one.source) for one in passed] == [("sheet", True)], "a sheet that is no table of reports is told, though another was taken"


def test_a_text_box_of_word_is_taken_once_and_notes_are_words_too(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph(TWO)}</w:txbxContent>"
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = f"<w:p><w:r><mc:AlternateContent {names}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>{ONE}</w:t></w:r></w:p>"
    path = written(tmp_path, "box.docx", docx(body))
    with zipfile.ZipFile(path, "a") as held:
        held.writestr("word/footnotes.xml", f"<w:footnotes {W}><w:footnote>{paragraph('حاشية: نقلا عن إذاعة الجسر')}</w:footnote></w:footnotes>")
    assert [one.report.text for one in taken(path)[0]] == [f"{TWO}\n{ONE}\nحاشية: نقلا عن إذاعة الجسر"]


def test_a_mail_whose_plain_words_only_point_to_its_page_is_read_by_the_page(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Date"] = "desk@marfaa.example", "Wed, 14 Mar 2018 09:00:00 +0200"
    message.set_content("انظر الصفحة")
    message.add_alternative(f"<html><body><p>{ONE}</p><p>{TWO}</p></body></html>", subtype="html")
    assert [one.report.text for one in taken(written(tmp_path, "page.eml", message.as_bytes()))[0]] == [f"{ONE}\n{TWO}"]


def test_a_list_within_an_answer_of_an_api_and_a_notice_of_an_iphone(tmp_path: Path) -> None:
    assert [one.report.text for one in taken(written(tmp_path, "api.json", json.dumps({"status": "ok", "data": {"items": [{"content": ONE}]}})))[0]] == [ONE]
    chat = f"[14/03/2018, 9:01:22 ص] فلان: {ONE}\n\u200e[14/03/2018, 9:02:22 ص] فلان: \u200eتم حذف هذه الرسالة\n"
    reports, _, passed = taken(written(tmp_path, "chat.txt", chat))
    assert [one.report.text for one in reports] == [ONE] and [one.kind for one in passed] == ["notice"]


DOCUMENTS: dict[str, tuple[Callable[[], bytes], list[str]]] = {
    "report.docx": (lambda: docx(paragraph(ONE) + f"<w:tbl><w:tr><w:tc>{paragraph('سقبا')}</w:tc><w:tc>{paragraph('3')}</w:tc></w:tr></w:tbl>"), [f"{ONE}\nسقبا | 3"]),
    "report.odt": (lambda: odt(ONE), [ONE]),
    "report.rtf": (lambda: b"{\\rtf1\\ansi\\ansicpg1256 " + "".join(f"\\u{ord(char)}?" for char in ONE).encode() + b"\\par}", [ONE]),
    "page.mhtml": (mhtml, [f"{ONE}\n{TWO}"]),
    "mail.eml": (eml, [ONE, TWO]),
    "named.bin": (lambda: docx(paragraph(ONE)), [ONE]),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_read(tmp_path: Path, name: str) -> None:
    raw, wanted = DOCUMENTS[name]
    reports, refused, _ = taken(written(tmp_path, name, raw()))
    assert [one.report.text.strip() for one in reports] == wanted and refused == []


def test_a_mail_has_the_day_on_which_it_was_sent_and_a_saved_page_its_address(tmp_path: Path) -> None:
    first, _ = taken(written(tmp_path, "mail.eml", eml()))[0]
    assert first.report.published == date(2018, 3, 14) and first.report.title == "قصف سقبا" and first.author == "desk@marfaa.example"
    assert taken(written(tmp_path, "page.mhtml", mhtml()))[0][0].report.url == "https://marfaa.example/news/1"


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        for name, raw in files.items():
            held.writestr(name, raw)
    return out.getvalue()


def test_a_zip_is_a_folder(tmp_path: Path) -> None:
    raw = zipped({"a/report.docx": docx(paragraph(ONE)), "b.txt": TWO.encode(), ".hidden": b"x", "../out.txt": ONE.encode(), "c.mp3": b"ID3\x04"})
    reports, refused, passed = taken(written(tmp_path, "all.zip", raw))
    assert [one.report.text for one in reports] == [ONE, TWO] and [one.kind for one in passed] == ["hidden file"]
    assert ["leads out" in one.why or "sound recording" in one.why for one in refused] == [True, True]


def test_entities_and_bombs_are_harmless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("كلمة سر لا تقال", encoding="utf-8")
    head = f'<!DOCTYPE x [<!ENTITY out SYSTEM "file://{tmp_path}/secret"><!ENTITY a "{"ا" * 100}">]>'
    reports, _, _ = taken(written(tmp_path, "xxe.docx", docx(f"<w:p><w:r><w:t>{ONE} &out;</w:t></w:r></w:p>", head=head)))
    assert all("سر" not in one.report.text for one in reports)
    monkeypatch.setattr(documents, "_UNPACKED", 1 << 20)
    monkeypatch.setattr(containers, "_MOST_BYTES", 4 << 20)
    bomb = zipped({"word/document.xml": b" " * (2 << 20)})
    assert "unpacks to more than" in taken(written(tmp_path, "bomb.docx", bomb))[1][0].why
    assert "unpacks to" in taken(written(tmp_path, "bomb.zip", zipped({f"{n}.txt": b" " * (1 << 20) for n in range(5)})))[1][0].why


# --- refused by their true kind ---

REFUSED = {
    "old.doc": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 100, "old Word document"),
    "slides.pptx": (zipped({"ppt/presentation.xml": b"<x/>"}), "presentation"),
    "film.mp4": (b"\0\0\0\x18ftypmp42" + b"\0" * 20, "video"),
    "case.db": (b"SQLite format 3\0" + b"\0" * 100, "database"),
    "old.arc": (b"filedesc://old.arc 0.0.0.0 20060101000000 text/plain 77\n1 0 x\n", "bytes of 77 that its line promises"),
    "entity.json": (json.dumps({"id": "1", "schema": "Person", "properties": {"name": ["x"]}}).encode(), "FollowTheMoney"),
    "map.json": (json.dumps({"type": "FeatureCollection", "features": []}).encode(), "GeoJSON"),
    "drawing.svg": ('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>' + ONE + "</text></svg>", "file in XML"),
    "phone.heic": (b"\0\0\0\x18ftypheic" + b"\0" * 40, "picture (HEIC"),
    "table.parquet": (b"PAR1" + b"\0" * 100 + b"PAR1", "table (Parquet)"),
    "unknown.bin": (b"ab" + b"\0" * 400, "binary file"),
    "page.warc.txt": (b"WARC/1.0\r\n", "web archive"),
    "broken.zip": (b"PK\x03\x04 broken", "cannot be opened"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_read_is_refused_by_its_true_kind(tmp_path: Path, name: str) -> None:
    raw, words = REFUSED[name]
    reports, refused, _ = taken(written(tmp_path, name, raw))
    assert reports == [] and len(refused) == 1 and words in refused[0].why


# --- packed, and of other programs ---

_WARC = record("https://marfaa.example/1", f"<html><body><article><p>{ONE}</p><p>{TWO}</p></article></body></html>".encode())
_ENTITY = json.dumps({"id": "1", "schema": "Article", "properties": {"bodyText": [ONE], "publishedAt": ["2018-03-14"], "publisher": ["شبكة المرفأ"]}}, ensure_ascii=False)
OTHERS = {
    "text.bz2": (bz2.compress(ONE.encode()), [ONE]),
    "text.xz": (lzma.compress(ONE.encode()), [ONE]),
    "text.zst": (zstandard.compress(ONE.encode()), [ONE]),
    "text.br": (brotli.compress(ONE.encode()), [ONE]),
    "archive.bin": (_WARC, [f"{ONE}\n{TWO}"]),
    "archive.gz": (gzip.compress(_WARC), [f"{ONE}\n{TWO}"]),
    "entity.json": (_ENTITY, [ONE]),
    "entities.json": (f"{_ENTITY}\n{_ENTITY}", [ONE, ONE]),
    "posts.jsonl": (json.dumps({"message": ONE, "date": "2018-03-14T09:00:00Z"}, ensure_ascii=False), [ONE]),
    "film.srt": (f"1\n00:00:01,000 --> 00:00:04,000\n{ONE}\n\n2\n00:00:05,000 --> 00:00:09,000\n<i>{TWO}</i>\n", [f"{ONE}\n{TWO}"]),
}


@pytest.mark.parametrize("name", OTHERS)
def test_packed_files_and_those_of_other_programs_are_read(tmp_path: Path, name: str) -> None:
    raw, texts = OTHERS[name]
    reports, refused, _ = taken(written(tmp_path, name, raw))
    assert [one.report.text for one in reports] == texts and refused == []


# --- pages ---

PAGES = {
    "short item": (f'<html><head><meta property="og:type" content="article"><meta property="article:published_time" content="2018-03-14T09:00:00Z"></head><body><article><p>{ONE[:60]}</p></article></body></html>', ONE[:60], date(2018, 3, 14)),
    "RDFa": (f'<html><body><span property="dc:date dc:created" content="2018-03-14T09:00:00+02:00">14</span><article><p>{ONE}</p><p>{TWO}</p></article></body></html>', f"{ONE}\n{TWO}", date(2018, 3, 14)),
    "words by the headline": (f'<html><body><div><h1>قصف سقبا</h1><div class="date">الأربعاء، 14 آذار/مارس 2018 - 09:12</div></div><article><p>{ONE}</p><p>{TWO}</p></article></body></html>', f"{ONE}\n{TWO}", date(2018, 3, 14)),
    "JSON-LD in CDATA": (f'<html><head><script type="application/ld+json">/*<![CDATA[*/{{"@type":"NewsArticle","datePublished":"2018-03-14"}}/*]]>*/</script></head><body><article><p>{ONE}</p><p>{TWO}</p></article></body></html>', f"{ONE}\n{TWO}", date(2018, 3, 14)),
    "short item without marks": (f'<html><head><meta property="og:type" content="article"></head><body><h1>عاجل</h1><div><p>{ONE[:60]}</p></div></body></html>', ONE[:60], None),
    "pieces with times of two days": (f'<html><body><main><div class="entry"><time datetime="2018-03-14">14</time><p>{ONE}</p></div><div class="entry"><time datetime="2018-03-15">15</time><p>{TWO}</p></div></main></body></html>', f"{ONE}\n{TWO}", None),
    "cut into boxes": (f'<html><body><main><div class="row"><div class="article-body"><p>{ONE}</p></div></div><div class="row">إعلان</div><div class="row"><div class="article-body"><p>{TWO}</p></div></div></main></body></html>', f"{ONE}\n{TWO}", None),
    "cut by advertisements": (f'<html><body><main><div class="article-body"><p>{ONE}</p></div><div class="ads">إعلان</div><div class="article-body"><p>{TWO}</p></div><div class="article-body"><p>{ONE[:70]} أيضا</p></div></main></body></html>', f"{ONE}\n{TWO}\n{ONE[:70]} أيضا", None),
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_is_read_whole_and_dated(tmp_path: Path, kind: str) -> None:
    page, text, day = PAGES[kind]
    reports, refused, _ = taken(written(tmp_path, "page.html", page))
    assert [one.report.text for one in reports] == [text] and days(reports) == [day] and refused == []


def test_a_page_that_a_browser_saved_knows_its_address(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html><!-- saved from url=(0031)https://marfaa.example/news/1 --><html><body><article><p>{ONE}</p><p>{TWO}</p></article></body></html>"
    assert taken(written(tmp_path, "saved.html", page))[0][0].report.url == "https://marfaa.example/news/1"


# --- the command ---


def test_a_run_ends_with_what_was_taken_refused_and_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    written(folder, "result.json", json.dumps(TELEGRAM, ensure_ascii=False))
    written(folder, "reports.csv", CSV["comma"].replace("3 ", "4 "))
    written(folder, "old.doc", REFUSED["old.doc"][0])
    run = CliRunner()
    assert run.invoke(main, ["new", str(tmp_path / "case")]).exit_code == 0
    done = run.invoke(main, ["add", str(tmp_path / "case"), str(folder), "--no-link", "--processes", "1"])
    assert done.exit_code == 1 and "4 reports added" in done.output and "1 inputs refused" in done.output
    for words in ("old Word document", "2 passed over", "2 from JSON", "2 from table (CSV)", "it is a notice of Telegram"):
        assert words in done.output, words


# --- letters, languages, archives ---

LONG = (ONE + " " + TWO + "\n") * 3


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6", "mac_arabic", "cp720", "utf-16-le", "utf-16-be"])
def test_a_text_is_read_in_the_encoding_that_it_is_in(tmp_path: Path, encoding: str) -> None:
    plain = LONG.replace("،", ",")
    assert taken(written(tmp_path, "a.txt", plain.encode(encoding)))[0][0].report.text == plain


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1", "cp1256"])
def test_letters_that_were_decoded_wrongly_are_mended_and_said_to_be(tmp_path: Path, wrong: str) -> None:
    spoiled = LONG.encode().decode(wrong, "ignore") if wrong == "latin-1" else "".join(_letter(byte, wrong) for byte in LONG.encode())
    (report,), _, _ = taken(written(tmp_path, "a.txt", spoiled))
    assert report.report.text == LONG and report.mended == "mojibake"


def _letter(byte: int, encoding: str) -> str:
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


def test_letters_in_the_order_of_the_eye_are_turned_round(tmp_path: Path) -> None:
    plain = "قتل 12 مدنيا في قصف على المدينة القديمة صباح الجمعة\nونقلت الجثث إلى المشفى القريبة من القرية"
    seen = "\n".join(line[::-1].replace("21", "12") for line in plain.split("\n"))
    (report,), _, _ = taken(written(tmp_path, "a.txt", seen))
    assert report.report.text == plain and report.mended == "visual order"
    assert taken(written(tmp_path, "b.txt", plain))[0][0].mended is None


LANGUAGES = {
    "summary in English first": ("Three civilians were killed in the shelling of a town near the capital, activists say. " * 3 + "\n" + ONE + "\n" + TWO, "ar"),
    "links and tags": (ONE[:50] + "\nhttps://marfaa.example/a/very/long/address/that/goes/on/and/on/and/on https://marfaa.example/another #MARFAA #NEWS @marfaa_news_network", "ar"),
    "presentation forms": ("ﻣﻘﺘﻞ ﺛﻼﺛﺔ ﻣﺪﻧﻴﻴﻦ ﻓﻲ ﻗﺼﻒ ﻋﻠﻰ ﺑﻠﺪﺓ ﺳﻘﺒﺎ ﺻﺒﺎﺡ ﺍﻟﻴﻮﻡ", "ar"),
    "half an emoji": (ONE + " \ud83d", "ar"),
    "English": ("Three civilians were killed in the shelling of a town near the capital, activists say.", "en"),
    "Persian": ("سه غیرنظامی در گلوله‌باران شهر کشته شدند و چند نفر دیگر زخمی شدند، گزارش‌ها می‌گویند.", "fa"),
}


@pytest.mark.parametrize("kind", LANGUAGES)
def test_a_text_is_arabic_where_enough_of_it_is(kind: str) -> None:
    text, code = LANGUAGES[kind]
    assert language_of(text) == code


def test_F4_half_an_emoji_stops_nothing(tmp_path: Path) -> None:
    """F4 of the faults of protection: one unpaired surrogate stopped a whole import."""
    lines = "".join(json.dumps({"text": text}) + "\n" for text in (ONE + " \ud800", TWO))
    written(tmp_path, "a.jsonl", lines)
    run = CliRunner()
    run.invoke(main, ["new", str(tmp_path / "case")])
    done = run.invoke(main, ["add", str(tmp_path / "case"), str(tmp_path / "a.jsonl"), "--no-link", "--processes", "1"])
    assert done.exit_code == 0 and "2 reports added" in done.output
    shown = run.invoke(main, ["reports", str(tmp_path / "case"), "--format", "json"])
    assert shown.exit_code == 0 and len(shown.output.splitlines()) == 2


def test_other_answers_of_an_archive_are_read_or_counted(tmp_path: Path) -> None:
    answers = (
        record("https://marfaa.example/feed", feed(item(1)).encode() if isinstance(feed(item(1)), str) else feed(item(1)), kind="application/rss+xml"),
        record("https://marfaa.example/a.txt", ONE.encode(), kind="text/plain"),
        record("https://marfaa.example/a.json", json.dumps([{"text": TWO}]).encode(), kind="application/json"),
        record("https://marfaa.example/a.css", b"a{}", kind="text/css"),
        record("https://marfaa.example/a.jpg", b"\xff\xd8\xff", kind="image/jpeg"),
    )
    reports, refused, passed = taken(written(tmp_path, "a.warc", b"".join(answers)))
    assert len(reports) == 3 and [one.report.text for one in reports[1:]] == [ONE, TWO] and refused == []
    assert [one.kind for one in passed] == ["text/css", "image/jpeg"]


FEED = '<?xml version="1.0" encoding="{}"?><rss version="2.0"><channel><title>شبكة المرفأ</title><item><title>قصف سقبا</title><pubDate>الأربعاء, 14 مارس 2018 09:00:00 +0200</pubDate><description>{}</description></item></channel></rss>'


def _arc(*answers: tuple[str, bytes]) -> bytes:
    about = b"1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n"
    records = [(f"filedesc://old.arc 0.0.0.0 20070101000000 text/plain {len(about)}", about)]
    for address, raw in answers:
        records.append((f"{address} 10.0.0.1 20070302090000 text/html {len(raw)}", raw))
    return b"".join(line.encode() + b"\n" + raw + b"\n" for line, raw in records)


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_an_arc_are_read_and_a_broken_end_is_told(tmp_path: Path, packed: bool) -> None:
    page = f"<html><body><article><p>{ONE}</p><p>{TWO}</p></article></body></html>".encode()
    good = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    raw = _arc(("http://marfa.example/1", good), ("dns:marfa.example", b"1"), ("http://marfa.example/x.png", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"), ("http://marfa.example/2", b"HTTP/1.1 404 Gone\n\n"), ("http://marfa.example/3", b"nothing"))
    raw += b"http://marfa.example/4 10.0.0.1 20070302090000 text/html 900\nHTTP/1.1 200 OK\r\n\r\n"
    reports, refused, passed = taken(written(tmp_path, "old.arc.gz" if packed else "old.arc", gzip.compress(raw) if packed else raw))
    assert [one.report.text for one in reports] == [f"{ONE}\n{TWO}"] and reports[0].report.url == "http://marfa.example/1"
    assert sorted(one.kind for one in passed) == ["answer", "image/png"]
    assert ["marfa.example/3" in refused[0].source, "promises" in refused[1].why] == [True, True]


@pytest.mark.parametrize("fault", [ValueError("a page within"), OSError("a page within"), RecursionError("a page within")])
def test_a_page_that_its_parser_cannot_bear_is_refused_alone_in_an_arc_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def bear(raw: bytes, custody: Custody, *rest: object) -> object:
        if custody.final.endswith("/1"):
            raise fault
        return whole(raw, custody, *rest)

    whole = arc.taken
    monkeypatch.setattr(arc, "taken", bear)
    good = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + f"<html><body><article><p>{ONE}</p><p>{TWO}</p></article></body></html>".encode()
    reports, refused, _ = taken(written(tmp_path, "old.arc", _arc(("http://marfa.example/1", good), ("http://marfa.example/2", good))))
    assert [one.report.url for one in reports] == ["http://marfa.example/2"] and [("/1" in one.source, "a page within" in one.why) for one in refused] == [(True, True)]


def test_a_feed_that_lies_about_its_letters_and_names_months_in_arabic(tmp_path: Path) -> None:
    (one,), refused, _ = taken(written(tmp_path, "feed.xml", FEED.format("windows-1256", ONE)))
    assert one.report.text == ONE and one.report.published == date(2018, 3, 14) and one.zone == "+02:00" and refused == []
    assert taken(written(tmp_path, "old.xml", FEED.format("windows-1256", ONE).encode("cp1256")))[0][0].report.text == ONE


@pytest.mark.parametrize("name", ["br", "zstd"])
def test_packed_answers_are_bounded_and_broken_ones_told(name: str) -> None:
    pack = brotli.compress if name == "br" else zstandard.ZstdCompressor().compress
    assert inflate(pack(ONE.encode()), name).decode() == ONE
    for raw, words in ((pack(b" " * (2 << 20)), "unpacks to more than"), (pack(ONE.encode() * 50)[:-9], "cut short|broken"), (b"\x00nothing", "cut short|broken")):
        with pytest.raises(InputError, match=words):
            inflate(raw, name, largest=1 << 20)


def test_a_csv_in_a_file_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    case = tmp_path / "case"
    run = CliRunner()
    run.invoke(main, ["new", str(case)])
    run.invoke(main, ["add", str(case), str(written(tmp_path, "a.txt", ONE)), "--no-link", "--processes", "1"])
    command = [str(Path(sys.executable).with_name("marsad")), "reports", str(case), "--format", "csv"]
    with (tmp_path / "out.csv").open("wb") as out:
        subprocess.run(command, stdout=out, check=True)
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert not subprocess.run(command, capture_output=True, check=True).stdout.startswith(b"\xef\xbb\xbf")
