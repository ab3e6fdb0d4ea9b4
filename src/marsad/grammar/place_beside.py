"""Ordinary words that a report makes names of towns by what stands beside them: في الباب شرقي حلب, على قارة في القلمون."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import cos, hypot, radians

from marsad.grammar.place_again import AGAIN
from marsad.grammar.place_found import PREPOSITIONS
from marsad.lexicon.gazetteer.words import of_kind
from marsad.lexicon.lexicon import Scan
from marsad.lexicon.terms import VERB_FORMS, Term
from marsad.text.rule_words import AND, IN, rule_words

_TOWNS = frozenset({"city", "town"})
_AHEAD = frozenset({"region", "type_countryside", "type_governorate"})
_REACH = 4  # words from the name to the place that is told beside it: شمال شرقي مدينة X
_NEAR_KM = 80.0
_NO_STEP = rule_words("place_beside.no_step")


def settle_beside(scan: Scan, at: int) -> None:
    """Make a town's name of an ordinary word that stands behind في, على, ب … and in front of a place near that town, or that is else a verb."""
    if scan.forms[at] in AGAIN or not _behind_place_word(scan, at) or not all(map(_no_bar, scan.terms[at])):
        return
    if not any(_is_town(term) for term in scan.terms[at]):
        return
    beside, verb = _beside(scan, scan.stops[at]) or (_joined_before(scan, at) if scan.pre[at] == AND else []), any(term.kind != "place" and term.form in VERB_FORMS for term in scan.terms[at])
    if scan.forms[at] in of_kind("site"):
        beside = [other for other in beside if other.row["type"] != "country"]  # قصف على السوق في اليمن
    named = tuple([replace(term, form="name") if _is_town(term) and (verb or any(_near(term.row, other.row) for other in beside)) else term for term in scan.terms[at]])
    if named != scan.terms[at]:
        scan.terms[at] = named


def _no_bar(term: Term) -> bool:
    """تدمر is "she destroys" too, but no verb stands behind a preposition."""
    return term.kind in ("place", "phrase") or (term.kind in ("event", "harm") and term.form in VERB_FORMS)


def _is_town(term: Term) -> bool:
    return term.kind == "place" and term.form == "common" and term.row["type"] in _TOWNS


def _behind_place_word(scan: Scan, at: int) -> bool:
    before = scan.forms[at - 1] if at else ""
    if scan.pre[at] == AND:
        return bool(_joined_before(scan, at))
    return scan.pre[at] == "ب" or (not scan.pre[at] and before in PREPOSITIONS and before not in _NO_STEP)


def _beside(scan: Scan, at: int) -> list[Term]:
    """The places that a direction, ريف, or في right behind a name tells, or that و joins to it."""
    if at < len(scan.forms) and (scan.pre[at] == AND or not scan.pre[at]) and (joined := _named(scan, at)):
        return joined  # صور وبنت جبيل, صور جنوب لبنان
    if at >= len(scan.forms) or (scan.kinds[at].isdisjoint(_AHEAD) and scan.forms[at] != IN):
        return []
    for unit in range(at, min(at + _REACH, len(scan.forms))):
        places = _named(scan, unit)
        if places or not scan.forms[unit].isalpha():
            return places
    return []


def _named(scan: Scan, at: int) -> list[Term]:
    return [term for term in scan.terms[at] if term.kind == "place" and term.form != "common"]


def _joined_before(scan: Scan, at: int) -> list[Term]:
    """في النبطية وصور: the place that و joins the name to."""
    return next((_named(scan, unit) for unit in range(at - 1, max(-1, at - _REACH), -1) if scan.stops[unit] == at), [])


def _near(row: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """The town lies in the country, or in the region or close to the town, that is told."""
    if other["type"] == "country":
        return row["country"] == (other.get("country") or other["id"]).lower()
    if row["country"] != other["country"]:
        return False
    return row["adm1"] == other["adm1"] or kilometres(row, other) <= _NEAR_KM


def kilometres(row: Mapping[str, str], other: Mapping[str, str]) -> float:
    if not (row["lat"] and other["lat"]):
        return _NEAR_KM + 1
    lat, lon, other_lat, other_lon = (float(each[side]) for each in (row, other) for side in ("lat", "lon"))
    return hypot((lat - other_lat) * 111.2, (lon - other_lon) * 111.2 * cos(radians(lat)))
