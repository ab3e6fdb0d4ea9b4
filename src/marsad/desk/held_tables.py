"""Tables that somebody uploads, held while they look which column is what; and what columns of these names were taken for the last time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from marsad.capture.preview import is_table
from marsad.desk.adding import Source, folder_of, forget_old, is_id

_LOOKED_AT = 64 << 20  # bytes: a larger one is taken as it proposes itself


@dataclass(frozen=True, slots=True)
class Held:
    """A table that waits: whose, under which name it came, what was given with it."""

    who: str
    name: str
    outlet: str
    published: str


def hold(sources: Sequence[Source], ident: str, who: str, outlet: str, published: str) -> bool:
    """Hold what is sent where it is one table and nothing else; false where it is not."""
    source = sources[0]
    if len(sources) != 1 or source.raw is None or not is_id(ident) or source.raw.stat().st_size > _LOOKED_AT:
        return False
    if not is_table(source.raw.read_bytes(), source.raw.name):
        return False
    _forget_old()
    (_folder() / f"{ident}{source.raw.suffix}").write_bytes(source.raw.read_bytes())
    source.raw.unlink()
    (_folder() / f"{ident}.held").write_text(json.dumps(asdict(Held(who, source.name, outlet, published))), encoding="utf-8")
    return True


def held(ident: str, who: str) -> tuple[Held, Path] | None:
    """A table of somebody's own that waits, and where its bytes are."""
    told = _folder() / f"{ident}.held"
    if not is_id(ident) or not told.is_file():
        return None
    found = Held(**json.loads(told.read_text(encoding="utf-8")))
    raw = next((path for path in _folder().glob(f"{ident}*") if path != told), None)
    return (found, raw) if found.who == who and raw is not None else None


def release(ident: str) -> None:
    """Forget a table that waited; its bytes are the adding's."""
    (_folder() / f"{ident}.held").unlink(missing_ok=True)


def remembered(names: Sequence[str]) -> str | None:
    """What columns of these names were taken for the last time."""
    path = _folder() / f"{_stamp(names)}.columns"
    return path.read_text(encoding="utf-8") if path.is_file() else None


def remember(names: Sequence[str], mapping: str) -> None:
    """Keep what columns of these names are taken for."""
    (_folder() / f"{_stamp(names)}.columns").write_text(mapping, encoding="utf-8")


def _stamp(names: Sequence[str]) -> str:
    return hashlib.sha256(repr(tuple(names)).encode()).hexdigest()[:32]


def _folder() -> Path:
    return folder_of("desk-tables")


def _forget_old() -> None:
    forget_old(path for path in _folder().iterdir() if path.suffix != ".columns")
