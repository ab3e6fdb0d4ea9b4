"""The rules of RECORD.md's section "Incidents", each by a report or two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.linked import found, kinds, only, record, reports, samples, setting, told

from marsad.linking.assess import POLICIES, Admiralty
from marsad.linking.explain import hanging
from marsad.linking.facts import Spot
from marsad.linking.history import carry
from marsad.linking.incident_place import incident_place
from marsad.linking.road import incidents, link
from marsad.linking.taking.record import tell
from marsad.linking.tolls import report, totals

SOHR, RESCUE = "المرصد السوري لحقوق الإنسان", "الدفاع المدني السوري"


def strike(n: str = "سبعة مدنيين", who: str = SOHR) -> str:
    return f"قال {who} إن {n} قتلوا في غارة جوية على مدينة دوما أمس الأربعاء."


def test_a_range_only_widens_when_a_dissenting_claim_arrives() -> None:
    assert only(strike())["killed"]["civilian"] == {"min": 7, "max": 7}
    assert only(strike(), strike("12 مدنيا", RESCUE))["killed"]["civilian"] == {"min": 7, "max": 12}


def test_at_least_widens_nothing_that_it_agrees_with() -> None:
    assert only(strike(), strike("ما لا يقل عن خمسة مدنيين", RESCUE))["killed"]["civilian"] == {"min": 7, "max": 7}


def test_where_civilian_status_is_disputed_there_may_be_no_civilian() -> None:
    one = only(strike("16 مدنيا"), strike("16 مسلحا", "الجيش الأمريكي"))
    assert (one["killed"]["civilian"], one["killed"]["all"]) == ({"min": 0, "max": 16}, {"min": 16, "max": 16})
    assert kinds(one) == {"civilian_status"}


def test_parts_are_not_added_to_their_whole() -> None:
    one = only("قتل تسعة مدنيين بينهم ثلاثة أطفال وامرأتان في غارة جوية على مدينة دوما أمس الأربعاء.")
    assert one["killed"]["civilian"] == {"min": 9, "max": 9}
    assert (one["killed"]["children"], one["killed"]["women"]) == ({"min": 3, "max": 3}, {"min": 2, "max": 2})


def test_a_part_told_in_a_later_sentence_is_a_part() -> None:
    one = only(strike("ثمانية مدنيين") + "\nوبين القتلى طفلان.")
    assert one["killed"]["civilian"] == {"min": 8, "max": 8}
    assert one["killed"]["children"] == {"min": 2, "max": 2}


def test_what_follows_a_part_is_of_another_outcome_and_counts_all() -> None:
    one = only("قتل تسعة مدنيين بينهم ثلاثة أطفال وأصيب 20 آخرون في غارة جوية على مدينة دوما أمس الأربعاء.")
    assert one["killed"]["children"] == {"min": 3, "max": 3}
    assert sum(group["min"] for name in ("civilian", "unknown") if (group := one["injured"][name])) == 20


def test_a_smaller_count_of_people_lowers_the_range_of_civilians() -> None:
    one = only(strike("15 مدنيا"), strike("13 شخصا", RESCUE))
    assert one["killed"]["civilian"] == {"min": 13, "max": 15} and one["killed"]["unknown"] is None
    assert kinds(one) == {"count"}


def test_more_than_a_number_agrees_with_that_number() -> None:
    one = only(strike("70 مدنيا"), strike("أكثر من 70 مدنيا", RESCUE))
    assert one["killed"]["civilian"] == {"min": 70, "max": 70}
    assert not kinds(one)
    assert only(strike("أكثر من 70 مدنيا"))["killed"]["civilian"] == {"min": 71, "max": None}


def test_a_party_that_calls_those_it_killed_fighters_disputes_whoever_calls_them_civilians() -> None:
    owned = "أعلن الجيش الأمريكي أن غارة نفذتها طائراته على مدينة الميادين أمس الأربعاء أسفرت عن مقتل 12 مسلحا."
    one = only("قتل 16 مدنيا في غارة جوية على مدينة الميادين أمس الأربعاء، بحسب المرصد السوري لحقوق الإنسان.", owned)
    assert kinds(one) == {"civilian_status"}
    assert (one["killed"]["civilian"], one["killed"]["fighter"]) == ({"min": 0, "max": 16}, {"min": 0, "max": 12})


def test_where_status_is_disputed_all_of_a_larger_total_may_be_civilians() -> None:
    one = only(strike("14 مدنيا"), strike("14 مسلحا", "الجيش الأمريكي"), strike("17 شخصا", RESCUE))
    assert (one["killed"]["civilian"], one["killed"]["fighter"], one["killed"]["unknown"]) == ({"min": 0, "max": 17}, {"min": 0, "max": 14}, None)


def test_of_a_total_some_are_civilians_and_of_the_others_nothing_is_said() -> None:
    one = only("قتل 12 شخصا بينهم ثلاثة مدنيين في غارة جوية على مدينة دوما أمس الأربعاء.")
    assert (one["killed"]["civilian"], one["killed"]["unknown"]) == ({"min": 3, "max": 3}, {"min": 9, "max": 9})


def test_a_toll_that_rose_takes_the_place_of_the_earlier_one() -> None:
    rose = "قال الدفاع المدني السوري إن حصيلة الغارة على مدينة دوما الأربعاء ارتفعت إلى 17 قتيلا."
    one = only((strike("12 شخصا", RESCUE), "2018-05-10"), (rose, "2018-05-11"))
    assert one["killed"]["unknown"] == {"min": 17, "max": 17}
    assert [(toll["min"], toll["superseded_by"] is None) for toll in one["tolls"]] == [(12, False), (17, True)]


def test_of_two_tolls_of_one_voice_on_one_day_the_higher_took_the_place_of_the_lower() -> None:
    one = only(strike("11 شخصا", RESCUE), strike("22 شخصا", RESCUE))
    assert one["killed"]["unknown"] == {"min": 22, "max": 22} and not kinds(one)


def test_whoever_died_of_wounds_is_one_of_the_toll_that_rose() -> None:
    rose = "ارتفع عدد قتلى الغارة على مدينة دوما الأربعاء إلى ستة مدنيين بعد وفاة طفل متأثرا بجراحه، بحسب الدفاع المدني السوري."
    one = only((strike("خمسة مدنيين بينهم ثلاثة أطفال", RESCUE), "2018-05-10"), (rose, "2018-05-11"))
    assert one["killed"]["civilian"] == {"min": 6, "max": 6}
    assert one["killed"]["children"] == {"min": 3, "max": 4}


def test_one_who_died_of_wounds_is_no_toll_beside_the_others() -> None:
    died = "توفي مدني متأثرا بجراحه التي أصيب بها في غارة جوية على مدينة دوما الأربعاء، بحسب الدفاع المدني السوري."
    one = only(strike("خمسة مدنيين"), (died, "2018-05-12"))
    assert one["killed"]["civilian"] == {"min": 5, "max": 5} and not kinds(one)


@pytest.mark.parametrize("died", ["توفيت معلمة متأثرة بإصابتها في", "توفي أحد الجرحى الذين أصيبوا في", "قضى مصاب في", "توفي عاملان متأثران بحروقهما بعد"])
def test_who_tells_of_one_that_died_of_wounds_gives_no_most(died: str) -> None:
    one = only((f"{died} قصف مدفعي على بلدة سرمين أمس الثلاثاء.", "2019-07-03"))
    assert one["killed"]["all"]["max"] is None


def test_whom_only_the_doer_calls_fighters_may_be_anybody_where_others_count_people() -> None:
    day, raid = "2024-03-13", "في غارة إسرائيلية على بلدة عيترون أمس الثلاثاء"
    owned = ("أعلن الجيش الإسرائيلي أنه قتل ثلاثة مسلحين في غارة على بلدة عيترون أمس الثلاثاء.", day)
    people, medics = (f"قتل ثلاثة أشخاص {raid}.", day), (f"قالت مصادر طبية إن ثلاثة مقاتلين قتلوا {raid}.", day)
    three, perhaps = {"min": 3, "max": 3}, {"min": 0, "max": 3}
    groups = [tuple(only(*texts)["killed"][group] for group in ("fighter", "unknown", "all")) for texts in ((owned,), (owned, people), (owned, people, medics))]
    assert groups == [(three, None, three), (perhaps, perhaps, three), (three, None, three)]


def test_every_kind_of_deed_that_harms_makes_an_incident() -> None:
    one = only(("اغتصب مسلحون من قوات الدعم السريع ثلاث نساء في مدينة الجنينة أمس الثلاثاء، بحسب شهود.", "2023-06-14"))
    assert (one["type"], [party["actor"] for party in one["attribution"]]) == ("sexual_violence", ["rsf"])


def test_children_of_the_earlier_toll_are_still_among_the_dead_of_the_later() -> None:
    rose = "قال الدفاع المدني السوري إن حصيلة الغارة على مدينة دوما الأربعاء ارتفعت إلى 17 قتيلا."
    one = only((strike("12 شخصا بينهم طفلان", RESCUE), "2018-05-10"), (rose, "2018-05-11"))
    assert one["killed"]["unknown"] == {"min": 17, "max": 17}
    assert one["killed"]["children"] == {"min": 2, "max": 7}


def test_a_toll_that_rose_answers_no_one_who_calls_the_dead_fighters() -> None:
    rose = "قال الدفاع المدني السوري إن حصيلة الغارة على مدينة دوما الأربعاء ارتفعت إلى 17 مدنيا."
    owned = "أعلن الجيش الأمريكي أنه شن أمس الأربعاء غارة جوية على مدينة دوما قتل فيها 14 مسلحا."
    one = only(owned, (rose, "2018-05-11"))
    assert (one["killed"]["civilian"], one["killed"]["fighter"]) == ({"min": 0, "max": 17}, {"min": 0, "max": 14})
    assert all(toll["superseded_by"] is None for toll in one["tolls"])


def test_running_totals_stand_source_by_source_and_are_never_merged() -> None:
    records = [samples()[name] for name in ("n26", "n27")]
    linked = link(records)
    shown = report(totals(linked.totals, linked.shelf.said), incidents(linked))
    assert {line["source"]: [total["min"] for total in line["totals"]] for line in shown["sources"]} == {"sohr": [1100, 1250], "syria-civil-defence": [980]}
    assert len(shown["contradictions"]) == 1
    assert shown["gap"]


def test_the_gap_between_totals_and_incidents_is_explained_by_what_may_be() -> None:
    running = "قال المرصد السوري لحقوق الإنسان إن 640 مدنيا قتلوا في الغوطة الشرقية منذ 18 شباط/فبراير."
    linked = link(reports((running, "2018-03-20"), strike()))
    shown = report(totals(linked.totals, linked.shelf.said), incidents(linked))
    assert shown["incidents"] == {"count": 1, "min": 7, "max": 7}
    assert [reason.split(":")[0] for reason in shown["gap"]] == ["coverage", "period", "place"] and "1 of the incidents" in shown["gap"][1]
    alone = report(totals(linked.totals, linked.shelf.said), [])
    assert alone["gap"][0].startswith("coverage")


def test_a_running_total_that_falls_is_marked_and_replaces_nothing() -> None:
    text = "قال المرصد السوري لحقوق الإنسان إن {n} مدني قتلوا في الغوطة الشرقية منذ 18 شباط/فبراير."
    linked = link(reports((text.format(n=1100), "2018-03-20"), (text.format(n=1050), "2018-03-22")))
    (line,) = report(totals(linked.totals, linked.shelf.said), [])["sources"]
    assert [(total["min"], total["note"]) for total in line["totals"]] == [(1100, None), (1050, "falls")]


def test_a_days_sum_over_a_province_is_no_incident_and_stands_among_the_totals() -> None:
    text = "قتل 17 مدنيا على الأقل يوم الجمعة في محافظة إدلب، وفق المرصد السوري لحقوق الإنسان."
    running = "قال المرصد السوري لحقوق الإنسان إن 640 مدنيا قتلوا في محافظة إدلب منذ 30 نيسان/أبريل."
    linked = link(reports((running, "2018-05-10"), (text, "2018-05-12")))
    assert incidents(linked) == []
    (line,) = report(totals(linked.totals, linked.shelf.said), [])["sources"]
    assert [(total["min"], total["since"], total["note"]) for total in line["totals"]] == [(640, "2018-04-30", None), (17, "2018-05-11", "other span")]


# --- attribution --------------------------------------------------------------------------------------------------------


def stances(*texts: str | tuple[str, str]) -> dict[str, str]:
    return {party["actor"]: party["stance"] for party in only(*texts)["attribution"]}


def test_a_party_that_is_named_is_accused_and_one_that_denies_is_denied() -> None:
    accusation = "قتل سبعة مدنيين في قصف على حي الروضة في مدينة تعز أمس الأربعاء، واتهمت الحكومة اليمنية الحوثيين بقصف الحي."
    assert stances(accusation) == {"houthis": "accused"}
    assert stances(accusation, "نفى الحوثيون قصف حي الروضة في مدينة تعز أمس الأربعاء.") == {"houthis": "denied"}


def test_an_army_in_a_coalition_is_no_rival_of_it() -> None:
    raid = "قتل 12 مدنيا في غارة للتحالف الدولي على مدينة الميادين أمس الأربعاء، بحسب المرصد السوري لحقوق الإنسان."
    owned = "أقر الجيش الأمريكي بأن غارة نفذتها طائراته على مدينة الميادين أمس الأربعاء أسفرت عن مقتل 12 مدنيا."
    assert stances(raid, owned) == {"us-led-coalition": "accepted"}


def test_who_condemns_a_massacre_did_not_do_it() -> None:
    condemned = "دان الائتلاف السوري المعارض مجزرة مدينة دوما التي ارتكبتها طائرات النظام أمس الأربعاء وراح ضحيتها سبعة مدنيين."
    assert "etilaf" not in stances(strike(), condemned)


def test_parties_that_accuse_each_other_are_contested() -> None:
    one = only(*[(r["report"]["text"], r["report"]["published"]) for r in (samples()["n53"], samples()["n54"])])
    assert {party["stance"] for party in one["attribution"]} == {"contested"}
    assert kinds(one) == {"perpetrator"}


def test_a_party_that_owns_to_it_has_accepted() -> None:
    one = only(*[(r["report"]["text"], r["report"]["published"]) for r in (samples()["n42"], samples()["n43"])])
    assert [party["stance"] for party in one["attribution"]] == ["accepted"]


def test_who_denies_its_own_part_is_a_party_though_no_accusation_was_read() -> None:
    denial = "نفت قوات الدعم السريع قصف مخيم أبو شوك في الفاشر أمس الأربعاء."
    one = only("قتل سبعة مدنيين في قصف على مخيم أبو شوك في الفاشر أمس الأربعاء، بحسب شبكة أطباء السودان.", denial)
    assert [(party["actor"], party["stance"]) for party in one["attribution"]] == [("rsf", "denied")]
    (dispute,) = one["disputes"]
    assert dispute["kind"] == "perpetrator" and len(dispute["claims"]) == 2


def test_a_source_in_an_army_denies_for_it_and_an_undated_denial_answers_what_was_told() -> None:
    raid = "قتل 11 شخصا في هجوم بطائرة مسيرة على سوق المالحة بشمال دارفور أمس الأربعاء، بحسب محامي الطوارئ."
    one = only(raid, "نفى مصدر في الجيش السوداني قصف سوق المالحة بشمال دارفور.")
    assert [(party["actor"], party["stance"]) for party in one["attribution"]] == [("sudan-army", "denied")]
    assert kinds(one) == {"perpetrator"}


def test_a_claim_of_responsibility_for_the_attack_means_the_one_told_before() -> None:
    blast = "قتل 64 شخصا في تفجير سيارة مفخخة في مدينة الصدر في بغداد أمس الأربعاء، بحسب مصادر أمنية."
    one = only(blast + " وأعلن تنظيم الدولة الإسلامية مسؤوليته عن الهجوم في بيان.")
    assert [(party["actor"], party["stance"]) for party in one["attribution"]] == [("isis", "accepted")]
    assert (one["assessment"]["value"], one["assessment"]["trace"][-1]["rule"]) == ("confirmed", "accepted")


def test_who_claims_a_raid_on_the_other_side_accepts_no_harm_to_civilians() -> None:
    raid = "قتل 71 مدنيا في قصف على مدينة الميادين أمس الأربعاء، بحسب المرصد السوري لحقوق الإنسان."
    owned = "أعلن الجيش الأمريكي أنه قصف أمس الأربعاء قائدين في تنظيم داعش في مدينة الميادين."
    one = only(raid, owned)
    assert [(party["actor"], party["stance"]) for party in one["attribution"]] == [("us-army", "accepted")]
    assert one["assessment"]["value"] != "confirmed"


def test_a_party_that_denied_before_it_owned_to_it_left_a_dispute() -> None:
    raid = "قتل 82 شخصا في غارات للتحالف العربي على مدينة حرض أمس الأربعاء، بحسب مصدر طبي."
    denial = "نفى التحالف العربي قصف مدينة حرض أمس الأربعاء."
    owned = "أقر التحالف العربي بأن إحدى طائراته قصفت خطأ مدينة حرض في التاسع من أيار/مايو 2018."
    one = only(raid, denial, (owned, "2018-05-20"))
    assert [(party["actor"], party["stance"]) for party in one["attribution"]] == [("saudi-led-coalition", "accepted")]
    assert kinds(one) == {"perpetrator"} and one["assessment"]["value"] == "confirmed"


def test_an_army_denies_what_its_state_is_accused_of() -> None:
    accusation = "قتل سبعة مدنيين في غارة شنتها طائرات روسية على مدينة دوما أمس الأربعاء، بحسب المرصد السوري لحقوق الإنسان."
    denial = "نفت وزارة الدفاع الروسية أن تكون طائراتها شنت غارة على مدينة دوما أمس الأربعاء."
    assert stances(accusation) == {"russia": "accused"}
    assert stances(accusation, denial) == {"russia": "denied"}


def test_the_place_is_the_quarter_that_one_names_of_the_city_that_others_name() -> None:
    quarter = "قتل 27 شخصا في غارة جوية على مستشفى القدس في حي السكري بمدينة حلب أمس الأربعاء، بحسب الدفاع المدني السوري."
    city = "قال المرصد السوري لحقوق الإنسان إن 27 شخصا قتلوا في غارة جوية على مستشفى في مدينة حلب أمس الأربعاء."
    one = only(quarter, city, city)
    assert one["place"]["name"] != "حلب" and one["place"]["accuracy"] in {"exact", "village"} and "حلب" in one["place"]["also"]


@pytest.mark.parametrize(("town", "point"), [((36.47, 37.09), (36.48, 37.15)), ((35.0, 38.0), (None, None))])
def test_of_namesakes_the_one_beside_the_town_that_is_told_gives_the_point(town: tuple[float, float], point: tuple[float | None, float | None]) -> None:
    (event,) = tell(record("قتلت امرأة في قصف مدفعي على قرية أمس الأربعاء."))
    village = Spot("قريه", frozenset(["one", "two"]), ((36.48, 37.15), (35.97, 36.42)), 1, frozenset())
    place = incident_place([replace(event, spots=(village, Spot("بلده", frozenset(["town"]), (town,), 2, frozenset())))])
    assert place and (place["lat"], place["lon"]) == point and place["candidates"] == ["one", "two"]


# --- origins ------------------------------------------------------------------------------------------------------------


def origins(*texts: str | tuple[str, str] | tuple[str, str, str]) -> tuple[int, int]:
    counted = only(*texts)["origins"]
    return counted["min"], counted["max"]


def test_forty_outlets_that_repeat_one_monitor_are_one_origin() -> None:
    assert origins(*[strike() for _ in range(40)]) == (1, 1)


def test_two_named_voices_are_two_origins_however_alike_their_sentences() -> None:
    assert origins(strike(), strike(who=RESCUE)) == (2, 2)


def test_unnamed_voices_of_two_outlets_may_be_one_person_or_two() -> None:
    first = "قتل سبعة مدنيين في غارة جوية على مدينة دوما أمس الأربعاء، بحسب مصدر طبي."
    second = "أفاد مصدر طبي بأن غارة على دوما أوقعت أمس الأربعاء سبعة قتلى من المدنيين."
    assert origins(first, second) == (1, 2)


def test_a_copy_that_credits_nobody_is_no_origin_of_its_own() -> None:
    names = ("n44", "n45", "n46")
    one = only(*[(samples()[name]["report"]["text"], samples()[name]["report"]["published"], samples()[name]["report"]["outlet"]) for name in names])
    assert (one["origins"]["min"], one["origins"]["max"]) == (1, 1)
    assert one["echoes"]


def test_of_two_alike_on_one_day_the_wire_came_first() -> None:
    text = "قتل 16 مدنيا بينهم أربعة أطفال أمس الأربعاء في قصف صاروخي على الأحياء السكنية في مدينة دوما آخر معاقل الفصائل في الغوطة الشرقية."
    (echo,) = only((text, "2018-05-10", "صحيفة الميزان الافتراضية"), (text, "2018-05-10", "وكالة فرانس برس"))["echoes"]
    records = {record["report"]["id"]: record["report"]["outlet"] for record in reports((text, "2018-05-10", "صحيفة الميزان الافتراضية"), (text, "2018-05-10", "وكالة فرانس برس"))}
    assert (records[echo["earlier"]], echo["ordered"]) == ("وكالة فرانس برس", True)


def test_who_credits_a_wire_in_other_words_came_after_it() -> None:
    wire = "قتل 16 مدنيا بينهم أربعة أطفال وأصيب 60 أمس الأربعاء في قصف صاروخي على مدينة دوما، وفق المرصد السوري لحقوق الإنسان."
    other = "أفادت وكالة فرانس برس نقلا عن المرصد السوري لحقوق الإنسان بأن الصواريخ أوقعت في دوما أمس الأربعاء 16 قتيلا من المدنيين أربعة منهم أطفال، كما جرح 60."
    (echo,) = only((other, "2018-05-10", "صحيفة الديوان الافتراضية"), (wire, "2018-05-10", "وكالة فرانس برس"))["echoes"]
    assert (echo["kind"], echo["ordered"]) == ("reworded", True)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("قتل خمسة جنود في اشتباكات مع قوات الدعم السريع في مدينة الأبيض أمس الأربعاء، بحسب مصدر عسكري.", []),
        ("قتل سبعة مدنيين خلال معارك عنيفة مع تنظيم داعش في مدينة الميادين أمس الأربعاء، بحسب مصدر طبي.", []),
        ("قتل خمسة جنود برصاص قوات الدعم السريع في مدينة الأبيض أمس الأربعاء، بحسب مصدر عسكري.", ["rsf"]),
        ("قتل خمسة جنود في هجوم شنته قوات الدعم السريع على مدينة الأبيض أمس الأربعاء، بحسب مصدر عسكري.", ["rsf"]),
    ],
)
def test_who_only_fought_there_is_not_said_to_have_done_it(text: str, named: list[str]) -> None:
    assert [party["actor"] for party in only(text)["attribution"]] == named


# --- grades -------------------------------------------------------------------------------------------------------------


def test_a_perpetrators_word_alone_never_discounts() -> None:
    text = "أعلن الجيش الأمريكي أن غارة نفذتها طائراته على مدينة الميادين أمس الأربعاء أسفرت عن مقتل 16 مسلحا من تنظيم داعش."
    assert only(text)["assessment"]["value"] != "discounted"


def test_a_weapon_of_war_points_to_a_belligerent_though_no_party_is_named() -> None:
    barrel = "قتل سبعة مدنيين ببرميل متفجر على حي سكني في مدينة دوما أمس الأربعاء، بحسب {}."
    one = only(barrel.format(SOHR), barrel.format(RESCUE))
    assert (one["assessment"]["value"], one["attribution"]) == ("fair", [])


def test_the_trace_lists_rules_tried_and_the_one_that_fired_last_with_its_claims() -> None:
    assessment = only(strike(), strike(who=RESCUE))["assessment"]
    assert assessment["scheme"] == "airwars@2"
    assert [step["rule"] for step in assessment["trace"]] == ["no_harm_told", "accepted", "only_combatants", "rival_claims", "two_origins"]
    assert [step["holds"] for step in assessment["trace"]] == [False, False, False, False, True]
    assert len(assessment["trace"][-1]["claims"]) == 2


@pytest.mark.parametrize(("texts", "value"), [((strike(), strike(who=RESCUE)), "entered"), ((strike(),), "provisional"), ((strike("سبعة مقاتلين"),), "out of scope")])
def test_a_second_policy_counts_sources(texts: tuple[str, ...], value: str) -> None:
    assert only(*texts, policy="ibc-two-source")["assessment"]["value"] == value


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_grades_can_be_replayed_and_rest_on_claims_of_their_incident(policy: str) -> None:
    for one in found([*samples().values(), *samples("ghouta").values()], policy=policy):
        trace, claims = one["assessment"]["trace"], set(one["claims"])
        assert [(step["value"], step["rule"]) for step in trace] == [(value, rule.__name__) for value, rule in POLICIES[policy].rules[: len(trace)]]
        assert [step["holds"] for step in trace] == [False] * (len(trace) - 1) + [True] and trace[-1]["value"] == one["assessment"]["value"]
        assert all(claims.issuperset(step["claims"]) for step in trace)
        assert all(len(dispute["claims"]) >= 2 and claims.issuperset(dispute["claims"]) for dispute in one["disputes"])
        tolls = {toll["claim"] for toll in one["tolls"]}
        assert all(toll["superseded_by"] is None or toll["superseded_by"] in tolls for toll in one["tolls"])
        assert all({*party["accusing"], *party["owning"], *party["denying"]} == set(party["claims"]) for party in one["attribution"])


def test_every_rule_of_every_policy_says_what_it_holds() -> None:
    for policy in POLICIES.values():
        assert policy.version and policy.source.startswith("https://")
        assert all((rule.__doc__ or "").strip() for _, rule in policy.rules)


def test_a_source_that_nobody_judged_is_f6_and_one_that_is_unreliable_is_no_credible_origin() -> None:
    records = reports(strike(), strike(who=RESCUE))
    unjudged, judged = (incidents(link(records), setting(codes=codes))[0]["assessment"] for codes in (Admiralty(), Admiralty(sources={"sohr": "E"})))
    assert set(unjudged["admiralty"].values()) == {"F6"}
    assert (unjudged["value"], judged["value"]) == ("fair", "weak")


# --- ids ----------------------------------------------------------------------------------------------------------------


def held(ident: str, *claims: str) -> dict[str, object]:
    return {"id": ident, "claims": list(claims)}


def test_an_id_stays_with_most_of_its_claims_and_what_merged_or_split_is_told() -> None:
    named, changes = carry([held("a", "1", "2", "3"), held("b", "4")], [held("x", "1", "2", "4"), held("y", "3")])
    assert [one["id"] for one in named] == ["a", "y"]
    assert {(change.kind, change.id, change.into) for change in changes} == {("merged", "b", "a"), ("split", "a", "y")}


def test_reports_of_other_days_leave_an_id_alone() -> None:
    before = told(strike())
    after = told(strike(), ("قتل ثلاثة مدنيين في قصف مدفعي على مدينة درعا أمس الأربعاء.", "2018-06-21"))
    assert carry(before, after)[0][0]["id"] == before[0]["id"]


def test_of_links_that_an_earlier_version_kept_nothing_is_said() -> None:
    assert hanging([{"score": 1.0}, {"score": 2.0, "alone": True}]) == [{"score": 2.0, "alone": True}]
