"""Whom two deeds killed: civilians in the one and men under arms in the other are not the same people."""

from __future__ import annotations

from marsad.grammar.event_found import EventAt

_CIVIL = {"civilian"}


def killed_others(a: EventAt, b: EventAt) -> bool:
    """قتل أربعة مدنيين; قتل أربعة جنود: as many, and others."""
    one, other = _statuses(a), _statuses(b)
    return bool(one and other) and (one == _CIVIL) != (other == _CIVIL) and not one & other


def _statuses(event: EventAt) -> set[str]:
    """What those killed are told to be, civilians or men under arms."""
    return {harm.victims.status for harm in event.harms if harm.outcome == "killed" and harm.part_of is None and harm.victims.status != "unknown"}
