"""The point of an incident in a sentence: plurals, ranges, what is not stated, names in Latin letters."""

from __future__ import annotations

import pytest

from marsad.phrasing.incident_point import point_of
from marsad.phrasing.latin import latin
from marsad.phrasing.names import name_of, party, region_of
from marsad.phrasing.plurals import counted, plural_form, ranged
from marsad.phrasing.point import Named, Point, sentence, short_sentence, voices

POINT = Point("airstrike", "سقبا", "ريف دمشق", True, "2018-02-19", "2018-02-19", False, (12, 16), (30, None), (2, 3), 6)


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many"), (100, "other"), (102, "other"), (103, "few"), (111, "many"), (200, "other")],
)
def test_arabic_has_six_forms(number: int, form: str) -> None:
    assert plural_form(number, "ar") == form


@pytest.mark.parametrize(
    ("least", "most", "arabic", "english"),
    [
        (1, 1, "قتيل واحد", "1 person killed"),
        (2, 2, "قتيلان", "2 people killed"),
        (3, 7, "3 إلى 7 قتلى", "3 to 7 people killed"),
        (8, 12, "8 إلى 12 قتيلًا", "8 to 12 people killed"),
        (1, 2, "قتيل واحد أو قتيلان", "1 to 2 people killed"),
        (0, 4, "4 قتلى على الأكثر", "at most 4 people killed"),
        (100, None, "100 قتيل على الأقل", "at least 100 people killed"),
        (0, 0, "لا قتلى", "nobody killed"),
        (1400, 1400, "1,400 قتيل", "1,400 people killed"),
    ],
)
def test_a_range_takes_the_form_of_its_number(least: int, most: int | None, arabic: str, english: str) -> None:
    assert (ranged("killed", least, most, "ar"), ranged("killed", least, most, "en")) == (arabic, english)


def test_the_sentence_says_what_where_when_how_many_and_on_how_many_origins() -> None:
    said = sentence(POINT, "ar")
    assert said == "غارة جوية في سقبا (ريف دمشق)، 19 شباط 2018: 12 إلى 16 قتيلًا، و30 جريحًا على الأقل؛ لم يُسمَّ فاعل؛ 2 إلى 3 مصادر مستقلة في 6 تقارير."
    assert "12 to 16 people killed, at least 30 injured" in sentence(POINT, "en")


def changed(**values: object) -> Point:
    from dataclasses import replace

    return replace(POINT, **values)  # type: ignore[arg-type]


def test_what_is_not_stated_is_said_and_is_never_zero() -> None:
    assert "عدد الجرحى غير مذكور" in short_sentence(changed(injured=(None, None)), "ar")
    bare = short_sentence(changed(killed=(None, None), injured=(None, None), first=None, place=None, type=None), "en")
    assert bare == "Incident of unstated type, place not stated, day not stated: no number of killed or injured is stated"


def test_a_day_of_publication_a_period_and_a_doubtful_place_are_told() -> None:
    assert "(day of publication)" in short_sentence(changed(inferred=True), "en")
    assert "between 19 February 2018 and 21 February 2018" in short_sentence(changed(last="2018-02-21"), "en")
    assert "سقبا؟" in short_sentence(changed(sure=False), "ar")


def test_numbers_that_are_held_back_are_not_in_it() -> None:
    said = sentence(changed(held=True), "ar")
    assert "12" not in said and "30" not in said and "محجوبة" in said


def test_who_did_it_is_told_with_who_says_so_and_who_denies() -> None:
    one = Named("the Army", "accused", ("A", "B", "C", "D"), ("a spokesman",))
    assert "by the Army according to A, B and 2 others, denied by a spokesman" in sentence(changed(named=(one,)), "en")
    two = (Named("X", "contested", ("A",)), Named("Y", "contested", ("B",)))
    assert "who did it is contested: X according to A; Y according to B" in sentence(changed(named=two), "en")
    assert "which says so itself" in sentence(changed(named=(Named("X", "accepted"),)), "en")
    assert "which denies it" in sentence(changed(named=(Named("X", "denied", (), ("X",)),)), "en")
    assert voices(("A", "A", "B"), "en") == "A, B"


def test_reports_are_counted_in_both_languages() -> None:
    assert (counted("reports", 2, "ar"), counted("reports", 2, "en"), counted("claims", 11, "ar")) == ("تقريران", "2 reports", "11 قولًا")


@pytest.mark.parametrize(
    ("arabic", "written"),
    [("تل الضمان", "Tl al-Ḍmān"), ("محمد", "Muḥammad"), ("سقبا", "Sqbā"), ("حي القصور", "Quarter of al-Qṣūr"), ("Reuters", "Reuters"), ("نوى", "Nwá")],
)
def test_letters_are_written_by_rule(arabic: str, written: str) -> None:
    assert latin(arabic) == written


def test_names_are_the_packs_own_and_others_are_marked() -> None:
    assert name_of("مدينة دوما", "en", ident="duma", table="places") == "Duma"
    assert name_of("المرصد السوري", "en") == "Syrian Observatory for Human Rights"
    assert name_of("مصادر طبية", "en") == "medical sources"
    assert name_of("شبكة لا تعرفها الجداول", "en").startswith("≈") and name_of("شبكة", "ar") == "شبكة"
    assert party("~كتيبة مجهولة", "ar") == "كتيبة مجهولة" and party("syria-government", "en") == "Government of Syria (Assad)"
    assert region_of("Rif Dimashq", "ar") == "ريف دمشق" and region_of("Rif Dimashq", "en") == "Rif Dimashq" and region_of("Nowhere", "ar") is None


def test_the_point_is_taken_out_of_an_incident() -> None:
    found = {
        **{"type": "shelling", "date": {"start": "2017-05-02", "end": "2017-05-02"}, "place": {"name": "دوما", "id": "duma", "adm1": "Rif Dimashq", "candidates": []}},
        **{"killed": {"all": {"min": 14, "max": 14}}, "injured": {"all": None}, "origins": {"min": 1, "max": 1}, "reports": ["a", "b"]},
        "attribution": [
            {"actor": "~مسلحون", "role": "perpetrator", "stance": "accused", "minority": False, "accusing": ["c1"], "denying": ["c2"]},
            {"actor": "~غيرهم", "role": "perpetrator", "stance": "accused", "minority": True, "accusing": ["c3"], "denying": []},
        ],
    }
    said = sentence(point_of(found, {"c1": "شاهد", "c2": "ضابط"}, "ar"), "ar")
    assert said == "قصف في دوما (ريف دمشق)، 2 أيار 2017: 14 قتيلًا، وعدد الجرحى غير مذكور؛ الفاعل مسلحون بحسب شاهد، مع نفي من ضابط؛ مصدر مستقل واحد في تقريرين."
