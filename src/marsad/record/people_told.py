"""What the ledger tells of one account: its role, whether it is open, whether it has a second step; secrets only as hashes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any


def secret_hash(value: str | None) -> str | None:
    """What the ledger keeps of a secret; None of none. Secrets are long and random, or hashed with salt already."""
    return None if value is None else hashlib.sha256(value.encode()).hexdigest()


@dataclass(slots=True)
class PersonTold:
    """An account by the last lines on it. ``password`` and ``totp_hash`` are None where no line tells them."""

    role: str | None = None
    active: bool = True
    totp: bool = False
    totp_hash: str | None = None
    password: str | None = None

    def note(self, payload: dict[str, Any]) -> None:
        """Take in one line."""
        self.role = payload.get("role", self.role)
        if payload.get("change") in ("made", "password"):
            self.active = True
        self.active = payload.get("active", self.active)
        self.password = payload.get("password_sha256", self.password)
        if "totp" in payload:
            self.totp, self.totp_hash = payload["totp"], payload.get("totp_sha256")

    def differs(self, *, role: str, active: bool, totp: str | None, password: str) -> str | None:
        """What of an account is not as the ledger says; None where all is."""
        if role != self.role:
            return "role"
        if active != self.active:
            return "lock"
        if (totp is not None) != self.totp or (self.totp_hash is not None and self.totp_hash not in (totp, secret_hash(totp))):
            return "second step"
        return "password" if self.password is not None and secret_hash(password) != self.password else None
