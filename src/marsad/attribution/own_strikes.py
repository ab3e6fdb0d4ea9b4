"""A strike that a belligerent tells as its own: by its state's name, by whom it killed, or because it told it before."""

from __future__ import annotations

from collections.abc import Set

from marsad.attribution.units import inside_quote
from marsad.grammar.modality import negates
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import ARMED, Statement
from marsad.text.rule_words import ARTICLE, rule_forms

_RULING = ARMED | {"official_civil"}
_OF_A_PLACE = rule_forms("of_a_place")
_NEAR, _CLAUSE = 8, 24  # units in which a strike is named, and those of a clause that tells of one


def managed(sheet: Sheet, at: int) -> bool:
    """تمكنت من قتل, نجحوا في استهداف: what somebody brought off is a deed against others."""
    return sheet.forms[at] in speaker_words("managed") and sheet.phrases(at + 2, "own_deed", "perpetrate")


def strike_of_his_state(sheet: Sheet, statement: Statement) -> bool:
    """قال مسؤول أمريكي إن غارة أمريكية قتلت …, غارة للقوات الجوية الفرنسية: a strike that bears the name of the speaker's state."""
    first, end = inside_quote(sheet, statement)
    own = {of_state(word) for speaker in statement.speakers if speaker.voice.kind in _RULING for word in speaker.words if word.endswith(_OF_A_PLACE) and len(word) > 3} - speaker_words("strike_kind")
    if not own or negates(sheet, first):
        return False
    strikes = (at for at in range(first, min(first + _NEAR, end)) if sheet.forms[at] in speaker_words("strike"))
    return any(of_state(sheet.forms[unit]) in own for at in strikes for unit in _beside(sheet, at, end))


def of_state(word: str) -> str:
    """السعودية, سعودي: one word for whose it is."""
    return word.removeprefix(ARTICLE).rstrip("ه")


def _beside(sheet: Sheet, strike: int, end: int) -> range:
    """The words that tell whose a strike was: جوية أمريكية, للقوات الجوية الفرنسية."""
    last = strike + 1
    while last < min(strike + 6, end) and (sheet.pre[last] == "ل" or sheet.forms[last].startswith(ARTICLE) or (sheet.forms[last].endswith(_OF_A_PLACE) and len(sheet.forms[last]) > 3)):
        last += 1
    return range(strike + 1, last)


def killed_in_his_strike(sheet: Sheet, statement: Statement) -> bool:
    """أعلن الجيش مقتل خمسة مسلحين في غارة: whom it fights were killed in a strike, a raid or an ambush that is laid to nobody else."""
    first, end = statement.content[0], min(statement.content[0] + _CLAUSE, statement.content[1])
    if sheet.forms[first] not in speaker_words("killed_of") or sheet.near("announce", *statement.cue) < 0:
        return False
    if not all(speaker.voice.kind in ARMED and not speaker.voice.anonymous for speaker in statement.speakers):
        return False
    strike = next((at for at in range(first + 2, end) if sheet.forms[at] in speaker_words("strike") and _in_it(sheet, at)), None)
    return strike is not None and _foes(sheet, statement, first + 1, strike) and not _of_others(sheet, statement, strike, end)


def _in_it(sheet: Sheet, at: int) -> bool:
    """في غارة, خلال عملية, بضربة."""
    return sheet.forms[at - 1] in speaker_words("in_a_strike") or sheet.pre[at] == "ب"


def _foes(sheet: Sheet, statement: Statement, first: int, last: int) -> bool:
    """إرهابيين, عناصر من تنظيم X: fighters or another's people, and no soldiers nor own men."""
    people = {term.row["status"] for at in range(first, last) for term in sheet.terms[at] if term.kind == "person"}
    return "soldier" not in people and ("fighter" in people or _other(sheet, statement, range(first, last), ARMED))


def _of_others(sheet: Sheet, statement: Statement, strike: int, end: int) -> bool:
    """في غارة للتحالف, في ضربة أمريكية: another's name or adjective behind the strike."""
    own = {of_state(word) for speaker in statement.speakers for word in speaker.words} | speaker_words("strike_kind")
    if any(sheet.forms[unit].endswith(_OF_A_PLACE) and of_state(sheet.forms[unit]) not in own for unit in _beside(sheet, strike, end)):
        return True
    return _other(sheet, statement, range(strike + 1, min(strike + _NEAR, end)), _RULING)


def _other(sheet: Sheet, statement: Statement, units: range, kinds: frozenset[str]) -> bool:
    """A party that is not the speaker is named."""
    others = (actor for at in units if (actor := sheet.term(at, "actor")) is not None and actor.row["kind"] in kinds)
    return any(actor.key != speaker.voice.id for actor in others for speaker in statement.speakers)


def his_strike_again(sheet: Sheet, statement: Statement, claimed: Set[str]) -> bool:
    """وذكر أن الغارة استهدفت …: what the strike did that the speaker has told as his own."""
    first, end = inside_quote(sheet, statement)
    if first + 1 >= end or claimed.isdisjoint(speaker.voice.name for speaker in statement.speakers):
        return False
    form = sheet.forms[first]
    return form.startswith(ARTICLE) and form.removeprefix(ARTICLE) in speaker_words("strike") and (sheet.forms[first + 1] in speaker_words("strike_did") or sheet.phrase(first + 1, "cause"))
