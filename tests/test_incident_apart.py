"""What one report tells apart, and what is no happening of its own: habits, fire from two sides, deeds of other days, who died of wounds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.linked import only, record, told

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
