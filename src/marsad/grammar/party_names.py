"""Parties named by a name that tables know, with the forces and followers that such a name tells: قوات اللواء فلان, القوات الموالية لـX."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.grammar.cut_names import given_names
from marsad.grammar.event_found import EventAt
from marsad.grammar.named_parties import actor_terms
from marsad.grammar.namesakes import countries_of
from marsad.grammar.party_adjectives import strikes
from marsad.grammar.party_followers import group_before, has_followers, hired_by, is_any_group, meant_by
from marsad.grammar.party_found import Party
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.party_states import state_at
from marsad.grammar.party_taken_up import partners, taken_up
from marsad.grammar.place_found import CLOCKS, PREPOSITIONS, behind_preposition
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import NO_TERM, VERB_FORMS, Term
from marsad.text.rule_words import AND, ARTICLE, BETWEEN, BY, FOR, rule_forms, rule_map, rule_words

_TITLES = 9  # units of titles between ل and the name of a leader: للرئيس المعترف به دوليا X
_RECOGNISED = rule_words("party_names.recognised")
_BELONGING = rule_forms("party_names.belonging")
_FORCES = frozenset({"fighter", "soldier"})
_OF_ARMS = frozenset({"armed_group", "official_military"})
_BACK = 4  # units between the head of a name and the person whose forces they are
_TAKING = rule_words("party_phrases.taking")  # استهداف للنظام: whom it struck
_AS_WELL_THINGS = rule_map("party_phrases.things")
_QUOTES = frozenset({'"', "«", "("})
_SITES = rule_words("party_names.sites")
_FORMERLY = rule_words("party_phrases.formerly")
_DASHES = frozenset("-–—")
_SIDES = rule_forms("party_phrases.sides")
_NOT_MASCULINE = rule_forms("party_phrases.not_masculine")
_NISBA_OR_ACCUSATIVE = rule_forms("party_phrases.nisba_or_accusative")
_MEDIA = rule_words("party_names.media")  # صفحات موالية لـX: who only tells of it
_TIED = (*_SIDES, *rule_forms("party_phrases.belonging_to"))
_LOYAL_TO = rule_words("party_phrases.loyal_to")


def parties_by_name(sheet: Sheet, lo: int, hi: int, event: EventAt, words: RoleWords) -> Iterator[Party]:
    leader, taken, led = ("", -1), taken_up(sheet), -1
    for at, term in actor_terms(sheet, lo, hi):
        if leader[0] and term.key == leader[0] and at - leader[1] < _BACK:
            continue  # القوات الموالية للرئيس اليمني المعترف به دوليا X: he once more
        if not _takes_part(term) or (at and sheet.forms[at - 1] in CLOCKS) or _of_a_pair(sheet, at, term):  # 21:14 بتوقيت دمشق: whose clock it is
            continue
        if _is_thing(sheet, at, words) or _formerly(sheet, at) or _is_surname(sheet, at, term) or _names_a_site(sheet, at):
            continue
        if term.form == "short" and not (_named_before(sheet, at, term) or _of_the_deed(sheet, at, event) or _a_side(sheet, at, event)):
            continue
        loyal = _loyal(sheet, at, lo)
        if term.form == "metonym" and not (_backs(sheet, loyal, term) or _acts(sheet, at, event) or words.does(at - 1)):
            continue
        stop = sheet.stops[at]
        if taken and not taken.keys().isdisjoint(range(at, stop)):
            continue  # هذا الجيش; رجال الشرطة, where the report names one police
        if at < led or (not term.key and sheet.forms[stop].startswith(_BELONGING)):
            continue  # قوة أمنية تابعة لـX
        if not term.key and (owner := _owner(sheet, stop)) > 0:
            led = sheet.stops[owner]
            yield Party(at, led, at, sheet.term_at(owner, "actor").key)
            continue
        if loyal is not None and (_known_by_itself(sheet, loyal) or sheet.forms[loyal].removeprefix(ARTICLE) in _MEDIA):
            continue  # القوات الحكومية الموالية لـX: they are known by themselves
        if _is_led(sheet, at, hi):
            continue  # المجموعات الإرهابية التابعة لـX
        if term.key and (hired := hired_by(sheet, at, term.key)) is not None:
            yield Party(hired, stop, at, meant_by(sheet, term.key))
        elif loyal is not None:
            leader = term.key or "", stop
            yield Party(loyal, stop, at, meant_by(sheet, term.key))
        else:
            first = _forces_of(sheet, at, term, lo)
            yield Party(first, _past_nation(sheet, stop, term), at, _ident(sheet, at, term) if first == at else term.row.get("speaks_for") or term.key)
    for at, ident in taken.items():
        if lo <= at < hi:
            yield from (Party(at, at + 1, at, one) for one in (ident, *partners(sheet).get(ident, ())))


def _owner(sheet: Sheet, stop: int) -> int:
    """الكتيبة الرابعة التابعة لقوات X, "الفرقة 17" التابعة لـX: the unit of the known party to which the name before belongs; -1 where none is told."""
    stop += sheet.forms[stop] in _QUOTES
    owner = sheet.term(stop + 1, "actor")
    tied = sheet.forms[stop].startswith(ARTICLE) and sheet.forms[stop].removeprefix(ARTICLE).startswith(_BELONGING) and sheet.pre[stop + 1].endswith(FOR)
    return stop + 1 if tied and owner is not None and owner.key else -1


def _past_nation(sheet: Sheet, stop: int, term: Term) -> int:
    """طائرات النظام السوري: the adjective of its own country right behind a name belongs to it."""
    nation = sheet.nations.get(stop)
    own = nation is not None and not sheet.pre[stop] and sheet.forms[stop].startswith(ARTICLE) and nation.row["country"].lower() in countries_of(term)
    return stop + own


def _of_a_pair(sheet: Sheet, at: int, term: Term) -> bool:
    """منطقة "بوتين-أردوغان": two leaders joined by a dash are the name of what they agreed on."""
    stop = sheet.stops[at]
    return bool(term.row.get("sex")) and (sheet.forms[at - 1] in _DASHES or (stop < sheet.size and sheet.forms[stop] in _DASHES))


def _is_thing(sheet: Sheet, at: int, words: RoleWords) -> bool:
    """قصفوا القاعدة, where the report has told of a base (قاعدة الوطية الجوية) and no men of a party stand before the word."""
    thing = _AS_WELL_THINGS.get(sheet.forms[at]) if sheet.stops[at] == at + 1 else None
    return thing is not None and any(unit < at for unit in sheet.stands.get(thing, ())) and words.men_before(at, max(0, at - 2)) == at


def _is_surname(sheet: Sheet, at: int, term: Term) -> bool:
    """هلال الأسد: a short name of a person behind the given name of somebody else."""
    return term.form == "short" and bool(term.row.get("sex")) and not sheet.kinds[at - 1] and sheet.forms[at - 1] in given_names()


def _names_a_site(sheet: Sheet, at: int) -> bool:
    """مسجد "القسام", شارع الجيش: a mosque, a street, a school that is called after a party."""
    return at > 0 and sheet.forms[at - 1 - (sheet.forms[at - 1] in _QUOTES)] in _SITES


def _formerly(sheet: Sheet, at: int) -> bool:
    """هيئة تحرير الشام (جبهة النصرة سابقا): what the party before it was called once."""
    stop = sheet.stops[at]
    return sheet.forms[at - 1] == "(" and sheet.forms[stop] in _FORMERLY


def _takes_part(term: Term) -> bool:
    return term.row.get("force") in _FORCES or term.row.get("kind", "").startswith(("official", "armed", "party"))


def _named_before(sheet: Sheet, at: int, short: Term) -> bool:
    """المركز، القوات: a short name stands for a party that the report has named in full."""
    return sheet.named_in_full(short.row) < at


def _a_side(sheet: Sheet, at: int, event: EventAt) -> bool:
    """معارك بين القوات الحكومية والمتمردين: between whom a fight is told to be."""
    return event.type == "clash" and at > event.at and any(sheet.forms[unit] == BETWEEN for unit in range(max(event.stop, at - 6), at))


def _of_the_deed(sheet: Sheet, at: int, event: EventAt) -> bool:
    """قصف للتحالف, مروحية النظام, طيران حربي للنظام: a short name that tells whose a deed or a weapon is."""
    unit = at - 1
    while unit > event.stop and sheet.forms[unit].endswith(_NISBA_OR_ACCUSATIVE) and not sheet.terms[unit]:
        unit -= 1
    if strikes(sheet, unit) or any(strikes(sheet, word) and sheet.stops[word] == unit + 1 for word in (unit - 1, unit - 2) if word >= 0):
        return True
    deeds = [term for term in sheet.terms[event.at] if term.kind == "event" and term.form in ("s", "p", "d", "masdar")]
    return sheet.pre[at].endswith(FOR) and unit == event.stop - 1 and bool(deeds) and all(term.key not in _TAKING for term in deeds)


def _ident(sheet: Sheet, at: int, term: Term) -> str | None:
    """The id of a party; a short name that nothing introduces has one only where the report is of its country."""
    if term.form != "short" or _named_before(sheet, at, term):
        return term.key or None
    told = sheet.countries()
    return (term.key or None) if any(told[country] for country in countries_of(term)) else None


def _is_told_by_verb(sheet: Sheet, event: EventAt) -> bool:
    """A verb, or a word that may be one; behind a preposition (في قصف بغداد) it is a noun."""
    if event.at and sheet.forms[event.at - 1] in PREPOSITIONS:
        return False
    return event.term is NO_TERM or any(term.kind == "event" and term.form in VERB_FORMS for term in sheet.terms[event.at])


def _of_a_man(sheet: Sheet, event: EventAt) -> bool:
    """استهدف: a verb of the masculine singular in the past."""
    forms = {term.form for term in sheet.terms[event.at] if term.kind == "event"}
    verb = "past" in forms and forms.isdisjoint(("masdar", "s"))  # قصف is a noun too
    return verb and not sheet.forms[event.at].endswith(_NOT_MASCULINE)


def _acts(sheet: Sheet, at: int, event: EventAt) -> bool:
    """قصفت دمشق, دمشق قصفت, لدمشق: a capital stands for its government right beside the deed; elsewhere it is a place."""
    if at == event.stop and _of_a_man(sheet, event):
        return False  # استهدف تل أبيب: a city is no subject of a verb in the masculine
    if at == event.stop and is_hit_city(sheet, at):
        return False
    acts = _is_told_by_verb(sheet, event) or state_at(sheet, at) is not None  # تفجيرات بغداد: where it was; but غارات روسيا
    beside = (acts and (at == event.stop or sheet.stops[at] == event.at)) or _joined(sheet, at)
    return (beside or sheet.pre[at].endswith(FOR)) and not behind_preposition(sheet, at) if at else beside


def is_hit_city(sheet: Sheet, at: int) -> bool:
    """كما قصفت تل أبيب بالصواريخ: a city that may stand for its government, and behind it with what it was struck; but قصفت تركيا بالمدفعية قرية."""
    return sheet.pre[sheet.stops[at]] == BY and sheet.term_at(at, "actor").form == "metonym" and state_at(sheet, at) is None


def _joined(sheet: Sheet, at: int) -> bool:
    """قوات النظام وروسيا: a state joined to a party that stands right before it."""
    return sheet.pre[at] == AND and any(sheet.stops[unit] == at and (term := sheet.term(unit, "actor")) is not None and _takes_part(term) for unit in range(max(0, at - 5), at))


def _known_by_itself(sheet: Sheet, at: int) -> bool:
    """القوات الحكومية; not المجموعات الإرهابية, الفصائل, which are whose they are told to be."""
    return sheet.term(at, "actor") is not None and not is_any_group(sheet, at)


def _is_led(sheet: Sheet, at: int, hi: int) -> bool:
    """المجموعات الإرهابية (التابعة لتركيا): any group, with whose it is right behind it."""
    stop = sheet.stops[at]
    if not is_any_group(sheet, at) or stop + 1 >= hi or not sheet.forms[stop].removeprefix(ARTICLE).startswith(_TIED):
        return False
    return any(_loyal(sheet, leader, at) == at and has_followers(term.key) for leader, term in actor_terms(sheet, stop + 1, min(hi, stop + 4)))


def _backs(sheet: Sheet, loyal: int | None, term: Term) -> bool:
    """الجماعات المدعومة من إيران: a capital behind those who fight for it."""
    return loyal is not None and is_any_group(sheet, loyal) and has_followers(term.key)


def _loyal(sheet: Sheet, at: int, lo: int) -> int | None:
    """القوات الموالية للرئيس, ميليشيات مدعومة من X: where the words for those begin who are not X himself."""
    title = at if sheet.pre[at] else next((unit for unit in range(at - 1, max(lo, at - _TITLES), -1) if sheet.pre[unit] or not (sheet.forms[unit].startswith(ARTICLE) or sheet.forms[unit] in _RECOGNISED)), at)
    by = sheet.pre[at].endswith(FOR) or (at > lo and (sheet.forms[at - 1] in _LOYAL_TO or (sheet.pre[title].endswith(FOR) and "source" in sheet.kinds[title])))  # لحكومة الرئيس X
    if not by:
        return None
    title = title if sheet.pre[title].endswith(FOR) else at
    word = next((unit for unit in range(title - 1, max(lo, title - 4) - 1, -1) if sheet.forms[unit].removeprefix(ARTICLE).startswith(_TIED)), None)
    if word is not None and not sheet.forms[word].removeprefix(ARTICLE).startswith(_SIDES):
        return group_before(sheet, word, lo)  # المجموعات التابعة لـX; but الفرقة التابعة للجيش is the army
    if word is None or any("event" in sheet.kinds[unit] for unit in range(word + 1, at)):
        return None  # المدعومة بغارات لـX: whose the raids are
    for unit in range(word - 1, max(lo, word - _BACK) - 1, -1):
        if sheet.term(unit, "actor") or sheet.term(unit, "source") or sheet.term(unit, "person"):
            return unit
    return None


def _forces_of(sheet: Sheet, at: int, term: Term, lo: int) -> int:
    """قوات اللواء المتقاعد فلان, طيران المشير فلان: the name begins with those whom a person leads, over his titles."""
    if not term.row.get("sex"):
        return at
    for unit in range(at - 1, max(lo, at - _BACK) - 1, -1):
        if sheet.pre[unit] not in ("", ARTICLE) and unit > at - 2:
            return at
        heads = [term for term in sheet.terms[unit] if term.kind == "source" and term.row["kind"] in _OF_ARMS]
        ranks = {head.row["kind"] for head in heads}
        if any(head.form == "p" for head in heads) or ranks == {"armed_group"} or "weapon" in sheet.kinds[unit]:
            return unit  # مليشيا اللواء فلان, طائرات فلان: what he has flown
        if not (sheet.forms[unit].startswith(ARTICLE) or "official_military" in ranks):
            return at
    return at
