"""Which unit a place lies in where its source does not say, and which settlements are the seats of units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.lexicon.gazetteer.entries import SETTLED, PlaceEntry
from marsad.lexicon.gazetteer.ids import apart
from marsad.lexicon.gazetteer.names import loose_key, slug
from tools.places.join import keys
from tools.places.sources import AREAS, Known

Grid = dict[tuple[int, int], list[PlaceEntry]]


@dataclass(frozen=True, slots=True)
class Regions:
    """The rows with a point, by spelling."""

    rows: Sequence[Known]
    by_key: dict[str, list[int]]

    def get_twins(self, entry: PlaceEntry) -> list[int]:
        """Rows that may be the place of a row without a point: of its name, kind and governorate."""
        found = {at for key in keys(entry) for at in self.by_key.get(key, ())}
        return sorted(at for at in found if _may_be(entry, self.rows[at].entry))


def _may_be(entry: PlaceEntry, other: PlaceEntry) -> bool:
    alike = entry.type == other.type or {entry.type, other.type} <= SETTLED or (entry.type, other.type) == ("region", "governorate")
    return alike and entry.adm1 == other.adm1 != ""


def named_regions(rows: Sequence[Known]) -> Regions:
    """The rows by the spellings of their names."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for at, known in enumerate(rows):
        if known.entry.lat is not None:
            for key in keys(known.entry):
                by_key[key].append(at)
    return Regions(rows, by_key)


def with_governorates(found: list[Known]) -> list[Known]:
    """A settlement whose governorate or district its source leaves open takes that of its nearest neighbours where they agree."""
    grid: Grid = defaultdict(list)
    for known in found:
        if known.entry.adm1 and known.entry.lat is not None and known.entry.lon is not None and known.entry.type not in AREAS:
            grid[round(known.entry.lat * 5), round(known.entry.lon * 5)].append(known.entry)
    return [_placed(known, grid) for known in found]


def _placed(known: Known, grid: Grid) -> Known:
    if (known.entry.adm1 and known.entry.adm2) or known.entry.lat is None or known.entry.type in AREAS:
        return known
    return replace(known, entry=_like_neighbours(known.entry, grid))


def _like_neighbours(entry: PlaceEntry, grid: Grid) -> PlaceEntry:
    row, column = round((entry.lat or 0) * 5), round((entry.lon or 0) * 5)
    around = [other for y in (-1, 0, 1) for x in (-1, 0, 1) for other in grid.get((row + y, column + x), ()) if other is not entry]
    nearest = sorted(around, key=lambda other: (apart(entry, other), other.source))[:4]
    if len(nearest) < 4:
        return entry
    provinces, districts = {other.adm1 for other in nearest}, {other.adm2 for other in nearest}
    adm1 = entry.adm1 or (provinces.pop() if len(provinces) == 1 else "")
    own = entry.adm2 or not adm1 or (len(districts) == 1 and {other.adm1 for other in nearest} == {adm1} and districts.pop()) or ""
    return replace(entry, adm1=adm1, adm2=own if isinstance(own, str) else entry.adm2)


def as_seats(rows: list[Known]) -> list[Known]:
    """A settlement named as its governorate is its city; one named as its district or subdistrict is a town."""
    units: dict[tuple[str, str], PlaceEntry] = {}
    for kind in ("subdistrict", "district", "governorate"):
        units |= {(key, known.entry.adm1): known.entry for known in rows if known.entry.type == kind for key in keys(known.entry)}
    best: dict[tuple[str, str], int] = {}
    for at, known in sorted(enumerate(rows), key=lambda pair: (-pair[1].rank, pair[1].entry.source)):
        key = loose_key(known.entry.name), known.entry.adm1
        if known.entry.type in SETTLED and key in units and apart(known.entry, units[key]) < 40:
            best.setdefault(key, at)
    for key, at in best.items():
        rows[at] = _seat(rows[at], units[key])
    return rows


def _seat(known: Known, unit: PlaceEntry) -> Known:
    entry = known.entry
    if entry.source.startswith("curated"):
        return known
    if unit.type == "governorate":
        return Known(replace(entry, type="city", id=slug(entry.adm1)), max(known.rank, 100_000), known.same)
    adm2, adm3 = entry.adm2 or unit.adm2, entry.adm3 or unit.adm3
    kind = "town" if entry.type == "village" else entry.type
    return Known(replace(entry, type=kind, adm2=adm2, adm3=adm3), max(known.rank, 5_000), known.same)
