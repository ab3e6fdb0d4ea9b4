"""Names that stand between quotation marks, sites that bear the name of a town, ordinary words that the report makes names."""

from __future__ import annotations

from datetime import date

import pytest

from marsad import Report, load_packs, read
from marsad.model.reading import Place

QUOTED = [
    ('قتل ثلاثة مدنيين في قصف على مخيم "كرم الرحمة" بريف مدينة عفرين في سوريا.', {"كرم الرحمة"}),
    ("قتل رجلان في اشتباكات في قريتي “ورشة” و”الحاوي” بريف مسكنة في محافظة حلب.", {"ورشة", "الحاوي"}),
    ("قتل خمسة بقصف مدفعي على بلدة «الكرامة» في ريف الرقة.", {"الكرامة"}),
    ('قتل شاب بالرصاص قرب مستوطنة "بيت رام" في الضفة الغربية.', {"بيت رام"}),
    ('قتل ستة في غارة على حي "النهضة" في الخرطوم.', {"النهضة"}),
    ('قتل سبعة في هجوم على معسكر "الرمال" في شمال دارفور.', {"الرمال"}),
]
NO_NAME = [
    ('قتل أربعة في معارك مع جبهة "النصرة" في ريف حلب.', "النصرة"),
    ('قتل أربعة في قصف على منطقة "آمنة" في ريف حلب.', "آمنة"),
    ('قتل أربعة بقنابل محلية الصنع في ريف حلب.', "الصنع"),
    ("أصيب رجل قرب مستوطنة يهودية في الضفة الغربية.", "يهودية"),
    ('قتل أربعة خلال إحياء "يوم الأرض" في غزة.', "يوم الأرض"),
]
SITES = [
    ("قتل خمسة بانفجار في شارع بغداد وسط دمشق.", "شارع بغداد", "baghdad", False),
    ("قتل رجل في غارة على ساحة بيروت في صيدا.", "ساحة بيروت", "beirut", False),
    ("قتل ستة بقصف على مستشفى حلب الجامعي.", "مستشفى حلب الجامعي", "aleppo", True),
    ("قتل طالبان في قصف على جامعة الموصل في العراق.", "جامعة الموصل", "mosul", True),
]


def places(text: str) -> list[Place]:
    return [place for event in read(Report(text, "صحيفة المرفأ", date(2020, 5, 4)), load_packs()).events for place in event.places]


@pytest.mark.parametrize(("text", "names"), QUOTED)
def test_a_name_between_quotation_marks_behind_a_type_word_is_a_place(text: str, names: set[str]) -> None:
    assert names <= {place.name for place in places(text)}


@pytest.mark.parametrize(("text", "words"), NO_NAME)
def test_a_word_between_quotation_marks_need_be_no_place(text: str, words: str) -> None:
    assert not any(words in place.name for place in places(text))


@pytest.mark.parametrize(("text", "name", "town", "located"), SITES)
def test_a_site_is_not_the_town_that_it_is_named_after(text: str, name: str, town: str, located: bool) -> None:
    found = places(text)
    assert town not in {place.id for place in found}
    site = next(place for place in found if place.name == name)
    assert (site.accuracy, site.lat is not None) == (("within", True) if located else (None, False))
