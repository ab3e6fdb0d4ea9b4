"""An incident as somebody may see it: in the shape of RECORD.md, without what rests on hidden words, reports, voices or places."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from marsad.record.redaction import BLOCK, Redactor
from marsad.record.resting import Rests

Plain = dict[str, Any]
# what is not said where the numbers of an incident rest on what is hidden: all that was counted from them
_NUMBERLESS: Plain = {"killed": {}, "injured": {}, "tolls": [], "figures": [], "bounds": [], "origins": {"min": None, "max": None, "groups": []}, "why": []}
_COUNTED = frozenset(["count", "civilian_status"])  # kinds of disputes about numbers
_PLACE: Plain = {"name": BLOCK, "id": None, "lat": None, "lon": None, "adm1": None, "candidates": [], "points": [], "also": []}


def redacted_incident(found: Plain, redactor: Redactor) -> Plain:
    """Hold back what rests on hidden words; ``held`` is there where those are the numbers. Its lists still name hidden claims."""
    one = redactor.rests.get(found["id"])
    if one is None:
        return found
    seen = {**found, "attribution": _parties(found, one, redactor)}
    if one.numbers:
        seen |= {key: value for key, value in _NUMBERLESS.items() if key in found}
        seen |= {"disputes": [dispute for dispute in found["disputes"] if dispute["kind"] not in _COUNTED], "held": True}
        if "assessment" in found:
            seen["assessment"] = {**found["assessment"], "value": None, "trace": [], **({"admiralty": {}} if "admiralty" in found["assessment"] else {})}
    if found["place"] and (one.place or one.others):
        seen["place"] = {**found["place"], **(_PLACE if one.place else {"also": [], "candidates": []})}
        seen["disputes"] = [dispute for dispute in seen["disputes"] if dispute["kind"] != "place"]
    if one.days:
        seen["date"] = dict.fromkeys(found["date"])
        seen["disputes"] = [dispute for dispute in seen["disputes"] if dispute["kind"] != "time"]
    if one.type:
        seen["type"] = None
    return seen


def _parties(found: Plain, one: Rests, redactor: Redactor) -> list[Plain]:
    """The parties that a claim names which may be seen."""
    if not one.parties:
        return list(found["attribution"])
    from marsad.record.incidents import claims_of

    hidden = {claim for claim, report in claims_of(found["id"]) if report in redactor.reports} | redactor.nameless
    return [_unstated(party) for party in found["attribution"] if set(party["claims"]) - hidden]


def _unstated(party: Plain) -> Plain:
    """What a person said of a party rests on words too, and those may be the hidden ones."""
    return {**party, "stance": "unknown", "stated": False} if party.get("stated") else party


def redacted_payload(found: Plain, hidden: Collection[str], redactor: Redactor) -> Plain:
    """A whole incident for programs: ``hidden`` claims and reports are out of every list too, names are blocks, coordinates coarse."""
    seen: Plain = _seen(redacted_incident(found, redactor), hidden, redactor)
    seen.pop("held", None)
    return seen


def _seen(value: Any, hidden: Collection[str], redactor: Redactor) -> Any:
    if isinstance(value, list):
        return [_seen(one, hidden, redactor) for one in value if not (isinstance(one, str) and one in hidden) and not _about(one, hidden)]
    if not isinstance(value, dict):
        return redactor.free(value) if isinstance(value, str) else value
    changed = {key: _seen(one, hidden, redactor) for key, one in value.items() if key not in hidden}
    if "lat" in value and "lon" in value:
        changed["lat"], changed["lon"] = redactor.point(value["lat"], value["lon"])
        changed["points"] = [list(point) for lat, lon in value.get("points", ()) if (point := redactor.point(lat, lon))[0] is not None]
    if "actor" in value and redactor.hides_voice(value["actor"], value["actor"].lstrip("~")):
        changed["actor"] = BLOCK
    return changed


def _about(one: Any, hidden: Collection[str]) -> bool:
    """A part that stands for one claim or report only, which is hidden."""
    return isinstance(one, dict) and any(one.get(key) in hidden for key in ("claim", "earlier", "later") if isinstance(one.get(key), str))
