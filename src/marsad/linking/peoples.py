"""Of which people or party those are whom a report counts, by its words for them, and which of these are at war with one another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from marsad.linking.stems import stem
from marsad.linking.tables import rows
from marsad.text.fold import fold_word


def people_of(words: Sequence[str], status: str = "") -> str:
    """The people or party that folded words name, the first of them; else ``status``, where it is soldier or fighter; else empty."""
    for at, word in enumerate(words):
        known, pairs = _known_by(word)
        if found := known or (pairs.get(words[at + 1] if at + 1 < len(words) else "") if pairs else None):
            return found
    return status if status in _ARMED else ""


def at_war(one: str, other: str) -> bool:
    """Whether two peoples or parties are at war."""
    return other in _against().get(one, ())


def other_people(one: str, other: str) -> bool:
    """Whether two such words can mean none of the same people. Of which people soldiers are, or armed men, nobody says; but soldiers are not those of an armed group."""
    if not (one and other) or one == other:
        return False
    armed = _ARMED & {one, other}
    return len(armed) != 1 or (armed == {"soldier"} and not _groups().isdisjoint((one, other)))


@cache
def _groups() -> frozenset[str]:
    return frozenset(row["people"] for row in rows("peoples") if row["kind"] == "force")


_ARMED = frozenset(["soldier", "fighter"])
UNTOLD = _ARMED | {""}  # of no people that is told


@lru_cache(1 << 12)
def _known_by(word: str) -> tuple[str | None, dict[str, str]]:
    """The people that a word names by its stem, and those that it names with the word behind it, or as it stands where it is the last one."""
    known = _known()
    return known.get(stem(word)), {pair.removeprefix(word).lstrip(): people for pair, people in known.items() if pair == word or pair.startswith(word + " ")}


@cache
def _known() -> dict[str, str]:
    """Peoples by the stems of their words, with and without the article, and by words of two as they stand."""
    known = dict[str, str]()
    for row in rows("peoples"):
        for written in map(fold_word, row["words"].split("/")):
            known.update(dict.fromkeys([written] if " " in written else [stem(written), stem("ال" + written)], row["people"]))
    return known


@cache
def _against() -> dict[str, frozenset[str]]:
    return {row["people"]: frozenset(row["against"].split("/")) for row in rows("peoples")}
