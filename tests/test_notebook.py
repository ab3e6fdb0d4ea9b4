"""A case in a notebook: frames with the columns and kinds of the codebook."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.exporting import VICTIM

import marsad
from marsad.errors import InputError
from marsad.exports.formats.columns import columns
from marsad.exports.formats.sheets import SHEETS
from marsad.record import incidents as kept
from marsad.record.place import CasePlace


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_sheet_is_a_frame_with_its_columns_even_when_empty(sqlite_case: CasePlace, sheet: str) -> None:
    import polars

    book = marsad.open_case(sqlite_case.folder)
    frame = book.frame(sheet)
    kinds = {"text": polars.String, "number": polars.Float64, "integer": polars.Int64, "boolean": polars.Boolean, "date": polars.String}
    assert dict(frame.schema) == {column["column"]: kinds[column["type"]] for column in columns(sheet)} and frame.height == 0


def test_frames_hold_the_case_and_take_the_filters_of_incidents(filled_case: CasePlace) -> None:
    book = marsad.open_case(str(filled_case.folder))
    assert book.incidents()["id"].to_list() == [line.id for line in kept.incidents()]
    assert book.incidents(place="douma").height == len(kept.incidents(place="douma")) > 0
    assert book.incidents()["killed_min"].to_list() == [line.killed_min for line in kept.incidents()]
    assert VICTIM in book.people()["name"].to_list()
    assert book.claims().height == sum(line.claims for line in kept.incidents()) and book.accounts().height > 0


def test_what_is_not_installed_is_told(sqlite_case: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(InputError, match=r"marsad\[notebook\]"):
        marsad.open_case(sqlite_case.folder).incidents()
    with pytest.raises(InputError, match="pip install pandas"):
        marsad.open_case(sqlite_case.folder).frame("incidents", library="pandas")


def test_nobody_sets_django_up(sqlite_case: CasePlace) -> None:
    code = f"import marsad; print(marsad.open_case({str(sqlite_case.folder)!r}).incidents().height)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stdout.strip()) == (0, "0"), done.stderr
