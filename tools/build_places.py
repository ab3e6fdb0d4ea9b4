"""Make the place tables of the bundled packs from the openly licensed gazetteers in ../shared and the tables' own curated rows.

1. Rows of tools/places/curated are written by hand and keep what stands there; they take points that were looked up for them.
2. Every source is joined by place: one row a place, which takes point, p-code, English name and spellings of its twins.
3. A settlement whose governorate no source tells takes that of its neighbours; the seats of units become cities and towns.
4. Places that few know are marked minor. Names that are ordinary words too are marked.
5. Ids last: a place keeps the id that the tables had for it; new places choose, the best known first.
Tables under the ODbL (OpenStreetMap) make a pack of their own (openstreetmap), which is loaded only where somebody names it;
nothing in the other packs comes from them.

The same sources give the same bytes, and building twice changes nothing. Run: .venv/bin/python -m tools.build_places
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from marsad.lexicon.gazetteer.entries import PlaceEntry, read_places, write_places
from marsad.lexicon.gazetteer.ids import unique_ids
from marsad.lexicon.gazetteer.names import slug, spacing_key
from marsad.lexicon.gazetteer.ordinary import Ordinary
from marsad.lexicon.gazetteer.words import of_kind
from marsad.lexicon.packs import BUNDLED, common_words
from marsad.text.fold import fold_word
from tools.places import words
from tools.places.join import ONE_SOURCE_KM, Atlas, spelled_as
from tools.places.regions import as_seats, named_regions, with_governorates
from tools.places.sources import GAZETTEER, NOTED, TABLES, Known, open_syria, points_for_curated, table, who_s_on_first

FOLDERS = {"sy": "syria", "ye": "yemen", "iq": "iraq", "ps": "palestine", "lb": "lebanon", "ly": "libya", "sd": "sudan"}
ORDER = (
    *("country", "city", "governorate", "town", "district", "subdistrict", "region", "camp", "neighbourhood", "village"),
    *("mountain", "valley", "island", "water", "border", "road", "hospital", "crossing", "airport", "base"),
    *("bridge", "dam", "station", "school", "market", "mosque", "site"),
)
# the first words of many names: alone they are nobody's second name
HEADS = of_kind("head", "first")
CURATED = Path(__file__).with_name("places") / "curated"
RENAMED = Path(__file__).with_name("places") / "renamed.tsv"
TABLE_ORDER = ("governorate", "district", "subdistrict", "city", "town", "camp", "neighbourhood", "village")
MINOR = frozenset({"village", "neighbourhood", "town"})


def tables_of(country: str) -> tuple[list[PlaceEntry], list[PlaceEntry]]:
    """The places of one country: the curated ones, and the others."""
    points = points_for_curated(country)
    curated = [_curated(entry, points) for entry in by_hand(FOLDERS[country])]
    atlas = Atlas()
    for entry in curated:
        own = () if entry.accuracy == "within" else (part for part in entry.source.split("+") if ":" in part)
        atlas.add(Known(entry, 10**10, frozenset(own)))
    if country == "sy":
        atlas.take(open_syria())
    world = [known for known in who_s_on_first(country) if country != "sy" or known.entry.type not in ("governorate", "district")]
    scaffold = _scaffold(atlas, world)
    for name in TABLES[country]:
        atlas.take(spelled_as(scaffold, table(country, name)))
    atlas.take(_one_a_place(world))
    rows = as_seats(with_governorates(_settled(atlas.rows, len(curated))))
    return [_unchecked(known.entry) for known in rows[: len(curated)]], [_ranked(known) for known in rows[len(curated) :]]


def by_hand(folder: str) -> list[PlaceEntry]:
    """The rows of a pack that are written by hand."""
    return read_places(CURATED / f"{folder}.tsv")


def _bundled(country: str) -> list[PlaceEntry]:
    return read_places(BUNDLED / FOLDERS[country] / "places.tsv")


def _curated(entry: PlaceEntry, points: dict[str, tuple[float, float, str, str]]) -> PlaceEntry:
    """A row written by hand, with the point that was looked up for it and an English name out of its id."""
    english = entry.name_en or " ".join(part.capitalize() for part in entry.id.split("-"))
    if entry.lat is not None or entry.id not in points:
        return replace(entry, name_en=english, accuracy=entry.accuracy or ("" if entry.lat is None else "point"))
    lat, lon, source, accuracy = points[entry.id]
    return replace(entry, name_en=english, lat=lat, lon=lon, accuracy=accuracy, source=f"curated+{source}")


def _renamed(entry: PlaceEntry) -> PlaceEntry:
    """The row with the names that the place bore before: reports of the time, and many later ones, use them."""
    names = {spacing_key(name) for name in (entry.name, *entry.aliases)}
    return replace(entry, aliases=(*entry.aliases, *(old for old in former_names().get(entry.id, ()) if spacing_key(old) not in names)))


@cache
def former_names() -> dict[str, list[str]]:
    """Names that places bore until a year, by the place's id."""
    with RENAMED.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return {ident: [row["old"] for row in rows if row["id"] == ident] for ident in dict.fromkeys(row["id"] for row in rows)}


def _unchecked(entry: PlaceEntry) -> PlaceEntry:
    """A point that stands in no source is rough: it was written from what is commonly known."""
    return replace(entry, accuracy="rough") if entry.source == "curated" and entry.lat is not None else entry


def _scaffold(atlas: Atlas, world: Iterable[Known]) -> Atlas:
    """Places whose units are spelled as ours, for finding out how another source spells them."""
    known = Atlas()
    for row in (*atlas.rows, *world):
        known.add(row)
    return known


def _one_a_place(world: Iterable[Known]) -> list[Known]:
    own = Atlas()
    own.take(world, within=ONE_SOURCE_KM)
    return own.rows


def _settled(rows: list[Known], curated: int) -> list[Known]:
    """A curated row without a point takes that of the only place of its name, kind and governorate, which then goes."""
    gone: set[int] = set()
    rows = list(rows)
    regions = named_regions(rows)
    for at in range(curated):
        if rows[at].entry.lat is None:
            twins = [other for other in regions.get_twins(rows[at].entry) if other >= curated and other not in gone]
            if len(twins) == 1:
                rows[at] = _with_point(rows[at], rows[twins[0]])
                gone.add(twins[0])
    return [known for at, known in enumerate(rows) if at not in gone]


def _with_point(row: Known, twin: Known) -> Known:
    entry, other = row.entry, twin.entry
    units = {name: getattr(entry, name) or getattr(other, name) for name in ("adm1", "adm2", "adm3", "pcode")}
    entry = replace(entry, lat=other.lat, lon=other.lon, accuracy=other.accuracy, source=f"curated+{other.source}", **units)
    return Known(entry, row.rank, row.same | twin.same)


def _ranked(known: Known) -> PlaceEntry:
    return replace(known.entry, minor=known.rank < NOTED and known.entry.type in MINOR)


def marked(folder: str, curated: list[PlaceEntry], others: list[PlaceEntry], ordinary: Ordinary) -> list[PlaceEntry]:
    """All rows of a country with their ordinary names marked; what is curated is marked by hand."""
    names = {spacing_key(name) for row in curated for name in (row.name, *row.aliases)}
    rows = sorted(others, key=lambda row: (TABLE_ORDER.index(row.type) if row.type in TABLE_ORDER else 9, row.adm1, row.adm2, row.id, row.source))
    written = {row.id: {row.name, *row.aliases} for row in by_hand(folder)}
    return [*(_marked_twins(row, written[row.id], ordinary) for row in curated), *(ordinary.marked(_not_named(row, names)) for row in rows)]


def _marked_twins(row: PlaceEntry, written: set[str], ordinary: Ordinary) -> PlaceEntry:
    """Spellings that came from a twin are marked as those of other rows; those written by hand stay as they are."""
    more = [alias for alias in row.aliases if alias not in written and ordinary(alias, small=True)]
    return replace(row, common_aliases=(*row.common_aliases, *more))


def _not_named(row: PlaceEntry, names: set[str]) -> PlaceEntry:
    """The row without the aliases that are a curated place's name: a source calls the subdistrict of Jaramana الغوطة الشرقية."""
    return replace(row, aliases=tuple(alias for alias in row.aliases if spacing_key(alias) not in names and fold_word(alias) not in HEADS))


def with_ids(rows_of: dict[str, list[PlaceEntry]], before: dict[str, str]) -> dict[str, list[PlaceEntry]]:
    """Ids over all tables at once: places keep theirs, then cities, governorates, towns … choose."""
    kept = {id(row): ident for rows in rows_of.values() for row in rows if (ident := _id_before(row, before))}
    once = Counter(kept.values())
    taken = {row.id for rows in rows_of.values() for row in rows if row.source.startswith("curated")} | set(before.values())
    given: set[str] = set()
    free = []
    for code, rows in rows_of.items():
        for at, row in enumerate(rows):
            ident = kept.get(id(row), "")
            if row.source.startswith("curated"):
                given.add(row.id)
            elif ident and ident not in given and (once[ident] == 1 or not row.minor):
                rows[at] = replace(row, id=ident)
                given.add(ident)
            else:
                free.append((code, at))
    free.sort(key=lambda spot: (rows_of[spot[0]][spot[1]].minor, ORDER.index(rows_of[spot[0]][spot[1]].type)))
    fresh = unique_ids((replace(rows_of[code][at], id=slug(rows_of[code][at].name_en) or "place") for code, at in free), taken)
    for (code, at), row in zip(free, fresh, strict=True):
        rows_of[code][at] = row
    return rows_of


def _id_before(row: PlaceEntry, before: dict[str, str]) -> str:
    if row.source.startswith("curated"):
        return ""
    return next((before[key] for key in _sources(row) if key in before), "")


def _sources(row: PlaceEntry) -> list[str]:
    """What a row is known by over rebuilds: the ids of its sources; a unit of OpenSyria by its p-code."""
    parts = [f"{row.pcode}" if part == "opensyria" else part for part in row.source.split("+")]
    return [part for part in parts if part]


def main() -> None:
    """Write all tables and print how many rows each has."""
    if not GAZETTEER.is_dir():
        sys.exit("../shared is not here: the place tables are made from it, and stay as they are")
    before = {key: row.id for code in FOLDERS for row in _bundled(code) if not row.source.startswith("curated") for key in _sources(row)}
    made = {code: tables_of(code) for code in FOLDERS}
    made = _without_great_names(made)
    words.write_counts(row for pair in made.values() for rows in pair for row in rows)
    ordinary = Ordinary(common_words(), (), by_shape=False)
    rows_of = {code: marked(FOLDERS[code], *pair, ordinary) for code, pair in made.items()}
    rows_of["xx"] = [_unchecked(_curated(row, {})) for row in by_hand("world")]
    for code, rows in with_ids(rows_of, before).items():
        path = BUNDLED / FOLDERS.get(code, "world") / "places.tsv"
        path.write_text(write_places(map(_renamed, rows)), encoding="utf-8")
        print(f"{path.parent.name}: {_counted(rows)}")
    _write_optional({country: [*rows_of[country]] for country in ("ly", "sd")}, ordinary)


def _without_great_names(made: dict[str, tuple[list[PlaceEntry], list[PlaceEntry]]]) -> dict[str, tuple[list[PlaceEntry], list[PlaceEntry]]]:
    """A quarter or village called بغداد or الرقة is one that few know, where the city of that name lies in another country."""
    large = {(fold_word(row.name), row.country) for pair in made.values() for rows in pair for row in rows if row.type in ("city", "governorate")}
    names = {name: {home for other, home in large if other == name} for name, _ in large}
    return {code: (own, [replace(row, minor=row.minor or (row.type in _SMALL and bool(names.get(fold_word(row.name), {code}) - {code}))) for row in others]) for code, (own, others) in made.items()}


_SMALL = ("village", "neighbourhood")


def _write_optional(known: dict[str, list[PlaceEntry]], ordinary: Ordinary) -> None:
    """The places of OpenStreetMap that no bundled pack has, in a pack of their own: its licence (ODbL) asks that whatever is made of it stays open."""
    taken = {row.id for rows in known.values() for row in rows}
    found: list[PlaceEntry] = []
    for country, rows in known.items():
        atlas = Atlas()
        for row in rows:
            atlas.add(Known(row, 0))
        new = [one.entry for one in table(country, f"osm-odbl-{country}") if one.entry.type in ("city", "town", "village", "neighbourhood", "hospital") and atlas.twin(one) is None]
        found += [ordinary.marked(replace(row, minor=row.type in MINOR or row.type == "city")) for row in new]
    rows_out = unique_ids((replace(row, id=slug(row.name_en) or "place") for row in found), taken)
    path = BUNDLED / "openstreetmap" / "places.tsv"
    path.write_text(write_places(rows_out), encoding="utf-8")
    print(f"openstreetmap: {_counted(list(rows_out))}")


def _counted(rows: list[PlaceEntry]) -> str:
    kinds = ", ".join(f"{n} {kind}" for kind, n in Counter(row.type for row in rows).most_common(6))
    lost = sum(row.lat is None and row.type != "country" for row in rows)
    return f"{len(rows)} rows, {sum(row.minor for row in rows)} minor, {sum(row.common for row in rows)} common, {lost} without a point; {kinds}"


if __name__ == "__main__":
    main()
