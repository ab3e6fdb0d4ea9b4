"""Archives are read to the same bytes by any engine, whatever is killed or full meanwhile, and what is broken in them is counted."""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pyarrow as pa
import pytest
from click.testing import CliRunner
from pyarrow import parquet
from tests.archives import english, hashes, lines, mixed
from tests.falling import fall, idle
from tests.pages import page

from marsad.batch import jobs, pool, road
from marsad.batch.folder import notes, tables
from marsad.batch.jobs import Job, jobs_in
from marsad.batch.reading import unpack
from marsad.batch.work import Setting, perform
from marsad.capture.sniff import may_be_arabic
from marsad.cli import main
from marsad.model.custody import Refused


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three inputs: lines, a table, an archive."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "a.jsonl").write_bytes(lines(20))
    rows = [{"النص": one, "التاريخ": "2018-03-02"} for one in ("قال ناشطون إن مدنيين اثنين قتلا أمس في قصف على بلدة سقبا بريف دمشق.", "")]
    parquet.write_table(pa.Table.from_pylist(rows), folder / "b.parquet")
    (folder / "c.warc.gz").write_bytes(mixed())
    return folder


@pytest.fixture(scope="module")
def alone(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, road.Told]:
    """The archive read in this process."""
    out = tmp_path_factory.mktemp("alone") / "out"
    return out, road.read([str(archive)], out)


def rows(out: Path, name: str) -> list[dict[str, object]]:
    return [row for path in tables(out, name) for row in parquet.ParquetFile(path).read().to_pylist()]


def test_an_archive_is_read_by_month_and_what_is_broken_is_counted(alone: tuple[Path, road.Told]) -> None:
    out, told = alone
    records = {row["url"]: row for row in rows(out, "records")}
    assert len(told.notes) == 3 and told.count("reports") == len(rows(out, "records")) == 20 + 1 + 3 + 2 + 2
    assert {f"https://example.test/2018/02/01/{at}" for at in (0, 1, 2, 8, 9)} <= records.keys()  # three charsets, and the pages behind broken ones
    assert b"chain" in unpack(records["https://example.test/2018/02/01/1"]["record"])  # type: ignore[arg-type]
    assert {path.split("/")[1] for one in notes(out) for path in one["files"]} == {"month=2018-02", "month=2018-03"}
    (warc,) = (one for one in notes(out) if one["kind"] == "archive")
    passed = {kind: one["count"] for kind, one in warc["passed"].items()}
    assert passed["text/html: it holds no Arabic"] == 5
    faults = " ".join(warc["faults"])
    assert all(word in faults for word in ("larger than", "PDF", "cut short", "is broken behind record"))
    assert all(one["sample"]["source"] for one in warc["faults"].values())


def test_what_linking_keeps_of_a_report_is_what_its_record_gives(alone: tuple[Path, road.Told]) -> None:
    from marsad.linking.kept import keep, key_numbers, numbered_keys, unpack_report, unpack_telling

    out, _ = alone
    tellings, filed = rows(out, "tellings"), rows(out, "keys")
    kept = {row["report"]: row for row in rows(out, "reports")}
    for row in rows(out, "records"):
        made = keep(json.loads(unpack(row["record"])))  # type: ignore[arg-type]
        mine = [unpack_telling(one["uid"], one["payload"]) for one in tellings if one["report"] == row["report"]]  # type: ignore[arg-type]
        assert tuple(mine) == made.tellings
        assert unpack_report(unpack(kept[row["report"]]["kept"])) == made.report  # type: ignore[arg-type]
        for one in mine:
            assert {line["key"] for line in filed if line["uid"] == one.uid} == key_numbers(one.told) == numbered_keys(one.told).keys()


def test_two_processes_give_the_same_bytes_and_a_second_run_reads_nothing(archive: Path, alone: tuple[Path, road.Told], tmp_path: Path) -> None:
    road.read([str(archive)], tmp_path / "out", processes=2)
    assert hashes(tmp_path / "out") == hashes(alone[0])
    again = road.read([str(archive / "a.jsonl"), str(archive)], tmp_path / "out", processes=2)
    assert again.notes == [] and again.known == 4


def test_a_job_whose_process_was_ended_behind_its_note_is_not_done_again(archive: Path, alone: tuple[Path, road.Told]) -> None:
    before = hashes(alone[0])
    (job,) = (one for one in jobs_in([str(archive / "b.parquet")]) if isinstance(one, Job))
    assert perform(job, Setting(str(alone[0]))) == next(one for one in notes(alone[0]) if one["kind"] == "table")
    assert hashes(alone[0]) == before


def spark() -> None:
    """Spark is 430 MB: its test runs where somebody installed it, and must where MARSAD_SPARK says so."""
    if not os.environ.get("MARSAD_SPARK"):
        pytest.importorskip("pyspark", reason="left out: the test on Spark (make services MARSAD_SPARK=1 installs it)")


def test_spark_gives_the_same_bytes(archive: Path, alone: tuple[Path, road.Told], tmp_path: Path) -> None:
    spark()
    told = road.read([str(archive)], tmp_path / "out", engine="spark:local[2]")
    assert hashes(tmp_path / "out") == hashes(alone[0]) and len(told.notes) == 3


def command(archive: Path, out: Path, processes: int, *, before: Callable[[], None] | None = None) -> subprocess.Popen[bytes]:
    words = [str(Path(sys.executable).with_name("marsad")), "batch", "read", str(archive), str(out), "--processes", str(processes)]
    return subprocess.Popen(words, preexec_fn=before, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_killed_driver_leaves_what_was_finished_and_the_next_run_ends_with_the_same_bytes(archive: Path, alone: tuple[Path, road.Told], tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = command(archive, out, 2)
    while run.poll() is None and not list(out.glob("*/month=*/*")):
        time.sleep(0.01)
    run.kill()
    run.communicate()
    (out / "records" / "month=2018-02").mkdir(parents=True, exist_ok=True)
    (out / "records" / "month=2018-02" / ".x.parquet.999").write_bytes(b"half")  # as a killed writer leaves it
    road.read([str(archive)], out)
    assert hashes(out) == hashes(alone[0])


def test_a_full_disk_is_told_and_the_next_run_ends_with_the_same_bytes(archive: Path, alone: tuple[Path, road.Told], tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = command(archive, out, 1, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))
    _, told = run.communicate()
    assert run.returncode == 1 and "make room and run the same command again" in told.decode() and b"Traceback" not in told
    road.read([str(archive)], out)
    assert hashes(out) == hashes(alone[0])


def test_a_job_that_ends_its_process_is_tried_again_alone_and_then_given_up(tmp_path: Path) -> None:
    names = ["a", "once", "b", "always", "c", "d", "e", "f"]
    done = dict(pool.run(names, partial(fall, folder=tmp_path), 2))
    assert isinstance(done.pop("always"), pool.Died)
    assert done == {name: name.upper() for name in names if name != "always"}


def test_a_worker_loads_nothing_that_arrow_only_looks_for() -> None:
    assert dict(pool.run(["قصف"], idle, 2)) == {"قصف": []}


def test_what_a_worker_holds_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    """Each lot has words, names and numbers that none before it had; behind each the same is held, beside what has a limit."""
    lots = [tmp_path / f"{at}.jsonl" for at in range(4)]
    told = [json.loads(line) for line in lines(12).decode().splitlines()]  # so that words of the packs are met once and for all
    for at, lot in enumerate(lots):
        lot.write_text("".join(json.dumps(one | {"text": one["text"] + unheard(12 * at + number)}) + "\n" for number, one in enumerate(told)), encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "tests.held", *map(str, lots)], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    held = [int(line) for line in done.stdout.split()]
    assert held[3] - held[2] < 12 * 60, held  # a memory of words without a limit would hold 1,200 more


def unheard(number: int) -> str:
    """A sentence with 100 words that no other report has."""
    chance = Random(number)
    words = ["".join(chance.choices("بتجدرسعفقلمنهوي", k=6)) for _ in range(100)]
    return f" وقال {words[0]} {words[1]} إن {5 + number} مدنيين من عائلة {words[2]} قتلوا في قصف على بلدة {words[3]} قرب {words[4]}، {' '.join(words[5:])}."


def test_what_ended_its_worker_twice_is_set_aside_and_tried_by_the_next_run(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(pool, "run", lambda found, work, processes, **_: ((job, pool.Died("ended twice")) for job in found))
        told = CliRunner().invoke(main, ["batch", "read", str(archive / "a.jsonl"), str(out)])
    assert told.exit_code == 1 and "set aside" in told.output and len(notes(out, "aside")) == 1
    assert road.read([str(archive / "a.jsonl")], out).count("reports") == 20 and notes(out, "aside") == []


def test_lines_are_cut_into_stretches_that_lose_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "STRETCH", 3000)
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(30)[:-1])  # the last line without its end
    found = [job for job in jobs_in([str(path)]) if isinstance(job, Job)]
    assert len(found) > 3 and found[0].start == 0 and found[-1].end == path.stat().st_size
    assert all(before.end == after.start for before, after in zip(found, found[1:], strict=False))
    whole = path.read_bytes()
    assert all(job.first == whole[: job.start].count(b"\n") + 1 for job in found)
    (tmp_path / "b.parquet").write_bytes(b"no table")
    assert [type(one) for one in jobs_in([str(tmp_path / "b.parquet"), str(tmp_path / "none")])] == [Refused, Refused]


def test_a_folder_of_another_version_or_of_something_else_is_not_written_into(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x.txt").write_text("x")
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "batch.json").write_text('{"marsad": "0.0", "packs": []}')
    for name, why in (("full", "not empty"), ("old", "was read by marsad 0.0")):
        done = CliRunner().invoke(main, ["batch", "read", str(archive / "a.jsonl"), str(tmp_path / name)])
        assert done.exit_code == 1 and why in done.output
    assert CliRunner().invoke(main, ["batch", "read", str(archive), str(tmp_path / "x"), "--engine", "dask"]).exit_code == 2


WORDS = "قتل ثلاثة مدنيين في غارة جوية على بلدة سقبا أمس، ونقل عدد من الجرحى إلى المشفى القريب من البلدة"


@pytest.mark.parametrize(
    ("raw", "declared", "arabic"),
    [
        pytest.param(page(1), None, True, id="UTF-8"),
        pytest.param(page(1, charset="windows-1256"), "text/html; charset=ISO-8859-1", True, id="Windows-1256 called Latin"),
        pytest.param(page(1, charset="utf-16"), None, True, id="UTF-16"),
        pytest.param("".join(f"&#{ord(char)};" for char in WORDS).encode(), None, True, id="entities"),
        pytest.param(b"<script>" + b"var a=1;" * 20_000 + b"</script>" + WORDS.encode(), None, False, id="behind a long head without a title"),
        pytest.param(f"<title>{WORDS[:20]}</title>".encode() + b"<style>" + b"a{b:c}" * 20_000 + b"</style>" + WORDS.encode(), None, True, id="behind a long head with a title"),
        pytest.param(english(1), None, False, id="English"),
        pytest.param("Отец сказал, что в городе ничего не изменилось с прошлого года и войны".encode("cp1251"), "text/html; charset=windows-1251", False, id="Russian"),
        pytest.param("Le président a été réélu après une élection très disputée à l'été".encode("latin-1") * 3, "text/html; charset=iso-8859-1", False, id="French"),
        pytest.param(gzip.compress(b"x"), None, False, id="no page"),
        pytest.param(b"", None, False, id="nothing"),
    ],
)
def test_pages_without_arabic_are_told_by_their_bytes(raw: bytes, declared: str | None, arabic: bool) -> None:
    assert may_be_arabic(raw, declared) is arabic
