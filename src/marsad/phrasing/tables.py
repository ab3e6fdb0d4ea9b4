"""The tables of phrasing: words by key, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from marsad.text.tsv import Rows, read_rows

HERE = Path(__file__).parent
LANGUAGES = ("ar", "en")


@cache
def rows(name: str) -> Rows:
    """The rows of a table, each by its column names."""
    return read_rows(HERE / f"{name}.tsv")


@cache
def words(name: str) -> Mapping[str, Mapping[str, str]]:
    """A table of key, ar, en as words by key and language."""
    return {row["key"]: {language: row[language] for language in LANGUAGES} for row in rows(name)}


def phrase(key: str, language: str, **values: str) -> str:
    """A phrase of sentences.tsv, filled in. Raises KeyError for one that is not there."""
    return words("sentences")[key][language].format(**values)
