"""Kinds of reports that went wrong: each with the incidents, and the running totals, that must come out of it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.linked import Plain, kinds, reports, setting

from marsad.linking.road import incidents, link
from marsad.linking.tolls import totals

DAY = "2019-07-03"  # a Wednesday
Text = tuple[str, str]


def ours(*texts: Text) -> tuple[list[Plain], list[tuple[str, int]]]:
    """The incidents that count anyone, and the running totals (outcome, least) with the incidents left out."""
    linked = link(reports(*texts))
    found = [one for one in incidents(linked, setting()) if one["killed"]["all"] or one["injured"]["all"]]
    return found, sorted((one.outcome, one.low) for one in totals(linked.totals, linked.shelf.said))


def short(one: Plain) -> tuple[str, str | None, tuple[int, int] | None]:
    """Day, place and the range of the killed."""
    people = one["killed"]["all"]
    return one["date"]["start"], (one["place"] or {}).get("name"), (people["min"], people["max"]) if people else None


KINDS = [
    pytest.param(
        [("قُتل طفل بقصف مدفعي على بلدة سرمين اليوم الأربعاء.\n\nوفي 11 آب 2018، قتل أربعة مزارعين بقصف مدفعي على بلدة سرمين.", DAY)],
        [("2018-08-11", "سرمين", (4, 4)), ("2019-07-03", "سرمين", (1, 1))],
        [],
        id="two attacks on one town, months apart",
    ),
    pytest.param(
        [("صورة من قصف سابق على بلدة سرمين- 4 من آذار 2018 (وكالة)\n\nقُتل طفل بقصف مدفعي على بلدة سرمين.", DAY), ("لقي طفل مصرعه اليوم الأربعاء جراء قصف مدفعي على بلدة سرمين.", DAY)],
        [("2019-07-03", "سرمين", (1, 1))],
        [],
        id="the day of a caption",
    ),
    pytest.param(
        [("قتل أربعة مهاجرين في غارة على مخيم في تاجوراء الجمعة، لترتفع الحصيلة الإجمالية منذ بدء الحرب إلى نحو ألفي قتيل.", "2019-06-01")],
        [("2019-05-31", "تاجوراء", (4, 4))],
        [("killed", 2000)],
        id="the dead of a raid, and the total that they raise",
    ),
    pytest.param(
        [("أعلنت وزارة الصحة في غزة، اليوم الاثنين، أن المستشفيات استقبلت خلال الـ24 ساعة الماضية 17 شهيدا و51 مصابا.\nوأضافت أن حصيلة الحرب منذ 7 أكتوبر 2023 ارتفعت إلى 58,400 شهيد.", "2025-07-21")],
        [("2025-07-20", None, (17, 17))],
        [("killed", 58400)],
        id="a ministry's figure of a day",
    ),
    pytest.param(
        [("أعلنت وزارة الصحة في غزة أن مستشفيات القطاع استقبلت خلال 24 ساعة 14 شهيدا و31 إصابة.\nوأفادت الوزارة بارتفاع حصيلة الحرب منذ 7 أكتوبر 2023 إلى 58,400 شهيد.", "2025-07-21")],
        [("2025-07-20", None, (14, 14))],
        [("killed", 58400)],
        id="the last 24 hours, without a word for the day",
    ),
    pytest.param(
        [("وثق مركز حقوقي مقتل 210 أشخاص في محافظة حماة خلال شهر حزيران 2019، بينهم 40 طفلا.", DAY), ("قتل خمسة مدنيين يوم 5 حزيران في قصف لقوات النظام على بلدة كفرنبودة.", "2019-06-05")],
        [("2019-06-05", "كفرنبودة", (5, 5))],
        [("killed", 210)],
        id="a monitor's sum of a month",
    ),
    pytest.param(
        [("وثقت الشبكة السورية لحقوق الإنسان مقتل 3364 مدنيا في سوريا خلال عام 2019، بينهم 842 طفلا. وقتلت قوات النظام 1497 منهم.", "2020-01-01"), ("قتل ستة مدنيين في غارة روسية على مدينة سراقب يوم 28 كانون الأول 2019.", "2019-12-29")],
        [("2019-12-28", "سراقب", (6, 6))],
        [("killed", 1497), ("killed", 3364)],
        id="a yearly report",
    ),
    pytest.param(
        [("شهدت محافظة إدلب يوم الثلاثاء 40 غارة جوية، وقتل أربعة مدنيين في غارة على بلدة سرمين؛ وقتل ثلاثة مدنيين في غارة على بلدة تفتناز؛ وقتل مدنيان في غارة على بلدة كنصفرة.", DAY)],
        [("2019-07-02", "تفتناز", (3, 3)), ("2019-07-02", "سرمين", (4, 4)), ("2019-07-02", "كنصفرة", (2, 2))],
        [],
        id="forty strikes of one day",
    ),
    pytest.param(
        [("الأربعاء 3 تموز\n22:10 قتل أربعة مدنيين في قصف مدفعي على بلدة سرمين مساء اليوم الأربعاء.\nالثلاثاء 2 تموز\n21:00 قتل سبعة مدنيين في قصف مدفعي على بلدة سرمين أمس الثلاثاء.", DAY)],
        [("2019-07-02", "سرمين", (7, 7)), ("2019-07-03", "سرمين", (4, 4))],
        [],
        id="a live page of two days",
    ),
    pytest.param([("أحيا أهالي مدينة سراقب اليوم الذكرى الخامسة لمقتل 35 مدنيا في غارة على سوق المدينة.", DAY)], [], [], id="a memorial day"),
    pytest.param([("وضع ذوو الضحايا أكاليل الورود على النصب الذي يحمل أسماء 35 شهيدا في سراقب.", DAY)], [], [], id="a memorial of stone"),
    pytest.param([("بدأت في كوبلنز محاكمة ضابط سابق متهم بقتل 58 معتقلا تحت التعذيب في دمشق عام 2011.", DAY)], [], [], id="a trial begins"),
    pytest.param([("أدانت محكمة ألمانية اليوم ضابطا سابقا في مقتل 27 شخصا في فرع الخطيب في دمشق.", DAY)], [], [], id="a verdict"),
    pytest.param([("حذرت لجنة إغاثة من أن اقتحام مدينة رفح قد يقتل آلاف المدنيين.", DAY), ("قالت لجنة إغاثة إن اقتحام مدينة رفح قد يقتل آلاف المدنيين.", DAY)], [], [], id="what is feared"),
    pytest.param(
        [("قتل 18 مدنيا في غارة على مدينة سراقب أمس الثلاثاء، بحسب الدفاع المدني.", DAY), ("صحح الدفاع المدني حصيلة الغارة على مدينة سراقب يوم الثلاثاء إلى 15 قتيلا، بعد أن أعلن أمس مقتل 18.", "2019-07-04")],
        [("2019-07-02", "سراقب", (15, 15))],
        [],
        id="a correction of yesterday's number",
    ),
    pytest.param(
        [("قتل 21 مدنيا في غارة على مدينة سراقب أمس الثلاثاء، وفق المرصد السوري لحقوق الإنسان.", DAY), ("تراجعت حصيلة الغارة على مدينة سراقب يوم الثلاثاء إلى 14 قتيلا، وفق المرصد السوري لحقوق الإنسان.", "2019-07-05")],
        [("2019-07-02", "سراقب", (14, 14))],
        [],
        id="a toll that falls by the word of who gave it",
    ),
    pytest.param(
        [("قتل 21 مدنيا في غارة على مدينة سراقب أمس الثلاثاء.", DAY), ("قتل 14 مدنيا في غارة على مدينة سراقب يوم الثلاثاء.", "2019-07-05")],
        [("2019-07-02", "سراقب", (14, 21))],
        [],
        id="a toll that falls without a word",
    ),
    pytest.param(
        [("\n\n".join(["قتل ثمانية مدنيين في غارة على بلدة سرمين أمس الثلاثاء، بحسب الدفاع المدني.", "سرمين: ثمانية قتلى في غارة أمس الثلاثاء بحسب الدفاع المدني."] * 3), DAY)],
        [("2019-07-02", "سرمين", (8, 8))],
        [],
        id="one report glued several times",
    ),
    pytest.param(
        [("قتل سبعة مدنيين الثلاثاء في غارة على سوق مدينة الحديدة.\nوأسفرت الحرب عن مقتل أكثر من عشرة آلاف شخص ونزوح مليونين.", DAY)],
        [("2019-07-02", "الحديدة", (7, 7))],
        [("killed", 10001)],
        id="the toll of the war as background",
    ),
    pytest.param(
        [("قتل 12 مدنيا على الأقل السبت في قصف على حي الصالحين في حلب، بحسب المرصد السوري.\nوقال مدير المرصد إن تسعة مدنيين بينهم خمسة أطفال قتلوا الخميس في قصف على حي المعصرانية.", "2016-09-10")],
        [("2016-09-08", "المعصرانية", (9, 9)), ("2016-09-10", "الصالحين", (12, None))],
        [],
        id="two quarters, two days, one report",
    ),
]


@pytest.mark.parametrize(("texts", "wanted", "sums"), KINDS)
def test_what_comes_out_of_each_kind_of_report(texts: list[Text], wanted: list[tuple[str, str | None, tuple[int, int | None]]], sums: list[tuple[str, int]]) -> None:
    found, told = ours(*texts)
    assert sorted(map(short, found), key=str) == sorted(wanted, key=str) and told == sums


def test_who_takes_back_its_own_report_leaves_at_most_what_it_said() -> None:
    one = "قتل ستة مدنيين في قصف مدفعي على بلدة سرمين أمس الثلاثاء."
    other = "يعتذر الموقع عن خبر مقتل ستة مدنيين في قصف على بلدة سرمين يوم الثلاثاء، إذ تبين أنه غير صحيح."
    (found,) = incidents(link(reports((one, DAY, "موقع افتراضي"), (other, "2019-07-04", "موقع افتراضي"))), setting())
    assert found["killed"]["all"] == {"min": 0, "max": 6} and kinds(found) == {"occurrence"} and found["origins"]["max"] == 1


def test_an_outlet_that_mistakes_a_town_for_its_namesake_disputes_the_place() -> None:
    text = "قتل تسعة مدنيين وأصيب 14 في غارة جوية على سوق بلدة الزعفرانة في ريف {} أمس الثلاثاء."
    (found,), _ = ours((text.format("حمص"), DAY), (text.format("حماة"), DAY))
    assert len(found["reports"]) == 2 and kinds(found) == {"place"}


def test_a_party_that_tells_of_its_own_deed_did_not_own_up_to_the_other() -> None:
    found = incidents(link(reports(("قصفت طائرات تركية أمس الثلاثاء قرية خراب عشك، وقتل ثلاثة مدنيين.\nوأعلنت قوات سوريا الديمقراطية أمس الثلاثاء أنها استهدفت بمسيرة قاعدة تركية قرب القرية.", DAY))), setting())
    blamed = [{party["actor"]: party["stance"] for party in one["attribution"]} for one in found]
    assert sorted(blamed, key=str) == [{"sdf": "accepted"}, {"turkish-army": "accused"}]


def test_a_camp_that_no_table_knows_is_placed_at_its_town() -> None:
    (found,), _ = ours(("قتلت امرأة في قصف على مخيم كويت الأمل قرب مدينة عفرين أمس الثلاثاء.", DAY), ("قتلت امرأة أمس الثلاثاء في قصف على مخيم كويت الأمل.", DAY))
    place = found["place"]
    assert place["name"].endswith("كويت الأمل") and place["accuracy"] == "district" and place["also"] == ["عفرين"] and place["lat"]


def test_totals_keep_the_day_that_they_run_to() -> None:
    linked = link(reports(("أعلنت وزارة الصحة في غزة، اليوم الاثنين، أنه خلال الـ24 ساعة الماضية وصل شهيدان، ليرتفع إجمالي العدد إلى 1,310 شهداء.", "2025-07-21")))
    (total,) = (one for one in totals(linked.totals, linked.shelf.said) if one.low == 1310)
    assert total.since is None and date.fromordinal(total.as_of).isoformat() == "2025-07-21"
