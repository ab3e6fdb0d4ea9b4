"""FollowTheMoney entities, one a line: events, the reports behind them, who says what of whom, the places, the grade as a note.

The schema of FollowTheMoney has no number of people: counts stand in ``summary`` and in a note, and whole in the format json.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from marsad.exports.cells import plain_text
from marsad.exports.flat import grade
from marsad.exports.peers import Facts, facts, sentence, side
from marsad.exports.seen import Seen
from marsad.exports.writing import About

Plain = dict[str, Any]
HELD = frozenset(["incident.id", "incident.type", "incident.date.start", "incident.date.end", "incident.place.name", "incident.place.lat", "incident.place.lon", "incident.place.adm1"])
HELD |= frozenset(["report.outlet", "report.title", "report.url", "report.published", "report.language", "incident.reports"])
PARTLY = {
    **{f"incident.{outcome}.all": "in words" for outcome in ("killed", "injured")},
    "incident.attribution.actor": "as a link to the event, with its stance as the role",
    "incident.attribution.stance": "as the role of a link",
    "incident.assessment.value": "in a note",
    "incident.decided.grade": "in a note: the grade, not who decided and why",
    "incident.origins.min": "in words",
    "incident.origins.max": "in words",
}


def write(folder: Path, incidents: Iterable[Seen], about: About) -> None:
    """Entities in the order of the incidents; an entity that several incidents share stands once."""
    told: set[str] = set()
    with (folder / "entities.ftm.json").open("w", encoding="utf-8", newline="\n") as out:
        for one in incidents:
            for entity in entities(one, about):
                if entity["id"] not in told:
                    told.add(entity["id"])
                    out.write(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n")


def entities(one: Seen, about: About) -> Iterator[Plain]:
    """All entities of one incident: the event last, so that what it points to is there."""
    found = facts(one, about)
    address = _address(found)
    reports = [_article(report.head) for report in one.reports.values()]
    parties = [(_party(party["actor"], about), party) for party in one.incident["attribution"]]
    event = _event(found, one, parties, address)
    yield from ([address] if address else [])
    yield from reports
    yield from (party for party, _ in parties)
    yield event
    yield from (_entity("Documentation", {"document": [report["id"]], "entity": [event["id"]], "role": ["report"]}) for report in reports)
    yield from (_entity("UnknownLink", {"subject": [party["id"]], "object": [event["id"]], "role": [f"{told['role']}, {told['stance']}"]}) for party, told in parties)
    yield _entity("Note", {"entity": [event["id"]], "name": [f"Grade: {grade(found.row) or 'none'}"], "description": [sentence(found, one.incident)]})


def _event(found: Facts, one: Seen, parties: list[tuple[Plain, Plain]], address: Plain | None) -> Plain:
    row = found.row
    kind = (row["type"] or "incident").replace("_", " ")
    told = {
        "name": [" · ".join(word for word in (kind, row["place"], row["date_start"]) if word)],
        "summary": [sentence(found, one.incident)],
        **{"startDate": [row["date_start"]], "endDate": [row["date_end"]]},
        "location": [row["place"]],
        "addressEntity": [address["id"] if address else None],
        "country": [(found.country.get("code") or "").lower()],
        "involved": [party["id"] for party, _ in parties],
        "keywords": [kind],
        **{"recordId": [row["id"]], "sourceUrl": [row["permalink"]]},
    }
    return _entity("Event", told, ident=f"marsad-{row['id']}")


def _article(head: Plain) -> Plain:
    told = {
        **{"title": [head["title"]], "publisher": [head["outlet"]], "publishedAt": [head["published"]], "language": [_LANGUAGES.get(head["language"] or "", "")]},
        **{"sourceUrl": [head["url"]], "fileName": [f"{head['id']}.txt"]},
    }
    return _entity("Article", told, ident=f"marsad-report-{head['id']}")


_LANGUAGES = {"ar": "ara", "en": "eng", "fr": "fra", "tr": "tur", "he": "heb", "ru": "rus", "fa": "fas", "ku": "kur"}  # FollowTheMoney's are three letters


def _party(actor: str, about: About) -> Plain:
    known = side(actor, about)
    return _entity("Organization" if known.id else "LegalEntity", {"name": [known.name]}, ident=f"marsad-party-{known.id or _hash(known.name)}")


def _address(found: Facts) -> Plain | None:
    row = found.row
    if row["lat"] is None and not row["place"]:
        return None
    full = ", ".join(word for word in (row["place"], row["adm1"], found.country.get("name")) if word)
    told = {"full": [full], "city": [row["place"]], "state": [row["adm1"]], "country": [(found.country.get("code") or "").lower()]}
    told |= {"latitude": [None if row["lat"] is None else str(row["lat"])], "longitude": [None if row["lon"] is None else str(row["lon"])]}
    return _entity("Address", told)


def _entity(schema: str, properties: Plain, *, ident: str | None = None) -> Plain:
    """An entity without empty values; its id is made of what it says where it has none of its own."""
    kept = {name: [plain_text(str(value)) for value in values if value] for name, values in sorted(properties.items())}
    kept = {name: values for name, values in kept.items() if values}
    return {"id": ident or f"marsad-{schema.lower()}-{_hash(json.dumps(kept, ensure_ascii=False, sort_keys=True))}", "schema": schema, "properties": kept}


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]
