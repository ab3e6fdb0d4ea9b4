"""Nouns with their number: the six forms of Arabic and the two of English, by the plural rules of CLDR (cardinals, version 44)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from marsad.phrasing.tables import phrase, rows

FORMS = ("zero", "one", "two", "few", "many", "other")


def plural_form(number: int, language: str) -> str:
    """The CLDR category of a whole number: zero, one, two, few (3–10, 103–110 …), many (11–99, 111–199 …), other."""
    if number == 0:
        return "zero"
    if language != "ar":
        return "one" if number == 1 else "other"
    if number <= 2:
        return ("one", "two")[number - 1]
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


@cache
def _forms() -> Mapping[tuple[str, str], Mapping[str, str]]:
    return {(row["key"], row["language"]): {form: row[form] for form in FORMS} for row in rows("counted")}


def counted(key: str, number: int, language: str) -> str:
    """A noun of counted.tsv with its number: 3 قتلى, 11 قتيلًا, 1 report. Raises KeyError for a noun that is not there."""
    return _forms()[key, language][plural_form(number, language)].format(n=_grouped(number))


def ranged(key: str, least: int, most: int | None, language: str) -> str:
    """A noun with an interval: 12 to 16, at least 12 (``most`` None), at most 16 (``least`` 0)."""
    if most is None:
        return phrase("at_least", language, one=counted(key, least, language)) if least else counted(key, 0, language)
    if least == most:
        return counted(key, most, language)
    if least == 0:
        return phrase("at_most", language, one=counted(key, most, language))
    if language == "ar" and most == 2:
        return phrase("or", language, one=counted(key, least, language), two=counted(key, most, language))
    both = phrase("range", language, least=_grouped(least), most=_grouped(most))
    return _forms()[key, language][plural_form(most, language)].format(n=both)


def _grouped(number: int) -> str:
    """1,234 as both languages write it in the digits of the desk."""
    return f"{number:,}"
