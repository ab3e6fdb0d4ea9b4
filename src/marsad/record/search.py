"""Words found whatever their spelling: an index over folded words, and the places to mark in the original text.

SQLite's own tokenizer splits words at their vowel marks and knows no clitics; so texts are folded and cut here, and each word
is indexed as it stands and without the و، ف، ب، ل، ك، س or ال that stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import count, groupby, islice

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


def index(reports: Iterable[tuple[str, str | None, str]]) -> None:
    """Add reports to the index: id, day of publication, and the words under which it is found (marsad.text.finding)."""
    if connection.vendor == "postgresql":
        insert("record_search", ("report", "words"), ((ident, " ".join(f"'{word}'" for word in words.split())) for ident, _, words in reports))
        return
    reports = sorted(reports, key=lambda one: one[1] or "")  # FTS5 writes out all it has gathered at each number that is smaller than the last
    numbers = [number for day, some in groupby(reports, key=lambda one: one[1]) for number in islice(count(_next_number(day)), len(list(some)))]
    insert("record_searched", ("number", "report"), [(number, ident) for number, (ident, _, _) in zip(numbers, reports, strict=True)])
    insert("record_search", ("rowid", "words"), [(number, words) for number, (_, _, words) in zip(numbers, reports, strict=True)])


_A_DAY = 1 << 32  # numbers that are kept for the reports of one day


def _next_number(day: str | None) -> int:
    """The first free number of a day; reports without a day stand before all others."""
    first = (date.fromisoformat(day).toordinal() if day else 0) * _A_DAY
    last = query("SELECT max(number) FROM record_searched WHERE number >= %s AND number < %s", [first, first + _A_DAY])[0][0]
    return first if last is None else int(last) + 1


def forget(ident: str, text: str) -> None:
    """Take a report out of the index; ``text`` is what was indexed of it."""
    if connection.vendor == "postgresql":
        query_nothing("DELETE FROM record_search WHERE report = %s", [ident])
        return
    for (number,) in query("SELECT number FROM record_searched WHERE report = %s", [ident]):
        query_nothing("INSERT INTO record_search (record_search, rowid, words) VALUES ('delete', %s, %s)", [number, findable(text)])
        query_nothing("DELETE FROM record_searched WHERE number = %s", [number])


def search(words: str, *, limit: int = 50) -> list[Found]:
    """The reports that hold all of the words, newest first; a word is found under all its spellings and clitics."""
    asked = list(dict.fromkeys(WORD.findall(fold(words).text)))
    if not asked:
        return []
    if connection.vendor == "postgresql":
        held, match = "record_search s ON s.report = r.id WHERE s.words @@ %s::tsquery ORDER BY r.published DESC NULLS LAST, r.id", " & ".join(f"'{word}'" for word in asked)
    else:
        held, match = "record_searched n ON n.report = r.id JOIN record_search s ON s.rowid = n.number WHERE s.record_search MATCH %s ORDER BY s.rowid DESC", " AND ".join(f'"{word}"' for word in asked)
    rows = query(f"SELECT r.id, r.outlet, r.published, r.text FROM record_report r JOIN {held} LIMIT %s", [match, limit])
    pattern = re.compile("|".join(rf"{re.escape(word)}(?![^\W_])" for word in (*asked, *(f"لل{word[2:]}" for word in asked if word.startswith("ال")))))
    return [_found(row, frozenset(asked), pattern) for row in rows]


def holds(text: str, words: str) -> bool:
    """A text holds all of the words, under any spelling and with any clitics; as ``search`` finds them."""
    here = {form for word in WORD.findall(fold(text).text) for form in forms(word)}
    return all(word in here for word in WORD.findall(fold(words).text))


def _found(row: tuple[str, str, str, str], asked: frozenset[str], pattern: re.Pattern[str]) -> Found:
    text = from_cell(row[3]) or ""
    folded = fold(text)
    hits = (_whole_word(folded.text, *found.span()) for found in pattern.finditer(folded.text))
    spans = tuple(folded.span(*hit) for hit in hits if forms(folded.text[slice(*hit)]) & asked)
    return Found(row[0], from_cell(row[1]), row[2], text, spans)


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    """A hit with what is written together with it in front."""
    while start and text[start - 1].isalpha():
        start -= 1
    return start, end
