"""What may leave: the redactor of who asks stands between the case and every export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.record.redaction import BLOCK as BLOCK
from marsad.record.redaction import Redactor, redacted_record

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asker:
    """Who takes something away and what may go with it.

    ``who`` is whom the ledger names, ``audience`` a role or "public". ``record`` gives a reading as the asker may see it. Names of
    victims go out only where ``names``; whoever decided what is told only where not ``public``.
    """

    who: str
    audience: str
    redactor: Redactor
    record: Callable[[Plain], Plain]
    names: bool = False

    @property
    def public(self) -> bool:
        """The export is for everybody."""
        return self.audience == "public"

    @property
    def all(self) -> bool:
        """Nothing is kept from who asks."""
        return self.audience == "admin"


def asker_of(who: str, audience: str, redactor: Redactor, *, names: bool) -> Asker:
    """Somebody whose readings go through a redactor."""
    return Asker(who, audience, redactor, lambda record: redacted_record(record, redactor), names=names)


def seen_incident(one: Plain, asker: Asker) -> Plain | None:
    """An incident as the asker may see it; None where only hidden reports tell it.

    Where any of it may rest on hidden words, all that was read or counted is withheld: a number without them would be another number.
    """
    redactor = asker.redactor
    shown = [report for report in one["reports"] if report not in redactor.reports]
    if not shown:
        return None
    touched = len(shown) < len(one["reports"]) or one["id"] in redactor.held or any(report in redactor.passages for report in shown)
    seen = _withheld(one, shown) if touched else {**one, "withheld": False}
    return {**seen, "attribution": [_party(party, redactor) for party in seen["attribution"]], "place": _place(seen["place"], redactor), "decided": _decided(one, asker)}


def blocked(text: str, names: Sequence[str]) -> str:
    """Text with a block in the place of each name; of two names of which one holds the other, the longer goes first."""
    for name in names:
        text = text.replace(name, BLOCK)
    return text


_NOBODY: Plain = dict.fromkeys(("all", "civilian", "fighter", "unknown", "children", "women"))
_EMPTY = ("attribution", "tolls", "disputes", "bounds", "figures", "why", "echoes", "events", "claims")


def _withheld(one: Plain, shown: Sequence[str]) -> Plain:
    """The id, the state and the reports that may be seen; nothing that was read."""
    empty: Plain = {key: [] for key in _EMPTY if key in one}
    numbers = {"killed": dict(_NOBODY), "injured": dict(_NOBODY), "origins": {"min": None, "max": None, "groups": []}}
    graded = {**one["assessment"], "value": None, "trace": [], **({"admiralty": {}} if "admiralty" in one["assessment"] else {})}
    rest = {"type": None, "date": dict.fromkeys(one["date"]), "place": None, "assessment": graded, "reports": list(shown), "withheld": True}
    return {**one, **empty, **numbers, **rest}


def _party(party: Plain, redactor: Redactor) -> Plain:
    name = party["actor"]
    hidden = redactor.hides_voice(name, name.lstrip("~"))
    return {**party, "actor": redactor.voice(name, name.lstrip("~")) if hidden else redactor.free(name)}


def _place(place: Plain | None, redactor: Redactor) -> Plain | None:
    """The place with coordinates as coarse as the asker may see them."""
    if place is None:
        return None
    lat, lon = redactor.point(place["lat"], place["lon"])
    points = [list(point) for at in place["points"] if (point := redactor.point(*at))[0] is not None]
    also = [redactor.free(name) for name in place["also"]]
    candidates = [_coarse(one, redactor) for one in place["candidates"]]
    return {**place, "candidates": candidates, "name": redactor.free(place["name"]), "lat": lat, "lon": lon, "points": points, "also": also}


def _coarse(candidate: Any, redactor: Redactor) -> Any:
    if not isinstance(candidate, dict) or "lat" not in candidate:
        return candidate
    lat, lon = redactor.point(candidate["lat"], candidate["lon"])
    return {**candidate, "lat": lat, "lon": lon}


def _decided(one: Plain, asker: Asker) -> Plain:
    """What people decided; who did and why stays in the house where the export is public."""
    found: Plain = {}
    for kind, decision in one["decided"].items():
        if decision is None or (one["id"] in asker.redactor.held and kind == "grade"):
            found[kind] = None
        elif asker.public:
            found[kind] = {"value": decision["value"], "when": decision["when"][:10]}
        else:
            found[kind] = {**decision, "why": asker.redactor.free(decision["why"] or "")}
    return found
