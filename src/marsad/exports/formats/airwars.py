"""Airwars-like CSVs: incidents, sources and victims in Airwars' column names; its notes for the house are no column here.

Up to five parties that are named as having done it stand in ``belligerent_1_…`` to ``belligerent_5_…``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from marsad.exports.flat import grade
from marsad.exports.formats.columns import peer_names
from marsad.exports.formats.sheets import people
from marsad.exports.peers import Facts, facts, sentence, side
from marsad.exports.seen import Seen
from marsad.exports.writing import About, csv_file
from marsad.exports.written import bearer

Plain = dict[str, Any]
SHEETS = ("airwars-incidents", "airwars-sources", "airwars-victims")
MOST = 5  # parties with columns of their own
PARTLY = {
    "incident.attribution.actor": "five parties that are named as having done it",
    "incident.attribution.stance": "five parties that are named as having done it",
    "incident.state": "published or not",
    "incident.decided.grade": "the grade, not who decided and why",
    "event.places": "the country",
    "harm.persons": "name, age, sex, role and kinship of those killed or injured",
    "written.people": "names, age, sex, trade and family of those killed or injured",
}
_GROUPS = {"civilian_non_combatants": "civilian", "children": "children", "women": "women", "undetermined": "unknown", "belligerents": "fighter"}
_HARMED = ("killed", "injured")
_NETWORKS = {"twitter.com": "twitter", "x.com": "twitter", "facebook.com": "facebook", "t.me": "telegram", "telegram.me": "telegram"}


def write(folder: Path, incidents: Iterable[Seen], about: About) -> None:
    """The three files in one pass."""
    heads = [peer_names(sheet) for sheet in SHEETS]
    files = [csv_file(folder / f"{name}.csv", head) for name, head in zip(("incidents", "sources", "victims"), heads, strict=True)]
    with files[0] as add, files[1] as add_source, files[2] as add_victim:
        for one in incidents:
            victims = list(_victims(one, about))
            add({**dict.fromkeys(heads[0]), **incident_row(one, facts(one, about), about), "num_victims_named": _named(one) or None})
            for source in _sources(one, about):
                add_source({**dict.fromkeys(heads[1]), **source})
            for victim in victims:
                add_victim({**dict.fromkeys(heads[2]), **victim})


def incident_row(one: Seen, found: Facts, about: About) -> Plain:
    """An incident in Airwars' columns; what is not known is empty."""
    row, value = found.row, grade(found.row)
    first = min((head for head in found.heads if head["published"]), key=lambda head: (head["published"], head["id"]), default={"outlet": None, "url": None})
    name = found.country.get("name")
    return {
        **_identity(row),
        **{"date_type": None if row["date_start"] is None else "single" if row["date_start"] == row["date_end"] else "range"},
        **{"date": row["date_start"], "date_end": row["date_end"] if row["date_end"] != row["date_start"] else None},
        **{"local_first_reported_by": first["outlet"], "local_first_reported_url": first["url"]},
        **{"country_name": name, "country_slug": _slug(name), "location_name_arabic": row["place"], "region": row["adm1"]},
        **{"strike_type_name": row["type"], "strike_type_slug": _slug(row["type"])},
        **{"targeted_belligerent_name": found.target.name if found.target else None, "targeted_belligerent_slug": found.target.id if found.target else None},
        "civilian_harm_reported": "Yes" if found.civilians else None,
        **{"civilian_harm_status_name": value.capitalize() if value else None, "civilian_harm_status_slug": _slug(value)},
        **{"geolocated": 0 if row["lat"] is None else 1, "latitude": row["lat"], "longitude": row["lon"]},
        **{"geolocation_accuracy_name": row["accuracy"], "geolocation_accuracy_slug": _slug(row["accuracy"])},
        **{f"{group}_{outcome}_{end}": row[f"{outcome}_{ours}_{end}"] for group, ours in _GROUPS.items() for outcome in ("killed", "injured") for end in ("min", "max")},
        **_networks(found, row["reports"]),
        "summary": sentence(found, one.incident),
        **_belligerents(one, about),
    }


def _identity(row: Plain) -> Plain:
    return {"post_status": "publish" if row["state"] == "published" else "draft", "permalink": row["permalink"], "code": row["id"]}


def _networks(found: Facts, reports: int) -> Plain:
    hosts = [(urlsplit(head["url"] or "").hostname or "").removeprefix("www.") for head in found.heads]
    told = [_NETWORKS[host] for host in hosts if host in _NETWORKS]
    counts = {name: told.count(name) for name in ("twitter", "facebook", "telegram")}
    return {"num_sources": reports, **{f"num_sources_{name}": count for name, count in counts.items()}, "num_sources_other": reports - len(told)}


def _belligerents(one: Seen, about: About) -> Plain:
    named = [party for party in one.incident["attribution"] if party["role"] == "perpetrator"]
    told: Plain = {}
    for number, party in enumerate(named[:MOST], 1):
        known = side(party["actor"], about)
        values = {"belligerent_id": known.id, "belligerent_name": known.name, "belligerent_slug": known.id, "type": known.type}
        values |= {"assessment_name": party["stance"], "assessment_slug": party["stance"]}
        told |= {f"belligerent_{number}_{key}": value for key, value in values.items()}
    return told


def _sources(one: Seen, about: About) -> Iterator[Plain]:
    identity = _identity(facts(one, about).row)
    for report in one.reports.values():
        head = report.head
        yield {**identity, "date": head["published"], "name": head["outlet"], "language": head["language"], "url": head["url"]}


def _victims(one: Seen, about: About) -> Iterator[Plain]:
    for person in people(one, about):
        if person["outcome"] in _HARMED:
            known = {"name": person["latin"], "name_arabic": person["name"], "gender": person["sex"], "age": person["age"], "exact_age": person["age_years"]}
            notes = ", ".join(str(word) for word in (person["role"], person["relation"], person["trade"], person["family"]) if word)
            yield {"code": person["incident"], **known, "killed_or_injured": person["outcome"], "additional_notes": notes}


def _named(one: Seen) -> int:
    """How many bearers of different names were killed or injured, whoever tells of them and however often."""
    told = {bearer(person["name"]) for claim in one.claims for event in claim.events for harm in event["harms"] if harm["outcome"] in _HARMED for person in harm["persons"]}
    return len(told | {written.bearer for written in one.written if written.kind == "person" and written.value["fate"] in _HARMED})


def _slug(words: str | None) -> str | None:
    return words.lower().replace(" ", "-").replace("_", "-") if words else None
