"""Where a report accuses: اتهم, حمل المسؤولية."""

from __future__ import annotations

from marsad.grammar.sheet import Sheet


def charges_between(sheet: Sheet, first: int, last: int) -> list[int]:
    """The units of a stretch at which a word of accusing stands."""
    return [at for at, saying in sheet.terms_of("saying", first, last) if saying.row.get("act") == "accuse"]
