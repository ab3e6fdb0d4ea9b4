"""Where a case lies: its folder, its case.toml, its database."""

from __future__ import annotations

import json
import os
import re
import shutil
import tomllib
import uuid
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from marsad.errors import NoSuchCase, NotWritten
from marsad.lexicon.packs import BUNDLED, folder_of
from marsad.record.half_made import clear

_OWN = "packs/"  # packs that lie in the case itself
_POSTGRES = re.compile(r"postgres(?:ql)?://")


@dataclass(frozen=True, slots=True)
class CasePlace:
    """A case folder with what its case.toml says. ``database`` is a PostgreSQL URL, or None for case.db in the folder."""

    folder: Path
    id: str
    title: str
    packs: tuple[str, ...] = ()
    policy: str = "airwars"
    created: str = ""
    database: str | None = field(default=None, repr=False)  # an address may carry a password: never printed

    @property
    def originals(self) -> Path:
        """The folder of the bytes as received."""
        return self.folder / "originals"

    @property
    def sqlite(self) -> Path:
        """The database file where there is no PostgreSQL."""
        return self.folder / "case.db"


def find_case(folder: Path | str) -> CasePlace:
    """Read the case.toml of a folder. Raises NoSuchCase where there is none or it is broken."""
    folder = Path(folder)
    try:
        head = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
        packs = tuple(str(folder / name) if name.startswith(_OWN) else name for name in head.get("packs", ()))
        return CasePlace(folder, head["id"], head["title"], packs, head.get("policy", "airwars"), head.get("created", ""), head.get("database"))
    except FileNotFoundError:
        raise NoSuchCase(f"{folder}: there is no case here (no case.toml); make one: marsad new {folder}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as fault:
        raise NoSuchCase(f"{folder / 'case.toml'}: cannot be read: {fault}") from None


def lay_out(folder: Path, *, title: str | None, packs: tuple[str, ...], database: str | None, policy: str = "airwars", like: CasePlace | None = None) -> CasePlace:
    """A new case folder under another name; ``settle`` gives it its own, so that a half-made case is never left.

    Packs of one's own are copied into it: a case is read with them wherever it is carried. ``like`` is a case whose id, day and
    policy the new one takes over. Raises NoSuchCase where the folder already holds something or the database address is none,
    NotWritten where none can be made.
    """
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NoSuchCase(f"{folder}: there is something in this folder already; a case begins in a new or empty one")
    if database is not None and not _POSTGRES.match(database):
        raise NoSuchCase(f"{database.split('://')[0]}://…: not an address of PostgreSQL (postgresql://user@host/name); leave it out for SQLite")
    clear(folder)
    making = folder.with_name(f".{folder.name}.making-{os.getpid()}")
    shutil.rmtree(making, ignore_errors=True)
    try:
        (making / "originals").mkdir(parents=True)
        kept = tuple(_with_pack(name, making) for name in packs)
        known = CasePlace(making, uuid.uuid4().hex[:16], title or folder.name, kept, policy, datetime.now(UTC).isoformat(timespec="seconds"), database)
        if like:
            known = replace(known, id=like.id, policy=like.policy, created=like.created)
        (making / "case.toml").write_text(_toml(known), encoding="utf-8")
    except OSError as fault:
        shutil.rmtree(making, ignore_errors=True)
        raise NotWritten(f"{folder}: no case can be made here ({fault.strerror}): free some space or check the rights of the folder above") from fault
    return find_case(making)


def _with_pack(name: str, making: Path) -> str:
    """The name under which a pack stands in case.toml: a bundled one by its own, a folder by its copy."""
    found = folder_of(name)
    if found.parent == BUNDLED:
        return name
    own = _OWN + found.absolute().name
    shutil.copytree(found, making / own)
    return own


def settle(place: CasePlace, folder: Path) -> CasePlace:
    """Give a laid-out case its name."""
    try:
        if folder.exists():
            folder.rmdir()
        place.folder.rename(folder)
    except OSError as fault:
        raise NotWritten(f"{folder}: no case can be put here ({fault.strerror})") from fault
    return find_case(folder)


def _toml(place: CasePlace) -> str:
    known = {"id": place.id, "title": place.title, "packs": list(place.packs), "policy": place.policy, "created": place.created, "database": place.database}
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in known.items() if value is not None)
