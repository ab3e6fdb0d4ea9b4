"""KML 2.2 for Google Earth: a placemark an incident, with a time span for the slider; one without a place has no point."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from marsad.exports.cells import plain_text, plain_value
from marsad.exports.flat import flat
from marsad.exports.seen import Seen
from marsad.exports.writing import About


def write(folder: Path, incidents: Iterable[Seen], about: About) -> None:
    """One document, placemark after placemark."""
    with (folder / "incidents.kml").open("w", encoding="utf-8") as raw:
        raw.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document><name>{_text(about.title)}</name>\n')
        for one in incidents:
            raw.write(_placemark(flat(one.incident, address=about.address)))
        raw.write("</Document>\n</kml>\n")


def _placemark(row: dict[str, Any]) -> str:
    name = " · ".join(str(row[key]) for key in ("date_start", "type", "place") if row[key]) or row["id"]
    told = "".join(f"<Data name={quoteattr(key)}><value>{_text(value)}</value></Data>" for key, value in row.items() if value not in (None, [], ""))
    days = [f"<{tag}>{_text(row[key])}</{tag}>" for tag, key in (("begin", "date_start"), ("end", "date_end")) if row[key]]
    span = f"<TimeSpan>{''.join(days)}</TimeSpan>" if days else ""
    point = "" if row["lat"] is None or row["lon"] is None else f"<Point><coordinates>{row['lon']!r},{row['lat']!r}</coordinates></Point>"
    return f"<Placemark id={quoteattr(row['id'])}><name>{_text(name)}</name>{span}<ExtendedData>{told}</ExtendedData>{point}</Placemark>\n"


def _text(value: Any) -> str:
    return escape(plain_text(str(plain_value(value))))
