"""One event told by very many: what is compared grows with the tellings, and not with their square."""

from __future__ import annotations

from typing import Any

import pytest
from tests.linked import reports

from marsad.linking import echoes, road
from marsad.linking.road import add, incidents, link


def crowd(count: int) -> list[dict[str, Any]]:
    return reports(*[(f"قال مسعفون إن {3 + at % 4} مدنيين قتلوا في غارة جوية على بلدة دوما يوم السبت. الخبر {at}.", "2018-03-11", f"صحيفة التجربة {at % 9}") for at in range(count)])


@pytest.mark.parametrize("speakers", [3, 6])
def test_pairs_grow_with_the_tellings(monkeypatch: pytest.MonkeyPatch, speakers: int) -> None:
    made, scored = crowd(40), []
    monkeypatch.setattr(road, "SPEAKERS", speakers)
    monkeypatch.setattr("marsad.linking.pairs.SPEAKERS", speakers)
    score = road.score
    monkeypatch.setattr(road, "score", lambda a, b, least: scored.append((a.uid, b.uid)) or score(a, b, least))
    whole = link(made)
    keys = len({key for key, block in whole.blocks.items() if len(block) > speakers})
    assert len(scored) == len(set(scored)) <= 40 * speakers * keys
    assert max(map(len, whole.clusters)) == 40
    one_by_one = link(made[:1])
    for record in made[1:]:
        add(one_by_one, record)
    assert {(a, b) for a, others in one_by_one.links.items() for b in others} == {(a, b) for a, others in whole.links.items() for b in others}
    assert incidents(one_by_one) == incidents(whole)


def test_disputes_name_each_claim_that_opposes_another_once() -> None:
    told = [("الدفاع المدني", 9), ("وزارة الصحة", 14), ("المرصد السوري لحقوق الإنسان", 14)]
    (one,) = incidents(link(reports(*[f"قال {who} إن {number} مدنيين قتلوا في غارة جوية على بلدة دوما يوم السبت." for who, number in told])))
    (count,) = [found for found in one["disputes"] if found["kind"] == "count"]
    assert sorted(count["claims"]) == sorted(one["claims"]) and len(one["claims"]) == 3


def test_who_retells_whom_is_held_against_a_few() -> None:
    made = reports(*[(f"نقلت وكالة رويترز أن 7 مدنيين قتلوا وجرح 12 في غارة جوية على بلدة دوما يوم السبت. النشرة رقم {at} فيها كلام آخر عن أمور شتى.", "2018-03-11", f"صحيفة التجربة {at}") for at in range(20)])
    whole = link(made)
    told = [telling.told for telling in whole.tellings.values()]
    found = echoes.retold(told, whole.shelf.said, whole.shelf.sources, ())
    assert 0 < len(found) <= 20 * echoes.FEW


@pytest.mark.parametrize("turn", ["من جهة أخرى", "في سياق متصل"])
def test_a_sentence_that_turns_elsewhere_tells_another_happening(turn: str) -> None:
    told = "قتل 12 مدنيا في غارات جوية على ريف إدلب. {}أصيب مدنيون بغارات جوية على خان شيخون."
    (plain,) = reports(told.format(""))
    (turned,) = reports(told.format(f"{turn} "))
    assert [len(one["events"]) for one in incidents(link([plain]))] == [2]
    assert sorted(len(one["events"]) for one in incidents(link([turned]))) == [1, 1]
