"""Checks a site against its manifest, and the manifest against the ledger of the case where it is at hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from marsad.errors import CaseError
from marsad.exports.site.manifest import NAME, hash_of, read_manifest
from marsad.record.ledger import lines


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: files that hold, faults in words, the ledger line and head that the site names, the manifest's own hash."""

    files: int
    faults: tuple[str, ...]
    line: int
    head: str
    sha256: str


def check_site(folder: Path) -> Checked:
    """Every file is there with the bytes that the manifest names, and no other is. Raises CaseError where there is no manifest."""
    told = read_manifest(folder)
    if told is None:
        raise CaseError(f"{folder}: holds no site made with marsad publish (its {NAME} is missing or broken)")
    faults = [fault for name, sha256 in sorted(told["files"].items()) if (fault := _fault(folder, name, str(sha256)))]
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {NAME}
    faults += [f"{name}: is not in the manifest" for name in sorted(there - set(told["files"]))]
    ledger = told.get("ledger") or {}
    return Checked(len(told["files"]), tuple(faults), int(ledger.get("line") or 0), str(ledger.get("head") or ""), hash_of((folder / NAME).read_bytes()))


def _fault(folder: Path, name: str, sha256: str) -> str | None:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        return f"{name}: lies outside the site"
    if not path.is_file():
        return f"{name}: is missing"
    return None if hash_of(path.read_bytes()) == sha256 else f"{name}: was changed"


def in_ledger(checked: Checked) -> bool:
    """The open case recorded that it published exactly this manifest."""
    return any(f'"{checked.sha256}"' in (line.payload or "") for line in lines() if line.kind == "exported")
