"""Values that a person types without words in the text: what they may be, what they rest on, and how the incident follows."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.desk import FIRST, PEOPLE, browser, decide, first_record, report_ids, words_at

from marsad.errors import InvalidValue
from marsad.model import typed
from marsad.model.mgrs import from_mgrs
from marsad.record import incidents, marks
from marsad.record.place import CasePlace
from marsad.record.store import judgements
from marsad.record.verify import verify

# published squares: Baghdad, the Eiffel tower, the Washington monument
SQUARES = {"38SMB4488": (33.334, 44.404), "31U DQ 48251 11932": (48.8582, 2.2945), "18SUJ2337106519": (38.8898, -77.0365)}


@pytest.mark.parametrize("square", SQUARES)
def test_mgrs_squares_give_degrees(square: str) -> None:
    lat, lon, _ = from_mgrs(square)
    assert (lat, lon) == pytest.approx(SQUARES[square], abs=0.001)


@pytest.mark.parametrize("square", ["", "38SMB448", "61SMB4488", "38SIB4488", "38SZB4488", "x" * 500, "38SMB" + "1" * 12])
def test_what_is_no_mgrs_square_is_refused(square: str) -> None:
    with pytest.raises(InvalidValue):
        from_mgrs(square)


QUANTITIES: dict[str, tuple[dict[str, str], Any]] = {
    "exact": ({"least": "١٢", "most": "12"}, (12, 12, "exact")),
    "at least": ({"least": "12"}, (12, None, "at_least")),
    "at most": ({"most": "12"}, (None, 12, "at_most")),
    "range": ({"least": "10", "most": "15"}, (10, 15, "range")),
    "range in one field": ({"least": "١٠ – ١٥"}, (10, 15, "range")),
    "half a range": ({"least": "10-"}, "typed_number"),
    "about": ({"least": "100", "most": "100", "about": "1"}, (100, 100, "about")),
    "none": ({"least": "0", "most": "0"}, (0, 0, "none")),
    "unknown": ({"unknown": "1"}, (None, None, "unstated")),
    "nothing": ({}, "typed_number"),
    "backwards": ({"least": "9", "most": "3"}, "typed_order"),
    "not a number": ({"least": "-4"}, "typed_number"),
    "too many": ({"least": "9" * 30}, "typed_number"),
}


@pytest.mark.parametrize("case", QUANTITIES)
def test_numbers_are_intervals_and_not_known_is_not_zero(case: str) -> None:
    form, expected = QUANTITIES[case]
    if isinstance(expected, str):
        with pytest.raises(InvalidValue) as fault:
            typed.quantity(form)
        assert fault.value.key == expected
    else:
        found = typed.quantity(form)
        assert (found["min"], found["max"], found["expr"]) == expected and found["typed"] and found["text"] == ""


TIMES: dict[str, tuple[dict[str, str], Any]] = {
    "day": ({"from": "2018-3-1"}, ("2018-03-01", "2018-03-01", "day")),
    "month": ({"from": "2018-02"}, ("2018-02-01", "2018-02-28", "month")),
    "year": ({"from": "٢٠١٨"}, ("2018-01-01", "2018-12-31", "year")),
    "period": ({"from": "2018-02-01", "to": "2018-02-04"}, ("2018-02-01", "2018-02-04", "day")),
    "hour": ({"from": "2018-02-01", "hour": "4:30"}, ("2018-02-01T04:30", "2018-02-01T04:30", "minute")),
    "no such day": ({"from": "2018-02-30"}, "typed_date"),
    "words": ({"from": "أمس"}, "typed_date"),
    "backwards": ({"from": "2018-02-04", "to": "2018-02-01"}, "typed_order"),
    "an hour of a month": ({"from": "2018-02", "hour": "04:30"}, "typed_hour"),
}


@pytest.mark.parametrize("case", TIMES)
def test_days_keep_their_precision(case: str) -> None:
    form, expected = TIMES[case]
    if isinstance(expected, str):
        with pytest.raises(InvalidValue) as fault:
            typed.time(form, [0, 4])
        assert fault.value.key == expected
    else:
        found = typed.time(form, [0, 4])
        assert (found["start"], found["end"], found["precision"]) == expected


def test_a_name_keeps_no_characters_that_hide_or_turn_around_others() -> None:
    assert typed.name_of("حي \u202eالورد\u2066\n <b>\u200f\x00") == "حي الورد <b>"


# --- on the desk ---


def event() -> dict[str, Any]:
    return next(one for one in first_record()["events"] if one["harms"])


def write(by: str = "reviewer", **form: Any) -> Any:
    return decide(browser(by), report_ids()[0], kind="type", **{"why": "اتصال بالمستشفى", "seen": 99, **form})


def test_a_number_without_words_takes_the_place_of_the_read_one_and_the_incident_follows(either_desk: CasePlace) -> None:
    harm = next(harm for one in first_record()["events"] for harm in one["harms"] if harm["min"] == 17)
    assert write(subject=harm["uid"], field="quantity", least=19, most=21, why="").status_code == 400, "a reason is required"
    page = write(subject=harm["uid"], field="quantity", least=19, most=21).content.decode()
    assert "19–21" in page and "كُتبت بلا كلمات من النص" in page and PEOPLE["reviewer"] in page and "اتصال بالمستشفى" in page
    kept = judgements()[0]
    assert (kept.kind, kept.field, kept.why) == ("correct", "quantity", "اتصال بالمستشفى") and kept.value["typed"]
    assert incidents.incidents(report=report_ids()[0])[0].killed_max == 21
    assert verify(either_desk) is None
    words = decide(browser("reviewer"), report_ids()[0], kind="correct", subject=harm["uid"], field="quantity", seen=99, **words_at(FIRST, "12 مدنيا")).content.decode()
    assert "كُتبت بلا كلمات من النص" not in words, "words of the text take the place of what was typed"


def test_place_day_parties_and_victims_are_added_changed_and_removed(desk: CasePlace) -> None:
    uid, report = event()["uid"], report_ids()[0]
    assert write(subject=uid, field="places.0", id="douma", also=1).status_code == 200
    assert write(subject=uid, field="time", **{"from": "2018-02-18", "hour": "14:30"}).status_code == 200
    assert write(subject=uid, field="actors.new", role="perpetrator", name="russia", id="russia").status_code == 200
    assert write(subject=uid, field="harms.new", outcome="injured", least=3, status="civilian", age="child").status_code == 200
    one = incidents.incidents(report=report)[0]
    whole = incidents.incident_of(one.id)
    assert whole is not None
    assert (one.place_id, one.first) == ("douma", "2018-02-18")
    assert ("russia", "accused") in [(party["actor"], party["stance"]) for party in whole["attribution"]]
    assert whole["injured"]["children"]["min"] == 3
    added = next(kept for kept in judgements() if kept.field and kept.field.startswith("actors.+"))
    gone = write(subject=uid, field=added.field, remove=1).content.decode()
    assert "أزاله" not in gone and "russia" not in gone, "what was added and taken out again leaves no trace but in the history"
    after = incidents.incident_of(incidents.incidents(report=report)[0].id)
    assert after is not None and "russia" not in [party["actor"] for party in after["attribution"]]
    removed = write(subject=uid, field="places.0", remove=1).content.decode()
    assert f"أزاله {PEOPLE['reviewer']}" in removed
    assert "typed_" not in browser("reviewer").get(f"/reports/{report}/history/").content.decode()


def test_the_stance_of_who_did_it_is_added_changed_and_removed_and_only_as_far_as_it_may_be_seen(desk: CasePlace) -> None:
    uid, report = event()["uid"], report_ids()[0]

    def stance() -> Any:
        whole = incidents.incident_of(incidents.incidents(report=report)[0].id)
        assert whole is not None
        return {party["actor"]: (party["stance"], party["stated"]) for party in whole["attribution"]}.get("russia")

    assert write(subject=uid, field="actors.new", role="target", name="russia", id="russia", stance="denied").status_code == 400, "only who did it has one"
    assert write(subject=uid, field="actors.new", role="perpetrator", name="russia", id="russia", stance="guilty").status_code == 400
    assert "نفى" in write(subject=uid, field="actors.new", role="perpetrator", name="russia", id="russia", stance="denied").content.decode()
    assert stance() == ("denied", True)
    page = f"/incidents/{incidents.incidents(report=report)[0].id}/"
    assert "بقول شخص" in browser("viewer").get(page).content.decode()
    added = next(kept.field for kept in judgements() if kept.field and kept.field.startswith("actors.+"))
    assert write(subject=uid, field=added, role="perpetrator", name="russia", id="russia", stance="accepted").status_code == 200
    assert stance() == ("accepted", True)
    marks.mark("passage", "protected", report, who="مديرة", why="خطر", start=0, end=len(FIRST))
    assert "بقول شخص" not in browser("viewer").get(page).content.decode()
    assert write("editor", subject=uid, field=added, role="perpetrator", name="russia", id="russia").status_code == 200
    assert stance() == ("accused", False), "what the claims say counts again"
    assert write("editor", subject=uid, field=added, remove=1).status_code == 200 and stance() is None


def test_a_point_lies_in_the_district_around_it(desk: CasePlace) -> None:
    uid = event()["uid"]
    assert write(subject=uid, field="places.new", at="33.53912, 36.36688", name="ملجأ البلدية", accuracy="exact").status_code == 200
    value = judgements()[0].value
    assert (value["name"], value["accuracy"], value["adm1"], value["lat"]) == ("ملجأ البلدية", "exact", "Rif Dimashq", 33.53912)
    assert "36.3" not in value["id"], "an id tells no coordinates"


WRONG: dict[str, dict[str, Any]] = {
    "a field that is none": {"field": "trigger", "least": 3},
    "the uid": {"field": "uid", "least": 3},
    "a list as a whole": {"field": "places", "id": "douma"},
    "no such place": {"field": "places.new", "id": "atlantis"},
    "a place that is not there": {"field": "places.77", "id": "douma"},
    "no such party": {"field": "actors.new", "role": "perpetrator", "name": "x", "id": "nobody-at-all"},
    "a role that is none": {"field": "actors.new", "role": "king", "name": "x"},
    "an outcome that is none": {"field": "harms.new", "outcome": "risen", "least": 3},
    "coordinates off the globe": {"field": "places.new", "at": "133.5, 36.3", "name": "x"},
    "a long reason": {"field": "places.new", "id": "douma", "why": "س" * 4001},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_typed_is_told_and_keeps_nothing(desk: CasePlace, wrong: str) -> None:
    answer = write(subject=event()["uid"], **WRONG[wrong])
    assert answer.status_code == 400 and re.search("[\u0600-\u06ff]", answer.json()["error"])
    assert judgements() == []


def test_the_same_click_twice_is_one_and_two_people_add_side_by_side(either_desk: CasePlace) -> None:
    form = {"subject": event()["uid"], "field": "places.new", "id": "douma", "seen": 0}
    assert write(**form, key="one-and-the-same").status_code == write(**form, key="one-and-the-same").status_code == 200
    assert [one.kind for one in judgements()].count("correct") == 1
    assert write("editor", **{**form, "id": "irbin"}, key="of the other").status_code == 200, "adding takes nobody's place"
    version = judgements()[-1].id
    first = next(one for one in judgements() if one.kind == "correct")
    assert write(subject=form["subject"], field=first.field, id="harasta", seen=version).status_code == 200
    clash = write("editor", subject=form["subject"], field=first.field, id="douma", seen=version, key="too late 1")
    assert clash.status_code == 409 and PEOPLE["reviewer"] in clash.content.decode()


def test_every_open_claim_is_accepted_with_one_form(desk: CasePlace) -> None:
    report, client = report_ids()[0], browser("reviewer")
    claims = [claim["uid"] for claim in first_record()["claims"]]
    assert decide(client, report, kind="reject", subject=claims[1]).status_code == 200
    sent = {"seen": 99, "key": "all-of-them"}
    page = client.post(f"/reports/{report}/accept-all/", sent, headers={"x-desk": "1"})
    assert page.status_code == 200 and page.content.decode().count("is-accept") == len(claims) - 1
    client.post(f"/reports/{report}/accept-all/", sent, headers={"x-desk": "1"})
    assert [one.kind for one in judgements()].count("accept") == len(claims) - 1
    assert client.post(f"/reports/{report}/accept-all/", {**sent, "key": "once-more"}, headers={"x-desk": "1"}).status_code == 400
    back = decide(client, report, kind="undo", subject=judgements()[-2].id, seen=99).content.decode()
    assert "is-accept" not in back and "is-reject" in back, "what was kept at once is taken back at once"


def test_several_groups_of_victims_are_given_a_status_at_once(desk: CasePlace) -> None:
    report, client = report_ids()[0], browser("reviewer")
    harms = [harm["uid"] for one in first_record()["events"] for harm in one["harms"]]
    form = {"harm": harms, "victims.status": "fighter", "seen": 99, "key": "a-group-of-them"}
    assert client.post(f"/reports/{report}/group/", form, headers={"x-desk": "1"}).status_code == 200
    assert {(one.field, one.value) for one in judgements() if one.kind == "correct"} == {("victims.status", "fighter")} and len(harms) > 1
    whole = incidents.incident_of(incidents.incidents(report=report)[0].id)
    assert whole is not None and whole["killed"]["fighter"] is not None, "linking counts the group that the person set"
    for wrong in ({"harm": ["0" * 16]}, {"victims.status": "angel"}, {"harm": []}, {"key": "x"}):
        assert client.post(f"/reports/{report}/group/", {**form, "key": "another-key", **wrong}, headers={"x-desk": "1"}).status_code == 400


def test_what_is_typed_is_hidden_with_the_words_that_it_rests_on(desk: CasePlace) -> None:
    uid, report = event()["uid"], report_ids()[0]
    assert write(subject=uid, field="places.new", at="33.53912, 36.36688", name="ملجأ زعفران").status_code == 200
    assert write(subject=uid, field="harms.new", outcome="injured", least=287).status_code == 200
    start, end = event()["span"]
    marks.mark("passage", "protected", report, who="مديرة", why="خطر", start=start, end=end)
    one = incidents.incidents(report=report)[0].id
    for url in (f"/reports/{report}/", f"/reports/{report}/history/", f"/incidents/{one}/", f"/api/incidents/{one}/", f"/api/reports/{report}/"):
        page = browser("viewer").get(url).content.decode()
        assert "زعفران" not in page and not re.search(r"(?<!\w)287(?!\w)", page), url
    assert "زعفران" in browser("editor").get(f"/reports/{report}/").content.decode()
    assert write(subject=uid, field="places.new", id="douma").status_code == 400, "nobody types over words that they may not see"


def test_places_and_parties_are_looked_up_while_typing(desk: CasePlace) -> None:
    client = browser("viewer")

    def found(**asked: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = client.get("/lookup/", asked).json()["rows"]
        return rows

    assert found(q="عربين")[0]["id"] == "irbin" and found(q="Arbin")[0]["name"] == "عربين"
    assert found(q="33.53912, 36.36688")[0]["name"] == "عربين" and found(q="خان يو")[0]["id"] == "khan-yunis"
    assert found(q="قرب بلدة عربين، ريف دمشق")[0]["id"] == "irbin" == found(q="vicinity of Irbeen town, Damascus")[0]["id"], "words around a name"
    assert found(kind="party", q="روسي")[0]["id"] and any(row["id"] == "russia" for row in found(kind="party", q="Russia"))
    assert found(q="ع") == [] and found(q="\x00\u202e") == [] and len(found(q="ال" * 90)) <= 12

