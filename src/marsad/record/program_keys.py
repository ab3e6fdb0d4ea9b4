"""Keys for programs: one reads data, or does what one person may do, as that person. A key is shown once; the case keeps its hash.

When a key was used last is kept with the secrets of this machine, to the minute: it is no part of the case.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from marsad.errors import CaseError
from marsad.record.ledger import Entry, append, now
from marsad.record.rows import query, writing
from marsad.record.vault import vault

_USED = "key-used:"
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Key:
    """A key in the list; the key itself was shown once. ``account`` is the person as whom it acts, None for one that only reads data."""

    digest: str
    name: str
    made_by: str
    made: str
    expires: str | None
    revoked: str | None
    account: str | None
    used: str | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who comes with a key: the program's name, the person as whom it acts with their role and how they read."""

    digest: str
    key: str
    account: str | None
    role: str | None
    language: str
    months: str


def make_token(name: str, *, by: str, account: str | None = None, days: int | None = 365) -> str:
    """A new key; it is shown this once, and only its hash is kept. Raises CaseError without a name, or for a person who does not work here."""
    from marsad.record.models_desk import Profile, Token

    name = " ".join(name.split())[:100]
    if not name:
        raise CaseError("a key needs the name of the program that it is for")
    if account is not None and not Profile.objects.filter(user__username=account, user__is_active=True).exists():
        raise CaseError(f"{account}: nobody of this name works here")
    key = "marsad_" + secrets.token_urlsafe(32)
    until = (datetime.now(UTC) + timedelta(days=days)).isoformat(timespec="seconds") if days else None
    told = {"account": account} if account is not None else {}
    with writing():
        Token.objects.create(digest=_digest(key), name=name, made_by=by, made=now(), expires=until, account=account)
        append([Entry("token", name, {"change": "made", "expires": until, "digest": _digest(key), **told})], by)
    return key


def holder_of(key: str) -> Holder | None:
    """Who comes with a key that holds; None for one that is unknown, void or over, and for that of a person who may not sign in any more."""
    sql = (
        "SELECT t.digest, t.name, t.account, p.role, p.language, p.months, u.is_active FROM record_token t LEFT JOIN auth_user u ON u.username = t.account"
        " LEFT JOIN record_profile p ON p.user_id = u.id WHERE t.digest = %s AND t.revoked IS NULL AND (t.expires IS NULL OR t.expires > %s)"
    )
    found = query(sql, [_digest(key), now()])
    if not found:
        return None
    digest, name, account, role, language, months, active = found[0]
    if account is not None and not active:
        return None
    _note_used(digest)
    return Holder(digest, name, account, role if account is not None else "data", language or "en", months or "levant")


def _note_used(digest: str) -> None:
    at, before = now(), _used().get(digest)
    if before is None or datetime.fromisoformat(at) - datetime.fromisoformat(before) > _MINUTE:
        vault().write("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (_USED + digest, at))


def _used() -> dict[str, str]:
    return {name.removeprefix(_USED): at for name, at in vault().read("SELECT name, value FROM setting WHERE name LIKE ?", (f"{_USED}%",))}


def tokens(account: str | None = None) -> list[Key]:
    """All keys, or those of one person, the newest first."""
    mine, values = (" WHERE account = %s", [account]) if account is not None else ("", [])
    used = _used()
    rows = query(f"SELECT digest, name, made_by, made, expires, revoked, account FROM record_token{mine} ORDER BY made DESC", values)
    return [Key(digest, name, by, made, expires, revoked, whose, used.get(digest)) for digest, name, by, made, expires, revoked, whose in rows]


def revoke_token(digest: str, *, by: str, account: str | None = None) -> None:
    """Make a key void; with ``account`` only one of that person. Raises CaseError for one that is not there."""
    from marsad.record.models_desk import Token

    with writing():
        found = Token.objects.filter(digest=digest, revoked=None, **({"account": account} if account is not None else {})).first()
        if found is None:
            raise CaseError("this key is not there, or is void already")
        found.revoked = now()
        found.save()
        append([Entry("token", found.name, {"change": "revoked", "digest": digest})], by)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
