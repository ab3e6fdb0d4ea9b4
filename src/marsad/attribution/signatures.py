"""Whose a post is that a page shows: its words, and below them «— X (@name) August 22, 2023»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.attribution.relays import is_own
from marsad.grammar.cast import Cast
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker, read_speaker
from marsad.model.reading import Voice
from marsad.text.rule_words import rule_words
from marsad.text.units import standing

_AT, _OPENS, _DASH, _LINE = "@", "(", "-", "\n"
_NAME = 12  # units of a name before its handle
_OF_POSTS = ("#", "pic.", "http", "@", "…")  # what posts hold, and paragraphs of a page do not
_MONTHS = rule_words("signatures.months")


def signatures(sheet: Sheet) -> Iterator[int]:
    """The units of the @ in what may sign a post."""
    return (at for at in standing(sheet.stands, {_AT}) if is_signature(sheet, at))


def is_signature(sheet: Sheet, at: int) -> bool:
    """— X (@name) August 22: a dash, a name, its handle in brackets and the day."""
    return sheet.forms[at] == _AT and _dash(sheet, at) >= 0 and not _MONTHS.isdisjoint(sheet.forms[at : at + _NAME])


def _dash(sheet: Sheet, at: int) -> int:
    """The unit of the dash before the name; -1 where none opens it."""
    if at < 3 or sheet.forms[at - 1] != _OPENS:
        return -1
    for unit in range(at - 2, max(-1, at - 2 - _NAME), -1):
        if sheet.forms[unit] == _LINE:
            return -1
        if sheet.forms[unit] == _DASH:
            return unit if unit < at - 2 else -1
    return -1


def by_signature(sheet: Sheet, at: int, found: Sequence[Statement], cast: Cast, own: frozenset[str]) -> Statement | None:
    """What stands in the line above, or before the dash in the same line, is said by whoever signs it."""
    dash = _dash(sheet, at)
    first, last = _post(sheet, dash)
    speaker = _signs(sheet, dash + 1, at - 1)
    if last - first < 2 or is_own(speaker, own):
        return None
    inside = [statement for statement in found[-12:] if statement.cue[0] >= first]
    for statement in inside:
        statement.relays.append(speaker)
    return None if inside else Statement((dash, at), (first, last), "assert", [cast.meet(speaker)], after=True)


def _signs(sheet: Sheet, first: int, last: int) -> Speaker:
    """A body or somebody by name, else the account as it calls itself."""
    account = Speaker(Voice(sheet.words(first, last), None, "social_media", sheet.span(first, last), False), first, last, sheet.forms[first], False)
    return read_speaker(sheet, first, last) or account


def _post(sheet: Sheet, dash: int) -> tuple[int, int]:
    """The units of the post above its signature; none where a paragraph of the page stands there, and the post itself was not kept."""
    last = dash
    while last and sheet.forms[last - 1] == _LINE:
        last -= 1
    if last == dash:
        return sheet.prose.start(dash - 1) if dash else dash, dash
    first = last
    while first and sheet.forms[first - 1] != _LINE:
        first -= 1
    words = sheet.words(first, last)
    apart = dash - last > 1 and not any(sign in words for sign in _OF_POSTS)
    return (last, last) if apart else (first, last)
