"""One more report: what is linked within a neighbourhood is what linking all from nothing gives, in crowds too, and as people decide in between."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date
from typing import Any

import pytest

from marsad.case import add, crowds
from marsad.case.linking import link_case
from marsad.linking import clusters, pairs, road
from marsad.linking.before import Before
from marsad.model.custody import Captured, CapturedReport, Custody
from marsad.model.report import Report
from marsad.record import tellings
from marsad.record.erasure import erase_report
from marsad.record.place import CasePlace
from marsad.record.rows import query
from marsad.record.store import judge

WHO = ("الدفاع المدني", "المرصد السوري لحقوق الإنسان", "ناشطون", "مصدر طبي", "وكالة الأنباء")
WHERE = ("دوما", "حرستا", "عربين", "سقبا", "بلدة في الغوطة الشرقية")
WHEN = ("مساء السبت", "صباح السبت", "يوم الأحد", "أمس", "")
WHAT = ("غارة جوية على", "قصف مدفعي على", "قصف استهدف سوقا في", "غارات على")


def told(chance: random.Random, number: int) -> Captured:
    """A report of one or two strikes in a few towns within a few days: many of them may be one."""
    lines = [
        f"قال {chance.choice(WHO)} إن {chance.randint(2, 9)} مدنيين قتلوا {chance.choice(WHEN)} في {chance.choice(WHAT)} {chance.choice(WHERE)}."
        for _ in range(chance.choice([1, 1, 2]))
    ]
    text = " ".join([*lines, f"الخبر {number}."])
    report = Report(text, f"صحيفة {number} الافتراضية", date(2018, 3, 10 + chance.randint(0, 3)), None, None)
    name = f"/in/{number}.txt"
    return Captured(text.encode(), Custody(name, name, "2026-11-24T00:00:00+00:00", "marsad test", "working"), (CapturedReport(report, language="ar"),))


def parts() -> set[frozenset[str]]:
    """The clusters of tellings as they are kept."""
    found = defaultdict(set)
    for uid, home in query("SELECT uid, home FROM record_telling"):
        found[home].add(uid)
    return set(map(frozenset, found.values()))


def joined() -> list[tuple[Any, ...]]:
    return query("SELECT a, b, score, levels FROM record_link ORDER BY a, b")


def decide(chance: random.Random, made: list[int]) -> None:
    """Something a person decides: two claims are of one incident or of two, one is rejected, a decision is taken back."""
    claims = [uid for (uid,) in query("SELECT uid FROM record_claim ORDER BY uid")]
    kind = chance.choice(["same", "different", "reject", "undo"])
    if kind == "undo":
        if made:
            judge("undo", str(made.pop(chance.randrange(len(made)))), who="سلمى")
        return
    other = chance.choice(claims) if kind != "reject" else None
    subject = chance.choice([claim for claim in claims if claim != other])
    made.append(judge(kind, subject, other=other, who="سلمى").id)


@pytest.mark.parametrize(("seed", "speakers", "decides"), [(1, 2, False), (2, 2, True), (3, 12, True), (4, 3, True)])
def test_a_crowd_told_one_by_one_is_as_linked_from_nothing(sqlite_case: CasePlace, monkeypatch: pytest.MonkeyPatch, seed: int, speakers: int, decides: bool) -> None:
    monkeypatch.setattr(clusters, "SPEAKERS", speakers)
    for module in (pairs, road, tellings, crowds):
        monkeypatch.setattr(module, "SPEAKERS", speakers + 1)
    chance, made = random.Random(seed), list[int]()
    for number in range(36):
        captured = told(chance, number)
        add(sqlite_case, [captured])
        if decides and number > 4 and not chance.randrange(3):
            decide(chance, made)
        if decides and chance.randrange(12) == 0:
            erase_report(sqlite_case, captured.reports[0].report.id, who="سلمى", why="أمر محكمة")
        link_case(sqlite_case)
    one_by_one, links = parts(), joined()
    assert max(map(len, one_by_one)) > speakers or speakers > 3
    link_case(sqlite_case, anew=True)
    assert parts() == one_by_one
    assert joined() == links


def test_what_joined_before_joins_again_unweighed_until_a_new_telling_speaks() -> None:
    before = Before({("a", "b")}, {"n"}, set())
    assert before.told(("a", "b"), ("a", "b"), "ab") is True
    assert before.told(("a", "c"), ("a", "c"), "ac") is False
    assert before.told(("a", "n"), ("a", "n"), "an") is None
    before.joins(("a", "n"), ("a", "n"), "a")
    assert before.told(("a", "b"), ("a", "b"), "ab") is True
    assert before.told(("a", "b"), ("a", "b"), "anb") is None


def test_a_cluster_that_is_not_as_it_was_is_weighed() -> None:
    before = Before({("a", "b")}, {"n"}, set())
    before.parts(("a", "b"), ("a", "b"))
    assert before.told(("a", "c"), ("a", "c"), "ac") is None and before.told(("b", "c"), ("b", "c"), "bc") is None
    before = Before({("a", "b")}, {"n"}, set())
    before.joins(("a", "n"), ("a", "n"), "a")
    before.joins(("c", "n"), ("a", "c"), "a")
    assert before.told(("a", "b"), ("a", "b"), "ab") is None
