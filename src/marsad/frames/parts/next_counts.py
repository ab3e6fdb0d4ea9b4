"""Where the next count of a list stands, over where, by what or in whose ranks the one before fell."""

from __future__ import annotations

from marsad.frames.marks import AND_OR_COMMA
from marsad.frames.parts.wholes import Wholes
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.words import words_of
from marsad.grammar.sheet import TYPE_WORDS
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import ADVERB, OPENERS, PREPOSITION, PUNCTUATION, SUBSET
from marsad.text.rule_words import AND, BY, COMMAS, IN, OF, rule_words

_WHERE = rule_words("parts.where")
_PLACES = frozenset(TYPE_WORDS | {"place", "region"})
_MEANS = frozenset({"weapon", "event"})
_DEEDS = _MEANS | {"thing", "type_site", "type_camp", "type_city", "type_village", "type_town", "type_quarter"}
_TELLS_MORE = frozenset({"person", "harm", "saying"})
_ASIDE = COMMAS | {'"', "(", ")"}
_BESIDES = 14  # units from those told to the words that join more (إضافة إلى)
_PLACE = 6  # units from في to the count that stands behind its place
_DEED = 11  # units that tell where and in what deed


class NextCounts(Wholes):
    """Where the next count of a list stands, over where, by what or in whose ranks the one before fell."""

    def past_and(self, at: int) -> int:
        """The unit behind a mark and و."""
        forms, step = self.sheet.forms, at
        step += at < self.last and forms[at] in AND_OR_COMMA
        return step + (at < step < self.last and forms[step] == AND)

    def past_places(self, at: int) -> int:
        """في حي النور وشخص واحد في حي السلام, في قصف على دوما واثنان في انفجار بحرستا: the unit of the next count, where each has a place or a deed; else 0."""
        at = self.past_when(at)
        if at >= self.last or not self.in_deed(at):
            return 0
        unit = self.past_where(at)
        if unit >= self.last or unit == at or not self.tokens.joined(unit):
            return 0
        people = read_people(self.tokens, unit, self.last)
        return unit if people and self.counted_where(people) else 0

    def past_when(self, at: int) -> int:
        """(قتل خمسة) يوم أمس في حي النور وثلاثة في حي السلام: the unit behind the words of a day."""
        while at < self.last - 1 and self.sheet.dated[at] and not self.tokens.joined(at):
            at += 1
        return at

    def past_besides(self, at: int) -> int:
        """(قتل 21) في درعا، إلى جانب 13 مدنيا في حمص; جراء القصف، بالإضافة إلى 80 من الفصائل: the unit of more who are told beside the last, behind where or by what those fell; else 0."""
        for unit in range(at, min(self.last - 1, at + _BESIDES)):
            if self.sheet.phrase(unit, "besides"):
                return self.counted_beside(self.tokens.end(unit))
            deed = unit > at and (self.tokens.flags[unit - 1] & PREPOSITION or self.sheet.phrase(unit - 1, "follows_from"))  # في قصف
            if (self.tokens.is_verb(unit) and not deed) or not _TELLS_MORE.isdisjoint(self.sheet.kinds[unit]) or (self.tokens.flags[unit] & PUNCTUATION and self.sheet.forms[unit] not in _ASIDE):
                return 0
        return 0

    def counted_beside(self, at: int) -> int:
        """13 مدنيا, 80 من الفصائل, ضابط: a number with its noun, one or two, with no verb and no harm of their own; the unit itself, else 0."""
        people = read_people(self.tokens, at, self.last) if at < self.last else None
        if people is None or people.outcomes or people.definite or people.names or self.verb_follows(people):
            return 0
        return at if people.noun and (people.counted or people.number in ("s", "d")) else 0

    def over_next_place(self, at: int) -> int:
        """(قتل في حلب 12) وفي إدلب 7: the unit of the next count, whose place stands before it; else 0."""
        if self.sheet.pre[at] + self.sheet.forms[at] != AND + IN:
            return 0
        unit = next((unit for unit in range(at + 1, min(self.last, at + _PLACE)) if starts_number(self.tokens, unit) or not self.tells_where(unit)), at + 1)
        people = read_people(self.tokens, unit, self.last)
        told = people is not None and (people.counted or people.number == "d") and not self.verb_follows(people)
        return unit if told else 0

    def in_deed(self, at: int) -> bool:
        """في حي النور, في قصف, بانفجار."""
        return self.sheet.forms[at] in _WHERE or self.told_by(at)

    def right_behind(self, at: int, told: int) -> bool:
        """قتل عشرة في مدينة دير البلح، ستة منهم أطفال: behind a mark, and nothing else is told between it and those told."""
        return at - told <= 3 or (self.sheet.forms[at - 1] in COMMAS and not any(self.goes_on(unit) for unit in range(told, at - 1)))

    def goes_on(self, at: int) -> bool:
        """A mark or other people: something else is told."""
        return self.sheet.forms[at] in COMMAS or "person" in self.sheet.kinds[at]

    def counted_where(self, people: People) -> bool:
        """وشخص واحد في حي السلام, وجنديان في المخيم, وثلاثة بينهم مسعف في قصف: one, two or a number, and a place behind, over parts of them."""
        behind = self.past_parts(people.last, self.last)
        follows = behind < self.last and self.in_deed(behind)
        return follows and (people.counted or (people.number in ("s", "d") and not people.definite))

    def told_otherwise(self, others: People) -> bool:
        """(هجوم أوقع قتيلين) وآخر في الموصل استهدف حاجزا, (قتل ستة) وآخرون في عداد المفقودين: a verb or a noun of harm tells something else of them."""
        for unit in range(others.last, min(self.last, others.last + 8)):
            if self.sheet.forms[unit] in words_of("tells_who"):
                return False  # وآخر يدعى سامر, وآخر يبلغ 14 عاما
            if self.sheet.forms[unit] in words_of("negative"):
                return self.harm_goes_on(unit + 1)  # وأربعة آخرون لم تعرف أسماؤهم
            if self.tokens.is_verb(unit) or self.noun_outcome(unit):
                return True
            if self.tokens.flags[unit] & (PUNCTUATION | OPENERS):
                return False
        return False

    def noun_outcome(self, at: int) -> str | None:
        """What a noun tells that befell people: refusals know."""
        return None

    def past_where(self, at: int) -> int:
        """The unit behind words that tell where, and in what deed; the first itself where others stand among them."""
        unit = at
        while unit < min(self.last, at + _DEED) and (not self.tokens.joined(unit) or self.one_more_place(unit)):
            if not (self.tells_where(unit) or self.tells_deed(unit)):
                return at
            unit += 1
        return unit

    def tells_deed(self, at: int) -> bool:
        """قصف مدفعي على, انفجار لغم: a deed or its means, and what it was done to."""
        if self.tokens.flags[at] & PREPOSITION:
            return True
        noun = bool(self.tokens.flags[at - 1] & PREPOSITION) or not self.tokens.is_verb(at)  # في قصف
        return noun and not self.sheet.kinds[at].isdisjoint(_DEEDS)

    def one_more_place(self, at: int) -> bool:
        """(في رام الله) والبيرة: the second of two places; not (في قرية الزهرة) ومدني, though a town is called so."""
        return "place" in self.sheet.kinds[at] and "person" not in self.sheet.kinds[at]

    def tells_where(self, at: int) -> bool:
        """A word of where or when, a place, or a word that no table knows."""
        sheet = self.sheet
        return sheet.forms[at] in _WHERE or not sheet.terms[at] or bool(sheet.dated[at]) or not sheet.kinds[at].isdisjoint(_PLACES)

    def past_group(self, at: int, before: People) -> int:
        """تسعة أفراد من كتيبة الميناء و12 فردا من مكتب الأمن: the unit of the next count, where a name that no table knows, or a town or two, says whose men the first are; else 0."""
        sheet = self.sheet
        if not before.counted or sheet.forms[at] != OF or sheet.pre[at] or self.tokens.flags[at] & SUBSET:
            return 0  # 6 أشخاص من بينهم سيدتان و3 أطفال: parts
        unit = next((unit for unit in range(at + 2, min(self.last - 1, at + 9)) if self.stops_group(unit) and not self.one_more_place(unit)), 0)
        unit = self.past_and(unit)
        people = read_people(self.tokens, unit, self.last) if unit and self.tokens.joined(unit) else None
        return unit if people and self.counted_anew(people) else 0

    def counted_anew(self, people: People) -> bool:
        """و12 فردا: a number with its noun, and no verb of its own."""
        return people.counted and not self.verb_follows(people)

    def stops_group(self, at: int) -> bool:
        return self.tokens.joined(at) or self.tokens.is_verb(at) or bool(self.tokens.flags[at] & (PUNCTUATION | OPENERS))

    def past_homes(self, at: int) -> int:
        """(اعتقال شاب) من نابلس، وطفلين من بلدة X في القدس: the unit of the next count, where of each is told where he is from; else 0."""
        if not self.from_place(at):
            return 0
        unit = self.past_where(at)
        people = read_people(self.tokens, unit, self.last) if at < unit < self.last and self.tokens.joined(unit) else None
        if people is None or people.definite or people.outcomes or people.names or self.verb_follows(people):
            return 0
        behind = people.last + (people.last < self.last and bool(self.tokens.flags[people.last] & ADVERB))  # واثنين أيضا من طولكرم
        last = self.past_where(behind) if self.from_place(behind) else behind
        if last < self.last and self.tokens.is_verb(last) and not self.tokens.joined(last):
            return 0  # وشاب من السويداء أصيب
        return unit if last > behind or (people.counted and OF in self.sheet.forms[people.first : people.last]) else 0

    def from_place(self, at: int) -> bool:
        """من جنين, من بلدة X: where somebody is from."""
        return at + 1 < self.last and self.sheet.forms[at] == OF and not self.sheet.kinds[at + 1].isdisjoint(_PLACES)

    def past_cause(self, at: int) -> int:
        """(قتل شخص) بنيران الشرطة، وآخر برصاص مجهولين: the unit of the next count, where each is told by what killed them; else 0."""
        if not self.told_by(at):
            return 0
        unit = next((unit for unit in range(at + 1, min(self.last - 1, at + 7)) if self.tokens.joined(unit)), 0)
        people = read_people(self.tokens, unit, self.last) if unit else None
        return unit if people and not (people.outcomes or people.definite) and self.told_by(people.last) else 0

    def told_by(self, at: int) -> bool:
        """بغارة, بالغاز, برصاص."""
        phrase = self.sheet.forms[at].startswith(BY) and not self.sheet.kinds[at].isdisjoint(_MEANS)  # بالرصاص
        return self.sheet.pre[at].endswith(BY) or phrase
