"""Every format that a case can be taken away in: one file each, one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from marsad.exports.formats import (
    acled,
    airwars,
    atlos,
    bayanat,
    claimreview,
    csv_pack,
    ftm,
    full_json,
    geojson,
    geoparquet,
    ibc,
    kml,
    sdg,
    ucdp_ged,
    uwazi,
    xlsx_pack,
)
from marsad.exports.formats.columns import held_by, held_by_peers
from marsad.exports.formats.sheets import SHEETS
from marsad.exports.seen import Seen
from marsad.exports.tables import codes
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
_JSON = {
    "report.text": "whole; null where names or passages of it are hidden, and in public exports",
    "report.custody": "whole for an admin; the bytes of the originals only in a bag",
    "incident.decided.grade": "whole; who and why not in public exports",
    "incident.decided.state": "whole; who and why not in public exports",
}


def _peer(name: str, words: str, write: Write, sheets: tuple[str, ...], partly: Mapping[str, str]) -> Format:
    """A format of another project's columns."""
    return Format(name, words, write, held_by_peers(*sheets), sheets, True, partly)


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("csv", "spreadsheet pack, a CSV a sheet", csv_pack.write, held_by(*SHEETS), tuple(SHEETS), True, _PACK),
        Format("xlsx", "spreadsheet pack, one workbook", xlsx_pack.write, held_by(*SHEETS), tuple(SHEETS), True, {**_PACK, "claim.words": xlsx_pack.CUT}),
        Format("geojson", "points of incidents (RFC 7946)", geojson.write, held_by("incidents"), ("incidents",), False, _FLAT),
        Format("geoparquet", "points of incidents (GeoParquet 1.1)", geoparquet.write, held_by("incidents"), ("incidents",), False, _FLAT),
        Format("json", "the whole record as JSON Lines, with its JSON Schema; comes back by add --from-export", full_json.write, frozenset(codes("record")), (), True, _JSON),
        _peer("acled", "ACLED-like, 31 columns with an HXL row", acled.write, (acled.SHEET,), acled.PARTLY),
        _peer("ucdp-ged", "UCDP-GED-like, 49 columns", ucdp_ged.write, (ucdp_ged.SHEET,), ucdp_ged.PARTLY),
        _peer("airwars", "Airwars-like: incidents, sources, victims", airwars.write, airwars.SHEETS, airwars.PARTLY),
        _peer("sdg-16-1-2", "deaths by cause, status, sex and age", sdg.write, (sdg.SHEET,), sdg.PARTLY),
        _peer("ibc", "IBC-like, incidents and people", ibc.write, ibc.SHEETS, ibc.PARTLY),
        Format("ftm", "FollowTheMoney entities", ftm.write, ftm.HELD, (), True, ftm.PARTLY),
        _peer("uwazi", "Uwazi: a CSV for its import, with the template", uwazi.write, (uwazi.SHEET,), uwazi.PARTLY),
        Format("bayanat", "Bayanat: actors.csv and bulletins.json", bayanat.write, bayanat.HELD, (bayanat.SHEET,), True, bayanat.PARTLY),
        _peer("atlos", "Atlos: a CSV for its bulk import", atlos.write, (atlos.SHEET,), atlos.PARTLY),
        Format("claimreview", "schema.org ClaimReview of graded incidents", claimreview.write, claimreview.HELD, (), True, claimreview.PARTLY),
        Format("kml", "points of incidents with time, for Google Earth", kml.write, held_by("incidents"), ("incidents",), False, _FLAT),
    )
}
