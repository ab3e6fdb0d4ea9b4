"""مدنيين: two or many? The rest of the report, or a vowel sign, tells."""

from __future__ import annotations

from marsad.grammar.sheet import Sheet

_SUKUN = "\u0652"


def two_by_form(sheet: Sheet, first: int, last: int) -> bool:
    """A noun in ين is two where the report spells it so (فلسطينييْن), or says مدنيان and nowhere مدنيون."""
    for at in range(first, last):
        form = sheet.forms[at]
        if form.endswith("ين") and any(term.form == "d" for term in sheet.terms[at]):
            start, end = sheet.span(at, at + 1)
            stem = form[:-2]
            return _SUKUN in sheet.text[start:end][-3:] or (stem + "ان" in sheet.stands and stem + "ون" not in sheet.stands)
    return False
