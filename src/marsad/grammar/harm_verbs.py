"""Verbs and verbal nouns of harm: قتل 12, 12 قتلوا, مقتل 12, قتل مسلحون ثلاثة مدنيين."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.harm_around import PASSIVE
from marsad.grammar.harm_found import HarmAt, Word, harm_term
from marsad.grammar.harm_headlines import cases_head
from marsad.grammar.harm_lists import WHERE
from marsad.grammar.harm_names import Names, two_names
from marsad.grammar.harm_words import beginnings, words
from marsad.grammar.people import read_people
from marsad.grammar.people_described import case_of
from marsad.grammar.people_found import People
from marsad.grammar.place_found import ends_in_pronoun
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims

_GAP = 9  # units of when and where that may stand between a verb of harm and those harmed


class Verbs(Names):
    """Verbs and verbal nouns of harm, and whom they take."""

    def _word(self, at: int) -> Word | None:
        """The word of harm at a unit; "مقتل وإصابة" and "قتل وجرح" count as one with two outcomes."""
        term = harm_term(self.sheet, at)
        if term is not None and term.form == "past" and self.sheet.pre[at].endswith(("ل", "ب", "ك")):  # لقتل, بجرح: nouns
            term = next((other for other in self.sheet.terms[at] if other.kind == "harm" and other.form not in ("past", "present")), None)
        if term is None:
            return None
        if term.form == "past" and (noun := self._as_noun(at)) is not None:
            term = noun
        stop = self.sheet.stops[at]
        outcomes: tuple[str, ...] = (term.row["outcome"],)
        pos = "noun" if term.form == "d" else "verb" if term.form in ("past", "present") else term.row["pos"] if term.row["pos"] != "verb" else "masdar"
        stop += stop + 1 < self.last and self.sheet.forms[stop] == "او" and pos in ("verb", "masdar") and harm_term(self.sheet, stop + 1) is not None  # قتل أو جرح
        if stop < self.last and (self.sheet.pre[stop] == "و" or self.sheet.forms[stop - 1] == "او") and pos in ("verb", "masdar"):
            other = next((one for one in self.sheet.terms[stop] if one.kind == "harm" and one.form == term.form and one.row["outcome"] != outcomes[0]), None)
            if other and other.form in ("past", "present", "masdar") and not (pos == "verb" and (self.sheet.forms[at].endswith(("وا", "ا", "ون")) or self._people_before(at))):
                outcomes += (other.row["outcome"],)
                stop = self.sheet.stops[stop]
        return Word(at, stop, outcomes, pos, term.form)

    def _case_count(self, word: Word) -> People | None:
        """27 حالة إعدام بحق مدنيين, 61 حادثة قتل لمدنيين: the number of cases counts those whom they befell."""
        sheet, at = self.sheet, word.at - 1
        if at <= self.first or sheet.forms[at] not in _CASE_NOUNS:
            return None
        return next((one for start in range(max(self.first, at - 4), at) if (one := read_people(sheet, start, at)) and one.counted and one.last == at), None)

    def _as_noun(self, at: int) -> Term | None:
        """قتل وإصابة 40: what may be a verb is a verbal noun where و joins another to it."""
        sheet, behind = self.sheet, self.sheet.stops[at]
        if at > self.first and sheet.forms[at - 1] in _CASE_NOUNS:
            return next((term for term in sheet.terms[at] if term.kind == "harm" and term.form == "masdar"), None)
        other = harm_term(sheet, behind) if behind < self.last and sheet.pre[behind] == "و" else None
        if other is None or other.form != "masdar" or any(term.form in ("past", "present") for term in sheet.terms[behind] if term.kind == "harm"):
            return None
        return next((term for term in sheet.terms[at] if term.kind == "harm" and term.form == "masdar"), None)

    def _behind(self, word: Word, gap: int) -> int:
        """Those harmed stand behind the word, after at most ``gap`` units of place or time."""
        if self.sheet.suf[word.stop - 1] and word.pos == "masdar":
            done_to = read_people(self.sheet, word.stop, self.last) if word.stop < self.last and not self.sheet.pre[word.stop] else None
            if done_to and done_to.noun and (done_to.counted or (done_to.number == "s" and self.sheet.forms[word.stop].endswith("ا"))):
                return self._list(word, done_to)  # لقتلهم صحفيا
            return word.stop
        people_at = self._people_after(word.stop, gap)
        if (people_at is None or not people_at.counted) and word.pos == "masdar" and (denied := self._denied(word.at)):
            # لم تسجل إصابات says none; لم تثبت تصفية فلان says neither that he was killed nor that nobody was
            return self._not_there(word.at, word.stop, word.outcomes[0], denied if case_of(self.sheet, word.at) else "unknown")
        if word.outcomes[0] == "missing" and self._lost_life(word):
            word = replace(word, outcomes=("killed",))
        if people_at is None and (among := self._among(word)) is not None:
            self._add(word, among)
            return among.last
        if people_at is None and cases_head(self.sheet, self.first, self.last, word.at):
            self.found.append(HarmAt(word.at, word.stop, word.at, word.outcomes[0], 2, None, "unstated", Victims()))
            return word.stop
        if people_at is None:
            return self._named(word)
        if people_at.min == people_at.max == 1 and people_at.first > word.stop and two_names(sheet := self.sheet, word.stop, self.last):
            named = self._named(word) if not sheet.forms[word.stop].startswith("ال") else word.stop
            if named > word.stop:  # the title behind a name (مقتل فلان الفلاني، أحد قادة …) is the same person's
                return max(named, people_at.last)
        if not people_at.counted and (count := self._case_count(word)) is not None:
            people_at = replace(people_at, first=count.first, min=count.min, max=count.max, expr=count.expr, counted=True)
        if self.sheet.forms[word.at] in _BURNT and people_at.last < self.last and self.sheet.phrase(people_at.last, "thing"):
            return people_at.last
        if self.sheet.forms[word.at] in _BURNT and people_at.last < self.last and self.sheet.pre[people_at.last] == "ل":
            return people_at.last  # إحراق المستوطنين لمنزله: those who did it
        if self.sheet.forms[word.at] in _BURNT and people_at.first > word.stop:
            return word.stop
        if self.sheet.forms[word.at] == "اسر" and people_at.outcome and not people_at.counted:
            return people_at.last  # أسر الشهداء: their families
        if people_at.back and self.found and self.found[-1].last <= word.at and self.found[-1].outcome == word.outcomes[0] and people_at.counted:
            self._part(self.found[-1], people_at)  # إصابة 5 …، إصابة 3 منهم خطيرة: of the five
            return people_at.last
        return self._list(word, people_at)

    def _verb(self, word: Word) -> int:
        sheet = self.sheet
        negated = word.at > self.first and sheet.forms[word.at - 1] in ("لم", "لن", "لا", "ما")
        if negated:
            return word.stop
        if sheet.forms[word.stop] in ("بها", "به", "بهما", "بهم") if word.stop < self.last else False:
            return word.stop  # بجراح أصيب بها: the wounds of the one told before
        if sheet.forms[word.at] in _RULED and any(form.startswith(_COURT) for form in sheet.forms[word.stop : min(self.last, word.stop + 3)]):
            return word.stop  # قضت محكمة بسجن سبعة
        if sheet.forms[word.at] in _MOURNS:
            return self._mourned(word)
        if sheet.suf[word.at]:
            return self._taken_up(word)
        if word.outcomes[0] == "missing" and sheet.forms[word.at].endswith("فقد") and not self._lost(word.stop):
            return word.stop  # فقد استطاع المهاجم: "then", no loss; فقد الحوثيون السيطرة: those who lost it
        if word.outcomes[0] == "missing" and self._lost_life(word):
            word = replace(word, outcomes=("killed",))
        if (part := self._of_them(word)) is not None:
            return part
        if (listed := self._each_of(word, word.stop)) > word.stop:
            return listed
        plural = self._of_several(word.at)
        before = self._people_before(word.at)
        stop = word.stop
        while stop < self.last and sheet.forms[stop] in _ALSO:
            stop += 1
        direct = self._people_after(stop, 0)
        if before is None and plural and direct is None:
            before = self._head_of_clause(word.at)
        if before and (direct is None or sheet.pre[direct.first] == "و"):
            before = self._two(word.at, before)
            if not before.noun and self.found and self.found[-1].part_of is not None and before.first - self.found[-1].last < 16 and self._joined_by_and(before.first):
                self._part(self.found[-1].whole, before, word.outcomes[0])  # منهم 30 قتلوا …، و21 قتلوا …
                return word.stop
            joined = [one for one in self._joined_before(before) if one.outcome is None] if plural else []
            word = self._and_so_too(word)
            for people in (*joined, before):
                self._add(word, people)
            before = joined[0] if joined else before
            self.word = word
            inner = next((at for at in range(before.last, word.at) if self._opens_subset(at)), -1)
            if inner >= 0:
                self._subset(inner)
            return self._together_with(word, word.stop)
        die = sheet.near("die", word.stop, min(self.last, word.stop + 24))
        after = self._people_after(word.stop, _GAP)
        if after is not None and after.outcome and after.number == "s" and after.first == word.stop and sheet.term(after.first, "person") is None and sheet.forms[word.at] in _RISE_AS:
            return after.last  # حتى ارتقى ضحية
        if after is not None and self._takes_a_thing(word, after):
            return after.last
        if after is not None and (target := self._target(word, after)):
            after = target
        if after is not None and after.first > word.stop and self._beside_a_name(after) and (named := self._named(word)) > word.stop:
            return named
        if after is not None and (sheet.forms[word.at] not in _MEETS or after.first < die):
            return self._list(word, after)
        if sheet.forms[word.at] not in PASSIVE or before:
            return word.stop
        named = self._named(word)
        return self._subject(word) if named == word.stop else named

    def _mourned(self, word: Word) -> int:
        """نعت الهيئة اثنين من مسعفيها, نعى فيه القيادي فلان: behind who mourns stand the dead."""
        sheet = self.sheet
        for at in range(word.stop, min(self.last, word.stop + 7)):
            people = read_people(sheet, at, self.last)
            if people is None or (at == word.stop and sheet.forms[at].startswith("ال")):
                continue
            titled = people.number == "s" and (sheet.forms[at].startswith("ال") or sheet.suf[at])
            return self._list(word, people) if (people.counted and people.noun) or titled else word.stop
        return word.stop

    def _of_them(self, word: Word) -> int | None:
        """توفي أحدهم, قتل منهم سبعة: how many of those before it befell, whatever befell the others."""
        sheet, at = self.sheet, word.stop
        if at >= self.last:
            return None
        of_them = sheet.forms[at] in _OF_THEM
        if of_them and sheet.forms[at] in _ONE_OF_THEM:
            people: People | None = People(at, at + 1, 1, 1, "exact", Victims(sex="woman" if sheet.forms[at].startswith("احدا") else "unknown"), True, False, back=True, number="s")
        else:
            people = read_people(sheet, at + 1, self.last) if of_them else read_people(sheet, at, self.last)
        if people is None or not people.counted or not (of_them or (people.back and not people.noun)):
            return None
        whole = self._parent(word.at)
        if whole is None:
            described = self._people_before(word.at) or self._described_before(word.at)
            people = replace(people, victims=replace(people.victims, status=described.victims.status)) if described and people.victims.status == "unknown" else people
            return self._list(word, people)
        self._part(whole, people, word.outcomes[0])
        return people.last

    def _described_before(self, at: int) -> People | None:
        """كان في الحافلة 20 راكبا قتل منهم سبعة: those counted before, of whom only some were harmed."""
        for unit in range(at - 1, max(self.first, at - 12) - 1, -1):
            people = read_people(self.sheet, unit, at)
            if people and people.noun and (people.counted or people.number == "p"):
                return people
        return None

    def _beside_a_name(self, people: People) -> bool:
        """محمد فلان ومرافقه: who is told by what he is to the one named before."""
        return not people.counted and people.number == "s" and self.sheet.pre[people.first] == "و" and (self.sheet.suf[people.first] in ("ه", "ها") or ends_in_pronoun(self.sheet, people.first))

    def _joined_by_and(self, at: int) -> bool:
        return self.sheet.pre[at] == "و" or (at > self.first and self.sheet.forms[at - 1] == "و")

    def _two(self, verb: int, people: People) -> People:
        """إن مواطنين استشهدا: the dual of the verb says that they were two."""
        dual = self.sheet.forms[verb].endswith(("ا", "ان")) and not self.sheet.forms[verb].endswith("وا") and verb in range(people.last, people.last + 2)
        if people.counted or people.number != "p" or not dual or not self.sheet.forms[people.first].endswith(("ين", "ان")):
            return people
        return replace(people, min=2, max=2, expr="exact", number="d")

    def _among(self, word: Word) -> People | None:
        """اعتقالات في أوساط الجنود, إصابات في صفوف المدنيين: whose ranks it befell."""
        for at in range(word.stop, min(self.last - 1, word.stop + 6)):
            if self.sheet.forms[at] in ("اوساط", "صفوف"):
                people = read_people(self.sheet, at + 1, self.last)
                return people if people and people.number == "p" else None
        return None

    def _lost(self, at: int) -> bool:
        people = self._people_after(at, 0)
        return self.sheet.phrase(at, "personal") if people is None and at < self.last else people is not None and (people.counted or people.number in ("s", "d"))

    def _lost_life(self, word: Word) -> bool:
        """فقد ثلاثة حياتهم; تفقد ثلاثة جنود: whoever loses his life, and an army that loses soldiers."""
        sheet = self.sheet
        if any(form in _LIFE for form in sheet.forms[word.stop : min(self.last, word.stop + 8)]):
            return True
        people = self._people_after(word.stop, 0) if word.form == "present" and sheet.forms[word.at].startswith("ت") else None
        return people is not None and people.victims.status in ("soldier", "fighter") and people.number != "s"

    def _of_several(self, at: int) -> bool:
        """قتلوا, لقوا, يقتلون: a verb behind those it tells of."""
        form = self.sheet.forms[at]
        return self._of_two(at) or (form.endswith(("وا", "ون", "ن")) and (len(form) > 4 or form in _MEETS or form == "قضوا"))

    def _of_two(self, at: int) -> bool:
        """قتلا, أصيبتا, استشهدا: a dual verb behind its two."""
        form, term = self.sheet.forms[at], harm_term(self.sheet, at)
        return term is not None and term.form in ("past", "present") and form.endswith(("ا", "ان")) and not form.endswith("وا") and len(form) > len(term.key)

    def _and_so_too(self, word: Word) -> Word:
        """90 شخصا قتلوا وأصيبوا: one number for two outcomes, where the second verb has no people of its own."""
        sheet, at = self.sheet, word.stop
        if at >= self.last or sheet.pre[at] != "و" or not self._of_several(word.at) or not self._of_several(at):
            return word
        other = next((term for term in sheet.terms[at] if term.kind == "harm" and term.form == word.form), None)
        if other is None or other.row["outcome"] in word.outcomes or self._people_after(sheet.stops[at], 0) is not None:
            return word
        return replace(word, outcomes=(*word.outcomes, other.row["outcome"]), stop=sheet.stops[at])

    def _takes_a_thing(self, word: Word, doer: People) -> bool:
        """أوقف أربعة مسلحين سيارة: what was stopped or seized is a thing; those before it did it."""
        sheet, at = self.sheet, doer.last
        return not doer.grouped and sheet.forms[word.at] in _ACTIVE and at < self.last and not sheet.pre[at] and not sheet.forms[at].startswith("ال") and sheet.phrase(at, "thing") and not sheet.dated[at]

    def _target(self, word: Word, doer: People) -> People | None:
        """قتل مسلحون ثلاثة مدنيين: a second group right behind the first, with nothing to join them, is the one harmed.

        Between the two may stand when, where, and a clause that says who the doers are (يشتبه في أنه ينتمي إلى X).
        """
        sheet, at = self.sheet, doer.last
        if sheet.forms[word.at] not in _ACTIVE or doer.others or doer.back:
            return None
        told = at + (at + 1 < self.last and sheet.forms[at] == "،")
        clause = at < self.last and sheet.forms[told] in _QUALIFIES
        at = told if clause else at
        while at < min(self.last, doer.last + 16):
            if sheet.phrase(at, "besides"):
                return None
            if sheet.forms[at] in _HOW:  # أعدم مسلحون رميا بالرصاص تسعة
                at = max(sheet.stops[at], at + 1)
                continue
            people = read_people(sheet, at, self.last)
            new = people and (people.counted or at == doer.last) and not (people.back or people.others or sheet.pre[at])
            if people and new and people.noun and sheet.forms[at - 1] not in _PREPOSITIONS:
                return people
            joined = sheet.pre[at] == "و" or (sheet.forms[at] in _JOINS and not (clause and sheet.forms[at] == "،")) or not sheet.kinds[at].isdisjoint(_OTHER_TELLING)
            described = sheet.forms[at].startswith("ال") and len(sheet.forms[at]) > 3 and not sheet.kinds[at] and not sheet.pre[at]  # جماعة X الإسلامية المتطرفة
            if joined or not (clause or described or sheet.dated[at] or sheet.forms[at] in _PREPOSITIONS or not sheet.kinds[at].isdisjoint(WHERE)):
                return None
            at = max(sheet.stops[at], at + 1)
        return None

    def _exposed(self, word: Word) -> int:
        """تعرض سبعة من رجال الحرس للإصابة, تعرضوا للخطف: the people stand behind or before the verb of being exposed."""
        sheet = self.sheet
        verb = next((at for at in range(word.at - 1, max(self.first, word.at - 14) - 1, -1) if sheet.forms[at].startswith(_EXPOSED)), None)
        people = None if verb is None else self._people_after(verb + 1, 0) or self._people_before(verb)
        if people is None or people.last > word.at:
            return self._behind(word, 5)
        self._add(word, people)
        return word.stop

    def _taken_up(self, word: Word) -> int:
        """مدنيين اعتقلتهم القوات: the pronoun of the verb takes up the people right before it."""
        before = self._people_before(word.at) if self.sheet.term(word.at, "person") is None else None
        if before and before.last == word.at and (before.counted or before.number in ("p", "d")) and not self.sheet.forms[before.first].startswith("ال"):
            self._add(word, before)
        elif before is None and self.sheet.suf[word.at] in ("هما", "هم") and (known := self._known_at_head(word.at)) is not None:
            self._add(word, known)
        elif before is None and word.outcomes[0] in _DONE_TO_ONE and self.sheet.suf[word.at] in ("ه", "ها") and (one := self._one_before(word.at)) is not None:
            self._add(word, one)
        return word.stop

    def _known_at_head(self, verb: int) -> People | None:
        """قياديان في الحركة اغتالتهما القوات: two or more at the head of the sentence whom the pronoun takes up."""
        people = read_people(self.sheet, self.first, verb)
        if people is None or verb - self.first > 12 or not (people.number == "d" or (people.counted and people.noun)):
            return None
        between = range(people.last, verb)
        return None if any(harm_term(self.sheet, at) or self.sheet.forms[at] in ("،", ":") for at in between) else people

    def _one_before(self, verb: int) -> People | None:
        """خطفوا طبيبا ثم قتلوه: the one person told of before the verb, in its sentence, whom its pronoun takes up."""
        sheet = self.sheet
        for at in range(verb - 1, max(self.first, verb - _PRONOUN_REACH) - 1, -1):
            if sheet.phrase(at, "complement") or sheet.forms[at] in (":", "؛"):
                return None
            adjective = sheet.forms[at].startswith("ال") and sheet.forms[at - 1].startswith("ال")  # التدريب الأمريكي
            people = read_people(sheet, at, verb) if sheet.term(at, "person") and sheet.pre[at] in ("", "ال") and not adjective else None
            if people is not None:
                return people if people.number == "s" and not people.counted and people.outcome is None and people.victims.status != "fighter" else None
        return None

    def _taken_away(self, word: Word) -> bool:
        """حصدت الغارات أرواح 14 شخصا, not أنقذت أرواح: souls alone need a word that they were taken."""
        return self.sheet.forms[word.at] != "ارواح" or any(form in _REAPED for form in self.sheet.forms[max(self.first, word.at - 7) : word.at])


_OF_THEM = words("of_them")
_ONE_OF_THEM = words("one_of_them")
_RISE_AS = words("rise_as")
_RULED = words("ruled")
_COURT = beginnings("court")
_MOURNS = words("mourns")
_CASE_NOUNS = words("case_nouns")
_LIFE = words("life")
_ALSO = words("also")
_HOW = words("how")
_DONE_TO_ONE = frozenset({"killed", "abducted", "detained"})
_PRONOUN_REACH = 14  # units between a verb and the one that its pronoun takes up
_ACTIVE = words("active")
_QUALIFIES = words("qualifies")
_PREPOSITIONS = words("prepositions")
_JOINS = frozenset({"،", ",", "و", "او", ".", ":", "(", "-", "؛", "ثم"})
_OTHER_TELLING = frozenset({"event", "harm", "cause", "subset"})
_EXPOSED = beginnings("exposed")
_REAPED = words("reaped")
_MEETS = words("meets")
_BURNT = words("burnt")
