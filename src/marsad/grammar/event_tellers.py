"""Those who tell of an event: no parties to it, unless what they tell is their own deed."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement

_NEAR = 2  # units between where what is said begins and the deed that it begins with
_FIGHTS = frozenset({"armed_group", "official_military", "official_civil", "party"})
_OWN = frozenset({"ها", "ه", "هم", "هما"})


class Tellers:
    """The words of a report that say who speaks, and whose the deed is that they speak of."""

    def __init__(self, sheet: Sheet, statements: Sequence[Statement]) -> None:
        self._sheet = sheet
        self._cued = bytearray(sheet.size + 1)
        self._deeds: dict[int, Statement] = {}
        for statement in statements:
            for first, last in _words(statement):
                self._cued[first:last] = b"\1" * (last - first)
            clause = bool(statement.content[0]) and sheet.phrase(statement.content[0] - 1, "complement")  # أعلنوا أن هجوما وقع
            if not statement.after and not clause and any(speaker.voice.kind in _FIGHTS for speaker in statement.speakers):
                self._deeds[statement.content[0]] = statement

    def tells(self, at: int) -> bool:
        """أعلنت جماعة X قصفا أميركيا على …: who is named between the verb of saying and what is said."""
        return bool(self._cued[at])

    def owns(self, at: int) -> Statement | None:
        """أعلن الجيش قصف مواقع …, تبنى التنظيم الهجوم, أعلن الحزب استهدافه …: the statement whose speaker did what it begins with."""
        sheet = self._sheet
        statement = next((found for unit in range(at, max(-1, at - _NEAR - 1), -1) if (found := self._deeds.get(unit))), None)
        if statement is None:
            return None
        own = statement.act == "claim_responsibility" or sheet.suf[at] in _OWN or sheet.pre[at] == ""
        deed = any(term.kind == "event" and term.form in ("masdar", "s", "p") for term in sheet.terms[at])
        definite = sheet.forms[at].startswith("ال") and statement.act != "claim_responsibility"
        return statement if own and deed and statement.act in ("assert", "claim_responsibility", "justify") and not definite else None


def _words(statement: Statement) -> list[tuple[int, int]]:
    """The words that say who speaks; in an accusation those of the speaker alone, for the accused may stand beside him."""
    return [(speaker.first, speaker.last) for speaker in statement.speakers] if statement.act == "accuse" else [statement.cue]
