"""Accounts as the desk reads them: with their profile, in one query."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend

from marsad.record.rows import query

_USER, _PROFILE = ("id", "password", "username", "is_active"), ("user_id", "role", "language", "months", "totp", "totp_last")  # the rest is asked for where it is used
_ACCOUNT = (
    "SELECT u.id, u.password, u.username, p.role, p.language, p.months, p.totp, p.totp_last FROM auth_user u JOIN record_profile p ON p.user_id = u.id"
    " WHERE u.id = %s AND u.is_active"
)


class Backend(ModelBackend):
    """Django's accounts, read together with their profile in one query."""

    def authenticate(self, request: Any, username: str | None = None, password: str | None = None, **_: Any) -> Any:
        """The account of a name and password; nothing is written, for each change of a password is a line of the ledger."""
        from django.contrib.auth.hashers import check_password, make_password
        from django.contrib.auth.models import User

        user = User.objects.select_related("profile").filter(username=username).first() if username else None
        if user is None:
            make_password(password)  # as long as for a name that is known
            return None
        return user if check_password(password, user.password) and user.is_active else None

    def get_user(self, user_id: Any) -> Any:
        from django.contrib.auth.models import User

        from marsad.record.models_desk import Profile

        found = query(_ACCOUNT, [user_id])  # past Django's making of statements, which each page would pay for
        if not found:
            return None
        user = User.from_db("default", _USER, [found[0][0], found[0][1], found[0][2], True])
        user.profile = Profile.from_db("default", _PROFILE, [found[0][0], *found[0][3:]])
        return user
