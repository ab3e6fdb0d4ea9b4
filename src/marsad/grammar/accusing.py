"""Where a report accuses: اتهم, حمل المسؤولية."""

from __future__ import annotations

from marsad.grammar.sheet import Sheet


def charges_between(sheet: Sheet, first: int, last: int) -> list[int]:
    """The units of a stretch at which a word of accusing stands."""
    said = ((at, sheet.term(at, "saying")) for at in sheet.between("saying", first, last))
    return [at for at, saying in said if saying is not None and saying.row.get("act") == "accuse"]
