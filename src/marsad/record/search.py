"""Words found whatever their spelling: an index over folded words, and the places to mark in the original text.

SQLite's own tokenizer splits words at their vowel marks and knows no clitics; so texts are folded and cut here, and each word
is indexed as it stands and without the و، ف، ب، ل، ك، س or ال that stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection

from marsad.record.rows import from_cell, insert, query
from marsad.text.fold import fold
from marsad.text.units import cut

_LEADING = re.compile(r"^(?:[وف]?[بلكس]|[وف])(?=..)")


@dataclass(frozen=True, slots=True)
class Found:
    """A report that holds all the words, and the spans of its text where they stand."""

    report: str
    outlet: str | None
    published: str | None
    text: str
    spans: tuple[tuple[int, int], ...]


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Each folded word of a text with its span in the original, as it stands and without its clitics."""
    folded = fold(text)
    for start, end in cut(folded.text):
        word = folded.text[start:end]
        if word[0].isalnum():
            span = folded.span(start, end)
            for form in forms(word):
                yield form, *span


def forms(word: str) -> set[str]:
    """The ways in which a folded word can be asked for: والقتلى is found by القتلى and by قتلى."""
    found = {word}
    if word.startswith("لل") and len(word) > 4:
        found |= {"ال" + word[2:], word[2:]}
    for _ in range(2):
        for form in list(found):
            if lead := _LEADING.match(form):
                found.add(form[lead.end() :])
            if form.startswith("ال") and len(form) > 4:
                found.add(form[2:])
    return found


def index(reports: Iterable[tuple[str, str]]) -> None:
    """Add reports (id, text) to the index."""
    rows = ((ident, _document(text)) for ident, text in reports)
    insert("record_search", ("report", "words"), rows)


def _document(text: str) -> str:
    words = sorted({form for form, _, _ in tokens(text)})
    return " ".join(f"'{word}'" for word in words) if connection.vendor == "postgresql" else " ".join(words)


def search(words: str, *, limit: int = 50) -> list[Found]:
    """The reports that hold all of the words, newest first; a word is found under all its spellings and clitics."""
    asked = [fold(word).text.strip() for word in words.split()]
    asked = [word for word in asked if word and word[0].isalnum()]
    if not asked:
        return []
    select = "SELECT r.id, r.outlet, r.published, r.text FROM record_search s JOIN record_report r ON r.id = s.report WHERE"
    if connection.vendor == "postgresql":
        match = " & ".join("'" + word.replace("'", "") + "'" for word in asked)
        rows = query(f"{select} s.words @@ %s::tsquery ORDER BY r.published DESC NULLS LAST, r.id LIMIT %s", [match, limit])
    else:
        match = " AND ".join(f'"{word.replace(chr(34), "")}"' for word in asked)
        rows = query(f"{select} record_search MATCH %s ORDER BY r.published DESC, r.id LIMIT %s", [match, limit])
    return [_found(row, set(asked)) for row in rows]


def _found(row: tuple[str, str, str, str], asked: set[str]) -> Found:
    text = from_cell(row[3]) or ""
    spans = sorted({(start, end) for form, start, end in tokens(text) if form in asked})
    return Found(row[0], from_cell(row[1]), row[2], text, tuple(spans))
