"""Sentences that go on over lines: بينهم: and a line for each part, the dead by name line by line."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.grammar.given_names import read_name
from marsad.grammar.harm_words import words
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import OF

_MOST_LINES = 60


def over_lines(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """The bounds of sentences, where one that ends in a colon takes in the lines of the list behind it."""
    sentences = sheet.prose.sentences
    number = 0
    while number < len(sentences):
        first, last = sentences[number]
        number += 1
        if last > first and (_opens(sheet, first, last) or heads_names(sheet, first, last)) and _told(sheet, first, last):
            taken, goes_on = 0, is_item if _opens(sheet, first, last) else _is_named
            while number < len(sentences) and taken < _MOST_LINES and goes_on(sheet, *sentences[number]):
                last = max(last, sentences[number][1])
                number, taken = number + 1, taken + 1
        yield first, last


def listed_lines(sheet: Sheet) -> set[int]:
    """The first units of the lines of such sentences: they tell who was harmed, however short they are."""
    lone = dict(sheet.prose.sentences)
    wide = [(first, last) for first, last in over_lines(sheet) if lone[first] < last]
    return {start for first, last in wide for start in range(first, last) if start in lone}


def _opens(sheet: Sheet, first: int, last: int) -> bool:
    """الشهداء:, وهم, كل من, أسماء …: a line that a list may follow."""
    end = sheet.forms[last - 1]
    return end in _OPENS or end in _WHO_ARE or sheet.forms[first] in _NAMES_OF or each_of(sheet, last)


def each_of(sheet: Sheet, last: int) -> bool:
    """(استشهد) كل من, at the end of a line."""
    return last > 1 and sheet.forms[last - 1] == OF and sheet.forms[last - 2] in _EACH_OF


def heads_names(sheet: Sheet, first: int, last: int) -> bool:
    """شهداء قصف البلدة, جرحى السوق اليوم: a short line about several dead or hurt, that no mark ends, above names."""
    several = last - first <= _HEADING and any(term.kind == "harm" and term.form == "p" for term in sheet.terms[first])
    return several and sheet.forms[last - 1] not in _STOPS


def _told(sheet: Sheet, first: int, last: int) -> bool:
    """The line before the colon tells of people harmed."""
    return any("harm" in sheet.kinds[at] for at in range(first, last)) or sheet.forms[first] in _NAMES_OF


def is_item(sheet: Sheet, first: int, last: int) -> bool:
    """A line of a list: it begins with a bullet, a number or a name; a blank line goes with it."""
    return is_name(sheet, first, last) or sheet.forms[first] in _BULLETS or sheet.forms[first][0].isdecimal()


def _is_named(sheet: Sheet, first: int, last: int) -> bool:
    """1- سامر الدالي, سامر الدالي: a name, behind the mark or number of its line."""
    at = first
    while at < last and not sheet.forms[at].isalpha():
        at += 1
    return at < last and is_name(sheet, at, last)


def is_name(sheet: Sheet, first: int, last: int) -> bool:
    """سامر الدالي; a name that no table knows with the age behind it: بيترس عزو (63 عاما)."""
    if read_name(sheet, first, last) is not None:
        return True
    due = read_name(sheet, first, last, sure=True)
    return due is not None and due.age_years is not None


_HEADING = 9  # units of a line that heads names
_STOPS = frozenset({".", "،", "!", "؟"})
_EACH_OF = words("each_of")
_OPENS = words("opens_list")
_WHO_ARE = words("who_are")
_NAMES_OF = words("names_of")
_BULLETS = words("bullets")
