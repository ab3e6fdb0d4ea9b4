"""From three archives to a chart and a case, as the page for researchers shows it; and what a case of an archive proves."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.archives import lines, mixed
from tests.pages import warc
from tests.reports import text

from marsad.batch import pool, road
from marsad.batch.cases import Chosen, choose, make
from marsad.batch.linking import link
from marsad.batch.months import months
from marsad.cli import main
from marsad.errors import CaseError

ROOT = Path(__file__).resolve().parents[1]


def commands(name: str) -> list[str]:
    return re.findall(r"^\.venv/bin/(marsad .+)$", (ROOT / "docs" / name).read_text(encoding="utf-8"), re.MULTILINE)


def test_the_pages_show_ten_commands_that_run_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert commands("archives.md") == commands("archives.ar.md") and len(commands("archives.md")) == 10
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pool, "run", lambda found, work, processes, **_: ((job, work(job)) for job in found))  # in this process: other tests start others
    Path("archive").mkdir()
    for name, raw in (("a.warc.gz", mixed(17 << 20)), ("b.warc", warc(6, packed=False)), ("c.warc.gz", warc(8))):
        Path("archive", name).write_bytes(raw)
    told = [CliRunner().invoke(main, shlex.split(line)[1:]) for line in commands("archives.md")]
    assert [(line, one.output) for line, one in zip(commands("archives.md"), told, strict=True) if one.exit_code] == []
    assert "3 more were read before" in told[1].output and "it holds no Arabic" in told[2].output
    assert "█" in told[4].output and told[5].output.lstrip("\ufeff").startswith("month,incidents")
    assert "added to my-case" in told[6].output and "airstrike" in told[7].output and Path("charts").is_dir() and "holds" in told[9].output


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lines, a table's kin in files, and an archive; read and linked."""
    folder = tmp_path_factory.mktemp("chosen")
    (folder / "in").mkdir()
    (folder / "in" / "a.jsonl").write_bytes(lines(6))
    (folder / "in" / "b.warc.gz").write_bytes(warc(3))
    (folder / "in" / "c.txt").write_text(text(4), encoding="utf-8")
    road.read([str(folder / "in")], folder / "out")
    link(folder / "out")
    return folder / "out"


def test_a_case_of_a_part_holds_the_bytes_and_the_custody_of_its_pages(linked: Path, tmp_path: Path) -> None:
    from marsad.record.rows import query

    made = make(linked, tmp_path / "case", Chosen(country="sy", month="2018-02"))
    assert made.gone == {} and made.added.failed == [] and made.added.added == made.reports > 3
    again = make(linked, tmp_path / "case", Chosen(country="sy", month="2018-02"))
    assert again.added.added == 0 and again.added.known == made.reports
    told = [json.loads(row[0]) for row in query("SELECT custody FROM record_capture")]
    assert "archive b.warc.gz" in {one["agent"] for one in told} and any("line " in one["final"] for one in told)
    done = CliRunner().invoke(main, ["verify", str(tmp_path / "case")])
    assert done.exit_code == 0, done.output


def test_an_archive_that_changed_is_told_and_its_reports_are_left_out(linked: Path, tmp_path: Path) -> None:
    path = linked.parent / "in" / "a.jsonl"
    before = path.read_bytes()
    path.write_bytes(before + b"\n")
    try:
        done = CliRunner().invoke(main, ["batch", "case", str(linked), str(tmp_path / "case"), "--country", "SY", "--processes", "1", "--no-link"])
    finally:
        path.write_bytes(before)
    assert done.exit_code == 1 and "a.jsonl is gone or changed" in done.output and "added to" in done.output


def test_incidents_are_chosen_by_what_is_given(linked: Path) -> None:
    every, _ = choose(linked, Chosen())
    assert sum(one.incidents for one in months(linked)) == every > 1
    assert choose(linked, Chosen(month="1999-01")) == (0, set()) and choose(linked, Chosen(since="2018-01-01", until="2018-12-31", kind="airstrike"))[0] > 0
    rows = [json.loads(line) for line in CliRunner().invoke(main, ["batch", "months", str(linked), "--country", "SY", "--format", "json"]).output.splitlines()]
    assert rows and all(row["incidents"] > 0 for row in rows) and months(linked, country="SD") == []
    with pytest.raises(CaseError, match="there is no incident of this id"):
        choose(linked, Chosen(incident="i0"))
    with pytest.raises(CaseError, match="no incident of"):
        make(linked, linked.parent / "none", Chosen(month="1999-01"))


def test_the_neighbourhood_of_an_incident_is_near_it_in_time_and_place(linked: Path) -> None:
    from pyarrow import parquet

    from marsad.batch.linking import linked_tables

    rows = [row for path in linked_tables(linked, "incidents") for row in parquet.ParquetFile(path).read().to_pylist()]
    one = next(row for row in rows if row["start"])
    count, reports = choose(linked, Chosen(incident=one["id"]))
    assert count >= 1 and set(one["reports"]) <= reports
