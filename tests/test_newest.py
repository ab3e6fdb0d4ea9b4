"""A post that was edited is two versions of one report: the newest counts in incidents, the older stays to be seen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.desk import browser

from marsad.capture.collect import collect
from marsad.case import add, open_case
from marsad.case.linking import link_case, relink
from marsad.case.why import why
from marsad.cli import main
from marsad.record import incidents
from marsad.record.erasure import erase_report
from marsad.record.newest import superseded
from marsad.record.place import CasePlace
from marsad.record.rows import query
from marsad.record.verify import verify

SAID = "قالت مصادر طبية إن {count} مدنيين قتلوا اليوم الأربعاء في غارة جوية على بلدة الأتارب بريف حلب، وإن فرق الإنقاذ انتشلت الضحايا من تحت الأنقاض ونقلتهم إلى مشفى قريب."


def export(folder: Path, count: str, edited: str | None) -> Path:
    """An export of a chat without addresses: one post, and one that stays as it was."""
    first: dict[str, Any] = {"id": 7, "type": "message", "date": "2016-03-09T09:01:00", "text": SAID.format(count=count), **({"edited": edited} if edited else {})}
    other = {"id": 8, "type": "message", "date": "2016-03-09T10:30:00", "text": "قتل طفل وأصيب ثلاثة آخرون في قصف مدفعي على بلدة كفرنبل بريف إدلب مساء الثلاثاء، بحسب الدفاع المدني."}
    path = folder / f"{count}.json"
    path.write_text(json.dumps({"name": "شبكة المرفأ", "type": "private_channel", "id": 5, "messages": [first, other]}, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize("order", ["as edited", "the older export later"])
def test_the_newest_version_of_a_post_counts_and_the_older_stays(desk: CasePlace, tmp_path: Path, order: str) -> None:
    files = [export(tmp_path, "أربعة", None), export(tmp_path, "ستة", "2016-03-09T12:00:00")]
    for path in files if order == "as edited" else files[::-1]:
        done = add(desk, collect([str(path)]))
        link_case(desk)
    assert [one.how for one in done.again] == ["version"]
    (old, new), *_ = superseded().items()
    assert "أربعة" in query("SELECT text FROM record_report WHERE id = %s", [old])[0][0]
    for step in ("near", "anew"):
        if step == "anew":
            link_case(desk, anew=True)
        one = next(row for row in incidents.incidents() if (row.killed_min, row.killed_max) == (6, 6))
        whole = incidents.incident_of(one.id)
        assert whole is not None and whole["reports"] == [new] and whole["origins"]["max"] == 1, step
        assert not any(row.killed_max == 4 for row in incidents.incidents()), step
    assert any(section.heading == "Versions" and old in section.lines[0] for section in why(whole))
    viewer = browser("viewer")
    assert f'href="/reports/{new}/"' in viewer.get(f"/reports/{old}/").content.decode() and f'href="/reports/{old}/"' in viewer.get(f"/reports/{new}/").content.decode()
    relink(desk, [old])
    assert not any(row.killed_max == 4 for row in incidents.incidents()) and verify(desk) is None


def test_where_the_newest_is_erased_the_one_before_counts_again(tmp_path: Path) -> None:
    folder = str(tmp_path / "case")
    files = [str(export(tmp_path, "أربعة", None)), str(export(tmp_path, "ستة", "2016-03-09T12:00:00"))]
    for words in (["new", folder], ["add", folder, files[0], "--processes", "1"], ["add", folder, files[1], "--processes", "1"]):
        assert CliRunner().invoke(main, words).exit_code == 0
    open_case(folder)
    (new,) = set(superseded().values())
    done = CliRunner().invoke(main, ["erase", folder, new, "--why", "حكم محكمة", "--who", "سلمى", "--yes"])
    assert done.exit_code == 0, done.output
    open_case(folder)
    assert [(row.killed_min, row.killed_max) for row in incidents.incidents() if row.killed_max in (4, 6)] == [(4, 4)]


TOLD = {"A": ("أربعة", None, 4), "B": ("ستة", "2016-03-09T12:00:00", 6), "C": ("ثمانية", "2016-03-09T15:00:00", 8)}


@pytest.mark.parametrize(("order", "gone", "counts"), [("ABC", "A", 8), ("ABC", "B", 8), ("ABC", "C", 6), ("CAB", "B", 8), ("ACB", "C", 6)])
def test_of_three_versions_one_counts_whichever_is_erased(case: CasePlace, tmp_path: Path, order: str, gone: str, counts: int) -> None:
    """The erasure itself says what linking has to look at again: a run that is killed before it links again, or another process, finds it."""
    for name in order:
        add(case, collect([str(export(tmp_path, *TOLD[name][:2]))]))
    link_case(case)
    assert killed() == [8] and len(superseded()) == 2
    (ident,) = (row[0] for row in query("SELECT id FROM record_report WHERE text LIKE %s", [f"%{TOLD[gone][0]}%"]))
    erase_report(case, ident, who="سلمى", why="حكم محكمة")
    link_case(case)
    assert killed() == [counts] and len(superseded()) == 1
    link_case(case, anew=True)
    assert killed() == [counts] and verify(case) is None


def killed() -> list[int | None]:
    return [row.killed_max for row in incidents.incidents() if row.killed_max in (4, 6, 8)]


def test_what_only_shares_an_address_is_no_version(desk: CasePlace, tmp_path: Path) -> None:
    for day in ("2016-03-09", "2016-03-12"):
        row = {"text": SAID.format(count="أربعة" if day.endswith("9") else "سبعة"), "outlet": "شبكة المرفأ", "published": day, "url": "https://marfa.example/live"}
        (tmp_path / f"{day}.jsonl").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
        add(desk, collect([str(tmp_path / f"{day}.jsonl")]))
    assert dict(superseded()) == {}, "published on another day: another report at one address"
