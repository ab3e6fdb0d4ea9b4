"""The gazetteers beside the project, each read into the rows of one country with what tells how well known a place is."""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from marsad.lexicon.gazetteer.entries import PlaceEntry
from marsad.lexicon.gazetteer.names import arabic_names, slug
from marsad.lexicon.gazetteer.whosonfirst import wof_entry

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
GAZETTEER = SHARED / "gazetteer"
UNITS = Path(__file__).with_name("units.tsv")
AREAS = frozenset({"governorate", "district", "subdistrict"})
# tables of one country, the better points first; Who's On First comes after them all
TABLES = {
    "sy": ("ocha-sy", "ocha-sy-aleppo-neighbourhoods", "geonames-sy"),
    "ye": ("openadmindata-ye", "geonames-ye"),
    "iq": ("openadmindata-iq", "geonames-iq"),
    "ps": ("geonames-ps", "geonames-ps-full"),
    "lb": ("geonames-lb",),
    "ly": ("geonames-ly",),
    "sd": ("ocha-sd-admin2", "geonames-sd"),
}
NOTED = 3_000  # from here on a village is known beyond its district: people, or a row in a table of larger places
NOTABLE_TABLES = ("geonames-sy", "geonames-ye", "geonames-iq", "geonames-ps", "geonames-lb", "geonames-ly", "geonames-sd")


@dataclass(frozen=True, slots=True)
class Known:
    """A place of one source; a higher rank is better known, ``same`` are ids that other gazetteers have for it."""

    entry: PlaceEntry
    rank: int
    same: frozenset[str] = frozenset()


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a table beside the project, by column."""
    csv.field_size_limit(sys.maxsize)
    with gzip.open(GAZETTEER / f"{name}.tsv.gz", "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def table(country: str, name: str) -> list[Known]:
    """The places of one of the tables in the common layout."""
    return [known for row in rows_of(name) if (known := _known(country, name, row))]


def _known(country: str, name: str, row: dict[str, str]) -> Known | None:
    first = arabic_names([row["name_ar"].replace("اااا", "ا").replace("ااا", "ا")])
    names = list(dict.fromkeys([*first, *arabic_names(row["aliases"].split("|"))]))
    if not names or not row["lat"]:
        return None
    kind = row["type"]
    coded = row["adm1"][2:3] == "."  # GeoNames gives codes for governorates, which say nothing here
    adm1, adm2, adm3 = ("", "", "") if coded else (row["adm1"], row["adm2"], row["adm3"])
    english = row["name_en"]
    point = float(row["lat"]), float(row["lon"])
    accuracy = "area" if kind in AREAS else "point"
    source = row["source_id"]
    entry = PlaceEntry(
        slug(english), names[0], tuple(names[1:]), kind, *point, adm1, adm2, adm3, row["pcode"], False, country, source, (), english, accuracy
    )
    return Known(entry, _table_rank(name, kind), frozenset({source}))


def _table_rank(name: str, kind: str) -> int:
    if kind in AREAS:
        return 10**8
    if name in NOTABLE_TABLES or kind in ("city", "town"):
        return {"city": 200_000, "town": 20_000}.get(kind, NOTED)
    return 0


def who_s_on_first(country: str) -> Iterator[Known]:
    """The places of Who's On First, with the GeoNames id that its records carry."""
    spelled = respelled(country)
    with gzip.open(GAZETTEER / f"wof-{country}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            entry = wof_entry(record)
            if entry and entry.type != "country":
                same = frozenset({entry.source, *([f"gn:{record['geonames_id']}"] if record.get("geonames_id") else [])})
                entry = replace(entry, accuracy="area" if entry.type in AREAS else "point")
                yield Known(_spelled_alike(entry, spelled), _wof_rank(record, entry), same)


def _wof_rank(record: dict, entry: PlaceEntry) -> int:  # type: ignore[type-arg]
    """0 for a name on a map; units, seats, places with counted people or a Wikidata id stand higher."""
    if entry.type in ("governorate", "district"):
        return 10**9
    seat = (record.get("gn_feature_code") or "").startswith("PPLA")
    return int(record.get("population") or 0) + 100_000 * seat + (10_000 if record.get("wikidata") else 0)


def respelled(country: str) -> dict[tuple[str, str], tuple[str, list[str]]]:
    """By level and Who's On First's spelling: our spelling of a unit, and its own Arabic names."""
    with UNITS.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["country"] == country]
    return {(row["level"], row["given"]): (row["name"], list(filter(None, row["arabic"].split("|")))) for row in rows}


def _spelled_alike(entry: PlaceEntry, spelled: dict[tuple[str, str], tuple[str, list[str]]]) -> PlaceEntry:
    english, arabic = spelled.get(("1", entry.adm1), ("", []))
    adm2 = spelled.get(("2", entry.adm2), (entry.adm2, []))[0]
    entry = replace(entry, adm1=english, adm2=adm2, aliases=entry.aliases[:8])
    if entry.type == "governorate" and english:
        names = [*arabic, *((entry.name, *entry.aliases) if not arabic else ())]
        return replace(entry, id=slug(english), name=names[0], aliases=tuple(names[1:]), adm2="", name_en=english)
    return replace(entry, adm2=entry.adm2 or entry.id) if entry.type == "district" else entry


def open_syria() -> Iterator[Known]:
    """Governorates, districts and subdistricts of Syria with OCHA's p-codes."""
    levels = ("governorate", "district", "subdistrict")
    units = {level: json.loads((GAZETTEER / f"opensyria-{level}s.json").read_text(encoding="utf-8")) for level in levels}
    english = {unit["id"]: unit["name"]["en"] for level in units.values() for unit in level}
    for level, rows in units.items():
        for unit in rows:
            yield Known(_unit(level, unit, english), 10**9)


def _unit(level: str, unit: dict, english: dict[str, str]) -> PlaceEntry:  # type: ignore[type-arg]
    names = arabic_names([unit["name"]["ar"], *(alias["value"] for alias in unit["aliases"] if alias["language"] == "ar")])
    names += [name.removeprefix("مركز ") for name in names if name.startswith("مركز ") and name.removeprefix("مركز ") not in names]
    point, own = unit.get("centroid") or {}, unit["name"]["en"]
    adm1 = english[unit.get("governorateId", unit["id"])]
    adm2 = english[unit.get("districtId", unit["id"])] if level != "governorate" else ""
    adm3, pcode = own if level == "subdistrict" else "", unit["externalIds"].get("ochaPcode", "")
    place = point.get("latitude"), point.get("longitude")
    return PlaceEntry(
        slug(own), names[0], tuple(names[1:]), level, *place, adm1, adm2, adm3, pcode, False, "sy", "opensyria", (), own, "area" if point else ""
    )


def points_for_curated(country: str) -> dict[str, tuple[float, float, str, str]]:
    """Points that were looked up for curated rows, by place id: latitude, longitude, source, accuracy."""
    found = {}
    for row in rows_of("points-for-curated"):
        if row["country"] == country:
            near = "locality" in row["how_matched"]
            found[row["place_id"]] = float(row["lat"]), float(row["lon"]), row["source_id"], "within" if near else "point"
    return found
