"""Under which other names one person is known: without a title, by the kunya, by one part of the name, by what a text adds to it.

Names are compared in folded letters, and a kunya in one form: أبو، أبي، أبا are one word in its cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from marsad.lexicon.word_tables import word_rows
from marsad.text.fold import fold, fold_word

_LETTER = r"[^\W\d_]"
_CLITICS = "[وفبكل]{0,2}"
_SHORT = 5  # letters: what is shorter is looked for as a word of its own, or it would hide parts of others
_KUNYA = re.compile(rf"(?<!{_LETTER})(?:ابو|ابي|ابا|بو)(?=\s+{_LETTER})")
_NAME = rf"{_LETTER}+"
_BETWEEN = r"[\s،,(\[«»\"“”'–-]{1,4}"


def key_of(name: str) -> str:
    """A name as it is compared: folded, one space between words, a kunya as its subject is called (أبو)."""
    return _KUNYA.sub("ابو", " ".join(fold(name).text.split()))


def pattern_of(key: str, *, whole: bool = False) -> str:
    """How a name is found in a folded text: a kunya in each case, the article also behind ل; as a word of its own where it is short or ``whole``."""
    words = [_word(word) for word in key.split()]
    if words and key.startswith("ال"):
        words[0] = rf"(?:ا?ل){words[0].removeprefix('ال')}"  # للطبيب
    found = r"\s+".join(words)
    return rf"(?<!{_LETTER}){_CLITICS}{found}(?!{_LETTER})" if whole or len(key) < _SHORT else found


def _word(word: str) -> str:
    return "(?:ابو|ابي|ابا|بو)" if word == "ابو" else re.escape(word)


def forms_of(name: str) -> Iterator[tuple[str, bool]]:
    """Shorter forms of a name, and whether each names the person by itself: title and one name, kunya, the name without its title, each part."""
    plain = _alone(name)
    if plain != name:
        yield plain, True
        yield from ((other, True) for other in nicknames([plain], [name]))
    words = plain.split()
    titles = _titles(words)
    rest = _parts(words[titles:])
    if titles and len(rest) > 1:
        yield " ".join(rest), True
    if len(rest) > 2 and fold(rest[0]).text in _given():
        yield f"{rest[0]} {rest[-1]}", True
    for part in rest:
        if titles:
            yield f"{words[titles - 1]} {part}", True
        yield part, " " in part and fold(part.split()[0]).text in _folded_words("kunya")


def nicknames(names: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    """What texts call the bearer of a name beside it: أبو فلان in front of it or behind it, what stands behind "known as"."""
    bearers = sorted({key for name in names for key in (key_of(name), key_of(" ".join(name.split()[_titles(name.split()) :]))) if " " in key}, key=len, reverse=True)
    patterns = [re.compile(pattern) for bearer in bearers for pattern in _beside(pattern_of(bearer))]
    for text in texts:
        folded = fold(text)
        for pattern in patterns:
            for found in pattern.finditer(folded.text):
                start, end = folded.span(*found.span("other"))
                yield " ".join(text[start:end].split())


def _beside(name: str) -> tuple[str, ...]:
    kunya = rf"(?P<other>(?:{_any_of('kunya')})\s+{_NAME})"
    other = rf"(?P<other>(?:(?:{_any_of('kunya')})\s+)?{_NAME})"
    return (
        rf"{name}{_BETWEEN}{kunya}(?!{_LETTER})",
        rf"(?<!{_LETTER}){kunya}{_BETWEEN}{name}",
        rf"{name}{_BETWEEN}(?:{_any_of('known_as')})[\s:«\"“(']*{other}(?!{_LETTER})",
    )


def _alone(name: str) -> str:
    """A name without what is added to it: a bracket, what stands behind "known as"."""
    folded = fold(name)
    found = re.search(rf"[\s،,]*(?:[(\[«\"“]|\s(?:{_any_of('known_as')}))", folded.text)
    return name[: folded.span(*found.span())[0]] if found and found.start() else name


def _titles(words: Sequence[str]) -> int:
    """How many words at the head of a name are titles; the name itself is never all titles."""
    count = 0
    while count < len(words) - 1 and fold(words[count]).text in _folded_words("title"):
        count += 1
    return count


def _parts(words: Sequence[str]) -> list[str]:
    """The parts of a personal name; a kunya, a lineage and a given name of two words are one part."""
    joined = _folded_words("kunya") | _folded_words("lineage") | _folded_words("compound")
    parts: list[str] = []
    for word in words:
        if parts and parts[-1].split()[-1] != word and fold(parts[-1].split()[-1]).text in joined:
            parts[-1] = f"{parts[-1]} {word}"
        else:
            parts.append(word)
    return parts


@cache
def _any_of(ident: str) -> str:
    """One pattern of all phrases of a kind, the longest first."""
    return "|".join(sorted((re.escape(words).replace(r"\ ", r"\s+") for words in _phrases(ident)), key=len, reverse=True))


@cache
def _given() -> frozenset[str]:
    return frozenset(fold_word(name) for row in word_rows("given_names") for name in row["names"].split("/"))


@cache
def _folded_words(ident: str) -> frozenset[str]:
    return frozenset(_phrases(ident))


@cache
def _phrases(ident: str) -> tuple[str, ...]:
    return tuple(fold_word(phrase) for row in word_rows("name_words") if row["id"] == ident for phrase in row["words"].split("/"))
