"""Names that stand between quotation marks, sites that bear the name of a town, ordinary words that the report makes names."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from marsad import Report, grammar, load_packs, read
from marsad.lexicon.check_places import place_warnings
from marsad.lexicon.gazetteer.entries import COLUMNS
from marsad.model.reading import Place
from marsad.text.rule_words import rule_words

LITERALS = 182  # words in quotation marks in grammar/place_*.py: 403 before they began to move to packs/common/rule_words.tsv
QUOTED = [
    ('قتل ثلاثة مدنيين في قصف على مخيم "كرم الرحمة" بريف مدينة عفرين في سوريا.', {"كرم الرحمة"}),
    ("قتل رجلان في اشتباكات في قريتي “ورشة” و”الحاوي” بريف مسكنة في محافظة حلب.", {"ورشة", "الحاوي"}),
    ("قتل خمسة بقصف مدفعي على بلدة «الكرامة» في ريف الرقة.", {"الكرامة"}),
    ('قتل شاب بالرصاص قرب مستوطنة "بيت رام" في الضفة الغربية.', {"بيت رام"}),
    ('قتل ستة في غارة على حي "النهضة" في الخرطوم.', {"النهضة"}),
    ('جرح جنديان في انفجار بقرية "خربة سلم" في جنوب لبنان.', {"خربة سلم"}),
    ('قتل سبعة في هجوم على معسكر "الرمال" في شمال دارفور.', {"الرمال"}),
]
NO_NAME = [
    ('قتل أربعة في معارك مع جبهة "النصرة" في ريف حلب.', "النصرة"),
    ('قتل أربعة في قصف على منطقة "آمنة" في ريف حلب.', "آمنة"),
    ('قتل أربعة بقنابل محلية الصنع في ريف حلب.', "الصنع"),
    ("أصيب رجل قرب مستوطنة يهودية في الضفة الغربية.", "يهودية"),
    ('قتل أربعة خلال إحياء "يوم الأرض" في غزة.', "يوم الأرض"),
    ("قتل خمسة في مناطق تسكنها أغلبية من المزارعين.", "تسكنها"),
    ("قتل أربعة في قصف على بلدات يقطنها نازحون.", "يقطنها"),
]
SITES = [
    ("قتل خمسة بانفجار في شارع بغداد وسط دمشق.", "شارع بغداد", "baghdad", False),
    ("قتل رجل في غارة على ساحة بيروت في صيدا.", "ساحة بيروت", "beirut", False),
    ("قتل ستة بقصف على مستشفى حلب الجامعي.", "مستشفى حلب الجامعي", "aleppo", True),
    ("قتل طالبان في قصف على جامعة الموصل في العراق.", "جامعة الموصل", "mosul", True),
]
BESIDE = [
    ("قتل خمسة بغارات على الباب في ريف حلب.", "al-bab"),
    ("قتل رجل بغارة على قارة في القلمون.", "qarah-rif-dimashq"),
    ("قتل رجل في قصف على العزيزية جنوب طرابلس في ليبيا.", "aziziya"),
    ("قتل ستة نازحين بقصف على معسكر زمزم في دارفور.", "zamzam-camp"),
    ("قتل رجل بقصف على مدينة سري كانيه.", "ras-al-ayn"),
    ("قتل فلسطينيان في مدن الضفة أمس.", "west-bank"),
    ("قتل رجل في قصف على قرية خربة سلم في لبنان. وقالت إسرائيل إن صواريخ سقطت في أراضي إسرائيل.", "khirbet-selm"),
]
ORDINARY = ["قتل رجلان في اشتباك على الباب الخلفي لمبنى في حلب.", "قتل رجلان في المدينة شمال البصرة.", "قتل رجلان في هجوم على القاعدة في شمال حلب."]


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


@pytest.mark.parametrize(("text", "ident"), BESIDE)
def test_an_ordinary_word_is_a_town_where_a_place_near_it_is_told(text: str, ident: str) -> None:
    assert ident in {place.id for place in places(text)}


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_word_stays_one_where_nothing_makes_it_a_name(text: str) -> None:
    assert not {place.name for place in places(text)} & {"الباب", "المدينة", "القاعدة"}


def test_checking_a_pack_warns_of_places_without_a_point_and_of_twins(tmp_path: Path) -> None:
    rows = [("one", "تل ورد", "10.5", "20.5"), ("two", "تل ورد", "10.501", "20.501"), ("three", "عين ورد", "", "")]
    lines = ["\t".join(COLUMNS), *("\t".join({"id": ident, "name": name, "type": "town", "lat": lat, "lon": lon, "country": "zz"}.get(column, "") for column in COLUMNS) for ident, name, lat, lon in rows)]
    (tmp_path / "places.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "pack.toml").write_text('name = "zz"\ntitle = "zz"\n', encoding="utf-8")
    told = [str(warning) for warning in place_warnings(str(tmp_path))]
    assert len(told) == 2 and "1 of 3 places have no point: three" in told[0] and "one and two" in told[1]


def test_words_around_places_stand_in_a_table() -> None:
    """Lists of words in the code that reads places: fewer with time, never more."""
    folder = Path(grammar.__file__ or "").parent
    literals = sum(len(re.findall(r'"[\u0621-\u064a][\u0621-\u064a ]*"', path.read_text(encoding="utf-8"))) for path in sorted([*folder.glob("place_*.py"), *folder.glob("place_names/*.py")]))
    assert literals <= LITERALS and {"مناطق", "قري"} <= rule_words("place_words.plural_type") and "الحوض" in rule_words("place_words.no_name")
