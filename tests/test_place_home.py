"""Which of several places of one name is meant, by the country or the region told right behind it."""

from __future__ import annotations

from datetime import date

import pytest

from marsad import Report, load_packs, read
from marsad.model.reading import Place

COUNTRY = [
    ("قتل 12 شخصا في انفجار وسط مدينة سروج التركية قرب الحدود السورية.", "suruc"),
    ("وقع الانفجار في سروج جنوبي تركيا وأسفر عن مقتل رجلين، وقال سكان في ريف حلب إنهم سمعوه.", "suruc"),
    ("قصفت طائرة حربية مدينة القائم العراقية بعد غارات على البوكمال في سوريا فقتل خمسة.", "al-qaim"),
    ("سقطت قذيفة على مدينة رفح المصرية فجرحت رجلا، وقتل اثنان في غزة.", "egyptian-rafah"),
    ("قتل رجلان في هجوم على بلدة الرويشد الأردنية.", "ruwaished"),
    ("هز انفجار بلدة سروج الواقعة بجنوب شرق تركيا. وقع الانفجار في بلدة سروج، التي تقابل بلدة عين العرب السورية، وقتل 27 شخصا.", "suruc"),
    ("وقع انفجار في سروج التركية. وقتل سبعة من أهالي سروج القريبة من عين العرب.", "suruc"),
    ("قتل ستة بقصف على جيلان بينار التركية مصدره رأس العين في سوريا.", "ceylanpinar"),
]
REGION = [
    ("قتل رجل في قصف على البوغاز بريف حلب.", {"bughaz", "bughaz-aleppo"}),
    ("قتل رجل في قصف على الحلونجي بريف حلب.", {"halawanji"}),
    ("قتل رجل في قصف على أبين بريف حلب.", {"ibbin", "ibbin-aleppo"}),
    ("قتل رجل في قصف على جديد بكارة بريف دير الزور.", {"jdidet-bikara"}),
    ("قتل رجل في قصف على العدوانية بريف الحسكة.", {"adwaniyeh"}),
]
LIES_IN = [
    ("قتل رجل في قصف على الحلونجي في محافظة حلب.", "halawanji"),
    ("قتل رجل في قصف على عوينة التابعة لمحافظة حلب.", "uwaynah-aleppo"),
    ("قتل رجل في قصف على جديد بكارة في ريف دير الزور.", "jdidet-bikara"),
    ("قتل رجل في قصف على جرابلس في محافظة حلب.", "jarabulus"),
    ("قتل رجل في قصف على أعزاز الواقعة بريف حلب.", "izaz"),
    ("قتل رجل في ناحية جرابلس بريف حلب.", "jarablus"),
    ("قتل رجلان في مديرية كتاف بمحافظة صعدة اليمنية.", "kitaf"),
    ("قصفت طائرات محافظة صنعاء اليمنية. كما قتل شخصان في صنعاء برصاص مسلحين.", "sanaa"),
]
UNKNOWN = [
    ("قتل رجل في قصف على قرية أبين في عفرين السورية.", "أبين"),
    ("قتل رجل في قصف على قرية أم شلبونة بريف حلب.", "أم شلبونة"),
    ("قتل رجل قرب مطبعة سيروان.", "مطبعة سيروان"),
]
NO_PLACE = ["قتل رجل في قصف على سوق مزدحم.", "قتل رجل في مخيم اللجئين.", "قتل رجل في انفجار وقع في مصنع للألعاب.", "أصيب رجل برصاصة في منطقة الحوض في الخليل."]
NOWHERE = ["قتل رجل في احتجاج على الأوضاع في سوريا.", "أصيب رجل في حملة على التهريب في محافظة حلب.", "رأى بأم عينيه في اليمن كيف قتل رجل."]
SEVERAL = [
    ("قتل رجل في قصف على مريمين في سوريا.", {"maryamayn", "maryamayn-idlib", "maryamayn-aleppo", "maryamayn-hama"}),
    ("قتل رجل في قصف على التفاحية في سوريا.", {"tuffahiyah-idlib", "al-tofailieh"}),
]
WHOLE = [
    ("قتل رجل في قصف على أم الكيف في سوريا.", "um-elkeif"),
    ("قتل رجل في قصف على مقطع حجر كبير في سوريا.", "big-maqtaa-elhajar"),
    ("قتل رجل في قصف على نبل الخطيب في سوريا.", "harat-al-khatib"),
    ("قتل رجل بقصف على سد تشرين في سوريا.", "tishrin-dam"),
]


INSIDE = [
    ("قتل رجلان في انفجار وسط بغداد.", "baghdad"),
    ("قتل رجلان في انفجار في وسط مدينة حلب.", "aleppo"),
    ("قتل رجلان في انفجار في قلب دمشق.", "damascus"),
    ("قتل ثلاثة بغارة وسط بلدة سرمين في إدلب.", "sarmin"),
    ("قتل جندي بعبوة في وسط مدينة بنغازي الليبية.", "benghazi"),
]
BESIDE = ["قتل رجلان وسط العراق.", "قتل رجلان في وسط قطاع غزة.", "قتل رجلان شمال غرب مدينة حلب."]


def scenes(text: str) -> list[Place]:
    return [place for event in read(Report(text, "صحيفة المرفأ", date(2020, 5, 4)), load_packs()).events for place in event.places]


@pytest.mark.parametrize(("text", "ident"), [*COUNTRY, *WHOLE, *LIES_IN])
def test_the_country_right_behind_a_name_and_the_whole_name_settle_it(text: str, ident: str) -> None:
    found = {place.id for place in scenes(text)}
    assert ident in found and not found & {"suruj", "kurtik-siruj", "rafah"}


@pytest.mark.parametrize(("text", "idents"), REGION)
def test_the_region_right_behind_a_name_settles_it(text: str, idents: set[str]) -> None:
    place = next(place for place in scenes(text) if not place.name.startswith("ريف"))
    assert ({place.id} if place.id else {one.id for one in place.candidates}) <= idents


@pytest.mark.parametrize(("text", "idents"), SEVERAL)
def test_a_village_of_a_name_that_several_bear_keeps_them_all(text: str, idents: set[str]) -> None:
    place = next(place for place in scenes(text) if place.candidates)
    assert place.id is None and idents <= {one.id for one in place.candidates}


@pytest.mark.parametrize(("text", "ident"), INSIDE)
def test_the_middle_of_a_town_is_the_town(text: str, ident: str) -> None:
    assert ident in {place.id for place in scenes(text)}


@pytest.mark.parametrize("text", BESIDE)
def test_a_part_of_a_country_or_beside_a_town_is_neither(text: str) -> None:
    assert {place.id for place in scenes(text)} == {None}


NAMESAKES = [
    ("قصف الحوثيون مواقع في جبهات مأرب وصعدة والحديدة وتعز في اليمن وقتل ثلاثة جنود.", "hudaydah"),
    ("اندلعت اشتباكات في مدينة البصرة الجنوبية قتل فيها متظاهر.", "basra"),
    ("قتل خمسة في هجوم على مدينة تعز الجنوبية في اليمن.", "taiz"),
    ("قتل رجل بقصف على مخيم القرى بالقرب من بابسقا شمالي إدلب.", None),
]
PRETEXTS = [
    "نفذت دورية عملية اعتقال في ريف دير الزور بحجة القضاء على خلايا التنظيم.",
    "اعتقل الجيش ثلاثة شبان في حلب بحجة التخلف عن الخدمة.",
    "قتل رجلان بقصف على منازل في إدلب بحجة وجود مسلحين.",
]


@pytest.mark.parametrize(("text", "ident"), NAMESAKES)
def test_the_well_known_place_goes_before_villages_of_its_name(text: str, ident: str | None) -> None:
    assert ident in {place.id for place in scenes(text)}


@pytest.mark.parametrize("text", PRETEXTS)
def test_a_pretext_is_no_town(text: str) -> None:
    assert "hajjah" not in {place.id for place in scenes(text)}


def test_a_place_near_another_is_not_the_scene_where_that_one_is_named() -> None:
    assert scenes("قتل رجل بقصف على مخيم القرى بالقرب من مخيم الكرامة شمالي إدلب.")[0].name == "القرى"


SINCE = [
    "قتل 16 فلسطينيا في مواجهات في غزة في أسوأ يوم منذ حرب غزة عام 2014.",
    "قتل ستة في اشتباكات في طرابلس هي الأعنف منذ معارك المطار عام 2014.",
]


@pytest.mark.parametrize("text", SINCE)
def test_the_year_of_what_a_day_is_compared_with_dates_nothing(text: str) -> None:
    times = [event.time.start for event in read(Report(text, "صحيفة المرفأ", date(2020, 5, 4)), load_packs()).events if event.time and event.time.start]
    assert not any(start.startswith("2014") for start in times)


ELSEWHERE = [
    ("اندلعت معارك في جبل مرة بعد توقيع اتفاقية جنيف قتل فيها ثلاثة جنود سودانيين.", "geneva"),
    ("قصفت الطائرات مواقع في دارفور رغم اتفاق الدوحة وقتلت رجلين.", "doha"),
    ("قتل رجلان في إدلب بعد خرق مسار أستانا.", "astana"),
]
NAMED_BY_NOUNS = [
    ("قتل رجلان في حي الشهداء بمدينة أم درمان.", "الشهداء"),
    ("قتل رجل بقصف على قرية كركي خجو التابعة لمدينة المالكية.", "كركي خجو"),
]


@pytest.mark.parametrize(("text", "ident"), ELSEWHERE)
def test_the_city_that_an_accord_is_named_after_is_no_scene(text: str, ident: str) -> None:
    assert ident not in {place.id for place in scenes(text)}


@pytest.mark.parametrize(("text", "name"), NAMED_BY_NOUNS)
def test_names_of_quarters_and_villages_are_read_whole(text: str, name: str) -> None:
    assert name in {place.name for place in scenes(text)}


def test_an_office_is_no_district() -> None:
    assert "المخابرات" not in {place.name for place in scenes("قال مصدر في مديرية المخابرات في دمشق إن ثلاثة رجال قتلوا في المزة.")}


def test_happenings_of_two_days_share_no_place() -> None:
    text = "قتل جنديان بتفجير جنوبي مدينة أجدابيا في ليبيا الثلاثاء. وفي 8 نيسان الماضي قتل جنديان في هجوم جنوب شرق مدينة سرت."
    first = read(Report(text, "صحيفة المرفأ", date(2020, 5, 6)), load_packs()).events[0]
    assert not any("سرت" in place.name for place in first.places)


SEATS = [
    ("قتل ثلاثة في قصف على إب في اليمن.", "ibb"),
    ("قتل ثلاثة في قصف على حجة في اليمن.", "hajjah-hajjah-city"),
    ("قتل ثلاثة في قصف على عمران في اليمن.", "amran-town"),
    ("قتل ثلاثة في قصف على محافظة عمران في اليمن.", "amran"),
    ("قتل ثلاثة في قصف على زبيد في اليمن.", "zabid-hudaydah"),
]


@pytest.mark.parametrize(("text", "ident"), SEATS)
def test_the_seat_of_a_governorate_goes_by_its_name(text: str, ident: str) -> None:
    assert scenes(text)[0].id == ident


@pytest.mark.parametrize("text", NOWHERE)
def test_a_word_in_front_of_a_region_is_no_village_of_it(text: str) -> None:
    assert {place.accuracy for place in scenes(text)} <= {"country", "province"}


@pytest.mark.parametrize(("text", "name"), UNKNOWN)
def test_a_name_that_no_table_knows_is_kept_by_its_words(text: str, name: str) -> None:
    assert [(place.name, place.lat) for place in scenes(text)][:1] == [(name, None)]


@pytest.mark.parametrize("text", NO_PLACE)
def test_a_kind_without_a_name_is_no_place(text: str) -> None:
    assert {place.name for place in scenes(text)} <= {"الخليل"}


STATIONED = [
    ("قصفت الطائرات مواقع الفصائل المتمركزة في بلدة النيرب.", "النيرب", "scene"),
    ("قصفت قوات النظام المنتشرة في بلدة معان قرية الناصرية.", "معان", "origin"),
    ("قواعد روسية متمركزة في بلدة كرناز أطلقت صاروخين على بلدة الزيارة.", "كرناز", "origin"),
    ("قصف الطيران النازحين المنتشرين في بلدة كفردريان.", "كفردريان", "scene"),
]


@pytest.mark.parametrize(("text", "name", "role"), STATIONED)
def test_where_forces_stand_is_the_scene_only_where_they_are_struck(text: str, name: str, role: str) -> None:
    assert [place.role for place in scenes(text) if place.name == name] == [role]
