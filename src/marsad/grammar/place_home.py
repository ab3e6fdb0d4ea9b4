"""The country that the words right behind a name tell: سروج التركية, سروج جنوبي تركيا, الرمثا في الأردن."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from marsad.grammar.told_regions import country_of
from marsad.lexicon.lexicon import Scan
from marsad.text.rule_words import IN

_REACH = 4  # words from a name to the country that is told behind it: جنوب شرقي تركيا
_PEOPLES = frozenset({"camp"})  # مخيم عين الحلوة الفلسطيني lies in Lebanon


def homes_told(scan: Scan, places: Iterable[int]) -> dict[int, str]:
    """The country of each place that the words behind its name tell, there or where the report names it otherwise.

    A name behind which two countries are told keeps to the words of each mention.
    """
    behind = {at: home_behind(scan, at, scan.stops[at]) for at in places}
    told: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for at, home in behind.items():
        if home and home in {country_of(term) for term in scan.terms[at] if term.kind == "place"}:
            told[_written(scan, at)].add(home)
    elsewhere = {name: homes.copy().pop() for name, homes in told.items() if len(homes) == 1}
    if not elsewhere:
        return behind
    return {at: home or elsewhere.get(_written(scan, at), "") for at, home in behind.items()}


def _written(scan: Scan, at: int) -> tuple[str, ...]:
    return tuple(scan.forms[at : scan.stops[at]])


def home_behind(scan: Scan, at: int, last: int) -> str:
    """The two letters of the country told right behind the name that ends before a unit; empty where none is."""
    if last >= len(scan.forms):
        return ""
    return _nation(scan, at, last) or _country(scan, last)


def _nation(scan: Scan, at: int, last: int) -> str:
    """سروج التركية: the adjective of a nation, with the article, describes the place."""
    if "nisba" not in scan.kinds[last] or scan.pre[last] or scan.forms[last][:2] != "ال":
        return ""
    if any(term.kind == "place" and term.row["type"] in _PEOPLES for term in scan.terms[at]):
        return ""
    return next((term.row["country"].lower() for term in scan.terms[last] if term.kind == "nisba"), "")


def _country(scan: Scan, last: int) -> str:
    """في تركيا, جنوبي تركيا, الواقعة بتركيا: the country that it lies in."""
    if "lies_there" in scan.kinds[last]:
        last = min(scan.stops[last], len(scan.forms) - 1)
    if not (scan.forms[last] == IN or "region" in scan.kinds[last] or scan.pre[last] == "ب"):
        return ""
    for unit in range(last, min(last + _REACH, len(scan.forms))):
        countries = {country_of(term) for term in scan.terms[unit] if term.kind == "place" and term.row["type"] == "country"}
        if countries or not scan.forms[unit].isalpha():
            return countries.pop() if len(countries) == 1 else ""
    return ""
