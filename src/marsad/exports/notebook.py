"""A case in a notebook: its sheets as frames of polars or pandas. Nothing of it asks the reader to set Django up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from marsad.case import open_case as open_place
from marsad.errors import InputError
from marsad.exports.cells import BETWEEN
from marsad.exports.formats.columns import columns
from marsad.exports.formats.sheets import ONCE, SHEETS
from marsad.exports.pack_tables import actors, countries
from marsad.exports.protection import Asker
from marsad.exports.seen import seen
from marsad.exports.writing import About
from marsad.extras import needs
from marsad.record.place import CasePlace
from marsad.record.redaction import Redactor
from marsad.record.rows import snapshot

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Notebook:
    """An open case. Each sheet of the spreadsheet pack is a frame with the columns and kinds of its codebook.

    Frames hold all that the case holds: whoever opens a case's folder has it. ``filters`` are those of ``marsad incidents``.
    """

    place: CasePlace

    def incidents(self, **filters: Any) -> Any:
        """One row an incident."""
        return self.frame("incidents", **filters)

    def accounts(self, **filters: Any) -> Any:
        """One row for each group that a claim gives a number of."""
        return self.frame("accounts", **filters)

    def claims(self, **filters: Any) -> Any:
        """One row a claim."""
        return self.frame("claims", **filters)

    def people(self, **filters: Any) -> Any:
        """One row for each person told by name."""
        return self.frame("people", **filters)

    def frame(self, sheet: str, *, library: str = "polars", **filters: Any) -> Any:
        """Any sheet as a frame of polars or pandas. Raises InputError where the library is not installed, KeyError for no sheet."""
        rows = list(self._rows(sheet, filters))
        if library == "pandas":
            return _pandas().DataFrame(rows, columns=[column["column"] for column in columns(sheet)])
        polars = needs("polars")
        kinds = {"text": polars.String, "number": polars.Float64, "integer": polars.Int64, "boolean": polars.Boolean, "date": polars.String}
        return polars.DataFrame(rows, schema={column["column"]: kinds[column["type"]] for column in columns(sheet)}, orient="row")

    def _rows(self, sheet: str, filters: Plain) -> Iterable[Plain]:
        about = About(self.place.title, _everything(), "en", "", actors(self.place.packs), countries(self.place.packs))
        names, told = [column["column"] for column in columns(sheet)], set[str]()
        with snapshot():
            for one in seen(about.asker, filters, readings=sheet != "incidents"):
                for row in SHEETS[sheet](one, about):
                    if sheet not in ONCE or row["report"] not in told:
                        yield {name: _value(row[name]) for name in names}
                told.update(one.reports)


def open_case(path: str | Path) -> Notebook:
    """Open the case of a folder for a notebook. Raises NoSuchCase."""
    return Notebook(open_place(Path(path)))


def _pandas() -> Any:
    """The library pandas, which no extra brings. Raises InputError with the command that installs it."""
    try:
        return import_module("pandas")
    except ImportError:
        raise InputError("needs pandas, which is not installed here: pip install pandas") from None


def _value(value: Any) -> Any:
    return BETWEEN.join(str(one) for one in value) if isinstance(value, list | tuple) else value


def _everything() -> Asker:
    return Asker("notebook", "admin", Redactor(), lambda record: record, names=True)
