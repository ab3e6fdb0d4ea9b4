"""What somebody types, looked up while they type: places of the gazetteer, parties of the packs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from marsad.desk.page import person
from marsad.desk.words import term
from marsad.errors import InvalidValue
from marsad.lexicon import place_lookup
from marsad.lexicon.packs import Packs, load_packs
from marsad.model.typed import name_of, point
from marsad.text.fold import fold

Plain = dict[str, Any]
MOST = 12
_ARMED = frozenset(["armed_group", "official_military", "party", "official_civil"])


def lookup(request: HttpRequest) -> HttpResponse:
    """Places or parties whose name is like ``q``, each with its id and what tells it from others of the name."""
    asked, packs = name_of(request.GET.get("q")), load_packs(*settings.DESK_CASE.packs)
    if len(asked) < 2:
        return JsonResponse({"rows": []})
    find = _parties if request.GET.get("kind") == "party" else _places
    return JsonResponse({"rows": find(packs, asked, person(request).language)})


def _places(packs: Packs, asked: str, language: str) -> list[Plain]:
    spot = _spot(asked)
    if spot is not None:
        near = place_lookup.nearest(packs, *spot)
        return [{"id": "", "name": near["name"] if near else "", "hint": f"{spot[0]:.5f}, {spot[1]:.5f}", "at": f"{spot[0]}, {spot[1]}"}]
    found = place_lookup.search(packs, asked, limit=MOST)
    return [{**{key: one[key] for key in ("id", "name", "name_en", "lat", "lon")}, "hint": _hint(one, language)} for one in found]


def _spot(asked: str) -> tuple[float, float] | None:
    """The point that coordinates or an MGRS square name; None for words."""
    if not any(char.isdecimal() for char in asked):
        return None
    try:
        lat, lon, _ = point({"at": asked})
    except InvalidValue:
        return None
    return lat, lon


def _hint(one: Plain, language: str) -> str:
    parts = (term("placetype", one["type"], language), one["adm2"], one["adm1"], (one["country"] or "").upper())
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _parties(packs: Packs, asked: str, language: str) -> list[Plain]:
    """Parties with the words asked for in one of their names: those that fight first, names that begin so before others."""
    wanted, found = _plain(asked), []
    for ident, row in packs.actors.items():
        names = [row["name"], row.get("name_en", ""), *row.get("aliases", "").split("|")]
        at = min((where for name in names if (where := _plain(name.lstrip("?~")).find(wanted)) >= 0), default=-1)
        if at >= 0:
            found.append((row["kind"] not in _ARMED, at > 0, len(row["name"]), {"id": ident, "name": row["name"].lstrip("?~"), "name_en": row.get("name_en") or None, "hint": term("kind", row["kind"], language)}))
    return [one for *_, one in sorted(found, key=lambda row: row[:3])[:MOST]]


def _plain(name: str) -> str:
    return " ".join(fold(name).text.casefold().split())
