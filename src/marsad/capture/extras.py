"""Libraries that only some installations have: asked for when first needed, with what to install where they are not there."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from marsad.errors import InputError


def needs(module: str, extra: str) -> Any:
    """A module of an extra. Raises InputError with the command that installs it."""
    try:
        return import_module(module)
    except ImportError:
        raise InputError(f"needs what is not installed here: pip install 'marsad[{extra}]'") from None
