"""Sessions in the desk's file of secrets (marsad.record.vault), not in the case."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError

from marsad.record.vault import vault


class SessionStore(SessionBase):
    """A session, with the number of the account that signed in, so that a lock ends it."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing where it is over."""
        data = vault().session(self.session_key) if self.session_key else None
        if data is None:
            self._session_key = None
            return {}
        held: dict[str, Any] = self.decode(data)
        return held

    def exists(self, session_key: str) -> bool:
        """There is a session of this key."""
        return vault().session(session_key) is not None

    def create(self) -> None:
        """A new session under a key of its own."""
        while True:
            self._session_key = self._get_new_session_key()
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Write the session. Raises UpdateError where it was ended meanwhile, CreateError where the key is taken."""
        if self.session_key is None:
            self.create()
            return
        held = self._get_session(no_load=must_create)
        kept = vault().keep_session(self.session_key, self.encode(held), self.get_expiry_date().timestamp(), str(held.get("_auth_user_id", "")), new=must_create)
        if not kept:
            raise CreateError if must_create else UpdateError

    def delete(self, session_key: str | None = None) -> None:
        """End a session."""
        if key := session_key or self.session_key:
            vault().end_session(key)

    @classmethod
    def clear_expired(cls) -> None:
        """Sessions that are over are forgotten."""
        vault().end_session("")
