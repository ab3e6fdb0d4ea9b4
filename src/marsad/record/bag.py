"""A case in a bag (BagIt, RFC 8493): everything in plain files with manifests, readable without Marsad, and restored from."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import bagit

from marsad.errors import CaseError, NoSuchCase, NotWritten
from marsad.record.annotations import COLUMNS
from marsad.record.boot import begin, boot, read_only
from marsad.record.guide import ARABIC, CHECK, ENGLISH
from marsad.record.half_made import clear
from marsad.record.ledger import Entry, append, head
from marsad.record.originals import keep_originals, path_of, settle_originals
from marsad.record.parts import part_rows
from marsad.record.place import CasePlace, find_case, lay_out, settle
from marsad.record.restoring import restore_settings, restore_work
from marsad.record.rewriting import shredded
from marsad.record.rows import from_cell, insert, query, query_nothing, snapshot, stream, writing
from marsad.record.search import index
from marsad.record.store import keep_parts, records
from marsad.record.trust import trust
from marsad.record.verify import verify
from marsad.record.work import note_export
from marsad.text.finding import findable

# table -> its columns, in the order in which rows may be put back
TABLES: dict[str, tuple[str, ...]] = {
    "original": ("sha256", "size"),
    "capture": ("id", "original_id", "requested", "received", "custody"),
    "report": ("id", "capture_id", "outlet", "title", "url", "author", "published", "language", "known", "text"),
    "reading": ("id", "report_id", "backend", "packs", "made", "payload", "current"),
    "judgement": ("id", "kind", "subject", "other", "field", "value", "who", "when", "why"),
    # what is protected stays protected where the case is restored
    "mark": ("id", "kind", "level", "subject", "names", "start", "end", "who", "when", "why", "lifted"),
    "annotation": ("id", *COLUMNS),  # what people wrote beside the reports
    "access": ("id", "who", "at", "kind", "subject"),  # who saw what, as the ledger sealed it
    "ledgerline": ("seq", "at", "who", "kind", "subject", "payload_sha256", "prev", "hash"),
    "ledgerpayload": ("line_id", "payload"),
}


class Damaged(CaseError):
    """The case does not hold, so that a bag of it could not be restored whole."""


def make_bag(place: CasePlace, out: Path, *, progress: Callable[[int], object] = lambda _: None, damaged: bool = False, who: str = "machine") -> tuple[int, str]:
    """Write the whole case to a new folder as a bag; the number and hash of the ledger's head.

    It is of one moment, whatever writers add meanwhile. Raises NoSuchCase where the folder holds something, NotWritten where
    there is no room, Damaged where the case does not hold (unless ``damaged``: the bag then says what is missing, and what is whole
    can be restored from it). The ledger says who took it, in a line behind the head that the bag holds. A half-made bag is never left; what a killed run left is cleared.
    """
    out = out.absolute()
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise NoSuchCase(f"{out}: there is something in this folder already; give a new one")
    clear(out)
    found = faults_of(place)
    if found and not damaged:
        raise Damaged(f"the case does not hold, and a bag of it could not be restored whole: {'; '.join(found[:5])}. To take what is whole: --damaged")
    making = out.with_name(f".{out.name}.making-{os.getpid()}")
    try:
        shutil.rmtree(making, ignore_errors=True)
        with snapshot():
            seq, last = _lay_in(place, making, progress)
        bag = bagit.make_bag(str(making), {"External-Identifier": place.id, "Marsad-Ledger-Head": f"{seq} {last}", "External-Description": place.title, **({"Marsad-Damaged": "; ".join(found)} if found else {})}, checksums=["sha256"])
        bag.validate()
        if not read_only(place):
            _note_bag(making, f"{seq} {last}", who)
        if out.exists():
            out.rmdir()
        making.rename(out)
    except OSError as fault:
        raise NotWritten(f"{out}: the bag cannot be written ({fault.strerror}): free some space or give another folder") from fault
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return seq, last


def faults_of(place: CasePlace) -> list[str]:
    """What of a case does not hold: the first fault that verify finds, and every original that is missing or damaged."""
    fault = verify(place)
    if fault is None:
        return []
    return list(dict.fromkeys([f"{fault.where} {fault.what}", *(f"original {sha256[:16]}… is missing or damaged" for sha256 in damaged_originals(place))]))


def damaged_originals(place: CasePlace) -> list[str]:
    """Originals whose bytes are not there, or do not give their hash; those shredded under law are not meant."""
    gone = shredded()
    return [sha256 for (sha256,) in query("SELECT sha256 FROM record_original ORDER BY 1") if sha256 not in gone and not _whole(path_of(place.originals, sha256))]


def _whole(path: Path) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == path.name


def _lay_in(place: CasePlace, making: Path, progress: Callable[[int], object]) -> tuple[int, str]:
    """All files of a bag: the case as the open snapshot shows it."""
    (making / "record").mkdir(parents=True)
    (making / "originals").mkdir()
    shutil.copyfile(place.folder / "case.toml", making / "case.toml")
    _without_database(making / "case.toml")
    if (place.folder / "packs").is_dir():
        shutil.copytree(place.folder / "packs", making / "packs")
    for (sha256,) in stream("SELECT sha256 FROM record_original"):
        if _whole(source := path_of(place.originals, sha256)):  # else shredded under law, or damaged, as the bag says
            (making / "originals" / sha256[:2]).mkdir(exist_ok=True)
            shutil.copyfile(source, path_of(making / "originals", sha256))
        progress(1)
    for table, columns in TABLES.items():
        _write(making / "record" / f"{table}.jsonl", _rows(table, columns))
    _write(making / "claims.jsonl", records())
    seq, last = head()
    for name, words in (("README.txt", ENGLISH), ("README.ar.txt", ARABIC)):
        (making / name).write_text(words.format(title=place.title, id=place.id, seq=seq, hash=last), encoding="utf-8")
    (making / "check_ledger.py").write_text(CHECK, encoding="utf-8")
    return seq, last


def restore(bag_folder: Path, folder: Path, *, database: str | None = None) -> CasePlace:
    """Make the case of a bag anew: the same ids, the same ledger head. Raises NoSuchCase where the bag does not hold."""
    try:
        bag = bagit.Bag(str(bag_folder))
        bag.validate()
    except bagit.BagError as fault:
        raise NoSuchCase(f"{bag_folder}: no bag of a case, or it was changed: {fault}") from None
    if "Marsad-For" in bag.info:
        raise NoSuchCase(f"{bag_folder}: part of a case, for {bag.info['Marsad-For']}, and no copy of it; take it in: marsad add NEW-CASE --from-export {bag_folder / 'data'}")
    data = bag_folder / "data"
    old = find_case(data)
    if database is not None:
        trust(database)
    made = lay_out(folder, title=old.title, packs=old.packs, database=database, like=old)
    try:
        begin(made)
        _fill(data, made)
        wrong = verify(made, head=str(bag.info["Marsad-Ledger-Head"]).split()[-1])
        if wrong and "Marsad-Damaged" not in bag.info:
            raise NoSuchCase(f"{bag_folder}: {wrong.where} {wrong.what}")
        place = settle(made, folder)
    except BaseException:
        shutil.rmtree(made.folder, ignore_errors=True)
        raise
    boot(place)
    return place


def note_restored(seq: int, last: str, who: str) -> None:
    """The restored case goes on with a line of its own: the head that came with the bag, who restored it and on which machine's account."""
    with writing():
        append([Entry("restored", last, {"line": seq})], who)


def _note_bag(out: Path, head_of_it: str, who: str) -> None:
    """Somebody took the whole case away: a line with the head that the bag holds and the hash of its manifests."""
    told = {"format": "bag", "for": "whole", "head": head_of_it}
    note_export(who, "case", {}, {**told, "sha256": hashlib.sha256((out / "tagmanifest-sha256.txt").read_bytes()).hexdigest()})


def _fill(data: Path, made: CasePlace) -> None:
    for paths in _chunks(sorted((data / "originals").glob("*/*")), 10):
        raws = [path.read_bytes() for path in paths]
        for path, raw in zip(paths, raws, strict=True):
            if hashlib.sha256(raw).hexdigest() != path.name:
                raise NoSuchCase(f"{path}: its bytes do not give its name")
        keep_originals(made.originals, {path.name: raw for path, raw in zip(paths, raws, strict=True)})
    settle_originals(made.originals)
    with writing():
        for table, columns in TABLES.items():
            rows = (tuple(row[column] for column in columns) for row in _read(data / "record" / f"{table}.jsonl"))
            for chunk in _chunks(rows):
                insert(f"record_{table}", columns, chunk)
        _derive()
        restore_settings()
        restore_work()
        _sequences()


def _derive() -> None:
    """The narrow rows and the search index, which follow from the readings."""
    for rows in _chunks(stream("SELECT id, report_id, payload FROM record_reading WHERE payload <> '{}' ORDER BY id")):
        keep_parts([(number, part_rows(ident, payload)) for number, ident, payload in rows])
    for rows in _chunks(stream("SELECT id, published, text FROM record_report")):
        index((ident, day, findable(from_cell(text) or "")) for ident, day, text in rows)


def _sequences() -> None:
    """PostgreSQL counts on behind the rows put back; SQLite does so by itself."""
    from django.db import connection

    if connection.vendor == "postgresql":
        for table in ("capture", "reading", "judgement", "mark", "annotation", "access"):
            query_nothing(f"SELECT setval(pg_get_serial_sequence('record_{table}', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM record_{table}), false)")


def _without_database(path: Path) -> None:
    """The address of a shared database may carry a password, and means nothing elsewhere."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("database")]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _rows(table: str, columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    names = ", ".join(f'"{column}"' for column in columns)
    for row in stream(f'SELECT {names} FROM record_{table} ORDER BY "{columns[0]}"'):
        yield dict(zip(columns, row, strict=True))


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False, default=bool).encode("utf-8", "backslashreplace").decode() + "\n")


def _read(path: Path) -> Iterator[dict[str, Any]]:
    if path.name in ("mark.jsonl", "annotation.jsonl", "access.jsonl") and not path.exists():
        return  # a bag from before there were such rows; where the ledger knows of some, the case will not hold
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _chunks(rows: Iterable[Any], size: int = 500) -> Iterator[list[Any]]:
    chunk: list[Any] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk



