"""Words that say how a figure or a happening stands to another: a rise, an earlier toll, a second strike, a period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import compress

from marsad.linking.tables import rows
from marsad.text.fold import fold_word

OF_NAMES = frozenset(["again", "described", "vague_place", "weekday", "itself", "office", "theirs", "turn", "aside"])  # marks of a name, or of how a sentence begins: nobody asks where they stand in a text
APART = frozenset(["beside", "among", "fought_with", "places", "first_of_two", "second_of_two", "building", "habit", "mutual", "pair", "separate"])  # marks of the words before a trigger or a number, not of a clause
JOINED = "وفبلك"  # letters that may be joined to the first word of a mark
_WORD = re.compile(r"\w+")


def found(folded: str, words: Sequence[str], begins: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Where words of a mark of texts stand in a folded text as whole words, and which mark: in the order of ``words`` and ``begins``, where these stand, at one place in that of the table, the longer words of a mark first."""
    leading = _by_first_words()
    following = (*words[1:], "")
    for number in compress(range(len(words)), map(leading.__contains__, words)):
        alone, more = leading[words[number]]
        at = begins[number]
        for _, joined, phrase, mark, one_word in more.get(following[number], alone):
            stop = at + joined + len(phrase)
            if one_word or (folded.startswith(phrase, at + joined) and not (folded[stop : stop + 1].isalnum() or folded[stop : stop + 1] == "_")):
                yield at, stop, mark


@lru_cache(1 << 13)
def holds(mark: str, folded: str) -> bool:
    """Whether one of the words of a mark stands in a few folded words."""
    return _one(mark).search(folded) is not None


@lru_cache(1 << 13)
def whole(mark: str, folded: str) -> bool:
    """Whether a folded name is nothing but one of the words of a mark."""
    return _one(mark).fullmatch(folded) is not None


@lru_cache(1 << 13)
def leads(mark: str, folded: str) -> bool:
    """Whether a folded name begins with one of the words of a mark."""
    return _one(mark).match(folded) is not None


Words = list[tuple[int, int, str, str, bool]]  # of marks: their rank, how many letters of the first are joined to them, the words, the mark, whether they are one word


@cache
def _by_first_words() -> dict[str, tuple[Words, dict[str, Words]]]:
    """The words of marks by their first: those that are one word, and these with the others by their second. The ranks are in the order of the table, the longer ones first."""
    ranked = [(phrase, row["mark"]) for row in rows("marks") if row["mark"] not in OF_NAMES for phrase in _phrases(row["words"])]
    leading: dict[str, tuple[Words, dict[str, Words]]] = {}
    for rank, (phrase, mark) in enumerate(ranked):
        first, *others = _WORD.findall(phrase)[:2]
        for letter in ("", *JOINED):
            alone, more = leading.setdefault(letter + first, ([], {}))
            home = more.setdefault(others[0], []) if others else alone
            home.append((rank, len(letter), phrase, mark, phrase == first))
    return {word: (alone, {second: sorted([*alone, *others]) for second, others in more.items()}) for word, (alone, more) in leading.items()}


def _phrases(written: str) -> list[str]:
    return sorted((fold_word(words) for words in written.split("/")), key=len, reverse=True)


@cache
def _one(mark: str) -> re.Pattern[str]:
    phrases = next(_phrases(row["words"]) for row in rows("marks") if row["mark"] == mark)
    return re.compile(rf"(?<!\w)[{JOINED}]?(?:{'|'.join(map(re.escape, phrases))})(?!\w)")


@cache
def part_of_day(words: str) -> tuple[int, int] | None:
    """The hours that a part of the day may mean, counted on after 24 where a night runs into the next day."""
    folded = fold_word(words)
    for row in rows("parts"):
        if re.search(rf"(?<!\w)\w?(?:ال)?{fold_word(row['word'])}", folded):
            return int(row["from"]), int(row["to"])
    return None
