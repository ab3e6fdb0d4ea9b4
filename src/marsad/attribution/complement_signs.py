"""The conditions that rows of ``complements.tsv`` name, each a question about one word behind a verb of saying."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from marsad.attribution.speaker_phrase import end_of_phrase
from marsad.attribution.speaker_span import given_out, whole_subject
from marsad.attribution.units import deverbal, responsibility
from marsad.grammar.cut_names import given_names
from marsad.grammar.quantities import read_quantity
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.voices import VERBAL_NOUN, called_ali
from marsad.syntax.tokens import CLOSED, COMPLEMENT, NEGATION, PREPOSITION, PRONOUN, Tokens, tokens_of
from marsad.text.rule_words import ALEF, ARTICLE, BY, THEY, THEY_TWO, rule_forms, rule_words

_ITS = rule_words("their_own")
_THESE = rule_words("these")

_OF_BELONGING = rule_forms("of_a_place")

_LONG, _SHORT = 7, 3  # units of a quotation that is speech by its length, or that may be where it has a verb


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
            self._closed[at] = self.ends_speaker(at) or (whole_subject(self.sheet, self.first, at) and not self._describes(at))
        return self._closed[at]

    def ends_speaker(self, at: int) -> bool:
        """The phrase that names the speaker ends here."""
        if self._end < 0:
            self._end = self._phrase_end() if self._begins_a_speaker() else self.first
        return self._end == at > self.first

    def _phrase_end(self) -> int:
        """The unit behind the speaker, a day and a phrase of manner: دانت الوزارة بشدة | الهجوم."""
        sheet, at = self.sheet, end_of_phrase(self.sheet, self.first, self.end)
        while at < self.end and (sheet.phrase(at, "manner") or sheet.dated[at]):
            at = sheet.stops[at]
        return at

    def _describes(self, at: int) -> bool:
        """عضو المكتب | السياسي: an adjective of belonging inside the phrase that names the speaker."""
        form = self.sheet.forms[at]
        return self._end > at and form.startswith(ARTICLE) and form.endswith(_OF_BELONGING)

    def _begins_a_speaker(self) -> bool:
        """A party, a noun for a speaker or a given name stands right behind the verb."""
        sheet, first = self.sheet, self.first
        if first >= self.end or sheet.pre[first] or sheet.suf[first] or self.tokens.flags[first] & CLOSED:
            return False
        return sheet.term(first, "source") is not None or sheet.term(first, "actor") is not None or sheet.forms[first] in given_names()


def _that_inside(look: Look, at: int) -> bool:
    """مضيفا "أن …": what is said begins with أن inside the quotation marks."""
    return look.sheet.phrase(at + 1, "complement")


def _speech(look: Look, at: int) -> bool:
    """A quotation is what is said where it is longer than a name, or has a verb and no name's noun before it; not behind a preposition, nor where أن follows."""
    sheet, close = look.sheet, look.sheet.prose.closes[at]
    if at > look.first and sheet.forms[at - 1] == ":":
        return True
    if (close + 1 < sheet.size and sheet.phrase(close + 1, "complement")) or look.tokens.flags[at - 1] & PREPOSITION or sheet.pre[at - 1].endswith(BY):
        return False
    return close - at >= _LONG or (close - at >= _SHORT and not _names_something(sheet, at) and _has_verb(look.tokens, at, close))


def _names_something(sheet: Sheet, at: int) -> bool:
    """موقع "X", حركة "X": the quotation is the name of the body whose noun stands before it."""
    heads = [sheet.term(unit, "source") for unit in (at - 1, at - 2) if sheet.stops[unit] == at]
    return "actor" in sheet.kinds[at + 1] or any(head is not None and head.row["kind"] not in _PEOPLE for head in heads)


_PEOPLE = frozenset({"witness", "resident", "activist", "medical", "correspondent", "official_civil", "official_military", "unknown"})


def _has_verb(tokens: Tokens, at: int, close: int) -> bool:
    return any(tokens.flags[unit] & (PRONOUN | COMPLEMENT | NEGATION) or tokens.is_verb(unit) for unit in range(at + 1, close))


def _only_about(look: Look, at: int) -> bool:
    """عبر عن: without عن it is "across"."""
    return look.governs == {"n"}


def _no_that(look: Look, at: int) -> bool:
    """قبل أن, إلا أن, رغم أن: an أن that opens another clause."""
    sheet = look.sheet
    if at <= 0 or sheet.pre[at] or sheet.forms[at - 1] not in speaker_words("before_other_that"):
        return False
    return not (at > 1 and sheet.terms[at - 2] and sheet.stops[at - 2] == at)  # the word ends a name: قال موقع والا إن


def _for_it(look: Look, at: int) -> bool:
    """ردا على الاتهام, للاتهام: what something answers."""
    return look.sheet.pre[at].endswith("ل")


def _takes_colon(look: Look, at: int) -> bool:
    return "c" in look.governs


def _governs_next(look: Look, at: int) -> bool:
    """The preposition has its noun behind it, and is not that of بيان صادر عن or التعبير عن."""
    sheet = look.sheet
    return at + 1 < look.end and sheet.forms[at - 1] not in speaker_words("own_preposition") and not sheet.phrase(at + 1, "complement")


def _partitive(look: Look, at: int) -> bool:
    """عدد من السكان, واحد من الأعضاء: the preposition belongs to a count."""
    sheet = look.sheet
    return at > look.first and (sheet.forms[at - 1] in speaker_words("partitive") or "number" in sheet.kinds[at - 1])


def _later_that(look: Look, at: int) -> bool:
    """أكد X في تغريدة على حسابه، أن …; أكد علي الصباغ أن …: what is said begins with أن, not behind على."""
    sheet = look.sheet
    later = next((unit for unit in range(at + 2, min(look.end, at + 14)) if sheet.phrase(unit, "complement") and not sheet.pre[unit]), None)
    if later is None:
        return False
    return sheet.forms[later - 1] == "،" or (later - at < 6 and called_ali(sheet, at, look.end))


def _that_next(look: Look, at: int) -> bool:
    """ذكرت المعلومات أن, أكد هذا المسؤول أن: who says it, and not what."""
    sheet, behind = look.sheet, range(at + 1, min(look.end, at + 3))
    return any(sheet.phrase(unit, "complement") and not sheet.pre[unit] for unit in behind)


def _frame(look: Look, at: int) -> bool:
    """على مستوى السفراء, على هامش القمة, على حسابه: where it was said, not what."""
    return stands_at("on_no_matter", look.sheet.scan.words, at)


def _happening_behind(look: Look, at: int) -> bool:
    """شكك في صحة, طعن في هذه الأرقام: a noun of happening or of saying behind the preposition."""
    sheet = look.sheet
    return deverbal(sheet, at + 1) or sheet.phrase(at + 1, "taken_up") or sheet.term(at + 1, "saying") is not None


def _quote_behind(look: Look, at: int) -> bool:
    return at + 1 in look.sheet.prose.closes


def _of_target(look: Look, at: int) -> bool:
    """The verb takes whom it addresses or accuses."""
    return "t" in look.governs


def _takes_that(look: Look, at: int) -> bool:
    return "a" in look.governs


def _takes_in(look: Look, at: int) -> bool:
    return "f" in look.governs


def _comment(look: Look, at: int) -> bool:
    """رفض المتحدث الإدلاء بتعليق, رفضت الربط بين X وY."""
    sheet = look.sheet
    return stands_at("comment", sheet.scan.words, at) or (sheet.forms[at].startswith("ال") and stands_at("refused_link", sheet.scan.words, at))


def _definite(look: Look, at: int) -> bool:
    return look.sheet.forms[at].startswith("ال")


def _purpose(look: Look, at: int) -> bool:
    """للتوقف, للعودة: to do something, and nobody to whom it is said."""
    return deverbal(look.sheet, at) or look.sheet.kinds[at].isdisjoint(("actor", "source", "person", "place"))


def _hearsay_behind(look: Look, at: int) -> bool:
    """نفى الجيش ما تردد عن …"""
    return stands_at("hearsay", look.sheet.scan.words, at + 1)


def _unknown(look: Look, at: int) -> bool:
    return not look.sheet.terms[at]


def _with_ba(look: Look, at: int) -> bool:
    """بالتدخل, بوقف: a word that no table knows, with its ب."""
    form = look.sheet.forms[at]
    return form.startswith("ب") and len(form) > 3 and form not in speaker_words("no_object")


def _noun_of_doing_with_ba(look: Look, at: int) -> bool:
    """باستنفار, بتعزيز: by its shape a noun of doing with its ب."""
    return VERBAL_NOUN.fullmatch(look.sheet.forms[at]) is not None


def _known_speaker(look: Look, at: int) -> bool:
    """A body or a noun for a speaker stands right behind the verb."""
    sheet = look.sheet
    return any(sheet.term(unit, "source") or sheet.term(unit, "actor") for unit in range(look.first, min(look.first + 2, at)))


def _later(look: Look, at: int) -> bool:
    return at > look.first


def _happening(look: Look, at: int) -> bool:
    """مقتل, قصف, سقوط: a noun of happening."""
    return deverbal(look.sheet, at)


def _named(look: Look, at: int) -> bool:
    return look.sheet.term(at, "actor") is not None


def _responsibility(look: Look, at: int) -> bool:
    """حمّل X Y المسؤولية."""
    return responsibility(look.sheet, at)


def its_own(sheet: Sheet, at: int) -> bool:
    """أكدت مصادر دخولها الحي, أعلنت الحركة رفضها: what the speaker says of itself, by a noun with its pronoun."""
    form = sheet.forms[at]
    own = sheet.suf[at] in _ITS or (not sheet.terms[at] and len(form) > 4 and (form.endswith(("ها", THEY, THEY_TWO)) or _ends_in_ha(sheet, at)))
    article = form.startswith("ال") and not form.startswith(tuple(speaker_words("no_article")))
    return own and not article and sheet.term(at, "source") is None and sheet.term(at, "person") is None


def _ends_in_ha(sheet: Sheet, at: int) -> bool:
    """وقوفه: his, where the letters of the text tell it from ة."""
    start, end = sheet.span(at, at + 1)
    return sheet.text[start:end].rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652").endswith("ه")


def _responsibility_inside(look: Look, at: int) -> bool:
    """حمّل X Y «المسؤولية الكاملة»."""
    return at + 1 < look.end and responsibility(look.sheet, at + 1)


def _its_own(look: Look, at: int) -> bool:
    return its_own(look.sheet, at)


def _of_relative(look: Look, at: int) -> bool:
    """سكان المدينة، الذين يبلغ تعدادهم …، إن: what is told of the speaker by the way."""
    return any(form in speaker_words("who") for form in look.sheet.forms[look.first : at])


def _noun_phrase(look: Look, at: int) -> bool:
    """What is denied or condemned may be any noun; behind an indefinite speaker only a definite one is not its adjective."""
    sheet, form = look.sheet, look.sheet.forms[at]
    definite = sheet.forms[look.first].startswith("ال") or sheet.term(look.first, "actor") is not None or look.ends_speaker(at)
    return form.isalpha() and not sheet.dated[at] and not sheet.phrase(at, "manner") and not look.tokens.flags[at] & PREPOSITION and (definite or form.startswith("ال") or deverbal(sheet, at))


def _shape_of_doing(look: Look, at: int) -> bool:
    """تحويل الجرحى, انضمام الفصيل: by its shape a noun of doing, and no name."""
    form = look.sheet.forms[at]
    return _NOUN_OF_DOING.fullmatch(form) is not None


_NOUN_OF_DOING = re.compile("ت\\w{2}ي[^ه\\W](?:ه|ها|هم)?|ا\\w{2,4}ا\\w")


def _announced(look: Look, at: int) -> bool:
    """أعلن المجلس حالة الطوارئ."""
    return stands_at("announced", look.sheet.scan.words, at)


def _names_group(look: Look, at: int) -> bool:
    """تبنى تنظيم «داعش» التفجير, تبنى تنظيم محلي الهجوم: here تنظيم is who, not what."""
    sheet = look.sheet
    if sheet.term(at, "source") is None:
        return False
    deed = any(sheet.forms[unit].startswith("ال") and deverbal(sheet, unit) for unit in range(at + 1, min(at + 4, sheet.size)))
    return deed or sheet.forms[at].startswith("ال") or at + 1 in sheet.prose.closes or (at + 1 < sheet.size and sheet.term(at + 1, "actor") is not None)


def _in_sentence(look: Look, at: int) -> bool:
    """The verb is not the first word of its sentence."""
    return look.sheet.prose.start(look.first) < look.first - 1


def _counted(look: Look, at: int) -> bool:
    """وثق التقرير 73 شهيدا, سجلت الوزارة 12 وفاة: a number of those harmed."""
    sheet = look.sheet
    quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at) if sheet.forms[at][0].isdecimal() or "number" in sheet.kinds[at] else None
    if quantity is None or quantity.end >= sheet.size or sheet.dated[at]:
        return False
    return not sheet.kinds[quantity.end].isdisjoint(("harm", "event", "person", "thing"))


def _counted_victims(look: Look, at: int) -> bool:
    """وثق 655 هجوما: deeds or people, and no money."""
    return _counted(look, at) and not (look.sheet.forms[at][0].isdecimal() and look.sheet.kinds[at + 1].isdisjoint(("harm", "event", "person")))


def _pointed_at(look: Look, at: int) -> bool:
    """تنفي الخرطوم هذه الاتهامات: هذه with its noun, behind no preposition, belongs to no name."""
    sheet = look.sheet
    return sheet.forms[at] in _THESE and not sheet.pre[at] and not sheet.dated[at] and not sheet.dated[at + 1] and not look.tokens.flags[at - 1] & PREPOSITION and sheet.forms[at + 1].startswith("ال")


def _bound(look: Look, at: int) -> bool:
    return look.sheet.pre[at].endswith("ب")


def _place(look: Look, at: int) -> bool:
    return "place" in look.sheet.kinds[at]


def _accusative(look: Look, at: int) -> bool:
    """أضرارا: an indefinite object shows its case; adverbs (رسميا, أيضا) show it too."""
    sheet = look.sheet
    start, end = sheet.span(at, at + 1)
    form = sheet.forms[at]
    return "\u064b" in sheet.text[start:end] and form.endswith(ALEF) and not form.endswith("يا") and not sheet.phrase(at, "manner", "statement_frame") and not sheet.dated[at] and len(form) > 4


def _noun_of_saying(look: Look, at: int) -> bool:
    """أكدت المنظمة رصد 61 حادثة."""
    sheet = look.sheet
    return any(term.kind == "saying" and term.form == "masdar" for term in sheet.terms[at]) and not sheet.forms[at].startswith("ال")


def _tells(look: Look, at: int) -> bool:
    """وأوضح X هاتفيا من Y، قتل 29 …: a verb of harm right behind a comma, where no إن was written, begins what is said."""
    sheet, told = look.sheet, at + 1
    if told >= look.end or sheet.pre[told] or any(sheet.phrase(unit, "complement") or sheet.forms[unit] == ":" for unit in range(told, look.end)):
        return False
    return any(term.kind == "harm" and term.form == "past" for term in sheet.terms[told])


def _came_out(look: Look, at: int) -> bool:
    """في بيان نُشر الأربعاء: when it came out."""
    return given_out(look.sheet, look.first, at)


Condition = Callable[[Look, int], bool]
CONDITIONS: Mapping[str, Condition] = {
    "that_inside": _that_inside, "speech": _speech, "only_about": _only_about, "no_that": _no_that, "for_it": _for_it, "takes_colon": _takes_colon, "governs_next": _governs_next,
    "later_that": _later_that, "that_next": _that_next, "partitive": _partitive, "frame": _frame, "happening_behind": _happening_behind, "quote_behind": _quote_behind, "of_target": _of_target, "takes_that": _takes_that,
    "takes_in": _takes_in, "comment": _comment, "definite": _definite, "purpose": _purpose, "hearsay_behind": _hearsay_behind, "unknown": _unknown, "with_ba": _with_ba,
    "noun_of_doing_with_ba": _noun_of_doing_with_ba, "known_speaker": _known_speaker, "later": _later, "happening": _happening, "named": _named,
    "responsibility": _responsibility, "responsibility_inside": _responsibility_inside, "closed": Look.closed, "its_own": _its_own, "of_relative": _of_relative, "noun_phrase": _noun_phrase,
    "shape_of_doing": _shape_of_doing, "announced": _announced, "names_group": _names_group, "in_sentence": _in_sentence, "counted": _counted, "counted_victims": _counted_victims, "bound": _bound, "pointed_at": _pointed_at, "place": _place, "accusative": _accusative,
    "noun_of_saying": _noun_of_saying, "tells": _tells, "came_out": _came_out,
}
