"""Bad reports: nothing is lost, nothing is guessed, nothing breaks."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from rapidfuzz import fuzz
from tests.linked import found, kinds, only, record, reports, told

from marsad.linking.accounts import Account
from marsad.linking.echoes import INSIDE, LITERAL, LITERAL_SHORT, SHORT, across, likeness
from marsad.linking.road import add, incidents, link
from marsad.linking.taking.record import take


def test_a_report_that_contradicts_itself_keeps_both_numbers() -> None:
    one = only("قال الدفاع المدني السوري إن سبعة مدنيين قتلوا في غارة جوية على مدينة دوما أمس الأربعاء.\nوقال مصدر طبي إن 12 مدنيا قتلوا في الغارة على دوما أمس الأربعاء.")
    assert one["killed"]["civilian"] == {"min": 7, "max": 12}
    assert "count" in kinds(one)




def test_a_report_that_tells_thirty_events_tells_no_two_as_one() -> None:
    towns = ["دوما", "حرستا", "زملكا", "عربين", "سقبا", "حمورية", "جسرين", "سراقب", "أريحا", "بنش", "حاس", "كفرنبل", "خان شيخون", "الأتارب", "دارة عزة"]
    towns += ["عندان", "حريتان", "تلبيسة", "الرستن", "الميادين", "البوكمال", "معدان", "الطبقة", "منبج", "جرابلس", "طفس", "القريتين", "نوى", "إنخل", "الحراك"]
    text = "\n".join(f"قتل {3 + at % 7} مدنيين في قصف مدفعي على مدينة {town} أمس الأربعاء." for at, town in enumerate(towns))
    places = [one["place"]["name"] for one in told(text)]
    assert len(towns) == 30
    assert len(places) == len(set(places)) == 30


def test_five_hundred_reports_of_one_event_are_one_incident() -> None:
    texts = [f"قتل سبعة مدنيين في غارة جوية على مدينة دوما أمس الأربعاء، بحسب مصدر طبي.\nوهذا تقرير المراسل رقم {at}." for at in range(500)]
    one, *more = told(*texts)
    assert not more
    assert len(one["reports"]) == 500
    assert one["killed"]["civilian"] == {"min": 7, "max": 7}


def test_an_event_without_a_place_is_kept_and_its_place_is_not_stated() -> None:
    one = only("قتل 43 مدنيا في غارة جوية أمس الأربعاء.")
    assert one["place"] is None
    assert one["killed"]["civilian"] == {"min": 43, "max": 43}


def test_events_without_a_place_are_not_joined_for_having_none() -> None:
    assert len(told("قتل ثلاثة مدنيين في غارة جوية أمس الأربعاء.", "قتل تسعة مدنيين في انفجار سيارة مفخخة أمس الأربعاء.")) == 2


def test_an_event_without_a_date_takes_the_day_of_publication_and_says_so() -> None:
    one = only("قتل سبعة مدنيين في غارة جوية على مدينة دوما.")
    assert one["date"] == {"start": "2018-05-10", "end": "2018-05-10", "precision": "day", "inferred": "publication"}


def test_reports_without_any_date_are_linked_all_the_same() -> None:
    records = [record("قتل سبعة مدنيين في غارة جوية على مدينة دوما، بحسب مصدر طبي.", None, outlet) for outlet in ("صحيفة أولى", "صحيفة ثانية")]
    assert len(found(records)) == 1


def test_an_event_without_a_count_has_no_range_and_not_zero() -> None:
    one = only("استهدفت غارة جوية مدينة دوما أمس الأربعاء.")
    assert one["killed"] == dict.fromkeys(("civilian", "fighter", "unknown", "children", "women", "all"))
    assert one["assessment"]["value"] is None


def test_one_name_four_hundred_kilometres_apart_is_two_places() -> None:
    near = "قتل ثلاثة مدنيين في قصف مدفعي على بلدة الزهراء في محافظة حلب أمس الأربعاء."
    far = "قتل ثلاثة مدنيين في قصف مدفعي على حي الزهراء في محافظة حمص أمس الأربعاء."
    assert len(told(near, far)) == 2


def test_a_toll_that_falls_by_a_correction_replaces_and_stays_in_the_series() -> None:
    one = only(
        ("قالت نقطة طبية في الرستن إن 18 مدنيا قتلوا في قصف على مدينة الرستن أمس الأربعاء.", "2018-05-10", "وكالة أولى"),
        ("قالت نقطة طبية في الرستن إن حصيلة القصف على مدينة الرستن الأربعاء ثمانية قتلى، في تصحيح لحصيلة سابقة بلغت 18 قتيلا.", "2018-05-11", "وكالة أولى"),
    )
    assert [(toll["min"], toll["superseded_by"] is None) for toll in one["tolls"]] == [(18, False), (8, True)]


def test_a_toll_that_falls_without_a_word_stands_beside_the_other() -> None:
    one = only(
        ("قال المرصد السوري لحقوق الإنسان إن 18 مدنيا قتلوا في غارة جوية على مدينة دوما أمس الأربعاء.", "2018-05-10"),
        ("قال الدفاع المدني السوري إن 12 مدنيا قتلوا في غارة جوية على مدينة دوما الأربعاء.", "2018-05-11"),
    )
    assert one["killed"]["civilian"] == {"min": 12, "max": 18}
    assert kinds(one) == {"count"}


def test_a_claim_about_the_future_is_no_incident() -> None:
    assert told("هدد الجيش السوري بقصف مدينة دوما غدا.") == []
    assert told("قالت الحكومة إنها ستقصف مدينة دوما الأسبوع المقبل.") == []


def test_a_report_dated_before_its_event_does_not_date_it_in_the_future() -> None:
    one = only(("قتل سبعة مدنيين في غارة جوية على مدينة دوما في 20 أيار/مايو 2018.", "2018-05-10"))
    assert one["date"]["start"] is None


def test_a_report_without_claims_adds_nothing() -> None:
    assert told("لا شيء هنا سوى وصف للطقس في الجبال.") == []


def test_a_hundred_thousand_claims_take_no_longer_per_claim_than_ten_thousand() -> None:
    """Growth at small sizes, so that it is quick: four times the reports take no more than eight times as long. tools.bench_linking measures the rest."""
    base = record("قتل سبعة مدنيين في غارة جوية على مدينة دوما أمس الأربعاء، بحسب مصدر طبي.")

    def seconds(count: int) -> float:
        records = [_moved(base, at) for at in range(count)]
        start = time.process_time()
        incidents(link(records))
        return time.process_time() - start

    seconds(100)
    assert seconds(2000) < 8 * seconds(500) + 0.5


def _moved(base: dict, at: int) -> dict:  # type: ignore[type-arg]
    """The same report of another day and town; ten reports a day, however many there are."""
    day = (date(1990, 1, 1) + timedelta(days=at // 10)).isoformat()
    claims = [{**claim, "uid": f"{claim['uid']}{at}"} for claim in base["claims"]]
    events = [
        {**event, "uid": f"{event['uid']}{at}", "time": {**event["time"], "start": day, "end": day}, "places": [{**place, "id": f"p{at}", "name": f"بلدة{at}"} for place in event["places"]]}
        for event in base["events"]
    ]
    return {**base, "report": {**base["report"], "id": f"r{at}", "published": day}, "claims": claims, "events": events}


def test_one_more_report_looks_at_its_neighbourhood_only() -> None:
    base = record("قتل سبعة مدنيين في غارة جوية على مدينة دوما أمس الأربعاء، بحسب مصدر طبي.")
    linked = link([_moved(base, at) for at in range(3000)])
    touched = add(linked, record("قتل سبعة مدنيين في غارة جوية على مدينة تلبيسة أمس الأربعاء.", "2018-05-10", "صحيفة أخرى"))
    assert len(touched) < 10


def test_a_part_that_is_re_used_is_found_whatever_is_asked_first() -> None:
    part = "قالت مصادر محلية إن القصف على أطراف البلدة أدى إلى مقتل ثلاثة مدنيين وإصابة سبعة آخرين بجروح"
    other = "وصلت قافلة من المساعدات إلى المدينة بعد أسابيع من الانتظار، وفيها مواد غذائية وأدوية وخيام للنازحين"
    within = f"{other} و{part.replace('سبعة', 'ستة')} {other}"
    for one, two in ((part, within), (within, part), (part, part[5:] + other), (part, other), (other, within), (part[:50], within), (part, part[:40] + other[:40] + part[40:])):
        whole = fuzz.ratio(one, two, score_cutoff=LITERAL if max(len(one), len(two)) >= SHORT else LITERAL_SHORT)
        assert likeness(one, two) == (whole or (fuzz.partial_ratio(one, two, score_cutoff=INSIDE) if min(len(one), len(two)) >= 60 else 0.0))
    assert likeness(part, within) > INSIDE and likeness(part, other) == likeness(part[:50], within) == 0


def test_a_passage_that_thousands_carry_is_a_star_and_not_all_pairs() -> None:
    text = "قتل سبعة مدنيين في غارة جوية استهدفت سوقا شعبيا في وسط مدينة دوما بريف دمشق صباح أمس الأربعاء بحسب ما أفاد مصدر طبي في المدينة للوكالة"
    taken = [take(one) for one in reports(*[f"{text} رقم {at}." for at in range(300)])]
    assert len(across(taken)) == 299


def test_figures_know_no_one_from_no_number() -> None:
    empty = Account("c", "r", "v", 0, "killed", None, 0, {}, {}, True, frozenset())
    assert empty.total is None


OWN_DEEDS = (
    "شنت طائرات روسية غارات على مدينة دوما أمس الأربعاء، ما أدى إلى مقتل خمسة مدنيين.\nوأعلن جيش الإسلام أمس الأربعاء أنه استهدف بطائرة مسيرة حاجزا قرب المدينة.",
    "قصفت المدفعية الإسرائيلية أمس الأربعاء مدينة رفح، ما أسفر عن مقتل ستة مدنيين.\nوقالت كتائب القسام أمس الأربعاء إنها فجرت عبوة ناسفة في مدينة رفح.",
)


@pytest.mark.parametrize("text", OWN_DEEDS)
def test_who_tells_of_a_deed_of_its_own_does_not_own_up_to_that_of_another(text: str) -> None:
    (deadly,) = [one for one in told(text) if one["killed"]["all"]]
    assert [(party["actor"], party["stance"]) for party in deadly["attribution"] if party["stance"] == "accepted"] == []
    assert deadly["assessment"]["value"] != "confirmed"
