"""The classes of words that frames ask for: packs/common/frames/words.tsv, folded, loaded once."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from pathlib import Path

from marsad.text.fold import fold

FRAMES = Path(__file__).resolve().parent.parent / "packs" / "common" / "frames"


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in (FRAMES / "words.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, spellings, *_ = line.split("\t")
        found[name] = found.get(name, frozenset()) | frozenset(fold(spellings).text.split("/"))
    return found


@cache
def spellings_of(name: str) -> tuple[str, ...]:
    """The words of a class as they are spelled, where a letter that folding hides tells them from others."""
    lines = (line.split("\t") for line in (FRAMES / "words.tsv").read_text(encoding="utf-8").splitlines()[1:])
    return tuple(word for row in lines if row[0] == name for word in row[1].split("/"))


@cache
def meanings_of(name: str) -> dict[str, str]:
    """The words of a class of entries ``word=meaning``, each with what it means."""
    return dict(entry.split("=") for entry in words_of(name))


def meaning_of(name: str, form: str) -> str | None:
    """What a word of a class of entries ``word=meaning`` means."""
    return meanings_of(name).get(form)


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a class. Raises KeyError for a class that the table does not have."""
    return _classes()[name]


def first_of(forms: Sequence[str], first: int, last: int, words: Set[str]) -> int | None:
    """The first unit of a stretch at which one of some words stands."""
    if words.isdisjoint(forms[first:last]):
        return None  # as in most stretches
    return next((at for at in range(first, last) if forms[at] in words), None)


def last_of(forms: Sequence[str], first: int, last: int, words: Set[str]) -> int | None:
    """The last unit of a stretch at which one of some words stands."""
    if words.isdisjoint(forms[first:last]):
        return None
    return next((at for at in range(last - 1, first - 1, -1) if forms[at] in words), None)
