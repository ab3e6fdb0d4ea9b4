"""The words of the desk in Arabic and English: tables in words/, one row a word (key, ar, en)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from marsad.phrasing.tables import words as phrasing_words

FOLDER = Path(__file__).parent / "words"


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """Every word by its key, in each language."""
    found: dict[str, Mapping[str, str]] = {}
    for path in sorted(FOLDER.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader((line for line in lines if line.strip() and not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
                found[row["key"]] = {"ar": row["ar"], "en": row["en"]}
    return {**phrasing_words("terms"), **found}


def word(key: str, language: str, **values: object) -> str:
    """A word in a language; ``{name}`` in it is filled from ``values``. Raises KeyError for a word that no table has."""
    found = table()[key][language]
    return found.format(**values) if values else found


def term(group: str, value: str | None, language: str) -> str:
    """The word for a value of the record (act.deny, outcome.killed …); a value without one stands as it is."""
    if value is None:
        return word("not_stated", language)
    found = table().get(f"{group}.{value}")
    return found[language] if found else value.replace("_", " ")
