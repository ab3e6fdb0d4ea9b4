"""Reports in, readings out, as Arrow batches: the record, what linking keeps of it, and the keys under which tellings meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import pyarrow as pa
import zstandard

from marsad.batch.schemas import READ
from marsad.claims.road import read
from marsad.lexicon.packs import Packs
from marsad.linking.facts import Telling
from marsad.linking.kept import Kept, keep, key_numbers, pack_report, pack_telling
from marsad.linking.tolls import totals
from marsad.model.identity import with_uids
from marsad.model.record import to_record
from marsad.model.report import Report
from marsad.record.cells import from_cell, to_json_bytes
from marsad.version import __version__

Plain = dict[str, Any]
_COMMON = ("published", "outlet", "url", "title", "source", "part", "original")


def read_rows(batches: Iterable[pa.RecordBatch], packs: Packs) -> Iterator[pa.RecordBatch]:
    """Read captured reports (``schemas.CAPTURED``); a report whose reading fails has the reason in ``fault``, and the next one is read."""
    pack = zstandard.ZstdCompressor(level=3).compress
    for batch in batches:
        yield pa.RecordBatch.from_pylist([_read(row, packs, pack) for row in batch.to_pylist()], schema=READ)


def _read(row: Plain, packs: Packs, pack: Any) -> Plain:
    report = Report(row["text"].decode("utf-8", "surrogatepass"), from_cell(row["outlet"]), row["published"], from_cell(row["url"]), from_cell(row["title"]))
    common = {"report": report.id, **{name: row[name] for name in _COMMON}}
    try:
        return common | _made(report, packs, pack)
    except Exception as fault:  # one net a report: a defect that shows in one text does not stop the others
        return common | {"fault": f"{type(fault).__name__}: {' '.join(str(fault).split())[:200]}"}


def _made(report: Report, packs: Packs, pack: Any) -> Plain:
    record = with_uids(to_record(read(report, packs), __version__))
    kept = keep(record)
    return {
        "claims": len(record["claims"]),
        "events": len(record["events"]),
        "record": pack(to_json_bytes(record)),
        "kept": pack(pack_report(kept)),
        "totals": [asdict(one) for one in totals(kept.totals, {claim.uid: claim for claim in kept.report.said})],
        "tellings": [_telling(one, kept) for one in kept.tellings],
    }


def _telling(telling: Telling, kept: Kept) -> Plain:
    told = telling.told
    day = told.days[0] if told.days else kept.report.source.published
    return {"uid": telling.uid, "day": day, "payload": pack_telling(telling), "apart": [uid for uid, _ in telling.apart], "keys": sorted(key_numbers(told))}


def unpack(raw: bytes) -> bytes:
    """What a packed cell holds."""
    return zstandard.ZstdDecompressor().decompress(raw)
