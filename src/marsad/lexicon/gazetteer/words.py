"""Names that are words too: given names, words of speech and landscape, and what was counted in reports.

The kinds of ``words.tsv``: ``name`` a given name, ``word`` an ordinary word, ``site`` one for a kind of
building or ground (السوق, السجن), which a country told behind it makes no town, ``often`` one that reports hardly ever use of a
place, ``small`` one that is ordinary where only a small place bears it, ``place`` one that reports use of places, ``famous`` a
place so well known that its name alone means it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("words.tsv")


def rows() -> list[tuple[str, str]]:
    """The folded words of the table with their kinds."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return [(word, kind) for word, kind in (line.split("\t") for line in lines if line)]


@cache
def of_kind(*kinds: str) -> frozenset[str]:
    """The folded words of some kinds."""
    return frozenset(word for word, kind in rows() if kind in kinds)
