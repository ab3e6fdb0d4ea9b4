"""Deeds whose doer is told with the deed before: … واعتقلت ثلاثة, كما استهدفت أيضا …, وطال قصف مماثل …"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.event_types.weapons import FIRE
from marsad.grammar.in_return import is_answered_with
from marsad.grammar.parties.deed_words import COMING_AFTER
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import NO_TERM, VERB_FORMS
from marsad.text.rule_words import AND, ARTICLE, BY, FOR, rule_forms, rule_word, rule_words


def _has_his(sheet: Sheet, event: EventAt, last: EventAt, words: RoleWords) -> bool:
    """The doer of the event before did this, too."""
    return _goes_on(sheet, event, last, words) or _did_too(sheet, event, words) or _alike(sheet, event, last) or _one_more(sheet, event, last) or _reached_too(sheet, event, last) or _elaborates(sheet, event, last, words) or _his_too(sheet, event, last, words)


def carry_subjects(sheet: Sheet, told: Sequence[EventAt], before: Sequence[EventAt], words: RoleWords) -> None:
    """Give events without a doer that of the one before, where their verb has no subject of its own or they are told to be alike."""
    _share_owner(sheet, told, words)
    last = before[-1] if before and sheet.prose.sentence[before[-1].at] + 1 >= sheet.prose.sentence[told[0].at if told else before[-1].at] else None
    for event in sorted(told, key=lambda one: one.at):
        if last is not None and not _doers(event) and _has_his(sheet, event, last, words):
            event.parties = [*(replace(party, rule="subject.before") for party in _doers(last)), *event.parties]
        if _doers(event) or last is None or event.term is not NO_TERM:
            last = event


def _share_owner(sheet: Sheet, told: Sequence[EventAt], words: RoleWords) -> None:
    """قصف واقتحام قوات X المدينة, قصف مدفعي وغارات شنتها X: two nouns of deeds beside each other, behind which stands who did both."""
    ordered = sorted(told, key=lambda one: one.at)
    for event, behind in reversed(list(zip(ordered, ordered[1:], strict=False))):
        joined = not words.fights(event.at) and _beside(sheet, event.stop, behind.at) and sheet.pre[behind.at] == AND and not _doers(event) and _is_noun(sheet, event) and _is_noun(sheet, behind)
        owners = [party for party in _doers(behind) if words.men_before(party.first, behind.stop) == behind.stop or party.rule == "hand.did"] if joined else []
        event.parties = [*(replace(party, rule="owner.shared") for party in owners), *event.parties]


def _beside(sheet: Sheet, first: int, last: int) -> bool:
    """Nothing but adjectives of the first deed stands between two."""
    return last - first <= _ADJECTIVES and all(sheet.forms[unit].endswith(_RELATED) and not sheet.kinds[unit] for unit in range(first, last))


def _is_noun(sheet: Sheet, event: EventAt) -> bool:
    return any(term.kind == "event" and term.form in ("masdar", "s", "p", "d") for term in sheet.terms[event.at])


def _doers(event: EventAt) -> list[PartyAt]:
    return [party for party in event.parties if party.role == "perpetrator"]


def _goes_on(sheet: Sheet, event: EventAt, last: EventAt, words: RoleWords) -> bool:
    """واعتقلت ثلاثة شبان: a verb of the feminine or the plural behind و or كما, with no noun behind it that could be its subject."""
    if is_answered_with(sheet, last.at) or event.term.form != "past" or not (sheet.forms[event.at].endswith(_FEMININE_OR_PLURAL) or _one_man_army(sheet, event, last, words)):
        return False
    joined = sheet.pre[event.at] == AND or sheet.forms[event.at - 1] in _JOINS
    behind = event.stop
    if not joined or behind >= sheet.prose.end(event.at) or sheet.forms[behind].startswith(ARTICLE) or _named_since(sheet, event, last):
        return False
    return not (words.are_men(behind) and sheet.forms[behind] not in _NO_MEN) and not sheet.kinds[behind] & {"actor", "weapon", "nisba"}


def _named_since(sheet: Sheet, event: EventAt, last: EventAt) -> bool:
    """شن X هجوما. وقال الشهود إن قوات Y أغلقت الطريق واحتجزتهم: another stands before the verb in its own sentence."""
    first = sheet.prose.start(event.at)
    return last.at < first and sheet.near("actor", first, event.at) >= 0


def _did_too(sheet: Sheet, event: EventAt, words: RoleWords) -> bool:
    """وارتكب الشهر الماضي مجزرة: a verb of doing at the head of its sentence, and nothing but days between it and the deed."""
    start = sheet.prose.start(event.at)
    start += sheet.forms[start] in _HAS_BEEN
    noun = event.term.form in ("masdar", "s", "p", "d")
    if not noun or event.at - start > _DAYS or not words.does(start) or not (sheet.pre[start] == AND or sheet.forms[start].startswith(AND)):
        return False
    return all(sheet.forms[unit] in _WHEN for unit in range(start + 1, event.at))


_ADJECTIVES = 2  # between two deeds that one hand did
_RELATED = rule_forms("nisba_endings")
_TWO_NOUNS = 12  # units between two nouns joined
_DAYS = 6  # units between a verb of doing and the deed
_WHEN = rule_words("event_subjects.when")


def _one_man_army(sheet: Sheet, event: EventAt, last: EventAt, words: RoleWords) -> bool:
    """قصف الجيش سوقا، واستهدف مستشفى: a masculine verb goes on with a masculine doer of its own sentence; قتل may be passive."""
    doer = next(iter(_doers(last)), None)
    if doer is None or event.type not in _ACTIVE or sheet.prose.sentence[last.at] != sheet.prose.sentence[event.at]:
        return False
    return words.is_he(doer.first)


_ACTIVE = frozenset({"shelling", "airstrike", "drone_strike", "missile_strike", "detention", "abduction", "advance"})
_JOINS = rule_words("event_subjects.joins")
_NO_MEN = rule_words("event_subjects.no_men")


def _alike(sheet: Sheet, event: EventAt, last: EventAt) -> bool:
    """قصف مماثل, قصف مدفعي عنيف مماثل: of the kind and by the hand told before."""
    if event.type != last.type or event.stop >= sheet.size:
        return False
    behind = range(event.stop, min(event.stop + _DESCRIBED, sheet.size))
    at = next((unit for unit in behind if sheet.forms[unit].startswith(_SIMILAR)), -1)
    return at >= 0 and not any(sheet.pre[unit] for unit in range(event.stop, at))


_HIS = rule_words("his_or_their")
_NOUNS_OF_PHRASES = rule_words("event_subjects.nouns_of_phrases")
_ASKED_FOR = rule_words("event_subjects.asked_for")
_DESCRIBED = 3  # adjectives of a deed, مماثل the last of them


def _his_too(sheet: Sheet, event: EventAt, last: EventAt, words: RoleWords) -> bool:
    """قصف X البلدة واقتحامها, قام X بمداهمة القرية وإطلاق النار: a noun joined to that of the deed before, by a pronoun or under one preposition."""
    near = sheet.prose.sentence[event.at] == sheet.prose.sentence[last.at] and event.at - last.stop < _TWO_NOUNS and _is_noun(sheet, last)
    if not near or sheet.pre[event.at][:1] != AND or not (_is_noun(sheet, event) or sheet.forms[event.at] in _NOUNS_OF_PHRASES):
        return False
    return sheet.suf[event.at] in _HIS if sheet.pre[event.at] == AND and _may_be_verb(sheet, event) else sheet.suf[event.at] in _HIS or _under_one(sheet, last, words)


def _may_be_verb(sheet: Sheet, event: EventAt) -> bool:
    """وقتل ثلاثة, وأصيب: a noun that is spelled like a verb of its own clause."""
    return any(term.form in VERB_FORMS for term in sheet.terms[event.at])


def _under_one(sheet: Sheet, last: EventAt, words: RoleWords) -> bool:
    """قام بمداهمة القرية وإطلاق النار, عمد إلى حصار القرية وإحراق منازلها: both stand under the preposition that the verb of doing asks for."""
    asked_for = sheet.pre[last.at].endswith(BY) or sheet.forms[last.at - 1] in _ASKED_FOR
    return asked_for and any(words.does(unit) for unit in range(max(sheet.prose.start(last.at), last.at - _TWO_NOUNS), last.at))


def _one_more(sheet: Sheet, event: EventAt, last: EventAt) -> bool:
    """شنت X غارة على المدينة، واستهدفت غارة أخرى قرية: one more of the fire that the same sentence told of; بعد أسبوع على خطف آخرين."""
    if event.type != last.type or not _is_noun(sheet, event) or sheet.prose.sentence[event.at] != sheet.prose.sentence[last.at]:
        return False
    if event.type in FIRE and any(sheet.phrase(unit, "one_more") for unit in range(event.stop, min(event.stop + 2, sheet.size))):
        return True
    after = sheet.forms[event.at - 1] in _AFTER_TIME and any(sheet.forms[unit] in COMING_AFTER for unit in range(max(last.stop, event.at - _DAYS), event.at))
    return after and any(form in _OTHERS for form in sheet.forms[event.stop : event.stop + _OTHER_MEN])


def _reached_too(sheet: Sheet, event: EventAt, last: EventAt) -> bool:
    """جدد X قصفه على القرية. كما طال القصف بلدة أخرى: the deed with the article, told of one more place."""
    if not event.definite or event.type != last.type or event.type not in FIRE:
        return False
    return any(sheet.forms[unit] in _ALSO for unit in range(max(last.stop, event.at - 3), event.at))


def _elaborates(sheet: Sheet, event: EventAt, last: EventAt, words: RoleWords) -> bool:
    """استهدفت قوات X المدينة، حيث تعرض المشفى لقصف, حيث تم قصف المشفى: the clause tells more of the deed before it."""
    if sheet.prose.sentence[event.at] != sheet.prose.sentence[last.at]:
        return False
    if _besides(sheet, event) or sheet.forms[event.at - 1] in _CAME_ABOUT:
        return _of_its_kind(event, last) and _is_noun(sheet, event) and (_besides(sheet, event) or sheet.forms[event.at - 2] in _WHERE)
    if event.type != last.type or not sheet.pre[event.at].endswith(FOR):
        return False
    return any(words.exposed(unit) and sheet.forms[unit - 1] in _WHERE for unit in range(max(last.stop, event.at - _DAYS), event.at))


def _of_its_kind(event: EventAt, last: EventAt) -> bool:
    """قصفت X مبنى، فضلا عن غارات: of one type, or fire both."""
    return event.type == last.type or (event.type in FIRE and last.type in FIRE)


def _besides(sheet: Sheet, event: EventAt) -> bool:
    """قصفت X مبنى، فضلا عن قصف منازل, ضمن سلسلة غارات: what it did as well."""
    at = event.at - (sheet.forms[event.at - 1] in _A_CHAIN)
    return sheet.forms[at - 1] in _AMONG or (sheet.forms[at - 1] in _BESIDES and sheet.forms[at - 2].startswith(_AS_WELL))


_FEMININE_OR_PLURAL = rule_forms("feminine_or_plural")
_HAS_BEEN = rule_words("event_subjects.has_been")
_SIMILAR = rule_word("event_subjects.similar")
_ALSO = rule_words("subjects.also")
_WHERE = rule_words("event_subjects.where")
_AFTER_TIME, _OTHERS, _OTHER_MEN = rule_words("event_subjects.after_time"), rule_words("event_subjects.others"), 4  # words from a deed to آخرين
_CAME_ABOUT = rule_words("event_subjects.came_about")
_AMONG = rule_words("event_subjects.among")
_A_CHAIN = rule_words("event_subjects.a_chain")
_BESIDES = rule_words("event_subjects.besides")
_AS_WELL = rule_forms("event_subjects.as_well")
