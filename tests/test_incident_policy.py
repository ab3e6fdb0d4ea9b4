"""Who is blamed, by how many, and what the settings of a policy make of it."""

from __future__ import annotations

import pytest
from tests.linked import kinds, only, told

from marsad.errors import CaseError
from marsad.linking.assess import policy_of
from marsad.linking.sides import allied

RAIDS = (
    "قتل أربعة مدنيين في غارة {} على مدينة سراقب أمس الأربعاء.",
    "شهدت مدينة سراقب أمس الأربعاء غارة {} راح ضحيتها أربعة مدنيين، فيما هرعت سيارات الإسعاف إلى المكان.",
    "أربعة مدنيين لقوا حتفهم أمس الأربعاء حين ضربت غارة {} منازل وسط مدينة سراقب.",
    "خلفت غارة {} أربعة قتلى من المدنيين أمس الأربعاء بعدما أصابت سوقا في مدينة سراقب.",
    "استهدفت غارة {} أمس الأربعاء أحياء سكنية بمدينة سراقب، وأدت إلى مقتل أربعة مدنيين ودمار واسع.",
    "في مدينة سراقب قضى أربعة مدنيين أمس الأربعاء بفعل غارة {} طالت مدرسة.",
)  # each outlet tells it in its own words, for copies are one origin
DAY = 736458  # 2017-05-10


def raids(*doers: str) -> list[tuple[str, str, str]]:
    return [(RAIDS[at].format(doer), "2017-05-11", f"منبر {at} الافتراضي") for at, doer in enumerate(doers)]


def test_few_of_many_voices_are_shown_apart_and_contest_nothing() -> None:
    one = only(*raids(*["روسية"] * 5, "للتحالف الدولي"))
    assert {party["actor"]: (party["stance"], party["minority"]) for party in one["attribution"]} == {
        "russia": ("accused", False),
        "us-led-coalition": ("accused", True),
    }
    assert one["assessment"]["value"] == "fair" and not kinds(one)


@pytest.mark.parametrize(("policy", "value"), [("airwars,minority=0.1", "contested"), ("airwars,minority=0.25", "fair"), ("airwars", "fair")])
def test_how_few_are_a_minority_is_a_setting(policy: str, value: str) -> None:
    assert only(*raids(*["روسية"] * 5, "للتحالف الدولي"), policy=policy)["assessment"]["value"] == value


@pytest.mark.parametrize(("policy", "value"), [("airwars:russia-syria", "fair"), ("airwars,watch=us-led-coalition,allies=contested", "contested")])
def test_allies_that_nobody_watches_contest_nothing(policy: str, value: str) -> None:
    texts = ("قتل أربعة مدنيين في إنزال للتحالف الدولي على بلدة الشحيل أمس الأربعاء.", "2021-09-16"), ("أربعة مدنيين لقوا حتفهم أمس الأربعاء برصاص قوات سوريا الديمقراطية خلال إنزال على بلدة الشحيل.", "2021-09-16")
    assert only(*texts, policy=policy)["assessment"]["value"] == value


def test_two_parties_of_equal_weight_are_contested() -> None:
    one = only(*raids("روسية", "للتحالف الدولي"))
    assert one["assessment"]["value"] == "contested" and kinds(one) == {"perpetrator"}


@pytest.mark.parametrize(("policy", "value"), [("airwars", "fair"), ("airwars:russia-syria", "contested"), ("airwars,watch=turkey,allies=contested", "fair")])
def test_an_ally_of_a_watched_party_contests_where_the_policy_says_so(policy: str, value: str) -> None:
    one = only(*raids("لقوات النظام السوري", "للنظام السوري"), policy=policy)
    assert one["assessment"]["value"] == value


@pytest.mark.parametrize(("policy", "value"), [("airwars,origins=least", "weak"), ("airwars", "weak"), ("airwars,origins=most", "fair")])
def test_two_outlets_that_name_neither_a_source_nor_a_party_are_two_origins_at_most(policy: str, value: str) -> None:
    assert only(*raids("جوية", "جوية مكثفة"), policy=policy)["assessment"]["value"] == value


def test_three_outlets_that_say_who_did_it_are_sources() -> None:
    assert only(*raids("روسية", "للطيران الروسي", "للطيران الحربي الروسي"))["assessment"]["value"] == "fair"


def test_the_scheme_of_a_grade_names_the_ready_setting() -> None:
    assert only(*raids("روسية"), policy="airwars:russia-syria")["assessment"]["scheme"] == "airwars@2:russia-syria"


@pytest.mark.parametrize("words", ["nobody", "airwars:moon", "airwars,origins=many", "airwars,colour=red", "airwars,minority=most", "airwars,minority=0.9"])
def test_an_unknown_policy_or_setting_is_refused(words: str) -> None:
    with pytest.raises(CaseError):
        policy_of(words)


def test_allies_have_their_time() -> None:
    assert allied("russia", "syria-government", DAY) and not allied("russia", "syria-government", DAY + 4000)
    assert allied("turkish-army", "sultan-murad", DAY) and not allied("turkish-army", "sdf", DAY)


def test_an_attack_that_a_party_claims_on_who_did_the_other_is_another_incident() -> None:
    text = "قتل أربعة مدنيين في قصف مدفعي إسرائيلي على بلدة خزاعة اليوم.\nوأعلنت كتائب القسام أنها قصفت اليوم بقذائف الهاون تجمعا لقوات الجيش الإسرائيلي شرق بلدة خزاعة."
    found = {tuple(party["actor"] for party in one["attribution"]): one for one in told((text, "2024-02-15"))}
    assert ("israeli-army",) in found and ("qassam",) in found
    assert found["israeli-army",]["attribution"][0]["stance"] == "accused"


def test_an_unknown_body_is_one_under_its_full_and_its_short_name() -> None:
    text = "قال مجلس الطوارئ المحلي{} إن سبعة مدنيين قتلوا في غارة جوية على مدينة دوما أمس الأربعاء."
    one = only(text.format(" في الغوطة الشرقية"), text.format(""))
    assert (one["origins"]["min"], one["origins"]["max"]) == (1, 1)


def test_an_outlet_that_quotes_itself_is_no_source_beside_itself() -> None:
    one = only(("قالت صحيفة الميزان إن سبعة مدنيين قتلوا في غارة جوية على مدينة دوما أمس الأربعاء.\nوقتل سبعة مدنيين في الغارة على دوما.", "2018-05-10", "صحيفة الميزان"))
    assert one["origins"]["max"] == 1
