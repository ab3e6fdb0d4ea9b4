"""Overview, incidents, tolls, echoes: what each page shows is what its context holds, filtered together, and nothing is merged."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.desk import PEOPLE, browser
from tests.reports import captured

from marsad.case import add
from marsad.case.linking import link_case
from marsad.record import incidents as kept
from marsad.record.choices import choose
from marsad.record.claims import claim_rows
from marsad.record.marks import mark
from marsad.record.place import CasePlace
from marsad.record.store import judgements
from marsad.record.totals import newest_totals

MOST_QUERIES = 12


@pytest.fixture
def contexts(samples_desk: CasePlace, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The contexts of the pages that are shown."""
    from marsad.desk import page, same_for_all
    from marsad.desk.views import incident

    seen: list[Any] = []
    parts = same_for_all._parts

    def show(request: Any, template: str, context: Any, **more: Any) -> Any:
        seen.append(context)
        return page.show(request, template, context, **more)

    def written(template: str, context: Any, who: Any) -> tuple[str, ...]:
        seen.append(context)
        return parts(template, context, who)

    monkeypatch.setattr(incident, "show", show)
    monkeypatch.setattr(same_for_all, "_parts", written)
    return seen


def words(html: bytes) -> str:
    """What a page says, without its markup."""
    return " ".join(unescape(re.sub(r"<script.*?</script>|<[^>]+>", " ", html.decode(), flags=re.S)).replace("\u2068", "").replace("\u2069", "").split())


def block(html: bytes, name: str = "told") -> Any:
    """The numbers that the scripts draw."""
    found = re.search(rf'<script id="{name}" type="application/json">(.*?)</script>', html.decode(), re.S)
    assert found
    return json.loads(found[1])


def places(client: Client, query: str = "") -> list[Any]:
    return list(client.get(f"/overview/map/{query}", headers={"x-desk": "1"}).json()["places"])


def of(place: str) -> str:
    """The id of the sample's incident at a place."""
    return kept.incidents(place=place, order="reports")[0].id


def test_overview_shows_its_context(samples_desk: CasePlace, contexts: list[Any]) -> None:
    answer = browser("viewer").get("/overview/")
    context, said = contexts[0], words(answer.content)
    assert context.summary.killed.incidents == kept.how_many()
    assert all(f"/incidents/{row.id}/" in answer.content.decode() for row in context.rows)
    assert all(period.name in said for period in context.periods)
    assert sum(period.killed.incidents for period in context.periods) + context.summary.undated == context.summary.killed.incidents
    assert all(line.source in said for line in context.lines)
    assert context.totals == (len(newest_totals()), False) and context.totals[0] and "#h-tolls" in answer.content.decode()
    assert [one["label"] for one in block(answer.content)["periods"]] == [period.name for period in context.periods]


def test_filters_hold_for_map_timeline_and_table_alike(samples_desk: CasePlace, contexts: list[Any]) -> None:
    client = browser("viewer")
    query = "?place=%D8%AF%D9%88%D9%85%D8%A7&type=airstrike"
    client.get(f"/overview/{query}")
    context = contexts[0]
    count = kept.how_many(place="دوما", type="airstrike")
    assert 0 < count < kept.how_many()
    assert context.summary.killed.incidents == len(context.rows) == count
    assert sum(period.killed.incidents for period in context.periods) + context.summary.undated == count
    assert sum(place["incidents"] for place in places(client, query)) == count
    assert {row.type for row in context.rows} == {"airstrike"}


def test_a_date_that_means_nothing_is_left_out_and_told(samples_desk: CasePlace) -> None:
    answer = browser("viewer").get("/incidents/?since=2018-13-45&until=x")
    assert answer.status_code == 200 and "تاريخ غير مفهوم" in words(answer.content)


def test_an_ambiguous_name_is_drawn_as_its_candidates(samples_desk: CasePlace) -> None:
    add(samples_desk, [captured(7, "قتل 44 مدنيا أمس في قصف على بلدة عين البيضا.")])  # two in Syria, one in the West Bank
    link_case(samples_desk)
    doubtful = [place for place in places(browser("viewer")) if place["candidates"]]
    assert doubtful and all(place["lat"] is None and len(place["candidates"]) > 1 for place in doubtful)


def test_incident_shows_its_context(samples_desk: CasePlace, contexts: list[Any]) -> None:
    answer = browser("viewer").get(f"/incidents/{of('زملكا')}/")
    context, said = contexts[0], words(answer.content)
    html = answer.content.decode()
    assert all(f'id="{card.anchor}"' in html and card.words in said for card in context.cards)
    assert {card.uid for card in context.cards} >= {claim.uid for group in context.bars.groups for claim in group.claims}
    assert len(context.graph.origins) == context.origins.max
    assert all(f'href="#claim-{edge.claim}"' in html for edge in context.graph.edges)
    assert context.disputes and all(len(one.sides) > 1 for one in context.disputes)
    assert all(party.name in said for party in context.parties)
    assert [step.holds for step in context.steps][-1] and not any(step.holds for step in context.steps[:-1])


def test_a_toll_that_rose_keeps_what_it_replaced(samples_desk: CasePlace, contexts: list[Any]) -> None:
    browser("viewer").get(f"/incidents/{of('دوما')}/")
    rose = contexts[0].tolls
    assert {one.people.min for one in rose if one.past} == {6, 11} and {one.people.min for one in rose if not one.past} == {14}


def test_bars_run_as_the_reader_reads_and_open_ends_stay_open(samples_desk: CasePlace) -> None:
    from marsad.desk.bars import PHONE, bars_of

    told: dict[str, Any] = {"killed": {"civilian": {"min": 3, "max": None}}, "injured": {}, "tolls": []}
    left, right = bars_of(told, {}, right_to_left=False).groups[0], bars_of(told, {}, right_to_left=True).groups[0]
    assert left.x1 < left.x2 and right.x1 > right.x2 and left.text == "≥3"
    phone = bars_of(told, {}, right_to_left=True, layout=PHONE)
    assert [number for _, number in phone.ticks] == [0, 1, 2, 3, 4] and all(10 < x < PHONE.width - 10 for x, _ in phone.ticks), "a phone shows every number of the scale"


def test_running_totals_stand_by_source_and_are_never_one_number(samples_desk: CasePlace, contexts: list[Any]) -> None:
    answer = browser("viewer").get("/tolls/")
    context = contexts[0]
    assert len({line.source for line in context.lines}) > 3
    assert all(line.source in words(answer.content) for line in context.lines)
    assert any(one.note == "falls" for line in context.lines for one in line.totals)
    assert context.contradictions and context.gap


def test_echoes_show_both_passages(samples_desk: CasePlace, contexts: list[Any]) -> None:
    answer = browser("viewer").get("/echoes/")
    context, said = contexts[0], words(answer.content)
    assert context.pairs and context.shown
    assert all(" ".join(one.first.split()) in said and " ".join(one.second.split()) in said for one in context.shown)


@pytest.mark.parametrize("path", ["/overview/", "/overview/map/", "/incidents/", "/tolls/", "/echoes/", "incident"])
def test_a_page_asks_the_database_little(samples_desk: CasePlace, path: str) -> None:
    client, path = browser("editor"), f"/incidents/{of('زملكا')}/" if path == "incident" else path
    client.get(path)  # the session's first minute is noted once
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    assert len(asked) <= MOST_QUERIES, [query["sql"][:90] for query in asked]


def test_pages_stand_on_postgresql_too(postgres_desk: CasePlace) -> None:
    client = browser("editor")
    ident = kept.incidents()[0].id
    for path in ("/overview/", "/overview/map/", "/incidents/?order=killed", f"/incidents/{ident}/", "/tolls/", "/echoes/"):
        assert client.get(path).status_code == 200, path


# --- decisions ---


def sent(client: Client, ident: str, form: str, **values: Any) -> Any:
    """A form of the incident's page, as the page sends it."""
    html = client.get(f"/incidents/{ident}/").content.decode()
    seen = re.search(r'name="seen" value="(\d+)"', html)
    assert seen
    return client.post(f"/incidents/{ident}/{form}/", {"key": f"key-{form}-{ident}-{len(judgements())}", "seen": seen[1], "why": "سبب مكتوب", **values})


def test_a_person_s_grade_stands_beside_the_machine_s(samples_desk: CasePlace, contexts: list[Any]) -> None:
    client, ident = browser("editor"), of("زملكا")
    assert "done=grade" in sent(client, ident, "grade", value="confirmed")["Location"]
    client.get(f"/incidents/{ident}/")
    context = contexts[-1]
    assert (context.person_grade.value, context.person_grade.who) == ("confirmed", PEOPLE["editor"])
    assert context.grade != "confirmed"


def test_publishing_and_taking_it_back(samples_desk: CasePlace) -> None:
    client, ident = browser("editor"), of("زملكا")
    sent(browser("admin"), ident, "grade", value="weak")
    sent(client, ident, "state", value="published")
    assert kept.incidents(state="published")[0].id == ident
    sent(client, ident, "undo", judgement=str(judgements()[-1].id), why="")
    assert kept.incidents(state="published") == []


def test_merged_incidents_are_one_and_come_apart_again(samples_desk: CasePlace) -> None:
    client, a, b = browser("editor"), of("سراقب"), of("معدان")
    reports = {report for ident in (a, b) for report in (kept.incident_of(ident) or {})["reports"]}
    after = sent(client, a, "join", other=f"http://127.0.0.1/incidents/{b}/")["Location"]
    merged = kept.incident_of(after.split("/")[2])
    assert merged and set(merged["reports"]) == reports
    gone = a if merged["id"] == b else b
    assert client.get(f"/incidents/{gone}/")["Location"].startswith(f"/incidents/{merged['id']}/")
    sent(client, merged["id"], "undo", judgement=str(judgements()[-1].id))
    apart = {tuple((kept.incident_of(ident) or {})["reports"]) for ident in (a, b)}
    assert {report for found in apart for report in found} == reports and len(apart) == 2


def test_reports_split_off_stay_apart_when_all_is_linked_anew(samples_desk: CasePlace) -> None:
    client, ident = browser("editor"), of("سراقب")
    first, *others = (kept.incident_of(ident) or {})["reports"]
    sent(client, ident, "split", reports=[first])
    link_case(samples_desk, anew=True)
    homes = {report: {line.id for line in kept.incidents(report=report, place="سراقب")} for report in (first, *others)}
    assert all(not homes[first] & homes[other] for other in others)


def test_two_incidents_that_are_not_the_same_do_not_merge_later(samples_desk: CasePlace) -> None:
    client, a, b = browser("editor"), of("سراقب"), of("معدان")
    sent(client, a, "differ", other=b)
    assert {one.kind for one in judgements()} == {"different"}
    assert {ident for ident in (a, b) if kept.incident_of(ident)} == {a, b}


def test_the_same_form_sent_twice_is_one_decision(samples_desk: CasePlace) -> None:
    client, ident = browser("editor"), of("زملكا")
    form = {"key": "once", "seen": "0", "why": "سبب", "value": "fair"}
    answers = [client.post(f"/incidents/{ident}/grade/", form)["Location"] for _ in range(2)]
    assert ["done=grade" in answers[0], "done=twice" in answers[1]] == [True, True] and len(judgements()) == 1


def test_a_decision_made_in_between_is_shown_and_what_was_written_is_kept(samples_desk: CasePlace) -> None:
    ident = of("زملكا")
    sent(browser("editor"), ident, "grade", value="fair")
    answer = browser("admin").post(f"/incidents/{ident}/grade/", {"key": "k", "seen": "0", "why": "رأيي أنا", "value": "weak"})
    assert answer.status_code == 422 and len(judgements()) == 1
    assert PEOPLE["editor"] in words(answer.content) and "رأيي أنا" in words(answer.content)


@pytest.mark.parametrize(
    ("form", "values"),
    [("grade", {"why": "", "value": "fair"}), ("grade", {"value": "excellent"}), ("join", {"other": "i000000000000"}), ("split", {"reports": []}), ("state", {"value": "burnt"})],
    ids=["no reason", "no such grade", "no such incident", "nothing chosen", "no such state"],
)
def test_a_form_that_cannot_be_taken_says_why_and_keeps_nothing(samples_desk: CasePlace, form: str, values: dict[str, Any]) -> None:
    answer = sent(browser("editor"), of("زملكا"), form, **values)
    assert answer.status_code == 422 and b'role="alert"' in answer.content and judgements() == []


# --- what must not come through ---

CANARY = "كناري_محمي"


def test_a_protected_report_and_source_appear_nowhere(samples_desk: CasePlace) -> None:
    add(samples_desk, [captured(7, f"قال {CANARY} إن 33 مدنيا قتلوا أمس في قصف على بلدة سقبا. وأفاد الدفاع المدني بأن {CANARY} أصيب.")])
    link_case(samples_desk)
    report = next(line.report for line in claim_rows(limit=500) if CANARY in line.words)
    alone = kept.incidents(report=report)
    before = kept.how_many()
    mark("report", "protected", report, who="test", why="خطر")
    mark("source", "protected", CANARY, who="test", why="خطر", names=[CANARY])
    client = browser("viewer")
    for path in _every_page():
        answer = client.get(path, headers={"x-desk": "1"})
        assert CANARY not in answer.content.decode() and report not in answer.content.decode(), path
    for line in alone:
        assert client.get(f"/incidents/{line.id}/").status_code == 404
    assert f">{before - len(alone)}<" in client.get("/incidents/").content.decode()
    assert browser("editor").get(f"/incidents/{alone[0].id}/").status_code == 200


def _every_page() -> list[str]:
    lines = kept.incidents()
    pages = ["/overview/", "/overview/map/", "/tolls/", "/echoes/", "/api/reports/?limit=500", "/api/claims/?limit=500", "/api/incidents/", "/api/tolls/", "/api/echoes/", "/api/places/"]
    return [*pages, *(f"/incidents/?page={number}" for number in (1, 2)), *(f"/incidents/{line.id}/" for line in lines), *(f"/api/incidents/{line.id}/" for line in lines)]


@pytest.mark.parametrize("role", ["viewer", "editor"])
@pytest.mark.parametrize("chosen", ["round1", "withheld"])
def test_coordinates_are_as_coarse_as_chosen(samples_desk: CasePlace, role: str, chosen: str) -> None:
    choose("coordinates", chosen, who="test")
    found = [place for place in places(browser(role)) if place["lat"] is not None]
    exact = [place for place in found if round(place["lat"], 1) != place["lat"]]
    told = browser(role).get("/api/incidents/?limit=500").json()["rows"]
    if role == "editor":
        assert exact
    elif chosen == "withheld":
        assert found == [] and all(row["place"] is None or row["place"]["lat"] is None for row in told)
    else:
        assert found and not exact and min(place["radius"] for place in found) >= 8000


HOSTILE = ["<script>alert(1)</script>", "</script><svg onload=alert(1)>", '"><img src=x onerror=alert(1)>', "{{ 7|add:7 }}", "\u202egnp.exe"]


def test_hostile_words_stay_words(samples_desk: CasePlace) -> None:
    from dataclasses import replace

    from marsad.model.custody import CapturedReport

    for number, nasty in enumerate(HOSTILE):
        one = captured(number, f"قال {nasty} إن 12 مدنيا قتلوا أمس في غارات جوية على مدينة عربين. رقم {number}.")
        report = replace(one.reports[0].report, outlet=nasty, title=nasty)
        add(samples_desk, [one.holding((CapturedReport(report, language="ar"),))])
    link_case(samples_desk)
    client = browser("editor")
    for path in _every_page():
        if not path.startswith("/api/"):
            html = client.get(path).content.decode()
            assert not any(nasty in html for nasty in ("<script>alert", "<svg onload", "<img src=x", "\u202e")), path
            assert html.count("<script") == html.count("</script>"), path


@pytest.mark.parametrize("language", ["ar", "en"])
def test_queue_and_list_say_the_point_as_the_incident_does(samples_desk: CasePlace, language: str) -> None:
    client = browser("viewer")
    client.post("/language/", {"language": language, "next": "/"})
    points = {unescape(found) for one in kept.incidents(limit=200) for found in re.findall(r'<p class="point" id="point">(?:<bdi[^>]*>)?(.*?)(?:</bdi>)?</p>', client.get(f"/incidents/{one.id}/").content.decode())}
    told = [unescape(found) for found in re.findall(r'<span class="point"><bdi dir="auto">(.*?)</bdi>', client.get("/queue/").content.decode())]
    assert len(told) > 10 and set(told) <= points
    doers = [unescape(found) for found in re.findall(r'<small class="who"><bdi dir="auto">(.*?)</bdi>', client.get("/incidents/").content.decode())]
    assert len(doers) > 3 and all(any(one in point for point in points) for one in doers)
