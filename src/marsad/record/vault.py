"""Secrets of a desk, in a file of their own beside no case: sessions, second steps, known devices, failed tries, the key that signs forms.

It lies in this user's state folder (``MARSAD_STATE``, else ~/.local/state/marsad), readable by them alone, so that neither a bag
nor a copied case folder carries it. On another machine people sign in anew, and a second step is set up again.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import NotWritten
from marsad.record.place import CasePlace

_TABLES = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS session (key TEXT PRIMARY KEY, data TEXT NOT NULL, expires REAL NOT NULL, person TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS session_person ON session (person);
CREATE TABLE IF NOT EXISTS second_step (name TEXT PRIMARY KEY, secret TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS device (digest TEXT PRIMARY KEY, name TEXT NOT NULL, made REAL NOT NULL);
CREATE TABLE IF NOT EXISTS failure (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS failure_key ON failure (kind, key, at);
CREATE TABLE IF NOT EXISTS refusal (key TEXT PRIMARY KEY, since REAL NOT NULL, count INTEGER NOT NULL);
"""
_DEVICES = 20  # known devices of one person; the oldest goes


def vault_path(place: CasePlace) -> Path:
    """Where the secrets of a case's desk lie on this machine."""
    return state_folder() / "desks" / f"{place.id}.db"


def state_folder() -> Path:
    """What Marsad keeps of this user on this machine, beside all cases."""
    return Path(os.environ.get("MARSAD_STATE") or Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "marsad")


def vault() -> Vault:
    """The secrets of the desk that is open."""
    from django.conf import settings

    return Vault(Path(settings.DESK_VAULT))


@dataclass(frozen=True, slots=True)
class Vault:
    """The file; made at its first use. Raises NotWritten where it cannot be."""

    path: Path

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """A connection for one short transaction."""
        try:
            if not self.path.exists():
                self._make()
            with closing(sqlite3.connect(self.path, timeout=10, isolation_level=None)) as found:
                found.execute("BEGIN IMMEDIATE")
                yield found
                found.execute("COMMIT")
        except (sqlite3.OperationalError, OSError) as fault:
            raise NotWritten(f"{self.path}: the desk's secrets cannot be kept here ({fault}): free some space, or name another folder with MARSAD_STATE") from fault

    def _make(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(self.path, timeout=10)) as made:
            made.executescript(f"PRAGMA journal_mode=WAL; PRAGMA secure_delete=ON; {_TABLES}")

    def read(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[str, ...]]:
        """The rows of a query; nobody waits for it."""
        if not self.path.exists():
            return []
        with closing(sqlite3.connect(self.path, timeout=10, isolation_level=None)) as found:
            return found.execute(sql, values).fetchall()

    def write(self, sql: str, values: tuple[object, ...] = ()) -> int:
        """Run one statement; how many rows it changed."""
        with self.open() as found:
            return found.execute(sql, values).rowcount

    # --- the key that signs forms and sessions ---

    def signing_key(self) -> str:
        """Made once."""
        self.write("INSERT OR IGNORE INTO setting (name, value) VALUES ('key', ?)", (secrets.token_urlsafe(48),))
        return self.read("SELECT value FROM setting WHERE name = 'key'")[0][0]

    # --- sessions ---

    def session(self, key: str) -> str | None:
        """What a session that is not over holds."""
        found = self.read("SELECT data FROM session WHERE key = ? AND expires > ?", (key, time.time()))
        return found[0][0] if found else None

    def keep_session(self, key: str, data: str, expires: float, person: str, *, new: bool) -> bool:
        """Write a session; false where a new one's key is taken, or an old one was ended meanwhile."""
        if new:
            return self.write("INSERT OR IGNORE INTO session (key, data, expires, person) VALUES (?, ?, ?, ?)", (key, data, expires, person)) == 1
        return self.write("UPDATE session SET data = ?, expires = ?, person = ? WHERE key = ?", (data, expires, person, key)) == 1

    def end_session(self, key: str) -> None:
        """End one session, and forget those that are over."""
        self.write("DELETE FROM session WHERE key = ? OR expires < ?", (key, time.time()))

    def end_sessions(self, person: str, name: str) -> None:
        """End all sessions of a person (by the number of the account), and know none of their devices any more."""
        with self.open() as found:
            found.execute("DELETE FROM session WHERE person = ?", (person,))
            found.execute("DELETE FROM device WHERE name = ?", (name,))

    # --- second steps ---

    def second_step(self, name: str) -> str | None:
        """The secret of a person's second step."""
        found = self.read("SELECT secret FROM second_step WHERE name = ?", (name,))
        return found[0][0] if found else None

    def keep_second_step(self, name: str, secret: str | None) -> None:
        """Set a person's second step, or forget it."""
        if secret is None:
            self.write("DELETE FROM second_step WHERE name = ?", (name,))
        else:
            self.write("INSERT OR REPLACE INTO second_step (name, secret) VALUES (?, ?)", (name, secret))

    # --- known devices ---

    def knows_device(self, name: str, token: str | None) -> bool:
        """Somebody signed in as this person from this browser before."""
        return bool(token) and bool(self.read("SELECT 1 FROM device WHERE digest = ? AND name = ?", (_digest(token or ""), name)))

    def new_device(self, name: str) -> str:
        """A token for a browser from which this person signed in."""
        token = secrets.token_urlsafe(32)
        with self.open() as found:
            found.execute("INSERT INTO device (digest, name, made) VALUES (?, ?, ?)", (_digest(token), name, time.time()))
            found.execute("DELETE FROM device WHERE name = ? AND digest NOT IN (SELECT digest FROM device WHERE name = ? ORDER BY made DESC LIMIT ?)", (name, name, _DEVICES))
        return token


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
