"""Who works on a case: accounts with their roles, sign-ins and how often they failed, keys for programs."""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from marsad.errors import CaseError
from marsad.record.access import seal
from marsad.record.ledger import Entry, append, now
from marsad.record.people_told import secret_hash
from marsad.record.rows import query, told, writing

ROLES = ("admin", "editor", "reviewer", "viewer")
WINDOW = 15 * 60  # seconds in which failed sign-ins are counted
BY_BOTH, BY_ONE = 5, 30  # failures after which a name from one address, or a name or an address alone, has to wait


@dataclass(frozen=True, slots=True)
class Account:
    """One person in the list of people."""

    name: str
    role: str
    active: bool
    totp: bool
    last_seen: str | None


def save_account(name: str, password: str, role: str, *, by: str) -> bool:
    """Make an account, or give it a new password and role; true where it is new. Raises CaseError for a weak password or a bad name."""
    from django.contrib.auth.models import User
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from marsad.record.models_desk import Profile

    name = " ".join(name.split())
    if not name or len(name) > 150 or name == "machine":
        raise CaseError(f"{name!r}: not a name that somebody can sign with")
    if role not in ROLES:
        raise CaseError(f"{role!r}: not a role; give one of {', '.join(ROLES)}")
    try:
        validate_password(password)
    except ValidationError as fault:
        raise CaseError(" ".join(fault.messages)) from None
    with writing():
        user, made = User.objects.get_or_create(username=name)
        user.set_password(password)
        user.is_active = True
        user.save()
        Profile.objects.update_or_create(user=user, defaults={"role": role})
        append([Entry("person", name, {"role": role, "change": "made" if made else "password", "password_sha256": secret_hash(user.password)})], by)
    return bool(made)


def change_account(name: str, *, by: str, role: str | None = None, active: bool | None = None, totp: str | None = "") -> None:
    """Give a person another role, lock or unlock the account, or set or clear (None) the second factor. Raises CaseError.

    The last admin stays one: nobody could undo it.
    """
    from django.contrib.auth.models import User

    with writing():
        user = User.objects.select_related("profile").filter(username=name).first()
        if user is None:
            raise CaseError(f"{name}: nobody of this name works here")
        changed: dict[str, Any] = {}
        if (role not in (None, "admin") or active is False) and user.profile.role == "admin" and _admins() == {name}:
            raise CaseError(f"{name}: the last admin cannot be changed; make another one first")
        if role is not None and role != user.profile.role:
            user.profile.role = changed["role"] = role
        if active is not None and active != user.is_active:
            user.is_active = changed["active"] = active
        if totp != "":
            user.profile.totp = totp
            changed |= {"totp": totp is not None, "totp_sha256": secret_hash(totp)}
        user.save()
        user.profile.save()
        if changed:
            append([Entry("person", name, changed)], by)


def _admins() -> set[str]:
    from marsad.record.models_desk import Profile

    return set(Profile.objects.filter(role="admin", user__is_active=True).values_list("user__username", flat=True))


def accounts() -> list[Account]:
    """Everybody, by name."""
    from marsad.record.models_desk import Profile

    with told():
        found = Profile.objects.select_related("user").order_by("user__username")
        return [
            Account(one.user.username, one.role, one.user.is_active, one.totp is not None, one.user.last_login.isoformat() if one.user.last_login else None)
            for one in found
        ]


def set_choices(name: str, *, language: str, months: str) -> None:
    """Keep how a person wants to read."""
    from marsad.record.models_desk import Profile

    with told():
        Profile.objects.filter(user__username=name).update(language=language, months=months)


def use_code(name: str, step: int) -> bool:
    """Use up the one-time code of a time step; false where it was used before."""
    from marsad.record.models_desk import Profile

    with told():
        return bool(Profile.objects.filter(user__username=name, totp_last__lt=step).update(totp_last=step))


# --- sign-ins ---


def may_try(name: str, address: str, *, at: float | None = None) -> bool:
    """Another try to sign in is allowed: not too many of the last minutes failed."""
    since = (at or time.time()) - WINDOW
    sql = (
        "SELECT sum(CASE WHEN name = %s AND address = %s THEN 1 ELSE 0 END), sum(CASE WHEN name = %s THEN 1 ELSE 0 END),"
        " sum(CASE WHEN address = %s THEN 1 ELSE 0 END) FROM record_attempt WHERE at > %s AND NOT good AND (name = %s OR address = %s)"
    )
    both, by_name, by_address = query(sql, [name, address, name, address, since, name, address])[0]
    return (both or 0) < BY_BOTH and (by_name or 0) < BY_ONE and (by_address or 0) < BY_ONE


def note_attempt(name: str, address: str, *, good: bool, why: str | None = None) -> None:
    """Keep a try to sign in, with its line in the ledger; a good one forgives the failures of that name from that address."""
    from marsad.record.models_desk import Attempt

    with writing():
        if good:
            Attempt.objects.filter(name=name, address=address).delete()
        Attempt.objects.create(name=name[:150], address=address, at=time.time(), good=good)
        append([Entry("signed in" if good else "refused", name[:150], {} if good else {"what": "sign-in", "why": why})], name[:150] if good else "nobody")


def note_refusal(who: str, what: str) -> None:
    """Somebody who is signed in asked for what the role does not give."""
    with writing():
        append([Entry("refused", who, {"what": what})], who)


def note_signed_out(who: str) -> None:
    """Somebody left."""
    with writing():
        append([Entry("signed out", who, {})], who)
        seal(who)


# --- keys for programs ---


@dataclass(frozen=True, slots=True)
class Key:
    """A key for programs in the list; the key itself was shown once."""

    digest: str
    name: str
    made_by: str
    made: str
    expires: str | None
    revoked: str | None


def make_token(name: str, *, by: str, days: int | None = 365) -> str:
    """A new data-only key; it is shown this once, and only its hash is kept."""
    from marsad.record.models_desk import Token

    key = "marsad_" + secrets.token_urlsafe(32)
    until = (datetime.now(UTC) + timedelta(days=days)).isoformat(timespec="seconds") if days else None
    with writing():
        Token.objects.create(digest=_digest(key), name=name, made_by=by, made=now(), expires=until)
        append([Entry("token", name, {"change": "made", "expires": until, "digest": _digest(key)})], by)
    return key


def token_name(key: str) -> str | None:
    """The name of a key that holds, or None."""
    found = query("SELECT name FROM record_token WHERE digest = %s AND revoked IS NULL AND (expires IS NULL OR expires > %s)", [_digest(key), now()])
    return found[0][0] if found else None


def tokens() -> list[Key]:
    """All keys, the newest first."""
    return [Key(*row) for row in query("SELECT digest, name, made_by, made, expires, revoked FROM record_token ORDER BY made DESC")]


def revoke_token(digest: str, *, by: str) -> None:
    """Make a key void. Raises CaseError for one that is not there."""
    from marsad.record.models_desk import Token

    with writing():
        found = Token.objects.filter(digest=digest, revoked=None).first()
        if found is None:
            raise CaseError("this key is not there, or is void already")
        found.revoked = now()
        found.save()
        append([Entry("token", found.name, {"change": "revoked", "digest": digest})], by)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
