"""Names of the tables that name no place where they stand: a government that speaks, an accord, a person's name."""

from __future__ import annotations

from marsad.grammar.cut_names import given_names
from marsad.grammar.named_parties import is_country
from marsad.grammar.place_found import PREPOSITIONS, TYPES, behind_preposition
from marsad.grammar.place_names.extent import BROAD
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import ALEF, AND, ARTICLE, BY, FOR, ON, rule_forms, rule_word, rule_words

_OUTLETS = frozenset({"wire", "outlet", "broadcaster"})
_FATHERS = rule_words("place_names.fathers")
_LARGE = BROAD | {"governorate", "city", "region", "water", "mountain"}


def is_of_an_accord(sheet: Sheet, at: int) -> bool:
    """اتفاقية جنيف, مسار أستانا, مفاوضات الكويت: a city right behind an accord, or a country behind talks, gives it its name, and is where nothing of this happened."""
    if not at or sheet.pre[at]:
        return False
    return sheet.phrase(at - 1, "treaty") or (sheet.phrase(at - 1, "talks_of") and is_country(sheet, at))


def is_who_speaks(sheet: Sheet, at: int) -> bool:
    """صنعاء تتهم الحوثيين, الخرطوم تنفي: a town or a country in front of a verb of saying stands for its government."""
    if sheet.pre[at] or behind_preposition(sheet, at) or (at and sheet.phrases(at - 1, *TYPES, "region")):
        return False
    behind = sheet.stops[at]
    verb = sheet.term(behind, "saying") if behind < sheet.size else None
    return verb is not None and verb.form == "present" and sheet.forms[behind].startswith(_SHE) and not sheet.pre[behind]


_SHE = rule_word("place_names.she")


def acts_itself(sheet: Sheet, at: int) -> bool:
    """قصفت روسيا المدينة, النظام وروسيا: a country right behind a verb, or joined to a party, is who did it, not where."""
    if at == 0 or not any([term.kind == "place" and term.row["type"] == "country" for term in sheet.terms[at]]):
        return False
    if sheet.forms[at - 1] in _BEFALLS:
        return False  # تعرضت فرنسا لهجمات
    if sheet.pre[at] == "" and (any(term.kind in ("event", "saying") and term.form == "past" for term in sheet.terms[at - 1]) or _is_her_verb(sheet, at - 1)):
        return sheet.stops[at] == at + 1 and _heads_clause(sheet, at - 1)
    return sheet.pre[at] == AND and _joined_to_party(sheet, at)


def _is_her_verb(sheet: Sheet, at: int) -> bool:
    """شاركت كندا, وتقود فرنسا: by its letters a verb that agrees with a country, which it does not befall."""
    form = sheet.forms[at].removeprefix(AND)
    if sheet.terms[at] or len(form) < _LEAST_OF_VERBS or form in _BEFALLS:
        return False
    return (form.startswith(_SHE) or form.endswith(_SHE)) and not form.endswith(_PLURAL)


_LEAST_OF_VERBS = 4  # letters: تقود
_PLURAL = rule_word("place_names.plural_of_things")
_BEFALLS = rule_words("place_names.befalls")
_SEA = rule_words("place_names.of_the_sea")


def _heads_clause(sheet: Sheet, verb: int) -> bool:
    """A verb, and no noun, at the head of a sentence or clause."""
    if any(term.form in ("masdar", "s", "p") for term in sheet.terms[verb]):
        return False
    if verb <= sheet.prose.start(verb) or (not sheet.terms[verb] and sheet.forms[verb].startswith(AND)):
        return True
    return not sheet.forms[verb - 1].isalpha() or sheet.phrases(verb - 1, "complement", "clause")


def _joined_to_party(sheet: Sheet, at: int) -> bool:
    """النظام وروسيا: right behind a party that stands behind no preposition and is no place itself."""
    party = next((unit for unit in range(at - 1, max(-1, at - 4), -1) if sheet.term(unit, "actor") and sheet.stops[unit] == at), None)
    return party is not None and not behind_preposition(sheet, party) and not any(term.kind == "place" for term in sheet.terms[party])


def is_adjective(sheet: Sheet, at: int) -> bool:
    """هجوما روسيا, لاجئا سوريا, طائرة سورية, سيارة حديثة, لغم بحري, رجل مالي الجنسية: behind a noun that it agrees with it is the adjective; not in قرب سورية, حدود سورية."""
    if sheet.stops[at] < sheet.size and sheet.forms[sheet.stops[at]] in _OF_WHICH_NATION:
        return True
    before = sheet.forms[at - 1] if at else ""
    if sheet.pre[at] or len(before) < _NOUN:
        return False
    if sheet.forms[at] in _ADJECTIVES:
        return before.endswith(ALEF) and not before.endswith(("وا", "ها", "يا "))
    if _describes(sheet, at, before):
        return True
    return sheet.forms[at] in _SEA and not behind_preposition(sheet, at)


def _describes(sheet: Sheet, at: int, before: str) -> bool:
    """الاحتجاجات السلمية, الموقف الرمادي, أسلحة حديثة: written like a town, and with the noun before it of one sex and both with the article or without."""
    form = sheet.forms[at]
    if form in _OF_HER:
        agrees = before.endswith(_HERS) and not behind_preposition(sheet, at) and not before.startswith(ARTICLE)
        return agrees and (form not in _NEW or "event" not in sheet.kinds[at - 1])
    if not (form.startswith(ARTICLE) and before.startswith(ARTICLE)) or sheet.kinds[at - 1] & _ACTS or before.endswith(_OF_THEIRS):
        return False
    return form.endswith(_HER_KIND) if before.endswith(_HERS) else form.endswith(_HIS_KIND)


_OF_WHICH_NATION = rule_words("place_names.nation")
_ACTS = frozenset({"actor", "person", "weapon"})
_NEW = rule_words("place_signs.other_words")
_OF_HER = _NEW | {rule_word("place_names.syrian")}
_OF_THEIRS = rule_forms("place_names.of_theirs")
_HER_KIND, _HIS_KIND = rule_word("place_names.her_kind"), rule_word("place_names.his_kind")
_NOUN = 3  # letters
_ADJECTIVES = rule_words("place_names.adjectives")
_HERS = rule_forms("place_names.her_endings")


def is_in_a_name(sheet: Sheet, at: int) -> bool:
    """الشاب محمد أبو بكر: a place behind a word that names begin with, and no preposition, is a part of the name."""
    if at == 0 or sheet.pre[at]:
        return False
    if _is_outlet(sheet, at - 1) or _quoted_outlet(sheet, at) or _is_nickname(sheet, at) or _of_a_feast_or_road(sheet, at):
        return True
    large = any(term.row["type"] in _LARGE for term in sheet.terms[at] if term.kind == "place")
    if _of_a_man(sheet, at, large=large):
        return True
    if large or sheet.phrases(at, *TYPES):
        return False
    return _is_title(sheet, at - 1)


def _of_a_man(sheet: Sheet, at: int, *, large: bool) -> bool:
    """فيصل الخليل, غارة البغدادي: behind a given name, of a city or a country only where more of the name or a title stands before that; or a name of men that no preposition makes a town."""
    if sheet.forms[at] in _MENS and not behind_preposition(sheet, at):
        return True
    if sheet.forms[at - 1] not in given_names() or sheet.forms[at - 1] == ON:
        return _behind_surname(sheet, at)
    return not large or sheet.forms[at - 2] in given_names() or sheet.forms[at - 2] in _CALLED or _is_title(sheet, at - 2)


def _behind_surname(sheet: Sheet, at: int) -> bool:
    """(الشاب) صالح أحمد ناحي شملان: behind two given names and a word that no table knows, where no preposition stands."""
    before, names = at - 1, given_names()
    unknown = at > 2 and not sheet.terms[before] and sheet.forms[before].isalpha() and not sheet.pre[before] and not behind_preposition(sheet, at) and sheet.forms[before] not in PREPOSITIONS
    return unknown and sheet.forms[at - 2] in names and sheet.forms[at - 3] in names and ON not in sheet.forms[at - 3 : at - 1]


_MENS, _CALLED = rule_words("place_names.mens"), rule_words("place_names.called")


def _quoted_outlet(sheet: Sheet, at: int) -> bool:
    """(قالت مصادر) لـ"الرياض", مصادر "الرياض": a paper that is called after a city, told something or with sources of its own."""
    if sheet.prose.closes.get(at - 1) != sheet.stops[at]:
        return False
    return sheet.forms[at - 2] == FOR or "source" in sheet.kinds[at - 2]


def _is_nickname(sheet: Sheet, at: int) -> bool:
    """"أبو حسن الديري", الصادق حيدر "حديدة": what goes on within the quotation marks, or what they enclose behind a given name, is a man's name."""
    if at > 1 and sheet.prose.closes.get(at - 1) == sheet.stops[at] and sheet.forms[at - 2] in given_names() and sheet.forms[at - 2] != ON:
        return True
    return sheet.forms[at] in _FATHERS and sheet.prose.closes.get(at - 1, 0) > sheet.stops[at]


def _is_outlet(sheet: Sheet, at: int) -> bool:
    """وكالة الرافدين, إذاعة بغداد: the word for an outlet, which the name behind it calls."""
    return "source" in sheet.kinds[at] and any(term.kind == "source" and term.row.get("kind") in _OUTLETS and term.form == "s" for term in sheet.terms[at])


def _is_title(sheet: Sheet, at: int) -> bool:
    """الشاب, الطبيب: one person, told with the article, behind whom stands the name."""
    return "person" in sheet.kinds[at] and sheet.forms[at].startswith("ال") and any(term.kind == "person" and term.form == "s" for term in sheet.terms[at])


def _of_a_feast_or_road(sheet: Sheet, at: int) -> bool:
    """العيد المبارك, الطريق الواصل: an adjective; قطاع الطرق: robbers."""
    before = sheet.forms[at - 1]
    return before in _FEASTS or before in _ROADS


def is_of_robbers(sheet: Sheet, at: int) -> bool:
    """قطاع الطرق: the highways of robbers, behind a word that may be the type of a region."""
    return sheet.forms[at] in _WAYS and sheet.forms[at - 1] in _ROBBERS


def is_metonym(sheet: Sheet, at: int) -> bool:
    """A capital that stands for its government is a place only behind في, من, ب … and where it saw what happened (شهدت بغداد)."""
    if "actor" not in sheet.kinds[at] or not any(term.kind == "actor" and term.form == "metonym" for term in sheet.terms[at]):
        return False
    return not behind_preposition(sheet, at) and (at == 0 or (sheet.forms[at - 1] not in _WITNESS and not _where_it_was(sheet, at)))


def _where_it_was(sheet: Sheet, at: int) -> bool:
    """في قصف بغداد, حصيلة تفجيري دمشق: right behind the noun of a deed; not هجوم دمشق على X, which it does."""
    if sheet.forms[at + 1] in _ON_WHOM:
        return False
    forms = {term.form for term in sheet.terms[at - 1] if term.kind == "event"}
    noun = bool(forms) and (forms.isdisjoint(VERB_FORMS) or sheet.pre[at - 1].endswith(BY) or sheet.forms[at - 2] in PREPOSITIONS)
    return noun and not sheet.forms[at - 1].startswith("ال")


_ON_WHOM = rule_words("place_names.on_whom")
_WITNESS = rule_words("place_names.witness")
_ROBBERS = rule_words("place_names.robbers")
_WAYS = rule_words("place_names.ways")
_FEASTS = rule_words("place_names.feasts")
_ROADS = rule_words("place_names.roads")
