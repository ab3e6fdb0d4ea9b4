"""Erasure that erases: nothing of a report is left in the folder or in the database's files, whenever it was stopped; the rest stays."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from tests.conftest import Server
from tests.pages import feed, item

from marsad.capture import collect
from marsad.case import add, open_case
from marsad.case.linking import link_case
from marsad.errors import NotWritten
from marsad.record import bag, erasure, lists, marks
from marsad.record.emptying import told_of
from marsad.record.erasure import erase_report, unfinished
from marsad.record.place import CasePlace, find_case
from marsad.record.rows import query
from marsad.record.store import judge, judgements
from marsad.record.verify import verify

GONE = "قالت الممرضة زعفرانة القرنفلية إن 61 مدنيا قتلوا أمس في قصف مدفعي على بلدة جسرين. وأضافت زعفرانة القرنفلية أن القصف طال سوقا شعبيا."
STAYS = ["قال ناشطون إن 9 مدنيين قتلوا أمس في غارة جوية على مدينة دوما.", "أفاد الدفاع المدني بمقتل 7 مدنيين أمس في قصف على مدينة حرستا."]
CANARIES = ("زعفرانة", "القرنفلية", "جسرين", "شعبيا")


def lines(*texts: str) -> str:
    rows = [{"text": text, "outlet": f"صحيفة المرفأ {at} الافتراضية", "published": date(2018, 2, 21).isoformat(), "url": f"https://marfa.example/{abs(hash(text)) % 99}"} for at, text in enumerate(texts)]
    return "".join(json.dumps(row, ensure_ascii=at % 2 == 0) + "\n" for at, row in enumerate(rows))


@pytest.fixture
def told(case: CasePlace, tmp_path: Path) -> CasePlace:
    """One original of three reports, linked, with a decision, reasons and protections that repeat one of them."""
    source = tmp_path / "in" / "reports.jsonl"
    source.parent.mkdir()
    source.write_text(lines(STAYS[0], GONE, STAYS[1]), encoding="utf-8")
    add(case, collect([str(source)]))
    link_case(case)
    ident, other = gone(), next(line.id for line in lists.reports() if line.text == STAYS[0])
    claim = lists.claims(report=ident)[0].uid
    undone = judge("correct", claim, who="محررة", field="chain.0.name", value="زعفرانة القرنفلية", why="الاسم الكامل: زعفرانة القرنفلية")
    judge("undo", str(undone.id), who="محررة", why="القرنفلية ليست شاهدة")
    judge("accept", lists.claims(report=other)[0].uid, who="محررة", why="كما قالت زعفرانة القرنفلية")
    judge("accept", lists.claims(report=other)[0].uid, who="محررة", why="سبب آخر")
    marks.mark("passage", "redacted", ident, who="مديرة", why="زعفرانة القرنفلية في خطر", start=0, end=9)
    marks.lift(marks.mark("source", "protected", "الممرضة زعفرانة القرنفلية", who="مديرة", why="خطر", names=["الممرضة زعفرانة القرنفلية"]), who="مديرة", why="زال")
    link_case(find_case(case.folder))
    return case


def gone() -> str:
    return next(line.id for line in lists.reports() if line.text == GONE)


def erase(case: CasePlace, ident: str) -> erasure.Erased:
    return erase_report(case, ident, who="قاضية", why="حكم محكمة", relink=lambda: link_case(case))


def left(case: CasePlace, server: Server | None) -> list[tuple[str, str]]:
    """The canaries that stand in any file of the case or of its database, in any spelling of bytes."""
    paths = [path for path in case.folder.rglob("*") if path.is_file()]
    if server is not None:
        server.sql("CHECKPOINT")
        number = query("SELECT oid FROM pg_database WHERE datname = current_database()")[0][0]
        paths += [path for path in (server.data / "base" / str(number)).iterdir() if path.is_file()]
    return [(path.name, word) for path in paths for raw in [bytes_of(path)] for word in CANARIES if any(form in raw for form in forms(word))]


def bytes_of(path: Path) -> bytes:
    """A file's bytes; none of one that the database took away meanwhile (pg_internal.init is made anew at will)."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def forms(word: str) -> Iterator[bytes]:
    yield from (word.encode(), json.dumps(word)[1:-1].encode(), word.encode("utf-16-le"))


@pytest.fixture
def server(told: CasePlace, request: pytest.FixtureRequest) -> Server | None:
    return request.getfixturevalue("postgres") if connection.vendor == "postgresql" else None


def whole(case: CasePlace) -> None:
    """The other reports are as they were, in an original of their own; the case holds."""
    open_case(case.folder)  # takes back what a killed run left
    assert sorted(line.text for line in lists.reports() if line.text) == sorted(STAYS)
    assert verify(case) is None and unfinished() == []
    (original,) = [path for path in case.originals.rglob("*") if path.is_file()]
    assert original.read_text(encoding="utf-8") == "".join(lines(STAYS[0], GONE, STAYS[1]).splitlines(keepends=True)[at] for at in (0, 2))


def test_F6_nothing_of_an_erased_report_is_left_in_any_file(told: CasePlace, server: Server | None, tmp_path: Path) -> None:
    assert left(told, server), "the control"
    done = erase(told, gone())
    assert (done.originals, done.rewritten, done.judgements, done.marks, done.sources) == (1, 1, 3, 2, ())
    whole(told)
    assert left(told, server) == []
    assert [one.why for one in judgements()] == [None, None, None, "سبب آخر"]
    assert dict(told_of()) == {"report": 1, "original": 1, "judgement": 3, "mark": 2}
    source = tmp_path / "in" / "reports.jsonl"
    assert add(told, collect([str(source)])).added == 0
    source.write_text(lines(STAYS[0], GONE, STAYS[1], "قال ناشطون إن 4 مدنيين قتلوا أمس في غارة على مدينة عربين."), encoding="utf-8")
    assert add(told, collect([str(source)])).added == 1 and verify(told) is None
    assert left(told, server) == [], "it does not come back beside a report that is new"
    bag.make_bag(told, tmp_path / "bag")
    again = bag.restore(tmp_path / "bag", tmp_path / "again")
    assert verify(again) is None and not [path for path in again.folder.rglob("*") if path.is_file() and CANARIES[0].encode() in path.read_bytes()]


STOPS: dict[str, str] = {
    "before the decision is kept": "empty_judgements",
    "before originals are shredded": "shred",
    "before pages are written anew": "sweep_pages",
    "while originals are written anew": "settle_originals",
}


@pytest.mark.parametrize("make_case", ["sqlite"], indirect=True)
@pytest.mark.parametrize("step", STOPS.values(), ids=STOPS)
@pytest.mark.parametrize("how", [KeyboardInterrupt, NotWritten], ids=["killed", "disk full"])
def test_F6_an_erasure_stopped_anywhere_is_ended_by_the_next_run(told: CasePlace, step: str, how: type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    ident = gone()

    def stop(*_: Any) -> None:
        raise how("stopped here")

    monkeypatch.setattr(erasure, step, stop)
    with pytest.raises(how):
        erase(told, ident)
    monkeypatch.undo()
    began = query("SELECT count(*) FROM record_ledgerline WHERE kind = 'erased' AND subject = %s", [f"report:{ident}"]) == [(1,)]
    assert unfinished() == ([ident] if began else []), "verify says what is left"
    erase(told, ident)
    whole(told)
    assert left(told, None) == []


@pytest.mark.parametrize("make_case", ["sqlite"], indirect=True)
def test_F6_others_at_the_case_keep_its_pages_and_are_told(told: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    from marsad.errors import CaseError

    ident = gone()
    with sqlite3.connect(told.sqlite) as reader:
        monkeypatch.setattr(erasure, "query_nothing", _but_vacuum(erasure.query_nothing))
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM record_report").fetchone()
        connection.cursor().execute("PRAGMA busy_timeout = 50")
        with pytest.raises(CaseError):
            erase(told, ident)
    reader.close()
    monkeypatch.undo()
    assert unfinished() == [ident]
    erase(told, ident)
    assert left(told, None) == [] and unfinished() == []


def _but_vacuum(run: Callable[..., None]) -> Callable[..., None]:
    return lambda sql, values=(): None if sql == "VACUUM" else run(sql, values)


@pytest.mark.parametrize("make_case", ["sqlite"], indirect=True)
def test_F6_a_feed_that_holds_other_reports_is_kept_as_what_was_read_of_them(case: CasePlace, tmp_path: Path) -> None:
    source = tmp_path / "feed.xml"
    source.write_bytes(feed(item(1, STAYS[0]) + item(2, GONE)))
    add(case, collect([str(source)]))
    erase_report(case, next(line.id for line in lists.reports() if "زعفرانة" in line.text), who="قاضية", why="حكم")
    (original,) = [path for path in case.originals.rglob("*") if path.is_file()]
    rows = [json.loads(line) for line in original.read_text(encoding="utf-8").splitlines()]
    assert "erased under law" in rows[0]["note"] and [row["text"] for row in rows[1:]] == [line.text for line in lists.reports() if line.text]
    assert verify(case) is None and left(case, None) == []


@pytest.mark.parametrize("make_case", ["sqlite"], indirect=True)
def test_F6_who_repeats_an_erased_report_word_for_word_keeps_its_own_line(case: CasePlace, tmp_path: Path) -> None:
    source = tmp_path / "reports.jsonl"
    source.write_text(lines(GONE, STAYS[0], GONE), encoding="utf-8")
    add(case, collect([str(source)]))
    erase_report(case, lists.reports()[0].id if lists.reports()[0].text == GONE else gone(), who="قاضية", why="حكم")
    texts = sorted(line.text for line in lists.reports() if line.text)
    (original,) = [path for path in case.originals.rglob("*") if path.is_file()]
    assert texts == sorted([GONE, STAYS[0]]) and verify(case) is None
    assert sorted(json.loads(line)["text"] for line in original.read_text(encoding="utf-8").splitlines() if "text" in json.loads(line)) == texts
