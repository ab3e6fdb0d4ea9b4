"""Whom a verb of asking or accusing is addressed to: what is said begins with him (اتهم X Y بـ, دعا X Y إلى)."""

from __future__ import annotations

from marsad.attribution.known_speakers import name_of_office
from marsad.attribution.speaker_phrase.reach import addressed_behind
from marsad.grammar.named_parties import is_state
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.statement import Opening
from marsad.lexicon.terms import Term
from marsad.syntax.tokens import QUANTIFIER, tokens_of
from marsad.text.rule_words import AND, ARTICLE, COMMAS, HE_OR_SHE, rule_words

_SPEAKS_FOR = rule_words("targets.speaks_for")
_AND_OR_NONE = frozenset({AND, ""})


def with_target(sheet: Sheet, first: int, opening: Opening, saying: Term, *, known: bool) -> Opening:
    """اتهم X Y بـ, دعا X Y إلى: what is said begins with the one addressed, Y; حذر X Y من أن: Y only ends the speaker. ``known``: X was named before."""
    found = _with_target(sheet, first, opening, saying, known=known)
    return Opening(found.subject_end, opening.content, opening.row) if "p" in saying.row["governs"].split() else found


def _with_target(sheet: Sheet, first: int, opening: Opening, saying: Term, *, known: bool) -> Opening:
    """The opening at the one addressed, where one stands behind the speaker."""
    if {"t", "p"}.isdisjoint(saying.row["governs"].split()) or opening.subject_end - first < 2:
        return opening
    if (behind := addressed_behind(sheet, first, opening.subject_end, known=known)) is not None:
        return Opening(behind, behind, opening.row) if behind < opening.subject_end else opening
    heads = [at for at in range(first, opening.subject_end) if _is_head(sheet, first, at) and not _by_the_way(sheet, first, at)]
    heads = [at for at in heads if not (name_of_office(sheet, at, heads) or _same_actor(sheet, at, heads)) and not _in_dashes(sheet, at, first)]
    if len(heads) == 1 and _behind_apposition(sheet, first, heads[0]):
        return Opening(heads[0], heads[0], opening.row)
    if behind := _behind_quoted(sheet, first):
        return Opening(behind, behind, opening.row)
    short = _is_whole(sheet, first) or (len(heads) == 2 and sheet.forms[first] in speaker_words("bare_plural"))
    heads = [at for at in heads if (at - 1 not in heads or (short and sheet.stops[first] == at)) and not _inside_a_head(sheet, first, at, heads, short=short)]
    head = _first_joined(sheet, heads)
    if len(heads) > 1 and head >= sheet.stops[first] and (head > first + 1 or short):
        head -= _people_of(sheet, first, head)
        return Opening(head, head, opening.row)
    body = next((at for at in range(first + 1, opening.subject_end) if _body_behind_whole(sheet, first, at)), _behind_last_comma(sheet, first, opening.subject_end))
    return opening if body is None else Opening(body, body, opening.row)


def _people_of(sheet: Sheet, first: int, at: int) -> bool:
    """اتهم الحاكم، في بيان، | مسلحي الحركة: the people of a party, behind a comma, are accused."""
    return _behind_apposition(sheet, first, at - 1) and sheet.term(at - 1, "person") is not None


def _behind_last_comma(sheet: Sheet, first: int, end: int) -> int | None:
    """اتهم والد الفتى، سالم الدالي، | المستوطنين بقتله: the definite noun behind the comma that closes what the speaker is, right before what is laid to them."""
    at = next((unit + 1 for unit in range(end - 1, first, -1) if sheet.forms[unit] in COMMAS), end)
    named = sheet.forms[at].startswith(ARTICLE) and sheet.term(at, "source") is None
    by_the_way = _by_the_way(sheet, first, at - 1)
    told = at < end and _behind_apposition(sheet, first, at) and (named or by_the_way)
    return at if told and not sheet.dated[at] and end - at < (_DESCRIBED if by_the_way else _TARGET) else None


_TARGET = 4  # units of one accused whom no table knows
_DESCRIBED = 10  # those of one accused behind what is told of the accuser: اتهمت اللجنة، وهي أهلية، مسلحين من X بـ


def _by_the_way(sheet: Sheet, first: int, at: int) -> bool:
    """اتهمت اللجنة، وهي | مجموعة مدنية، …: told of the speaker between commas."""
    begun = next((unit for unit in range(at - 1, first, -1) if sheet.forms[unit] in COMMAS), first)
    return sheet.forms[begun] in COMMAS and sheet.pre[begun + 1] == AND and sheet.forms[begun + 1] in HE_OR_SHE


def _same_actor(sheet: Sheet, at: int, heads: list[int]) -> bool:
    """الأمين العام للأمم المتحدة سالم الدالي: the name of the one whose office stands before."""
    named = sheet.term(at, "actor")
    return named is not None and named.key != "" and any((before := sheet.term(head, "actor")) is not None and before.key == named.key for head in heads if head < at)


def _body_behind_whole(sheet: Sheet, first: int, at: int) -> bool:
    """دعا عباس الأمم المتحدة إلى, طالب مجلس المحافظة الولايات المتحدة بـ: a body of several words behind a definite noun or a name, to which it cannot belong."""
    before = sheet.forms[at - 1]
    if sheet.term(at, "actor") is None or sheet.pre[at] or sheet.stops[at] - at < 2 or _same_actor(sheet, at, [first]):
        return False
    return before.startswith(ARTICLE)


def _is_head(sheet: Sheet, first: int, at: int) -> bool:
    """A party or source that is not spoken for, or a country at the beginning."""
    if sheet.forms[at - 1] in _SPEAKS_FOR or sheet.pre[at] not in _AND_OR_NONE or (sheet.dated[at] and at > first) or first < sheet.prose.quoted[at] < at - 1:
        return False
    known = sheet.term(at, "source") or sheet.term(at, "actor")
    return known is not None or (at in (first, sheet.stops[first]) and is_state(sheet, at))


def _behind_quoted(sheet: Sheet, first: int) -> int:
    """يتهم «جيش X»، «Y» بالوقوف وراء …: the unit behind a name in quotation marks and its comma; else 0."""
    close = sheet.prose.closes.get(first)
    return close + 2 if close is not None and sheet.forms[close + 1] in COMMAS else 0


def _is_whole(sheet: Sheet, first: int) -> bool:
    """المنظمة, الوزارة, ناشطون: a whole subject, and who stands right behind it another; no noun in ون is annexed to another."""
    form, named = sheet.forms[first], sheet.term(first, "actor")
    if is_state(sheet, first) or (named is not None and not named.row["sex"]):
        return True
    return sheet.term(first, "source") is not None if form.startswith("ال") else form.endswith("ون")


def _inside_a_head(sheet: Sheet, first: int, at: int, heads: list[int], *, short: bool) -> bool:
    """وزير خارجية X: inside another's words, or right behind a source that is no whole subject."""
    return any(other < at < sheet.stops[other] + (sheet.term(other, "source") is not None and not (short and other == first)) for other in heads)


def _first_joined(sheet: Sheet, heads: list[int]) -> int:
    """طالبت X مجلس الأمن والجمعية العامة بـ: the first of those addressed whom و joins; -1 where there is none."""
    for at in reversed(heads):
        if sheet.pre[at] != AND:
            return at
    return -1


def _in_dashes(sheet: Sheet, at: int, first: int) -> bool:
    """وطالب X -الذي تسانده Y- بـ: who stands between dashes is not addressed."""
    return sum(sheet.forms[unit] in ("-", "–", "—") for unit in range(first, at)) % 2 == 1


def _behind_apposition(sheet: Sheet, first: int, at: int) -> bool:
    """يتهم فلان، والد سالم، الجيش بقتله: behind the comma that closes what he is stands whom he accuses."""
    return at > first and sheet.forms[at - 1] == "،" and "،" in sheet.forms[first : at - 1]


def _asks_too(sheet: Sheet, at: int) -> bool:
    """المجتمع الدولي الحكومة: a party or source behind him; one that و joins is addressed with him."""
    return sheet.pre[at] != AND and (sheet.term(at, "source") or sheet.term(at, "actor")) is not None


def addressed(sheet: Sheet, first: int, end: int) -> int:
    """طالبت المنظمة المجتمع الدولي بـ, ودعت جميع الأطراف إلى: those of whom it is demanded never speak; where they stand, or -1."""
    at = next((unit for unit in range(first, end) if stands_at("addressed", sheet.forms, unit)), -1)
    if at > first and sheet.forms[at - 1] in speaker_words("part_of"):
        return -1  # طالب أحد السكان بـ, دعا عدد من الأهالي إلى
    comma = next((unit for unit in range(first, end) if sheet.forms[unit] in COMMAS), end)
    if at == first and not tokens_of(sheet).flags[at] & QUANTIFIER and any(_asks_too(sheet, unit) for unit in range(first + 1, comma + 1)):
        return -1  # طالب المجتمع الدولي الحكومة بـ: here they ask
    return at - 1 if at > first and sheet.forms[at - 1] in COMMAS else at
