"""How far the phrase that names a speaker reaches: its head, and the adjectives, genitives, names and prepositional phrases that belong to it.

What stands behind it is whom the verb addresses: دعت المستشارة الألمانية أنجيلا الدالي | الحكومة إلى …
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from marsad.attribution.personal_names import KNOWN, calls_a_person, end_of_name, name_word, two_names
from marsad.grammar.cut_names import given_names
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.voices import is_country
from marsad.lexicon.terms import Term
from marsad.syntax.tokens import CLOSED, PREPOSITION, QUANTIFIER, RELATIVE, tokens_of
from marsad.text.fold import fold_word
from marsad.text.rule_words import ALEF, AND, ARTICLE, rule_forms, rule_word, rule_words

_FEMININE = rule_forms("speaker_phrase.feminine")
_FEMININE_ADJECTIVE = rule_forms("speaker_phrase.feminine_adjective")
_NOUNS = frozenset({"source", "actor", "harm", "event", "weapon", "deverbal"})
_BODIES = frozenset({"source", "actor", "place", "type_city", "type_hospital", "type_district"})
_ADJECTIVE = rule_forms("speaker_phrase.adjective")  # endings of adjectives of belonging
_PREPOSITIONS = rule_words("speaker_phrase.before_noun")


@dataclass(slots=True)
class _Phrase:
    """What has been read of a speaker: ``open`` where a genitive may follow the last noun, ``nouns`` with which an adjective may agree."""

    sheet: Sheet
    at: int
    end: int
    nouns: list[int]
    open: bool = False
    person: bool = False  # an office or a rank, behind which a name may stand
    named: bool = False  # the name of a person is complete
    definite: bool = False

    def take_name(self, at: int) -> None:
        """A personal name begins here."""
        self.named, self.at, self.open = True, end_of_name(self.sheet, at, self.end), False


def end_of_phrase(sheet: Sheet, first: int, end: int) -> int:
    """The unit behind the phrase that begins here."""
    return _phrase(sheet, first, end, known=False).at


def _phrase(sheet: Sheet, first: int, end: int, *, known: bool) -> _Phrase:
    """The phrase that begins at a unit, read as far as it goes."""
    phrase = _Phrase(sheet, first, end, [])
    _noun(phrase)
    if calls_a_person(sheet, first, known=known):
        phrase.named, phrase.open = True, False
    before = first
    while before < phrase.at < end:  # as long as a step moves it on
        before = phrase.at
        any(step(phrase) for step in _STEPS)
    return phrase


def addressed_behind(sheet: Sheet, first: int, end: int, *, known: bool) -> int | None:
    """The noun behind a whole speaker, or ``end`` where the speaker's own name reaches so far; None where a verb, a mark or a preposition follows.

    ``known``: the first word calls somebody who was named before.
    """
    if (tokens_of(sheet).flags[first] & CLOSED and first not in sheet.prose.closes) or sheet.suf[first]:
        return None
    phrase = _phrase(sheet, first, end, known=known)
    if phrase.at >= end:
        return end if phrase.named and phrase.at == end else None
    at = _behind_comma(phrase, phrase.at, end)
    return at if _is_bare_noun(sheet, at) and _may_be_addressed(sheet, at) else None


def _is_bare_noun(sheet: Sheet, at: int) -> bool:
    """A word with no clitic before it, and no verb, preposition, day or turn of phrase."""
    if sheet.pre[at] or sheet.dated[at] or not sheet.forms[at].isalpha() or sheet.forms[at] in _PREPOSITIONS:
        return False
    return not tokens_of(sheet).flags[at] & ~QUANTIFIER and not tokens_of(sheet).is_verb(at) and sheet.kinds[at].isdisjoint(_TURNS)


_TURNS = frozenset({"statement_frame", "manner", "clause", "complement", "broadcast", "accord"})


def _behind_comma(phrase: _Phrase, at: int, end: int) -> int:
    """دعا رئيس اللجنة سالم الدالي، كل الهيئات إلى …: a lone comma behind the name, and no office nor name behind it."""
    sheet, behind = phrase.sheet, at + 1
    if sheet.forms[at] != "،" or behind >= end or "،" in sheet.forms[behind:end]:
        return at
    named = phrase.named or "actor" not in sheet.kinds[behind]
    return behind if named and not _holds_office(sheet.term(behind, "source")) else at


def _may_be_addressed(sheet: Sheet, at: int) -> bool:
    """A definite noun, a party, a country, people, all of somebody."""
    form = sheet.forms[at]
    if form.startswith(AND) and not sheet.terms[at]:
        return False  # وحلفاءهما: its و was not cut
    if form.startswith(ARTICLE) or is_country(sheet, at) or tokens_of(sheet).flags[at] & QUANTIFIER or form in speaker_words("rest_of"):
        return True
    annexed = at + 1 < sheet.size and not sheet.pre[at + 1] and sheet.forms[at + 1].startswith(ARTICLE)
    return annexed or not sheet.kinds[at].isdisjoint(("actor", "source", "person"))


def _noun(phrase: _Phrase) -> bool:
    """One noun, party or name in quotation marks, and what it opens."""
    sheet, at = phrase.sheet, phrase.at
    close = sheet.prose.closes.get(at)
    if close is not None:
        phrase.at, phrase.open = close + 1, False
        return True
    actor, source, place = sheet.term(at, "actor"), sheet.term(at, "source"), "place" in sheet.kinds[at]
    phrase.nouns.append(at)
    phrase.at = sheet.stops[at] if actor or source or place else at + 1
    phrase.definite |= actor is not None or place or sheet.forms[phrase.at - 1].startswith(ARTICLE)
    phrase.person = actor is None and (_holds_office(source) or _of_no_kind(sheet, at))
    phrase.named = actor is not None and bool(actor.row["sex"])
    if sheet.forms[at] in given_names() or (not sheet.terms[at] and two_names(sheet, at, phrase.end)):
        phrase.take_name(at)
    phrase.open = _takes_genitive(sheet, at, phrase.at, named=actor is not None or phrase.named)
    return True


def _of_no_kind(sheet: Sheet, at: int) -> bool:
    """المستشارة, المناضل: a definite word that no table knows may be an office."""
    return not sheet.kinds[at] and sheet.forms[at].startswith(ARTICLE)


def _holds_office(source: Term | None) -> bool:
    """وزير, متحدث, قيادي: one person; وزارة, حركة: a body."""
    return source is not None and source.form == "s" and fold_word(source.key.split()[0]) not in speaker_words("body_heads")


def _takes_genitive(sheet: Sheet, first: int, stop: int, *, named: bool) -> bool:
    """وزارة, حكومة, أهالي: a bare noun; no party, no place, no noun in ون, no adjective."""
    last = sheet.forms[stop - 1]
    if named or "place" in sheet.kinds[first] or last.startswith(ARTICLE) or sheet.suf[stop - 1]:
        return False
    return not (stop - first > 1 and last.endswith(_ADJECTIVE)) and not last.endswith("ون")


def _joined(phrase: _Phrase) -> bool:
    """الشرطة والجيش, وزير الدفاع ونائبه."""
    sheet, at = phrase.sheet, phrase.at
    if sheet.pre[at] != AND or tokens_of(sheet).is_verb(at):
        return False
    return _noun(phrase)


def _prepositional(phrase: _Phrase) -> bool:
    """باسم الحركة, في درعا, للأمم المتحدة: a preposition with its noun."""
    sheet = phrase.sheet
    if not _leads_in(sheet, phrase.at):
        if phrase.at + 1 >= phrase.end or not _stands_before_noun(phrase):
            return False
        phrase.at += 1
    person, definite, named = phrase.person, phrase.definite, phrase.named
    _noun(phrase)
    while named and phrase.at < phrase.end and _adjective_shape(sheet, phrase.at):
        phrase.at += 1  # مساعد الأمين العام للشؤون السياسية
    phrase.person, phrase.definite, phrase.named = phrase.person or person, definite, named
    return True


def _leads_in(sheet: Sheet, at: int) -> bool:
    """للأمم المتحدة, بالمشفى; not بالاتفاق, which is what he welcomes."""
    return sheet.pre[at] == "ل" or sheet.forms[at].startswith("لل") or (sheet.pre[at] == "ب" and not sheet.kinds[at].isdisjoint(_BODIES))


def _stands_before_noun(phrase: _Phrase) -> bool:
    sheet, at = phrase.sheet, phrase.at
    return not sheet.pre[at] and sheet.forms[at] in _PREPOSITIONS and (not phrase.named or _of_his_body(sheet, at))


def _of_his_body(sheet: Sheet, at: int) -> bool:
    """سالم الدالي من المجلس, في حلب: where somebody belongs; سالم الدالي من ادعاءات: not what he does."""
    return sheet.forms[at] == _IN_HIS_NAME or not sheet.kinds[at + 1].isdisjoint(_BODIES)


_IN_HIS_NAME = rule_word("speaker_span.in_his_name")


def _adjective_shape(sheet: Sheet, at: int) -> bool:
    form = sheet.forms[at]
    return form.startswith(ARTICLE) and form.endswith(("ي", "يه")) and not sheet.kinds[at]


def _genitive(phrase: _Phrase) -> bool:
    """وزارة | الخارجية, أهالي | مدينة, مصادر | محلية: the noun that a bare one is annexed to, or its adjective."""
    sheet, at = phrase.sheet, phrase.at
    if phrase.open and at in sheet.prose.closes:
        return _noun(phrase)  # صحيفة «صوت اليوم»
    if not phrase.open or not _may_be_annexed(sheet, at):
        return False
    if sheet.forms[at].endswith(ALEF) and not sheet.kinds[at] and at > phrase.nouns[0] + 1:
        return False  # نشر ناشطون على المواقع صورا
    person, adjective = phrase.person, _is_bare_adjective(sheet, at) and _fits(phrase, at)
    _noun(phrase)
    phrase.person |= person
    phrase.open &= not adjective
    return True


def _may_be_annexed(sheet: Sheet, at: int) -> bool:
    tokens = tokens_of(sheet)
    return sheet.forms[at].isalpha() and not sheet.pre[at] and not tokens.is_verb(at) and not tokens.flags[at] & (PREPOSITION | RELATIVE)


def _fits(phrase: _Phrase, at: int) -> bool:
    """مصادر | محلية, مصدر | طبي; رئيس | مفوضية is no adjective."""
    form, noun = phrase.sheet.forms[at], phrase.nouns[-1]
    return form.endswith(("ون", "ين")) or form.endswith("يه") is (_feminine(phrase.sheet, noun) or _plural(phrase.sheet, noun))


def _is_bare_adjective(sheet: Sheet, at: int) -> bool:
    """محلية, جنوبيون: behind it no definite noun is annexed."""
    return not sheet.forms[at].startswith(ARTICLE) and sheet.kinds[at].isdisjoint(KNOWN) and sheet.forms[at].endswith((*_ADJECTIVE, "ون"))


def _adjective(phrase: _Phrase) -> bool:
    """الحكومة | اليمنية, الأمين | العام, المصدر | نفسه: a word of the shape of an adjective that agrees with a noun before it."""
    sheet, at = phrase.sheet, phrase.at
    if phrase.named or sheet.pre[at] or tokens_of(sheet).flags[at] & RELATIVE:
        return False
    if not (_of_belonging(phrase, at) or _of_name(phrase, at) or sheet.forms[at] in speaker_words("same_behind")):
        return False
    phrase.at = at + 1
    return True


def _of_belonging(phrase: _Phrase, at: int) -> bool:
    """السورية, العربي, اليمنيون; behind a bare one another bare one: عسكري سوري."""
    sheet, form = phrase.sheet, phrase.sheet.forms[at]
    if "source" in sheet.kinds[at] or form in speaker_words("rest_of") or ("actor" in sheet.kinds[at] and sheet.stops[at] > at + 1):
        return False
    if not _as_definite(phrase, at):
        return False
    if form.endswith(("يون", "يين", "يات")):
        return any(_plural(sheet, noun) for noun in phrase.nouns)
    return form.endswith(_ADJECTIVE) and not phrase.open


def _as_definite(phrase: _Phrase, at: int) -> bool:
    """An adjective has the article where its noun is definite, and only there."""
    form, before = phrase.sheet.forms[at], phrase.sheet.forms[at - 1]
    if form.startswith(ARTICLE):
        return before.startswith(ARTICLE) or phrase.definite
    return not before.startswith(ARTICLE) and not phrase.definite and len(form) > 3


def _of_name(phrase: _Phrase, at: int) -> bool:
    """العام, العليا, المركزية, المسيطرة: it agrees with a noun before it."""
    sheet, form = phrase.sheet, phrase.sheet.forms[at]
    if form not in speaker_words("name_adjective") and (form[:3] != ARTICLE + "م" or not sheet.kinds[at].isdisjoint(_NOUNS)):
        return False
    feminine = form.endswith(_FEMININE_ADJECTIVE)
    return any(_feminine(sheet, noun) is feminine or _plural(sheet, noun) for noun in phrase.nouns)


def _feminine(sheet: Sheet, noun: int) -> bool:
    return sheet.forms[noun].endswith(_FEMININE) or sheet.forms[sheet.stops[noun] - 1].endswith(_FEMININE)


def _plural(sheet: Sheet, at: int) -> bool:
    """قوات, فصائل: things in the plural take a feminine adjective, people their own."""
    return any(term.kind in ("source", "person") and term.form == "p" for term in sheet.terms[at])


def _relative(phrase: _Phrase) -> bool:
    """الذي تقوده X, التي تسيطر على Y: a verb, and its subject or its preposition with a noun."""
    sheet, at = phrase.sheet, phrase.at
    if not tokens_of(sheet).flags[at] & RELATIVE or at + 2 >= phrase.end:
        return False
    taken_up = sheet.suf[at + 1] or sheet.forms[at + 1].endswith(("ها", "ه"))
    phrase.at, phrase.named = at + 2, False
    return not taken_up or _noun(phrase)


def _office_or_name(phrase: _Phrase) -> bool:
    """رئيس الوزراء | سالم الدالي, العميد | سالم: the name of one who holds an office, or the office of one who is named."""
    sheet, at = phrase.sheet, phrase.at
    if sheet.pre[at] or phrase.open:
        return False
    if (actor := sheet.term(at, "actor")) is not None and not _behind_honour(sheet, at):
        return _known_person(phrase, actor)
    if _holds_office(sheet.term(at, "source")) and (phrase.named or phrase.person):
        named = phrase.named
        _noun(phrase)
        phrase.named, phrase.person = named, True
        return True
    if not _behind_honour(sheet, at) and (phrase.named or not phrase.person or not name_word(sheet, at)):
        return False
    phrase.take_name(at)
    return True


def _behind_honour(sheet: Sheet, at: int) -> bool:
    """الدكتور | هادي."""
    return sheet.forms[at - 1] in speaker_words("honour") and not sheet.forms[at].startswith(ARTICLE)


def _known_person(phrase: _Phrase, actor: Term) -> bool:
    """رئيس الوزراء | نجيب ميقاتي: a person whom a pack knows, behind a definite office that has no name yet."""
    sheet, at = phrase.sheet, phrase.at
    his = phrase.person and phrase.definite and not phrase.named and bool(actor.row["sex"] or not actor.key)
    if not his and not _same_person(phrase, actor):
        return False
    phrase.named, phrase.at = True, sheet.stops[at]
    if phrase.at == at + 1:
        phrase.take_name(at)
    return True


def _name_behind_comma(phrase: _Phrase) -> bool:
    """الرئيس، سالم الدالي الحكومة: the name of one who holds an office, behind a comma."""
    sheet, at = phrase.sheet, phrase.at
    if sheet.forms[at] != "،" or at + 1 >= phrase.end or not phrase.person or phrase.named:
        return False
    phrase.at = at + 1
    if _office_or_name(phrase) and phrase.named:
        return True
    phrase.at = at
    return False


def _same_person(phrase: _Phrase, actor: Term) -> bool:
    """الأمين العام للأمم المتحدة فلان: an office that a pack knows, and its holder's name."""
    before = phrase.sheet.term(phrase.nouns[-1], "actor")
    return before is not None and before.key == actor.key


_STEPS: tuple[Callable[[_Phrase], bool], ...] = (_joined, _prepositional, _genitive, _office_or_name, _adjective, _relative, _name_behind_comma)
