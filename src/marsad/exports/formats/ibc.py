"""IBC-like CSVs: Iraq Body Count's variables, per incident and per person; civilians only, as IBC counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from marsad.exports.formats.columns import peer_names
from marsad.exports.formats.sheets import people
from marsad.exports.peers import facts
from marsad.exports.seen import Seen
from marsad.exports.writing import About, csv_file

Plain = dict[str, Any]
SHEETS = ("ibc", "ibc-people")
PARTLY = {
    "incident.attribution.actor": "names without stances",
    "event.time": "the words",
    "event.means": "names",
    "harm.persons": "name, age, sex and role of those killed or injured",
    "written.people": "name, age, sex and trade of those killed or injured who are no fighters",
}
_WITNESSES = frozenset(["witness", "resident", "medical", "rescue", "official_civil", "official_military", "activist", "correspondent"])


def write(folder: Path, incidents: Iterable[Seen], about: About) -> None:
    """Both files in one pass."""
    with csv_file(folder / "ibc_incidents.csv", peer_names("ibc")) as add, csv_file(folder / "ibc_people.csv", peer_names("ibc-people")) as add_person:
        for one in incidents:
            add(ibc_row(one, about))
            for person in persons(one, about):
                add_person(person)


def ibc_row(one: Seen, about: About) -> Plain:
    """An incident in IBC's variables."""
    found = facts(one, about)
    row = found.row
    voices = [claim.claim["chain"][0] for claim in one.claims if claim.claim["chain"]]
    numbers = {f"{name}_{end}": row[f"{outcome}_civilian_{end[:3]}"] for name, outcome in (("deaths", "killed"), ("injuries", "injured")) for end in ("minimum", "maximum")}
    return {
        **{"incident_code": row["id"], "date_start": row["date_start"], "date_end": row["date_end"], "time": list(found.words_of_time), "place": row["place"]},
        **{"target": found.target.name if found.target else None, **numbers, "weapons": list(found.means)},
        "killers": found.doer.name if found.doer else list(found.rivals),
        "media_sources": list(found.outlets),
        "primary_witnesses": list(dict.fromkeys(voice["name"] for voice in voices if voice["kind"] in _WITNESSES)),
    }


def persons(one: Seen, about: About) -> Iterator[Plain]:
    """The people told by name; one whom several claims tell stands once for each, with the claim's words in the sheet "people" of csv."""
    nothing = {"marital_status": None, "parental_status": None}
    for person in people(one, about):
        if person["outcome"] in ("killed", "injured") and person["status"] != "fighter":
            known = {"name": person["name"], "age": person["age_years"], "age_group": person["age"], "gender": person["sex"], "occupation": person["role"] or person["trade"]}
            yield {"incident_code": person["incident"], **known, **nothing}
