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
    *("sexual_violence", "casualties"),
)
STATUSES = ("happened", "ongoing", "planned", "conditional", "hypothetical", "negated", "feared", "averted", "remembered", "false")
CAUSES = ("conflict", "accident", "disaster", "crime", "illness", "judicial", "unknown")
OUTCOMES = ("killed", "injured", "missing", "detained", "abducted", "tortured", "sexual_violence", "displaced", "evacuated", "trapped")
VICTIM_STATUSES = ("civilian", "fighter", "soldier", "unknown")
AGES = ("child", "adult", "elderly", "unknown")
SEXES = ("woman", "man", "unknown")
SCOPES = ("event", "running_total")
ROLES = ("perpetrator", "target", "party", "mediator", "holder")
PLACE_ROLES = ("scene", "within", "origin", "destination")
NOTES = (
    *("wrapped_lines", "broken_letters", "letters_reversed", "lam_alef_swapped", "mojibake_suspected", "nothing_read", "no_publication_date"),
    *("other_language_parts", "furniture_left_out"),
)
