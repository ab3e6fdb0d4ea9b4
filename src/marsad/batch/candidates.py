"""Which tellings of an archive may be one happening, as SQL: one text that DuckDB runs on one machine and Spark on a cluster.

``reports``, ``tellings`` and ``keys`` are what was read, each row with the name of its file in ``file`` (``FILE`` says how it is asked for); ``drawn`` the lot of each telling.
Nothing else differs between the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from marsad.model.crowd import SPEAKERS

DUCKDB, SPARK = "duckdb", "spark"
CHUNK = 5_000  # tellings whose pairs are scored together
FILE: Final[Mapping[str, str]] = {DUCKDB: "parse_filename(path)", SPARK: "_metadata.file_name"}
# a report that stands in several inputs is taken once; numbers of tellings follow their days, so that neighbours in time are neighbours on disk
NUMBERED: Final[Mapping[str, str]] = {
    "chosen": "SELECT report, min(file) AS file, row_number() OVER (ORDER BY report) AS r FROM reports GROUP BY report",
    "numbered": "SELECT CAST(row_number() OVER (ORDER BY s.day NULLS LAST, s.uid) - 1 AS BIGINT) AS n, s.uid, c.r, s.day, s.file FROM tellings s JOIN chosen c ON s.report = c.report AND s.file = c.file",
}
# a telling is filed under its keys; of those under one key a few drawn by lot speak for it
FILED: Final = (
    f"SELECT k.key, m.n, m.r, row_number() OVER (PARTITION BY k.key ORDER BY d.lot) <= {SPEAKERS} AS speaks"
    " FROM keys k JOIN numbered m ON k.uid = m.uid AND k.file = m.file JOIN drawn d ON d.n = m.n"
)
CROWDED: Final = "SELECT key, count(*) AS shared FROM filed GROUP BY key HAVING count(*) > {most}"
LEFT: Final = "SELECT f.* FROM filed f WHERE NOT EXISTS (SELECT 1 FROM crowded c WHERE c.key = f.key)"
TOLD_OF_CROWDED: Final = "SELECT count(*), coalesce(max(shared), 0) FROM crowded"
SPEAKER: Final = "SELECT key, n, r FROM filing WHERE speaks"
_HALF = "SELECT a.n AS a, b.n AS b FROM {} a JOIN {} b ON a.key = b.key AND a.n < b.n AND a.r <> b.r{}"


def pairs(where: str = "") -> str:
    """The pairs of tellings of different reports that share a key for which one of them speaks; of the first ones (``a``) that ``where`` tells."""
    return f"{_HALF.format('speaker', 'filing', where)} UNION {_HALF.format('filing', 'speaker', where)}"
