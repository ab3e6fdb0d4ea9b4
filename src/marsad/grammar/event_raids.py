"""Who was taken or what was burnt in the course of a raid: اعتقل خمسة خلال اقتحام قوات X المخيم, احتجاز رهائن خلال هجمات X."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.grammar.event_found import EventAt
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import rule_words

_TAKEN = frozenset({"detention", "abduction", "damage"})
_RAIDS = frozenset({"advance", "clash"})
_FAR = 14  # units between who was taken and the raid
_DURING = rule_words("event_raids.during")


def in_course_of(sheet: Sheet, told: Sequence[EventAt], found: Sequence[EventAt], words: RoleWords) -> Iterator[tuple[EventAt, EventAt]]:
    """Each deed of which its words name no doer, with the raid behind it in whose course it was done."""
    for event in told:
        if event.type in _TAKEN and not event.doers and _has_no_subject(sheet, event):
            raids = (other for other in found if event.stop < other.at <= event.stop + _FAR and other.type in _RAIDS and not words.fights(other.at))
            raid = next((other for other in raids if sheet.forms[other.at - 1] in _DURING), None)
            if raid is not None:
                yield event, raid


def _has_no_subject(sheet: Sheet, event: EventAt) -> bool:
    """اعتقل خمسة, احتجاز رهائن, أحرقت منازل: right behind the deed stand those whom it befell; not اعتقلت الشرطة رجلا."""
    return event.stop in {harm.first for harm in event.harms} or bool(sheet.phrase(event.stop, "thing"))


def take_raiders(event: EventAt, raid: EventAt) -> None:
    """Who raided did it, and was not struck by it."""
    raiders = [replace(party, rule="raid.course") for party in raid.parties if party.role == "perpetrator"]
    event.parties = [*raiders, *(party for party in event.parties if party.ident not in {raider.ident for raider in raiders})]
