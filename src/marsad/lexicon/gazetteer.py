"""Tables of places: read them, write them, and make them from the gazetteers that the world publishes.

A table has one place a line (docs/gazetteer.md). A spelling that is an ordinary word too (السبت, عين) carries ``?`` there
and counts as a place only behind a type word. The importers give entries without that mark: an analyst sets it.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import Path
from typing import Any

from marsad.errors import PackError, PackFault
from marsad.text.fold import fold_word

COLUMNS = ("id", "name", "aliases", "type", "lat", "lon", "adm1", "adm2", "adm3", "pcode", "common", "country", "source")

# Airwars' classes of geolocation accuracy (airwars.org, methodology), by type of place
_ACCURACY = {
    "country": "Country",
    "governorate": "Province/governorate",
    "district": "District",
    "subdistrict": "Subdistrict",
    "city": "City",
    "town": "Town",
    "village": "Village",
    "neighbourhood": "Neighbourhood/area",
    "camp": "Neighbourhood/area",
    "region": "Region",
    "mountain": "Region",
    "valley": "Region",
    "island": "Region",
    "water": "Region",
    "border": "Region",
    "road": "Street",
    "hospital": "Exact location",
    "crossing": "Exact location",
    "airport": "Nearby landmark",
    "base": "Nearby landmark",
}
TYPES = frozenset(_ACCURACY)
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
_WOF_TYPES = {
    "country": "country",
    "region": "governorate",
    "county": "district",
    "localadmin": "subdistrict",
    "locality": "village",
    "neighbourhood": "neighbourhood",
}
_LEVELS = ("", "governorate", "district", "subdistrict", "village")
_TYPE_WORDS = frozenset({"محافظة", "قضاء", "ناحية", "منطقة", "مديرية", "مدينة", "بلدة", "قرية", "ولاية", "شعبية", "بلدية"})
_ARABIC = re.compile(r"[\u0621-\u064a]")
_FOREIGN = re.compile(r"[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9/|،,\u06ce\u06c6\u06d5\u06b5\u0695]")  # other scripts, digits, lists, Kurdish vowels
_MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e]")


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place: its Arabic spellings, where it is, and where that is known from.

    ``common`` says that the name is an ordinary word too, ``common_aliases`` which of the aliases are. ``lat`` and ``lon``
    are degrees (WGS 84), None where no source tells them. ``country`` is the two-letter code in small letters.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    type: str
    lat: float | None
    lon: float | None
    adm1: str = ""
    adm2: str = ""
    adm3: str = ""
    pcode: str = ""
    common: bool = False
    country: str = ""
    source: str = ""
    common_aliases: tuple[str, ...] = ()


def accuracy_of(kind: str) -> str:
    """How closely a place of this type fixes an incident, in the words of Airwars' methodology."""
    return _ACCURACY[kind]


def spacing_key(name: str) -> str:
    """The spelling under which كفر سجنة and كفرسجنة are one: folded, without spaces, hyphens and marks."""
    return "".join(char for char in fold_word(name.lstrip("?")) if char.isalnum())


def slug(name: str) -> str:
    """An id from an English or romanised name: ``Ma'arrat al-Nu'man`` gives ``maarrat-al-numan``."""
    plain = unicodedata.normalize("NFKD", re.sub("[‘’'`´ʿʾʻʼ]", "", name.lower())).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def read_places(table: Path | str) -> list[PlaceEntry]:
    """The places of a table: a Path is a file, a str is the table itself.

    Raises PackError with all faults at once, each with file and line.
    """
    where = str(table) if isinstance(table, Path) else "table of places"
    try:
        lines = (table.read_text(encoding="utf-8-sig") if isinstance(table, Path) else table).replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as fault:
        raise PackError([PackFault(where, 1, f"not UTF-8 at byte {fault.start}: save the table as UTF-8")]) from None
    header = lines[0].split("\t")
    if missing := [column for column in ("id", "name", "type", "lat", "lon") if column not in header]:
        raise PackError([PackFault(where, 1, f"the columns {', '.join(missing)} are missing from the header line")])
    return _entries(where, [header.index(column) if column in header else len(header) for column in COLUMNS], len(header), lines)


def _entries(where: str, order: Sequence[int], width: int, lines: Sequence[str]) -> list[PlaceEntry]:
    faults: list[PackFault] = []
    found: dict[str, PlaceEntry] = {}
    pick = itemgetter(*order)
    for number, line in enumerate(lines[1:], 2):
        if not line or line[0] == "#" or line.isspace():
            continue
        cells = line.split("\t")
        if len(cells) > width:
            faults.append(PackFault(where, number, f"{len(cells)} cells, but the header names {width}: look for a stray tab"))
            continue
        if len(cells) < width:
            cells += [""] * (width - len(cells))
        cells.append("")  # stands for a column that the table lacks
        try:
            entry = _entry(pick(cells))
            if entry.id in found:
                raise ValueError(f"the id {entry.id!r} stands twice; ids are unique")
            found[entry.id] = entry
        except ValueError as fault:
            faults.append(PackFault(where, number, str(fault)))
    if faults:
        raise PackError(faults)
    return list(found.values())


def _entry(cells: tuple[str, ...]) -> PlaceEntry:
    """The place of one line; ValueError says what keeps it from being one."""
    ident, name, aliases, kind, lat, lon, adm1, adm2, adm3, pcode, mark, country, source = cells
    if not ident or not name or name == "?":
        raise ValueError("a place needs an id and a name")
    if kind not in TYPES:
        raise ValueError(f"{ident}: the type {kind!r} is none of {', '.join(sorted(TYPES))}")
    others = tuple(aliases.split("|")) if aliases else ()
    marked: tuple[str, ...] = ()
    if "?" in aliases:
        marked = tuple([alias[1:] for alias in others if alias[0] == "?"])
        others = tuple([alias.lstrip("?") for alias in others])
    north, east = _point(ident, lat, lon) if lat or lon else (None, None)
    return PlaceEntry(ident, name.lstrip("?"), others, kind, north, east, adm1, adm2, adm3, pcode, mark == "1" or name[0] == "?", country, source, marked)


def _point(ident: str, lat: str, lon: str) -> tuple[float, float]:
    try:
        point = float(lat), float(lon)
        if abs(point[0]) <= 90 and abs(point[1]) <= 180:
            return point
    except ValueError:
        pass
    raise ValueError(f"{ident}: {lat!r}, {lon!r} are not degrees of latitude and longitude; leave both empty where unknown")


def write_places(entries: Iterable[PlaceEntry]) -> str:
    """The table of some places, as read_places reads it."""
    return "\n".join(["\t".join(COLUMNS), *(_line(entry) for entry in entries)]) + "\n"


def _line(entry: PlaceEntry) -> str:
    aliases = "|".join("?" + alias if alias in entry.common_aliases else alias for alias in entry.aliases)
    cells = (
        entry.id,
        "?" * entry.common + entry.name,
        aliases,
        entry.type,
        _degrees(entry.lat),
        _degrees(entry.lon),
        entry.adm1,
        entry.adm2,
        entry.adm3,
        entry.pcode,
        "1" if entry.common else "",
        entry.country,
        entry.source,
    )
    return "\t".join(re.sub(r"[\t\r\n]+", " ", cell) for cell in cells)


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.5f}".rstrip("0").rstrip(".")


def arabic_names(names: Iterable[str]) -> list[str]:
    """The names that are Arabic, plain: without vowel marks, remarks in brackets and a leading محافظة, قضاء …; none twice."""
    kept: dict[str, str] = {}
    for name in names:
        plain = re.sub(r"\s*[(\[][^)\]]*[)\]]?", " ", _MARKS.sub("", unicodedata.normalize("NFKC", name)))
        words = re.sub("[)-]", " ", plain).split()
        if len(words) > 1 and words[0] in _TYPE_WORDS:
            words = words[1:]
        plain = " ".join(words)
        if _ARABIC.search(plain) and not _FOREIGN.search(plain) and len(plain) > 1:
            kept.setdefault(spacing_key(plain), plain)
    return list(kept.values())


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
    return _unique_ids([entry for entry in found if entry])


def _geonames_entry(row: Sequence[str], units: Mapping[tuple[str, ...], str]) -> PlaceEntry | None:
    names = arabic_names([row[1], *row[3].split(",")])
    if not names:
        return None
    kind = _FEATURES.get(row[7]) or _settlement(row[7], int(row[14] or 0))
    adm1, adm2 = units.get((row[8], row[10]), ""), units.get((row[8], row[10], row[11]), "")
    return PlaceEntry(
        slug(row[2] or row[1]), names[0], tuple(names[1:]), kind, float(row[4]), float(row[5]), adm1, adm2, "", "", False, row[8].lower(), f"geonames:{row[0]}"
    )


def _settlement(feature: str, population: int) -> str:
    """City from 100,000 people or a governorate's seat, town from 15,000 or a district's, else village."""
    if population >= 100_000 or feature in ("PPLA", "PPLC"):
        return "city"
    return "town" if population >= 15_000 or feature.startswith("PPLA") else "village"


def import_wof(lines: Iterable[str], *, source: str = "whosonfirst") -> list[PlaceEntry]:
    """Places of Who's On First, one JSON record a line: a GeoJSON feature, or one slimmed to names, point and ids.

    Records that were superseded or ended, and those without a name in Arabic script, are left out.
    """
    found, faults = [], []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as fault:
            faults.append(PackFault(source, number, f"not readable as JSON: {fault}"))
            continue
        plain = _slim(record["properties"]) if "properties" in record else record
        if missing := {"wof_id", "placetype", "names"} - plain.keys():
            faults.append(PackFault(source, number, f"no record of Who's On First: {', '.join(sorted(missing))} missing"))
        elif entry := wof_entry(plain):
            found.append(entry)
    if faults:
        raise PackError(faults)
    return _unique_ids(found)


def _slim(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The few properties of a GeoJSON feature that a table keeps."""
    names = {key[5:]: value for key, value in properties.items() if key.startswith("name:")}
    keys = {
        "placetype": "wof:placetype",
        "name": "wof:name",
        "country": "wof:country",
        "lat": "geom:latitude",
        "lon": "geom:longitude",
        "superseded_by": "wof:superseded_by",
        "is_current": "mz:is_current",
        "population": "wof:population",
        "gn_feature_code": "gn:feature_code",
    }
    plain = {to: properties[key] for to, key in keys.items() if key in properties}
    return plain | ({"wof_id": properties["wof:id"], "names": names} if "wof:id" in properties else {})


def wof_entry(record: Mapping[str, Any]) -> PlaceEntry | None:
    """The place of one slimmed record, or None where it is over, of no use as a place, or has no Arabic name."""
    names = arabic_names(name for key in ("ara_x_preferred", "ara_x_variant", "ara_x_colloquial", "und_x_variant") for name in record["names"].get(key, ()))
    kind = _WOF_TYPES.get(record["placetype"])
    if not names or not kind or record.get("superseded_by") or record.get("is_current") == 0:
        return None
    if kind == "village":
        kind = _settlement(record.get("gn_feature_code") or "", record.get("population") or 0)
    lat, lon = record.get("lat"), record.get("lon")
    return PlaceEntry(
        slug(record.get("name") or "") or f"wof-{record['wof_id']}",
        names[0],
        tuple(names[1:]),
        kind,
        lat,
        lon,
        record.get("region") or "",
        record.get("county") or "",
        "",
        "",
        False,
        (record.get("country") or "").lower(),
        f"wof:{record['wof_id']}",
    )


def wof_lines(folder: Path) -> Iterator[str]:
    """The records of a Who's On First checkout or export, one a line: its GeoJSON files, alternative geometries left out."""
    for path in sorted(folder.rglob("*.geojson")):
        if "-alt-" not in path.name:
            yield json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False)


def import_pcodes(lines: Iterable[str], *, source: str = "pcodes") -> list[PlaceEntry]:
    """Admin units of an OCHA COD-AB table (CSV with ADM1_AR, ADM1_EN, ADM1_PCODE …, or adm1_name1, adm1_name, adm1_pcode)."""
    reader = csv.reader(lines)
    header = [column.strip().lower() for column in next(reader, [])]
    if not any(column in header for column in ("adm1_pcode", "admin1pcode")):
        raise PackError([PackFault(source, 1, "no column ADM1_PCODE: this is no COD-AB table")])
    found: dict[str, PlaceEntry] = {}
    for number, cells in enumerate(reader, 2):
        if len(cells) > len(header):
            raise PackError([PackFault(source, number, f"{len(cells)} cells, but the header names {len(header)}")])
        row = {column: cell.strip() for column, cell in zip(header, cells, strict=False)}
        for entry in _units(row):
            found.setdefault(entry.pcode, entry)
    return _unique_ids(found.values())


def _units(row: Mapping[str, str]) -> Iterator[PlaceEntry]:
    """The admin units that one row names, widest first; coordinates belong to the narrowest."""
    english = [row.get(f"adm{level}_en") or row.get(f"adm{level}_name") or row.get(f"admin{level}name_en") or "" for level in range(5)]
    codes = [row.get(f"adm{level}_pcode") or row.get(f"admin{level}pcode") or "" for level in range(5)]
    deepest = max(level for level in range(5) if codes[level] or level == 0)
    for level in range(1, 5):
        names = arabic_names([row.get(f"adm{level}_ar") or row.get(f"adm{level}_name1") or row.get(f"admin{level}name_ar") or ""])
        if codes[level] and names:
            lat, lon = (row.get("center_lat"), row.get("center_lon")) if level == deepest else ("", "")
            adm = [*english[1 : min(level, 3) + 1], "", "", ""]
            yield PlaceEntry(
                slug(english[level]) or codes[level].lower(),
                names[0],
                (),
                _LEVELS[level],
                float(lat) if lat else None,
                float(lon) if lon else None,
                adm[0],
                adm[1],
                adm[2],
                codes[level],
                False,
                (codes[0] or codes[level])[:2].lower(),
                "cod-ab",
            )


def _unique_ids(entries: Iterable[PlaceEntry]) -> list[PlaceEntry]:
    return unique_ids(entries, set())


def unique_ids(entries: Iterable[PlaceEntry], taken: set[str]) -> list[PlaceEntry]:
    """The entries with ids that stand once, and not in ``taken``, which grows.

    An id that is taken goes on with the governorate, then the district, then the type, then a number.
    """
    return [replace(entry, id=_free_id(entry, taken)) for entry in entries]


def _free_id(entry: PlaceEntry, taken: set[str]) -> str:
    ident = entry.id or "place"
    for tail in (slug(entry.adm1), slug(entry.adm2), entry.type):
        if ident in taken and tail and not ident.endswith(tail):
            ident = f"{ident}-{tail}"
    number, free = 2, ident
    while free in taken:
        free, number = f"{ident}-{number}", number + 1
    taken.add(free)
    return free
