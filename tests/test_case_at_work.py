"""Commands on a case as processes of their own: stopped, killed, without room, without rights, on a terminal."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from django.db import connection
from tests.conftest import Server
from tests.reports import many, text

import marsad.case as module
from marsad import load_packs
from marsad.case import add, create_case, open_case, reread
from marsad.errors import NoSuchCase, NotWritten
from marsad.record import lists
from marsad.record.bag import make_bag
from marsad.record.place import CasePlace
from marsad.record.rows import query
from marsad.record.search import search
from marsad.record.verify import verify

MARSAD = str(Path(sys.executable).with_name("marsad"))
BATCH = 100  # reports of a transaction here: ten times as many take ten times as long and show the same
MANY = 1200  # some transactions full
COMMAND = f"import marsad.case as case; case._BATCH = {BATCH}; from marsad.cli import main; main()"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports enough that adding them takes a while."""
    load_packs()  # and keeps what it compiled: the processes below would each compile it
    inside = tmp_path / "in"
    inside.mkdir()
    for number in range(MANY):
        (inside / f"{number:04}.txt").write_text(text(number), encoding="utf-8")
    return inside


def start(*words: object, **more: object) -> subprocess.Popen[bytes]:
    """A command as a terminal starts it, but for smaller batches: it hears Ctrl-C, also where these tests run in the background and do not."""
    heard = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen([sys.executable, "-c", COMMAND, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=heard, **more)  # type: ignore[call-overload, no-any-return]


def wait_for_reports(case: CasePlace, count: int = 1) -> None:
    open_case(case.folder)
    end = time.monotonic() + 300
    while lists.counts()["reports"] < count:
        assert time.monotonic() < end, "nothing was added"
        time.sleep(0.02)


def only_some_left(folder: Path, most: int = 150) -> int:
    """Take away reports that are not in the case, but for some; how many of these there are."""
    held = {Path(name).name for (name,) in query("SELECT requested FROM record_capture")}
    others = [path for path in sorted(folder.iterdir()) if path.name not in held]
    for path in others[most:]:
        path.unlink()
    return len(others[:most])


def children_of(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_ctrl_c_leaves_a_sound_case_and_ends_with_130(sqlite_case: CasePlace, folder: Path) -> None:
    running = start("add", sqlite_case.folder, folder, "--no-link", "--processes", 2)
    wait_for_reports(sqlite_case)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does it: to the readers too
    out, told = (stream.decode() for stream in running.communicate(timeout=300))
    assert running.returncode == 130 and "stopped" in told and "Traceback" not in told, told
    held = lists.counts()["reports"]
    assert f"{held} reports added" in out and 0 < held < MANY and verify(sqlite_case) is None
    left = only_some_left(folder)
    done = start("add", sqlite_case.folder, folder, "--no-link").communicate()[0].decode()
    assert done == f"{left} reports added, {held} already in the case\n" and verify(sqlite_case) is None


def test_ctrl_c_while_the_readers_start_is_told_in_a_line(sqlite_case: CasePlace, folder: Path) -> None:
    running = start("add", sqlite_case.folder, folder, "--no-link", "--processes", 2)
    while len(children_of(running.pid)) < 2:
        assert running.poll() is None, "no reader was started"
    time.sleep(0.1)  # they import now
    os.killpg(running.pid, signal.SIGINT)
    told = running.communicate(timeout=300)[1].decode()
    assert running.returncode == 130 and "stopped" in told and "Traceback" not in told, told


def test_a_killed_add_leaves_no_reader_behind_and_a_sound_case(sqlite_case: CasePlace, folder: Path) -> None:
    running = start("add", sqlite_case.folder, folder, "--no-link", "--processes", 2)
    wait_for_reports(sqlite_case)
    readers = children_of(running.pid)
    running.kill()
    running.communicate()
    assert len(readers) >= 2
    end = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().split()[2] for pid in readers):
        assert time.monotonic() < end, "readers outlived the writer"
        time.sleep(0.05)
    open_case(sqlite_case.folder)
    assert verify(sqlite_case) is None


def test_two_commands_add_one_folder_at_once(sqlite_case: CasePlace, folder: Path) -> None:
    for name in sorted(folder.iterdir())[150:]:
        name.unlink()
    running = [start("add", sqlite_case.folder, folder, "--no-link", "--processes", 1) for _ in range(2)]
    told = [one.communicate(timeout=120)[0].decode() for one in running]
    open_case(sqlite_case.folder)
    assert [one.returncode for one in running] == [0, 0]
    assert sum(int(line.split()[0]) for line in told) == 150 == lists.counts()["reports"] and verify(sqlite_case) is None


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 6 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("no disk can be mounted here; the same is tested with a bound on files")
    yield place
    connection.close()
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_told_in_a_line_and_the_case_goes_on_when_there_is_room(small_disk: Path, folder: Path) -> None:
    case = create_case(small_disk / "case")
    connection.close()
    full = start("add", case.folder, folder, "--no-link", "--processes", 1)
    out, told = (stream.decode() for stream in full.communicate(timeout=120))
    assert full.returncode == 1 and "nothing half-done was kept" in told and "Traceback" not in told, told
    open_case(case.folder)
    held = lists.counts()["reports"]
    assert f"{held} reports added" in out and held < MANY
    subprocess.run(["mount", "-o", "remount,size=200m", str(small_disk)], check=True)
    open_case(case.folder)
    assert verify(case) is None
    left = only_some_left(folder)
    connection.close()
    again = start("add", case.folder, folder, "--no-link", "--processes", 1)
    assert again.communicate(timeout=120)[0].decode() == f"{left} reports added, {held} already in the case\n" and left
    open_case(case.folder)
    assert verify(case) is None


@pytest.mark.skipif(os.getuid() != 0, reason="needs another user to be")
def test_a_case_that_may_only_be_looked_at_is_read_and_verified(sqlite_case: CasePlace, tmp_path: Path) -> None:
    add(sqlite_case, many(3))
    connection.close()
    for place in (sqlite_case.folder, *sqlite_case.folder.parents):
        if str(place).startswith("/tmp/"):
            place.chmod(0o755)
    out = tmp_path / "out"
    out.mkdir()
    out.chmod(0o777)
    search("المرصد"), make_bag(sqlite_case, tmp_path / "first")  # what is imported when first used is imported now: nobody may not read every checkout
    connection.close()
    pid = os.fork()
    if not pid:
        code = 1
        try:
            os.chdir(out)  # bagit goes back to where it was
            os.setgid(65534)
            os.setuid(65534)
            open_case(sqlite_case.folder)
            seen = [lists.counts()["reports"] == 3, len(search("المرصد")) == 3, verify(sqlite_case) is None, make_bag(sqlite_case, out / "bag")[0] > 3]
            try:
                add(sqlite_case, many(4))
            except NotWritten:
                seen.append(True)
            code = 0 if seen == [True] * 5 else 2
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def test_a_bar_moves_on_a_terminal_and_nowhere_else(sqlite_case: CasePlace, folder: Path) -> None:
    for name in sorted(folder.iterdir())[30:]:
        name.unlink()
    ours, theirs = pty.openpty()
    running = subprocess.Popen([MARSAD, "add", str(sqlite_case.folder), str(folder), "--no-link"], stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "TERM": "xterm"})
    os.close(theirs)
    shown = b""
    try:
        while block := os.read(ours, 1 << 16):  # as it is written: a terminal holds little, and the writer waits for it
            shown += block
    except OSError:  # the last writer is gone
        pass
    os.close(ours)
    out = running.communicate(timeout=300)[0].decode()
    assert "adding" in shown.decode() and "30" in shown.decode() and out == "30 reports added, 0 already in the case\n"
    assert start("verify", sqlite_case.folder).communicate()[1] == b""


def test_a_database_that_holds_a_case_takes_no_other(postgres: Server, tmp_path: Path) -> None:
    postgres.sql("CREATE DATABASE taken")
    first = create_case(tmp_path / "first", database=postgres.url("taken"))
    with pytest.raises(NoSuchCase, match=f"holds case {first.id} already"):
        create_case(tmp_path / "second", database=postgres.url("taken"))
    assert not (tmp_path / "second").exists()
    open_case(first.folder)
    assert verify(first) is None


def test_a_defect_on_one_report_keeps_it_and_stops_no_other(case: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    plainly = module._read_plainly

    def stumbling(found: module.CapturedReport) -> module.Read:
        if "رقم التقرير 1." in found.report.text:
            raise IndexError("list index out of range")
        return plainly(found)

    monkeypatch.setattr(module, "_read_plainly", stumbling)
    done = add(case, many(3))
    assert (done.added, [one.why for one in done.failed]) == (3, ["IndexError: list index out of range"])
    assert query("SELECT count(*) FROM record_reading") == [(2,)] and verify(case) is None
    failed: list[module.Refused] = []
    assert reread(case, failed=failed) == 0 and len(failed) == 1
    monkeypatch.setattr(module, "_read_plainly", plainly)
    assert reread(case) == 1 and verify(case) is None


