"""UCDP-GED-like CSV: the 49 columns of the georeferenced event dataset in its order; the data are ours.

``low`` is the lowest number of the range and ``high`` the highest. ``best`` follows the rule "marsad-lowest": it is ``low``, because
no rule can say which of several claims is right; who knows better decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import floor
from pathlib import Path
from typing import Any

from marsad.exports.formats.columns import peer_names
from marsad.exports.peers import Facts, facts
from marsad.exports.seen import Seen
from marsad.exports.writing import About, csv_file

Plain = dict[str, Any]
SHEET = "ucdp-ged"
PARTLY = {
    "incident.attribution.actor": "one party in side_a where it is the only one that most claims name",
    "incident.date.precision": "five steps",
    "incident.place.accuracy": "four steps",
    "event.places": "the country",
    "incident.reports": "how many",
    "incident.killed.civilian": "the lowest number",
    "incident.killed.unknown": "the lowest number",
}
_WHERE = {"exact": 1, "point": 1, "village": 1, "neighbourhood": 1, "town": 1, "district": 3, "region": 4, "governorate": 4, "country": 6}
_DATE = {"minute": 1, "part_of_day": 1, "day": 1, "week": 3, "month": 4, "year": 5}


def write(folder: Path, incidents: Iterable[Seen], about: About) -> None:
    """The head and a row an incident."""
    head = peer_names(SHEET)
    with csv_file(folder / "ged.csv", head) as add:
        for one in incidents:
            add({**dict.fromkeys(head), **ged_row(facts(one, about))})


def ged_row(found: Facts) -> Plain:
    """An incident in the columns of GED; what is not known is empty."""
    row = found.row
    lat, lon = row["lat"], row["lon"]
    first, second = found.doer.name if found.doer else "", found.target.name if found.target else "Civilians" if found.civilians else ""
    dated = [", ".join(word for word in (head["outlet"], head["published"]) if word) for head in found.heads]
    return {
        **{"id": row["id"], "year": (row["date_start"] or "")[:4], "type_of_violence": violence(found)},
        **{"side_a": first, "side_b": second, "dyad_name": f"{first} - {second}" if first and second else ""},
        **{"number_of_sources": row["reports"], "source_article": "; ".join(filter(None, dated)), "source_office": "; ".join(found.outlets)},
        "source_date": "; ".join(dict.fromkeys(head["published"] for head in found.heads if head["published"])),
        "source_headline": "; ".join(head["title"] for head in found.heads if head["title"]),
        "source_original": "; ".join(found.origins),
        **{"where_prec": None if lat is None else _WHERE.get(row["accuracy"] or ""), "where_coordinates": row["place"], "where_description": "; ".join(row["place_also"])},
        **{"adm_1": row["adm1"], "adm_2": found.adm2, "latitude": lat, "longitude": lon},
        "geom_wkt": None if lat is None or lon is None else f"POINT ({lon} {lat})",
        "priogrid_gid": None if lat is None or lon is None else priogrid(lat, lon),
        **{"country": found.country.get("name"), "country_id": found.country.get("gw"), "region": found.country.get("ucdp_region")},
        **{"date_prec": _date(row), "date_start": row["date_start"], "date_end": row["date_end"]},
        **{"deaths_civilians": row["killed_civilian_min"], "deaths_unknown": row["killed_unknown_min"]},
        **{"best": row["killed_min"], "high": row["killed_max"], "low": row["killed_min"]},
    }


def violence(found: Facts) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; None where the parties do not tell."""
    if found.doer is None or not found.doer.armed:
        return None
    if found.target:
        return 1 if "state_force" in (found.doer.type, found.target.type) else 2 if found.doer.type and found.target.type else None
    return 3 if found.civilians else None


def priogrid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID: half degrees, 720 columns, from the south-west."""
    return floor((lat + 90) * 2) * 720 + floor((lon + 180) * 2) + 1


def _date(row: Plain) -> int | None:
    if row["date_start"] is None:
        return None
    return 2 if row["date_inferred"] else _DATE.get(row["date_precision"] or "day", 5)
