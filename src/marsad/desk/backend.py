"""Accounts as the desk reads them: with their profile, in one query."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend


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

        user = User.objects.select_related("profile").filter(pk=user_id).first()
        return user if user is not None and user.is_active else None
