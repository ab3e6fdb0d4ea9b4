"""Who works on a case: accounts with their roles, sign-ins and how often they failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection

from marsad.errors import CaseError
from marsad.record.access import seal
from marsad.record.ledger import Entry, append
from marsad.record.people_told import secret_hash
from marsad.record.rows import query, query_nothing, told, writing
from marsad.record.vault import vault
from marsad.record.waits import worth_telling

_HASHED = 64  # hex digits of a hash
ROLES = ("admin", "editor", "reviewer", "viewer")


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
    if not made and by != name:
        vault().end_sessions(str(user.pk), name)
    return bool(made)


def move_secrets() -> None:
    """Second steps and sessions of before, which lay in the case itself, go where they belong; the case keeps a hash."""
    from marsad.record.models_desk import Profile

    old = [(one, one.totp) for one in Profile.objects.select_related("user").exclude(totp=None) if len(one.totp) != _HASHED]
    if not old and "django_session" not in connection.introspection.table_names():
        return
    for one, secret in old:
        vault().keep_second_step(one.user.username, secret)
        Profile.objects.filter(pk=one.pk).update(totp=secret_hash(secret))
    query_nothing("DROP TABLE IF EXISTS django_session")
    if connection.vendor == "sqlite":
        query_nothing("VACUUM")


def lost_second_step(name: str) -> bool:
    """A person has a second step whose secret is not on this machine."""
    return bool(query("SELECT 1 FROM record_profile p JOIN auth_user u ON u.id = p.user_id WHERE u.username = %s AND p.totp IS NOT NULL", [name])) and vault().second_step(name) is None


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
            user.profile.totp = secret_hash(totp)  # the secret itself lies in the desk's own file
            changed |= {"totp": totp is not None, "totp_sha256": secret_hash(totp)}
            vault().keep_second_step(name, totp)
        user.save()
        user.profile.save()
        if changed:
            append([Entry("person", name, changed)], by)
    if active is False:
        vault().end_sessions(str(user.pk), name)


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


def note_signed_in(name: str) -> None:
    """Somebody signed in."""
    with writing():
        append([Entry("signed in", name, {})], name)


def note_failed(name: str, address: str, why: str) -> None:
    """A try to sign in failed; the ledger has a line of the first, the tenth, the hundredth … of an hour."""
    if times := worth_telling(f"sign-in\0{name}\0{address}", "sign-in"):
        _refused(name[:64], "nobody", "sign-in", times, why=why)


def note_wrong_key(address: str) -> None:
    """A program came with a key that does not hold."""
    if times := worth_telling(f"key\0{address}", "key"):
        _refused("key", "nobody", "key", times)


def note_refusal(who: str, what: str) -> None:
    """Somebody who is signed in asked for what the role does not give."""
    if times := worth_telling(f"asked\0{who}\0{what}", f"asked\0{who}"):
        _refused(who[:64], who, what, times)


def _refused(subject: str, who: str, what: str, times: int, **more: str) -> None:
    with writing():
        append([Entry("refused", subject, {"what": what, **more, **({"times": times} if times > 1 else {})})], who)


def note_signed_out(who: str) -> None:
    """Somebody left."""
    with writing():
        append([Entry("signed out", who, {})], who)
        seal(who)
