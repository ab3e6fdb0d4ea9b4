"""Takes a case away in a format: the data, the codebook, the loss report, and a line in the ledger of who took what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from marsad.errors import CaseError
from marsad.exports.formats import FORMATS, Format
from marsad.exports.formats.columns import told_columns
from marsad.exports.loss import Losses
from marsad.exports.seen import seen
from marsad.exports.writing import About, csv_file, fingerprint, new_folder, write_json
from marsad.record.rows import snapshot
from marsad.record.work import note_export
from marsad.uncollected import uncollected

CODEBOOK = ("sheet", "column", "type", "en", "ar")


@dataclass(frozen=True, slots=True)
class Exported:
    """What was taken away: how many incidents, in which files, under which hash."""

    incidents: int
    files: tuple[str, ...]
    sha256: str


def export(name: str, out: Path, about: About, filters: Mapping[str, Any]) -> Exported:
    """Write the incidents that pass the filters into the folder OUT.

    1. One snapshot of the case, whatever is added meanwhile. 2. Data, codebook and loss report under another name. 3. The line in
    the ledger. 4. The folder gets its name. Raises CaseError for an unknown format or where OUT is there already, NotWritten.
    """
    found = FORMATS.get(name)
    if found is None:
        raise CaseError(f"{name}: not a format; there are {', '.join(FORMATS)}")
    with new_folder(out) as folder:
        losses = write_format(found, folder, about, filters)  # 1, 2
        sha256, files = fingerprint(folder)
        kept = {key: str(value) for key, value in filters.items() if value is not None}
        told = {"format": name, "for": about.asker.audience, "incidents": losses.incidents, "sha256": sha256}
        note_export(about.asker.who, "incidents", kept, told)  # 3
    return Exported(losses.incidents, tuple(files), sha256)  # 4


def write_format(found: Format, folder: Path, about: About, filters: Mapping[str, Any]) -> Losses:
    """Data, codebook and loss report of a format, out of one snapshot."""
    about = replace(about, whole=all(value is None for value in filters.values()))
    losses = Losses(found.held, found.partly)
    with snapshot(), uncollected():
        found.write(folder, losses.watch(seen(about.asker, filters, readings=found.readings)), about)
    write_json(folder / "loss_report.json", losses.report(found.name, about.asker.redactor.count))
    with csv_file(folder / "codebook.csv", CODEBOOK) as add:
        for sheet in found.sheets:
            for column in told_columns(sheet):
                add(column)
    return losses
