"""Which countries a report tells of, by its places and parties; in which countries a party is met."""

from __future__ import annotations

from collections import Counter

from marsad.lexicon.lexicon import Scan
from marsad.lexicon.terms import Term

_TELLING = frozenset({"place", "actor"})
_MEDIA = frozenset({"wire", "outlet", "broadcaster"})
_NOWHERE: frozenset[str] = frozenset()


def countries_of(term: Term) -> frozenset[str]:
    """The countries in which an actor is met: where he acts (``theatre``), else his own."""
    cell = term.row.get("theatre") or term.row.get("country") or ""
    return frozenset(cell.lower().split("|")) - {""} if cell else _NOWHERE


def main_country(term: Term) -> str:
    """The country that an actor tells of: the only one in which he acts, else his own; foreign forces tell none."""
    row = term.row
    if row.get("type") == "external" and "|" in (row.get("theatre") or "|"):
        return ""
    theatre = row.get("theatre") or ""
    return (theatre if theatre and "|" not in theatre else row.get("country") or "").lower()


def told_countries(scan: Scan) -> Counter[str]:
    """How often each country is told by a place, a party or a body that leaves no doubt."""
    told: Counter[str] = Counter()
    units = [at for at in scan.named if not scan.kinds[at].isdisjoint(_TELLING)]
    often = Counter([id(scan.terms[at]) for at in units])  # a word met again has the same terms
    for ident, terms in {id(scan.terms[at]): scan.terms[at] for at in units}.items():
        for country in _told_by(terms):
            told[country] += often[ident]
    return told


_KNOWN: dict[tuple[int, ...], tuple[tuple[Term, ...], list[str]]] = {}  # what each name tells, by the identity of its terms, which stay with it
_KEPT = 8_000


def _told_by(terms: tuple[Term, ...]) -> list[str]:
    """The countries that a name tells by the places and the parties that bear it; the terms of a word are the same ones in every report."""
    key = tuple(map(id, terms))
    if key not in _KNOWN:
        if len(_KNOWN) >= _KEPT:
            _KNOWN.clear()
        named = ([term for term in terms if term.kind == kind] for kind in _TELLING)
        _KNOWN[key] = terms, [country for bearers in named if bearers for country in _only(bearers)]
    return _KNOWN[key][1]


def place_countries(scan: Scan, first: int, last: int) -> set[str]:
    """The countries that the places among these units may lie in."""
    places = [term for at in range(first, last) if "place" in scan.kinds[at] for term in scan.terms[at] if term.kind == "place"]
    return {(term.row.get("country") or term.row["id"]).lower() for term in places if term.form != "common"}


def _only(terms: list[Term]) -> frozenset[str] | set[str]:
    """The country of the terms at one unit, where they are all of the same, or only one of them is a city."""
    if terms[0].kind == "actor":
        named = [term for term in terms if term.form in ("name", "hostile") and term.row["kind"] not in _MEDIA]
        found = {main_country(term) for term in named} - {""}
        return found if len(found) == 1 else _NOWHERE
    named = [term for term in terms if term.form != "common"]
    for kinds in (_LARGE, None):
        found = {(term.row.get("country") or term.row["id"]).lower() for term in named if kinds is None or term.row["type"] in kinds}
        if len(found) == 1:
            return found
    return _NOWHERE


_LARGE = frozenset({"country", "governorate", "city"})
