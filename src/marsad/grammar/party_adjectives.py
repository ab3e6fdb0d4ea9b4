"""Whose a deed is by its adjective: غارة إسرائيلية, القصف المدفعي التركي, صواريخ حوثية; but not مواطن إسرائيلي, دعم إيراني."""

from __future__ import annotations

from marsad.grammar.event_found import EventAt
from marsad.grammar.party_roles import role_words
from marsad.grammar.place_found import PREPOSITIONS
from marsad.grammar.sheet import TYPE_WORDS, Sheet
from marsad.lexicon.terms import Term
from marsad.text.rule_words import ALEF, AND, ARTICLE, OF, rule_forms, rule_word, rule_words

_FLOWN_OR_FIRED = frozenset({"aircraft", "helicopter", "drone", "rocket", "ballistic_missile", "cruise_missile", "shell", "projectile", "mortar", "artillery", "barrel_bomb", "bomb"})
_GUNS = frozenset({"tank", "firearm", "machine_gun", "sniper"})
_PEOPLE = frozenset({"person", "harm"})  # تعذيب معتقلين عراقيين: of those harmed
_BACK = 4  # units between a deed and the adjective that tells whose it is
_ENDINGS = ((ALEF, ALEF), (rule_forms("by_order.men"), rule_forms("party_adjectives.two")))  # not قصف تركيا, استهدف القصف الحوثيين; but قصفا روسيا, صاروخين حوثيين
_STANDING = rule_forms("party_adjectives.standing")  # of an aircraft: حربي, مسيّر, مقاتلة


def noun_described(sheet: Sheet, at: int, event: EventAt) -> int | None:
    """The unit of the noun that an adjective of nationality describes, where that is the deed told of or what it was done with."""
    back = _BACK + 2 * (sheet.forms[at - 1] in _THAT_THEY)  # طيران ثابت الجناح يعتقد أنه روسي
    for unit in range(at - 1, max(sheet.prose.start(at), at - back) - 1, -1):
        if _of_shells(sheet, unit) and _goes_with_shells(sheet, unit - 1, at) and all(_adjective(sheet, word) for word in range(unit + 1, at - _quoted(sheet, at))):
            return unit - 1  # سقوط قذيفة هاون حوثية
        if unit >= event.stop and _alike(sheet, unit, at) and _men_of(sheet, unit, event):
            return unit if unit + 1 == at or (unit + 2 == at and role_words(sheet).military(at - 1)) else None
        if unit == event.at or strikes(sheet, unit) or _fires(sheet, unit) or (event.type == "casualties" and _untold_attack(sheet, unit)):
            return unit if _reaches(sheet, unit, at) else None
        if any(term.kind == "event" for term in sheet.terms[unit]):
            return None  # of another deed
    return None


def _of_shells(sheet: Sheet, at: int) -> bool:
    """(قذيفة) هاون, (صواريخ) غراد: what kind of shells they are, right behind them."""
    return sheet.forms[at - 1] in _SHELLS and sheet.forms[at] in _KINDS_OF_SHELLS and not sheet.pre[at]


def _goes_with_shells(sheet: Sheet, shells: int, at: int) -> bool:
    """قذائف … حوثية, صاروخ … حوثي: an adjective without the article, feminine behind a shell and behind many."""
    nisba, one = sheet.nations.get(at), sheet.forms[shells].startswith(_ROCKET)
    return nisba is not None and not sheet.forms[at].startswith(ARTICLE) and (nisba.form == "f") != one


def _untold_attack(sheet: Sheet, at: int) -> bool:
    """استهداف إسرائيلي لسيارة: of no kind by itself."""
    kinds = {term.row["type"] for term in sheet.terms[at] if term.kind == "event"}
    return kinds == {"attack"}


def _reaches(sheet: Sheet, noun: int, at: int) -> bool:
    """The adjective agrees with the noun, and nothing but adjectives stands between, or يعتقد أنها."""
    stop = at - 2 if sheet.forms[at - 1] in _THAT_THEY and sheet.forms[at - 2] in _SUPPOSE else at
    return _agree(sheet, noun, at, supposed=stop < at) and all(_adjective(sheet, word) for word in range(sheet.stops[noun], stop - _quoted(sheet, at)))


def _alike(sheet: Sheet, noun: int, at: int) -> bool:
    """جنود أميركيون, القوات الروسية: both with the article or both without; not مواقع الحوثيين, whose the positions are."""
    return (sheet.forms[noun].startswith(ARTICLE) and sheet.forms[noun] not in _NO_ARTICLE) == sheet.forms[at].startswith(ARTICLE)


def _men_of(sheet: Sheet, unit: int, event: EventAt) -> bool:
    """إطلاق نار من دورية روسية, قصفت قواعد روسية: men or a base right behind the deed or its من, and none of those harmed."""
    if role_words(sheet).runs_over(event.at, unit):
        return True
    if unit != event.stop and not (unit == event.stop + 1 and sheet.forms[event.stop] == OF):
        return False
    verb = any(term.kind == "event" and term.form == "past" for term in sheet.terms[event.at])
    harmed = any(harm.first <= unit < harm.last for harm in event.harms)
    return (verb or unit == event.stop + 1) and not harmed and role_words(sheet).strike_from(unit)


def men_of_state(sheet: Sheet, at: int) -> int | None:
    """جنود أميركيون, قوة تركية, مسلحين حوثيين: where the men begin whose party an adjective tells; مسلحون سوريون, قوات سودانية شبه عسكرية are no state's."""
    unit = at - 1 - _quoted(sheet, at)
    unit -= role_words(sheet).military(unit)
    if unit < 0 or not _alike(sheet, unit, at) or sheet.forms[sheet.stops[at]] in _NOT_OF_STATE:
        return None
    words, kind = role_words(sheet), sheet.nations[at].row["kind"]
    men = words.state_men(unit) if kind.startswith("official") else words.armed_men(unit)
    return unit if men or (_quoted(sheet, at) and sheet.forms[unit] in _FORCES) else None


def _quoted(sheet: Sheet, at: int) -> bool:
    """قصف "إسرائيلي": the adjective alone stands in quotation marks, which some put around the name of a state."""
    return at > 1 and sheet.prose.closes.get(at - 1) == at + 1


def _fires(sheet: Sheet, unit: int) -> bool:
    """بقذيفة دبابة إسرائيلية, بنيران رشاشات تركية: a gun right behind its fire; استهداف دبابة is none."""
    weapon = sheet.term(unit, "weapon")
    if weapon is None or weapon.row["name"] not in _GUNS:
        return False
    if role_words(sheet).attacks(unit - 1):
        return False
    return strikes(sheet, unit - 1) or any(term.kind == "event" and term.row["type"] in ("shelling", "shooting") for term in sheet.terms[unit - 1])


def strikes(sheet: Sheet, unit: int) -> bool:
    """An aircraft, a missile, a shell …: what strikes from afar stands here."""
    of_men = sheet.term(unit, "person") is not None and not sheet.forms[unit].endswith(_AIRCRAFT)  # مقاتلين, but مقاتلات
    weapon = sheet.term(unit, "weapon") if not of_men else None
    return weapon is not None and weapon.row["name"] in _FLOWN_OR_FIRED


def _agree(sheet: Sheet, noun: int, at: int, *, supposed: bool) -> bool:
    """Gender and article of noun and adjective are the same; the plural of things is feminine."""
    definite = ARTICLE in (sheet.forms[noun][:2], sheet.forms[sheet.stops[noun] - 1][:2]) or sheet.forms[noun].startswith(_BY_THE)  # قصف الطيران, بالرصاص
    if definite != sheet.forms[at].startswith(ARTICLE) and not supposed:
        return False
    if any(sheet.forms[at].endswith(one) and not sheet.forms[noun].endswith(other) for one, other in _ENDINGS):
        return False
    nisba = sheet.nations.get(at)
    heads = [term for term in sheet.terms[noun] if term.kind in ("event", "weapon") and term.form in ("s", "p", "d", "masdar", "phrase")]
    if nisba is None or not heads:
        return False
    ends = "f" if sheet.forms[sheet.stops[noun] - 1].endswith(_FEMININE_ENDINGS) else "m"  # قصف بطائرة مسيرة تركية: of its last word
    return any(term.form == "phrase" or nisba.form in (_sex(sheet, noun, term), ends) for term in heads)


def _sex(sheet: Sheet, noun: int, term: Term) -> str:
    form = sheet.forms[noun]
    return "f" if term.form == "p" or form.endswith(_FEMININE_ENDINGS) else "m"


def _adjective(sheet: Sheet, unit: int) -> bool:
    form = sheet.forms[unit]
    if sheet.pre[unit] == AND and form in _KINDS_OF_FIRE:
        return True  # قصف مدفعي وصاروخي
    if form in _WITHOUT:  # مسيّرة من دون طيار
        return sheet.forms[unit + 1] in _WITHOUT_PILOT
    if len(form) < 4 or form in PREPOSITIONS or sheet.pre[unit] or (sheet.term(unit, "place") is not None and unit not in sheet.nations) or sheet.phrases(unit, *TYPE_WORDS) or sheet.kinds[unit] & _PEOPLE:
        return False
    return form.endswith(_NISBA_ENDINGS) or form.removeprefix(ARTICLE).startswith(_LIKE + _STANDING)


# what a deed is said to be like: عنيف, مكثف, متعمد … with all their endings
MANNERS = rule_forms("party_adjectives.manners")
_LIKE = (*MANNERS, *rule_forms("party_adjectives.like"))


_SUPPOSE, _THAT_THEY = rule_words("party_roles.suppose"), rule_words("party_roles.that_they")
_FEMININE_ENDINGS = rule_forms("party_adjectives.feminine_endings")
_AIRCRAFT = rule_word("party_adjectives.aircraft")
_KINDS_OF_FIRE = rule_words("event_parties.kinds_of_fire")
_WITHOUT = rule_words("party_adjectives.without")
_WITHOUT_PILOT = rule_words("party_adjectives.without_pilot")
_NISBA_ENDINGS = rule_forms("party_adjectives.nisba_endings")
_FORCES = rule_words("party_adjectives.forces")
_NOT_OF_STATE = rule_words("party_adjectives.not_of_state")
_SHELLS, _KINDS_OF_SHELLS = rule_words("party_adjectives.shells"), rule_words("party_adjectives.kinds_of_shells")
_ROCKET = rule_forms("party_adjectives.rocket")
_NO_ARTICLE = rule_words("party_adjectives.no_article")  # آليات
_BY_THE = rule_word("party_adjectives.by_the")
