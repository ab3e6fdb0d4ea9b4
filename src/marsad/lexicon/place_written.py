"""A place as tables write it: a name with the words around it (قرية X، ناحية Y; village of X, Y) taken apart, and names in Latin letters in any spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import NamedTuple

from marsad.lexicon.gazetteer.names import slug
from marsad.text.tsv import read_rows

TABLE = Path(__file__).parent / "gazetteer" / "written.tsv"
_PARTS = re.compile(r"[،,؛;/()\[\]|:]+|\s[-–—&]\s|\sو\s|\s(?:near|in)\s|\s(?:في|قرب)\s")
_ARTICLE = re.compile(r"(?:^|(?<=-))(?:al|el|ul|as|ash|ad|an|ar|at|az)-(?=[a-z]{2})")
_ALIKE = {
    **{"ch": "s", "sh": "s", "kh": "h", "gh": "g", "dh": "d", "th": "t", "ph": "f", "q": "k", "j": "g", "c": "k", "v": "f", "p": "b"},
    **{"ou": "u", "oo": "u", "ee": "i", "ay": "ai", "ei": "ai", "-": ""},
}
_SPELLED = re.compile("|".join(sorted(_ALIKE, key=len, reverse=True)))
_DOUBLED = re.compile(r"(.)\1+")
_SOFT = {ord(letter): None for letter in "aeiouyw"}
_SOUNDS = str.maketrans(
    {
        **dict(zip("بتثجحخدذرزسشصضطظغفقكلمنه", "bttghhddrzsssdtzgfkklmnh", strict=True)),
        **dict.fromkeys("اأإآىءؤئعويةٱ -ـ", ""),
    }
)
_CLOSE = 0.72  # of two spellings in Latin letters the share that is alike, from which on they may be one name
_SHORTEST = 2  # letters of a name
_SITE = "site"  # words of what stands in a town: a hospital, a road


class Part(NamedTuple):
    """A name out of what a table says of a place, and the types that the words around it tell."""

    name: str
    types: frozenset[str]


@cache
def _around() -> Mapping[str, frozenset[str]]:
    """The words that stand around a name, each with the types of places that it tells."""
    return {row["word"]: frozenset(row["types"].split()) for row in read_rows(TABLE)}


def parts(text: str) -> list[Part]:
    """The names in what a table says of a place, in its order: as they stand, without the words around them, without the kind of a site."""
    pieces = [" ".join(piece.split()) for piece in _PARTS.split(text)]
    near = [part for piece in pieces for part in (Part(piece, frozenset()), _bare(piece, frozenset({_SITE})))]
    told = [Part(text.strip(), frozenset()), *near, *[_bare(piece, frozenset()) for piece in pieces]]
    found: dict[str, Part] = {}
    for part in told:
        if len(part.name) >= _SHORTEST and (part.types or part.name not in found):
            found[part.name] = part
    return list(found.values())


def _bare(piece: str, kept: frozenset[str]) -> Part:
    """A name without the words around it but those of the types that are ``kept``."""
    words, around, types = piece.split(), _around(), set[str]()
    while words and (told := around.get(words[0].lower())) is not None and kept.isdisjoint(told):
        types |= told
        words = words[1:]
    while words and (told := around.get(words[-1].lower())) is not None and kept.isdisjoint(told):
        types |= told
        words = words[:-1]
    return Part(" ".join(words), frozenset(types - {_SITE}))


def spoken(name: str) -> str:
    """A name in Latin letters as it sounds: without the article, doubled letters and the choices of those who romanise."""
    plain = _ARTICLE.sub("", slug(name))
    return _DOUBLED.sub(r"\1", _SPELLED.sub(_one_spelling, plain)).removesuffix("h")


def _one_spelling(found: re.Match[str]) -> str:
    return _ALIKE[found.group()]


def bones(sound: str) -> str:
    """The consonants of what a name sounds like."""
    return _DOUBLED.sub(r"\1", sound.translate(_SOFT))


class Spoken:
    """All places by the consonants of their names, for those who ask in Latin letters."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._rows: dict[str, list[tuple[str, Mapping[str, str]]]] = {}
        for row in rows:
            sound = spoken(row.get("name_en") or row["id"])
            for key in {bones(sound), _DOUBLED.sub(r"\1", row["name"].lstrip("?").translate(_SOUNDS)).removesuffix("h")} - {""}:
                self._rows.setdefault(key, []).append((sound, row))

    def like(self, name: str) -> list[Mapping[str, str]]:
        """Places whose name may be meant by these Latin letters, the likest first."""
        sound = spoken(name)
        weighed = [(SequenceMatcher(None, sound, other, autojunk=False).ratio(), row) for other, row in self._rows.get(bones(sound), ())]
        near = sorted([one for one in weighed if one[0] >= _CLOSE], key=lambda one: -one[0])
        return [row for share, row in near if share >= near[0][0] - 0.1]
