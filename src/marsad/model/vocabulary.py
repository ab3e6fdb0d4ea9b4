"""The closed lists of RECORD.md: what an act, a kind of voice, an event, a harm may be."""

ACTS = (
    *("assert", "accuse", "deny", "doubt", "concede", "claim_responsibility", "justify", "correct", "demand", "condemn", "propose"),
    *("promise", "threaten", "disclaim"),
)
VOICES = (
    *("outlet", "wire", "broadcaster", "monitor", "rescue", "medical", "official_civil", "official_military", "armed_group", "party", "un_body"),
    *("ngo", "activist", "witness", "resident", "correspondent", "document", "social_media", "unknown"),
)
EVENTS = (
    *("airstrike", "drone_strike", "shelling", "missile_strike", "chemical_attack", "explosion", "landmine", "suicide_attack", "shooting", "clash"),
    *("advance", "territorial_change", "siege", "killing", "execution", "torture", "detention", "abduction", "displacement", "evacuation"),
    *("negotiation", "agreement", "ceasefire", "ceasefire_violation", "prisoner_exchange", "aid_delivery", "aid_obstruction", "protest", "damage"),
    "casualties",
)
STATUSES = ("happened", "ongoing", "planned", "conditional", "hypothetical", "negated")
OUTCOMES = ("killed", "injured", "missing", "detained", "abducted", "tortured", "displaced", "evacuated", "trapped")
VICTIM_STATUSES = ("civilian", "fighter", "soldier", "unknown")
AGES = ("child", "adult", "elderly", "unknown")
SEXES = ("woman", "man", "unknown")
SCOPES = ("event", "running_total")
ROLES = ("perpetrator", "target", "party", "mediator")
