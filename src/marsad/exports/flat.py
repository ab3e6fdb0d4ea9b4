"""An incident as one flat row: the columns of the sheet "incidents", which many formats share."""

from __future__ import annotations

from typing import Any

Plain = dict[str, Any]
GROUPS = ("all", "civilian", "fighter", "unknown", "children", "women")
# metres around a coordinate within which the place lies, by how exact it is; as the desk draws it
RADIUS = {"exact": 250, "village": 1_500, "town": 3_000, "district": 12_000, "governorate": 40_000, "country": 250_000}


def flat(one: Plain, *, address: str = "") -> Plain:
    """An incident by the columns of "incidents"."""
    day, decided = one["date"], one["decided"]
    return {
        **{"id": one["id"], "state": one["state"], "type": one["type"]},
        **{"date_start": day["start"], "date_end": day["end"], "date_precision": day["precision"], "date_inferred": day.get("inferred")},
        **_place(one["place"] or {}),
        **{column: (one[outcome].get(group) or _NOTHING).get(end) for column, outcome, group, end in _NUMBERS},
        "attribution": [party_words(party) for party in one["attribution"]],
        "disputes": list(dict.fromkeys(dispute["kind"] for dispute in one["disputes"])),
        **{"origins_min": one["origins"]["min"], "origins_max": one["origins"]["max"], "reports": len(one["reports"]), "claims": len(one["claims"])},
        **{"grade_scheme": one["assessment"]["scheme"], "grade_proposed": one["assessment"]["value"]},
        "grade_decided": decided["grade"]["value"] if decided["grade"] else None,
        "withheld": one["withheld"],
        "permalink": f"{address.rstrip('/')}/{one['id']}" if address else None,
    }


def grade(row: Plain) -> str | None:
    """The grade in force: a person's, else the proposed one."""
    found: str | None = row["grade_decided"] or row["grade_proposed"]
    return found


def party_words(party: Plain) -> str:
    """A party with its role and stance: "sdf (perpetrator, contested)"."""
    few = ", few of many claims" if party.get("minority") else ""
    return f"{party['actor'].removeprefix('~')} ({party['role']}, {party['stance']}{few})"


_NOTHING: Plain = {}
_NUMBERS = tuple(
    (f"{outcome}{'' if group == 'all' else f'_{group}'}_{end}", outcome, group, end) for outcome in ("killed", "injured") for group in GROUPS for end in ("min", "max")
)


def _place(place: Plain) -> Plain:
    lat, lon = place.get("lat"), place.get("lon")
    candidates = [str(one.get("name") or one.get("id")) if isinstance(one, dict) else str(one) for one in place.get("candidates", ())]
    return {
        **{"place": place.get("name"), "place_also": list(place.get("also", ())), "place_id": place.get("id"), "place_candidates": candidates},
        **{"lat": lat, "lon": lon, "accuracy": place.get("accuracy"), "radius_m": RADIUS.get(place.get("accuracy", "")) if lat is not None else None, "adm1": place.get("adm1")},
    }
