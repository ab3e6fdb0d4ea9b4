"""Pictures and videos that posts of an export carry: linked by their names, and hashed where the files lie beside the export."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

Media = tuple[tuple[str, str | None], ...]


def beside(names: Iterable[object], source: str) -> Media:
    """The named files with their SHA-256, None where a file is not there; ``source`` is the export. Names that lead out of its folder are left unopened."""
    home = Path(source).parent
    return tuple((name, _sha256(home, name)) for name in names if isinstance(name, str) and name and not name.startswith("("))  # "(File not included …)"


def _sha256(home: Path, name: str) -> str | None:
    try:
        path = (home / name).resolve()
        if not path.is_relative_to(home.resolve()) or not path.is_file():
            return None
        with open(path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return None
