"""Rows of several gazetteers joined by place, not by name: one row a place, which takes what each of them knows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from marsad.lexicon.gazetteer.entries import SETTLED, PlaceEntry
from marsad.lexicon.gazetteer.ids import apart
from marsad.lexicon.gazetteer.names import loose_key, spacing_key
from tools.places.sources import AREAS, Known

NEAR_KM = 5.0  # gazetteers place the same village up to a few kilometres apart
ONE_SOURCE_KM = 2.5  # within one gazetteer two rows so near are one place told twice
BY_HAND_KM = 15.0  # points written by hand are rounded
QUARTER_KM = 2.0
AREA_KM = 60.0
MOST_ALIASES = 10


@dataclass(slots=True)
class Atlas:
    """The places of one country while they are joined."""

    rows: list[Known] = field(default_factory=list)
    by_key: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_same: dict[str, int] = field(default_factory=dict)

    def add(self, known: Known) -> None:
        """Keep a row of its own."""
        self._index(len(self.rows), known)
        self.rows.append(known)

    def _index(self, at: int, known: Known) -> None:
        for key in keys(known.entry):
            if at not in self.by_key[key]:
                self.by_key[key].append(at)
        for same in sorted(known.same):
            self.by_same.setdefault(same, at)

    def twin(self, known: Known, within: float = NEAR_KM) -> int | None:
        """The row of the same place, if there is one: by a common id, else by name and nearness."""
        entry = known.entry
        for same in sorted(known.same):
            at = self.by_same.get(same)
            if at is not None and _one_kind(self.rows[at].entry, entry):
                return at
        near = {at for key in keys(entry) for at in self.by_key.get(key, ()) if _one_place(self.rows[at].entry, entry, within)}
        return min(near, key=lambda at: (apart(self.rows[at].entry, entry), at), default=None)

    def merge(self, at: int, known: Known) -> None:
        """Let a row take what another one of the place knows."""
        self.rows[at] = _merged(self.rows[at], known)
        self._index(at, self.rows[at])

    def take(self, found: Iterable[Known], *, within: float = NEAR_KM) -> None:
        """Join the rows of one source, the better known first."""
        for known in sorted(found, key=lambda known: (-known.rank, known.entry.source)):
            at = self.twin(known, within)
            if at is None:
                self.add(known)
            else:
                self.merge(at, known)


def keys(entry: PlaceEntry) -> set[str]:
    """The keys under which spellings of a place are one: with and without the article."""
    return {loose_key(name) for name in (entry.name, *entry.aliases)}


def _one_kind(a: PlaceEntry, b: PlaceEntry) -> bool:
    return a.type == b.type or {a.type, b.type} <= SETTLED or {a.type, b.type} <= SETTLED | {"neighbourhood", "camp"}


def _one_place(a: PlaceEntry, b: PlaceEntry, within: float) -> bool:
    """Two rows that share a name are of one place."""
    if a.pcode and a.pcode == b.pcode:
        return True
    if a.type in AREAS or b.type in AREAS:
        agree = a.type == "governorate" or not a.adm1 or not b.adm1 or a.adm1 == b.adm1
        return (a.type == b.type or (a.type, b.type) == ("region", "governorate")) and agree and (apart(a, b) < AREA_KM or a.lat is None or b.lat is None)
    if not _one_kind(a, b):
        return False
    if a.type != b.type and "neighbourhood" in (a.type, b.type):
        return apart(a, b) < QUARTER_KM
    return apart(a, b) < (BY_HAND_KM if a.source == "curated" else within)


def _merged(a: Known, b: Known) -> Known:
    first, other = a.entry, b.entry
    better = other.lat is not None and _trust(other.source) > (0 if first.lat is None else _trust(first.source))
    lat, lon, accuracy = (other.lat, other.lon, other.accuracy) if better else (first.lat, first.lon, first.accuracy)
    kind = first.type if first.source.startswith("curated") or first.type not in SETTLED else _larger(first.type, other.type)
    entry = replace(
        first,
        type=kind,
        aliases=_spellings(first, other),
        lat=lat,
        lon=lon,
        accuracy=accuracy,
        adm1=first.adm1 or other.adm1,
        adm2=first.adm2 or other.adm2,
        adm3=first.adm3 or other.adm3,
        pcode=first.pcode or other.pcode,
        name_en=first.name_en or other.name_en,
        source=first.source if other.source in first.source.split("+") else f"{first.source}+{other.source}",
    )
    return Known(entry, max(a.rank, b.rank), a.same | b.same)


def _trust(source: str) -> int:
    """Points of OCHA before those of GeoNames, those before Who's On First's, those before what was rounded by hand."""
    ranks = {"ocha": 5, "gn": 4, "gn-ps": 3, "wof": 2}
    return max((ranks.get(part.partition(":")[0], 1) for part in source.split("+")), default=1)


def _larger(a: str, b: str) -> str:
    order = {"city": 2, "town": 1}
    return a if order.get(a, 0) >= order.get(b, 0) or b not in SETTLED else b


def _spellings(first: PlaceEntry, other: PlaceEntry) -> tuple[str, ...]:
    names = {spacing_key(first.name): first.name}
    for name in (*first.aliases, other.name, *other.aliases):
        names.setdefault(spacing_key(name), name)
    return tuple(list(names.values())[1 : MOST_ALIASES + 1])


def spelled_as(atlas: Atlas, found: Sequence[Known]) -> list[Known]:
    """The rows of a source with its units spelled as ours: by what most of the places that both have are in."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for known in found:
        at = atlas.twin(known) if known.entry.type not in ("district", "subdistrict") else None
        if at is not None:
            ours, theirs = atlas.rows[at].entry, known.entry
            votes["1", theirs.adm1][ours.adm1] += bool(ours.adm1)
            votes["2", theirs.adm1, theirs.adm2][ours.adm2] += bool(ours.adm2)
            votes["3", theirs.adm2, theirs.adm3][ours.adm3] += bool(ours.adm3)
    best = {given: counts.most_common(1)[0][0] for given, counts in votes.items() if counts and given[-1]}
    return [replace(known, entry=_spelled(known.entry, best)) for known in found]


def _spelled(entry: PlaceEntry, best: dict[tuple[str, ...], str]) -> PlaceEntry:
    adm1 = best.get(("1", entry.adm1), "") or entry.adm1
    adm2 = best.get(("2", entry.adm1, entry.adm2), "") or entry.adm2
    adm3 = best.get(("3", entry.adm2, entry.adm3), "") or entry.adm3
    return replace(entry, adm1=adm1, adm2=adm2, adm3=adm3)
