"""Verbal nouns and those of whom they tell: مقتل 12, إصابة طفلين, إعدام قوات X ثلاثة رجال."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.names import named_at
from marsad.frames.nouns import Nouns
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.rows import Frame
from marsad.frames.victims import person_at
from marsad.frames.words import words_of
from marsad.grammar.given_names import read_name
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims
from marsad.syntax.phrases import agreement
from marsad.syntax.tokens import COMPLEMENT, OPENERS, OWN_LIFE, PREPOSITION, PUNCTUATION, RELATIVE, RESULT
from marsad.text.rule_words import ABOUT, ALEF, AND, BETWEEN, IN, OR, THEY_TWO, rule_forms, rule_words

_AND_OR_NONE = frozenset({AND, ""})
_BETWEEN_OR_IN = frozenset({BETWEEN, IN})
_AND_OR_OR = frozenset({AND, OR})


class VerbalNouns(Nouns):
    """Verbal nouns and those of whom they tell: مقتل 12, إصابة طفلين, إعدام قوات X ثلاثة رجال."""

    def masdar(self, at: int, stop: int, outcome: str, frame: Frame) -> int:
        if self.until_death(at):
            return self.to_death(at, stop, frame)
        if outcome == "evacuated" and (self.sheet.suf[at] in words_of("his") or self.sheet.forms[stop : stop + 1] == [ABOUT]):
            return stop  # خروجه, خروج المستشفى عن الخدمة: of one, or of a thing, it is no evacuation
        if self.sentenced(at, stop):
            return self.past_joined(stop + 1)
        outcomes, stop = self.two_outcomes(at, stop, outcome)
        if (whom := self.whom_they_burnt(at, stop)) is not None:
            return self.listed(frame.id, at, outcomes, whom)
        if self.sheet.suf[at]:
            return self.masdar_of_theirs(at, stop, outcomes, frame)
        if self.sheet.forms[at] in _CASES_MANY and stop < self.last and not self.people_at(stop):
            return self.sentenced_or_bare(at, stop, outcome)
        if self.held_body(stop, outcome):
            return self.tokens.end(stop)
        if frame.slot == "lives" and not self.taken(at):
            return stop
        if frame.slot == "lives" and self.sheet.forms[at] in words_of("the_lives"):
            return self.lives_lost(at, stop, frame)
        return self.masdar_of(at, stop, outcomes, frame)

    def whom_they_burnt(self, at: int, stop: int) -> People | None:
        """حرق مستوطنون فلاحا: many in the nominative behind a verb that is spelled as its noun did it to whoever stands behind."""
        if self.sheet.forms[at] not in words_of("verb_or_noun") or stop + 1 >= self.last or not self.sheet.forms[stop].endswith("ون"):
            return None
        doers = read_people(self.tokens, stop, self.last)
        return self.whom_they_harmed(doers.last) if doers is not None and doers.noun else None

    def sentenced(self, at: int, stop: int) -> bool:
        """الإعدام لثلاثة مدانين: a sentence that was passed on them kills nobody, unless it is said to be carried out."""
        passed = self.sheet.forms[at] in words_of("death_sentence") and stop < self.last and self.sheet.pre[stop] == "ل"
        return passed and words_of("carried_out").isdisjoint(self.sheet.forms[max(self.first, at - 5) : at])

    def until_death(self, at: int) -> bool:
        """حتى الموت."""
        return at > self.first and self.sheet.forms[at - 1] in words_of("until") and self.sheet.forms[at] in words_of("the_death")

    def people_at(self, at: int) -> bool:
        """إصابات مدنيين: known people right behind; إصابات أخرى counts no more."""
        return bool(self.sheet.terms[at]) and read_people(self.tokens, at, self.last) is not None and not self.sheet.phrase(at, "others")

    def masdar_of_theirs(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """قتلهم, إعدامه: of whom the pronoun tells, or whom those it stands for harmed (لقتلهم صحفيا)."""
        if at > self.first and self.sheet.forms[at - 1] in words_of("was_done") and (done := self.done_to(at)) is not None:
            return max(stop, self.listed(frame.id, at, outcomes, done) if done.last > at else self.kept(frame, at, outcomes, done, stop))
        if self.after_their(at, outcomes, frame):
            return stop
        if (whom := self.whom_they_harmed(stop)) is not None:
            return self.listed(frame.id, at, outcomes, whom)
        return self.of_him(at, stop, outcomes, frame)

    def whom_they_harmed(self, at: int) -> People | None:
        """(لقتلهم) صحفيا."""
        whom = read_people(self.tokens, at, self.last) if at < self.last and not self.sheet.pre[at] else None
        return whom if whom and whom.noun and not (whom.definite or whom.outcomes or whom.others) else None

    def done_to(self, at: int) -> People | None:
        """12 مواطنا جرى إعدامهم: those counted right before."""
        group = [one[0] for one in self.phrases_between_all(max(self.first, at - 12), at - 1) if one[0].last >= at - 2 and one[0].counted]
        return group[-1] if group else None

    def masdar_of(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """مقتل 12, تعرض 12 للإصابة: those behind the noun, aboard what is held, or exposed to it."""
        outcome = outcomes[0]
        if (people := self.aboard(stop, outcome)) is not None:
            return self.listed(frame.id, at, outcomes, people)
        people = self.exposed(at) if self.sheet.pre[at].endswith("ل") else None
        if people is not None:
            self.add(frame.id, at, outcomes, people)
            return stop
        people = self.genitive(stop, at)
        if people is None:
            return self.sentenced_or_bare(at, stop, outcome)
        people = self.done_to_by(people, at) or people
        if outcome == "missing" and self.dies_by(at, OWN_LIFE) >= 0:
            outcomes = ("killed",)  # فقدان 14 مدنيا حياتهم
        if self.refused(people, outcomes) or self.unheard_of(at) or self.told_of_otherwise(at, people):
            return self.past_joined(people.last)
        return self.listed(frame.id, at, outcomes, people)

    def done_to_by(self, people: People, at: int) -> People | None:
        """اغتصاب جنود لفتيات, تعذيب الحراس سجينين: behind those who did it, the people whom they did it to, with ل or bare."""
        behind = people.last
        if self.sheet.forms[at] not in words_of("done_to") or people.counted or people.number != "p" or behind >= self.last:
            return None
        if self.sheet.pre[behind] != "ل":
            return self.object_behind(people)
        whom = read_people(self.tokens, behind, self.last) if person_at(self.sheet, behind) else None
        return whom if whom is not None and whom.noun and not whom.outcomes else None

    def told_of_otherwise(self, at: int, people: People) -> bool:
        """Known already, those who did it, or a practice."""
        return self.taken_up(people, at) or self.burnt_by(at, people) or self.at_large(people, at)

    def seized(self, at: int) -> int:
        """ألقت الشرطة القبض في البلدة على أربعة شبان: those held stand behind a later على."""
        if not any(form in words_of("laid_hand") for form in self.sheet.forms[max(self.first, at - 7) : at]):
            return at + 1
        for unit in range(at + 1, min(self.last - 1, at + 12)):
            if self.sheet.forms[unit] in words_of("on"):
                people = read_people(self.tokens, unit + 1, self.last, named=True)
                return self.listed("harm.masdar", at, ("detained",), people) if people and not self.refused(people, ("detained",)) else unit + 1
            if self.tokens.flags[unit] & (OPENERS | PUNCTUATION):
                break
        return at + 1

    def executed(self, at: int) -> int:
        """نفذت السلطات حكم الإعدام شنقا بحق 12 مدانا: a sentence that was carried out; one that was passed kills nobody."""
        forms = self.sheet.forms
        carried = not words_of("carried_out").isdisjoint(forms[max(self.first, at - 5) : at])
        if not carried or not any(form.endswith("اعدام") for form in forms[at + 1 : at + 3]):
            return 0
        for unit in range(at + 2, min(self.last, at + 9)):
            people = read_people(self.tokens, unit, self.last) if not self.sheet.dated[unit] else None
            if people and (people.counted or people.noun) and not people.outcomes:
                return self.listed("harm.masdar", at, ("killed",), people)
            if self.tokens.flags[unit] & PUNCTUATION:
                break
        return 0

    def to_death(self, at: int, stop: int, frame: Frame) -> int:
        """عذبوا سجينا حتى الموت, ضرب الحراس معتقلا حتى الموت: who was tortured or beaten died of it."""
        last = self.found[-1] if self.found else None
        if last is not None and at - last.last <= 8 and last.outcome in ("tortured", "injured"):
            last.outcome = "killed"
            return stop
        verb = next((unit for unit in range(at - 2, max(self.first, at - 14) - 1, -1) if self.sheet.forms[unit] in words_of("beaten")), None)
        group = self.phrases_between_all(verb + 1, at - 1) if verb is not None else []
        people = group[-1][0] if group else None
        if people is None:
            return stop
        return max(stop, self.listed(frame.id, at, ("killed",), replace(people, outcomes=())))

    def lives_lost(self, at: int, stop: int, frame: Frame) -> int:
        """خسائر في الأرواح: people, with no number."""
        people = People(at, at + 1, 2, None, "unstated", noun=True, outcomes=("killed",))
        if not words_of("losses").isdisjoint(self.sheet.forms[max(self.first, at - 3) : at]) and not self.negated_noun(people):
            self.add(frame.id, at, ("killed",), replace(people, outcomes=()))
        return stop

    def after_their(self, at: int, outcomes: tuple[str, ...], frame: Frame) -> bool:
        """نقل ستة عمال إلى المستشفى بعد إصابتهم: those counted before, of whom no harm was told yet."""
        if at - 1 < self.first or self.sheet.forms[at - 1] not in words_of("upon"):
            return False
        many = self.sheet.suf[at] in words_of("theirs")
        start, _ = self.clause_start(at)
        if any(harm.first >= start for harm in self.found):
            return False
        group = [one[0] for one in self.phrases_between_all(start, at - 1) if one[0].noun and not one[0].outcomes and not one[0].definite and (one[0].number != "s") == many]
        if not group:
            return False
        self.add(frame.id, at, outcomes, group[-1])
        return True

    def past_joined(self, at: int) -> int:
        """… وأمها: those joined to one who is not told of here."""
        more = read_people(self.tokens, at, self.last) if at < self.last and self.tokens.joined(at) and self.sheet.suf[at] else None
        return more.last if more else at

    def exposed(self, at: int) -> People | None:
        """تعرض سبعة من رجال الحرس للإصابة, تعرضوا للخطف: those who stand behind the verb of being exposed, or before it."""
        verb = next((unit for unit in range(at - 1, max(self.first, at - 14) - 1, -1) if self.sheet.forms[unit].startswith(tuple(words_of("exposed")))), None)
        if verb is None:
            return None
        behind = next((people for unit in range(verb + 1, min(at, verb + 4)) if (people := read_people(self.tokens, unit, at, named=unit == verb + 1))), None)
        group = [behind] if behind else self.before_verb(verb)
        return group[0] if group and not group[0].outcomes and not self.the_most(group[0]) else None

    def the_most(self, people: People) -> bool:
        """وصف بأنه أبرز قيادي يقتل, أول صحفي يقتل: what rank somebody has who was told before."""
        single = people.number == "s" and not (people.definite or people.names or people.counted)
        return single and people.first > self.first and self.sheet.forms[people.first - 1] in words_of("the_most")

    def at_large(self, people: People, at: int) -> bool:
        """سياستهم في قتل المدنيين, حرم قتل الآمنين: a practice, no telling, where nothing says that it came about."""
        if not people.definite or people.number != "p" or people.counted or people.outcomes:
            return False
        if self.owned_to(at):
            return False
        return not any(
            self.sheet.phrase(unit, "cause") or self.tokens.flags[unit] & RESULT or self.sheet.forms[unit] in words_of("came_about")
            for unit in range(max(self.first, at - _CAME_ABOUT), at)
        )

    def owned_to(self, at: int) -> bool:
        """تبنى الحزب أمس قتل الشرطيين: somebody owns to that deed; not to a policy of it (تبنى سياسة قتل المدنيين)."""
        low = max(self.first, at - _OWNS_TO)
        if words_of("owns_to").isdisjoint(self.sheet.forms[low:at]):
            return False
        doer = any("actor" in self.sheet.kinds[unit] and self.sheet.stops[unit] == at for unit in range(low, at))
        return doer or bool(self.sheet.dated[at - 1]) or self.sheet.forms[at - 1][:2] == "ال"

    def burnt_by(self, at: int, people: People) -> bool:
        """إحراق المستوطنين لمنزله, حرق ثلاثة مستوطنين سيارات: those who did it."""
        if self.sheet.forms[at] not in words_of("burnt") or people.last >= self.last:
            return False
        behind = self.sheet.stops[at]
        thing = people.first > behind and (self.tokens.joined(people.first) or "actor" not in self.sheet.kinds[behind])
        if not (people.noun or people.names) or thing:
            return True  # حرق بعض الخيام, حرق حاصدة و3 عجلات, حرق إطارات تجمع المئات
        return self.sheet.pre[people.last] == "ل" or bool(self.sheet.phrase(people.last, "thing"))

    def aboard(self, at: int, outcome: str) -> People | None:
        """توقيف شاحنة محملة بثلاثين مهاجرا, قارب على متنه 45 مهاجرا: with the vehicle those in it are held."""
        if outcome not in ("detained", "abducted"):
            return None
        for unit in range(at + 1, min(self.last - 1, at + 8)):
            if self.sheet.forms[unit] in words_of("aboard"):
                behind = (read_people(self.tokens, next_, self.last) for next_ in (unit + 1, unit + 2) if next_ < self.last)
                return next((people for people in behind if people and people.counted and people.noun), None)
            if self.tokens.flags[unit] & (OPENERS | PUNCTUATION):
                return None
        return None

    def held_body(self, at: int, outcome: str) -> bool:
        """احتجاز جثمان, اختطاف جثة: a body that is held is nobody held."""
        if outcome not in ("detained", "abducted"):
            return False
        return any(self.sheet.forms[unit] in words_of("bodies") for unit in range(at, min(self.last, at + 3)) if not self.tokens.is_verb(unit))

    def kept(self, frame: Frame, at: int, outcomes: tuple[str, ...], people: People, stop: int) -> int:
        self.add(frame.id, at, outcomes, people)
        return stop

    def taken(self, at: int) -> bool:
        """أرواح, بحياة: of somebody whose life a word before takes."""
        key = next((term.key for term in self.sheet.terms[at] if term.kind == "harm"), "")
        if key not in ("أرواح", "بحياة"):
            return True
        before = self.sheet.forms[max(self.first, at - 12) : at]
        return any(form.startswith(_TAKES) for form in before) or not words_of("losses").isdisjoint(before[-3:])

    def taken_up(self, people: People, at: int) -> bool:
        """احتجاجا على مقتل المتظاهر, بعد مقتل القائد: a definite one without a name, told of as known."""
        before = self.sheet.forms[at - 1] if at > self.first else ""
        if people.definite and self.sheet.pre[at][-1:] == "ب" and self.tokens.flags[at - 1] & COMPLEMENT:
            return True  # بمقتل الرضيعة وأمها ترتفع الحصيلة
        if people.names or people.counted or before not in words_of("takes_up_known"):
            return False
        if people.number != "s" and before not in words_of("looks_into"):
            return False
        return self.is_definite(people) and not self.named_soon(people.last)

    def is_definite(self, people: People) -> bool:
        """المتظاهرين, متظاهري الساحة."""
        return people.definite or (people.number == "p" and self.sheet.forms[people.last - 1][:2] == "ال")

    def named_soon(self, at: int) -> bool:
        return any(not self.sheet.pre[unit] and named_at(self.tokens, unit, self.last, titled=True) for unit in range(at, min(self.last, at + 4)))

    def sentenced_or_bare(self, at: int, stop: int, outcome: str) -> int:
        """إصابات by itself: people, where it is an indefinite plural that fell, or stands at the head of a headline."""
        sheet, form = self.sheet, self.sheet.forms[at]
        if sheet.pre[at] not in _AND_OR_NONE or form not in _CASES_MANY or self.sheet.forms[stop : stop + 1] in _DIRECT:
            return stop
        low, high, expr = (2, 2, "exact") if form in _CASES_TWO else (2, None, "unstated")
        people = People(at, at + 1, low, high, expr, noun=True, outcomes=(outcome,))
        if self.negated_noun(people) or (stop < self.last and sheet.forms[stop] in words_of("of_some")):
            return stop
        stop += stop < self.last and self.sheet.phrase(stop, "others")
        people.victims = self.cases_among(stop, people.victims) if stop < self.last else people.victims
        return self.listed("harm.case", at, (outcome,), people)

    def cases_among(self, at: int, victims: Victims) -> Victims:
        """إصابات بينهم, إصابات بين المدنيين, إصابات في صفوف المتظاهرين: who those were whom the cases befell."""
        form = self.sheet.forms[at]
        if form in words_of("among_them") and self.unclaimed is not None:
            return replace(victims, status=self.unclaimed.victims.status)
        if form not in _BETWEEN_OR_IN:
            return victims
        described = read_people(self.tokens, at + 1 + (self.sheet.forms[at + 1 : at + 2] == ["صفوف"]), self.last)
        return described.victims if described else victims

    def genitive(self, at: int, masdar: int) -> People | None:
        """Those of whom it is told: right behind, behind a day, or behind those who did it (إعدام قوات X ثلاثة رجال)."""
        sheet = self.sheet
        unit, doer = self.past_quote(at, masdar), False
        while unit < min(self.last, at + 16):
            people = self.of_whom_at(unit, masdar, first=unit == at)
            if people is not None:
                return people if not doer or sheet.pre[unit] == "ل" or self.may_be_object(people) else None
            ended = self.ends_genitive(unit, at, masdar) and not self.runs_on(unit, doer=doer)
            if ended and (sheet.forms[unit] not in words_of("against_whom") or unit + 1 >= self.last):
                return None
            if ended or sheet.dated[unit] or self.runs_on(unit, doer=doer):
                unit += 1
                continue
            step = self.past(unit)
            doer |= step.doer
            unit = step.at
        return None

    @staticmethod
    def may_be_object(people: People) -> bool:
        """Behind who did it: those counted, or an indefinite noun."""
        return people.counted or (people.noun and not people.definite)

    def of_whom_at(self, at: int, masdar: int, *, first: bool) -> People | None:
        """People at a unit, in the genitive or behind the ل or ب of a verbal noun; by name right behind some."""
        if self.sheet.pre[at] not in ("", "ال") and not self.governed(at, masdar):
            return None
        if at == masdar + 1 and self.sheet.forms[masdar][:2] == "ال" and self.sheet.term(at, "person") and not self.sheet.pre[at]:
            return None  # خبر الاغتيال فرد إنه: a definite noun has no genitive
        return read_people(self.tokens, at, self.last, named=first and self.takes_name(masdar), registry=self.registry())

    def takes_name(self, at: int) -> bool:
        """مقتل فلان, أودى بحياة فلان: the bare name may follow."""
        return self.sheet.forms[at] in words_of("takes_name") or any(form.endswith("حياه") for form in self.sheet.forms[at : self.sheet.stops[at]])

    def runs_on(self, at: int, *, doer: bool) -> bool:
        """باعتقال القوات منذ مطلع العام وحتى نهاية آب 900 عامل: و joins a preposition behind who did it."""
        return doer and self.tokens.joined(at) and bool(self.tokens.flags[at] & PREPOSITION)

    def ends_genitive(self, at: int, first: int, masdar: int) -> bool:
        """A mark, a clause, a verb or و ends it; behind a verbal noun with the article, whatever is not people."""
        tokens, form = self.tokens, self.sheet.forms[at]
        if tokens.flags[at] & (OPENERS | PUNCTUATION) or tokens.is_verb(at) or tokens.joined(at):
            return True
        return form in words_of("ends_genitive") or (at > first and self.sheet.forms[masdar][:2] == "ال")

    def past_quote(self, at: int, masdar: int) -> int:
        """«استشهاد» 15 مصليا: the word alone stands in quotation marks."""
        return at + 1 if masdar > self.first and self.sheet.prose.closes.get(masdar - 1) == at else at

    def governed(self, at: int, masdar: int) -> bool:
        """الإصابة لطفلين, إعداما لأربعة, الإعدام بثلاثة رجال: those of whom a verbal noun tells behind ل or ب."""
        form, pre = self.sheet.forms[masdar], self.sheet.pre[at]
        known = form[:2] == "ال"
        return (pre == "ل" and (known or form.endswith(ALEF))) or (pre == "ب" and known and at == masdar + 1)

    def of_him(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """أسفرت عن مقتله: of him who was named before, where the death is told and not taken up."""
        told = any(self.sheet.phrase(unit, "cause") or self.tokens.flags[unit] & RESULT or self.sheet.forms[unit] in words_of("announced") for unit in range(max(self.first, at - 4), at))
        told = told or self.sheet.forms[at - 1] in words_of("was_done")
        if told and self.sheet.suf[at] in words_of("theirs"):
            return self.of_them_all(at, stop, outcomes, frame.id)
        if not told or self.sheet.suf[at] not in ("ه", "ها"):
            return stop
        self.of_one(at, stop, outcomes, frame.id, "man" if self.sheet.suf[at] == "ه" else "woman")
        return stop

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

    def of_one(self, at: int, stop: int, outcomes: tuple[str, ...], rule: str, sex: str) -> None:
        """Of the one person told before: by a noun, else by a name of two words that tells the same sex."""
        for group in reversed(self.phrases_between_all(max(self.first, at - 40), at)):
            people = group[0]
            if people.number == "s" and people.noun:
                self.add(rule, at, outcomes, replace(people, first=at, last=stop))
                return
        for unit in range(at - 2, max(self.first, at - 30), -1) if outcomes[0] in ("killed", "injured") else ():
            name = read_name(self.sheet, unit, at)
            if name and name.sex == sex and name.last - name.first > 1 and (unit == self.first or read_name(self.sheet, unit - 1, at) is None):
                self.add(rule, at, outcomes, People(at, stop, 1, 1, "exact", Victims(sex=sex), number="s", names=((name.first, name.last),)))
                return

    def of_them_all(self, at: int, stop: int, outcomes: tuple[str, ...], rule: str, *, two: bool | None = None) -> int:
        """دراجة تقل شخصين، ما أسفر عن مقتلهما: those counted before, of whom no harm was told."""
        two = self.sheet.suf[at] == THEY_TWO if two is None else two
        for group in reversed(self.phrases_between_all(max(self.first, at - 30), at)):
            people = group[0]
            if people.noun and not people.outcomes and people.min == people.max and people.min is not None and (people.min == 2) == two and people.min > 1:
                self.add(rule, at, outcomes, people)
                break
        return stop

    def two_outcomes(self, at: int, stop: int, outcome: str) -> tuple[tuple[str, ...], int]:
        """قتل وجرح 28, مقتل وإصابة عشرات: two words for one number."""
        sheet = self.sheet
        unit = stop + (stop < self.last and sheet.forms[stop] in _AND_OR_OR)
        if unit >= self.last or not (sheet.pre[unit] == AND or unit > stop):
            return (outcome,), stop
        other = self.second_outcome(at, unit)
        if other is None or other == outcome or self.harm_term(at) is None or sheet.suf[unit]:
            return (outcome,), stop
        self.used[unit] = 1
        return (outcome, other), sheet.stops[unit]

    def second_outcome(self, at: int, other: int) -> str | None:
        """وجرح, وإصابة: the outcome of a second verb with the same subject, or of a second verbal noun."""
        terms = [term for term in self.sheet.terms[other] if term.kind == "harm"]
        verb = next((term for term in terms if term.form in ("past", "present")), None)
        if verb is None and any(term.form == "masdar" for term in self.sheet.terms[at]):
            noun = next((term for term in terms if term.form == "masdar"), None)
            return noun.row["outcome"] if noun and not self.sheet.suf[at] else None
        return verb.row["outcome"] if verb and self.one_subject(at, other) else None

    def one_subject(self, at: int, other: int) -> bool:
        """قتل وجرح 28, but not متظاهر قتل وأصيب 40: two verbs share a subject only where none stands before the first, or both agree with it."""
        one, two = agreement(self.sheet.forms[at]), agreement(self.sheet.forms[other])
        if one[0] != two[0]:
            return False
        if at > self.first and self.tokens.flags[at - 1] & RELATIVE:
            return True  # الذي خطف وقتل
        group = self.before_verb(at) if not self.tokens.joined(at) else []
        return one[0] != "s" or not (group and group[-1].last >= at - 1)

    def phrases_between_all(self, start: int, end: int, *, again: bool = False) -> list[list[People]]:
        found, unit = [], start
        while unit < end:
            people = read_people(self.tokens, unit, end) if again or not self.used[unit] else None
            if people:
                found.append([people])
            unit = max(unit + 1, people.last if people else 0)
        return found

    def harm_term(self, at: int) -> Term | None:
        """The word of harm at a unit: a verb or verbal noun before a noun of one spelling."""
        terms = [term for term in self.sheet.terms[at] if term.kind == "harm"]
        if terms and self.sheet.pre[at][-1:] in ("ل", "ب"):
            terms.sort(key=lambda term: term.form != "masdar")
        if self.sheet.forms[at] in _NOT_BEHIND_NUMBER and at > self.first and self.is_counted(at):
            return None
        return next((term for term in terms if term.form in ("past", "present", "masdar")), terms[0] if terms else None)


_END = "مصرع"
_CAME_ABOUT = 14  # units before a verbal noun in which a word says that it came about
_OWNS_TO = 6  # units before a verbal noun in which a verb says whose deed it was
_CASES_MANY = rule_words("verbal_nouns.cases_many")
_DIRECT = (["مباشره"], ["محققه"], ["دقيقه"], ["بليغه"], ["بالغه"], ["خطيره"], ["خطره"])
_TAKES = rule_forms("verbal_nouns.takes")
_CASES_TWO = rule_words("verbal_nouns.cases_two")
_NOT_BEHIND_NUMBER = rule_words("verbal_nouns.not_behind_number")
