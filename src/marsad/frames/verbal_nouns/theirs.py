"""قتلهم, مقتله, مصرعهما: of whom the pronoun of a verbal noun tells."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.rows import Frame
from marsad.frames.verbal_nouns.known import Known
from marsad.frames.words import words_of
from marsad.grammar.given_names import read_name
from marsad.model.reading import Victims
from marsad.syntax.tokens import BESIDES, CLOSED, OWN_LIFE, RESULT
from marsad.text.rule_words import BY, ON, THEY_TWO

_END = "مصرع"
_HERS = "ها"
_RIGHT_BEHIND = 4  # units between one who was hurt and his death
_BOTH = 2  # مقتلهما
_SITES = frozenset({"type_hospital", "type_site", "type_base", "type_camp"})


class Theirs(Known):
    """قتلهم, مقتله, مصرعهما: of whom the pronoun of a verbal noun tells."""

    def masdar_of_theirs(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """قتلهم, إعدامه: of whom the pronoun tells, or whom those it stands for harmed (لقتلهم صحفيا)."""
        if outcomes == ("killed",) and self.died_of_hurt(at):
            return stop
        if at > self.first and self.sheet.forms[at - 1] in words_of("was_done") and (done := self.done_to(at)) is not None:
            return max(stop, self.kept(frame, at, outcomes, done, stop))
        whom = self.whom_they_harmed(stop) or self.whom_behind_to(stop)
        if whom is None and self.after_their(at, outcomes, frame):
            return stop
        if whom is not None:
            return self.listed(frame.id, at, outcomes, whom)
        return self.of_him(at, stop, self.lost_lives(stop, outcomes), frame)

    def lost_lives(self, stop: int, outcomes: tuple[str, ...]) -> tuple[str, ...]:
        """(ما أسفر عن فقدانهم) حياتهم: who loses his life is killed, and no longer missing."""
        return ("killed",) if outcomes == ("missing",) and stop < self.last and self.tokens.flags[stop] & OWN_LIFE else outcomes

    def died_of_hurt(self, at: int) -> bool:
        """إصابة شاب ووفاته, إصابتها ثم وفاتها: the one hurt right before is dead."""
        his, last = self.sheet.suf[at], self.found[-1] if self.found else None
        if last is None or his not in words_of("his"):
            return False
        one = last.outcome == "injured" and last.max == 1 and at - last.last <= _RIGHT_BEHIND
        if one and last.victims.sex in ("unknown", "woman" if his == _HERS else "man"):
            last.outcome = "killed"
        return one

    def whom_they_harmed(self, at: int) -> People | None:
        """(لقتلهم) صحفيا."""
        whom = read_people(self.tokens, at, self.last) if at < self.last and not self.sheet.pre[at] else None
        return whom if whom and not (whom.definite or whom.outcomes) else None

    def many_in_nominative(self, at: int, stop: int) -> People | None:
        """حرق مستوطنون, ذبح مسلحون: behind a verb that is spelled as its noun, which would have them in the genitive."""
        verbal = self.sheet.forms[at] in words_of("verb_or_noun") and stop + 1 < self.last and self.sheet.forms[stop].endswith("ون")
        return read_people(self.tokens, stop, self.last) if verbal else None

    def burnt_a_thing(self, many: People) -> bool:
        """حرق مستوطنون الزيتون: what they did it to stands behind them; not ذبح مدنيون في القرية."""
        return not self.tokens.flags[many.last] & CLOSED

    def one_harmed(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """أصابوا أحدهم, توفي أحدهم, مقتل أحدهما: one of those spoken of before."""
        whole = self.parent(at) if self.found else None
        among = self.people_between(self.first, at)
        victims = among[-1].victims if among else Victims()
        if not among and self.found:
            victims = self.found[-1].victims
        self.add(frame.id, at, outcomes, People(stop, stop + 1, 1, 1, "exact", victims, counted=True, noun=True, number="s"))
        if whole is not None:
            self.found[-1].part_of = whole
        return stop + 1

    def several_told(self, at: int) -> bool:
        """(استهدفت شابين, أصاب خمسة) ما أدى إلى مقتل أحدهم: some were counted before; not معلومات تؤدي إلى اعتقال أحدهم."""
        return bool(self.found) or any(people.counted or people.number == "d" for people in self.people_between(self.first, at))

    def done_to(self, at: int) -> People | None:
        """12 مواطنا جرى إعدامهم: those counted right before."""
        group = [people for people in self.people_between(max(self.first, at - 12), at - 1) if people.last >= at - 2 and people.counted]
        return group[-1] if group else None

    def kept(self, frame: Frame, at: int, outcomes: tuple[str, ...], people: People, stop: int) -> int:
        self.add(frame.id, at, outcomes, people)
        return stop

    def after_their(self, at: int, outcomes: tuple[str, ...], frame: Frame) -> bool:
        """نقل ستة عمال إلى المستشفى بعد إصابتهم: those counted before, of whom no harm was told yet."""
        if at - 1 < self.first or self.sheet.forms[at - 1] not in words_of("upon"):
            return False
        many = self.sheet.suf[at] in words_of("theirs")
        start, _ = self.clause_start(at)
        if any(harm.first >= start for harm in self.found):
            return False
        group = [people for people in self.people_between(start, at - 1) if people.noun and not people.outcomes and not people.definite and (people.number != "s") == many and not self.adjective_of_site(people)]
        if not group:
            return False
        self.add(frame.id, at, outcomes, group[-1])
        return True

    def those_with_him(self, at: int, outcomes: tuple[str, ...], rule: str) -> int:
        """(أسفرت عن اعتقاله) مع شخصين من جيرانه, (مقتله) مع زوجته."""
        more = read_people(self.tokens, self.tokens.end(at), self.last)
        one = more is not None and more.number == "s" and more.noun and not more.definite  # مقتلهما مع رجل, مقتله مع زوجته
        if more is None or more.outcomes or not (more.counted or more.number == "d" or one):
            return at
        return self.listed(rule, at - 1, outcomes, more)

    def adjective_of_deed(self, people: People) -> bool:
        """(تعرض قاض لهجوم) مسلح (أدى إلى إصابته): what the deed is, and nobody."""
        return people.last == people.first + 1 and "event" in self.sheet.kinds[people.first - 1] and self.sheet.forms[people.first] in words_of("kind_of_deed")

    def his_own(self, at: int) -> People | None:
        """(أدت إلى مقتله) وزوجته وطفليه, (استشهاده) وثلاثة من أبنائه: his own people, whom و joins to him."""
        own = read_people(self.tokens, at, self.last) if at < self.last and self.tokens.joined(at) else None
        if own is None or own.outcomes or self.verb_follows(own):
            return None
        return own if self.sheet.suf[own.last - 1] in words_of("his") else None

    def fired_at_him(self, people: People, at: int) -> bool:
        """قام أحد الجنود بإطلاق النار عليه، ما أدى إلى إصابته: who fired is not the one who was hit."""
        fires = self.sheet.forms[people.first - 1] in words_of("fires")
        return fires and not words_of("at_him").isdisjoint(self.sheet.forms[people.last : at])

    def adjective_of_site(self, people: People) -> bool:
        """(في مستشفى) تركي: what the hospital is, and nobody."""
        return people.last == people.first + 1 and not self.sheet.kinds[people.first - 1].isdisjoint(_SITES)

    def of_him(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """أسفرت عن مقتله: of him who was named before, where the death is told and not taken up."""
        told = any(self.sheet.phrase(unit, "cause") or self.tokens.flags[unit] & RESULT or self.sheet.forms[unit] in words_of("announced") for unit in range(max(self.first, at - 4), at))
        told = told or (frame.slot == "lives" and self.sheet.suf[at] in words_of("his")) or self.sheet.forms[at - 1] in words_of("was_done") or self.done_as_well(at) or self.brought_about(at, outcomes)
        if told and self.sheet.suf[at] in words_of("his"):
            one = self.of_one(at, stop, outcomes, frame.id, "man" if self.sheet.suf[at] == "ه" else "woman")
            if one and (own := self.his_own(stop)) is not None:
                return self.listed(frame.id, at, outcomes, own)
            if stop < self.last and self.tokens.flags[stop] & BESIDES:
                return self.those_with_him(stop, outcomes, frame.id)
            told = not one and self.sheet.suf[at] == "ها"
        if told and self.sheet.suf[at] in words_of("theirs"):
            behind = self.of_them_all(at, stop, outcomes, frame.id)
            more = behind == stop < self.last and bool(self.tokens.flags[stop] & BESIDES) and bool(self.found) and self.found[-1].trigger == at
            return self.those_with_him(stop, outcomes, frame.id) if more else behind
        return stop

    def brought_about(self, at: int, outcomes: tuple[str, ...]) -> bool:
        """قامت باعتقاله, أقدموا على قتله: a verb that tells that the deed was done, of somebody of whom it was not told yet."""
        done = at > self.first and self.sheet.forms[at - 1] in words_of("came_about") and self.sheet.pre[at][-1:] == BY
        done = done or (at - 1 > self.first and self.sheet.forms[at - 1] == ON and self.sheet.forms[at - 2] in words_of("came_about"))
        return done and all(harm.outcome not in outcomes for harm in self.found)

    def done_as_well(self, at: int) -> bool:
        """تم خطفه وقتله: joined to what was done to the same one."""
        return self.tokens.joined(at) and bool(self.found) and self.found[-1].trigger == at - 1 and self.sheet.suf[at - 1] == self.sheet.suf[at]

    def to_their_end(self, at: int) -> int:
        """ما أدى إلى مصرعه, أسفر عن مصرعهما: what came of it, of those told before."""
        ending = self.sheet.forms[at].removeprefix(_END)
        if not any(self.sheet.phrase(unit, "cause") or self.sheet.forms[unit] in words_of("announced") for unit in range(max(self.first, at - 3), at)):
            return at + 1
        if ending in words_of("theirs"):
            return self.of_them_all(at, at + 1, ("killed",), "harm.masdar", two=ending == THEY_TWO)
        if ending in words_of("his"):
            self.of_one(at, at + 1, ("killed",), "harm.masdar", "woman" if ending == "ها" else "man")
        return at + 1

    def of_one(self, at: int, stop: int, outcomes: tuple[str, ...], rule: str, sex: str) -> bool:
        """Whether one person of that sex was told before, by a noun, else by a name of two words: it befell him."""
        for people in reversed(self.people_between(max(self.first, at - 40), at)):
            if people.number == "s" and people.noun and (people.victims.sex == "woman") == (sex == "woman") and not (self.adjective_of_deed(people) or self.fired_at_him(people, at)):
                self.add(rule, at, outcomes, replace(people, first=at, last=stop))
                return True
        named = outcomes[0] in ("killed", "injured") or self.sheet.forms[at - 1] in words_of("was_done")
        for unit in range(at - 2, max(self.first, at - 30), -1) if named else ():
            name = read_name(self.sheet, unit, at)
            if name and name.sex == sex and read_name(self.sheet, unit - 1, at) is None:
                self.add(rule, at, outcomes, People(at, stop, 1, 1, "exact", Victims(sex=sex), number="s", names=((name.first, name.last),)))
                return True
        return False

    def told_together(self, told: list[People]) -> list[People]:
        """بداخلها ضابط وثلاثة من مرافقيه: the last of those told, with those before that و joins to them."""
        group = told[-1:]
        for people in reversed(told[:-1]):
            if not self.tokens.joined(group[0].first):
                break
            group.insert(0, people)
        return group

    def of_them_all(self, at: int, stop: int, outcomes: tuple[str, ...], rule: str, *, two: bool | None = None) -> int:
        """دراجة تقل شخصين، ما أسفر عن مقتلهما: those counted before, of whom no harm was told."""
        two = self.sheet.suf[at] == THEY_TWO if two is None else two
        told = self.people_between(max(self.first, at - 30), at)
        if len(together := self.told_together(told)) > 1 and (sum(people.least for people in together) == _BOTH) == two:
            for people in together:
                self.add(rule, at, outcomes, people)
            return stop
        for people in reversed(told):
            if people.noun and not people.outcomes and people.min == people.max and people.min is not None and (people.min == 2) == two and people.min > 1:
                self.add(rule, at, outcomes, people)
                break
        return stop
