"""Given names as the common pack lists them, and those whose first letter was cut off as a clitic."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from marsad.grammar.harm_words import words
from marsad.lexicon.asked import sign
from marsad.lexicon.lexicon import Scan
from marsad.lexicon.word_tables import word_rows
from marsad.text.fold import fold_word
from marsad.text.rule_words import AND

_WHOLE = words("whole")


@cache
def given_names() -> dict[str, str]:
    """Each given name, folded, with the sex that it tells; "start" for words that begin a name or stand inside one."""
    names: dict[str, str] = {}
    for row in word_rows("given_names"):
        for name in row["names"].split("/"):
            names[fold_word(name)] = row["sex"]
    return names


def behind_and(scan: Scan, changed: Sequence[int]) -> list[int]:
    """The units in which و and a given name are still one word: وهدى, وسامر; those ``changed`` are asked anew."""
    joined = scan.having(_JOINED)
    if changed:
        joined = [at for at in sorted({*joined, *changed}) if _joined(scan.forms[at])]
    return [at for at in joined if not scan.pre[at]]


def _joined(form: str) -> bool:
    """و and a given name, which is no given name as a whole."""
    names = given_names()
    return form.startswith(AND) and form not in names and names.get(form[1:], "start") != "start"


_JOINED = sign(lambda word, form, pre: _joined(form))


def _cut(form: str, pre: str) -> bool:
    """The last letter that was cut off belongs to a given name or to a common word."""
    return bool(pre) and ((whole := pre[-1] + form) in given_names() or whole in _WHOLE)


_CUT = sign(lambda word, form, pre: _cut(form, pre))


def keep_whole(scan: Scan) -> list[int]:
    """The units of which a letter of a given name or of a common word was cut off as a clitic: وسام, سامي, فادي; كبير, بقية."""
    return scan.having(_CUT)


def of_no_clitic() -> frozenset[str]:
    """Common words whose first letter looks like a clitic and is none: كبير, بقية."""
    return _WHOLE


def spelled_as_on(text: str, end: int) -> bool:
    """على is "on", علي a name: folded they are one word, and the last letter as it was written tells them apart."""
    return text[end - 1 : end] == "ى" and text[end - 3 : end - 1] == "عل"
