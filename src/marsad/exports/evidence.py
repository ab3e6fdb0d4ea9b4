"""The originals behind reports: hashes and custody."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.record.rows import query


def originals_of(reports: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Hash and custody (JSON) of the originals of some reports, in the order of their ids."""
    if not reports:
        return {}
    marks = ", ".join(["%s"] * len(reports))
    sql = f"SELECT r.id, c.original_id, c.custody FROM record_report r JOIN record_capture c ON c.id = r.capture_id WHERE r.id IN ({marks}) ORDER BY r.id"
    return {ident: (sha256, custody) for ident, sha256, custody in query(sql, list(reports))}
