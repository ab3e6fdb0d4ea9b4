"""The spreadsheet pack as CSV: one file a sheet, with a byte order mark so that Excel reads the Arabic."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from marsad.exports.formats.columns import names
from marsad.exports.formats.datapackage import datapackage
from marsad.exports.formats.sheets import ONCE, SHEETS
from marsad.exports.seen import Seen
from marsad.exports.writing import About, csv_file, write_json


def write(folder: Path, incidents: Iterable[Seen], about: About) -> None:
    """All sheets in one pass."""
    told: set[str] = set()
    with ExitStack() as files:
        sheets = {sheet: files.enter_context(csv_file(folder / f"{sheet}.csv", names(sheet))) for sheet in SHEETS}
        for one in incidents:
            for sheet, rows in SHEETS.items():
                for row in rows(one, about):
                    if sheet not in ONCE or row["report"] not in told:
                        sheets[sheet](row)
            told.update(one.reports)
    write_json(folder / "datapackage.json", datapackage(SHEETS, about))
