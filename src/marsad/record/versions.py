"""Cases of other versions: a newer one is refused with its version, an older one upgraded, a copy of it made first."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from marsad.errors import CaseError, DamagedCase, NotWritten
from marsad.record.boot import migrate, read_only
from marsad.record.ledger import Entry, append
from marsad.record.place import CasePlace
from marsad.record.rows import query, told, writing
from marsad.record.vault import state_folder
from marsad.version import __version__

_OURS = "record"
_LOOKED_THROUGH = 1 << 28  # bytes: about a second


def bring_up(place: CasePlace, *, copied: bool = False) -> Path | None:
    """Bring the open case to this version's shape; where the copy of its database lies, or None where nothing was to do.

    ``copied``: whoever asks has made a copy of a PostgreSQL database, of which we cannot make one. Raises CaseError for a case of
    a newer version, or one that has to be upgraded and cannot be; DamagedCase where its tables are not there.
    """
    newer, older = _apart(place)
    if newer:
        raise CaseError(f"{place.folder}: this case was written by a newer Marsad ({_version()}, with {newer[-1]}); this is {__version__}: install that version or a newer one")
    if not older:
        return None
    if read_only(place):
        raise CaseError(f"{place.folder}: this case is of an older Marsad and has to be upgraded first, but it may only be read here: copy it to a folder that may be written")
    if place.database is not None and not copied:
        raise CaseError(f"{place.folder}: this case is of an older Marsad: make a copy of its database (pg_dump), then: marsad upgrade {place.folder} --copied")
    copy = _copy(place, older[0]) if place.database is None else None
    migrate()
    with writing():
        append([Entry("upgraded", place.id, {"marsad": __version__, "by": older})], "machine")
    return copy


def refuse_damaged(place: CasePlace) -> None:
    """Nothing is written into a file whose pages are damaged; a large file is not looked through each time. Raises DamagedCase."""
    if place.database is not None or place.sqlite.stat().st_size > _LOOKED_THROUGH:
        return
    said = query("PRAGMA quick_check(1)")[0][0]
    if said != "ok":
        raise DamagedCase(f"the file of the database is damaged ({' '.join(str(said).split())[:200]}): nothing is written into it; marsad verify says more, and restore the case from a bag or a backup")


def _apart(place: CasePlace) -> tuple[list[str], list[str]]:
    """The steps that the case has taken and we do not know, and those that it has not taken."""
    with told():
        if "django_migrations" not in connection.introspection.table_names():
            raise DamagedCase(f"{place.folder}: the database of this case is empty or not one of ours: restore the case from a bag (marsad add NEW --from-bag BAG)")
        taken = {row[0] for row in query("SELECT name FROM django_migrations WHERE app = %s", [_OURS])}
    known = _known()
    return sorted(taken - set(known)), [name for name in known if name not in taken]


def _known() -> list[str]:
    return sorted(name for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations if app == _OURS)


def _version() -> str:
    """The version that says last in the ledger that it wrote this case."""
    found = query("SELECT p.payload FROM record_ledgerline l JOIN record_ledgerpayload p ON p.line_id = l.seq WHERE l.kind IN ('created', 'upgraded') ORDER BY l.seq DESC LIMIT 1")
    told_version = json.loads(found[0][0] or "{}").get("marsad") if found else None
    return f"version {told_version}" if told_version else "a version that it does not name"


def copies(place: CasePlace) -> list[Path]:
    """Copies of this case's database that were made before upgrades."""
    return sorted((state_folder() / "copies").glob(f"{place.id}-*.db"))


def _copy(place: CasePlace, before: str) -> Path:
    """A whole copy of the database outside of the case, readable by this user alone."""
    out = state_folder() / "copies" / f"{place.id}-before-{before}.db"
    try:
        out.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if shutil.disk_usage(out.parent).free < 2 * place.sqlite.stat().st_size:
            raise NotWritten(f"{out.parent}: no room for a copy of the case before it is upgraded; free some space, or name another folder with MARSAD_STATE")
        os.close(os.open(out, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(place.sqlite)) as source, closing(sqlite3.connect(out)) as target:
            source.backup(target)
    except (OSError, sqlite3.Error) as fault:
        raise NotWritten(f"{out}: no copy of the case can be made before it is upgraded ({fault})") from fault
    return out
