"""Where what is said begins behind a verb of saying: the rows of ``complements.tsv``, tried word by word."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.attribution.complement_rows import OTHER, QUOTE, ComplementRow, asked, rows_at
from marsad.attribution.complement_signs.complementizers import although, main_clause
from marsad.attribution.complement_signs.look import Look
from marsad.attribution.complement_signs.table import CONDITIONS
from marsad.attribution.conditions import first_that_holds
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Opening
from marsad.grammar.voice_words import named_ali
from marsad.syntax.tokens import RELATIVE
from marsad.text.rule_words import ALEF, AND, rule_forms, rule_words

BARE = "-"
_WHOLE = frozenset({"actor", "source", "place", "manner"})  # نفى المتحدث بشكل قاطع: nothing begins inside these
_REACH = 48  # units between a verb of saying and what it introduces
_LATER = 20  # units in which an أن takes the place of a noun that may be what is said
_PAPER = 10  # units between a paper and the verb by which it came out
_SURE = rule_forms("feminine_or_plural")  # قالت, قالوا: endings that no noun has
_SHOWS = rule_forms("complements.shows")  # سيطرتها, أضرارا: an object with its owner's pronoun or its case, known or not


def _reach_of(sheet: Sheet, verb: int, first: int) -> int:
    """Up to where what a verb introduces may begin: in its sentence, and in the quotation that it stands in."""
    quote = sheet.prose.quoted[verb]
    return min(sheet.prose.end(verb), first + _REACH, sheet.prose.closes[quote] + 1 if quote >= 0 else sheet.size)


def find_opening(sheet: Sheet, verb: int, first: int, governs: Sequence[str]) -> Opening | None:
    """Find what a verb introduces, by the first word at which a row fires; None where another clause begins before."""
    end = _reach_of(sheet, verb, first)
    look = Look(sheet, first, end, frozenset(governs))
    closes, first_letters = sheet.prose.closes, _first_letters(look.governs)
    at = first
    while at < end:
        if at not in closes and _plain(sheet, at, first_letters):
            at += 1
            continue
        row = _row_at(look, at)
        if row is not None and row.begins != "none":
            return _opening(look, row, at)
        if at in closes:
            at = closes[at] + 1
            continue
        if at > first and _another_clause(sheet, first, at, end):
            return None
        at = at + 1 if sheet.kinds[at].isdisjoint(_WHOLE) else sheet.stops[at]
    return None


def _first_letters(governs: frozenset[str]) -> str:
    """The letters with which a word that no table knows may begin what is said; * stands for all."""
    if governs & {"d", "t"}:
        return "*"
    return ("تا" if "o" in governs else "") + ("ب" if "b" in governs else "")


def _plain(sheet: Sheet, at: int, first_letters: str) -> bool:
    """A word that no table knows and whose shape shows nothing: part of a name."""
    form = sheet.forms[at]
    if first_letters == "*" or form[0] in first_letters or sheet.kinds[at] or sheet.pre[at] or sheet.suf[at]:
        return False
    return not (form in _MAY_OPEN or form in asked()[0] or form.endswith(_SHOWS) or form[0].isdecimal())


_MAY_OPEN = rule_words("complements.may_open") | {":", "،"}


def _row_at(look: Look, at: int) -> ComplementRow | None:
    """The first row that fires at a word."""
    sheet, (words, listed, proclitics) = look.sheet, asked()
    form, last = sheet.forms[at], (OTHER if len(sheet.pre[at]) > 1 and sheet.pre[at][0] == AND else sheet.pre[at][-1:] or BARE)  # أفادت مصادر بالجيش | وبالمشفى أن
    kinds = QUOTE if at in sheet.prose.closes else sheet.kinds[at] & listed
    rows = rows_at(look.governs, "later" if at > look.first else "first", form if form in words else "", kinds, last if last in proclitics else OTHER)
    return first_that_holds(rows, CONDITIONS, look, at) if rows else None


def _opening(look: Look, row: ComplementRow, at: int) -> Opening:
    """What a row finds, or the أن behind it in the same clause where the row only guesses."""
    sheet = look.sheet
    if row.id == "that":
        return Opening(_before_preposition(sheet, at), sheet.stops[at], row.id)
    if row.id == "that.assured":
        return Opening(_before_preposition(sheet, at) - 1, sheet.stops[at], row.id)
    that = -1 if row.sure or "a" not in look.governs else _that_in_clause(look, at)
    if that >= 0:
        return Opening(_before_preposition(sheet, that), sheet.stops[that], "that")
    content = _behind(sheet, at, look.end) if row.begins == "behind" else at
    return Opening(at, content, row.id)


def _behind(sheet: Sheet, at: int, end: int) -> int:
    """Behind a colon an أن is left out too."""
    after = sheet.stops[at]
    return sheet.stops[after] if sheet.forms[at] == ":" and after < end and sheet.phrase(after, "complement") else after


def _before_preposition(sheet: Sheet, at: int) -> int:
    return at - 1 if sheet.forms[at - 1] in speaker_words("before_that") and not named_ali(sheet, at - 1) else at


def _that_in_clause(look: Look, first: int) -> int:
    """أكد رئيس حكومة تصريف الأعمال أن: the أن to which no other verb leads, nor a noun right before it; -1 where there is none."""
    sheet, tokens = look.sheet, look.tokens
    for at in range(first + 1, min(first + _LATER, look.end)):
        if sheet.phrase(at, "complement"):
            near = at == first + 1 or although(sheet, at) or sheet.forms[at - 1] in speaker_words("before_other_that") or sheet.pre[at]
            return -1 if near else at
        if tokens.flags[at] & RELATIVE or _says(sheet, at) or tokens.is_verb(at) or _noun_of_saying(sheet, at):
            return -1
    return -1


def _says(sheet: Sheet, at: int) -> bool:
    """A word of saying or of doing in any form but a noun: what follows is its."""
    return any(term.kind == "saying" and term.form != "masdar" for term in sheet.terms[at]) or sheet.phrases(at, "cause", "clause")


def _leads_on(sheet: Sheet, at: int) -> bool:
    """…، مشيرا إلى أن: the أن is the participle's."""
    in_case = sheet.forms[at].endswith((ALEF, "ه"))
    return in_case and (sheet.phrase(at + 1, "complement") or sheet.forms[at + 1] in speaker_words("before_that"))


def _noun_of_saying(sheet: Sheet, at: int) -> bool:
    """غداة إعلان السعودية أن …: the أن behind it is its own."""
    return sheet.phrase(at, "announce")


def _another_clause(sheet: Sheet, first: int, at: int, end: int) -> bool:
    """، فيما نقلت …, لكنه أوضح …, وأضاف: another verb of saying begins, and nothing was introduced before it."""
    kinds, other = sheet.kinds[at], sheet.term(at, "saying")
    if other is not None and (other.form == "past" and (sheet.pre[at] == AND or (sheet.forms[at].endswith(_SURE) and not _of_a_paper(sheet, at)))) and sheet.forms[at - 1] not in speaker_words("who"):
        return True
    if other is not None and ((other.form == "participle" and _leads_on(sheet, at)) or (other.form == "past" and sheet.forms[at + 1] in speaker_words("in_it"))):
        return True  # نشرت الوكالة بيانا للجيش | قال فيه إن
    if "contrast" in kinds or main_clause(sheet, first, at):
        return True  # أعلنت الحكومة النصر، لكن …; لذلك فإن …
    if "clause" not in kinds:
        return False
    behind = range(sheet.stops[at], min(end, sheet.stops[at] + 2))
    return any("saying" in sheet.kinds[unit] for unit in behind)


def _of_a_paper(sheet: Sheet, at: int) -> bool:
    """في رسالة نشرت على حسابه, في تصريحات بثتها وكالة X: how the words came out in which somebody spoke."""
    if sheet.suf[at] != "" or sheet.forms[at - 1] in speaker_words("paper_before") or sheet.phrase(at - 1, "remarks"):
        return True
    published = sheet.forms[at] in speaker_words("published")
    return published and any(sheet.phrases(unit, "remarks", "statement_frame") for unit in range(max(0, at - _PAPER), at))
