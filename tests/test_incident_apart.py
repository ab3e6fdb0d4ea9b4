"""What one report tells apart, and what is no happening of its own: habits, fire from two sides, deeds of other days, who died of wounds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.linked import only, record, told

from marsad.linking.compare.by_whom import by_whom
from marsad.linking.compare.piece import piece
from marsad.linking.compare.what import what
from marsad.linking.compare.where import where
from marsad.linking.taking.record import tell
from marsad.linking.tellings import gather, why_apart


@pytest.mark.parametrize(
    ("text", "happenings"),
    [
        ("تتعرض مدينة سراقب بشكل شبه يومي لقصف من قوات النظام.", 0),
        ("تقصف قوات النظام مدينة سراقب بين الحين والآخر ما يوقع ضحايا.", 0),
        ("قصفت قوات النظام مدينة سراقب.", 1),
        ("قصفت قوات النظام مدينة سراقب أمس الأربعاء بشكل متكرر.", 1),
        ("قصفت قوات النظام مدينة سراقب بشكل متكرر، حسب ما قال ناشطون أمس الأربعاء.", 0),
        ("تقصف قوات النظام مدينة سراقب بشكل متكرر ما أوقع ثلاثة قتلى.", 1),
        ("قصفت قوات النظام مدينة سراقب، وهي مدينة تتعرض للقصف بشكل متكرر.", 1),
    ],
)
def test_what_is_done_again_and_again_is_no_happening(text: str, happenings: int) -> None:
    """A day beside it, or a number, makes it one."""
    assert len(tell(record(text))) == happenings


SHELLED_EACH_OTHER = "جرح أربعة مدنيين بقصف متبادل بين الجيش التركي وقوات سوريا الديمقراطية في مدينة أعزاز أمس الأربعاء."


@pytest.mark.parametrize(
    ("texts", "doers"),
    [
        ([SHELLED_EACH_OTHER], {"turkish-army", "sdf"}),
        ([SHELLED_EACH_OTHER, "أصيب أربعة مدنيين بقصف مدفعي لقوات سوريا الديمقراطية على مدينة أعزاز أمس الأربعاء."], {"sdf"}),
        (["جرح أربعة مدنيين بقصف للجيش التركي وقوات سوريا الديمقراطية على مدينة أعزاز أمس الأربعاء.", "أصيب أربعة مدنيين بقصف مدفعي لقوات سوريا الديمقراطية على مدينة أعزاز أمس الأربعاء."], {"turkish-army", "sdf"}),
    ],
)
def test_of_two_that_shelled_each_other_the_one_that_others_name_did_it(texts: list[str], doers: set[str]) -> None:
    assert {party["actor"] for party in only(*texts)["attribution"]} == doers


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (SHELLED_EACH_OTHER, {"turkish-army", "sdf"}),
        ("جرح أربعة مدنيين بقصف متبادل بدأه الجيش التركي في مدينة أعزاز أمس الأربعاء.", set()),
        ("اندلعت اشتباكات وقصف متبادل في أعزاز، وقصف الجيش التركي البلدة وقصفتها قوات سوريا الديمقراطية.", set()),
        ("اندلعت اشتباكات وتبادل إطلاق نار بين الجيش التركي وقوات سوريا الديمقراطية في أعزاز أمس الأربعاء.", set()),
    ],
)
def test_who_shelled_each_other(text: str, sides: set[str]) -> None:
    assert {side for one in tell(record(text)) for side in one.sides} == sides


def test_what_only_the_doer_calls_the_dead_is_no_word_of_the_outlet_that_tells_on() -> None:
    one = only(
        "قالت قوات سوريا الديمقراطية في بيان إنها قتلت قياديا في تنظيم داعش في عملية على قرية الحصان أمس الأربعاء.\nكما قتل شخص في قرية الحصان أثناء العملية.",
        "مقتل شخص في عملية نفذتها قسد على قرية الحصان أمس الأربعاء.",
    )
    assert one["killed"]["fighter"] == one["killed"]["unknown"] == {"min": 0, "max": 1}
    assert one["killed"]["all"] == {"min": 1, "max": 1}


@pytest.mark.parametrize(
    ("text", "happenings"),
    [
        ("قتل شخصان برصاص مسلحين في قرية خربة الورد أمس الأربعاء.\nوقال الأهالي إن شخصين قتلا برصاص مسلحين في بلدة تل النحاس أمس الأربعاء.", 2),
        ("قتل خمسة أشخاص برصاص مسلحين في قرية خربة الورد أمس الأربعاء.\nوقال الأهالي إن خمسة أشخاص قتلوا برصاص مسلحين في بلدة تل النحاس أمس الأربعاء.", 1),
        ("قتل شخصان برصاص مسلحين في قرية خربة الورد أمس الأربعاء.\nوقال مصدر طبي إن شخصين قتلا برصاص المسلحين أمس الأربعاء.", 1),
        ("قتل شخصان وأصيب سبعة برصاص مسلحين في قرية خربة الورد أمس الأربعاء.\nوقال الأهالي إن تسعة بين قتيل وجريح سقطوا برصاص مسلحين في بلدة تل النحاس أمس الأربعاء.", 1),
    ],
)
def test_two_dead_here_and_two_there_are_one_only_where_more_speaks_for_it(text: str, happenings: int) -> None:
    assert len(told(text)) == happenings


WOUNDED = "أصيب ثلاثة رجال في قصف مدفعي على مدينة تل رفعت أمس الأربعاء."
DIED = "وتوفيت امرأة، متأثرة بجراحها، جراء قصف مدفعي على الطريق بين قرية الشيخ عيسى وتل رفعت أمس الأربعاء."


def test_who_died_of_wounds_was_one_of_those_wounded_there() -> None:
    (wounded,), (died,) = tell(record(WOUNDED)), tell(record(DIED))
    beside = replace(wounded, order=9)
    assert len(gather([died, beside])) == len(gather([wounded, replace(died, order=9)])) == 1
    assert len(gather([replace(died, marks=died.marks - {"wounds"}), beside])) == 2
    assert len(gather([replace(died, type="drone_strike", family="air"), beside])) == 2
    assert len(gather([died, replace(beside, counts=(*beside.counts, replace(died.counts[0], min=5, max=5)))])) == 2
    assert len(gather([replace(died, counts=(*died.counts, replace(beside.counts[0], min=5, max=5))), beside])) == 2
    assert len(gather([died, *tell(record(WOUNDED.replace("تل رفعت", "سرمين")))])) == 2


@pytest.mark.parametrize(
    ("text", "wounds"),
    [
        (DIED, True),
        ("قتلت امرأة، وهي من سكان المدينة، جراء قصف مدفعي على تل رفعت أمس الأربعاء.", False),
        ("جراء قصف مدفعي على تل رفعت أمس الأربعاء، متأثرة بجراحها، توفيت امرأة.", True),
        ("قتلت امرأة جراء قصف مدفعي على تل رفعت أمس الأربعاء، وتوفي رجل في المدينة، متأثرا بجراحه.", False),
    ],
)
def test_who_died_of_wounds_is_told_between_commas_too(text: str, wounds: bool) -> None:
    assert ("wounds" in tell(record(text))[0].marks) is wounds


@pytest.mark.parametrize(
    ("day", "happenings"),
    [("في أواسط نيسان الماضي", 2), ("يوم 1 أيار", 2), ("الاثنين", 2)],
)
def test_one_report_tells_two_days_apart_though_each_saw_one_dead(day: str, happenings: int) -> None:
    text = f"قتل قيادي في تنظيم القاعدة في غارة أميركية على سيارة في محافظة شبوة أمس الأربعاء.\nوقتل قيادي في التنظيم في غارة أميركية على سيارة في شبوة {day}."
    assert len(told(text)) == happenings


def test_days_of_which_the_one_is_carried_over_from_elsewhere_are_apart_by_a_month_only() -> None:
    first, second = (tell(record(f"قتل رجل في غارة على بلدة سرمين يوم {day} أيار."))[0] for day in (1, 9))
    assert why_apart(first, second) and not why_apart(first, replace(second, firm=False, named=False))


def test_two_bombs_of_one_day_with_other_dead_and_other_wounded_are_apart_by_the_same_source() -> None:
    text = "قتل {}شخصا وأصيب 43 في تفجير سيارة مفخخة في حي الكرادة ببغداد أمس الأربعاء، بحسب مصدر في وزارة الداخلية.\nكما انفجرت سيارة مفخخة في بغداد، ما أدى إلى مقتل {} وجرح عشرة أمس الأربعاء، بحسب {}."
    for dead, others, voice, apart in (
        ("19 ", "أربعة أشخاص على الأقل", "المصدر نفسه", True),
        ("19 ", "أربعة أشخاص على الأقل", "مصدر في مشفى الكندي", False),
    ):
        first, second = tell(record(text.format(dead, others, voice)))
        assert (why_apart(first, second) == "the report counts other killed and other injured in each") is apart


def test_a_sentence_that_recalls_what_a_day_of_its_own_saw_goes_on_with_nothing() -> None:
    (first,) = tell(record("قتل شاب برصاص الجنود في مخيم جنين."))
    (recalled,) = tell(record("ويذكر أن شابا قتل برصاص الجنود في مخيم جنين فجر الثلاثاء."))
    assert "aside" in recalled.marks and "aside" not in first.marks
    recalled = replace(recalled, order=9, sentence=900)
    assert len(gather([first, replace(recalled, days=None)])) == 1
    assert len(gather([first, replace(recalled, marks=frozenset())])) == 1
    assert len(gather([first, replace(recalled, firm=False)])) == 1
    assert len(gather([first, recalled])) == 2
    assert len(gather([replace(first, days=recalled.days, firm=False), recalled])) == 2
    assert len(gather([replace(first, days=recalled.days, hours=recalled.hours, firm=True), recalled])) == 1
    many = [replace(one, counts=tuple(replace(count, min=5, max=5) for count in one.counts)) for one in (first, recalled)]
    assert len(gather(many)) == 1


def test_an_army_and_its_state_are_one_doer() -> None:
    (one,) = tell(record("قتل رجل في غارة إسرائيلية على بلدة عيترون أمس الأربعاء."))
    state, army, rival = (replace(one, perpetrators=frozenset([doer])) for doer in ("israel", "israeli-army", "hezbollah"))
    assert (by_whom(state, army), by_whom(army, state), by_whom(state, rival), by_whom(state, replace(one, perpetrators=frozenset()))) == ("same", "same", "other", "unstated")
    nobody = replace(army, counts=())
    assert (piece(state, nobody), piece(state, replace(nobody, perpetrators=frozenset(["hezbollah"])))) == ("sure", "unsure")


def test_who_denies_a_deed_and_charges_another_speaks_of_one_deed() -> None:
    shelled = "قتل 20 شخصا في قصف مدفعي لقوات الدعم السريع على سوق المواشي في مدينة الفاشر أمس الأربعاء."
    one = only(shelled, "نفت قوات الدعم السريع قصفها سوق المواشي في الفاشر، واتهمت الجيش بقصفه بالطيران.")
    assert {party["actor"]: party["stance"] for party in one["attribution"]} == {"rsf": "denied", "sudan-army": "contested"}


ATTACKED = ("قتل 11 شخصا في هجوم شنه مسلحو تنظيم داعش على قرية الرشاد في محافظة ديالى مساء أمس الأربعاء.", "2018-05-10")
CORRECTED = "صححت قيادة شرطة ديالى حصيلة الهجوم على قرية الرشاد، وقالت إن عدد القتلى ثمانية لا 11."


@pytest.mark.parametrize(
    ("later", "incidents"),
    [
        ((CORRECTED, "2018-05-11"), 1),
        ((CORRECTED.replace(" لا 11", ""), "2018-05-11"), 2),
        ((CORRECTED.replace("ثمانية", "ثلاثة"), "2018-05-11"), 2),
        ((CORRECTED, "2018-05-09"), 2),
    ],
)
def test_a_toll_that_is_corrected_is_that_of_the_happening(later: tuple[str, str], incidents: int) -> None:
    """To no less than a third, and not before it was told."""
    assert len(told(ATTACKED, later)) == incidents


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("شن الطيران غارتين أمس الأربعاء، الأولى على بلدة سرمين وقتل فيها ثلاثة مدنيين، والثانية طالت منزلا في بنش وقتل فيها أربعة.", {"سرمين": 3}),
        ("شهد الريف غارتين أمس الأربعاء: الأولى استهدفت سيارة في سرمين وقتل فيها ثلاثة، والثانية أصابت منزلا في بنش وأدت إلى جرح رجل.", {"سرمين": 3}),
        ("قتل خمسة مدنيين في غارتين أمس الأربعاء، الأولى على بلدة سرمين والثانية على بنش.", {}),
        ("قتل خمسة مدنيين في غارتين على بلدة سرمين أمس الأربعاء.", {"سرمين": 5}),
    ],
)
def test_of_two_raids_told_as_one_the_first_keeps_its_own(text: str, killed: dict[str, int]) -> None:
    assert {one["place"]["name"]: one["killed"]["all"]["min"] for one in told(text) if one["killed"]["all"]} == killed
    assert not any(one["injured"]["all"] for one in told(text))


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("في تفجيرين انتحاريين في سوق مدينة الباب أمس الأربعاء", True),
        ("في تفجيرين استهدفا مسجدا في مدينة صنعاء أمس الأربعاء", True),
        ("في تفجيرين في حي الكرادة ببغداد أمس الأربعاء", True),
        ("في تفجيرين في بغداد أمس الأربعاء", False),
        ("في تفجيرين منفصلين في سوق مدينة الباب أمس الأربعاء", False),
        ("في تفجيرين في الكرادة ومدينة الصدر أمس الأربعاء", False),
        ("في تفجيرين في حي الكرادة ببغداد هذا الشهر", False),
        ("في تفجيرات في حي الكرادة ببغداد منذ الشهر الماضي", False),
    ],
)
def test_two_bombs_at_one_spot_are_one_happening(words: str, one: bool) -> None:
    assert any(count.min == 12 and not count.running for event in tell(record(f"قتل 12 شخصا {words}.")) for count in event.counts) is one


def test_who_was_arrested_for_a_killing_was_not_killed_by_the_army() -> None:
    (killing,), (arrest,) = tell(record("قتل رجل في بلدة جبيل أمس الأربعاء.")), tell(record("أوقف الجيش اللبناني ثلاثة رجال في بلدة جبيل أمس الأربعاء."))
    killing = replace(killing, type="killing", family="gun", kin=frozenset({"hold"}))
    assert what(killing, arrest) == what(arrest, killing) == "other"
    assert what(killing, replace(arrest, perpetrators=frozenset())) == "unspecific"
    assert what(replace(killing, perpetrators=frozenset({"isis"})), arrest) == "kin"
    assert what(killing, replace(arrest, type="torture")) == "unspecific"


def test_what_another_side_did_is_not_told_of_the_place_of_a_raid() -> None:
    (raid,), (fired,) = tell(record("قتل 29 طفلا في غارة للتحالف بقيادة السعودية على سوق ضحيان أمس الأربعاء.")), tell(record("أطلق الحوثيون صاروخا باليستيا على مدينة صعدة."))
    carried = replace(fired, order=9, spots=tuple(replace(spot, own=False) for spot in raid.spots), days=None, denied=False)
    assert len(gather([raid, carried])) == len(gather([raid, carried])[0].members) == 1
    assert len(gather([carried])) == 1
    for other in (
        replace(carried, counts=raid.counts),
        replace(carried, days=raid.days, firm=True),
        replace(carried, denied=True),
        replace(carried, owned=True),
        replace(carried, marks=frozenset({"blamed"})),
        replace(carried, spots=raid.spots),
        replace(carried, perpetrators=frozenset()),
        replace(carried, perpetrators=frozenset({"saudi-army"})),
        replace(carried, perpetrators=frozenset({"yemen-government"})),
    ):
        assert sum(len(one.members) for one in gather([raid, other])) == 2
    assert sum(len(one.members) for one in gather([replace(raid, denied=True), carried])) == 2
    assert sum(len(one.members) for one in gather([replace(raid, perpetrators=frozenset()), carried])) == 2
    assert "blamed" in tell(record("اتهم ناشطون الجيش التركي بقصف مدينة سراقب."))[0].marks


@pytest.mark.parametrize(
    ("owner", "happenings"),
    [("الحركة الكردية", 2), ("الجيش التركي", 2), ("تنظيم داعش", 2)],
)
def test_who_claims_a_killing_did_it_and_not_who_raided_the_town(owner: str, happenings: int) -> None:
    """Also where no table knows the movement, and nobody is read as the doer of what it claims."""
    found = told(f"نفذ الجيش التركي غارات جوية على مواقع قرب مدينة الباب.\nوتبنت {owner} قتل شرطيين في مدينة الباب.".replace("وتبنت الجيش", "وتبنى الجيش").replace("وتبنت تنظيم", "وتبنى تنظيم"))
    assert len(found) == happenings


RAIDED_VILLAGE = ("قال الجيش الأمريكي إن سالم الفهدي، وهو قيادي في تنظيم القاعدة، قتل في غارة أمريكية قرب بلدة سرمدا في الثامن من أيار.", "2018-05-22")


@pytest.mark.parametrize(
    ("later", "incidents"),
    [
        (("قالت وزارة الدفاع الأمريكية إن قياديا في تنظيم القاعدة قتل الشهر الماضي في غارة أمريكية قرب بلدة سرمدا.", "2018-06-20"), 1),
        (("أفادت الوزارة بمقتل قيادي في تنظيم القاعدة الشهر الماضي بغارة أمريكية على بلدة سرمدا.", "2018-06-20"), 1),
        (("أفادت الوزارة بمقتل قيادي في تنظيم القاعدة الشهر الماضي بغارة أمريكية على بلدة سرمين.", "2018-06-20"), 2),
        (("أفادت الوزارة بمقتل قيادي في تنظيم القاعدة الشهر الماضي بغارة أمريكية على بلدة سرمدا.", "2018-08-20"), 2),
        (("أفادت الوزارة بمقتل تسعة من تنظيم القاعدة الشهر الماضي بغارة أمريكية على بلدة سرمدا.", "2018-06-20"), 2),
    ],
)
def test_what_befell_one_man_in_a_village_is_looked_back_on_by_its_month(later: tuple[str, str], incidents: int) -> None:
    assert len(told(RAIDED_VILLAGE, later)) == incidents


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("دان الأمين العام قتل رضيع فلسطيني في الضفة الغربية.\nوكان مستوطنون أضرموا النار في منزل في قرية دوما قرب نابلس فجر أمس الأربعاء.", "mentioned"),
        ("دان الأمين العام قتل رضيع فلسطيني في الضفة الغربية.\nوكان مستوطنون أضرموا النار في منزل في قرية قصرة قرب نابلس فجر أمس الأربعاء.", "inside"),
        ("دان الأمين العام قتل رضيع فلسطيني في الضفة الغربية.", "inside"),
    ],
)
def test_a_region_and_the_village_that_the_report_names_in_it(text: str, level: str) -> None:
    (other,) = tell(record("قتل رضيع فلسطيني حرقا في قرية دوما قرب نابلس أمس الأربعاء."))
    assert where(tell(record(text))[0], other) == level
