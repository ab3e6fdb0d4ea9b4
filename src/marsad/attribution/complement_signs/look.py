"""A verb of saying and the stretch behind it, with the speaker that its first words name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from marsad.attribution.personal_names import name_word
from marsad.attribution.speaker_phrase.reach import end_of_phrase
from marsad.attribution.whole_subject import whole_subject
from marsad.grammar.cut_names import given_names
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.syntax.tokens import CLOSED, Tokens, tokens_of
from marsad.text.rule_words import AND, ARTICLE, COMMAS, EVERY, OF, rule_forms

_OF_BELONGING, _OBJECT = rule_forms("of_a_place"), rule_forms("look.object")


@dataclass(slots=True)
class Look:
    """A verb of saying and the stretch behind it in which what is said may begin."""

    sheet: Sheet
    first: int
    end: int
    governs: frozenset[str]
    _closed: dict[int, bool] = field(default_factory=dict)
    _end: int = -1

    @property
    def tokens(self) -> Tokens:
        return tokens_of(self.sheet)

    def closed(self, at: int) -> bool:
        """The words from the verb to here are a whole speaker."""
        if at not in self._closed:
            self._closed[at] = self.ends_speaker(at) or (whole_subject(self.sheet, self.first, at) and not self._goes_on(at))
        return self._closed[at]

    def ends_speaker(self, at: int) -> bool:
        """The phrase that names the speaker ends here."""
        if self._end < 0:
            self._end = self._phrase_end() if self._begins_a_speaker() else self.first
        return self._end == at > self.first

    def _phrase_end(self) -> int:
        """The unit behind the speaker, a day, a phrase of manner and what it was said in: دانت الوزارة بشدة | الهجوم, نفت «الحركة» في بيان | أي صلة."""
        sheet, head = self.sheet, self._head()
        at, between = (_behind_quoted(sheet, head), _FRAMED) if head in sheet.prose.closes else (end_of_phrase(sheet, head, self.end), _PLAIN)
        while (when := at + (sheet.forms[at] in COMMAS)) < self.end and (sheet.phrases(when, *between) or sheet.dated[when]):
            apart = when > at  # تعهد الرئيس، أمس، | بالرد
            at = sheet.stops[when]
            at += apart and sheet.forms[at] in COMMAS
        return self._behind_apposition(at)

    def _behind_apposition(self, at: int) -> int:
        """اعترف سالم الدالي مستشار الرئيس، | بـ…; انتقد سالم الدالي، جد الضحية، | هيئة المحلفين: the unit behind the comma that closes what he is."""
        sheet = self.sheet
        if at >= self.end or sheet.forms[at] not in COMMAS or sheet.pre[at + 1] == AND:
            return at
        second = next((unit for unit in range(at + 1, min(self.end, at + _APPOSITION)) if sheet.forms[unit] in COMMAS), at)
        if sheet.pre[second + 1] != AND and self._may_be_object(second + 1):
            return second + 1
        return at if sheet.phrase(second + 1, "complement") or not self._may_be_object(at + 1) else at + 1

    def _may_be_object(self, at: int) -> bool:
        """No verb, and no word that opens a clause or a phrase."""
        return not self.tokens.flags[at] & CLOSED and not self.tokens.is_verb(at)

    def framed(self, at: int) -> bool:
        """أعلن التنظيم، أمس، في بيان نشر على قناته، …: in what it was said stands behind the speaker, however much is told of it."""
        return self.sheet.near("statement_frame", self.first + 1, at) >= 0

    def _goes_on(self, at: int) -> bool:
        """عضو المكتب | السياسي, رئيس المجلس | سالم: an adjective of belonging or a name inside the phrase that names the speaker."""
        form = self.sheet.forms[at]
        return self._end > at and (_may_be_name(self.sheet, at) or (form.startswith(ARTICLE) and form.endswith(_OF_BELONGING)))

    def _head(self) -> int:
        """نفى السبت | رئيس المجلس, دانت كل من | مصر والأردن: a day may stand between a verb and its subject, and كل من before it."""
        at = self.first
        while self.sheet.dated[at] or self.sheet.forms[at] in speaker_words("excellency"):
            at = self.sheet.stops[at]
        return at + 2 * (at + 2 < self.end and self.sheet.forms[at] == EVERY and self.sheet.forms[at + 1] == OF)

    def _begins_a_speaker(self) -> bool:
        """A party, a noun for a speaker, a given name or a name in quotation marks stands right behind the verb."""
        sheet, first = self.sheet, self._head()
        if first in sheet.prose.closes:
            return True
        if sheet.pre[first] or self.tokens.flags[first] & CLOSED:
            return False
        return sheet.term(first, "source") is not None or sheet.term(first, "actor") is not None or sheet.forms[first] in given_names()


def _may_be_name(sheet: Sheet, at: int) -> bool:
    """سالم, جوزاف شدراوي: a given name, or two bare words that no table knows; not قلقه, which he voices, nor صمت الحكومات."""
    if sheet.forms[at] in given_names() or (sheet.forms[at - 1] in given_names() and name_word(sheet, at)):
        return True
    start, end = sheet.span(at, at + 1)
    bare = not sheet.pre[at] and name_word(sheet, at) and name_word(sheet, at + 1)
    return bare and not sheet.text[start:end].endswith(_OBJECT)


def _behind_quoted(sheet: Sheet, at: int) -> int:
    """«X» |, «X» و«Y» |: the unit behind names in quotation marks."""
    closes = sheet.prose.closes
    while at in closes:
        at = closes[at] + 1
        at += sheet.forms[at] == AND and at + 1 in closes
    return at


_APPOSITION = 16  # units between the commas around what a speaker is
_PLAIN, _FRAMED = ("manner",), ("manner", "statement_frame")

Condition = Callable[[Look, int], bool]
SPEAKER_SIGNS: Mapping[str, Condition] = {
    "closed": Look.closed,
    "framed": Look.framed,
}
