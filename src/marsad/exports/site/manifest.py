"""The manifest of a site: the hash of every file, and the ledger's head from which it was made."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

NAME = "manifest.json"
Plain = dict[str, Any]


def hash_of(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def manifest_bytes(case: str, ledger: tuple[int, str], files: Mapping[str, bytes]) -> bytes:
    """The manifest of some files; the same bytes for the same site."""
    told: Plain = {"case": case, "ledger": {"line": ledger[0], "head": ledger[1]}, "files": {name: hash_of(data) for name, data in sorted(files.items())}, "made_with": "Marsad"}
    return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_manifest(folder: Path) -> Plain | None:
    """The manifest of a site, or None where the folder has none that can be read."""
    try:
        found = json.loads((folder / NAME).read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("files"), dict) else None


def put(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all; false where it is there with the same bytes."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.half")
    half.write_bytes(data)
    os.replace(half, path)
    return True
