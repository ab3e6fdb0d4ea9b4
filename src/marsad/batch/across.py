"""Reading across clusters: incidents, the accounts their ranges are made of, and their independent origins, as rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from marsad.batch.folder import put_table
from marsad.batch.reading import unpack
from marsad.batch.scores import table_of
from marsad.exports.pack_tables import countries
from marsad.lexicon.packs import load_actors
from marsad.linking.facts import Telling
from marsad.linking.incidents import Setting, Shelf, incident, why
from marsad.linking.kept import unpack_report, unpack_telling
from marsad.linking.sides import spokesmen
from marsad.linking.weights import Link, Pair
from marsad.model.ranges import everyone
from marsad.record.cells import to_cell, to_json
from marsad.uncollected import uncollected

Plain = dict[str, Any]
_COUNTS = [(f"{outcome}_{end}", pa.int64()) for outcome in ("killed", "injured") for end in ("min", "max")]
_CIVILIANS = [("civilians_killed_min", pa.int64()), ("civilians_killed_max", pa.int64())]
INCIDENTS = pa.schema(
    [
        *[("id", pa.string()), ("type", pa.string()), ("start", pa.string()), ("end", pa.string())],
        *[("place", pa.string()), ("place_id", pa.string()), ("adm1", pa.string()), ("country", pa.string()), ("lat", pa.float64()), ("lon", pa.float64())],
        *[*_COUNTS, *_CIVILIANS, ("origins_min", pa.int64()), ("origins_max", pa.int64()), ("grade", pa.string()), ("disputes", pa.list_(pa.string()))],
        *[("reports", pa.list_(pa.string())), ("claims", pa.list_(pa.string())), ("incident", pa.string())],  # the whole of it as JSON
    ]
)
ACCOUNTS = pa.schema(
    [
        *[("incident", pa.string()), ("claim", pa.string()), ("outcome", pa.string()), ("group", pa.string()), ("min", pa.int64()), ("max", pa.int64())],
        *[("precise", pa.bool_()), ("bound", pa.string()), ("superseded_by", pa.string())],
    ]
)
ORIGINS = pa.schema([("incident", pa.string()), ("origin", pa.int64()), ("claim", pa.string())])


@dataclass(frozen=True, slots=True)
class Across:
    """Some clusters to read across: their tellings with the cluster of each, the links inside, the reports; as Arrow streams."""

    number: int
    tellings: bytes
    links: bytes
    reports: bytes


@uncollected()
def across_job(job: Across, folder: str, packs: tuple[str, ...], policy: str) -> int:
    """Make the incidents of some clusters and keep them; how many there are. What is only denied is none."""
    setting = Setting(spokesmen(load_actors(*packs)), policy)
    shelf = Shelf()
    for kept in table_of(job.reports).column("kept").to_pylist():
        shelf.put(unpack_report(unpack(kept)))
    clusters, links = _clusters(table_of(job.tellings)), _links(table_of(job.links))
    told = [(number, members) for number, members in sorted(clusters.items()) if not all(one.denied for one in members)]
    found = [incident(members, why(members, links[number]), shelf, setting) for number, members in told]
    for name, schema, rows in (
        ("incidents", INCIDENTS, [_row(one, countries(packs)) for one in found]),
        ("accounts", ACCOUNTS, [row for one in found for row in _accounts(one)]),
        ("origins", ORIGINS, [{"incident": one["id"], "origin": at, "claim": claim} for one in found for at, group in enumerate(one["origins"]["groups"], 1) for claim in group]),
    ):
        put_table(Path(folder), f"{name}/{job.number:06}.parquet", pa.Table.from_pylist(rows, schema=schema))
    return len(found)


def _clusters(tellings: pa.Table) -> dict[int, list[Telling]]:
    found: dict[int, list[Telling]] = defaultdict(list)
    rows = sorted(tellings.to_pylist(), key=lambda row: row["uid"])
    for row in rows:
        found[row["c"]].append(unpack_telling(row["uid"], row["payload"], to_stay=False))
    return found


def _links(links: pa.Table) -> dict[int, dict[Pair, Link]]:
    found: dict[int, dict[Pair, Link]] = defaultdict(dict)
    for row in links.to_pylist():
        a, b = sorted((row["a"], row["b"]))
        found[row["c"]][a, b] = Link(row["score"], tuple(row["levels"]))
    return found


def _row(one: Plain, countries: Mapping[str, str]) -> Plain:
    place, origins = one["place"] or {}, one["origins"]
    killed, injured = everyone(one["killed"]) or (None, None), everyone(one["injured"]) or (None, None)
    civilians = one["killed"].get("civilian") or {}
    return {
        **{"id": one["id"], "type": one["type"], "start": one["date"]["start"], "end": one["date"]["end"], "place": to_cell(place.get("name")), "place_id": place.get("id")},
        **{"adm1": place.get("adm1"), "country": _country(place, countries), "lat": place.get("lat"), "lon": place.get("lon")},
        **{"killed_min": killed[0], "killed_max": killed[1], "injured_min": injured[0], "injured_max": injured[1]},
        **{"civilians_killed_min": civilians.get("min"), "civilians_killed_max": civilians.get("max"), "origins_min": origins["min"], "origins_max": origins["max"]},
        **{"grade": one["assessment"]["value"], "disputes": [dispute["kind"] for dispute in one["disputes"]], "reports": one["reports"], "claims": one["claims"], "incident": to_json(one)},
    }


def _country(place: Plain, countries: Mapping[str, str]) -> str | None:
    """The country of a place, as two letters; of one that may be several, where all of them lie in one."""
    ids = [place["id"]] if place.get("id") else place.get("candidates", [])
    named = {countries.get(ident) for ident in ids}
    return named.pop() if len(named) == 1 else None


def _accounts(one: Plain) -> list[Plain]:
    return [
        {"incident": one["id"], "group": group, "min": counted["min"], "max": counted["max"], **{name: figure[name] for name in ("claim", "outcome", "precise", "bound", "superseded_by")}}
        for figure in one["figures"]
        for group, counted in figure["counts"].items()
    ]
