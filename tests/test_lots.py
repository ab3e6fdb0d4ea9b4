"""People counted one beside another are as many as all of them together."""

from __future__ import annotations

import pytest
from tests.linked import Plain, only, record

from marsad.linking.compare.how_many import how_many
from marsad.linking.taking.record import tell

DAY = "2019-07-03"
TOWN = "في قصف مدفعي على بلدة سرمين أمس الثلاثاء"


def killed(text: str) -> tuple[int, int | None, int]:
    """The range of all killed, and the least number of civilians."""
    found: Plain = only((text, DAY))["killed"]
    return found["all"]["min"], found["all"]["max"], (found["civilian"] or {"min": 0})["min"]


@pytest.mark.parametrize(
    ("text", "range_"),
    [
        pytest.param(f"قتل رجل وزوجته وطفلاهما {TOWN}.", (4, 4, 2), id="a man, his wife and their children"),
        pytest.param(f"قتل سائق وامرأة {TOWN}.", (2, 2, 2), id="a driver and a woman"),
        pytest.param(f"قتل خمسة مزارعين وثلاثة شرطيين {TOWN}.", (8, 8, 5), id="civilians, and people of open status"),
        pytest.param("أدى القصف المدفعي على بلدة سرمين أمس الثلاثاء إلى مقتل ممرض وأحد الجرحى.", (2, 2, 1), id="an and that is the first letter"),
        pytest.param(f"قتل شرطيان وطفلة {TOWN}.", (3, 3, 1), id="a child beside others"),
        pytest.param(f"قتل ستة مدنيين {TOWN}. وسقط تسعة قتلى في القصف على البلدة.", (9, 15, 6), id="no word between them: perhaps the same people"),
        pytest.param(f"قتل أربعة أشخاص، رجل وزوجته وطفلان، {TOWN}.", (4, 4, 0), id="the four are those"),
        pytest.param(f"قتل تسعة أشخاص بينهم طفل وامرأة {TOWN}.", (9, 9, 0), id="those among others are no lot"),
        pytest.param(f"قتل نحو أربعين شخصا وطفلة {TOWN}.", (40, 41, 0), id="about forty and a girl: no exact sum"),
        pytest.param(f"قال مدير المستشفى إن تسعة أشخاص قتلوا {TOWN}. وقال ناشطون إن رجلا وزوجته قتلا في القصف على سرمين.", (9, 9, 0), id="single people are some of those whom the report counts"),
    ],
)
def test_who_stands_beside_others_adds_to_them(text: str, range_: tuple[int, int | None, int]) -> None:
    assert killed(text) == range_


def test_two_lots_in_one_telling_have_two_numbers() -> None:
    (told,) = tell(record(f"قتل رجل وزوجته وأصيب طفلان وامرأة {TOWN}.", DAY))
    lots = {count.outcome: {count.lot for count in told.counts if count.outcome == other.outcome} for count in told.counts for other in [count]}
    assert {outcome: len(found) for outcome, found in lots.items()} == {"killed": 1, "injured": 1}
    assert lots["killed"].isdisjoint(lots["injured"]) and 0 not in lots["killed"] | lots["injured"]


HEADLINE = "56 قتيلا وجريحا في قصف صاروخي على مدينة الباب."
BODY = "قتل 14 مدنيا وأصيب 42 آخرون في قصف صاروخي على مدينة الباب أمس الجمعة."


@pytest.mark.parametrize(("headline", "level"), [(HEADLINE, "equal_both"), (HEADLINE.replace("56", "61"), "overlap")])
def test_one_number_for_killed_and_injured_is_the_sum_of_both(headline: str, level: str) -> None:
    one, other = (tell(record(text, "2022-08-20"))[0] for text in (headline, BODY))
    assert how_many(one, other) == how_many(other, one) == level
