"""Names of places behind type words and by themselves, known or not; borders, lists, places told by the place they lie in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.grammar.place_found import CLOCKS, NAME_HEADS, NO_NAME, PREPOSITIONS, TYPES, PlaceAt, behind_preposition, ends_in_pronoun, has_article
from marsad.grammar.place_sites import named_after
from marsad.grammar.place_spelling import longer_name, unlisted
from marsad.grammar.place_within import ORDINARY
from marsad.grammar.sheet import Sheet
from marsad.lexicon.gazetteer.words import of_kind
from marsad.lexicon.terms import Term
from marsad.text.rule_words import ALEF, AND, AS, ON, SO, WITH, rule_forms, rule_word, rule_words

_AND_OR_SO = frozenset({AND, SO})
_WITH_OR_STROKE = rule_words("place_names.with_or_stroke") | {"-"}

_SETTLED = frozenset({"type_city", "type_town", "type_village", "type_quarter", "type_camp", "type_governorate", "type_conflict", "type_countryside"})
_LONGEST = 40  # letters: what is longer is no name of a place
_BROAD = frozenset({"country"})
_OUTLETS = frozenset({"wire", "outlet", "broadcaster"})
_LARGE = _BROAD | {"governorate", "city"}


def place_at(sheet: Sheet, at: int, first: int, key: str | None) -> PlaceAt | None:
    """A place whose name stands at a unit, behind a type word where ``key`` is given."""
    if at >= sheet.size:
        return None
    return _bare_place(sheet, at, first) if key is None else _typed_place(sheet, at, first, key)


def _bare_place(sheet: Sheet, at: int, first: int) -> PlaceAt | None:
    """A name without a type word: known, and no party, person or clock."""
    if "place" not in sheet.kinds[at] or (at and sheet.forms[at - 1] in CLOCKS):
        return None
    if sheet.pre[at].endswith(AS) or _speaks(sheet, at) or _of_an_accord(sheet, at) or _acts_itself(sheet, at) or _in_a_name(sheet, at) or _of_a_nation(sheet, at):
        return None
    if sheet.dated[at] or sheet.suf[at] or any(term.kind == "actor" and term.form in ("name", "hostile") for term in sheet.terms[at]):
        return None  # جنينها: a place has no owner
    terms = _places_at(sheet, at)
    if all(term.form == "common" for term in terms) or _metonym(sheet, at):
        return None
    return _with_direction(sheet, at, first, None, terms)


def _typed_place(sheet: Sheet, at: int, first: int, key: str) -> PlaceAt | None:
    """A name behind the word for its type: in the tables, made of more words, or by its words alone."""
    if sheet.forms[at] in NO_NAME and not sheet.forms[at].startswith("ال"):
        return None  # مناطق واسعة: no village of that name
    terms = _places_at(sheet, at)
    if terms and (longer := longer_name(sheet, at, first, key)):
        return longer
    if key == "type_countryside" and (inner := _of_a_town(sheet, at)):
        return replace(inner, first=first, composed=True)
    waged = key == "type_conflict" and sheet.forms[sheet.stops[at] : sheet.stops[at] + 1] == [ON]  # الحرب الإسرائيلية على غزة
    if sheet.dated[at] or sheet.suf[at] or sheet.pre[at] or waged:
        return None
    return _listed_place(sheet, at, first, key, terms) if terms else _unknown(sheet, at, first, key)


def _places_at(sheet: Sheet, at: int) -> tuple[Term, ...]:
    return tuple([term for term in sheet.terms[at] if term.kind == "place"])


def _listed_place(sheet: Sheet, at: int, first: int, key: str, terms: tuple[Term, ...]) -> PlaceAt | None:
    """A name of the tables behind a type word: of that type where it can be."""
    wanted = TYPES[key]
    if all(term.form == "common" for term in terms):
        if key == "type_governorate":  # ولاية الوحدة: no district of another country
            return PlaceAt(first, sheet.stops[at], at, tuple(sorted(wanted)), (), False) if _in_state(sheet, first, at) else None
        if key == "type_site":
            return None
        settled = key in _SETTLED and any(term.row["type"] in wanted for term in terms)
        if not settled and any(term.kind in _OTHERWISE for term in sheet.terms[at]):
            return _named_so(sheet, at, first, key)
    if held := _held_by(sheet, first, terms):
        return _with_direction(sheet, at, first, None, held)
    fitting = tuple(term for term in terms if term.row["type"] in wanted) or terms
    if key in _VILLAGES and all(term.row["type"] in _NO_VILLAGES for term in fitting):
        return unlisted(sheet, PlaceAt(first, sheet.stops[at], at, tuple(sorted(wanted)), (), False))  # قرية أبين is not the governorate
    return named_after(sheet, at, first, fitting, wanted) or _with_direction(sheet, at, first, key, fitting)


def _held_by(sheet: Sheet, first: int, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """بلدات الغوطة, قرى حماة: the villages of a region, which is no village itself."""
    return tuple(term for term in terms if term.row["type"] in _HOLDERS) if sheet.forms[first] in _VILLAGES_OF else ()


def _with_direction(sheet: Sheet, at: int, first: int, key: str | None, terms: tuple[Term, ...]) -> PlaceAt:
    """شمال غرب سوريا, جنوب مدينة البصرة: the place with the direction before or behind its name."""
    stop = sheet.stops[at]
    begin = first if _in_town(sheet, first, terms) else _direction(sheet, first)
    last = stop if key in _FEMININE and _describes_town(sheet, stop) else _tail(sheet, stop)
    composed = key == "type_countryside" or begin < first or last > stop
    broad = all(term.row["type"] in _BROAD for term in terms)
    return PlaceAt(begin, last, at, tuple(sorted(TYPES[key])) if key else (), terms, broad, composed)


_OTHERWISE = frozenset({"person", "harm", "event", "number", "phrase", "source", "saying", "weapon"})


def _is_revival(sheet: Sheet, first: int) -> bool:
    """إحياء الذكرى: written like quarters, but for its first letter."""
    return sheet.forms[first] in _REVIVAL and sheet.text[sheet.span(first, first + 1)[0] + len(sheet.pre[first])] == "إ"


def _in_state(sheet: Sheet, first: int, at: int) -> bool:
    """في ولاية الوحدة: a state that the tables do not have, whose name is a word with the article."""
    return has_article(sheet, at) and first > 0 and sheet.forms[first - 1] in PREPOSITIONS


_BY_NOUNS = {"مخيم": ("type_camp", frozenset({"place", "phrase"})), "حي": ("type_quarter", frozenset({"place", "phrase", "person", "harm", "source"}))}


_VILLAGES = frozenset({"type_village", "type_town"})
_HOLDERS = frozenset({"region", "governorate"})
_VILLAGES_OF = rule_words("place_words.villages_of")
_NO_VILLAGES = frozenset({"country", "governorate", "region", "water"})


def _of_a_town(sheet: Sheet, at: int) -> PlaceAt | None:
    """ريف مدينة عفرين, ريف بلدة X: the countryside of a town, not the town."""
    key = next((term.key for term in sheet.terms[at] if term.kind == "phrase" and term.key in _HAVE_LAND), None)
    inner = place_at(sheet, sheet.stops[at], at, key) if key else None
    return inner if inner and not inner.site else None


_HAVE_LAND = frozenset({"type_city", "type_town", "type_village", "type_district", "type_governorate"})


def _named_so(sheet: Sheet, at: int, first: int, key: str | None) -> PlaceAt | None:
    """مخيم القرى, حي الشهداء: a noun with the article is the name of the camp or quarter; people behind مخيم (مخيم النازحين) are not."""
    word, nouns = _BY_NOUNS.get(sheet.forms[first], ("", frozenset()))
    kinds = {term.kind for term in sheet.terms[at]}
    named = word == key and has_article(sheet, at) and kinds <= nouns
    return PlaceAt(first, at + 1, at, tuple(sorted(TYPES[word])), (), False) if named else None


def _of_an_accord(sheet: Sheet, at: int) -> bool:
    """اتفاقية جنيف, مسار أستانا: a city right behind an accord gives it its name, and is where nothing of this happened."""
    return at > 0 and not sheet.pre[at] and sheet.phrase(at - 1, "treaty")


def _speaks(sheet: Sheet, at: int) -> bool:
    """صنعاء تتهم الحوثيين, الخرطوم تنفي: a town or a country in front of a verb of saying stands for its government."""
    if sheet.pre[at] or behind_preposition(sheet, at) or (at and sheet.phrase(at - 1, *TYPES, "region")):
        return False
    behind = sheet.stops[at]
    verb = sheet.term(behind, "saying") if behind < sheet.size else None
    return verb is not None and verb.form == "present" and sheet.forms[behind].startswith(_SHE) and not sheet.pre[behind]


_SHE = rule_word("place_names.she")


def _acts_itself(sheet: Sheet, at: int) -> bool:
    """قصفت روسيا المدينة, النظام وروسيا: a country right behind a verb, or joined to a party, is who did it, not where."""
    if not any(term.kind == "place" and term.row["type"] == "country" for term in sheet.terms[at]) or at == 0:
        return False
    if sheet.pre[at] == "" and any(term.kind in ("event", "saying") and term.form == "past" for term in sheet.terms[at - 1]):
        return sheet.stops[at] == at + 1 and _heads_clause(sheet, at - 1)
    return sheet.pre[at] == AND and _joined_to_party(sheet, at)


def _heads_clause(sheet: Sheet, verb: int) -> bool:
    """A verb, and no noun, at the head of a sentence or clause."""
    if any(term.form in ("masdar", "s", "p") for term in sheet.terms[verb]):
        return False
    if verb <= sheet.prose.start(verb) or sheet.pre[verb] in _AND_OR_SO:
        return True
    return not sheet.forms[verb - 1].isalpha() or sheet.phrase(verb - 1, "complement", "clause")


def _joined_to_party(sheet: Sheet, at: int) -> bool:
    """النظام وروسيا: right behind a party that stands behind no preposition and is no place itself."""
    party = next((unit for unit in range(at - 1, max(-1, at - 4), -1) if sheet.term(unit, "actor") and sheet.stops[unit] == at), None)
    return party is not None and not behind_preposition(sheet, party) and not any(term.kind == "place" for term in sheet.terms[party])


def _of_a_nation(sheet: Sheet, at: int) -> bool:
    """هجوما روسيا, لاجئا سوريا: behind a noun in the accusative it is the adjective."""
    before = sheet.forms[at - 1] if at else ""
    return sheet.forms[at] in ("روسيا", "سوريا") and not sheet.pre[at] and len(before) > 3 and before.endswith(ALEF) and not before.endswith(("وا", "ها", "يا "))


def _in_a_name(sheet: Sheet, at: int) -> bool:
    """الشاب محمد أبو بكر: a place behind a word that names begin with, and no preposition, is a part of the name."""
    if at == 0 or sheet.pre[at]:
        return False
    if any(term.kind == "source" and term.row.get("kind") in _OUTLETS and term.form == "s" for term in sheet.terms[at - 1]):
        return True  # وكالة الرافدين, إذاعة بغداد
    if sheet.forms[at - 1] in _FEASTS or (sheet.forms[at - 1] in _ROADS and has_article(sheet, at)):
        return True  # العيد المبارك, الطريق الواصل
    if any(term.row["type"] in _LARGE for term in sheet.terms[at] if term.kind == "place") or sheet.phrase(at, *TYPES):
        return False
    titled = sheet.forms[at - 1].startswith("ال") and any(term.kind == "person" and term.form == "s" for term in sheet.terms[at - 1])
    return (sheet.forms[at - 1] != ON and sheet.phrase(at - 1, "personal")) or titled


def _metonym(sheet: Sheet, at: int) -> bool:
    """A capital that stands for its government is a place only behind في, من, ب … and where it saw what happened (شهدت بغداد)."""
    if not any(term.kind == "actor" and term.form == "metonym" for term in sheet.terms[at]):
        return False
    return not behind_preposition(sheet, at) and (at == 0 or sheet.forms[at - 1] not in _WITNESS)


_WITNESS = rule_words("place_names.witness")


def _in_town(sheet: Sheet, first: int, terms: tuple[Term, ...]) -> bool:
    """وسط بغداد, قلب مدينة حلب: the middle of a town is the town."""
    if first == 0 or sheet.pre[first] or not sheet.phrase(first - 1, "inside") or (first > 1 and sheet.stops[first - 2] == first):
        return False
    return any(term.row["type"] in ("city", "town", "village") for term in terms)


def _direction(sheet: Sheet, first: int) -> int:
    """شمال غرب سوريا, وسط غزة: the direction belongs to the name of the place."""
    if first and sheet.phrase(first - 1, "region") and sheet.pre[first] == "":
        return first - 1
    if first > 1 and sheet.stops[first - 2] == first and sheet.phrase(first - 2, "region"):
        return first - 2
    return first


def border_at(sheet: Sheet, at: int) -> PlaceAt | None:
    """الحدود مع اليمن, حدود المملكة, الحدود السورية التركية, البلاد: places told without a name of their own."""
    form = sheet.forms[at]
    if form == "البلاد":
        begin = _direction(sheet, at)
        return PlaceAt(begin, at + 1, at, (), (), begin == at, True)
    if form not in ("حدود", "الحدود") or at + 1 >= sheet.size or sheet.pre[at + 1]:
        return None
    last = at + 1
    while last < min(sheet.size, at + 5) and _of_border(sheet, last, first=last == at + 1):
        last += 1
    while (last > at + 1 and not sheet.forms[last - 1].isalpha()) or sheet.forms[last - 1] == WITH:
        last -= 1
    return PlaceAt(at, last, at, (), (), False, True) if last > at + 1 else None


def _of_border(sheet: Sheet, at: int, *, first: bool) -> bool:
    """(الحدود) السورية التركية, مع اليمن: an adjective, مع, a stroke or a place."""
    if sheet.forms[at] in _WITH_OR_STROKE or (not first and sheet.term(at, "place") is not None):
        return True
    return sheet.forms[at].startswith("ال") and not sheet.dated[at] and (first or not sheet.pre[at])


BORDERS = rule_words("place_names.borders")
_SIDES = rule_words("place_words.side")


_FEMININE = frozenset({"type_city", "type_town", "type_village", "type_governorate"})


def _describes_town(sheet: Sheet, at: int) -> bool:
    """مدينة البصرة الجنوبية: the adjective agrees with مدينة, and tells where the whole town lies."""
    return at < sheet.size and sheet.forms[at] in _SIDES and sheet.forms[at].endswith("ه")


def _tail(sheet: Sheet, at: int) -> int:
    last = at
    while last < sheet.size and last < at + 2 and sheet.forms[last] in _SIDES and not sheet.pre[last]:
        last += 1
    return last


def _unknown(sheet: Sheet, at: int, first: int, key: str | None) -> PlaceAt | None:
    """A name that no gazetteer knows, behind a type word: kept by its words, without coordinates."""
    if key in ("type_country", "type_conflict") or (key == "type_district" and sheet.forms[at] in of_kind("office")):
        return None  # مديرية المخابرات
    if key == "type_quarter" and _is_revival(sheet, first):
        return None
    if headed := _headed(sheet, at, first, key):
        return headed
    if not _may_be_name(sheet, at) or _describes_type(sheet, at, first, key):
        return None
    if named := _named_so(sheet, at, first, key) if sheet.terms[at] else None:
        return named
    if _means_otherwise(sheet, at, key) or _of_a_verb(sheet.forms[at], key) or _no_site(sheet, at, first, key):
        return None
    last = at + 1 + _goes_on(sheet, at + 1, sheet.forms[at], key)
    kinds = _UNITS if sheet.phrase(first, "unit_head") else TYPES.get(key or "", ())
    found = unlisted(sheet, PlaceAt(first, last, at, tuple(sorted(kinds)), (), False, key == "type_countryside"))
    return found if found.terms else replace(found, site=sheet.phrase(first, "site_head"))


def _may_be_name(sheet: Sheet, at: int) -> bool:
    """Letters, neither few nor many, that are no other word."""
    form = sheet.forms[at]
    if not form.isalpha() or not 3 <= len(form) <= _LONGEST:
        return False
    return form not in NO_NAME and form not in PREPOSITIONS


def _describes_type(sheet: Sheet, at: int, first: int, key: str | None) -> bool:
    """مناطق واسعة, منطقة مأهولة, حي سكني: an adjective of the type word; دمر حيا كاملا, مكان الضربة, مخيم اللجئين: no name either."""
    form, head = sheet.forms[at], sheet.forms[first]
    if head in _SPOTS or head in _NO_HEAD or (sheet.phrase(first, "refuge") and form.endswith(_PLURALS)):
        return True
    if form.startswith("ال"):
        return False
    if form.endswith("ه") and (head in _PLURAL_TYPES or key == "type_district"):
        return True
    if key == "type_town" and form.endswith("يه") and ends_in_pronoun(sheet, at):
        return False  # بلدة طيرفلسيه, written otherwise than بلدة جبلية
    return form.endswith(("ي", "يه", "يا")) and key != "type_village"


def _means_otherwise(sheet: Sheet, at: int, key: str | None) -> bool:
    """A word that tables know as something else; شارع الستين is a name."""
    numbered = key in ("type_site", "type_quarter") and sheet.forms[at].startswith("ال") and sheet.term(at, "number") is not None
    return not numbered and any(term.kind in _NO_PLACE for term in sheet.terms[at])


def _of_a_verb(form: str, key: str | None) -> bool:
    """مستشفى تدعمه المنظمة, مناطق تسكنها أغلبية: a verb with its pronoun."""
    return form[0] in "يت" and form.endswith(("ه", "ها") if key == "type_hospital" else "ها")


def _no_site(sheet: Sheet, at: int, first: int, key: str | None) -> bool:
    """A party gives its name to a base or a site alone; an unknown word without the article must look like a name."""
    sited = key in ("type_site", "type_base")
    if sheet.term(at, "actor") and not (sited and sheet.forms[at].startswith("ال")):
        return True
    return sited and not has_article(sheet, at) and not _proper(sheet, at, first)


_NO_PLACE = frozenset({"saying", "event", "harm", "person", "phrase", "date", "number", "weapon", "source"})
_UNITS = ("district", "subdistrict")
_PLURALS = rule_forms("place_names.plurals")
_COMMON_SHAPES = rule_forms("place_names.common_shapes")  # participles, verbs, plurals (مزدحم, تؤوي, ألبان): no names of sites


def _headed(sheet: Sheet, at: int, first: int, key: str | None) -> PlaceAt | None:
    """قرية أم قرى, بلدة تل X: a word that heads names is one behind the word for a settlement, whatever else it may mean."""
    last = at + 1
    if key not in _SETTLED or sheet.forms[at] not in NAME_HEADS or last >= sheet.size:
        return None
    form = sheet.forms[last]
    if sheet.pre[last] or len(form) < 3:
        return None
    return unlisted(sheet, PlaceAt(first, last + 1, at, tuple(sorted(TYPES[key])), (), False))


def _proper(sheet: Sheet, at: int, first: int) -> bool:
    """مطبعة سيماف, مدرسة رابعة: an unknown word right behind a site's kind, of no shape that adjectives, verbs or plurals have; جبهة ماس."""
    form = sheet.forms[at]
    if sheet.forms[first] in _FRONTS:
        return not sheet.terms[at] and not form.endswith("ه") and (sheet.pre[first].endswith("ب") or (first > 0 and sheet.forms[first - 1] in PREPOSITIONS))
    if not sheet.phrase(first, "named_site") or form in ORDINARY:
        return False
    return len(form) > 3 and not form.startswith(_COMMON_SHAPES) and not form.endswith(("ه", ALEF, "اء"))


def _goes_on(sheet: Sheet, last: int, form: str, key: str | None) -> bool:
    """A second word of the name: behind a head of names (تل, أم), with the article, or of no other meaning."""
    if last >= sheet.size:
        return False
    if form in NAME_HEADS:
        return True
    if sheet.forms[last].startswith("ال") and not sheet.terms[last] and sheet.forms[last] not in NO_NAME and not sheet.pre[last]:
        return True
    return key in ("type_village", "type_town") and _two_words(sheet, last)


def _two_words(sheet: Sheet, at: int) -> bool:
    """قرية كركي خجو التابعة لـ…: a second word of no other meaning, where what follows ends the name."""
    if at + 1 >= sheet.size or any(term.kind != "place" for term in sheet.terms[at]) or sheet.pre[at] or not _nameable(sheet.forms[at]):
        return False
    behind = at + 1
    if sheet.dated[behind] or sheet.phrase(behind, "region", *_SETTLED):
        return True
    return sheet.forms[behind].startswith(_BELONGS) or sheet.forms[behind] in PREPOSITIONS or sheet.pre[behind] == "ب" or not sheet.forms[behind].isalpha()


def _nameable(form: str) -> bool:
    return form.isalpha() and 1 < len(form) <= _LONGEST and form not in NO_NAME and form not in PREPOSITIONS and not form.endswith(("ه", "ين", "ون", "ات", "يا"))


_FEASTS = rule_words("place_names.feasts")
_ROADS = rule_words("place_names.roads")
_FRONTS = rule_words("place_names.fronts")
_REVIVAL = rule_words("place_names.revival")
_BELONGS = rule_forms("place_names.belongs")
_NO_HEAD = rule_words("place_names.no_head")  # دمر حيا كاملا
_SPOTS = rule_words("place_words.spot")  # موقع التأثير, مكان الضربة: of what happened there


def listed_at(sheet: Sheet, at: int, pending: tuple[int, str] | None, found: Sequence[PlaceAt]) -> PlaceAt | None:
    """مدينتي زملكا وعربين, قرى X وY وZ: a list goes on in the type of its head."""
    if not found or pending is None or at - found[-1].last > 1 or (found[-1].terms != () and found[-1].core == found[-1].first):
        return None
    joined, form = _joined_place(sheet, at, found[-1].last), sheet.forms[at]
    if sheet.forms[pending[0]] not in _PLURAL_TYPES or not (joined or _cut_by_no_table(sheet, at, found[-1].last)):
        return None
    if joined and (terms := _places_at(sheet, at)):
        return PlaceAt(at, sheet.stops[at], at, (), terms, False)
    if sheet.terms[at] or form in NO_NAME or len(form) < 4:
        return None
    return unlisted(sheet, PlaceAt(at, at + 1, at, (), (), False))


def _joined_place(sheet: Sheet, at: int, last: int) -> bool:
    """وعربين, ، عربين: joined to the place that ends before."""
    return sheet.pre[at] == AND or (at - last == 1 and sheet.forms[at - 1] == "،")


def _cut_by_no_table(sheet: Sheet, at: int, last: int) -> bool:
    """وكركي: a name behind an "and" that no table cuts off."""
    form = sheet.forms[at]
    return at == last and form.startswith(AND) and len(form) > 4 and not sheet.pre[at]


_PLURAL_TYPES = rule_words("place_words.plural_type")
