"""One happening in the words of several outlets: a village here, its district there; a first toll and the last one; a sum over two towns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.linked import Plain, kinds, only, record, reports, told

from marsad.linking.compare.by_whom import by_whom
from marsad.linking.compare.how_many import how_many
from marsad.linking.compare.what import what
from marsad.linking.compare.when import when
from marsad.linking.compare.where import where
from marsad.linking.facts import Spot
from marsad.linking.fits import likeness, of_the_arrested
from marsad.linking.incident_place import incident_place
from marsad.linking.road import link
from marsad.linking.taking.record import tell
from marsad.linking.tellings import gather

SHARED_OUT = [
    "قتل 12 مدنيا في الغوطة الشرقية الثلاثاء، سبعة منهم بغارة على حمورية وخمسة بقصف على دوما.",
    "قتل عشرة مدنيين في محافظة إدلب الأحد، ستة منهم في قصف على سراقب وأربعة في غارة على بنش.",
    "استشهد 20 فلسطينيا في قطاع غزة السبت، 11 منهم في دير البلح و9 في جباليا.",
    "قتل عشرة مدنيين في إدلب الأحد، ستة منهم في سراقب.",
]
SHARES = [{"حمورية": 7, "دوما": 5}, {"سراقب": 6, "بنش": 4}, {"جباليا": 9}, {"سراقب": 6}]


def killed(incidents: list[Plain]) -> dict[str, int]:
    return {one["place"]["name"]: one["killed"]["all"]["min"] for one in incidents}


@pytest.mark.parametrize(("text", "shares"), list(zip(SHARED_OUT, SHARES, strict=True)))
def test_a_sum_that_its_words_share_out_over_towns_is_of_none_of_them(text: str, shares: dict[str, int]) -> None:
    assert killed(told(text)) == shares
    (total,) = link(reports(text)).totals
    assert {count.min for count in total.counts if count.whole} == {sum(shares.values()) if len(shares) > 1 else {"جباليا": 20, "سراقب": 10}[next(iter(shares))]}


@pytest.mark.parametrize(
    "text",
    [
        "قتل عشرة مدنيين في إدلب الأحد، ستة منهم أطفال، في قصف على سراقب.",
        "قتل عشرة مدنيين في مدينة سراقب الأحد، ستة منهم في السوق.",
        "قتل عشرة مدنيين في إدلب الأحد، ستة منهم من عائلة واحدة نزحت من بنش.",
        "قتل عشرة مدنيين الأحد، ستة منهم في سراقب.",
    ],
)
def test_a_part_that_is_not_shared_out_leaves_the_number(text: str) -> None:
    (one,) = told(text)
    assert one["killed"]["all"] == {"min": 10, "max": 10}


def test_who_is_told_one_beside_another_is_one_of_more() -> None:
    one = only("أصيب ثلاثة مدنيين في هجوم على منزل في قصرة، الجمعة.\nوقال مصدر طبي إن رجلا وشقيقه المسعف أصيبا في الهجوم على قصرة، وقال إن ثلاثة مدنيين أصيبوا.")
    assert one["injured"]["all"] == {"min": 3, "max": 3}


JOINED = [
    ("a village, and the town of its district", "قتل تسعة مدنيين في غارة على منزل في قرية الجرشة بمديرية حيدان، الأربعاء.", "قالت مصادر طبية إن حصيلة الغارة التي استهدفت منزلا في حيدان أمس ارتفعت إلى 11 قتيلا."),
    ("a first toll of at least so many, and the last one", "قتل 75 شخصا على الأقل في انفجار سيارة مفخخة في حي الكرادة وسط بغداد ليل الأربعاء.", "ارتفعت حصيلة تفجير الكرادة إلى 119 قتيلا، وفق مصادر أمنية."),
    ("a hospital called after its town", "قتل تسعة مدنيين في قصف تركي أصاب المستشفى الرئيسي في مدينة عفرين، الأربعاء.", "أفاد المرصد السوري بمقتل 16 مدنيا في غارة تركية على مشفى عفرين مساء الأربعاء."),
    ("nearly as many", "قتل 42 شخصا في غارة لطائرة مسيرة على حي القلعة في مدينة مرزق، الأربعاء.", "قال عضو في البلدية إن طائرات قصفت تجمعا للأهالي في مرزق أمس ما أدى إلى مقتل 41."),
    ("a district, and the town that bears its name", "قتل ثمانية من الشرطة في كمين لتنظيم داعش بناحية الرشاد جنوب كركوك، ليل الثلاثاء.", "قال مسؤول إن 13 شرطيا قتلوا بهجوم لداعش على نقطة تفتيش في بلدة الرشاد بمحافظة كركوك فجر الأربعاء."),
    ("more than a hundred, and another number above it, in one village", "قتل أكثر من 100 شخص في هجوم للدعم السريع على قرية ود النورة بولاية الجزيرة الأربعاء.", "قال مجلس السيادة إن 150 مدنيا قتلوا في مجزرة ود النورة أمس."),
    ("almost as many, of which one says only more", "قتل 67 شخصا في هجوم بطائرة مسيرة على المستشفى السعودي في الفاشر، الأربعاء.", "قال حاكم الإقليم إن مسيرة للدعم السريع قصفت مستشفى بالفاشر عاصمة شمال دارفور فقتلت أكثر من 69 مريضا."),
    ("two killed by a drone in one village", "قتل شخصان في غارة نفذتها مسيرة إسرائيلية على سيارة في بلدة الطيري جنوب لبنان، الخميس.", "أفادت وزارة الصحة اللبنانية بأن الغارة على الطيري قضاء بنت جبيل أدت إلى استشهاد مدنيين اثنين."),
    ("a man, his wife and their child, and three people", "قتل رجل وزوجته وطفلهما في قصف على بلدة سرمين، الأربعاء.", "قتل ثلاثة مدنيين بصواريخ سقطت على سرمين أمس."),
]


@pytest.mark.parametrize(("first", "second"), [case[1:] for case in JOINED], ids=[case[0] for case in JOINED])
def test_two_outlets_tell_one_happening(first: str, second: str) -> None:
    assert len(told(first, second)) == 1


APART = [
    ("a market called after another town", "قتل تسعة مدنيين في قصف على سوق منبج، الأربعاء.", "قتل 16 مدنيا في غارة على مدينة عفرين مساء الأربعاء."),
    ("one killed in each of two towns of one province", "استشهد شاب برصاص قوات الاحتلال خلال اقتحام مخيم بلاطة شرق نابلس فجر الأربعاء.", "استشهد شاب برصاص قوات الاحتلال في بلدة قباطية جنوب جنين فجر الأربعاء."),
    ("nearly as many by a raid of one party, and by another party's hands", "قتل 31 مدنيا في غارة للتحالف على حي الزنجيلي غرب الموصل، الأربعاء.", "أعدم تنظيم داعش 32 مدنيا حاولوا الفرار من حي الزنجيلي غرب الموصل، الأربعاء."),
    ("dozens killed far from one another", "قتل 40 شخصا في هجوم للدعم السريع على قرية ود النورة بولاية الجزيرة، الأربعاء.", "قتل 45 شخصا في هجوم للدعم السريع على قرية الهلالية بولاية الجزيرة، الأربعاء."),
    ("a few people more in a town of many raids", "قتل 22 شخصا في غارة على مخيم جباليا، الأربعاء.", "قتل 27 شخصا في قصف على حي في مدينة غزة، الأربعاء."),
]


@pytest.mark.parametrize(("first", "second"), [case[1:] for case in APART], ids=[case[0] for case in APART])
def test_two_outlets_tell_two_happenings(first: str, second: str) -> None:
    assert len(told(first, second)) == 2


TAKEN_IN = [
    "قالت مصادر طبية إن 13 شهيدا وصلوا إلى مستشفى شهداء الأقصى منذ فجر الأربعاء جراء غارات على وسط القطاع.",
    "أفاد مصدر طبي بأن 13 شهيدا وصلوا إلى المستشفى المعمداني منذ صباح الأربعاء بسبب القصف الإسرائيلي.",
    "استقبل مستشفى ناصر 13 شهيدا منذ ساعات الفجر، الأربعاء، جراء القصف الإسرائيلي.",
]


@pytest.mark.parametrize("text", TAKEN_IN)
def test_who_came_to_a_hospital_over_a_time_is_of_no_single_strike(text: str) -> None:
    (one,) = told("استشهد ثمانية فلسطينيين في غارة إسرائيلية على منزل في دير البلح، فجر الأربعاء.", text)
    assert one["killed"]["all"] == {"min": 8, "max": 8}


def test_who_came_to_a_hospital_after_a_strike_is_of_it() -> None:
    one = only("قال مصدر طبي إن 13 شهيدا وصلوا إلى مستشفى شهداء الأقصى بعد غارة إسرائيلية على منزل في دير البلح، الأربعاء.")
    assert one["killed"]["all"] == {"min": 13, "max": 13}


def test_those_whose_death_raised_a_toll_are_no_happening_of_their_own() -> None:
    one = only("أعلن الدفاع المدني السوري ارتفاع عدد ضحايا القصف على قرية كفر عمة في منطقة الأتارب إلى سبعة قتلى بينهم طفلان، بعد وفاة ثلاثة مصابين.")
    assert one["killed"]["all"] == {"min": 7, "max": 7}


@pytest.mark.parametrize(
    ("change", "other"),
    [({}, {}), ({"sentence": 900}, {}), ({"counts": "nine"}, {}), ({"counts": ()}, {}), ({"counts": "injured"}, {}), ({"spots": "far"}, {}), ({}, {"marks": frozenset()})],
    ids=["as told", "in another sentence", "more", "nobody counted", "those injured", "far away", "no toll that rose"],
)
def test_who_died_later_stands_with_the_toll_that_rose(change: dict[str, Any], other: dict[str, Any]) -> None:
    (toll, event) = tell(record("أعلن الدفاع المدني السوري ارتفاع عدد ضحايا القصف على قرية كفر عمة في منطقة الأتارب إلى سبعة قتلى بينهم طفلان، بعد وفاة ثلاثة مصابين."))
    ways = {"nine": tuple(replace(count, min=9) for count in event.counts), "injured": tuple(replace(count, outcome="injured") for count in event.counts), "far": tell(record("قتل ثلاثة في منبج."))[0].spots}
    event = replace(event, **{name: ways.get(value, value) if isinstance(value, str) else value for name, value in change.items()})
    assert len(gather([replace(toll, **other), event])) == (2 if change.get("counts", True) and (change or other) else 1)


def test_a_correction_of_what_was_counted_the_day_before() -> None:
    one = only(
        ("قتل 12 شخصا بانفجار سيارة مفخخة في بلدة الكرمة، مساء السبت.", "2016-06-11"),
        ("أعلنت الشرطة أن حصيلة تفجير بلدة الكرمة السبت بلغت تسعة قتلى، مصححة حصيلة أمس التي تحدثت عن 12 قتيلا.", "2016-06-12"),
    )
    assert one["killed"]["all"] == {"min": 9, "max": 9}


OWN_LOSSES = [
    "اعترف الحوثيون بمقتل 20 من مقاتليهم في معارك نهم، الأربعاء.",
    "أقر الجيش الإسرائيلي بأن أحد جنوده قتل بالرصاص جنوبي قطاع غزة، الأربعاء.",
    "اعترف حزب الله بمقتل ثلاثة من عناصره في غارة على القصير، الأربعاء.",
    "أقر الجيش الإسرائيلي بسقوط صاروخ في عسقلان، الأربعاء.",
]


@pytest.mark.parametrize("text", OWN_LOSSES)
def test_who_admits_what_befell_it_did_not_do_it(text: str) -> None:
    assert only(text)["attribution"] == []


ADMITTED = [
    "أقر التحالف بمقتل عشرة مدنيين في الرقة، الأربعاء.",
    "أقر الجيش الإسرائيلي بقصف مدرسة في رفح، الأربعاء.",
    "أقر التحالف بغارة على الرقة قتلت مسلحين، الأربعاء.",
    "اعترفت وزارة الدفاع الأمريكية بإصابة أهداف مدنية، خلال غارة جوية نفذتها إحدى طائراتها في إدلب، الأربعاء.",
]


@pytest.mark.parametrize("text", ADMITTED)
def test_who_admits_a_deed_or_its_dead_did_it(text: str) -> None:
    assert [party["stance"] for party in only(text)["attribution"]] == ["accepted"]


def test_who_admits_a_shelling_that_others_are_named_for_admits_that_it_befell_it() -> None:
    one = only("أقر نظام الأسد بسقوط قذائف على حي باب توما في دمشق أمس ومقتل ثلاثة مدنيين.", "قتل خمسة مدنيين بقذائف أطلقتها فصائل المعارضة على حي باب توما في دمشق أمس.")
    assert [(party["actor"], party["stance"]) for party in one["attribution"]] == [("syria-opposition", "accused")]


def test_an_officer_without_a_name_is_no_party() -> None:
    one = only("قتل فلسطينيان في غارة على مدينة غزة، الأربعاء.\nوأعلن ضابط في سلاح الجو الإسرائيلي المسؤولية عن الهجوم.")
    assert one["attribution"] == []


def test_who_is_told_by_an_office_alone_is_one_of_those_killed_with_him() -> None:
    one = only("مقتل رئيس المجلس السياسي في غارة للتحالف على الحديدة، الأربعاء.", "قتل سبعة أشخاص في غارة للتحالف على الحديدة، الأربعاء.")
    assert one["killed"]["all"] == {"min": 7, "max": 7}


def test_a_member_of_a_coalition_is_no_rival_of_it() -> None:
    one = only("قتل سبعة مدنيين في غارة للتحالف بقيادة السعودية على سوق في الحديدة، الأربعاء.", "قتل سبعة مدنيين في غارة للإمارات على سوق في الحديدة، الأربعاء.")
    assert [(party["actor"], party["stance"]) for party in one["attribution"]] == [("saudi-led-coalition", "accused")]


DENIED = [
    "نفى المتحدث باسم الجيش الوطني الليبي ضلوع قواته في قصف الكلية العسكرية بطرابلس.",
    "نفى الجيش الوطني الليبي أن يكون قد قصف الكلية العسكرية بطرابلس.",
    "نفى الجيش الوطني الليبي أي علاقة له بقصف الكلية العسكرية بطرابلس.",
]


@pytest.mark.parametrize("text", DENIED)
def test_who_denies_its_part_does_not_deny_that_it_happened(text: str) -> None:
    one = only("قتل 30 طالبا في قصف جوي على الكلية العسكرية بطرابلس، الأربعاء.", text)
    assert kinds(one) == {"perpetrator"}
    assert [(party["actor"], party["stance"]) for party in one["attribution"]] == [("lna", "denied")]


def test_who_denies_that_it_happened_denies_no_part_of_its_own() -> None:
    one = only("قتل 30 طالبا في قصف جوي على الكلية العسكرية بطرابلس، الأربعاء.", "نفى الجيش الوطني الليبي وقوع قصف على الكلية العسكرية بطرابلس.")
    assert kinds(one) == {"occurrence"} and one["attribution"] == []


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        ("قتل شخص في غارة للتحالف الدولي على بلدة الشحيل، الأربعاء.", "اعتقلت قوات سوريا الديمقراطية ثلاثة أشخاص في بلدة الشحيل، الأربعاء.", "other"),
        ("قتل شخص في غارة للتحالف الدولي على بلدة الشحيل، الأربعاء.", "اعتقل تنظيم داعش ثلاثة أشخاص في بلدة الشحيل، الأربعاء.", "other_deed"),
    ],
)
def test_allies_may_do_one_deed_in_two_ways(first: str, second: str, level: str) -> None:
    (one,), (other,) = (tell(record(text)) for text in (first, second))
    assert by_whom(one, other) == level


VILLAGE = "قتل {} شخصا في هجوم للدعم السريع على قرية ود النورة، الأربعاء."
MORE = "قتل أكثر من {} شخصا في هجوم للدعم السريع على قرية ود النورة، الأربعاء."


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        (MORE.format(60), VILLAGE.format(90), "both_many"),
        (VILLAGE.format(60), VILLAGE.format(90), "both_many"),
        (MORE.format(60), VILLAGE.format(130), "overlap"),
        (MORE.format(11), VILLAGE.format(14), "overlap"),
        (MORE.format(60), VILLAGE.format(90).replace("قرية ود النورة", "مدينة الفاشر"), "overlap"),
        (MORE.format(60), VILLAGE.format(62), "close"),
        (MORE.format(17), VILLAGE.format(19), "overlap"),
    ],
)
def test_large_numbers_that_can_be_one_tell_one_happening_of_a_village(first: str, second: str, level: str) -> None:
    (one,), (other,) = (tell(record(text)) for text in (first, second))
    assert how_many(one, other) == level


TOWN = Spot("الرشاد", frozenset(["town"]), ((35.1, 44.1),), 2, frozenset(["Kirkuk"]), own=True, settled=True)
DISTRICT = replace(TOWN, ids=frozenset(["district"]), points=((35.2, 44.2),), rank=3, settled=False)


@pytest.mark.parametrize(
    ("spot", "level"),
    [
        (DISTRICT, "same_name"),
        (replace(DISTRICT, points=()), "same_name"),
        (replace(DISTRICT, name="الحويجة"), "inside"),
        (replace(DISTRICT, points=((36.3, 44.2),)), "inside"),
        (replace(DISTRICT, points=(), adm1=frozenset(["Diyala"])), "elsewhere"),
        (replace(DISTRICT, rank=2, points=((35.4, 44.4),)), "apart"),
    ],
    ids=["its district", "its district without a point", "another district", "a district far away", "one of another province", "a town of that name"],
)
def test_a_town_and_the_district_that_bears_its_name_are_one_place(spot: Spot, level: str) -> None:
    (one,) = tell(record("قتل ثمانية في كمين، الأربعاء."))
    assert where(replace(one, spots=(TOWN,), counts=()), replace(one, spots=(spot,), counts=())) == level
    assert where(replace(one, spots=(spot,), counts=()), replace(one, spots=(TOWN,), counts=())) == level


@pytest.mark.parametrize(("text", "rank"), [("قتل 44 مهاجرا في قصف مركز احتجاز شرق طرابلس أمس.", 3), ("قتل 44 مهاجرا في قصف مركز احتجاز في طرابلس أمس.", 2)])
def test_the_east_of_a_city_that_has_a_namesake_is_no_point_in_it(text: str, rank: int) -> None:
    (one,) = tell(record(text))
    assert one.spots[0].rank == rank


ENTERED = "داهمت قوات سوريا الديمقراطية صباح الأربعاء بلدة الشحيل شرق دير الزور."


@pytest.mark.parametrize(
    ("text", "happenings"),
    [
        (f"{ENTERED}\nوقال مراسلنا إن قوات سوريا الديمقراطية اعتقلت شابين.", 1),
        (f"{ENTERED}\nوقال مراسلنا إن قوات سوريا الديمقراطية اعتقلت شابين من بلدة الشحيل بعد اشتباك.", 1),
        (f"{ENTERED}\nوقال مراسلنا إن تنظيم داعش اعتقل شابين.", 2),
        (f"{ENTERED}\nوقال مراسلنا إن قوات سوريا الديمقراطية اعتقلت شابين في مدينة منبج.", 2),
    ],
    ids=["its arrests", "its arrests in that town", "another party's", "in another town"],
)
def test_whom_the_same_forces_took_in_a_raid_is_of_it(text: str, happenings: int) -> None:
    assert len(told(text)) == happenings


def test_two_lots_of_people_taken_are_not_put_together_by_a_raid() -> None:
    first, second = tell(record(f"{ENTERED}\nوقال مراسلنا إن قوات سوريا الديمقراطية اعتقلت شابين."))
    assert likeness(second, replace(first, counts=tuple(replace(count, min=7) for count in second.counts)), last=True) == 0
    assert likeness(second, first, last=True) > 0


STRUCK = "شن الطيران الحربي التركي اليوم غارة على سد تشرين، ما أسفر عن مقتل مواطن."


@pytest.mark.parametrize(
    ("text", "happenings"),
    [
        (f"{STRUCK}\nوصعد الجيش التركي قصفه على شمال وشرق سوريا.", 1),
        (f"{STRUCK}\nوصعد الجيش الروسي قصفه على شمال وشرق سوريا.", 2),
        (f"{STRUCK}\nوصعد الجيش التركي قصفه على مدينة كوباني.", 2),
        (f"{STRUCK}\nوقتل الجيش التركي أربعة مدنيين في قصف على شمال وشرق سوريا.", 2),
        (f"{STRUCK}\nوقصف الجيش التركي مساء الأحد مناطق شمال وشرق سوريا.", 2),
        ("وصعد الجيش التركي قصفه على شمال وشرق سوريا.", 1),
    ],
    ids=["as told", "another army", "another town", "people counted", "another day", "told alone"],
)
def test_what_the_same_forces_do_at_large_is_no_happening_beside_theirs(text: str, happenings: int) -> None:
    assert len(told(text)) == happenings


TAKEN = "قال الجيش إن مواطنا خطف في مدينة جبيل، الأربعاء."
ARREST = "أوقف الجيش اللبناني أربعة أشخاص في مدينة جبيل، الأربعاء."


@pytest.mark.parametrize(
    ("arrest", "deed", "theirs"),
    [
        (ARREST, TAKEN, True),
        (ARREST, "قتل مواطن على يد مجهولين في مدينة جبيل، الأربعاء.", True),
        (ARREST, "اشتبك مسلحون في مدينة جبيل، الأربعاء، وقتل مواطن.", False),
        (ARREST, "خطف الجيش اللبناني مواطنا في مدينة جبيل، الأربعاء.", False),
        (ARREST, "خطف أربعة مواطنين في مدينة جبيل، الأربعاء.", False),
        ("أوقف أربعة أشخاص في مدينة جبيل، الأربعاء.", TAKEN, False),
        (TAKEN, "قتل مسلحون ثلاثة في مدينة جبيل، الأربعاء.", False),
    ],
    ids=["an abduction", "a killing", "a fight", "their own abduction", "as many people", "nobody named", "no arrest"],
)
def test_those_arrested_may_have_done_a_deed_for_which_nobody_is_named(arrest: str, deed: str, theirs: bool) -> None:
    (one,), (other,) = (tell(record(text)) for text in (arrest, deed))
    assert of_the_arrested(one, other) is theirs


def test_who_arrests_for_an_abduction_is_not_named_for_it() -> None:
    abduction, arrest = sorted(told(f"{TAKEN}\n{ARREST}", f"{TAKEN}\nوتمكن الجيش اللبناني من توقيف أربعة أشخاص في مدينة جبيل."), key=lambda one: str(one["type"]))
    assert [(one["type"], [party["actor"] for party in one["attribution"]]) for one in (abduction, arrest)] == [("abduction", []), ("detention", ["lebanese-army"])]


def test_what_a_report_goes_on_with_is_of_the_news_and_not_of_what_it_remembers() -> None:
    events = tell(record("نشرة الأخبار\nوقع انفجار في بلدة طير فلسيه يوم الاثنين.\nوكان انفجار مماثل وقع في طير فلسيه في شهر تموز الماضي.\nوقالت الشرطة إن الانفجار في طير فلسيه أسفر عن مقتل ثلاثة أشخاص.", "2009-10-13"))
    news, old, more = (replace(event, days=None if event.counts else event.days) for event in events)
    assert [len(telling.members) for telling in gather([news, old, more])] == [2, 1]


def test_a_province_that_twice_as_many_reports_name_goes_before_a_town_of_another() -> None:
    (event,) = tell(record("قتل أربعة مدنيين في قصف صاروخي على مدينة الباب أمس الجمعة.", "2022-08-20"))
    town = Spot("بلده", frozenset(["town"]), ((36.0, 37.0),), 2, frozenset(["Aleppo"]), settled=True)
    province = Spot("محافظه", frozenset(["province"]), ((35.0, 36.0),), 4, frozenset(["Idlib"]))
    for named, place in ((2, "province"), (1, "town")):
        found = incident_place([replace(event, report=f"r{at}", spots=(province,)) for at in range(named)] + [replace(event, report="r9", spots=(town,))])
        assert found and found["id"] == place


CITY = Spot("الحديدة", frozenset(["city"]), ((14.8, 42.95),), 2, frozenset(["Al Hudaydah"]), frozenset(["Al Hali"]), own=True, settled=True)
NEXT = Spot("الدريهمي", frozenset(["next"]), ((14.65, 43.0),), 3, frozenset(["Al Hudaydah"]), frozenset(["Ad Durayhimi"]), own=True)


@pytest.mark.parametrize(
    ("town", "district", "numbers", "level"),
    [
        (CITY, NEXT, (13, 7), "neighbours"),
        (CITY, NEXT, (13, 13), "near"),
        (CITY, NEXT, (13, None), "near"),
        (CITY, NEXT, (None, 7), "near"),
        (CITY, replace(NEXT, adm2=frozenset(["Al Hali"])), (13, 7), "inside"),
        (CITY, replace(NEXT, adm2=frozenset()), (13, 7), "inside"),
        (replace(CITY, adm2=frozenset()), NEXT, (13, 7), "near"),
        (replace(CITY, own=False), NEXT, (13, 7), "near"),
        (CITY, replace(NEXT, own=False), (13, 7), "near"),
        (replace(CITY, settled=False), NEXT, (13, 7), "near"),
        (CITY, replace(NEXT, rank=1), (13, 7), "own_apart"),
        (CITY, replace(NEXT, ids=frozenset(["next", "other"])), (13, 7), "near"),
    ],
)
def test_a_town_and_the_district_beside_it_are_neighbours_where_other_people_are_counted(town: Spot, district: Spot, numbers: tuple[int | None, int | None], level: str) -> None:
    (event,) = tell(record("قتل ثلاثة في غارة، الأربعاء."))
    counts = [tuple(replace(count, min=number, max=number) for count in event.counts if number) for number in numbers]
    one, other = (replace(event, spots=(spot,), counts=lot) for spot, lot in zip((town, district), counts, strict=True))
    assert where(one, other) == where(other, one) == level


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        ("قتل ضابط على يد مجهولين في مدينة تعز، الأربعاء.", "قتل ضابط بانفجار عبوة في مدينة تعز، الأربعاء.", "unspecific"),
        ("قتل ضابط بانفجار عبوة في مدينة تعز، الأربعاء.", "قتل ضابط على يد مجهولين في مدينة تعز، الأربعاء.", "unspecific"),
        ("قتل ضابط على يد الحوثيين في مدينة تعز، الأربعاء.", "قتل ضابط بانفجار عبوة في مدينة تعز، الأربعاء.", "kin"),
        ("أعدم ضابط في مدينة تعز، الأربعاء.", "قتل ضابط بانفجار عبوة في مدينة تعز، الأربعاء.", "other"),
    ],
    ids=["by somebody", "the other way round", "by a party", "an execution"],
)
def test_a_killing_by_nobody_named_tells_nothing_of_its_means(first: str, second: str, level: str) -> None:
    (one,), (other,) = (tell(record(text)) for text in (first, second))
    assert what(one, other) == level


NEWS_OF_THURSDAY = ("قصفت قوات النظام السوري بلدة كنصفرة في ريف إدلب اليوم الخميس، وسقط جرحى.", "2018-05-10")
TOLD_ON_MONDAY = ("قصفت قوات النظام السوري بلدة كنصفرة في ريف إدلب يوم الخميس 10 أيار 2018.", "2018-05-14")
NEWS_OF_MONDAY = ("قتل مدنيان في قصف لقوات النظام السوري على بلدة كنصفرة في ريف إدلب اليوم الاثنين.", "2018-05-14")


@pytest.mark.parametrize(("earlier", "stand"), [(NEWS_OF_THURSDAY, "excluded"), (TOLD_ON_MONDAY, "days_apart")])
def test_news_of_two_days_is_of_two_happenings_though_one_counts_nobody(earlier: tuple[str, str], stand: str) -> None:
    first, second = sorted((telling.told for telling in link(reports(earlier, NEWS_OF_MONDAY)).tellings.values()), key=lambda told: told.days or (0, 0))
    assert when(first, second) == stand
