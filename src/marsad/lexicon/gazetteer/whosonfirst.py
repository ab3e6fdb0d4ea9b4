"""Who's On First: one JSON record a line, a whole GeoJSON feature or one slimmed to names, point and ids."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from marsad.lexicon.gazetteer.entries import PlaceEntry, point
from marsad.lexicon.gazetteer.geonames import settlement
from marsad.lexicon.gazetteer.intake import ELSEWHERE, NO_ARABIC, NO_PLACE, OVER, Intake
from marsad.lexicon.gazetteer.names import arabic_names, slug

_TYPES = {
    "country": "country",
    "region": "governorate",
    "county": "district",
    "localadmin": "subdistrict",
    "locality": "village",
    "neighbourhood": "neighbourhood",
}
_NAMES = ("ara_x_preferred", "ara_x_variant", "ara_x_colloquial", "und_x_variant")
_KEYS = {
    "placetype": "wof:placetype",
    "name": "wof:name",
    "country": "wof:country",
    "lat": "geom:latitude",
    "lon": "geom:longitude",
    "superseded_by": "wof:superseded_by",
    "is_current": "mz:is_current",
    "population": "wof:population",
    "gn_feature_code": "gn:feature_code",
}


def import_wof(lines: Iterable[tuple[int, str]], intake: Intake, *, country: str = "") -> list[PlaceEntry]:
    """The places of an export that stand today and have a name in Arabic script."""
    found = []
    for number, line in lines:
        if not line.strip():
            continue
        intake.rows += 1
        record, fault = _record(line)
        if record is None:
            intake.fault(number, fault)
        elif why := _left_out(record, country):
            intake.skip(why)
        elif entry := wof_entry(record):
            found.append(entry)
        else:
            intake.skip(NO_ARABIC)
    return found


def _record(line: str) -> tuple[dict[str, Any] | None, str]:
    """The slimmed record of a line; else None and what is wrong with it."""
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return None, f"not readable as JSON: {error}"
    if not isinstance(record, dict):
        return None, f"a JSON {type(record).__name__}, but a record is an object"
    if isinstance(record.get("properties"), dict):
        record = _slim(record["properties"])
    if missing := {"wof_id", "placetype", "names"} - record.keys():
        return None, f"no record of Who's On First: {', '.join(sorted(missing))} missing"
    fault = _fault(record)
    return (None, fault) if fault else (record, "")


def _fault(record: Mapping[str, Any]) -> str:
    names, people = record["names"], record.get("population")
    if not all(isinstance(record.get(key), str | None) for key in ("placetype", "name", "country", "region", "county", "gn_feature_code")):
        return f"{record['wof_id']}: placetype, name and country must be words"
    if not isinstance(names, dict) or not all(isinstance(value, list) and all(isinstance(name, str) for name in value) for value in names.values()):
        return f"{record['wof_id']}: names must be lists of names by language"
    if not isinstance(people, int | float | None):
        return f"{record['wof_id']}: the population {people!r} is no number"
    try:
        point(str(record["wof_id"]), record.get("lat"), record.get("lon"))
    except ValueError as error:
        return str(error)
    return ""


def _slim(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The few properties of a GeoJSON feature that a table keeps."""
    names = {key[5:]: value for key, value in properties.items() if key.startswith("name:")}
    plain = {to: properties[key] for to, key in _KEYS.items() if key in properties}
    return plain | ({"wof_id": properties["wof:id"], "names": names} if "wof:id" in properties else {})


def _left_out(record: Mapping[str, Any], country: str) -> str:
    if record.get("superseded_by") or record.get("is_current") == 0:
        return OVER
    if record["placetype"] not in _TYPES:
        return NO_PLACE
    return ELSEWHERE if country and (record.get("country") or country).lower() != country else ""


def wof_entry(record: Mapping[str, Any]) -> PlaceEntry | None:
    """The place of one slimmed record, or None where it is over, of no use as a place, or has no Arabic name."""
    names = arabic_names(name for key in _NAMES for name in record["names"].get(key, ()))
    if not names or _left_out(record, ""):
        return None
    kind = _TYPES[record["placetype"]]
    if kind == "village":
        kind = settlement(record.get("gn_feature_code") or "", record.get("population") or 0)
    ident = slug(record.get("name") or "") or f"wof-{record['wof_id']}"
    units = (record.get("region") or "", record.get("county") or "", "", "")
    country = (record.get("country") or "").lower()
    english = next(iter(record["names"].get("eng_x_preferred", ())), "") or record.get("name") or ""
    source, others = f"wof:{record['wof_id']}", tuple(names[1:])
    return PlaceEntry(ident, names[0], others, kind, record.get("lat"), record.get("lon"), *units, False, country, source, (), english)
