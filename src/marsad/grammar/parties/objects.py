"""Whom a deed met by where he stands: the object of its verb, or right behind the noun of what is done to people."""

from __future__ import annotations

from marsad.grammar.parties.deed import Deed
from marsad.grammar.parties.deed_types import DONE_TO_PEOPLE
from marsad.grammar.parties.deed_words import CLITIC_PREPOSITIONS, HIS, PLURAL_NOMINATIVE, QUOTES, TARGETED, WHICH
from marsad.grammar.party_found import Party
from marsad.grammar.place_found import PREPOSITIONS
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import ARTICLE, BY, FOR, OF, RELATIVES, rule_forms, rule_words

_WHO = frozenset({"actor", "person"})
_DRIVES_OUT, _OUT_OF_IT = rule_words("event_parties.drives_out"), rule_words("event_parties.out_of_it")
_OPERATION = 6  # units between an operation and its verb
_TIMES, _WITH_PRONOUN = rule_words("objects.times"), rule_words("no_subject.no_nouns")
_BEFELL = rule_words("event_parties.befell")
_HANDS = rule_words("event_parties.hands")


def taken(deed: Deed, party: Party) -> bool:
    """حصار الرئيس فلان, اغتيال فلان: a person right behind the noun of what is done to people."""
    sheet, stop = deed.sheet, deed.event.stop
    if not deed.verb and deed.event.type in DONE_TO_PEOPLE and any(sheet.term(unit, "person") or sheet.term(unit, "source") for unit in range(stop, min(party.first, stop + 2))):
        return True  # اعتقال مسؤول التسليح لـ"X", اغتيال قيادي في X: one of theirs
    close = party.first == deed.event.stop and not deed.verb and not deed.sheet.pre[party.first]
    return close and deed.event.type in DONE_TO_PEOPLE and bool(sheet.term_at(party.head, "actor").row.get("sex"))


def resumed(deed: Deed, party: Party) -> bool:
    """قوات X قصفها Y, مقر X الذي هاجمته طائرات: a verb with the pronoun of what stands before it, and its subject right behind."""
    sheet, behind = deed.sheet, deed.event.at + 1
    if sheet.suf[deed.event.at] not in HIS or sheet.pre[deed.event.at].endswith(CLITIC_PREPOSITIONS):
        return False
    behind += sheet.forms[behind] in QUOTES
    if sheet.pre[behind] or sheet.dated[behind] or sheet.forms[behind] in PREPOSITIONS:
        return False  # قصفتها أمس, هاجمها في الليل
    named = sheet.forms[behind].startswith(ARTICLE) and (deed.verb or sheet.forms[behind].endswith(PLURAL_NOMINATIVE))  # not قصفها العنيف
    return named or "actor" in sheet.kinds[behind] or deed.words.are_men(behind)


def met_by(deed: Deed, party: Party) -> bool:
    """قوات X استهدفتها غارة, تستهدفها غارات: the deed is the subject of a verb with the pronoun of what stands before it."""
    sheet, verb = deed.sheet, deed.event.at - 1
    return not (deed.verb or sheet.pre[deed.event.at]) and party.last <= verb and sheet.suf[verb] in HIS and any(term.kind == "event" and term.form in VERB_FORMS for term in sheet.terms[verb])


def right_before(deed: Deed, party: Party, verb: int) -> bool:
    """Between a party and the verb stand only marks, what it is like and a relative."""
    sheet, begins = deed.sheet, deed.words.men_before(party.first, deed.lo)
    if begins > 1 and sheet.forms[begins - 2] in WHICH:
        return False  # البلدة التي دخلتها X قصفها Y
    return all(sheet.forms[unit] in WHICH or not sheet.forms[unit][0].isalpha() for unit in range(party.last, verb))


def is_object(deed: Deed, party: Party) -> bool:
    """خطف جنود إسرائيليين, استهدف جنديين تركيين: men told by their state alone, behind the noun of what is done to people or in the accusative."""
    if party.first < deed.event.stop:
        return False
    signs = (_behind_unnamed_men, _driven_out, _lost_it, _struck_by_deed, _aimed_by_speaker, _fell, _met_by_operation, _met_by_those)
    return any(sign(deed, party) for sign in signs)


def _aimed_by_speaker(deed: Deed, party: Party) -> bool:
    """أعلنت X استهداف دبابة إسرائيلية, استهداف جنود Y: right behind the noun stands who was struck, where nothing else is told to be."""
    if deed.verb or not deed.words.attacks(deed.event.at) or deed.begins(party.first) != deed.event.stop:
        return False
    some = deed.words.armed_men(party.first) and not deed.sheet.forms[party.last - 1].startswith(ARTICLE)
    owned = deed.tellers.owns(deed.event.at) is not None
    told_more = owned and party.last < deed.sheet.size and (deed.sheet.pre[party.last] == BY or deed.sheet.forms[party.last] in _TOLD_MORE)
    return told_more or ((some or owned) and deed.nothing_behind(party.last))


_TOLD_MORE = rule_words("objects.told_more")


def _fell(deed: Deed, party: Party) -> bool:
    """سقوط X بيد Y, مباغتة X في موقعه: right behind the noun stands to whom it came."""
    return deed.sheet.forms[deed.event.at] in _BEFELL and deed.begins(party.first) == deed.event.stop and not deed.sheet.pre[party.first]


def _met_by_operation(deed: Deed, party: Party) -> bool:
    """العمليات العسكرية لمقاتلي الحزب استهدفت جيش X في المحافظة: the operation before the verb is its subject, and behind whom it met stands nothing more."""
    sheet, at = deed.sheet, deed.event.at
    if not deed.verb or deed.event.term.key != TARGETED or deed.begins(party.first) != deed.event.stop or not deed.nothing_behind(party.last):
        return False
    first = max(sheet.prose.start(at), at - _OPERATION)
    noun = next((unit for unit in range(at - 1, first - 1, -1) if deed.words.operation(unit) or "،" in sheet.forms[unit]), -1)
    return noun >= 0 and deed.words.operation(noun) and not sheet.pre[noun] and sheet.forms[noun - 1] not in PREPOSITIONS


def _met_by_those(deed: Deed, party: Party) -> bool:
    """القوات التي طردت X من المدينة: behind a relative and a verb without a pronoun stands whom it met; not في اليوم الذي قصفت X, البلدة التي دخلها X."""
    sheet, at = deed.sheet, deed.event.at
    if not deed.verb or sheet.suf[at] or sheet.forms[at - 1] not in RELATIVES or deed.begins(party.first) != deed.event.stop:
        return False
    timed = sheet.dated[at - 2] or sheet.forms[at - 2] in _TIMES
    return not timed and sheet.forms[party.last] not in _WITH_PRONOUN and deed.nothing_behind(party.last)


def _struck_by_deed(deed: Deed, party: Party) -> bool:
    """الحادثة التي استهدفت رجال الأمن: behind the verb of a deed that a relative tells of stands whom it met."""
    sheet, at = deed.sheet, deed.event.at - 2
    if not deed.verb or at < 0 or sheet.forms[at + 1] not in WHICH or deed.begins(party.first) != deed.event.stop:
        return False
    while at > 0 and sheet.forms[at - 1].startswith(ARTICLE):
        at -= 1  # التفجير الإرهابي الذي
    return deed.words.operation(at)


def _driven_out(deed: Deed, party: Party) -> bool:
    """طرد مسلحي X من البلدة: right behind the noun stand those who were driven out, unless others do behind them (طرد X للعائلات, طرد X مسلحي Y); المدينة التي يطرد منها X."""
    sheet = deed.sheet
    if deed.verb:
        return deed.event.term.key in _DRIVES_OUT and sheet.forms[deed.event.stop] in _OUT_OF_IT and deed.begins(party.first) == deed.event.stop + 1
    close = deed.words.men_before(party.first, deed.event.stop) == deed.event.stop and not sheet.pre[deed.event.stop]
    return close and deed.words.drives_out(deed.event.at) and not _others_behind(deed, party.last)


def _others_behind(deed: Deed, at: int) -> bool:
    """طرد X للعائلات, طرد X مسلحي Y: behind who drove them out, joined by nothing."""
    sheet = deed.sheet
    some = not sheet.pre[at] and sheet.forms[at] != OF and not sheet.kinds[at].isdisjoint(_WHO)
    return some or sheet.pre[at].endswith(FOR)


def _lost_it(deed: Deed, party: Party) -> bool:
    """استعادت القوات القرية من X, انتزع السيطرة من أيدي X: behind من stands who held it before; not مقاتلون من X."""
    if deed.event.type != "territorial_change":
        return False
    begins = deed.begins(party.first)
    begins -= begins > deed.event.stop and deed.sheet.forms[begins - 1] in _HANDS
    source = begins if deed.sheet.forms[begins] == OF else begins - 1
    return source >= deed.event.stop and deed.sheet.forms[source] == OF and not _some_people(deed, source - 1)


def _some_people(deed: Deed, at: int) -> bool:
    """ثوار من X, المئات من X, قصف من X: those of a party who stand before من, or what it did."""
    return not {"person", "source", "number"}.isdisjoint(deed.sheet.kinds[at]) or (at >= deed.event.stop and "event" in deed.sheet.kinds[at])


def _behind_unnamed_men(deed: Deed, party: Party) -> bool:
    """هاجم مسلحون الحوثيين, اقتحم مجهولون القاعدة, هاجمت مجموعة مسلحة قوات X, not هاجم مسلحون تابعون للحوثيين: who did it stands there without a name, so who stands behind suffers it."""
    before = deed.sheet.forms[party.first - 1]
    men = party.first > deed.event.stop and before.endswith(PLURAL_NOMINATIVE) and not deed.sheet.pre[party.first]
    return deed.verb and ((men and deed.sheet.forms[party.first].startswith(ARTICLE)) or _behind_people(deed, deed.begins(party.first)))


def _behind_people(deed: Deed, begins: int) -> bool:
    """(هاجم) مسلحان | X, أهالي القرية | X, مجموعة مسلحة | X: right behind the verb people without a name, in words that end where those of X begin."""
    sheet, first, last = deed.sheet, deed.event.stop, begins - 1
    if deed.acted or last < first or sheet.pre[begins] or "number" in sheet.kinds[last] or sheet.pre[first] or sheet.forms[first].startswith(ARTICLE):
        return False
    people = sheet.forms[first] in _ALONE or deed.words.are_men(first) or not sheet.kinds[first].isdisjoint(_PEOPLE)
    plain = not any(sheet.pre[unit] or "actor" in sheet.kinds[unit] or not sheet.forms[unit].isalpha() or (sheet.forms[unit] in PREPOSITIONS and sheet.forms[unit] != OF) for unit in range(first + 1, begins))
    return people and plain and _ends_people(sheet.forms[last], alone=last == first)


def _ends_people(form: str, *, alone: bool) -> bool:
    """القرية, مسلحة, مجهولون, مسلحان; alone مسلح: a word to which nothing behind it is annexed."""
    return form in _ALONE if alone and not form.endswith(_TWO_OR_MORE) else form.startswith(ARTICLE) or form.endswith(_WHOLE_ENDINGS)


_PEOPLE = frozenset({"person", "number", "weapon"})
_ALONE, _TWO_OR_MORE, _WHOLE_ENDINGS = rule_words("objects.alone"), rule_forms("objects.two_or_more"), rule_forms("objects.whole_endings")
