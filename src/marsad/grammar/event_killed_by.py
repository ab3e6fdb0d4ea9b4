"""A killing told with the deed by which it was done: اغتيال قيادي بغارة, تصفية ضابط بعبوة; one event, of the exact type."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.grammar.event_found import EventAt
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import BY, IN, rule_words

_REACH = 14  # units from a killing to the deed by which it was done
_BY_MEANS = rule_words("event_harms.by_means") | {IN}
_DEEDS = frozenset({"airstrike", "drone_strike", "missile_strike", "shelling", "explosion", "landmine"})


def killed_by(sheet: Sheet, told: Sequence[EventAt]) -> list[EventAt]:
    """The events of a sentence, with each killing joined to the deed behind it that it was done by."""
    deeds = {event.at: event for event in told if event.type in _DEEDS and not event.harms and not event.definite}
    joined: set[int] = set()
    for event in told:
        behind = range(event.stop + 1, event.stop + _REACH + 1) if deeds and event.type == "killing" and (event.harms or event.term.form in VERB_FORMS) else ()
        at = next((at for at in behind if at in deeds and _is_how(sheet, at)), None)
        if at is not None:
            deed = deeds.pop(at)
            joined.add(id(deed))
            event.type, event.means = deed.type, [*event.means, *(means for means in deed.means if means not in event.means)]
            event.parties += [party for party in deed.parties if (party.role, party.ident) not in {(own.role, own.ident) for own in event.parties}]
    return [event for event in told if id(event) not in joined]


def _is_how(sheet: Sheet, deed: int) -> bool:
    """بغارة, في ضربة جوية, إثر انفجار عبوة: a deed told behind a killing as its means."""
    return any(sheet.pre[at].endswith(BY) or sheet.forms[at - 1] in _BY_MEANS for at in (deed, deed - 1))
