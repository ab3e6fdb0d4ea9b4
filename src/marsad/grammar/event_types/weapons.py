"""What kinds of weapons make of an attack: what flies, what is fired, bombs, guns, missiles."""

from __future__ import annotations

from marsad.text.rule_words import rule_word, rule_words

GENERAL_TYPES = frozenset({"attack", "launch", "talks"})
FLYING = frozenset({"aircraft", "helicopter", "drone"})
BOMBS = frozenset({"ied", "vehicle_bomb"})
DEVICES = BOMBS | {"landmine"}
BOMBS_OR_DRONES = BOMBS | {"drone"}
MISSILES = frozenset({"ballistic_missile", "cruise_missile", "missile"})
FIRED = frozenset({"rocket", "artillery", "mortar", "shell", "projectile"})
BY_SUICIDE = rule_words("event_types.by_suicide")
GUNS = frozenset({"firearm", "machine_gun", "sniper"})
GUNS_OF_WAR = frozenset({"artillery", "mortar", "tank"})
POISON = frozenset({"chlorine", "sarin", "chemical"})
THROWN = frozenset({"bomb", "grenade"})
FIRE = frozenset({"airstrike", "drone_strike", "shelling", "missile_strike"})
KINDS_LAUNCHED = ((MISSILES, "missile_strike"), (FIRED, "shelling"), (frozenset({"drone"}), "drone_strike"))
POUNDING = rule_words("event_types.pounding")
TARGETING = rule_words("event_types.targeting")
ATTACK = rule_word("event_types.attack")
