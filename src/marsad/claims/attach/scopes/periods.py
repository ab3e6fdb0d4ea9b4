"""Stretches of time that no date names: of the sentence before, of weeks with what happened in them, of a report that comes every month."""

from __future__ import annotations

from marsad.frames.words import words_of
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import AND, IN

_NEAR = 16  # units between a count and the words for its stretch of time
_WEEKS = 5  # units between weeks and what is said to have happened in them


def of_untold_period(sheet: Sheet, harm: HarmAt, words: frozenset[str]) -> bool:
    """في الفترة ذاتها قتل 88, ستة أسابيع شهدت خلالها احتجاجات راح ضحيتها 51, في تقريرها الشهري: counted over a time, whatever happened in it."""
    first = max(sheet.prose.start(harm.first), harm.first - _NEAR)
    if not words.isdisjoint(words_of("same_as_told") | words_of("this_time")) and _the_same_period(sheet, harm, first):
        return True
    if not words.isdisjoint(words_of("in_these")) and _weeks_in_which(sheet, first, harm.first):
        return True
    return not words.isdisjoint(words_of("every_so_often")) and _of_a_series(sheet, first, harm.first)


def _the_same_period(sheet: Sheet, harm: HarmAt, first: int) -> bool:
    """وفي الفترة نفسها قتل أربعون, قتل أربعون خلال المدة ذاتها; not behind a mark, where another count begins: قتل تسعة في غارة، وفي الفترة ذاتها أصيب عشرون."""
    over, ends = words_of("over_time") | {IN}, words_of("negative_ends")
    for at in range(max(first, 1), min(sheet.prose.end(harm.first), harm.last + _NEAR)):
        if at > harm.last and sheet.forms[at] in ends:
            return False
        if sheet.forms[at] in words_of("stretch_of_time") and _takes_it_up(sheet, at, over):
            return True
    return False


def _takes_it_up(sheet: Sheet, at: int, over: frozenset[str]) -> bool:
    """في الفترة نفسها, خلال هذه الفترة."""
    if sheet.forms[at - 1] in words_of("this_time"):
        return sheet.forms[at - 2] in words_of("over_time")
    return not words_of("same_as_told").isdisjoint(sheet.forms[at + 1 : at + 2]) and sheet.forms[at - 1].removeprefix(AND) in over


def _weeks_in_which(sheet: Sheet, first: int, last: int) -> bool:
    """ستة أسابيع، شهدت خلالها الحدود احتجاجات."""
    return any(sheet.forms[at] in words_of("in_these") and not words_of("weeks").isdisjoint(sheet.forms[max(0, at - _WEEKS) : at]) for at in range(first, last))


def _of_a_series(sheet: Sheet, first: int, last: int) -> bool:
    """في تقريرها الشهري, بحسب التقرير السنوي للشبكة."""
    return any(sheet.forms[at] in words_of("every_so_often") and sheet.forms[at - 1].removeprefix("ال").startswith(tuple(words_of("a_report"))) for at in range(max(first, 1), last))
