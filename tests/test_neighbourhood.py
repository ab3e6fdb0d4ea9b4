"""One more report: what is linked within a neighbourhood is what linking all from nothing gives, in crowds too, and as people decide in between."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

import pytest
from tools import one_event

from marsad.case import add, crowds, neighbourhood
from marsad.case.linking import link_case
from marsad.linking import clusters, pairs, road
from marsad.linking.explain import joining
from marsad.linking.holding import Known, hold_anew
from marsad.linking.weights import Link
from marsad.model.custody import Captured, CapturedReport, Custody
from marsad.model.judgement import Judgement
from marsad.model.report import Report
from marsad.record import tellings
from marsad.record.erasure import erase_report
from marsad.record.place import CasePlace
from marsad.record.rows import query
from marsad.record.several import tell_apart
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


def payloads() -> list[Any]:
    """The incidents but for their ids, which tell what became of earlier ones."""
    return sorted(({**json.loads(payload), "id": ""} for (payload,) in query("SELECT payload FROM record_incident")), key=lambda one: str(one["events"]))


def decide(chance: random.Random, made: list[int]) -> None:
    """Something a person decides: two claims are of one incident or of two, some of others than these, one is rejected, a decision is taken back."""
    claims = [uid for (uid,) in query("SELECT uid FROM record_claim ORDER BY uid")]
    kind = chance.choice(["same", "different", "many", "reject", "undo"])
    if kind == "undo":
        if made:
            judge("undo", str(made.pop(chance.randrange(len(made)))), who="سلمى")
        return
    if kind == "many":
        some = chance.sample(claims, min(8, len(claims)))
        made.append(tell_apart(some[:2], some[2:], who="سلمى", why=None).id)
        return
    other = chance.choice(claims) if kind != "reject" else None
    subject = chance.choice([claim for claim in claims if claim != other])
    made.append(judge(kind, subject, other=other, who="سلمى").id)


@pytest.mark.parametrize(("seed", "speakers", "decides"), [(1, 2, False), (2, 2, True), (3, 12, True), (4, 3, True)])
def test_a_crowd_told_one_by_one_is_as_linked_from_nothing(sqlite_case: CasePlace, monkeypatch: pytest.MonkeyPatch, seed: int, speakers: int, decides: bool) -> None:
    monkeypatch.setattr(clusters, "SPEAKERS", speakers)
    monkeypatch.setattr(neighbourhood, "CROWD", 3)
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
    one_by_one, links, told_of = parts(), joined(), payloads()
    assert max(map(len, one_by_one)) > speakers or speakers > 3
    link_case(sqlite_case, anew=True)
    assert parts() == one_by_one
    assert joined() == links
    assert payloads() == told_of


@pytest.mark.parametrize("seed", range(25))
def test_what_holds_an_incident_is_found_out_of_what_held_it_before(seed: int) -> None:
    """Some tellings go, one comes, one is linked otherwise: the tree and what hangs alone are those of all links, of which only some are asked for."""
    chance = random.Random(seed)
    names, part = [f"t{at:02}" for at in range(40)], chance.choice([0.05, 0.1, 0.3])
    before, after = ({(a, b): Link(chance.choice([1.0, 2.0, 3.004]), ()) for a in names for b in names if a < b and chance.random() < part} for _ in range(2))
    gone, fresh = {"t03", "t05", "t07"}, {"t05", "t39"}
    before = {pair: link for pair, link in before.items() if "t39" not in pair}
    after = {pair: link for pair, link in before.items() if gone.isdisjoint(pair)} | {pair: link for pair, link in after.items() if not fresh.isdisjoint(pair) and not {"t03", "t07"} & {*pair}}
    stood = [{"events": list(pair), "score": round(before[pair].score, 2), "alone": alone} for pair, alone in joining({pair: round(link.score, 2) for pair, link in before.items()})]
    links, whole = defaultdict[str, dict[str, Link]](dict), set[str]()

    def read(uids: Collection[str]) -> None:
        whole.update(uids)
        for (a, b), link in after.items():
            if a in uids or b in uids:
                links[a][b] = links[b][a] = link

    read(fresh)
    members = {uid for pair in after for uid in pair}
    found = hold_anew(members, stood, gone, [pair for pair in before if not gone.isdisjoint(pair)], Known(links, whole, read))
    assert found == joining({pair: round(link.score, 2) for pair, link in after.items()})


def test_of_a_crowd_few_links_are_read_whatever_is_decided_on_one_of_it_and_taken_back(sqlite_case: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is rejected; moved out; the crowd is joined with others, and it is moved out of both."""
    add(sqlite_case, [*one_event.told(150), *one_event.beside()], processes=1)
    link_case(sqlite_case)
    read, links_from = set[str](), tellings.links_from
    monkeypatch.setattr(tellings, "links_from", lambda uids: links_from(read.update(uids) or uids))
    crowded = "(SELECT id FROM record_incident ORDER BY reports DESC LIMIT 1)"
    linked = f"SELECT i.claim FROM record_incidentclaim i JOIN record_telling t ON t.report = i.report LEFT JOIN record_link l ON t.uid IN (l.a, l.b) WHERE i.incident = {crowded} GROUP BY i.claim"
    claim, *crowd = (uid for (uid,) in query(f"{linked} ORDER BY count(*), i.claim"))
    beside = query(f"SELECT min(claim) FROM record_incidentclaim WHERE incident <> {crowded}")[0][0]

    def decided(made: Judgement, *sizes: int) -> Judgement:
        read.clear()
        link_case(sqlite_case)
        assert sorted(count for (count,) in query("SELECT reports FROM record_incident")) == sorted(sizes)
        assert 0 < len(read) < 50, "the links of so many of 150"
        return made

    rejected = decided(judge("reject", claim, who="سلمى"), 3, 149)
    decided(judge("undo", str(rejected.id), who="سلمى"), 3, 150)
    joined = decided(judge("same", crowd[0], other=beside, who="سلمى"), 153)
    moved = decided(tell_apart([claim], [*crowd, beside], who="سلمى", why=None), 1, 152)
    decided(judge("undo", str(moved.id), who="سلمى"), 153)
    decided(judge("undo", str(joined.id), who="سلمى"), 3, 150)
    link_case(sqlite_case, anew=True)
    assert sorted(count for (count,) in query("SELECT reports FROM record_incident")) == [3, 150]
