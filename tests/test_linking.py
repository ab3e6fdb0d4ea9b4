"""Linking: who shares an incident, in whatever order reports come, and as people decided."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.linked import found, kinds, names, only, record, reports, samples, told

from marsad.linking.road import Linked, add, incidents, link
from marsad.model.judgement import Judgement

Plain = dict[str, Any]
STRIKE = "قتل {n} مدنيين في غارة جوية على مدينة {town} {day}، بحسب {who}."


def strike(n: int = 7, town: str = "دوما", day: str = "أمس الأربعاء", who: str = "الدفاع المدني السوري") -> str:
    return STRIKE.format(n=n, town=town, day=day, who=who)


def test_one_strike_told_by_six_reports_is_one_incident() -> None:
    names = {one["report"]["id"]: name for name, one in samples("ghouta").items()}
    largest = max(found(list(samples("ghouta").values())), key=lambda one: len(one["reports"]))
    assert {"g01", "g02", "g03", "g04", "g06", "g07"} <= {names[report] for report in largest["reports"]}


def test_two_strikes_on_one_town_in_one_day_are_two() -> None:
    assert len(told(strike(4, day="فجر أمس الأربعاء") + "\n" + strike(8, day="عصر أمس الأربعاء"))) == 2


def test_raids_on_two_neighbouring_towns_in_one_day_are_two_though_their_tolls_are_one() -> None:
    shells = "قتل 16 مدنيا في قصف صاروخي على مدينة دوما أمس الأربعاء، بحسب المرصد السوري لحقوق الإنسان."
    assert len(told(strike(16, town="عربين"), shells)) == 2
    assert len(told(strike(16, town="دوما"), shells)) == 1


def test_the_same_words_a_week_later_are_another_strike() -> None:
    assert len(told((strike(day="أمس الاثنين"), "2019-07-16"), (strike(day="أمس الاثنين"), "2019-07-23"))) == 2


def test_the_same_words_and_number_on_the_day_after_are_another_strike() -> None:
    sunday, monday = (strike(5, day=day) for day in ("اليوم الأحد", "اليوم الاثنين"))
    late = strike(5, day="أمس الأحد", who="المرصد السوري لحقوق الإنسان")
    found_here = told((sunday, "2018-05-13"), (monday, "2018-05-14"), (late, "2018-05-14"))
    assert sorted((one["date"]["start"], len(one["reports"])) for one in found_here) == [("2018-05-13", 2), ("2018-05-14", 1)]


def test_a_toll_that_rose_tells_of_a_smaller_one_before() -> None:
    first = "قتل سبعة أشخاص وأصيب 20 بانفجار سيارتين مفخختين في حي الكرادة وسط بغداد مساء أمس الأربعاء، بحسب الشرطة العراقية."
    rose = "أعلن مصدر طبي ارتفاع حصيلة ضحايا الكرادة أول أمس الأربعاء إلى عشرة قتلى و25 جريحا."
    one = only(first, (rose, "2018-05-11"))
    assert one["killed"]["unknown"] == {"min": 10, "max": 10}


def test_a_day_that_is_only_counted_back_may_be_off_by_one() -> None:
    one = only((strike(9, day="أمس"), "2018-05-14"), (strike(9, day="أمس الأحد"), "2018-05-14"), (strike(9, day="أمس"), "2018-05-15"))
    assert one["date"]["end"] == "2018-05-13"  # most tell of Sunday; the stray day is shown as a dispute
    assert "time" in {dispute["kind"] for dispute in one["disputes"]}


def test_a_strike_told_as_saturday_night_and_as_sundays_dawn_is_one_whose_day_is_disputed() -> None:
    one = only((strike(day="ليل السبت"), "2017-09-17"), (strike(day="فجر اليوم الأحد", who="ناشطين"), "2017-09-17"))
    assert (one["date"]["start"], one["date"]["end"]) == ("2017-09-16", "2017-09-17")
    assert kinds(one) == {"time"}


def test_a_report_that_tells_a_strike_beside_what_it_answers_tells_two() -> None:
    text = "قتل شرطيان في مدينة درعا أمس الأربعاء ردا على غارة جوية على مدينة دوما قتل فيها 32 شخصا."
    assert sorted(one["place"]["name"] for one in told(text)) == ["درعا", "دوما"]


def test_a_raid_told_beside_the_dead_of_the_day_before_is_another() -> None:
    before = "قتل 19 مدنيا في قصف على سوق مدينة دوما أمس الأربعاء، بحسب الدفاع المدني السوري."
    after = "قتل ثلاثة مدنيين في غارة على أطراف مدينة دوما اليوم الخميس، غداة مقتل 19 شخصا في قصف على سوق في المدينة نفسها."
    counts = {one["date"]["start"]: sum(group["min"] for group in (one["killed"]["civilian"], one["killed"]["unknown"]) if group) for one in told(before, after)}
    assert counts == {"2018-05-09": 19, "2018-05-10": 3}


def test_a_place_that_names_what_stands_beside_is_not_where_it_happened() -> None:
    own, *_ = [one for one in told("وبالتزامن مع هجوم سروج فجر انتحاري نفسه أمس الأربعاء في سيارة مفخخة، وقتل سبعة أشخاص.") if one["killed"]["all"]]
    assert own["place"] is None or own["place"]["name"] != "سروج"


def test_a_deed_stands_though_its_sentence_counts_the_dead_of_many() -> None:
    texts = ("أطلق مسلحان النار على مبنى البلدية في إدلب أمس الأربعاء وقتل ثمانية أشخاص على الأقل في موجة من الهجمات المنفصلة على الشرطة.", "أطلق مسلحان النار على مبنى البلدية في مدينة إدلب أمس الأربعاء.")
    (one,) = told(*texts)
    assert (len(one["reports"]), one["killed"]["all"]) == (2, None)


def test_what_is_counted_over_many_towns_is_no_happening_in_one_of_them() -> None:
    one = only("قتل 11 مدنيا جراء هجمات شنتها قوات النظام على أكثر من 15 مدينة وبلدة في ريفي إدلب وحلب، أمس الأربعاء. وقتل طفل في قصف على مدينة جسر الشغور أمس الأربعاء.")
    assert (one["place"]["name"], one["killed"]["all"]) == ("جسر الشغور", {"min": 1, "max": 1})


@pytest.mark.parametrize("where", ["مدن وبلدات إدلب وريفها", "عدة بلدات في المحافظة"])
def test_what_is_counted_in_the_sentence_after_many_towns_is_counted_over_them(where: str) -> None:
    text = f"سادت حالة من الهلع بين السكان عصر أمس الأربعاء، بعد أن شنت القوات الحكومية حملة قصف على الأحياء السكنية في {where} موقعة عددا من القتلى والجرحى.\n\nونشر الدفاع المدني السوري (الخوذ البيضاء) حصيلة أولية لأعداد القتلى والمصابين، بـ7 قتلى، بينهم طفل وامرأة، و22 جريحا."
    assert [one for one in told(text) if one["killed"]["all"]] == []


@pytest.mark.parametrize("around", ["ريفها", "ريفهما", "محيطها", "ضواحيها", "أطرافها", "جوارها", "قراها", "بلداتها", "أحيائها"])
def test_what_lies_around_a_place_is_no_town_of_its_own(around: str) -> None:
    assert told(f"قتل 7 مدنيين وأصيب 22 أمس الأربعاء في قصف على مدن وبلدات إدلب و{around}.") == []


def test_a_list_of_a_days_events_dates_them_all_by_its_title() -> None:
    one = only(("حصاد الأحداث الميدانية ليوم الأحد 6-5-2018\n\nإدلب: سقط ثلاثة شهداء في قصف على مدينة سرمين.", "2018-05-10"))
    assert (one["date"]["start"], "inferred" in one["date"]) == ("2018-05-06", False)


def test_what_a_threat_calls_done_was_done() -> None:
    one = only("توعدت وزارة الداخلية بملاحقة منفذي التفجير الذي ضرب مسجدا في إدلب أمس الأربعاء وأسفر عن مقتل 15 شخصا.")
    assert one["killed"]["all"] == {"min": 15, "max": 15}


def test_the_day_of_a_far_mention_dates_nobody() -> None:
    between = "وقال كاتب إن السياسة تغيرت كثيرا. " * 24
    text = f"أثار التفجير الانتحاري الذي أسفر عن مقتل 31 شخصا في مدينة سراقب أسئلة كثيرة. {between}وهذا التفجير الانتحاري في سراقب اليوم مثال."
    one = only(("قتل 31 شخصا في تفجير انتحاري في مدينة سراقب الاثنين 12 شباط.", "2018-02-13"), (text, "2018-02-18"))
    assert one["date"]["start"] == "2018-02-12" and len(one["reports"]) == 2


def test_a_denial_in_a_report_of_its_own_stands_with_what_it_denies() -> None:
    one = only(strike(), "نفت وزارة الدفاع الروسية وقوع غارة جوية على مدينة دوما أمس الأربعاء.")
    assert len(one["reports"]) == 2
    assert kinds(one) == {"occurrence"}
    assert one["killed"]["civilian"] == {"min": 7, "max": 7}


def test_what_is_only_denied_is_no_incident() -> None:
    assert told("نفت وزارة الدفاع الروسية وقوع غارة جوية على مدينة دوما أمس الأربعاء.") == []


def test_a_running_total_belongs_to_no_incident() -> None:
    assert told("قال المرصد السوري لحقوق الإنسان إن 1100 مدني قتلوا في الغوطة الشرقية منذ 18 شباط/فبراير.") == []


def test_the_links_say_by_what_and_how_strongly_they_join() -> None:
    one = only(strike(), strike(who="المرصد السوري لحقوق الإنسان"))
    (why,) = one["why"]
    assert {reason["comparison"] for reason in why["reasons"]} == {"when", "where", "what", "how_many", "by_whom", "against_whom", "wording", "piece"}
    assert all(reason["reason"] for reason in why["reasons"])


# --- in any order, and as people decided ---------------------------------------------------------------------------------

NAMES = sorted(names())


def grown(records: list[Plain], judgements: list[Judgement]) -> Linked:
    """Linked one by one."""
    linked = link([], judgements)
    for one in records:
        add(linked, one)
    return linked


def same_incidents(a: Linked, b: Linked) -> bool:
    return incidents(a) == incidents(b)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[str], list[Judgement]]:
    """Some samples in some order, and some decisions on their claims."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=14, unique=True))
    claims = [claim["uid"] for name in names for claim in samples()[name]["claims"]]
    harms = [harm["uid"] for name in names for event in samples()[name]["events"] for harm in event["harms"]]
    decided = []
    for at in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(["same", "different", "reject", "correct"]))
        if kind in {"same", "different"}:
            one, other = draw(st.sampled_from(claims)), draw(st.sampled_from(claims))
            decided.append(Judgement(at + 1, kind, one, "analyst", "2026-01-01", other=other))  # type: ignore[arg-type]
        elif kind == "reject":
            decided.append(Judgement(at + 1, "reject", draw(st.sampled_from(claims)), "analyst", "2026-01-01"))
        elif harms:
            decided.append(Judgement(at + 1, "correct", draw(st.sampled_from(harms)), "analyst", "2026-01-01", field="min", value=draw(st.integers(0, 9))))
    return names, decided


@given(cases())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
def test_adding_one_by_one_in_any_order_gives_what_linking_from_nothing_gives(case: tuple[list[str], list[Judgement]]) -> None:
    names, decided = case
    records = [samples()[name] for name in names]
    assert same_incidents(grown(records, decided), link(sorted(records, key=lambda one: str(one["report"]["id"])), decided))


@pytest.mark.parametrize("seed", range(3))
def test_all_samples_in_any_order_give_the_same_incidents(seed: int) -> None:
    records = list(samples().values())
    random.Random(seed).shuffle(records)
    assert same_incidents(grown(records, []), link(samples().values()))


def test_a_report_that_is_there_already_changes_nothing() -> None:
    records = reports(strike(), strike(who="المرصد السوري لحقوق الإنسان"))
    linked = link(records)
    before = incidents(linked)
    assert add(linked, records[0]) == []
    assert incidents(linked) == before


def decision(at: int, kind: str, one: Plain, other: Plain) -> Judgement:
    return Judgement(at, kind, one["claims"][0]["uid"], "analyst", "2026-01-01", other=other["claims"][0]["uid"])  # type: ignore[arg-type]


def test_a_persons_different_keeps_apart_what_the_machine_would_join() -> None:
    one, other = reports(strike(), strike(who="المرصد السوري لحقوق الإنسان"))
    assert len(found([one, other], judgements=[decision(1, "different", one, other)])) == 2


def test_a_persons_same_joins_what_the_machine_keeps_apart() -> None:
    one, other = reports(strike(), strike(town="درعا"))
    assert len(found([one, other])) == 2
    assert len(found([one, other], judgements=[decision(1, "same", one, other)])) == 1


def test_of_two_decisions_the_later_one_holds() -> None:
    one, other = reports(strike(), strike(town="درعا"))
    assert len(found([one, other], judgements=[decision(1, "same", one, other), decision(2, "different", one, other)])) == 2


def test_a_corrected_number_is_the_one_that_counts_and_the_record_stays() -> None:
    one = record(strike())
    harm = one["events"][0]["harms"][0]
    corrections = [Judgement(1 + at, "correct", harm["uid"], "analyst", "2026-01-01", field=end, value=9) for at, end in enumerate(("min", "max"))]
    assert found([one], judgements=corrections)[0]["killed"]["civilian"] == {"min": 9, "max": 9}
    assert harm["min"] == 7
