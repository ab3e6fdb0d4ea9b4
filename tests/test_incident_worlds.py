"""What went wrong with reports of other wars: reports without a day, who only fought there, places and days that few name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.linked import Plain, found, record, told

from marsad.linking.attribution import attribute
from marsad.linking.compare.what import what
from marsad.linking.compare.when import when
from marsad.linking.compare.where import where
from marsad.linking.facts import Spot
from marsad.linking.incident_date import incident_date
from marsad.linking.incident_place import incident_place
from marsad.linking.taking.record import take, tell
from marsad.linking.tellings import gather, why_apart

UNDATED = (
    "قتل أربعة أشخاص في انفجار سيارة مفخخة في حي الكرادة وسط بغداد وفق مصدر في الشرطة، وتضررت واجهات متاجر.",
    "قتل تسعة أشخاص في انفجار سيارة مفخخة في حي الكرادة وسط بغداد، وقال مصدر في الشرطة إن متاجر تضررت.",
)


def ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def parties(incident: Plain) -> list[tuple[str, str]]:
    return [(party["actor"], party["stance"]) for party in incident["attribution"]]


@pytest.mark.parametrize(("published", "many"), [(None, 2), ("2009-10-26", 1)])
def test_reports_of_any_day_at_all_are_of_two_happenings(published: str | None, many: int) -> None:
    records = [record(text.replace("أربعة", "تسعة") if published else text, published, f"صحيفة {at}") for at, text in enumerate(UNDATED)]
    assert len(found(records)) == many


def test_undated_reports_that_count_the_same_people_are_one() -> None:
    records = [record(f"قتل واحد وثلاثون شخصا وأصيب خمسة وسبعون {rest}", None, f"صحيفة {at}") for at, rest in enumerate(("في انفجار شاحنة في سوق بلدة طوزخورماتو.", "حين انفجرت شاحنة في سوق بلدة طوزخورماتو."))]
    assert len(found(records)) == 1


@pytest.mark.parametrize(
    ("kind", "doers"),
    [pytest.param("suicide_attack", {"isis"}, id="forces that fought the attackers"), pytest.param("clash", {"isis", "libya-government"}, id="two sides of a fight")],
)
def test_who_only_fought_where_others_struck_is_not_blamed(kind: str, doers: set[str]) -> None:
    attack, fight = tell(record("قتل سبعة موظفين في هجوم انتحاري نفذه تنظيم داعش في مدينة بنغازي أمس. واشتبك مقاتلون مع حراس في مدينة بنغازي أمس.", "2018-05-02"))
    said = {claim.uid: claim for claim in take(record("قتل سبعة موظفين في هجوم انتحاري نفذه تنظيم داعش في مدينة بنغازي أمس. واشتبك مقاتلون مع حراس في مدينة بنغازي أمس.", "2018-05-02")).said}
    events = [replace(attack, type=kind, family="clash" if kind == "clash" else attack.family), replace(fight, perpetrators=frozenset(["libya-government"]), sides=frozenset())]
    assert {party.actor for party in attribute(events, [], said, {})} == doers


def test_who_owns_to_an_answer_has_not_owned_to_what_it_answers() -> None:
    texts = (
        ("قتل ثلاثون شخصا في هجوم انتحاري وقع الاثنين في مدينة سروج.", "2015-07-21"),
        ("تبنى حزب العمال الكردستاني، الأربعاء، قتل ضابطين تركيين، وذلك في رد على هجوم انتحاري وقع الاثنين في مدينة سروج.", "2015-07-23"),
    )
    (struck,) = [one for one in told(*texts) if len(one["reports"]) == 2 or (one["killed"]["all"] or {}).get("min") == 30]
    assert ("pkk", "accepted") not in parties(struck)


def test_a_town_elsewhere_that_few_name_is_not_the_place() -> None:
    deed = "التفجير الذي استهدف مسجدا في منطقة عسير وقتل فيه سبعة مصلين"
    texts = [(f"دان {who} {deed} أمس الخميس.", "2015-08-07") for who in ("مجلس الوزراء اليمني", "وزير الداخلية الكويتي", "مفتي لبنان", "رئيس الوزراء الأردني", "البرلمان العراقي")]
    texts.append((f"وصل رئيس الوزراء إلى مدينة جدة معزيا في {deed} أمس الخميس.", "2015-08-07"))
    whole = max(told(*texts), key=lambda one: len(one["reports"]))
    assert (whole["place"] or {})["name"] == "عسير"


@pytest.mark.parametrize(
    ("came_out", "day"),
    [
        pytest.param(["2019-07-03", "2019-07-03", "2019-07-06"], "2019-07-02", id="two of three reports had told it"),
        pytest.param(["2019-07-06", "2019-07-06", "2019-07-06"], "2019-07-05", id="none had"),
    ],
)
def test_it_happened_before_most_reports_of_it_came_out(came_out: list[str], day: str) -> None:
    (event,) = tell(record("قتل خمسة أشخاص في قصف مدفعي على بلدة سرمين يوم 2 تموز 2019.", "2019-07-03"))
    friday = ordinal("2019-07-05")
    told_days = [event.days, (friday, friday), (friday, friday)]
    events = [replace(event, report=f"r{at}", published=ordinal(out), days=days) for at, (out, days) in enumerate(zip(came_out, told_days, strict=True))]
    assert incident_date(events)["start"] == day


@pytest.mark.parametrize(
    ("settled", "named", "place"),
    [
        pytest.param(True, 1, "بلده", id="a village that one of four names"),
        pytest.param(True, 3, "قريه", id="a village that most name"),
        pytest.param(False, 1, "قريه", id="a quarter that one names"),
    ],
)
def test_a_village_that_few_reports_name_beside_the_town_is_not_the_place(settled: bool, named: int, place: str) -> None:
    (event,) = tell(record("قتل أربعة مدنيين في قصف صاروخي على مدينة الباب أمس الجمعة.", "2022-08-20"))
    town = Spot("بلده", frozenset(["town"]), ((36.0, 37.0),), 2, frozenset(["Aleppo"]), settled=True)
    inner = Spot("قريه", frozenset(["inner"]), ((36.01, 37.01),), 1, frozenset(["Aleppo"]), settled=settled)
    found = incident_place([replace(event, report=f"r{at}", spots=(inner, town) if at < named else (town,)) for at in range(4)])
    assert found and found["name"] == place


@pytest.mark.parametrize(
    ("text", "total"),
    [
        pytest.param("قتل خمسة أشخاص في غارتين جويتين، الأولى على بلدة سرمين والثانية على بلدة النيرب أمس.", True, id="one number for two raids on two towns"),
        pytest.param("قتل خمسة أشخاص في غارة جوية على بلدة سرمين أمس.", False, id="one raid"),
        pytest.param("قتل خمسة أشخاص في غارتين جويتين على بلدة سرمين أمس، الأولى على السوق والثانية على المدرسة.", False, id="two raids on one town"),
    ],
)
def test_one_number_for_two_places_told_one_by_one_is_of_neither(text: str, total: bool) -> None:
    assert [one.total for one in tell(record(text, "2019-07-03")) if one.counts] == [total]


def test_who_died_under_torture_died_of_the_raid_that_took_him() -> None:
    shooting, torture = (tell(record(text, "2021-09-27"))[0] for text in ("أطلقت قوة أمريكية النار في قرية كفرنوران أمس.", "عذبت قوة أمريكية رجلا في قرية كفرنوران أمس."))
    assert what(shooting, torture) == what(torture, shooting) == "raid"


@pytest.mark.parametrize(
    ("city", "apart"),
    [pytest.param("نابلس", False, id="the city that its governorate is named after"), pytest.param("رام الله", True, id="the city of another governorate")],
)
def test_a_village_is_told_by_the_name_of_the_city_of_its_governorate_too(city: str, apart: bool) -> None:
    text = f"قتلت رضيعة حرقا في منزل أحرقه مستوطنون في قرية قصرة أمس الجمعة. وهدم مستوطنون منزلا في مدينة {city} أمس الجمعة."
    village, of_the_city = tell(record(text, "2016-04-09"))[0], tell(record(text, "2016-04-09"))[-1]
    assert bool(why_apart(village, of_the_city)) is apart


@pytest.mark.parametrize(
    ("joint", "many"),
    [pytest.param("وفي موازاة ذلك، أطلق", 2, id="turns to something else"), pytest.param("وأطلق", 1, id="goes on")],
)
def test_a_sentence_that_turns_to_another_kind_of_deed_in_one_town_tells_another(joint: str, many: int) -> None:
    kept = take(record(f"قتل شرطيان في اشتباكات في مدينة عدن صباح أمس الاثنين. {joint} مسلحان النار على القنصلية في مدينة عدن صباح أمس الاثنين.", "2015-08-11"))
    assert len(gather(kept.told)) == many


@pytest.mark.parametrize(
    ("shelled", "level"),
    [pytest.param("قتل أربعة مزارعين في قصف مدفعي على بلدة سرمين.", "unlikely", id="both count people"), pytest.param("تعرضت بلدة سرمين لقصف مدفعي.", "long_before", id="one counts nobody")],
)
def test_news_of_shelling_looks_back_two_weeks_only_where_it_counts_somebody(shelled: str, level: str) -> None:
    (old,) = tell(record("قتل أربعة مزارعين في قصف مدفعي على بلدة سرمين يوم 2 تموز 2019.", "2019-07-03"))
    (news,) = tell(record(shelled, "2019-07-17"))
    assert when(old, news) == when(news, old) == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        pytest.param("سرمين", "السرمانية", "apart", id="two places of two provinces that the gazetteer knows"),
        pytest.param("زاراكوف", "زاراقوف", "like_name", id="a name that it does not know, written in two ways"),
    ],
)
def test_names_that_differ_by_letters_are_one_place_where_no_gazetteer_knows_better(one: str, other: str, level: str) -> None:
    x, y = (tell(record(f"قصفت المدفعية بلدة {name} أمس الثلاثاء.", "2019-07-03"))[0] for name in (one, other))
    assert where(x, y) == level


@pytest.mark.parametrize(
    ("killed", "level"),
    [pytest.param("ثلاثون", "again", id="other people"), pytest.param("أربعون", "later", id="the same number")],
)
def test_fighting_over_a_town_goes_on_and_other_dead_days_later_are_of_another_fight(killed: str, level: str) -> None:
    first, later = (
        replace(tell(record(f"قتل {many} مسلحا في اشتباكات في مدينة تعز بين الحوثيين والمقاومة الشعبية.", day))[0], days=None)
        for many, day in (("أربعون", "2015-07-23"), (killed, "2015-07-27"))
    )
    assert when(first, later) == level


def test_news_of_a_day_is_of_no_later_one_than_its_first_report() -> None:
    (event,) = tell(record("قتل خمسة أشخاص في تفجير في بلدة سرمين.", "2019-07-03"))
    late = ordinal("2019-07-07")
    events = [replace(event, report="r0"), *(replace(event, report=f"r{at}", published=late, inferred=late) for at in range(1, 6))]
    assert incident_date(events)["start"] == "2019-07-03"


@pytest.mark.parametrize(
    ("later", "level"),
    [
        pytest.param("أصيب 14 عاملا في قصف مدفعي على معمل في بلدة سرمين.", "again", id="other people"),
        pytest.param("أصيب ثمانية عمال في قصف مدفعي على معمل في بلدة سرمين.", "later", id="the same number"),
        pytest.param("ارتفع عدد مصابي القصف المدفعي على معمل في بلدة سرمين إلى 14 عاملا.", "later", id="a toll that rose"),
        pytest.param("تعرضت بلدة سرمين لقصف مدفعي.", "later", id="nobody counted"),
    ],
)
def test_shelling_of_a_town_goes_on_and_other_people_hurt_days_later_are_of_another_one(later: str, level: str) -> None:
    first, second = (
        replace(tell(record(text, day))[0], days=None, inferred=None)
        for text, day in (("أصيب ثمانية عمال في قصف مدفعي على معمل في بلدة سرمين.", "2019-07-03"), (later, "2019-07-07"))
    )
    assert when(first, second) == when(second, first) == level


@pytest.mark.parametrize(
    ("other", "many"),
    [
        pytest.param("وقتلت امرأتان وأصيب أربعة آخرون في قصف مماثل على مدرسة.", 2, id="other dead and other injured"),
        pytest.param("وقتل رجل وأصيب أربعة آخرون في قصف مماثل على مدرسة.", 1, id="as many dead"),
        pytest.param("وارتفعت الحصيلة إلى امرأتين ورجل و14 جريحا.", 1, id="a toll that rose"),
        pytest.param("وقال مسعف إن امرأتين قتلتا وأصيب أربعة في القصف.", 1, id="another voice"),
    ],
)
def test_a_report_that_counts_other_dead_and_other_injured_tells_two_strikes(other: str, many: int) -> None:
    kept = take(record(f"قتل رجل وأصيب 12 مدنيا أمس الثلاثاء في قصف صاروخي على السوق الشعبي لمدينة سلقين. {other}", "2019-07-03"))
    told_apart = {one for telling in gather(kept.told) for one, why in telling.apart if "counts other" in why}
    assert len(told_apart) == (2 if many == 2 else 0)


@pytest.mark.parametrize(
    ("later", "day", "level"),
    [
        pytest.param("قتل عاملان وأصيب 20 في قصف مدفعي على معمل في بلدة سرمين اليوم.", "2019-07-04", "near_again", id="fewer dead, other injured"),
        pytest.param("قتل تسعة عمال وأصيب 20 في قصف مدفعي على معمل في بلدة سرمين اليوم.", "2019-07-04", "near", id="a toll that may have risen"),
        pytest.param("قتل عاملان وأصيب ثمانية في قصف مدفعي على معمل في بلدة سرمين اليوم.", "2019-07-04", "near", id="as many injured"),
        pytest.param("قتل عاملان في قصف مدفعي على معمل في بلدة سرمين اليوم.", "2019-07-04", "near", id="nobody injured is counted"),
        pytest.param("قتل عاملان وأصيب 20 في قصف مدفعي على معمل في بلدة سرمين اليوم.", "2019-07-03", "same_day", id="of one day"),
    ],
)
def test_other_dead_and_other_injured_on_the_next_day_are_of_another_strike(later: str, day: str, level: str) -> None:
    first, second = (tell(record(text, at))[0] for text, at in (("قتل ثلاثة عمال وأصيب ثمانية في قصف مدفعي على معمل في بلدة سرمين اليوم.", "2019-07-03"), (later, day)))
    assert when(first, second) == when(second, first) == level


def test_a_night_and_the_day_after_it_may_be_of_one_strike_whatever_is_counted() -> None:
    first, second = (tell(record(f"{text} في قصف مدفعي على معمل في بلدة سرمين اليوم.", "2019-07-04"))[0] for text in ("قتل ثلاثة عمال وأصيب ثمانية", "قتل عاملان وأصيب 20"))
    day = ordinal("2019-07-04") or 0
    assert when(replace(first, days=(day - 1, day)), replace(second, days=(day, day))) == "near"


SNIPED = "قتل جندي إسرائيلي برصاص قناص على حدود قطاع غزة، الجمعة."
SHOT = "قتل أربعة فلسطينيين وأصيب 120 برصاص الجيش الإسرائيلي على حدود قطاع غزة، الجمعة."


@pytest.mark.parametrize("texts", [(SNIPED, SHOT), (f"{SNIPED}\n{SHOT}",)], ids=["of two reports", "of one report"])
def test_the_dead_of_two_sides_at_war_on_one_day_are_of_two_happenings(texts: tuple[str, ...]) -> None:
    assert [one["killed"]["all"] for one in told(*((text, "2018-07-20") for text in texts))] in ([{"min": 1, "max": 1}, {"min": 4, "max": 4}], [{"min": 4, "max": 4}, {"min": 1, "max": 1}])


def test_a_fight_harms_both_sides() -> None:
    (one,) = told(("قتل ثلاثة جنود إسرائيليين وخمسة فلسطينيين في اشتباكات في جنين، الأحد.\nوقال مصدر طبي إن خمسة فلسطينيين قتلوا في اشتباكات جنين.", "2018-07-23"))
    assert one["killed"]["all"]["min"] >= 5


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("أكدت الإمارات مقتل أربعة من جنودها في معارك ميناء الحديدة، الأربعاء.\nوقال مصدر عسكري إن 22 من مقاتلي الحوثي قتلوا في معارك ميناء الحديدة، الأربعاء.",), id="soldiers, and those of an armed group"),
        pytest.param(("أعلنت الحكومة مقتل أربعة من جنودها في اشتباكات في مدينة زنجبار، الأحد.", "قال مصدر محلي إن 22 مسلحا قتلوا في اشتباكات في مدينة زنجبار، الأحد."), id="soldiers, and armed men"),
    ],
)
def test_who_counts_the_dead_of_one_side_leaves_room_for_those_of_the_other(texts: tuple[str, ...]) -> None:
    (one,) = told(*((text, "2018-06-14") for text in texts))
    assert (one["killed"]["all"], one["killed"]["fighter"], one["disputes"]) == ({"min": 22, "max": 26}, {"min": 22, "max": 26}, [])


def test_as_many_dead_told_of_two_sides_may_be_the_same() -> None:
    (one,) = told(("قتل ستة جنود في اشتباكات في مدينة زنجبار، الأحد.", "2018-06-14"), ("قتل ستة مسلحين في اشتباكات في مدينة زنجبار، الأحد.", "2018-06-14"))
    assert one["killed"]["all"] == {"min": 6, "max": 6}


@pytest.mark.parametrize("who", ["القيادي سالم الحارثي", "قائد الشرطة"])
def test_one_who_is_told_by_name_or_office_is_one_of_those_whom_others_count(who: str) -> None:
    (one,) = told((f"قتل {who} في غارة جوية على مدينة الحديدة، الخميس.", "2018-04-20"), ("قال مصدر طبي إن سبعة أشخاص قتلوا في غارة جوية على مدينة الحديدة، الخميس.", "2018-04-20"))
    assert one["killed"]["all"] == {"min": 7, "max": 7}


def test_two_raids_months_apart_in_one_report_are_two_though_each_killed_one() -> None:
    text = "قال الجيش الأمريكي إن غارة جوية نفذت يوم الأربعاء جنوب شرقي بني وليد أسفرت عن مقتل مسلح.\nوقال إن غارة نفذت يوم 24 مارس غربي ليبيا أسفرت عن مقتل قيادي."
    assert len(told((text, "2018-06-15"))) == 2


def test_a_toll_that_rose_joins_the_attack_of_days_before() -> None:
    """The day is that on which it was said to have risen."""
    first = "قتل 29 طفلا في غارة جوية للتحالف على حافلة في سوق ضحيان في محافظة صعدة، الخميس."
    rose = "أعلنت اللجنة الدولية للصليب الأحمر الاثنين {}الغارة الجوية للتحالف على حافلة في صعدة إلى 51 قتيلا بينهم 40 طفلا."
    (one,) = told((first, "2018-08-10"), (rose.format("ارتفاع حصيلة "), "2018-08-14"))
    assert (one["killed"]["all"], one["date"]["start"]) == ({"min": 51, "max": 51}, "2018-08-09")


@pytest.mark.parametrize(("first", "second", "many"), [("مساء ", "", 2), ("ليل ", "", 1), ("فجر ", "فجر ", 2), ("مساء ", "صباح ", 2), ("ليل ", "فجر ", 1)])
def test_an_evening_is_of_its_day_and_a_night_may_run_into_the_next(first: str, second: str, many: int) -> None:
    texts = (f"قتل متظاهر وأصيب ستة في اشتباكات مع قوات الأمن في البصرة {first}الاثنين.", "2018-09-04"), (f"قتل خمسة متظاهرين في اشتباكات مع قوات الأمن في البصرة {second}الثلاثاء.", "2018-09-05")
    assert len(told(*texts)) == many


def test_fights_between_other_sides_are_two_though_as_many_fell() -> None:
    text = "قتل ثمانية أشخاص في اشتباكات بين الجيش وتنظيم داعش في مدينة سرت، الأحد.\nوقال مسؤول إن ثمانية أشخاص قتلوا في اشتباكات بين قبيلة التبو وقبيلة أولاد سليمان في مدينة سرت، الأحد."
    assert [one["killed"]["all"] for one in told((text, "2018-05-10"))] == [{"min": 8, "max": 8}] * 2


@pytest.mark.parametrize(
    ("region", "town"),
    [("الضفة الغربية", "نابلس"), ("جنوب لبنان", "بنت جبيل"), ("البقاع", "بعلبك"), ("دارفور", "الفاشر"), ("إقليم كردستان", "زاخو"), ("الشمال السوري", "إدلب")],
)
def test_a_region_holds_the_towns_of_all_its_provinces(region: str, town: str) -> None:
    assert where(*(tell(record(f"قتل ستة أشخاص في قصف على {place}."))[0] for place in (region, town))) == "inside"


CAMP = Spot("مخيم الوادي", frozenset(["camp"]), ((36.02, 37.02),), 1, frozenset(["Aleppo"]))
CALLED = Spot("الوادي", frozenset(), (), 2, frozenset())
BESIDE = Spot("قريه", frozenset(["village"]), ((36.01, 37.01),), 1, frozenset(["Aleppo"]), settled=True)
FARTHER = Spot("بعيده", frozenset(["farther"]), ((36.3, 37.3),), 1, frozenset(["Aleppo"]), settled=True)


@pytest.mark.parametrize(
    ("named", "place"),
    [
        pytest.param([CAMP, CAMP, BESIDE, BESIDE, BESIDE], "camp", id="a camp that two of five name"),
        pytest.param([CAMP, CALLED, BESIDE, BESIDE, BESIDE], "camp", id="a camp by its name alone"),
        pytest.param([CALLED, CALLED, CAMP, BESIDE, BESIDE], "camp", id="a camp that most call by its name alone"),
        pytest.param([CAMP, BESIDE, BESIDE], "village", id="a camp that one names"),
        pytest.param([CAMP, CAMP, *[BESIDE] * 6], "village", id="a camp that few name"),
        pytest.param([CAMP, CAMP, *[FARTHER] * 3], "farther", id="a camp elsewhere"),
        pytest.param([CALLED, CALLED, BESIDE, BESIDE, BESIDE], "village", id="a name that no table knows"),
        pytest.param([replace(CAMP, settled=True), replace(CAMP, settled=True), BESIDE, BESIDE, BESIDE], "village", id="another village"),
    ],
)
def test_a_camp_that_enough_reports_name_goes_before_the_village_beside_it(named: list[Spot], place: str) -> None:
    (event,) = tell(record("قتل أربعة مدنيين في قصف صاروخي على مدينة الباب أمس الجمعة.", "2022-08-20"))
    found = incident_place([replace(event, report=f"r{at}", spots=(spot,)) for at, spot in enumerate(named)])
    assert found and found["id"] == place
