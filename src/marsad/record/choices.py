"""Choices for the whole desk, each a line in the ledger when it changes."""

from __future__ import annotations

import re

from marsad.errors import CaseError
from marsad.record.ledger import Entry, append
from marsad.record.rows import query, writing
from marsad.record.trust import known, trust

# key: what it may be, and what it is until somebody chooses
CHOICES: dict[str, tuple[str, str]] = {
    "coordinates": ("exact|round[0-3]|withheld", "exact"),  # how exact places are for those who may not see what is protected
    "publishers": ("1|2", "2"),  # how many people it takes to publish an incident
    "smallest": (r"[1-9][0-9]?", "5"),  # numbers of what is hidden are told in steps of this one: small groups are not told apart
    "tiles": (r"|https?://[^\s'\";,]+", ""),  # an address of map tiles or of a PMTiles file; empty: outlines only
}


def choices() -> dict[str, str]:
    """All that is chosen for the desk."""
    kept = dict(query("SELECT key, value FROM record_setting"))
    chosen = {key: str(kept.get(key, unless)) for key, (_, unless) in CHOICES.items()}
    return chosen if not chosen["tiles"] or known(chosen["tiles"]) else {**chosen, "tiles": ""}  # strangers' tiles are not dialled


def choice(key: str) -> str:
    """What is chosen for the desk."""
    return choices()[key]


def choose(key: str, value: str, *, who: str) -> None:
    """Choose for the whole desk. Raises CaseError for what it may not be."""
    from marsad.record.models_desk import Setting

    if key not in CHOICES or not re.fullmatch(CHOICES[key][0], value):
        raise CaseError(f"{key} = {value[:100]!r}: not a choice of the desk")
    if key == "tiles" and value:
        trust(value)
    if value == choice(key) and not (key == "tiles" and not value):
        return
    with writing():
        Setting.objects.update_or_create(key=key, defaults={"value": value})
        append([Entry("setting", key, {"value": value})], who)
