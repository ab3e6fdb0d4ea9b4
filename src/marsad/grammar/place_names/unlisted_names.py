"""Names of places that no table has, told by the word for their type."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.place_found import NAME_HEADS, NO_NAME, PREPOSITIONS, SIDES, TYPES, PlaceAt, ends_in_pronoun, has_article
from marsad.grammar.place_spelling import LONGEST, SETTLED, TRIBES, two_words, unlisted
from marsad.grammar.place_within import ORDINARY
from marsad.grammar.sheet import Sheet
from marsad.lexicon.gazetteer.words import of_kind
from marsad.text.rule_words import ALEF, AND, rule_forms, rule_word, rule_words

_BY_NOUNS = {"مخيم": ("type_camp", frozenset({"place", "phrase"})), "حي": ("type_quarter", frozenset({"place", "phrase", "person", "harm", "source", "event", "actor", "saying"}))}


def named_by_noun(sheet: Sheet, at: int, first: int, key: str | None) -> PlaceAt | None:
    """مخيم القرى, حي الشهداء: a noun with the article is the name of the camp or quarter; people behind مخيم (مخيم النازحين) are not."""
    word, nouns = _BY_NOUNS.get(sheet.forms[first], ("", frozenset()))
    kinds = {term.kind for term in sheet.terms[at]}
    if word == "type_camp" and _is_one_man(sheet, at):
        nouns = nouns | {"person"}
    named = word == key and has_article(sheet, at) and kinds <= nouns
    return PlaceAt(first, at + 1, at, tuple(sorted(TYPES[word])), (), False) if named else None


def _is_one_man(sheet: Sheet, at: int) -> bool:
    """مخيم الفلاح: one man's trade gives a camp its name, and those of many (النازحين) tell who lives there."""
    return all(term.form == "s" for term in sheet.terms[at] if term.kind == "person")


def unlisted_place(sheet: Sheet, at: int, first: int, key: str | None) -> PlaceAt | None:
    """A name that no gazetteer knows, behind a type word: kept by its words, without coordinates."""
    if sheet.forms[first] in _BOYCOTT and (has_article(sheet, at) or not _told_where(sheet, first)):
        return None  # مقاطعة الانتخابات, أعلن مقاطعة جلسة
    if key in ("type_country", "type_conflict") or (key == "type_district" and sheet.forms[at] in of_kind("office")):
        return None  # مديرية المخابرات
    if key == "type_quarter" and sheet.forms[first] in _HIS_SHOP and ends_in_pronoun(sheet, first):
        return None  # أمام محله التجاري
    if sheet.forms[first] in PLURAL_TYPES and not sheet.forms[first].endswith(_DUALS) and sheet.forms[at].startswith(AND):
        return None  # تدمير قرى وتعريض نساء; but قريتي وضحة
    if headed := _headed(sheet, at, first, key) or (key and sheet.forms[at][0].isdecimal() and _called_by_date(sheet, at, first, key)):
        return headed
    if sheet.forms[at] in _TOMBS and _named_behind(sheet, at + 1):
        return PlaceAt(first, at + 2, at, tuple(sorted(TYPES.get(key or "", ()))), (), False)
    if not _may_be_name(sheet, at) or _describes_type(sheet, at, first, key):
        return None
    if named := named_by_noun(sheet, at, first, key) if sheet.terms[at] else None:
        return named
    if _means_otherwise(sheet, at, key) or _of_a_verb(sheet.forms[at], key) or _they_do(sheet, at, first) or _no_site(sheet, at, first, key):
        return None
    last = at + 1 + _goes_on(sheet, at + 1, first, key)
    kinds = _UNITS if sheet.phrase(first, "unit_head") else TYPES.get("type_district" if sheet.forms[first] in FRONTS else key or "", ())
    found = unlisted(sheet, PlaceAt(first, last, at, tuple(sorted(kinds)), (), False, key == "type_countryside"))
    return found if found.terms else replace(found, site=sheet.phrase(first, "site_head"))


def _told_where(sheet: Sheet, first: int) -> bool:
    """في مقاطعة, بمقاطعة, شرق مقاطعة, but not إلى مقاطعة."""
    before = sheet.forms[first - 1]
    return sheet.pre[first].endswith("ب") or (before in PREPOSITIONS and before not in _TO)


def _named_behind(sheet: Sheet, at: int) -> bool:
    """(منطقة قبر) يوسف: whose tomb it is."""
    return at < sheet.size and sheet.forms[at].isalpha() and not sheet.pre[at]


def titled_site(sheet: Sheet, at: int, first: int, key: str) -> PlaceAt | None:
    """مسجد الإمام الصادق, مستشفى الملك فيصل, حي الشهيد سالم: a site or a quarter that bears a man's title and name."""
    site = sheet.phrase(first, "site_head")
    quarter = key == "type_quarter" and sheet.stops[at] == at + 1 and (not sheet.terms[at + 1] or sheet.phrase(at + 1, "personal"))
    named = (site or quarter) and sheet.forms[at + 1].isalpha() and not sheet.pre[at + 1]
    return PlaceAt(first, at + 2, at, tuple(sorted(TYPES[key])), (), False, site=site) if named else None


def _may_be_name(sheet: Sheet, at: int) -> bool:
    """Letters, neither few nor many, that are no other word."""
    form = sheet.forms[at]
    if not form.isalpha() or not 3 <= len(form) <= LONGEST:
        return False
    return form not in NO_NAME and form not in PREPOSITIONS


def _describes_type(sheet: Sheet, at: int, first: int, key: str | None) -> bool:
    """مناطق واسعة, منطقة مأهولة, حي سكني: an adjective of the type word; دمر حيا كاملا, مكان الضربة, مخيم اللجئين: no name either."""
    form, head = sheet.forms[at], sheet.forms[first]
    if head in _SPOTS or head in _NO_HEAD or (head in _SQUARES and form in _HONOUR) or (sheet.phrase(first, "refuge") and form.endswith(_PLURALS)):
        return True
    if form.startswith("ال"):
        return False
    if form.endswith("ه") and (head in PLURAL_TYPES or key == "type_district"):
        named = head.endswith(_DUALS) or _heads_list(sheet, at + 1) or (head not in PLURAL_TYPES and _lies_there(sheet, at))
        return not named  # مناطق واسعة; but قريتي وضحة: no adjective stands between two and their names
    if key == "type_town" and form.endswith("يه") and ends_in_pronoun(sheet, at):
        return False  # بلدة طيرفلسيه, written otherwise than بلدة جبلية
    if form.endswith("يا") and head.endswith("ه"):
        return False  # بلدة خوتيمليا: no adjective of a feminine word
    return form.endswith(("ي", "يه", "يا")) and key != "type_village" and not _agrees_not(sheet, at, head)


def _lies_there(sheet: Sheet, at: int) -> bool:
    """(منطقة جويبة) غربي الرمادي, (وادي نشور) بمديرية الصفراء: a word that describes nothing, and behind it where what it names lies."""
    form, behind = sheet.forms[at], at + 1
    if form in _OF_LAND or form.startswith(_PARTICIPLES) or form.endswith(("ي", "يه")):
        return False
    if sheet.phrase(behind, "region") or sheet.forms[behind] in PREPOSITIONS:
        behind = sheet.stops[behind]
    return not sheet.kinds[behind].isdisjoint(_LANDS)


def _heads_list(sheet: Sheet, at: int) -> bool:
    """(قرى صاغوناكه)، ومياسة: another place is joined right behind."""
    at += sheet.forms[at] == "،"
    return sheet.pre[at] == AND and "place" in sheet.kinds[at]


def _agrees_not(sheet: Sheet, at: int, head: str) -> bool:
    """منطقة شادرني, بلدة حربلي, بلدتي ماركوي وX: an adjective of a feminine word would end in ة; nor is it a verb (منطقة تعاني) or the feminine of a comparison (منطقة كبرى)."""
    form = sheet.forms[at]
    return head.endswith(_FEMININE) and form[0] not in "يت" and sheet.text[: sheet.span(at, at + 1)[1]].endswith("ي")


def _means_otherwise(sheet: Sheet, at: int, key: str | None) -> bool:
    """A word that tables know as something else; شارع الستين is a name."""
    numbered = key in ("type_site", "type_quarter") and sheet.forms[at].startswith("ال") and sheet.term(at, "number") is not None
    return not numbered and any(term.kind in _NO_PLACE for term in sheet.terms[at])


def _of_a_verb(form: str, key: str | None) -> bool:
    """مستشفى تدعمه المنظمة, مناطق تسكنها أغلبية: a verb with its pronoun; مدينة ومطارها."""
    return form[0] in "يتو" and form.endswith(("ه", "ها") if key == "type_hospital" else "ها")


def _they_do(sheet: Sheet, at: int, first: int) -> bool:
    """مناطق يسيطرون عليها, أحياء يتجرعون: a verb of many behind a word for many places."""
    form = sheet.forms[at]
    return sheet.forms[first] in PLURAL_TYPES and form[0] in "يت" and form.endswith("ون")


def _no_site(sheet: Sheet, at: int, first: int, key: str | None) -> bool:
    """A party gives its name to a base or a site alone, and none to what it holds (حاجز الجيش); an unknown word without the article must look like a name."""
    sited = key in ("type_site", "type_base")
    if sheet.term(at, "actor") and not (sited and sheet.forms[at].startswith("ال") and sheet.forms[first] not in _HELD):
        return True
    return sited and not has_article(sheet, at) and not _proper(sheet, at, first)


_NO_PLACE = frozenset({"saying", "event", "harm", "person", "phrase", "date", "number", "weapon", "source"})
_UNITS = ("district", "subdistrict")
_PLURALS = rule_forms("place_names.plurals")
_COMMON_SHAPES = rule_forms("place_names.common_shapes")  # participles, verbs, plurals (مزدحم, تؤوي, ألبان): no names of sites


def _headed(sheet: Sheet, at: int, first: int, key: str | None) -> PlaceAt | None:
    """قرية أم قرى, بلدة تل X: a word that heads names is one behind the word for a settlement, whatever else it may mean; منطقة بني X: a tribe's behind any."""
    last = at + 1
    if key is None or last >= sheet.size or sheet.forms[at] not in _heads_of(key, sheet.kinds[last] <= _NAMED):
        return None
    form = sheet.forms[last]
    if sheet.pre[last] or len(form) < 3:
        return None
    return unlisted(sheet, PlaceAt(first, last + 1, at, tuple(sorted(TYPES[key])), (), False))


def _heads_of(key: str, plain: bool) -> frozenset[str]:
    """The words that head names of the kind: any for a settlement, حاجز أبو X, سوق أم X for a site; the second word may be ``plain`` of another meaning."""
    if key in SETTLED or (key == "type_district" and plain):
        return _HEADS
    return TRIBES | _FATHERS if key in _SITES and plain else TRIBES


_SITES = frozenset({"type_site", "type_base", "type_airport", "type_crossing", "type_mountain"})
_FATHERS = rule_words("place_names.fathers")
_HEADS = NAME_HEADS | TRIBES
_NAMED = frozenset({"place"})


def _called_by_date(sheet: Sheet, at: int, first: int, key: str) -> PlaceAt | None:
    """حي 17 تموز, شارع 14 رمضان: a quarter, a street or a square that is called after a day."""
    last = at + 1
    named = last < sheet.size and sheet.term(last, "date")
    return PlaceAt(first, last + 1, at, tuple(sorted(TYPES[key])), (), False, site=sheet.phrase(first, "site_head")) if named else None


def _proper(sheet: Sheet, at: int, first: int) -> bool:
    """مطبعة سيماف, مدرسة رابعة: an unknown word right behind a site's kind, of no shape that adjectives, verbs or plurals have; جبهة ماس."""
    form = sheet.forms[at]
    if sheet.forms[first] in FRONTS:
        agrees = form.endswith("ه" if sheet.forms[first] != _AXIS else "ي")  # جبهة مشتعلة, محاور عدة, محور رئيسي; but محور كبانة
        return not sheet.terms[at] and not agrees and (sheet.pre[first].endswith("ب") or sheet.forms[first - 1] in PREPOSITIONS)
    if not sheet.phrase(first, "named_site") or form in ORDINARY:
        return sheet.forms[first] in _CAMPS and _lies_there(sheet, at)
    return len(form) > 3 and not form.startswith(_COMMON_SHAPES) and not form.endswith(("ه", ALEF, "اء"))


def _goes_on(sheet: Sheet, last: int, first: int, key: str | None) -> bool:
    """A second word of the name: behind a head of names (تل, أم), with the article, or of no other meaning; قريتي X وY are two names."""
    form = sheet.forms[last - 1]
    if last >= sheet.size or (sheet.forms[first] in PLURAL_TYPES and sheet.forms[last].startswith(AND)):
        return False
    if form in NAME_HEADS or (key == "type_hospital" and _is_owned(sheet, last)):
        return True
    if sheet.forms[last].startswith("ال") and not sheet.terms[last] and sheet.forms[last] not in NO_NAME and not sheet.pre[last]:
        return not sheet.forms[last].endswith(("يه", "ي")) or sheet.forms[last] in _PARTS  # بلدة موري السياحية, حقل الفقهاء النفطي
    if key in ("type_quarter", "type_district"):
        return not sheet.terms[last - 1] and not sheet.terms[last] and two_words(sheet, last)  # منطقة غني خيل, حي حمر جباب
    return key in ("type_village", "type_town") and two_words(sheet, last)


def _is_owned(sheet: Sheet, at: int) -> bool:
    """مستشفى نبض الحياة: a noun with the article that the bare one before it is annexed to, and no day."""
    bare = not sheet.forms[at - 1].startswith("ال") and not sheet.forms[at - 1].endswith(("ي", "ه"))
    return bare and has_article(sheet, at) and not (sheet.dated[at] or sheet.forms[at].endswith(("ي", "يه")))  # مستشفى سوروكا الإسرائيلي


_CAMPS = rule_words("place_names.camps")
_HELD = rule_words("place_names.held")
_OF_LAND = rule_words("place_names.of_land")
_PARTICIPLES = rule_forms("place_names.participles")
_LANDS = frozenset({"place", "type_city", "type_town", "type_village", "type_governorate", "type_district", "type_countryside"})
_PARTS = SIDES | rule_words("place_names.strips")
_DUALS = rule_forms("place_names.duals")
TITLES = rule_words("place_names.titles")
_TO = rule_words("place_roles.towards")
_BOYCOTT = rule_words("place_names.boycott")
_TOMBS = rule_words("place_names.tombs")
_FEMININE = rule_forms("place_names.feminine")
_AXIS = rule_word("place_names.axis")
FRONTS = rule_words("place_names.fronts")
_HIS_SHOP = rule_words("place_names.his_shop")
_NO_HEAD = rule_words("place_names.no_head")  # دمر حيا كاملا
_SQUARES, _HONOUR = rule_words("place_names.squares"), rule_words("place_names.honour")  # ميدان الشرف, ساحات القتال
_SPOTS = rule_words("place_words.spot")  # موقع التأثير, مكان الضربة: of what happened there
PLURAL_TYPES = rule_words("place_words.plural_type")
