"""GeoJSON (RFC 7946): one feature an incident, longitude before latitude, no geometry where no place is known or told."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from marsad.exports.cells import plain_text
from marsad.exports.flat import flat, grade
from marsad.exports.seen import Seen
from marsad.exports.writing import About
from marsad.record.ledger import hash_of

Plain = dict[str, Any]


def write(folder: Path, incidents: Iterable[Seen], about: About) -> None:
    """A FeatureCollection, feature after feature."""
    with (folder / "incidents.geojson").open("w", encoding="utf-8") as raw:
        raw.write('{"type": "FeatureCollection", "features": [')
        for number, one in enumerate(incidents):
            raw.write(",\n" if number else "\n")
            raw.write(json.dumps(feature(one.incident, about), ensure_ascii=False, sort_keys=True))
        raw.write("\n]}\n")


def feature(one: Plain, about: About) -> Plain:
    """An incident as a feature; the columns of "incidents" are its properties, coordinates its geometry."""
    row = flat(one, address=about.address)
    lat, lon = row.pop("lat"), row.pop("lon")
    told = {key: plain_text(value) if isinstance(value, str) else value for key, value in row.items()}
    told |= {"grade": grade(row), "codebook": "codebook.csv", "record_sha256": hash_of(one)}
    geometry = None if lat is None or lon is None else {"type": "Point", "coordinates": [round(lon, 7), round(lat, 7)]}
    return {"type": "Feature", "id": one["id"], "geometry": geometry, "properties": told}
