"""The tables of phrasing: words by key, in each language."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
LANGUAGES = ("ar", "en")


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a table, each by its column names."""
    with (HERE / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return tuple({key: value or "" for key, value in row.items()} for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def words(name: str) -> Mapping[str, Mapping[str, str]]:
    """A table of key, ar, en as words by key and language."""
    return {row["key"]: {language: row[language] for language in LANGUAGES} for row in rows(name)}


def phrase(key: str, language: str, **values: str) -> str:
    """A phrase of sentences.tsv, filled in. Raises KeyError for one that is not there."""
    return words("sentences")[key][language].format(**values)
