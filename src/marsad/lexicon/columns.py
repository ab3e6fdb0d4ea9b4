"""What each table of a pack holds: its columns, which cells must be filled, and the words that a column may use (RECORD.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from marsad.lexicon.gazetteer.entries import COLUMNS, TYPES
from marsad.model.values import fixed


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_KINDS = _set(
    "outlet wire broadcaster monitor rescue medical official_civil official_military armed_group party un_body ngo activist witness resident "
    "correspondent document social_media unknown"
)
_ACTS = _set("assert accuse deny doubt concede claim_responsibility justify correct demand condemn propose promise threaten disclaim")
_EVENTS = _set(
    "airstrike drone_strike shelling missile_strike chemical_attack explosion landmine suicide_attack shooting clash advance territorial_change siege "
    "killing execution torture sexual_violence detention abduction displacement evacuation negotiation agreement ceasefire ceasefire_violation prisoner_exchange "
    "aid_delivery aid_obstruction protest damage casualties attack talks launch deed"  # the last four are settled by the words beside them
)
_OUTCOMES = _set("killed injured missing detained abducted tortured sexual_violence displaced evacuated trapped")


# what a party is, in the words of conflict data; "external" is a state's force in another country
PARTY_TYPES = _set("state_force rebel political_militia identity_militia external private police civil")


@fixed
class Columns:
    """The columns of one table: ``required`` ones have a word in every row; ``words`` are those that a column may use.

    Where a cell may hold several words, ``parted`` names the column and what stands between them.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    parted: Mapping[str, str] = field(default_factory=dict)


TABLES: dict[str, Columns] = {
    "saying": Columns(("past", "act", "governs"), ("present", "masdar", "participle", "example", "counter"), {"act": _ACTS, "governs": _set("a b c d e f g h i j k l m n o p q r s t u v w x y")}, {"governs": " "}),
    "events": Columns(("type", "pos", "word"), ("plural", "present", "masdar", "means"), {"type": _EVENTS, "pos": _set("verb noun phrase")}),
    "harms": Columns(("outcome", "pos", "words"), ("plural", "present"), {"outcome": _OUTCOMES, "pos": _set("masdar verb noun life victim pp")}),
    "persons": Columns(
        ("single", "status"),
        ("plural", "age", "sex", "role"),
        {
            "status": _set("civilian fighter soldier combatant unknown"),
            "age": _set("child adult elderly unknown"),
            "sex": _set("woman man unknown"),
        },
        {"status": "/", "age": "/", "sex": "/"},
    ),
    "weapons": Columns(("name", "single"), ("plural", "unit")),
    "sources": Columns(("single", "kind"), ("plural",), {"kind": _KINDS}),
    "phrases": Columns(("key", "words")),
    "numerals": Columns(("form", "value"), ("class", "gender")),
    "calendar": Columns(("form", "kind", "value")),
    "actors": Columns(
        ("id", "name", "kind"),
        (
            *("name_en", "aliases", "hostile", "local", "short", "force", "type", "country", "theatre", "from", "until", "side", "parent", "speaks_for"),
            *("sex", "adjective", "examples", "counter"),
        ),
        {"kind": _KINDS, "force": _set("fighter soldier civilian"), "type": PARTY_TYPES, "sex": _set("m f")},
    ),
    "bodies": Columns(("head", "kind"), ("with",), {"kind": _KINDS}),
    "forces": Columns(("words",), ("of",), {"of": _set("guards")}),
    "sites": Columns(("host", "outlet"), ("body", "title", "date", "drop")),
    "places": Columns(("id", "name", "type"), tuple(column for column in COLUMNS if column not in ("id", "name", "type")), {"type": TYPES}),
}
NOTE = "note"  # a column for remarks, which any table may have
