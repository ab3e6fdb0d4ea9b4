"""Every format that a case can be taken away in: one file each, one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from marsad.exports.formats import csv_pack, geojson, geoparquet, kml, xlsx_pack
from marsad.exports.formats.columns import held_by
from marsad.exports.formats.sheets import SHEETS
from marsad.exports.seen import Seen
from marsad.exports.writing import About

Write = Callable[[Path, Iterable[Seen], About], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    ``sheets`` are the sheets of the codebook that tell its columns, ``held`` the fields of the record that it keeps whole,
    ``partly`` those of which it keeps a part, with what. ``readings``: it needs the claims, not only the incidents.
    """

    name: str
    words: str
    write: Write
    held: frozenset[str]
    sheets: tuple[str, ...]
    readings: bool = False
    partly: Mapping[str, str] = field(default_factory=dict)


_FLAT = {
    "incident.place.points": "the names of candidate places, not their coordinates",
    "incident.claims": "how many",
    "incident.reports": "how many",
    "incident.decided.grade": "the grade, not who decided and why",
    "incident.decided.state": "the state, not who decided and why",
    "incident.attribution.actor": "in one cell, in words",
}
_PACK = {"claim.events": "joined to harms and places by the claim's id", "incident.tolls": "the day of each figure", "claim.words": "the words, victims' names that were read as such as blocks unless they may go out; no words in public exports"}
FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("csv", "spreadsheet pack, a CSV a sheet", csv_pack.write, held_by(*SHEETS), tuple(SHEETS), True, _PACK),
        Format("xlsx", "spreadsheet pack, one workbook", xlsx_pack.write, held_by(*SHEETS), tuple(SHEETS), True, {**_PACK, "claim.words": xlsx_pack.CUT}),
        Format("geojson", "points of incidents (RFC 7946)", geojson.write, held_by("incidents"), ("incidents",), False, _FLAT),
        Format("geoparquet", "points of incidents (GeoParquet 1.1)", geoparquet.write, held_by("incidents"), ("incidents",), False, _FLAT),
        Format("kml", "points of incidents with time, for Google Earth", kml.write, held_by("incidents"), ("incidents",), False, _FLAT),
    )
}
