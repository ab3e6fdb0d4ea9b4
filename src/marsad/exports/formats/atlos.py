"""Atlos: a CSV for its bulk import of incidents."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from marsad.exports.flat import grade
from marsad.exports.formats.columns import peer_names
from marsad.exports.peers import facts, sentence
from marsad.exports.seen import Seen
from marsad.exports.writing import About, csv_file

Plain = dict[str, Any]
SHEET = "atlos"
PARTLY = {
    **{f"incident.{outcome}.all": "in the description" for outcome in ("killed", "injured")},
    "incident.attribution.actor": "in the description",
    "incident.state": "as one of Atlos's states",
    "incident.decided.grade": "the grade, not who decided and why",
}
_STATES = {"candidate": "To Do", "in_review": "In Progress", "published": "Completed", "withdrawn": "Canceled", "merged": "Canceled"}


def write(folder: Path, incidents: Iterable[Seen], about: About) -> None:
    """incidents.csv; whether its media are sensitive nobody has looked at, so that all are told to be."""
    with csv_file(folder / "incidents.csv", peer_names(SHEET)) as add:
        for one in incidents:
            found = facts(one, about)
            row = found.row
            what = " · ".join(word for word in ((row["type"] or "incident").replace("_", " "), row["place"], row["date_start"]) if word)
            add(
                {
                    **{"status": _STATES.get(row["state"], "To Do"), "description": f"{what}. {sentence(found, one.incident)}", "sensitive": "Graphic Violence"},
                    **{"date": row["date_start"], "geolocation": None if row["lat"] is None else f"{row['lat']},{row['lon']}"},
                    **{"type": row["type"], "grade": grade(row), "record_id": row["id"], "urls": [head["url"] for head in found.heads if head["url"]]},
                }
            )
