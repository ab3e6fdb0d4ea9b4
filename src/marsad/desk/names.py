"""Names of parties for readers: the pack's name in Arabic, its id in words in English; a party that has no id as it was worded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from marsad.lexicon.packs import BUNDLED, COMMON, bundled, folder_of
from marsad.lexicon.rows import read_table


@cache
def _names(packs: tuple[str, ...]) -> Mapping[str, str]:
    """Names by id out of the actors of some packs; places and words of the packs are not loaded for it."""
    found: dict[str, str] = {}
    for folder in (BUNDLED / COMMON, *(folder_of(name) for name in packs or bundled())):
        path = folder / "actors.tsv"
        if path.is_file():
            found.update((row["id"], row["name"]) for row in read_table(path, []))
    return found


def party(ident: str, language: str, packs: tuple[str, ...] = ()) -> str:
    """A party's name: ``ident`` is a pack's id, or words after ``~`` where the party has none."""
    if ident.startswith("~"):
        return ident[1:]
    if language == "ar":
        return _names(packs).get(ident, ident)
    return " ".join(word if word.isupper() else word.capitalize() for word in ident.split("-"))
