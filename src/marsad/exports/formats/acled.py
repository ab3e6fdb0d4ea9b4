"""ACLED-like CSV: ACLED's 31 columns in its order, interactions as text, an HXL row under the head; the data are ours."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from marsad.exports.flat import grade
from marsad.exports.formats.columns import hxl_row, peer_names
from marsad.exports.peers import UNIDENTIFIED, Facts, Side, facts, sentence
from marsad.exports.seen import Seen
from marsad.exports.tables import codes, rows
from marsad.exports.writing import About, csv_file

Plain = dict[str, Any]
SHEET = "acled"
PARTLY = {
    "incident.killed.all": "the lowest number in fatalities, the highest in tags",
    "incident.attribution.actor": "one party in actor1 where it is the only one that most claims name; all in notes",
    "incident.date.precision": "three steps",
    "incident.place.accuracy": "three steps",
    "incident.place.lat": "four decimals",
    "incident.place.lon": "four decimals",
    "event.places": "the country",
}
_TIME = {"minute": 1, "part_of_day": 1, "day": 1, "week": 2, "month": 3, "year": 3}
_GEO = {"exact": 1, "point": 1, "village": 1, "neighbourhood": 1, "town": 1, "district": 2, "region": 3, "governorate": 3, "country": 3}
_DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
}


def write(folder: Path, incidents: Iterable[Seen], about: About) -> None:
    """The head, the HXL row, a row an incident."""
    head = peer_names(SHEET)
    with csv_file(folder / "acled.csv", head) as add:
        add(hxl_row(SHEET))
        for one in incidents:
            add({**dict.fromkeys(head), **acled_row(one, about)})


def acled_row(one: Seen, about: About) -> Plain:
    """An incident in ACLED's columns; what is not known is empty."""
    found = facts(one, about)
    row = found.row
    kind = event_kind(found)
    first, second = sides(found, kind)
    day = row["date_start"] or ""
    return {
        **{"event_id_cnty": row["id"], "event_date": day[:10], "year": day[:4], "time_precision": _time(row)},
        **{"disorder_type": _DISORDER.get(kind[0]), "event_type": kind[0], "sub_event_type": kind[1]},
        **{"actor1": first[0], "inter1": first[1], "actor2": second[0], "inter2": second[1], "interaction": interaction(first[1], second[1])},
        "civilian_targeting": "Civilian targeting" if found.civilians and not found.target and kind[0] in _VIOLENT else "",
        **{"iso": found.country.get("iso"), "region": found.country.get("acled_region"), "country": found.country.get("name")},
        **{"admin1": row["adm1"], "admin2": found.adm2, "location": row["place"], "geo_precision": None if row["lat"] is None else _GEO.get(row["accuracy"] or "")},
        **{name: None if row[key] is None else round(row[key], 4) for name, key in (("latitude", "lat"), ("longitude", "lon"))},
        **{"source": "; ".join(found.outlets), "notes": sentence(found, one.incident), "fatalities": row["killed_min"], "tags": "; ".join(_tags(found))},
    }


_VIOLENT = ("Violence against civilians", "Explosions/Remote violence")


def event_kind(found: Facts) -> tuple[str, str]:
    """Event type and sub-event type by what happened and who met whom (table acled.tsv)."""
    table = {(row["type"], row["met"]): (row["event_type"], row["sub_event_type"]) for row in rows("acled")}
    what = found.row["type"] or ""
    met = "armed" if found.target else "civilians"
    if what == "territorial_change" and found.row["killed_min"] and found.doer and found.doer.type:
        met = "by_state" if found.doer.type == "state_force" else "by_others"
    return table.get((what, met)) or table.get((what, "any")) or ("", "")


def sides(found: Facts, kind: tuple[str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    """Name and kind of both actors. Several rival parties are none of them: a wrong name of who did it is worse than none."""
    country = f" ({found.country['name']})" if found.country else ""
    if found.doer:
        first = (found.doer.name, _kind(found.doer))
    else:
        first = (UNIDENTIFIED + country, "") if kind[0] in ("Battles", *_VIOLENT) and not found.row["withheld"] else ("", "")
    if found.target:
        return first, (found.target.name, _kind(found.target))
    return first, ("Civilians" + country, "Civilians") if found.civilians else ("", "")


def interaction(first: str, second: str) -> str:
    """Two kinds in ACLED's order; "X only" where there is one."""
    order = {row["label"]: int(row["code"]) for row in rows("acled_parties")}
    known = sorted((kind for kind in (first, second) if kind), key=order.__getitem__)
    return "-".join(known) if len(known) == 2 else f"{known[0]} only" if known else ""


def _kind(one: Side) -> str:
    return codes("acled_parties").get(one.type, {}).get("label", "")


def _time(row: Plain) -> int | None:
    if row["date_start"] is None:
        return None
    return 2 if row["date_inferred"] else _TIME.get(row["date_precision"] or "day", 3)


def _tags(found: Facts) -> list[str]:
    """What the columns have no place for."""
    row = found.row
    if row["withheld"]:
        return ["marsad:withheld"]
    tags = ["marsad:fatalities=not_stated"] if row["killed_min"] is None else [f"marsad:fatalities_max={'open' if row['killed_max'] is None else row['killed_max']}"]
    tags += ["marsad:attribution=rival"] if found.rivals else [f"marsad:attribution={found.stance}"] if found.doer else []
    tags += [f"marsad:disputed={kind}" for kind in row["disputes"]]
    return tags + ([f"marsad:grade={grade(row)}"] if grade(row) else [])
