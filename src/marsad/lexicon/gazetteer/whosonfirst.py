"""Who's On First exports: one JSON record a line, or a folder of GeoJSON files (whosonfirst.org, CC BY 4.0)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from marsad.errors import PackError, PackFault
from marsad.lexicon.gazetteer.entries import PlaceEntry, arabic_names, slug, unique_ids
from marsad.lexicon.gazetteer.geonames import settlement

_WOF_TYPES = {
    "country": "country",
    "region": "governorate",
    "county": "district",
    "localadmin": "subdistrict",
    "locality": "village",
    "neighbourhood": "neighbourhood",
}


def import_wof(lines: Iterable[str], *, source: str = "whosonfirst") -> list[PlaceEntry]:
    """Places of Who's On First, one JSON record a line: a GeoJSON feature, or one slimmed to names, point and ids.

    Records that were superseded or ended, and those without a name in Arabic script, are left out.
    """
    found, faults = [], []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as fault:
            faults.append(PackFault(source, number, f"not readable as JSON: {fault}"))
            continue
        plain = _slim(record["properties"]) if "properties" in record else record
        if missing := {"wof_id", "placetype", "names"} - plain.keys():
            faults.append(PackFault(source, number, f"no record of Who's On First: {', '.join(sorted(missing))} missing"))
        elif entry := wof_entry(plain):
            found.append(entry)
    if faults:
        raise PackError(faults)
    return unique_ids(found, set())


def _slim(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The few properties of a GeoJSON feature that a table keeps."""
    names = {key[5:]: value for key, value in properties.items() if key.startswith("name:")}
    keys = {
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
    plain = {to: properties[key] for to, key in keys.items() if key in properties}
    return plain | ({"wof_id": properties["wof:id"], "names": names} if "wof:id" in properties else {})


def wof_entry(record: Mapping[str, Any]) -> PlaceEntry | None:
    """The place of one slimmed record, or None where it is over, of no use as a place, or has no Arabic name."""
    names = arabic_names(name for key in ("ara_x_preferred", "ara_x_variant", "ara_x_colloquial", "und_x_variant") for name in record["names"].get(key, ()))
    kind = _WOF_TYPES.get(record["placetype"])
    if not names or not kind or record.get("superseded_by") or record.get("is_current") == 0:
        return None
    if kind == "village":
        kind = settlement(record.get("gn_feature_code") or "", record.get("population") or 0)
    lat, lon = record.get("lat"), record.get("lon")
    return PlaceEntry(
        slug(record.get("name") or "") or f"wof-{record['wof_id']}",
        names[0],
        tuple(names[1:]),
        kind,
        lat,
        lon,
        record.get("region") or "",
        record.get("county") or "",
        "",
        "",
        False,
        (record.get("country") or "").lower(),
        f"wof:{record['wof_id']}",
    )


def wof_lines(folder: Path) -> Iterator[str]:
    """The records of a Who's On First checkout or export, one a line: its GeoJSON files, alternative geometries left out."""
    for path in sorted(folder.rglob("*.geojson")):
        if "-alt-" not in path.name:
            yield json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False)
