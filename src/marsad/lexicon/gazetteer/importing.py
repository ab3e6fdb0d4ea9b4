"""A pack of places from a gazetteer file: find out what the file is, read it, write pack.toml and places.tsv."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

from marsad.errors import InputError
from marsad.lexicon import packs
from marsad.lexicon.gazetteer.entries import PlaceEntry, read_places, write_places
from marsad.lexicon.gazetteer.geonames import WIDTH, alternate_names, import_geonames
from marsad.lexicon.gazetteer.ids import lasting_ids
from marsad.lexicon.gazetteer.intake import Intake, lines_of
from marsad.lexicon.gazetteer.names import slug, spacing_key
from marsad.lexicon.gazetteer.ordinary import Ordinary
from marsad.lexicon.gazetteer.pcodes import import_pcodes, lay_out
from marsad.lexicon.gazetteer.plain_table import columns_of, import_table
from marsad.lexicon.gazetteer.publishers import publisher_of
from marsad.lexicon.gazetteer.seats import with_seats
from marsad.lexicon.gazetteer.whosonfirst import import_wof
from marsad.model.values import fixed


@fixed
class Imported:
    """What an import read and wrote.

    ``rows`` were read; ``skipped`` of them were left out, by reason, and ``broken`` could not be read; ``places`` were
    written, ``ordinary`` of them with a name that is an ordinary word too, ``known`` under the id that a bundled pack has
    for them. ``shared_names`` stand for more than one place each.
    """

    folder: Path
    kind: str
    rows: int
    skipped: tuple[tuple[str, int], ...]
    broken: int
    places: int
    types: tuple[tuple[str, int], ...]
    shared_names: int
    ordinary: int
    known: int


def import_gazetteer(
    source: Path, folder: Path, *, country: str = "", kind: str = "", alternate: Path | None = None, skip_broken: bool = False
) -> Imported:
    """Write a pack folder with the places of a gazetteer file.

    1. Find out what the file is, where ``kind`` (geonames, wof, pcodes, table) does not say.
    2. Read its rows; ``country``, a two-letter code, keeps those of one country. Names that places share stay several rows.
    3. Refuse a file with broken rows, all told together, unless ``skip_broken`` leaves them out.
    4. Tell seats from villages. Give ids that last: those of the bundled packs for places that stand there, else free ones.
    5. Mark names that are ordinary words too.
    6. Write the folder; the same file gives the same bytes.

    Raises InputError for a file that is none of them or a folder that is in use, PackError for broken rows.
    """
    country = country.lower()
    _refuse(folder, country)
    kind = kind or detect(source)  # 1
    intake = Intake(str(source))
    entries = _read(source, kind, country, alternate, intake)  # 2
    if not skip_broken:
        intake.settle()  # 3
    if not entries:
        raise InputError(f"{source}: no place to write ({_counted(intake)}); look at --country and --kind")
    bundled = _bundled()
    countries = {entry.country for entry in entries}
    known = [place for place in bundled if place.country in countries]
    entries = lasting_ids(with_seats(entries), known, (place.id for place in bundled))  # 4
    ordinary = Ordinary(packs.common_words(), bundled, country=country)
    entries = [ordinary.marked(entry) for entry in entries]  # 5
    _write(folder, entries, kind, source)  # 6
    return _summary(folder, kind, entries, intake, {place.id for place in known})


def _refuse(folder: Path, country: str) -> None:
    if country and not re.fullmatch("[a-z]{2}", country):
        raise InputError(f"{country!r} is no country code; give two letters, such as sy or iq")
    if any((folder / name).exists() for name in ("pack.toml", "places.tsv")):
        raise InputError(f"{folder}: there is a pack in this folder already; give another one, or remove it")


def detect(source: Path) -> str:
    """Which of the gazetteers a file is, by its first line."""
    if source.is_dir():
        return "wof"
    first = next((line for _, line in lines_of(source, Intake(str(source)))), "")
    if first.lstrip().startswith("{"):
        return "wof"
    if len(first.split("\t")) == WIDTH and first.split("\t")[0].isdecimal():
        return "geonames"
    if columns_of(first):
        return "table"
    if lay_out(first):
        return "pcodes"
    raise InputError(
        f"{source}: neither a GeoNames file ({WIDTH} columns parted by tabs), nor records of Who's On First (one JSON object a line), "
        "nor a table of p-codes (a header with ADM1_PCODE) or of places (name_ar, type, lat, lon); name its kind if it is one of them"
    )


def _read(source: Path, kind: str, country: str, alternate: Path | None, intake: Intake) -> list[PlaceEntry]:
    lines = lines_of(source, intake)
    if kind != "geonames":
        if alternate:
            raise InputError(f"{alternate}: alternate names belong to a GeoNames file, but {source} is {publisher_of(kind, ()).name}")
        return _READERS[kind](lines, intake, country=country)
    arabic = None
    if alternate:
        names = Intake(str(alternate))
        arabic = alternate_names(lines_of(alternate, names), names)
        names.settle()
    return import_geonames(lines, intake, country=country, arabic=arabic)


_READERS = {"wof": import_wof, "pcodes": import_pcodes, "table": import_table}


@cache
def _bundled() -> tuple[PlaceEntry, ...]:
    """The places of the bundled packs, marks of ordinary words included; none of a pack that must be asked for, whose licence would go with its rows."""
    return tuple(place for path in packs.tables_of("places", ()) for place in read_places(path))


def _counted(intake: Intake) -> str:
    reasons = [f"{count} {why}" for why, count in intake.skipped.most_common()]
    return ", ".join([f"{intake.rows} rows", *reasons, *([f"{intake.broken} broken"] if intake.broken else [])])


def _summary(folder: Path, kind: str, entries: list[PlaceEntry], intake: Intake, known: set[str]) -> Imported:
    names = Counter(spacing_key(entry.name) for entry in entries)
    return Imported(
        folder=folder,
        kind=kind,
        rows=intake.rows,
        skipped=tuple(intake.skipped.most_common()),
        broken=intake.broken,
        places=len(entries),
        types=tuple(Counter(entry.type for entry in entries).most_common()),
        shared_names=sum(count > 1 for count in names.values()),
        ordinary=sum(entry.common for entry in entries),
        known=sum(entry.id in known for entry in entries),
    )


def _write(folder: Path, entries: list[PlaceEntry], kind: str, source: Path) -> None:
    table = write_places(entries)
    publisher, licence, address = publisher_of(kind, (entry.source for entry in entries))
    ident = slug(folder.resolve().name) or "places"
    head = {
        "id": ident,
        "version": hashlib.sha256(table.encode()).hexdigest()[:12],  # of its contents, so that a reading names what it was made with
        "title": f"Places from {publisher}",
        "language": "ar",
        "source": f"{publisher}, {address}: {source.name.encode(errors='replace').decode()}",
        "licence": licence,
    }
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "places.tsv").write_text(table, encoding="utf-8")
        (folder / "pack.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as fault:
        raise InputError(f"{folder}: cannot be written ({fault.strerror or fault}); give a folder that can") from fault
