"""What repeats an earlier report is told when it is added, written down, and left out only where nothing is lost by it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad.cli import main

FIRST = "قتل ثلاثة مدنيين في قصف مدفعي على بلدة سقبا صباح اليوم ونقل الجرحى إلى مشفى قريب. وقال شاهد من أهل البلدة إن القصف استمر أكثر من ساعتين دون توقف."
EDITED = "قتل خمسة مدنيين بينهم طفلة في قصف مدفعي على بلدة سقبا صباح اليوم. ووصل المسعفون إلى المكان بعد ساعة كاملة من توقف القصف على الحي الشرقي."
NEARLY = FIRST.replace("ثلاثة", "أربعة")
AT = "https://marfaa.example/news/1"


def line(text: str, outlet: str | None = "شبكة المرفأ", published: str | None = "2018-03-14", url: str | None = None) -> str:
    return json.dumps({"text": text, "outlet": outlet, "published": published, "url": url}, ensure_ascii=False)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("again")
    made = folder / "case"
    assert CliRunner().invoke(main, ["new", str(made)]).exit_code == 0
    added(made, line(FIRST, url=AT))
    return made


def added(case: Path, *lines: str, more: tuple[str, ...] = ()) -> str:
    file = case.parent / f"{abs(hash(lines))}.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    done = CliRunner().invoke(main, ["add", str(case), str(file), "--no-link", "--processes", "1", *more])
    assert done.exit_code == 0, done.output
    return done.output


TOLD = {
    "a later version of a page": (line(EDITED, url=AT), "1 stand at the address of an earlier report"),
    "another outlet": (line(FIRST, "وكالة السهل"), "1 have the text of an earlier report"),
    "another number": (line(NEARLY, "وكالة الجبل"), "1 have nearly the text"),
}


@pytest.mark.parametrize("kind", TOLD)
def test_what_repeats_a_report_is_told_and_kept(case: Path, kind: str) -> None:
    told = added(case, TOLD[kind][0], more=("--duplicates", "drop"))
    assert TOLD[kind][1] in told and "1 reports added" in told and "left out" not in told


def test_the_same_text_without_an_outlet_is_left_out_where_asked(case: Path) -> None:
    told = added(case, line(FIRST, None, None), more=("--duplicates", "drop"))
    assert "1 of them left out" in told and "0 reports added" in told
    assert "1 reports added" in added(case, line(FIRST, None, None))


def test_within_one_file_rows_of_one_address_are_no_versions_and_copies_are_told(case: Path) -> None:
    here = "أصيب سائق سيارة إسعاف برصاص قناص عند مدخل مدينة دوما مساء الثلاثاء وفق مصادر طبية في المدينة."
    other = "وصلت قافلة مساعدات إلى حي القابون بعد انقطاع دام أربعة أشهر كاملة وفق منظمة محلية في الحي."
    told = added(case, line(f"{here}\n{FIRST}\n{EDITED}"), line(here, url="https://marfaa.example/list"), line(other, url="https://marfaa.example/list"), line(here, "وكالة السهل"), line("عاجل: قصف على دوما"), line("عاجل: قصف على دوما", "وكالة السهل"))
    assert "6 reports added" in told and "1 have the text of an earlier report" in told and "address" not in told


def test_the_record_says_which_report_is_repeated(case: Path) -> None:
    added(case, line(FIRST, "موقع النهر"))
    done = CliRunner().invoke(main, ["reports", str(case), "--format", "json"])
    again = [row["again"] for row in map(json.loads, done.stdout.splitlines()) if row["again"]]
    assert again and all(how in ("version", "same text", "nearly the same") and len(ident) == 16 for how, ident in again)


def test_a_forwarded_post_comes_from_whom_it_was_forwarded(case: Path) -> None:
    text = "مقتل أربعة مدنيين وإصابة سبعة في غارة جوية على سوق بلدة كفربطنا في الغوطة الشرقية صباح اليوم."
    file = case.parent / "result.json"
    post = {"id": 7, "type": "message", "date": "2018-03-16T09:01:00", "forwarded_from": "مركز الميناء", "text": text}
    file.write_text(json.dumps({"name": "شبكة المرفأ", "messages": [post]}, ensure_ascii=False), encoding="utf-8")
    assert CliRunner().invoke(main, ["add", str(case), str(file), "--no-link", "--processes", "1"]).exit_code == 0
    done = CliRunner().invoke(main, ["claims", str(case), "--format", "json"])
    told = [row for row in map(json.loads, done.stdout.splitlines()) if row["published"] == "2018-03-16"]
    assert told and all((row["origin"], row["outlet"]) == ("مركز الميناء", "شبكة المرفأ") for row in told)
    assert CliRunner().invoke(main, ["reread", str(case)]).output.rstrip().endswith(" 0 read otherwise than before")
