"""A verbal noun of harm, by its frame."""

from __future__ import annotations

from marsad.frames.rows import Frame
from marsad.frames.verbal_nouns.cases import Cases
from marsad.frames.words import meaning_of, words_of
from marsad.syntax.tokens import ONE_OF_THEM, OWN_LIFE
from marsad.text.rule_words import ABOUT, THEY_TWO

_LABEL = 4  # units of a label behind its noun, with its colon


class VerbalNouns(Cases):
    """Verbal nouns and those of whom they tell: مقتل 12, إصابة طفلين, إعدام قوات X ثلاثة رجال."""

    def masdar(self, at: int, stop: int, outcome: str, frame: Frame) -> int:
        if self.until_death(at):
            return self.to_death(at, stop, frame)
        if outcome == "evacuated" and (self.sheet.suf[at] in words_of("his") or self.sheet.forms[stop : stop + 1] == [ABOUT]):
            return stop  # خروجه, خروج المستشفى عن الخدمة: of one, or of a thing, it is no evacuation
        if self.sentenced(at, stop):
            return self.past_joined(stop + 1)
        if meaning_of("counted_outcomes", self.sheet.forms[at]) and ":" in (label := self.sheet.forms[stop : min(self.last, stop + _LABEL)]):
            return self.masdar_of(at, stop + label.index(":") + 1, (outcome,), frame)  # الإصابات: 12, الإصابات المبلغ عنها: 12
        if frame.slot == "lives" and stop - 1 > at and self.sheet.suf[stop - 1]:
            return self.masdar_of_theirs(stop - 1, stop, (outcome,), frame)  # أودى بحياته
        outcomes, stop = self.two_outcomes(at, stop, outcome)
        if (many := self.many_in_nominative(at, stop)) is not None:
            if (whom := self.whom_they_harmed(many.last)) is not None:
                return self.listed(frame.id, at, outcomes, whom)
            if self.burnt_a_thing(many):
                return stop
        if frame.slot == "lives" and not self.taken(at):
            return stop  # آمنون على أرواحهم, حماية أرواح المدنيين
        if self.sheet.suf[at]:
            return self.masdar_of_theirs(at, stop, outcomes, frame)
        if self.cases_alone(at, stop):
            return self.sentenced_or_bare(at, stop, outcome)
        if self.held_body(stop, outcome):
            return self.tokens.end(stop)
        if frame.slot == "lives" and self.sheet.suf[stop - 1] in words_of("his"):
            self.of_one(stop - 1, stop, outcomes, frame.id, "man" if self.sheet.suf[stop - 1] == "ه" else "woman")  # أودى بحياته
            return stop
        if frame.slot == "lives" and self.sheet.forms[at] in words_of("the_lives"):
            return self.lives_lost(at, stop, frame)
        return self.masdar_of(at, stop, outcomes, frame)

    def masdar_of(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """مقتل 12, تعرض 12 للإصابة: those behind the noun, aboard what is held, or exposed to it."""
        outcome = outcomes[0]
        if (people := self.aboard(stop, outcome)) is not None:
            return self.listed(frame.id, at, outcomes, people)
        to = self.sheet.pre[at].endswith("ل") or (self.tokens.joined(at) and (self.sheet.pre[at - 1] + self.sheet.forms[at - 1])[:1] == "ل")  # تعرض للضرب والاعتقال
        people = self.exposed(at) if to else None
        if people is not None:
            self.add(frame.id, at, outcomes, people)
            return stop
        if stop + 1 < self.last and self.tokens.flags[stop] & ONE_OF_THEM and self.sheet.forms[stop + 1] in words_of("how_hurt"):
            return stop + 2  # (ثلاث معلمات) إصابة إحداهن خطيرة: how one of them fares
        if stop < self.last and self.tokens.flags[stop] & ONE_OF_THEM and self.several_told(at):
            died = outcome == "missing" and self.dies_by(at, OWN_LIFE) >= 0
            return self.one_harmed(at, stop, ("killed",) if died else outcomes, frame)  # مقتل أحدهما, فقدان أحدهما حياته
        people = self.genitive(stop, at) or self.reached_by(stop, outcome) or self.included(at) or self.whom_it_took(at, stop, frame)
        if people is None or (frame.slot == "lives" and people.first > stop and self.sheet.forms[people.first].endswith("يا")):  # القضاء على التنظيم عسكريا
            return self.sentenced_or_bare(at, stop, outcome)
        people = self.done_to_by(people, at) or people
        if outcome == "missing" and (lives := self.dies_by(at, OWN_LIFE)) >= 0:
            outcomes = ("killed",)  # فقدان 14 مدنيا حياتهم
            if (self.sheet.forms[lives] + self.sheet.suf[lives]).endswith(THEY_TWO):
                self.settle_dual(people)  # فقدان جنديين لحياتهما
        if self.refused(people, outcomes) or self.unheard_of(at) or self.told_of_otherwise(at, people):
            return self.past_joined(people.last)
        return self.listed(frame.id, at, outcomes, people)
