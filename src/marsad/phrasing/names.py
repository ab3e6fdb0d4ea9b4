"""Names of places, parties and voices in the reader's language: as the packs write them, else by rule and marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from marsad.lexicon.packs import tables_of
from marsad.phrasing.latin import MARK, is_arabic, latin
from marsad.phrasing.tables import rows
from marsad.text.fold import fold


@cache
def _table(name: str, packs: tuple[str, ...]) -> Mapping[str, tuple[str, str]]:
    """Arabic and English names by id out of one table of some packs; nothing else of the packs is loaded for it."""
    rows_of = _cells(name, packs, ("id", "name", "name_en"))
    return {ident: (arabic.split("|")[0].lstrip("?~"), english) for ident, arabic, english in rows_of}


def _cells(name: str, packs: tuple[str, ...], columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Some columns of a table of some packs, without making a dict of each of fifty thousand rows."""
    for path in tables_of(name, packs):
        head, *lines = path.read_text(encoding="utf-8-sig").split("\n")
        at = [head.rstrip("\r").split("\t").index(column) for column in columns]
        for line in lines:
            cells = line.rstrip("\r").split("\t")
            if len(cells) > max(at):
                yield tuple(cells[index] for index in at)


def name_of(text: str, language: str, *, ident: str | None = None, table: str = "actors", packs: tuple[str, ...] = ()) -> str:
    """A name as the reader reads it. ``ident`` is the packs' id, ``text`` the name as it is written; ``table``: actors or places."""
    arabic, english = _table(table, packs).get(ident or "", ("", ""))
    if language == "ar":
        return text or arabic
    if not english and table == "actors":
        english = _known_names(packs).get(fold(text).text, "")
    return english or (in_latin(text) if is_arabic(text) else text)


@cache
def _known_names(packs: tuple[str, ...]) -> Mapping[str, str]:
    """English names of voices and parties by any of their Arabic ones, folded."""
    found: dict[str, str] = {}
    for name, english, aliases in _cells("actors", packs, ("name", "name_en", "aliases")):
        for one in (name, *aliases.split("|")):
            found.setdefault(fold(one.lstrip("?~")).text, english)
    found.pop("", None)
    return found


def party(ident: str, language: str, packs: tuple[str, ...] = ()) -> str:
    """A party's name: ``ident`` is a pack's id, or words after ``~`` where the party has none."""
    if ident.startswith("~"):
        return name_of(ident[1:], language, packs=packs)
    arabic, english = _table("actors", packs).get(ident, ("", ""))
    if language == "ar":
        return arabic or ident
    return english or " ".join(word if word.isupper() else word.capitalize() for word in ident.split("-"))


def in_latin(text: str) -> str:
    """An unnamed source in English words («مصادر طبية»: medical sources); any other name by rule, with its mark."""
    known = _sources().get(text.strip()) or _sources().get(text.strip().removeprefix("ال"))
    return known or f"{MARK}{latin(text)}"


@cache
def _sources() -> Mapping[str, str]:
    return {row["arabic"]: row["english"] for row in rows("sources")}


@cache
def _regions(packs: tuple[str, ...]) -> Mapping[str, str]:
    """Arabic names of governorates by the Latin ones that stand in the tables of places."""
    found: dict[str, str] = {}
    for kind, name, adm1, english in _cells("places", packs, ("type", "name", "adm1", "name_en")):
        if kind == "governorate":
            found.update(dict.fromkeys((adm1, english), name.lstrip("?~")))
    return found


def region_of(adm1: str | None, language: str, packs: tuple[str, ...] = ()) -> str | None:
    """A governorate in the reader's language; None where the packs have no word for it."""
    if not adm1:
        return None
    return adm1 if language == "en" else _regions(packs).get(adm1)
