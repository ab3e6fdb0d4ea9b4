"""A quotation before the verb that tells who said it: «قتلوا ابني»، تقول أم محمد."""

from __future__ import annotations

from marsad.attribution.joined_speakers import speakers_in
from marsad.attribution.relays import relays_between
from marsad.attribution.subject_end import end_of_subject
from marsad.attribution.telling import Telling
from marsad.grammar.statement import Statement
from marsad.syntax.tokens import tokens_of
from marsad.text.rule_words import COMMAS

_SHORT = 3  # units of a quotation that may be a name


def quoted_before(telling: Telling) -> Statement | None:
    """The quotation that ends right before a plain verb of saying with its subject behind, through the medium to which he says it, and nothing that he says behind that; None for any other verb."""
    sheet, at = telling.sheet, telling.at
    if sheet.pre[at] or not telling.is_one_of("says_behind"):
        return None
    close = at - 1 - (sheet.forms[at - 1] in COMMAS)
    quote = next((unit for unit, closed in sheet.prose.closes.items() if closed == close), -1)
    if quote < sheet.prose.start(at) or (close - quote <= _SHORT and not any(tokens_of(sheet).is_verb(unit) for unit in range(quote + 1, close))):
        return None
    first, end = sheet.stops[at], sheet.prose.end(at)
    stop = next((unit for unit in range(first, end) if sheet.forms[unit] in COMMAS), end)
    last = end_of_subject(sheet, first, stop)
    if last <= first or any(sheet.phrase(unit, "complement") or sheet.forms[unit] == ":" or unit in sheet.prose.closes for unit in range(first, min(end, last + 2))):
        return None
    speakers = speakers_in(sheet, first, last)
    return Statement((at, last), (quote, at), telling.saying.row["act"], [telling.cast.meet(speaker) for speaker in speakers], relays_between(sheet, last, stop, telling.own), after=True) if speakers else None
