"""Accounts as the desk reads them: with their profile, in one query."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend


class Backend(ModelBackend):
    """Django's accounts, read together with their profile in one query."""

    def get_user(self, user_id: Any) -> Any:
        from django.contrib.auth.models import User

        user = User.objects.select_related("profile").filter(pk=user_id).first()
        return user if user is not None and user.is_active else None
