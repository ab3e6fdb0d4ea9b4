"""Wording: how much of their sentences two tellings share, and how much the words that they share tell."""

from __future__ import annotations

from marsad.linking.facts import Told
from marsad.linking.stems import telling_bits

COPIED, CLOSE = 0.6, 0.3  # shares of all longer words
STEPS = ((30.0, "much"), (22.0, "more"), (15.0, "some"), (9.0, "little"))  # bits that the shared stems tell


def wording(a: Told, b: Told) -> str:
    """Copied or close, by the share of all longer words; else by how much the shared stems tell, seldom ones more than common ones."""
    common = len(a.words & b.words)
    share = common / (len(a.words) + len(b.words) - common or 1)
    if common >= 4 and share >= CLOSE:
        return "copied" if share >= COPIED else "close"
    if not (a.telling and b.telling):
        return "short"
    bits = telling_bits(a.telling & b.telling)
    return next((level for least, level in STEPS if bits >= least), "none")
