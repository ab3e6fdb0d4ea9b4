"""What real consumers make of exports: GDAL by geopandas reads the maps, LibreOffice opens the sheets and gives them back with the same Arabic."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.exporting import HOSTILE, filled, taken

from marsad.case import create_case
from marsad.exports.formats.sheets import SHEETS
from marsad.record import incidents as kept
from marsad.record.place import CasePlace

OFFICE = shutil.which("soffice")
TO_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"  # UTF-8, every sheet in a file of its own


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> CasePlace:
    """A case with hostile words, open."""
    place = create_case(tmp_path_factory.mktemp("consumers") / "case", title="تجربة")
    filled(place)
    return place


def test_gdal_reads_geoparquet_kml_and_geojson_with_points_and_arabic(case: CasePlace, tmp_path: Path) -> None:
    geopandas = pytest.importorskip("geopandas")
    lines = {line.id: line for line in kept.incidents()}
    placed = {ident: (round(line.lon or 0, 6), round(line.lat or 0, 6)) for ident, line in lines.items() if line.lat is not None}
    for name, file in (("geoparquet", "incidents.parquet"), ("geojson", "incidents.geojson"), ("kml", "incidents.kml")):
        taken(case, name, tmp_path / name, "admin")
        frame = geopandas.read_parquet(tmp_path / name / file) if name == "geoparquet" else geopandas.read_file(tmp_path / name / file)
        assert frame.crs is not None and frame.crs.to_epsg() in (4326, None), name
        assert len(frame) == len(lines) if name != "kml" else len(frame) >= len(placed)
        points = [(round(point.x, 6), round(point.y, 6)) for point in frame.geometry if point is not None and not point.is_empty]
        assert sorted(points) == sorted(placed.values()), name
        told = "\n".join(str(value) for value in frame.drop(columns="geometry").to_numpy().ravel())
        assert {line.place for line in lines.values() if line.lat is not None and line.place} <= {place for place in {line.place for line in lines.values()} if place and place in told}, name


@pytest.fixture(scope="module")
def office(case: CasePlace, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Our sheets, and a folder with what LibreOffice made of them: the workbook as CSV, the CSVs as workbooks and back."""
    if not OFFICE:
        assert not os.environ.get("MARSAD_OFFICE"), "MARSAD_OFFICE is set, and LibreOffice is not here"
        pytest.skip("left out: LibreOffice opens the sheets (Debian: apt-get install libreoffice-calc-nogui; no part of CI)")
    ours, made = tmp_path_factory.mktemp("ours"), tmp_path_factory.mktemp("made")
    taken(case, "xlsx", ours / "xlsx", "admin")
    taken(case, "csv", ours / "csv", "admin")
    _convert(TO_CSV, made, ours / "xlsx" / "marsad.xlsx")
    _convert("xlsx:Calc MS Excel 2007 XML", made / "books", *sorted((ours / "csv").glob("*.csv")), reads="CSV:44,34,76,1,,0,false,false")
    _convert(TO_CSV, made / "back", *sorted((made / "books").glob("*.xlsx")))
    return ours, made


def _convert(to: str, out: Path, *files: Path, reads: str | None = None) -> None:
    profile = f"-env:UserInstallation=file://{out.parent}/profile"
    words = [str(OFFICE), "--headless", profile, *([f"--infilter={reads}"] if reads else []), "--convert-to", to, "--outdir", str(out), *map(str, files)]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)


def _rows(path: Path) -> list[list[str]]:
    """The cells of a CSV; truth values in one spelling."""
    with path.open(encoding="utf-8-sig", newline="") as raw:
        rows = [[cell.lower() if cell.lower() in ("true", "false") else cell for cell in row] for row in csv.reader(raw)]
    return [row for row in rows if any(row)]


@pytest.mark.parametrize("sheet", SHEETS)
def test_libreoffice_opens_csv_and_xlsx_and_gives_the_same_cells_back(office: tuple[Path, Path], sheet: str) -> None:
    ours, made = office
    rows = _rows(ours / "csv" / f"{sheet}.csv")
    (back,) = (made / "back").glob(f"{sheet}-*.csv")
    assert _rows(back) == rows
    from_book = _rows(made / f"marsad-{sheet}.csv")
    plain = [[cell.removeprefix("'") for cell in row] for row in rows]  # a workbook's cells are text: they need no apostrophe
    assert [[cell.removeprefix("'") for cell in row] for row in from_book] == plain
    assert sheet != "sources" or any("HYPERLINK" in cell and "منبر" in cell for row in from_book for cell in row), HOSTILE
    assert not list(made.rglob("*.lock")) and json.loads((ours / "csv" / "loss_report.json").read_text(encoding="utf-8"))["incidents"] == len(kept.incidents())
