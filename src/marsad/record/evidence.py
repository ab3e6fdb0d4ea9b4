"""Evidence: pictures, videos, documents and addresses, kept as originals with their custody, and the annotation that says what they show."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from marsad.errors import CaseError
from marsad.model.custody import Captured
from marsad.record.annotations import Annotation, Overtaken, annotate
from marsad.record.ledger import Entry, append
from marsad.record.originals import keep_originals, path_of, settle_originals
from marsad.record.place import CasePlace
from marsad.record.rows import query, writing
from marsad.record.store import keep_custody

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class KeptOriginal:
    """The original of a report: the name under which it is kept, and what it is by its bytes."""

    sha256: str
    kind: str | None


def keep_evidence(place: CasePlace, subject: str, captured: Captured, told: Plain, *, who: str, key: str) -> Annotation | Overtaken:
    """Keep bytes as an original with its custody, and what somebody says of them. The same key again keeps nothing twice.

    1. The bytes go to the disk. 2. In one transaction: their rows, the ledger's lines, the annotation.
    """
    with writing():
        if not query("SELECT 1 FROM record_annotation WHERE key = %s", [key]):
            keep_originals(place.originals, {captured.sha256: captured.raw})  # 1
        entries: list[Entry] = []
        keep_custody(captured, entries)  # 2
        append(entries, who)
        custody = captured.custody
        value = {**told, "sha256": captured.sha256, "size": len(captured.raw), "type": custody.detected_type, "from": custody.requested, "received": custody.received}
        made = annotate("evidence", subject, value, who=who, key=key)
    settle_originals(place.originals)
    return made


def original_of(report: str) -> KeptOriginal | None:
    """The original that a report was found in, or None."""
    found = query("SELECT c.original_id, c.custody FROM record_report r JOIN record_capture c ON c.id = r.capture_id WHERE r.id = %s", [report])
    return KeptOriginal(found[0][0], json.loads(found[0][1] or "{}").get("detected_type")) if found else None


def bytes_of(place: CasePlace, sha256: str) -> bytes:
    """The bytes of an original. Raises CaseError where they are gone."""
    path = path_of(place.originals, sha256)
    if not path.is_file():
        raise CaseError(f"original {sha256[:16]}… is not there")
    return path.read_bytes()
