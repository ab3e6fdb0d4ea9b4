"""Over the phrases behind a verb that are not of people, and whether one of them may be who did it."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.people.phrase import People, one_named
from marsad.frames.people.reader import read_people
from marsad.frames.verbs.clauses import Clauses
from marsad.frames.victims import person_at
from marsad.frames.words import words_of
from marsad.grammar.given_names import read_name
from marsad.model.reading import Victims
from marsad.syntax.phrases import read_noun_phrase, read_prepositional
from marsad.syntax.tokens import ADVERB, AGENT, AUXILIARY, BESIDES, CLOSED, DIE_BY, MODAL, PUNCTUATION
from marsad.text.rule_words import ARTICLE, OF, rule_word

_RELATED = rule_word("steps.related")
_OF_KIND = ("ي", "يه")
_HERS = rule_word("steps.hers")
_PLACE = frozenset({"place"})
_CLOSES = frozenset({"place", "die"})  # kinds of words that have no genitive behind them
_NO_PERSON = ("not_name", "place_head", "soldiers", "fighters", "forces_by_name")
_BLOWS = frozenset({"event", "weapon"})
_OF_RANK = frozenset({"commander", "official"})
_FORCES = frozenset({"actor", "source", "event", "weapon"})


class Step:
    """Where a phrase ends, and whether it may be who did it."""

    __slots__ = ("at", "doer")

    def __init__(self, at: int, doer: bool) -> None:
        self.at, self.doer = at, doer


class Steps(Clauses):
    """Over the phrases behind a verb that are not of people, and whether one of them may be who did it."""

    def past(self, unit: int) -> Step:
        """The unit behind a phrase that is not of people, and whether it may be who did it."""
        tokens, sheet = self.tokens, self.sheet
        if sheet.forms[unit] in words_of("by_wounds"):
            return Step(self.behind_wounds(unit + 1), False)
        if sheet.dated[unit] or tokens.flags[unit] & DIE_BY:
            return Step(unit + 1, False)
        if tokens.flags[unit] & AGENT:
            return Step(self.past_doer(tokens.end(unit)), False)
        if unit in tokens.ends and tokens.flags[unit] & ADVERB:
            return Step(tokens.end(unit), False)  # على إثره
        inner = unit + (sheet.forms[unit] == OF)  # من خلالها
        if inner < self.last and sheet.forms[inner] in words_of("therein") | words_of("out_of_it"):
            return Step(inner + 1, False)
        found = read_prepositional(tokens, unit, self.last)
        if found:
            return Step(self.titled_behind(unit + 2, found.last) or max(found.last, unit + 1), False)
        if tokens.flags[unit] & (ADVERB | PUNCTUATION | AUXILIARY | MODAL):
            return Step(tokens.end(unit), False)
        phrase = read_noun_phrase(tokens, unit, self.last)
        if phrase is None:
            return Step(max(sheet.stops[unit], tokens.end(unit)), False)
        if (named := self.named_within(phrase.first + 1, phrase.last)) is not None:
            return Step(named, True)
        return Step(max(phrase.last, unit + 1), True)

    def behind_wounds(self, at: int) -> int:
        """(أصيب بجروح) خطيرة رجل, (أصيب بشظايا) قذيفة طفل: behind what is told of wounds; those wounded are no genitive of them."""
        while at < self.last and (self.sheet.forms[at] in words_of("how_hurt") or "weapon" in self.sheet.kinds[at]):
            at += 1
        return at

    def beside_his_own(self, at: int) -> People | None:
        """(مقتل) العامري ونجله, (توفيت) الحداد وستة من زملائها: a word that no table knows is the name of one person beside whom his own are told."""
        sheet, own = self.sheet, at + 1
        if own >= self.last or not (sheet.kinds[at] <= _PLACE and sheet.forms[at].isalpha() and self.tokens.joined(own)) or self.tokens.flags[at] & CLOSED or self.tokens.is_verb(at):
            return None
        people = read_people(self.tokens, own, self.last)
        his = next((sheet.suf[unit] for unit in range(own, people.last) if sheet.suf[unit] in words_of("his")), "") if people is not None else ""
        named = bool(his) and not any(sheet.forms[at] in words_of(name) for name in _NO_PERSON)
        return replace(one_named(at, own), victims=Victims(sex="woman" if his == _HERS else "man")) if named else None

    def struck_one(self, at: int) -> bool:
        """(قتلت غارة) مدير مستشفى, (أصابت قذيفة) سائق حافلة: right behind a bare noun of a blow, one told by his office or trade; not رصاصة قناص."""
        sheet, person = self.sheet, person_at(self.sheet, at)
        if person is None or person.kind != "person" or person.form != "s" or sheet.pre[at] or sheet.forms[at].startswith(ARTICLE):
            return False
        blow = bool(sheet.kinds[at - 1] & _BLOWS) and not sheet.forms[at - 1].startswith(ARTICLE)
        return blow and (person.row.get("status") == "civilian" or person.row.get("age") == "child" or person.row.get("role") in _OF_RANK)

    def full_name(self, at: int) -> bool:
        """سامر العمري: a name of two words or more, the first a common given name."""
        return read_name(self.sheet, at, self.last) is not None

    def named_within(self, first: int, last: int) -> int | None:
        """اعتقلت الدورية الشاب سامر, قتلت قوات الاحتلال سامر العمري: a title with a name, or a full name behind the article, begins another phrase."""
        for unit in range(first, last):
            if self.struck_one(unit) or self.sheet.forms[unit] in words_of("so_called") or self.object_within(unit, first) or self.named_behind(unit):
                return unit
            if self.sheet.forms[unit][:2] == "ال" and self.sheet.term(unit, "person") and not self.leads(unit) and (people := read_people(self.tokens, unit, self.last)) and people.names:
                return unit
        return None

    def titled_behind(self, first: int, last: int) -> int:
        """(برصاص) الاحتلال الشاب سامر, (في) جنين الشاب سامر, (إلى جوار) ربه الشاب سامر: a title with a name behind what can have no genitive; else 0."""
        for unit in range(first, last):
            closed = not _CLOSES.isdisjoint(self.sheet.kinds[unit - 1]) or bool(self.sheet.suf[unit - 1]) or self.sheet.forms[unit - 1] in words_of("forces_by_name")
            if closed and self.sheet.forms[unit][:2] == ARTICLE and self.sheet.term(unit, "person") and (people := read_people(self.tokens, unit, self.last)) and people.names:
                return unit
        return 0

    def named_behind(self, at: int) -> bool:
        """(قوات) الاحتلال سامر العمري, (الجيش) أمس سامر العمري; but قوات المخلوع سامر العمري and ميليشيات سامر العمري are his."""
        return (bool(self.sheet.dated[at - 1]) or (self.is_force(at - 1) and not self.are_his(at))) and self.full_name(at)

    def is_force(self, at: int) -> bool:
        """الاحتلال, الشرطة, الأمن (العسكري), الغارة, مسيرة (إسرائيلية): who or what kills, by its last word."""
        forms, kinds = self.sheet.forms, self.sheet.kinds
        if "person" in kinds[at] or forms[at].removeprefix(ARTICLE) in words_of("title_head"):
            return False
        noun = at - forms[at].endswith(_OF_KIND)
        return not (kinds[at] | kinds[noun]).isdisjoint(_FORCES) or any(forms[noun] in words_of(name) for name in ("soldiers", "forces_by_name"))

    def did_it(self, at: int) -> bool:
        """الاحتلال, الشرطة, مسيرة (إسرائيلية), المستوطنون: the last word of those who do such things."""
        return self.is_force(at) or self.sheet.forms[at].endswith("ون")

    def leads(self, at: int) -> bool:
        """قوات العقيد سامر العمري: whose forces they are."""
        before = self.sheet.forms[at - 1]
        return before in words_of("fighters") or before in words_of("soldiers")

    def are_his(self, at: int) -> bool:
        """ميليشيات سامر العمري, قوات سامر العمري: a bare word for forces has its leader in the genitive; not الجيش سامر العمري."""
        return self.leads(at) and not self.sheet.forms[at - 1].startswith(ARTICLE)

    def object_within(self, at: int, first: int) -> bool:
        """اعتقلت قوة عسكرية جنديين, قوة أمنية خلية من ستة: people behind an adjective are no genitive of what it describes."""
        sheet = self.sheet
        adjective = sheet.forms[at - 1].endswith(_RELATED) or sheet.forms[at - 1] in words_of("describes_force")
        described = at > first and adjective and not sheet.forms[at - 1].startswith(ARTICLE)
        return described and not sheet.forms[at].startswith(ARTICLE) and (sheet.term(at, "person") is not None or sheet.forms[at] in words_of("group_noun"))

    def past_doer(self, at: int) -> int:
        """Behind those named after على يد, برصاص, من قبل: they did it and are never among those harmed."""
        people = read_people(self.tokens, at, self.last, named=True) if at < self.last else None
        if people:
            return people.last
        phrase = read_noun_phrase(self.tokens, at, self.last) if at < self.last else None
        return max(phrase.last, at + 1) if phrase else at + 1

    def past_adverbs(self, at: int) -> int:
        """قتل مسلحون لاحقا طبيبا: the unit behind adverbs that are no days."""
        while at < self.last and self.tokens.flags[at] & ADVERB and not self.sheet.dated[at] and not self.tokens.flags[at] & BESIDES:
            at = self.tokens.end(at)
        return at
