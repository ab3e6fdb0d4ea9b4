"""A body that no pack lists has the kind that its words tell."""

import pytest

from marsad.lexicon.bodies import kind_of_body
from marsad.text.fold import fold_word

NAMES = [
    ("نقابة أطباء السودان", "medical"),
    ("الهيئة النقابية لأطباء ولاية سنار", "medical"),
    ("اللجنة التمهيدية لنقابة الأطباء", "medical"),
    ("المركز الطبي في زليتن", "medical"),
    ("الهيئة الصحية في جبل عامل", "medical"),
    ("مستشفى الشفاء", "medical"),
    ("لجان مقاومة المناقل", "activist"),
    ("تنسيقية مدينة الرستن", "activist"),
    ("غرفة طوارئ جنوب الحزام", "rescue"),
    ("جهاز الإسعاف والطوارئ", "rescue"),
    ("فوج الإطفاء في صيدا", "rescue"),
    ("مركز دعم الحقوق", "monitor"),
    ("هيئة محامي دارفور", "monitor"),
    ("مركز عدن للتوثيق", "monitor"),
    ("المرصد الليبي", "monitor"),
    ("شبكة أخبار الفرات", "outlet"),
    ("مجلس قروي بورين", "official_civil"),
    ("السلطة المحلية في مأرب", "official_civil"),
    ("مجلس شورى ثوار درنة", "armed_group"),
    ("غرفة عمليات الجنوب", "armed_group"),
    ("قناة الساحل", "broadcaster"),
    ("بعثة الأمم المتحدة للدعم", "un_body"),
]


@pytest.mark.parametrize(("name", "kind"), NAMES, ids=[name for name, _ in NAMES])
def test_words_tell_the_kind(name: str, kind: str) -> None:
    assert kind_of_body([fold_word(word) for word in name.split()]) == kind


@pytest.mark.parametrize("name", ["الجمعة الماضي", "السوق المركزي", "", "فريق من الأهالي"])
def test_words_that_tell_none(name: str) -> None:
    assert kind_of_body([fold_word(word) for word in name.split()]) is None
