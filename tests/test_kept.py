"""Compiled packs are kept between runs, and never outlive the tables they were made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.lexicon import kept, packs


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(kept.HOME, str(tmp_path / "kept"))
    own = tmp_path / "own"
    own.mkdir()
    (own / "pack.toml").write_text('id = "own"\nversion = "1"\n', encoding="utf-8")
    (own / "harms.tsv").write_text("outcome\tpos\twords\nkilled\tnoun\tمغدور\n", encoding="utf-8")
    return own


def _known(folder: Path, word: str) -> bool:
    packs._load.cache_clear()
    return any(packs.load_packs(folder).lexicon.scan(word).terms)


def _files(folder: Path) -> list[Path]:
    return sorted((folder.parent / "kept").glob("*"))


def test_a_second_load_takes_what_was_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _known(folder, "المغدور")
    monkeypatch.setattr(packs, "_compile", lambda folders: pytest.fail("compiled again"))
    assert _known(folder, "المغدور")


def test_an_edited_table_is_compiled_anew(folder: Path) -> None:
    assert not _known(folder, "المطعون")
    with (folder / "harms.tsv").open("a", encoding="utf-8") as table:
        table.write("killed\tnoun\tمطعون\n")
    assert _known(folder, "المطعون")


@pytest.mark.parametrize("damage", [b"", b"short", b"\x00" * 100_000], ids=["empty", "short", "other bytes"])
def test_damaged_files_are_made_anew(folder: Path, damage: bytes) -> None:
    assert _known(folder, "المغدور")
    [file] = _files(folder)
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert _known(folder, "المغدور")
    assert file.read_bytes() == whole


def test_the_same_tables_give_the_same_bytes(folder: Path) -> None:
    _known(folder, "المغدور")
    [file] = _files(folder)
    first = file.read_bytes()
    file.unlink()
    _known(folder, "المغدور")
    assert file.read_bytes() == first


def test_where_nothing_can_be_written_packs_load_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.parent / "kept").write_text("a file, where a folder is wanted", encoding="utf-8")
    assert _known(folder, "المغدور")
    monkeypatch.setenv(kept.HOME, "")
    assert _known(folder, "المغدور")


def test_old_ones_are_removed(folder: Path) -> None:
    for number in range(12):
        kept.keep(f"{number:032x}", [number])
    assert len(_files(folder)) == 8
    assert kept.load(f"{11:032x}") == [11]


def test_what_is_used_stays(folder: Path) -> None:
    for number in range(8):
        kept.keep(f"{number:032x}", [number])
    assert kept.load(f"{0:032x}") == [0]
    kept.keep(f"{8:032x}", [8])
    assert kept.load(f"{0:032x}") == [0] and kept.load(f"{1:032x}") is None
