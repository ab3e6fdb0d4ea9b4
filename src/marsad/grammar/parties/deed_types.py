"""Types of deeds by who has a part in them: one who did it, two sides, those to whom it was done."""

from __future__ import annotations

PERPETRATED = frozenset(
    {
        *("airstrike", "drone_strike", "shelling", "missile_strike", "chemical_attack", "suicide_attack", "shooting", "explosion", "damage"),
        *("execution", "killing", "torture", "sexual_violence", "detention", "abduction"),
        *("advance", "territorial_change", "siege", "aid_obstruction", "ceasefire_violation"),
    }
)
STRIKES = PERPETRATED - {"detention", "abduction", "advance", "territorial_change", "siege", "torture", "sexual_violence", "aid_obstruction"} | {"clash", "casualties"}
MUTUAL = frozenset({"clash", "negotiation", "agreement", "ceasefire", "prisoner_exchange"})
FIRED = frozenset({"airstrike", "drone_strike", "shelling", "missile_strike", "chemical_attack"})
DONE_TO_PEOPLE = frozenset({"siege", "detention", "abduction", "killing", "execution", "torture", "sexual_violence"})
