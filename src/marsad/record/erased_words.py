"""The words of an erased report, wherever else they stand: in reasons, corrections, and originals of other reports."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from marsad.text.finding import WORD
from marsad.text.fold import fold

_RUN = 5  # words in a row that are taken for the report's own
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_MOST = 0.8  # of a report's sentences, by which a file is known to hold it


@dataclass(frozen=True, slots=True)
class Words:
    """What tells that words are those of one report: runs of five words, and two words in a row of the names that were read from it."""

    runs: frozenset[tuple[str, ...]]
    names: tuple[str, ...]
    sentences: tuple[str, ...]

    def hold(self, text: str | None) -> bool:
        """A text repeats the report: five of its words in a row, or two of a name."""
        if not text:
            return False
        said = _words(text)
        joined = f" {' '.join(said)} "
        return any(run in self.runs for run in _runs(said)) or any(f" {name} " in joined for name in self.names)

    def fill(self, plain: str) -> bool:
        """A file holds the report: nearly all of its sentences stand in it."""
        return _share(self.sentences, _squeezed(plain)) >= _MOST

    def probes(self) -> list[bytes]:
        """Bytes by which a file that may hold the report is found without reading it as text."""
        longest = sorted({word for sentence in self.sentences for word in sentence.split()}, key=len)[-3:]
        return [form for word in longest for form in _forms(word)]


def words_of(text: str, title: str | None, payloads: Iterable[str]) -> Words:
    """The words of a report by its text, its title, and what was read from it."""
    names = {" ".join(pair) for payload in payloads for name in _named(json.loads(payload)) for pair in pairwise(_words(name))}
    runs = frozenset(run for part in (text, title or "") for run in _runs(_words(part)))
    return Words(runs, tuple(sorted(names)), tuple(_sentences(text)))


def plain_of(raw: bytes) -> str:
    """A file's bytes as text to look for words in: escapes and entities written out, tags taken out."""
    text = raw.decode("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", "ignore")
    if sum("\u0600" <= letter <= "\u06ff" for letter in text[:4000]) == 0 and b"\\u06" not in raw:
        text = raw.decode("cp1256", "ignore")
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return html.unescape(re.sub(r"<[^>]{0,2000}>", " ", text)).replace("\\n", " ").replace('\\"', '"')


def _named(value: Any) -> Iterator[str]:
    """Names of persons and of voices that no pack knows, in a reading."""
    if isinstance(value, list):
        for one in value:
            yield from _named(one)
    elif isinstance(value, dict):
        for person in value.get("persons", ()):
            yield person.get("name") or ""
        if "anonymous" in value and not value["anonymous"] and not value.get("id"):
            yield value.get("name") or ""
        for one in value.values():
            yield from _named(one)


def _words(text: str) -> list[str]:
    return WORD.findall(fold(text).text)


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _sentences(text: str) -> Iterator[str]:
    for part in re.split(r"[.\n؟!]+", text):
        if len(part.split()) > 2:
            yield _squeezed(part)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _share(sentences: tuple[str, ...], plain: str) -> float:
    return sum(sentence in plain for sentence in sentences) / len(sentences) if sentences else 0.0


def _forms(word: str) -> Iterator[bytes]:
    """A word as the encodings that come in write it."""
    escaped = json.dumps(word)[1:-1].encode()
    yield from (word.encode("utf-8", "ignore"), escaped, re.sub(rb"u06..", lambda found: found[0].upper().replace(b"U", b"u", 1), escaped))
    yield word.encode("utf-16-le", "ignore")
    yield from (word.encode("cp1256", "ignore"), "".join(f"&#{ord(letter)};" for letter in word).encode())
