"""Writes the site: only what changed, each file whole or not at all, the manifest last."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from marsad.errors import CaseError, NotWritten
from marsad.exports.cells import csv_cell
from marsad.exports.flat import flat
from marsad.exports.formats.geojson import feature
from marsad.exports.seen import Seen, seen
from marsad.exports.site.feed import Entry, atom
from marsad.exports.site.history import Change, Gone, history
from marsad.exports.site.manifest import NAME, hash_of, manifest_bytes, put, read_manifest
from marsad.exports.site.pages import gone_page, incident_page, list_page, root_page, said_change
from marsad.exports.writing import About
from marsad.record.ledger import head
from marsad.record.rows import snapshot
from marsad.record.work import note_export

Plain = dict[str, Any]
LANGUAGES = ("ar", "en")
_STATIC = ("site.css", "site.js")


@dataclass(frozen=True, slots=True)
class Published:
    """How many incidents stand on the site, which files were written, left as they were and taken away, and the manifest's hash."""

    incidents: int
    gone: int
    written: int
    unchanged: int
    removed: int
    sha256: str


def publish(out: Path, case: str, about: About) -> Published:
    """Write or renew the site of the published incidents in the folder OUT.

    1. One snapshot of the case. 2. All files, in memory. 3. What changed is written, what is no longer there
    is taken away, the manifest last: killed in the middle, the same command ends it. 4. A line in the ledger with the manifest's
    hash. Raises CaseError where OUT holds something else, NotWritten where the disk is full or read-only.
    """
    before = _site_before(out, case)
    with snapshot():  # 1
        made = dict(_files(case, about))  # 2
        ledger = head()
    manifest = manifest_bytes(case, ledger, made)
    if before and manifest_bytes(case, (before["ledger"]["line"], before["ledger"]["head"]), made) == (out / NAME).read_bytes():
        manifest = (out / NAME).read_bytes()  # nothing to tell: the site stays as it is
    try:
        written = sum(put(out / name, data) for name, data in sorted(made.items()))  # 3
        removed = _remove(out, set(made))
        fresh = put(out / NAME, manifest)
    except OSError as fault:
        raise NotWritten(f"{out}: cannot be written ({fault.strerror or fault}): free some space or check its rights; run the same command again to end it") from fault
    shown = sum(1 for name in made if name.startswith("data/incident/"))
    gone = sum(1 for name in made if name.startswith("ar/incident/")) - shown
    if fresh:
        note_export(about.asker.who, "incidents", {"state": "published"}, {"format": "site", "for": "public", "incidents": shown, "sha256": hash_of(manifest)})  # 4
    return Published(shown, gone, written, len(made) - written, removed, hash_of(manifest))


def _site_before(out: Path, case: str) -> Plain | None:
    """The manifest of the site that is there. Raises CaseError where the folder holds anything else."""
    if not out.exists() or not any(out.iterdir()):
        return None
    found = read_manifest(out)
    if found is None and not any((out / name).exists() for name in ("ar", "site.css")):
        raise CaseError(f"{out}: holds something that is no site of Marsad; name an empty folder or one that is not there")
    if found and found.get("case") != case:
        raise CaseError(f"{out}: holds the site of another case ({found.get('case')}); name another folder")
    return found


def _remove(out: Path, kept: set[str]) -> int:
    """Take away files of an earlier run."""
    old = [path for path in out.rglob("*") if path.is_file() and path.relative_to(out).as_posix() not in kept | {NAME}]
    for path in old:
        path.unlink()
    return len(old)


def _files(case: str, about: About) -> Iterator[tuple[str, bytes]]:
    """Every file of the site but the manifest, by its name."""
    found = list(seen(about.asker, {"state": "published"}, readings=True))
    found.sort(key=lambda one: (one.incident["date"]["start"] or "", one.incident["id"]), reverse=True)
    changes, gone = history([one.incident for one in found])
    for language in LANGUAGES:
        spoken = replace(about, language=language)
        for one in found:
            yield f"{language}/incident/{one.incident['id']}.html", incident_page(one, spoken, changes[one.incident["id"]])
        for left in gone:
            yield f"{language}/incident/{left.incident}.html", gone_page(left, spoken)
        yield f"{language}/index.html", list_page(found, spoken, changes, gone)
        yield f"{language}/changes.xml", _feed(case, spoken, changes, gone)
    yield "index.html", root_page(about)
    yield from ((name, files(__package__).joinpath(name).read_bytes()) for name in _STATIC)
    yield from _data(found, about)


def _data(found: list[Seen], about: About) -> Iterator[tuple[str, bytes]]:
    """The same for programs: one JSON an incident, all as JSON Lines, GeoJSON and CSV."""
    for one in found:
        yield f"data/incident/{one.incident['id']}.json", _json(one.incident)
    yield "data/incidents.jsonl", b"".join(json.dumps(one.incident, ensure_ascii=False, sort_keys=True).encode() + b"\n" for one in found)
    features = [feature(one.incident, about) for one in found]
    yield "data/incidents.geojson", _json({"type": "FeatureCollection", "features": features})
    yield "data/incidents.csv", _csv([flat(one.incident, address=about.address) for one in found])


def _csv(rows: list[Plain]) -> bytes:
    out = io.StringIO()
    out.write("\ufeff")
    if rows:
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(rows[0])
        writer.writerows([csv_cell(cell) for cell in row.values()] for row in rows)
    return out.getvalue().encode()


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _feed(case: str, about: About, changes: Mapping[str, list[Change]], gone: list[Gone]) -> bytes:
    entries = [
        *(Entry(f"{one.incident}:{one.day}:{one.kind}{one.value}", f"{about.language}/incident/{one.incident}.html", said_change(one, about.language), one.day) for told in changes.values() for one in told),
        *(Entry(f"{one.incident}:{one.day}:gone", f"{about.language}/incident/{one.incident}.html", said_change(Change(one.incident, one.day, "withdrawn"), about.language), one.day) for one in gone),
    ]
    entries.sort(key=lambda one: (one.day, one.ident), reverse=True)
    return atom(about.title, case, about.address, entries).encode()
