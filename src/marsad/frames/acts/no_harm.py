"""Verbs that are spelled like harm and tell none: a court rules, years are spent, a thing is stopped."""

from __future__ import annotations

from marsad.frames.names import is_given
from marsad.frames.people.phrase import People
from marsad.frames.rows import Frame
from marsad.frames.verbal_nouns.reader import VerbalNouns
from marsad.frames.words import words_of
from marsad.grammar.quantities import read_quantity
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import PREPOSITION, RELATIVE, TOLL
from marsad.text.rule_words import BY, rule_word

_TOLD = 40  # harms before, among which one may be who is named
_CITED = 5  # units behind the verb in which what is cited begins
_RULING = 5  # units behind who challenges a ruling in which it is told
_FELT = 4  # units behind a verb of harm in which a feeling is told
_SPENT = 10  # units behind "spent" in which years or months are told
_WITNESS = rule_word("no_harm.witness")


class NoHarm(VerbalNouns):
    """Verbs that are spelled like harm and tell none: a court rules, years are spent, a thing is stopped."""

    def ruled(self, at: int, stop: int) -> bool:
        """قضت محكمة بسجن سبعة, محكمة تقضي بسجن سبعة: a court's word."""
        sheet = self.sheet
        if sheet.forms[at] not in words_of("ruled"):
            return False
        if sheet.forms[at] in words_of("rules_by") and stop < self.last and (sheet.pre[stop] == "ب" or (sheet.forms[stop].startswith("ب"))):
            return True
        near = sheet.forms[max(self.first, at - 3) : min(self.last, stop + 3)]
        return any(form.startswith(tuple(words_of("court"))) for form in near)

    def spends_time(self, at: int, stop: int) -> bool:
        """قضى الرجل (43 عاما) عشر سنوات في المعتقل: he spent them there."""
        sheet = self.sheet
        if sheet.forms[at] not in words_of("spends"):
            return False
        for unit in range(stop, min(self.last - 1, stop + _SPENT)):
            if self.tokens.is_verb(unit) or sheet.forms[unit] in words_of("negative_ends") | words_of("upon"):
                return False  # قضى شاب تحت التعذيب بعد اعتقال دام ست سنوات
            if sheet.forms[unit] in words_of("two_spans") and not (self.tokens.flags[unit - 1] & PREPOSITION or sheet.forms[unit - 1] in words_of("age_of")):
                return True  # قضت الفتاة عامين في السجن; not قضى طفل قبل يومين
            number = read_quantity(sheet.forms, sheet.pre, sheet.suf, unit) if starts_number(self.tokens, unit) and sheet.forms[unit - 1] != "(" else None
            if number is not None and sheet.forms[number.end] in words_of("years") | words_of("months"):
                return True
        return False

    def challenges(self, at: int, people: People) -> bool:
        """طعن الخبير بكل أحاديث الوزير, طعن النائب أمام المحكمة في القرار: what is told of behind ب or في is a word or a ruling, and nobody was stabbed."""
        behind = self.sheet.forms[people.last : min(self.last, people.last + _RULING)]
        return self.sheet.forms[at] in words_of("challenges") and any(form.removeprefix(BY) in words_of("challenged") for form in behind)

    def dismays(self, at: int, outcome: str) -> bool:
        """أصابهم بالرعب, أصيب السكان بالذعر: a feeling is no wound."""
        return outcome == "injured" and not words_of("feeling").isdisjoint(self.sheet.forms[at : min(self.last, at + _FELT)])

    def dies_naturally(self, at: int, outcome: str) -> bool:
        """توفي سجين لأسباب طبيعية, (إما أن) تموت بمرض الضنك."""
        ahead = self.sheet.forms[at : min(self.last, at + 5)]
        ill = not words_of("disease").isdisjoint(form.removeprefix(BY) for form in ahead[:1])
        return outcome == "killed" and (ill or not words_of("natural").isdisjoint(ahead))

    def cites(self, at: int, stop: int) -> bool:
        """استشهد الكاتب بمقولة, استشهد المحامي بثلاثة شهود: what somebody said is called to witness."""
        if not self.sheet.forms[at].startswith(_WITNESS):
            return False
        behind = range(stop, min(self.last, stop + _CITED))
        by = next((unit for unit in behind if self.sheet.pre[unit] == BY or self.sheet.forms[unit][0] == BY), self.last)
        return any(self.sheet.forms[unit].removeprefix(BY) in words_of("cited") for unit in range(by, min(self.last, by + 2)))

    def takes_thing(self, people: People, frame: Frame) -> bool:
        """أوقف ثلاثة مسلحين شاحنة: what was stopped is a thing; those before it did it."""
        at = people.last
        construct = self.sheet.forms[at - 1] in words_of("residents") | words_of("member") | words_of("of_a_thing")  # سكان قرية X, سائق شاحنة
        return self.thing_behind(at) and not construct

    def thing_behind(self, at: int) -> bool:
        """(أعضاء الحزب أوقفوا) سيارة, (أصابوا) حافلة: what the verb befell is a thing."""
        sheet = self.sheet
        if at >= self.last or sheet.pre[at] or sheet.dated[at] or sheet.forms[at][:2] == "ال":
            return False
        return bool(sheet.phrase(at, "thing"))

    def like_a_noun(self, at: int, people: People) -> bool:
        """في قتل المدنيين, وقتل المصلين: spelled like the verb, and by what stands around it the verbal noun."""
        nouns = any(term.kind == "harm" and term.form == "masdar" for term in self.sheet.terms[at])
        governed = at > self.first and bool(self.tokens.flags[at - 1] & PREPOSITION)
        return nouns and people.first == self.sheet.stops[at] and (governed or self.sheet.forms[people.first].endswith("ين"))

    def is_present(self, at: int) -> bool:
        return any(term.form == "present" for term in self.sheet.terms[at] if term.kind == "harm")

    def counts_right_behind(self, at: int, stop: int) -> bool:
        """قناص يغتال 9 سنوات من البراءة: whatever the number counts is what the verb took, so nobody before it was harmed."""
        sheet = self.sheet
        return self.is_present(at) and stop < self.last and read_quantity(sheet.forms, sheet.pre, sheet.suf, stop) is not None

    def known_dead(self, people: People, outcomes: tuple[str, ...]) -> bool:
        """القتلى سقطوا: told already what befell them; الشهيد سامر الدالي ارتقى برصاص قناص tells it of him, where no death was told before, and الشهيد سامر الدالي الذي ارتقى anyhow."""
        known = bool(people.outcomes) and people.definite and people.outcomes[0] in ("killed", *outcomes)
        named = bool(people.names) or (people.number == "d" and people.last < self.last and is_given(self.tokens, people.last))
        relative = named and people.last < self.last and bool(self.tokens.flags[people.last] & RELATIVE)
        return known and not (relative or (named and self.first_told(outcomes)))

    def first_told(self, outcomes: tuple[str, ...]) -> bool:
        """Whether nobody was told before to have met that."""
        return not any(harm.outcome in outcomes for harm in (*self.before[-_TOLD:], *self.found))

    def counted_elsewhere(self, people: People) -> bool:
        return not people.counted and people.first > self.first and bool(self.tokens.flags[people.first - 1] & TOLL)
