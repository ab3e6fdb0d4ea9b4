"""The point of an incident, taken out of its payload (RECORD.md, "Incidents")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from marsad.phrasing.names import name_of, party, region_of
from marsad.phrasing.point import Named, People, Point
from marsad.record.redaction import Redactor

Plain = dict[str, Any]
Packs = tuple[str, ...]


def point_of(found: Plain, voices: Mapping[str, str], language: str, *, packs: Packs = (), redactor: Redactor | None = None) -> Point:
    """The point of one incident, as ``redactor`` lets it be seen. ``voices``: who speaks in each claim that the reader may see, by uid."""
    date, place = found["date"], found["place"] or {}
    held = "held" in found or bool(found.get("withheld"))
    return Point(
        type=found["type"],
        place=place_name(place, language, packs, redactor) if place.get("name") else None,
        region=region_of(place.get("adm1"), language, packs),
        sure=not place.get("candidates"),
        first=date["start"],
        last=date["end"],
        inferred=bool(date.get("inferred")),
        killed=_people(found["killed"]),
        injured=_people(found["injured"]),
        origins=(found["origins"]["min"], found["origins"]["max"]),
        reports=len(found["reports"]),
        named=() if held else tuple(_named(one, voices, language, packs, redactor) for one in found["attribution"] if one["role"] == "perpetrator" and not one.get("minority")),
        held=held,
    )


def _people(counts: Plain) -> People:
    """Everybody who was killed or injured, as far as it is told."""
    whole = counts.get("all")
    return (whole["min"], whole["max"]) if whole else (None, None)


def place_name(place: Plain, language: str, packs: Packs, redactor: Redactor | None) -> str:
    """The name of an incident's place; hidden words are taken out before it is put into another language."""
    name = str(place.get("name") or "")
    freed = redactor.free(name) if redactor else name
    return freed if freed != name else name_of(name, language, ident=place.get("id"), table="places", packs=packs)


def party_name(actor: str, language: str, packs: Packs, redactor: Redactor | None) -> str:
    """The name of a party, likewise."""
    name = party(actor, "ar", packs)
    freed = redactor.free(redactor.voice(actor, name)) if redactor else name
    return freed if freed != name else party(actor, language, packs)


def _named(one: Plain, voices: Mapping[str, str], language: str, packs: Packs, redactor: Redactor | None) -> Named:
    said = (_spoken(one.get(key, ()), voices) for key in ("accusing", "denying"))
    return Named(party_name(one["actor"], language, packs, redactor), one["stance"], *said)


def _spoken(claims: Sequence[str], voices: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(voices[uid] for uid in claims if uid in voices))
