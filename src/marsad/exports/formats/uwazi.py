"""Uwazi: a CSV for its import, and the template that the CSV expects, as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from marsad.exports.flat import grade
from marsad.exports.formats.columns import peer_columns, peer_names
from marsad.exports.peers import facts, sentence, spell
from marsad.exports.seen import Seen
from marsad.exports.writing import About, csv_file, write_json

Plain = dict[str, Any]
SHEET = "uwazi"
PARTLY = {
    **{f"incident.{outcome}.all": "a range in words" for outcome in ("killed", "injured")},
    "incident.attribution.actor": "names without stances",
    "incident.decided.grade": "the grade, not who decided and why",
}
_BETWEEN = "|"  # Uwazi's own, between the values of a cell
_KINDS = {"date": "daterange", "where": "geolocation", "sources": "link", "type": "select", "grade": "select", "parties": "multiselect", "country": "select"}


def write(folder: Path, incidents: Iterable[Seen], about: About) -> None:
    """import.csv and template.json."""
    with csv_file(folder / "import.csv", peer_names(SHEET)) as add:
        for one in incidents:
            add(uwazi_row(one, about))
    properties = [{"name": row["column"], "label": row["column"], "type": _KINDS.get(row["column"], "text")} for row in peer_columns(SHEET) if row["column"] != "title"]
    write_json(folder / "template.json", {"name": "Marsad incident", "properties": properties})


def uwazi_row(one: Seen, about: About) -> Plain:
    """An incident in the template's properties."""
    found = facts(one, about)
    row = found.row
    start, end = row["date_start"] or "", row["date_end"] or ""
    return {
        "title": " · ".join(word for word in ((row["type"] or "incident").replace("_", " "), row["place"], row["date_start"], row["id"]) if word),
        **{"record_id": row["id"], "type": row["type"], "date": f"{start}:{end}" if start or end else None},
        **{"place": row["place"], "governorate": row["adm1"], "country": found.country.get("name")},
        "where": None if row["lat"] is None else f"{row['lat']}{_BETWEEN}{row['lon']}",
        **{"killed": spell(row["killed_min"], row["killed_max"]), "injured": spell(row["injured_min"], row["injured_max"])},
        "parties": _values([found.doer.name] if found.doer else list(found.rivals)),
        **{"grade": grade(row), "summary": sentence(found, one.incident)},
        "sources": next((f"{_word(head['outlet'] or 'report')}{_BETWEEN}{head['url']}" for head in found.heads if head["url"]), None),
    }


def _values(words: list[str]) -> str | None:
    return _BETWEEN.join(_word(word) for word in words) or None


def _word(words: str) -> str:
    return words.replace(_BETWEEN, "/")
