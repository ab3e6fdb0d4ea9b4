"""A case with hostile words, two incidents of one name, and an export of it in any format."""

from __future__ import annotations

import json
import zipfile
import zlib
from datetime import date
from pathlib import Path
from typing import Any

from tests.incidents import fill

from marsad.case import add
from marsad.case.linking import link_case
from marsad.cli.leaving import about_for, asker_for
from marsad.exports.export import Exported, export
from marsad.model.custody import Captured, CapturedReport, Custody
from marsad.model.report import Report
from marsad.record.place import CasePlace

HOSTILE = '=HYPERLINK("http://trap.example","x")\u202e منبر\t"مقتبس"\nسطر'
VICTIM, UNREAD = "سالم الوهمي", "زكريا محمود"
NAMES = ["n01", "n02", "n04"]


def report(text: str, outlet: str, day: str, title: str | None = None) -> Captured:
    """A report of our own as capture gives it."""
    name = f"https://example.org/{zlib.crc32((text + outlet + day).encode())}"
    found = Report(text, outlet, date.fromisoformat(day), name, title)
    return Captured(text.encode(), Custody(name, name, "2026-11-24T00:00:00+00:00", "marsad test", "working"), (CapturedReport(found, language="ar"),))


def twice() -> list[Captured]:
    """Two shellings of one town on days a month apart, one told by an outlet with a hostile name and naming a victim."""
    return [
        report(f"قال شهود إن الطفل {UNREAD} (9 أعوام) قتل مع اثنين من المدنيين في قصف مدفعي على دوما يوم 3 أيار 2017. وأضاف الشهود أن {VICTIM} قتل في القصف نفسه.", HOSTILE, "2017-05-04", "+عنوان\u202eمقلوب"),
        report("قال ناشطون إن أربعة مدنيين قتلوا في قصف مدفعي على دوما يوم 3 حزيران 2017.", "وكالة الشاهد (منبر افتراضي)", "2017-06-04"),
    ]


def filled(place: CasePlace) -> None:
    """The samples and ours, linked."""
    fill(place, NAMES)
    add(place, twice())
    link_case(place)


def taken(case: CasePlace, name: str, out: Path, audience: str = "viewer", **filters: Any) -> Exported:
    """An export as a role sees it."""
    return export(name, out, about_for(case, asker_for(audience, "سلمى"), "ar", ""), filters)


def all_words(folder: Path) -> str:
    """Everything that stands in the files of an export, with what JSON escapes written out; workbooks unpacked, parquet read."""
    return "\n".join(_words(path) for path in sorted(folder.rglob("*")) if path.is_file())


def _words(path: Path) -> str:
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            return "\n".join(book.read(name).decode() for name in book.namelist())
    if path.suffix == ".parquet":
        import pyarrow.parquet

        return json.dumps(pyarrow.parquet.read_table(path).drop_columns(["geometry"]).to_pylist(), ensure_ascii=False)
    return path.read_text(encoding="utf-8-sig")
