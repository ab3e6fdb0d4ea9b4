"""Bayanat: actors.csv for its import of sheets (people told by name), bulletins.json for its interface for programs (an item a report).

Bayanat takes no incidents from a sheet, and places, labels and event types only by the ids of the instance that they go into:
these stand here as words, for the person who imports them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from marsad.exports.cells import plain_text
from marsad.exports.formats.columns import peer_names
from marsad.exports.formats.sheets import people
from marsad.exports.peers import facts, sentence
from marsad.exports.seen import Seen
from marsad.exports.writing import About, csv_file

Plain = dict[str, Any]
SHEET = "bayanat-actors"
HELD = frozenset(["report.outlet", "report.title", "report.url", "report.published", "incident.id"])
PARTLY = {
    "incident.type": "as the title of an event",
    "incident.date.start": "of the event",
    "incident.date.end": "of the event",
    "incident.place.name": "in words",
    "harm.persons": "name, age, sex and role of those harmed",
    "written.people": "name, age, sex, trade and family of those harmed",
    "claim.words": "in the description of a bulletin; none in public exports",
}


def write(folder: Path, incidents: Iterable[Seen], about: About) -> None:
    """Both files in one pass; a report that tells several incidents is one bulletin a incident."""
    with csv_file(folder / "actors.csv", peer_names(SHEET)) as add, (folder / "bulletins.json").open("w", encoding="utf-8", newline="\n") as out:
        out.write("[")
        first = True
        for one in incidents:
            for actor in actors(one, about):
                add(actor)
            for bulletin in bulletins(one, about):
                out.write(("" if first else ",") + "\n" + json.dumps({"item": bulletin}, ensure_ascii=False, sort_keys=True))
                first = False
        out.write("\n]\n")


def actors(one: Seen, about: About) -> Iterator[Plain]:
    """The people told by name."""
    row = facts(one, about).row
    for person in people(one, about):
        yield {
            **{"name": person["name"], "age": _age(person), "age_years": person["age_years"], "sex": _SEXES.get(person["sex"] or ""), "occupation": person["role"] or person["trade"], "description": person["relation"] or person["family"]},
            **{"originid": f"{person['incident']}:{person['thing'] or person['claim']}", "event_title": (row["type"] or "").replace("_", " ") or None, "event_type": person["outcome"]},
            **{"event_location": row["place"], "event_from_date": row["date_start"], "event_to_date": row["date_end"]},
        }


_SEXES = {"man": "Male", "woman": "Female"}  # Bayanat takes only its own words; others it puts to the description


def _age(person: Plain) -> str | None:
    """Bayanat's group of ages."""
    if person["age"]:
        return "Minor" if person["age"] == "child" else "Adult"
    years = person["age_years"]
    return ("Minor" if int(years) < 18 else "Adult") if str(years or "").isdecimal() else None


def bulletins(one: Seen, about: About) -> Iterator[Plain]:
    """A bulletin for each report, with the incident as its event."""
    found = facts(one, about)
    row = found.row
    kind = (row["type"] or "incident").replace("_", " ")
    event = {"title": kind, "comments": sentence(found, one.incident), "from_date": row["date_start"], "to_date": row["date_end"], "estimated": bool(row["date_inferred"]), "location_words": row["place"]}
    for report in one.reports.values():
        head = report.head
        said = [claim.words for claim in one.claims if claim.report["id"] == head["id"] and claim.words]
        told = {
            "title": head["title"] or " · ".join(word for word in (head["outlet"], head["published"], row["place"]) if word) or head["id"],
            **{"comments": "Imported from Marsad", "source_link": head["url"] or "NA", "originid": f"{row['id']}:{head['id']}"},
            **{"description": "\n".join(said), "publish_date": head["published"], "tags": ["marsad", kind], "events": [event]},
        }
        yield _plain(told)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return plain_text(value) if isinstance(value, str) else value
