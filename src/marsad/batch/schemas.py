"""The columns of the Arrow batches that go from step to step, and of the tables that are kept."""

from __future__ import annotations

import pyarrow as pa

CAPTURED = pa.schema(
    [
        ("text", pa.binary()),  # UTF-8, lone surrogates as their three bytes
        ("outlet", pa.string()),
        ("published", pa.date32()),
        ("url", pa.string()),
        ("title", pa.string()),
        ("language", pa.string()),
        ("source", pa.string()),  # the file, or the address that answered
        ("part", pa.string()),  # the line or row in it
        ("original", pa.string()),  # SHA-256 of the bytes that hold the report
    ]
)
_TELLING = pa.struct([("uid", pa.string()), ("day", pa.int32()), ("payload", pa.binary()), ("apart", pa.list_(pa.string())), ("keys", pa.list_(pa.int64()))])
_DAYS = [("as_of", pa.int32()), ("since", pa.int32())]  # days since the first of January of the year 1
_TOTAL = pa.struct(
    [
        *[("source", pa.string()), *_DAYS, ("place", pa.string()), ("outcome", pa.string()), ("group", pa.string())],
        *[("low", pa.int64()), ("high", pa.int64()), ("claim", pa.string()), ("written", pa.string())],
    ]
)
READ = pa.schema(
    [
        ("report", pa.string()),
        ("published", pa.date32()),
        ("outlet", pa.string()),
        ("url", pa.string()),
        ("title", pa.string()),
        ("source", pa.string()),
        ("part", pa.string()),
        ("original", pa.string()),
        ("claims", pa.int32()),
        ("events", pa.int32()),
        ("record", pa.binary()),  # RECORD.md's object with uids, JSON packed by zstd
        ("kept", pa.binary()),  # where the report stood and what its claims say, for linking
        ("totals", pa.list_(_TOTAL)),  # running totals, which belong to no single happening
        ("tellings", pa.list_(_TELLING)),
        ("fault", pa.string()),  # why the reading failed; then nothing else was made
    ]
)
RECORDS = pa.schema([field for field in READ if field.name not in {"kept", "totals", "tellings", "fault"}])
REPORTS = pa.schema([("report", pa.string()), ("published", pa.date32()), ("kept", pa.binary())])
TELLINGS = pa.schema([("uid", pa.string()), ("report", pa.string()), ("day", pa.int32()), ("payload", pa.binary()), ("apart", pa.list_(pa.string()))])
TOTALS = pa.schema([("report", pa.string()), *_TOTAL])
KEYS = pa.schema([("uid", pa.string()), ("key", pa.int64())])
LINKS = pa.schema([("na", pa.int64()), ("nb", pa.int64()), ("score", pa.float64()), ("levels", pa.list_(pa.string()))])
