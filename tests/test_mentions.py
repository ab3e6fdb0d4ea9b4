"""One happening, one event: second tellings are mentions of the first, at its clearest telling; other happenings stay apart."""

from __future__ import annotations

from datetime import date

import pytest

from marsad import Report, read
from marsad.claims.events.features import weights
from marsad.lexicon.word_tables import word_rows
from marsad.model.reading import Event
from marsad.model.vocabulary import EVENTS

ONE = [
    ("قتلى بقصف على بلدة سرمين\nقتل خمسة مدنيين أمس في قصف مدفعي على بلدة سرمين بريف إدلب.", ["shelling"]),
    ("قتل خمسة مدنيين في غارة على بلدة سرمين. وأدى القصف إلى أضرار مادية في المنازل.", ["airstrike"]),
    ("استهدفت طائرة مسيرة سيارة في بلدة قانا. وأسفر الهجوم عن مقتل ثلاثة مدنيين.", ["drone_strike"]),
    ("انفجرت سيارة مفخخة في مدينة الباب. وأسفر الانفجار عن مقتل ثمانية مدنيين.", ["explosion"]),
    ("غارة على بلدة سرمين تقتل سبعة مدنيين\nقتل سبعة مدنيين اليوم في بلدة سرمين.", ["airstrike"]),
]
APART = [
    ("قصفت قوات النظام السوري بلدة سرمين. كذلك قصفت قوات النظام السوري بلدة بنش.", 2),
    ("قتل خمسة مدنيين في غارة على بلدة سرمين. وقتل ثلاثة مدنيين في غارة أخرى على بلدة بنش.", 2),
    ("وقع انفجار في مدينة الباب الأحد. ووقع انفجار آخر في مدينة منبج الاثنين.", 2),
    ("قتل أربعة مدنيين الأحد في غارة على بلدة سرمين. وقتل تسعة مدنيين الأربعاء في غارة على بلدة سرمين.", 2),
    ("انفجرت سيارة في مدينة منبج وقتلت طفلا. وكان أبرز تلك التفجيرات في مدينة الباب وأسفرت عن مقتل تسعين مدنيا.", 2),
    ("قتل جندي في هجوم على حاجز في مدينة منبج. وأسفرت الهجمات على الحواجز عن مقتل ستين جنديا.", 2),
    ("قتل ثلاثة عمال أمس في اشتباكات قرب نيالا. وأدى القتال في دارفور إلى مقتل أكثر من ألفي مدني.", 2),
]
OF_WHICH_DAY = [
    ("هاجم مسلحون أمس حاجزا في بعقوبة وقتلوا جنديا. وكانت أعنف تلك الهجمات في البصرة، وأسفرت عن مقتل مئة رجل.", ["2023-05-14", None]),
    ("هاجم مسلحون أمس حاجزا في بعقوبة وقتلوا جنديا. وأسفر الهجوم عن مقتل مدني أيضا.", ["2023-05-14"]),
]


def events(text: str) -> tuple[Event, ...]:
    return read(Report(text, "صحيفة المرفأ", date(2023, 5, 15))).events


@pytest.mark.parametrize(("text", "types"), ONE)
def test_second_tellings_are_mentions(text: str, types: list[str]) -> None:
    found = events(text)
    assert [event.type for event in found] == types
    assert all(mention.span != event.span for event in found for mention in event.mentions)


@pytest.mark.parametrize(("text", "count"), APART)
def test_other_happenings_stay_apart(text: str, count: int) -> None:
    assert len(events(text)) == count


@pytest.mark.parametrize(("text", "days"), OF_WHICH_DAY)
def test_several_deeds_are_of_no_day_of_one(text: str, days: list[str | None]) -> None:
    assert [event.time and event.time.start for event in events(text)] == days


def test_a_mention_keeps_its_words_and_its_type() -> None:
    (event,) = events("استهدفت طائرة مسيرة سيارة في بلدة قانا. وقتل في الهجوم ثلاثة مدنيين.")
    assert event.type == "drone_strike"
    assert [harm.quantity.min for harm in event.harms] == [3]


def test_each_voice_answers_for_its_own_figures() -> None:
    """Another voice's toll of the same strike is an event of its own, of the exact type."""
    found = read(Report("قصفت طائرات حربية بلدة سرمين وقتلت خمسة مدنيين. وقال الدفاع المدني إن خمسة مدنيين قتلوا في بلدة سرمين.", "صحيفة المرفأ", date(2023, 5, 15)))
    assert [event.type for event in found.events] == ["airstrike", "airstrike"]
    assert [len(claim.events) for claim in found.claims] == [1, 1]


def test_the_tables_name_types_of_the_record() -> None:
    rows = word_rows("event_kinds")
    assert {kind for row in rows for kind in (row["type"], *row["gives_way_to"].split())} <= set(EVENTS)
    assert all(weight for weight in weights().values())


NEXT_CLAUSE = [
    ("أصيب شرطي في كركوك وأسفر تفجير في الموصل عن مقتل خمسة رجال.", [("casualties", [1]), ("explosion", [5])]),
    ("قتل مسلحان في نابلس، فيما أسفرت غارة على جنين عن مقتل ثلاثة مدنيين.", [("casualties", [2]), ("airstrike", [3])]),
    ("قتل عشرون مدنيا، فيما جرح خمسة في تفجير سيارة في بغداد.", [("explosion", [20, 5])]),
    ("قتل ثلاثة مدنيين في تصعيد غداة غارة على سرمين أوقعت خمسة قتلى.", [("casualties", [3]), ("airstrike", [5])]),
]


@pytest.mark.parametrize(("text", "told"), NEXT_CLAUSE)
def test_a_deed_of_the_next_clause_caused_only_what_it_leads_to(text: str, told: list[tuple[str, list[int]]]) -> None:
    assert sorted((event.type, [harm.quantity.min for harm in event.harms]) for event in events(text)) == sorted(told)


def test_a_harm_is_told_by_whoever_speaks_where_it_stands() -> None:
    """What stands outside the words of a speaker is no telling of his, whatever it came of."""
    found = read(Report("قال المدير إن «الأضرار هائلة، وتأكد مقتل تسعة مدنيين»، بعد انفجار سيارة في بغداد.", "صحيفة المرفأ", date(2023, 5, 15)))
    counted = {event.id: [harm.quantity.min for harm in event.harms] for event in found.events}
    assert [claim.chain[0].name for claim in found.claims if any(counted[event] == [9] for event in claim.events)] == ["المدير"]


IN_RETURN = [
    ("أعلن المسلحون قتل جنديين قرب الحدود العراقية ردا على القصف الجوي الذي استهدف قراهم.", [("killing", [2]), ("airstrike", [])]),
    ("قتل مسلحون أربعة من رجال الأمن في هجوم على حاجز قرب العريش انتقاما لمقتل سبعة من أهالي القرية.", [("clash", [4]), ("casualties", [7])]),
    ("وقع تفجير انتحاري في مدينة كركوك وسقط فيه 14 قتيلا. ورد مسلحون بقتل شرطيين.", [("suicide_attack", [14]), ("killing", [2])]),
    ("نفذ الطيران غارات على جبل قنديل. وتبنت الحركة قتل حارسين في مدينة جيلان بينار.", [("airstrike", []), ("casualties", [2])]),
    ("ويأتي القصف بعد أن قتل انتحاري 12 شخصا في مدينة كركوك.", [("shelling", []), ("suicide_attack", [12])]),
    ("قتل خمسة مدنيين بعد أن قصفت المدفعية بلدة سرمين.", [("shelling", [5])]),
]


@pytest.mark.parametrize(("text", "told"), IN_RETURN)
def test_a_deed_and_what_it_answers_are_two(text: str, told: list[tuple[str, list[int]]]) -> None:
    """Nobody is counted among the dead of the attack that his killing answers, or that came before it."""
    found = sorted(events(text), key=lambda event: event.span)
    key = sorted((event.type, [harm.quantity.min for harm in event.harms]) for event in found)
    assert key == sorted(told)
