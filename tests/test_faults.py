"""Writers that are killed, meet each other, or lose their disk or database: the case stays sound and can go on."""

from __future__ import annotations

import gc
import os
import random
import resource
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from tests.conftest import Server
from tests.reports import many

import marsad.case as module
from marsad.case import Added, add, open_case
from marsad.errors import DatabaseAway, NotWritten
from marsad.model.custody import Captured
from marsad.record import boot, lists
from marsad.record.ledger import head
from marsad.record.place import CasePlace
from marsad.record.rows import query, query_nothing
from marsad.record.search import search
from marsad.record.verify import verify

KILLS = 200
REFUSED = 7  # how a child ends that was told that it cannot write


def in_child(work: Callable[[], None]) -> int:
    """Run work in a process of its own, with a connection of its own; its number."""
    connection.close()
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        code = 0
    except NotWritten:
        code = REFUSED
    finally:
        os._exit(code)


def sound(case: CasePlace) -> None:
    """Everything holds, and no report lacks its reading, its words in the index or its lines."""
    open_case(case.folder)
    assert verify(case) is None
    assert query("SELECT count(*) FROM record_report WHERE id NOT IN (SELECT report_id FROM record_reading)") == [(0,)]
    assert len(search("التقرير", limit=10**6)) == lists.counts()["reports"]
    assert {path.name for path in case.originals.rglob("*") if path.is_file()} == {row[0] for row in query("SELECT sha256 FROM record_original")}


def test_a_writer_killed_at_any_moment_leaves_a_sound_case(make_case: Callable[[], CasePlace], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each writer is killed some moments behind a batch that it reported: while it opens, reads, writes, commits or tidies up."""
    monkeypatch.setattr(module, "_BATCH", 2)
    monkeypatch.setattr(boot, "_SQLITE", boot._SQLITE.replace("synchronous=FULL", "synchronous=OFF"))  # a kill is no power cut: what was written is there
    monkeypatch.setattr(os, "fsync", lambda _: None)
    module._load(())
    gc.freeze()  # a forked child need not copy the packs to walk them
    dice = random.Random(20181)
    case, rounds, total, step = make_case(), KILLS // 2, 0, 5
    for number in range(rounds):
        told, tell = os.pipe()
        pid = in_child(lambda number=number, tell=tell: (open_case(case.folder), add(case, many(40, start=number * step), progress=lambda _: os.write(tell, b".")))[0] and None)  # type: ignore[misc]
        os.close(tell)
        batches = dice.randrange(4)
        while batches and os.read(told, 1):
            batches -= 1
        time.sleep(dice.uniform(0.0, 0.03))
        os.kill(pid, signal.SIGKILL)
        assert os.WIFSIGNALED(os.waitpid(pid, 0)[1]), "it was killed, not finished"
        os.close(told)
        if number % 10 == 9:
            sound(case)
            held = lists.counts()["reports"]
            assert held >= total, "what was kept is never lost"
            total = held
    assert total > rounds
    add(case, many(40 + step * (rounds - 1)))
    assert lists.counts()["reports"] == 40 + step * (rounds - 1)
    sound(case)


def test_two_writers_of_the_same_folder_add_each_report_once(case: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BATCH", 5)
    module._load(())
    pids = [in_child(lambda: (open_case(case.folder), add(case, many(60)))[0] and None) for _ in range(2)]
    assert [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids] == [0, 0]
    sound(case)
    assert lists.counts()["reports"] == 60 == lists.counts()["originals"]


def test_a_case_is_verified_while_others_write_to_it(case: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BATCH", 2)
    module._load(())
    pids = [in_child(lambda start=start: (open_case(case.folder), add(case, many(40, start=start)))[0] and None) for start in (0, 20)]  # type: ignore[misc]
    rounds, ended = 0, 0
    while ended < 2:
        ended += os.waitpid(-1, os.WNOHANG)[0] in pids
        assert verify(case) is None
        rounds += 1
    assert rounds > 3 and lists.counts()["reports"] == 60
    sound(case)


def test_a_stopped_add_tells_how_far_it_came_and_goes_on(case: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BATCH", 2)

    def stopping() -> Iterator[Captured]:
        yield from many(7)
        raise KeyboardInterrupt

    done = Added()
    with pytest.raises(KeyboardInterrupt):
        add(case, stopping(), done=done)
    sound(case)
    assert 0 < done.added == lists.counts()["reports"] < 7
    assert add(case, many(7)).known == done.added


def test_postgres_going_away_keeps_whole_batches_and_comes_back(tmp_path: Path, postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Path(tempfile.mkdtemp(prefix="marsad-pg-", dir="/tmp"))
    server = Server(own)
    server.start()
    try:
        server.sql("CREATE DATABASE away")
        case = module.create_case(tmp_path / "case", database=server.url("away"))
        monkeypatch.setattr(module, "_BATCH", 2)

        def leaving() -> Iterator[Captured]:
            for number, one in enumerate(many(20)):
                if number == 9:
                    server.stop()
                yield one

        done = Added()
        with pytest.raises(DatabaseAway, match="run the command again"):
            add(case, leaving(), done=done)
        with pytest.raises(DatabaseAway):
            lists.counts()
        server.start()
        sound(case)
        assert lists.counts()["reports"] == done.added >= 4
        assert add(case, many(20)).known == done.added
        sound(case)
    finally:
        connection.close()
        server.stop()
        shutil.rmtree(own, ignore_errors=True)


@pytest.mark.parametrize("make_case", ["postgresql"], indirect=True)  # SQLite has no connection to cut
def test_a_cut_connection_is_told_and_the_next_command_works(case: CasePlace) -> None:
    add(case, many(2))
    pid = query("SELECT pg_backend_pid()")[0][0]
    killer = threading.Thread(target=_terminate, args=(case, pid))
    killer.start()
    killer.join()
    with pytest.raises(DatabaseAway):
        add(case, many(3))
    assert add(case, many(3)).added == 1
    sound(case)


def _terminate(case: CasePlace, pid: int) -> None:
    query_nothing("SELECT pg_terminate_backend(%s)", [pid])  # this thread has a connection of its own
    connection.close()


def test_a_full_database_is_told_and_nothing_half_done_is_kept(sqlite_case: CasePlace) -> None:
    add(sqlite_case, many(2))
    before = head()
    query_nothing(f"PRAGMA max_page_count = {query('PRAGMA page_count')[0][0] + 4}")
    with pytest.raises(NotWritten, match="free some space"):
        add(sqlite_case, many(300))
    query_nothing("PRAGMA max_page_count = 1000000000")
    assert head() == before
    sound(sqlite_case)
    assert add(sqlite_case, many(300)).added == 298


def test_a_disk_that_takes_no_more_originals_is_told(sqlite_case: CasePlace) -> None:
    add(sqlite_case, many(1))

    def squeezed() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        open_case(sqlite_case.folder)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
        add(sqlite_case, many(3))

    assert os.waitstatus_to_exitcode(os.waitpid(in_child(squeezed), 0)[1]) == REFUSED
    sound(sqlite_case)


@pytest.mark.skipif(os.getuid() != 0, reason="needs another user to be")
def test_a_folder_that_may_not_be_written_is_told(sqlite_case: CasePlace) -> None:
    add(sqlite_case, many(1))
    connection.close()
    for folder in (sqlite_case.folder, *sqlite_case.folder.parents):
        if str(folder).startswith("/tmp/"):
            folder.chmod(0o755)

    def nobody() -> None:
        os.setgid(65534)
        os.setuid(65534)
        open_case(sqlite_case.folder)
        add(sqlite_case, many(3))

    assert os.waitstatus_to_exitcode(os.waitpid(in_child(nobody), 0)[1]) == REFUSED
    sound(sqlite_case)
