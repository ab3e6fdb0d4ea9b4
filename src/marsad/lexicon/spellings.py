"""Letters as they were written: which words they tell apart that folding makes one.

Writers leave hamzas out and put them wrongly where a word begins (إستهداف, الإحتلال), so a letter that is written decides
only where it makes another word:

1. A hamza inside a word (وأدى, وأحد, بدأنا) stands in no word that the packs spell without it (وادي, واحد, دانا); ة is no pronoun (أبنية).
2. What a word begins or ends with decides where ``packs/common/spellings.tsv`` says so: إعداد is not أعداد.
3. Where no hamza is written the word behind may tell, by the same table: واحد before عشر is وأحد.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from marsad.lexicon.rows import read_table
from marsad.text.fold import Folded, plain

TABLE = "spellings"
PATH = Path(__file__).resolve().parent.parent / "packs" / "common" / f"{TABLE}.tsv"
_HAMZAS = frozenset("أإآ")


class _Table(NamedTuple):
    """What the table says: the words that a written one is not, those that may be meant by a folded one, and which one is meant by the word behind."""

    others: Mapping[str, frozenset[str]]
    alike: Mapping[str, tuple[str, ...]]
    meant: Mapping[str, str]
    behind: re.Pattern[str]


@cache
def _table() -> _Table:
    rows = read_table(PATH, [])
    others = {row["written"]: frozenset(row["not"].split("/")) for row in rows if row["not"]}
    alike: dict[str, tuple[str, ...]] = {}
    for word in others:
        alike[plain(word)] = (*alike.get(plain(word), ()), word)
    before = [(row["written"], plain(row["before"])) for row in rows if row["before"]]
    ways = "|".join(f"{plain(word)}(?= (?:{behind.replace('/', '|')})(?!\\w))" for word, behind in before)
    return _Table(others, alike, {plain(word): word for word, _ in before}, re.compile(rf"(?<!\w)(?:{ways})"))


def is_apart(written: str) -> bool:
    """The table tells this word, as it is written, from others."""
    return written in _table().others


def ways(written: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The words of an entry, folded, and with those in place of which the table tells apart: as a text may give them."""
    others, alike, _, _ = _table()
    told = [(folded := plain(word), *[one for one in alike.get(folded, ()) if word not in others[one]]) for word in written]
    return product(*told)


def letters_meant(folded: Folded) -> str:
    """The letters of a text, with those that its writer left out where the word behind tells them."""
    text, letters = folded.text, folded.letters
    meant, behind = _table()[2:]
    if any(word in text for word in meant):
        for found in behind.finditer(text):
            first, last = found.span()
            letters = letters[:first] + meant[found[0]] + letters[last:]
    return letters


class Seats(dict[str, list[str]]):
    """How the packs spell the words that have a hamza inside."""

    def spell(self, written: str) -> None:
        """Take in how an entry spells a word."""
        if _inside(written):
            known = self.setdefault(plain(written), [])
            if written not in known:
                known.append(written)

    def fits(self, word: str, written: str) -> bool:
        """Every hamza that is written inside a word stands in a spelling of it."""
        seats = [at for at in _inside(written) if at < len(word)]
        return not seats or any(all(known[at] in _HAMZAS for at in seats) for known in self.get(word, ()))


def _inside(written: str) -> list[int]:
    """Where hamzas stand behind the first letter, and that behind the article; what ends a word decides nothing (المخأ)."""
    first = 3 if written.startswith("ال") else 1
    return [at for at in range(first, len(written) - 1) if written[at] in _HAMZAS]
