"""Lists joined by و, parts of a count (بينهم, أحدهم, in brackets, in lines), and who all of them were (جميعهم)."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.found import FramedHarm
from marsad.frames.names import is_given, named_at, starts_joined
from marsad.frames.people.ages import past_age, read_age
from marsad.frames.people.counted import and_one_of
from marsad.frames.people.described import describe
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.verbs import Verbs
from marsad.frames.victims import of_decade, person_at, with_noun
from marsad.frames.words import meaning_of, words_of
from marsad.grammar.cut_names import given_names
from marsad.grammar.sheet import TYPE_WORDS
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import ADVERB, ALL, BESIDES, CLOSED, MOST, OPENERS, PREPOSITION, PREPOSITION_IN, PUNCTUATION, SUBSET
from marsad.text.rule_words import ABOUT, ALSO, AND, ARTICLE, IN, OF, WITH, rule_words

_COMMAS = frozenset({"،", ","})
_AND_OR_MARK = _COMMAS | {AND}
_ABOUT_OR_ALSO_OR_OF_OR_MARK = frozenset({OF, ALSO, ABOUT, ":", "\"", "(", "-"})

_WHERE = rule_words("parts.where")
_KIN = rule_words("found.kin")
_PLACES = frozenset(TYPE_WORDS | {"place", "region"})
_BODILY = frozenset({"killed", "injured"})
_COUNT = 5  # units of a count with its noun, before a colon
_NEAR = 8  # units between two parts of one whole
_APPOSITION = 14  # units between one person and his men
_MANY = 100  # so many displaced people are told beside the dead, not among them
_BY_MEANS = ADVERB | PREPOSITION_IN
_RULE_PART, _RULE_BRACKET, _RULE_LIST = "harm.part", "harm.part_in_brackets", "harm.listed"


class Parts(Verbs):
    """What hangs on harms that were read already."""

    def listed(self, rule: str, trigger: int, outcomes: tuple[str, ...], people: People) -> int:
        """A phrase for people and those joined to it by و, each harmed in the same way; the unit behind the last."""
        if people.back and people.counted and not people.outcomes and (whole := self.larger(outcomes[0], people)) is not None:
            self.add_part(_RULE_PART, whole, people)
            return people.last
        self.add(rule, trigger, people.outcomes if len(people.outcomes) > 1 else outcomes, people)
        begun = len(self.found) - 1
        at = self.bracket(past_age(self.tokens, people.last, self.last))
        at = self.summed_up(at, people)
        while (more := self.next_in_list(at, people)) is not None:
            self.add(rule, trigger, more.outcomes or outcomes, more)
            self.share_group(begun, more)
            people = more
            at = self.bracket(past_age(self.tokens, more.last, self.last))
        if people.number == "s" and (kin := self.with_kin(at) or self.companions(at, people)) is not None:
            return self.listed(rule, trigger, outcomes, kin)
        return at

    def with_kin(self, at: int) -> People | None:
        """قتل سائق في الغارة مع زوجته, أصيب فلان بجروح برفقة أفراد عائلته: his own people with him."""
        for unit in range(at, min(self.last - 1, at + 5)):
            if self.sheet.forms[unit] in words_of("with_kin"):
                people = read_people(self.tokens, unit + 1, self.last)
                return people if people and not people.outcomes and self.own_kin(people, unit + 1) else None
            if self.ends_phrase(unit):
                return None
        return None

    def own_kin(self, people: People, at: int) -> bool:
        """زوجته, أفراد عائلته: kin by the noun, and his by the pronoun."""
        kin = self.relation(people) is not None or not words_of("family_one").isdisjoint(self.sheet.forms[at : people.last + 1])
        return kin and any(self.sheet.suf[word] in words_of("his") for word in range(at, min(people.last + 1, self.last)))

    def ends_phrase(self, at: int) -> bool:
        """A mark, a word that opens a clause, a verb or و."""
        opens = self.tokens.flags[at] & (OPENERS | PUNCTUATION) and not self.tokens.flags[at] & PREPOSITION
        return bool(opens) or self.tokens.is_verb(at) or self.tokens.joined(at)

    def companions(self, at: int, people: People) -> People | None:
        """مقتل فلان، مساعد ممثل الحركة في لبنان، وثلاثة من مرافقيه: his men, behind what is told of him."""
        if not (people.names or people.noun):
            return None
        for unit in range(at, min(self.last - 2, at + _APPOSITION)):
            if self.tokens.joined(unit) and starts_number(self.tokens, unit):
                more = read_people(self.tokens, unit, self.last)
                own = more is not None and not words_of("own_men").isdisjoint(self.own_words(more))
                return more if own else None
            if self.tokens.is_verb(unit) or self.sheet.forms[unit] in (".", "؛", ":"):
                return None
        return None

    def own_words(self, people: People) -> set[str]:
        """The words of a phrase with their pronouns."""
        return {self.sheet.forms[unit] + self.sheet.suf[unit] for unit in range(people.first, people.last)}

    def larger(self, outcome: str, people: People) -> FramedHarm | None:
        """وقتل ثلاثة من هؤلاء: the count of the same harm that the sentence told before."""
        told = (harm for harm in reversed(self.found) if harm.outcome == outcome and harm.part_of is None and harm.first < people.first)
        return next((harm for harm in told if (harm.min or 0) > (people.min or 0)), None)

    def summed_up(self, at: int, whole: People) -> int:
        """سبعة أشخاص: ستة جنود ومدني واحد: kinds whose numbers make the count before them."""
        mark = at < self.last and self.sheet.forms[at] in words_of("opens_sum")
        if at + 1 + mark >= self.last or not (mark or whole.others):
            return at
        parts, unit = self.parts_summing_up(at + mark, whole.max or 0) if whole.counted and whole.expr == "exact" else ([], at)
        mine = self.found[-1]
        for people in parts:
            self.add_part(_RULE_LIST, mine, people)
        return unit if parts else at

    def sums_up(self, mark: int) -> bool:
        """عشرون شخصا: ستة أطفال و14 امرأة، لقوا مصرعهم: the kinds behind a colon make up the count right before it."""
        for at in range(max(self.first, mark - _COUNT), mark - 1):
            whole = read_people(self.tokens, at, mark) if starts_number(self.tokens, at) else None
            if whole is not None:
                exact = whole.last == mark and whole.noun and whole.counted and whole.expr == "exact"
                return exact and bool(self.parts_summing_up(mark + 1, whole.max or 0)[0])
        return False

    def parts_summing_up(self, unit: int, wanted: int) -> tuple[list[People], int]:
        """ستة جنود ومدني واحد: two kinds or more whose numbers make the one wanted, and the unit behind; else none."""
        parts, total = list[People](), 0
        while unit < self.last and total < wanted:
            people = read_people(self.tokens, unit, self.last)
            if people is None or people.outcomes or people.definite or not (people.noun or people.counted):
                return [], unit
            parts, total, unit = [*parts, people], total + (people.min or 0), self.past_of_whom(people.last)
            unit += unit < self.last and self.sheet.forms[unit] in _AND_OR_MARK and total < wanted
        return (parts, unit) if total == wanted and len(parts) > 1 else ([], unit)

    def past_of_whom(self, at: int) -> int:
        """ثمانية من أنصار الجماعة: the unit behind a group that no table knows; the same unit where none stands."""
        if at + 1 >= self.last or self.sheet.forms[at] != OF or self.sheet.pre[at]:
            return at
        return next((unit for unit in range(at + 1, min(self.last, at + 5)) if self.stops_group(unit)), at)

    def share_group(self, begun: int, last: People) -> None:
        """قتلى وجرحى في صفوف الجنود, قتلى وجرحى مدنيون: who the last are said to be holds for those before, where no number parts them."""
        ranks = not words_of("among_ranks").isdisjoint(self.sheet.forms[last.first : last.last])  # 28 قتيلا و66 جريحا في صفوف المتمردين
        if (last.counted and not ranks) or not last.outcomes or last.victims == Victims():
            return
        for harm in self.found[begun:-1]:
            if harm.people and harm.people.outcomes and (not harm.people.counted or (ranks and harm.victims == Victims())):
                harm.victims = replace(harm.victims, status=last.victims.status)

    def next_in_list(self, at: int, before: People) -> People | None:
        sheet, tokens = self.sheet, self.tokens
        step = self.past_and(at)
        if step >= self.last:
            return None
        if not tokens.joined(step) and (far := self.past_places(at) or self.past_group(at, before)):
            return read_people(tokens, far, self.last)
        if tokens.flags[step] & BESIDES and (sheet.forms[step] != WITH or step == at):
            return read_people(tokens, tokens.end(step), self.last, named=True)
        step = self.past_genitive(step, before)
        if and_one_of(sheet, step):
            one = read_people(tokens, step, self.last)
            return replace(one, outcomes=()) if one and self.befell_too(one, before) else one
        if not tokens.joined(step) or (self.predicate_at(step) and self.one_hurt(step, before) is None):
            return None
        return self.joined_people(step, before)

    def befell_too(self, one: People, before: People) -> bool:
        """توفي سائق وأحد الجرحى: what the verb tells befell one of the hurt too; not behind a body, nor where the clause goes on about him."""
        of_body = before.first > self.first and self.sheet.forms[before.first - 1] in words_of("bodies")
        of_him = one.last < self.last and self.sheet.forms[one.last] + self.sheet.suf[one.last] in words_of("his_state")
        return one.outcomes == ("injured",) and not (before.outcomes or of_body or of_him)

    def past_and(self, at: int) -> int:
        """The unit behind a mark and و."""
        forms, step = self.sheet.forms, at
        step += at < self.last and forms[at] in _AND_OR_MARK
        return step + (at < step < self.last and forms[step] == AND)

    def past_genitive(self, at: int, before: People) -> int:
        """شيخ عشيرة وابنه, إمام مسجد وولديه: the unit of one's own people behind what one is of; the same unit where these do not follow."""
        if at != before.last or not before.noun or before.number != "s" or not self.bare(at):
            return at
        last = at + self.known_behind(at)  # سائق سيارة الإسعاف وأحد الجرحى
        return last + 1 if self.goes_on_with_own(last + 1) else at

    def known_behind(self, at: int) -> bool:
        """سيارة الإسعاف: a noun with the article behind a bare one."""
        return at + 1 < self.last and self.sheet.forms[at + 1].startswith(ARTICLE) and not self.sheet.pre[at + 1]

    def bare(self, at: int) -> bool:
        """A noun without the article, a clitic or a day, that is no verb."""
        sheet, tokens = self.sheet, self.tokens
        free = sheet.forms[at].isalpha() and not (sheet.pre[at] or sheet.dated[at] or sheet.forms[at].startswith(ARTICLE))
        return free and not (tokens.flags[at] & CLOSED or tokens.is_verb(at) or and_one_of(sheet, at))

    def goes_on_with_own(self, at: int) -> bool:
        """وابنه, وأحد الجرحى."""
        return at < self.last and ((self.tokens.joined(at) and self.kin_at(at)) or and_one_of(self.sheet, at))

    def kin_at(self, at: int) -> bool:
        """وابنه, وولديه: kin by the noun, or people of his by the pronoun."""
        kin, suffix = person_at(self.sheet, at), self.sheet.suf[at]
        return kin is not None and (suffix in words_of("his") if suffix else kin.key in _KIN)

    def past_places(self, at: int) -> int:
        """في حي النور وشخص واحد في حي السلام: the unit of the next count, where each has a place; else 0."""
        sheet = self.sheet
        unit = self.past_where(at) if at < self.last and sheet.forms[at] in _WHERE else at
        if unit >= self.last or unit == at or not self.tokens.joined(unit):
            return 0
        people = read_people(self.tokens, unit, self.last)
        return unit if people and self.counted_where(people) and not self.predicate_at(unit) else 0

    def counted_where(self, people: People) -> bool:
        """وشخص واحد في حي السلام: one or a number, and a place behind."""
        follows = people.last < self.last and self.sheet.forms[people.last] in _WHERE
        return follows and (people.counted or people.number == "s")

    def past_where(self, at: int) -> int:
        """The unit behind words that tell where; the first itself where others stand among them."""
        unit = at
        while unit < min(self.last, at + 8) and not self.tokens.joined(unit):
            if not self.tells_where(unit):
                return at
            unit += 1
        return unit

    def tells_where(self, at: int) -> bool:
        """A word of where or when, a place, or a word that no table knows."""
        sheet = self.sheet
        return sheet.forms[at] in _WHERE or not sheet.terms[at] or bool(sheet.dated[at]) or not sheet.kinds[at].isdisjoint(_PLACES)

    def past_group(self, at: int, before: People) -> int:
        """تسعة أفراد من كتيبة الميناء و12 فردا من مكتب الأمن: the unit of the next count, where a name that no table knows says whose men the first are; else 0."""
        sheet = self.sheet
        if not before.counted or at >= self.last or sheet.forms[at] != OF or sheet.pre[at] or self.tokens.flags[at] & SUBSET:
            return 0  # 6 أشخاص من بينهم سيدتان و3 أطفال: parts
        unit = next((unit for unit in range(at + 2, min(self.last - 1, at + 9)) if self.stops_group(unit)), 0)
        people = read_people(self.tokens, unit, self.last) if unit and self.tokens.joined(unit) else None
        return unit if people and self.counted_anew(people) and not self.predicate_at(unit) else 0

    def counted_anew(self, people: People) -> bool:
        """و12 فردا: a number with its noun, and no verb of its own."""
        return people.counted and people.noun and not self.verb_follows(people)

    def stops_group(self, at: int) -> bool:
        return self.tokens.joined(at) or self.tokens.is_verb(at) or bool(self.tokens.flags[at] & (PUNCTUATION | OPENERS))

    def past_means(self, at: int) -> int:
        """12 بالرصاص الحي و40 بالغاز: the unit of the next part, where each is told by what hurt them; else 0."""
        by = _BY_MEANS
        if at >= self.last or not (self.tokens.flags[at] & by or self.sheet.pre[at] == "ب"):
            return 0
        unit = next((unit for unit in range(at + 1, min(self.last - 1, at + 6)) if self.tokens.joined(unit) and starts_number(self.tokens, unit)), 0)
        people = read_people(self.tokens, unit, self.last) if unit else None
        if people is None or people.last >= self.last:
            return 0
        return unit

    def convicted(self, more: People) -> bool:
        """أدين ثلاثة بقتل مدنيين، وأربعة آخرون بالسرقة: others whom the court speaks of, with a deed of their own."""
        own = more.others and more.last < self.last and (self.sheet.pre[more.last] + self.sheet.forms[more.last])[:1] == "ب"
        return own and not words_of("convicts").isdisjoint(self.sheet.forms[self.first : more.first])

    def joined_people(self, at: int, before: People) -> People | None:
        if self.office_too(at, before):
            return None
        more = read_people(self.tokens, at, self.last, named=bool(before.names)) or self.one_hurt(at, before)
        if more is None or self.is_number(more) or self.convicted(more):
            return None
        known = more.definite and bool(more.outcomes) and not more.counted
        if known and (number := self.number_right_behind(more)) is not None:
            return number
        self.as_people(more, before)
        return None if known and more.outcomes and not before.outcomes else more

    def office_too(self, at: int, before: People) -> bool:
        """فلان، العميد في القوات الخاصة ورئيس أمن الوزير: one more office of the same man."""
        forms = self.sheet.forms
        told = at == before.last and len(before.names) == 1 and not _COMMAS.isdisjoint(forms[before.names[0][1] : at])
        return told and forms[at] in words_of("title_head")

    @staticmethod
    def is_number(people: People) -> bool:
        """A number that no noun, name or outcome goes with."""
        return not (people.noun or people.others or people.names or people.outcomes)

    def number_right_behind(self, people: People) -> People | None:
        """والجرحى 30."""
        at = people.last
        number = read_people(self.tokens, at, self.last) if at < self.last and starts_number(self.tokens, at) else None
        return replace(number, outcomes=people.outcomes, first=people.first) if number and number.counted and not number.noun else None

    def as_people(self, more: People, before: People) -> None:
        """قتل خمسة أشخاص وثلاثة نازحين: those driven out before, here told among the dead."""
        if more.outcomes == ("displaced",) and not before.outcomes and not more.definite and (more.max or _MANY) < _MANY:
            more.outcomes = ()

    def one_hurt(self, at: int, before: People) -> People | None:
        """شهيد وإصابة خطيرة, قتيل وإصابتان, قتيل وإصابات: a word of what befell counts one, two or some, behind one for the dead."""
        form = self.sheet.forms[at]
        if before.outcomes and not before.definite and self.some_cases(at):
            return describe(self.tokens, People(at, at + 1, 2, None, "unstated", noun=True, number="p", outcomes=("injured",)), at + 1, self.last)
        if not before.outcomes or before.definite or form not in words_of("one_case") | words_of("two_cases"):
            return None
        if form in words_of("one_case") and at + 1 < self.last and not self.tells_how(at + 1):
            return None
        low = 2 if form in words_of("two_cases") else 1
        return People(at, at + 1, low, low, "exact", noun=True, number="d" if low == 2 else "s", outcomes=("injured",))

    def some_cases(self, at: int) -> bool:
        """(قتيل) وإصابات: some hurt, of whom nothing else is told right behind."""
        return self.sheet.forms[at] in words_of("some_cases") and (at + 1 >= self.last or read_people(self.tokens, at + 1, self.last) is None)

    def tells_how(self, at: int) -> bool:
        """(إصابة) بالرصاص, في القدم, خطيرة."""
        return self.sheet.pre[at] == "ب" or bool(self.tokens.flags[at] & PREPOSITION) or self.sheet.forms[at] in words_of("how_hurt")

    def verb_follows(self, people: People) -> bool:
        """… و43 آخرون أصيبوا: the phrase is the subject of the verb behind it."""
        at = people.last
        if at >= self.last or self.tokens.joined(at) or not self.tokens.is_verb(at):
            return False
        return any(term.kind == "harm" for term in self.sheet.terms[at])

    def predicate_at(self, at: int) -> bool:
        """A verb or verbal noun of harm opens the next telling."""
        terms = [term for term in self.sheet.terms[at] if term.kind == "harm"]
        if any(term.form in ("past", "present") for term in terms):
            return True
        return any(self.is_masdar(term) for term in terms)

    @staticmethod
    def is_masdar(term: Term) -> bool:
        return term.form == "masdar"

    # --- parts ---

    def parent(self, at: int) -> FramedHarm | None:
        """The whole that a part belongs to: the last harm told before it that is no part itself."""
        for harm in reversed(self.found):
            if harm.part_of is None and harm.first < at and not harm.negated:
                return self.first_of_two(harm)
        opening = at - self.first <= 2
        return next((harm for harm in reversed(self.before[-6:]) if harm.part_of is None), None) if opening else None

    def first_of_two(self, harm: FramedHarm) -> FramedHarm:
        pair = [other for other in self.found if other.first == harm.first and other.part_of is None]
        if len(pair) > 1 and harm.people and len(harm.people.outcomes) > 1:
            return pair[-1]  # 80 قتيلا وجريحا، معظمهم …: the parts hang on the word that stands nearer
        return pair[0] if pair else harm

    def subset(self, at: int) -> int:
        """بينهم 4 أطفال وامرأتان; معظمهم من النساء والأطفال."""
        sheet, tokens = self.sheet, self.tokens
        most = bool(tokens.flags[at] & MOST)
        unit = tokens.end(at)
        while unit < self.last and sheet.forms[unit] in _ABOUT_OR_ALSO_OR_OF_OR_MARK:
            unit += 1
        unit = self.past_their_number(unit)
        whole = self.whole_named(unit) or self.parent(at)
        if whole is None or self.of_others(whole, at) or self.no_whole(whole, at):
            return unit
        stop = self.parts_from(unit, whole, _RULE_PART, most=most)
        more = self.bare_behind(stop) if most else None
        more = more or self.besides(stop, whole)
        return self.listed(whole.rule or _RULE_LIST, whole.trigger, more.outcomes or (whole.outcome,), more) if more else stop

    def whole_named(self, at: int) -> FramedHarm | None:
        """أصيب 40 وقتل 60، وبين الجرحى مدنيون: of those whom the noun names, whoever was counted last."""
        outcome = meaning_of("harmed", self.sheet.forms[at - 1])
        return next((harm for harm in reversed(self.found) if harm.outcome == outcome and harm.part_of is None and not harm.negated), None)

    def past_their_number(self, at: int) -> int:
        """بين الجرحى الثلاثة طفل: the number of those told before, with the article behind their noun, counts nobody anew."""
        behind = at > self.first and meaning_of("harmed", self.sheet.forms[at - 1]) is not None
        own = behind and at + 1 < self.last and self.sheet.forms[at][:2] == "ال" and self.sheet.forms[at + 1][:2] != "ال" and starts_number(self.tokens, at)
        return at + own

    def besides(self, at: int, whole: FramedHarm) -> People | None:
        """بينهم طفلان، إضافة إلى عشرة جرحى: more who are counted beside the whole."""
        step = at + (at < self.last and self.sheet.forms[at] in _COMMAS)
        more = step < self.last and self.tokens.flags[step] & BESIDES
        return self.next_in_list(at, whole.people) if more and whole.people else None

    def no_whole(self, whole: FramedHarm, at: int) -> bool:
        """One person has no parts; 70 بالمئة منهم: a share; اقترب منها رجل, نجا منهم ثلاثة: another verb has its preposition there."""
        if at > self.first and self.sheet.forms[at - 1] in words_of("share"):
            return True
        verb = at > self.first and self.tokens.is_verb(at - 1) and self.sheet.forms[at] in words_of("some_of_them")
        return whole.max == 1 or (verb and "harm" not in self.sheet.kinds[at - 1])

    def bare_behind(self, at: int) -> People | None:
        """غالبيتهم من المدنيين و12 في الشمال: a bare number behind who most of them were is another count."""
        people = read_people(self.tokens, at, self.last) if at < self.last and self.tokens.joined(at) else None
        return people if people and people.counted and not (people.noun or people.back or people.others) and not self.verb_follows(people) else None

    def of_others(self, whole: FramedHarm, at: int) -> bool:
        """استشهد 120، وأنقذت الفرق 280 شخصا، بينهم 74 طفلا: of those counted last, whom no harm befell."""
        last = self.unclaimed
        return last is not None and last.counted and last.noun and last.first > whole.first and at - last.last <= 12

    def parts_from(self, unit: int, whole: FramedHarm, rule: str, *, most: bool = False) -> int:
        while unit < self.last:
            people = self.part_at(unit, whole, rule)
            if people is None or self.no_part(people, whole, most=most):
                break
            if not self.tells_nothing(people):
                self.add_part(rule, whole, people, most=most)
            unit = self.bracket(past_age(self.tokens, people.last, self.last), None if rule == _RULE_PART else self.found[-1])
            following = self.next_part(unit, people)
            if not following:
                break
            unit = following
        return unit

    def part_at(self, at: int, whole: FramedHarm, rule: str) -> People | None:
        """Those of the whole who are told here; some driven out before may be among the dead (بينهم طفلان وثلاثة نازحين)."""
        named = rule != _RULE_PART or is_given(self.tokens, at) or self.sheet.forms[at] in words_of("title_head")
        people = read_people(self.tokens, at, self.last, named=named) or self.name_behind_and(at) or self.two_hurt(at)
        if people is not None and people.outcomes == ("displaced",) and whole.outcome in _BODILY and (people.min or 0) <= (whole.max or 0):
            people.outcomes = ()
        return people

    def no_part(self, people: People, whole: FramedHarm, *, most: bool) -> bool:
        """Another count: بينهم طفلان، و14 جرحوا; معظمهم من المدنيين و160 في الشمال."""
        before = self.found[-1] if self.found else None
        if before is None:
            return False
        if self.verb_follows(people) and (people.first - before.last > _NEAR or (before.part_of is whole and not people.noun)):
            return True
        anew = bool(people.outcomes) and (people.counted or people.definite)  # …، والقتلى هم: another telling
        return before.part_of is whole and (anew or (most and not people.noun))

    def next_part(self, at: int, people: People) -> int:
        """The unit of the next part that و joins, over where or by what the one before fell; else 0."""
        step = at + (at < self.last and self.sheet.forms[at] in _COMMAS)
        step += step < self.last and self.sheet.forms[step] == AND
        if step < self.last and not self.tokens.joined(step):
            step = self.past_places(at) or self.past_means(at) or step
        return step if self.joins(step, people) and not self.predicate_at(step) else 0

    def joins(self, at: int, before: People) -> bool:
        """و before a part; before a name also where no table cuts it off."""
        return at < self.last and (self.tokens.joined(at) or (bool(before.names) and starts_joined(self.tokens, at)))


    @staticmethod
    def tells_nothing(people: People) -> bool:
        """بينهم سودانيون: neither how many nor of which status, age, sex or role."""
        many = people.number == "p" and not people.counted
        return many and people.victims == Victims() and all(key.endswith("ي") for key in people.keys)

    def two_hurt(self, at: int) -> People | None:
        """13 جريحا بينها إصابتان حرجتان."""
        return People(at, at + 1, 2, 2, "exact", noun=True, number="d") if self.sheet.forms[at] in words_of("two_cases") else None

    def name_behind_and(self, at: int) -> People | None:
        """وهدى الأحمد: a name behind an "and" that no table cuts off."""
        last = named_at(self.tokens, at, self.last, joined=True) if starts_joined(self.tokens, at) or self.sheet.pre[at] == AND else 0
        if not last:
            return None
        given = self.sheet.forms[at].removeprefix(AND)
        told = given_names().get(given, "unknown")
        sex = told if told in ("man", "woman") else "unknown"
        people = People(at, last, 1, 1, "exact", Victims(sex=sex), number="s", names=((at, last),))
        read_age(self.tokens, people, self.last)
        return people

    def add_part(self, rule: str, whole: FramedHarm, people: People, *, most: bool = False) -> None:
        """A part is of its whole: what the whole says of status and age holds for it where nothing else is said."""
        own, of_all = people.victims, whole.victims
        victims = Victims(
            own.status if own.status != "unknown" else of_all.status,
            own.age if own.age != "unknown" else of_all.age,
            own.sex if own.sex != "unknown" else of_all.sex,
            own.role or of_all.role,
        )
        low, high, expr = people.min, people.max, people.expr
        if most and not people.counted:
            low, high, expr = 2, None, "vague"
        self.found.append(FramedHarm(people.first, people.last, whole.trigger, whole.outcome, low, high, expr, victims, whole, names=self._names(people), rule=rule, persons=self.persons(people, victims), people=people))
        for unit in range(people.first, people.last):
            self.used[unit] = 1

    def bracket(self, at: int, part: FramedHarm | None = None) -> int:
        """8 مدنيين (5 أطفال و3 نساء): parts in brackets right behind the count; where a name or a place stands there, nothing."""
        sheet = self.sheet
        open_at = at + (at < self.last and sheet.forms[at] in _COMMAS)
        if open_at >= self.last or sheet.forms[open_at] != "(":
            return at
        whole = part or self.first_of_two(self._last_whole() or self.found[-1])
        people = read_people(self.tokens, open_at + 1, self.last)
        close = self.closing(open_at)
        if people is None or people.last > close or not (people.noun or people.outcomes) or whole.max == 1 or (people.definite and people.number == "s"):
            return at  # لواء القدس (الفلسطينية): what the unit is
        return self.in_bracket(at, people, whole, (open_at, close))

    def closing(self, at: int) -> int:
        """The unit of the bracket that closes, or 0."""
        return next((unit for unit in range(at + 1, min(self.last, at + 40)) if self.sheet.forms[unit] == ")"), 0)

    def in_bracket(self, at: int, people: People, whole: FramedHarm, marks: tuple[int, int]) -> int:
        """Parts of the count before; or two outcomes whose sum it is."""
        open_at, close = marks
        if people.outcomes and people.counted and self.two_kinds(open_at + 1, close):
            self.found.remove(whole)  # 1091 شخصا (335 قتيلا و756 جريحا): the sum of both counts neither
            self.listed(whole.rule or _RULE_LIST, whole.trigger, people.outcomes, people)
            return close + 1
        if people.outcomes:
            return at
        self.parts_from(open_at + 1, whole, _RULE_BRACKET)
        return close + 1

    def two_kinds(self, first: int, last: int) -> bool:
        outcomes = {term.row["outcome"] for unit in range(first, last) for term in self.sheet.terms[unit] if term.kind == "harm"}
        return {"killed", "injured"} <= outcomes

    def one_of_them(self, at: int) -> int:
        """أحدهم طفل, إحداهما حامل: one of those told before, by who that one was."""
        whole = self.parent(at)
        people = read_people(self.tokens, at + 1, self.last, named=True)
        if whole is None or people is None or people.number != "s" or not (people.noun or people.names):
            return at + 1
        self.add_part(_RULE_PART, whole, people)
        return self.and_the_other(people.last, whole)

    def and_the_other(self, at: int, whole: FramedHarm) -> int:
        """أحدهما مدني والآخر جندي."""
        if at + 1 >= self.last or self.sheet.forms[at] not in words_of("the_other"):
            return at
        people = read_people(self.tokens, at + 1, self.last, named=True) or self.of_an_age(at)
        if people is None or people.number != "s" or not (people.noun or people.names):
            return at
        self.add_part(_RULE_PART, whole, people)
        return people.last

    def of_an_age(self, at: int) -> People | None:
        """والآخر في العشرينات, والثاني سبعيني."""
        unit = at + 1 + (self.sheet.forms[at + 1] == IN)
        aged = of_decade(Victims(), self.sheet.forms[unit]) if unit < self.last else Victims()
        return None if aged == Victims() else People(at, unit + 1, 1, 1, "exact", aged, noun=True, number="s")

    def all_of_them(self, at: int) -> int:
        """جميعهم مدنيون, كلهم من النساء, كلهم دون سن الـ15: who all of those counted before were."""
        sheet = self.sheet
        whole = self.parent(at)
        unit = self.tokens.end(at)
        unit += unit < self.last and sheet.forms[unit] == OF
        if whole is None or unit >= self.last:
            return unit
        term: Term | None = person_at(sheet, unit)
        if term is not None and term.row.get("role") == "family":
            return unit + 1  # جميعهم من عائلة واحدة
        alike = [harm for harm in self.found if harm.part_of is None and harm.trigger == whole.trigger]
        if term is not None:
            for harm in alike:
                harm.victims = with_noun(harm.victims, term)
            self.used[unit] = 1
        elif sheet.forms[unit] in words_of("under_age"):
            for harm in alike:
                harm.victims = replace(harm.victims, age="child", status="civilian" if harm.victims.status == "unknown" else harm.victims.status)
        return unit + 1


__all__ = ["ALL", "MOST", "OPENERS", "Parts"]
