"""A recorder's folder: some thirty files of more than ten kinds; of each every report with its day and outlet, or a refusal by its kind."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

from tests.pages import feed, item, record
from tests.test_inputs import CHANNEL, MESSAGE, ONE, TWO, _arc, _workbook, docx, eml, mhtml, odt, paragraph, zipped

from marsad.capture import collect
from marsad.capture.kinds import kind_of
from marsad.model.custody import Captured, Refused

OUTLET, DAY, NEXT = "شبكة المرفأ", date(2018, 3, 14), date(2018, 3, 15)
Row = tuple[str, date | None, str | None]
BOTH: list[Row] = [(ONE, DAY, OUTLET), (TWO, NEXT, OUTLET)]
HEAD = ["النص", "التاريخ", "المصدر"]
ROWS: list[list[object]] = [HEAD, [ONE, DAY, OUTLET], [TWO, NEXT, OUTLET]]  # type: ignore[list-item]
LINES = f"النص,التاريخ,المصدر\n{ONE},2018-03-14,{OUTLET}\n{TWO},2018-03-15,{OUTLET}\n".replace("،", " ")
PLAIN: list[Row] = [(ONE.replace("،", " "), DAY, OUTLET), (TWO.replace("،", " "), NEXT, OUTLET)]
POSTS = [{"id": 2, "type": "message", "date": "2018-03-14T09:01:00", "text": ONE}, {"id": 3, "type": "message", "date": "2018-03-15T10:00:00", "text": TWO}]
PAGE = '<html><head><meta property="og:site_name" content="{}"><meta property="article:published_time" content="2018-03-14T09:00:00+03:00"></head><body><article><h1>قصف سقبا</h1><p>{}</p></article></body></html>'.format(OUTLET, ONE + " " + TWO)
WHOLE: list[Row] = [(ONE + " " + TWO, DAY, OUTLET)]
UNDATED: list[Row] = [(ONE, None, None)]
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode()
LIVE = f'<html><head><meta property="og:site_name" content="{OUTLET}"></head><body><main class="live-blog">' + "".join(f'<div class="live-post" id="p{day}"><time datetime="2018-03-{day}T09:00:00+03:00">{day}</time><p>{text}</p></div>' for day, text in ((14, ONE), (15, TWO))) + "</main></body></html>"
CHAT = [(ONE, DAY, "غرفة الميناء"), (TWO, NEXT, "غرفة الميناء")]

READ: dict[str, tuple[bytes | str, list[Row]]] = {
    "01 comma.csv": (LINES, PLAIN),
    "02 semicolon.csv": (LINES.replace(",", ";"), PLAIN),
    "03 tab.csv": (LINES.replace(",", "\t"), PLAIN),
    "04 windows.csv": (LINES.encode("cp1256"), PLAIN),
    "05 utf16.csv": (LINES.encode("utf-16"), PLAIN),
    "06 book.xlsx": (_workbook(ROWS, "xlsx"), BOTH),
    "07 book.ods": (_workbook(ROWS, "ods"), BOTH),
    "08 rows.jsonl": ("\n".join(json.dumps({"text": text, "published": str(day), "outlet": OUTLET}, ensure_ascii=False) for text, day, _ in BOTH), BOTH),
    "09 rows.json": (json.dumps([{"text": text, "published": str(day), "outlet": OUTLET} for text, day, _ in BOTH], ensure_ascii=False), BOTH),
    "10 telegram.json": (json.dumps({"name": OUTLET, "type": "private_channel", "id": 9, "messages": POSTS}), BOTH),
    "11 telegram.html": (CHANNEL.format("".join(MESSAGE.format(day, text, "") for day, text in ((14, ONE), (15, TWO)))), BOTH),
    "WhatsApp Chat with غرفة الميناء.txt": (f"14/03/2018, 9:01 ص - رامي: {ONE}\n15/03/2018, 9:05 م - سعاد: {TWO}\n", CHAT),
    "13 your_posts_1.json": (json.dumps([{"timestamp": 1521017940, "data": [{"post": ONE.encode().decode("latin-1")}]}]), [(ONE, DAY, None)]),
    "14 tweets.js": ("window.YTD.tweets.part0 = " + json.dumps([{"tweet": {"full_text": ONE, "created_at": "Wed Mar 14 09:00:00 +0000 2018", "id_str": "99"}}]), [(ONE, DAY, None)]),
    "15 page.html": (PAGE, WHOLE),
    "16 windows.html": (PAGE.replace("<head>", '<head><meta charset="windows-1256">').encode("cp1256"), WHOLE),
    "17 live.html": (LIVE, BOTH),
    "18 saved.mhtml": (mhtml(), [(f"{ONE}\n{TWO}", None, None)]),
    "19 mail.eml": (eml(), [(ONE, DAY, None), (TWO, None, None)]),
    "20 feed.xml": (feed(item(1, ONE + " " + TWO)), [(ONE + " " + TWO, date(2018, 2, 20), "صحيفة المرفأ")]),
    "21 word.docx": (docx(paragraph(ONE)), UNDATED),
    "22 writer.odt": (odt(ONE), UNDATED),
    "23 old.rtf": (b"{\\rtf1\\ansi\\ansicpg1256 " + "".join(f"\\u{ord(char)}?" for char in ONE).encode() + b"\\par}", UNDATED),
    "24 film.srt": (f"1\n00:00:01,000 --> 00:00:04,000\n{ONE}\n", UNDATED),
    "25 plain.txt": (ONE, UNDATED),
    "26 iso.txt": (ONE.encode("iso-8859-6"), UNDATED),
    "27 packed.txt.gz": (gzip.compress(ONE.encode()), UNDATED),
    "28 archive.warc": (record("https://marfaa.example/1", PAGE.encode()), WHOLE),
    "29 archive.arc": (_arc(("http://marfaa.example/1", ANSWER)), WHOLE),
    "30 folder.zip": (zipped({"a/word.docx": docx(paragraph(ONE)), "b.txt": TWO.encode()}), [(ONE, None, None), (TWO, None, None)]),
}
REFUSED = {
    "r1 old.doc": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 100, "old Word document"),
    "r2 phone.heic": (b"\0\0\0\x18ftypheic" + b"\0" * 40, "picture (HEIC"),
    "r3 sound.mp3": (b"ID3\x04" + b"\0" * 40, "sound"),
    "r4 pack.rar": (b"Rar!\x1a\x07\x00" + b"\0" * 40, "RAR"),
    "r5 film.mp4": (b"\0\0\0\x18ftypmp42" + b"\0" * 20, "video"),
    "r6 slides.pptx": (zipped({"ppt/presentation.xml": b"<x/>"}), "presentation"),
    "r7 drawing.svg": (f'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>{ONE}</text></svg>', "XML"),
    "r8 broken.pdf": (b"%PDF-1.4 broken", "PDF"),
    "r9 nothing.txt": (b"", "empty"),
}


def test_thirty_files_of_more_than_ten_kinds_are_right_or_refused_by_kind(tmp_path: Path) -> None:
    for name, (raw, _) in {**READ, **REFUSED}.items():
        (tmp_path / name).write_bytes(raw.encode() if isinstance(raw, str) else raw)
    came: dict[str, list[Row]] = {}
    why: dict[str, str] = {}
    for one in collect([str(tmp_path)]):
        if isinstance(one, Captured):
            name = next(name for name in READ if name in one.custody.requested or name in one.custody.agent)
            came.setdefault(name, []).extend((found.report.text.strip(), found.report.published, found.report.outlet) for found in one.reports)
        elif isinstance(one, Refused):
            why[Path(one.source).name] = one.why
    assert {name: came.get(name) for name, (_, rows) in READ.items() if came.get(name) != rows} == {}
    assert [name for name, (_, words) in REFUSED.items() if words not in why.get(name, "")] == [] and why.keys() == REFUSED.keys(), why
    kinds = {kind_of((tmp_path / name).read_bytes(), name) for name in READ}
    assert len(READ) == 30 and len(kinds) > 10
