"""Sessions in the case's database, as Django keeps them; a change of one is a single statement."""

from __future__ import annotations

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as Kept


class SessionStore(Kept):
    """Django's own, without a transaction around one update: nearly every page notes when a session was last used."""

    def save(self, must_create: bool = False) -> None:
        """Write the session. Raises UpdateError where it was ended meanwhile."""
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        one = self.create_model_instance(self._get_session(no_load=False))
        if not self.model.objects.filter(pk=one.pk).update(session_data=one.session_data, expire_date=one.expire_date):
            raise UpdateError
