"""Warnings about names of parties: those that would fire in another country's reports, and twins that nothing tells apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from marsad.errors import PackFault
from marsad.lexicon import packs, tables
from marsad.lexicon.rows import Row, checked, read_table
from marsad.lexicon.tables import party_names
from marsad.text.fold import fold_word

Place = tuple[Path, int, Row]
_MEDIA = ("wire", "outlet", "broadcaster")  # صحيفة الحياة: a title is taken from ordinary words
_FULL = ("name", "aliases", "hostile")


def warnings(*names: str) -> list[PackFault]:
    """What an analyst should look at in the actors of the named packs, and of all bundled ones where none is named."""
    rows = [(path, number, row) for path in _tables(names) for number, row in checked(path, [])]
    return [*_at_large(rows), *_twins(rows)]


def _tables(names: tuple[str, ...]) -> Iterator[Path]:
    for name in names or packs.bundled():
        path = packs.folder_of(name) / "actors.tsv"
        if path.is_file():
            yield path


def _at_large(rows: list[Place]) -> Iterator[PackFault]:
    """A full name made of ordinary words only, of a party with a country: it means that party in every other country too."""
    common = _words_for_bodies()
    for path, number, row in rows:
        if not row["country"] or row["kind"] in _MEDIA:
            continue
        for name in (name for column in _FULL for name, form in party_names(row, column, "name") if form == "name"):
            if all(_ordinary(word, common) for word in name.split()):
                yield PackFault(str(path), number, f"{row['id']}: {name!r} holds ordinary words only and would fire outside {row['country']}: put it under local")


def _words_for_bodies() -> frozenset[str]:
    """The single words of the common pack for speakers, deeds and things; those for people (سوري, حوثي) tell whose a body is."""
    expand = dict(tables.TABLES)
    entries = [entry for name in ("sources", "phrases", "events", "weapons") for entry in expand[name](read_table(packs.BUNDLED / packs.COMMON / f"{name}.tsv", []))]
    return frozenset(entry.spelling for entry in tables.folded(entries) if " " not in entry.spelling)


def _ordinary(word: str, common: frozenset[str]) -> bool:
    folded = fold_word(word)
    return folded in common or folded.removeprefix("ال") in common


def _twins(rows: list[Place]) -> Iterator[PackFault]:
    """One full name of two parties that are met in one country and in one year: no report can tell them apart."""
    bearers: dict[str, list[Place]] = defaultdict(list)
    for path, number, row in rows:
        for name in dict.fromkeys(name for column in _FULL for name, form in party_names(row, column, "name") if form == "name"):
            bearers[fold_word(name)].append((path, number, row))
    for name, places in bearers.items():
        for at, (path, number, row) in enumerate(places):
            for _, _, other in places[:at]:
                if row["id"] != other["id"] and _meet(row, other):
                    yield PackFault(str(path), number, f"{name!r} stands for {other['id']} and {row['id']}, and neither country nor years tell them apart")


def _meet(row: Row, other: Row) -> bool:
    """The two are met in one country, and in one year."""
    here, there = (set((each["theatre"] or each["country"]).split("|")) for each in (row, other))
    years = row["from"] <= (other["until"] or "9999") and other["from"] <= (row["until"] or "9999")
    apart = row["from"] == other["until"] or other["from"] == row["until"]  # one follows the other on a day
    return bool(here & there) and years and not (apart and row["from"] + other["from"])
