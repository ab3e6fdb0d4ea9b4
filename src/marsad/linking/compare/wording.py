"""Wording: how much of their sentences two tellings share, and how many words that few reports have."""

from __future__ import annotations

from marsad.linking.facts import Told


def wording(a: Told, b: Told) -> str:
    """Copied or close, by the share of all longer words; else by how many telling words both have: three, two, one, none."""
    common = len(a.words & b.words)
    share = common / (len(a.words) + len(b.words) - common or 1)
    if common >= 4 and share >= 0.3:
        return "copied" if share >= 0.6 else "close"
    shared = len(a.telling & b.telling)
    if shared:
        return "three_telling" if shared > 2 else "two_telling" if shared == 2 else "one_telling"
    return "short" if not (a.telling and b.telling) else "none"
