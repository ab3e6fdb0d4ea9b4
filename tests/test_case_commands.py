"""The commands on a case, as an analyst types them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import copied, made_once
from tests.pages import linked, page
from tests.reports import text

from marsad.cli import main
from marsad.record.place import find_case


def run(*words: object, code: int = 0, given: str | None = None) -> Result:
    done = CliRunner().invoke(main, [str(word) for word in words], input=given)
    assert done.exit_code == code, done.output
    return done


def two_reports(inside: Path) -> Path:
    """A folder with two reports, one of them a page."""
    inside.mkdir()
    (inside / "a.txt").write_text(text(1), encoding="utf-8")
    (inside / "b.html").write_bytes(page(2, head=linked(2)))
    return inside


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return two_reports(tmp_path / "in")


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("made")
    with made_once(home) as case:
        assert "fill it" in run("new", case, "--title", "تجربة").stdout
        run("add", case, two_reports(home / "in"), "--outlet", "موقع ضفاف", "--published", "2018-02-21")
    return home


@pytest.fixture
def made(_made: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case with these two reports."""
    return copied(_made, tmp_path, monkeypatch)


def test_a_second_add_adds_nothing_and_says_so(made: Path, folder: Path) -> None:
    assert run("add", made, folder, "--outlet", "موقع ضفاف", "--published", "2018-02-21").stdout == "0 reports added, 2 already in the case\n"


def test_what_is_refused_is_told_with_its_reason_and_the_command_ends_with_1(made: Path, folder: Path) -> None:
    (folder / "c.txt").write_bytes(b"")
    done = run("add", made, folder, "/no/such/‮file", code=1)
    assert "c.txt: empty" in done.stderr and "\\u202e" in done.stderr and "‮" not in done.output
    assert "2 inputs refused" in done.stdout


def test_many_refusals_are_counted_by_reason(made: Path, folder: Path) -> None:
    (folder / "lines.jsonl").write_text("{\n" * 60, encoding="utf-8")
    done = run("add", made, folder / "lines.jsonl", code=1)
    assert "lines.jsonl:20" in done.stderr and "lines.jsonl:21" not in done.stderr and "and 40 more" in done.stderr


def test_lists_are_tables_json_lines_and_csv(made: Path) -> None:
    table = run("reports", made).stdout
    assert "موقع ضفاف" in table and "صحيفة المرفأ" in table and "2 reports" in table
    rows = [json.loads(line) for line in run("claims", made, "--format", "json").stdout.splitlines()]
    assert {row["act"] for row in rows} >= {"assert", "deny"} and all(row["words"] for row in rows)
    cells = list(csv.DictReader(io.StringIO(run("reports", made, "--format", "csv", "--limit", 1).stdout)))
    assert len(cells) == 1 and cells[0]["published"] == "2018-02-20" and "text" not in cells[0]
    pages = [json.loads(line) for line in run("reports", made, "--format", "json").stdout.splitlines()]
    assert (pages[0]["published_source"], pages[0]["published_precision"], pages[0]["zone"], pages[0]["copy"], pages[0]["author"]) == ("json-ld", "minute", "+02:00", "working", "هيئة التحرير")
    assert pages[1]["published_source"] == "given" and len(pages[1]["original"]) == 64 and rows[0]["author"].startswith("machine:") and rows[0]["decisions"] == []
    assert run("claims", made, "--act", "deny").stdout.count("deny") == 2
    assert run("reports", made, "--since", "2030-01-01").stdout == "0 reports\n"


def test_search_marks_what_was_found(made: Path) -> None:
    assert "[غارات]" in run("search", made, "غارات").stdout
    row = json.loads(run("search", made, "غارات", "حرستا", "--format", "json").stdout.splitlines()[0]) if "حرستا" in text(1) else None
    assert row is None or row["hits"] == 2
    assert run("search", made, "لا-شيء-كهذا").stdout == "0 reports\n"


def test_a_formula_in_a_title_is_words_in_a_spreadsheet(made: Path, folder: Path) -> None:
    (folder / "x.jsonl").write_text(json.dumps({"text": text(9), "title": "=HYPERLINK(1)", "outlet": "@x"}), encoding="utf-8")
    run("add", made, folder / "x.jsonl")
    cells = [row for row in csv.DictReader(io.StringIO(run("reports", made, "--format", "csv").stdout)) if "HYPERLINK" in row["head"]]
    assert cells[0]["head"] == "'=HYPERLINK(1)" and cells[0]["outlet"] == "'@x"


def test_verify_prints_a_head_that_later_shows_a_cut_tail(made: Path, tmp_path: Path) -> None:
    head = run("verify", made).stdout.splitlines()[-1].split()[-1]
    assert len(head) == 64
    assert "holds" in run("verify", made, "--head", head).stdout
    assert "tail was cut" in run("verify", made, "--head", "0" * 63 + "1", code=1).stderr
    original = next(find_case(made).originals.glob("*/*"))
    original.chmod(0o600)
    original.write_bytes(b"x")
    assert original.name[:16] in run("verify", made, code=1).stderr


def test_a_bag_is_handed_over_and_restored(made: Path, tmp_path: Path) -> None:
    told = run("bag", made, tmp_path / "bag").stdout
    restored = run("add", tmp_path / "again", "--from-bag", tmp_path / "bag").stdout
    assert told.split()[-1] == restored.split()[-1]
    assert run("reports", tmp_path / "again", "--format", "json").stdout == run("reports", made, "--format", "json").stdout
    assert "something in this folder" in run("bag", made, tmp_path / "bag", code=1).stderr


def test_a_report_is_erased_after_a_question(made: Path) -> None:
    ident = json.loads(run("reports", made, "--format", "json").stdout.splitlines()[0])["id"]
    run("erase", made, ident, "--who", "محرر", "--why", "طلب", code=1, given="n\n")
    assert "erased" in run("erase", made, ident, "--who", "محرر", "--why", "طلب", "--yes").stdout
    assert "holds" in run("verify", made).stdout
    assert "no report of this id" in run("erase", made, "x", "--who", "محرر", "--why", "طلب", "--yes", code=1).stderr


def test_reread_says_what_changed(made: Path) -> None:
    assert run("reread", made).stdout == "2 reports read again, 0 read otherwise than before\n"


def test_what_is_missing_is_told_in_a_line(tmp_path: Path) -> None:
    assert "marsad new" in run("reports", tmp_path / "none", code=1).stderr
    assert "at least one INPUT" in run("add", tmp_path / "none", code=2).stderr
    assert "no pack of this name" in run("new", tmp_path / "case", "--pack", "nowhere", code=1).stderr
    assert "2018-02-30" in run("add", tmp_path / "none", "x", "--published", "2018-02-30", code=1).stderr
    assert not (tmp_path / "case").exists()


def test_a_database_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    done = run("new", tmp_path / "case", "--database", "postgresql://someone:secret@127.0.0.1:1/none", code=1)
    assert "does not answer" in done.stderr and "secret" not in done.output and not (tmp_path / "case").exists()


def test_reading_touches_no_database() -> None:
    code = "import sys; from marsad.cli import main; main(['read', '--format', 'json', '-'], standalone_mode=False); print(sorted({'django', 'psycopg', 'sqlite3', 'marsad.record', 'httpx2'} & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], input=text(1), capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]" and json.loads(done.stdout)["claims"]
