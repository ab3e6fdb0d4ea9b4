"""Tables of places: one place a line, read and written (docs/gazetteer.md).

A spelling that is an ordinary word too (السبت, عين) carries ``?`` and counts as a place only behind a type word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import Path

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
