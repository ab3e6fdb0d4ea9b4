"""Reports that count up a month or a year: وثق المركز 88 انتهاكا خلال شهر يوليو."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.frames.words import words_of
from marsad.grammar.calendar_days import OF_A_DAY, OF_A_STRETCH
from marsad.grammar.dates import DateAt
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import DURING, rule_forms, rule_words

_IN_MONTH = rule_forms("reports.in_month")
_COUNTED = rule_words("scope.counted")
_OF_PAPER = 4  # units from a report to the day on which it came out


def of_the_report(sheet: Sheet, date: DateAt) -> bool:
    """في تقرير، اليوم الخميس، وزع في جنيف: the day on which the report came out."""
    return date.precision in OF_A_DAY and not words_of("a_paper").isdisjoint(sheet.forms[max(sheet.prose.start(date.start), date.start - _OF_PAPER) : date.start])


class Reported:
    """Over which stretch of time the report counts up, sentence by sentence."""

    def __init__(self, sheet: Sheet, dates_in: Mapping[int, Sequence[DateAt]]) -> None:
        self._sheet, self._dates_in = sheet, dates_in
        self._told = {number: date for number, dates in dates_in.items() if (date := self._counted_over(dates)) is not None}

    def before(self, number: int) -> DateAt | None:
        """What the last sentence that counts up before this one counts over; none where a day is told between, of which the report goes on to tell."""
        if not self._told:
            return None
        for back in sorted((told for told in self._dates_in if told < number), reverse=True):
            if back in self._told:
                return self._told[back]
            if any(date.precision in OF_A_DAY for date in self._dates_in[back]):
                return None
        return None

    def _counted_over(self, dates: Sequence[DateAt]) -> DateAt | None:
        over = (date for date in dates if date.precision in OF_A_STRETCH and date.first and not date.since and self._is_over(date))
        return next((date for date in over if self._counts(date)), None)

    def _is_over(self, date: DateAt) -> bool:
        """خلال يوليو, في شهر يوليو."""
        before = self._sheet.forms[max(0, date.start - 2) : date.start + 1]
        return DURING in before[-2:] or " ".join(before).endswith(_IN_MONTH)

    def _counts(self, date: DateAt) -> bool:
        """Words for a report, or for counting up, stand before the stretch."""
        first = self._sheet.prose.start(date.start)
        if not words_of("report_of_period").isdisjoint(self._sheet.forms[first : date.start]):
            return True
        return any(term.key in _COUNTED for _, term in self._sheet.terms_of("saying", first, date.start))
