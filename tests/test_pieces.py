"""What is surely a piece of a happening joins it by itself; each case fails without the condition that it names."""

from __future__ import annotations

from itertools import permutations

import pytest
from tests.linked import found, record, told

from marsad.linking.compare.piece import piece
from marsad.linking.compare.what import what
from marsad.linking.facts import Told
from marsad.linking.taking.record import tell
from marsad.linking.tellings import gather
from marsad.linking.weights import score
from marsad.model.judgement import Judgement

DAY = "2021-11-16"
WHOLE = "أصيب ثلاثة مدنيين في قصف مدفعي لقوات النظام السوري على قرية كفرنوران أمس الاثنين."
BARE = "استهدفت مدفعية قوات النظام السوري قرية كفرنوران."
RAID = "داهمت قوة أمريكية قرية كفرنوران فجر أمس الاثنين واعتقلت رجلين."


def one(text: str, day: str = DAY) -> Told:
    return tell(record(text, day))[0]


@pytest.mark.parametrize(
    ("other", "day", "level"),
    [
        pytest.param(BARE, DAY, "sure", id="counts nobody, news of the next day"),
        pytest.param(WHOLE, DAY, "sure", id="counts as many"),
        pytest.param("أصيب أربعة مدنيين في قصف مدفعي لقوات النظام السوري على قرية كفرنوران أمس الاثنين.", DAY, "unsure", id="counts others"),
        pytest.param(BARE.replace("قرية كفرنوران", "مدينة حلب"), DAY, "unsure", id="another place"),
        pytest.param(BARE, "2021-11-19", "unsure", id="news of days later"),
        pytest.param(BARE.replace("قوات النظام السوري", "قوات سوريا الديمقراطية"), DAY, "unsure", id="another doer"),
        pytest.param("اعتقلت قوات النظام السوري شبانا في قرية كفرنوران.", DAY, "unsure", id="another kind"),
        pytest.param("في قصف آخر استهدفت مدفعية قوات النظام السوري قرية كفرنوران.", DAY, "unsure", id="told as another"),
    ],
)
def test_a_piece_is_sure_where_all_of_it_agrees(other: str, day: str, level: str) -> None:
    assert piece(one(WHOLE), one(other, day)) == piece(one(other, day), one(WHOLE)) == level


def test_in_a_city_no_piece_is_sure() -> None:
    assert piece(*(one(text.replace("قرية كفرنوران", "مدينة حلب")) for text in (WHOLE, BARE))) == "unsure"


@pytest.mark.parametrize(("place", "kind"), [("قرية كفرنوران", "raid"), ("مدينة حلب", "other")])
def test_an_arrest_and_a_fight_are_of_one_raid_on_a_village(place: str, kind: str) -> None:
    arrest, fight = (one(f"{words} {place} أمس الاثنين.") for words in ("اعتقلت قوة أمريكية رجلين في", "اندلعت اشتباكات مع قوة أمريكية في"))
    assert what(arrest, fight) == what(fight, arrest) == kind


def test_it_joins_by_itself_says_why_and_is_undone_like_any_join() -> None:
    brief = "قصف جيش النظام السوري كفرنوران بالقذائف."
    records = [record(WHOLE, DAY, "صحيفة أولى"), record(brief, DAY, "صحيفة ثانية")]
    assert score(one(WHOLE), one(brief)).score <= 2.0  # what being a sure piece weighs: nothing else would join them
    whole = found(records)
    assert [len(incident["reports"]) for incident in whole] == [2]
    assert "joined by itself" in " ".join(reason["reason"] for link in whole[0]["why"] for reason in link["reasons"])
    first, second = (next(claim["uid"] for claim in one["claims"] if claim["events"]) for one in records)
    parted = Judgement(1, "different", first, "a", "2021-11-17T00:00:00Z", other=second)
    assert len(found(records, judgements=[parted])) == 2


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_reports_changes_nothing(order: tuple[int, ...]) -> None:
    records = [record(text, DAY, f"صحيفة {at}") for at, text in enumerate((WHOLE, BARE, RAID))]
    assert found([records[at] for at in order]) == found(records)


def test_what_one_report_tells_apart_no_piece_joins() -> None:
    apart = "قصفت قوات النظام السوري قرية كفرنوران أمس الاثنين فأصيب ثلاثة مدنيين. وكانت مدفعية قوات النظام السوري قد قصفت قرية كفرنوران يوم الأربعاء الماضي فأصيب سبعة مدنيين."
    assert len(told((apart, DAY), (BARE, DAY))) == 2


def test_the_dead_of_a_raid_and_whom_it_took_are_one_telling() -> None:
    assert len(gather(tell(record("قتل رجل في قرية كفرنوران برصاص قوة أمريكية أمس الاثنين. وقال سكان إن القوة اعتقلت شابين في قرية كفرنوران أمس.", DAY)))) == 1


def test_two_neighbouring_towns_of_one_report_are_two_tellings() -> None:
    told_so = tell(record("قصفت قوات النظام السوري بلدة سرمين أمس الاثنين. ثم قصفت قوات النظام السوري بلدة النيرب القريبة من سرمين، بحسب ناشطين.", DAY))
    assert len(gather(told_so)) == 2


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        pytest.param("اغتيل رجل في قرية كفرنوران. وقال المتحدث إن المواجهة مع قوات النظام السوري مفتوحة.", [[]], id="a fight without a place names nobody's killer"),
        pytest.param("قصف الحوثيون منطقة دار سعد في عدن فقتل ثلاثة مدنيين. وشنت طائرات التحالف العربي غارات في عدن.", [["houthis"], ["saudi-led-coalition"]], id="raids of the other side"),
        pytest.param("قصفت قوات النظام السوري قرية كفرنوران فقتل ثلاثة مدنيين. ونفذ الطيران التركي غارات على قرية كفرنوران.", [["syria-government"], ["turkish-army"]], id="two doers in one village"),
        pytest.param("قصفت قوات النظام السوري قرية كفرنوران فقتل ثلاثة مدنيين. ونفذ طيران النظام السوري غارات على قرية كفرنوران.", [["syria-government"]], id="one doer by two kinds"),
    ],
)
def test_what_another_doer_did_is_no_part_of_a_happening(text: str, doers: list[list[str]]) -> None:
    assert [sorted(one.told.perpetrators) for one in gather(tell(record(text, DAY)))] == doers
