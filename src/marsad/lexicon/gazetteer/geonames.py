"""GeoNames country files: 19 columns, tab-separated (download.geonames.org/export/dump, CC BY 4.0)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from marsad.errors import PackError, PackFault
from marsad.lexicon.gazetteer.entries import PlaceEntry, arabic_names, slug, unique_ids

_FEATURES = {
    "PCLI": "country",
    "ADM1": "governorate",
    "ADM2": "district",
    "ADM3": "subdistrict",
    "PPLC": "city",
    "PPLA": "city",
    "PPLA2": "town",
    "PPLX": "neighbourhood",
    "HSP": "hospital",
    "AIRP": "airport",
    "AIRB": "base",
    "MILB": "base",
    "MT": "mountain",
    "MTS": "mountain",
    "VAL": "valley",
    "WAD": "valley",
    "ISL": "island",
    "RGN": "region",
    "LK": "water",
    "STM": "water",
    "PSTB": "crossing",
}


def import_geonames(lines: Iterable[str], *, source: str = "geonames") -> list[PlaceEntry]:
    """Places of a GeoNames country file (19 columns, tab-separated) that have a name in Arabic script."""
    rows, faults = [], []
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) == 19:
            rows.append(cells)
        elif line.strip():
            faults.append(PackFault(source, number, f"{len(cells)} columns, but a GeoNames country file has 19"))
    if faults:
        raise PackError(faults)
    units = {tuple(row[c] for c in (8, 10, 11)[: int(row[7][3]) + 1]): row[2] for row in rows if row[7] in ("ADM1", "ADM2")}
    found = [_geonames_entry(row, units) for row in rows if row[7] in _FEATURES or row[6] == "P"]
    return unique_ids([entry for entry in found if entry], set())


def _geonames_entry(row: Sequence[str], units: Mapping[tuple[str, ...], str]) -> PlaceEntry | None:
    names = arabic_names([row[1], *row[3].split(",")])
    if not names:
        return None
    kind = _FEATURES.get(row[7]) or settlement(row[7], int(row[14] or 0))
    adm1, adm2 = units.get((row[8], row[10]), ""), units.get((row[8], row[10], row[11]), "")
    return PlaceEntry(
        slug(row[2] or row[1]), names[0], tuple(names[1:]), kind, float(row[4]), float(row[5]), adm1, adm2, "", "", False, row[8].lower(), f"geonames:{row[0]}"
    )


def settlement(feature: str, population: int) -> str:
    """City from 100,000 people or a governorate's seat, town from 15,000 or a district's, else village."""
    if population >= 100_000 or feature in ("PPLA", "PPLC"):
        return "city"
    return "town" if population >= 15_000 or feature.startswith("PPLA") else "village"
