"""War words that tell no war, and what an event comes of."""

from __future__ import annotations

from datetime import date

import pytest

from marsad import Report, read
from marsad.lexicon.word_tables import word_rows
from marsad.model.reading import Event

REAL = {"happened", "ongoing"}


def events(text: str) -> list[Event]:
    found = read(Report(text, "صحيفة المرفأ", date(2024, 5, 15))).events
    return [event for event in found if event.status in REAL]


def cells(table: str, column: str) -> list[object]:
    return [pytest.param(text, id=f"{row['id']}-{at}") for row in word_rows(table) for at, text in enumerate(filter(None, row[column].split("|")))]


@pytest.mark.parametrize("text", cells("figurative", "examples"))
def test_a_word_of_war_that_tells_none(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize("text", cells("figurative", "counter"))
def test_what_happened_is_still_told(text: str) -> None:
    assert events(text) != []


@pytest.mark.parametrize(("cause", "text"), [(row["cause"], text) for row in word_rows("causes") for text in row["examples"].split("|")])
def test_cause(cause: str, text: str) -> None:
    assert [event.cause for event in events(text)] == [cause]


def test_a_cause_that_nobody_tells_is_unknown() -> None:
    assert [event.cause for event in events("قتل ثلاثة مدنيين في بلدة سرمين.")] == ["unknown"]


TYPES = [
    ("نفذت قوات التحالف الدولي فجر اليوم عملية إنزال جوي في بلدة ذيبان بريف دير الزور.", "advance"),
    ("صدت فصائل المعارضة السورية محاولة تسلل على محور قرية بينين.", "clash"),
    ("أصيب طفلان بانفجار قذيفة غير منفجرة في قرية عدوان غرب إدلب.", "landmine"),
    ("انفجر لغم أرضي بسيارة تقل عمالا قرب قرية السعن شرق حماة، ما أدى إلى مقتل عاملين.", "landmine"),
    ("استهدفت قوات النظام السوري بلدة سرمين أمس.", "shelling"),
    ("ارتكبت القوات التركية مجزرة في قرية أم الخير راحت ضحيتها 9 أشخاص.", "killing"),
    ("قتل طفل بقصف مسيرة قرب عين عيسى.", "drone_strike"),
    ("قام مستوطنون بإحراق أشجار زيتون قرب قرية بورين.", "damage"),
    ("قتلت نيران مدفعية ثلاثة عمال شرق القرارة.", "shelling"),
    ("وقع الطرفان اتفاق هدنة في مدينة جنيف.", "ceasefire"),
    ("وتستمر قوات النظام السوري باستهداف مناطق متفرقة من ريف إدلب.", "shelling"),
    ("شنت إسرائيل سلسلة غارات على بيروت، في وقت استهدف فيه حزب الله قاعدة عسكرية بصواريخ في حيفا.", "airstrike shelling"),
    ("انسحبت قوات النظام السوري من بلدة سرمين.", "territorial_change"),
    ("استهدفت فصائل المعارضة السورية حاجز المخابرات الجوية في بلدة سرمين بقذائف الهاون.", "shelling"),
    ("قصفت الطائرات القاعدة الجوية في حماة.", "airstrike"),
    ("اقتحم عشرات المحتجين مبنى المحافظة في البصرة.", "protest"),
    ("صدت فصائل المعارضة السورية محاولة تقدم على محور قرية بينين.", "clash"),
    ("تستمر هجمات الجيش التركي على بلدة عين عيسى.", "shelling"),
    ("شنت قوات النظام السوري هجمات على مواقع الفصائل قرب بلدة سرمين.", "clash"),
    ("وأوقعت الحرب في اليمن أكثر من عشرة آلاف قتيل.", "clash"),
    ("فجر اثنان من المهاجمين نفسيهما في طرابلس.", "suicide_attack"),
    ("قصفت الطائرات بلدة سقبا فجرا.", "airstrike"),
    ("بدأ خروج المقاتلين من بلدة حمورية بالحافلات.", "evacuation"),
    ("قال مصدر إن سيارتين مفخختين انفجرتا في سوق مدينة الصدر. وزادت الهجمات الانتحارية في الأسابيع الأخيرة.", "explosion suicide_attack"),
    ("استهدف انتحاري تجمعا للجنود في مدينة عدن.", "suicide_attack"),
    ("اقتحم انتحاري بسيارته الملغومة مقرا للجيش في درنة.", "suicide_attack"),
    ("قتل رجل بهجوم مسيرة انتحارية استهدفت بلدة سرمين.", "drone_strike"),
    ("أصيب رجل بقصف مدفعي على بلدة سرمين. كما طال القصف قرية بينين.", "shelling shelling"),
    ("قصفت الطائرات مدينة إدلب وقتلت رجلا. واستهدفت الغارات بلدة سرمين.", "airstrike"),
    ("استهدفت قوات النظام السوري بصاروخ موجه سيارة في بلدة سرمين.", "missile_strike"),
    ("قتل رجلان بهجوم بصاروخ موجه قرب مدينة دارة عزة.", "missile_strike"),
    ("شنت طائرة تركية مسيرة غارة على سيارة في مدينة القامشلي.", "drone_strike"),
    ('قصف "الطيران الأمريكي" المسير منزلا في بلدة أطمة أمس.', "drone_strike"),
    ("قصفت الطائرات الحربية بلدة سقبا بالتزامن مع تحليق طيران مسير روسي.", "airstrike"),
    ("بعد سيطرة القوات الحكومية على بلدة حيس، عاد السكان.", "territorial_change"),
    ("أعلنت فرنسا سحب قواتها من مدينة كيدال.", "territorial_change"),
    ("قتل طفل بانفجار قنبلة عنقودية في قرية بابيلا.", "landmine"),
    ("خرج المئات في وقفة احتجاجية وسط مدينة السويداء.", "protest"),
    ("قصفت قوات النظام السوري بالمدفعية بلدة سرمين. وكانت غارات جوية استهدفت بلدة النيرب أول من أمس.", "shelling airstrike"),
]


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_type(text: str, kind: str) -> None:
    assert [event.type for event in events(text)] == kind.split()


@pytest.mark.parametrize("text", ["غادر الوزير مدينة بيروت.", "غادرت المروحيات سماء بلدة سقبا.", "حاول المتظاهرون اقتحام مبنى المحكمة في السماوة.", "كان مسؤولا عن التخطيط لهجمات في باريس.", "انسحبت القوة بعد تنفيذ العملية في بلدة سقبا.", "لم يشر الإعلام إلى وقوع أي اشتباكات في بلدة سقبا.", "قال الوزير إن استهداف الصحفيين في غزة جريمة.", "تقع تل رفعت في منطقة تحت سيطرتهم.", "تقع البلدة في مناطق سيطرة الجيش الوطني على أطراف مدينة الباب.", "لم يطرأ أي تغير على خارطة القوى في إدلب.", "استقال الضابط احتجاجا على القرار."])
def test_who_went_away_or_only_tried_did_nothing_of_the_kind(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize("text", ["استولى المهاجمون على شاحنتين قرب البلدة.", "سيطر المسلحون على أسلحة وذخائر في الثكنة.", "استولوا على سيارات المنظمة ومبالغ مالية."])
def test_what_is_carried_off_is_no_change_of_territory(text: str) -> None:
    assert [event.type for event in read(Report(text)).events if event.type == "territorial_change"] == []
    assert [event.type for event in read(Report("استولى المهاجمون على بلدة النيرب.")).events] == ["territorial_change"]


def test_an_aircraft_without_a_pilot_denies_nothing() -> None:
    (event,) = events("شنت طائرة إسرائيلية بدون طيار غارة على بلدة الخضر ما أدى لمقتل رجل.")
    assert (event.type, event.status) == ("drone_strike", "happened")
