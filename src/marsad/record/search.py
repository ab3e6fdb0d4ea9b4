"""Words found whatever their spelling: an index over folded words, and the places to mark in the original text.

SQLite's own tokenizer splits words at their vowel marks and knows no clitics; so texts are folded and cut here, and each word
is indexed as it stands and without the و، ف، ب، ل، ك، س or ال that stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from marsad.record.rows import from_cell, insert, query, query_nothing
from marsad.text.finding import WORD, findable, forms
from marsad.text.fold import fold


@dataclass(frozen=True, slots=True)
class Found:
    """A report that holds all the words, and the spans of its text where they stand."""

    report: str
    outlet: str | None
    published: str | None
    text: str
    spans: tuple[tuple[int, int], ...]


def index(reports: Iterable[tuple[str, str]]) -> None:
    """Add reports to the index: id, and the words under which it is found (marsad.text.finding)."""
    if connection.vendor == "postgresql":
        insert("record_search", ("report", "words"), ((ident, " ".join(f"'{word}'" for word in words.split())) for ident, words in reports))
    else:
        # in the order of their numbers: FTS5 writes out all it has gathered at each number that is smaller than the last
        insert("record_search", ("rowid", "words"), sorted((_number(ident), words) for ident, words in reports))


def forget(ident: str, text: str) -> None:
    """Take a report out of the index; ``text`` is what was indexed of it."""
    if connection.vendor == "postgresql":
        query_nothing("DELETE FROM record_search WHERE report = %s", [ident])
    else:
        query_nothing("INSERT INTO record_search (record_search, rowid, words) VALUES ('delete', %s, %s)", [_number(ident), findable(text)])


def _number(ident: str) -> int:
    """A report's id as the signed 64 bits that SQLite counts rows with."""
    return int.from_bytes(bytes.fromhex(ident), "big", signed=True)


def search(words: str, *, limit: int = 50) -> list[Found]:
    """The reports that hold all of the words, newest first; a word is found under all its spellings and clitics."""
    asked = list(dict.fromkeys(WORD.findall(fold(words).text)))
    if not asked:
        return []
    if connection.vendor == "postgresql":
        held, match = "SELECT report FROM record_search WHERE words @@ %s::tsquery", " & ".join(f"'{word}'" for word in asked)
    else:
        held, match = "SELECT printf('%%016x', rowid) FROM record_search WHERE record_search MATCH %s", " AND ".join(f'"{word}"' for word in asked)
    rows = query(f"SELECT id, outlet, published, text FROM record_report WHERE id IN ({held}) ORDER BY published DESC, id LIMIT %s", [match, limit])
    pattern = re.compile("|".join(rf"[^\W\d_]*{re.escape(word)}(?![^\W_])" for word in (*asked, *(f"لل{word[2:]}" for word in asked if word.startswith("ال")))))
    return [_found(row, frozenset(asked), pattern) for row in rows]


def holds(text: str, words: str) -> bool:
    """A text holds all of the words, under any spelling and with any clitics; as ``search`` finds them."""
    here = {form for word in WORD.findall(fold(text).text) for form in forms(word)}
    return all(word in here for word in WORD.findall(fold(words).text))


def _found(row: tuple[str, str, str, str], asked: frozenset[str], pattern: re.Pattern[str]) -> Found:
    text = from_cell(row[3]) or ""
    folded = fold(text)
    spans = tuple(folded.span(*found.span()) for found in pattern.finditer(folded.text) if forms(found[0]) & asked)
    return Found(row[0], from_cell(row[1]), row[2], text, spans)
