"""One-time codes of the second step: right for half a minute before and after, and each counts once, wherever it is used."""

from __future__ import annotations

import time

import pyotp

from marsad.record import people

STEP = 30  # seconds that a one-time code counts


def uses_up(name: str, secret: str, code: str) -> bool:
    """The code is right and was not used before; now it is."""
    at, given = int(time.time()), "".join(code.split())
    step = next((at // STEP + away for away in (0, -1, 1) if pyotp.TOTP(secret).verify(given, for_time=at + away * STEP)), None)
    return step is not None and people.use_code(name, step)
