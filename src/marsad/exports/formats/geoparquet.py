"""GeoParquet 1.1: the columns of "incidents" and a point in WKB, WGS84."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from marsad.exports.cells import plain_value
from marsad.exports.flat import flat
from marsad.exports.formats.columns import columns
from marsad.exports.seen import Seen
from marsad.exports.writing import About
from marsad.extras import needs

_GROUP = 10_000  # rows of one row group


def write(folder: Path, incidents: Iterable[Seen], about: About) -> None:
    """One file, group after group. Raises InputError without pyarrow."""
    arrow, parquet = needs("pyarrow"), needs("pyarrow.parquet")
    schema = _schema(arrow)
    box = _Box()
    with parquet.ParquetWriter(folder / "incidents.parquet", schema, compression="zstd", store_schema=True) as file:
        rows = (_row(flat(one.incident, address=about.address), box) for one in incidents)
        while group := list(islice(rows, _GROUP)):
            file.write_table(arrow.Table.from_pylist(group, schema=schema))
        file.add_key_value_metadata({"geo": json.dumps(_geo(box), sort_keys=True)})


class _Box:
    """The bounds of all points."""

    def __init__(self) -> None:
        self.lons: tuple[float, float] | None = None
        self.lats: tuple[float, float] | None = None

    def take(self, lat: float, lon: float) -> None:
        self.lons = (min(lon, self.lons[0]), max(lon, self.lons[1])) if self.lons else (lon, lon)
        self.lats = (min(lat, self.lats[0]), max(lat, self.lats[1])) if self.lats else (lat, lat)


def _row(row: dict[str, Any], box: _Box) -> dict[str, Any]:
    lat, lon = row["lat"], row["lon"]
    point = None
    if lat is not None and lon is not None:
        box.take(lat, lon)
        point = struct.pack("<BIdd", 1, 1, lon, lat)  # well-known binary: little-endian, a point, x, y
    return {**{name: plain_value(value) for name, value in row.items()}, "geometry": point}


def _schema(arrow: Any) -> Any:
    kinds = {"text": arrow.string(), "number": arrow.float64(), "integer": arrow.int64(), "boolean": arrow.bool_(), "date": arrow.string()}
    return arrow.schema([*((column["column"], kinds[column["type"]]) for column in columns("incidents")), ("geometry", arrow.binary())])


def _geo(box: _Box) -> dict[str, Any]:
    """The file's key ``geo``; without a ``crs`` it is OGC:CRS84, longitude and latitude on WGS84."""
    bounds: Iterator[float] = iter((box.lons[0], box.lats[0], box.lons[1], box.lats[1])) if box.lons and box.lats else iter(())
    column = {"encoding": "WKB", "geometry_types": ["Point"] if box.lons else []}
    told = list(bounds)
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": {**column, **({"bbox": told} if told else {})}}}
