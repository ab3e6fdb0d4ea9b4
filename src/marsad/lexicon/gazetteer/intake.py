"""What comes in from a file of places: its lines, how many were read, which were left out and why, which are broken."""

from __future__ import annotations

import gzip
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from marsad.errors import InputError, PackError, PackFault
from marsad.lexicon.gazetteer.workbook import workbook_lines

TOLD = 20  # faults told one by one; the rest are counted

NO_ARABIC = "no name in Arabic script"
NO_PLACE = "a kind of feature that is not read as a place"
OVER = "over: superseded, ended or historical"
ELSEWHERE = "of another country"


@dataclass(slots=True)
class Intake:
    """The count of an import: every row is a place, left out for a reason, or broken."""

    source: str
    rows: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    broken: int = 0
    faults: list[PackFault] = field(default_factory=list)

    def skip(self, why: str) -> None:
        """A row is left out."""
        self.skipped[why] += 1

    def fault(self, line: int, message: str) -> None:
        """A row is broken: the first of them are kept with their words, all are counted."""
        self.broken += 1
        if len(self.faults) < TOLD:
            self.faults.append(PackFault(self.source, line, message))

    def settle(self) -> None:
        """Raise PackError with the faults, if there are any."""
        if self.broken:
            more = [PackFault(self.source, 0, f"and {self.broken - TOLD} more broken rows")] if self.broken > TOLD else []
            raise PackError([*self.faults, *more])


def lines_of(path: Path, intake: Intake) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers: plain, .gz, .xlsx, or the one table in a .zip; for a folder its GeoJSON files, one a line.

    A line that is not UTF-8 is a fault and left out. Raises InputError for a file that cannot be opened or unpacked.
    """
    if path.is_dir():
        yield from _features(path, intake)
        return
    if path.suffix.lower() == ".xlsx":
        yield from workbook_lines(path)
        return
    try:
        with _opened(path) as raw:
            for number, line in enumerate(raw, 1):
                try:
                    yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
                except UnicodeDecodeError as fault:
                    intake.fault(number, f"not UTF-8 at byte {fault.start} of the line: save the file as UTF-8")
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as fault:
        raise InputError(f"{path}: cannot be read ({getattr(fault, 'strerror', None) or fault}); give a whole file, plain, .gz or .zip") from fault


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if path.suffix == ".gz":
        with gzip.open(path, "rb") as raw:
            yield raw  # type: ignore[misc]
    elif path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive, archive.open(_table_in(path, archive)) as member:
            yield member  # type: ignore[misc]
    else:
        with path.open("rb") as plain:
            yield plain


def _table_in(path: Path, archive: zipfile.ZipFile) -> str:
    """GeoNames packs SY.txt beside a readme.txt."""
    tables = [name for name in archive.namelist() if name.endswith((".txt", ".csv", ".tsv", ".jsonl")) and "readme" not in name.lower()]
    if len(tables) != 1:
        raise InputError(f"{path}: holds {len(tables)} tables, but one is read: unpack it and give the table itself")
    return tables[0]


def _features(folder: Path, intake: Intake) -> Iterator[tuple[int, str]]:
    """The records of a Who's On First checkout, alternative geometries left out; faults name the record's file."""
    for path in sorted(folder.rglob("*.geojson")):
        if "-alt-" in path.name:
            continue
        try:
            yield 0, json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False)
        except ValueError as fault:
            intake.fault(0, f"{path.relative_to(folder)}: not readable as JSON ({fault})")
