"""Cases of other versions, broken ones, those that may only be read, and those of strangers: each is told as what it is."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection
from tests.desk import browser
from tests.reports import many, text
from tools.kills import make_old

from marsad import __version__
from marsad.case import add, open_case
from marsad.cli import main
from marsad.desk.setup import open_desk
from marsad.errors import CaseError, NotWritten
from marsad.record import boot, lists
from marsad.record.choices import choice
from marsad.record.place import CasePlace
from marsad.record.rows import query, query_nothing
from marsad.record.trust import trust
from marsad.record.vault import state_folder
from marsad.record.verify import verify
from marsad.record.versions import copies


def ran(*words: object) -> str:
    """What a command says that ends with a fault told in words."""
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == 1 and isinstance(done.exception, SystemExit), (words, done.output, done.exception)
    return done.output


def test_F11_a_case_of_a_newer_version_is_refused_with_its_version(case: CasePlace) -> None:
    query_nothing("INSERT INTO django_migrations (app, name, applied) VALUES ('record', '0099_more', %s)", ["2027-01-01 00:00:00"])
    with pytest.raises(CaseError, match=rf"newer Marsad \(version {__version__}, with 0099_more\)"):
        open_case(case.folder)
    assert "newer Marsad" in ran("add", case.folder, case.folder / "case.toml")


def test_F11_a_case_of_an_older_version_is_upgraded_after_a_copy(case: CasePlace) -> None:
    add(case, many(2))
    make_old()
    before = "record_attempt" in connection.introspection.table_names()
    if connection.vendor == "postgresql":
        assert "pg_dump" in ran("reports", case.folder)
        assert CliRunner().invoke(main, ["upgrade", str(case.folder), "--copied"]).exit_code == 0
    else:
        open_case(case.folder)
        (copy,) = copies(case)
        assert copy.stat().st_mode & 0o077 == 0 and case.folder not in copy.parents
        with sqlite3.connect(copy) as old:
            assert old.execute("SELECT count(*) FROM record_attempt").fetchone() == (0,) and old.execute("SELECT count(*) FROM record_report").fetchone() == (2,)
        old.close()
    assert before and "record_attempt" not in connection.introspection.table_names()
    assert query("SELECT count(*) FROM record_ledgerline WHERE kind = 'upgraded'") == [(1,)] and verify(case) is None
    open_case(case.folder)
    assert query("SELECT count(*) FROM record_ledgerline WHERE kind = 'upgraded'") == [(1,)]


def harmed(raw: bytes, how: str) -> bytes:
    page = 16384
    at = len(raw) // 2 // page * page
    return {"no database": b"x" * 4096, "empty": b"", "a page of noughts": raw[:at] + b"\0" * page + raw[at + page :], "cut": raw[: len(raw) // 3]}[how]


@pytest.mark.parametrize("how", ["no database", "empty", "a page of noughts", "cut"])
def test_F11_a_damaged_database_is_told_as_such(sqlite_case: CasePlace, how: str) -> None:
    add(sqlite_case, many(30))
    query("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    for left in sqlite_case.folder.glob("case.db-*"):
        left.unlink()
    sqlite_case.sqlite.write_bytes(harmed(sqlite_case.sqlite.read_bytes(), how))
    told = ran("verify", sqlite_case.folder)
    assert ("damaged" in told or "empty" in told) and "restore the case" in told and "free some space" not in told
    (sqlite_case.folder.parent / "in").mkdir()
    (sqlite_case.folder.parent / "in" / "a.txt").write_text(text(99), encoding="utf-8")
    before = sqlite_case.sqlite.read_bytes()
    told = ran("add", sqlite_case.folder, sqlite_case.folder.parent / "in")
    assert ("damaged" in told or "empty" in told) and "free some space" not in told and sqlite_case.sqlite.read_bytes() == before


def test_F11_a_folder_that_may_only_be_read_opens_and_is_verified_whole(sqlite_case: CasePlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(sqlite_case, many(2))
    query("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    held = {path: path.read_bytes() for path in sqlite_case.folder.rglob("*") if path.is_file()}
    monkeypatch.setattr(boot.os, "access", lambda path, mode: mode != os.W_OK or sqlite_case.folder not in (Path(path), *Path(path).parents))
    open_case(sqlite_case.folder)
    assert lists.counts()["reports"] == 2 and verify(sqlite_case) is None
    with pytest.raises(NotWritten):
        add(sqlite_case, many(3))
    assert "ledger does not say that this bag was made" in CliRunner().invoke(main, ["bag", str(sqlite_case.folder), str(tmp_path / "bag")]).output
    assert "cannot be written" in ran("export", sqlite_case.folder, "csv", tmp_path / "export")
    assert sorted(path.name for path in tmp_path.iterdir() if path != sqlite_case.folder) == ["bag"]
    with pytest.raises(NotWritten, match="may only be read"):
        open_desk(sqlite_case.folder)
    connection.close()
    assert {path: path.read_bytes() for path in sqlite_case.folder.rglob("*") if path.is_file() and not path.name.startswith("case.db-")} == {path: raw for path, raw in held.items() if not path.name.startswith("case.db-")}
    with sqlite3.connect(sqlite_case.sqlite) as database:
        database.execute("DELETE FROM record_searched")
    database.close()
    open_case(sqlite_case.folder)
    fault = verify(sqlite_case)
    assert fault is not None and "search index" in fault.where, "the index is looked at also where nothing may be written"
    monkeypatch.undo()
    open_case(sqlite_case.folder)


def test_F11_a_case_of_strangers_dials_nothing_until_told_to(sqlite_case: CasePlace, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(sqlite_case.folder, tmp_path / "strangers"))
    with socket.socket() as there:
        there.bind(("127.0.0.1", 0))
        there.listen()
        there.settimeout(0.2)
        address = f"postgresql://marsad:secret@127.0.0.1:{there.getsockname()[1]}/case?connect_timeout=1"
        with (folder / "case.toml").open("a", encoding="utf-8") as out:
            out.write(f'database = "{address}"\n')
        for words in (["reports", folder], ["verify", folder], ["bag", folder, tmp_path / "bag"], ["desk", folder], ["upgrade", folder]):
            told = ran(*words)
            assert "nothing is dialled before you say so" in told and "secret" not in told
        with pytest.raises(TimeoutError):
            there.accept()
        trust(address)
        assert "secret" not in (state_folder() / "dialled.txt").read_text(encoding="utf-8")
    assert "does not answer" in ran("reports", folder)
    open_case(sqlite_case.folder)


def test_F11_map_tiles_that_a_stranger_chose_are_not_asked_for(desk: CasePlace) -> None:
    query_nothing("INSERT INTO record_setting (key, value) VALUES ('tiles', 'https://tiles.example/{z}')")
    assert choice("tiles") == "" and "tiles.example" not in browser("viewer").get("/overview/").content.decode()
    assert browser("admin").post("/people/", {"do": "choices", "coordinates": "exact", "tiles": "https://tiles.example/{z}"}).status_code == 200
    assert choice("tiles") == "https://tiles.example/{z}"
