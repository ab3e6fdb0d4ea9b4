"""Harms by frames: the sentences that stand beside each row, and cases of kinds that no single row holds."""

from __future__ import annotations

import pytest

from marsad import Report, read
from marsad.frames.rows import SLOTS, Frame, frames
from marsad.model.reading import Harm, Reading


def reading(text: str) -> Reading:
    return read(Report(text))


def harms(text: str) -> list[Harm]:
    return [harm for event in reading(text).events for harm in event.harms if harm.status in ("happened", "ongoing") and harm.quantity.max != 0]


def told(text: str) -> list[str]:
    """Each harm as "outcome min..max status age sex", unknown left out, parts marked, in one order."""
    found = []
    for harm in harms(text):
        who = [value for value in (harm.victims.status, harm.victims.age, harm.victims.sex) if value != "unknown"]
        count = f"{harm.quantity.min}..{'' if harm.quantity.max is None else harm.quantity.max}"
        found.append(" ".join([harm.outcome, count, *who, *(["part"] if harm.part_of is not None else [])]))
    return sorted(found)


EXAMPLES = [(frame.id, example) for frame in frames() for example in frame.examples]
COUNTER = [(frame.id, example) for frame in frames() for example in frame.counter]


@pytest.mark.parametrize(("row", "example"), EXAMPLES, ids=[f"{row} {number}" for number, (row, _) in enumerate(EXAMPLES)])
def test_example_beside_a_row_is_read(row: str, example: str) -> None:
    sentence, _, wanted = example.partition(" => ")
    got = [f"{harm.outcome} {harm.quantity.min}..{'' if harm.quantity.max is None else harm.quantity.max}" for harm in harms(sentence)]
    assert sorted(got) == sorted(part.strip() for part in wanted.split(";"))


@pytest.mark.parametrize(("row", "sentence"), COUNTER, ids=[f"{row} {number}" for number, (row, _) in enumerate(COUNTER)])
def test_counter_example_beside_a_row_is_not_read(row: str, sentence: str) -> None:
    assert told(sentence) == []


def test_rows_have_ids_of_their_own_and_known_slots() -> None:
    rows: tuple[Frame, ...] = frames()
    assert len({row.id for row in rows}) == len(rows) and all(row.slot in SLOTS for row in rows)


CASES = {
    "قتل أربعة مدنيين بينهم طفلان وامرأة في قصف على بلدة النخيل": ["killed 1..1 civilian adult woman part", "killed 2..2 civilian child part", "killed 4..4 civilian"],
    "أصيب تسعة مدنيين (ستة أطفال وثلاث نساء) بانفجار لغم": ["injured 3..3 civilian adult woman part", "injured 6..6 civilian child part", "injured 9..9 civilian"],
    "قال الطبيب إن سبعة مدنيين بينهم طفل قتلوا في الغارة": ["killed 1..1 civilian child part", "killed 7..7 civilian"],
    "مقتل وإصابة 30 شخصا في تفجير سوق": ["injured 1..29", "killed 1..29"],
    "سقط عشرات القتلى والجرحى في الانفجار": ["injured 1..98", "killed 1..98"],
    "قتل وجرح مدنيون في القصف": ["injured 2.. civilian", "killed 2.. civilian"],
    "إن متظاهرا قتل وأصيب عشرون آخرون": ["injured 20..20", "killed 1..1"],
    "خطف مسلحون مهندسا قرب السد": ["abducted 1..1 civilian"],
    "ارتفع عدد القتلى جراء الغارة إلى تسعة": ["killed 9..9"],
    "لترتفع إلى 81 حصيلة قتلى الزلزال": ["killed 81..81"],
    "راحت ضحيتها ستة عمال": ["killed 6..6 civilian"],
    "مقتل كل من مازن الطوفي وهيثم السراج برصاص مجهولين": ["killed 2..2 man"],
    "أصيب شخصان أحدهما طفلة بشظايا قذيفة": ["injured 1..1 civilian child woman part", "injured 2..2"],
    "انتشلت الفرق جثث أربعة عمال": ["killed 4..4 civilian"],
    "أسفر القصف عن سقوط قتلى وجرحى في صفوف الجنود": ["injured 2.. soldier", "killed 2.. soldier"],
    "قتلت سيدة وأصيب ثلاثة آخرون بقذيفة": ["injured 3..3", "killed 1..1 civilian adult woman"],
    "قتل خمسة مدنيين وأصيب تسعة آخرون بقذيفة": ["injured 9..9 civilian", "killed 5..5 civilian"],
    "أصيب رجل (72 عاما) بقذيفة": ["injured 1..1 elderly man"],
    "توفي رجل وأكد الطبيب أن مازن الطوفي توفي أيضا": ["killed 1..1 adult man", "killed 1..1 man"],
    "اختطف مسلحون تابعون للجماعة في العاصمة عشرة أطباء": ["abducted 10..10 civilian"],
    "اعتقلت القوة كلا من: مازن الطوفي، هيثم السراج، ونادر الكاتب": ["detained 3..3 man"],
    "بلغ عدد الضحايا 40 شخصا (15 قتيلا و25 جريحا)": ["injured 25..25", "killed 15..15"],
    "قتل 72 شخصا على يد المسلحين، و19 على يد العصابة": ["killed 19..19", "killed 72..72"],
    "أسماء مصابي القصف:\n1 مازن الطوفي عمره 9 سنوات\n2 هيثم السراج عمره 41 عاما": ["injured 1..1 adult man part", "injured 1..1 civilian child man part", "injured 2..2"],
    "وقال الشهود إن القتلى نقلوا إلى المشرحة": [],
    "تجمع العشرات من أقارب الضحايا": [],
    "قتل في الكمين برصاص مسلحين": [],
    "قتل ثلاثة عمال، إضافة إلى حارسين اثنين": ["killed 2..2", "killed 3..3 civilian"],
    "قتل 12 عاملا بينهم:\n- 4 أطفال\n- 3 نساء": ["killed 12..12 civilian", "killed 3..3 civilian adult woman part", "killed 4..4 civilian child part"],
}


@pytest.mark.parametrize(("sentence", "wanted"), CASES.items(), ids=[f"{number}" for number in range(len(CASES))])
def test_who_was_harmed_and_how_many(sentence: str, wanted: list[str]) -> None:
    assert told(sentence) == sorted(wanted)


def test_person_is_told_with_name_and_age() -> None:
    (harm,) = harms("استشهد الطفل مازن الطوفي (9 أعوام) بشظايا قذيفة")
    (person,) = harm.persons
    assert (person.name, person.age_years, person.age, person.sex) == ("مازن الطوفي", 9, "child", "man")


def test_every_harm_says_which_row_read_it() -> None:
    assert all(harm.why and harm.why.rule.startswith("harm.") for harm in harms("مقتل تسعة عمال وإصابة طفلين بينهم رضيع"))
